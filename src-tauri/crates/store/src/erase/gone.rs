//! Who was deleted, and is in the history still.

use std::collections::BTreeMap;

use crate::former::said_after;
use crate::{StoreError, Workspace};

impl Workspace {
    /// The people who are in no row any more, but whose rows the history could bring back: their ids, with the name each
    /// had last.
    pub fn gone_people(&self) -> Result<BTreeMap<[u8; 16], String>, StoreError> {
        self.read(|conn| {
            let mut known: BTreeMap<[u8; 16], (bool, String)> = BTreeMap::new();
            said_after(conn, 0, |said| {
                let (is_person, called) = known.entry(said.id).or_default();
                *is_person = said.is_person.unwrap_or(*is_person);
                if let Some(name) = said.names.into_iter().next_back() {
                    *called = name;
                }
            })?;
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
