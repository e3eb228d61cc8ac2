//! Requests for support: who asks, why, for what value, for whom and by when (R26, R27).

use chrono::NaiveDate;
use domain::{ProjectId, RequestId, RequestOrigin, RequestStatus, ServiceFamily, ServiceId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use super::{past_date, services};
use crate::door::{NAME, NOTE, Nothing, Page, check_limit, default_limit, optional_text, required_text};
use crate::{Code, Failure, Look, Work, people, projects, sql};

/// Which requests.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestsRequest {
    /// Only of this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only with this status.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<RequestStatus>,
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

/// A request for support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RequestRow {
    /// The request.
    pub id: RequestId,
    /// For which project.
    pub project: ProjectId,
    /// The project's name.
    pub project_name: String,
    /// The service asked for.
    pub service: ServiceId,
    /// Its name.
    pub service_name: String,
    /// Its family.
    pub family: ServiceFamily,
    /// Whether the project asked or it was offered.
    pub origin: RequestOrigin,
    /// Who asked, or who offered.
    pub requested_by: String,
    /// Why.
    pub why: String,
    /// The value expected of it.
    pub value: String,
    /// The stakeholder who is to have that value.
    pub for_stakeholder: Option<StakeholderId>,
    /// Their name; none once they have been deleted.
    pub for_stakeholder_name: Option<String>,
    /// By when.
    pub by_when: Option<NaiveDate>,
    /// When it was asked.
    pub requested_on: NaiveDate,
    /// Where it stands. As of a date before the last decision: accepted if it was in the plan by then, else waiting.
    pub status: RequestStatus,
    /// When that was last decided.
    pub decided_on: Option<NaiveDate>,
    /// What was said with the decision.
    pub decision_note: String,
    /// Lines of the plan that answer it.
    pub plan_lines: u32,
}

/// A request to record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestMake {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<RequestId>,
    /// For which project.
    pub project: ProjectId,
    /// The service asked for, of those on the menu.
    pub service: ServiceId,
    /// `pull`, the project asks, unless said otherwise; `push` when it is offered to the project.
    #[serde(default = "pull")]
    #[ts(optional, as = "Option<RequestOrigin>")]
    pub origin: RequestOrigin,
    /// Who asks, or who offers.
    pub requested_by: String,
    /// Why.
    pub why: String,
    /// The value expected of it.
    pub value: String,
    /// The stakeholder who is to have that value.
    pub for_stakeholder: StakeholderId,
    /// By when; not before it is asked for.
    pub by_when: NaiveDate,
    /// When it was asked; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub requested_on: Option<NaiveDate>,
}

fn pull() -> RequestOrigin {
    RequestOrigin::Pull
}

/// The request that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RequestMade {
    /// Its id.
    pub id: RequestId,
}

/// A decision on a request.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestDecide {
    /// The request.
    pub id: RequestId,
    /// Accepted, declined or withdrawn when it is waiting; fulfilled or withdrawn once accepted.
    pub status: RequestStatus,
    /// A note; needed to decline.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
    /// When it was decided; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub decided_on: Option<NaiveDate>,
}

/// As of `?1`: what is decided later has not happened yet.
const ROWS: &str = "SELECT r.id AS request, p.id, p.name, v.id, v.name, v.family, r.origin, r.requested_by, r.why, r.value, s.id, s.name, \
    r.by_when, r.requested_on AS asked, \
    CASE WHEN r.decided_on IS NULL OR r.decided_on <= ?1 THEN r.status \
      WHEN EXISTS (SELECT 1 FROM plan_line l WHERE l.request_id = r.id AND l.added_on <= ?1) THEN 'accepted' \
      ELSE 'waiting' END AS status_then, \
    CASE WHEN r.decided_on <= ?1 THEN r.decided_on END, CASE WHEN r.decided_on <= ?1 THEN r.decision_note ELSE '' END, \
    (SELECT count(*) FROM plan_line l WHERE l.request_id = r.id AND l.added_on <= ?1) \
    FROM request r JOIN project p ON p.id = r.project_id JOIN service v ON v.id = r.service_id \
    LEFT JOIN stakeholder s ON s.id = r.for_stakeholder_id \
    WHERE r.requested_on <= ?1 AND (?2 IS NULL OR r.project_id = ?2)";

fn row(row: &Row<'_>) -> store::rusqlite::Result<RequestRow> {
    Ok(RequestRow {
        id: sql::id(row, 0)?,
        project: sql::id(row, 1)?,
        project_name: row.get(2)?,
        service: sql::id(row, 3)?,
        service_name: row.get(4)?,
        family: sql::word(row, 5)?,
        origin: sql::word(row, 6)?,
        requested_by: row.get(7)?,
        why: row.get(8)?,
        value: row.get(9)?,
        for_stakeholder: sql::maybe_id(row, 10)?,
        for_stakeholder_name: row.get(11)?,
        by_when: row.get(12)?,
        requested_on: row.get(13)?,
        status: sql::word(row, 14)?,
        decided_on: row.get(15)?,
        decision_note: row.get(16)?,
        plan_lines: row.get(17)?,
    })
}

/// `requests_list`: newest first.
pub fn list(look: Look<'_>, request: RequestsRequest) -> Result<Page<RequestRow>, Failure> {
    check_limit(request.limit)?;
    let as_of = look.date(request.as_of)?;
    let (project, status) = (
        request.project.map(sql::Id),
        request.status.map(RequestStatus::as_str),
    );
    let which = format!("FROM ({ROWS}) WHERE (?3 IS NULL OR status_then = ?3)");
    let total = sql::one::<u32>(
        look.conn,
        &format!("SELECT count(*) {which}"),
        (as_of, &project, status),
    )?;
    let items = sql::rows(
        look.conn,
        &format!("SELECT * {which} ORDER BY asked DESC, request DESC LIMIT ?4 OFFSET ?5"),
        (as_of, &project, status, request.limit, request.offset),
        row,
    )?;
    Ok(Page {
        total: total.unwrap_or(0).into(),
        items,
    })
}

/// Every request up to a date, newest first.
pub(super) fn all(
    conn: &Connection,
    project: Option<ProjectId>,
    as_of: NaiveDate,
) -> Result<Vec<RequestRow>, Failure> {
    sql::rows(
        conn,
        &format!("{ROWS} ORDER BY r.requested_on DESC, r.id DESC"),
        (as_of, project.map(sql::Id)),
        row,
    )
}

/// `request_make`.
pub fn make(work: &mut Work<'_, '_>, request: RequestMake) -> Result<RequestMade, Failure> {
    let project = projects::must_exist(work, request.project)?;
    let service = services::must_be_offered(work, request.service)?;
    let requested_by = required_text("requested_by", &request.requested_by, NAME)?;
    let why = required_text("why", &request.why, NOTE)?;
    let value = required_text("value", &request.value, NOTE)?;
    people::edit::must_exist(work, "for_stakeholder", request.for_stakeholder)?;
    let requested_on = past_date(work, "requested_on", request.requested_on)?;
    if request.by_when < requested_on {
        return Err(Failure::field(
            "by_when",
            format!("is before it was asked for on {requested_on}."),
        ));
    }
    let id = request.id.unwrap_or_else(|| RequestId::new(work.context.now));
    if find(work, id)?.is_some() {
        return Err(Failure::field(
            "id",
            "is taken already; leave it out to get a new one.",
        ));
    }
    sql::run(
        work,
        "INSERT INTO request(id, project_id, service_id, origin, requested_by, why, value, for_stakeholder_id, by_when, \
         requested_on, status) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        store::rusqlite::params![
            sql::Id(id),
            sql::Id(request.project),
            sql::Id(request.service),
            request.origin.as_str(),
            requested_by,
            why,
            value,
            sql::Id(request.for_stakeholder),
            request.by_when,
            requested_on,
            RequestStatus::Waiting.as_str()
        ],
    )?;
    work.label(match request.origin {
        RequestOrigin::Pull => format!("Recorded that {project} asks for {}", service.name),
        RequestOrigin::Push => format!("Offered {} to {project}", service.name),
    });
    Ok(RequestMade { id })
}

/// What a decision and the plan need to know of a request.
pub(super) struct Asked {
    pub id: RequestId,
    pub project: ProjectId,
    pub project_name: String,
    pub service_name: String,
    pub origin: RequestOrigin,
    pub status: RequestStatus,
    pub requested_on: NaiveDate,
    decision_note: String,
}

pub(super) fn find(conn: &Connection, id: RequestId) -> Result<Option<Asked>, Failure> {
    Ok(sql::rows(
        conn,
        "SELECT p.id, p.name, v.name, r.origin, r.status, r.requested_on, r.decision_note FROM request r \
         JOIN project p ON p.id = r.project_id JOIN service v ON v.id = r.service_id WHERE r.id = ?1",
        [sql::Id(id)],
        |row| {
            Ok(Asked {
                id,
                project: sql::id(row, 0)?,
                project_name: row.get(1)?,
                service_name: row.get(2)?,
                origin: sql::word(row, 3)?,
                status: sql::word(row, 4)?,
                requested_on: row.get(5)?,
                decision_note: row.get(6)?,
            })
        },
    )?
    .pop())
}

/// `request_decide`.
pub fn decide(work: &mut Work<'_, '_>, request: RequestDecide) -> Result<Nothing, Failure> {
    let asked = find(work, request.id)?.ok_or_else(|| Failure::not_found("This request"))?;
    let note = optional_text("note", &request.note, NOTE)?;
    refuse_step(asked.status, request.status)?;
    if request.status == RequestStatus::Declined && note.is_empty() {
        return Err(Failure::field(
            "note",
            "please say why, so that whoever asked knows what to do instead.",
        ));
    }
    let decided_on = past_date(work, "decided_on", request.decided_on)?;
    if decided_on < asked.requested_on {
        return Err(Failure::field(
            "decided_on",
            format!("is before it was asked for on {}.", asked.requested_on),
        ));
    }
    set_status(work, &asked, request.status, decided_on, &note)?;
    let verb = match request.status {
        RequestStatus::Accepted => "Accepted",
        RequestStatus::Declined => "Declined",
        RequestStatus::Withdrawn => "Withdrew",
        RequestStatus::Fulfilled => "Fulfilled",
        RequestStatus::Waiting => "Reopened",
    };
    work.label(format!(
        "{verb} the request of {} for {}",
        asked.project_name, asked.service_name
    ));
    Ok(Nothing {})
}

/// Writes a decision; a decision without a note leaves what was said before.
pub(super) fn set_status(
    conn: &Connection,
    asked: &Asked,
    status: RequestStatus,
    decided_on: NaiveDate,
    note: &str,
) -> Result<(), Failure> {
    let note = if note.is_empty() {
        &asked.decision_note
    } else {
        note
    };
    sql::run(
        conn,
        "UPDATE request SET status = ?2, decided_on = ?3, decision_note = ?4 WHERE id = ?1",
        (sql::Id(asked.id), status.as_str(), decided_on, note),
    )?;
    Ok(())
}

/// Which step may follow which; what may not says what could be done instead.
fn refuse_step(from: RequestStatus, to: RequestStatus) -> Result<(), Failure> {
    use RequestStatus::{Accepted, Declined, Fulfilled, Waiting, Withdrawn};
    let way_out = match (from, to) {
        (Waiting, Accepted | Declined | Withdrawn) | (Accepted, Fulfilled | Withdrawn) => return Ok(()),
        (Waiting, Fulfilled) => "Accept it first.",
        (Accepted, Declined) => "Withdraw it instead, or stop its lines in the plan.",
        (_, Waiting) => "Undo the decision, or make a new request.",
        (Accepted, Accepted) => "There is nothing more to decide.",
        (Declined | Withdrawn | Fulfilled, _) => "Make a new request if it is needed again.",
    };
    Err(Failure::new(
        Code::Conflict,
        format!(
            "This request is {}; it cannot become {}. {way_out}",
            from.label().to_lowercase(),
            to.label().to_lowercase()
        ),
    ))
}
