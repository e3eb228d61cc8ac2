//! Putting a backup back, and what would change by it.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::backup::{equals, quoted};
use crate::backups::{id_of, make};
use crate::connect::{Use, connect, connect_to_compare, connect_to_fill, frozen_address, read_address};
use crate::erase::{list as erasures, replay};
use crate::header::canonical;
use crate::open::check_content;
use crate::protect::{export_into, replace};
use crate::schema::MIGRATIONS;
use crate::settle::make_like;
use crate::{Backup, Key, Opening, RECORDED, Reason, StoreError, Workspace};

/// What a table holds now and did not hold then, or the other way round.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Difference {
    /// The table.
    pub table: &'static str,
    /// Rows there are now, and were not in the backup.
    pub added: u64,
    /// Rows of the backup that there are no more.
    pub removed: u64,
    /// Rows that are different now.
    pub changed: u64,
}

impl Workspace {
    /// Puts a backup in the place of a file that is not open here, under the password that the file has now. Before
    /// that, a backup of how it is now is made in `folder`; putting back that one undoes it.
    ///
    /// Whoever was erased from the workspace is erased from what is put back.
    ///
    /// When this fails, the file is as it was.
    pub fn restore(
        path: impl AsRef<Path>,
        opening: &Opening,
        backup: &Path,
        key: Option<&Key>,
        folder: &Path,
    ) -> Result<Backup, StoreError> {
        let ws = Self::open(path, opening)?;
        if ws.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        let backup = proper_backup(backup, key)?;
        if ws.id()? != id_of(&connect(&backup, Use::Frozen, key)?)? {
            return Err(StoreError::OtherWorkspace { path: backup });
        }
        let (path, now, id) = (ws.path.clone(), ws.key.clone(), ws.id()?);
        ws.close()?;
        replace(&path, now.as_ref(), |conn, part| {
            // Of what nobody can change any more: nothing that was kept a moment ago is missing in it.
            let before = make(conn, folder, id, Reason::Restore, opening.at, now.as_ref())?;
            make_like(&path, part)?;
            fill(part, now.as_ref(), &backup, key)?;
            // Whoever was erased since then is erased in it, too.
            replay(part, now.as_ref(), &erasures(conn)?, opening.at)?;
            Ok(before)
        })
    }

    /// What differs between the workspace as it is now and a backup, table by table. Tables without a difference are
    /// left out.
    pub fn difference(&self, backup: &Path, key: Option<&Key>) -> Result<Vec<Difference>, StoreError> {
        let backup = proper_backup(backup, key)?;
        let conn = connect_to_compare()?;
        let now = if self.how == Use::Frozen {
            frozen_address(&self.path)
        } else {
            read_address(&self.path)
        };
        attach(&conn, &now, "present", self.key.as_ref())?;
        attach(&conn, &frozen_address(&backup), "past", key)?;
        // One state of it, however long this takes.
        conn.execute_batch("BEGIN")?;
        let mut differences = Vec::new();
        for table in RECORDED {
            let difference = compare(&conn, table)?;
            if difference.added + difference.removed + difference.changed > 0 {
                differences.push(difference);
            }
        }
        Ok(differences)
    }
}

/// The full path of a backup, once it has shown itself to be one that can be read here.
pub(crate) fn proper_backup(backup: &Path, key: Option<&Key>) -> Result<PathBuf, StoreError> {
    let backup = canonical(backup)?;
    let opening = Opening {
        at: chrono::DateTime::UNIX_EPOCH,
        backups: None,
        read_only: true,
        key: key.cloned(),
    };
    match Workspace::open(&backup, &opening) {
        // An older format will do; what it lacks is added when the file is opened.
        Ok(_) | Err(StoreError::NeedsUpgrade { .. }) => {}
        Err(error) => return Err(error),
    }
    let conn = connect(&backup, Use::Frozen, key)?;
    check_content(&conn, &backup, MIGRATIONS)?;
    Ok(backup)
}

fn attach(conn: &Connection, address: &str, name: &str, key: Option<&Key>) -> Result<(), StoreError> {
    let spec = key.map_or_else(Zeroizing::default, Key::spec);
    conn.execute(
        &format!("ATTACH ?1 AS {name} KEY ?2"),
        params![address, spec.as_str()],
    )?;
    Ok(())
}

/// Copies a backup into an empty file, whatever passwords the two have.
pub(crate) fn fill(
    part: &Path,
    key: Option<&Key>,
    backup: &Path,
    its_key: Option<&Key>,
) -> Result<(), StoreError> {
    let conn = connect_to_fill(part, key)?;
    attach(&conn, &frozen_address(backup), "past", its_key)?;
    export_into(&conn, "past", "main")?;
    conn.close().map_err(|(_, error)| error)?;
    let source = connect(backup, Use::Frozen, its_key)?;
    if equals(&source, part, key)? {
        Ok(())
    } else {
        Err(StoreError::Backup {
            path: backup.to_owned(),
        })
    }
}

/// The columns of a table in one of two databases: all, and those of the key.
fn columns(conn: &Connection, schema: &str, table: &str) -> rusqlite::Result<(Vec<String>, Vec<String>)> {
    let lines: Vec<(String, bool)> = conn
        .prepare("SELECT name, pk > 0 FROM pragma_table_info(?1, ?2)")?
        .query_map([table, schema], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let key = lines
        .iter()
        .filter(|(_, key)| *key)
        .map(|(name, _)| quoted(name))
        .collect();
    Ok((lines.iter().map(|(name, _)| quoted(name)).collect(), key))
}

fn compare(conn: &Connection, table: &'static str) -> rusqlite::Result<Difference> {
    let count = |sql: String| conn.query_row(&sql, [], |row| row.get::<_, u64>(0));
    let (now, key) = columns(conn, "present", table)?;
    let (then, _) = columns(conn, "past", table)?;
    if then.is_empty() {
        // The table came with a later format.
        let added = count(format!("SELECT count(*) FROM present.{table}"))?;
        return Ok(Difference {
            table,
            added,
            removed: 0,
            changed: 0,
        });
    }
    let same: Vec<String> = key
        .iter()
        .map(|column| format!("n.{column} = t.{column}"))
        .collect();
    let same = same.join(" AND ");
    let of = |alias: &str| {
        let shared = now.iter().filter(|column| then.contains(column));
        shared
            .map(|column| format!("{alias}.{column}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    Ok(Difference {
        table,
        added: count(format!(
            "SELECT count(*) FROM present.{table} n WHERE NOT EXISTS (SELECT 1 FROM past.{table} t WHERE {same})"
        ))?,
        removed: count(format!(
            "SELECT count(*) FROM past.{table} t WHERE NOT EXISTS (SELECT 1 FROM present.{table} n WHERE {same})"
        ))?,
        changed: count(format!(
            "SELECT count(*) FROM present.{table} n JOIN past.{table} t ON {same} WHERE ({}) IS NOT ({})",
            of("n"),
            of("t")
        ))?,
    })
}
