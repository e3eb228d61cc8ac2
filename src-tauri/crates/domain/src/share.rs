//! A part of a whole, kept with both counts so that a percentage is never shown without what it is based on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Share {
    /// How many of them.
    pub part: u32,
    /// Of how many; never 0.
    pub whole: u32,
    /// The part in per cent, unrounded, 0–100.
    pub percent: f64,
}

impl Share {
    /// The share of `part` in `whole`; none where the whole is 0 or smaller than its part.
    pub fn of(part: u32, whole: u32) -> Option<Self> {
        (whole > 0 && part <= whole).then(|| Self {
            part,
            whole,
            percent: 100.0 * f64::from(part) / f64::from(whole),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_none_rather_than_nought() {
        assert_eq!(Share::of(0, 0), None);
        assert_eq!(Share::of(0, 4).map(|share| share.percent), Some(0.0));
        assert_eq!(Share::of(5, 4), None);
    }
}
