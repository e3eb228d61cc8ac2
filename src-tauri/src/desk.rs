//! What only the shell can do: files, dialogs, preferences. Declared in one list, like the operations.

pub(crate) mod backups;
pub(crate) mod diagnostics;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod papers;
pub(crate) mod picture;
pub(crate) mod preferences;
pub(crate) mod protection;
pub(crate) mod recent;
pub(crate) mod recovery;
pub(crate) mod report;
pub(crate) mod rights;
pub(crate) mod saved;
pub(crate) mod state;

use ops::{Code, Failure, FieldFault, Nothing};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::shell::Shell;

/// One desk command.
pub(crate) struct Command {
    /// Its name.
    pub(crate) name: &'static str,
    /// Does it.
    pub(crate) run: fn(&Shell, Value) -> Result<Value, Failure>,
    #[cfg(test)]
    doc: &'static str,
    #[cfg(test)]
    types: fn(&ts_rs::Config) -> bindings::Types,
}

macro_rules! commands {
    ($( #[doc = $doc:literal] $name:ident = $run:path, $request:ty => $response:ty; )+) => {
        /// Every desk command there is.
        pub(crate) static DESK: &[Command] = &[$(Command {
            name: stringify!($name),
            run: |shell, request| answer::<$response>($run(shell, parse::<$request>(request)?)?),
            #[cfg(test)]
            doc: $doc.trim_ascii(),
            #[cfg(test)]
            types: bindings::types_of::<$request, $response>,
        }),+];
    };
}

commands! {
    /// What is open, what was open before, the preferences and the date.
    desk_state = state::state, Nothing => state::DeskState;
    /// Sets some preferences.
    desk_preferences = preferences::change, preferences::PreferencesChange => preferences::Preferences;
    /// Opens the sample, made where it is missing.
    desk_open_sample = state::open_sample, Nothing => state::DeskState;
    /// Lets a workspace be chosen, and opens it.
    desk_open_dialog = state::open_dialog, Nothing => state::DeskState;
    /// Opens a workspace that was open before.
    desk_open_recent = recent::open, recent::RecentIndex => state::DeskState;
    /// Takes a workspace off the recent ones; its file stays.
    desk_forget_recent = recent::forget, recent::RecentIndex => state::DeskState;
    /// Lets a place be chosen for a new workspace, and opens it.
    desk_new_dialog = state::new_dialog, state::NewWorkspace => state::DeskState;
    /// Opens the workspace that waits for its password.
    desk_unlock = protection::unlock, protection::Unlocking => state::DeskState;
    /// Closes the open workspace, which then waits for its password.
    desk_lock = protection::lock, protection::Locking => state::DeskState;
    /// Says how strong a password is.
    desk_password_strength = protection::how_strong, protection::Judging => ops::password::Strength;
    /// Sets, changes or removes the password of the open workspace.
    desk_password_change = protection::change, protection::PasswordChange => protection::PasswordChanged;
    /// Opens the workspace that waits with the key that is remembered, where it was not locked since.
    desk_unlock_remembered = protection::unlock_remembered, Nothing => state::DeskState;
    /// Asks the system's key store whether it answers.
    desk_key_store = protection::key_store, Nothing => ();
    /// Remembers the key of the open workspace in the system's key store.
    desk_remember = protection::remember, Nothing => state::DeskState;
    /// Forgets what is remembered of the open workspace.
    desk_forget_key = protection::forget_key, Nothing => state::DeskState;
    /// The backups of the open workspace that anybody can read.
    desk_plain_backups = protection::plain_backups, Nothing => protection::PlainBackups;
    /// Deletes the backups of the open workspace that anybody can read.
    desk_plain_backups_delete = protection::delete_plain_backups, Nothing => protection::PlainBackups;
    /// The backups of the open workspace, and the folder they are in.
    desk_backups = backups::list, Nothing => backups::Backups;
    /// Makes a backup of the open workspace now.
    desk_backup_make = backups::make, Nothing => backups::Backups;
    /// Says what differs between now and a backup.
    desk_backup_difference = backups::difference, backups::BackupChosen => Vec<ops::backups::BackupDifference>;
    /// Puts a backup in the place of the open workspace, after a backup of how that is now.
    desk_backup_restore = backups::restore, backups::BackupChosen => backups::Restored;
    /// Opens a backup to look at; nothing can be changed in it.
    desk_backup_look = backups::look, backups::BackupChosen => state::DeskState;
    /// Goes from a backup back to its workspace.
    desk_backup_leave = backups::leave, Nothing => state::DeskState;
    /// Lets another folder be chosen for backups made from now on.
    desk_backup_folder_dialog = backups::choose_folder, Nothing => backups::Backups;
    /// Makes backups in the program's own folder again.
    desk_backup_folder_own = backups::own_folder, Nothing => backups::Backups;
    /// The ways back to the file that would not open last; none where there is none, or where none of them would help.
    desk_recovery = recovery::ways, Nothing => Option<recovery::Recovery>;
    /// Puts a backup in the place of that file, which is kept aside, and opens it.
    desk_recovery_restore = recovery::restore, backups::BackupChosen => recovery::Recovered;
    /// Lets a place be chosen, and saves what can be read of that file into a new workspace there.
    desk_recovery_salvage = recovery::salvage, recovery::Salvaging => Option<recovery::Salvaged>;
    /// Opens what was saved of it.
    desk_recovery_open = recovery::open, Nothing => state::DeskState;
    /// Closes the open workspace, or puts away the one that waits for its password.
    desk_close = state::close, Nothing => state::DeskState;
    /// Lets a spreadsheet be chosen, and says what it looks like.
    desk_import_dialog = import::dialog, Nothing => Option<import::ImportOffer>;
    /// Takes a spreadsheet dropped on the window, and says what it looks like.
    desk_import_drop = import::drop_in, import::ImportDrop => import::ImportOffer;
    /// Takes a piece of a spreadsheet from the clipboard, and says what it looks like.
    desk_import_paste = import::paste, import::ImportPaste => import::ImportOffer;
    /// Says what an offered file looks like under a mapping mended by hand.
    desk_import_map = import::map, import::ImportMap => ops::import::ImportLook;
    /// Says what an offered file looks like under a saved mapping.
    desk_import_use = import::use_saved, import::ImportUse => ops::import::ImportLook;
    /// Says what bringing an offered file in will do; nothing is written.
    desk_import_plan = import::plan, import::ImportRun => ops::import::ImportPlan;
    /// A window of the rows of the last plan.
    desk_import_rows = import::rows, import::ImportRows => ops::Page<ops::import::ImportRow>;
    /// Brings an offered file in.
    desk_import_run = import::run, import::ImportRun => ops::import::ImportOutcome;
    /// Lets a place be chosen for the rows that were refused, and writes them in the shape of their file.
    desk_import_refused_save = import::save_refused, import::ImportToken => Option<saved::SavedFile>;
    /// Stops an import without a trace, or puts the offer away.
    desk_import_cancel = import::cancel, import::ImportToken => ();
    /// Lets a place be chosen for the starter spreadsheet, and writes it.
    desk_starter_save = export::save_starter, Nothing => Option<saved::SavedFile>;
    /// Lets a place be chosen for a table as it is on the screen, and writes it as CSV or XLSX.
    desk_table_save = export::save_table, export::TableSave => Option<saved::SavedFile>;
    /// Gives a table as it is on the screen as text for the clipboard.
    desk_table_text = export::table_text, export::TableText => String;
    /// Keeps where a network is left, for the next visit.
    desk_network_leave = picture::leave_network, ops::network::NetworkLeft => ();
    /// Lets a place be chosen for a lens of the map as a picture, and writes it as SVG or PNG.
    desk_picture_save = picture::save, picture::PictureSave => Option<saved::SavedFile>;
    /// Gives a lens of the map as a picture for the clipboard: PNG in base 64.
    desk_picture_dots = picture::dots, ops::map::picture::PictureRequest => String;
    /// Lets a folder be chosen, and writes the whole workspace into a new folder in it.
    desk_export = export::export, export::WholeExport => Option<saved::SavedFile>;
    /// Lets an export and a place be chosen, makes a new workspace of it there and opens it.
    desk_restore_dialog = export::restore, Nothing => state::DeskState;
    /// Lets a place be chosen for a project's readiness report, and writes it as PDF.
    desk_report_save = report::save, ops::report::ReportRequest => Option<saved::SavedFile>;
    /// Lets a place be chosen for what to know before meeting somebody, and writes it as a PDF of one page.
    desk_brief_save = rights::save_brief, ops::people::brief::BriefRequest => Option<saved::SavedFile>;
    /// Lets a place be chosen for everything held about a person, and writes it as PDF, with the same as JSON beside it.
    desk_person_pack_save = rights::save_pack, rights::PackSave => Option<saved::SavedFile>;
    /// Lets a place be chosen for the information notice or the DPIA worksheet, and writes it.
    desk_paper_save = papers::save, papers::PaperSave => Option<saved::SavedFile>;
    /// Erases a person from the workspace and from the backups in every folder they are kept in, or says what would change.
    desk_person_erase = rights::erase, ops::rights::erase::ErasePerson => ops::rights::erase::ErasedPerson;
    /// What is told to whoever mends the program: versions, counts and kinds of trouble, without names or content.
    desk_diagnostics = diagnostics::show, Nothing => diagnostics::ShownDiagnostics;
    /// Lets a place be chosen for what was shown of that, and writes it as JSON.
    desk_diagnostics_save = diagnostics::save, Nothing => Option<saved::SavedFile>;
}

/// The desk command of this name.
pub(crate) fn find(name: &str) -> Option<&'static Command> {
    DESK.iter().find(|command| command.name == name)
}

fn parse<T: DeserializeOwned>(request: Value) -> Result<T, Failure> {
    serde_json::from_value(request).map_err(|error| {
        let fault = FieldFault {
            field: "request".to_owned(),
            message: error.to_string(),
        };
        let message = format!("The request is not understood: {}", fault.message);
        Failure {
            code: Code::Invalid,
            message,
            fields: Some(vec![fault]),
        }
    })
}

fn answer<T: Serialize>(response: T) -> Result<Value, Failure> {
    serde_json::to_value(response)
        .map_err(|_| Failure::new(Code::Internal, "The answer could not be written."))
}

#[cfg(test)]
mod bindings;
#[cfg(test)]
pub(crate) mod tests;
