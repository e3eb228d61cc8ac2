//! Setting, changing and removing the password.
//!
//! The content is written to a new file beside the old one, under a new key, and checked; then it takes the old one's
//! place in one step. At every moment the file opens with one of the two passwords and holds everything. The old file is
//! locked meanwhile, so that nobody writes to what is about to go.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, params};
use zeroize::Zeroizing;

use crate::backup::{equals, name};
use crate::connect::connect_alone;
use crate::disk::{Disk, Lock};
use crate::header::{has_leftover, sidecar};
use crate::held;
use crate::settle::{clear, discard, make_like, settle};
use crate::{Key, Opening, Password, StoreError, Workspace};

impl Workspace {
    /// Sets, changes or – given none – removes the password of a file that is not open here. Gives the new key.
    ///
    /// `opening` opens it as it is now. When this fails, the file is as it was.
    pub fn protect(
        path: impl AsRef<Path>,
        opening: &Opening,
        password: Option<&Password>,
    ) -> Result<Option<Key>, StoreError> {
        let ws = Self::open(path, opening)?.change_password(password)?;
        let key = ws.key.clone();
        ws.close()?;
        Ok(key)
    }

    /// As [`Workspace::protect`], for a workspace that is open. It is closed for it and opened again; the listeners
    /// stay. When this fails, it is closed, and the file is as it was.
    ///
    /// As long as another program has the file open, this is refused.
    pub fn change_password(mut self, password: Option<&Password>) -> Result<Self, StoreError> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        let new = password.map(Key::new).transpose()?;
        let old = self.key.clone();
        let (path, backups) = (self.path.clone(), self.backups.clone());
        let listeners = std::mem::take(self.listeners.get_mut().unwrap_or_else(PoisonError::into_inner));
        self.close()?;
        rewrite(&path, old.as_ref(), new.as_ref())?;
        let opening = Opening {
            // The format is the newest already, so nothing will be dated.
            at: DateTime::<Utc>::UNIX_EPOCH,
            backups,
            read_only: false,
            key: new,
        };
        let mut ws = Self::open(&path, &opening)?;
        *ws.listeners.get_mut().unwrap_or_else(PoisonError::into_inner) = listeners;
        Ok(ws)
    }

    /// What opens the file, if it is protected; for a place that keeps secrets.
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }
}

/// Takes away what an attempt that was interrupted left. Whoever calls has the file open, so there is no attempt now.
pub(crate) fn clean(path: &Path) {
    discard(&part(path));
}

/// Where the new content of a file is made.
pub(crate) fn part(path: &Path) -> PathBuf {
    sidecar(path, ".part")
}

fn rewrite(path: &Path, old: Option<&Key>, new: Option<&Key>) -> Result<(), StoreError> {
    replace(path, old, |conn, part| export(conn, path, part, new))
}

/// Puts a new file in the place of one that is closed here, and that nobody else has open. `make` makes it.
pub(crate) fn replace<T>(
    path: &Path,
    key: Option<&Key>,
    make: impl FnOnce(&Connection, &Path) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let _lock = match Disk::of(path) {
        Disk::Local => None,
        Disk::Remote => Some(Lock::to_write(path)?.ok_or(StoreError::Busy)?),
    };
    // Nobody here may look at it with a handle of their own meanwhile, which would drop the locks on it.
    let held = held::lock().hold(path, key.map(Key::salt));
    let conn = connect_alone(path, key)?;
    let part = part(path);
    clear(&part)?;
    let outcome = make(&conn, &part).and_then(|made| {
        if has_leftover(path) {
            return Err(StoreError::Busy);
        }
        if cfg!(windows) {
            // There, a file that is open cannot be replaced.
            drop(conn);
        } else {
            // What is beside the name then is not its own any more.
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        }
        settle(&part, path)?;
        Ok(made)
    });
    if outcome.is_err() {
        discard(&part);
    }
    drop(held);
    outcome
}

fn export(conn: &Connection, path: &Path, part: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    make_like(path, part)?;
    let spec = key.map_or_else(Zeroizing::default, Key::spec);
    conn.execute("ATTACH ?1 AS part KEY ?2", params![name(part)?, spec.as_str()])?;
    export_into(conn, "main", "part")?;
    conn.execute_batch("DETACH part")?;
    if equals(conn, part, key)? {
        Ok(())
    } else {
        Err(StoreError::Backup {
            path: part.to_owned(),
        })
    }
}

/// Copies all there is, with its marks, from one database of a connection into another, which is empty.
pub(crate) fn export_into(conn: &Connection, from: &str, to: &str) -> rusqlite::Result<()> {
    conn.query_row(&format!("PRAGMA {to}.journal_mode = MEMORY"), [], |_| Ok(()))?;
    for pragma in ["auto_vacuum", "application_id", "user_version"] {
        let value: i64 = conn.pragma_query_value(Some(from), pragma, |row| row.get(0))?;
        conn.pragma_update(Some(to), pragma, value)?;
    }
    conn.query_row("SELECT sqlcipher_export(?1, ?2)", [to, from], |_| Ok(()))
}
