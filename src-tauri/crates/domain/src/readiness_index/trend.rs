//! What moved between two dates (R32): only what is there on both can be compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Components;
use super::index::{completeness, weighted_mean, why_not};
use crate::rounding::reaches;
use crate::{Component, Settings, TrendDirection};

/// The movement of an index between two dates (R32).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Trend {
    /// The earlier index on the common components.
    pub before: f64,
    /// The later index on the common components.
    pub after: f64,
    /// The difference in points.
    pub change: f64,
    /// What it comes to.
    pub direction: TrendDirection,
    /// The components both have.
    pub common: Vec<Component>,
}

/// Compares two dates on their common components (R32). None where what they have in common would not be published
/// as an index.
pub fn trend(before: &Components, after: &Components, settings: &Settings) -> Option<Trend> {
    let common = |component: Component| before.of(component).is_some() && after.of(component).is_some();
    let (before, after) = (before.only(common), after.only(common));
    let publishable = why_not(&after, completeness(&after, &settings.weights), settings).is_empty();
    let earlier = weighted_mean(&before, &settings.weights).filter(|_| publishable)?;
    let later = weighted_mean(&after, &settings.weights)?;
    let change = later - earlier;
    Some(Trend {
        before: earlier,
        after: later,
        change,
        direction: if reaches(change, settings.trend_from) {
            TrendDirection::Improving
        } else if reaches(-change, settings.trend_from) {
            TrendDirection::Declining
        } else {
            TrendDirection::Stable
        },
        common: Component::ALL
            .iter()
            .copied()
            .filter(|&component| after.of(component).is_some())
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readiness_index::index::tests::{EXAMPLE, any_components};
    use crate::rounding::index;
    use proptest::prelude::*;

    const LATER: Components = Components {
        commitment: Some(75.0),
        efficacy: Some(65.0),
        adoption: Some(60.0),
        alignment: Some(62.5),
        capacity: None,
        preparation: Some(80.0),
    };

    #[test]
    fn r32_63_9_to_67_2_on_the_common_components_is_up_3_3_and_stable() {
        let found = trend(&EXAMPLE, &LATER, &Settings::default()).unwrap();
        let shown = [found.before, found.after, found.change].map(index);
        assert_eq!(shown, ["63.9", "67.2", "3.3"]);
        assert_eq!(found.direction, TrendDirection::Stable);
        assert!(!found.common.contains(&Component::Capacity));
    }

    #[test]
    fn r32_five_points_are_a_trend_either_way() {
        let settings = Settings::default();
        let raised = Components {
            commitment: Some(75.0),
            efficacy: Some(65.0),
            adoption: Some(60.0),
            alignment: Some(67.5),
            capacity: Some(45.0),
            preparation: Some(85.0),
        };
        assert_eq!(
            trend(&EXAMPLE, &raised, &settings).unwrap().direction,
            TrendDirection::Improving
        );
        assert_eq!(
            trend(&raised, &EXAMPLE, &settings).unwrap().direction,
            TrendDirection::Declining
        );
    }

    #[test]
    fn r32_without_enough_in_common_there_is_no_trend() {
        let thin = Components {
            commitment: Some(70.0),
            efficacy: Some(70.0),
            ..Components::default()
        };
        assert_eq!(trend(&EXAMPLE, &thin, &Settings::default()), None);
    }

    proptest! {
        #[test]
        fn r32_a_trend_reversed_is_its_opposite(before in any_components(), after in any_components()) {
            let settings = Settings::default();
            let there = trend(&before, &after, &settings);
            let back = trend(&after, &before, &settings);
            prop_assert_eq!(there.is_some(), back.is_some());
            if let (Some(there), Some(back)) = (there, back) {
                prop_assert!((there.change + back.change).abs() < 1e-9);
            }
        }
    }
}
