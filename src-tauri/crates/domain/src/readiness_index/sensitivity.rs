//! What other weights would make of an index (R32): the weights are judgements, so their influence is shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Components;
use super::index::{rating, weighted_mean};
use crate::{Component, Rag, Settings};

/// What each weight is multiplied by, alone (R32).
const FACTORS: [f64; 2] = [0.5, 1.5];

/// The range of an index when each weight alone is halved and raised by half (R32).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Sensitivity {
    /// The lowest index.
    pub low: f64,
    /// The highest index.
    pub high: f64,
    /// The weights that would change the rating; empty where none does.
    pub flips: Vec<Flip>,
}

/// A change of one weight that changes the rating.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Flip {
    /// The component whose weight was changed.
    pub component: Component,
    /// What its weight was multiplied by.
    pub factor: f64,
    /// The index then.
    pub value: f64,
    /// The rating then.
    pub rag: Rag,
}

/// Varies each weight alone (R32). Whether the index is published is not asked again: completeness is a matter of
/// evidence, not of weights tried out. None where nothing that weighs is there.
pub fn sensitivity(components: &Components, settings: &Settings) -> Option<Sensitivity> {
    let value = weighted_mean(components, &settings.weights)?;
    let (rag, _) = rating(value, components, &settings.weights, settings);
    let mut found = Sensitivity {
        low: value,
        high: value,
        flips: Vec::new(),
    };
    for &component in Component::ALL
        .iter()
        .filter(|&&component| components.of(component).is_some())
    {
        for factor in FACTORS {
            let weights = settings.weights.with_scaled(component, factor);
            let Some(value) = weighted_mean(components, &weights) else {
                continue;
            };
            found.low = found.low.min(value);
            found.high = found.high.max(value);
            let (varied, _) = rating(value, components, &weights, settings);
            if varied != rag {
                found.flips.push(Flip {
                    component,
                    factor,
                    value,
                    rag: varied,
                });
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readiness_index::index::tests::{EXAMPLE, any_components};
    use crate::rounding::index;
    use proptest::prelude::*;

    #[test]
    fn r32_the_example_of_61_5_lies_from_60_5_to_62_6_without_a_flip() {
        let found = sensitivity(&EXAMPLE, &Settings::default()).unwrap();
        assert_eq!(
            (index(found.low).as_str(), index(found.high).as_str()),
            ("60.5", "62.6")
        );
        assert_eq!(found.flips, []);
    }

    #[test]
    fn r32_a_weight_that_would_change_the_rating_is_named() {
        let components = Components {
            commitment: Some(90.0),
            efficacy: Some(69.0),
            adoption: Some(69.0),
            alignment: Some(60.0),
            capacity: Some(60.0),
            preparation: Some(69.0),
        };
        let found = sensitivity(&components, &Settings::default()).unwrap();
        let flips: Vec<_> = found
            .flips
            .iter()
            .map(|flip| (flip.component, flip.factor, flip.rag))
            .collect();
        assert!(
            flips.contains(&(Component::Commitment, 0.5, Rag::Amber)),
            "{flips:?}"
        );
    }

    proptest! {
        #[test]
        fn r32_the_range_holds_the_index(components in any_components()) {
            let settings = Settings::default();
            if let Some(found) = sensitivity(&components, &settings) {
                let value = weighted_mean(&components, &settings.weights).unwrap();
                prop_assert!(found.low <= value && value <= found.high);
            }
        }
    }
}
