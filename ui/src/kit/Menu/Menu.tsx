import type { LucideIcon } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import { useMenuTrigger } from 'react-aria/useMenu';
import { ButtonContext } from 'react-aria-components/Button';
import { useMenuTriggerState } from 'react-stately/useMenuTriggerState';
import { laterOpen } from '../later';

export interface MenuItem {
  id: string;
  label: string;
  onAction(): void;
  icon?: LucideIcon;
  hint?: string;
  keys?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  /** Whether it is chosen, of items among which one chooses. */
  isChosen?: boolean;
}

export interface MenuGroup {
  id: string;
  heading?: string;
  /** Of its items several can be chosen together; otherwise one. */
  several?: boolean;
  items: readonly MenuItem[];
}

export interface MenuProps {
  /** The accessible name of the menu. */
  label: string;
  groups: readonly MenuGroup[];
  /** The button that opens it. */
  children: ReactElement;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right top';
}

const MenuList = laterOpen(async () => (await import('./MenuList')).MenuList);

export function Menu({ label, groups, children, placement = 'bottom start' }: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const state = useMenuTriggerState({});
  const { menuTriggerProps, menuProps } = useMenuTrigger<object>({ type: 'menu' }, state, trigger);
  return (
    <>
      <ButtonContext.Provider value={{ ...menuTriggerProps, ref: trigger, isPressed: state.isOpen }}>
        {children}
      </ButtonContext.Provider>
      <MenuList
        isOpen={state.isOpen}
        label={label}
        groups={groups}
        placement={placement}
        state={state}
        trigger={trigger}
        menu={menuProps}
      />
    </>
  );
}
