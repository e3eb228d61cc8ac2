//! Noticing what other programs do to the same file.

use std::collections::{BTreeSet, HashSet};
use std::sync::PoisonError;

use rusqlite::Connection;

use crate::connect::Use;
use crate::journal::tags;
use crate::{StoreError, Workspace};

/// What has been seen of the journal so far.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// SQLite tells each connection by a number whether others wrote; so it takes one that is never replaced.
    conn: Option<Connection>,
    version: Option<i64>,
    seen: i64,
    own: HashSet<i64>,
}

impl Watch {
    pub(crate) fn from(seen: i64) -> Self {
        Self {
            seen,
            ..Self::default()
        }
    }

    pub(crate) fn forget_connection(&mut self) {
        self.conn = None;
        self.version = None;
    }
}

impl Workspace {
    /// The tags of what other programs committed since this was last asked; none if they did nothing.
    pub fn changes_elsewhere(&self) -> Result<Option<Vec<String>>, StoreError> {
        if self.how == Use::Frozen {
            return Ok(None);
        }
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let Watch {
            conn,
            version,
            seen,
            own,
        } = &mut *watch;
        let conn = match conn {
            Some(conn) => conn,
            None => conn.insert(self.reader()?),
        };
        let now: i64 = conn.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if *version == Some(now) {
            return Ok(None);
        }
        let mut elsewhere: Option<BTreeSet<String>> = None;
        {
            let mut statement =
                conn.prepare_cached("SELECT seq, tags FROM journal WHERE seq > ?1 ORDER BY seq")?;
            let mut rows = statement.query([*seen])?;
            while let Some(row) = rows.next()? {
                let seq = row.get(0)?;
                *seen = seq;
                if !own.remove(&seq) {
                    elsewhere
                        .get_or_insert_default()
                        .extend(tags(&row.get::<_, String>(1)?));
                }
            }
        }
        *version = Some(now);
        Ok(elsewhere.map(|tags| tags.into_iter().collect()))
    }

    pub(crate) fn own_entry(&self, seq: i64) {
        self.watch
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .own
            .insert(seq);
    }

    pub(crate) fn disown_entry(&self, seq: i64) {
        self.watch
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .own
            .remove(&seq);
    }
}
