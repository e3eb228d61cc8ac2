//! Salience (R3, after Mitchell, Agle and Wood 1997): who has power, a legitimate claim, and an urgent one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{SalienceClass, Settings};

/// The three attributes of a claim (R3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attributes {
    /// Power over the project is high.
    pub power: bool,
    /// The claim is legitimate.
    pub legitimacy: bool,
    /// The claim is urgent.
    pub urgency: bool,
}

/// How salient a stakeholder is (R3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Salience {
    /// The class, by which attributes there are.
    pub class: SalienceClass,
    /// How many of the three there are: 0 none, 1 latent, 2 expectant, 3 definitive.
    pub tier: u8,
}

impl Attributes {
    /// From what assessments come to: power 1–5, which is an attribute where it is high (R1); legitimacy and urgency 0
    /// or 1.
    pub fn of(power: f64, legitimacy: f64, urgency: f64, settings: &Settings) -> Self {
        Self {
            power: power >= f64::from(settings.high_from),
            legitimacy: legitimacy >= 1.0,
            urgency: urgency >= 1.0,
        }
    }
}

/// The class and the tier of a set of attributes (R3).
pub const fn salience(attributes: Attributes) -> Salience {
    let Attributes {
        power,
        legitimacy,
        urgency,
    } = attributes;
    Salience {
        class: match (power, legitimacy, urgency) {
            (false, false, false) => SalienceClass::NonStakeholder,
            (true, false, false) => SalienceClass::Dormant,
            (false, true, false) => SalienceClass::Discretionary,
            (false, false, true) => SalienceClass::Demanding,
            (true, true, false) => SalienceClass::Dominant,
            (true, false, true) => SalienceClass::Dangerous,
            (false, true, true) => SalienceClass::Dependent,
            (true, true, true) => SalienceClass::Definitive,
        },
        tier: power as u8 + legitimacy as u8 + urgency as u8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(power: bool, legitimacy: bool, urgency: bool) -> (SalienceClass, u8) {
        let found = salience(Attributes {
            power,
            legitimacy,
            urgency,
        });
        (found.class, found.tier)
    }

    #[test]
    fn r3_power_and_urgency_are_dangerous_and_of_tier_2() {
        assert_eq!(of(true, false, true), (SalienceClass::Dangerous, 2));
    }

    #[test]
    fn r3_no_attribute_is_tier_0() {
        assert_eq!(of(false, false, false), (SalienceClass::NonStakeholder, 0));
    }

    #[test]
    fn r3_every_set_has_its_class() {
        use SalienceClass::{Definitive, Demanding, Dependent, Discretionary, Dominant, Dormant};
        assert_eq!(of(true, false, false), (Dormant, 1));
        assert_eq!(of(false, true, false), (Discretionary, 1));
        assert_eq!(of(false, false, true), (Demanding, 1));
        assert_eq!(of(true, true, false), (Dominant, 2));
        assert_eq!(of(false, true, true), (Dependent, 2));
        assert_eq!(of(true, true, true), (Definitive, 3));
    }

    #[test]
    fn r3_power_is_an_attribute_where_it_is_high() {
        let settings = Settings::default();
        assert!(!Attributes::of(3.5, 1.0, 0.0, &settings).power);
        assert_eq!(
            Attributes::of(4.0, 1.0, 0.0, &settings),
            Attributes {
                power: true,
                legitimacy: true,
                urgency: false,
            }
        );
        let lower = Settings {
            high_from: 3,
            borderline_from: 2,
            ..Settings::default()
        };
        assert!(Attributes::of(3.0, 0.0, 0.0, &lower).power);
    }

    proptest! {
        #[test]
        fn r3_the_tier_is_the_number_of_attributes(power: bool, legitimacy: bool, urgency: bool) {
            let count = [power, legitimacy, urgency].iter().filter(|held| **held).count();
            prop_assert_eq!(usize::from(of(power, legitimacy, urgency).1), count);
        }

        #[test]
        fn r3_two_sets_never_share_a_class(one: [bool; 3], other: [bool; 3]) {
            let class = |[power, legitimacy, urgency]: [bool; 3]| of(power, legitimacy, urgency).0;
            prop_assert_eq!(class(one) == class(other), one == other);
        }
    }
}
