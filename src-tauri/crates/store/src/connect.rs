//! Connections to the file, all of them with the same guards.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::functions::provide;
use crate::quiet::put_off;
use crate::{Key, StoreError};

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a connection may use the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Use {
    /// Reads and writes.
    Write,
    /// Writes nothing, but may tidy up the log when it is the last to leave.
    Keep,
    /// Reads only.
    Read,
    /// Reads a file that nothing can change: no locks, no files beside it.
    Frozen,
}

pub(crate) fn connect(path: &Path, how: Use, key: Option<&Key>) -> Result<Connection, StoreError> {
    let conn = match how {
        Use::Write | Use::Keep => {
            Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?
        }
        Use::Read => Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?,
        Use::Frozen => Connection::open_with_flags(
            frozen_address(path),
            flags(OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI),
        )?,
    };
    guard(&conn, key)?;
    let cache = if how == Use::Write { -32_768 } else { -16_384 };
    conn.pragma_update(None, "cache_size", cache)?;
    if how != Use::Write {
        conn.pragma_update(None, "query_only", true)?;
    }
    Ok(conn)
}

/// A new, empty database.
pub(crate) fn connect_new(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(
        path,
        flags(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE),
    )?;
    guard(&conn, key)?;
    Ok(conn)
}

fn flags(access: OpenFlags) -> OpenFlags {
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE
}

/// A file can come from anywhere: its schema is not trusted, and nothing can write to SQLite's own tables. Memory
/// mapping stays off, because a disk that goes away would then end the program instead of giving an error.
fn guard(conn: &Connection, key: Option<&Key>) -> Result<(), StoreError> {
    if let Some(key) = key {
        // What SQLCipher has to say, it would say to the terminal.
        conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
        // Before anything else; and not by the usual way, which would keep a copy.
        conn.execute_batch(&key.pragma())?;
    }
    conn.busy_timeout(PATIENCE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    provide(conn)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// On a disk of this machine: a write-ahead log, every commit on the disk before it is acknowledged.
pub(crate) fn use_log(conn: &Connection) -> Result<(), StoreError> {
    conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.query_row("PRAGMA journal_size_limit = 16777216", [], |_| Ok(()))?;
    put_off(conn)
}

/// On a network: no shared memory, so a rollback journal.
pub(crate) fn use_rollback_journal(conn: &Connection) -> Result<(), StoreError> {
    conn.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
    conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    conn.query_row("PRAGMA locking_mode = NORMAL", [], |_| Ok(()))?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    // Readers are kept out from the first page written to the file; so none is before the commit.
    conn.pragma_update(None, "cache_spill", false)?;
    Ok(())
}

/// Recovers a file that was not closed properly, and checks it page by page. A file that another program has open
/// needs neither. If the check fails, the file and its log stay as they are.
pub(crate) fn recover(path: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    guard(&conn, key)?;
    conn.busy_timeout(Duration::ZERO)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
    match conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => return Ok(()),
        outcome => outcome?,
    }
    quick_check(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// An empty file that is about to take in the content of another, which is attached by its frozen address.
pub(crate) fn connect_to_fill(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(
        path,
        flags(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_URI),
    )?;
    guard(&conn, key)?;
    Ok(conn)
}

/// A connection to nothing, to which files are attached by their addresses.
pub(crate) fn connect_to_compare() -> Result<Connection, StoreError> {
    let access = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_in_memory_with_flags(flags(access))?;
    guard(&conn, None)?;
    Ok(conn)
}

/// A connection that keeps everybody else out. What others left in a log is in the file when this comes back.
pub(crate) fn connect_alone(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    guard(&conn, key)?;
    conn.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(conn)
}

pub(crate) fn quick_check(conn: &Connection) -> Result<(), StoreError> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged {
            what: "its pages do not fit together".into(),
        })
    }
}

/// The address of a file that nothing changes while it is read, so that SQLite writes nothing beside it.
pub(crate) fn frozen_address(path: &Path) -> String {
    format!("{}?immutable=1", address(path))
}

/// The address of a file that others may change, and we do not.
pub(crate) fn read_address(path: &Path) -> String {
    format!("{}?mode=ro", address(path))
}

fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    let bytes = if cfg!(windows) {
        format!("/{}", path.to_string_lossy().replace('\\', "/")).into_bytes()
    } else {
        path.as_os_str().as_encoded_bytes().to_vec()
    };
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' | b'~' | b':' => {
                address.push(char::from(byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}
