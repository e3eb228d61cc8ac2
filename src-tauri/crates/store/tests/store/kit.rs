//! What the tests share: a folder, a workspace, a few rows, and a dump of everything recorded.

use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use chrono::{DateTime, NaiveDate, Utc};
use store::rusqlite::params;
use store::rusqlite::types::Value;
use store::{Change, NewWorkspace, Opening, RECORDED, Stamp, StoreError, Workspace, fold_key};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) struct Desk {
    pub(crate) folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("test.soundings")
    }

    pub(crate) fn create(&self) -> Workspace {
        Workspace::create(self.file(), &new_workspace()).unwrap()
    }

    pub(crate) fn open(&self) -> Workspace {
        Workspace::open(self.file(), &opening()).unwrap()
    }

    /// The names of all files in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub(crate) fn new_workspace() -> NewWorkspace {
    NewWorkspace {
        id: Uuid::from_u128(1),
        name: "Test".into(),
        purpose: String::new(),
        fiction: true,
        created_on: NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(),
        key: None,
    }
}

pub(crate) fn opening() -> Opening {
    Opening {
        at: now(),
        backups: None,
        read_only: false,
        key: None,
    }
}

pub(crate) fn read_only() -> Opening {
    Opening {
        read_only: true,
        ..opening()
    }
}

pub(crate) fn now() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2026, 1, 5)
        .unwrap()
        .and_hms_opt(9, 30, 0)
        .unwrap()
        .and_utc()
}

pub(crate) fn stamp() -> Stamp {
    Stamp {
        at: now(),
        author: "Tester".into(),
        device: Uuid::from_u128(2),
    }
}

pub(crate) fn id(number: u128) -> [u8; 16] {
    *Uuid::from_u128(number).as_bytes()
}

/// Adds a person within a change.
pub(crate) fn insert(change: &Change<'_>, number: u128, name: &str) -> Result<(), StoreError> {
    change
        .prepare_cached(
            "INSERT INTO stakeholder(id, kind, name, name_key, role, role_key, email, added_on)
             VALUES (?1, 'person', ?2, ?3, 'Analyst', 'analyst', ?4, '2026-01-05')",
        )?
        .execute(params![
            id(number),
            name,
            fold_key(name),
            format!("p{number}@example.org")
        ])?;
    Ok(())
}

/// Adds a person as one change and gives its number in the journal.
pub(crate) fn add(ws: &Workspace, number: u128, name: &str) -> i64 {
    let written = ws.write(&stamp(), |change| {
        change.label(format!("Added {name}"));
        change.tag("people");
        insert(change, number, name)
    });
    written.unwrap().journalled.unwrap().seq
}

pub(crate) fn rename(ws: &Workspace, number: u128, name: &str) -> i64 {
    let written = ws.write(&stamp(), |change| {
        change.label(format!("Renamed to {name}"));
        change.tag("people");
        change.execute(
            "UPDATE stakeholder SET name = ?2, name_key = ?3 WHERE id = ?1",
            params![id(number), name, fold_key(name)],
        )?;
        Ok::<_, StoreError>(())
    });
    written.unwrap().journalled.unwrap().seq
}

/// The names of all people, sorted.
pub(crate) fn people(ws: &Workspace) -> Vec<String> {
    ws.read(|conn| {
        let names = conn
            .prepare("SELECT name FROM stakeholder ORDER BY name_key")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok::<_, StoreError>(names)
    })
    .unwrap()
}

/// How many people a search finds.
pub(crate) fn hits(ws: &Workspace, text: &str) -> i64 {
    let terms = store::search_terms(text).unwrap();
    ws.read(|conn| {
        Ok::<_, StoreError>(conn.query_row(
            "SELECT count(*) FROM search WHERE search MATCH ?1",
            [terms],
            |row| row.get(0),
        )?)
    })
    .unwrap()
}

/// Every row of every recorded table.
pub(crate) fn dump(ws: &Workspace) -> Vec<(String, Vec<Vec<Value>>)> {
    ws.read(|conn| {
        RECORDED
            .iter()
            .map(|table| {
                let mut statement = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1"))?;
                let columns = statement.column_count();
                let rows = statement
                    .query_map([], |row| (0..columns).map(|column| row.get(column)).collect())?
                    .collect::<Result<_, _>>()?;
                Ok(((*table).to_owned(), rows))
            })
            .collect::<Result<_, StoreError>>()
    })
    .unwrap()
}

/// Numbers below what is asked for, the same on every run.
pub(crate) fn seeded(mut seed: u64) -> impl FnMut(u64) -> u64 {
    move |below| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    }
}

/// One test of this program in a process of its own, which can be killed; and the lines it says. It finds its place in
/// the environment.
/// How often something is tried: a few times always, ten times as often in `cargo xtask test slow`.
pub(crate) fn rounds(ordinary: u64) -> u64 {
    let times = std::env::var("SOUNDINGS_ROUNDS").ok();
    ordinary * times.and_then(|times| times.parse().ok()).unwrap_or(1)
}

pub(crate) fn child(test: &str, variable: &str, place: &Path) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(variable, place)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    (child, lines)
}
