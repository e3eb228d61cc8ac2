//! Whether a file is still the one that was opened. A name can come to mean another file, or none, while we have it
//! open; what we wrote then would be on no disk that anybody finds again.

use std::path::Path;

use rusqlite::Connection;

use crate::connect::Use;
use crate::{StoreError, Workspace};

/// What tells a file from any other, whatever its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Identity(u64, u64);

impl Identity {
    /// `None` if there is no such file. Nothing is opened for it.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let meta = std::fs::metadata(path).ok()?;
        Some(Self(meta.dev(), meta.ino()))
    }

    /// `None` if there is no such file. A file that is open cannot be replaced on other systems.
    #[cfg(not(unix))]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        path.exists().then_some(Self(0, 0))
    }
}

impl Workspace {
    /// Whether the file is still where it was opened, and still the same.
    pub fn is_there(&self) -> bool {
        Identity::of(&self.path) == Some(self.identity)
    }

    /// Refuses if the file is gone. What a log still holds is then brought out of the way of whatever took its place.
    pub(crate) fn expect_there(&self, writer: Option<&Connection>) -> Result<(), StoreError> {
        if self.is_there() {
            return Ok(());
        }
        if let Some(conn) = writer.filter(|_| self.how == Use::Write) {
            let _ = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        Err(StoreError::Gone {
            path: self.path.clone(),
        })
    }
}
