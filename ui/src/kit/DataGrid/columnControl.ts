import type { RefObject } from 'react';
import type { Control } from './control';
import type { DataGridProps, GridColumn } from './types';
import { drawnWidth, fittingWidth, STEP } from './widths';

export interface ColumnControlProps<Row> {
  scroll: RefObject<HTMLDivElement | null>;
  columns: readonly GridColumn<Row>[];
  /** How many columns stand before them. */
  shift: number;
  rem: number;
  setWidth(key: string, width: number | undefined): void;
  onOrder: DataGridProps<Row>['onOrder'];
  /** Moves to the header of a column. */
  move(column: number): void;
}

type Of<Row> = Pick<
  Control<Row>,
  'widthOf' | 'setWidth' | 'widen' | 'fitColumn' | 'canMoveColumn' | 'moveColumn'
>;

/** Sizing and moving columns. */
export function columnControl<Row>(props: ColumnControlProps<Row>): Of<Row> {
  const { scroll, columns, shift, rem, setWidth, onOrder, move } = props;
  const at = (column: number) => columns[column - shift];
  const keep = (column: number, pixels: number) => {
    const found = at(column);
    if (found && pixels > 0) {
      setWidth(found.key, pixels / rem);
    }
  };
  const widthOf = (column: number) => drawnWidth(scroll, column) || (at(column)?.width ?? 0) * rem;
  const canMoveColumn = (column: number) => {
    const found = at(column);
    return onOrder !== undefined && found !== undefined && !found.isRowHeader;
  };
  return {
    widthOf,
    setWidth: keep,
    widen: (column, steps) => keep(column, widthOf(column) + steps * STEP * rem),
    fitColumn: (column) => keep(column, fittingWidth(scroll, column)),
    canMoveColumn,
    moveColumn: (from, to) => {
      if (!canMoveColumn(from) || !canMoveColumn(to)) {
        return;
      }
      const keys = columns.map(({ key }) => key);
      const [moved] = keys.splice(from - shift, 1);
      if (moved !== undefined) {
        keys.splice(to - shift, 0, moved);
        onOrder?.(keys);
        move(to);
      }
    },
  };
}
