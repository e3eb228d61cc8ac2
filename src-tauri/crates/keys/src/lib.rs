//! Remembering the key of a protected workspace in the system's key store, for whoever asks for it.
//!
//! What is kept there is the key of the file, never the password: a key opens this one file and the copies made of it, a
//! password may open more. It is kept under the id of the workspace, with no name. That it is kept is marked in a small
//! file of the program, beside the public beginning of the workspace's file, by which the mark is found before the file is
//! open. Without such a mark, and without being asked to remember, the key store is never spoken to.

mod marks;
mod system;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ops::{Code, Failure, Key, Unlock};
use uuid::Uuid;
use zeroize::Zeroizing;

pub use system::System;

use marks::{Mark, Marks};

/// Why a key store did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is none, or it does not answer.
    Silent,
    /// It is locked, and was not unlocked.
    Locked,
    /// It refused, or failed.
    Refused,
}

impl Trouble {
    /// What happened, for a person.
    pub fn told(self) -> &'static str {
        match self {
            Self::Silent => "No key store of this system answers",
            Self::Locked => "The key store of this system stayed locked",
            Self::Refused => "The key store of this system refused",
        }
    }

    fn failure(self, rest: &str) -> Failure {
        Failure::new(Code::Io, format!("{}. {rest}", self.told()))
    }
}

/// A place of the system that keeps secrets for the person who is logged on.
pub trait KeyStore: Send + Sync {
    /// Whether there may be one, found out without speaking to it.
    fn is_likely(&self) -> bool;

    /// Whether it answers.
    ///
    /// # Errors
    /// Why it does not.
    fn answers(&self) -> Result<(), Trouble>;

    /// Keeps the secret of a workspace, in place of the one it had.
    ///
    /// # Errors
    /// Why it does not.
    fn keep(&self, workspace: Uuid, secret: &str) -> Result<(), Trouble>;

    /// The secret of a workspace, if there is one.
    ///
    /// # Errors
    /// Why it cannot be asked.
    fn find(&self, workspace: Uuid) -> Result<Option<Zeroizing<String>>, Trouble>;

    /// Keeps it no longer. One that is not there is forgotten already.
    ///
    /// # Errors
    /// Why it does not.
    fn forget(&self, workspace: Uuid) -> Result<(), Trouble>;
}

/// A key store that lasts as long as the program, to try things out with.
#[derive(Debug, Default)]
pub struct InMemory {
    secrets: Mutex<BTreeMap<Uuid, Zeroizing<String>>>,
    trouble: Mutex<Option<Trouble>>,
}

impl InMemory {
    /// From now on it is in this trouble, or in none.
    pub fn be_in(&self, trouble: Option<Trouble>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    /// How many secrets it keeps.
    pub fn count(&self) -> usize {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<Uuid, Zeroizing<String>>) -> T) -> Result<T, Trouble> {
        self.answers()?;
        Ok(work(
            &mut self.secrets.lock().unwrap_or_else(PoisonError::into_inner),
        ))
    }
}

impl KeyStore for InMemory {
    fn is_likely(&self) -> bool {
        true
    }

    fn answers(&self) -> Result<(), Trouble> {
        let trouble = *self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        trouble.map_or(Ok(()), Err)
    }

    fn keep(&self, workspace: Uuid, secret: &str) -> Result<(), Trouble> {
        self.with(|secrets| {
            secrets.insert(workspace, Zeroizing::new(secret.to_owned()));
        })
    }

    fn find(&self, workspace: Uuid) -> Result<Option<Zeroizing<String>>, Trouble> {
        self.with(|secrets| secrets.get(&workspace).cloned())
    }

    fn forget(&self, workspace: Uuid) -> Result<(), Trouble> {
        self.with(|secrets| {
            secrets.remove(&workspace);
        })
    }
}

impl<T: KeyStore> KeyStore for std::sync::Arc<T> {
    fn is_likely(&self) -> bool {
        (**self).is_likely()
    }

    fn answers(&self) -> Result<(), Trouble> {
        (**self).answers()
    }

    fn keep(&self, workspace: Uuid, secret: &str) -> Result<(), Trouble> {
        (**self).keep(workspace, secret)
    }

    fn find(&self, workspace: Uuid) -> Result<Option<Zeroizing<String>>, Trouble> {
        (**self).find(workspace)
    }

    fn forget(&self, workspace: Uuid) -> Result<(), Trouble> {
        (**self).forget(workspace)
    }
}

/// Whether this computer remembers the key of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remembered {
    /// It does not.
    No,
    /// It does.
    Yes,
    /// It does, but the workspace was locked since: the password opens it, once, and then it is as before.
    Locked,
}

/// The keys that this computer remembers.
pub struct Keys {
    store: Box<dyn KeyStore>,
    marks: Marks,
}

impl Keys {
    /// The keys in this key store, with their marks in this folder of the program.
    pub fn new(store: impl KeyStore + 'static, folder: &Path) -> Self {
        Self {
            store: Box::new(store),
            marks: Marks::new(folder.join("remembered.json")),
        }
    }

    /// Why there can be no key store here, as far as can be told without speaking to one.
    pub fn why_not(&self) -> Option<String> {
        (!self.store.is_likely()).then(|| without().to_owned())
    }

    /// Asks the key store whether it answers.
    ///
    /// # Errors
    /// `io` when it does not.
    pub fn ask(&self) -> Result<(), Failure> {
        if !self.store.is_likely() {
            return Err(Failure::new(Code::Io, without()));
        }
        self.store
            .answers()
            .map_err(|trouble| trouble.failure("Start the one of your system, or go on typing the password."))
    }

    /// Whether the key of this file is remembered. What cannot be read is not.
    pub fn of_file(&self, file: &Path) -> Remembered {
        match self.mark_of(file) {
            Some(mark) if mark.locked => Remembered::Locked,
            Some(_) => Remembered::Yes,
            None => Remembered::No,
        }
    }

    /// Whether a key of this workspace is remembered, of whichever of its files.
    pub fn of_workspace(&self, workspace: Uuid) -> bool {
        self.marks.read().iter().any(|mark| mark.workspace == workspace)
    }

    /// Remembers the key of a workspace, in place of the one that was.
    ///
    /// # Errors
    /// `conflict` when it has none, for want of a password; `io` when the key store or the mark cannot be written.
    pub fn remember(&self, workspace: Uuid, key: Option<&Key>) -> Result<(), Failure> {
        let key = key.ok_or_else(|| {
            Failure::new(
                Code::Conflict,
                "This workspace has no password, so there is nothing to remember.",
            )
        })?;
        self.ask()?;
        self.store.keep(workspace, &key.to_secret()).map_err(|trouble| {
            // What it had, and what it may have taken all the same, is not marked, and so should not be there. One that
            // does not answer is not asked again: it takes back itself what comes too late.
            self.marks.drop_of(workspace).ok();
            let gone = trouble != Trouble::Silent && self.store.forget(workspace).is_ok();
            let rest = "The workspace is not remembered on this computer.";
            if gone {
                trouble.failure(rest)
            } else {
                trouble.failure(&format!("{rest} {}", may_be_left(workspace)))
            }
        })?;
        let kept = self.marks.put(Mark {
            workspace,
            keyhole: key.keyhole(),
            locked: false,
        });
        kept.map_err(|error| {
            // What is not marked is never used, and so should not be there.
            self.store.forget(workspace).ok();
            Failure::new(
                Code::Io,
                format!(
                    "{}: {error}. The workspace is not remembered on this computer.",
                    self.marks.place().display()
                ),
            )
        })
    }

    /// What opens this file, from the key store.
    ///
    /// # Errors
    /// `not_found` when none is remembered, or the key store does not have it any more; `locked` when the workspace was
    /// locked since, which the key store is not even asked about; `io` when that does not answer.
    pub fn unlock(&self, file: &Path) -> Result<Unlock, Failure> {
        let mark = self.mark_of(file).ok_or_else(|| {
            Failure::new(
                Code::NotFound,
                format!(
                    "The key of {} is not remembered on this computer, or its password was changed elsewhere since. \
                     Type the password.",
                    file.display()
                ),
            )
        })?;
        if mark.locked {
            return Err(locked());
        }
        let secret = self
            .store
            .find(mark.workspace)
            .map_err(|trouble| trouble.failure("Type the password instead."))?;
        let key = secret.and_then(|secret| Key::from_secret(&secret));
        match key.filter(|key| key.keyhole() == mark.keyhole) {
            // The system may have asked the person for something meanwhile, and the lock came in between.
            Some(_) if self.of_file(file) == Remembered::Locked => Err(locked()),
            Some(key) => Ok(Unlock::Key(key)),
            None => {
                // Somebody took it away there. There is nothing to come back to.
                self.marks.drop_of(mark.workspace).ok();
                Err(Failure::new(
                    Code::NotFound,
                    "The key store of this system does not have the key of this workspace any more. Type the password.",
                ))
            }
        }
    }

    /// The workspace in this file was locked: its key is not used again until the password was typed.
    pub fn locked(&self, file: &Path) {
        self.set_locked(file, true);
    }

    /// The password of this file was typed.
    pub fn unlocked(&self, file: &Path) {
        self.set_locked(file, false);
    }

    /// Forgets what is remembered of a workspace, and what the key store has of it though it is not marked. From then on
    /// nothing here uses it, whatever the key store says.
    ///
    /// # Errors
    /// `io` when the key store could not be asked to, or the mark cannot be taken away.
    pub fn forget(&self, workspace: Uuid) -> Result<(), Failure> {
        if !self.of_workspace(workspace) && !self.store.is_likely() {
            return Ok(());
        }
        self.marks
            .drop_of(workspace)
            .map_err(|error| Failure::new(Code::Io, format!("{}: {error}.", self.marks.place().display())))?;
        self.store.forget(workspace).map_err(|trouble| {
            trouble.failure(&format!(
                "The key is not used any more. {}",
                may_be_left(workspace)
            ))
        })
    }

    /// Forgets what is remembered of the workspace in this file, which need not be opened for it. Gives whether there was
    /// anything.
    ///
    /// # Errors
    /// As [`Keys::forget`].
    pub fn forget_file(&self, file: &Path) -> Result<bool, Failure> {
        match self.mark_of(file) {
            Some(mark) => self.forget(mark.workspace).map(|()| true),
            None => Ok(false),
        }
    }

    /// Forgets what the key store has of a workspace, marked or not. Gives whether there was anything.
    ///
    /// # Errors
    /// As [`Keys::forget`], and `io` when the key store does not say what it has.
    pub fn forget_workspace(&self, workspace: Uuid) -> Result<bool, Failure> {
        if self.of_workspace(workspace) {
            return self.forget(workspace).map(|()| true);
        }
        if !self.store.is_likely() {
            return Ok(false);
        }
        let found = self
            .store
            .find(workspace)
            .map_err(|trouble| trouble.failure(&may_be_left(workspace)))?;
        match found {
            Some(_) => self.forget(workspace).map(|()| true),
            None => Ok(false),
        }
    }

    /// The password of a workspace was changed or removed: what was remembered is now the new key, or nothing.
    ///
    /// # Errors
    /// `io` when the key store could not be told; nothing is remembered then.
    pub fn changed(&self, workspace: Uuid, key: Option<&Key>) -> Result<(), Failure> {
        if !self.of_workspace(workspace) {
            return Ok(());
        }
        if key.is_none() {
            return self.forget(workspace);
        }
        self.remember(workspace, key).inspect_err(|_| {
            self.marks.drop_of(workspace).ok();
        })
    }

    fn mark_of(&self, file: &Path) -> Option<Mark> {
        let marks = self.marks.read();
        if marks.is_empty() {
            return None;
        }
        let keyhole = ops::keyhole_of(file).ok()??;
        marks.into_iter().find(|mark| mark.keyhole == keyhole)
    }

    fn set_locked(&self, file: &Path, locked: bool) {
        if let Some(mark) = self.mark_of(file).filter(|mark| mark.locked != locked) {
            // What cannot be written is not trusted either.
            if self
                .marks
                .put(Mark {
                    locked,
                    ..mark.clone()
                })
                .is_err()
                && locked
            {
                self.marks.drop_of(mark.workspace).ok();
            }
        }
    }

    /// Where it is marked what is remembered.
    pub fn place(&self) -> PathBuf {
        self.marks.place().to_owned()
    }
}

fn may_be_left(workspace: Uuid) -> String {
    format!(
        "A key may still be kept there, under soundings and {workspace}: delete it with the system's own program for passwords."
    )
}

/// Why a key that is remembered does not open a workspace that was locked.
pub fn locked() -> Failure {
    Failure::new(
        Code::Locked,
        "This workspace was locked, so its password comes first.",
    )
}

fn without() -> &'static str {
    if cfg!(any(windows, target_os = "macos")) {
        "No key store of this system answers."
    } else {
        "This session has no key store: it would be reached over D-Bus, which is not running here."
    }
}
