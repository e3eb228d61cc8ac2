import type { BackupChosen } from './bindings/desk/BackupChosen';
import type { DeskCommands } from './bindings/desk/DeskCommands';
import type { ImportOffer } from './bindings/desk/ImportOffer';
import type { LockedWorkspace } from './bindings/desk/LockedWorkspace';
import type { OpenBackup } from './bindings/desk/OpenBackup';
import type { PlainBackups } from './bindings/desk/PlainBackups';
import type { Recovery } from './bindings/desk/Recovery';
import type { Salvaged } from './bindings/desk/Salvaged';
import type { Failure } from './bindings/Failure';
import type { ImportChoices } from './bindings/ImportChoices';
import type { ImportMapping } from './bindings/ImportMapping';
import type { ImportRowsQuery } from './bindings/ImportRowsQuery';
import type { OnMatch } from './bindings/OnMatch';
import type { Strength as PasswordStrength } from './bindings/Strength';
import { invoke } from './transport';

/** What only the shell around the page can do: files, dialogs, preferences. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

export interface Preferences {
  author: string;
  theme: Theme;
  /** Between 0.875 and 1.5. */
  text_size: number;
  discreet?: boolean;
  /** Minutes until a protected workspace is locked by itself; 0 for never. */
  lock_after?: number;
}

export interface OpenWorkspace {
  name: string;
  file_name: string;
  /** Where the file is. */
  folder: string;
  read_only: boolean;
  fiction: boolean;
  /** Whether a password protects its file. */
  encrypted?: boolean;
  /** Whether its key is remembered on this computer. */
  remembered?: boolean;
  /** The backup it is, when one is being looked at. */
  backup?: OpenBackup | null;
}

export interface RecentWorkspace {
  index: number;
  name: string;
  folder: string;
  opened_on: string;
  exists: boolean;
  encrypted?: boolean;
}

export interface DeskState {
  open: OpenWorkspace | null;
  /** The workspace that waits for its password; nothing is open then. */
  locked?: LockedWorkspace | null;
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

interface PasswordChanged {
  desk: DeskState;
  /** Why the key store was not told; the password is the new one all the same. */
  not_told: Failure | null;
}

export type { ImportOffer, LockedWorkspace, OnMatch, PasswordStrength, PlainBackups, Recovery, Salvaged };

const ask = <Name extends keyof DeskCommands>(name: Name, request: DeskCommands[Name]['request']) =>
  invoke<DeskCommands[Name]['response']>(name, request);

export const desk = {
  state: () => invoke<DeskState>('desk_state'),
  preferences: (change: Partial<Preferences>) => invoke<Preferences>('desk_preferences', change),
  openSample: () => invoke<DeskState>('desk_open_sample'),
  openDialog: () => invoke<DeskState>('desk_open_dialog'),
  openRecent: (index: number) => invoke<DeskState>('desk_open_recent', { index }),
  forgetRecent: (index: number) => invoke<DeskState>('desk_forget_recent', { index }),
  newDialog: (name: string, password?: string) =>
    invoke<DeskState>('desk_new_dialog', password === undefined ? { name } : { name, password }),
  close: () => invoke<DeskState>('desk_close'),
  /** Closes the open workspace, which then waits for its password. */
  lock: (idle: boolean) => invoke<DeskState>('desk_lock', { idle }),
  unlock: (password: string) => invoke<DeskState>('desk_unlock', { password }),
  /** Opens the workspace that waits with the key that this computer remembers. */
  unlockRemembered: () => invoke<DeskState>('desk_unlock_remembered'),
  /** Whether the system's key store answers; refuses with the reason if it does not. */
  keyStore: () => ask('desk_key_store', {}),
  remember: () => invoke<DeskState>('desk_remember'),
  forgetKey: () => invoke<DeskState>('desk_forget_key'),
  passwordStrength: (password: string, name?: string) =>
    ask('desk_password_strength', name === undefined ? { password } : { password, name }),
  /** Sets, changes or – given no new one – removes the password. */
  passwordChange: (request: { current?: string; password?: string }) =>
    invoke<PasswordChanged>('desk_password_change', request),
  plainBackups: () => ask('desk_plain_backups', {}),
  plainBackupsDelete: () => ask('desk_plain_backups_delete', {}),
  backups: () => ask('desk_backups', {}),
  backupMake: () => ask('desk_backup_make', {}),
  /** What putting a backup back would change, part by part. */
  backupDifference: (backup: BackupChosen) => ask('desk_backup_difference', backup),
  backupRestore: (backup: BackupChosen) => ask('desk_backup_restore', backup),
  /** Opens a backup to look at; the `desk` event says so to the whole window. */
  backupLook: (backup: BackupChosen) => ask('desk_backup_look', backup),
  backupLeave: () => invoke<DeskState>('desk_backup_leave'),
  backupFolderDialog: () => ask('desk_backup_folder_dialog', {}),
  backupFolderOwn: () => ask('desk_backup_folder_own', {}),
  /** The ways back to the file that would not open last, if there are any. */
  recovery: () => ask('desk_recovery', {}),
  /** Puts a backup in its place, and opens it. */
  recoveryRestore: (backup: BackupChosen) => ask('desk_recovery_restore', backup),
  /** Saves what can be read of it into a new workspace. */
  recoverySalvage: (request: { password?: string }) => ask('desk_recovery_salvage', request),
  /** Opens what was saved of it. */
  recoveryOpen: () => invoke<DeskState>('desk_recovery_open'),
  /** What would be told of the program, to the letter. */
  diagnostics: () => ask('desk_diagnostics', {}),
  diagnosticsSave: () => ask('desk_diagnostics_save', {}),
  importDialog: () => ask('desk_import_dialog', {}),
  importDrop: (file_name: string, text_base64: string) => ask('desk_import_drop', { file_name, text_base64 }),
  importPaste: (text: string) => ask('desk_import_paste', { text }),
  importMap: (token: string, mapping: ImportMapping) => ask('desk_import_map', { token, mapping }),
  importUse: (token: string, name: string) => ask('desk_import_use', { token, name }),
  importPlan: (token: string, choices: ImportChoices) => ask('desk_import_plan', { token, choices }),
  importRows: (token: string, query: ImportRowsQuery) => ask('desk_import_rows', { token, query }),
  importRun: (token: string, choices: ImportChoices) => ask('desk_import_run', { token, choices }),
  importRefusedSave: (token: string) => ask('desk_import_refused_save', { token }),
  importCancel: (token: string) => ask('desk_import_cancel', { token }),
  starterSave: () => ask('desk_starter_save', {}),
  /** The whole workspace into a new folder. */
  exportAll: (with_private_notes: boolean) =>
    ask('desk_export', with_private_notes ? { with_private_notes } : {}),
  /** A new workspace from an export. */
  restoreDialog: () => invoke<DeskState>('desk_restore_dialog'),
  /** Everything held about a person, as PDF and JSON. */
  personPackSave: (id: string) => ask('desk_person_pack_save', { id }),
  /** What to know before meeting somebody, as a PDF of one page. */
  briefSave: (request: DeskCommands['desk_brief_save']['request']) => ask('desk_brief_save', request),
  /** Erases a person, or says what that would change. */
  personErase: (request: DeskCommands['desk_person_erase']['request']) => ask('desk_person_erase', request),
  /** The information notice or the DPIA worksheet, where one says. */
  paperSave: (request: DeskCommands['desk_paper_save']['request']) => ask('desk_paper_save', request),
  reportSave: (request: { project: string; as_of?: string }) =>
    invoke<SavedFile | null>('desk_report_save', request),
};
