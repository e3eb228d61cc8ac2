//! R33: when what somebody asks about their own data is due.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate, Weekday};

/// The day by which a request of somebody about their own data has to be answered (R33): the corresponding date of the
/// next month, or that month's last day where it has no such date; and where that is a weekend or one of the `holidays`,
/// the next day that is neither.
pub fn due_on(received: NaiveDate, holidays: &BTreeSet<NaiveDate>) -> NaiveDate {
    // Where there is no next month the calendar itself has ended.
    let corresponding = received.checked_add_months(Months::new(1)).unwrap_or(received);
    corresponding
        .iter_days()
        .find(|day| is_working_day(*day, holidays))
        .unwrap_or(corresponding)
}

/// Whether a day is neither of a weekend nor a holiday (R33).
pub fn is_working_day(day: NaiveDate, holidays: &BTreeSet<NaiveDate>) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.contains(&day)
}

/// How many days are left on a date until a request is due (R33): 0 on the day itself, negative once it is overdue.
pub fn days_left(due_on: NaiveDate, as_of: NaiveDate) -> i64 {
    (due_on - as_of).num_days()
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(received: &str, holidays: &[&str]) -> NaiveDate {
        due_on(
            date(received),
            &holidays.iter().map(|holiday| date(holiday)).collect(),
        )
    }

    #[test]
    fn r33_the_corresponding_date_or_the_last_day_and_then_a_working_day() {
        assert_eq!(due("2026-01-31", &[]), date("2026-03-02"));
        assert_eq!(due("2026-09-03", &[]), date("2026-10-05"));
        // A day of the same number that is a working day stays.
        assert_eq!(due("2026-01-05", &[]), date("2026-02-05"));
        // A leap year has one day more to give.
        assert_eq!(due("2024-01-31", &[]), date("2024-02-29"));
        // Across the turn of the year.
        assert_eq!(due("2025-12-31", &[]), date("2026-02-02"));
        assert_eq!(due("2025-12-15", &[]), date("2026-01-15"));
    }

    #[test]
    fn r33_a_listed_holiday_is_no_working_day_and_neither_is_the_next_one() {
        // Christmas Day 2026 is a Friday; with the Monday after it the Tuesday is the first day left.
        assert_eq!(
            due("2026-11-25", &["2026-12-25", "2026-12-28"]),
            date("2026-12-29")
        );
        // A holiday in between moves nothing.
        assert_eq!(due("2026-11-24", &["2026-12-01"]), date("2026-12-24"));
    }

    #[test]
    fn r33_days_left_count_down_to_the_day_and_below() {
        let due = date("2026-03-02");
        assert_eq!(days_left(due, date("2026-02-28")), 2);
        assert_eq!(days_left(due, due), 0);
        assert_eq!(days_left(due, date("2026-03-03")), -1);
    }

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        (0_u64..40_000).prop_map(|days| date("1990-01-01") + Days::new(days))
    }

    fn any_holidays(near: NaiveDate) -> impl Strategy<Value = BTreeSet<NaiveDate>> {
        prop::collection::btree_set((0_u64..60).prop_map(move |days| near + Days::new(days)), 0..30)
    }

    fn any_case() -> impl Strategy<Value = (NaiveDate, BTreeSet<NaiveDate>)> {
        any_date().prop_flat_map(|received| (Just(received), any_holidays(received)))
    }

    proptest! {
        #[test]
        fn r33_it_is_a_working_day_and_a_month_is_over((received, holidays) in any_case()) {
            let due = due_on(received, &holidays);
            prop_assert!(is_working_day(due, &holidays));
            let month = due.year() * 12 + i32::from(due.month() as u16);
            let before = received.year() * 12 + i32::from(received.month() as u16);
            let clamped = received + Months::new(1);
            // The day of the month is the same, or the month has no such day and it is its last.
            prop_assert!(clamped.day() == received.day() || clamped.succ_opt().unwrap().day() == 1);
            prop_assert!(due >= clamped && month > before);
            // Every day between them is none to work on.
            prop_assert!(clamped.iter_days().take_while(|day| *day < due).all(|day| !is_working_day(day, &holidays)));
        }

        #[test]
        fn r33_who_asks_later_is_not_due_earlier((received, holidays) in any_case(), later in 0_u64..70) {
            prop_assert!(due_on(received, &holidays) <= due_on(received + Days::new(later), &holidays));
        }

        #[test]
        fn r33_a_longer_list_of_holidays_never_shortens_the_time((received, holidays) in any_case()) {
            prop_assert!(due_on(received, &BTreeSet::new()) <= due_on(received, &holidays));
        }
    }
}
