//! What the log holds is brought into the file when nobody waits for it.
//!
//! A commit is on the disk once the log is. Copying it on into the file, as SQLite would do within the commit as soon as
//! the log holds a thousand pages, takes as long again for a great change.

use std::fs;
use std::sync::TryLockError;
use std::sync::atomic::Ordering;

use rusqlite::Connection;

use crate::connect::Use;
use crate::header::sidecar;
use crate::{StoreError, Workspace};

/// How much a log holds at least before it is worth bringing home, in bytes.
const WORTH_IT: u64 = 4 * 1024 * 1024;

/// How many pages a log holds at most where nobody ever finds the time: some 64 MiB.
const AT_MOST: u32 = 16_384;

/// Leaves the log alone within commits, up to a size.
pub(crate) fn put_off(conn: &Connection) -> Result<(), StoreError> {
    conn.query_row(&format!("PRAGMA wal_autocheckpoint = {AT_MOST}"), [], |_| Ok(()))?;
    Ok(())
}

impl Workspace {
    /// To be called now and then, when nothing else is going on: brings what a long log holds into the file. Whether
    /// anything was there to do. Nobody waits for it: while somebody writes, it leaves off at once.
    ///
    /// # Errors
    /// When the disk refuses; nothing is lost then, and it can be tried again.
    pub fn use_quiet(&self) -> Result<bool, StoreError> {
        if !self.log_grew.load(Ordering::Relaxed) || self.lock.is_some() {
            return Ok(false);
        }
        let long = fs::metadata(sidecar(&self.path, "-wal")).is_ok_and(|log| log.len() >= WORTH_IT);
        let keeper = match &self.keeper {
            Some(keeper) if long && self.how == Use::Write && self.is_there() => keeper,
            _ => return Ok(false),
        };
        let conn = match keeper.try_lock() {
            Ok(conn) => conn,
            Err(TryLockError::Poisoned(conn)) => conn.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(false),
        };
        let (in_log, brought): (i64, i64) = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
            Ok((row.get(1)?, row.get(2)?))
        })?;
        // Somebody who still reads an older state keeps the rest of it back.
        self.log_grew.store(brought < in_log, Ordering::Relaxed);
        Ok(true)
    }
}
