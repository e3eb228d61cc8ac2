//! Axes of one's own beside those of the product: the same mechanics on axes that are chosen (R2).

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};
use ts_rs::TS;

use crate::{Axis, OwnAxisId, UnknownWord};

/// The most axes of its own a workspace has (R2, a house rule).
pub const MOST_OWN_AXES: usize = 20;

/// The values on an axis of one's own (R2): those of power and interest.
pub const OWN_RANGE: RangeInclusive<i64> = 1..=5;

/// An axis that is assessed: one of the product, or one of one's own (R2). It is kept and sent as one text: the word of the
/// former, the identifier of the latter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum AnyAxis {
    /// One of the product.
    Known(Axis),
    /// One that the workspace defines. In TypeScript the shape of its id tells it from a word.
    Own(#[ts(type = "`${string}-${string}-${string}-${string}-${string}`")] OwnAxisId),
}

impl AnyAxis {
    /// The values an assessment on this axis may have.
    pub const fn range(self) -> RangeInclusive<i64> {
        match self {
            Self::Known(axis) => axis.range(),
            Self::Own(_) => OWN_RANGE,
        }
    }

    /// Whether `value` lies in the range of this axis.
    pub fn allows(self, value: i64) -> bool {
        self.range().contains(&value)
    }

    /// Whether it is said of where somebody stands, not of what is thought of them: power or interest alone (R34).
    pub const fn is_placing(self) -> bool {
        matches!(self, Self::Known(Axis::Power | Axis::Interest))
    }

    /// The axis of the product that it is; none of one of one's own.
    pub const fn known(self) -> Option<Axis> {
        match self {
            Self::Known(axis) => Some(axis),
            Self::Own(_) => None,
        }
    }
}

impl From<Axis> for AnyAxis {
    fn from(axis: Axis) -> Self {
        Self::Known(axis)
    }
}

impl From<OwnAxisId> for AnyAxis {
    fn from(axis: OwnAxisId) -> Self {
        Self::Own(axis)
    }
}

impl PartialEq<Axis> for AnyAxis {
    fn eq(&self, other: &Axis) -> bool {
        self.known() == Some(*other)
    }
}

/// The text it is kept as; a person reads the name instead.
impl fmt::Display for AnyAxis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(axis) => f.write_str(axis.as_str()),
            Self::Own(id) => fmt::Display::fmt(id, f),
        }
    }
}

impl FromStr for AnyAxis {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        text.parse().map(Self::Known).or_else(|unknown: UnknownWord| {
            // Of the ways to write an identifier only the one it is kept as, so that two texts are never one axis.
            match text.parse::<OwnAxisId>() {
                Ok(id) if id.to_string() == text => Ok(Self::Own(id)),
                _ => Err(UnknownWord {
                    known: format!("{}, or the id of an axis of your own", unknown.known),
                    ..unknown
                }),
            }
        })
    }
}

impl<'de> Deserialize<'de> for AnyAxis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Settings, power_interest};

    const TRUST: &str = "0190a5c2-7c00-7000-8000-000000000001";

    #[test]
    fn r2_an_axis_is_one_text_whether_it_is_known_or_ones_own() {
        for &axis in Axis::ALL {
            let any = AnyAxis::from(axis);
            assert_eq!(any.to_string(), axis.as_str());
            assert_eq!(axis.as_str().parse(), Ok(any));
            assert_eq!(serde_json::to_value(any).unwrap(), axis.as_str());
            assert_eq!(any, axis);
        }
        let trust: AnyAxis = serde_json::from_value(TRUST.into()).unwrap();
        assert_eq!(trust, AnyAxis::Own(TRUST.parse().unwrap()));
        assert_eq!(serde_json::to_value(trust).unwrap(), TRUST);
        assert_eq!(trust.known(), None);
        assert_ne!(trust, Axis::Power);
    }

    #[test]
    fn r2_what_is_neither_a_known_axis_nor_an_id_is_refused_with_those_there_are() {
        for text in ["trust", "", &TRUST.to_uppercase(), &TRUST.replace('-', "")] {
            let refused = text.parse::<AnyAxis>().unwrap_err().to_string();
            assert!(refused.contains("power, interest"), "{refused}");
            assert!(refused.contains("axis of your own"), "{refused}");
            assert!(serde_json::from_value::<AnyAxis>(text.into()).is_err());
        }
    }

    #[test]
    fn r2_ones_own_axis_runs_from_1_to_5_and_is_disputed_as_power_is() {
        let trust = AnyAxis::Own(TRUST.parse().unwrap());
        assert_eq!(trust.range(), 1..=5);
        assert!(!trust.allows(0) && trust.allows(1) && trust.allows(5) && !trust.allows(6));
        let of = |values: &[i64]| power_interest::consensus(values, &Settings::default()).unwrap();
        let (apart, close) = (of(&[2, 5]), of(&[4, 5]));
        assert_eq!((apart.median, apart.disputed), (3.5, true));
        assert_eq!((close.median, close.disputed), (4.5, false));
    }

    #[test]
    fn r34_what_is_said_on_ones_own_axis_is_an_opinion() {
        assert!(AnyAxis::from(Axis::Interest).is_placing());
        assert!(!AnyAxis::from(Axis::Attitude).is_placing());
        assert!(!AnyAxis::Own(TRUST.parse().unwrap()).is_placing());
    }

    #[test]
    fn an_axis_is_a_word_or_an_id_in_typescript() {
        let said = AnyAxis::inline(&ts_rs::Config::default());
        assert_eq!(said, "Axis | `${string}-${string}-${string}-${string}-${string}`");
    }
}
