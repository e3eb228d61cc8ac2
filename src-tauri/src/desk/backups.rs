//! The backups of the open workspace, as the settings show them.

use chrono::{DateTime, Utc};
use ops::backups::{BackupDifference, BackupEntry, BackupReason};
use ops::{Failure, Nothing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::protection::Typed;
use super::state::{self, DeskState};
use crate::shell::Shell;

/// The backups there are, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct Backups {
    /// The folder they are in.
    folder: String,
    /// Whether that folder was chosen; else it is the program's own.
    chosen: bool,
    /// The backups, the newest first.
    list: Vec<BackupEntry>,
    /// Why the last one could not be made.
    trouble: Option<Failure>,
}

/// One of the backups.
#[derive(Debug, Deserialize, TS)]
#[ts(export_to = "desk/", optional_fields)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackupChosen {
    /// Its file, without the folder.
    pub(crate) file_name: String,
    /// The password it was made under, where that is another than the workspace has now.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub(crate) password: Option<Typed>,
}

/// What was put back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct Restored {
    /// The backup of how it was before: putting that one back undoes it.
    before: BackupEntry,
    /// The desk as it is now.
    state: DeskState,
}

/// A backup that is being looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct OpenBackup {
    /// When it was made.
    pub(crate) at: DateTime<Utc>,
    /// The file it is a backup of, without its folder.
    pub(crate) of: String,
}

/// `desk_backups`.
pub(crate) fn list(shell: &Shell, _: Nothing) -> Result<Backups, Failure> {
    Ok(Backups {
        folder: shell.home.backups().display().to_string(),
        chosen: shell.home.read().backups.is_some(),
        list: shell.backups()?,
        trouble: shell.backup_trouble(),
    })
}

/// `desk_backup_make`.
pub(crate) fn make(shell: &Shell, _: Nothing) -> Result<Backups, Failure> {
    shell.back_up(BackupReason::ByHand)?;
    list(shell, Nothing {})
}

/// `desk_backup_difference`.
pub(crate) fn difference(shell: &Shell, request: BackupChosen) -> Result<Vec<BackupDifference>, Failure> {
    shell.backup_difference(
        &request.file_name,
        request.password.and_then(|typed| typed.password()),
    )
}

/// `desk_backup_restore`.
pub(crate) fn restore(shell: &Shell, request: BackupChosen) -> Result<Restored, Failure> {
    let password = request.password.and_then(|typed| typed.password());
    let before = shell.restore_backup(&request.file_name, password)?;
    Ok(Restored {
        before,
        state: state::state(shell, Nothing {})?,
    })
}

/// `desk_backup_look`.
pub(crate) fn look(shell: &Shell, request: BackupChosen) -> Result<DeskState, Failure> {
    let password = request.password.and_then(|typed| typed.password());
    shell.look_at_backup(&request.file_name, password)?;
    state::state(shell, Nothing {})
}

/// `desk_backup_leave`.
pub(crate) fn leave(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.leave_backup()?;
    state::state(shell, Nothing {})
}

/// `desk_backup_folder_dialog`.
pub(crate) fn choose_folder(shell: &Shell, _: Nothing) -> Result<Backups, Failure> {
    if let Some(folder) = shell.ask.folder() {
        shell
            .home
            .change(|remembered| remembered.back_up_to(Some(folder)));
    }
    list(shell, Nothing {})
}

/// `desk_backup_folder_own`.
pub(crate) fn own_folder(shell: &Shell, _: Nothing) -> Result<Backups, Failure> {
    shell.home.change(|remembered| remembered.back_up_to(None));
    list(shell, Nothing {})
}
