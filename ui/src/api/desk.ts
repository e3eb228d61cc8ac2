import type { Failure } from './bindings/Failure';
import { invoke } from './transport';

/** What only the shell around the page can do: files, dialogs, preferences. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

export interface Preferences {
  author: string;
  theme: Theme;
  /** Between 0.875 and 1.5. */
  text_size: number;
  discreet?: boolean;
}

export interface OpenWorkspace {
  name: string;
  file_name: string;
  read_only: boolean;
  fiction: boolean;
}

export interface RecentWorkspace {
  index: number;
  name: string;
  folder: string;
  opened_on: string;
  exists: boolean;
}

export interface DeskState {
  open: OpenWorkspace | null;
  recent: RecentWorkspace[];
  preferences: Preferences;
  today: string;
  /** Why the workspace that the program was started with is not open. */
  trouble?: Failure | null;
}

export interface Progress {
  token: string;
  done: number;
  total: number;
  what: string;
}

export interface SavedFile {
  file_name: string;
  folder: string;
}

/** A spreadsheet that was read, with what importing it would do. */
export interface ImportOffer<Outcome> {
  token: string;
  file_name: string;
  size: number;
  preview: Outcome;
}

export type OnMatch = 'skip' | 'update' | 'create';

export const desk = {
  state: () => invoke<DeskState>('desk_state'),
  preferences: (change: Partial<Preferences>) => invoke<Preferences>('desk_preferences', change),
  openSample: () => invoke<DeskState>('desk_open_sample'),
  openDialog: () => invoke<DeskState>('desk_open_dialog'),
  openRecent: (index: number) => invoke<DeskState>('desk_open_recent', { index }),
  forgetRecent: (index: number) => invoke<DeskState>('desk_forget_recent', { index }),
  newDialog: (name: string) => invoke<DeskState>('desk_new_dialog', { name }),
  close: () => invoke<DeskState>('desk_close'),
  importDialog: <Outcome>() => invoke<ImportOffer<Outcome> | null>('desk_import_dialog'),
  importDrop: <Outcome>(file_name: string, text_base64: string) =>
    invoke<ImportOffer<Outcome> | null>('desk_import_drop', { file_name, text_base64 }),
  /** With `dry_run` it only says again what would happen. */
  importRun: <Outcome>(request: { token: string; project?: string; on_match: OnMatch; dry_run?: boolean }) =>
    invoke<Outcome>('desk_import_run', request),
  importCancel: (token: string) => invoke<null>('desk_import_cancel', { token }),
  reportSave: (request: { project: string; as_of?: string }) =>
    invoke<SavedFile | null>('desk_report_save', request),
};
