//! Small-group suppression (R15): no figure, and no difference of figures, speaks about fewer people than the minimum.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Settings;

/// What may be shown of sibling cells and of their total (R15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Visibility {
    /// For each cell, in the order given, whether it may be shown. A hidden cell does not say whether it is small
    /// itself or hides another.
    pub cells: Vec<bool>,
    /// Whether the total may be shown.
    pub total: bool,
}

/// Which of these siblings may be shown, each with its number of respondents (R15).
///
/// Cells below the minimum are hidden; while the hidden ones together are fewer than the minimum, the smallest shown
/// one (the first of equals) is hidden too. The total is shown unless it is itself below the minimum.
pub fn visibility(respondents: &[u32], settings: &Settings) -> Visibility {
    let minimum = minimum(settings);
    let mut cells: Vec<bool> = respondents.iter().map(|&n| u64::from(n) >= minimum).collect();
    let sum_hidden = |cells: &[bool]| -> u64 {
        let hidden = respondents.iter().zip(cells).filter(|(_, shown)| !**shown);
        hidden.map(|(&n, _)| u64::from(n)).sum()
    };
    while cells.contains(&false) && sum_hidden(&cells) < minimum {
        let shown = (0..cells.len()).filter(|&at| cells[at]);
        let Some(smallest) = shown.min_by_key(|&at| respondents[at]) else {
            break;
        };
        cells[smallest] = false;
    }
    let total: u64 = respondents.iter().map(|&n| u64::from(n)).sum();
    Visibility {
        cells,
        total: total >= minimum,
    }
}

/// A set of sibling cells that is published as one: nothing smaller is ever shown (R15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PublishedCell {
    /// The positions of the siblings in it.
    pub siblings: Vec<u32>,
    /// How many responded, at least the minimum.
    pub n: u32,
}

/// The cells a closed round publishes: each shown sibling by itself, the hidden ones as one (R15). Every total, filter
/// and comparison is a union of whole cells, so none of them can be subtracted down to fewer than the minimum.
pub fn published_cells(respondents: &[u32], settings: &Settings) -> Vec<PublishedCell> {
    let visible = visibility(respondents, settings);
    let mut cells = Vec::new();
    let mut rest = PublishedCell {
        siblings: Vec::new(),
        n: 0,
    };
    for ((at, &n), &shown) in (0..).zip(respondents).zip(&visible.cells) {
        if shown {
            cells.push(PublishedCell {
                siblings: vec![at],
                n,
            });
        } else {
            rest.siblings.push(at);
            rest.n = rest.n.saturating_add(n);
        }
    }
    if u64::from(rest.n) >= minimum(settings) {
        cells.push(rest);
    }
    cells
}

/// Whether a reopened round may publish again: only when the number of respondents of the cell has changed by at
/// least the minimum (R15). What was never published needs the minimum itself.
pub fn may_republish(published: Option<u32>, now: u32, settings: &Settings) -> bool {
    u64::from(now) >= minimum(settings)
        && u64::from(published.unwrap_or(0).abs_diff(now)) >= minimum(settings)
}

/// Whether free text of `n` respondents may be shown, shuffled (R15).
pub fn free_text_shown(n: u32, settings: &Settings) -> bool {
    u64::from(n) >= minimum(settings).max(u64::from(settings.free_text_from))
}

/// The smallest number of people a figure may speak about, whatever the setting says never below the floor.
fn minimum(settings: &Settings) -> u64 {
    u64::from(settings.smallest_group.max(Settings::SMALLEST_GROUP_FLOOR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn shown(respondents: &[u32]) -> (Vec<bool>, bool) {
        let found = visibility(respondents, &Settings::default());
        (found.cells, found.total)
    }

    #[test]
    fn r15_of_8_7_1_the_1_and_the_7_are_hidden_and_the_8_and_the_total_shown() {
        assert_eq!(shown(&[8, 7, 1]), (vec![true, false, false], true));
    }

    #[test]
    fn r15_of_6_5_3_3_both_3s_are_hidden() {
        assert_eq!(shown(&[6, 5, 3, 3]), (vec![true, true, false, false], true));
    }

    #[test]
    fn r15_of_8_1_both_are_hidden_and_the_total_shown() {
        assert_eq!(shown(&[8, 1]), (vec![false, false], true));
    }

    #[test]
    fn r15_a_total_below_the_minimum_is_hidden_as_well() {
        assert_eq!(shown(&[2, 1]), (vec![false, false], false));
        assert_eq!(shown(&[4]), (vec![false], false));
        assert_eq!(shown(&[]), (vec![], false));
    }

    #[test]
    fn r15_where_nothing_is_small_everything_is_shown() {
        assert_eq!(shown(&[5, 9, 12]), (vec![true, true, true], true));
    }

    #[test]
    fn r15_a_cell_without_respondents_is_not_told_apart_from_a_small_one() {
        assert_eq!(shown(&[9, 8, 0]), (vec![true, false, false], true));
    }

    #[test]
    fn r15_of_equal_siblings_the_first_is_hidden() {
        assert_eq!(shown(&[7, 7, 1]), (vec![false, true, false], true));
    }

    #[test]
    fn r15_the_minimum_is_a_setting_with_a_floor_of_three() {
        let mut settings = Settings {
            smallest_group: 1,
            ..Settings::default()
        };
        assert_eq!(visibility(&[8, 2, 2], &settings).cells, [true, false, false]);
        settings.smallest_group = 8;
        assert_eq!(visibility(&[8, 9, 7], &settings).cells, [false, true, false]);
    }

    #[test]
    fn r15_hidden_siblings_are_published_as_one_cell() {
        let cells = published_cells(&[6, 5, 3, 3], &Settings::default());
        let ns: Vec<_> = cells.iter().map(|cell| (cell.siblings.clone(), cell.n)).collect();
        assert_eq!(ns, [(vec![0], 6), (vec![1], 5), (vec![2, 3], 6)]);
        assert_eq!(published_cells(&[2, 1], &Settings::default()), []);
    }

    #[test]
    fn r15_a_reopened_round_publishes_again_only_after_a_change_of_at_least_the_minimum() {
        let settings = Settings::default();
        assert!(!may_republish(Some(8), 9, &settings));
        assert!(!may_republish(Some(8), 12, &settings));
        assert!(may_republish(Some(8), 13, &settings));
        assert!(may_republish(None, 5, &settings));
        assert!(!may_republish(None, 4, &settings));
        assert!(!may_republish(Some(12), 4, &settings));
    }

    #[test]
    fn r15_free_text_needs_ten() {
        assert!(!free_text_shown(9, &Settings::default()));
        assert!(free_text_shown(10, &Settings::default()));
    }

    proptest! {
        /// Whoever knows the total and every shown cell can work out, by adding and subtracting, only sums of whole
        /// shown cells and of the hidden ones taken together.
        #[test]
        fn r15_no_subtraction_reaches_inside_the_minimum(respondents in vec(0..20_u32, 0..10), minimum in 3..9_u32) {
            let settings = Settings { smallest_group: minimum, ..Settings::default() };
            let found = visibility(&respondents, &settings);
            let total: u32 = respondents.iter().sum();
            let seen: u32 = respondents.iter().zip(&found.cells).filter(|(_, shown)| **shown).map(|(n, _)| n).sum();
            prop_assert!(respondents.iter().zip(&found.cells).all(|(n, shown)| !shown || *n >= minimum));
            if found.total {
                let left = total - seen;
                prop_assert!(found.cells.iter().all(|shown| *shown) || left >= minimum);
            } else {
                prop_assert!(found.cells.iter().all(|shown| !shown));
            }
        }

        #[test]
        fn r15_published_cells_hold_each_sibling_at_most_once_and_never_fewer_than_the_minimum(
            respondents in vec(0..20_u32, 0..10),
        ) {
            let cells = published_cells(&respondents, &Settings::default());
            let mut siblings: Vec<u32> = cells.iter().flat_map(|cell| cell.siblings.clone()).collect();
            siblings.sort_unstable();
            let before = siblings.len();
            siblings.dedup();
            prop_assert_eq!(before, siblings.len());
            prop_assert!(cells.iter().all(|cell| cell.n >= 5));
            let total: u32 = respondents.iter().sum();
            prop_assert_eq!(cells.iter().map(|cell| cell.n).sum::<u32>(), if total >= 5 { total } else { 0 });
        }

        #[test]
        fn r15_at_most_one_large_sibling_is_given_up_for_the_small_ones(respondents in vec(0..20_u32, 1..10)) {
            let found = visibility(&respondents, &Settings::default());
            let given_up = respondents.iter().zip(&found.cells).filter(|(n, shown)| !**shown && **n >= 5).count();
            prop_assert!(given_up <= 1);
        }
    }
}
