//! Locking: the workspace is closed and its key wiped, and its file waits for the password.

use std::path::PathBuf;
use std::sync::PoisonError;

use keys::Remembered;
use ops::{Code, Failure, OpenOptions, Password, Session, Unlock};

use super::backups::LookingBack;
use super::{Shell, locked, no_workspace};
use crate::desk::protection::{LockedWorkspace, Why};

/// A file that waits for its password.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(super) path: PathBuf,
    why: Why,
    pub(super) remembered: Remembered,
}

impl Shell {
    /// The workspace that waits for its password, if one does.
    pub(crate) fn waiting(&self) -> Option<LockedWorkspace> {
        locked(&self.waiting).as_ref().map(|waiting| LockedWorkspace {
            remembered: waiting.remembered.into(),
            no_key_store: self.keys.why_not(),
            ..LockedWorkspace::new(&waiting.path, waiting.why)
        })
    }

    /// Closes what is open, and lets this file wait for its password.
    pub(super) fn wait_for(&self, path: PathBuf, why: Why) {
        if let Err(failure) = self.replace(None) {
            tracing::error!(code = ?failure.code, "the workspace before could not be closed properly");
        }
        if why != Why::Opening {
            self.keys.locked(&path);
        }
        let remembered = self.keys.of_file(&path);
        *locked(&self.waiting) = Some(Waiting {
            path,
            why,
            remembered,
        });
        self.tell.title(crate::window::TITLE);
        self.tell.desk();
    }

    /// Locks the open workspace. What is being brought in stops without a trace, unless nobody asked for the lock: then
    /// that goes on, and the lock comes when it is asked for again.
    ///
    /// # Errors
    /// `conflict` when the workspace has no password, `no_workspace` when none is open.
    pub(crate) fn lock(&self, why: Why) -> Result<(), Failure> {
        let _one_at_a_time = locked(&self.doors);
        if self.waiting().is_some() {
            return Ok(());
        }
        let (path, encrypted) =
            self.with(|session, _| Ok((session.path().to_owned(), session.is_encrypted())))?;
        let looked = self.looking_back();
        let protected = looked.as_ref().is_some_and(LookingBack::is_protected);
        if !encrypted && !protected {
            return Err(Failure::new(
                Code::Conflict,
                "This workspace has no password, so it cannot be locked. Set one first.",
            ));
        }
        if why == Why::Idle && self.imports.any_running() {
            return Ok(());
        }
        // From a backup that is being looked at, the way back leads to its workspace.
        let path = looked.map_or(path, |looked| looked.of);
        self.wait_for(path, why);
        Ok(())
    }

    /// Locks the open workspace if it has a password: the computer goes to sleep, or comes from it.
    pub(crate) fn lock_if_protected(&self) {
        match self.lock(Why::Asleep) {
            Err(failure) if !matches!(failure.code, Code::Conflict | Code::NoWorkspace) => {
                tracing::error!(code = ?failure.code, "the workspace could not be locked");
            }
            _ => {}
        }
    }

    /// Opens the workspace that waits.
    ///
    /// # Errors
    /// `wrong_password`, and whatever keeps a file from being opened; it goes on waiting.
    pub(crate) fn unlock(&self, password: Password) -> Result<(), Failure> {
        let _one_at_a_time = locked(&self.doors);
        let path = locked(&self.waiting)
            .as_ref()
            .map(|waiting| waiting.path.clone())
            .ok_or_else(no_workspace)?;
        let session = self
            .open_session(&path, Some(Unlock::Password(password)))
            .inspect_err(|failure| self.note_unopened(&path, failure))?;
        self.keys.unlocked(&path);
        self.take(session, &path)
    }

    /// Sets, changes or removes the password of the open workspace. What is remembered of it follows, and where that does
    /// not work, the answer says so: the password is the new one all the same.
    ///
    /// # Errors
    /// `read_only`, `wrong_password` when the one there is was not given, `busy` while something is being brought in or another
    /// program has the file open; the workspace is open as before then.
    pub(crate) fn change_password(
        &self,
        current: Option<&Password>,
        new: Option<&Password>,
    ) -> Result<Option<Failure>, Failure> {
        let _one_at_a_time = locked(&self.doors);
        if self.imports.any_running() {
            return Err(Failure::new(
                Code::Busy,
                "Something is being brought in. Wait until that is done, or stop it. Nothing was changed.",
            ));
        }
        let mut held = self.session.write().unwrap_or_else(PoisonError::into_inner);
        let session = held.as_ref().ok_or_else(no_workspace)?;
        if session.is_read_only() {
            return Err(Failure::new(
                Code::ReadOnly,
                "What is open here can only be looked at, so its password stays as it is.",
            ));
        }
        if session.is_encrypted() && !current.map_or(Ok(false), |current| session.opens_with(current))? {
            return Err(Failure::new(
                Code::WrongPassword,
                "That is not the password this workspace has. Nothing was changed.",
            ));
        }
        let path = session.path().to_owned();
        let key = session.key().cloned();
        let Some(session) = held.take() else {
            return Err(no_workspace());
        };
        let outcome = match session.change_password(new) {
            Ok(session) => {
                let now = (session.id(), session.key().cloned());
                *held = Some(session);
                Ok(now)
            }
            Err(failure) => {
                // It is closed now, and the file as it was.
                match self.open_session(&path, key.map(Unlock::Key)) {
                    Ok(session) => {
                        self.listen(&session);
                        *held = Some(session);
                    }
                    Err(lost) => *locked(&self.trouble) = Some(lost),
                }
                Err(failure)
            }
        };
        drop(held);
        if outcome.is_ok() {
            self.home.change(|remembered| {
                for recent in remembered.recent.iter_mut().filter(|recent| recent.path == path) {
                    recent.encrypted = new.is_some();
                }
            });
        }
        // The system may ask the person for something; the workspace is not held for that.
        let outcome = outcome.map(|(id, key)| id.and_then(|id| self.keys.changed(id, key.as_ref())).err());
        self.tell.desk();
        outcome
    }

    pub(super) fn open_session(
        &self,
        path: &std::path::Path,
        unlock: Option<Unlock>,
    ) -> Result<Session, Failure> {
        let options = OpenOptions {
            backups: Some(self.home.backups()),
            read_only: false,
            unlock,
        };
        Session::open(path, options, &self.context())
    }
}
