//! Figures as text: the one place where the report rounds.

use chrono::{Datelike, NaiveDate};

/// `value` with so many decimals, rounded half-up (away from zero, so that −0.25 reads as −0.3).
pub fn rounded(value: f64, decimals: usize) -> String {
    let scale = 10f64.powi(decimals as i32);
    // A decimal fraction such as 0.285 sits a hair below itself in binary; the nudge puts it back.
    let units = (value.abs() * scale + 0.5 + 1e-9).floor();
    let sign = if value < 0.0 && units > 0.0 { "−" } else { "" };
    format!("{sign}{:.decimals$}", units / scale)
}

/// An index, 0–100: one decimal.
pub fn index(value: f64) -> String {
    rounded(value, 1)
}

/// A mean or median on a short scale: two decimals.
pub fn mean(value: f64) -> String {
    rounded(value, 2)
}

/// A median or judged score: whole where it is whole, else one decimal (a half).
pub fn score(value: f64) -> String {
    trimmed(value, 2)
}

/// At most so many decimals, without trailing noughts: weights and ratings.
pub fn trimmed(value: f64, decimals: usize) -> String {
    let text = rounded(value, decimals);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A change of an index, with its sign.
pub fn change(value: f64) -> String {
    let text = rounded(value, 1);
    if text == "0.0" || text.starts_with('−') {
        text
    } else {
        format!("+{text}")
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "28 July 2026".
pub fn date(day: NaiveDate) -> String {
    format!(
        "{}\u{a0}{} {}",
        day.day(),
        MONTHS[day.month0() as usize],
        day.year()
    )
}

/// "28 Jul 2026".
pub fn short_date(day: NaiveDate) -> String {
    format!(
        "{}\u{a0}{}\u{a0}{}",
        day.day(),
        &MONTHS[day.month0() as usize][..3],
        day.year()
    )
}

/// "1 group", "3 groups".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n}\u{a0}{}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_half_up() {
        assert_eq!(index(61.45), "61.5");
        assert_eq!(index(0.25), "0.3");
        assert_eq!(index(61.449), "61.4");
        assert_eq!(mean(4.335), "4.34");
        assert_eq!(mean(1.005), "1.01");
        assert_eq!(index(70.0), "70.0");
    }

    #[test]
    fn changes_carry_their_sign_and_nought_has_none() {
        assert_eq!(change(3.25), "+3.3");
        assert_eq!(change(-3.25), "−3.3");
        assert_eq!(change(-0.01), "0.0");
    }

    #[test]
    fn scores_and_dates_read_well() {
        assert_eq!(score(3.0), "3");
        assert_eq!(score(2.5), "2.5");
        let day = NaiveDate::from_ymd_opt(2026, 7, 28).unwrap();
        assert_eq!(date(day), "28\u{a0}July 2026");
        assert_eq!(short_date(day), "28\u{a0}Jul\u{a0}2026");
        assert_eq!(count(1, "group", "groups"), "1\u{a0}group");
    }
}
