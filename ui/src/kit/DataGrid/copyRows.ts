import { copyText, protect, toTsv } from './clipboard';
import type { GridColumn } from './types';

// Figures are written by the page itself; texts must not become formulas where they are pasted.
export const cellOut = <Row>(row: Row, column: GridColumn<Row>): string =>
  column.numeric ? column.text(row) : protect(column.text(row));

/** A table that is still being made, to the clipboard. */
export const copyTable = (text: Promise<string>): Promise<unknown> => copyText(text);

/** One cell to the clipboard. */
export const copyCell = <Row>(row: Row, column: GridColumn<Row>): Promise<unknown> =>
  copyText(cellOut(row, column));

/** Rows under their headers to the clipboard, as a table. */
export const copyRows = <Row>(
  chosen: Promise<Row[]>,
  columns: readonly GridColumn<Row>[],
): Promise<unknown> => {
  const header = columns.map((each) => protect(each.header));
  return copyText(
    chosen.then((found) => toTsv([header, ...found.map((row) => columns.map((each) => cellOut(row, each)))])),
  );
};
