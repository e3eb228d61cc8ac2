// Generated from the shell's list of desk commands in Rust. Do not edit.
import type { BackupChosen } from './BackupChosen';
import type { BackupDifference } from '../BackupDifference';
import type { Backups } from './Backups';
import type { BriefRequest } from '../BriefRequest';
import type { DeskState } from './DeskState';
import type { ErasePerson } from '../ErasePerson';
import type { ErasedPerson } from '../ErasedPerson';
import type { ImportDrop } from './ImportDrop';
import type { ImportLook } from '../ImportLook';
import type { ImportMap } from './ImportMap';
import type { ImportOffer } from './ImportOffer';
import type { ImportOutcome } from '../ImportOutcome';
import type { ImportPaste } from './ImportPaste';
import type { ImportPlan } from '../ImportPlan';
import type { ImportRow } from '../ImportRow';
import type { ImportRows } from './ImportRows';
import type { ImportRun } from './ImportRun';
import type { ImportToken } from './ImportToken';
import type { ImportUse } from './ImportUse';
import type { Judging } from './Judging';
import type { Locking } from './Locking';
import type { NetworkLeft } from './NetworkLeft';
import type { NewWorkspace } from './NewWorkspace';
import type { Nothing } from '../Nothing';
import type { PackSave } from './PackSave';
import type { Page } from '../Page';
import type { PaperSave } from './PaperSave';
import type { PasswordChange } from './PasswordChange';
import type { PasswordChanged } from './PasswordChanged';
import type { PictureRequest } from '../PictureRequest';
import type { PictureSave } from './PictureSave';
import type { PlainBackups } from './PlainBackups';
import type { Preferences } from './Preferences';
import type { PreferencesChange } from './PreferencesChange';
import type { RecentIndex } from './RecentIndex';
import type { Recovered } from './Recovered';
import type { Recovery } from './Recovery';
import type { ReportRequest } from '../ReportRequest';
import type { Restored } from './Restored';
import type { Salvaged } from './Salvaged';
import type { Salvaging } from './Salvaging';
import type { SavedFile } from './SavedFile';
import type { ShownDiagnostics } from './ShownDiagnostics';
import type { Strength } from '../Strength';
import type { TableSave } from './TableSave';
import type { TableText } from './TableText';
import type { Unlocking } from './Unlocking';
import type { WholeExport } from './WholeExport';

/** Every desk command with what it is asked and what it answers. */
export interface DeskCommands {
  /** What is open, what was open before, the preferences and the date. */
  desk_state: { request: Nothing; response: DeskState };
  /** Sets some preferences. */
  desk_preferences: { request: PreferencesChange; response: Preferences };
  /** Opens the sample, made where it is missing. */
  desk_open_sample: { request: Nothing; response: DeskState };
  /** Lets a workspace be chosen, and opens it. */
  desk_open_dialog: { request: Nothing; response: DeskState };
  /** Opens a workspace that was open before. */
  desk_open_recent: { request: RecentIndex; response: DeskState };
  /** Takes a workspace off the recent ones; its file stays. */
  desk_forget_recent: { request: RecentIndex; response: DeskState };
  /** Lets a place be chosen for a new workspace, and opens it. */
  desk_new_dialog: { request: NewWorkspace; response: DeskState };
  /** Opens the workspace that waits for its password. */
  desk_unlock: { request: Unlocking; response: DeskState };
  /** Closes the open workspace, which then waits for its password. */
  desk_lock: { request: Locking; response: DeskState };
  /** Says how strong a password is. */
  desk_password_strength: { request: Judging; response: Strength };
  /** Sets, changes or removes the password of the open workspace. */
  desk_password_change: { request: PasswordChange; response: PasswordChanged };
  /** Opens the workspace that waits with the key that is remembered, where it was not locked since. */
  desk_unlock_remembered: { request: Nothing; response: DeskState };
  /** Asks the system's key store whether it answers. */
  desk_key_store: { request: Nothing; response: null };
  /** Remembers the key of the open workspace in the system's key store. */
  desk_remember: { request: Nothing; response: DeskState };
  /** Forgets what is remembered of the open workspace. */
  desk_forget_key: { request: Nothing; response: DeskState };
  /** The backups of the open workspace that anybody can read. */
  desk_plain_backups: { request: Nothing; response: PlainBackups };
  /** Deletes the backups of the open workspace that anybody can read. */
  desk_plain_backups_delete: { request: Nothing; response: PlainBackups };
  /** The backups of the open workspace, and the folder they are in. */
  desk_backups: { request: Nothing; response: Backups };
  /** Makes a backup of the open workspace now. */
  desk_backup_make: { request: Nothing; response: Backups };
  /** Says what differs between now and a backup. */
  desk_backup_difference: { request: BackupChosen; response: Array<BackupDifference> };
  /** Puts a backup in the place of the open workspace, after a backup of how that is now. */
  desk_backup_restore: { request: BackupChosen; response: Restored };
  /** Opens a backup to look at; nothing can be changed in it. */
  desk_backup_look: { request: BackupChosen; response: DeskState };
  /** Goes from a backup back to its workspace. */
  desk_backup_leave: { request: Nothing; response: DeskState };
  /** Lets another folder be chosen for backups made from now on. */
  desk_backup_folder_dialog: { request: Nothing; response: Backups };
  /** Makes backups in the program's own folder again. */
  desk_backup_folder_own: { request: Nothing; response: Backups };
  /** The ways back to the file that would not open last; none where there is none, or where none of them would help. */
  desk_recovery: { request: Nothing; response: Recovery | null };
  /** Puts a backup in the place of that file, which is kept aside, and opens it. */
  desk_recovery_restore: { request: BackupChosen; response: Recovered };
  /** Lets a place be chosen, and saves what can be read of that file into a new workspace there. */
  desk_recovery_salvage: { request: Salvaging; response: Salvaged | null };
  /** Opens what was saved of it. */
  desk_recovery_open: { request: Nothing; response: DeskState };
  /** Closes the open workspace, or puts away the one that waits for its password. */
  desk_close: { request: Nothing; response: DeskState };
  /** Lets a spreadsheet be chosen, and says what it looks like. */
  desk_import_dialog: { request: Nothing; response: ImportOffer | null };
  /** Takes a spreadsheet dropped on the window, and says what it looks like. */
  desk_import_drop: { request: ImportDrop; response: ImportOffer };
  /** Takes a piece of a spreadsheet from the clipboard, and says what it looks like. */
  desk_import_paste: { request: ImportPaste; response: ImportOffer };
  /** Says what an offered file looks like under a mapping mended by hand. */
  desk_import_map: { request: ImportMap; response: ImportLook };
  /** Says what an offered file looks like under a saved mapping. */
  desk_import_use: { request: ImportUse; response: ImportLook };
  /** Says what bringing an offered file in will do; nothing is written. */
  desk_import_plan: { request: ImportRun; response: ImportPlan };
  /** A window of the rows of the last plan. */
  desk_import_rows: { request: ImportRows; response: Page<ImportRow> };
  /** Brings an offered file in. */
  desk_import_run: { request: ImportRun; response: ImportOutcome };
  /** Lets a place be chosen for the rows that were refused, and writes them in the shape of their file. */
  desk_import_refused_save: { request: ImportToken; response: SavedFile | null };
  /** Stops an import without a trace, or puts the offer away. */
  desk_import_cancel: { request: ImportToken; response: null };
  /** Lets a place be chosen for the starter spreadsheet, and writes it. */
  desk_starter_save: { request: Nothing; response: SavedFile | null };
  /** Lets a place be chosen for a table as it is on the screen, and writes it as CSV or XLSX. */
  desk_table_save: { request: TableSave; response: SavedFile | null };
  /** Gives a table as it is on the screen as text for the clipboard. */
  desk_table_text: { request: TableText; response: string };
  /** Keeps where a network is left, for the next visit. */
  desk_network_leave: { request: NetworkLeft; response: null };
  /** Lets a place be chosen for a lens of the map as a picture, and writes it as SVG or PNG. */
  desk_picture_save: { request: PictureSave; response: SavedFile | null };
  /** Gives a lens of the map as a picture for the clipboard: PNG in base 64. */
  desk_picture_dots: { request: PictureRequest; response: string };
  /** Lets a folder be chosen, and writes the whole workspace into a new folder in it. */
  desk_export: { request: WholeExport; response: SavedFile | null };
  /** Lets an export and a place be chosen, makes a new workspace of it there and opens it. */
  desk_restore_dialog: { request: Nothing; response: DeskState };
  /** Lets a place be chosen for a project's readiness report, and writes it as PDF. */
  desk_report_save: { request: ReportRequest; response: SavedFile | null };
  /** Lets a place be chosen for what to know before meeting somebody, and writes it as a PDF of one page. */
  desk_brief_save: { request: BriefRequest; response: SavedFile | null };
  /** Lets a place be chosen for everything held about a person, and writes it as PDF, with the same as JSON beside it. */
  desk_person_pack_save: { request: PackSave; response: SavedFile | null };
  /** Lets a place be chosen for the information notice or the DPIA worksheet, and writes it. */
  desk_paper_save: { request: PaperSave; response: SavedFile | null };
  /** Erases a person from the workspace and from the backups in every folder they are kept in, or says what would change. */
  desk_person_erase: { request: ErasePerson; response: ErasedPerson };
  /** What is told to whoever mends the program: versions, counts and kinds of trouble, without names or content. */
  desk_diagnostics: { request: Nothing; response: ShownDiagnostics };
  /** Lets a place be chosen for what was shown of that, and writes it as JSON. */
  desk_diagnostics_save: { request: Nothing; response: SavedFile | null };
}
