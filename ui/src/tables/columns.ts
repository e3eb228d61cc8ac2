import type { CellOut, Holds, MarkedColumn, MarkedTable } from '#api';

/** A column as it leaves: its heading, what its cells hold, and the cell of a row. Nothing known is null. */
export interface OutColumn<Row> extends MarkedColumn {
  of(row: Row): CellOut;
  /** The stakeholder that the cell names. */
  who?: (row: Row) => string | null;
}

const column =
  <Value extends CellOut>(kind: MarkedColumn['kind'], holds: Holds = 'plain') =>
  <Row>(header: string, of: (row: Row) => Value | null): OutColumn<Row> => ({ header, kind, holds, of });

const stakeholder =
  (holds: 'subject' | 'stakeholder') =>
  <Row>(
    header: string,
    of: (row: Row) => string | null,
    who: (row: Row) => string | null,
  ): OutColumn<Row> => ({ header, kind: 'text', holds, of, who });

/**
 * The kinds of column. What a column of text holds decides what a redaction profile makes of it. A date is `YYYY-MM-DD`,
 * a share lies between 0 and 1.
 */
export const out = {
  /** A word of a closed list. */
  word: column<string>('text'),
  /** The name of a unit, a project, a group that is measured, a service, a tag. */
  label: column<string>('text', 'label'),
  /** The stakeholder that the row is about. */
  subject: stakeholder('subject'),
  /** Another stakeholder. */
  stakeholder: stakeholder('stakeholder'),
  /** Whoever asked, judged or recorded. */
  person: column<string>('text', 'person'),
  /** Whoever owns an action. */
  owner: column<string>('text', 'owner'),
  /** A role or a job title. */
  position: column<string>('text', 'position'),
  /** An address, a number, a reference. */
  contact: column<string>('text', 'contact'),
  /** What somebody wrote. */
  said: column<string>('text', 'said'),
  number: column<number>('number'),
  share: column<number>('percent'),
  date: column<string>('date'),
  yesNo: column<boolean>('yes_no'),
};

/** The same column, of what is somebody's opinion of a stakeholder or group. */
export const opinion = <Row>(of: OutColumn<Row>): OutColumn<Row> => ({ ...of, holds: 'opinion' });

export type TableContent = Pick<MarkedTable, 'columns' | 'rows'>;

/** Rows as they leave, with who wrote or owns each. An empty text is an empty cell, and so is what is no number. */
export function tableOf<Row>(
  columns: readonly OutColumn<Row>[],
  rows: readonly Row[],
  by?: (row: Row) => string | null,
): TableContent {
  const cell = (value: CellOut): CellOut =>
    value === '' || (typeof value === 'number' && !Number.isFinite(value)) ? null : value;
  const naming = columns.flatMap(({ who }) => (who ? [who] : []));
  return {
    columns: columns.map(({ header, kind, holds }) => ({ header, kind, holds })),
    rows: rows.map((row) => {
      const author = by?.(row) ?? null;
      return {
        cells: columns.map(({ of }) => cell(of(row))),
        ...(naming.length > 0 ? { about: naming.map((who) => who(row)) } : {}),
        ...(author === null || author === '' ? {} : { by: author }),
      };
    }),
  };
}
