//! The five-element adoption check (R8): which element holds a group back first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Element;
use crate::median::{mean, median};
use crate::scales::rescale;

/// A score of at most this is a barrier (R8).
pub const BARRIER_AT_MOST: f64 = 3.0;

/// The scores of the five elements in the order of [`Element::ALL`], each 1–5 or missing.
pub type Scores = [Option<f64>; 5];

/// The first thing that holds a person or a group back (R8): one barrier, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FirstBarrier {
    /// This element is the first that is too low.
    Barrier {
        /// The element.
        element: Element,
    },
    /// Every element is there and none is too low.
    Clear,
    /// An element is missing before any that is too low.
    Undetermined {
        /// The first missing element.
        missing: Element,
    },
}

impl FirstBarrier {
    /// The element that is the barrier, if one is.
    pub const fn element(self) -> Option<Element> {
        match self {
            Self::Barrier { element } => Some(element),
            Self::Clear | Self::Undetermined { .. } => None,
        }
    }
}

/// The *first* element that scores at most 3, not the lowest (R8).
pub fn first_barrier(scores: &Scores) -> FirstBarrier {
    for (&element, score) in Element::ALL.iter().zip(scores) {
        match score {
            None => return FirstBarrier::Undetermined { missing: element },
            Some(score) if *score <= BARRIER_AT_MOST => return FirstBarrier::Barrier { element },
            Some(_) => {}
        }
    }
    FirstBarrier::Clear
}

/// What a group scores on one element (R8).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Cell {
    /// Shown in the cell, and what the group's barrier is found by.
    pub median: f64,
    /// What the readiness index uses (R32).
    pub mean: f64,
    /// How many answered; none for a judged score.
    pub n: Option<u32>,
    /// One value by a named author with a reason, which stands for median and mean.
    pub judged: bool,
}

impl Cell {
    /// A judged score, 1–5.
    pub const fn judged(score: f64) -> Self {
        Self {
            median: score,
            mean: score,
            n: None,
            judged: true,
        }
    }

    /// The answers of a group, each 1–5; none without any.
    pub fn answered(answers: &[f64]) -> Option<Self> {
        Some(Self {
            median: median(answers)?,
            mean: mean(answers)?,
            n: Some(u32::try_from(answers.len()).unwrap_or(u32::MAX)),
            judged: false,
        })
    }
}

/// The barrier of a group: the first element whose median is at most 3.0 (R8).
pub fn group_barrier(cells: &[Option<Cell>; 5]) -> FirstBarrier {
    first_barrier(&cells.map(|cell| cell.map(|cell| cell.median)))
}

/// The adoption component of the readiness index, 0–100: the mean of the five element means, rescaled (R32, R16).
/// None unless all five are there.
pub fn adoption(cells: &[Option<Cell>; 5]) -> Option<f64> {
    let means: Vec<f64> = cells.iter().flatten().map(|cell| cell.mean).collect();
    if means.len() == cells.len() {
        mean(&means).map(rescale)
    } else {
        None
    }
}

/// How many people each barrier holds back (R8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
pub struct BarrierCounts {
    /// People whose first barrier is the element, in the order of the elements.
    pub by_element: [u32; 5],
    /// People without a barrier.
    pub clear: u32,
    /// People of whom it cannot be said.
    pub undetermined: u32,
}

/// The distribution of individual barriers over a group (R8).
pub fn barrier_counts<'a>(people: impl IntoIterator<Item = &'a Scores>) -> BarrierCounts {
    let mut counts = BarrierCounts::default();
    for scores in people {
        match first_barrier(scores) {
            FirstBarrier::Barrier { element } => counts.by_element[element as usize] += 1,
            FirstBarrier::Clear => counts.clear += 1,
            FirstBarrier::Undetermined { .. } => counts.undetermined += 1,
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::array::uniform5;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    fn barrier(scores: [u8; 5]) -> FirstBarrier {
        first_barrier(&scores.map(|score| Some(f64::from(score))))
    }

    const fn at(element: Element) -> FirstBarrier {
        FirstBarrier::Barrier { element }
    }

    #[test]
    fn r8_4_3_2_4_5_is_held_back_by_willingness() {
        assert_eq!(barrier([4, 3, 2, 4, 5]), at(Element::Willingness));
    }

    #[test]
    fn r8_3_1_5_5_5_is_held_back_by_understanding_why_though_willingness_is_lower() {
        assert_eq!(barrier([3, 1, 5, 5, 5]), at(Element::UnderstandingWhy));
    }

    #[test]
    fn r8_4_4_4_4_4_has_no_barrier() {
        assert_eq!(barrier([4, 4, 4, 4, 4]), FirstBarrier::Clear);
    }

    #[test]
    fn r8_a_blank_before_any_low_score_leaves_it_undetermined() {
        let scores = [Some(4.0), None, Some(2.0), Some(4.0), Some(5.0)];
        assert_eq!(
            first_barrier(&scores),
            FirstBarrier::Undetermined {
                missing: Element::Willingness
            }
        );
        let last = [Some(4.0), Some(4.0), Some(4.0), Some(4.0), None];
        assert_eq!(
            first_barrier(&last),
            FirstBarrier::Undetermined {
                missing: Element::Sustainment
            }
        );
    }

    #[test]
    fn r8_a_blank_after_a_low_score_changes_nothing() {
        let scores = [Some(2.0), None, None, None, None];
        assert_eq!(first_barrier(&scores), at(Element::UnderstandingWhy));
    }

    #[test]
    fn r8_a_group_is_held_back_by_the_first_element_whose_median_is_at_most_3() {
        let cells = [
            Cell::answered(&[4.0, 4.0, 2.0]),
            Cell::answered(&[3.0, 4.0]),
            Cell::answered(&[3.0, 3.0, 5.0]),
            Cell::answered(&[1.0]),
            Some(Cell::judged(5.0)),
        ];
        assert_eq!(group_barrier(&cells), at(Element::KnowHow));
    }

    #[test]
    fn r8_a_judged_score_stands_for_median_and_mean_and_says_so() {
        let judged = Cell::judged(3.5);
        assert_eq!(
            (judged.median, judged.mean, judged.n, judged.judged),
            (3.5, 3.5, None, true)
        );
        let answered = Cell::answered(&[5.0, 5.0, 2.0]).unwrap();
        assert_eq!((answered.median, answered.mean, answered.n), (5.0, 4.0, Some(3)));
        assert_eq!(Cell::answered(&[]), None);
    }

    #[test]
    fn r8_the_barriers_of_individuals_are_counted_by_element() {
        let people: [Scores; 4] = [
            [4, 3, 2, 4, 5].map(|score| Some(f64::from(score))),
            [4, 2, 2, 4, 5].map(|score| Some(f64::from(score))),
            [4, 4, 4, 4, 4].map(|score| Some(f64::from(score))),
            [None; 5],
        ];
        let counts = barrier_counts(&people);
        assert_eq!(counts.by_element, [0, 2, 0, 0, 0]);
        assert_eq!((counts.clear, counts.undetermined), (1, 1));
    }

    #[test]
    fn r32_adoption_is_the_rescaled_mean_of_all_five_elements_and_none_if_one_is_missing() {
        let mut cells = [3.0, 4.0, 3.0, 4.0, 3.0].map(|score| Some(Cell::judged(score)));
        assert!((adoption(&cells).unwrap() - 60.0).abs() < 1e-9);
        cells[4] = None;
        assert_eq!(adoption(&cells), None);
    }

    proptest! {
        #[test]
        fn r8_every_element_before_the_barrier_is_there_and_above_3(scores in uniform5(option::of(1.0..=5.0_f64))) {
            let before = match first_barrier(&scores) {
                FirstBarrier::Barrier { element } => {
                    prop_assert!(scores[element as usize].unwrap() <= BARRIER_AT_MOST);
                    element as usize
                }
                FirstBarrier::Undetermined { missing } => {
                    prop_assert_eq!(scores[missing as usize], None);
                    missing as usize
                }
                FirstBarrier::Clear => 5,
            };
            prop_assert!(scores[..before].iter().all(|score| score.is_some_and(|score| score > BARRIER_AT_MOST)));
        }

        #[test]
        fn r8_everybody_is_counted_once(people in vec(uniform5(option::of(1.0..=5.0_f64)), 0..30)) {
            let counts = barrier_counts(&people);
            let total = counts.by_element.iter().sum::<u32>() + counts.clear + counts.undetermined;
            prop_assert_eq!(total as usize, people.len());
        }
    }
}
