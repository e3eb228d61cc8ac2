//! What the entries of the journal did to rows that say an id: the history of somebody, value by value.

use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;
use rusqlite::hooks::Action;
use rusqlite::types::Value;
use rusqlite::{Connection, params};

use crate::change_set;
use crate::error::StoreError;
use crate::journal::{CHANGE_SET, EntryKind, JournalLine, line_of};
use crate::workspace::Workspace;

/// What an entry did to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowDid {
    /// It came.
    Came,
    /// It changed.
    Changed,
    /// It went.
    Went,
}

/// A column of a row, before and after; none where the change-set does not say it, since it stayed as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnChange {
    /// The column.
    pub column: String,
    /// As it was.
    pub old: Option<Value>,
    /// As it is from then on.
    pub new: Option<Value>,
}

/// What an entry did to one row.
#[derive(Clone, Debug)]
pub struct RowChange {
    /// The table.
    pub table: String,
    /// The id of the row; none for rows with another key.
    pub id: Option<[u8; 16]>,
    /// What was done.
    pub did: RowDid,
    /// The columns that the change-set speaks of, the key among them.
    pub columns: Vec<ColumnChange>,
}

impl RowChange {
    /// A column, where the change-set speaks of it.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnChange> {
        self.columns.iter().find(|each| each.column == name)
    }
}

/// An entry, and the rows of its change-set that say one of the ids asked about.
#[derive(Clone, Debug)]
pub struct EntryAbout {
    /// The entry.
    pub line: JournalLine,
    /// The rows.
    pub rows: Vec<RowChange>,
}

impl Workspace {
    /// The changes that say one of these ids and whose work stands, oldest first, each with what it did to the rows that
    /// say one.
    pub fn changes_about(&self, ids: &[[u8; 16]]) -> Result<Vec<EntryAbout>, StoreError> {
        self.read(|conn| about(conn, ids))
    }
}

fn about(conn: &Connection, ids: &[[u8; 16]]) -> Result<Vec<EntryAbout>, StoreError> {
    let said = saying(conn, ids)?;
    let sql = format!(
        "SELECT seq, id, at, author, label, kind, state, of_seq, changes, tags, \
         (SELECT bytes FROM journal_change_set c WHERE c.seq = {CHANGE_SET}) FROM journal \
         WHERE kind = ?1 AND state = 'done' AND seq IN (SELECT value FROM json_each(?2)) ORDER BY seq"
    );
    let ids: HashSet<&[u8]> = ids.iter().map(<[u8; 16]>::as_slice).collect();
    let mut entries: Vec<EntryAbout> = Vec::new();
    let mut columns: HashMap<String, Vec<String>> = HashMap::new();
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![EntryKind::Change, json_list(&said)])?;
    while let Some(row) = rows.next()? {
        let line = line_of(row)?;
        let bytes: Vec<u8> = row.get(10)?;
        let rows = rows_about(conn, &bytes, &ids, &mut columns)?;
        entries.push(EntryAbout { line, rows });
    }
    Ok(entries)
}

/// The numbers of the change-sets that hold one of the ids, however many are asked about, in one pass.
fn saying(conn: &Connection, ids: &[[u8; 16]]) -> Result<Vec<i64>, StoreError> {
    let Ok(any) = AhoCorasick::new(ids) else {
        return Err(StoreError::Damaged {
            what: "its history says more ids of one stakeholder than can be looked for".into(),
        });
    };
    let mut statement = conn.prepare_cached("SELECT seq, bytes FROM journal_change_set ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut said = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(1)?.as_blob().unwrap_or_default();
        if any.is_match(bytes) {
            said.push(row.get(0)?);
        }
    }
    Ok(said)
}

/// Numbers as SQLite takes a list of them.
fn json_list(numbers: &[i64]) -> String {
    serde_json::Value::from(numbers).to_string()
}

fn rows_about(
    conn: &Connection,
    bytes: &[u8],
    ids: &HashSet<&[u8]>,
    columns: &mut HashMap<String, Vec<String>>,
) -> rusqlite::Result<Vec<RowChange>> {
    let mut found = Vec::new();
    change_set::each(bytes, |item| {
        let operation = item.op()?;
        let count = usize::try_from(operation.number_of_columns()).unwrap_or_default();
        let value = |value: rusqlite::Result<_>| value.ok().and_then(|value| Value::try_from(value).ok());
        let values: Vec<(Option<Value>, Option<Value>)> = (0..count)
            .map(|at| (value(item.old_value(at)), value(item.new_value(at))))
            .collect();
        let says =
            |value: &Option<Value>| matches!(value, Some(Value::Blob(blob)) if ids.contains(blob.as_slice()));
        if !values.iter().any(|(old, new)| says(old) || says(new)) {
            return Ok(());
        }
        let table = operation.table_name().to_owned();
        if !columns.contains_key(&table) {
            let names = conn
                .prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?
                .query_map([&table], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            columns.insert(table.clone(), names);
        }
        let did = match operation.code() {
            Action::SQLITE_INSERT => RowDid::Came,
            Action::SQLITE_DELETE => RowDid::Went,
            _ => RowDid::Changed,
        };
        let id = match values.first() {
            Some((Some(Value::Blob(blob)), _) | (None, Some(Value::Blob(blob)))) => {
                <[u8; 16]>::try_from(blob.as_slice()).ok()
            }
            _ => None,
        };
        let names = columns.get(&table).map(Vec::as_slice).unwrap_or_default();
        found.push(RowChange {
            id,
            did,
            columns: names
                .iter()
                .zip(values)
                .filter(|(_, (old, new))| old.is_some() || new.is_some())
                .map(|(name, (old, new))| ColumnChange {
                    column: name.clone(),
                    old,
                    new,
                })
                .collect(),
            table,
        });
        Ok(())
    })?;
    Ok(found)
}
