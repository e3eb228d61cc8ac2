//! Stakeholders and support, called by their roles.

use std::collections::BTreeMap;

use domain::median::lower_median;
use domain::{Engagement, Profile};
use report::model as page;

use crate::map::view::{MapMark, MapView};
use crate::redact::{Engine, Said, TextPlace};
use crate::support::view::SupportView;

/// The line of those whose group is too small for a figure of its own, and of those in none.
const IN_SMALL_GROUPS: &str = "In no group, or in a small one";

pub(super) fn support_page(support: &SupportView, engine: &Engine) -> page::Support {
    let said = |key: String, what: &str, of: &str, by: &str, text: &str| {
        let what = format!("{what}, {of}");
        let said = Said {
            key: &key,
            what: &what,
            place: TextPlace::Support,
            stakeholder: None,
            by: Some(by),
        };
        engine.said(said, text).filter(|text| !text.is_empty())
    };
    page::Support {
        requests: support
            .requests
            .iter()
            .map(|request| {
                let said = |field: &str, what: &str, text: &str| {
                    let key = format!("request/{}/{field}", request.id);
                    said(key, what, &request.service_name, &request.requested_by, text)
                };
                page::RequestLine {
                    service: request.service_name.clone(),
                    family: request.family,
                    asked_by: engine.person(&request.requested_by),
                    asked_on: request.requested_on,
                    origin: request.origin,
                    why: said("why", "Why it was asked for", &request.why),
                    value: said("value", "Value expected of the request", &request.value),
                    for_whom: request.for_stakeholder.and_then(|id| {
                        engine.stakeholder(id, request.for_stakeholder_name.as_deref().unwrap_or_default())
                    }),
                    by_when: request.by_when,
                    status: request.status,
                }
            })
            .collect(),
        plan: support
            .plan
            .iter()
            .map(|line| {
                let said = |field: &str, what: &str, text: &str| {
                    let key = format!("plan_line/{}/{field}", line.id);
                    said(key, what, &line.service_name, &line.owner, text)
                };
                page::PlanLine {
                    what: said("what", "Plan line", &line.what)
                        .unwrap_or_else(|| engine.label(&line.service_name)),
                    value: said("value", "Value expected of the plan line", &line.value),
                    owner: engine.owner(&line.owner),
                    due: Some(line.due_on),
                    status: line.status,
                    outcome: said("outcome", "Outcome of the plan line", &line.outcome),
                }
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

pub(super) fn map_page(map: &MapView, engine: &Engine) -> page::PowerInterestMap {
    let placed = |mark: &MapMark| mark.standing.quadrant.is_some();
    let (shown, alone): (Vec<&MapMark>, Vec<&MapMark>) = map
        .marks
        .iter()
        .partition(|mark| engine.profile() == Profile::Counts || engine.stands_alone(mark.id));
    let marks: Vec<page::Mark> = shown
        .iter()
        .filter_map(|mark| {
            let standing = &mark.standing;
            Some(page::Mark {
                label: engine.stakeholder(mark.id, &mark.name).unwrap_or_default(),
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
        not_placed: map.marks.iter().filter(|mark| !placed(mark)).count() as u32,
        withheld: alone.iter().filter(|mark| placed(mark)).count() as u32,
        marks,
        high_from: f64::from(map.high_from),
    }
}

pub(super) fn gaps_by_role(map: &MapView, engine: &Engine, smallest: u32) -> Vec<page::GapLine> {
    let mut roles: BTreeMap<String, Vec<&MapMark>> = BTreeMap::new();
    for mark in &map.marks {
        roles.entry(line_of(mark, engine)).or_default().push(mark);
    }
    let few = |marks: &[&MapMark]| {
        let alone = marks.iter().filter(|mark| !engine.stands_alone(mark.id)).count();
        alone > 0 && marks.len() < smallest as usize
    };
    let mut hidden = false;
    if engine.profile() == Profile::Groups {
        let small: Vec<String> = roles
            .iter()
            .filter(|(_, marks)| few(marks))
            .map(|(name, _)| name.clone())
            .collect();
        let rest: Vec<&MapMark> = small
            .iter()
            .filter_map(|name| roles.remove(name))
            .flatten()
            .collect();
        if !rest.is_empty() {
            hidden = few(&rest);
            roles.insert(IN_SMALL_GROUPS.to_owned(), rest);
        }
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
    if hidden && let Some(line) = lines.iter_mut().find(|line| line.role == IN_SMALL_GROUPS) {
        *line = page::GapLine {
            role: line.role.clone(),
            people: line.people,
            assessed: 0,
            current: None,
            desired: None,
            direction: None,
            kind: None,
            priority: None,
        };
    }
    lines.sort_by(|a, b| {
        b.priority
            .unwrap_or(-1.0)
            .total_cmp(&a.priority.unwrap_or(-1.0))
            .then_with(|| a.role.cmp(&b.role))
    });
    lines
}

/// The line of the engagement table that a stakeholder counts in.
fn line_of(mark: &MapMark, engine: &Engine) -> String {
    match engine.profile() {
        Profile::Counts => mark.kind.label().to_owned(),
        Profile::Groups if !engine.stands_alone(mark.id) => {
            engine.groups_of(mark.id).and_then(<[String]>::first).map_or_else(
                || IN_SMALL_GROUPS.to_owned(),
                |group| format!("People in {group}"),
            )
        }
        _ => engine.stakeholder(mark.id, &mark.name).unwrap_or_default(),
    }
}

pub(super) fn everybody(map: &MapView, engine: &Engine) -> Vec<page::StakeholderLine> {
    let mut lines: Vec<page::StakeholderLine> = map
        .marks
        .iter()
        // Whoever gets no line is hidden all the same, and the preview says so.
        .map(|mark| (mark, engine.stakeholder(mark.id, &mark.name)))
        .filter(|(mark, _)| engine.stands_alone(mark.id))
        .map(|(mark, label)| page::StakeholderLine {
            label: label.unwrap_or_default(),
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
