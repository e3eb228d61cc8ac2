//! Who was deleted, and is in the history still.

use std::collections::BTreeMap;

use rusqlite::types::Value;

use super::person::NAME;
use super::scrub::columns;
use crate::{StoreError, Workspace, change_set};

impl Workspace {
    /// The people who are in no row any more, but whose rows the history could bring back: their ids, with the name each
    /// had last.
    pub fn gone_people(&self) -> Result<BTreeMap<[u8; 16], String>, StoreError> {
        self.read(|conn| {
            let columns = columns(conn, "stakeholder")?;
            let place = |name: &str| columns.iter().position(|column| column.name == name);
            let (kind, name) = (place("kind"), place(NAME));
            let mut known: BTreeMap<[u8; 16], (bool, String)> = BTreeMap::new();
            let mut statement = conn.prepare("SELECT bytes FROM journal_change_set ORDER BY seq")?;
            let mut sets = statement.query([])?;
            while let Some(set) = sets.next()? {
                change_set::rows(set.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?, |row| {
                    let id = match row.key {
                        [Value::Blob(id)] if row.table == "stakeholder" => id.as_slice().try_into().ok(),
                        _ => None,
                    };
                    let Some(id) = id else { return };
                    let (is_person, called) = known.entry(id).or_default();
                    for (column, value) in &row.values {
                        match value {
                            Value::Text(text) if Some(*column) == kind => *is_person = text == "person",
                            Value::Text(text) if Some(*column) == name => called.clone_from(text),
                            _ => {}
                        }
                    }
                })?;
            }
            let mut there = conn.prepare("SELECT EXISTS (SELECT 1 FROM stakeholder WHERE id = ?1)")?;
            let mut gone = BTreeMap::new();
            for (id, (is_person, called)) in known {
                if is_person && !there.query_row([id], |row| row.get::<_, bool>(0))? {
                    gone.insert(id, called);
                }
            }
            Ok(gone)
        })
    }
}
