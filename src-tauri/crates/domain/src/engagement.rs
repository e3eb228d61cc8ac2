//! The engagement assessment matrix (R4): where a stakeholder stands, where it is wished for, and what the gap needs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::median::lower_median;
use crate::{Engagement, GapDirection, GapKind, Settings};

/// The way from current to desired engagement (R4).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Gap {
    /// Desired level less current level, −2 to 4.
    pub gap: i32,
    /// Which way engagement should go.
    pub direction: GapDirection,
    /// What the gap needs; none where nothing is to be raised.
    pub kind: Option<GapKind>,
    /// How much it matters: the gap to be raised times power, 0–20 (house rule); none where power is unknown.
    pub priority: Option<f64>,
}

/// What several assessors say about engagement: a label has no average, so the lower median stands (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct EngagementConsensus {
    /// The lower median.
    pub engagement: Engagement,
    /// How many assessors.
    pub n: u32,
    /// The lowest given.
    pub lowest: Engagement,
    /// The highest given.
    pub highest: Engagement,
    /// Whether they differ so much that it must be shown.
    pub disputed: bool,
}

/// An engagement that may not be wished for (R4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("desired engagement must be neutral, supportive or leading")]
pub struct NotDesirable;

/// The gap between two levels, with power 1–5 where it is known (R4).
///
/// # Errors
///
/// [`NotDesirable`] if `desired` is below neutral.
pub fn gap(current: Engagement, desired: Engagement, power: Option<f64>) -> Result<Gap, NotDesirable> {
    if !desired.can_be_desired() {
        return Err(NotDesirable);
    }
    let gap = desired as i32 - current as i32;
    Ok(Gap {
        gap,
        direction: match gap {
            1.. => GapDirection::Raise,
            0 => GapDirection::Maintain,
            _ => GapDirection::OverEngaged,
        },
        kind: if gap > 0 { kind(current) } else { None },
        priority: power.map(|power| f64::from(gap.max(0)) * power),
    })
}

/// What somebody who stands here needs in order to move up; nothing is above leading (R4).
const fn kind(current: Engagement) -> Option<GapKind> {
    match current {
        Engagement::Unaware => Some(GapKind::Awareness),
        Engagement::Resistant => Some(GapKind::Opposition),
        Engagement::Neutral | Engagement::Supportive => Some(GapKind::Activation),
        Engagement::Leading => None,
    }
}

/// What the latest engagement given by each assessor comes to (R1); none without any.
pub fn consensus(values: &[Engagement], settings: &Settings) -> Option<EngagementConsensus> {
    let (&lowest, &highest) = (values.iter().min()?, values.iter().max()?);
    Some(EngagementConsensus {
        engagement: lower_median(values)?,
        n: u32::try_from(values.len()).unwrap_or(u32::MAX),
        lowest,
        highest,
        disputed: highest.level() - lowest.level() >= i64::from(settings.disputed_from),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Engagement::{Leading, Neutral, Resistant, Supportive, Unaware};
    use proptest::prelude::*;
    use proptest::sample::select;

    #[test]
    fn r4_unaware_to_supportive_with_power_4_is_an_awareness_gap_of_3_with_priority_12() {
        let found = gap(Unaware, Supportive, Some(4.0)).unwrap();
        assert_eq!(
            found,
            Gap {
                gap: 3,
                direction: GapDirection::Raise,
                kind: Some(GapKind::Awareness),
                priority: Some(12.0)
            }
        );
    }

    #[test]
    fn r4_leading_to_supportive_is_possible_over_engagement_without_priority() {
        let found = gap(Leading, Supportive, Some(5.0)).unwrap();
        assert_eq!((found.gap, found.direction), (-1, GapDirection::OverEngaged));
        assert_eq!((found.kind, found.priority), (None, Some(0.0)));
    }

    #[test]
    fn r4_the_kind_of_gap_follows_where_the_stakeholder_stands() {
        let kind = |current| gap(current, Leading, None).unwrap().kind;
        assert_eq!(kind(Unaware), Some(GapKind::Awareness));
        assert_eq!(kind(Resistant), Some(GapKind::Opposition));
        assert_eq!(kind(Neutral), Some(GapKind::Activation));
        assert_eq!(kind(Supportive), Some(GapKind::Activation));
        assert_eq!(kind(Leading), None);
    }

    #[test]
    fn r4_the_level_wished_for_is_maintained_once_reached() {
        let found = gap(Neutral, Neutral, Some(5.0)).unwrap();
        assert_eq!((found.direction, found.kind), (GapDirection::Maintain, None));
    }

    #[test]
    fn r4_nobody_is_wished_to_be_unaware_or_resistant() {
        assert_eq!(gap(Neutral, Unaware, None), Err(NotDesirable));
        assert_eq!(gap(Neutral, Resistant, None), Err(NotDesirable));
        assert!(gap(Supportive, Neutral, None).is_ok());
    }

    #[test]
    fn r4_without_power_there_is_no_priority_rather_than_nought() {
        assert_eq!(gap(Unaware, Leading, None).unwrap().priority, None);
    }

    #[test]
    fn r1_of_two_assessors_the_lower_label_stands_and_the_spread_is_kept() {
        let settings = Settings::default();
        let near = consensus(&[Supportive, Neutral], &settings).unwrap();
        assert_eq!((near.engagement, near.disputed), (Neutral, false));
        let apart = consensus(&[Leading, Resistant, Supportive], &settings).unwrap();
        assert_eq!((apart.engagement, apart.disputed), (Supportive, true));
        assert_eq!((apart.lowest, apart.highest, apart.n), (Resistant, Leading, 3));
        assert_eq!(consensus(&[], &settings), None);
    }

    proptest! {
        #[test]
        fn r4_priority_lies_from_0_to_20_and_is_above_0_only_where_something_is_to_be_raised(
            current in select(Engagement::ALL), desired in select(&Engagement::ALL[2..]), power in 1..=5_u8,
        ) {
            let found = gap(current, desired, Some(f64::from(power))).unwrap();
            let priority = found.priority.unwrap();
            prop_assert!((0.0..=20.0).contains(&priority));
            prop_assert_eq!(priority > 0.0, found.direction == GapDirection::Raise);
            prop_assert_eq!(found.kind.is_some(), found.direction == GapDirection::Raise);
        }
    }
}
