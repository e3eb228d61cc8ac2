//! What left the workspace, and how (R34): a record that no undo takes back, since nothing brings back what was handed
//! over.

use chrono::{DateTime, Utc};
use domain::{ExportKind, ExportRecordId, Profile};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Left;
use ts_rs::TS;

use crate::door::{NAME, Page, check_limit, default_limit};
use crate::{Context, Failure, Look, Session, sql};

/// A window of the record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportsRequest {
    /// How many rows to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many rows at most, 1 to 100,000; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// Something that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExportRow {
    /// The record.
    pub id: ExportRecordId,
    /// What kind of export it was.
    pub kind: ExportKind,
    /// What it was, in words.
    pub what: String,
    /// Under which profile.
    pub profile: Profile,
    /// Under which file name; the folder is not kept.
    pub file_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: String,
}

/// `exports_list`: newest first.
pub fn list(look: Look<'_>, request: ExportsRequest) -> Result<Page<ExportRow>, Failure> {
    check_limit(request.limit)?;
    let items = sql::rows(
        look.conn,
        "SELECT id, kind, what, profile, file_name, at, author FROM export_record ORDER BY at DESC, id DESC LIMIT ?1 OFFSET ?2",
        (request.limit, request.offset),
        |row| {
            Ok(ExportRow {
                id: sql::id(row, 0)?,
                kind: sql::word(row, 1)?,
                what: row.get(2)?,
                profile: sql::word(row, 3)?,
                file_name: row.get(4)?,
                at: row.get(5)?,
                author: row.get(6)?,
            })
        },
    )?;
    let total = sql::one::<i64>(look.conn, "SELECT count(*) FROM export_record", [])?.unwrap_or_default();
    Ok(Page {
        total: total.unsigned_abs(),
        items,
    })
}

/// Something that is leaving.
#[derive(Debug, Clone, Copy)]
pub struct Leaving<'a> {
    /// What kind of export it is.
    pub kind: ExportKind,
    /// What it is, in words.
    pub what: &'a str,
    /// Under which profile.
    pub profile: Profile,
    /// Under which file name.
    pub file_name: &'a str,
}

/// What the file of the rows is called that an import refused: somebody's rows, with the reason beside each.
pub const REFUSED_ROWS: &str = "Rows an import refused";

/// Keeps that something left. A workspace that can only be looked at, such as a backup, keeps nothing.
///
/// # Errors
/// Whatever kept the record from being written; what left has left.
pub fn record(session: &Session, context: &Context, leaving: Leaving<'_>) -> Result<(), Failure> {
    if session.is_read_only() {
        return Ok(());
    }
    let short = |text: &str| text.chars().take(NAME).collect::<String>();
    session
        .workspace
        .record_export(&Left {
            id: *ExportRecordId::new(context.now).as_bytes(),
            kind: leaving.kind.as_str(),
            what: &short(leaving.what),
            profile: leaving.profile.as_str(),
            file_name: &short(leaving.file_name),
            at: context.now,
            author: &context.author,
        })
        .map_err(|error| {
            let mut failure = Failure::from(error);
            failure.message = format!(
                "{} was written, but that it left could not be kept in the workspace. {}",
                leaving.file_name, failure.message
            );
            failure
        })
}
