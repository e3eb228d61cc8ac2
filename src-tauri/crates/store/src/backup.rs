//! Copies of a workspace that were checked before they count.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use crate::connect::{Use, connect};
use crate::header::sidecar;
use crate::settle::{clear, discard, make_like, settle};
use crate::write::begin;
use crate::{Key, StoreError, Workspace};

impl Workspace {
    /// Writes a compact copy to `target`, which must not exist yet, and checks it. That can be done even if the file
    /// itself is gone.
    pub fn backup(&self, target: &Path) -> Result<(), StoreError> {
        match (self.copier(), &self.keeper) {
            (Err(_), Some(keeper)) if !self.is_there() => {
                let conn = keeper.lock().unwrap_or_else(PoisonError::into_inner);
                conn.pragma_update(None, "query_only", false)?;
                let outcome = copy(&conn, target, self.key.as_ref());
                conn.pragma_update(None, "query_only", self.how != Use::Write)?;
                outcome
            }
            (copier, _) => self.copy_of_all(&copier?, target),
        }
    }

    /// A copy that is compared with the file as it stands then. What was written meanwhile makes them differ: then it is
    /// made once more while nobody can write.
    fn copy_of_all(&self, copier: &Connection, target: &Path) -> Result<(), StoreError> {
        match copy(copier, target, self.key.as_ref()) {
            Err(StoreError::Backup { .. }) if self.how == Use::Write => {
                let mut writer = self.writer()?;
                let held = begin(&mut writer)?;
                let outcome = copy(copier, target, self.key.as_ref());
                held.rollback()?;
                outcome
            }
            outcome => outcome,
        }
    }

    /// A connection that reads this file, and may write another.
    pub(crate) fn copier(&self) -> Result<Connection, StoreError> {
        let conn = self.reader()?;
        conn.pragma_update(None, "query_only", false)?;
        Ok(conn)
    }
}

/// Copies the file as it stands and checks the copy, which takes its name only then.
pub(crate) fn copy(conn: &Connection, target: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    if target.exists() {
        return Err(StoreError::Exists {
            path: target.to_owned(),
        });
    }
    let part = sidecar(target, ".part");
    let outcome = copy_to_part(conn, &part, target, key);
    if outcome.is_err() {
        discard(&part);
    }
    outcome
}

fn copy_to_part(conn: &Connection, part: &Path, target: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    clear(part)?;
    if let Some(from) = conn.path().map(Path::new).filter(|from| from.exists()) {
        make_like(from, part)?;
    }
    conn.execute("VACUUM INTO ?1", params![name(part)?])
        .map_err(|error| match StoreError::from(error) {
            // It is the disk of the copy that is full.
            StoreError::Disk => StoreError::io("write", target)(ErrorKind::StorageFull.into()),
            other => other,
        })?;
    if !equals(conn, part, key)? {
        return Err(StoreError::Backup {
            path: target.to_owned(),
        });
    }
    settle(part, target)
}

/// A path as SQL takes it.
pub(crate) fn name(path: &Path) -> Result<&str, StoreError> {
    path.to_str()
        .ok_or_else(|| StoreError::io("name", path)(io::Error::from(ErrorKind::InvalidFilename)))
}

/// Whether a copy is sound, and holds as much as what it was made from.
pub(crate) fn equals(conn: &Connection, copy: &Path, key: Option<&Key>) -> Result<bool, StoreError> {
    let copy = connect(copy, Use::Frozen, key)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok" && fingerprint(conn)? == fingerprint(&copy)?)
}

/// Marks, schema, the number of rows of every table, and the number of those that point nowhere.
fn fingerprint(conn: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let number = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get(0));
    let count = |sql: &str| conn.query_row(sql, [], |row| row.get(0));
    let mut print = vec![
        ("application".to_owned(), number("application_id")?),
        ("format".to_owned(), number("user_version")?),
        ("room".to_owned(), number("auto_vacuum")?),
        (
            "dangling".to_owned(),
            count("SELECT count(*) FROM pragma_foreign_key_check")?,
        ),
    ];
    print.extend(
        conn.prepare("SELECT type || name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")?
            .query_map([], |row| Ok((row.get(0)?, 0)))?
            .collect::<Result<Vec<_>, _>>()?,
    );
    let tables: Vec<String> = conn
        .prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') \
             AND name NOT LIKE 'sqlite_stat%' ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables {
        let rows = count(&format!("SELECT count(*) FROM {}", quoted(&table)))?;
        print.push((table, rows));
    }
    Ok(print)
}

/// A name as SQL takes it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Where the copy of a workspace goes before its format changes, if there is no folder for backups: beside it, under a
/// name that is not taken yet.
pub(crate) fn place_before_upgrade(workspace: &Path, from: i64, at: DateTime<Utc>) -> PathBuf {
    let folder = workspace.parent().unwrap_or(Path::new("."));
    let stem = workspace.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!(
        "{stem} before upgrade from format {from}, {}",
        at.format("%Y-%m-%d %H.%M")
    );
    let free = (1..)
        .map(|n| {
            if n == 1 {
                format!("{name}.soundings")
            } else {
                format!("{name} ({n}).soundings")
            }
        })
        .map(|name| folder.join(name))
        .find(|path| !path.exists());
    free.unwrap_or_else(|| folder.join(name))
}
