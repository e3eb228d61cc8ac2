import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Header,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { cx } from '../cx';
import { Kbd } from '../Kbd/Kbd';
import surface from '../Popover/surface.module.css';
import styles from './Menu.module.css';

export interface MenuItem {
  id: string;
  label: string;
  onAction(): void;
  icon?: LucideIcon;
  hint?: string;
  keys?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  isChosen?: boolean;
}

export interface MenuGroup {
  id: string;
  heading?: string;
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

export function Menu({ label, groups, children, placement = 'bottom start' }: MenuProps) {
  const filled = groups.filter(({ items }) => items.length > 0);
  return (
    <MenuTrigger>
      {children}
      <Popover className={surface.surface} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={cx(surface.list, styles.menu)}>
          {filled.map((group, index) => (
            <MenuSection key={group.id} id={`group:${group.id}`} aria-label={group.heading ?? label}>
              {index > 0 ? <Separator className={surface.separator} /> : null}
              {group.heading ? <Header className={surface.heading}>{group.heading}</Header> : null}
              {group.items.map(
                ({ id, label: name, onAction, icon: Icon, hint, keys, isDanger, isDisabled, isChosen }) => (
                  <AriaMenuItem
                    key={id}
                    id={id}
                    textValue={name}
                    onAction={onAction}
                    isDisabled={isDisabled ?? false}
                    className={cx(surface.item, isDanger && surface.danger)}
                  >
                    {Icon ? <Icon aria-hidden className={surface.icon} /> : null}
                    <span className={surface.words}>
                      {name}
                      {hint ? <span className={surface.hint}>{hint}</span> : null}
                    </span>
                    {keys ? <Kbd keys={keys} /> : null}
                    {isChosen ? <Check aria-hidden className={surface.tick} /> : null}
                  </AriaMenuItem>
                ),
              )}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
