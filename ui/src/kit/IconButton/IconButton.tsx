import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../cx';
import { Tooltip, type TooltipProps } from '../Tooltip/Tooltip';
import styles from './IconButton.module.css';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: LucideIcon;
  /** Its accessible name, and what the tooltip says. */
  label: string;
  keys?: string;
  size?: 's' | 'm';
  placement?: TooltipProps['placement'];
  className?: string;
}

export function IconButton({
  icon: Icon,
  label,
  keys,
  size = 'm',
  placement,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})} {...(placement ? { placement } : {})}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.button, styles[size], className)}>
        <Icon aria-hidden className={styles.icon} />
      </AriaButton>
    </Tooltip>
  );
}
