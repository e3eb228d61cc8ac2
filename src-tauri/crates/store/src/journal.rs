//! The journal: one entry for each change-set, kept in the file itself.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, ToSql, params};
use serde::Serialize;
use uuid::{NoContext, Timestamp, Uuid};

use crate::{StoreError, Workspace, change_set};

/// When a change is made, by whom and on which copy. The store has no clock and no name of its own.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The name that stands beside the change.
    pub author: String,
    /// The random id of this copy of the program.
    pub device: Uuid,
}

/// What an entry records.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Work of the user.
    Change,
    /// The latest change taken back.
    Undo,
    /// A change made again.
    Redo,
    /// An older change taken back alone.
    Reverse,
    /// A point that undo cannot pass.
    Barrier,
}

/// Whether the work of an entry stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// It stands.
    Done,
    /// It was taken back and can be made again.
    Undone,
    /// It was taken back, and a later change cleared it from redo.
    Dropped,
}

macro_rules! as_text {
    ($type:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(match self { $(Self::$variant => $text),+ }))
            }
        }
        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value.as_str()? { $($text => Ok(Self::$variant),)+ _ => Err(FromSqlError::InvalidType) }
            }
        }
    };
}
as_text!(EntryKind { Change = "change", Undo = "undo", Redo = "redo", Reverse = "reverse", Barrier = "barrier" });
as_text!(EntryState { Done = "done", Undone = "undone", Dropped = "dropped" });

/// One entry, without its change-set.
#[derive(Clone, Debug, Serialize)]
pub struct JournalLine {
    /// Its number; later entries have higher ones.
    pub seq: i64,
    /// Its id, the same in every copy.
    pub id: Uuid,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: String,
    /// What was done, in words.
    pub label: String,
    /// What it records.
    pub kind: EntryKind,
    /// Whether its work stands.
    pub state: EntryState,
    /// Of undo, redo and reverse: the entry concerned.
    pub of_seq: Option<i64>,
    /// How many rows it changed.
    pub changes: i64,
    /// Which parts of the workspace it changed.
    pub tags: Vec<String>,
}

/// The number under which the change-set of an entry is kept.
pub(crate) const CHANGE_SET: &str = "iif(journal.kind IN ('undo', 'redo'), journal.of_seq, journal.seq)";
const COLUMNS: &str = "seq, id, at, author, label, kind, state, of_seq, changes, tags";

impl Workspace {
    /// How many entries the journal has, and a window on them, newest first.
    pub fn journal(&self, offset: u64, limit: u64) -> Result<(u64, Vec<JournalLine>), StoreError> {
        self.read(|conn| {
            let total: i64 = conn.query_row("SELECT count(*) FROM journal", [], |row| row.get(0))?;
            let sql = format!("SELECT {COLUMNS} FROM journal ORDER BY seq DESC LIMIT ?1 OFFSET ?2");
            let lines = conn
                .prepare_cached(&sql)?
                .query_map([bounded(limit), bounded(offset)], line_of)?
                .collect::<Result<_, _>>()?;
            Ok((total.unsigned_abs(), lines))
        })
    }

    /// How many entries concern a row with this id, and the newest of them, newest first.
    pub fn journal_about(&self, id: &[u8; 16], limit: u64) -> Result<(u64, Vec<JournalLine>), StoreError> {
        self.read(|conn| {
            let sql = format!(
                "SELECT {COLUMNS}, count(*) OVER () FROM journal
                 WHERE {CHANGE_SET} IN (SELECT seq FROM journal_change_set WHERE instr(bytes, ?1) > 0)
                 ORDER BY seq DESC LIMIT ?2"
            );
            let mut total = 0_i64;
            let mut statement = conn.prepare_cached(&sql)?;
            let lines = statement
                .query_map(params![id, bounded(limit)], |row| {
                    total = row.get(10)?;
                    line_of(row)
                })?
                .collect::<Result<_, _>>()?;
            Ok((total.unsigned_abs(), lines))
        })
    }
}

fn bounded(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An entry, from its columns in their order.
pub(crate) fn line_of(row: &Row<'_>) -> rusqlite::Result<JournalLine> {
    Ok(JournalLine {
        seq: row.get(0)?,
        id: Uuid::from_bytes(row.get(1)?),
        at: row.get(2)?,
        author: row.get(3)?,
        label: row.get(4)?,
        kind: row.get(5)?,
        state: row.get(6)?,
        of_seq: row.get(7)?,
        changes: row.get(8)?,
        tags: tags(&row.get::<_, String>(9)?),
    })
}

/// The list in the column `tags`.
pub(crate) fn tags(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The entries whose change-set is missing, cannot be read, or is not theirs.
pub(crate) fn unreadable(conn: &Connection) -> rusqlite::Result<Vec<i64>> {
    let sql = format!(
        "SELECT j.seq, changes, kind, bytes FROM (SELECT *, {CHANGE_SET} AS kept FROM journal) j
         LEFT JOIN journal_change_set c ON c.seq = kept ORDER BY j.seq"
    );
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut unreadable = Vec::new();
    while let Some(row) = rows.next()? {
        let changes: i64 = row.get(1)?;
        let sound = match row.get::<_, EntryKind>(2) {
            Ok(EntryKind::Barrier) => true,
            _ => row
                .get_ref(3)?
                .as_blob()
                .is_ok_and(|bytes| change_set::count(bytes).is_ok_and(|found| found == changes)),
        };
        if !sound {
            unreadable.push(row.get(0)?);
        }
    }
    Ok(unreadable)
}

/// An entry about to be written.
pub(crate) struct Entry<'a> {
    pub(crate) stamp: &'a Stamp,
    pub(crate) label: &'a str,
    pub(crate) tags: &'a [String],
    pub(crate) kind: EntryKind,
    pub(crate) of_seq: Option<i64>,
    /// How many rows it changed.
    pub(crate) changes: i64,
    /// What it did; of undo and redo, their entry knows it.
    pub(crate) change_set: Option<&'a [u8]>,
    pub(crate) schema_version: i64,
}

/// Writes an entry and gives its number and id.
pub(crate) fn enter(conn: &Connection, entry: &Entry<'_>) -> Result<(i64, Uuid), StoreError> {
    let at = entry.stamp.at;
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    let id = Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        at.timestamp_subsec_nanos(),
    ));
    let tags = serde_json::Value::from(entry.tags.to_vec()).to_string();
    conn.prepare_cached(
        "INSERT INTO journal(id, device, at, author, label, kind, of_seq, state, schema_version, tags, changes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        id.as_bytes(),
        entry.stamp.device.as_bytes(),
        at.to_rfc3339_opts(SecondsFormat::Millis, true),
        entry.stamp.author,
        entry.label,
        entry.kind,
        entry.of_seq,
        EntryState::Done,
        entry.schema_version,
        tags,
        entry.changes,
    ])?;
    let seq = conn.last_insert_rowid();
    if let Some(bytes) = entry.change_set {
        conn.prepare_cached("INSERT INTO journal_change_set(seq, bytes) VALUES (?1, ?2)")?
            .execute(params![seq, bytes])?;
    }
    Ok((seq, id))
}

/// A new change clears what could be made again.
pub(crate) fn clear_redo(conn: &Connection) -> rusqlite::Result<()> {
    conn.prepare_cached("UPDATE journal SET state = 'dropped' WHERE state = 'undone'")?
        .execute([])?;
    Ok(())
}
