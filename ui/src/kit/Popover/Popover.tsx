import { type ReactElement, type ReactNode, useRef } from 'react';
import { useOverlayTrigger } from 'react-aria/useOverlayTrigger';
import { ButtonContext } from 'react-aria-components/Button';
import { useMenuTriggerState } from 'react-stately/useMenuTriggerState';
import { laterOpen } from '../later';

export interface PopoverProps {
  /** The accessible name of what opens. */
  label: string;
  /** The button that opens it. */
  trigger: ReactElement;
  placement?: 'bottom start' | 'bottom end' | 'bottom' | 'top' | 'right' | 'left';
  children: ReactNode | ((close: () => void) => ReactNode);
  className?: string;
}

const PopoverBody = laterOpen(async () => (await import('./PopoverBody')).PopoverBody);

export function Popover({ trigger, ...body }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  // That of a menu, in case one stands inside.
  const state = useMenuTriggerState({});
  const { triggerProps, overlayProps } = useOverlayTrigger({ type: 'dialog' }, state, button);
  return (
    <>
      <ButtonContext.Provider value={{ ...triggerProps, ref: button, isPressed: state.isOpen }}>
        {trigger}
      </ButtonContext.Provider>
      <PopoverBody {...body} isOpen={state.isOpen} state={state} trigger={button} overlay={overlayProps} />
    </>
  );
}
