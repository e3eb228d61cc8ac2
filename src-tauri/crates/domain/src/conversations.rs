//! Conversations (R24): how a stakeholder feels about it by now, and where that is going.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::median::median;

/// The lowest and the highest sentiment of a conversation (R24).
pub const SENTIMENTS: std::ops::RangeInclusive<i64> = -2..=2;

/// How many conversations make a figure (R24).
const WINDOW: usize = 3;

/// The sentiment of the latest conversations (R24).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Sentiment {
    /// How many conversations have one.
    pub of: u32,
    /// The median of the last three; none with fewer.
    pub now: Option<f64>,
    /// That less the median of the three before; none with fewer than six.
    pub trend: Option<f64>,
}

/// Where sentiment stands (R24). `oldest_first` holds what was recorded of it; conversations without one are left out.
pub fn sentiment(oldest_first: &[i64]) -> Sentiment {
    let of_three = |back: usize| {
        let end = oldest_first.len().checked_sub(back * WINDOW)?;
        let values: Vec<f64> = oldest_first[end.checked_sub(WINDOW)?..end]
            .iter()
            .map(|&value| value as f64)
            .collect();
        median(&values)
    };
    let now = of_three(0);
    Sentiment {
        of: u32::try_from(oldest_first.len()).unwrap_or(u32::MAX),
        now,
        trend: now.zip(of_three(1)).map(|(now, before)| now - before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn r24_six_conversations_have_a_trend() {
        let found = sentiment(&[-1, 0, 0, 1, 1, 2]);
        assert_eq!((found.of, found.now, found.trend), (6, Some(1.0), Some(1.0)));
    }

    #[test]
    fn r24_fewer_than_three_have_no_figure_and_fewer_than_six_no_trend() {
        assert_eq!(
            sentiment(&[2, 2]),
            Sentiment {
                of: 2,
                now: None,
                trend: None
            }
        );
        let five = sentiment(&[-2, -2, 0, 1, 1]);
        assert_eq!((five.now, five.trend), (Some(1.0), None));
        assert_eq!(sentiment(&[]), Sentiment::default());
    }

    proptest! {
        #[test]
        fn r24_sentiment_stays_on_its_scale_and_only_the_last_six_count(values in vec(SENTIMENTS, 6..20)) {
            let found = sentiment(&values);
            prop_assert!((-2.0..=2.0).contains(&found.now.unwrap()));
            prop_assert!((-4.0..=4.0).contains(&found.trend.unwrap()));
            let last = sentiment(&values[values.len() - 6..]);
            prop_assert_eq!((last.now, last.trend), (found.now, found.trend));
        }
    }
}
