//! Page one: the headline, what the figures propose, the bars, and what leaders are asked to do.

use chrono::NaiveDate;
use domain::readiness_index::weighted_by_headcount;
use domain::report_page::{GroupComponents, bar, blockers, people};
use domain::{BarKind, Component, ConfidenceLevel, Rag};
use report::model as page;

use super::groups::{components, name_of};
use crate::readiness;
use crate::readiness::view::{GroupReadiness, ReadinessView};
use crate::support::view::SupportView;

/// Whether a group can be weighted.
fn weighs(group: &GroupReadiness) -> bool {
    group.headcount.is_some_and(|headcount| headcount > 0.0)
}

/// Whether a group is part of the figure over all groups.
fn counts(group: &GroupReadiness) -> bool {
    weighs(group) && group.index.published
}

pub(super) fn overall(readiness: &ReadinessView) -> page::Overall {
    let portfolio = &readiness.portfolio;
    let lowest = portfolio.lowest.as_ref();
    let before = weighted_by_headcount(
        readiness
            .groups
            .iter()
            .map(|group| (group.headcount, group.trend.as_ref().map(|trend| trend.before))),
    );
    let after = weighted_by_headcount(
        readiness
            .groups
            .iter()
            .map(|group| (group.headcount, group.trend.as_ref().map(|trend| trend.after))),
    );
    page::Overall {
        value: portfolio.value,
        rag: readiness::view::overall(portfolio, &readiness.groups, &readiness.rules)
            .filter(|_| portfolio.value.is_some()),
        lowest: lowest.and_then(|lowest| lowest.value),
        lowest_group: lowest.and_then(|lowest| name_of(readiness, lowest.group)),
        headcount_covered: portfolio.headcount_covered.round() as u32,
        headcount: portfolio.headcount.round() as u32,
        groups_covered: readiness.groups.iter().filter(|group| counts(group)).count() as u32,
        change: before.zip(after).map(|(before, after)| after - before),
    }
}

pub(super) fn headline(overall: &page::Overall, readiness: &ReadinessView) -> String {
    let all = readiness.groups.len();
    let covered = overall.groups_covered as usize;
    let lacking = readiness
        .groups
        .iter()
        .filter(|group| !group.index.published)
        .count();
    let unweighted = all - covered - lacking;
    let Some(value) = overall.value else {
        if let (Some(lowest), Some(group)) = (overall.lowest, &overall.lowest_group) {
            return format!(
                "No figure over all groups, since no assessed group has a headcount; {group} is lowest at {}.",
                domain::rounding::index(lowest)
            );
        }
        return match all {
            0 => "No group is in this project yet, so nothing can be said of its readiness.".to_owned(),
            1 => "The one group in this project has not been assessed enough for an index.".to_owned(),
            _ => format!("None of the {all} groups has been assessed enough for an index."),
        };
    };
    let band = overall.rag.map_or("", |rag| match rag {
        Rag::Green => "ready",
        Rag::Amber => "partly ready",
        Rag::Red => "not ready",
    });
    let mut sentence = format!(
        "People are {band}: {} of 100 over {covered} of {all} groups",
        domain::rounding::index(value)
    );
    if let (Some(lowest), Some(group)) = (overall.lowest, &overall.lowest_group)
        && covered > 1
    {
        sentence.push_str(&format!(
            "; {group} is lowest at {}",
            domain::rounding::index(lowest)
        ));
    }
    if lacking > 0 {
        sentence.push_str(&format!("; {lacking} not assessed enough"));
    }
    if unweighted > 0 {
        sentence.push_str(&format!("; {unweighted} left out for want of a headcount"));
    }
    sentence.push('.');
    sentence
}

pub(super) fn proposal(readiness: &ReadinessView, goes_live_on: Option<NaiveDate>) -> page::Proposal {
    let mut reasons = Vec::new();
    match readiness.portfolio.value {
        Some(value) => reasons.push(format!(
            "The index over all groups is {}; green begins at {}.",
            domain::rounding::index(value),
            domain::rounding::text(readiness.rules.green_from, 0)
        )),
        None if readiness.portfolio.lowest.is_some() => {
            reasons.push("No assessed group has a headcount, so the lowest of them decides.".to_owned())
        }
        None => reasons.push(
            "No group has enough data for an index, so the conditions are about finding out.".to_owned(),
        ),
    }
    reasons.extend(
        readiness
            .decision
            .conditions
            .iter()
            .map(|condition| format!("{condition}.")),
    );
    for group in &readiness.groups {
        reasons.extend(
            group
                .index
                .reasons
                .iter()
                .map(|reason| format!("{}: {reason}.", group.name))
                .take(1),
        );
    }
    reasons.truncate(4);
    page::Proposal {
        decision: readiness.decision.decision,
        reasons,
        needed_by: goes_live_on,
        decided: None,
    }
}

pub(super) fn lowest_confidence(readiness: &ReadinessView) -> Option<ConfidenceLevel> {
    let rank = |level: &ConfidenceLevel| match level {
        ConfidenceLevel::Low => 0,
        ConfidenceLevel::Medium => 1,
        ConfidenceLevel::High => 2,
    };
    let published = readiness.groups.iter().filter(|group| group.index.published);
    published
        .map(|group| group.index.confidence.level)
        .min_by_key(rank)
}

pub(super) fn bars(readiness: &ReadinessView, as_of: NaiveDate) -> Vec<page::Bar> {
    let rules = &readiness.rules;
    let value = weighted_by_headcount(
        readiness
            .groups
            .iter()
            .map(|group| (group.headcount, people(&components(group), rules))),
    );
    let oldest = readiness.groups.iter().filter_map(|group| group.oldest_on).min();
    let with_people = readiness
        .groups
        .iter()
        .filter(|group| weighs(group) && people(&components(group), rules).is_some())
        .count();
    let line = |kind, of: BarKind, value, days, basis: &str| {
        let bar = bar(of, value, rules);
        page::Bar {
            kind,
            value: bar.value,
            minimum: bar.minimum,
            target: bar.target,
            change: None,
            evidence_days: days,
            basis: Some(basis.to_owned()),
        }
    };
    vec![
        line(
            page::BarKind::People,
            BarKind::People,
            value,
            oldest.map(|date| (as_of - date).num_days()),
            &format!(
                "Judged commitment, efficacy and adoption of {with_people} of {} groups",
                readiness.groups.len()
            ),
        ),
        line(
            page::BarKind::Leadership,
            BarKind::Leadership,
            None,
            None,
            "No sponsor check has been recorded",
        ),
        line(
            page::BarKind::Capacity,
            BarKind::Capacity,
            None,
            None,
            "Load and capacity have not been recorded",
        ),
    ]
}

pub(super) fn obstacles(readiness: &ReadinessView, groups: &[&GroupReadiness]) -> Vec<page::Blocker> {
    let parts: Vec<GroupComponents> = groups
        .iter()
        .map(|group| GroupComponents {
            group: group.group,
            headcount: group.headcount,
            components: components(group),
        })
        .collect();
    blockers(&parts, &readiness.rules)
        .into_iter()
        .map(|blocker| {
            let headcount = groups
                .iter()
                .find(|group| group.group == blocker.group)
                .and_then(|group| group.headcount);
            page::Blocker {
                group: name_of(readiness, blocker.group).unwrap_or_default(),
                consequence: consequence(blocker.component).to_owned(),
                component: blocker.component,
                shortfall: blocker.shortfall,
                headcount: headcount.map(|count| count.round() as u32),
                owner: None,
                due: None,
                workaround: None,
            }
        })
        .collect()
}

pub(super) fn consequence(component: Component) -> &'static str {
    match component {
        Component::Commitment => "They may comply for a while and then go back to the old way.",
        Component::Efficacy => "They do not believe they can carry it out, so first setbacks will stop them.",
        Component::Adoption => "They do not yet understand, want, know or practise the new way.",
        Component::Alignment => "Influential stakeholders stand short of the support that is needed.",
        Component::Capacity => "Too much lands on them at once.",
        Component::Preparation => "They have not been reached and prepared.",
    }
}

pub(super) fn asks(
    readiness: &ReadinessView,
    support: &SupportView,
    obstacles: &[page::Blocker],
) -> Vec<String> {
    let mut asks = Vec::new();
    if let Some(worst) = obstacles.first() {
        asks.push(format!(
            "Take up with {} what holds it back on {}.",
            worst.group,
            worst.component.label().to_lowercase()
        ));
    }
    let lacking: Vec<&str> = readiness
        .groups
        .iter()
        .filter(|group| !group.index.published)
        .map(|group| group.name.as_str())
        .collect();
    match lacking[..] {
        [] => {}
        [one] => asks.push(format!(
            "Give {one} the time to be heard: its readiness is not known."
        )),
        [one, two] => asks.push(format!(
            "Give {one} and {two} the time to be heard: their readiness is not known."
        )),
        [one, two, ref rest @ ..] => asks.push(format!(
            "Give {one}, {two} and {} more the time to be heard: their readiness is not known.",
            rest.len()
        )),
    }
    for request in support
        .requests
        .iter()
        .filter(|request| request.status == domain::RequestStatus::Waiting)
        .take(2)
    {
        asks.push(match request.by_when {
            Some(date) => format!(
                "Answer the request for “{}”, wanted by {}.",
                request.service_name,
                report::figures::date(date)
            ),
            None => format!("Answer the request for “{}”.", request.service_name),
        });
    }
    asks
}
