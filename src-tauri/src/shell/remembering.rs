//! The key of a workspace in the system's key store.
//!
//! A workspace that was locked asks for its password, though its key is remembered, also after another start: the key
//! store is open for whoever sits at the computer, and a lock that opens itself would be none.

use std::path::Path;

use keys::Remembered;
use ops::{Code, Failure};

use super::{Shell, locked, no_workspace};

impl Shell {
    /// Opens the workspace that waits with the key that is remembered.
    ///
    /// # Errors
    /// `not_found` when none is, or not any more; `locked` when the workspace was locked since; `io` when the key store does
    /// not answer; and whatever keeps a file from being opened. It goes on waiting, for its password.
    pub(crate) fn unlock_remembered(&self) -> Result<(), Failure> {
        let waiting = locked(&self.waiting).clone().ok_or_else(no_workspace)?;
        // The system may ask the person for something meanwhile; nothing is held for that.
        let unlock = self.keys.unlock(&waiting.path).inspect_err(|failure| {
            if failure.code != Code::Locked {
                self.ask_for_the_password(&waiting.path);
            }
        })?;
        let _one_at_a_time = locked(&self.doors);
        let is_same = locked(&self.waiting)
            .as_ref()
            .is_some_and(|now| now.path == waiting.path);
        if !is_same {
            // The person typed the password, or went elsewhere.
            return Ok(());
        }
        if self.keys.of_file(&waiting.path) == Remembered::Locked {
            // They typed it, and locked it again.
            return Err(keys::locked());
        }
        let session = self
            .open_session(&waiting.path, Some(unlock))
            .inspect_err(|failure| {
                self.ask_for_the_password(&waiting.path);
                self.note_unopened(&waiting.path, failure);
            })?;
        self.take(session, &waiting.path)
    }

    /// Remembers the key of the open workspace.
    ///
    /// # Errors
    /// `conflict` when it has no password or is a backup that is being looked at, `io` when the key store does not answer.
    pub(crate) fn remember(&self) -> Result<(), Failure> {
        if self.looking_back().is_some() {
            return Err(Failure::new(
                Code::Conflict,
                "This is a backup. Go back to its workspace to remember that.",
            ));
        }
        let (id, key) = self.with(|session, _| Ok((session.id()?, session.key().cloned())))?;
        self.keys.remember(id, key.as_ref())?;
        self.tell.desk();
        Ok(())
    }

    /// Forgets what is remembered of the open workspace.
    ///
    /// # Errors
    /// `io` when the key store could not be told; the key is not used any more all the same.
    pub(crate) fn forget_key(&self) -> Result<(), Failure> {
        let id = self.with(|session, _| session.id())?;
        let forgotten = self.keys.forget(id);
        self.tell.desk();
        forgotten
    }

    /// Whether a key of the open workspace is remembered.
    pub(crate) fn remembers(&self) -> bool {
        self.with(|session, _| Ok(self.keys.of_workspace(session.id()?)))
            .unwrap_or(false)
    }

    /// The remembered key did not help, so it is not tried again by itself.
    fn ask_for_the_password(&self, path: &Path) {
        if let Some(waiting) = locked(&self.waiting).as_mut().filter(|now| now.path == path) {
            waiting.remembered = Remembered::No;
        }
    }
}
