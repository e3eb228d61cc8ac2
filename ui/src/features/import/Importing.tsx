import { useActions, useReadOnly, useStore } from '#context';
import { t } from '#i18n';
import { ImportWindow } from './ImportWindow';
import { importStore, startImport } from './store';
import { usePaste } from './usePaste';

/** Bringing spreadsheets in, whatever place is shown. */
export function Importing() {
  const readOnly = useReadOnly();
  const isOpen = useStore(importStore, ({ at }) => at !== 'idle');
  usePaste();
  useActions([
    {
      id: 'import',
      label: t('import.action'),
      keys: 'mod+i',
      everywhere: true,
      disabled: readOnly,
      run: () => startImport(null),
    },
  ]);
  return isOpen ? <ImportWindow /> : null;
}
