//! Ids of the sample: drawn from the day and a number instead of chance, so that the same date makes the same file.

use chrono::{DateTime, NaiveDate, Utc};
use store::rusqlite::Connection;
use uuid::Uuid;

use super::story::at;
use crate::{Failure, sql};

/// The tables whose ids the verbs draw by themselves, each with the column that dates a row.
const DRAWN: &[(&str, &str)] = &[
    ("change", "added_on"),
    ("stake", "added_on"),
    ("composition", ""),
    ("assessment", "on_date"),
    ("judged_score", "on_date"),
    ("tag", "added_on"),
    ("tagging", ""),
];

/// Hands out ids, each once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    last: u32,
}

impl Ids {
    /// The next id: a UUID of version 7 with the instant, then a fixed mark and a number where chance would be.
    pub(super) fn next<T: From<Uuid>>(&mut self, on: DateTime<Utc>) -> T {
        self.last += 1;
        let milliseconds = u64::try_from(on.timestamp_millis()).unwrap_or(0).to_be_bytes();
        let number = self.last.to_be_bytes();
        let mut bytes = [0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, b'f', b'a', 0, 0, 0, 0];
        bytes[..6].copy_from_slice(&milliseconds[2..]);
        bytes[12..].copy_from_slice(&number);
        T::from(Uuid::from_bytes(bytes))
    }

    /// Gives every row whose id was drawn by chance an id of ours, in the order in which the rows were laid.
    pub(super) fn settle(&mut self, conn: &Connection) -> Result<(), Failure> {
        for (table, dated) in DRAWN {
            let day = if dated.is_empty() {
                "(SELECT created_on FROM workspace)"
            } else {
                dated
            };
            let rows: Vec<(i64, Vec<u8>, NaiveDate)> = sql::rows(
                conn,
                &format!("SELECT rowid, id, {day} FROM {table} ORDER BY rowid"),
                (),
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )?;
            for (row, old, day) in rows {
                let new: Uuid = self.next(at(day, 0));
                let new = sql::blob(new.as_bytes());
                sql::run(
                    conn,
                    &format!("UPDATE {table} SET id = ?2 WHERE rowid = ?1"),
                    (row, &new),
                )?;
                let follows = match *table {
                    "change" => "UPDATE judged_score SET change_id = ?2 WHERE change_id = ?1",
                    "tag" => "UPDATE tagging SET tag_id = ?2 WHERE tag_id = ?1",
                    _ => continue,
                };
                sql::run(conn, follows, (old, &new))?;
            }
        }
        Ok(())
    }
}
