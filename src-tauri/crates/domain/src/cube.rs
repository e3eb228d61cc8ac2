//! The stakeholder cube (R5): power and interest with attitude as a third side.

use crate::{CubeType, Settings};

/// The type of a power and an interest, each 1–5, with an attitude, −2 to 2; none where attitude is 0 (R5).
pub fn cube_type(power: f64, interest: f64, attitude: f64, settings: &Settings) -> Option<CubeType> {
    let high = |value: f64| value >= f64::from(settings.high_from);
    if attitude == 0.0 {
        return None;
    }
    Some(match (high(power), high(interest), attitude > 0.0) {
        (true, true, true) => CubeType::Saviour,
        (true, true, false) => CubeType::Saboteur,
        (true, false, true) => CubeType::SleepingGiant,
        (true, false, false) => CubeType::TimeBomb,
        (false, true, true) => CubeType::Friend,
        (false, true, false) => CubeType::Irritant,
        (false, false, true) => CubeType::Acquaintance,
        (false, false, false) => CubeType::TripWire,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(power: f64, interest: f64, attitude: f64) -> Option<CubeType> {
        cube_type(power, interest, attitude, &Settings::default())
    }

    #[test]
    fn r5_power_5_interest_1_attitude_minus_1_is_a_time_bomb() {
        assert_eq!(of(5.0, 1.0, -1.0), Some(CubeType::TimeBomb));
    }

    #[test]
    fn r5_every_corner_has_its_type() {
        use CubeType::{
            Acquaintance, Friend, Irritant, Saboteur, Saviour, SleepingGiant, TimeBomb, TripWire,
        };
        for (power, interest, for_it, against) in [
            (4.0, 4.0, Saviour, Saboteur),
            (4.0, 3.5, SleepingGiant, TimeBomb),
            (3.5, 5.0, Friend, Irritant),
            (1.0, 1.0, Acquaintance, TripWire),
        ] {
            assert_eq!(of(power, interest, 2.0), Some(for_it));
            assert_eq!(of(power, interest, 0.5), Some(for_it));
            assert_eq!(of(power, interest, -0.5), Some(against));
        }
    }

    #[test]
    fn r5_attitude_0_has_no_type() {
        assert_eq!(of(5.0, 5.0, 0.0), None);
    }

    proptest! {
        #[test]
        fn r5_the_other_side_of_an_attitude_is_another_type(
            power in 2..=10_u8, interest in 2..=10_u8, attitude in 1..=4_u8,
        ) {
            let half = |value: u8| f64::from(value) / 2.0;
            let on = |attitude: f64| of(half(power), half(interest), attitude);
            prop_assert_ne!(on(half(attitude)), on(-half(attitude)));
            prop_assert_eq!(on(half(attitude)), on(2.0));
        }
    }
}
