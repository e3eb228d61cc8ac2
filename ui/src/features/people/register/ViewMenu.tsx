import { Columns3, PanelLeft } from 'lucide-react';
import { t } from '#i18n';
import { Button, type GridColumn, Menu } from '#kit';
import type { PersonRow } from '../model';
import type { RegisterState } from './state';

/** Which columns are shown, and whether the units are. */
export function ViewMenu({
  columns,
  state,
  onChange,
}: {
  columns: readonly GridColumn<PersonRow>[];
  state: RegisterState;
  onChange(part: Partial<RegisterState>): void;
}) {
  const { hidden, unitsShown } = state;
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
          ],
        },
        {
          id: 'columns',
          heading: t('people.columns_shown'),
          items: columns
            .filter(({ isRowHeader }) => !isRowHeader)
            .map(({ key, header }) => ({
              id: key,
              label: header,
              isChosen: !hidden.includes(key),
              onAction: () =>
                onChange({
                  hidden: hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key],
                }),
            })),
        },
      ]}
    >
      <Button variant="quiet" icon={Columns3}>
        {t('people.view')}
      </Button>
    </Menu>
  );
}
