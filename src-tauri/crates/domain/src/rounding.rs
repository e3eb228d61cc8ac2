//! Rounding for display, half-up: indices to one decimal, means to two. Nothing is compared after rounding.

/// Half-up: a half goes away from zero, so that +3.25 and −3.25 read alike, as in a spreadsheet. A value that is a
/// half but for the error of binary fractions (2.345 is stored a little below) counts as a half.
pub fn half_up(value: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    let magnitude = (value.abs() * scale + 0.5 + SLACK).floor() / scale;
    if !magnitude.is_finite() {
        value
    } else if value < 0.0 && magnitude > 0.0 {
        -magnitude
    } else {
        magnitude
    }
}

/// The text of a value with exactly that many decimals: `text(61.5, 1)` is `61.5`.
pub fn text(value: f64, decimals: u8) -> String {
    format!("{:.*}", usize::from(decimals), half_up(value, decimals))
}

/// An index, a component or a percentage: one decimal.
pub fn index(value: f64) -> String {
    text(value, 1)
}

/// A mean of scores: two decimals.
pub fn mean(value: f64) -> String {
    text(value, 2)
}

/// Whether `value` is at least `limit`, forgiving the error of adding binary fractions.
pub(crate) fn reaches(value: f64, limit: f64) -> bool {
    value >= limit - SLACK
}

const SLACK: f64 = 1e-9;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_half_is_rounded_up() {
        assert_eq!(index(61.25), "61.3");
        assert_eq!(index(61.24), "61.2");
        assert_eq!(mean(2.345), "2.35");
        assert_eq!(mean(1.005), "1.01");
        assert_eq!(index(58.125), "58.1");
    }

    #[test]
    fn a_fall_is_rounded_like_a_rise() {
        assert_eq!(index(-3.25), "-3.3");
        assert_eq!(index(3.25), "3.3");
    }

    #[test]
    fn nothing_is_shown_as_minus_nought() {
        assert_eq!(index(-0.04), "0.0");
        assert_eq!(index(-0.0), "0.0");
    }

    #[test]
    fn the_decimals_are_always_there() {
        assert_eq!(index(100.0), "100.0");
        assert_eq!(mean(4.0), "4.00");
        assert_eq!(text(33.0, 0), "33");
    }

    proptest! {
        #[test]
        fn rounding_moves_a_value_by_at_most_half_a_step(value in -1000.0..1000.0_f64, decimals in 0..4_u8) {
            let step = 10_f64.powi(-i32::from(decimals));
            prop_assert!((half_up(value, decimals) - value).abs() <= step / 2.0 + 1e-8);
        }

        #[test]
        fn rounding_twice_changes_nothing(value in -1000.0..1000.0_f64, decimals in 0..4_u8) {
            let once = half_up(value, decimals);
            prop_assert_eq!(half_up(once, decimals), once);
        }
    }
}
