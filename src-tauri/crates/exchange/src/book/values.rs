//! How workbooks keep numbers, dates and times, and how their cells are written as text.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use super::sheet::CellKind;

/// What the number format of a cell makes of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    /// A number.
    #[default]
    Plain,
    /// A percentage.
    Percent,
    /// A date, a time or both.
    Date,
    /// A length of time that may be longer than a day.
    Elapsed,
}

/// The formats that workbooks know by number alone.
pub(super) fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Elapsed,
        _ => Shown::Plain,
    }
}

/// What a format's code says, such as `dd/mm/yyyy` or `0.0%`.
pub(super) fn custom(code: &str) -> Shown {
    let mut letters = code.chars();
    let mut percent = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | '_' | '*' => {
                letters.next();
            }
            '"' => {
                letters
                    .by_ref()
                    .take_while(|inside| *inside != '"')
                    .for_each(drop);
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|inside| *inside != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if !inside.is_empty() && inside.bytes().all(|unit| matches!(unit, b'h' | b'm' | b's')) {
                    return Shown::Elapsed;
                }
            }
            ';' => break,
            '%' => percent = true,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
            _ => {}
        }
    }
    if percent { Shown::Percent } else { Shown::Plain }
}

/// Writes a number as its format shows it.
pub(super) fn push_number(value: f64, shown: Shown, from_1904: bool, into: &mut String) -> CellKind {
    match shown {
        Shown::Plain => {
            push_decimal(value, into);
            CellKind::Number
        }
        Shown::Percent => {
            push_decimal(value * 100.0, into);
            into.push('%');
            CellKind::Number
        }
        Shown::Date if push_serial(value, from_1904, into) => CellKind::Date,
        Shown::Elapsed if (0.0..1e9).contains(&value) => {
            let seconds = whole(value * 86_400.0);
            push_time(seconds, into);
            CellKind::Text
        }
        Shown::Date | Shown::Elapsed => {
            push_decimal(value, into);
            CellKind::Number
        }
    }
}

/// Writes the shortest decimal of a number, to the fifteen digits that spreadsheets show.
pub(super) fn push_decimal(value: f64, into: &mut String) {
    if !value.is_finite() {
        return;
    }
    if value.fract() == 0.0 && value.abs() < 1e15 {
        let _ = write!(into, "{}", whole_signed(value));
        return;
    }
    let start = into.len();
    let _ = write!(into, "{value}");
    // Seventeen digits say more than a spreadsheet means: 0.1 + 0.2 is 0.3.
    let digits = into[start..].bytes().filter(u8::is_ascii_digit).count();
    if digits > 15
        && let Ok(rounded) = format!("{value:.14e}").parse::<f64>()
    {
        into.truncate(start);
        let _ = write!(into, "{rounded}");
    }
}

/// Writes a date counted in days from the workbook's first; false where there is no such day.
fn push_serial(serial: f64, from_1904: bool, into: &mut String) -> bool {
    if !(0.0..2_958_466.0).contains(&serial) {
        return false;
    }
    let mut day = whole(serial.floor());
    let mut seconds = whole((serial - serial.floor()) * 86_400.0);
    if seconds >= 86_400 {
        day += 1;
        seconds = 0;
    }
    if day == 0 && !from_1904 {
        push_time(seconds, into);
        return true;
    }
    // Day 60 is a 29 February 1900 that never was, kept for the sake of an older program.
    let (first, days) = match (from_1904, day) {
        (true, day) => (NaiveDate::from_ymd_opt(1904, 1, 1), day),
        (false, day @ ..=59) => (NaiveDate::from_ymd_opt(1899, 12, 31), day),
        (false, day) => (NaiveDate::from_ymd_opt(1899, 12, 30), day),
    };
    let Some(date) = first.and_then(|first| first.checked_add_days(Days::new(days))) else {
        return false;
    };
    let _ = write!(into, "{date}");
    if seconds > 0 {
        into.push('T');
        push_time(seconds, into);
    }
    true
}

/// Writes `09:30`, with seconds where there are any.
pub(super) fn push_time(seconds: u64, into: &mut String) {
    let _ = write!(into, "{:02}:{:02}", seconds / 3_600, seconds / 60 % 60);
    if !seconds.is_multiple_of(60) {
        let _ = write!(into, ":{:02}", seconds % 60);
    }
}

/// Writes a date that is already text (`2026-03-01T09:30:00.000Z`) as we write dates; false where it is none.
pub(super) fn push_iso_date(text: &str, into: &mut String) -> bool {
    let text = text.trim().trim_end_matches('Z');
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let Ok(date) = date.parse::<NaiveDate>() else {
        return false;
    };
    let parts = time.split('.').next().unwrap_or_default();
    let mut parts = parts
        .split(':')
        .map(|part| part.parse::<u64>().unwrap_or(0).min(59));
    let (hours, minutes, seconds) = (parts.next(), parts.next(), parts.next());
    let seconds = hours.unwrap_or(0).min(23) * 3_600 + minutes.unwrap_or(0) * 60 + seconds.unwrap_or(0);
    let _ = write!(into, "{date}");
    if seconds > 0 {
        into.push('T');
        push_time(seconds, into);
    }
    true
}

/// Writes `yes` or `no`.
pub(super) fn push_flag(flag: bool, into: &mut String) -> CellKind {
    into.push_str(if flag { "yes" } else { "no" });
    CellKind::Flag
}

/// The nearest whole number; the callers' ranges make it fit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within the range that was checked"
)]
fn whole(value: f64) -> u64 {
    value.round() as u64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "within the range that was checked"
)]
fn whole_signed(value: f64) -> i64 {
    value as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, shown: Shown, from_1904: bool) -> (String, CellKind) {
        let mut text = String::new();
        let kind = push_number(value, shown, from_1904, &mut text);
        (text, kind)
    }

    #[test]
    fn numbers_are_the_shortest_decimals_that_a_spreadsheet_shows() {
        for (value, text) in [
            (4.0, "4"),
            (3.5, "3.5"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (4.100_000_000_000_000_5, "4.1"),
            (123_456_789_012.5, "123456789012.5"),
            (1e21, "1000000000000000000000"),
            (0.000_01, "0.00001"),
        ] {
            assert_eq!(
                shown(value, Shown::Plain, false),
                (text.to_owned(), CellKind::Number)
            );
        }
        assert_eq!(shown(0.25, Shown::Percent, false).0, "25%");
        assert_eq!(shown(0.07, Shown::Percent, false).0, "7%");
    }

    #[test]
    fn dates_are_counted_from_both_first_days() {
        for (serial, from_1904, text) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (46_082.0, false, "2026-03-01"),
            (46_082.395_833_333_3, false, "2026-03-01T09:30"),
            (46_081.999_999_99, false, "2026-03-01"),
            (0.395_833_333_333, false, "09:30"),
            (44_620.0, true, "2026-03-01"),
            (0.0, true, "1904-01-01"),
        ] {
            assert_eq!(
                shown(serial, Shown::Date, from_1904),
                (text.to_owned(), CellKind::Date),
                "{serial}"
            );
        }
        assert_eq!(
            shown(-1.0, Shown::Date, false),
            ("-1".to_owned(), CellKind::Number)
        );
        assert_eq!(shown(3e6, Shown::Date, false).1, CellKind::Number);
        assert_eq!(shown(1.5, Shown::Elapsed, false).0, "36:00");
    }

    #[test]
    fn formats_say_what_a_number_is() {
        for (code, kind) in [
            ("General", Shown::Plain),
            ("0.00", Shown::Plain),
            ("#,##0 \"days\"", Shown::Plain),
            ("[Red]-0.0", Shown::Plain),
            ("0\\d", Shown::Plain),
            ("0.0%", Shown::Percent),
            ("dd/mm/yyyy", Shown::Date),
            ("[$-409]d mmm yy;@", Shown::Date),
            ("h:mm AM/PM", Shown::Date),
            ("[h]:mm", Shown::Elapsed),
            ("0.00E+00", Shown::Plain),
        ] {
            assert_eq!(custom(code), kind, "{code}");
        }
    }

    #[test]
    fn dates_that_are_text_are_read() {
        let mut text = String::new();
        assert!(push_iso_date("2026-03-01T09:30:00.000Z", &mut text));
        assert_eq!(text, "2026-03-01T09:30");
        assert!(!push_iso_date("soon", &mut String::new()));
    }
}
