//! The support plan of a project: lines for what is wanted, each with the value expected, for whom and by when (R26).

use chrono::NaiveDate;
use domain::support::may_plan;
use domain::{
    NeedState, PlanLineId, PlanStatus, ProjectId, RequestId, RequestOrigin, RequestStatus, ServiceFamily,
    ServiceId, StakeholderId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use super::requests::{self, Asked};
use super::{needs, past_date, services};
use crate::door::{
    NAME, NOTE, Nothing, Page, check_limit, default_limit, given, optional_text, required_text,
};
use crate::{Code, Failure, Look, Work, people, projects, sql};

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

/// A line to add: for something the project wants, or that answers a request.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanLineAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<PlanLineId>,
    /// Whose plan.
    pub project: ProjectId,
    /// The service it uses.
    pub service: ServiceId,
    /// The request it answers. One of the project's own that is still waiting counts as accepted with its first line.
    #[serde(default)]
    #[ts(optional)]
    pub request: Option<RequestId>,
    /// What will be done.
    pub what: String,
    /// The value expected of it.
    pub value: String,
    /// The stakeholder who is to have that value.
    pub for_stakeholder: StakeholderId,
    /// Who sees to it.
    pub owner: String,
    /// By when; not before it is in the plan.
    pub due_on: NaiveDate,
    /// Planned unless it is under way already.
    #[serde(default = "planned")]
    #[ts(optional, as = "Option<PlanStatus>")]
    pub status: PlanStatus,
    /// Since when it is in the plan; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub added_on: Option<NaiveDate>,
}

fn planned() -> PlanStatus {
    PlanStatus::Planned
}

/// The line that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlanLineAdded {
    /// Its id.
    pub id: PlanLineId,
}

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
pub(super) fn all(
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
fn find(conn: &Connection, id: PlanLineId) -> Result<Option<PlanRow>, Failure> {
    let ever = "9999-12-31";
    Ok(sql::rows(
        conn,
        &format!("{ROWS} AND l.id = ?3"),
        (ever, None::<Vec<u8>>, sql::Id(id)),
        row,
    )?
    .pop())
}

/// `plan_line_add`.
pub fn add(work: &mut Work<'_, '_>, request: PlanLineAdd) -> Result<PlanLineAdded, Failure> {
    let project = projects::must_exist(work, request.project)?;
    let service = services::must_exist(work, request.service)?;
    let what = required_text("what", &request.what, NAME)?;
    let value = required_text("value", &request.value, NOTE)?;
    let owner = required_text("owner", &request.owner, NAME)?;
    people::edit::must_exist(work, "for_stakeholder", request.for_stakeholder)?;
    let added_on = past_date(work, "added_on", request.added_on)?;
    if request.due_on < added_on {
        return Err(Failure::field(
            "due_on",
            format!("is before the line enters the plan on {added_on}."),
        ));
    }
    if matches!(request.status, PlanStatus::Done | PlanStatus::Stopped) {
        return Err(Failure::field(
            "status",
            "must be planned or under_way; record what came of it once the line is there.",
        ));
    }
    let asked = match request.request {
        Some(id) => Some(asked_by(work, id, request.project)?),
        None => None,
    };
    match &asked {
        Some(asked) => refuse_unwanted_request(asked)?,
        None => {
            services::must_be_offered(work, request.service)?;
            refuse_unwanted(work, &request, &project, service.family, added_on)?;
        }
    }
    if let Some(asked) = asked.filter(|asked| asked.status == RequestStatus::Waiting) {
        requests::set_status(
            work,
            &asked,
            RequestStatus::Accepted,
            added_on.max(asked.requested_on),
            "",
        )?;
    }
    let id = request.id.unwrap_or_else(|| PlanLineId::new(work.context.now));
    if sql::one::<i64>(work, "SELECT 1 FROM plan_line WHERE id = ?1", [sql::Id(id)])?.is_some() {
        return Err(Failure::field(
            "id",
            "is taken already; leave it out to get a new one.",
        ));
    }
    sql::run(
        work,
        "INSERT INTO plan_line(id, project_id, service_id, request_id, what, value, for_stakeholder_id, owner, due_on, status, \
         added_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        store::rusqlite::params![
            sql::Id(id),
            sql::Id(request.project),
            sql::Id(request.service),
            request.request.map(sql::Id),
            what,
            value,
            sql::Id(request.for_stakeholder),
            owner,
            request.due_on,
            request.status.as_str(),
            added_on
        ],
    )?;
    work.label(format!("Planned {what} for {project}"));
    Ok(PlanLineAdded { id })
}

fn asked_by(conn: &Connection, id: RequestId, project: ProjectId) -> Result<Asked, Failure> {
    let asked = requests::find(conn, id)?.ok_or_else(|| {
        Failure::field(
            "request",
            "is not in the workspace; leave it out, or make the request first.",
        )
    })?;
    if asked.project != project {
        return Err(Failure::field(
            "request",
            format!("is of another project: {}.", asked.project_name),
        ));
    }
    Ok(asked)
}

/// What the project asked for is wanted; what it was offered is wanted once it has accepted (R26).
fn refuse_unwanted_request(asked: &Asked) -> Result<(), Failure> {
    match (asked.status, asked.origin) {
        (RequestStatus::Accepted | RequestStatus::Fulfilled, _)
        | (RequestStatus::Waiting, RequestOrigin::Pull) => Ok(()),
        (RequestStatus::Waiting, RequestOrigin::Push) => Err(Failure::new(
            Code::Conflict,
            format!(
                "{} was offered and has not been accepted. Nothing is planned that is not wanted: record the project's answer first.",
                asked.service_name
            ),
        )),
        (RequestStatus::Declined | RequestStatus::Withdrawn, _) => Err(Failure::new(
            Code::Conflict,
            format!(
                "This request was {}, so there is nothing to plan. Let the project ask anew if it wants it now.",
                asked.status.label().to_lowercase()
            ),
        )),
    }
}

/// Without a request, the project must have said that it wants something of this family (R26).
fn refuse_unwanted(
    conn: &Connection,
    request: &PlanLineAdd,
    project: &str,
    family: ServiceFamily,
    on: NaiveDate,
) -> Result<(), Failure> {
    let need = needs::standing(conn, Some(request.project), on)?.remove(&(request.project, family));
    if may_plan(need.map_or(NeedState::NotRecorded, |need| need.state)) {
        return Ok(());
    }
    Err(Failure::new(
        Code::Conflict,
        format!(
            "{project} has not said that it wants support from “{}”. Nothing is planned that is not wanted: record the need as \
             wanted (need_record), or let the project ask for it (request_make) and name that request.",
            family.label()
        ),
    ))
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
