import { useMemo, useState } from 'react';
import { formatNumber, t } from '#i18n';
import { DataGrid, type GridColumn, type GridSort, isSelected, onlyRows } from '#kit';
import { useRowsHere } from '../useRowsHere';
import { eiWords, type NetworkNode, roleWords, share } from './model';

type Key = (node: NetworkNode) => number | string;

const none = Number.NEGATIVE_INFINITY;
const RANK = { broker: 4, connector: 3, spanner: 2, peripheral: 1 };
const sorters: Record<string, Key> = {
  name: ({ name }) => name,
  unit: ({ unit }) => unit ?? '',
  ties: ({ ties }) => ties,
  degree: ({ degree }) => degree,
  betweenness: ({ betweenness }) => betweenness,
  ei: ({ ei }) => ei ?? none,
  role: ({ role }) => (role ? RANK[role] : 0),
};

/** The rows of the table in the order that is chosen; where some are thought away, by what is left. */
export function useSorted(nodes: readonly NetworkNode[], after: ReadonlyMap<string, NetworkNode> | null) {
  const [{ column, descending }, setSort] = useState<GridSort>({ column: 'betweenness', descending: true });
  const rows = useMemo(() => {
    const key = sorters[column] ?? sorters.name;
    const way = descending ? -1 : 1;
    const now = (node: NetworkNode) => (column === 'without' ? (after?.get(node.id) ?? node) : node);
    const of = (node: NetworkNode) =>
      column === 'without' ? (after?.get(node.id)?.betweenness ?? none) : (key?.(now(node)) ?? '');
    const compare = (a: NetworkNode, b: NetworkNode) => {
      const [one, other] = [of(a), of(b)];
      const by =
        typeof one === 'number' && typeof other === 'number'
          ? Math.sign(one - other) || 0
          : String(one).localeCompare(String(other));
      return way * by || a.name.localeCompare(b.name);
    };
    return [...nodes].sort(compare);
  }, [nodes, after, column, descending]);
  const sort = useMemo(() => ({ column, descending }), [column, descending]);
  return { rows, sort, setSort };
}

/** Everybody in the network as a table: the same as the picture says. */
export function NetworkTable({
  label,
  sorted: { rows, sort, setSort },
  after,
  gone,
  selected,
  onSelect,
  onOpen,
  opened,
}: {
  label: string;
  sorted: ReturnType<typeof useSorted>;
  after: ReadonlyMap<string, NetworkNode> | null;
  gone: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  onSelect(ids: Iterable<string>): void;
  onOpen(id: string): void;
  opened: string | null;
}) {
  const source = useRowsHere(rows);
  const columns = useColumns(after, gone);
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

function useColumns(
  after: ReadonlyMap<string, NetworkNode> | null,
  gone: ReadonlySet<string>,
): GridColumn<NetworkNode>[] {
  return useMemo(() => {
    const number = (key: string, header: string, text: (node: NetworkNode) => string, width = 78) => ({
      key,
      header,
      width,
      numeric: true,
      text,
    });
    const columns: GridColumn<NetworkNode>[] = [
      {
        key: 'name',
        header: t('network.columns.name'),
        width: 112,
        grow: true,
        isRowHeader: true,
        text: ({ name }) => name,
      },
      number('betweenness', t('network.columns.betweenness'), ({ betweenness }) => share(betweenness), 104),
      ...(after
        ? [
            number(
              'without',
              t('network.columns.without'),
              ({ id }) => (gone.has(id) ? t('network.leaves') : share(after.get(id)?.betweenness ?? 0)),
              104,
            ),
          ]
        : []),
      { key: 'role', header: t('network.columns.role'), width: 96, text: roleWords },
      number('ei', t('network.columns.ei'), eiWords, 62),
      number('degree', t('network.columns.degree'), ({ degree }) => share(degree)),
      number('ties', t('network.columns.ties'), ({ ties }) => formatNumber(ties, 0), 60),
      { key: 'unit', header: t('network.columns.unit'), width: 150, text: ({ unit }) => unit ?? '' },
    ];
    return columns.map((column) => ({ ...column, sortable: true }));
  }, [after, gone]);
}
