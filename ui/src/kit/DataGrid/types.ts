import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Option } from '../Select/Select';
import type { GridSelection } from './selection';

/** Where rows come from, in windows. */
export interface RowSource<Row> {
  key(offset: number, limit: number): QueryKey;
  fetch(offset: number, limit: number): Promise<{ total: number; items: Row[] }>;
}

export interface GridEdit<Row> {
  kind: 'text' | 'number' | 'choice';
  /** What editing starts from; the column's `text` when left out. For a choice, the option's id. */
  value?(row: Row): string;
  /** For a choice, the option that an empty text stands for when it is pasted. */
  blank?: string;
  /** For a choice. */
  options?: readonly Option[] | ((row: Row) => readonly Option[]);
  /** Whether this row's cell can be edited; every row's when left out. */
  allowed?(row: Row): boolean;
  /** Keeps the new value; a rejection leaves what was typed in the cell and says why. */
  commit(row: Row, value: string): Promise<unknown> | unknown;
}

export interface GridColumn<Row> {
  key: string;
  header: string;
  /** At the 14 px base; it grows with the text size. */
  width: number;
  /** How narrow it may become before the grid scrolls sideways; its width when left out. */
  least?: number;
  /** Takes what room is left. */
  grow?: boolean;
  sortable?: boolean;
  /** Figures line up at the right. */
  numeric?: boolean;
  /** The cell that names the row. */
  isRowHeader?: boolean;
  /** The cell as text: what is copied, and where editing starts. */
  text(row: Row): string;
  /** How it is shown; as its text when left out. */
  render?(row: Row): ReactNode;
  edit?: GridEdit<Row>;
}

/** Widths by column, at the 14 px base; a column that is not named is as wide as it came. */
export type ColumnWidths = Readonly<Record<string, number>>;

/** A value that is pasted into a cell. */
export interface PastedCell<Row> {
  row: Row;
  /** The row, as it is spoken of where it cannot be pasted. */
  rowName: string;
  column: GridColumn<Row>;
  /** As `commit` takes it. */
  value: string;
}

/** A cell, by its place among those pasted, that does not take its value. */
export interface PasteFault {
  cell: number;
  reason: string;
}

/** What cannot be pasted, and why. */
export interface PasteTold {
  row: string;
  column: string;
  value: string;
  reason: string;
}

export interface GridSort {
  column: string;
  descending: boolean;
}

/** Rows that belong together, under a heading. */
export interface GroupSection {
  key: string;
  label: string;
  count: number;
  /** Where its first row stands in the source. */
  position: number;
  isClosed: boolean;
}

/** Rows of the source that are only headings. */
export interface GridHeading<Row> {
  /** What the rows are grouped by: while that stays, opening a section leaves the rows where they are. */
  name: string;
  /** The section that a row heads; undefined of any other row. */
  of(row: Row): GroupSection | undefined;
  /** How many rows there are without headings, closed sections included. */
  rows: number;
  onToggle(section: GroupSection): void;
}

/** Boxes that say which rows are taken, as against which are selected: Escape leaves them as they are. */
export interface GridTicks<Row> {
  /** Whether the row's box is ticked; undefined where it has none. */
  isTicked(row: Row): boolean | undefined;
  /** What the box says. */
  label(row: Row): string;
  /** What the box above them says. */
  allLabel: string;
  all: 'none' | 'some' | 'all';
  onTick(rows: readonly Row[], ticked: boolean): void;
  onTickAll(ticked: boolean): void;
}

export interface GridHandle {
  /** Moves to a row (and its first column), scrolls there and takes the focus. */
  goTo(row: number): void;
  focus(): void;
}

export interface DataGridProps<Row> {
  /** The accessible name. */
  label: string;
  columns: readonly GridColumn<Row>[];
  source: RowSource<Row>;
  rowId(row: Row): string;
  /** For a source made by `groupedSource`. */
  heading?: GridHeading<Row>;
  sort?: GridSort;
  onSort?(sort: GridSort): void;
  selection?: GridSelection;
  onSelectionChange?(selection: GridSelection): void;
  /** Instead of a selection. */
  ticks?: GridTicks<Row>;
  /** Enter on a cell that is not edited, Ctrl+Enter on any, or a double click. */
  onOpen?(row: Row): void;
  /** The row the active cell moved to. */
  onActive?(row: Row | undefined): void;
  /** The Delete key: what is selected, or else the active row. Ask first. */
  onDelete?(selection: GridSelection, active: Row | undefined): void;
  /** Widths that were chosen; the grid keeps them itself when left out. */
  widths?: ColumnWidths;
  onWidths?(widths: ColumnWidths): void;
  /** Columns can be moved: their keys, in the order they shall have. The first names the row and stays. */
  onOrder?(keys: readonly string[]): void;
  /**
   * Cells can be chosen in blocks, copied and pasted. Sets all of these as one change, or none and says which do not fit.
   */
  onPasteCells?(cells: readonly PastedCell<Row>[]): Promise<readonly PasteFault[]>;
  /** How many rows there are, whenever that becomes known. */
  onTotal?(total: number): void;
  /** Nothing can be edited just now. */
  readOnly?: boolean;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  /** A row drawn apart: the one open in the detail panel. */
  currentId?: string | null;
  ref?: React.Ref<GridHandle>;
  className?: string;
}
