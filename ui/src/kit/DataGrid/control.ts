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
  click(event: MouseEvent, row: number, column: number): void;
  doubleClick(row: number, column: number): void;
}

export type ControlRef<Row> = RefObject<Control<Row>>;

/** The attribute by which a cell is found. */
export const cellName = (row: number, column: number): string => `${row}:${column}`;

/** Acts on the cell in which the mouse was used, if it was in one. */
export function atCell({ target }: MouseEvent, act: (cell: Cell) => void): void {
  const name =
    target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined;
  const [row, column] = name?.split(':').map(Number) ?? [];
  if (row !== undefined && column !== undefined) {
    act({ row, column });
  }
}
