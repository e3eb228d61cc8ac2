import { t } from '#i18n';
import { KINDS, type Kind } from '../model';

export interface Sentence {
  kinds: readonly Kind[];
  unit?: string | undefined;
  project?: string | undefined;
  text: string;
  /** The conditions in words; empty where there are none. */
  conditions: string;
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** The filter as a sentence: “People and roles in Finance matching ‘ann’, where Stale is Yes”. */
export function sentenceOf({ kinds, unit, project, text, conditions }: Sentence): string {
  const named = KINDS.filter((kind) => kinds.includes(kind));
  let who =
    named.length === 0
      ? t('people.sentence.everybody')
      : list.format(
          named.map((kind, at) => t(at === 0 ? `people.kinds.${kind}` : `people.kinds_inside.${kind}`)),
        );
  if (unit !== undefined) {
    who = t('people.sentence.in', { who, unit });
  }
  if (project !== undefined) {
    who = t('people.sentence.stake', { who, project });
  }
  if (text.trim() !== '') {
    who = t('people.sentence.matching', { who, text: text.trim() });
  }
  return conditions === '' ? who : t('people.sentence.where', { who, conditions });
}
