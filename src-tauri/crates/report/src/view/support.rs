//! Support asked for and given.

use domain::{NeedState, PlanStatus, RequestOrigin, RequestStatus};
use serde_json::{Value, json};

use super::or_blank;
use crate::figures::{self, count};
use crate::model::{FamilyLine, PlanLine, RequestLine, Support};

pub(super) fn view(support: &Support) -> Value {
    json!({
        "requests": support.requests.iter().map(request).collect::<Vec<_>>(),
        "plan": support.plan.iter().map(plan).collect::<Vec<_>>(),
        "families": support.families.iter().map(family).collect::<Vec<_>>(),
    })
}

/// The two or three sentences of page one.
pub(super) fn summary(support: &Support) -> Vec<String> {
    if support.requests.is_empty() && support.plan.is_empty() {
        return vec![
            "No support has been asked for yet. The service menu is open to the project.".to_owned(),
        ];
    }
    let with = |status: RequestStatus| {
        support
            .requests
            .iter()
            .filter(|line| line.status == status)
            .count()
    };
    let pulled = support
        .requests
        .iter()
        .filter(|line| line.origin == RequestOrigin::Pull)
        .count();
    let stages: Vec<String> = RequestStatus::ALL
        .iter()
        .filter(|&&status| with(status) > 0)
        .map(|&status| format!("{} {}", with(status), status.label().to_lowercase()))
        .collect();
    let mut out = Vec::new();
    if !support.requests.is_empty() {
        let all = count(support.requests.len(), "request", "requests");
        out.push(format!(
            "Asked for: {all}, {pulled} of the project’s own accord ({}).",
            stages.join(", ")
        ));
    }
    if !support.plan.is_empty() {
        let done = support
            .plan
            .iter()
            .filter(|line| line.status == PlanStatus::Done)
            .count();
        out.push(format!(
            "Given: {done} of {} done.",
            count(support.plan.len(), "plan line", "plan lines")
        ));
    }
    let outcome = support
        .plan
        .iter()
        .filter(|line| line.status == PlanStatus::Done)
        .find_map(|line| {
            line.outcome
                .as_ref()
                .map(|outcome| format!("What it changed: {outcome}"))
        });
    out.extend(outcome);
    out
}

fn request(line: &RequestLine) -> Value {
    json!({
        "service": line.service,
        "family": line.family.label(),
        "asked": line.asked_by.clone().unwrap_or_else(|| "withheld".to_owned()),
        "asked_on": figures::short_date(line.asked_on),
        "origin": line.origin.label(),
        "why": line.why,
        "value": line.value,
        "for_whom": or_blank(line.for_whom.clone()),
        "by_when": or_blank(line.by_when.map(figures::short_date)),
        "status": line.status.label(),
    })
}

fn plan(line: &PlanLine) -> Value {
    json!({
        "what": line.what,
        "value": line.value,
        "owner": or_blank(line.owner.clone()),
        "due": or_blank(line.due.map(figures::short_date)),
        "status": line.status.label(),
        "outcome": or_blank(line.outcome.clone()),
    })
}

fn family(line: &FamilyLine) -> Value {
    let need = line.need.map(|need| format!("need {need} of 3"));
    json!({
        "name": line.family.label(),
        "state": line.state.label(),
        "wanted": line.state == NeedState::Wanted,
        "invitation": line.state == NeedState::InvitationOpen,
        "need": need,
    })
}
