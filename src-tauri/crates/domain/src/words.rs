//! The words the product speaks: closed lists, each with the text it is stored and sent as, and a plain label.

mod alike;
mod assessment;
mod custom;
mod decisions;
mod duties;
mod engagement;
mod papers;
mod readiness;
mod redaction;
mod stakeholder;
mod support;
mod view;

pub use alike::*;
pub use assessment::*;
pub use custom::*;
pub use decisions::*;
pub use duties::*;
pub use engagement::*;
pub use papers::*;
pub use readiness::*;
pub use redaction::*;
pub use stakeholder::*;
pub use support::*;
pub use view::*;

/// A word that is not on its list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not {list}: use one of {known}")]
pub struct UnknownWord {
    /// What was given.
    pub given: String,
    /// What it should have been, with its article: "a kind of stakeholder".
    pub list: &'static str,
    /// The words there are, separated by commas.
    pub known: String,
}

/// Declares a closed list: each variant with its stored text and its label, the list itself with what one entry is.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $list:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $text:literal, $label:literal;)+
    })+) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, ts_rs::TS, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text it is stored and sent as.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The plain English a reader sees.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(text: &str) -> Result<Self, $crate::UnknownWord> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownWord {
                        given: text.chars().take(60).collect(),
                        list: $list,
                        known: [$($text),+].join(", "),
                    }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }
    )+};
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fmt::Debug;
    use std::str::FromStr;

    /// Stored text, JSON and parsing agree, and no two words of a list share a text or a label.
    fn agrees<T>(all: &[T], text: impl Fn(T) -> &'static str, label: impl Fn(T) -> &'static str)
    where
        T: Copy
            + Debug
            + PartialEq
            + FromStr<Err = UnknownWord>
            + serde::Serialize
            + serde::de::DeserializeOwned,
    {
        let mut texts = BTreeSet::new();
        let mut labels = BTreeSet::new();
        for &word in all {
            let stored = text(word);
            assert_eq!(serde_json::to_value(word).unwrap(), stored, "JSON of {word:?}");
            assert_eq!(serde_json::from_value::<T>(stored.into()).unwrap(), word);
            assert_eq!(stored.parse::<T>(), Ok(word));
            assert!(texts.insert(stored), "{stored} twice");
            assert!(labels.insert(label(word)), "{} twice", label(word));
        }
        let unknown = "no such word".parse::<T>().unwrap_err();
        assert!(unknown.to_string().contains(text(all[0])));
    }

    #[test]
    fn every_word_is_stored_sent_and_parsed_as_the_same_text() {
        macro_rules! all {
            ($($name:ident)+) => {$( agrees($name::ALL, $name::as_str, $name::label); )+};
        }
        all! {
            StakeholderKind TieKind Quadrant Engagement GapDirection GapKind SalienceClass CubeType Basis Axis Element Measure Rag
            ConfidenceLevel ConfidenceBasis TrendDirection AgreementLevel BarKind BarState Decision Component ServiceFamily NeedState RequestOrigin RequestStatus PlanStatus
            CommitmentDirection CommitmentStatus CustomSubject CustomKind
            StakeDirection DecisionKind RaciPart RaciFault
            DataRequestKind DataRequestStatus MarkKind ErasureMode ViewKind AlikeBecause Likelihood
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_words_there_are() {
        let fault = "pet".parse::<StakeholderKind>().unwrap_err();
        assert_eq!(
            fault.to_string(),
            "“pet” is not a kind of stakeholder: use one of person, role, group, organisation"
        );
    }

    #[test]
    fn engagement_runs_from_unaware_0_to_leading_4() {
        for (level, &engagement) in (0..).zip(Engagement::ALL) {
            assert_eq!(engagement.level(), level);
            assert_eq!(Engagement::from_level(level), Some(engagement));
        }
        assert_eq!(Engagement::from_level(5), None);
        assert_eq!(Engagement::from_level(-1), None);
    }

    #[test]
    fn desired_engagement_starts_at_neutral() {
        assert_eq!(Axis::DesiredEngagement.range(), 2..=4);
        assert!(!Axis::DesiredEngagement.allows(1));
        assert!(Axis::CurrentEngagement.allows(0));
        assert!(!Axis::Power.allows(0));
        assert!(Axis::Attitude.allows(-2));
    }

    #[test]
    fn the_measures_are_the_five_elements_in_order_then_commitment_and_efficacy() {
        let elements: Vec<_> = Measure::ALL.iter().filter_map(|m| m.element()).collect();
        assert_eq!(elements, Element::ALL);
        for &element in Element::ALL {
            assert_eq!(Measure::from(element).as_str(), element.as_str());
        }
        assert_eq!(Measure::ALL[5..], [Measure::Commitment, Measure::Efficacy]);
    }
}
