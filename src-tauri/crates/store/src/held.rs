//! Which files this process has open.
//!
//! On Unix, closing any handle on a file drops all locks the process has on it, those of SQLite included. So a file
//! that is already open here must not be looked at with a handle of our own.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::key::Salt;

static HELD: Mutex<Vec<(PathBuf, Option<Salt>)>> = Mutex::new(Vec::new());

/// Marks a file as open in this process for as long as it lives.
#[derive(Debug)]
pub(crate) struct Held(PathBuf);

/// The list, locked: nobody else opens or closes a workspace meanwhile.
pub(crate) struct Holding(MutexGuard<'static, Vec<(PathBuf, Option<Salt>)>>);

pub(crate) fn lock() -> Holding {
    Holding(HELD.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Holding {
    /// With what a file that is open here begins, if it is protected.
    pub(crate) fn salt(&self, path: &Path) -> Option<Option<Salt>> {
        let held = self.0.iter().find(|(held, _)| held == path);
        held.map(|(_, salt)| *salt)
    }

    /// `path` is canonical.
    pub(crate) fn hold(&mut self, path: &Path, salt: Option<Salt>) -> Held {
        self.0.push((path.to_owned(), salt));
        Held(path.to_owned())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut list = lock();
        if let Some(at) = list.0.iter().position(|(held, _)| *held == self.0) {
            list.0.swap_remove(at);
        }
    }
}
