import type { Cell } from './control';

/** Cells that lie between two corners, both included; columns are counted as the grid draws them. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export const rangeOf = (one: Cell, other: Cell): CellRange => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
});

/** Which columns of a row are in the range; none where the row is outside it. */
export const columnsIn = (range: CellRange | null, row: number): readonly [number, number] =>
  range && row >= range.top && row <= range.bottom ? [range.left, range.right] : [-1, -1];
