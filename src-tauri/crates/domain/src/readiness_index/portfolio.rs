//! The index of several groups together (R32): never an average alone, always with the lowest group.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::StakeholderId;

/// The index of one group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct GroupIndex {
    /// The group.
    pub group: StakeholderId,
    /// Its headcount; none where it is not known.
    pub headcount: Option<f64>,
    /// Its index; none where it is not published.
    pub value: Option<f64>,
}

/// Several groups together (R32).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Portfolio {
    /// The headcount-weighted index; none where no group has both an index and a headcount.
    pub value: Option<f64>,
    /// The group with the lowest index, named beside every portfolio figure.
    pub lowest: Option<GroupIndex>,
    /// The headcount behind the value.
    pub headcount_covered: f64,
    /// The headcount of all groups of which it is known.
    pub headcount: f64,
    /// Groups with a published index.
    pub groups_published: u32,
    /// All groups.
    pub groups: u32,
}

/// The headcount-weighted index of these groups, with the lowest of them (R32). A group without a headcount cannot be
/// weighted, but it can be the lowest.
pub fn portfolio(groups: &[GroupIndex]) -> Portfolio {
    let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
    let headcount = |group: &GroupIndex| group.headcount.filter(|headcount| *headcount > 0.0);
    let covered = groups
        .iter()
        .filter_map(|group| headcount(group).filter(|_| group.value.is_some()));
    let mut lowest: Option<GroupIndex> = None;
    for group in groups.iter().filter(|group| group.value.is_some()) {
        if lowest.is_none_or(|lowest| group.value < lowest.value) {
            lowest = Some(*group);
        }
    }
    Portfolio {
        value: weighted_by_headcount(groups.iter().map(|group| (group.headcount, group.value))),
        lowest,
        // A sum of nothing is -0.0, which would be written so.
        headcount_covered: covered.sum::<f64>() + 0.0,
        headcount: groups.iter().filter_map(headcount).sum::<f64>() + 0.0,
        groups_published: count(groups.iter().filter(|group| group.value.is_some()).count()),
        groups: count(groups.len()),
    }
}

/// Σ headcount·value / Σ headcount over those that have both (R32); none where nobody has.
pub fn weighted_by_headcount(groups: impl IntoIterator<Item = (Option<f64>, Option<f64>)>) -> Option<f64> {
    let (mut sum, mut people) = (0.0, 0.0);
    for (headcount, value) in groups {
        if let (Some(headcount), Some(value)) = (headcount.filter(|headcount| *headcount > 0.0), value) {
            sum += headcount * value;
            people += headcount;
        }
    }
    (people > 0.0).then(|| sum / people)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounding::index;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    fn group(id: u8, headcount: Option<f64>, value: Option<f64>) -> GroupIndex {
        GroupIndex {
            group: StakeholderId::from_bytes([id; 16]),
            headcount,
            value,
        }
    }

    #[test]
    fn r32_120_people_at_61_5_and_40_at_48_are_58_1_with_48_the_lowest() {
        let groups = [
            group(1, Some(120.0), Some(61.5)),
            group(2, Some(40.0), Some(48.0)),
        ];
        let found = portfolio(&groups);
        assert_eq!(index(found.value.unwrap()), "58.1");
        assert_eq!(found.lowest, Some(groups[1]));
        assert_eq!((found.headcount_covered, found.headcount), (160.0, 160.0));
    }

    #[test]
    fn r32_a_group_without_an_index_is_counted_as_not_covered_rather_than_as_0() {
        let groups = [group(1, Some(120.0), Some(61.5)), group(2, Some(40.0), None)];
        let found = portfolio(&groups);
        assert_eq!(found.value, Some(61.5));
        assert_eq!((found.headcount_covered, found.headcount), (120.0, 160.0));
        assert_eq!((found.groups_published, found.groups), (1, 2));
    }

    #[test]
    fn r32_a_group_without_a_headcount_can_still_be_the_lowest() {
        let groups = [group(1, Some(120.0), Some(61.5)), group(2, None, Some(30.0))];
        let found = portfolio(&groups);
        assert_eq!((found.value, found.lowest), (Some(61.5), Some(groups[1])));
    }

    #[test]
    fn r32_nothing_published_gives_no_value() {
        let found = portfolio(&[group(1, Some(10.0), None)]);
        assert_eq!((found.value, found.lowest), (None, None));
        assert_eq!(portfolio(&[]).value, None);
    }

    #[test]
    fn r32_nobody_covered_is_a_plain_zero() {
        for found in [portfolio(&[]), portfolio(&[group(1, None, None)])] {
            assert_eq!(format!("{:?}", found.headcount_covered), "0.0");
            assert_eq!(format!("{:?}", found.headcount), "0.0");
        }
    }

    proptest! {
        #[test]
        fn r32_the_portfolio_is_never_below_its_lowest_group(
            groups in vec((option::of(0.5..500.0_f64), option::of(0.0..=100.0_f64)), 0..15),
        ) {
            let groups: Vec<_> = (0..).zip(groups).map(|(id, (heads, value))| group(id, heads, value)).collect();
            let found = portfolio(&groups);
            if let Some(value) = found.value {
                prop_assert!(found.lowest.unwrap().value.unwrap() <= value + 1e-9);
                prop_assert!(found.headcount_covered <= found.headcount);
            }
        }
    }
}
