//! What somebody who mends the program needs to know: versions, sizes, counts and kinds of trouble. Never a name, never a
//! word from inside a workspace, never where it lies.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::check::{self, CheckKind};
use crate::health::{self, HealthKind};
use crate::{Code, Failure, Look, Nothing, sql};

/// What is told of the program and the workspace that is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Diagnostics {
    /// When it was gathered.
    pub gathered_at: String,
    /// The program, and what it runs on.
    pub program: ProgramFacts,
    /// The workspace; none where it could not be opened.
    pub workspace: Option<WorkspaceFacts>,
    /// Why it could not be opened.
    pub refused: Option<Code>,
    /// What the program wrote down of late, the oldest first: times, commands and kinds of trouble.
    pub log: Vec<String>,
}

/// The program, and what it runs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProgramFacts {
    /// The version of Soundings.
    pub version: String,
    /// The newest format of workspaces it knows.
    pub format: i64,
    /// The version of SQLite in it.
    pub sqlite: String,
    /// The operating system.
    pub system: String,
    /// The kind of processor.
    pub processor: String,
    /// How many cores it may use.
    pub cores: u64,
}

/// A workspace in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct WorkspaceFacts {
    /// The format of its file.
    pub format: i64,
    /// Whether a password protects it.
    pub encrypted: bool,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Its size, in bytes, and how much of that is free.
    pub bytes: i64,
    /// Bytes of it that hold nothing.
    pub free_bytes: i64,
    /// How many rows each table has.
    pub rows: BTreeMap<String, i64>,
    /// How many bytes the change-sets of its history have.
    pub history_bytes: i64,
    /// How many entries of the history cannot be taken back or passed.
    pub barriers: i64,
    /// What the check of the file and of the rules found: of each kind, how much.
    pub check: BTreeMap<CheckKind, u64>,
    /// What is said of the data: of each kind, how many records.
    pub health: BTreeMap<HealthKind, u64>,
}

/// What can be told of the program alone, and why no workspace could be opened, if that is so.
pub fn of_the_program(now: DateTime<Utc>, refused: Option<Code>) -> Diagnostics {
    Diagnostics {
        gathered_at: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        program: ProgramFacts {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            format: store::SCHEMA_VERSION,
            sqlite: store::rusqlite::version().to_owned(),
            system: std::env::consts::OS.to_owned(),
            processor: std::env::consts::ARCH.to_owned(),
            cores: std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64),
        },
        workspace: None,
        refused,
        log: Vec::new(),
    }
}

/// As it is shown and saved.
pub fn as_text(told: &Diagnostics) -> String {
    serde_json::to_string_pretty(told).unwrap_or_default() + "\n"
}

/// `diagnostics`.
pub(crate) fn diagnostics(look: Look<'_>, _: Nothing) -> Result<Diagnostics, Failure> {
    Ok(Diagnostics {
        workspace: Some(facts(look)?),
        ..of_the_program(look.context.now, None)
    })
}

fn facts(look: Look<'_>) -> Result<WorkspaceFacts, Failure> {
    let figure =
        |sql: &str| -> Result<i64, Failure> { Ok(sql::one(look.conn, sql, ())?.unwrap_or_default()) };
    let page = figure("PRAGMA page_size")?;
    let workspace = look.workspace;
    let mut found = BTreeMap::new();
    for (count, finding) in check::found(look)? {
        *found.entry(finding.kind).or_default() += count;
    }
    let health = health::health(look, health::HealthRequest::default())?;
    Ok(WorkspaceFacts {
        format: figure("PRAGMA user_version")?,
        encrypted: workspace.is_encrypted(),
        read_only: workspace.is_read_only(),
        bytes: page * figure("PRAGMA page_count")?,
        free_bytes: page * figure("PRAGMA freelist_count")?,
        rows: rows(look.conn)?,
        history_bytes: figure("SELECT coalesce(sum(length(bytes)), 0) FROM journal_change_set")?,
        barriers: figure("SELECT count(*) FROM journal WHERE kind = 'barrier'")?,
        check: found,
        health: health.items.iter().map(|item| (item.kind, item.count)).collect(),
    })
}

/// How many rows each table has.
fn rows(conn: &Connection) -> Result<BTreeMap<String, i64>, Failure> {
    let tables: Vec<String> = sql::rows(
        conn,
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name",
        (),
        |row| row.get(0),
    )?;
    tables
        .into_iter()
        .map(|table| {
            let count = sql::one(conn, &format!("SELECT count(*) FROM \"{table}\""), ())?;
            Ok((table, count.unwrap_or_default()))
        })
        .collect()
}
