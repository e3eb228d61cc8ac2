//! Backups of the open workspace: by the hour, before something great, on request; and going back to one.

use std::path::PathBuf;
use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use ops::backups::{BackupDifference, BackupEntry, BackupReason, restore};
use ops::{Code, Failure, OpenOptions, Password, Session, Tag, Unlock};

use super::{Shell, locked, no_workspace};
use crate::tell::Changed;

/// A backup that is being looked at.
#[derive(Debug, Clone)]
pub(crate) struct LookingBack {
    /// The workspace it is a backup of.
    pub(crate) of: PathBuf,
    /// When it was made.
    pub(crate) at: DateTime<Utc>,
    /// What opens the workspace again; wiped with this.
    key: Option<ops::Key>,
}

impl LookingBack {
    /// Whether a password protects the workspace, whatever the backup is.
    pub(crate) fn is_protected(&self) -> bool {
        self.key.is_some()
    }
}

impl Shell {
    /// Makes a backup if an hour with changes has gone by. Nobody waits for it; that it failed is kept to be shown.
    pub(crate) fn back_up_if_due(&self) {
        let folder = self.home.backups();
        let made = self.with(|session, context| session.back_up_if_due(&folder, context));
        self.note_trouble(made.map(|_| ()));
    }

    /// Makes a backup now.
    ///
    /// # Errors
    /// `io` when the folder cannot be written, `no_workspace`.
    pub(crate) fn back_up(&self, reason: BackupReason) -> Result<BackupEntry, Failure> {
        self.refuse_while_looking_back()?;
        let folder = self.home.backups();
        let made = self.with(|session, context| session.back_up(&folder, reason, context));
        self.note_trouble(made.clone().map(|_| ()));
        made
    }

    /// Makes a backup before something great is done, which without it is not.
    ///
    /// # Errors
    /// `io` with what to do about it.
    pub(crate) fn back_up_before(&self, reason: BackupReason) -> Result<(), Failure> {
        self.back_up(reason).map(|_| ()).map_err(|failure| match failure.code {
            Code::Io => Failure::new(
                Code::Io,
                format!(
                    "There has to be a backup first, and it could not be made: {} Nothing was changed. Make room, or choose \
                     another folder for backups in Health.",
                    failure.message
                ),
            ),
            _ => failure,
        })
    }

    /// Why the last backup could not be made; none when it could.
    pub(crate) fn backup_trouble(&self) -> Option<Failure> {
        locked(&self.backup_trouble).clone()
    }

    fn note_trouble(&self, outcome: Result<(), Failure>) {
        match outcome {
            Err(failure) if failure.code == Code::NoWorkspace => {}
            Err(failure) => {
                tracing::error!(code = ?failure.code, "a backup could not be made");
                *locked(&self.backup_trouble) = Some(failure);
            }
            Ok(()) => *locked(&self.backup_trouble) = None,
        }
    }

    /// The backups of the open workspace, the newest first.
    ///
    /// # Errors
    /// `io` when the folder cannot be read, `no_workspace`.
    pub(crate) fn backups(&self) -> Result<Vec<BackupEntry>, Failure> {
        let folders = self.home.every_backups();
        self.with(|session, _| session.backups(&folders))
    }

    /// What differs between now and a backup.
    ///
    /// # Errors
    /// `not_found`, `locked` or `wrong_password` when another password protects it, `damaged`.
    pub(crate) fn backup_difference(
        &self,
        file_name: &str,
        password: Option<Password>,
    ) -> Result<Vec<BackupDifference>, Failure> {
        let folders = self.home.every_backups();
        self.with(|session, _| {
            let backup = session.backup_named(&folders, file_name)?;
            session.difference_from(&backup, password.map(Unlock::Password))
        })
    }

    /// Puts a backup in the place of the open workspace, which is open again afterwards, whatever came of it.
    ///
    /// # Errors
    /// `busy` while something is being brought in or another program has the file open, `locked`, `wrong_password`,
    /// `damaged`, `io`. The workspace is as it was then.
    pub(crate) fn restore_backup(
        &self,
        file_name: &str,
        password: Option<Password>,
    ) -> Result<BackupEntry, Failure> {
        let _one_at_a_time = locked(&self.doors);
        self.refuse_while_looking_back()?;
        if self.imports.any_running() {
            return Err(Failure::new(
                Code::Busy,
                "Something is being brought in. Wait until that is done, or stop it. Nothing was changed.",
            ));
        }
        let folder = self.home.backups();
        let mut held = self.session.write().unwrap_or_else(PoisonError::into_inner);
        let session = held.as_ref().ok_or_else(no_workspace)?;
        let backup = session.backup_named(&self.home.every_backups(), file_name)?;
        let (path, key) = (session.path().to_owned(), session.key().cloned());
        let closed = held.take().map_or(Ok(()), Session::close);
        let options = OpenOptions {
            backups: Some(folder.clone()),
            read_only: false,
            unlock: key.clone().map(Unlock::Key),
        };
        let outcome = closed.and_then(|()| {
            let its = password.map(Unlock::Password);
            restore(&path, options, &backup, its, &folder, &self.context())
        });
        match self.open_session(&path, key.map(Unlock::Key)) {
            Ok(session) => {
                self.listen(&session);
                *held = Some(session);
            }
            Err(lost) => *locked(&self.trouble) = Some(lost),
        }
        drop(held);
        if outcome.is_ok() {
            self.tell.changed(&Changed {
                tags: Tag::ALL.iter().map(|tag| tag.as_str().to_owned()).collect(),
                elsewhere: false,
            });
        }
        self.tell.desk();
        outcome
    }

    /// Opens a backup to look at it; the workspace is closed for that, and nothing can be changed.
    ///
    /// # Errors
    /// `not_found`, `locked` or `wrong_password`, `damaged`; the workspace stays open then.
    pub(crate) fn look_at_backup(&self, file_name: &str, password: Option<Password>) -> Result<(), Failure> {
        let _one_at_a_time = locked(&self.doors);
        let folders = self.home.every_backups();
        let (looked, backup, key) = self.with(|session, context| {
            let backup = session.backup_named(&folders, file_name)?;
            let list = session.backups(&folders)?;
            let entry = list.into_iter().find(|entry| entry.file_name == file_name);
            let at = entry.map_or(context.now, |entry| entry.at);
            // From one backup to the next, the way back stays the same.
            let looked = match self.looking_back() {
                Some(looked) => LookingBack { at, ..looked },
                None => LookingBack {
                    of: session.path().to_owned(),
                    at,
                    key: session.key().cloned(),
                },
            };
            let key = looked.key.clone();
            Ok((looked, backup, key))
        })?;
        let unlock = password.map(Unlock::Password).or(key.map(Unlock::Key));
        let options = OpenOptions {
            backups: None,
            read_only: true,
            unlock,
        };
        let session = Session::open(&backup, options, &self.context())?;
        self.show_backup(session, looked)
    }

    fn show_backup(&self, session: Session, looked: LookingBack) -> Result<(), Failure> {
        let about = super::about(&session, &self.context())?;
        if let Err(failure) = self.replace(Some(session)) {
            tracing::error!(code = ?failure.code, "the workspace before could not be closed properly");
        }
        *locked(&self.looking_back) = Some(looked);
        self.tell.title(&about.name);
        self.tell.desk();
        Ok(())
    }

    /// The workspace whose backup is being looked at, if one is.
    pub(crate) fn looking_back(&self) -> Option<LookingBack> {
        locked(&self.looking_back).clone()
    }

    /// What is open then is the backup itself, which stays as it was made.
    fn refuse_while_looking_back(&self) -> Result<(), Failure> {
        match self.looking_back() {
            None => Ok(()),
            Some(_) => Err(Failure::new(
                Code::ReadOnly,
                "A backup is being looked at. Go back to the workspace first.",
            )),
        }
    }

    /// From a backup back to its workspace.
    ///
    /// # Errors
    /// Whatever keeps a file from being opened; the backup stays open then.
    pub(crate) fn leave_backup(&self) -> Result<(), Failure> {
        let looked = self.looking_back().ok_or_else(no_workspace)?;
        let _one_at_a_time = locked(&self.doors);
        let session = self.open_session(&looked.of, looked.key.map(Unlock::Key))?;
        self.take(session, &looked.of)
    }
}
