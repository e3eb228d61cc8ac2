import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from '../Kbd/Kbd';
import styles from './Tooltip.module.css';

export interface TooltipProps {
  /** What it says; the control must carry its own accessible name besides. */
  text: ReactNode;
  /** The key that does the same. */
  keys?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** One focusable kit or react-aria control. */
  children: ReactElement;
}

export function Tooltip({ text, keys, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip} placement={placement} offset={6}>
        {text}
        {keys ? <Kbd keys={keys} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
