import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../cx';
import { type ControlRef, cellName } from './control';
import styles from './DataGrid.module.css';
import { TickCell } from './TickCell';
import type { GridColumn, GridSort } from './types';

export interface HeadRowProps<Row> {
  control: ControlRef<Row>;
  columns: readonly GridColumn<Row>[];
  sort: GridSort | undefined;
  isSelectable: boolean;
  ticks: 'none' | 'some' | 'all';
  allLabel: string;
  /** The active column when the header is active, −1 otherwise. */
  activeColumn: number;
}

export function HeadRow<Row>({
  control,
  columns,
  sort,
  isSelectable,
  ticks,
  allLabel,
  activeColumn,
}: HeadRowProps<Row>) {
  const shift = isSelectable ? 1 : 0;
  return (
    <div role="row" aria-rowindex={1} className={styles.row}>
      {isSelectable ? (
        <TickCell
          role="columnheader"
          label={allLabel}
          state={ticks}
          cell={cellName(-1, 0)}
          isActive={activeColumn === 0}
          onClick={() => {
            control.current.move(-1, 0);
            control.current.toggleAll();
          }}
        />
      ) : null}
      {columns.map((column, position) => {
        const at = position + shift;
        const sorted = sort?.column === column.key ? sort : undefined;
        const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={at + 1}
            data-cell={cellName(-1, at)}
            tabIndex={activeColumn === at ? 0 : -1}
            {...(column.sortable
              ? { 'aria-sort': sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none' }
              : {})}
            className={cx(
              styles.cell,
              styles.header,
              column.numeric && styles.numeric,
              column.sortable && styles.sortable,
              sorted && styles.sorted,
            )}
            onClick={() => {
              control.current.move(-1, at);
              control.current.sortAt(at);
            }}
          >
            <span className={styles.content}>{column.header}</span>
            {sorted ? <Arrow aria-hidden className={styles.sortIcon} /> : null}
          </div>
        );
      })}
    </div>
  );
}
