//! Writing a great part of the stakeholders at once.
//!
//! Their table has an index for every column it can be sorted by. Keeping them row by row costs more than the rows
//! themselves; building them at the end, from sorted rows, costs a tenth of it.

use rusqlite::Connection;

use crate::backup::quoted;

/// Fewer rows than this are written sooner than indexes are built.
const WORTH_IT: u64 = 2_000;

/// What the writing does to the rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Rows come, and what they point to stays.
    Adds,
    /// What the rows point to may go as well.
    Travels,
}

/// What to run to have the indexes back that were dropped.
#[derive(Default)]
pub(crate) struct SetAside(Vec<String>);

impl SetAside {
    /// Drops those indexes of the stakeholders that only make sorting and finding quick, if so many of the rows are about
    /// to be written that it is worth it. Those that keep a rule stay, and so do, where something may go that the rows
    /// point to, those by which SQLite finds what points to it. The caller puts them back in the same transaction.
    pub(crate) fn for_writing(conn: &Connection, rows: u64, writing: Writing) -> rusqlite::Result<Self> {
        if rows < WORTH_IT {
            return Ok(Self::default());
        }
        let there: i64 = conn.query_row("SELECT count(*) FROM stakeholder", [], |row| row.get(0))?;
        if rows < there.unsigned_abs() / 2 {
            return Ok(Self::default());
        }
        let found: Vec<(String, String)> = conn
            .prepare(
                "SELECT name, sql FROM sqlite_schema s
                 WHERE type = 'index' AND tbl_name = 'stakeholder' AND sql LIKE 'CREATE INDEX %'
                   AND (?1 OR NOT EXISTS (SELECT 1 FROM pragma_index_info(s.name) i
                     JOIN pragma_foreign_key_list('stakeholder') f ON f.\"from\" = i.name WHERE i.seqno = 0))
                 ORDER BY name",
            )?
            .query_map([writing == Writing::Adds], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (name, _) in &found {
            conn.execute_batch(&format!("DROP INDEX {}", quoted(name)))?;
        }
        Ok(Self(found.into_iter().map(|(_, sql)| sql).collect()))
    }

    /// Whether there is none to build.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Builds the indexes anew.
    pub(crate) fn put_back(self, conn: &Connection) -> rusqlite::Result<()> {
        self.0.iter().try_for_each(|sql| conn.execute_batch(sql))
    }
}
