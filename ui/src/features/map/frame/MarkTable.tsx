import { useMemo, useState } from 'react';
import { formatNumber, t } from '#i18n';
import { DataGrid, type GridColumn, type GridSort, isSelected, onlyRows } from '#kit';
import styles from './Map.module.css';
import { engagementWords, gapWords, levelOf, type MapMark, withSpread } from './model';
import { useRowsHere } from './useRowsHere';

/** Columns that are not shown while a screen is shared. */
const HIDDEN = new Set(['engagement', 'gap', 'gap_kind', 'priority']);

type Key = (mark: MapMark) => number | string;

const none = Number.NEGATIVE_INFINITY;
const sorters: Record<string, Key> = {
  name: ({ name }) => name,
  kind: ({ kind }) => t(`map.kind_title.${kind}`),
  unit: ({ unit }) => unit ?? '',
  power: ({ standing }) => standing.power?.median ?? none,
  interest: ({ standing }) => standing.interest?.median ?? none,
  quadrant: ({ standing }) => (standing.quadrant ? t(`map.quadrant.${standing.quadrant}`) : ''),
  engagement: ({ standing }) => (standing.current ? levelOf(standing.current) : none),
  gap: ({ standing }) => standing.gap ?? none,
  gap_kind: ({ standing }) => (standing.gap_kind ? t(`map.gap_kind.${standing.gap_kind}`) : ''),
  priority: ({ standing }) => standing.priority ?? none,
};

/** The rows of the table in the order that is chosen; discreet, nothing that is hidden orders them. */
export function useSorted(marks: readonly MapMark[], discreet: boolean) {
  const [chosen, setSort] = useState<GridSort | null>(null);
  const sort =
    chosen && !(discreet && HIDDEN.has(chosen.column))
      ? chosen
      : { column: discreet ? 'name' : 'priority', descending: !discreet };
  const { column, descending } = sort;
  const rows = useMemo(() => {
    const key = sorters[column] ?? sorters.name;
    const way = descending ? -1 : 1;
    const compare = (a: MapMark, b: MapMark) => {
      const [one, other] = [key?.(a) ?? '', key?.(b) ?? ''];
      const by =
        typeof one === 'number' && typeof other === 'number'
          ? Math.sign(one - other) || 0
          : String(one).localeCompare(String(other));
      return way * by || a.name.localeCompare(b.name);
    };
    return [...marks].sort(compare);
  }, [marks, column, descending]);
  return { rows, sort, setSort };
}

export type Sorted = ReturnType<typeof useSorted>;

/** Everything the map shows, and those not placed yet, as a table. */
export function MapTable({
  label,
  sorted: { rows, sort, setSort },
  selected,
  onSelect,
  onOpen,
  opened,
  discreet,
}: {
  label: string;
  sorted: Sorted;
  selected: ReadonlySet<string>;
  onSelect(ids: Iterable<string>): void;
  onOpen(id: string): void;
  opened: string | null;
  discreet: boolean;
}) {
  const source = useRowsHere(rows);
  const columns = useColumns(discreet);
  const selection = useMemo(() => onlyRows(selected), [selected]);
  return (
    <DataGrid
      label={label}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      sort={sort}
      onSort={setSort}
      selection={selection}
      onSelectionChange={(next) =>
        onSelect(rows.filter(({ id }) => isSelected(next, id)).map(({ id }) => id))
      }
      onOpen={({ id }) => onOpen(id)}
      currentId={opened}
      readOnly
    />
  );
}

function useColumns(discreet: boolean): GridColumn<MapMark>[] {
  return useMemo(() => {
    const rating = (placed: MapMark['standing']['power']) => (placed ? withSpread(placed) : '–');
    const columns: GridColumn<MapMark>[] = [
      {
        key: 'name',
        header: t('map.columns.name'),
        width: 190,
        grow: true,
        isRowHeader: true,
        text: (m) => m.name,
      },
      {
        key: 'power',
        header: t('map.columns.power'),
        width: 72,
        numeric: true,
        text: (m) => rating(m.standing.power),
      },
      {
        key: 'interest',
        header: t('map.columns.interest'),
        width: 72,
        numeric: true,
        text: (m) => rating(m.standing.interest),
      },
      {
        key: 'quadrant',
        header: t('map.columns.quadrant'),
        width: 250,
        text: ({ standing }) =>
          [
            standing.quadrant ? t(`map.quadrant.${standing.quadrant}`) : t('map.not_placed'),
            ...(standing.disputed ? [t('map.disputed').toLowerCase()] : []),
            ...(standing.borderline ? [t('map.borderline').toLowerCase()] : []),
          ].join(', '),
        render: ({ standing }) => (
          <>
            {standing.quadrant ? (
              <span className={`${styles.quadrant} ${styles[standing.quadrant]}`}>
                {t(`map.quadrant.${standing.quadrant}`)}
              </span>
            ) : (
              <span className={styles.soft}>{t('map.not_placed')}</span>
            )}
            <span className={styles.soft}>
              {standing.disputed ? `, ${t('map.disputed').toLowerCase()}` : ''}
              {standing.borderline ? `, ${t('map.borderline').toLowerCase()}` : ''}
            </span>
          </>
        ),
      },
    ];
    if (!discreet) {
      columns.push(
        {
          key: 'engagement',
          header: t('map.columns.engagement'),
          width: 196,
          text: ({ standing }) => engagementWords(standing),
        },
        { key: 'gap', header: t('map.columns.gap'), width: 160, text: ({ standing }) => gapWords(standing) },
        {
          key: 'gap_kind',
          header: t('map.columns.gap_kind'),
          width: 110,
          text: ({ standing }) => (standing.gap_kind ? t(`map.gap_kind.${standing.gap_kind}`) : '–'),
        },
        {
          key: 'priority',
          header: t('map.columns.priority'),
          width: 94,
          numeric: true,
          text: ({ standing }) => (standing.priority === null ? '–' : formatNumber(standing.priority, 1)),
        },
      );
    }
    columns.push(
      { key: 'kind', header: t('map.columns.kind'), width: 100, text: (m) => t(`map.kind_title.${m.kind}`) },
      { key: 'unit', header: t('map.columns.unit'), width: 130, text: (m) => m.unit ?? '' },
    );
    return columns.map((column) => ({ ...column, sortable: true }));
  }, [discreet]);
}
