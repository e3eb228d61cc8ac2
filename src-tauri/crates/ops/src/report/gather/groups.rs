//! The pages of the groups: cells, first barrier, and the index taken apart.

use domain::adoption::FirstBarrier;
use domain::readiness_index::{Components, band};
use domain::{Component, Measure, Settings, StakeholderId};
use report::model as page;

use crate::readiness::view::{GroupReadiness, ReadinessView};
use crate::redact::{Engine, Said, TextPlace};

/// The least ready first; those without an index before all, since nobody knows.
pub(super) fn ordered(readiness: &ReadinessView) -> Vec<&GroupReadiness> {
    let mut groups: Vec<&GroupReadiness> = readiness.groups.iter().collect();
    let key = |group: &GroupReadiness| group.index.value.map_or(f64::INFINITY, |value| value);
    groups.sort_by(|a, b| key(a).total_cmp(&key(b)));
    groups
}

pub(super) fn components(group: &GroupReadiness) -> Components {
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

pub(super) fn name_of(readiness: &ReadinessView, group: StakeholderId) -> Option<String> {
    readiness
        .groups
        .iter()
        .find(|one| one.group == group)
        .map(|one| one.name.clone())
}

pub(super) fn group_page(
    group: &GroupReadiness,
    readiness: &ReadinessView,
    engine: &Engine,
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
                let key = format!(
                    "judged_score/{}/{}/{}",
                    group.group,
                    cell.measure.as_str(),
                    judged.on_date
                );
                let what = format!(
                    "Reason of {}, {}",
                    cell.measure.label().to_lowercase(),
                    group.name
                );
                let said = Said {
                    key: &key,
                    what: &what,
                    place: TextPlace::Readiness,
                    stakeholder: Some(group.group),
                    by: Some(&judged.author),
                };
                Some(page::JudgementLine {
                    measure: cell.measure,
                    value: judged.score,
                    on: judged.on_date,
                    author: engine.author(&judged.author),
                    reason: engine.said(said, &judged.reason),
                })
            })
            .collect(),
        notes: Vec::new(),
    }
}

pub(super) fn component_line(
    component: Component,
    group: &GroupReadiness,
    rules: &Settings,
) -> page::ComponentLine {
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
