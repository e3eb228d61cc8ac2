import { useEffect, useRef, useState } from 'react';
import { Failure, tableOut } from '#api';
import { useActions } from '#context';
import { t } from '#i18n';
import { copyText, Dialog, type ExportForm, ExportMenu, type ExportMenuProps, notify, Progress } from '#kit';
import type { TableContent } from './columns';
import { type Reading, stopped } from './pages';

export interface TableExportProps
  extends Pick<ExportMenuProps, 'what' | 'extent' | 'compact' | 'variant' | 'isDisabled'> {
  /** Names its actions; one a table. */
  id: string;
  /** What the table is, of which project and date: names the file. */
  title: string;
  /** The table as it is on the screen just now. */
  read(reading: Reading): TableContent | Promise<TableContent>;
}

/** Reading that is over sooner is not worth a word. */
const SOON_MS = 300;

/** The ways of one table out of the window: a button with a menu, and the same in the palette. */
export function TableExport({ id, what, title, read, isDisabled = false, ...menu }: TableExportProps) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ done: number; total: number } | null>(null);
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const readWhole = async (): Promise<TableContent> => {
    const abort = new AbortController();
    reading.current = abort;
    let far = { done: 0, total: 0 };
    let isShown = false;
    const soon = setTimeout(() => {
      isShown = true;
      setDone(far);
    }, SOON_MS);
    try {
      return await Promise.race([
        read({
          signal: abort.signal,
          progress: (part, total) => {
            far = { done: part, total };
            if (isShown && !abort.signal.aborted) {
              setDone(far);
            }
          },
        }),
        new Promise<never>((_, reject) => {
          abort.signal.addEventListener('abort', () => reject(stopped()));
        }),
      ]);
    } finally {
      clearTimeout(soon);
      setDone(null);
    }
  };

  const run = async (form: ExportForm) => {
    if (busy) {
      return;
    }
    setBusy(true);
    try {
      const table = readWhole().then((content) => ({ title, ...content }));
      if (form === 'copy') {
        await copyText(table.then(tableOut.text));
        notify(t('tables.copied', { count: (await table).rows.length }));
      } else {
        const saved = await tableOut.save(form, await table);
        if (saved) {
          notify(t('tables.saved', { file: saved.file_name, folder: saved.folder }));
        }
      }
    } catch (thrown) {
      const failure = Failure.from(thrown);
      if (failure.code !== 'cancelled') {
        notify(failure.message, { tone: 'red' });
      }
    } finally {
      setBusy(false);
    }
  };

  useActions(
    (['xlsx', 'csv', 'copy'] as const).map((form) => ({
      id: `export-${id}-${form}`,
      label: t(`tables.action.${form}`, { what }),
      disabled: isDisabled || busy,
      run: () => void run(form),
    })),
  );

  // Busy, the button stays as it is: the focus comes back to it from the menu.
  return (
    <>
      <ExportMenu {...menu} what={what} isDisabled={isDisabled} onExport={(form) => void run(form)} />
      <Dialog
        isOpen={done !== null}
        onClose={() => reading.current?.abort()}
        size="s"
        title={t('kit.export.what', { what })}
      >
        <Progress
          label={t('tables.reading')}
          done={done?.done ?? 0}
          total={done?.total ?? 0}
          onCancel={() => reading.current?.abort()}
        />
      </Dialog>
    </>
  );
}
