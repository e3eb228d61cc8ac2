//! Decisions that somebody's data is kept for a while yet, and why (R34).

use chrono::NaiveDate;
use domain::{KeptLongerId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Row;
use ts_rs::TS;

use crate::door::{NOTE, Nothing, Page, judge_named, required_text};
use crate::{Failure, Look, Work, sql};

/// How many are decided on at once.
const MOST: usize = 10_000;

/// Whose data is kept longer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionKeep {
    /// The people, 1 to 10,000.
    pub stakeholders: Vec<StakeholderId>,
    /// Until this date, after today: then they come up for review again.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who decides; the author of the change when left out.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RetentionKept {
    /// Of how many people the data is kept.
    pub kept: u64,
}

/// A decision to keep somebody's data longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct KeptLonger {
    /// The decision.
    pub id: KeptLongerId,
    /// Whose data it is.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub stakeholder_name: String,
    /// Until this date.
    pub until_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was decided.
    pub decided_on: NaiveDate,
    /// Who decided it.
    pub author: String,
}

/// Whose decisions.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct KeptLongerRequest {
    /// Only of this person.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// Only those in force on this date; all that were ever made when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
}

/// A decision to take back.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionRelease {
    /// The decision.
    pub id: KeptLongerId,
}

const ROWS: &str = "SELECT k.id, s.id, s.name, k.until_on, k.reason, k.decided_on, k.author \
    FROM kept_longer k JOIN stakeholder s ON s.id = k.stakeholder_id";

fn row(row: &Row<'_>) -> store::rusqlite::Result<KeptLonger> {
    Ok(KeptLonger {
        id: sql::id(row, 0)?,
        stakeholder: sql::id(row, 1)?,
        stakeholder_name: row.get(2)?,
        until_on: row.get(3)?,
        reason: row.get(4)?,
        decided_on: row.get(5)?,
        author: row.get(6)?,
    })
}

/// `kept_longer_list`: those that end first, then by name.
pub fn list(look: Look<'_>, request: KeptLongerRequest) -> Result<Page<KeptLonger>, Failure> {
    let items = sql::rows(
        look.conn,
        &format!(
            "{ROWS} WHERE (?1 IS NULL OR k.stakeholder_id = ?1) AND (?2 IS NULL OR k.until_on >= ?2) \
             ORDER BY k.until_on, s.name_key, s.id, k.id"
        ),
        (request.stakeholder.map(sql::Id), request.as_of),
        row,
    )?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// What was decided of one person, the latest first.
pub(super) fn of(look: Look<'_>, stakeholder: StakeholderId) -> Result<Vec<KeptLonger>, Failure> {
    sql::rows(
        look.conn,
        &format!("{ROWS} WHERE k.stakeholder_id = ?1 ORDER BY k.recorded_at DESC, k.id DESC"),
        [sql::Id(stakeholder)],
        row,
    )
}

/// `retention_keep`.
pub fn keep(work: &mut Work<'_, '_>, request: RetentionKeep) -> Result<RetentionKept, Failure> {
    let mut ids = request.stakeholders;
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() || ids.len() > MOST {
        return Err(Failure::field(
            "stakeholders",
            format!("name 1 to {MOST} people at a time."),
        ));
    }
    let today = work.context.today;
    if request.until <= today {
        return Err(Failure::field(
            "until",
            format!("{} is not ahead; choose a date after today.", request.until),
        ));
    }
    let reason = required_text("reason", &request.reason, NOTE)?;
    let author = judge_named("author", request.author.as_deref(), &work.context.author)?;
    let mut last = String::new();
    for id in &ids {
        last = sql::one::<String>(
            work,
            "SELECT name FROM stakeholder WHERE id = ?1 AND kind = 'person'",
            [sql::Id(*id)],
        )?
        .ok_or_else(|| {
            Failure::field(
                "stakeholders",
                "only people of the register come up for review; one of these is none, or was deleted meanwhile.",
            )
        })?;
        sql::run(
            work,
            "INSERT INTO kept_longer(id, stakeholder_id, until_on, reason, decided_on, author, recorded_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                sql::Id(KeptLongerId::new(work.context.now)),
                sql::Id(*id),
                request.until,
                &reason,
                today,
                &author,
                sql::instant(work.context.now),
            ),
        )?;
    }
    work.label(match ids.len() {
        1 => format!("Decided to keep the data of {last} longer"),
        count => format!("Decided to keep the data of {count} people longer"),
    });
    Ok(RetentionKept {
        kept: ids.len() as u64,
    })
}

/// `retention_release`: whoever is due otherwise comes up for review at once.
pub fn release(work: &mut Work<'_, '_>, request: RetentionRelease) -> Result<Nothing, Failure> {
    let decision = sql::rows(
        work,
        &format!("{ROWS} WHERE k.id = ?1"),
        [sql::Id(request.id)],
        row,
    )?
    .pop()
    .ok_or_else(|| Failure::not_found("This decision"))?;
    sql::run(
        work,
        "DELETE FROM kept_longer WHERE id = ?1",
        [sql::Id(request.id)],
    )?;
    work.label(format!(
        "Took back that the data of {} is kept longer",
        decision.stakeholder_name
    ));
    Ok(Nothing {})
}
