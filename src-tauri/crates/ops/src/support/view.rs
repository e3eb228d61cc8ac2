//! The Support place in one answer: needs of every project by family, requests, plan and take-up (R26, R27).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::support::{TakeUp, Uses, take_up};
use domain::{NeedState, PlanStatus, ProjectId, RequestOrigin, RequestStatus, ServiceFamily, Settings};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::needs::{self, NeedRow};
use super::plan::{self, PlanRow};
use super::requests::{self, RequestRow};
use crate::{Failure, Look, projects, workspace};

/// Whose support.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct SupportRequest {
    /// One project; every project when left out. Take-up is of the whole programme either way.
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
}

/// Needs, requests and plan, with take-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SupportView {
    /// The date it speaks of.
    pub as_of: NaiveDate,
    /// The project asked for, or every project, by programme and name.
    pub projects: Vec<ProjectSupport>,
    /// Their requests, newest first.
    pub requests: Vec<RequestRow>,
    /// Their plan lines, by due date.
    pub plan: Vec<PlanRow>,
    /// Take-up of the whole programme (R27).
    pub take_up: TakeUpView,
}

/// A project with its needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProjectSupport {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// What it is about.
    pub summary: String,
    /// Whether it is a pilot.
    pub pilot: bool,
    /// All seven families in their order.
    pub needs: Vec<FamilyNeed>,
    /// Requests it has made or been offered.
    pub requests: u32,
    /// Of these, still waiting for an answer.
    pub waiting: u32,
    /// Lines of its plan.
    pub plan_lines: u32,
    /// Of these, still to do.
    pub open_lines: u32,
    /// Whether it uses a service: a line under way or done, or a request fulfilled (R27).
    pub uses_services: bool,
}

/// Where a project stands with one family of services.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FamilyNeed {
    /// The family.
    pub family: ServiceFamily,
    /// The family in words.
    pub family_name: String,
    /// Where the project stands with it (R26).
    pub state: NeedState,
    /// The record that stands; none when nothing was ever recorded.
    pub need: Option<NeedRow>,
}

/// How support is taken up (R27), with what the figures are worked out from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TakeUpView {
    /// The figures, each with its part and whole; none where there is nothing to take a share of.
    pub figures: TakeUp,
    /// Projects that could use services: all of the programme.
    pub eligible: u32,
    /// Done lines of which the project said how satisfied it is.
    pub rated: u32,
    /// How many of those satisfaction needs before it is shown.
    pub rated_minimum: u32,
    /// The first and the last date of the requests and lines that went in; none when there are none.
    pub dates: Vec<NaiveDate>,
}

/// `support_view`.
pub fn view(look: Look<'_>, request: SupportRequest) -> Result<SupportView, Failure> {
    let as_of = look.date(request.as_of)?;
    if let Some(project) = request.project {
        projects::must_exist(look.conn, project)?;
    }
    let every = projects::list(look, projects::ProjectsRequest::default())?.items;
    let mut needs = needs::standing(look.conn, request.project, as_of)?;
    let requests = requests::all(look.conn, None, as_of)?;
    let plan = plan::all(look.conn, None, as_of)?;
    let mut use_of = uses(every.iter().map(|project| project.id), &requests, &plan);
    let take_up = worked_out(&use_of, &requests, &plan, &workspace::house_rules(look.conn)?);
    let wanted = |project: ProjectId| request.project.is_none_or(|only| only == project);
    let projects = every
        .into_iter()
        .filter(|project| wanted(project.id))
        .map(|project| {
            let counts = use_of.remove(&project.id).unwrap_or_default();
            ProjectSupport {
                project: project.id,
                project_name: project.name,
                summary: project.summary,
                pilot: project.pilot,
                needs: ServiceFamily::ALL
                    .iter()
                    .map(|&family| {
                        let need = needs.remove(&(project.id, family));
                        FamilyNeed {
                            family,
                            family_name: family.label().to_owned(),
                            state: need.as_ref().map_or(NeedState::NotRecorded, |need| need.state),
                            need,
                        }
                    })
                    .collect(),
                requests: counts.requests,
                waiting: counts.waiting,
                plan_lines: counts.lines,
                open_lines: counts.open,
                uses_services: counts.uses,
            }
        })
        .collect();
    Ok(SupportView {
        as_of,
        projects,
        requests: requests.into_iter().filter(|row| wanted(row.project)).collect(),
        plan: plan.into_iter().filter(|row| wanted(row.project)).collect(),
        take_up,
    })
}

/// What a project has asked for and had.
#[derive(Debug, Clone, Copy, Default)]
struct Use {
    requests: u32,
    waiting: u32,
    lines: u32,
    open: u32,
    uses: bool,
}

/// What each project makes of the services. It uses one when a line is under way or done, or a request fulfilled.
fn uses(
    projects: impl Iterator<Item = ProjectId>,
    requests: &[RequestRow],
    plan: &[PlanRow],
) -> HashMap<ProjectId, Use> {
    let mut found: HashMap<ProjectId, Use> = projects.map(|project| (project, Use::default())).collect();
    for row in requests {
        let entry = found.entry(row.project).or_default();
        entry.requests += 1;
        entry.waiting += u32::from(row.status == RequestStatus::Waiting);
        entry.uses |= row.status == RequestStatus::Fulfilled;
    }
    for row in plan {
        let entry = found.entry(row.project).or_default();
        entry.lines += 1;
        entry.open += u32::from(matches!(row.status, PlanStatus::Planned | PlanStatus::UnderWay));
        entry.uses |= matches!(row.status, PlanStatus::UnderWay | PlanStatus::Done);
    }
    found
}

fn worked_out(
    uses: &HashMap<ProjectId, Use>,
    requests: &[RequestRow],
    plan: &[PlanRow],
    settings: &Settings,
) -> TakeUpView {
    let satisfaction: Vec<u8> = plan.iter().filter_map(|line| line.satisfaction).collect();
    let users = || uses.values().filter(|project| project.uses);
    let eligible = count(uses.values());
    let figures = take_up(
        &Uses {
            eligible,
            users: count(users()),
            repeat_users: count(users().filter(|project| project.requests >= 2)),
            requests: count(requests.iter()),
            pulled: count(
                requests
                    .iter()
                    .filter(|request| request.origin == RequestOrigin::Pull),
            ),
            satisfaction: &satisfaction,
        },
        settings,
    );
    let dates = requests
        .iter()
        .flat_map(|request| [Some(request.requested_on), request.decided_on])
        .chain(plan.iter().flat_map(|line| [Some(line.added_on), line.done_on]))
        .flatten();
    let dates: Vec<_> = dates.clone().min().into_iter().chain(dates.max()).collect();
    TakeUpView {
        figures,
        eligible,
        rated: count(satisfaction.iter()),
        rated_minimum: settings.smallest_group,
        dates,
    }
}

fn count(of: impl Iterator) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}
