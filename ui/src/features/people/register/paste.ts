import { useCallback } from 'react';
import { Failure, type Request, useWrite } from '#api';
import { t } from '#i18n';
import type { PastedCell, PasteFault } from '#kit';
import type { Changes, FieldRow, PersonRow } from '../model';
import { useUndoNotice } from '../write';
import { readNumber } from './columns';
import { CUSTOM } from './more';

type RowSet = Request<'stakeholders_set'>['rows'][number];
type Cell = PastedCell<PersonRow>;
/** A stakeholder to set, and which cell says what of it. */
interface Gathered {
  set: { id: string; changes: Changes; custom: NonNullable<RowSet['custom']>; tags?: string[] };
  cells: Map<string, number>;
}

const NONE = 'none';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as a spreadsheet or this grid writes it, as YYYY-MM-DD; blank is none. The day comes before the month. */
export function readDate(text: string): string | null {
  const plain = text.trim();
  if (plain === '') {
    return null;
  }
  const parts =
    /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/.exec(plain) ??
    /^(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>\d{4})$/.exec(plain) ??
    /^(?<d>\d{1,2})[ -](?<m>[A-Za-z]{3,9})[ -](?<y>\d{4})$/.exec(plain);
  const { y = '', m = '', d = '' } = parts?.groups ?? {};
  const month = /^\d/.test(m) ? Number(m) : MONTHS.indexOf(m.slice(0, 3).toLowerCase()) + 1;
  const day = new Date(Date.UTC(Number(y), month - 1, Number(d)));
  if (!parts || month === 0 || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== Number(d)) {
    throw new Error(t('register.bad_date'));
  }
  return day.toISOString().slice(0, 10);
}

/** What a cell changes: the name of its field in the request, and what is put there. */
function put(row: Gathered, { column, value }: Cell, dates: ReadonlySet<string>): string {
  const { key } = column;
  if (key.startsWith(CUSTOM)) {
    const said = column.edit?.kind === 'choice' && value === NONE ? '' : value;
    row.set.custom.push({
      field: key.slice(CUSTOM.length),
      value: dates.has(key) ? readDate(said) : column.edit?.kind === 'number' ? plain(said) : said,
    });
    return `custom[${row.set.custom.length - 1}]`;
  }
  switch (key) {
    case 'tags':
      row.set.tags = value.split(/[,;]/).flatMap((tag) => tag.trim() || []);
      return 'tags';
    case 'headcount':
      row.set.changes.headcount = readNumber(value);
      break;
    case 'verified_on':
      row.set.changes.verified_on = readDate(value);
      break;
    case 'unit':
      row.set.changes.unit = value === NONE ? null : value;
      break;
    default:
      Object.assign(row.set.changes, { [key]: value });
  }
  return `changes.${key}`;
}

const plain = (text: string): string => {
  const number = readNumber(text);
  return number === null ? '' : String(number);
};

/** Sets what was pasted as one change; what does not fit is said, cell by cell, and then nothing is set. */
export function usePasteCells(fields: readonly FieldRow[]) {
  const { mutateAsync } = useWrite('stakeholders_set');
  const say = useUndoNotice();
  return useCallback(
    async (cells: readonly Cell[]): Promise<readonly PasteFault[]> => {
      const dates = new Set(fields.filter(({ holds }) => holds === 'date').map(({ id }) => id));
      const rows = new Map<string, Gathered>();
      const faults: PasteFault[] = [];
      cells.forEach((cell, at) => {
        const { id } = cell.row;
        const row = rows.get(id) ?? { set: { id, changes: {}, custom: [] }, cells: new Map() };
        rows.set(id, row);
        try {
          row.cells.set(put(row, cell, dates), at);
        } catch (thrown) {
          faults.push({ cell: at, reason: thrown instanceof Error ? thrown.message : String(thrown) });
        }
      });
      if (faults.length > 0) {
        return faults;
      }
      const gathered = [...rows.values()];
      try {
        const { cells: count } = await mutateAsync({ rows: gathered.map(({ set }) => set) });
        say(t('register.pasted', { count }));
        return [];
      } catch (thrown) {
        const failure = Failure.from(thrown);
        const named = failure.fields.flatMap(({ field, message }) => {
          const [, row = '', rest = ''] = /^rows\[(\d+)\]\.(.*)$/.exec(field) ?? [];
          const found = [...(gathered[Number(row)]?.cells ?? [])];
          const cell = found.find(([name]) => rest.startsWith(name))?.[1] ?? found[0]?.[1];
          return cell === undefined ? [] : [{ cell, reason: message }];
        });
        if (named.length === 0) {
          throw thrown;
        }
        return named;
      }
    },
    [fields, mutateAsync, say],
  );
}
