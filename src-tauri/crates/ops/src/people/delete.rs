//! Stakeholders deleted, with all that hangs on them. Asked first, it says what would go.

use domain::StakeholderId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::selection::Selection;
use crate::custom::Values;
use crate::door::rehearse;
use crate::{Failure, Work, sql, tags};

/// A deletion.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeholdersDelete {
    /// Which.
    pub selection: Selection,
    /// Only say what would go.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// What went, or would go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Deleted {
    /// Stakeholders.
    pub stakeholders: u64,
    /// Their assessments.
    pub assessments: u64,
    /// Judged scores of groups.
    pub judged_scores: u64,
    /// Ties from and to them.
    pub ties: u64,
    /// Memberships on either side.
    pub memberships: u64,
    /// Their parts in projects.
    pub stakes: u64,
    /// What custom fields say of them.
    pub custom_values: u64,
    /// Tags on them.
    pub tags: u64,
    /// Conversations with them.
    pub engagements: u64,
    /// Commitments to and by them.
    pub commitments: u64,
    /// Marks on their data.
    pub marks: u64,
    /// Private notes on them.
    pub private_notes: u64,
    /// Their parts in decisions.
    pub decision_parts: u64,
}

/// `stakeholders_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: StakeholdersDelete) -> Result<Deleted, Failure> {
    let ids = request.selection.ids(work)?;
    if request.dry_run {
        return rehearse(work, |work| remove(work, &ids));
    }
    remove(work, &ids)
}

fn remove(work: &mut Work<'_, '_>, ids: &[StakeholderId]) -> Result<Deleted, Failure> {
    let mut gone = Deleted::default();
    let mut last = String::new();
    for id in ids {
        last = sql::one::<String>(work, "SELECT name FROM stakeholder WHERE id = ?1", [sql::Id(*id)])?
            .ok_or_else(|| Failure::not_found("One of these stakeholders"))?;
        let delete = |statement: &str| Ok::<_, Failure>(sql::run(work, statement, [sql::Id(*id)])? as u64);
        gone.assessments += delete("DELETE FROM assessment WHERE stakeholder_id = ?1")?;
        gone.judged_scores += delete("DELETE FROM judged_score WHERE group_id = ?1")?;
        gone.ties += delete("DELETE FROM tie WHERE from_id = ?1 OR to_id = ?1")?;
        gone.memberships += delete("DELETE FROM membership WHERE group_id = ?1 OR member_id = ?1")?;
        gone.stakes += delete("DELETE FROM stake WHERE stakeholder_id = ?1")?;
        gone.custom_values += Values::of(work, id.as_bytes())?.len() as u64;
        delete("DELETE FROM custom_values WHERE subject_id = ?1")?;
        gone.tags += delete("DELETE FROM tagging WHERE stakeholder_id = ?1")?;
        gone.engagements += delete("DELETE FROM engagement_record WHERE stakeholder_id = ?1")?;
        gone.commitments += delete("DELETE FROM commitment WHERE stakeholder_id = ?1")?;
        delete("DELETE FROM composition WHERE group_id = ?1")?;
        gone.marks += delete("DELETE FROM mark WHERE stakeholder_id = ?1")?;
        gone.private_notes += delete("DELETE FROM private_note WHERE stakeholder_id = ?1")?;
        gone.decision_parts += delete("DELETE FROM decision_part WHERE stakeholder_id = ?1")?;
        delete("DELETE FROM kept_longer WHERE stakeholder_id = ?1")?;
        delete("DELETE FROM role_held WHERE stakeholder_id = ?1")?;
        delete("DELETE FROM told_apart WHERE first_id = ?1 OR second_id = ?1")?;
        // What speaks of them stays, without the name.
        delete("UPDATE project SET sponsor_id = NULL WHERE sponsor_id = ?1")?;
        delete("UPDATE request SET for_stakeholder_id = NULL WHERE for_stakeholder_id = ?1")?;
        delete("UPDATE data_request SET stakeholder_id = NULL WHERE stakeholder_id = ?1")?;
        delete("UPDATE plan_line SET for_stakeholder_id = NULL WHERE for_stakeholder_id = ?1")?;
        gone.stakeholders += delete("DELETE FROM stakeholder WHERE id = ?1")?;
    }
    if gone.tags > 0 {
        tags::drop_unused(work)?;
    }
    work.label(match ids.len() {
        1 => format!("Deleted {last}"),
        count => format!("Deleted {count} stakeholders"),
    });
    Ok(gone)
}
