//! Decisions added, changed and removed.

use chrono::NaiveDate;
use domain::{DecisionId, DecisionKind, ProjectId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use ts_rs::TS;

use super::list::get;
use crate::door::{NAME, NOTE, Nothing, given, optional_text, required_text};
use crate::{Failure, Work, projects, sql};

/// The most decisions that are added or removed at a time.
const MOST: usize = 1_000;

/// Decisions to add to a project.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionsAdd {
    /// The project.
    pub project: ProjectId,
    /// One or several, 1,000 at most; all of them are added, or none.
    pub decisions: Vec<NewDecision>,
}

/// A decision or deliverable to add.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<DecisionId>,
    /// A decision or a deliverable; a decision when left out.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<DecisionKind>,
    /// What is to be decided or delivered; unlike any other of the project.
    pub what: String,
    /// By when.
    #[serde(default)]
    #[ts(optional)]
    pub due_on: Option<NaiveDate>,
    /// A note.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// The decisions that were added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionsAdded {
    /// Their ids, in the order they were given in.
    pub ids: Vec<DecisionId>,
}

/// Changes to a decision: what is left out stays, null clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DecisionChanges {
    /// A decision or a deliverable.
    #[ts(optional)]
    pub kind: Option<DecisionKind>,
    /// What is to be decided or delivered.
    #[ts(optional)]
    pub what: Option<String>,
    /// By when.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due_on: Option<Option<NaiveDate>>,
    /// A note.
    #[ts(optional)]
    pub note: Option<String>,
}

/// Which decision, and what changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionChange {
    /// The decision.
    pub id: DecisionId,
    /// What changes.
    pub changes: DecisionChanges,
}

/// Which decisions to remove.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionsRemove {
    /// The decisions, 1,000 at most.
    pub ids: Vec<DecisionId>,
}

/// What was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionsRemoved {
    /// Decisions.
    pub decisions: u64,
    /// Parts that people had in them.
    pub parts: u64,
}

/// `decisions_add`.
pub fn add(work: &mut Work<'_, '_>, request: DecisionsAdd) -> Result<DecisionsAdded, Failure> {
    let name = projects::must_exist(work, request.project)?;
    number("decisions", request.decisions.len())?;
    let behind: i64 = sql::one(
        work,
        "SELECT coalesce(max(position) + 1, 0) FROM decision WHERE project_id = ?1",
        [sql::Id(request.project)],
    )?
    .unwrap_or(0);
    let mut ids = Vec::with_capacity(request.decisions.len());
    let mut last = String::new();
    for (at, (new, position)) in request.decisions.iter().zip(behind..).enumerate() {
        let field = |field: &str| format!("decisions[{at}].{field}");
        let id = new.id.unwrap_or_else(|| DecisionId::new(work.context.now));
        sql::refuse_taken(work, "decision", sql::Id(id))?;
        last = required_text(&field("what"), &new.what, NAME)?;
        let note = optional_text(&field("note"), &new.note, NOTE)?;
        refuse_same(work, &field("what"), request.project, id, &last)?;
        sql::run(
            work,
            "INSERT INTO decision(id, project_id, kind, title, title_key, due_on, note, position, added_on) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                sql::Id(id),
                sql::Id(request.project),
                new.kind.unwrap_or(DecisionKind::Decision).as_str(),
                &last,
                fold_key(&last),
                new.due_on,
                note,
                position,
                work.context.today,
            ),
        )?;
        ids.push(id);
    }
    work.label(match ids.len() {
        1 => format!("Added {last} to what {name} has to decide and deliver"),
        count => format!("Added {count} decisions to {name}"),
    });
    Ok(DecisionsAdded { ids })
}

/// `decision_change`.
pub fn change(work: &mut Work<'_, '_>, request: DecisionChange) -> Result<Nothing, Failure> {
    let now = get(work, request.id)?;
    let changes = request.changes;
    let kind = changes.kind.unwrap_or(now.kind);
    let what = match changes.what {
        Some(what) => required_text("changes.what", &what, NAME)?,
        None => now.what.clone(),
    };
    let note = match changes.note {
        Some(note) => optional_text("changes.note", &note, NOTE)?,
        None => now.note,
    };
    refuse_same(work, "changes.what", now.project, now.id, &what)?;
    sql::run(
        work,
        "UPDATE decision SET kind = ?2, title = ?3, title_key = ?4, due_on = ?5, note = ?6 WHERE id = ?1",
        (
            sql::Id(now.id),
            kind.as_str(),
            &what,
            fold_key(&what),
            changes.due_on.unwrap_or(now.due_on),
            note,
        ),
    )?;
    work.label(if what == now.what {
        format!("Changed {what} of {}", now.project_name)
    } else {
        format!("Renamed {} of {} to {what}", now.what, now.project_name)
    });
    Ok(Nothing {})
}

/// `decisions_remove`.
pub fn remove(work: &mut Work<'_, '_>, request: DecisionsRemove) -> Result<DecisionsRemoved, Failure> {
    number("ids", request.ids.len())?;
    let (mut decisions, mut parts) = (0, 0);
    let mut last = None;
    for &id in &request.ids {
        last = Some(get(work, id)?);
        parts += sql::run(
            work,
            "DELETE FROM decision_part WHERE decision_id = ?1",
            [sql::Id(id)],
        )?;
        decisions += sql::run(work, "DELETE FROM decision WHERE id = ?1", [sql::Id(id)])?;
    }
    if let Some(last) = last {
        work.label(match decisions {
            1 => format!("Removed {} from {}", last.what, last.project_name),
            count => format!("Removed {count} decisions from {}", last.project_name),
        });
    }
    Ok(DecisionsRemoved {
        decisions: decisions as u64,
        parts: parts as u64,
    })
}

/// Refuses none, and too many at a time.
pub(super) fn number(field: &str, count: usize) -> Result<(), Failure> {
    match count {
        0 => Err(Failure::field(field, "name one at least.")),
        1..=MOST => Ok(()),
        _ => Err(Failure::field(field, format!("at most {MOST} at a time."))),
    }
}

/// Refuses a second decision of one wording in a project.
fn refuse_same(
    work: &Work<'_, '_>,
    field: &str,
    project: ProjectId,
    id: DecisionId,
    what: &str,
) -> Result<(), Failure> {
    let same: Option<i64> = sql::one(
        work,
        "SELECT 1 FROM decision WHERE project_id = ?1 AND title_key = ?2 AND id <> ?3",
        (sql::Id(project), fold_key(what), sql::Id(id)),
    )?;
    match same {
        Some(_) => Err(Failure::field(
            field,
            "is there already; word it so that the two can be told apart.",
        )),
        None => Ok(()),
    }
}
