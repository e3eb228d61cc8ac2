//! Taking somebody out of the history of one file: the change-sets that speak of them go.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::person::{MARKS, NAME, Person};
use super::scrub::{PROSE, READ_BY_US, columns, in_text};
use super::trace::Enough;
use crate::change_set;
use crate::journal::CHANGE_SET;

/// Lets the change-sets go that touch them or hold their name. Their entries stay, as points that undo cannot pass.
pub(super) fn scrub(conn: &Connection, person: &Person) -> rusqlite::Result<u64> {
    let mut gone = BTreeSet::new();
    {
        let places = Places::of(conn)?;
        let mut statement = conn.prepare("SELECT seq, bytes FROM journal_change_set")?;
        let mut sets = statement.query([])?;
        while let Some(set) = sets.next()? {
            if speaks_of(set.get_ref(1)?.as_blob()?, person, &places)? {
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

/// Where the columns of a stakeholder are that say who it is.
struct Places {
    kind: Option<usize>,
    name: Option<usize>,
    marks: [Option<usize>; MARKS.len()],
}

impl Places {
    fn of(conn: &Connection) -> rusqlite::Result<Self> {
        let columns = columns(conn, "stakeholder")?;
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        Ok(Self {
            kind: place("kind"),
            name: place(NAME),
            marks: MARKS.map(place),
        })
    }

    /// The name of the person that a row of a change-set brought in or took out.
    fn name_in<'v>(&self, values: &'v [(usize, Value)]) -> Option<&'v str> {
        let said = |place: Option<usize>| {
            values.iter().find_map(|(column, value)| match value {
                Value::Text(text) if Some(*column) == place => Some(text.as_str()),
                _ => None,
            })
        };
        said(self.name).filter(|_| said(self.kind) == Some("person"))
    }
}

fn is_prose(key: &[Value]) -> bool {
    matches!(key, [Value::Text(key)] if PROSE.contains(&key.as_str()))
}

fn speaks_of(bytes: &[u8], person: &Person, places: &Places) -> rusqlite::Result<bool> {
    let mut found = false;
    change_set::rows(bytes, |row| {
        if found {
            return;
        }
        let whole = READ_BY_US.iter().any(|(table, _)| *table == row.table) && !is_prose(row.key);
        let enough = if whole { Enough::Whole } else { Enough::Part };
        let akin = row.table == "stakeholder"
            && row
                .key
                .iter()
                .any(|key| matches!(key, Value::Blob(id) if person.is_akin(id, places.name_in(&row.values))));
        found = row.values.iter().any(|(column, value)| match value {
            Value::Blob(id) => person.rows.contains(id),
            Value::Text(text) if row.table == "stakeholder" && places.marks.contains(&Some(*column)) => {
                !akin && person.out_of_mark(text).is_some()
            }
            Value::Text(text) => in_text(&person.elsewhere, enough, text).is_some(),
            _ => false,
        });
    })?;
    Ok(found)
}
