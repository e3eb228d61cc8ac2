//! Dates.
//!
//! | cell | order | read as |
//! |---|---|---|
//! | `2026-12-31`, `2026/12/31`, `20261231`, `2026-12-31T09:30:00Z` | any | 31 December 2026 |
//! | `31 December 2026`, `31-Dec-26`, `Dec 31, 2026`, `Thu 31st of Dec 2026`, `w/c 31 Dec 2026` | any | 31 December 2026 |
//! | `31/12/2026`, `12/31/2026` (a part above 12) | unsaid | 31 December 2026 |
//! | `03/04/2026` | unsaid | unreadable: it could be two days |
//! | `03/04/2026` | day first, month first | 3 April, 4 March 2026 |
//! | `03.04.26` (dots) | unsaid, day first | 3 April 2026 |
//! | `26-12-31` | year first | 31 December 2026 |
//! | `31/12/69`, `31/12/70` | day first | 2069, 1970 |
//! | `46387`, a number (a spreadsheet's count of days) | any | 31 December 2026 |
//! | `31/02/2026`, `12/31/2026` where the day comes first | | unreadable: there is no such day |
//! | `2026`, `March 2026`, `Q3 2026`, `ASAP` | | unreadable: no single day |
//!
//! Years below 1900 and above 2199 are slips of the hand and unreadable.

use chrono::{Days, NaiveDate};

use super::part::{Part, parts};
use super::{Unreadable, says_nothing};
use crate::book::CellKind;
use crate::mapping::DateOrder;

/// Two-digit years from here on are of the twentieth century.
const PIVOT: i32 = 70;
/// The years that are read.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
/// A spreadsheet's days are counted from here (the first two months of 1900, which it miscounts, are below [`SERIALS`]).
const EPOCH: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
/// Counts of days that are taken for dates in a number cell: 1927 to 2199. Smaller numbers are years or something else.
const SERIALS: std::ops::Range<f64> = 10_000.0..109_572.0;
/// The same in a text, where five digits can be many things: 1954 to 2119.
const SERIALS_IN_TEXT: std::ops::Range<f64> = 20_000.0..80_000.0;

/// What can be said of a cell whose parts are three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) year: i32,
    pub(super) dotted: bool,
}

/// How a date cell is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It needs no order: the year leads.
    YearFirst(i32, u32, u32),
    /// It needs no order: the month is named, or the cell holds a date.
    Plain(i32, u32, u32),
    /// Day and month are both numbers, in an order that the cell alone may not tell.
    Numbers(Numbers),
    /// Three numbers of two digits: only an order tells where the year is.
    Short(u32, u32, u32, bool),
}

/// The day that a cell names.
///
/// # Errors
/// If it says something that is no single day, or a day that does not exist, or could be two days and no order is said.
pub(crate) fn date(
    cell: &str,
    kind: CellKind,
    order: Option<DateOrder>,
) -> Result<Option<NaiveDate>, Unreadable> {
    if kind == CellKind::Fault || says_nothing(cell) {
        return Ok(None);
    }
    if let Some(day) = counted(cell, kind) {
        return Ok(Some(day));
    }
    match reading(cell).ok_or_else(no_date)? {
        Reading::YearFirst(year, month, day) | Reading::Plain(year, month, day) => existing(year, month, day),
        Reading::Numbers(numbers) => in_order(numbers, order),
        Reading::Short(first, second, third, _) if order == Some(DateOrder::YearFirst) => {
            existing(century(first), second, third)
        }
        Reading::Short(first, second, third, dotted) => in_order(
            Numbers {
                first,
                second,
                year: century(third),
                dotted,
            },
            order,
        ),
    }
    .map(Some)
}

/// How a cell's parts are to be read; none where they are no date.
pub(super) fn reading(cell: &str) -> Option<Reading> {
    use Part::{Month, Number};
    let (parts, dotted) = parts(cell)?;
    Some(match parts[..] {
        [Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)] => {
            Reading::YearFirst(i32::try_from(year).ok()?, month, day)
        }
        [Number(all, 8)] => Reading::YearFirst(i32::try_from(all / 10_000).ok()?, all / 100 % 100, all % 100),
        [Number(first, 1 | 2), Number(second, 1 | 2), Number(year, 4)] => Reading::Numbers(Numbers {
            first,
            second,
            year: i32::try_from(year).ok()?,
            dotted,
        }),
        [Number(first, 1 | 2), Number(second, 1 | 2), Number(third, 2)] => {
            Reading::Short(first, second, third, dotted)
        }
        [Number(day, 1 | 2), Month(month), Number(year, digits @ (2 | 4))]
        | [Month(month), Number(day, 1 | 2), Number(year, digits @ (2 | 4))] => {
            Reading::Plain(full_year(year, digits)?, month, day)
        }
        [Number(year, 4), Month(month), Number(day, 1 | 2)] => {
            Reading::Plain(i32::try_from(year).ok()?, month, day)
        }
        _ => return None,
    })
}

/// The day of a spreadsheet's count of days.
pub(super) fn counted(cell: &str, kind: CellKind) -> Option<NaiveDate> {
    let digits = cell.trim();
    let range = match kind {
        CellKind::Number => SERIALS,
        CellKind::Text if digits.len() == 5 && digits.bytes().all(|b| b.is_ascii_digit()) => SERIALS_IN_TEXT,
        _ => return None,
    };
    let days: f64 = digits.parse().ok().filter(|days| range.contains(days))?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    EPOCH?.checked_add_days(Days::new(days as u64))
}

fn full_year(year: u32, digits: usize) -> Option<i32> {
    if digits == 2 {
        Some(century(year))
    } else {
        i32::try_from(year).ok()
    }
}

/// The year that two digits stand for.
fn century(two_digits: u32) -> i32 {
    let year = i32::try_from(two_digits % 100).unwrap_or_default();
    if year < PIVOT { 2000 + year } else { 1900 + year }
}

fn in_order(numbers: Numbers, order: Option<DateOrder>) -> Result<NaiveDate, Unreadable> {
    let Numbers {
        first,
        second,
        year,
        dotted,
    } = numbers;
    match order {
        Some(DateOrder::MonthFirst) => existing_in(year, first, second, "month, day, year"),
        Some(DateOrder::DayFirst) => existing_in(year, second, first, "day, month, year"),
        // The year stands last: the order said for the column cannot be meant for this cell.
        Some(DateOrder::YearFirst) | None => {
            if first == second || second > 12 {
                existing(year, first, second)
            } else if first > 12 || dotted {
                existing(year, second, first)
            } else {
                Err(Unreadable::new(
                    "could be two different days",
                    "Say in the mapping whether the day or the month comes first in this column.",
                ))
            }
        }
    }
}

fn existing_in(year: i32, month: u32, day: u32, order: &str) -> Result<NaiveDate, Unreadable> {
    existing(year, month, day).map_err(|wrong| {
        if month > 12 && day <= 12 {
            Unreadable::new(
                format!("is no date where the column is read as {order}"),
                "Write the date as 2026-12-31, or choose the other order for this column in the mapping.",
            )
        } else {
            wrong
        }
    })
}

fn existing(year: i32, month: u32, day: u32) -> Result<NaiveDate, Unreadable> {
    if !YEARS.contains(&year) {
        return Err(Unreadable::new(
            format!("is in the year {year}, which cannot be meant"),
            "Write a year from 1900 to 2199, such as 2026-12-31.",
        ));
    }
    NaiveDate::from_ymd_opt(year, month, day)
        .ok_or_else(|| Unreadable::new("is a day that does not exist", "Write the date as 2026-12-31."))
}

fn no_date() -> Unreadable {
    Unreadable::new(
        "is not a single day",
        "Write a date such as 2026-12-31 or 31 December 2026.",
    )
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::date;
    use crate::book::CellKind::{Date, Fault, Number, Text};
    use crate::mapping::DateOrder::{self, DayFirst, MonthFirst, YearFirst};

    fn shown(cell: &str, order: Option<DateOrder>) -> String {
        match date(cell, Text, order) {
            Ok(Some(day)) => day.to_string(),
            Ok(None) => "nothing".to_owned(),
            Err(wrong) => format!("! {}", wrong.what),
        }
    }

    #[test]
    fn dates_that_need_no_order() {
        for cell in [
            "2026-12-31",
            "2026/12/31",
            "2026.12.31",
            "20261231",
            "2026-12-31T09:30",
            "2026-12-31T09:30:00Z",
            "2026-12-31 09:30:00.000+01:00",
            "31 December 2026",
            "31. December 2026",
            "31-Dec-2026",
            "31-Dec-26",
            "31/Dec/2026",
            "31Dec2026",
            "Dec 31, 2026",
            "December 31st, 2026",
            "2026-Dec-31",
            "Thu 31 Dec 2026",
            "Thursday, 31st of December 2026",
            "Thursday the 31st December, 2026 at 09:30".trim_end_matches(" at 09:30"),
            "31 DEC ’26",
            "w/c 31 December 2026",
            "W/C: 31 December 2026",
            "wc 31/12/2026",
            "week commencing 31/12/2026",
            "by 31/12/2026",
            " 31/12/2026 ",
            "31/12/2026 9:30 am",
            "12/31/2026",
            "12/31/26",
            "31.12.26",
            "31.12.2026",
            "31-12-2026",
            "31 12 2026",
            "46387",
        ] {
            assert_eq!(shown(cell, None), "2026-12-31", "{cell}");
        }
        assert_eq!(shown("03/03/2026", None), "2026-03-03");
        assert_eq!(shown("Sept 3 2026", None), "2026-09-03");
    }

    #[test]
    fn an_order_settles_what_could_be_two_days() {
        assert_eq!(shown("03/04/2026", None), "! could be two different days");
        assert_eq!(shown("03/04/2026", Some(DayFirst)), "2026-04-03");
        assert_eq!(shown("03/04/2026", Some(MonthFirst)), "2026-03-04");
        assert_eq!(shown("3/4/26", Some(MonthFirst)), "2026-03-04");
        assert_eq!(shown("03.04.26", None), "2026-04-03");
        assert_eq!(shown("03.04.26", Some(MonthFirst)), "2026-03-04");
        assert_eq!(shown("26-12-31", Some(YearFirst)), "2026-12-31");
        assert_eq!(shown("26/12/31", Some(DayFirst)), "2031-12-26");
        assert_eq!(
            shown("12/31/2026", Some(DayFirst)),
            "! is no date where the column is read as day, month, year"
        );
        assert_eq!(
            shown("31/12/2026", Some(MonthFirst)),
            "! is no date where the column is read as month, day, year"
        );
        // A year that leads or a month that is named needs no order, whatever is said of the column.
        for order in [None, Some(DayFirst), Some(MonthFirst), Some(YearFirst)] {
            assert_eq!(shown("2026-04-03", order), "2026-04-03");
            assert_eq!(shown("3 April 2026", order), "2026-04-03");
        }
    }

    #[test]
    fn years_of_two_digits_turn_at_seventy() {
        assert_eq!(shown("31/12/69", Some(DayFirst)), "2069-12-31");
        assert_eq!(shown("31/12/70", Some(DayFirst)), "1970-12-31");
        assert_eq!(shown("31/12/00", Some(DayFirst)), "2000-12-31");
    }

    #[test]
    fn cells_of_a_spreadsheet_are_read_by_their_kind() {
        let day = |cell, kind| date(cell, kind, None).map(|day| day.map(|day| day.to_string()));
        assert_eq!(day("2026-03-01", Date), Ok(Some("2026-03-01".into())));
        assert_eq!(day("2026-03-01T09:30", Date), Ok(Some("2026-03-01".into())));
        assert_eq!(day("46387", Number), Ok(Some("2026-12-31".into())));
        assert_eq!(day("46387.75", Number), Ok(Some("2026-12-31".into())));
        assert_eq!(day("20261231", Number), Ok(Some("2026-12-31".into())));
        assert_eq!(day("", Fault), Ok(None));
        assert!(day("2026", Number).is_err());
        assert!(day("4", Number).is_err());
    }

    #[test]
    fn what_is_no_single_day_is_not_guessed_at() {
        for cell in [
            "Q3 2026",
            "2026",
            "March 2026",
            "3 March",
            "31/12",
            "summer 2026",
            "ASAP",
            "ongoing",
            "end of March 2026",
            "1-5 March 2026",
            "31/12/2026 - 5/1/2027",
            "99",
            "1/2/3/4",
            "31/12/2026/",
            "09:30",
            "5 ma 2026",
            "1e5",
            "31\\12\\2026",
            "mar",
            "12345678901234567890",
        ] {
            let expected = if cell == "31/12/2026/" {
                "2026-12-31"
            } else {
                "! is not a single day"
            };
            assert_eq!(shown(cell, Some(DayFirst)), expected, "{cell}");
        }
        for cell in [
            "31/02/2026",
            "2026-13-01",
            "00/01/2026",
            "32 March 2026",
            "29/02/2025",
        ] {
            assert_eq!(
                shown(cell, Some(DayFirst)),
                "! is a day that does not exist",
                "{cell}"
            );
        }
        assert_eq!(shown("29/02/2024", Some(DayFirst)), "2024-02-29");
        assert_eq!(
            shown("31/12/0206", Some(DayFirst)),
            "! is in the year 206, which cannot be meant"
        );
        for cell in ["", "-", "tbc", "n/a", "#N/A"] {
            assert_eq!(shown(cell, None), "nothing", "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(cell in prop_oneof![any::<String>(), "[0-9/.: a-z-]{0,20}"], number in any::<bool>()) {
            for order in [None, Some(DayFirst), Some(MonthFirst), Some(YearFirst)] {
                let _ = date(&cell, if number { Number } else { Text }, order);
            }
        }

        #[test]
        fn every_written_form_of_a_day_reads_back(days in 25_569_u64..109_000, form in 0_usize..8) {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + chrono::Days::new(days);
            let (format, order) = [
                ("%Y-%m-%d", None),
                ("%Y-%m-%dT%H:%M:%SZ", Some(DayFirst)),
                ("%d/%m/%Y", Some(DayFirst)),
                ("%m/%d/%Y", Some(MonthFirst)),
                ("%-d.%-m.%Y", None),
                ("%A, %-d %B %Y", None),
                ("%b %-d, %Y", Some(MonthFirst)),
                ("%d-%b-%Y", Some(YearFirst)),
            ][form];
            let cell = day.and_hms_opt(9, 5, 0).unwrap().format(format).to_string();
            prop_assert_eq!(date(&cell, Text, order), Ok(Some(day)), "{}", cell);
            prop_assert_eq!(date(&days.to_string(), Number, None), Ok(Some(day)));
        }
    }
}
