import type { ImportRow } from '#bindings/ImportRow';
import type { ImportRowsQuery } from '#bindings/ImportRowsQuery';
import type { RowFate } from '#bindings/RowFate';
import { t } from '#i18n';
import { rowKey, type Work } from '../store';

/** Which rows are shown. */
export interface RowFilter {
  fates: readonly RowFate[];
  remarked: boolean;
  sheet: number | null;
  text: string;
}

export const unfiltered: RowFilter = { fates: [], remarked: false, sheet: null, text: '' };

export const queryOf = ({ fates, remarked, sheet, text }: RowFilter): ImportRowsQuery => ({
  ...(fates.length === 0 ? {} : { fates: [...fates] }),
  ...(remarked ? { remarked } : {}),
  ...(sheet === null ? {} : { sheet }),
  ...(text.trim() === '' ? {} : { text: text.trim() }),
});

/** What was said of a row by hand, if anything. */
export const choiceOf = (work: Work, row: ImportRow) => work.choices.rows.get(rowKey(row))?.action ?? null;

/** Whether a row is ticked to come in; undefined where it cannot. */
export function isTicked(work: Work, row: ImportRow): boolean | undefined {
  const choice = choiceOf(work, row);
  return choice === null && row.fate === 'refused' ? undefined : choice !== 'leave_out';
}

/** What happens with a row, as it was just said where the plan does not know yet. */
export function fateOf(work: Work, row: ImportRow): RowFate {
  const choice = choiceOf(work, row);
  if (choice === 'leave_out') {
    return 'left_out';
  }
  return row.fate;
}

/** Where the row is. */
export function whereIs(work: Work, { sheet, line }: ImportRow): string {
  const name = work.look.sheets[sheet]?.name ?? '';
  return name === '' || work.look.sheets.length === 1
    ? t('import.check.row_of', { line })
    : t('import.check.row_of_sheet', { sheet: name, line });
}

/** Changes and remarks of a row in one line. */
export function sayWhat(row: ImportRow): string {
  return [
    ...row.remarks.map(({ field, reason }) => (field === '' ? reason : `${field}: ${reason}`)),
    ...row.changes.map(({ field, old, new: then }) =>
      old === ''
        ? t('import.check.change_new', { field, new: then })
        : t('import.check.change', { field, old, new: then === '' ? t('import.check.nothing') : then }),
    ),
  ].join(' · ');
}

const plain = new Set<ImportRow['about']>(['stakeholders', 'units', 'projects', 'ties', 'plan_lines']);

/** What else tells a row apart; while others see the screen, not what it says somebody thinks. */
export const detailOf = ({ about, detail }: ImportRow, discreet: boolean): string =>
  discreet && !plain.has(about) ? '' : detail;
