//! What is remembered without being part of the history.

use chrono::NaiveDate;

use crate::{StoreError, Workspace};

/// The most mappings that are remembered; the one not used for longest goes first.
const MOST: u32 = 500;

impl Workspace {
    /// Remembers the mapping that was used last for files of a shape. That is no change: it is not journalled, nobody is
    /// told, and undo does not forget it.
    pub fn remember_mapping(&self, shape: &str, body: &str, used_on: NaiveDate) -> Result<(), StoreError> {
        self.unrecorded(|conn| {
            conn.execute(
                "INSERT INTO remembered_mapping(shape, body, used_on) VALUES (?1, ?2, ?3) \
                 ON CONFLICT(shape) DO UPDATE SET body = excluded.body, used_on = excluded.used_on",
                (shape, body, used_on),
            )?;
            conn.execute(
                "DELETE FROM remembered_mapping WHERE shape NOT IN \
                 (SELECT shape FROM remembered_mapping ORDER BY used_on DESC, shape = ?1 DESC LIMIT ?2)",
                (shape, MOST),
            )?;
            Ok(())
        })
    }
}
