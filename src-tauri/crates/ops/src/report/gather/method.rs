//! How the figures came about: sources, weights, sensitivity, house rules, and what was not assessed.

use chrono::NaiveDate;
use domain::readiness_index::{Components, sensitivity, weighted_by_headcount, weighted_mean};
use domain::{Component, Settings};
use report::model as page;

use super::groups::components;
use crate::map::view::MapView;
use crate::readiness::view::ReadinessView;

pub(super) fn method(readiness: &ReadinessView, map: &MapView) -> page::Method {
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
        in_scope: map.marks.len() as u32,
        treatment: Vec::new(),
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

pub(super) fn input(component: Component) -> &'static str {
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
pub(super) fn project_sensitivity(readiness: &ReadinessView) -> Option<page::Sensitivity> {
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

pub(super) fn house_rules(rules: &Settings) -> Vec<page::HouseRule> {
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

pub(super) fn rule_notes() -> Vec<page::RuleNote> {
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
