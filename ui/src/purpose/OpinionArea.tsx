import { t } from '#i18n';
import { TextArea, type TextAreaProps } from '#kit';

/**
 * Where somebody writes what they think of somebody. Below it, quietly, what helps more than any rule: whether one
 * would show it to them.
 */
export function OpinionArea({ description, ...rest }: TextAreaProps) {
  const said = [description, t('purpose.would_show')].filter(Boolean).join(' ');
  return <TextArea {...rest} description={said} />;
}
