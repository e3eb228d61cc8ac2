//! Marks on the data of somebody: that it is restricted, that they object, that they dispute an opinion (R33).

use chrono::NaiveDate;
use domain::{MarkId, MarkKind, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Row;
use ts_rs::TS;

use super::requests::not_later;
use crate::door::{NAME, NOTE, Nothing, Page, judge_named, optional_text, required_text};
use crate::{Code, Failure, Look, Work, sql};

/// Whose marks.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarksRequest {
    /// Only of this stakeholder.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MarkRow {
    /// The mark.
    pub id: MarkId,
    /// On whose data.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub stakeholder_name: String,
    /// What is to be borne in mind.
    pub kind: MarkKind,
    /// Of a disputed opinion: whose it is.
    pub whose: String,
    /// Of a disputed opinion: what it is about.
    pub about: String,
    /// A note.
    pub note: String,
    /// Since when.
    pub set_on: NaiveDate,
    /// Who recorded it.
    pub author: String,
}

/// A mark to set.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkSet {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<MarkId>,
    /// On whose data.
    pub stakeholder: StakeholderId,
    /// What is to be borne in mind.
    pub kind: MarkKind,
    /// Of a disputed opinion: whose it is. Needed there, and only there.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub whose: String,
    /// Of a disputed opinion: what it is about. Needed there, and only there.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub about: String,
    /// A note.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
    /// Since when; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub set_on: Option<NaiveDate>,
    /// Who records it; the author of the change when left out.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
}

/// The mark that was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MarkAdded {
    /// Its id.
    pub id: MarkId,
}

/// Which mark to clear.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkClear {
    /// The mark.
    pub id: MarkId,
}

const ROWS: &str = "SELECT m.id, s.id, s.name, m.kind, m.whose, m.about, m.note, m.set_on, m.author \
    FROM mark m JOIN stakeholder s ON s.id = m.stakeholder_id";

fn row(row: &Row<'_>) -> store::rusqlite::Result<MarkRow> {
    Ok(MarkRow {
        id: sql::id(row, 0)?,
        stakeholder: sql::id(row, 1)?,
        stakeholder_name: row.get(2)?,
        kind: sql::word(row, 3)?,
        whose: row.get(4)?,
        about: row.get(5)?,
        note: row.get(6)?,
        set_on: row.get(7)?,
        author: row.get(8)?,
    })
}

/// `marks_list`: by name, then by when they were set.
pub fn list(look: Look<'_>, request: MarksRequest) -> Result<Page<MarkRow>, Failure> {
    let items = sql::rows(
        look.conn,
        &format!(
            "{ROWS} WHERE ?1 IS NULL OR m.stakeholder_id = ?1 ORDER BY s.name_key, s.id, m.set_on, m.id"
        ),
        [request.stakeholder.map(sql::Id)],
        row,
    )?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `mark_set`.
pub fn set(work: &mut Work<'_, '_>, request: MarkSet) -> Result<MarkAdded, Failure> {
    let id = sql::Id(request.stakeholder);
    let name = sql::one::<String>(work, "SELECT name FROM stakeholder WHERE id = ?1", [&id])?
        .ok_or_else(|| Failure::not_found("This stakeholder"))?;
    let (whose, about) = if request.kind == MarkKind::Disputed {
        (
            required_text("whose", &request.whose, NAME)?,
            required_text("about", &request.about, NOTE)?,
        )
    } else {
        for (field, text) in [("whose", &request.whose), ("about", &request.about)] {
            if !text.trim().is_empty() {
                return Err(Failure::field(
                    field,
                    "only a disputed opinion has this; leave it out.",
                ));
            }
        }
        let there = "SELECT 1 FROM mark WHERE stakeholder_id = ?1 AND kind = ?2";
        if sql::one::<i64>(work, there, (&id, request.kind.as_str()))?.is_some() {
            return Err(Failure::new(
                Code::Conflict,
                format!("{name} has this mark already; clear it first to set it anew."),
            ));
        }
        (String::new(), String::new())
    };
    if let Some(id) = request.id {
        sql::refuse_taken(work, "mark", sql::Id(id))?;
    }
    let mark = request.id.unwrap_or_else(|| MarkId::new(work.context.now));
    sql::run(
        work,
        "INSERT INTO mark(id, stakeholder_id, kind, whose, about, note, set_on, author, recorded_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            sql::Id(mark),
            &id,
            request.kind.as_str(),
            whose,
            about,
            optional_text("note", &request.note, NOTE)?,
            not_later("set_on", request.set_on, work.context.today)?,
            judge_named("author", request.author.as_deref(), &work.context.author)?,
            sql::instant(work.context.now),
        ),
    )?;
    work.label(format!("Marked {name}: {}", request.kind.label().to_lowercase()));
    Ok(MarkAdded { id: mark })
}

/// `mark_clear`.
pub fn clear(work: &mut Work<'_, '_>, request: MarkClear) -> Result<Nothing, Failure> {
    let mark = sql::rows(
        work,
        &format!("{ROWS} WHERE m.id = ?1"),
        [sql::Id(request.id)],
        row,
    )?
    .pop()
    .ok_or_else(|| Failure::not_found("This mark"))?;
    sql::run(work, "DELETE FROM mark WHERE id = ?1", [sql::Id(request.id)])?;
    let kind = mark.kind.label().to_lowercase();
    work.label(format!("Cleared a mark of {}: {kind}", mark.stakeholder_name));
    Ok(Nothing {})
}
