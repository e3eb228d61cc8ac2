//! A line enters the plan: only for what the project wants (R26).

use chrono::NaiveDate;
use domain::support::may_plan;
use domain::{
    NeedState, PlanLineId, PlanStatus, ProjectId, RequestId, RequestOrigin, RequestStatus, ServiceFamily,
    ServiceId, StakeholderId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, NOTE, required_text};
use crate::support::requests::{self, Asked};
use crate::support::{needs, past_date, services};
use crate::{Code, Failure, Work, people, projects, sql};

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

/// `plan_line_add`.
pub fn add(work: &mut Work<'_, '_>, request: PlanLineAdd) -> Result<PlanLineAdded, Failure> {
    add_wanted(work, request, None)
}

/// Adds a line that the project wanted on another date than that of its entry: what is brought in from a list kept
/// elsewhere was in the plan before the workspace knew of the need.
pub(crate) fn add_wanted(
    work: &mut Work<'_, '_>,
    request: PlanLineAdd,
    wanted_on: Option<NaiveDate>,
) -> Result<PlanLineAdded, Failure> {
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
            refuse_unwanted(
                work,
                &request,
                &project,
                service.family,
                wanted_on.unwrap_or(added_on),
            )?;
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
