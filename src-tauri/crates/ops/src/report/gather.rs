//! The figures of a readiness report, gathered from the same views the window shows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::adoption::FirstBarrier;
use domain::median::lower_median;
use domain::readiness_index::{Components, band, sensitivity, weighted_by_headcount, weighted_mean};
use domain::report_page::{GroupComponents, bar, blockers, people};
use domain::{
    BarKind, Component, ConfidenceLevel, Engagement, Measure, ProjectId, Rag, Settings, StakeholderId,
};
use report::model as page;
use report::model::Report;

use super::redact::Redaction;
use crate::door::Nothing;
use crate::map::view::{MapMark, MapRequest, MapView};
use crate::readiness::view::{GroupReadiness, ReadinessRequest, ReadinessView};
use crate::support::view::{SupportRequest, SupportView};
use crate::{Failure, Look, map, projects, readiness, support, workspace};

/// Everything a report of this project says, under the profile “roles instead of names”.
pub(super) fn gather(
    look: Look<'_>,
    project: ProjectId,
    as_of: Option<NaiveDate>,
) -> Result<Report, Failure> {
    let as_of = look.date(as_of)?;
    let row = projects::project(look, project)?;
    let workspace = workspace::overview(look, Nothing {})?;
    let readiness = readiness::view::view(
        look,
        ReadinessRequest {
            project,
            as_of: Some(as_of),
            since: None,
        },
    )?;
    let map = map::view::view(
        look,
        MapRequest {
            project,
            as_of: Some(as_of),
        },
    )?;
    let support = support::view::view(
        look,
        SupportRequest {
            project: Some(project),
            as_of: Some(as_of),
        },
    )?;
    let redaction = Redaction::roles(&map.marks);
    let groups = ordered(&readiness);
    let overall = overall(&readiness);
    let obstacles = obstacles(&readiness, &groups);
    let report = Report {
        header: page::Header {
            workspace: workspace.name,
            fiction: workspace.fiction,
            programme: Some(row.programme_name),
            project: row.name,
            change: None,
            as_of,
            made_on: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            classification: page::DEFAULT_CLASSIFICATION.to_owned(),
            profile: page::Profile::Roles,
            snapshot: String::new(),
            paper: page::Paper::A4,
        },
        summary: page::Summary {
            headline: headline(&overall, &readiness),
            proposal: proposal(&readiness, row.goes_live_on),
            go_live: row.goes_live_on,
            days_to_go_live: row.goes_live_on.map(|date| (date - as_of).num_days()),
            confidence: lowest_confidence(&readiness),
            data_from: readiness.groups.iter().filter_map(|group| group.oldest_on).min(),
            data_to: readiness
                .groups
                .iter()
                .filter_map(|group| group.latest_on)
                .chain(map.latest_on)
                .max(),
            bars: bars(&readiness, as_of),
            overall,
        },
        groups: groups
            .iter()
            .map(|group| group_page(group, &readiness, &redaction))
            .collect(),
        asks: asks(&readiness, &support, &obstacles),
        blockers: obstacles,
        support: support_page(&support, &redaction),
        engagement: gaps_by_role(&map, &redaction),
        stakeholders: everybody(&map, &redaction),
        map: map_page(&map, &redaction),
        method: method(&readiness, &map),
    };
    Ok(report.sealed())
}

/// The least ready first; those without an index before all, since nobody knows.
fn ordered(readiness: &ReadinessView) -> Vec<&GroupReadiness> {
    let mut groups: Vec<&GroupReadiness> = readiness.groups.iter().collect();
    let key = |group: &GroupReadiness| group.index.value.map_or(f64::INFINITY, |value| value);
    groups.sort_by(|a, b| key(a).total_cmp(&key(b)));
    groups
}

fn components(group: &GroupReadiness) -> Components {
    let mut components = Components::default();
    for part in &group.index.components {
        *match part.component {
            Component::Commitment => &mut components.commitment,
            Component::Efficacy => &mut components.efficacy,
            Component::Adoption => &mut components.adoption,
            Component::Alignment => &mut components.alignment,
            Component::Capacity => &mut components.capacity,
            Component::Preparation => &mut components.preparation,
        } = part.value;
    }
    components
}

fn overall(readiness: &ReadinessView) -> page::Overall {
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
        rag: portfolio.value.map(|value| band(value, &readiness.rules)),
        lowest: lowest.and_then(|lowest| lowest.value),
        lowest_group: lowest.and_then(|lowest| name_of(readiness, lowest.group)),
        headcount_covered: portfolio.headcount_covered.round() as u32,
        headcount: portfolio.headcount.round() as u32,
        groups_covered: portfolio.groups_published,
        change: before.zip(after).map(|(before, after)| after - before),
    }
}

fn name_of(readiness: &ReadinessView, group: StakeholderId) -> Option<String> {
    readiness
        .groups
        .iter()
        .find(|one| one.group == group)
        .map(|one| one.name.clone())
}

fn headline(overall: &page::Overall, readiness: &ReadinessView) -> String {
    let all = readiness.groups.len();
    let covered = overall.groups_covered as usize;
    let lacking = all - covered;
    let Some(value) = overall.value else {
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
    sentence.push('.');
    sentence
}

fn proposal(readiness: &ReadinessView, goes_live_on: Option<NaiveDate>) -> page::Proposal {
    let mut reasons = Vec::new();
    match readiness.portfolio.value {
        Some(value) => reasons.push(format!(
            "The index over all groups is {}; green begins at {}.",
            domain::rounding::index(value),
            domain::rounding::text(readiness.rules.green_from, 0)
        )),
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

fn lowest_confidence(readiness: &ReadinessView) -> Option<ConfidenceLevel> {
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

fn bars(readiness: &ReadinessView, as_of: NaiveDate) -> Vec<page::Bar> {
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
        .filter(|group| people(&components(group), rules).is_some())
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

fn obstacles(readiness: &ReadinessView, groups: &[&GroupReadiness]) -> Vec<page::Blocker> {
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

fn consequence(component: Component) -> &'static str {
    match component {
        Component::Commitment => "They may comply for a while and then go back to the old way.",
        Component::Efficacy => "They do not believe they can carry it out, so first setbacks will stop them.",
        Component::Adoption => "They do not yet understand, want, know or practise the new way.",
        Component::Alignment => "Influential stakeholders stand short of the support that is needed.",
        Component::Capacity => "Too much lands on them at once.",
        Component::Preparation => "They have not been reached and prepared.",
    }
}

fn asks(readiness: &ReadinessView, support: &SupportView, obstacles: &[page::Blocker]) -> Vec<String> {
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

fn group_page(
    group: &GroupReadiness,
    readiness: &ReadinessView,
    redaction: &Redaction,
) -> page::GroupReadiness {
    let rules = &readiness.rules;
    let cell = |measure: Measure| {
        let found = group.cells.iter().find(|cell| cell.measure == measure);
        page::Cell {
            measure,
            value: found.and_then(|cell| cell.score),
            n: None,
            judged: found.is_some_and(|cell| cell.judged.is_some()),
            suppressed: None,
            on: found
                .and_then(|cell| cell.judged.as_ref())
                .map(|judged| judged.on_date),
        }
    };
    let index = &group.index;
    page::GroupReadiness {
        name: group.name.clone(),
        unit: group.unit.clone(),
        headcount: group.headcount.map(|count| count.round() as u32),
        elements: domain::Element::ALL
            .iter()
            .map(|&element| cell(element.into()))
            .collect(),
        first_barrier: match group.first_barrier {
            FirstBarrier::Barrier { element } => page::FirstBarrier::At(element),
            FirstBarrier::Clear => page::FirstBarrier::None,
            FirstBarrier::Undetermined { .. } => page::FirstBarrier::Undetermined,
        },
        commitment: cell(Measure::Commitment),
        efficacy: cell(Measure::Efficacy),
        index: page::GroupIndex {
            value: index.value,
            rag: index.rag,
            reasons: index
                .why_not
                .iter()
                .map(ToString::to_string)
                .chain(index.reasons.iter().map(ToString::to_string))
                .collect(),
            completeness: index.completeness,
            confidence: index.published.then_some(index.confidence.level),
            components: index
                .components
                .iter()
                .map(|part| component_line(part.component, group, rules))
                .collect(),
            trend: group.trend.as_ref().map(|trend| page::TrendLine {
                change: trend.change,
                word: trend.direction.label().to_lowercase(),
                since: readiness.since,
            }),
            sensitivity: index.sensitivity.as_ref().map(|range| page::Sensitivity {
                low: range.low,
                high: range.high,
                flips: range
                    .flips
                    .iter()
                    .map(|flip| page::Flip {
                        component: flip.component,
                        factor: flip.factor,
                        to: flip.rag,
                    })
                    .collect(),
                geometric: index.geometric_mean,
            }),
        },
        judgements: group
            .cells
            .iter()
            .filter_map(|cell| {
                let judged = cell.judged.as_ref()?;
                Some(page::JudgementLine {
                    measure: cell.measure,
                    value: judged.score,
                    on: judged.on_date,
                    author: None,
                    reason: Some(redaction.text(&judged.reason)),
                })
            })
            .collect(),
        notes: Vec::new(),
    }
}

fn component_line(component: Component, group: &GroupReadiness, rules: &Settings) -> page::ComponentLine {
    let value = components(group).of(component);
    let dated = |measures: &[Measure]| {
        let dates = group
            .cells
            .iter()
            .filter(|cell| measures.contains(&cell.measure))
            .filter_map(|cell| cell.judged.as_ref());
        dates.map(|judged| judged.on_date).min()
    };
    let elements: Vec<Measure> = domain::Element::ALL
        .iter()
        .map(|&element| element.into())
        .collect();
    let (basis, on) = match component {
        Component::Commitment => ("one judged score", dated(&[Measure::Commitment])),
        Component::Efficacy => ("one judged score", dated(&[Measure::Efficacy])),
        Component::Adoption => ("five judged scores", dated(&elements)),
        Component::Alignment => ("", None),
        Component::Capacity => ("load has not been recorded", None),
        Component::Preparation => ("contacts and plan have not been recorded", None),
    };
    let basis = match (component, value) {
        (Component::Alignment, Some(_)) if group.not_aligned > 0 => {
            format!(
                "{} stakeholders; {} not assessed",
                group.aligned, group.not_aligned
            )
        }
        (Component::Alignment, Some(_)) => format!("{} stakeholders", group.aligned),
        (Component::Alignment, None) => "no member has power and engagement assessed".to_owned(),
        (Component::Adoption, None) => "an element has no score".to_owned(),
        (Component::Commitment | Component::Efficacy, None) => "no score".to_owned(),
        _ => basis.to_owned(),
    };
    page::ComponentLine {
        component,
        weight: rules.weights.of(component),
        value,
        rag: value.map(|value| band(value, rules)),
        basis: Some(basis),
        on: value.and(on),
    }
}

fn support_page(support: &SupportView, redaction: &Redaction) -> page::Support {
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

fn map_page(map: &MapView, redaction: &Redaction) -> page::PowerInterestMap {
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

fn gaps_by_role(map: &MapView, redaction: &Redaction) -> Vec<page::GapLine> {
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

fn everybody(map: &MapView, redaction: &Redaction) -> Vec<page::StakeholderLine> {
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

fn method(readiness: &ReadinessView, map: &MapView) -> page::Method {
    let rules = &readiness.rules;
    let judged: Vec<NaiveDate> = readiness
        .groups
        .iter()
        .flat_map(|group| &group.cells)
        .filter_map(|cell| cell.judged.as_ref())
        .map(|judged| judged.on_date)
        .collect();
    let assessed = map.marks.iter().filter(|mark| mark.standing.latest_on.is_some());
    let (oldest, newest) = (
        assessed.clone().filter_map(|mark| mark.standing.oldest_on).min(),
        assessed.clone().filter_map(|mark| mark.standing.latest_on).max(),
    );
    let mut sources = Vec::new();
    if !judged.is_empty() {
        sources.push(page::SurveyLine {
            name: "Judged scores of groups, each by one author with a reason".to_owned(),
            n: judged.len() as u32,
            asked: None,
            from: judged.iter().min().copied(),
            to: judged.iter().max().copied(),
        });
    }
    if oldest.is_some() {
        sources.push(page::SurveyLine {
            name: "Stakeholders assessed on power, interest and engagement".to_owned(),
            n: assessed.count() as u32,
            asked: Some(map.marks.len() as u32),
            from: oldest,
            to: newest,
        });
    }
    let lacking = readiness.groups.iter().filter(|group| !group.index.published);
    let mut not_assessed: Vec<String> = lacking
        .map(|group| format!("{}: insufficient data for an index", group.name))
        .collect();
    not_assessed.push("Leadership: no sponsor check has been recorded".to_owned());
    not_assessed.push("Capacity: load has not been recorded".to_owned());
    not_assessed.push("Preparation: contacts and communication have not been recorded".to_owned());
    page::Method {
        sources,
        minimum_n: rules.smallest_group,
        suppressed_cells: 0,
        weights: Component::ALL
            .iter()
            .map(|&component| page::WeightLine {
                component,
                weight: rules.weights.of(component),
                input: input(component).to_owned(),
                groups: readiness
                    .groups
                    .iter()
                    .filter(|group| components(group).of(component).is_some())
                    .count() as u32,
            })
            .collect(),
        sensitivity: project_sensitivity(readiness),
        house_rules: house_rules(rules),
        rules: rule_notes(),
        caveats: page::Method::standing_caveats(),
        not_assessed,
    }
}

fn input(component: Component) -> &'static str {
    match component {
        Component::Commitment => "judged commitment, rescaled",
        Component::Efficacy => "judged efficacy, rescaled",
        Component::Adoption => "mean of the five elements, rescaled",
        Component::Alignment => "engagement gaps, weighted by power",
        Component::Capacity => "peak load of the next three months against capacity",
        Component::Preparation => "coverage, plan items done, champions",
    }
}

/// How the project's figure reacts to other weights: each component averaged over the groups, then as for one group.
fn project_sensitivity(readiness: &ReadinessView) -> Option<page::Sensitivity> {
    let published: Vec<(Option<f64>, Components)> = readiness
        .groups
        .iter()
        .filter(|group| group.index.published)
        .map(|group| (group.headcount, components(group)))
        .collect();
    let mean = |component| {
        weighted_by_headcount(
            published
                .iter()
                .map(|(headcount, parts)| (*headcount, parts.of(component))),
        )
    };
    let together = Components {
        commitment: mean(Component::Commitment),
        efficacy: mean(Component::Efficacy),
        adoption: mean(Component::Adoption),
        alignment: mean(Component::Alignment),
        capacity: mean(Component::Capacity),
        preparation: mean(Component::Preparation),
    };
    weighted_mean(&together, &readiness.rules.weights)?;
    let range = sensitivity(&together, &readiness.rules)?;
    Some(page::Sensitivity {
        low: range.low,
        high: range.high,
        flips: range
            .flips
            .iter()
            .map(|flip| page::Flip {
                component: flip.component,
                factor: flip.factor,
                to: flip.rag,
            })
            .collect(),
        geometric: domain::readiness_index::geometric_mean(&together, &readiness.rules.weights),
    })
}

fn house_rules(rules: &Settings) -> Vec<page::HouseRule> {
    let line = |name: &str, value: f64| page::HouseRule {
        name: name.to_owned(),
        value: domain::rounding::text(value, 0),
    };
    vec![
        line("Power or interest is high from", f64::from(rules.high_from)),
        line(
            "Smallest group whose figures are shown",
            f64::from(rules.smallest_group),
        ),
        line(
            "An index is published from this weight of components",
            rules.publish_from_weight,
        ),
        line("Green from", rules.green_from),
        line("Amber from", rules.amber_from),
        line("Minimum bar", rules.bar_minimum),
        line("Target of each bar", rules.bar_target),
    ]
}

fn rule_notes() -> Vec<page::RuleNote> {
    let note = |name: &str, text: &str| page::RuleNote {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    vec![
        note(
            "Power–interest grid",
            "Power and interest are rated 1 to 5. The median of the assessors stands; where they differ by two or more it is marked as disputed.",
        ),
        note(
            "Engagement gap",
            "Desired less current engagement on the scale unaware, resistant, neutral, supportive, leading. Priority is the gap times power.",
        ),
        note(
            "First barrier",
            "The first of the five elements, in their order, that scores 3 or less. Not the lowest.",
        ),
        note(
            "Readiness index",
            "The weighted mean of the components that are there, 0 to 100. Published only with enough of the weight and with commitment or efficacy.",
        ),
        note(
            "Small groups",
            "Figures of groups below the minimum are withheld, and siblings with them where a subtraction would reveal them.",
        ),
    ]
}
