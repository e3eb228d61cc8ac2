//! The way back to a file that does not open: a backup in its place, or what can be read of it.

use std::path::{Path, PathBuf};

use ops::backups::BackupEntry;
use ops::recover::{Recover, Recovered, backup_named, backups_of, recover, told_id, would_help};
use ops::salvage::{SalvageOutcome, salvage};
use ops::{Code, Failure, Password, Unlock};
use uuid::Uuid;

use super::{Shell, locked};

/// A file that would not open.
#[derive(Debug, Clone)]
pub(crate) struct Unopened {
    /// The file.
    pub(crate) path: PathBuf,
    /// Why it would not.
    pub(crate) failure: Failure,
    /// What was saved of it, to be opened.
    salvaged: Option<PathBuf>,
}

/// What is known of it, though it does not say so itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Its name when it was last open.
    pub(crate) name: Option<String>,
    /// Which workspace it is.
    pub(crate) id: Option<Uuid>,
}

impl Shell {
    /// Keeps which file would not open, if there may be a way back to it.
    pub(super) fn note_unopened(&self, path: &Path, failure: &Failure) {
        *locked(&self.unopened) = would_help(failure.code).then(|| Unopened {
            path: path.to_owned(),
            failure: failure.clone(),
            salvaged: None,
        });
    }

    /// The file that would not open; none where nothing here would help.
    pub(crate) fn unopened(&self) -> Option<Unopened> {
        let waiting = locked(&self.waiting).as_ref().map(|waiting| waiting.path.clone());
        let unopened = locked(&self.unopened).clone();
        match (waiting, unopened) {
            (Some(path), Some(unopened)) if unopened.path == path => Some(unopened),
            (None, unopened) => unopened,
            _ => None,
        }
    }

    /// What is remembered of it, or what it says of itself still.
    pub(crate) fn known(&self, unopened: &Unopened) -> Known {
        let recent = self.home.read().recent;
        let recent = recent.into_iter().find(|recent| recent.path == unopened.path);
        let id = recent
            .as_ref()
            .and_then(|recent| recent.id)
            .or_else(|| told_id(&unopened.path));
        Known {
            name: recent.map(|recent| recent.name),
            id,
        }
    }

    /// The backups of it, in every folder they may be in, the newest first.
    pub(crate) fn backups_of(&self, known: &Known) -> Vec<BackupEntry> {
        let folders = self.home.every_backups();
        known.id.map(|id| backups_of(id, &folders)).unwrap_or_default()
    }

    /// Puts a backup in its place and opens it. Gives where what was there is kept now.
    ///
    /// # Errors
    /// `locked` or `wrong_password` when the backup is protected, `damaged` when it is no better, `conflict` when the file
    /// opens after all, `not_found`, `io`. Everything is then as it was.
    pub(crate) fn recover(&self, file_name: &str, password: Option<Password>) -> Result<Recovered, Failure> {
        let _one_at_a_time = locked(&self.doors);
        let unopened = self.unopened().ok_or_else(nothing_lost)?;
        let workspace = self.known(&unopened).id.ok_or_else(nothing_lost)?;
        let folders = self.home.every_backups();
        let backup = backup_named(workspace, &folders, file_name)?;
        let unlock = password.map(Unlock::Password);
        let asked = Recover {
            backup: &backup,
            unlock: unlock.clone(),
            workspace,
            folders: &folders,
        };
        let recovered = recover(&unopened.path, asked, &self.context())?;
        let session = self.open_session(&unopened.path, unlock)?;
        self.take(session, &unopened.path)?;
        Ok(recovered)
    }

    /// Saves what can be read of it into a new workspace.
    ///
    /// # Errors
    /// `damaged` when nothing can be read, `exists`, `locked`, `wrong_password`, `io`.
    pub(crate) fn salvage(&self, to: &Path, password: Option<&Password>) -> Result<SalvageOutcome, Failure> {
        let _one_at_a_time = locked(&self.doors);
        let unopened = self.unopened().ok_or_else(nothing_lost)?;
        let unlock = password.cloned().map(Unlock::Password);
        let outcome = salvage(&unopened.path, to, unlock, &self.context())?;
        if let Some(unopened) = locked(&self.unopened).as_mut() {
            unopened.salvaged = Some(to.to_owned());
        }
        Ok(outcome)
    }

    /// Opens what was saved of it.
    ///
    /// # Errors
    /// Whatever keeps a file from being opened.
    pub(crate) fn open_salvaged(&self) -> Result<(), Failure> {
        let salvaged = self.unopened().and_then(|unopened| unopened.salvaged);
        self.open(&salvaged.ok_or_else(nothing_lost)?)
    }
}

fn nothing_lost() -> Failure {
    Failure::new(
        Code::NotFound,
        "There is no file here that would not open. Open the workspace once more.",
    )
}
