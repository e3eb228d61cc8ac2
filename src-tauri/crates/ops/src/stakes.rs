//! Who has a stake in which project.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{ProjectId, StakeDirection, StakeId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::Nothing;
use crate::{Failure, Work, people, projects, sql};

/// Stakeholders to bring into a project.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeAdd {
    /// The project.
    pub project: ProjectId,
    /// Who; those with a stake already are passed over.
    pub stakeholders: Vec<StakeholderId>,
    /// Since when; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub added_on: Option<NaiveDate>,
}

/// How many came in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StakesAdded {
    /// Stakeholders that had no stake before.
    pub added: u64,
}

/// Stakeholders to take out of a project.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeRemove {
    /// The project.
    pub project: ProjectId,
    /// Who.
    pub stakeholders: Vec<StakeholderId>,
}

/// How many left, and what went with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StakesRemoved {
    /// Stakeholders taken out.
    pub removed: u64,
    /// Their assessments in this project.
    pub assessments: u64,
    /// Scores they were judged with in this project, as groups.
    pub judged_scores: u64,
    /// Conversations about this project, which stay with them but are about no project any longer.
    pub engagements: u64,
    /// Commitments in this project, which stay with them but are in no project any longer.
    pub commitments: u64,
    /// Their parts in decisions of this project.
    pub decision_parts: u64,
}

/// From which side stakeholders stand to a project (R6).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakesDirect {
    /// The project.
    pub project: ProjectId,
    /// Who; each has a part in it.
    pub stakeholders: Vec<StakeholderId>,
    /// From which side; null for not said.
    pub direction: Option<StakeDirection>,
}

/// `stake_add`.
pub fn add(work: &mut Work<'_, '_>, request: StakeAdd) -> Result<StakesAdded, Failure> {
    let name = projects::must_exist(work, request.project)?;
    let added_on = request.added_on.unwrap_or(work.context.today);
    if added_on > work.context.today {
        return Err(Failure::field(
            "added_on",
            "is in the future; choose today or an earlier date.",
        ));
    }
    let mut added = 0;
    for stakeholder in &request.stakeholders {
        people::edit::must_exist(work, "stakeholders", *stakeholder)?;
        added += u64::from(give(work, *stakeholder, request.project, added_on)?);
    }
    work.label(format!("Brought {added} into {name}"));
    Ok(StakesAdded { added })
}

/// `stake_remove`.
pub fn remove(work: &mut Work<'_, '_>, request: StakeRemove) -> Result<StakesRemoved, Failure> {
    let name = projects::must_exist(work, request.project)?;
    let mut removed = StakesRemoved::default();
    for stakeholder in &request.stakeholders {
        let both = (sql::Id(*stakeholder), sql::Id(request.project));
        removed.assessments += sql::run(
            work,
            "DELETE FROM assessment WHERE stakeholder_id = ?1 AND project_id = ?2",
            (&both.0, &both.1),
        )? as u64;
        removed.judged_scores += sql::run(
            work,
            "DELETE FROM judged_score WHERE group_id = ?1 AND change_id IN (SELECT id FROM change WHERE project_id = ?2)",
            (&both.0, &both.1),
        )? as u64;
        removed.engagements += sql::run(
            work,
            "UPDATE engagement_record SET project_id = NULL WHERE stakeholder_id = ?1 AND project_id = ?2",
            (&both.0, &both.1),
        )? as u64;
        removed.commitments += sql::run(
            work,
            "UPDATE commitment SET project_id = NULL WHERE stakeholder_id = ?1 AND project_id = ?2",
            (&both.0, &both.1),
        )? as u64;
        removed.decision_parts += sql::run(
            work,
            "DELETE FROM decision_part WHERE stakeholder_id = ?1 AND decision_id IN (SELECT id FROM decision WHERE project_id = ?2)",
            (&both.0, &both.1),
        )? as u64;
        removed.removed += sql::run(
            work,
            "DELETE FROM stake WHERE stakeholder_id = ?1 AND project_id = ?2",
            (&both.0, &both.1),
        )? as u64;
    }
    work.label(format!("Took {} out of {name}", removed.removed));
    Ok(removed)
}

/// `stakes_direct`.
pub fn direct(work: &mut Work<'_, '_>, request: StakesDirect) -> Result<Nothing, Failure> {
    let project = projects::must_exist(work, request.project)?;
    if request.stakeholders.is_empty() {
        return Err(Failure::field("stakeholders", "say whose direction it is."));
    }
    let direction = request.direction.map(StakeDirection::as_str);
    let mut last = String::new();
    for (at, stakeholder) in request.stakeholders.iter().enumerate() {
        let field = format!("stakeholders[{at}]");
        last = people::edit::must_exist(work, &field, *stakeholder)?;
        let found = sql::run(
            work,
            "UPDATE stake SET direction = ?3 WHERE stakeholder_id = ?1 AND project_id = ?2",
            (sql::Id(*stakeholder), sql::Id(request.project), direction),
        )?;
        if found == 0 {
            return Err(Failure::field(
                field,
                format!("{last} has no part in {project}; bring them into it first."),
            ));
        }
    }
    let whose = match request.stakeholders.len() {
        1 => last,
        count => format!("{count} stakeholders"),
    };
    work.label(match request.direction {
        Some(direction) => format!(
            "Set the direction of {whose} in {project} to {}",
            direction.label().to_lowercase()
        ),
        None => format!("Cleared the direction of {whose} in {project}"),
    });
    Ok(Nothing {})
}

/// The direction of a stakeholder in a project, where it was said.
pub(crate) fn direction(
    conn: &Connection,
    stakeholder: StakeholderId,
    project: ProjectId,
) -> Result<Option<StakeDirection>, Failure> {
    let found: Option<Option<sql::Word<StakeDirection>>> = sql::one(
        conn,
        "SELECT direction FROM stake WHERE stakeholder_id = ?1 AND project_id = ?2",
        (sql::Id(stakeholder), sql::Id(project)),
    )?;
    Ok(found.flatten().map(|word| word.0))
}

/// The directions said of those in a project.
pub(crate) fn directions(
    conn: &Connection,
    project: ProjectId,
) -> Result<HashMap<StakeholderId, StakeDirection>, Failure> {
    let found = sql::rows(
        conn,
        "SELECT stakeholder_id, direction FROM stake WHERE project_id = ?1 AND direction IS NOT NULL",
        [sql::Id(project)],
        |row| Ok((sql::id(row, 0)?, sql::word(row, 1)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// Gives a stakeholder a stake in a project unless there is one; whether it is new.
pub(crate) fn give(
    work: &Work<'_, '_>,
    stakeholder: StakeholderId,
    project: ProjectId,
    added_on: NaiveDate,
) -> Result<bool, Failure> {
    let changed = sql::run(
        work,
        "INSERT INTO stake(id, stakeholder_id, project_id, added_on) VALUES (?1, ?2, ?3, ?4) ON CONFLICT(project_id, stakeholder_id) DO NOTHING",
        (
            sql::Id(StakeId::new(work.context.now)),
            sql::Id(stakeholder),
            sql::Id(project),
            added_on,
        ),
    )?;
    Ok(changed > 0)
}

/// Gives a stakeholder a stake that reaches back to the date something is said of: whoever was assessed then had a part
/// in the project then.
pub(crate) fn give_since(
    work: &Work<'_, '_>,
    stakeholder: StakeholderId,
    project: ProjectId,
    on_date: NaiveDate,
) -> Result<(), Failure> {
    if !give(work, stakeholder, project, on_date)? {
        sql::run(
            work,
            "UPDATE stake SET added_on = ?3 WHERE project_id = ?2 AND stakeholder_id = ?1 AND added_on > ?3",
            (sql::Id(stakeholder), sql::Id(project), on_date),
        )?;
    }
    Ok(())
}
