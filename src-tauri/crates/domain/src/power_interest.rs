//! The power–interest grid (R1, after Mendelow 1991).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::median::median;
use crate::{Quadrant, Settings};

/// What several assessors say on one axis: the median stands, and the spread is kept beside it (R1).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Consensus {
    /// The median, a half kept.
    pub median: f64,
    /// How many assessors.
    pub n: u32,
    /// The lowest value given.
    #[ts(type = "number")]
    pub lowest: i64,
    /// The highest value given.
    #[ts(type = "number")]
    pub highest: i64,
    /// Whether they differ so much that it must be shown.
    pub disputed: bool,
}

/// Where a stakeholder stands on the grid (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Placement {
    /// The field of the grid.
    pub quadrant: Quadrant,
    /// Power counts as low and is close to high.
    pub power_borderline: bool,
    /// Interest counts as low and is close to high.
    pub interest_borderline: bool,
}

impl Placement {
    /// Whether either axis is borderline.
    pub const fn borderline(&self) -> bool {
        self.power_borderline || self.interest_borderline
    }
}

/// What the latest value of each assessor comes to (R1); none without any.
pub fn consensus(values: &[i64], settings: &Settings) -> Option<Consensus> {
    let as_numbers: Vec<f64> = values.iter().map(|&value| value as f64).collect();
    let (&lowest, &highest) = (values.iter().min()?, values.iter().max()?);
    Some(Consensus {
        median: median(&as_numbers)?,
        n: u32::try_from(values.len()).unwrap_or(u32::MAX),
        lowest,
        highest,
        disputed: highest - lowest >= i64::from(settings.disputed_from),
    })
}

/// The place of a power and an interest, each 1–5 or a median of such (R1).
pub fn placement(power: f64, interest: f64, settings: &Settings) -> Placement {
    let high = |value: f64| value >= f64::from(settings.high_from);
    let borderline = |value: f64| !high(value) && value >= f64::from(settings.borderline_from);
    Placement {
        quadrant: match (high(power), high(interest)) {
            (true, true) => Quadrant::ManageClosely,
            (true, false) => Quadrant::KeepSatisfied,
            (false, true) => Quadrant::KeepInformed,
            (false, false) => Quadrant::Monitor,
        },
        power_borderline: borderline(power),
        interest_borderline: borderline(interest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn placed(power: f64, interest: f64) -> (Quadrant, bool) {
        let placed = placement(power, interest, &Settings::default());
        (placed.quadrant, placed.borderline())
    }

    #[test]
    fn r1_power_5_interest_4_is_managed_closely() {
        assert_eq!(placed(5.0, 4.0), (Quadrant::ManageClosely, false));
    }

    #[test]
    fn r1_power_5_interest_2_is_kept_satisfied() {
        assert_eq!(placed(5.0, 2.0), (Quadrant::KeepSatisfied, false));
    }

    #[test]
    fn r1_power_3_interest_5_is_kept_informed_and_borderline() {
        assert_eq!(placed(3.0, 5.0), (Quadrant::KeepInformed, true));
        let placed = placement(3.0, 5.0, &Settings::default());
        assert!(placed.power_borderline && !placed.interest_borderline);
    }

    #[test]
    fn r1_power_1_interest_1_is_monitored() {
        assert_eq!(placed(1.0, 1.0), (Quadrant::Monitor, false));
    }

    #[test]
    fn r1_a_median_of_three_and_a_half_counts_as_low_and_borderline() {
        assert_eq!(placed(3.5, 4.0), (Quadrant::KeepInformed, true));
        assert_eq!(placed(2.5, 4.0), (Quadrant::KeepInformed, false));
    }

    #[test]
    fn r1_where_high_begins_is_a_house_rule() {
        let settings = Settings {
            high_from: 3,
            borderline_from: 2,
            ..Settings::default()
        };
        let placed = placement(3.0, 2.0, &settings);
        assert_eq!(placed.quadrant, Quadrant::KeepSatisfied);
        assert!(placed.interest_borderline && !placed.power_borderline);
    }

    #[test]
    fn r1_a_range_of_two_is_disputed_and_a_range_of_one_is_not() {
        let settings = Settings::default();
        let close = consensus(&[4, 3], &settings).unwrap();
        assert_eq!((close.median, close.disputed, close.n), (3.5, false, 2));
        let apart = consensus(&[5, 3, 5], &settings).unwrap();
        assert_eq!((apart.median, apart.disputed), (5.0, true));
        assert_eq!((apart.lowest, apart.highest), (3, 5));
    }

    #[test]
    fn r1_without_an_assessor_there_is_nothing_to_say() {
        assert_eq!(consensus(&[], &Settings::default()), None);
    }

    proptest! {
        #[test]
        fn r1_the_median_lies_between_the_lowest_and_the_highest(values in vec(1..=5_i64, 1..12)) {
            let found = consensus(&values, &Settings::default()).unwrap();
            prop_assert!(found.lowest as f64 <= found.median && found.median <= found.highest as f64);
            prop_assert_eq!(found.disputed, found.highest - found.lowest >= 2);
        }

        #[test]
        fn r1_more_power_never_leaves_a_high_power_field(
            power in 2..=10_u8, more in 0..=8_u8, interest in 2..=10_u8,
        ) {
            let value = |halves: u8| f64::from(halves.min(10)) / 2.0;
            let high = |power: f64| matches!(
                placed(power, value(interest)).0,
                Quadrant::ManageClosely | Quadrant::KeepSatisfied
            );
            prop_assert!(!high(value(power)) || high(value(power + more)));
        }

        #[test]
        fn r1_more_interest_never_leaves_a_high_interest_field(
            power in 2..=10_u8, interest in 2..=10_u8, more in 0..=8_u8,
        ) {
            let value = |halves: u8| f64::from(halves.min(10)) / 2.0;
            let high = |interest: f64| matches!(
                placed(value(power), interest).0,
                Quadrant::ManageClosely | Quadrant::KeepInformed
            );
            prop_assert!(!high(value(interest)) || high(value(interest + more)));
        }
    }
}
