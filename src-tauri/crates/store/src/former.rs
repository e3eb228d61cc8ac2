//! What people were called before: the names that the change-sets still hold of whoever was deleted or renamed.

use std::collections::{HashMap, HashSet};
use std::sync::PoisonError;

use rusqlite::hooks::Action;
use rusqlite::session::ChangesetItem;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::{StoreError, Workspace, change_set};

/// Who has or had which name, as far as the history was read.
#[derive(Default)]
pub(crate) struct NamesEver {
    upto: i64,
    /// Points that undo does not pass: at each of them somebody may have been erased, here as everywhere.
    barriers: i64,
    names: HashMap<[u8; 16], Vec<String>>,
    /// Groups, posts and organisations.
    others: HashSet<[u8; 16]>,
}

impl Workspace {
    /// Hands over every name that the history holds of a person, by their id. It is read on from where it was last read.
    pub fn names_ever<T>(
        &self,
        conn: &Connection,
        with: impl FnOnce(&HashMap<[u8; 16], Vec<String>>) -> T,
    ) -> Result<T, StoreError> {
        let mut known = self.names_ever.lock().unwrap_or_else(PoisonError::into_inner);
        let barriers = conn.query_row("SELECT count(*) FROM journal WHERE kind = 'barrier'", [], |row| {
            row.get(0)
        })?;
        if known.barriers != barriers {
            *known = NamesEver {
                barriers,
                ..NamesEver::default()
            };
        }
        known.read_on(conn)?;
        Ok(with(&known.names))
    }
}

impl NamesEver {
    fn read_on(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let place = |column: &str| -> rusqlite::Result<Option<usize>> {
            conn.prepare_cached("SELECT cid FROM pragma_table_info('stakeholder') WHERE name = ?1")?
                .query_row([column], |row| row.get(0))
                .optional()
        };
        let (Some(id), Some(kind), Some(name)) = (place("id")?, place("kind")?, place("name")?) else {
            return Ok(());
        };
        let mut statement = conn.prepare_cached(
            "SELECT seq, bytes FROM journal_change_set WHERE seq > ?1 AND instr(bytes, CAST('stakeholder' AS BLOB)) > 0 \
             ORDER BY seq",
        )?;
        let mut sets = statement.query([self.upto])?;
        while let Some(set) = sets.next()? {
            change_set::each(set.get_ref(1)?.as_blob().unwrap_or_default(), |item| {
                if item.op()?.table_name() == "stakeholder" {
                    self.note(item, id, kind, name)?;
                }
                Ok(())
            })?;
            self.upto = set.get(0)?;
        }
        let others = &self.others;
        self.names.retain(|id, _| !others.contains(id));
        Ok(())
    }

    fn note(&mut self, item: &ChangesetItem, id: usize, kind: usize, name: usize) -> rusqlite::Result<()> {
        let of_row = match item.op()?.code() {
            Action::SQLITE_INSERT => item.new_value(id)?,
            _ => item.old_value(id)?,
        };
        let Ok(key) = <[u8; 16]>::try_from(of_row.as_blob().unwrap_or_default()) else {
            return Ok(());
        };
        let said = |column: usize| {
            let both = [item.old_value(column), item.new_value(column)];
            both.into_iter()
                .flatten()
                .filter_map(|value| match Value::try_from(value) {
                    Ok(Value::Text(text)) => Some(text),
                    _ => None,
                })
        };
        if said(kind).last().is_some_and(|kind| kind != "person") {
            self.others.insert(key);
            return Ok(());
        }
        let names = said(name);
        let known = self.names.entry(key).or_default();
        for name in names {
            if !known.contains(&name) {
                known.push(name);
            }
        }
        Ok(())
    }
}
