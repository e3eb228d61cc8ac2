import { ArrowDown, ArrowUp } from 'lucide-react';
import { t } from '#i18n';
import { cx } from '../cx';
import { type ControlRef, cellName } from './control';
import styles from './DataGrid.module.css';
import { TickCell } from './TickCell';
import type { GridColumn, GridSort } from './types';
import { useHeadPointer } from './useHeadPointer';

export interface HeadRowProps<Row> {
  control: ControlRef<Row>;
  columns: readonly GridColumn<Row>[];
  sort: GridSort | undefined;
  isSelectable: boolean;
  ticks: 'none' | 'some' | 'all';
  allLabel: string;
  /** The active column when the header is active, −1 otherwise. */
  activeColumn: number;
  /** Whether columns can be moved. */
  isMovable: boolean;
}

export function HeadRow<Row>({
  control,
  columns,
  sort,
  isSelectable,
  ticks,
  allLabel,
  activeColumn,
  isMovable,
}: HeadRowProps<Row>) {
  const shift = isSelectable ? 1 : 0;
  const { drop, wasDragged, on } = useHeadPointer(control);
  const hint = t(isMovable ? 'kit.grid.column_keys_move' : 'kit.grid.column_keys');
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
            aria-description={hint}
            {...(column.sortable
              ? { 'aria-sort': sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none' }
              : {})}
            className={cx(
              styles.cell,
              styles.header,
              column.numeric && styles.numeric,
              column.sortable && styles.sortable,
              sorted && styles.sorted,
              drop === at && styles.drop,
            )}
            {...on(at)}
            onClick={() => {
              control.current.move(-1, at);
              if (!wasDragged()) {
                control.current.sortAt(at);
              }
            }}
          >
            <span className={styles.content}>{column.header}</span>
            {sorted ? <Arrow aria-hidden className={styles.sortIcon} /> : null}
            <span
              aria-hidden
              data-grip=""
              title={t('kit.grid.grip')}
              className={styles.grip}
              onDoubleClick={(event) => {
                event.stopPropagation();
                control.current.fitColumn(at);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
