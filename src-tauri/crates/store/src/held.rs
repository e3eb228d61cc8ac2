//! Which files this process has open.
//!
//! On Unix, closing any handle on a file drops all locks the process has on it, those of SQLite included. So a file
//! that is already open here must not be looked at with a handle of our own.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static HELD: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Marks a file as open in this process for as long as it lives.
#[derive(Debug)]
pub(crate) struct Held(PathBuf);

/// The list, locked: nobody else opens or closes a workspace meanwhile.
pub(crate) struct Holding(MutexGuard<'static, Vec<PathBuf>>);

pub(crate) fn lock() -> Holding {
    Holding(HELD.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Holding {
    pub(crate) fn has(&self, path: &Path) -> bool {
        self.0.iter().any(|held| held == path)
    }

    /// `path` is canonical.
    pub(crate) fn hold(&mut self, path: &Path) -> Held {
        self.0.push(path.to_owned());
        Held(path.to_owned())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut list = lock();
        if let Some(at) = list.0.iter().position(|held| *held == self.0) {
            list.0.swap_remove(at);
        }
    }
}
