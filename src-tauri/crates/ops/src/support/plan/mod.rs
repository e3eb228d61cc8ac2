//! The support plan of a project: lines for what is wanted, each with the value expected, for whom and by when (R26).

pub mod add;
pub mod edit;

use chrono::NaiveDate;
use domain::{PlanLineId, PlanStatus, ProjectId, RequestId, ServiceFamily, ServiceId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use crate::door::{Page, check_limit, default_limit};
use crate::{Failure, Look, sql};

/// Which plan lines.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanRequest {
    /// Only of this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only with this status.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<PlanStatus>,
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

/// A line of a support plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlanRow {
    /// The line.
    pub id: PlanLineId,
    /// Whose plan.
    pub project: ProjectId,
    /// The project's name.
    pub project_name: String,
    /// The service it uses.
    pub service: ServiceId,
    /// Its name.
    pub service_name: String,
    /// Its family.
    pub family: ServiceFamily,
    /// The request it answers.
    pub request: Option<RequestId>,
    /// Who made that request.
    pub requested_by: Option<String>,
    /// What will be done.
    pub what: String,
    /// The value expected of it.
    pub value: String,
    /// The stakeholder who is to have that value.
    pub for_stakeholder: Option<StakeholderId>,
    /// Their name; none once they have been deleted.
    pub for_stakeholder_name: Option<String>,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub due_on: NaiveDate,
    /// Where it stands. As of a date before it was done or stopped it counts as planned.
    pub status: PlanStatus,
    /// What came of it.
    pub outcome: String,
    /// How satisfied the project is, 1–5; only of what is done.
    pub satisfaction: Option<u8>,
    /// Since when it is in the plan.
    pub added_on: NaiveDate,
    /// When it was done or stopped.
    pub done_on: Option<NaiveDate>,
}

/// As of `?1`: what is done or stopped later has not happened yet.
const ROWS: &str = "SELECT l.id AS line, p.id, p.name, v.id, v.name, v.family, r.id, r.requested_by, l.what, l.value, s.id, s.name, \
    l.owner, l.due_on, CASE WHEN l.done_on > ?1 THEN 'planned' ELSE l.status END AS status_then, \
    CASE WHEN l.done_on > ?1 THEN '' ELSE l.outcome END, CASE WHEN l.done_on > ?1 THEN NULL ELSE l.satisfaction END, \
    l.added_on, CASE WHEN l.done_on > ?1 THEN NULL ELSE l.done_on END, l.due_on AS due, p.name_key AS name_key \
    FROM plan_line l JOIN project p ON p.id = l.project_id JOIN service v ON v.id = l.service_id \
    LEFT JOIN request r ON r.id = l.request_id LEFT JOIN stakeholder s ON s.id = l.for_stakeholder_id \
    WHERE l.added_on <= ?1 AND (?2 IS NULL OR l.project_id = ?2)";

fn row(row: &Row<'_>) -> store::rusqlite::Result<PlanRow> {
    Ok(PlanRow {
        id: sql::id(row, 0)?,
        project: sql::id(row, 1)?,
        project_name: row.get(2)?,
        service: sql::id(row, 3)?,
        service_name: row.get(4)?,
        family: sql::word(row, 5)?,
        request: sql::maybe_id(row, 6)?,
        requested_by: row.get(7)?,
        what: row.get(8)?,
        value: row.get(9)?,
        for_stakeholder: sql::maybe_id(row, 10)?,
        for_stakeholder_name: row.get(11)?,
        owner: row.get(12)?,
        due_on: row.get(13)?,
        status: sql::word(row, 14)?,
        outcome: row.get(15)?,
        satisfaction: row.get(16)?,
        added_on: row.get(17)?,
        done_on: row.get(18)?,
    })
}

/// `plan_list`: by due date.
pub fn list(look: Look<'_>, request: PlanRequest) -> Result<Page<PlanRow>, Failure> {
    check_limit(request.limit)?;
    let as_of = look.date(request.as_of)?;
    let (project, status) = (
        request.project.map(sql::Id),
        request.status.map(PlanStatus::as_str),
    );
    let which = format!("FROM ({ROWS}) WHERE (?3 IS NULL OR status_then = ?3)");
    let total = sql::one::<u32>(
        look.conn,
        &format!("SELECT count(*) {which}"),
        (as_of, &project, status),
    )?;
    let items = sql::rows(
        look.conn,
        &format!("SELECT * {which} ORDER BY due, name_key, line LIMIT ?4 OFFSET ?5"),
        (as_of, &project, status, request.limit, request.offset),
        row,
    )?;
    Ok(Page {
        total: total.unwrap_or(0).into(),
        items,
    })
}

/// Every line up to a date, by due date.
pub(crate) fn all(
    conn: &Connection,
    project: Option<ProjectId>,
    as_of: NaiveDate,
) -> Result<Vec<PlanRow>, Failure> {
    sql::rows(
        conn,
        &format!("{ROWS} ORDER BY l.due_on, p.name_key, l.id"),
        (as_of, project.map(sql::Id)),
        row,
    )
}

/// One line as it stands, whatever its dates.
pub(crate) fn find(conn: &Connection, id: PlanLineId) -> Result<Option<PlanRow>, Failure> {
    let ever = "9999-12-31";
    Ok(sql::rows(
        conn,
        &format!("{ROWS} AND l.id = ?3"),
        (ever, None::<Vec<u8>>, sql::Id(id)),
        row,
    )?
    .pop())
}
