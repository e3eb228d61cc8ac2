import { Archive, Clock, Columns3, PanelLeft, RotateCcw } from 'lucide-react';
import { t } from '#i18n';
import { Button, type GridColumn, Menu } from '#kit';
import type { FieldRow, PersonRow } from '../model';
import type { RegisterState } from './state';
import { fieldLabel } from './tests';

export interface ViewMenuProps {
  /** Every column there is. */
  columns: readonly GridColumn<PersonRow>[];
  /** Fields the rows can be grouped by. */
  groups: readonly FieldRow[];
  state: RegisterState;
  onChange(part: Partial<RegisterState>): void;
  onStale(): void;
}

/** Which columns are shown and in which order, in which groups, and who. */
export function ViewMenu({ columns, groups, state, onChange, onStale }: ViewMenuProps) {
  const { shown, unitsShown, group, archived, widths } = state;
  const offered = columns.filter(({ isRowHeader }) => !isRowHeader);
  const toggle = (key: string) =>
    onChange({ shown: shown.includes(key) ? shown.filter((each) => each !== key) : [...shown, key] });
  return (
    <Menu
      label={t('people.view_menu')}
      placement="bottom end"
      groups={[
        {
          id: 'units',
          items: [
            {
              id: 'units',
              label: t(unitsShown ? 'people.units_hide' : 'people.units_show'),
              icon: PanelLeft,
              onAction: () => onChange({ unitsShown: !unitsShown }),
            },
            { id: 'only-stale', label: t('register.stale_only'), icon: Clock, onAction: onStale },
          ],
        },
        {
          id: 'archived',
          several: true,
          items: [
            {
              id: 'with-archived',
              label: t('register.archived_shown'),
              icon: Archive,
              isChosen: archived,
              onAction: () => onChange({ archived: !archived }),
            },
          ],
        },
        {
          id: 'group',
          heading: t('register.group_by'),
          items: [
            {
              id: 'group-none',
              label: t('register.not_grouped'),
              isChosen: group === null,
              onAction: () => onChange({ group: null, closed: [] }),
            },
            ...groups.map((field) => ({
              id: `group-${field.id}`,
              label: fieldLabel(field),
              isChosen: group === field.id,
              onAction: () => onChange({ group: field.id, closed: [] }),
            })),
          ],
        },
        {
          id: 'columns',
          several: true,
          heading: t('people.columns_shown'),
          items: offered.map(({ key, header }) => ({
            id: `column-${key}`,
            label: header,
            isChosen: shown.includes(key),
            onAction: () => toggle(key),
          })),
        },
        {
          id: 'widths',
          items:
            Object.keys(widths).length === 0
              ? []
              : [
                  {
                    id: 'usual-widths',
                    label: t('register.usual_widths'),
                    icon: RotateCcw,
                    onAction: () => onChange({ widths: {} }),
                  },
                ],
        },
        { id: 'order', heading: t('register.order'), items: orders(offered, shown, onChange) },
      ]}
    >
      <Button variant="quiet" icon={Columns3}>
        {t('people.view')}
      </Button>
    </Menu>
  );
}

/** Each column shown can change places with the one beside it. */
function orders(
  columns: readonly GridColumn<PersonRow>[],
  shown: readonly string[],
  onChange: ViewMenuProps['onChange'],
) {
  const here = shown.filter((key) => columns.some((column) => column.key === key));
  const swap = (key: string, other: string) =>
    onChange({ shown: shown.map((each) => (each === key ? other : each === other ? key : each)) });
  return here.flatMap((key, at) => {
    const column = columns.find((each) => each.key === key)?.header ?? key;
    const [before, after] = [at > 0 ? here[at - 1] : undefined, here[at + 1]];
    return [
      ...(before === undefined
        ? []
        : [
            {
              id: `${key}-left`,
              label: t('register.move_left', { column }),
              onAction: () => swap(key, before),
            },
          ]),
      ...(after === undefined
        ? []
        : [
            {
              id: `${key}-right`,
              label: t('register.move_right', { column }),
              onAction: () => swap(key, after),
            },
          ]),
    ];
  });
}
