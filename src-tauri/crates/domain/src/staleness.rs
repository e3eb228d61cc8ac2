//! When what is known of a stakeholder has to be looked over again.

use chrono::{Days, NaiveDate};

use crate::Settings;

/// The last day on which what is known of a stakeholder holds: the day it was verified, or else added, and so many days,
/// its own or those of the house rule. None only at the end of the calendar.
pub fn holds_until(
    verified_on: Option<NaiveDate>,
    added_on: NaiveDate,
    verify_days: Option<u32>,
    settings: &Settings,
) -> Option<NaiveDate> {
    let days = verify_days.unwrap_or(settings.verify_days);
    verified_on
        .unwrap_or(added_on)
        .checked_add_days(Days::new(days.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_was_verified_holds_for_the_days_of_the_house_rule() {
        let until = holds_until(
            Some(day("2026-01-01")),
            day("2025-01-01"),
            None,
            &Settings::default(),
        );
        assert_eq!(until, Some(day("2026-06-30")));
    }

    #[test]
    fn what_was_never_verified_counts_from_the_day_it_was_added_and_days_of_its_own_come_first() {
        let until = holds_until(None, day("2026-03-01"), Some(10), &Settings::default());
        assert_eq!(until, Some(day("2026-03-11")));
    }
}
