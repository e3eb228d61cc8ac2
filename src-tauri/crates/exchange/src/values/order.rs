//! In which order the dates of a column are written.

use super::date::{Numbers, Reading, counted, reading};
use super::says_nothing;
use crate::book::CellKind;
use crate::mapping::DateOrder;

/// What the cells of a column say about the order of their dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DateOrderFound {
    /// They are written in this order.
    Order(DateOrder),
    /// They are dates that need no order: months by name, or dates of a spreadsheet.
    NotNeeded,
    /// They are dates, and no cell tells whether the day or the month comes first, or two cells tell opposite things.
    Unclear {
        /// A cell that could be two days, or that contradicts the others.
        sample: String,
    },
    /// No cell is a date.
    NoDates,
}

/// Finds the order of the dates of a column. A part above 12 in any cell settles it for all; dots alone say that the day
/// comes first; a year in front and a month by name need no order.
pub(crate) fn order_of<'a>(cells: impl IntoIterator<Item = (&'a str, CellKind)>) -> DateOrderFound {
    let mut day_first: Option<&str> = None;
    let mut month_first: Option<&str> = None;
    let mut year_first = 0_usize;
    let mut plain = 0_usize;
    let mut dotted = 0_usize;
    let mut open: Option<&str> = None;
    for (cell, kind) in cells {
        if kind == CellKind::Fault || says_nothing(cell) {
            continue;
        }
        if counted(cell, kind).is_some() || kind == CellKind::Date {
            plain += 1;
            continue;
        }
        let numbers = match reading(cell) {
            None => continue,
            Some(Reading::Plain(..)) => {
                plain += 1;
                continue;
            }
            Some(Reading::YearFirst(..)) => {
                year_first += 1;
                continue;
            }
            Some(Reading::Numbers(numbers)) => numbers,
            Some(Reading::Short(first, second, year, dotted)) => Numbers {
                first,
                second,
                year: i32::try_from(year).unwrap_or_default(),
                dotted,
            },
        };
        match (numbers.first > 12, numbers.second > 12) {
            (true, false) => day_first = day_first.or(Some(cell)),
            (false, true) => month_first = month_first.or(Some(cell)),
            _ if numbers.first == numbers.second => plain += 1,
            _ if numbers.dotted => dotted += 1,
            _ => open = open.or(Some(cell)),
        }
    }
    let unclear = |sample: &str| DateOrderFound::Unclear {
        sample: sample.trim().to_owned(),
    };
    match (day_first, month_first, open) {
        (Some(_), Some(other), _) => unclear(other),
        (Some(_), None, _) => DateOrderFound::Order(DateOrder::DayFirst),
        (None, Some(_), _) => DateOrderFound::Order(DateOrder::MonthFirst),
        (None, None, Some(sample)) => unclear(sample),
        (None, None, None) if dotted > 0 => DateOrderFound::Order(DateOrder::DayFirst),
        (None, None, None) if year_first > 0 => DateOrderFound::Order(DateOrder::YearFirst),
        (None, None, None) if plain > 0 => DateOrderFound::NotNeeded,
        (None, None, None) => DateOrderFound::NoDates,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DateOrderFound, order_of};
    use crate::book::CellKind::{Date, Number, Text};
    use crate::mapping::DateOrder::{DayFirst, MonthFirst, YearFirst};

    fn of(cells: &[&str]) -> DateOrderFound {
        order_of(cells.iter().map(|cell| (*cell, Text)))
    }

    fn unclear(sample: &str) -> DateOrderFound {
        DateOrderFound::Unclear {
            sample: sample.to_owned(),
        }
    }

    #[test]
    fn one_part_above_twelve_settles_a_column() {
        assert_eq!(
            of(&["03/04/2026", "", "31/12/2026"]),
            DateOrderFound::Order(DayFirst)
        );
        assert_eq!(
            of(&["03/04/2026", "12/31/2026"]),
            DateOrderFound::Order(MonthFirst)
        );
        assert_eq!(of(&["03/04/26", "13/1/26"]), DateOrderFound::Order(DayFirst));
        assert_eq!(of(&["03.04.2026", "tbc"]), DateOrderFound::Order(DayFirst));
        assert_eq!(
            of(&["2026-04-03", "2026-04-04"]),
            DateOrderFound::Order(YearFirst)
        );
    }

    #[test]
    fn what_is_unclear_comes_with_a_sample() {
        assert_eq!(of(&["n/a", "03/04/2026", "05/06/2026"]), unclear("03/04/2026"));
        assert_eq!(of(&["31/12/2026", "12/31/2026"]), unclear("12/31/2026"));
    }

    #[test]
    fn named_months_and_dates_of_a_spreadsheet_need_no_order() {
        assert_eq!(
            of(&["3 March 2026", "4-Apr-26", "03/03/2026"]),
            DateOrderFound::NotNeeded
        );
        assert_eq!(
            order_of([("2026-03-01", Date), ("46387", Number)]),
            DateOrderFound::NotNeeded
        );
    }

    #[test]
    fn other_columns_have_no_dates() {
        assert_eq!(of(&["Ann", "4", "Q3 2026", "-", ""]), DateOrderFound::NoDates);
        assert_eq!(of(&[]), DateOrderFound::NoDates);
    }

    proptest! {
        #[test]
        fn any_column_can_be_asked(cells in proptest::collection::vec("[0-9/.a-z -]{0,12}", 0..6)) {
            order_of(cells.iter().map(|cell| (cell.as_str(), Text)));
        }
    }
}
