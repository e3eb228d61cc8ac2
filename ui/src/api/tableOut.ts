import type { CellOut } from './bindings/CellOut';
import type { TableFormat } from './bindings/desk/TableFormat';
import type { HiddenName } from './bindings/HiddenName';
import type { Holds } from './bindings/Holds';
import type { MarkedColumn } from './bindings/MarkedColumn';
import type { MarkedRow } from './bindings/MarkedRow';
import type { MarkedTable } from './bindings/MarkedTable';
import type { Profile } from './bindings/Profile';
import type { Told } from './bindings/Told';
import type { Withheld } from './bindings/Withheld';
import type { Wording } from './bindings/Wording';
import type { SavedFile } from './desk';
import { invoke } from './transport';

export type {
  CellOut,
  HiddenName,
  Holds,
  MarkedColumn,
  MarkedRow,
  MarkedTable,
  Profile,
  TableFormat,
  Told,
  Withheld,
  Wording,
};

/** The ways of a table out of the window. What the profile hides is taken out on the other side, before there is a file. */
export const tableOut = {
  /** Lets a place be chosen and writes the table there; null when the person thinks better of it. */
  save: (format: TableFormat, profile: Profile, table: MarkedTable, ofMap = false) =>
    invoke<SavedFile | null>('desk_table_save', {
      format,
      profile,
      table,
      ...(ofMap ? { of_map: true } : {}),
    }),
  /** The table as spreadsheets take it from the clipboard; no text in it can become a formula. */
  text: (profile: Profile, table: MarkedTable) => invoke<string>('desk_table_text', { profile, table }),
};
