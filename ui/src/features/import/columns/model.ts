import type { ColumnLook } from '#bindings/ColumnLook';
import type { ImportColumn } from '#bindings/ImportColumn';
import type { ImportQuestion } from '#bindings/ImportQuestion';
import type { ImportSheet } from '#bindings/ImportSheet';
import type { SheetLook } from '#bindings/SheetLook';
import { t } from '#i18n';
import type { Work } from '../store';

/** A column with everything that is known of it. */
export interface ColumnView {
  column: ImportColumn;
  look: ColumnLook | undefined;
  letters: string;
  heading: string;
  /** As it is called in sentences. */
  name: string;
  faults: readonly string[];
}

/** A sheet with everything that is known of it. */
export interface SheetView {
  at: number;
  sheet: ImportSheet;
  look: SheetLook;
  name: string;
  isIn: boolean;
  columns: readonly ColumnView[];
  /** What is wrong with the sheet as a whole. */
  faults: readonly string[];
  questions: readonly ImportQuestion[];
}

/** Letters as in a spreadsheet: A, B … AA. */
function lettersOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

export function sheetsOf(work: Work): SheetView[] {
  const { look, mapping } = work;
  return mapping.sheets.flatMap((sheet, at) => {
    const seen = look.sheets[at];
    if (seen === undefined) {
      return [];
    }
    // While a sheet is looked at afresh, what it was before stays on the screen.
    const before = look.mapping.sheets[at];
    const columns = sheet.columns.length > 0 ? sheet.columns : (before?.columns ?? []);
    const isIn = sheet.about !== null;
    const faults = isIn ? look.faults.filter((fault) => fault.sheet === at) : [];
    return {
      at,
      sheet,
      look: seen,
      name: seen.name === '' ? look.file_name : seen.name,
      isIn,
      columns: columns.map((column, place) => {
        const found = seen.columns[place];
        const letters = found?.letters ?? lettersOf(column.index);
        return {
          column,
          look: found,
          letters,
          heading: column.header,
          name:
            column.header === ''
              ? t('import.columns.column', { letters })
              : t('import.columns.column_named', { letters, heading: column.header }),
          faults: faults.filter((fault) => fault.column === column.index).map(({ reason }) => reason),
        };
      }),
      faults: faults.filter((fault) => fault.column === null).map(({ reason }) => reason),
      questions: isIn ? look.questions.filter((question) => question.sheet === at) : [],
    };
  });
}

/** What a column is called where there is room for its heading only. */
export const shortName = ({ heading, letters }: ColumnView): string =>
  heading === '' ? t('import.columns.column', { letters }) : heading;
