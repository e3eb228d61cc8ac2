import { useMemo, useState } from 'react';
import { DataGrid, type GridSort, isSelected, onlyRows } from '#kit';
import type { MapMark } from '../model';
import { useRowsHere } from '../useRowsHere';
import type { MarkColumn } from './columns';

/** The rows of the table in the order that is chosen, else that of the lens; of equals, by name. */
export function useSorted(marks: readonly MapMark[], columns: readonly MarkColumn[], first: GridSort) {
  const [chosen, setSort] = useState<GridSort | null>(null);
  // What is hidden orders nothing.
  const isThere = chosen !== null && columns.some(({ key }) => key === chosen.column);
  const { column, descending } = isThere ? chosen : first;
  const rows = useMemo(() => {
    const key = columns.find((each) => each.key === column)?.sortBy;
    const way = descending ? -1 : 1;
    const compare = (a: MapMark, b: MapMark) => {
      const [one, other] = [key?.(a) ?? '', key?.(b) ?? ''];
      const by =
        typeof one === 'number' && typeof other === 'number'
          ? one === other
            ? 0
            : Math.sign(one - other)
          : String(one).localeCompare(String(other));
      return way * by || a.name.localeCompare(b.name);
    };
    return [...marks].sort(compare);
  }, [marks, columns, column, descending]);
  const sort = useMemo(() => ({ column, descending }), [column, descending]);
  return { rows, sort, setSort };
}

export type Sorted = ReturnType<typeof useSorted>;

/** Everything a lens shows, and those it has no place for, as a table. */
export function MarkTable({
  label,
  columns,
  sorted: { rows, sort, setSort },
  selected,
  onSelect,
  onOpen,
  opened,
}: {
  label: string;
  columns: readonly MarkColumn[];
  sorted: Sorted;
  selected: ReadonlySet<string>;
  onSelect(ids: Iterable<string>): void;
  onOpen(id: string): void;
  opened: string | null;
}) {
  const source = useRowsHere(rows);
  const selection = useMemo(() => onlyRows(selected), [selected]);
  const sortable = useMemo(() => columns.map((column) => ({ ...column, sortable: true })), [columns]);
  return (
    <DataGrid
      label={label}
      columns={sortable}
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
