//! Scores of scales (R11) and how five-point answers are shown (R16).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::median::{mean, median};
use crate::share::Share;

/// Two-sided 95 % of the normal distribution.
const Z_95: f64 = 1.959_963_984_540_054;

/// A subscale of one respondent: the mean of what was answered, if at least half was; else none (R11).
pub fn subscale(answers: &[Option<f64>]) -> Option<f64> {
    let answered: Vec<f64> = answers.iter().flatten().copied().collect();
    if answered.len() * 2 < answers.len() {
        None
    } else {
        mean(&answered)
    }
}

/// A group's score: the mean of its respondents' subscales (R11). Commitment and efficacy are each scored so, and
/// never merged.
pub fn group_score(subscales: &[f64]) -> Option<f64> {
    mean(subscales)
}

/// A score of 1–5 on 0–100: 100(x − 1)/4 (R16), never x/5, which would make the worst answer 20.
pub fn rescale(score: f64) -> f64 {
    100.0 * (score - 1.0) / 4.0
}

/// Whether an answer of 1–5 is favourable: 4 or 5 (R16).
pub const fn is_favourable(answer: u8) -> bool {
    answer >= 4
}

/// A range of per cent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Interval {
    /// The lower end, 0–100.
    pub low: f64,
    /// The upper end, 0–100.
    pub high: f64,
}

/// The 95 % interval of Wilson around a share (R16): honest for few answers and at the ends.
pub fn wilson(share: Share) -> Interval {
    let n = f64::from(share.whole);
    let p = f64::from(share.part) / n;
    let z2 = Z_95 * Z_95;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z_95 / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let end = |value: f64| (100.0 * value).clamp(0.0, 100.0);
    Interval {
        low: end(centre - half),
        high: end(centre + half),
    }
}

/// Five-point answers to one question, as they are shown (R16).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Likert {
    /// How many answered.
    pub n: u32,
    /// Of those asked; none where it is not known how many were.
    pub response: Option<Share>,
    /// How many gave 1, 2, 3, 4 and 5.
    pub distribution: [u32; 5],
    /// The median.
    pub median: f64,
    /// Those who gave 4 or 5.
    pub favourable: Share,
    /// The 95 % interval around the favourable share.
    pub interval: Interval,
    /// The mean: shown second.
    pub mean: f64,
}

/// Sums up answers of 1–5 (others are left out) to a question put to `asked` people (R16); none without answers.
pub fn likert(answers: &[u8], asked: Option<u32>) -> Option<Likert> {
    let mut distribution = [0; 5];
    let mut values = Vec::with_capacity(answers.len());
    for &answer in answers {
        if let Some(count) = usize::from(answer)
            .checked_sub(1)
            .and_then(|at| distribution.get_mut(at))
        {
            *count += 1;
            values.push(f64::from(answer));
        }
    }
    let n = distribution.iter().sum();
    let favourable = Share::of(distribution[3] + distribution[4], n)?;
    Some(Likert {
        n,
        response: asked.and_then(|asked| Share::of(n, asked)),
        distribution,
        median: median(&values)?,
        favourable,
        interval: wilson(favourable),
        mean: mean(&values)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounding;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    fn interval(part: u32, whole: u32) -> (String, String) {
        let found = wilson(Share::of(part, whole).unwrap());
        (rounding::index(found.low), rounding::index(found.high))
    }

    fn pair(low: &str, high: &str) -> (String, String) {
        (low.to_owned(), high.to_owned())
    }

    #[test]
    fn r11_three_of_five_answers_make_a_subscale() {
        let score = subscale(&[Some(4.0), Some(5.0), None, Some(4.0), None]).unwrap();
        assert_eq!(rounding::mean(score), "4.33");
    }

    #[test]
    fn r11_two_of_five_answers_make_none() {
        assert_eq!(subscale(&[Some(4.0), Some(5.0), None, None, None]), None);
    }

    #[test]
    fn r11_four_of_seven_answers_make_a_subscale_and_three_do_not() {
        let mut answers = [Some(4.0), Some(4.0), Some(4.0), Some(4.0), None, None, None];
        assert_eq!(subscale(&answers), Some(4.0));
        answers[3] = None;
        assert_eq!(subscale(&answers), None);
        assert_eq!(subscale(&[]), None);
    }

    #[test]
    fn r11_a_group_scores_the_mean_of_its_respondents() {
        assert_eq!(group_score(&[4.0, 3.0]), Some(3.5));
        assert_eq!(group_score(&[]), None);
    }

    #[test]
    fn r16_12_of_15_is_80_per_cent_from_54_8_to_93() {
        assert_eq!(Share::of(12, 15).unwrap().percent, 80.0);
        assert_eq!(interval(12, 15), pair("54.8", "93.0"));
    }

    #[test]
    fn r16_none_of_5_is_from_0_to_43_4() {
        assert_eq!(interval(0, 5), pair("0.0", "43.4"));
    }

    #[test]
    fn r16_all_of_5_is_from_56_6_to_100() {
        assert_eq!(interval(5, 5), pair("56.6", "100.0"));
    }

    #[test]
    fn r16_a_mean_of_3_8_is_70_on_the_scale_to_100() {
        assert_eq!(rounding::index(rescale(3.8)), "70.0");
        assert_eq!((rescale(1.0), rescale(5.0)), (0.0, 100.0));
    }

    #[test]
    fn r16_answers_are_shown_with_their_number_and_their_whole_distribution() {
        let shown = likert(&[5, 4, 4, 2, 1], Some(8)).unwrap();
        assert_eq!((shown.n, shown.distribution), (5, [1, 1, 0, 2, 1]));
        assert_eq!(shown.response, Share::of(5, 8));
        assert_eq!((shown.median, shown.mean), (4.0, 3.2));
        assert_eq!(shown.favourable, Share::of(3, 5).unwrap());
        assert_eq!(likert(&[], Some(8)), None);
        assert_eq!(likert(&[0, 6], None), None);
    }

    proptest! {
        #[test]
        fn r11_a_subscale_lies_within_its_answers(answers in vec(option::of(1.0..=5.0_f64), 1..8)) {
            if let Some(score) = subscale(&answers) {
                prop_assert!((1.0..=5.0).contains(&score));
                prop_assert!(answers.iter().flatten().count() * 2 >= answers.len());
            }
        }

        #[test]
        fn r16_the_interval_holds_the_share_and_stays_on_the_scale(whole in 1..500_u32, part in 0..500_u32) {
            prop_assume!(part <= whole);
            let share = Share::of(part, whole).unwrap();
            let found = wilson(share);
            prop_assert!(0.0 <= found.low && found.high <= 100.0);
            prop_assert!(found.low <= share.percent + 1e-9 && share.percent <= found.high + 1e-9);
        }
    }
}
