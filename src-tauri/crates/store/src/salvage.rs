//! Saving what can be read of a damaged file into a new workspace, with a list of what could not.
//!
//! The damaged file is copied first, and only the copy is touched: what SQLite left in a log belongs to it, and the copy
//! can be given back a head that makes sense. Each table is then read as far as it goes from either end, and behind each
//! page that cannot be read.

mod head;
mod mend;
mod read;

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use serde::Serialize;

use crate::backup::quoted;
use crate::connect::{connect_new, quick_check};
use crate::header::{canonical, sidecar};
use crate::migrate::raise_barrier;
use crate::open::{build, introduce};
use crate::schema::MIGRATIONS;
use crate::settle::{clear, discard, settle};
use crate::{Key, NewWorkspace, StoreError, held, is_protected, search};

/// What was saved of a damaged file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Salvaged {
    /// Each table with rows in it, or with a loss.
    pub tables: Vec<SavedTable>,
    /// The file said which workspace it is. If not, the new one has the name that was given for it.
    pub named: bool,
}

impl Salvaged {
    /// Whether nothing at all is missing.
    pub fn is_complete(&self) -> bool {
        let whole = |table: &SavedTable| table.lost == Some(0) && table.dropped == 0 && table.loosened == 0;
        self.named && self.tables.iter().all(whole)
    }
}

/// What was saved of one table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SavedTable {
    /// The table.
    pub table: String,
    /// Rows that are in the new workspace.
    pub rows: u64,
    /// Rows that could not be read; none if nobody can tell how many those were.
    pub lost: Option<u64>,
    /// Rows that were read, but make no sense without one that was lost.
    pub dropped: u64,
    /// Rows that pointed to one that was lost, and point nowhere now.
    pub loosened: u64,
}

/// Saves what can be read of `from` into a new workspace at `to`, and never writes to `from`.
///
/// `new` says how the new workspace is protected, and what it is called should the old one not say so any more. Undo
/// does not go back beyond this.
pub fn salvage(
    from: &Path,
    key: Option<&Key>,
    to: &Path,
    new: &NewWorkspace,
    at: DateTime<Utc>,
) -> Result<Salvaged, StoreError> {
    let from = canonical(from)?;
    if to.exists() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let key = match protection_of(&from)? {
        true => Some(key.ok_or_else(|| StoreError::Locked { path: from.clone() })?),
        false => None,
    };
    let (copy, part) = (sidecar(to, ".damaged.part"), sidecar(to, ".part"));
    let outcome = copy_of(&from, &copy).and_then(|()| {
        clear(&part)?;
        let salvaged = save(&copy, key, &part, new, at)?;
        settle(&part, to)?;
        Ok(salvaged)
    });
    discard(&copy);
    discard(&part);
    outcome.map_err(|error| match error {
        error if error.is_unreadable() => match key {
            // The password is not to blame, so nobody needs to try another.
            Some(key) if key.sealed_some_page(&from) => StoreError::Damaged {
                what: "the password is right, but its beginning is lost, and nothing can be found without it"
                    .into(),
            },
            _ => StoreError::BeyondSalvage,
        },
        other => other,
    })
}

/// Whether the file is protected. A beginning that says nothing may have been that of a plain file.
fn protection_of(from: &Path) -> Result<bool, StoreError> {
    match is_protected(from) {
        Err(StoreError::NotAWorkspace { .. }) => Ok(false),
        outcome => outcome,
    }
}

fn copy_of(from: &Path, copy: &Path) -> Result<(), StoreError> {
    clear(copy)?;
    // Held for as long as we look, so that nobody here opens it meanwhile.
    let holding = held::lock();
    if holding.salt(from).is_some() {
        return Err(StoreError::Busy);
    }
    fs::copy(from, copy).map_err(StoreError::io("copy", from))?;
    for ending in ["-wal", "-journal"] {
        let log = sidecar(from, ending);
        if log.exists() {
            fs::copy(&log, sidecar(copy, ending)).map_err(StoreError::io("copy", &log))?;
        }
    }
    drop(holding);
    let mut permissions = fs::metadata(copy)
        .map_err(StoreError::io("look at", copy))?
        .permissions();
    #[allow(
        clippy::permissions_set_readonly_false,
        reason = "it is a copy of our own, gone in a moment"
    )]
    permissions.set_readonly(false);
    fs::set_permissions(copy, permissions).map_err(StoreError::io("open", copy))?;
    head::mend(copy)
}

/// A table of the newest format.
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// The columns of the key, if the rows lie by it and have no number.
    pub(crate) by_key: Option<Vec<String>>,
}

fn save(
    copy: &Path,
    key: Option<&Key>,
    part: &Path,
    new: &NewWorkspace,
    at: DateTime<Utc>,
) -> Result<Salvaged, StoreError> {
    let mut source = read::Source::open(copy, key)?;
    build(part, new, MIGRATIONS)?;
    let mut conn = connect_new(part, new.key.as_ref())?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    let tables = tables(&conn)?;
    let tx = conn.transaction()?;
    tx.execute("DELETE FROM workspace", [])?;
    let mut saved = Vec::new();
    for table in &tables {
        let (rows, lost) = source.save(&tx, table)?;
        saved.push(SavedTable {
            table: table.name.clone(),
            rows,
            lost,
            dropped: 0,
            loosened: 0,
        });
    }
    let known = saved.iter().map(|table| table.rows).sum::<u64>() > 0;
    if !known && saved.iter().any(|table| table.lost != Some(0)) {
        return Err(StoreError::BeyondSalvage);
    }
    let named = keep_name(&tx, new)?;
    mend::references(&tx, &mut saved)?;
    mend::values(&tx, &mut saved)?;
    mend::journal(&tx, &mut saved)?;
    raise_barrier(&tx, "Saved from a damaged file", MIGRATIONS.len(), at)?;
    search::rebuild(&tx)?;
    tx.commit()?;
    quick_check(&conn)?;
    conn.close().map_err(|(_, error)| error)?;
    saved.retain(|table| table.rows > 0 || table.lost != Some(0) || table.dropped > 0);
    Ok(Salvaged { tables: saved, named })
}

/// The tables to save: all that hold rows which cannot be made anew.
fn tables(conn: &Connection) -> rusqlite::Result<Vec<Table>> {
    let list: Vec<(String, bool)> = conn
        .prepare(
            "SELECT name, wr FROM pragma_table_list
             WHERE schema = 'main' AND type = 'table' AND strict = 1 AND name <> 'search_key' ORDER BY name",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    list.into_iter()
        .map(|(name, without_number)| {
            let columns: Vec<(String, i64)> = conn
                .prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?
                .query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_, _>>()?;
            let mut key: Vec<&(String, i64)> = columns.iter().filter(|(_, place)| *place > 0).collect();
            key.sort_by_key(|(_, place)| *place);
            let key = key.into_iter().map(|(column, _)| quoted(column)).collect();
            Ok(Table {
                by_key: without_number.then_some(key),
                columns: columns.iter().map(|(column, _)| column.clone()).collect(),
                name,
            })
        })
        .collect()
}

/// Whether the file still says which workspace it is; if not, it is told.
fn keep_name(conn: &Connection, new: &NewWorkspace) -> rusqlite::Result<bool> {
    // Of several, which is one too many, the first.
    conn.execute(
        "DELETE FROM workspace WHERE rowid > (SELECT min(rowid) FROM workspace)",
        [],
    )?;
    let named: bool = conn.query_row("SELECT EXISTS (SELECT 1 FROM workspace)", [], |row| row.get(0))?;
    if !named {
        introduce(conn, new)?;
    }
    Ok(named)
}
