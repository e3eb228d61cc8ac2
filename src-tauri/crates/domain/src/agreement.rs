//! Agreement within a group (R14): whether an average may be quoted alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::AgreementLevel;
use crate::median::mean;
use crate::rounding::reaches;

/// The variance of five-point answers given at random.
const NULL_VARIANCE: f64 = 2.0;

/// From this value on a group agrees (R14).
pub(crate) const AGREED_FROM: f64 = 0.70;

/// From this value on a group is mixed; below it is divided (R14).
pub(crate) const MIXED_FROM: f64 = 0.50;

/// How far the members of a group agree (R14).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Agreement {
    /// r*_wg(j) as it was worked out; below 0 where answers differ more than chance.
    pub raw: f64,
    /// r*_wg(j) as it is shown, at least 0.
    pub shown: f64,
    /// r_wg(j), offered beside it, at least 0; it grows with the number of items.
    pub with_items: f64,
    /// What that means.
    pub level: AgreementLevel,
}

/// Agreement over items, each with the answers (1–5) of those who answered it (R14). Items with fewer than two
/// answers say nothing about agreement and are left out; none if no other is there.
pub fn agreement(items: &[Vec<f64>]) -> Option<Agreement> {
    let variances: Vec<f64> = items
        .iter()
        .filter_map(|answers| sample_variance(answers))
        .collect();
    let disorder = mean(&variances)? / NULL_VARIANCE;
    let raw = 1.0 - disorder;
    let shown = raw.max(0.0);
    let scaled = variances.len() as f64 * shown;
    Some(Agreement {
        raw,
        shown,
        with_items: if scaled > 0.0 {
            scaled / (scaled + disorder)
        } else {
            0.0
        },
        level: if reaches(raw, AGREED_FROM) {
            AgreementLevel::Agreed
        } else if reaches(raw, MIXED_FROM) {
            AgreementLevel::Mixed
        } else {
            AgreementLevel::Divided
        },
    })
}

fn sample_variance(values: &[f64]) -> Option<f64> {
    let centre = mean(values).filter(|_| values.len() > 1)?;
    let squares: f64 = values.iter().map(|value| (value - centre).powi(2)).sum();
    Some(squares / (values.len() - 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounding::text;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Rows of respondents turned into columns of items.
    fn columns(rows: &[[u8; 5]]) -> Vec<Vec<f64>> {
        (0..5)
            .map(|item| rows.iter().map(|row| f64::from(row[item])).collect())
            .collect()
    }

    #[test]
    fn r14_one_item_4_4_5_4_3_agrees_at_0_75() {
        let found = agreement(&[vec![4.0, 4.0, 5.0, 4.0, 3.0]]).unwrap();
        assert_eq!(text(found.shown, 2), "0.75");
        assert_eq!(found.level, AgreementLevel::Agreed);
    }

    #[test]
    fn r14_a_split_room_is_minus_1_4_kept_raw_and_shown_as_0() {
        let found = agreement(&[vec![1.0, 1.0, 5.0, 5.0, 1.0, 5.0]]).unwrap();
        assert_eq!(text(found.raw, 2), "-1.40");
        assert_eq!((found.shown, found.with_items), (0.0, 0.0));
        assert_eq!(found.level, AgreementLevel::Divided);
    }

    #[test]
    fn r14_six_respondents_to_five_items_give_0_5567_and_with_items_0_8626() {
        let rows = [
            [4, 5, 4, 4, 5],
            [3, 3, 4, 3, 3],
            [5, 5, 5, 4, 5],
            [2, 3, 2, 2, 3],
            [4, 4, 3, 4, 4],
            [3, 4, 4, 3, 4],
        ];
        let found = agreement(&columns(&rows)).unwrap();
        assert_eq!(text(found.raw, 4), "0.5567");
        assert_eq!(text(found.with_items, 4), "0.8626");
        assert_eq!(found.level, AgreementLevel::Mixed);
    }

    #[test]
    fn r14_a_single_answer_says_nothing_about_agreement() {
        assert_eq!(agreement(&[vec![4.0]]), None);
        assert_eq!(agreement(&[]), None);
    }

    proptest! {
        #[test]
        fn r14_what_is_shown_lies_from_0_to_1_and_is_1_only_where_all_agree(
            items in vec(vec(1..=5_u8, 2..10), 1..6),
        ) {
            let items: Vec<Vec<f64>> =
                items.iter().map(|item| item.iter().map(|&answer| f64::from(answer)).collect()).collect();
            let found = agreement(&items).unwrap();
            prop_assert!((0.0..=1.0).contains(&found.shown) && (0.0..=1.0).contains(&found.with_items));
            let unanimous = items.iter().all(|item| item.iter().all(|answer| answer == &item[0]));
            prop_assert_eq!(found.shown == 1.0, unanimous);
        }
    }
}
