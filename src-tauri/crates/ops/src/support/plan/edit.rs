//! A line of the plan changes: its words, its date, where it stands and what came of it.

use chrono::NaiveDate;
use domain::{PlanLineId, PlanStatus, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PlanRow, find};
use crate::door::{NAME, NOTE, Nothing, given, optional_text, required_text};
use crate::support::past_date;
use crate::{Failure, Work, people, sql};

/// Changes to a line: what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanLineEdit {
    /// The line.
    pub id: PlanLineId,
    /// What will be done.
    #[serde(default)]
    #[ts(optional)]
    pub what: Option<String>,
    /// The value expected of it.
    #[serde(default)]
    #[ts(optional)]
    pub value: Option<String>,
    /// The stakeholder who is to have that value.
    #[serde(default)]
    #[ts(optional)]
    pub for_stakeholder: Option<StakeholderId>,
    /// Who sees to it.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<String>,
    /// By when.
    #[serde(default)]
    #[ts(optional)]
    pub due_on: Option<NaiveDate>,
    /// Where it stands. Opened again, a line loses the date it was done and the satisfaction with it.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<PlanStatus>,
    /// What came of it.
    #[serde(default)]
    #[ts(optional)]
    pub outcome: Option<String>,
    /// How satisfied the project is, 1 (not at all) to 5 (very); only of what is done.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub satisfaction: Option<Option<u8>>,
    /// When it was done or stopped; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub done_on: Option<NaiveDate>,
}

/// `plan_line_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: PlanLineEdit) -> Result<Nothing, Failure> {
    let now = find(work, request.id)?.ok_or_else(|| Failure::not_found("This plan line"))?;
    let text = |field: &str, new: &Option<String>, old: &str, most: usize| match new {
        Some(text) => required_text(field, text, most),
        None => Ok(old.to_owned()),
    };
    let what = text("what", &request.what, &now.what, NAME)?;
    let value = text("value", &request.value, &now.value, NOTE)?;
    let owner = text("owner", &request.owner, &now.owner, NAME)?;
    let outcome = match &request.outcome {
        Some(outcome) => optional_text("outcome", outcome, NOTE)?,
        None => now.outcome.clone(),
    };
    if let Some(stakeholder) = request.for_stakeholder {
        people::edit::must_exist(work, "for_stakeholder", stakeholder)?;
    }
    let due_on = request.due_on.unwrap_or(now.due_on);
    if request.due_on.is_some() && due_on < now.added_on {
        return Err(Failure::field(
            "due_on",
            format!("is before the line entered the plan on {}.", now.added_on),
        ));
    }
    let status = request.status.unwrap_or(now.status);
    let (done_on, satisfaction) = ending(work, &request, &now, status)?;
    sql::run(
        work,
        "UPDATE plan_line SET what = ?2, value = ?3, for_stakeholder_id = ?4, owner = ?5, due_on = ?6, status = ?7, outcome = ?8, \
         satisfaction = ?9, done_on = ?10 WHERE id = ?1",
        (
            sql::Id(request.id),
            &what,
            value,
            request.for_stakeholder.or(now.for_stakeholder).map(sql::Id),
            owner,
            due_on,
            status.as_str(),
            outcome,
            satisfaction,
            done_on,
        ),
    )?;
    work.label(if status == now.status {
        format!("Changed plan line {what}")
    } else {
        format!("Marked {what} as {}", status.label().to_lowercase())
    });
    Ok(Nothing {})
}

/// When a line ended, and how satisfied the project is: only of what has ended.
fn ending(
    work: &Work<'_, '_>,
    request: &PlanLineEdit,
    now: &PlanRow,
    status: PlanStatus,
) -> Result<(Option<NaiveDate>, Option<u8>), Failure> {
    let ended = matches!(status, PlanStatus::Done | PlanStatus::Stopped);
    if !ended && request.done_on.is_some() {
        return Err(Failure::field(
            "done_on",
            "only a line that is done or stopped has one; set the status as well.",
        ));
    }
    let done_on = match (ended, request.done_on, now.done_on) {
        (false, ..) => None,
        (true, None, Some(before)) if status == now.status => Some(before),
        (true, named, _) => Some(past_date(work, "done_on", named)?),
    };
    if done_on.is_some_and(|done_on| done_on < now.added_on) {
        return Err(Failure::field(
            "done_on",
            format!("is before the line entered the plan on {}.", now.added_on),
        ));
    }
    let satisfaction = match request.satisfaction {
        Some(Some(_)) if status != PlanStatus::Done => {
            return Err(Failure::field(
                "satisfaction",
                "can be said of a line that is done; set the status as well.",
            ));
        }
        Some(Some(satisfaction)) if !(1..=5).contains(&satisfaction) => {
            return Err(Failure::field(
                "satisfaction",
                "must be 1 (not at all) to 5 (very).",
            ));
        }
        Some(satisfaction) => satisfaction,
        None if status == PlanStatus::Done => now.satisfaction,
        None => None,
    };
    Ok((done_on, satisfaction))
}
