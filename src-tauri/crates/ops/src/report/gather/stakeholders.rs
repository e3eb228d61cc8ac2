//! Stakeholders and support, called by their roles.

use std::collections::BTreeMap;

use domain::Engagement;
use domain::median::lower_median;
use report::model as page;

use crate::map::view::{MapMark, MapView};
use crate::report::redact::Redaction;
use crate::support::view::SupportView;

pub(super) fn support_page(support: &SupportView, redaction: &Redaction) -> page::Support {
    let said = |text: &str| (!text.is_empty()).then(|| redaction.text(text));
    page::Support {
        requests: support
            .requests
            .iter()
            .map(|request| page::RequestLine {
                service: request.service_name.clone(),
                family: request.family,
                asked_by: redaction.person(&request.requested_by),
                asked_on: request.requested_on,
                origin: request.origin,
                why: said(&request.why),
                value: said(&request.value),
                for_whom: request.for_stakeholder.and_then(|id| redaction.label(id)),
                by_when: request.by_when,
                status: request.status,
            })
            .collect(),
        plan: support
            .plan
            .iter()
            .map(|line| page::PlanLine {
                what: redaction.text(&line.what),
                value: said(&line.value),
                // Owners of actions are the only ones a report names.
                owner: Some(line.owner.clone()),
                due: Some(line.due_on),
                status: line.status,
                outcome: said(&line.outcome),
            })
            .collect(),
        families: support
            .projects
            .iter()
            .flat_map(|project| &project.needs)
            .map(|need| page::FamilyLine {
                family: need.family,
                state: need.state,
                need: need.need.as_ref().map(|need| need.level),
            })
            .collect(),
    }
}

pub(super) fn map_page(map: &MapView, redaction: &Redaction) -> page::PowerInterestMap {
    let marks: Vec<page::Mark> = map
        .marks
        .iter()
        .filter_map(|mark| {
            let standing = &mark.standing;
            Some(page::Mark {
                label: redaction.label_of(mark),
                power: standing.power.as_ref()?.median,
                interest: standing.interest.as_ref()?.median,
                quadrant: standing.quadrant?,
                borderline: standing.borderline,
                current: standing.current,
                desired: standing.desired,
                disputed: standing.disputed,
            })
        })
        .collect();
    page::PowerInterestMap {
        not_placed: (map.marks.len() - marks.len()) as u32,
        marks,
        high_from: f64::from(map.high_from),
    }
}

pub(super) fn gaps_by_role(map: &MapView, redaction: &Redaction) -> Vec<page::GapLine> {
    let mut roles: BTreeMap<String, Vec<&MapMark>> = BTreeMap::new();
    for mark in &map.marks {
        roles.entry(redaction.label_of(mark)).or_default().push(mark);
    }
    let middle = |levels: Vec<Engagement>| lower_median(&levels);
    let mut lines: Vec<page::GapLine> = roles
        .into_iter()
        .map(|(role, marks)| {
            let levels =
                |of: fn(&MapMark) -> Option<Engagement>| marks.iter().filter_map(|mark| of(mark)).collect();
            let current = middle(levels(|mark| mark.standing.current));
            let desired = middle(levels(|mark| mark.standing.desired));
            let gap = current
                .zip(desired)
                .and_then(|(current, desired)| domain::engagement::gap(current, desired, None).ok());
            page::GapLine {
                role,
                people: marks.len() as u32,
                assessed: marks.iter().filter(|mark| mark.standing.gap.is_some()).count() as u32,
                current,
                desired,
                direction: gap.as_ref().map(|gap| gap.direction),
                kind: gap.and_then(|gap| gap.kind),
                priority: marks
                    .iter()
                    .filter_map(|mark| mark.standing.priority)
                    .reduce(f64::max),
            }
        })
        .collect();
    lines.sort_by(|a, b| {
        b.priority
            .unwrap_or(-1.0)
            .total_cmp(&a.priority.unwrap_or(-1.0))
            .then_with(|| a.role.cmp(&b.role))
    });
    lines
}

pub(super) fn everybody(map: &MapView, redaction: &Redaction) -> Vec<page::StakeholderLine> {
    let mut lines: Vec<page::StakeholderLine> = map
        .marks
        .iter()
        .map(|mark| page::StakeholderLine {
            label: redaction.label_of(mark),
            unit: mark.unit.clone(),
            power: mark.standing.power.as_ref().map(|placed| placed.median),
            interest: mark.standing.interest.as_ref().map(|placed| placed.median),
            quadrant: mark.standing.quadrant,
            current: mark.standing.current,
            desired: mark.standing.desired,
            gap: mark.standing.gap.map(|gap| gap as i8),
        })
        .collect();
    // By what is printed: an order by name would give names away.
    lines.sort_by(|a, b| (&a.label, &a.unit).cmp(&(&b.label, &b.unit)));
    lines
}
