//! Erasing somebody from the backups, each of which is made anew, checked and put in place in one step.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::{
    Erasure, MIGRATIONS, Plan, StoreError, Workspace, label, migrate, note, raise_barrier, scrub, version,
};
use crate::backup::name;
use crate::backups::{folder_of, id_of};
use crate::connect::{Use, connect, connect_to_fill};
use crate::header::sidecar;
use crate::open::check_content;
use crate::settle::{clear, discard, make_like, settle};
use crate::{Key, is_protected};

/// Stands in the name of a copy that was made beside the file.
const UPGRADE: &str = " before upgrade from format ";

/// What came of the backups.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Those that named them, and do no more.
    pub(super) erased: Vec<PathBuf>,
    /// Those that cannot be opened.
    pub(super) left: Vec<PathBuf>,
}

impl Outcome {
    /// Erases somebody from one backup. One that cannot be opened is noted and left.
    pub(super) fn erase(
        &mut self,
        copy: &Path,
        key: Option<&Key>,
        plan: &Plan,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Some(key) = opens(copy, key) else {
            self.left.push(copy.to_owned());
            return Ok(());
        };
        let part = sidecar(copy, ".part");
        let outcome = rewrite(copy, &part, key, plan, at);
        discard(&part);
        if outcome? {
            self.erased.push(copy.to_owned());
        }
        Ok(())
    }
}

/// Every copy of the workspace that the program made: in the folder of its backups, and beside it before the format
/// changed. What was left of attempts that were interrupted goes.
pub(super) fn find(ws: &Workspace, folders: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError> {
    let id = ws.id()?;
    let mut copies = Vec::new();
    for folder in folders {
        for entry in read(&folder_of(folder, id))? {
            // One that is damaged is no backup, but the name is in it still.
            match entry.extension().and_then(|ending| ending.to_str()) {
                Some("part") => discard(&entry),
                Some("soundings") => copies.push(entry),
                _ => {}
            }
        }
    }
    let stem = ws.path.file_stem().unwrap_or_default().to_string_lossy();
    let beginning = format!("{stem}{UPGRADE}");
    for entry in read(ws.path.parent().unwrap_or(Path::new(".")))? {
        let name = entry.file_name().unwrap_or_default().to_string_lossy();
        if !name.contains(UPGRADE) || entry.extension().is_none_or(|ending| ending != "soundings") {
            continue;
        }
        // Whose it is, it says itself; where it cannot be read, its name has to do.
        let whose = opens(&entry, ws.key.as_ref()).and_then(|key| {
            let conn = connect(&entry, Use::Frozen, key).ok()?;
            id_of(&conn).ok()
        });
        if whose.map_or_else(|| name.starts_with(&beginning), |whose| whose == id) {
            copies.push(entry);
        }
    }
    copies.sort();
    copies.dedup();
    Ok(copies)
}

fn read(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()
            .map_err(StoreError::io("read", folder)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StoreError::io("read", folder)(error)),
    }
}

/// With what a backup opens, if it does.
pub(super) fn opens<'k>(copy: &Path, key: Option<&'k Key>) -> Option<Option<&'k Key>> {
    let key = if is_protected(copy).ok()? {
        Some(key?)
    } else {
        None
    };
    let conn = connect(copy, Use::Frozen, key).ok()?;
    check_content(&conn, copy, MIGRATIONS).ok()?;
    Some(key)
}

/// Makes the copy anew without them; whether that was needed.
fn rewrite(
    copy: &Path,
    part: &Path,
    key: Option<&Key>,
    plan: &Plan,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    clear(part)?;
    make_like(copy, part)?;
    let from = connect(copy, Use::Frozen, key)?;
    from.pragma_update(None, "query_only", false)?;
    from.execute("VACUUM INTO ?1", params![name(part)?])?;
    drop(from);
    let mut conn = alone(part, key)?;
    let needed = {
        let tx = conn.transaction()?;
        let needed = erase(&tx, copy, plan, at)?;
        tx.commit()?;
        needed
    };
    if needed {
        finish(conn, copy)?;
        settle(part, copy)?;
    }
    Ok(needed)
}

/// A connection to a file of our own that nobody else knows of.
fn alone(part: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let conn = connect_to_fill(part, key)?;
    conn.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    conn.pragma_update(None, "secure_delete", true)?;
    Ok(conn)
}

/// Overwrites what was freed, and checks what is left.
fn finish(conn: Connection, copy: &Path) -> Result<(), StoreError> {
    conn.execute_batch("VACUUM")?;
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Backup {
            path: copy.to_owned(),
        });
    }
    conn.close().map_err(|(_, error)| error.into())
}

/// Erases somebody within one copy; whether there was anything to erase. They may not be in it, and yet be named.
fn erase(conn: &Connection, copy: &Path, plan: &Plan, at: DateTime<Utc>) -> Result<bool, StoreError> {
    let person = match plan.person(conn)? {
        Some(person) => person,
        None => {
            let called = format!("Erased person {}", plan.number);
            super::Person::learn(conn, plan.id, &called, &plan.known)?
        }
    };
    let tally = scrub(conn, &person, plan.much)?;
    if tally.is_empty() {
        return Ok(false);
    }
    if !scrub::is_clean(conn, &person, plan.much)? {
        return Err(StoreError::StillNamed {
            path: copy.to_owned(),
        });
    }
    let format = usize::try_from(version(conn)?).unwrap_or_default();
    raise_barrier(conn, &label(&person.called), format, at)?;
    Ok(true)
}

/// Erases everybody of the list in a backup that is about to be put back, and hands the list on.
pub(crate) fn replay(
    part: &Path,
    key: Option<&Key>,
    erasures: &[Erasure],
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if erasures.is_empty() {
        return Ok(());
    }
    let mut conn = alone(part, key)?;
    migrate(&mut conn, MIGRATIONS, at)?;
    {
        let tx = conn.transaction()?;
        for erasure in erasures {
            let plan = Plan {
                id: erasure.stakeholder,
                much: erasure.much,
                number: erasure.number,
                known: super::Known::default(),
            };
            if plan.person(&tx)?.is_some() {
                erase(&tx, part, &plan, at)?;
            }
            note(
                &tx,
                &Erasure {
                    finished: true,
                    ..erasure.clone()
                },
            )?;
        }
        tx.commit()?;
    }
    finish(conn, part)
}
