import type { RefObject } from 'react';
import {
  Popover as AriaPopover,
  Dialog,
  DialogContext,
  type DialogProps,
  OverlayTriggerStateContext,
  PopoverContext,
  Provider,
  RootMenuTriggerStateContext,
} from 'react-aria-components';
import type { RootMenuTriggerState } from 'react-stately/useMenuTriggerState';
import { cx } from '../cx';
import type { PopoverProps } from './Popover';
import styles from './Popover.module.css';
import surface from './surface.module.css';

export interface PopoverBodyProps
  extends Pick<PopoverProps, 'label' | 'placement' | 'children' | 'className'> {
  isOpen: boolean;
  state: RootMenuTriggerState;
  trigger: RefObject<HTMLButtonElement | null>;
  overlay: DialogProps;
}

/** What a popover shows once it opens. */
export function PopoverBody({
  label,
  placement = 'bottom start',
  children,
  className,
  state,
  trigger,
  overlay,
}: PopoverBodyProps) {
  return (
    <Provider
      values={[
        [OverlayTriggerStateContext, state],
        [RootMenuTriggerStateContext, state],
        [DialogContext, overlay],
        [PopoverContext, { trigger: 'DialogTrigger', triggerRef: trigger, id: overlay.id ?? '' }],
      ]}
    >
      <AriaPopover className={surface.surface} placement={placement} offset={6}>
        <Dialog aria-label={label} className={cx(styles.dialog, className)}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </Provider>
  );
}
