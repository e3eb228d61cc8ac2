//! What projects need, asked for and were given.

use domain::{PlanStatus, RequestOrigin, ServiceId};

use super::content::{Line, Need, Needs, Plan, Request, Requests, read};
use super::story::{Story, known};
use crate::support::menu;
use crate::support::needs::{self, NeedRecord};
use crate::support::plan::add::{self, PlanLineAdd};
use crate::support::plan::edit::{self, PlanLineEdit};
use crate::support::requests::{self, RequestDecide, RequestMake};
use crate::{Code, Failure};

/// Lays needs, then requests with what was decided, then the plan.
pub(super) fn lay(story: &mut Story<'_, '_>) -> Result<(), Failure> {
    let found: Needs = read("needs", include_str!("data/support/needs.toml"))?;
    for need in &found.needs {
        record(story, need)?;
    }
    let found: Requests = read("requests", include_str!("data/support/requests.toml"))?;
    for request in &found.requests {
        ask(story, request)?;
    }
    let found: Plan = read("plan", include_str!("data/support/plan.toml"))?;
    for line in &found.plan {
        plan_line(story, line)?;
    }
    Ok(())
}

fn service(name: &str) -> Result<ServiceId, Failure> {
    menu::named(name).ok_or_else(|| {
        Failure::new(
            Code::Internal,
            format!("The sample speaks of a service that is not on the menu: {name}"),
        )
    })
}

fn record(story: &mut Story<'_, '_>, need: &Need) -> Result<(), Failure> {
    let request = NeedRecord {
        id: Some(story.id(need.day)),
        project: story.project(&need.project)?,
        family: need.family,
        level: need.level,
        wanted: need.wanted,
        service: need.service.as_deref().map(service).transpose()?,
        hours: need.hours,
        on_date: None,
        author: None,
        note: need.note.clone(),
    };
    let author = story.name(&need.by)?;
    story.on(need.day, &author, |work| needs::record(work, request))?;
    Ok(())
}

fn ask(story: &mut Story<'_, '_>, asked: &Request) -> Result<(), Failure> {
    let id = story.id(asked.day);
    let service = service(&asked.service)?;
    let author = story.name(&asked.by)?;
    let request = RequestMake {
        id: Some(id),
        project: story.project(&asked.project)?,
        service,
        origin: asked.origin.unwrap_or(RequestOrigin::Pull),
        requested_by: author.clone(),
        why: asked.why.clone(),
        value: asked.value.clone(),
        for_stakeholder: story.stakeholder(&asked.for_whom)?,
        by_when: story.days.date(asked.by_when),
        requested_on: None,
    };
    story.on(asked.day, &author, |work| requests::make(work, request))?;
    for step in &asked.steps {
        let decision = RequestDecide {
            id,
            status: step.to,
            note: step.note.clone(),
            decided_on: None,
        };
        story.on(step.day, "", |work| requests::decide(work, decision))?;
    }
    story.requests.insert(asked.key.clone(), (id, service));
    Ok(())
}

fn plan_line(story: &mut Story<'_, '_>, line: &Line) -> Result<(), Failure> {
    let id = story.id(line.day);
    let (request, service) = match (&line.request, &line.service) {
        (Some(key), _) => {
            let (request, service) = known(&story.requests, "request", key)?;
            (Some(*request), *service)
        }
        (None, name) => (None, service(name.as_deref().unwrap_or_default())?),
    };
    let new = PlanLineAdd {
        id: Some(id),
        project: story.project(&line.project)?,
        service,
        request,
        what: line.what.clone(),
        value: line.value.clone(),
        for_stakeholder: story.stakeholder(&line.for_whom)?,
        owner: story.name(&line.owner)?,
        due_on: story.days.date(line.due),
        status: line.status.unwrap_or(PlanStatus::Planned),
        added_on: None,
    };
    story.on(line.day, "", |work| add::add(work, new))?;
    if let Some(ending) = &line.done {
        let edit = PlanLineEdit {
            id,
            what: None,
            value: None,
            for_stakeholder: None,
            owner: None,
            due_on: None,
            status: Some(ending.status),
            outcome: Some(ending.outcome.clone()),
            satisfaction: ending.satisfaction.map(Some),
            done_on: None,
        };
        story.on(ending.day, "", |work| edit::edit(work, edit))?;
    }
    Ok(())
}
