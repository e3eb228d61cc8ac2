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
        let Self { names, others, .. } = self;
        let upto = said_after(conn, self.upto, |said| {
            if said.is_person == Some(false) {
                others.insert(said.id);
                return;
            }
            let known = names.entry(said.id).or_default();
            for name in said.names {
                if !known.contains(&name) {
                    known.push(name);
                }
            }
        })?;
        names.retain(|id, _| !others.contains(id));
        self.upto = upto;
        Ok(())
    }
}

/// What a change-set says of a row of the register.
pub(crate) struct Said {
    pub(crate) id: [u8; 16],
    /// Whether it is a person; none where the change-set does not say.
    pub(crate) is_person: Option<bool>,
    /// The name before and after, as far as it says them.
    pub(crate) names: Vec<String>,
}

/// Hands over what the change-sets after an entry say of the register, oldest first. Gives the last entry that was read.
pub(crate) fn said_after(conn: &Connection, seq: i64, mut with: impl FnMut(Said)) -> rusqlite::Result<i64> {
    let mut upto = seq;
    let Some(places) = Places::of(conn)? else {
        return Ok(upto);
    };
    let mut statement = conn.prepare_cached(
        "SELECT seq, bytes FROM journal_change_set WHERE seq > ?1 AND instr(bytes, CAST('stakeholder' AS BLOB)) > 0 \
         ORDER BY seq",
    )?;
    let mut sets = statement.query([seq])?;
    while let Some(set) = sets.next()? {
        change_set::each(set.get_ref(1)?.as_blob().unwrap_or_default(), |item| {
            if item.op()?.table_name() == "stakeholder"
                && let Some(said) = places.said(item)?
            {
                with(said);
            }
            Ok(())
        })?;
        upto = set.get(0)?;
    }
    Ok(upto)
}

/// Where the columns of the register are.
struct Places {
    id: usize,
    kind: usize,
    name: usize,
}

impl Places {
    fn of(conn: &Connection) -> rusqlite::Result<Option<Self>> {
        let place = |column: &str| -> rusqlite::Result<Option<usize>> {
            conn.prepare_cached("SELECT cid FROM pragma_table_info('stakeholder') WHERE name = ?1")?
                .query_row([column], |row| row.get(0))
                .optional()
        };
        Ok(match (place("id")?, place("kind")?, place("name")?) {
            (Some(id), Some(kind), Some(name)) => Some(Self { id, kind, name }),
            _ => None,
        })
    }

    fn said(&self, item: &ChangesetItem) -> rusqlite::Result<Option<Said>> {
        let of_row = match item.op()?.code() {
            Action::SQLITE_INSERT => item.new_value(self.id)?,
            _ => item.old_value(self.id)?,
        };
        let Ok(id) = <[u8; 16]>::try_from(of_row.as_blob().unwrap_or_default()) else {
            return Ok(None);
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
        Ok(Some(Said {
            id,
            is_person: said(self.kind).last().map(|kind| kind == "person"),
            names: said(self.name).collect(),
        }))
    }
}
