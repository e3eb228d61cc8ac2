import type { ReactElement, ReactNode } from 'react';
import { Popover as AriaPopover, Dialog, DialogTrigger } from 'react-aria-components';
import { cx } from '../cx';
import styles from './Popover.module.css';
import surface from './surface.module.css';

export interface PopoverProps {
  /** The accessible name of what opens. */
  label: string;
  /** The button that opens it. */
  trigger: ReactElement;
  placement?: 'bottom start' | 'bottom end' | 'bottom' | 'top' | 'right' | 'left';
  children: ReactNode | ((close: () => void) => ReactNode);
  className?: string;
}

export function Popover({ label, trigger, placement = 'bottom start', children, className }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={surface.surface} placement={placement} offset={6}>
        <Dialog aria-label={label} className={cx(styles.dialog, className)}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
