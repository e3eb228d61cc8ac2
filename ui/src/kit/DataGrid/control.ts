import type { MouseEvent, RefObject } from 'react';
import type { Move } from './Editor';
import type { GridColumn } from './types';

export interface Cell {
  /** −1 is the header. */
  row: number;
  column: number;
}

export interface Editing extends Cell {
  start: string;
  /** What was typed to begin, if anything. */
  typed: string;
}

/** What rows and keys may ask of the grid; always the latest, behind one ref that never changes. */
export interface Control<Row> {
  active: Cell;
  total: number;
  columnCount: number;
  /** 1 when the first column holds the ticks. */
  shift: 0 | 1;
  pageRows: number;
  isSelectable: boolean;
  selectedCount: number;
  move(row: number, column: number): Cell;
  edit(cell: Cell, start?: string): boolean;
  keep(row: Row, column: GridColumn<Row>, value: string, then: Move): void;
  cancel(): void;
  /** Drops what was refused in the active cell, if anything was. */
  discard(): boolean;
  canEdit(row: Row, column: GridColumn<Row>): boolean;
  sortAt(column: number): void;
  toggle(row: number): void;
  toggleAll(): void;
  selectAll(): void;
  clear(): void;
  /** Selects from the anchor to this row. */
  extendTo(row: number): void;
  setAnchor(row: number | null, onlyIfNone?: boolean): void;
  /** Opens or closes the section that this row heads; false where it heads none, or is so already. */
  openSection(row: number, open?: boolean): boolean;
  openActive(): void;
  removeActive(): void;
  copy(): void;
  /** Whether cells can be chosen in blocks. */
  hasRanges: boolean;
  /** Chooses the cells from the one that was active to this one. */
  extendRange(row: number, column: number): void;
  /** Lets go of the cells that are chosen; false where none are. */
  clearRange(): boolean;
  /** How wide a column is, in pixels. */
  widthOf(column: number): number;
  /** Makes a column this wide, in pixels. */
  setWidth(column: number, pixels: number): void;
  /** Makes a column wider or narrower by steps. */
  widen(column: number, steps: number): void;
  /** Makes a column as wide as what is in it. */
  fitColumn(column: number): void;
  canMoveColumn(column: number): boolean;
  moveColumn(from: number, to: number): void;
  click(event: MouseEvent, row: number, column: number): void;
  doubleClick(row: number, column: number): void;
}

export type ControlRef<Row> = RefObject<Control<Row>>;

/** The attribute by which a cell is found. */
export const cellName = (row: number, column: number): string => `${row}:${column}`;

/** Whether something was used that lies in one of these. */
export const isInside = (target: EventTarget, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Acts on the cell in which the mouse was used, if it was in one. */
export function atCell({ target }: Pick<MouseEvent, 'target'>, act: (cell: Cell) => void): void {
  const name =
    target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;
  const [row, column] = name?.split(':').map(Number) ?? [];
  if (row !== undefined && column !== undefined) {
    act({ row, column });
  }
}
