//! Private notes on a stakeholder: in no output but the pack of whom they are about (R34).

use chrono::NaiveDate;
use domain::{PrivateNoteId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::{NOTE, Nothing, Page, judge_named, required_text};
use crate::rights::requests::not_later;
use crate::{Failure, Look, Work, sql};

/// On whom.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrivateNotesRequest {
    /// The stakeholder.
    pub stakeholder: StakeholderId,
}

/// A private note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PrivateNoteRow {
    /// The note.
    pub id: PrivateNoteId,
    /// Of which date.
    pub on_date: NaiveDate,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub author: String,
}

/// A note to write.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrivateNoteAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<PrivateNoteId>,
    /// On whom.
    pub stakeholder: StakeholderId,
    /// What it says.
    pub text: String,
    /// Of which date; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
    /// Who writes it; the author of the change when left out.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
}

/// The note that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PrivateNoteAdded {
    /// Its id.
    pub id: PrivateNoteId,
}

/// A note to change.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrivateNoteEdit {
    /// The note.
    pub id: PrivateNoteId,
    /// What it says from now on.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Of which date it is, never later than today.
    #[serde(default)]
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
}

/// Which note to delete.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrivateNoteDelete {
    /// The note.
    pub id: PrivateNoteId,
}

/// `private_notes_list`: newest first.
pub fn list(look: Look<'_>, request: PrivateNotesRequest) -> Result<Page<PrivateNoteRow>, Failure> {
    let items = sql::rows(
        look.conn,
        "SELECT id, on_date, text, author FROM private_note WHERE stakeholder_id = ?1 \
         ORDER BY on_date DESC, recorded_at DESC, id DESC",
        [sql::Id(request.stakeholder)],
        |row| {
            Ok(PrivateNoteRow {
                id: sql::id(row, 0)?,
                on_date: row.get(1)?,
                text: row.get(2)?,
                author: row.get(3)?,
            })
        },
    )?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `private_note_add`.
pub fn add(work: &mut Work<'_, '_>, request: PrivateNoteAdd) -> Result<PrivateNoteAdded, Failure> {
    let whom = sql::Id(request.stakeholder);
    let name = sql::one::<String>(work, "SELECT name FROM stakeholder WHERE id = ?1", [&whom])?
        .ok_or_else(|| Failure::not_found("This stakeholder"))?;
    if let Some(id) = request.id {
        sql::refuse_taken(work, "private_note", sql::Id(id))?;
    }
    let id = request.id.unwrap_or_else(|| PrivateNoteId::new(work.context.now));
    sql::run(
        work,
        "INSERT INTO private_note(id, stakeholder_id, on_date, text, author, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            sql::Id(id),
            &whom,
            not_later("on_date", request.on_date, work.context.today)?,
            required_text("text", &request.text, NOTE)?,
            judge_named("author", request.author.as_deref(), &work.context.author)?,
            sql::instant(work.context.now),
        ),
    )?;
    work.label(format!("Wrote a private note on {name}"));
    Ok(PrivateNoteAdded { id })
}

/// `private_note_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: PrivateNoteEdit) -> Result<Nothing, Failure> {
    let name = on_whom(work, request.id)?;
    let id = sql::Id(request.id);
    if let Some(text) = &request.text {
        let text = required_text("text", text, NOTE)?;
        sql::run(
            work,
            "UPDATE private_note SET text = ?2 WHERE id = ?1",
            (&id, text),
        )?;
    }
    if request.on_date.is_some() {
        let date = not_later("on_date", request.on_date, work.context.today)?;
        sql::run(
            work,
            "UPDATE private_note SET on_date = ?2 WHERE id = ?1",
            (&id, date),
        )?;
    }
    work.label(format!("Changed a private note on {name}"));
    Ok(Nothing {})
}

/// `private_note_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: PrivateNoteDelete) -> Result<Nothing, Failure> {
    let name = on_whom(work, request.id)?;
    sql::run(
        work,
        "DELETE FROM private_note WHERE id = ?1",
        [sql::Id(request.id)],
    )?;
    work.label(format!("Deleted a private note on {name}"));
    Ok(Nothing {})
}

fn on_whom(work: &Work<'_, '_>, id: PrivateNoteId) -> Result<String, Failure> {
    let whom =
        "SELECT s.name FROM private_note n JOIN stakeholder s ON s.id = n.stakeholder_id WHERE n.id = ?1";
    sql::one::<String>(work, whom, [sql::Id(id)])?.ok_or_else(|| Failure::not_found("This private note"))
}
