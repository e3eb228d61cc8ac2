//! The way back to a workspace whose file is lost, damaged or something else: its backups, which are workspaces
//! themselves, and putting one of them in its place.

use std::path::{Path, PathBuf};

pub use store::Recovered;
use uuid::Uuid;

use crate::backups::{BackupEntry, every, named};
use crate::{Code, Context, Failure, Unlock};

/// What is to be put where.
#[derive(Debug)]
pub struct Recover<'a> {
    /// The backup.
    pub backup: &'a Path,
    /// What opens it, where a password protects it; the file has the same password then.
    pub unlock: Option<Unlock>,
    /// Which workspace it has to be of.
    pub workspace: Uuid,
    /// Every folder that backups may be in: they may know of somebody who was erased.
    pub folders: &'a [PathBuf],
}

/// Whether a file that is refused for this reason may be lost, so that a backup in its place would help. One from a newer
/// version, or one that another program holds, is as it should be.
pub fn would_help(code: Code) -> bool {
    matches!(
        code,
        Code::NotFound
            | Code::NotAWorkspace
            | Code::Damaged
            | Code::Locked
            | Code::WrongPassword
            | Code::Internal
    )
}

/// Which workspace a file is, if it says so still; a protected one does not.
pub fn told_id(path: &Path) -> Option<Uuid> {
    store::told_id(path, None)
}

/// Whether a password seems to protect a file, whatever else is wrong with it.
pub fn is_protected(path: &Path) -> bool {
    store::is_protected(path).unwrap_or(false)
}

/// Which workspace a backup is of.
///
/// # Errors
/// `locked`, `wrong_password`, `not_a_workspace`, `damaged`, `not_found`.
pub fn id_of(backup: &Path, unlock: Option<Unlock>, context: &Context) -> Result<Uuid, Failure> {
    let unlocked = match unlock {
        Some(unlock) => unlock.key(backup)?,
        None => None,
    };
    let opening = store::Opening {
        at: context.now,
        backups: None,
        read_only: true,
        key: unlocked.clone(),
    };
    match store::Workspace::open(backup, &opening) {
        Ok(ws) => Ok(ws.id()?),
        Err(store::StoreError::NeedsUpgrade { .. }) => store::told_id(backup, unlocked.as_ref())
            .ok_or_else(|| Failure::new(Code::Damaged, "The backup does not say which workspace it is of.")),
        Err(error) => Err(error.into()),
    }
}

/// The backups of a workspace in these folders, the newest first. A folder that cannot be read is passed over.
pub fn backups_of(workspace: Uuid, folders: &[PathBuf]) -> Vec<BackupEntry> {
    found(workspace, folders).iter().map(BackupEntry::from).collect()
}

/// The full path of one of them.
///
/// # Errors
/// `not_found` when there is none of that name.
pub fn backup_named(workspace: Uuid, folders: &[PathBuf], file_name: &str) -> Result<PathBuf, Failure> {
    named(found(workspace, folders), file_name)
}

fn found(workspace: Uuid, folders: &[PathBuf]) -> Vec<store::Backup> {
    let within_reach: Vec<PathBuf> = folders
        .iter()
        .filter(|folder| every(workspace, std::slice::from_ref(folder)).is_ok())
        .cloned()
        .collect();
    every(workspace, &within_reach).unwrap_or_default()
}

/// Puts a backup in the place of a file that is lost or does not open. What is there is kept beside it, under a name that
/// is given back; so are the newer backups that could not be read, which may know of somebody who was erased since.
///
/// # Errors
/// `conflict` when the file opens, or the backup is of another workspace; `locked`, `wrong_password`, `damaged`, `busy`,
/// `io`. Everything is then as it was.
pub fn recover(path: &Path, asked: Recover<'_>, context: &Context) -> Result<Recovered, Failure> {
    let key = match asked.unlock {
        Some(unlock) if store::is_protected(asked.backup)? => unlock.key(asked.backup)?,
        _ => None,
    };
    let opening = store::Opening {
        at: context.now,
        backups: asked.folders.first().cloned(),
        read_only: false,
        key,
    };
    let recover = store::Recover {
        backup: asked.backup,
        workspace: asked.workspace,
        folders: asked.folders,
        on: context.today,
    };
    Ok(store::Workspace::recover(path, &opening, &recover)?)
}
