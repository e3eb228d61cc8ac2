//! The ways back to a workspace that does not open: its backups, and saving what can be read.

use std::path::Path;

use ops::backups::BackupEntry;
use ops::salvage::SalvageOutcome;
use ops::{Failure, Nothing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::backups::BackupChosen;
use super::protection::Typed;
use super::saved::SavedFile;
use super::state::{self, DeskState, file_stem, folder_of, last_part, with_ending};
use crate::ask::Kind;
use crate::shell::Shell;

/// Less than this holds nothing that could be saved: the tables of an empty workspace are larger.
const LEAST: u64 = 16 * 4096;

/// A workspace that does not open, and the ways back to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct Recovery {
    /// Its name when it was last open here.
    name: Option<String>,
    /// Its file, without the folder.
    file_name: String,
    /// The folder of the file.
    folder: String,
    /// Why it does not open.
    failure: Failure,
    /// Whether there is something at its place, which is kept when a backup is put there.
    exists: bool,
    /// Whether something may be left in it that can be read.
    readable: bool,
    /// Whether a password protects it, which reading it takes.
    encrypted: bool,
    /// Its backups, the newest first.
    backups: Vec<BackupEntry>,
    /// Where backups are looked for.
    folders: Vec<RecoveryFolder>,
}

/// A folder backups may be in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct RecoveryFolder {
    /// The folder.
    folder: String,
    /// Whether it is there now; a stick may not be.
    exists: bool,
}

/// What was put in its place.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct Recovered {
    /// Where what was there is kept; none if nothing was.
    kept: Option<SavedFile>,
    /// How many newer backups could not be read: they may know of somebody who was erased since.
    #[ts(type = "number")]
    unread: u64,
    /// The desk as it is now.
    state: DeskState,
}

/// The password of the damaged file, where it has one.
#[derive(Debug, Deserialize, TS)]
#[ts(export_to = "desk/", optional_fields)]
#[serde(deny_unknown_fields)]
pub(crate) struct Salvaging {
    /// What was typed.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    password: Option<Typed>,
}

/// What was saved of it, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct Salvaged {
    /// The new workspace.
    file: SavedFile,
    /// What was saved, and what was lost.
    outcome: SalvageOutcome,
}

/// `desk_recovery`.
pub(crate) fn ways(shell: &Shell, _: Nothing) -> Result<Option<Recovery>, Failure> {
    let Some(unopened) = shell.unopened() else {
        return Ok(None);
    };
    let known = shell.known(&unopened);
    let path = &unopened.path;
    let size = std::fs::metadata(path).map_or(0, |meta| meta.len());
    let folders = shell
        .home
        .every_backups()
        .into_iter()
        .map(|folder| RecoveryFolder {
            exists: folder.is_dir(),
            folder: folder.display().to_string(),
        });
    Ok(Some(Recovery {
        file_name: last_part(path),
        folder: folder_of(path),
        exists: path.exists(),
        readable: path.is_file() && size >= LEAST,
        encrypted: ops::recover::is_protected(path),
        backups: shell.backups_of(&known),
        folders: folders.collect(),
        name: known.name,
        failure: unopened.failure,
    }))
}

/// `desk_recovery_restore`.
pub(crate) fn restore(shell: &Shell, request: BackupChosen) -> Result<Recovered, Failure> {
    let password = request.password.and_then(|typed| typed.password());
    let recovered = shell.recover(&request.file_name, password)?;
    Ok(Recovered {
        kept: recovered.kept.as_deref().map(SavedFile::at),
        unread: recovered.unread.len() as u64,
        state: state::state(shell, Nothing {})?,
    })
}

/// `desk_recovery_salvage`.
pub(crate) fn salvage(shell: &Shell, request: Salvaging) -> Result<Option<Salvaged>, Failure> {
    let Some(unopened) = shell.unopened() else {
        return Ok(None);
    };
    let stem = Path::new(&unopened.path)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let suggested = format!("{} (what could be read).soundings", file_stem(&stem));
    let Some(to) = shell.ask.save(Kind::Workspace, &suggested) else {
        return Ok(None);
    };
    let to = with_ending(to, "soundings");
    let password = request.password.and_then(|typed| typed.password());
    let outcome = shell.salvage(&to, password.as_ref())?;
    Ok(Some(Salvaged {
        file: SavedFile::at(&to),
        outcome,
    }))
}

/// `desk_recovery_open`.
pub(crate) fn open(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.open_salvaged()?;
    state::state(shell, Nothing {})
}
