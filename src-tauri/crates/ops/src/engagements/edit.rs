//! Conversations recorded, changed and deleted.

use chrono::NaiveDate;
use domain::conversations::SENTIMENTS;
use domain::{Basis, EngagementRecordId, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{EngagementRow, get};
use crate::door::{NAME, NOTE, Nothing, given, judge_named, optional_text};
use crate::{Failure, Work, people, projects, sql};

/// A conversation to record. Only a stakeholder is needed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EngagementAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<EngagementRecordId>,
    /// With whom.
    pub stakeholder: StakeholderId,
    /// What was said.
    #[serde(default)]
    #[ts(optional, as = "Option<EngagementChanges>")]
    pub said: EngagementChanges,
}

/// The conversation that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EngagementAdded {
    /// Its id.
    pub id: EngagementRecordId,
}

/// What is said of a conversation: what is left out stays, or is empty in a new one; null clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct EngagementChanges {
    /// About which project.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub project: Option<Option<ProjectId>>,
    /// When; never later than today. Today in a new one.
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
    /// How: a meeting, a call, a letter.
    #[ts(optional)]
    pub channel: Option<String>,
    /// Where.
    #[ts(optional)]
    pub place: Option<String>,
    /// What for.
    #[ts(optional)]
    pub purpose: Option<String>,
    /// Who else was there.
    #[ts(optional)]
    pub attendees: Option<String>,
    /// What was shared.
    #[ts(optional)]
    pub shared: Option<String>,
    /// What issues were raised.
    #[ts(optional)]
    pub issues: Option<String>,
    /// What the response was.
    #[ts(optional)]
    pub response: Option<String>,
    /// From -2 to 2; with what it rests on.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sentiment: Option<Option<i64>>,
    /// What the sentiment rests on.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub basis: Option<Option<Basis>>,
    /// Who follows up.
    #[ts(optional)]
    pub follow_up_owner: Option<String>,
    /// By when.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub follow_up_on: Option<Option<NaiveDate>>,
    /// Who held it; the author of the change in a new one.
    #[ts(optional)]
    pub author: Option<String>,
}

/// Which conversation, and what changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EngagementEdit {
    /// The record.
    pub id: EngagementRecordId,
    /// What changes.
    pub changes: EngagementChanges,
}

/// Which conversation to delete.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EngagementDelete {
    /// The record.
    pub id: EngagementRecordId,
}

/// A conversation whose stakeholder and project are known to be there and whose texts have been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
struct NewEngagement {
    id: EngagementRecordId,
    stakeholder: StakeholderId,
    project: Option<ProjectId>,
    on_date: NaiveDate,
    channel: String,
    place: String,
    purpose: String,
    attendees: String,
    shared: String,
    issues: String,
    response: String,
    sentiment: Option<i64>,
    basis: Option<Basis>,
    follow_up_owner: String,
    follow_up_on: Option<NaiveDate>,
    author: String,
}

/// `engagement_add`.
pub fn add(work: &mut Work<'_, '_>, request: EngagementAdd) -> Result<EngagementAdded, Failure> {
    let name = people::edit::must_exist(work, "stakeholder", request.stakeholder)?;
    let said = request.said;
    let id = request
        .id
        .unwrap_or_else(|| EngagementRecordId::new(work.context.now));
    sql::refuse_taken(work, "engagement_record", sql::Id(id))?;
    let blank = NewEngagement {
        id,
        stakeholder: request.stakeholder,
        project: None,
        on_date: work.context.today,
        channel: String::new(),
        place: String::new(),
        purpose: String::new(),
        attendees: String::new(),
        shared: String::new(),
        issues: String::new(),
        response: String::new(),
        sentiment: None,
        basis: None,
        follow_up_owner: String::new(),
        follow_up_on: None,
        author: judge_named("said.author", said.author.as_deref(), &work.context.author)?,
    };
    let new = changed(work, "said", blank, said)?;
    write(work, &new)?;
    work.label(format!("Recorded a conversation with {name}"));
    Ok(EngagementAdded { id })
}

/// `engagement_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: EngagementEdit) -> Result<Nothing, Failure> {
    let now = get(work, request.id)?;
    let label = format!("Changed a conversation with {}", now.stakeholder_name);
    let new = changed(work, "changes", as_it_is(now), request.changes)?;
    sql::run(
        work,
        "UPDATE engagement_record SET project_id = ?2, on_date = ?3, channel = ?4, place = ?5, purpose = ?6, attendees = ?7, shared = ?8, \
         issues = ?9, response = ?10, sentiment = ?11, basis = ?12, follow_up_owner = ?13, follow_up_on = ?14, author = ?15 WHERE id = ?1",
        store::rusqlite::params![
            sql::Id(new.id),
            new.project.map(sql::Id),
            new.on_date,
            new.channel,
            new.place,
            new.purpose,
            new.attendees,
            new.shared,
            new.issues,
            new.response,
            new.sentiment,
            new.basis.map(Basis::as_str),
            new.follow_up_owner,
            new.follow_up_on,
            new.author,
        ],
    )?;
    work.label(label);
    Ok(Nothing {})
}

/// `engagement_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: EngagementDelete) -> Result<Nothing, Failure> {
    let gone = get(work, request.id)?;
    sql::run(
        work,
        "DELETE FROM engagement_record WHERE id = ?1",
        [sql::Id(gone.id)],
    )?;
    work.label(format!("Deleted a conversation with {}", gone.stakeholder_name));
    Ok(Nothing {})
}

fn as_it_is(row: EngagementRow) -> NewEngagement {
    NewEngagement {
        id: row.id,
        stakeholder: row.stakeholder,
        project: row.project,
        on_date: row.on_date,
        channel: row.channel,
        place: row.place,
        purpose: row.purpose,
        attendees: row.attendees,
        shared: row.shared,
        issues: row.issues,
        response: row.response,
        sentiment: row.sentiment,
        basis: row.basis,
        follow_up_owner: row.follow_up_owner,
        follow_up_on: row.follow_up_on,
        author: row.author,
    }
}

/// A conversation with what is said of it now, which has to make sense. `under` is where the request says it.
fn changed(
    work: &Work<'_, '_>,
    under: &str,
    was: NewEngagement,
    said: EngagementChanges,
) -> Result<NewEngagement, Failure> {
    let fault = |field: &str, message: &str| Err(Failure::field(format!("{under}.{field}"), message));
    let text = |field: &str, new: Option<String>, old: String, most: usize| match new {
        Some(text) => optional_text(&format!("{under}.{field}"), &text, most),
        None => Ok(old),
    };
    if let Some(Some(project)) = said.project {
        projects::must_exist(work, project)?;
    }
    let new = NewEngagement {
        id: was.id,
        stakeholder: was.stakeholder,
        project: said.project.unwrap_or(was.project),
        on_date: said.on_date.unwrap_or(was.on_date),
        channel: text("channel", said.channel, was.channel, NAME)?,
        place: text("place", said.place, was.place, NAME)?,
        purpose: text("purpose", said.purpose, was.purpose, NOTE)?,
        attendees: text("attendees", said.attendees, was.attendees, NOTE)?,
        shared: text("shared", said.shared, was.shared, NOTE)?,
        issues: text("issues", said.issues, was.issues, NOTE)?,
        response: text("response", said.response, was.response, NOTE)?,
        sentiment: said.sentiment.unwrap_or(was.sentiment),
        basis: match said.sentiment {
            // Without a sentiment there is nothing to rest on anything.
            Some(None) if said.basis.is_none() => None,
            _ => said.basis.unwrap_or(was.basis),
        },
        follow_up_owner: text("follow_up_owner", said.follow_up_owner, was.follow_up_owner, NAME)?,
        follow_up_on: said.follow_up_on.unwrap_or(was.follow_up_on),
        author: match said.author {
            Some(author) => crate::door::required_text(&format!("{under}.author"), &author, NAME)?,
            None => was.author,
        },
    };
    if new.on_date > work.context.today {
        return fault(
            "on_date",
            "is in the future; a conversation was today or earlier.",
        );
    }
    match (new.sentiment, new.basis) {
        (Some(sentiment), _) if !SENTIMENTS.contains(&sentiment) => {
            fault("sentiment", "must be -2 (very negative) to 2 (very positive).")
        }
        (Some(_), None) => fault(
            "basis",
            "say what the sentiment rests on: stated, observed or inferred.",
        ),
        (None, Some(_)) => fault("basis", "only a sentiment rests on something; give one as well."),
        _ if new.follow_up_on.is_some_and(|by| by < new.on_date) => {
            fault("follow_up_on", "is before the conversation.")
        }
        _ => Ok(new),
    }
}

fn write(work: &Work<'_, '_>, new: &NewEngagement) -> Result<(), Failure> {
    sql::run(
        work,
        "INSERT INTO engagement_record(id, stakeholder_id, project_id, on_date, channel, place, purpose, attendees, shared, issues, response, \
         sentiment, basis, follow_up_owner, follow_up_on, author, recorded_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        store::rusqlite::params![
            sql::Id(new.id),
            sql::Id(new.stakeholder),
            new.project.map(sql::Id),
            new.on_date,
            new.channel,
            new.place,
            new.purpose,
            new.attendees,
            new.shared,
            new.issues,
            new.response,
            new.sentiment,
            new.basis.map(Basis::as_str),
            new.follow_up_owner,
            new.follow_up_on,
            new.author,
            sql::instant(work.context.now),
        ],
    )?;
    Ok(())
}
