import type { CellOut } from './bindings/CellOut';
import type { ColumnOut } from './bindings/ColumnOut';
import type { TableFormat } from './bindings/desk/TableFormat';
import type { SavedFile } from './desk';
import { invoke } from './transport';

export type { CellOut, ColumnOut, TableFormat };

/** A table as it is to leave the window. */
export interface TableOut {
  /** What it is, of which project and date: names the file and its sheet. */
  title: string;
  columns: ColumnOut[];
  rows: CellOut[][];
}

/** The ways of a table out of the window. */
export const tableOut = {
  /** Lets a place be chosen and writes the table there; null when the person thinks better of it. */
  save: (format: TableFormat, table: TableOut) =>
    invoke<SavedFile | null>('desk_table_save', { format, ...table }),
  /** The table as spreadsheets take it from the clipboard; no text in it can become a formula. */
  text: ({ columns, rows }: TableOut) => invoke<string>('desk_table_text', { columns, rows }),
};
