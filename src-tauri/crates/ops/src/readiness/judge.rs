//! Judged scores: one value for a group by a named author, with a reason. They stand beside nothing and are marked so.

use chrono::NaiveDate;
use domain::{ChangeId, JudgedScoreId, Measure, ProjectId, StakeholderId, StakeholderKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NOTE, judge_named, required_text};
use crate::{Failure, Work, people, projects, sql, stakes};

/// Scores of a group, by one author on one date for one reason.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Judge {
    /// The group.
    pub group: StakeholderId,
    /// The project whose change is meant.
    pub project: ProjectId,
    /// The scores, each measure once.
    pub scores: Vec<MeasureScore>,
    /// Why: what was seen or heard.
    pub reason: String,
    /// The date it speaks of; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
    /// Who judges; the author when left out.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
}

/// One measure and its score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MeasureScore {
    /// One of the five elements, commitment or efficacy.
    pub measure: Measure,
    /// 1 to 5, in steps of a tenth.
    pub score: f64,
}

/// How many scores were recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Judged {
    /// Rows written.
    pub recorded: u64,
}

/// `judge`.
pub fn judge(work: &mut Work<'_, '_>, request: Judge) -> Result<Judged, Failure> {
    let group =
        people::list::person(work.look(), request.group)?.ok_or_else(|| Failure::not_found("This group"))?;
    if group.kind != StakeholderKind::Group {
        return Err(Failure::field(
            "group",
            format!("{} is not a group; readiness is judged for groups.", group.name),
        ));
    }
    let change = projects::change_of(work, request.project)?;
    let reason = required_text("reason", &request.reason, NOTE)?;
    let author = judge_named("author", request.author.as_deref(), &work.context.author)?;
    let on_date = request.on_date.unwrap_or(work.context.today);
    if on_date > work.context.today {
        return Err(Failure::field(
            "on_date",
            "is in the future; a judgement speaks of today or an earlier date.",
        ));
    }
    if request.scores.is_empty() {
        return Err(Failure::field(
            "scores",
            "name at least one measure and its score.",
        ));
    }
    for (index, entry) in request.scores.iter().enumerate() {
        if request.scores[..index]
            .iter()
            .any(|earlier| earlier.measure == entry.measure)
        {
            return Err(Failure::field(
                format!("scores[{index}].measure"),
                "is named twice; each measure once.",
            ));
        }
        if !(1.0..=5.0).contains(&entry.score)
            || (entry.score * 10.0 - (entry.score * 10.0).round()).abs() > 1e-9
        {
            return Err(Failure::field(
                format!("scores[{index}].score"),
                "must be 1 to 5, in steps of a tenth.",
            ));
        }
    }
    stakes::give_since(work, request.group, request.project, on_date)?;
    let recorded_at = sql::instant(work.context.now);
    for entry in &request.scores {
        // Said twice within one change, the later word counts: no instant would tell them apart.
        sql::run(
            work,
            "DELETE FROM judged_score WHERE change_id = ?1 AND group_id = ?2 AND measure = ?3 AND on_date = ?4 AND recorded_at = ?5",
            (
                sql::Id(change),
                sql::Id(request.group),
                entry.measure.as_str(),
                on_date,
                &recorded_at,
            ),
        )?;
        sql::run(
            work,
            "INSERT INTO judged_score(id, group_id, change_id, measure, score, on_date, author, reason, recorded_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                sql::Id(JudgedScoreId::new(work.context.now)),
                sql::Id(request.group),
                sql::Id(change),
                entry.measure.as_str(),
                entry.score,
                on_date,
                &author,
                &reason,
                &recorded_at,
            ),
        )?;
    }
    work.label(format!("Judged the readiness of {}", group.name));
    Ok(Judged {
        recorded: request.scores.len() as u64,
    })
}

/// A judged score with who gave it, when and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct JudgedScore {
    /// 1 to 5.
    pub score: f64,
    /// The date it speaks of.
    pub on_date: NaiveDate,
    /// Who judged.
    pub author: String,
    /// Why.
    pub reason: String,
}

/// Every judged score of a change up to a date, the latest of each group and measure first in its list.
pub(crate) fn history(
    conn: &Connection,
    change: ChangeId,
    as_of: NaiveDate,
) -> Result<std::collections::HashMap<(StakeholderId, Measure), Vec<JudgedScore>>, Failure> {
    let mut all: std::collections::HashMap<(StakeholderId, Measure), Vec<JudgedScore>> =
        std::collections::HashMap::new();
    for (group, measure, score) in sql::rows(
        conn,
        "SELECT group_id, measure, score, on_date, author, reason FROM judged_score WHERE change_id = ?1 AND on_date <= ?2 \
         ORDER BY on_date DESC, recorded_at DESC, id DESC",
        (sql::Id(change), as_of),
        |row| {
            Ok((
                sql::id::<StakeholderId>(row, 0)?,
                sql::word::<Measure>(row, 1)?,
                JudgedScore {
                    score: row.get(2)?,
                    on_date: row.get(3)?,
                    author: row.get(4)?,
                    reason: row.get(5)?,
                },
            ))
        },
    )? {
        all.entry((group, measure)).or_default().push(score);
    }
    Ok(all)
}
