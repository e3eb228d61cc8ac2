import type { CellOut, ColumnOut, TableOut } from '#api';

/** A column as it leaves: its heading, what its cells hold, and the cell of a row. Nothing known is null. */
export interface OutColumn<Row> extends ColumnOut {
  of(row: Row): CellOut;
}

const column =
  <Value extends CellOut>(kind: ColumnOut['kind']) =>
  <Row>(header: string, of: (row: Row) => Value | null): OutColumn<Row> => ({ header, kind, of });

/** The kinds of column. A date is `YYYY-MM-DD`, a share lies between 0 and 1. */
export const out = {
  text: column<string>('text'),
  number: column<number>('number'),
  share: column<number>('percent'),
  date: column<string>('date'),
  yesNo: column<boolean>('yes_no'),
};

export type TableContent = Pick<TableOut, 'columns' | 'rows'>;

/** Rows as they leave. An empty text is an empty cell, and so is what is no number. */
export function tableOf<Row>(columns: readonly OutColumn<Row>[], rows: readonly Row[]): TableContent {
  const cell = (value: CellOut): CellOut =>
    value === '' || (typeof value === 'number' && !Number.isFinite(value)) ? null : value;
  return {
    columns: columns.map(({ header, kind }) => ({ header, kind })),
    rows: rows.map((row) => columns.map(({ of }) => cell(of(row)))),
  };
}
