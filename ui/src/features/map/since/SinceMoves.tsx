import { useMemo } from 'react';
import { useAsOf } from '#context';
import { formatDate, t } from '#i18n';
import { DataGrid, ErrorBanner, isSelected, onlyRows } from '#kit';
import { TableExport, tableOf, tableTitle } from '#tables';
import { useRowsHere } from '../useRowsHere';
import { leaving, leavingColumns, moveColumns } from './columns';
import styles from './Since.module.css';
import type { Mover, Since } from './useSince';

const NOBODY: readonly Mover[] = [];

/** Who moved between the two dates, the largest movement first, and why. */
export function SinceMoves({
  since,
  project,
  projectName,
  selected,
  onSelect,
  onOpen,
  opened,
}: {
  since: Since;
  project: string;
  projectName: string;
  selected: ReadonlySet<string>;
  onSelect(ids: readonly string[]): void;
  onOpen(id: string): void;
  opened: string | null;
}) {
  const { date } = useAsOf();
  const { moves, from, compares } = since;
  const columns = useMemo(moveColumns, []);
  const rows = moves?.movers ?? NOBODY;
  const source = useRowsHere(rows);
  const selection = useMemo(() => onlyRows(selected), [selected]);
  const dates = { from: formatDate(from), to: formatDate(date) };
  return (
    <section className={styles.moves} aria-label={t('since.moves')}>
      <div className={styles.head}>
        <h2>
          {t('since.moves')}{' '}
          {compares ? <span className={styles.soft}>{t('since.between', dates)}</span> : null}
        </h2>
        <TableExport
          id="map-since"
          ofMap
          compact
          project={project}
          what={t('since.what')}
          title={tableTitle(t('since.out', dates), projectName, date)}
          extent={t('tables.rows', { count: rows.length })}
          isDisabled={rows.length === 0}
          read={() => tableOf(leavingColumns(), rows.flatMap(leaving))}
        />
      </div>
      {since.failure ? <ErrorBanner failure={since.failure} kept="" /> : null}
      {rows.length > 0 ? (
        <DataGrid
          label={t('since.table', dates)}
          columns={columns}
          source={source}
          rowId={({ id }) => id}
          selection={selection}
          onSelectionChange={(next) =>
            onSelect(rows.filter(({ id }) => isSelected(next, id)).map(({ id }) => id))
          }
          onOpen={({ id }) => onOpen(id)}
          currentId={opened}
          readOnly
        />
      ) : (
        <p role="status" className={styles.none}>
          {since.failure
            ? null
            : compares
              ? moves
                ? t('since.nobody', dates)
                : t('since.reading')
              : t('since.too_early', dates)}
        </p>
      )}
    </section>
  );
}
