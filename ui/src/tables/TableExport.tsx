import { useEffect, useRef, useState } from 'react';
import { Failure, type MarkedTable, type Profile, tableOut } from '#api';
import { useActions, useRoleOnly, useScope } from '#context';
import { t } from '#i18n';
import {
  copyText,
  Dialog,
  type ExportForm,
  ExportMenu,
  type ExportMenuProps,
  later,
  notify,
  Progress,
} from '#kit';
import type { TableContent } from './columns';
import { type Reading, stopped } from './pages';

export interface TableExportProps
  extends Pick<ExportMenuProps, 'what' | 'extent' | 'compact' | 'variant' | 'isDisabled'> {
  /** Names its actions; one a table. */
  id: string;
  /** What the table is, of which project and date: names the file. */
  title: string;
  /** The table as it is on the screen just now, with what each column holds. */
  read(reading: Reading): TableContent | Promise<TableContent>;
  /** Of which project it is, where it is of one. */
  project?: string | undefined;
  /** Whether it is the table of a map. */
  ofMap?: boolean;
}

const LeaveDialog = later(async () => (await import('./LeaveDialog')).LeaveDialog);

/** Reading that is over sooner is not worth a word. */
const SOON_MS = 300;

function sayFailure(thrown: unknown): void {
  const failure = Failure.from(thrown);
  if (failure.code !== 'cancelled') {
    notify(failure.message, { tone: 'red' });
  }
}

/** The ways of one table out of the window: a button with a menu, and the same in the palette. */
export function TableExport({
  id,
  what,
  title,
  read,
  project,
  ofMap = false,
  isDisabled = false,
  ...menu
}: TableExportProps) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ done: number; total: number } | null>(null);
  const roleOnly = useRoleOnly();
  const scope = useScope().project;
  const [wanted, setProfile] = useState<Profile>('full');
  const profile = roleOnly && (wanted === 'full' || wanted === 'own') ? 'roles' : wanted;
  // Whatever is shown while such a project is looked at leaves as one of its tables.
  const of = project ?? (roleOnly ? scope?.id : undefined);
  const [leaving, setLeaving] = useState<MarkedTable | null>(null);
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

  const marked = (): Promise<MarkedTable> =>
    readWhole().then((content) => ({ title, ...content, ...(of === undefined ? {} : { project: of }) }));

  /** With names, unless the dialog says otherwise or the project is role-only. */
  const run = async (form: ExportForm, chosen?: { profile: Profile; table: MarkedTable }) => {
    if (busy) {
      return;
    }
    setBusy(true);
    const shown = chosen?.profile ?? (roleOnly ? 'roles' : 'full');
    try {
      const table = chosen ? Promise.resolve(chosen.table) : marked();
      if (form === 'copy') {
        await copyText(table.then((read) => tableOut.text(shown, read)));
        notify(t('tables.copied', { count: (await table).rows.length }));
      } else {
        const saved = await tableOut.save(form, shown, await table, ofMap);
        if (saved) {
          notify(t('tables.saved', { file: saved.file_name, folder: saved.folder }));
        }
      }
    } catch (thrown) {
      sayFailure(thrown);
    } finally {
      setBusy(false);
    }
  };

  const choose = () => {
    if (!busy) {
      setBusy(true);
      marked()
        .then(setLeaving)
        .catch(sayFailure)
        .finally(() => setBusy(false));
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
  useActions([
    {
      id: `export-${id}-choose`,
      label: t('redaction.title', { what }),
      disabled: isDisabled || busy,
      run: choose,
    },
  ]);

  // Busy, the button stays as it is: the focus comes back to it from the menu.
  return (
    <>
      <ExportMenu
        {...menu}
        {...(menu.extent
          ? {
              extent: t('tables.extent', {
                rows: menu.extent,
                profile: t(roleOnly ? 'tables.by_position' : 'tables.named'),
              }),
            }
          : {})}
        what={what}
        isDisabled={isDisabled}
        onExport={(form) => void run(form)}
        choice={{ label: t('redaction.choose'), onChoose: choose }}
      />
      {leaving ? (
        <LeaveDialog
          what={what}
          table={leaving}
          profile={profile}
          onProfile={setProfile}
          onClose={() => setLeaving(null)}
          onExport={(form) => {
            setLeaving(null);
            void run(form, { profile, table: leaving });
          }}
        />
      ) : null}
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
