import type { RefObject } from 'react';
import { useMenuTrigger } from 'react-aria/useMenu';
import { useMenuTriggerState } from 'react-stately/useMenuTriggerState';
import { laterOpen } from '../later';
import type { MenuProps } from './Menu';

export interface MenuAtProps extends Pick<MenuProps, 'label' | 'groups' | 'placement'> {
  isOpen: boolean;
  onClose(): void;
  /** The button that it opens at; the focus comes back to it. */
  at: RefObject<HTMLButtonElement | null>;
}

const MenuList = laterOpen(async () => (await import('./MenuList')).MenuList);

/** One menu for many buttons, of which each would be a trigger of its own otherwise: the cells of a table, say. */
export function MenuAt({ isOpen, onClose, at, label, groups, placement = 'bottom start' }: MenuAtProps) {
  const state = useMenuTriggerState({ isOpen, onOpenChange: (open) => (open ? undefined : onClose()) });
  const { menuProps } = useMenuTrigger<object>({ type: 'menu' }, state, at);
  // The buttons have names of their own; the menu has its.
  const { 'aria-labelledby': _, ...menu } = menuProps;
  return (
    <MenuList
      isOpen={isOpen}
      label={label}
      groups={groups}
      placement={placement}
      state={state}
      trigger={at}
      menu={menu}
    />
  );
}
