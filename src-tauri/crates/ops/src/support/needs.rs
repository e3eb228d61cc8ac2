//! Needs: how much a project needs a family of services, and whether it wants it (R26). Dated rows, never overwritten;
//! the latest stands.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::support::{HIGHEST_NEED, RecordedNeed, need_state};
use domain::{NeedId, NeedState, ProjectId, ServiceFamily, ServiceId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use super::{author, past_date, services};
use crate::door::{NOTE, Page, check_limit, default_limit, optional_text};
use crate::{Failure, Look, Work, projects, sql};

/// Which needs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NeedsRequest {
    /// Only of this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only of this family.
    #[serde(default)]
    #[ts(optional)]
    pub family: Option<ServiceFamily>,
    /// Every record, newest first, rather than only those that stand.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub history: bool,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// A recorded need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NeedRow {
    /// The record.
    pub id: NeedId,
    /// Whose need.
    pub project: ProjectId,
    /// The project's name.
    pub project_name: String,
    /// For which family of services.
    pub family: ServiceFamily,
    /// The family in words.
    pub family_name: String,
    /// 0 none, 1 some, 2 clear, 3 pressing.
    pub level: u8,
    /// Whether the project wants it.
    pub wanted: bool,
    /// What that comes to (R26).
    pub state: NeedState,
    /// The service that would meet it.
    pub service: Option<ServiceId>,
    /// Its name.
    pub service_name: Option<String>,
    /// Hours it would take.
    pub hours: Option<f64>,
    /// The date it speaks of.
    pub on_date: NaiveDate,
    /// Who recorded it.
    pub author: String,
    /// A note.
    pub note: String,
}

/// A need to record. Earlier records stay as history; the latest stands.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NeedRecord {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<NeedId>,
    /// Whose need.
    pub project: ProjectId,
    /// For which family of services.
    pub family: ServiceFamily,
    /// 0 none, 1 some, 2 clear, 3 pressing.
    pub level: u8,
    /// Whether the project wants it.
    pub wanted: bool,
    /// The service of this family that would meet it.
    #[serde(default)]
    #[ts(optional)]
    pub service: Option<ServiceId>,
    /// Hours it would take, above 0.
    #[serde(default)]
    #[ts(optional)]
    pub hours: Option<f64>,
    /// The date it speaks of; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
    /// Who says so; the author when left out.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
    /// A note.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// The need that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NeedRecorded {
    /// Its id; the earlier record's when that says the same of the same date already.
    pub id: NeedId,
    /// Where the project stands with this family now (R26).
    pub state: NeedState,
}

const COLUMNS: &str = "n.id, p.id, p.name, n.family, n.level, n.wanted, s.id, s.name, n.hours, n.on_date, n.author, n.note \
                       FROM need n JOIN project p ON p.id = n.project_id LEFT JOIN service s ON s.id = n.service_id";

/// Nothing later of the same project and family up to the date (`?1`).
const STANDS: &str = "NOT EXISTS (SELECT 1 FROM need m WHERE m.project_id = n.project_id AND m.family = n.family \
                      AND m.on_date <= ?1 AND (m.on_date, m.recorded_at, m.id) > (n.on_date, n.recorded_at, n.id))";

fn row(row: &Row<'_>) -> store::rusqlite::Result<NeedRow> {
    let family: ServiceFamily = sql::word(row, 3)?;
    let (level, wanted) = (row.get(4)?, row.get(5)?);
    Ok(NeedRow {
        id: sql::id(row, 0)?,
        project: sql::id(row, 1)?,
        project_name: row.get(2)?,
        family,
        family_name: family.label().to_owned(),
        level,
        wanted,
        state: state(level, wanted),
        service: sql::maybe_id(row, 6)?,
        service_name: row.get(7)?,
        hours: row.get(8)?,
        on_date: row.get(9)?,
        author: row.get(10)?,
        note: row.get(11)?,
    })
}

fn state(level: u8, wanted: bool) -> NeedState {
    need_state(Some(RecordedNeed { level, wanted }))
}

/// `needs_list`: by project, families in their order; a history newest first.
pub fn list(look: Look<'_>, request: NeedsRequest) -> Result<Page<NeedRow>, Failure> {
    check_limit(request.limit)?;
    let as_of = look.date(request.as_of)?;
    let mut items = sql::rows(
        look.conn,
        &format!(
            "SELECT {COLUMNS} WHERE n.on_date <= ?1 AND (?2 IS NULL OR n.project_id = ?2) AND (?3 IS NULL OR n.family = ?3) \
             AND (?4 OR {STANDS}) ORDER BY CASE WHEN ?4 THEN n.on_date END DESC, n.recorded_at DESC, p.name_key, n.id"
        ),
        (
            as_of,
            request.project.map(sql::Id),
            request.family.map(ServiceFamily::as_str),
            request.history,
        ),
        row,
    )?;
    if !request.history {
        items.sort_by_cached_key(|need| (store::fold_key(&need.project_name), need.family));
    }
    let total = items.len() as u64;
    let items = items
        .into_iter()
        .skip(request.offset as usize)
        .take(request.limit as usize)
        .collect();
    Ok(Page { total, items })
}

/// The needs that stand on a date, by project and family.
pub(super) fn standing(
    conn: &Connection,
    project: Option<ProjectId>,
    as_of: NaiveDate,
) -> Result<HashMap<(ProjectId, ServiceFamily), NeedRow>, Failure> {
    let found = sql::rows(
        conn,
        &format!("SELECT {COLUMNS} WHERE n.on_date <= ?1 AND (?2 IS NULL OR n.project_id = ?2) AND {STANDS}"),
        (as_of, project.map(sql::Id)),
        row,
    )?;
    Ok(found
        .into_iter()
        .map(|need| ((need.project, need.family), need))
        .collect())
}

/// `need_record`.
pub fn record(work: &mut Work<'_, '_>, request: NeedRecord) -> Result<NeedRecorded, Failure> {
    let project = projects::must_exist(work, request.project)?;
    if request.level > HIGHEST_NEED {
        return Err(Failure::field(
            "level",
            "must be 0 (none), 1 (some), 2 (clear) or 3 (pressing).",
        ));
    }
    if request
        .hours
        .is_some_and(|hours| !(hours.is_finite() && hours > 0.0 && hours <= 100_000.0))
    {
        return Err(Failure::field(
            "hours",
            "must be above 0 and at most 100,000; leave it out if it is not known.",
        ));
    }
    let on_date = past_date(work, "on_date", request.on_date)?;
    let author = author(work, request.author.as_deref())?;
    let note = optional_text("note", &request.note, NOTE)?;
    let latest = latest_of_date(work, &request, on_date)?;
    if let Some(service) = request.service {
        let found = services::must_exist(work, service)?;
        if found.family != request.family {
            return Err(Failure::field(
                "service",
                format!(
                    "{} belongs to another family: {}.",
                    found.name,
                    found.family.label()
                ),
            ));
        }
        // What a project was told it could have stays on its record, even once the menu has moved on.
        if latest
            .as_ref()
            .is_none_or(|latest| latest.service != Some(service))
        {
            services::must_be_offered(work, service)?;
        }
    }
    let state = state(request.level, request.wanted);
    if let Some(same) = latest.filter(|latest| {
        (latest.level, latest.wanted, latest.service, latest.hours)
            == (request.level, request.wanted, request.service, request.hours)
            && (&latest.author, &latest.note) == (&author, &note)
    }) {
        return Ok(NeedRecorded { id: same.id, state });
    }
    let id = request.id.unwrap_or_else(|| NeedId::new(work.context.now));
    if sql::one::<i64>(work, "SELECT 1 FROM need WHERE id = ?1", [sql::Id(id)])?.is_some() {
        return Err(Failure::field(
            "id",
            "is taken already; leave it out to get a new one.",
        ));
    }
    let recorded_at = sql::instant(work.context.now);
    // Said twice within one change, the later word counts: no instant would tell them apart.
    sql::run(
        work,
        "DELETE FROM need WHERE project_id = ?1 AND family = ?2 AND on_date = ?3 AND recorded_at = ?4",
        (
            sql::Id(request.project),
            request.family.as_str(),
            on_date,
            &recorded_at,
        ),
    )?;
    sql::run(
        work,
        "INSERT INTO need(id, project_id, family, level, wanted, service_id, hours, on_date, author, note, recorded_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        store::rusqlite::params![
            sql::Id(id),
            sql::Id(request.project),
            request.family.as_str(),
            request.level,
            request.wanted,
            request.service.map(sql::Id),
            request.hours,
            on_date,
            author,
            note,
            recorded_at
        ],
    )?;
    let family = request.family.label().to_lowercase();
    work.label(match state {
        NeedState::Wanted => format!("Recorded that {project} wants {family}"),
        _ => format!("Recorded a need of {project}: {family}"),
    });
    Ok(NeedRecorded { id, state })
}

/// The last word on a project and family that speaks of this very date.
fn latest_of_date(
    conn: &Connection,
    request: &NeedRecord,
    on_date: NaiveDate,
) -> Result<Option<NeedRow>, Failure> {
    Ok(standing(conn, Some(request.project), on_date)?
        .remove(&(request.project, request.family))
        .filter(|need| need.on_date == on_date))
}
