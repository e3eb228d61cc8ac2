//! Commitments recorded, changed and deleted.

use chrono::NaiveDate;
use domain::{CommitmentDirection, CommitmentId, CommitmentStatus, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::get;
use crate::door::{NAME, NOTE, Nothing, given, judge_named, optional_text, required_text};
use crate::{Failure, Work, people, projects, sql};

/// A commitment to record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitmentAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<CommitmentId>,
    /// To or by whom.
    pub stakeholder: StakeholderId,
    /// In which project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Ours or theirs.
    pub direction: CommitmentDirection,
    /// What was promised.
    pub what: String,
    /// Who sees to it.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub owner: String,
    /// When it was agreed; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub agreed_on: Option<NaiveDate>,
    /// By when.
    #[serde(default)]
    #[ts(optional)]
    pub due_on: Option<NaiveDate>,
    /// Where it stands; open when left out.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<CommitmentStatus>,
    /// When it was done; today when left out, never later. Only of what is done.
    #[serde(default)]
    #[ts(optional)]
    pub done_on: Option<NaiveDate>,
    /// Who records it; the author of the change when left out.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
}

/// The commitment that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CommitmentAdded {
    /// Its id.
    pub id: CommitmentId,
}

/// Changes to a commitment: what is left out stays, null clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CommitmentChanges {
    /// In which project.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub project: Option<Option<ProjectId>>,
    /// Ours or theirs.
    #[ts(optional)]
    pub direction: Option<CommitmentDirection>,
    /// What was promised.
    #[ts(optional)]
    pub what: Option<String>,
    /// Who sees to it.
    #[ts(optional)]
    pub owner: Option<String>,
    /// When it was agreed.
    #[ts(optional)]
    pub agreed_on: Option<NaiveDate>,
    /// By when.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due_on: Option<Option<NaiveDate>>,
    /// Where it stands. Opened again or withdrawn, it loses the date it was done.
    #[ts(optional)]
    pub status: Option<CommitmentStatus>,
    /// When it was done; today when left out, never later.
    #[ts(optional)]
    pub done_on: Option<NaiveDate>,
}

/// Which commitment, and what changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitmentEdit {
    /// The commitment.
    pub id: CommitmentId,
    /// What changes.
    pub changes: CommitmentChanges,
}

/// Which commitment to delete.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitmentDelete {
    /// The commitment.
    pub id: CommitmentId,
}

/// A commitment whose stakeholder and project are known to be there and whose texts have been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
struct NewCommitment {
    id: CommitmentId,
    stakeholder: StakeholderId,
    project: Option<ProjectId>,
    direction: CommitmentDirection,
    what: String,
    owner: String,
    agreed_on: NaiveDate,
    due_on: Option<NaiveDate>,
    status: CommitmentStatus,
    /// Only of what is done; none where nobody knows when.
    done_on: Option<NaiveDate>,
    author: String,
}

/// `commitment_add`.
pub fn add(work: &mut Work<'_, '_>, request: CommitmentAdd) -> Result<CommitmentAdded, Failure> {
    let name = people::edit::must_exist(work, "stakeholder", request.stakeholder)?;
    if let Some(project) = request.project {
        projects::must_exist(work, project)?;
    }
    let id = request.id.unwrap_or_else(|| CommitmentId::new(work.context.now));
    sql::refuse_taken(work, "commitment", sql::Id(id))?;
    let status = request.status.unwrap_or(CommitmentStatus::Open);
    let new = NewCommitment {
        id,
        stakeholder: request.stakeholder,
        project: request.project,
        direction: request.direction,
        what: required_text("what", &request.what, NOTE)?,
        owner: optional_text("owner", &request.owner, NAME)?,
        agreed_on: request.agreed_on.unwrap_or(work.context.today),
        due_on: request.due_on,
        status,
        done_on: done_on(work, "done_on", status, None, request.done_on)?,
        author: judge_named("author", request.author.as_deref(), &work.context.author)?,
    };
    check(work, "", &new)?;
    write(work, &new)?;
    work.label(match new.direction {
        CommitmentDirection::Ours => format!("Recorded a commitment to {name}"),
        CommitmentDirection::Theirs => format!("Recorded a commitment by {name}"),
    });
    Ok(CommitmentAdded { id })
}

/// `commitment_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: CommitmentEdit) -> Result<Nothing, Failure> {
    let now = get(work, request.id, NaiveDate::MAX)?;
    let changes = request.changes;
    if let Some(Some(project)) = changes.project {
        projects::must_exist(work, project)?;
    }
    let status = changes.status.unwrap_or(now.status);
    let known = (status == now.status).then_some(now.done_on);
    let new = NewCommitment {
        id: now.id,
        stakeholder: now.stakeholder,
        project: changes.project.unwrap_or(now.project),
        direction: changes.direction.unwrap_or(now.direction),
        what: match changes.what {
            Some(what) => required_text("changes.what", &what, NOTE)?,
            None => now.what,
        },
        owner: match changes.owner {
            Some(owner) => optional_text("changes.owner", &owner, NAME)?,
            None => now.owner,
        },
        agreed_on: changes.agreed_on.unwrap_or(now.agreed_on),
        due_on: changes.due_on.unwrap_or(now.due_on),
        status,
        done_on: done_on(work, "changes.done_on", status, known, changes.done_on)?,
        author: now.author,
    };
    check(work, "changes.", &new)?;
    sql::run(
        work,
        "UPDATE commitment SET project_id = ?2, direction = ?3, what = ?4, owner = ?5, agreed_on = ?6, due_on = ?7, status = ?8, done_on = ?9 \
         WHERE id = ?1",
        (
            sql::Id(new.id),
            new.project.map(sql::Id),
            new.direction.as_str(),
            &new.what,
            new.owner,
            new.agreed_on,
            new.due_on,
            new.status.as_str(),
            new.done_on,
        ),
    )?;
    let name = now.stakeholder_name;
    work.label(if status == now.status {
        format!("Changed a commitment with {name}")
    } else {
        format!(
            "Marked a commitment with {name} as {}",
            status.label().to_lowercase()
        )
    });
    Ok(Nothing {})
}

/// `commitment_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: CommitmentDelete) -> Result<Nothing, Failure> {
    let gone = get(work, request.id, work.context.today)?;
    sql::run(work, "DELETE FROM commitment WHERE id = ?1", [sql::Id(gone.id)])?;
    work.label(format!("Deleted a commitment with {}", gone.stakeholder_name));
    Ok(Nothing {})
}

/// When something was done: only what is done has a date. `known` is what was known of it while it stood so already.
fn done_on(
    work: &Work<'_, '_>,
    field: &str,
    status: CommitmentStatus,
    known: Option<Option<NaiveDate>>,
    named: Option<NaiveDate>,
) -> Result<Option<NaiveDate>, Failure> {
    match (status, named, known) {
        (CommitmentStatus::Done, Some(_), _) => Ok(named),
        (CommitmentStatus::Done, None, Some(known)) => Ok(known),
        (CommitmentStatus::Done, None, None) => Ok(Some(work.context.today)),
        (_, Some(_), _) => Err(Failure::field(
            field,
            "only what is done has one; set the status as well.",
        )),
        _ => Ok(None),
    }
}

/// Refuses dates that cannot be.
fn check(work: &Work<'_, '_>, under: &str, new: &NewCommitment) -> Result<(), Failure> {
    let today = work.context.today;
    let fault = |field: &str, message: &str| Err(Failure::field(format!("{under}{field}"), message));
    if new.agreed_on > today {
        return fault("agreed_on", "is in the future; choose today or an earlier date.");
    }
    if new.due_on.is_some_and(|due_on| due_on < new.agreed_on) {
        return fault("due_on", "is before it was agreed.");
    }
    match new.done_on {
        Some(done_on) if done_on > today => {
            fault("done_on", "is in the future; choose today or an earlier date.")
        }
        Some(done_on) if done_on < new.agreed_on => fault("done_on", "is before it was agreed."),
        _ => Ok(()),
    }
}

fn write(work: &Work<'_, '_>, new: &NewCommitment) -> Result<(), Failure> {
    sql::run(
        work,
        "INSERT INTO commitment(id, stakeholder_id, project_id, direction, what, owner, agreed_on, due_on, status, done_on, author, recorded_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        (
            sql::Id(new.id),
            sql::Id(new.stakeholder),
            new.project.map(sql::Id),
            new.direction.as_str(),
            &new.what,
            &new.owner,
            new.agreed_on,
            new.due_on,
            new.status.as_str(),
            new.done_on,
            &new.author,
            sql::instant(work.context.now),
        ),
    )?;
    Ok(())
}
