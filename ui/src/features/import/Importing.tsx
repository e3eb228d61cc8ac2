import { Suspense } from 'react';
import { useActions, useReadOnly, useStore } from '#context';
import { t } from '#i18n';
import { soon } from '#kit';
import { beforeNames } from '#purpose';
import { importStore, startImport } from './store';
import { usePaste } from './usePaste';

/** The program's window opens sooner without it: it is read when a spreadsheet is first brought in. */
const ImportWindow = soon(async () => (await import('./ImportWindow')).ImportWindow);

/** Bringing spreadsheets in, whatever place is shown. */
export function Importing() {
  const readOnly = useReadOnly();
  const isOpen = useStore(importStore, ({ at }) => at !== 'idle');
  usePaste();
  useActions([
    {
      id: 'import',
      label: t('bring_in.action'),
      keys: 'mod+i',
      everywhere: true,
      disabled: readOnly,
      run: () => beforeNames(() => startImport(null)),
    },
  ]);
  return isOpen ? (
    <Suspense fallback={null}>
      <ImportWindow />
    </Suspense>
  ) : null;
}
