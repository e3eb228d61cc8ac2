import { Check } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuProps as AriaMenuProps,
  Header,
  MenuContext,
  MenuSection,
  OverlayTriggerStateContext,
  Popover,
  PopoverContext,
  Provider,
  RootMenuTriggerStateContext,
  Separator,
} from 'react-aria-components';
import type { RootMenuTriggerState } from 'react-stately/useMenuTriggerState';
import { cx } from '../cx';
import { Kbd } from '../Kbd/Kbd';
import surface from '../Popover/surface.module.css';
import type { MenuGroup, MenuProps } from './Menu';
import styles from './Menu.module.css';

export interface MenuListProps extends Required<Pick<MenuProps, 'label' | 'groups' | 'placement'>> {
  isOpen: boolean;
  state: RootMenuTriggerState;
  trigger: RefObject<HTMLButtonElement | null>;
  menu: AriaMenuProps<object>;
}

/** Where one chooses among the items, each tells whether it is chosen. */
function choiceOf({ items, several = false }: MenuGroup) {
  return items.some(({ isChosen }) => isChosen !== undefined)
    ? {
        selectionMode: several ? ('multiple' as const) : ('single' as const),
        selectedKeys: items.filter(({ isChosen }) => isChosen).map(({ id }) => id),
        shouldCloseOnSelect: true,
      }
    : {};
}

/** What a menu shows once it opens. */
export function MenuList({ label, groups, placement, state, trigger, menu }: MenuListProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const filled = groups.filter(({ items }) => items.length > 0);
  return (
    <Provider
      values={[
        [MenuContext, { ...menu, ref: scroll }],
        [OverlayTriggerStateContext, state],
        [RootMenuTriggerStateContext, state],
        [
          PopoverContext,
          {
            trigger: 'MenuTrigger',
            triggerRef: trigger,
            scrollRef: scroll,
            'aria-labelledby': menu['aria-labelledby'] ?? '',
          },
        ],
      ]}
    >
      <Popover className={surface.surface} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={cx(surface.list, styles.menu)}>
          {filled.map((group, index) => (
            <MenuSection
              key={group.id}
              id={`group:${group.id}`}
              aria-label={group.heading ?? label}
              {...choiceOf(group)}
            >
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
    </Provider>
  );
}
