import { useAsOf, useScope } from '#context';
import { t } from '#i18n';
import { TableExport, tableOf, tableTitle } from '#tables';
import type { MapMark } from '../model';
import type { MarkColumn } from './columns';

/** The rows of a lens's table, those it has no place for as well, in its order and with its columns. */
export function MarkExport({
  id,
  title,
  columns,
  rows,
  project,
}: {
  /** Names its actions; one a lens. */
  id: string;
  title: string;
  columns: readonly MarkColumn[];
  rows: readonly MapMark[];
  project: string;
}) {
  const { date } = useAsOf();
  const scope = useScope().project;
  return (
    <TableExport
      id={id}
      ofMap
      project={scope?.id}
      what={t('tables.map.what')}
      title={tableTitle(title, project, date)}
      extent={t('tables.rows', { count: rows.length })}
      isDisabled={rows.length === 0}
      read={() =>
        tableOf(
          columns.flatMap((column) => column.out),
          rows,
        )
      }
    />
  );
}
