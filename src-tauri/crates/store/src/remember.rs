//! What is remembered without being part of the history.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

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

    /// Keeps where each of a network was drawn, in the place of what was kept of that network; sixteen zeros stand for the
    /// whole programme. That is no change: it is not journalled and nobody is told.
    pub fn keep_places(&self, network: [u8; 16], places: &[([u8; 16], f64, f64)]) -> Result<(), StoreError> {
        self.unrecorded(|conn| {
            conn.execute("DELETE FROM network_place WHERE project_id = ?1", [network])?;
            let mut insert = conn
                .prepare("INSERT OR REPLACE INTO network_place(project_id, stakeholder_id, x, y) VALUES (?1, ?2, ?3, ?4)")?;
            for (id, x, y) in places {
                insert.execute((network, id, x, y))?;
            }
            Ok(())
        })
    }

    /// Keeps that something left the workspace. That is no change: it is not journalled, nobody is told, and undo does
    /// not take it back, since nothing brings back what was handed over.
    pub fn record_export(&self, left: &Left<'_>) -> Result<(), StoreError> {
        self.unrecorded(|conn| {
            conn.execute(
                "INSERT INTO export_record(id, kind, what, profile, file_name, at, author) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                (
                    &left.id,
                    left.kind,
                    left.what,
                    left.profile,
                    left.file_name,
                    left.at.to_rfc3339_opts(SecondsFormat::Millis, true),
                    left.author,
                ),
            )?;
            Ok(())
        })
    }
}

/// What left a workspace.
#[derive(Debug, Clone, Copy)]
pub struct Left<'a> {
    /// The id of the record.
    pub id: [u8; 16],
    /// What kind of export it was, in the words of the format.
    pub kind: &'a str,
    /// What it was, for people.
    pub what: &'a str,
    /// Under which redaction profile, in the words of the format.
    pub profile: &'a str,
    /// Under which file name, without its folder.
    pub file_name: &'a str,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: &'a str,
}
