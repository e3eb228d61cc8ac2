//! A workspace that is open.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::{self, ThreadId};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use crate::connect::{Use, connect};
use crate::disk::Lock;
use crate::former::NamesEver;
use crate::held::Held;
use crate::schema::Migration;
use crate::there::Identity;
use crate::watch::Watch;
use crate::write::Listener;
use crate::{Key, StoreError};

/// What a new workspace starts with.
#[derive(Clone, Debug)]
pub struct NewWorkspace {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// Its content is invented.
    pub fiction: bool,
    /// The day it begins.
    pub created_on: NaiveDate,
    /// What will open it, if it is to be protected.
    pub key: Option<Key>,
}

/// How to open a workspace.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Now; the store has no clock.
    pub at: DateTime<Utc>,
    /// Where the copy of an older file goes before its format changes. Beside the file if not given.
    pub backups: Option<PathBuf>,
    /// Write nothing.
    pub read_only: bool,
    /// What opens it, if it is protected. Of no consequence if it is not.
    pub key: Option<Key>,
}

/// An open workspace: one connection that writes, and as many as are needed that read.
pub struct Workspace {
    pub(crate) path: PathBuf,
    pub(crate) how: Use,
    pub(crate) key: Option<Key>,
    /// Where its backups are, if that was said.
    pub(crate) backups: Option<PathBuf>,
    /// Of the file that was opened.
    pub(crate) identity: Identity,
    pub(crate) schema_version: i64,
    pub(crate) migrations: &'static [Migration],
    /// The writer; of a read-only workspace, the connection that tidies up at the end. None if nothing is to be tidied.
    pub(crate) keeper: Option<Mutex<Connection>>,
    pub(crate) writing: Mutex<Option<ThreadId>>,
    /// Whether anything was committed that may still be in the log alone.
    pub(crate) log_grew: AtomicBool,
    pub(crate) readers: Mutex<Vec<Connection>>,
    /// What the history holds of the names of people, as far as it was read.
    pub(crate) names_ever: Mutex<NamesEver>,
    pub(crate) watch: Mutex<Watch>,
    pub(crate) listeners: RwLock<Vec<Listener>>,
    /// Given up after the last connection, so they stand last.
    pub(crate) lock: Option<Lock>,
    pub(crate) held: Option<Held>,
}

/// Idle readers kept for the next read.
const IDLE_READERS: usize = 4;

impl Workspace {
    /// Reads from one consistent state of the workspace, whatever is written meanwhile.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let conn = match idle {
            Some(conn) => conn,
            None => self.reader()?,
        };
        conn.execute_batch("BEGIN").map_err(StoreError::from)?;
        let outcome = work(&conn);
        let ended = conn.is_autocommit() || conn.execute_batch("ROLLBACK").is_ok();
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if ended && readers.len() < IDLE_READERS {
            readers.push(conn);
        }
        outcome
    }

    /// A new connection that reads.
    pub(crate) fn reader(&self) -> Result<Connection, StoreError> {
        let how = if self.how == Use::Frozen {
            Use::Frozen
        } else {
            Use::Read
        };
        let conn = connect(&self.path, how, self.key.as_ref())?;
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        // Looked at last: what has the name now had it when it was opened.
        self.expect_there(None)?;
        Ok(conn)
    }

    /// Whether the file is protected by a password.
    pub fn is_encrypted(&self) -> bool {
        self.key.is_some()
    }

    /// Whether writing is refused, because it was asked so or the place does not allow it.
    pub fn is_read_only(&self) -> bool {
        self.how != Use::Write
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder in which each workspace has a folder of its backups, as it was given when this one was opened.
    pub fn backups_folder(&self) -> Option<&Path> {
        self.backups.as_deref()
    }

    /// Closes the workspace. When nobody else has it open, one file is left. Dropping does the same, silently.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.shut()
    }

    fn shut(&mut self) -> Result<(), StoreError> {
        self.readers
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.watch
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .forget_connection();
        let mut outcome = Ok(());
        if let Some(keeper) = self.keeper.take() {
            let conn = keeper.into_inner().unwrap_or_else(PoisonError::into_inner);
            if self.how == Use::Write {
                // While others read, this does what it can; the last to close does the rest.
                outcome = conn
                    .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
                    .map_err(StoreError::from);
            }
            let closed = conn.close().map_err(|(_, error)| error.into());
            outcome = outcome.and(closed);
        }
        self.lock = None;
        self.held = None;
        outcome
    }

    /// The writer, for one thread at a time.
    pub(crate) fn writer(&self) -> Result<Writer<'_>, StoreError> {
        let keeper = match &self.keeper {
            Some(keeper) if self.how == Use::Write => keeper,
            _ => return Err(StoreError::ReadOnly),
        };
        let me = thread::current().id();
        if *self.writing.lock().unwrap_or_else(PoisonError::into_inner) == Some(me) {
            return Err(StoreError::Nested);
        }
        let conn = keeper.lock().unwrap_or_else(PoisonError::into_inner);
        self.expect_there(Some(&conn))?;
        *self.writing.lock().unwrap_or_else(PoisonError::into_inner) = Some(me);
        Ok(Writer {
            conn,
            writing: &self.writing,
        })
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        if let Err(error) = self.shut() {
            tracing::warn!(%error, "the workspace did not close cleanly");
        }
    }
}

impl fmt::Debug for Workspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workspace")
            .field("path", &self.path)
            .field("how", &self.how)
            .finish_non_exhaustive()
    }
}

/// The writing connection while one thread has it.
pub(crate) struct Writer<'w> {
    conn: MutexGuard<'w, Connection>,
    writing: &'w Mutex<Option<ThreadId>>,
}

impl Deref for Writer<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.conn
    }
}

impl DerefMut for Writer<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.conn
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        *self.writing.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
