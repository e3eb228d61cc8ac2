//! The index itself: value, completeness, whether it is published, its rating and why (R32).

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Components, Confidence, Evidence, Sensitivity, confidence, sensitivity};
use crate::rounding::{self, reaches};
use crate::{Component, Rag, Settings, Weights};

/// A component with its weight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ComponentValue {
    /// Which one.
    pub component: Component,
    /// Its value, 0–100; none where it is missing.
    pub value: Option<f64>,
    /// What it weighs.
    pub weight: f64,
    /// Its own rating; none where it is missing.
    pub rag: Option<Rag>,
}

/// The readiness index of a group and a change (R32).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct IndexResult {
    /// The index, 0–100, unrounded; none where it is not published.
    pub value: Option<f64>,
    /// The weight of the components that are there, in per cent of all weight.
    pub completeness: f64,
    /// Whether there is enough to publish it; otherwise say "insufficient data".
    pub published: bool,
    /// What is not enough; empty where it is published.
    pub why_not: Vec<WhyNot>,
    /// Its rating; none where it is not published.
    pub rag: Option<Rag>,
    /// Why the rating is worse than the value alone would give; empty where it is not.
    pub reasons: Vec<RagReason>,
    /// All six components in their order, the missing ones too.
    pub components: Vec<ComponentValue>,
    /// How far the evidence carries.
    pub confidence: Confidence,
    /// What other weights would make of it; none where it is not published.
    pub sensitivity: Option<Sensitivity>,
    /// The weighted geometric mean, which a weak component pulls down further: a check on compensation.
    pub geometric_mean: Option<f64>,
}

/// Why an index is not published (R32).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum WhyNot {
    /// The components that are there weigh too little.
    TooLittleWeight {
        /// What they weigh, in per cent of all weight.
        weight: f64,
        /// What is needed.
        needed: f64,
    },
    /// Neither commitment nor efficacy is there.
    NeitherCommitmentNorEfficacy,
}

/// Why a rating is worse than the value alone would give (R32).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum RagReason {
    /// A component is red, so the index is amber at most.
    CappedByRedComponent {
        /// The red component.
        component: Component,
        /// Its value.
        value: f64,
    },
    /// Red components weigh so much together that the index is red.
    RedComponentsWeighTooMuch {
        /// The red components.
        components: Vec<Component>,
        /// What they weigh together, in per cent of all weight.
        weight: f64,
        /// From what weight on the index is red.
        limit: f64,
    },
}

/// The readiness index of these components (R32).
pub fn readiness_index(components: &Components, evidence: &Evidence, settings: &Settings) -> IndexResult {
    let completeness = completeness(components, &settings.weights);
    let why_not = why_not(components, completeness, settings);
    let value = weighted_mean(components, &settings.weights).filter(|_| why_not.is_empty());
    let (rag, reasons) = match value {
        Some(value) => {
            let (rag, reasons) = rating(value, components, &settings.weights, settings);
            (Some(rag), reasons)
        }
        None => (None, Vec::new()),
    };
    IndexResult {
        value,
        completeness,
        published: value.is_some(),
        why_not,
        rag,
        reasons,
        components: Component::ALL
            .iter()
            .map(|&component| ComponentValue {
                component,
                value: components.of(component),
                weight: settings.weights.of(component),
                rag: components.of(component).map(|value| band(value, settings)),
            })
            .collect(),
        confidence: confidence(completeness, evidence),
        sensitivity: value.and_then(|_| sensitivity(components, settings)),
        geometric_mean: value.and_then(|_| geometric_mean(components, &settings.weights)),
    }
}

/// Green, amber or red by the value alone (R32).
pub fn band(value: f64, settings: &Settings) -> Rag {
    if reaches(value, settings.green_from) {
        Rag::Green
    } else if reaches(value, settings.amber_from) {
        Rag::Amber
    } else {
        Rag::Red
    }
}

/// Σ w·v / Σ w over the components that are there (R32); none where nothing that weighs is there.
pub fn weighted_mean(components: &Components, weights: &Weights) -> Option<f64> {
    let (mut sum, mut weight) = (0.0, 0.0);
    for (component, value) in there(components) {
        sum += weights.of(component) * value;
        weight += weights.of(component);
    }
    (weight > 0.0).then(|| sum / weight)
}

/// exp(Σ w·ln v / Σ w) over the components that are there (R32); 0 as soon as one that weighs is 0.
pub fn geometric_mean(components: &Components, weights: &Weights) -> Option<f64> {
    let (mut sum, mut weight) = (0.0, 0.0);
    for (component, value) in there(components).filter(|&(component, _)| weights.of(component) > 0.0) {
        sum += weights.of(component) * value.max(0.0).ln();
        weight += weights.of(component);
    }
    (weight > 0.0).then(|| (sum / weight).exp())
}

/// The weight of the components that are there, in per cent of all weight (R32).
pub fn completeness(components: &Components, weights: &Weights) -> f64 {
    percent_of_weight(there(components).map(|(component, _)| component), weights)
}

/// What keeps these components from being published as an index (R32).
pub(super) fn why_not(components: &Components, completeness: f64, settings: &Settings) -> Vec<WhyNot> {
    let mut why_not = Vec::new();
    let needed = settings.publish_from_weight;
    if !reaches(completeness, needed) || completeness <= 0.0 {
        why_not.push(WhyNot::TooLittleWeight {
            weight: completeness,
            needed,
        });
    }
    if components.commitment.is_none() && components.efficacy.is_none() {
        why_not.push(WhyNot::NeitherCommitmentNorEfficacy);
    }
    why_not
}

/// The rating of a value with its components under these weights, and what made it worse (R32).
pub(super) fn rating(
    value: f64,
    components: &Components,
    weights: &Weights,
    settings: &Settings,
) -> (Rag, Vec<RagReason>) {
    let alone = band(value, settings);
    let red: Vec<(Component, f64)> = there(components)
        .filter(|&(component, value)| weights.of(component) > 0.0 && band(value, settings) == Rag::Red)
        .collect();
    let weight = percent_of_weight(red.iter().map(|&(component, _)| component), weights);
    if alone != Rag::Red && !red.is_empty() && reaches(weight, settings.red_from_weight) {
        let components = red.iter().map(|&(component, _)| component).collect();
        let limit = settings.red_from_weight;
        (
            Rag::Red,
            vec![RagReason::RedComponentsWeighTooMuch {
                components,
                weight,
                limit,
            }],
        )
    } else if alone == Rag::Green && !red.is_empty() {
        let reason =
            |&(component, value): &(Component, f64)| RagReason::CappedByRedComponent { component, value };
        (Rag::Amber, red.iter().map(reason).collect())
    } else {
        (alone, Vec::new())
    }
}

fn there(components: &Components) -> impl Iterator<Item = (Component, f64)> {
    Component::ALL
        .iter()
        .filter_map(|&component| Some((component, components.of(component)?)))
}

fn percent_of_weight(components: impl Iterator<Item = Component>, weights: &Weights) -> f64 {
    let total = weights.total();
    if total > 0.0 {
        100.0 * components.map(|component| weights.of(component)).sum::<f64>() / total
    } else {
        0.0
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLittleWeight { weight, needed } => write!(
                f,
                "the components that are there weigh {} of 100, and {} are needed",
                rounding::index(*weight),
                rounding::index(*needed)
            ),
            Self::NeitherCommitmentNorEfficacy => {
                f.write_str("neither commitment nor efficacy has been assessed")
            }
        }
    }
}

impl fmt::Display for RagReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CappedByRedComponent { component, value } => {
                write!(
                    f,
                    "{component} is red ({}), so the index is amber at most",
                    rounding::index(*value)
                )
            }
            Self::RedComponentsWeighTooMuch {
                components,
                weight,
                limit,
            } => {
                for (at, component) in components.iter().enumerate() {
                    let separator = match at {
                        0 => "",
                        _ if at + 1 == components.len() => " and ",
                        _ => ", ",
                    };
                    write!(f, "{separator}{component}")?;
                }
                let are = if components.len() == 1 {
                    "is red and weighs"
                } else {
                    "are red and together weigh"
                };
                write!(
                    f,
                    " {are} {} of 100; from {} on the index is red",
                    rounding::index(*weight),
                    rounding::index(*limit)
                )
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
