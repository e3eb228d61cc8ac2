//! Full-time equivalents as decimals, so that sums of many rows carry no dust.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Serialize, Serializer};

const SCALE: u64 = 1_000_000;
const DECIMALS: usize = 6;
/// More posts than any organisation has; more than this in a cell is a number of another kind.
const MOST: u64 = 1_000_000_000 * SCALE;

/// A number of full-time equivalents: not negative, exact to six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Headcount(u64);

impl Headcount {
    /// Reads a number as people write it: `3`, `0.8`, `1,519.1`, `1 519,1`, `12,5`. Digits beyond the sixth decimal are
    /// rounded. `None` if it is not a number, is negative, or is more than a thousand million.
    ///
    /// A comma followed by exactly three digits groups thousands; any other single comma is a decimal comma, before which
    /// dots group thousands (`1.519,1`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bare: String = text
            .trim()
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\''))
            .collect();
        let dot_groups =
            bare.rfind(',') > bare.find('.') && bare.contains('.') && bare.matches(',').count() == 1;
        let plain = if dot_groups {
            let (whole, fraction) = bare.split_once(',')?;
            format!("{}.{fraction}", ungroup(&whole.replace('.', ","))?)
        } else if bare.contains('.') {
            let (whole, fraction) = bare.split_once('.')?;
            format!("{}.{fraction}", ungroup(whole)?)
        } else {
            match bare.split_once(',') {
                Some((whole, fraction)) if !fraction.contains(',') && fraction.len() != 3 => {
                    format!("{whole}.{fraction}")
                }
                _ => ungroup(&bare)?,
            }
        };
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let mut millionths = 0;
        for place in 0..DECIMALS {
            let digit = fraction
                .as_bytes()
                .get(place)
                .map_or(0, |digit| u64::from(digit - b'0'));
            millionths = millionths * 10 + digit;
        }
        if fraction
            .as_bytes()
            .get(DECIMALS)
            .is_some_and(|digit| *digit >= b'5')
        {
            millionths += 1;
        }
        let value = whole.checked_mul(SCALE)?.checked_add(millionths)?;
        (value <= MOST).then_some(Self(value))
    }

    /// The nearest floating-point number: the one that `62315.72` in a program text gives.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }

    /// One post.
    pub(crate) const ONE: Self = Self(SCALE);

    /// True for exactly nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// The digits of a whole number without its thousands commas; `None` if a comma stands elsewhere.
fn ungroup(whole: &str) -> Option<String> {
    let mut parts = whole.split(',');
    let first = parts.next()?;
    let mut digits = first.to_owned();
    for part in parts {
        if part.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(part);
    }
    Some(digits)
}

impl Add for Headcount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Headcount {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Headcount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, millionths) = (self.0 / SCALE, self.0 % SCALE);
        if millionths == 0 {
            return write!(out, "{whole}");
        }
        let fraction = format!("{millionths:06}");
        write!(out, "{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl Serialize for Headcount {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(self.as_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::Headcount;

    fn shown(text: &str) -> Option<String> {
        Headcount::parse(text).map(|value| value.to_string())
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("3", "3"),
            ("1.0", "1"),
            (" 0.8 ", "0.8"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1,519.1", "1519.1"),
            ("1,234,567", "1234567"),
            ("1 519,1", "1519.1"),
            ("1.519,1", "1519.1"),
            ("1.234.567,5", "1234567.5"),
            ("12,5", "12.5"),
            ("0.30000000000000004", "0.3"),
            ("0.9999999", "1"),
            ("0", "0"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_of_posts_is_not_guessed_at() {
        for text in [
            "",
            ".",
            ",",
            "-1",
            "about 5",
            "1.2.3",
            "1,23,456",
            "1.23,4",
            "1,2.3,4",
            "12e3",
            "N/D",
            "99999999999999999999",
            "١٢",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn a_sum_of_hundredths_carries_no_dust() {
        let total: Headcount = ["0.1", "0.2", "62315.42"]
            .iter()
            .filter_map(|text| Headcount::parse(text))
            .sum();
        assert_eq!(total.to_string(), "62315.72");
        assert!((total.as_f64() - 62_315.72).abs() < f64::EPSILON);
    }
}
