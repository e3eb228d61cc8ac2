import type { MarkedTable, Profile } from '#api';

/** A table as it left the window: its rows as bare cells. */
export interface LeftTable {
  title: string;
  profile: Profile;
  columns: { header: string; kind: string }[];
  rows: unknown[][];
  /** As it crossed, with what each column holds and whom each row is about. */
  marked: MarkedTable;
}

/** Every table that was to be saved so far. */
export function leftTables(fake: { requests(name: string): unknown[] }): LeftTable[] {
  return fake.requests('desk_table_save').map((request) => {
    const { table, profile } = request as { table: MarkedTable; profile: Profile };
    return {
      title: table.title,
      profile,
      columns: table.columns.map(({ header, kind }) => ({ header, kind })),
      rows: table.rows.map(({ cells }) => cells),
      marked: table,
    };
  });
}
