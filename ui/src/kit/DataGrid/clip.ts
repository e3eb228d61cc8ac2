import { t } from '#i18n';
import { pasted } from './BodyRow';
import { fromTsv, restore, toTsv } from './clipboard';
import type { Cell } from './control';
import { cellOut, copyCell, copyRows, copyTable } from './copyRows';
import { fetchWhere } from './fetchWhere';
import type { CellRange } from './range';
import type { GridColumn, PastedCell, PasteTold, RowSource } from './types';

/** What the clipboard has to know of the grid. */
export interface Clip<Row> {
  source: RowSource<Row>;
  total: number;
  columns: readonly GridColumn<Row>[];
  /** How many columns stand before them. */
  shift: number;
  active: Cell;
  activeRow: Row | undefined;
  range: CellRange | null;
  /** How many rows are selected. */
  count: number;
  isHeading(row: Row): boolean;
  isSelected(row: Row): boolean;
  canEdit(row: Row, column: GridColumn<Row>): boolean;
  /** Rows from one to before another. */
  rows(start: number, end: number): Promise<Row[]>;
}

/** Copies the cells in the range, or the rows that are selected under their headers, or the active cell; what to say. */
export async function copyOut<Row>(clip: Clip<Row>): Promise<string | undefined> {
  const { range, columns, shift, count } = clip;
  if (range) {
    const across = columns.slice(range.left - shift, range.right - shift + 1);
    const down = clip
      .rows(range.top, range.bottom + 1)
      .then((rows) => rows.filter((row) => !clip.isHeading(row)));
    await copyTable(down.then((rows) => toTsv(rows.map((row) => across.map((each) => cellOut(row, each))))));
    return t('kit.grid.copied_cells', { count: (await down).length * across.length });
  }
  if (count === 0) {
    const column = columns[clip.active.column - shift];
    if (clip.activeRow === undefined || !column) {
      return undefined;
    }
    await copyCell(clip.activeRow, column);
    return t('kit.grid.copied_cell');
  }
  const isMeant = (row: Row) => !clip.isHeading(row) && clip.isSelected(row);
  const chosen = fetchWhere(clip.source, clip.total, count, isMeant);
  await copyRows(chosen, columns);
  return t('kit.grid.copied', { count: (await chosen).length });
}

/** What came of reading what is to be pasted: the cells that can be set, and what cannot be pasted. */
export interface Pasting<Row> {
  cells: PastedCell<Row>[];
  told: PasteTold[];
}

/** Rows of the list from one on, without headings. */
async function rowsFrom<Row>(clip: Clip<Row>, start: number, count: number): Promise<Row[]> {
  const found: Row[] = [];
  for (let at = start; found.length < count && at < clip.total; ) {
    const end = Math.min(clip.total, at + count - found.length);
    found.push(...(await clip.rows(at, end)).filter((row) => !clip.isHeading(row)));
    at = end;
  }
  return found;
}

/** The most rows that are pasted at a time; the register takes no more in one change. */
const MOST_ROWS = 10_000;

/** Reads what is to be pasted, cell by cell; one value fills all of a range. Refuses more than 10,000 rows
 * before any is read. */
export async function readPaste<Row>(clip: Clip<Row>, text: string): Promise<Pasting<Row>> {
  const { range, columns, shift, active } = clip;
  const block = fromTsv(text);
  if ((range === null ? block.length : Math.max(block.length, range.bottom - range.top + 1)) > MOST_ROWS) {
    throw new Error(t('kit.paste.too_many', { count: MOST_ROWS }));
  }
  const [top, left] = range ? [range.top, range.left - shift] : [active.row, active.column - shift];
  const fills = range !== null && block.length === 1 && block[0]?.length === 1;
  // What is filled is what was chosen: a heading within it takes no row after it in its place.
  const rows = fills
    ? (await clip.rows(range.top, range.bottom + 1)).filter((row) => !clip.isHeading(row))
    : await rowsFrom(clip, top, block.length);
  const height = fills ? rows.length : block.length;
  const name = columns.find(({ isRowHeader }) => isRowHeader) ?? columns[0];
  const pasting: Pasting<Row> = { cells: [], told: [] };
  for (let down = 0; down < height; down += 1) {
    const line = (fills ? block[0] : block[down]) ?? [];
    const width = fills ? range.right - range.left + 1 : line.length;
    const row = rows[down];
    const number = top + down + 1;
    if (row === undefined) {
      pasting.told.push({
        row: t('kit.paste.row', { row: number }),
        column: '',
        value: line.join(' · '),
        reason: t('kit.paste.no_row'),
      });
      continue;
    }
    const rowName = t('kit.paste.row_called', { row: number, name: name?.text(row) ?? '' });
    for (let across = 0; across < width; across += 1) {
      const typed = restore((fills ? line[0] : line[across]) ?? '');
      const column = columns[left + across];
      // What stands there already is no change, also where it could not be made.
      if (column?.text(row) === typed) {
        continue;
      }
      const tell = (reason: string) =>
        pasting.told.push({ row: rowName, column: column?.header ?? '', value: typed, reason });
      if (!column) {
        tell(t('kit.paste.no_column'));
      } else if (!clip.canEdit(row, column)) {
        tell(t('kit.paste.fixed'));
      } else {
        const value = pasted(column, row, typed);
        if (value === undefined) {
          tell(t('kit.paste.no_choice'));
        } else {
          pasting.cells.push({ row, rowName, column, value });
        }
      }
    }
  }
  return pasting;
}
