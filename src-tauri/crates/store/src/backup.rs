//! Copies of a workspace that were checked before they count.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use crate::connect::{Use, connect};
use crate::header::sidecar;
use crate::{StoreError, Workspace};

impl Workspace {
    /// Writes a compact copy to `target`, which must not exist yet, and checks it.
    pub fn backup(&self, target: &Path) -> Result<(), StoreError> {
        let conn = connect(
            &self.path,
            if self.how == Use::Frozen {
                Use::Frozen
            } else {
                Use::Read
            },
        )?;
        // The connection cannot write to this file in any case; this lets it write the other.
        conn.pragma_update(None, "query_only", false)?;
        copy(&conn, target)
    }
}

/// Copies the file as it stands and checks the copy, which takes its name only then.
pub(crate) fn copy(conn: &Connection, target: &Path) -> Result<(), StoreError> {
    if target.exists() {
        return Err(StoreError::Exists {
            path: target.to_owned(),
        });
    }
    let part = sidecar(target, ".part");
    let outcome = copy_to_part(conn, &part, target);
    if outcome.is_err() {
        let _ = fs::remove_file(&part);
    }
    outcome
}

fn copy_to_part(conn: &Connection, part: &Path, target: &Path) -> Result<(), StoreError> {
    if part.exists() {
        fs::remove_file(part).map_err(StoreError::io("remove", part))?;
    }
    let name = part
        .to_str()
        .ok_or_else(|| io::Error::from(ErrorKind::InvalidFilename));
    conn.execute(
        "VACUUM INTO ?1",
        params![name.map_err(StoreError::io("name", part))?],
    )?;
    if !equals(conn, part)? {
        return Err(StoreError::Backup {
            path: target.to_owned(),
        });
    }
    File::options()
        .write(true)
        .open(part)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::io("save", part))?;
    fs::rename(part, target).map_err(StoreError::io("name", target))
}

fn equals(conn: &Connection, copy: &Path) -> Result<bool, StoreError> {
    let copy = connect(copy, Use::Frozen)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok" && fingerprint(conn)? == fingerprint(&copy)?)
}

/// Marks, schema and the number of rows of every table.
fn fingerprint(conn: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let number = |pragma: &str| conn.pragma_query_value(None, pragma, |row| row.get(0));
    let mut print = vec![
        ("application".to_owned(), number("application_id")?),
        ("format".to_owned(), number("user_version")?),
    ];
    let tables: Vec<String> = conn
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1 ORDER BY name")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables {
        let quoted = table.replace('"', "\"\"");
        let rows = conn.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| {
            row.get(0)
        })?;
        print.push((table, rows));
    }
    Ok(print)
}

/// Where the copy of a workspace goes before its format changes: a name that is not taken yet.
pub(crate) fn place_before_upgrade(
    workspace: &Path,
    folder: Option<&Path>,
    from: i64,
    at: DateTime<Utc>,
) -> Result<PathBuf, StoreError> {
    let folder = folder.or(workspace.parent()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(StoreError::io("make the folder", folder))?;
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
    Ok(free.unwrap_or_else(|| folder.join(name)))
}
