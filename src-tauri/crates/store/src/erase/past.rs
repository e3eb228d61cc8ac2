//! Taking somebody out of the history of one file: the change-sets that speak of them go.

use std::collections::{BTreeSet, HashMap};

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::person::{MARKS, NAME, Person};
use super::scrub::{PROSE, READ_BY_US, by_itself, columns, in_text, tables};
use super::trace::Enough;
use crate::change_set;
use crate::journal::CHANGE_SET;

/// Lets the change-sets go that touch them or hold their name. Their entries stay, as points that undo cannot pass.
pub(super) fn scrub(conn: &Connection, person: &Person) -> rusqlite::Result<u64> {
    let mut gone = BTreeSet::new();
    {
        let columns = Columns::of(conn)?;
        let mut statement = conn.prepare("SELECT seq, bytes FROM journal_change_set")?;
        let mut sets = statement.query([])?;
        while let Some(set) = sets.next()? {
            if speaks_of(set.get_ref(1)?.as_blob()?, person, &columns)? {
                gone.insert(set.get::<_, i64>(0)?);
            }
        }
    }
    let entries = format!("SELECT seq, label FROM journal WHERE {CHANGE_SET} = ?1");
    for seq in &gone {
        let labels: Vec<(i64, String)> = conn
            .prepare_cached(&entries)?
            .query_map([seq], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (entry, label) in labels {
            let label = person.here.replaced(&label, Enough::Part).unwrap_or(label);
            conn.prepare_cached(
                "UPDATE journal SET label = ?2, kind = 'barrier', state = iif(state = 'undone', 'dropped', state)
                 WHERE seq = ?1",
            )?
            .execute(params![entry, label])?;
        }
        conn.prepare_cached("DELETE FROM journal_change_set WHERE seq = ?1")?
            .execute([seq])?;
    }
    Ok(gone.len() as u64)
}

/// The columns of every table, in their order.
struct Columns(HashMap<String, Vec<String>>);

impl Columns {
    fn of(conn: &Connection) -> rusqlite::Result<Self> {
        let named = |table: String| {
            let names = columns(conn, &table)?.into_iter().map(|column| column.name);
            Ok((table, names.collect()))
        };
        Ok(Self(
            tables(conn)?
                .into_iter()
                .map(named)
                .collect::<rusqlite::Result<_>>()?,
        ))
    }

    /// What the column of this number is called.
    fn name(&self, table: &str, column: usize) -> &str {
        let names = self.0.get(table).and_then(|names| names.get(column));
        names.map_or("", String::as_str)
    }

    /// The name of the person that a row of a change-set brought in or took out.
    fn person_in<'v>(&self, values: &'v [(usize, Value)]) -> Option<&'v str> {
        let said = |name: &str| {
            values.iter().find_map(|(column, value)| match value {
                Value::Text(text) if self.name("stakeholder", *column) == name => Some(text.as_str()),
                _ => None,
            })
        };
        said(NAME).filter(|_| said("kind") == Some("person"))
    }
}

fn is_prose(key: &[Value]) -> bool {
    matches!(key, [Value::Text(key)] if PROSE.contains(&key.as_str()))
}

fn speaks_of(bytes: &[u8], person: &Person, columns: &Columns) -> rusqlite::Result<bool> {
    let mut found = false;
    change_set::rows(bytes, |row| {
        if found {
            return;
        }
        let whole = READ_BY_US.iter().any(|(table, _)| *table == row.table) && !is_prose(row.key);
        let enough = if whole { Enough::Whole } else { Enough::Part };
        let akin = row.table == "stakeholder"
            && row.key.iter().any(
                |key| matches!(key, Value::Blob(id) if person.is_akin(id, columns.person_in(&row.values))),
            );
        found = row.values.iter().any(|(column, value)| match value {
            Value::Blob(id) => person.rows.contains(id),
            Value::Text(text) => {
                let column = columns.name(row.table, *column);
                if row.table == "stakeholder" && MARKS.contains(&column) {
                    !akin && person.out_of_mark(text).is_some()
                } else {
                    in_text(&person.elsewhere, enough, text).is_some()
                        || by_itself(&person.elsewhere, row.table, column, text).is_some()
                }
            }
            _ => false,
        });
    })?;
    Ok(found)
}
