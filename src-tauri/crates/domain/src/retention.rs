//! R34: how long the people of a closed project are kept.

use chrono::{Months, NaiveDate};

/// How many months after its close the people of a project are kept, where the workspace says nothing else.
pub const KEEP_MONTHS: u32 = 6;
/// The most months a workspace may say.
pub const MOST_MONTHS: u32 = 120;

/// The last day on which the people of a closed project are kept (R34): the one that was chosen, else the date of the
/// same number so many months after the close, or that month's last day where it has no such date.
pub fn keep_until(closed_on: NaiveDate, months: u32, chosen: Option<NaiveDate>) -> NaiveDate {
    chosen.unwrap_or_else(|| {
        // Where there is no such month the calendar itself has ended.
        closed_on
            .checked_add_months(Months::new(months))
            .unwrap_or(NaiveDate::MAX)
    })
}

/// Whether that day is over on a date (R34): on the day itself they are kept.
pub fn is_past(keep_until: NaiveDate, as_of: NaiveDate) -> bool {
    keep_until < as_of
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Days};
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn r34_six_months_after_the_close_or_that_months_last_day() {
        for (closed, until) in [
            ("2026-01-15", "2026-07-15"),
            ("2026-08-31", "2027-02-28"),
            ("2027-08-31", "2028-02-29"),
            ("2026-12-31", "2027-06-30"),
        ] {
            assert_eq!(
                keep_until(date(closed), KEEP_MONTHS, None),
                date(until),
                "{closed}"
            );
        }
        assert_eq!(keep_until(date("2026-01-31"), 1, None), date("2026-02-28"));
        assert_eq!(keep_until(date("2026-01-31"), 0, None), date("2026-01-31"));
        // What was chosen goes before.
        let chosen = Some(date("2026-03-01"));
        assert_eq!(
            keep_until(date("2026-01-15"), KEEP_MONTHS, chosen),
            date("2026-03-01")
        );
    }

    #[test]
    fn r34_on_the_last_day_they_are_kept_and_on_the_next_they_are_due() {
        let until = date("2026-07-15");
        assert!(!is_past(until, until));
        assert!(is_past(until, date("2026-07-16")));
    }

    proptest! {
        #[test]
        fn r34_it_is_so_many_months_on_and_never_before_the_close(days in 0_u64..40_000, months in 0..MOST_MONTHS) {
            let closed = date("1990-01-01") + Days::new(days);
            let until = keep_until(closed, months, None);
            prop_assert!(until >= closed);
            let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
            prop_assert_eq!(month(until), month(closed) + months as i32);
            prop_assert!(until.day() == closed.day() || until.succ_opt().unwrap().day() == 1);
        }
    }
}
