import { call, type Response } from '#api';
import { useAsOf, useDesk } from '#context';
import { t } from '#i18n';
import { type OutColumn, out, readPages, TableExport, tableOf, tableTitle } from '#tables';
import { dayOf, timeOf } from './day';

type Entry = Response<'journal_list'>['items'][number];

const columns: readonly OutColumn<Entry>[] = [
  out.date(t('tables.history.date'), ({ at }) => dayOf(at)),
  out.word(t('tables.history.time'), ({ at }) => timeOf(at)),
  out.said(t('tables.history.change'), ({ label }) => label),
  out.word(t('tables.history.kind'), ({ kind }) =>
    kind === 'change' ? t('tables.history.kinds.change') : t(`people.history.kind.${kind}`),
  ),
  // Only a change can be undone; the steps that undo and redo have no such state.
  out.yesNo(t('tables.history.in_force'), ({ kind, in_force }) => (kind === 'change' ? in_force : null)),
  out.person(t('tables.history.by'), ({ author }) => author),
  out.number(t('tables.history.rows'), ({ rows }) => rows),
];

/** The whole history, newest first, however much of it is shown. */
export function HistoryExport({ total }: { total: number }) {
  const workspace = useDesk()?.open?.name ?? '';
  const { today } = useAsOf();
  return (
    <TableExport
      id="history"
      what={t('tables.history.what')}
      title={tableTitle(t('tables.history.title'), workspace, today)}
      extent={t('tables.rows', { count: total })}
      read={async (reading) =>
        tableOf(
          columns,
          await readPages((offset, limit) => call('journal_list', { offset, limit }), reading),
          ({ author }) => author,
        )
      }
    />
  );
}
