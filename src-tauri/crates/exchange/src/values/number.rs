//! Numbers.
//!
//! | cell | read as |
//! |---|---|
//! | `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`, `£1,234.50` | 1234.5 |
//! | `1,234` (a comma before exactly three digits groups) | 1234 |
//! | `12,5` | 12.5 |
//! | `1.234` (one dot is a decimal point) | 1.234 |
//! | `12 %` | 12 |
//! | `(12)`, `-12`, `−12`, `12-` | -12 |
//! | `~30`, `c. 30`, `about 30`, `≈ 30` | 30 |
//! | `10-15`, `30+`, `> 30`, `5k`, `12 34` | unreadable: not one number |

use super::{Unreadable, says_nothing};
use crate::Headcount;
use crate::book::CellKind;

/// Signs of currencies, and their codes in lower case.
const CURRENCIES: &[&str] = &["£", "€", "$", "¥", "gbp", "eur", "usd", "chf"];
/// What may stand before a number that is not exact.
const ABOUT: &[&str] = &[
    "approximately",
    "approx.",
    "approx",
    "around",
    "about",
    "circa",
    "ca.",
    "c.",
    "~",
    "≈",
];
/// The letters that those words and codes begin with. With any other, a cell is no number.
const LETTERS: &[u8] = b"acegu";
/// What may stand after a number of people.
const PEOPLE: &[&str] = &[
    "ftes",
    "fte",
    "people",
    "persons",
    "staff",
    "posts",
    "employees",
    "headcount",
    "heads",
];
/// No number is longer.
const LONGEST: usize = 64;

/// The number that a cell holds.
///
/// # Errors
/// If it says something that is not one number.
pub(crate) fn number(cell: &str, kind: CellKind) -> Result<Option<f64>, Unreadable> {
    if kind == CellKind::Fault || says_nothing(cell) {
        return Ok(None);
    }
    plain(cell)
        .map(Some)
        .ok_or_else(|| Unreadable::new("is not a number", "Write one number, such as 12 or 3.5."))
}

/// The whole number that a cell holds.
///
/// # Errors
/// If it says something that is not one whole number.
pub(crate) fn whole(cell: &str, kind: CellKind) -> Result<Option<i64>, Unreadable> {
    let Some(value) = number(cell, kind)? else {
        return Ok(None);
    };
    as_whole(value)
        .map(Some)
        .ok_or_else(|| Unreadable::new("is not a whole number", "Write one whole number, such as 12."))
}

/// The number of people that a cell holds: full-time equivalents, never negative.
///
/// # Errors
/// If it says something that is not one number, or is negative.
pub(crate) fn headcount(cell: &str, kind: CellKind) -> Result<Option<Headcount>, Unreadable> {
    if kind == CellKind::Fault || says_nothing(cell) {
        return Ok(None);
    }
    let lower = cell.trim().to_lowercase();
    let bare = without_before(&lower, ABOUT);
    let bare = PEOPLE
        .iter()
        .find_map(|word| bare.strip_suffix(word))
        .unwrap_or(bare)
        .trim();
    let read = Headcount::parse(bare).filter(|_| spaces_group(bare));
    read.map(Some).ok_or_else(|| {
        Unreadable::new(
            "is not a number of people",
            "Write one number, such as 12 or 3.5.",
        )
    })
}

/// A number that is whole.
pub(super) fn as_whole(value: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation)]
    (value.fract() == 0.0 && value.abs() < 9.0e15).then_some(value as i64)
}

/// A number as people write it; none where a text is anything else, or more than one number.
pub(super) fn plain(cell: &str) -> Option<f64> {
    if cell.len() > LONGEST {
        return None;
    }
    let cell = cell.trim();
    match cell.as_bytes().first() {
        Some(first) if first.is_ascii_alphabetic() && !LETTERS.contains(&first.to_ascii_lowercase()) => {
            return None;
        }
        Some(first) if first.is_ascii_digit() && is_machine_form(cell) => return cell.parse().ok(),
        _ => {}
    }
    let lower = cell.to_lowercase().replace(['−', '‒'], "-");
    let mut bare = without_before(&lower, ABOUT);
    let mut negative = false;
    if let Some(inside) = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        bare = inside.trim();
    }
    bare = bare.strip_suffix('%').unwrap_or(bare).trim_end();
    bare = without_currency(bare);
    if let Some(rest) = bare.strip_prefix('-').or_else(|| bare.strip_suffix('-')) {
        if negative {
            return None;
        }
        negative = true;
        bare = rest.trim();
    } else if let Some(rest) = bare.strip_prefix('+') {
        bare = rest.trim_start();
    }
    bare = without_currency(bare);
    let value: f64 = machine_form(bare)?
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())?;
    Some(if negative && value != 0.0 { -value } else { value })
}

/// Digits, and at most one point with digits on both sides: as most numbers are written, and as a machine reads them.
fn is_machine_form(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    is_digits(whole) && is_digits(fraction)
}

fn without_before<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let rest = words.iter().find_map(|word| text.strip_prefix(word));
    rest.unwrap_or(text).trim_start()
}

fn without_currency(text: &str) -> &str {
    let before = CURRENCIES.iter().find_map(|sign| text.strip_prefix(sign));
    let after = || CURRENCIES.iter().find_map(|sign| text.strip_suffix(sign));
    before.or_else(after).unwrap_or(text).trim()
}

/// The digits of a number with a point for the decimals and nothing else, or as a spreadsheet writes a large number
/// (`1.5e+03`).
fn machine_form(text: &str) -> Option<String> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    if let Some((digits, power)) = text.split_once('e') {
        let power_digits = power.strip_prefix(['+', '-']).unwrap_or(power);
        let sound =
            is_digits(&digits.replacen('.', "", 1)) && is_digits(power_digits) && power_digits.len() <= 3;
        return sound.then(|| text.to_owned());
    }
    if !spaces_group(text) {
        return None;
    }
    let close: String = text.chars().filter(|c| !is_gap(*c)).collect();
    let (dots, commas) = (close.matches('.').count(), close.matches(',').count());
    let (whole, fraction, group) = match (dots, commas) {
        (0, 0) => (close.as_str(), "", ','),
        // One comma before exactly three digits groups; any other single comma is a decimal comma.
        (0, 1) => match close.split_once(',')? {
            (whole, three) if three.len() == 3 && !whole.is_empty() => (close.as_str(), "", ','),
            (whole, fraction) => (whole, fraction, '.'),
        },
        (0, _) => (close.as_str(), "", ','),
        (1, 0) => {
            let (whole, fraction) = close.split_once('.')?;
            (whole, fraction, ',')
        }
        (_, 0) => (close.as_str(), "", '.'),
        _ => {
            // The sign that stands last is the decimal one, and stands once.
            let (decimal, group) = if close.rfind('.') > close.rfind(',') {
                ('.', ',')
            } else {
                (',', '.')
            };
            let (whole, fraction) = close.rsplit_once(decimal)?;
            if whole.contains(decimal) {
                return None;
            }
            (whole, fraction, group)
        }
    };
    let whole = ungrouped(whole, group)?;
    let sound = is_digits(&format!("{whole}{fraction}"));
    sound.then(|| {
        format!(
            "{}.{}",
            if whole.is_empty() { "0" } else { &whole },
            if fraction.is_empty() { "0" } else { fraction }
        )
    })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A blank, or the apostrophe that groups thousands in Switzerland.
fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

/// True where every blank in a number stands before a group of exactly three digits.
fn spaces_group(text: &str) -> bool {
    let whole = text.split([',', '.']).next().unwrap_or_default();
    if text[whole.len()..].contains(is_gap) {
        return false;
    }
    let mut groups = whole.split(is_gap);
    let first = groups.next().unwrap_or_default().len();
    let mut rest = groups.peekable();
    rest.peek().is_none() || ((1..=3).contains(&first) && rest.all(|group| group.len() == 3))
}

/// The digits of a whole number without the signs between its groups; none if one stands elsewhere.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for three in groups {
        if three.len() != 3 || !(1..=3).contains(&first.len()) {
            return None;
        }
        digits.push_str(three);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ABOUT, CURRENCIES, LETTERS, headcount, number, plain, whole};
    use crate::book::CellKind::{Date, Fault, Number, Text};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (cell, expected) in [
            ("0", 0.0),
            ("12", 12.0),
            ("1234.5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1 234,5", 1234.5),
            ("1\u{a0}234.5", 1234.5),
            ("1'234.5", 1234.5),
            ("1,234", 1234.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1.234.567,89", 1_234_567.89),
            ("1 234", 1234.0),
            ("1.234", 1.234),
            ("12,5", 12.5),
            (",5", 0.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("£1,200", 1200.0),
            ("£ 1,200.50", 1200.5),
            ("1.200,50 €", 1200.5),
            ("EUR 12", 12.0),
            ("-£12", -12.0),
            ("£-12", -12.0),
            ("12 %", 12.0),
            ("12.5%", 12.5),
            ("(12)", -12.0),
            ("(£1,200)", -1200.0),
            ("-12", -12.0),
            ("−12", -12.0),
            ("12-", -12.0),
            ("+12", 12.0),
            ("~30", 30.0),
            ("c. 30", 30.0),
            ("approx. 1,500", 1500.0),
            ("About 30", 30.0),
            ("1.5E+03", 1500.0),
            ("-0", 0.0),
        ] {
            assert_eq!(number(cell, Text), Ok(Some(expected)), "{cell}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_not_guessed_at() {
        for cell in [
            "10-15", "30+", "> 30", "<5", "5k", "1.2m", "12 34", "1,23,456", "1.2.3", "1,2.3,4", "3/5",
            "twelve", "(-5)", "--5", "1 2345", "0x10", "e5", "1e", "1e9999", "inf", "NaN5", "١٢", "%", "£",
            "()", "5 people", "1,234 5",
        ] {
            assert!(number(cell, Text).is_err(), "{cell}");
        }
        assert!(number("2026-03-01", Date).is_err());
        for cell in ["", "n/a", "-", "tbc"] {
            assert_eq!(number(cell, Text), Ok(None), "{cell}");
        }
        assert_eq!(number("", Fault), Ok(None));
    }

    #[test]
    fn whole_numbers_have_no_decimals() {
        assert_eq!(whole("12.0", Number), Ok(Some(12)));
        assert_eq!(whole("(3)", Text), Ok(Some(-3)));
        assert_eq!(whole("12.5", Number).unwrap_err().what, "is not a whole number");
        assert!(whole("1e300", Text).is_err());
    }

    #[test]
    fn headcounts_are_numbers_of_people() {
        let shown = |cell| headcount(cell, Text).map(|count| count.map(|count| count.to_string()));
        for (cell, expected) in [
            ("12", "12"),
            ("~30", "30"),
            ("12.5 FTE", "12.5"),
            ("c. 1,500 staff", "1500"),
            ("30 people", "30"),
            ("1 519,1", "1519.1"),
        ] {
            assert_eq!(shown(cell), Ok(Some(expected.to_owned())), "{cell}");
        }
        for cell in ["10-15", "-3", "(3)", "30+", "12 34", "many"] {
            assert!(shown(cell).is_err(), "{cell}");
        }
        assert_eq!(shown("n/a"), Ok(None));
    }

    #[test]
    fn whatever_may_stand_before_a_number_begins_with_one_of_the_letters() {
        for word in ABOUT.iter().chain(CURRENCIES) {
            let first = word.as_bytes()[0];
            assert!(!first.is_ascii_alphabetic() || LETTERS.contains(&first), "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same(cell in "[0-9]{1,4}[0-9.]{0,4}") {
            // A sign before it asks for the long way.
            prop_assert_eq!(plain(&cell), plain(&format!("+{cell}")));
        }

        #[test]
        fn any_text_can_be_asked(cell in prop_oneof![any::<String>(), "[(~£]{0,2}[0-9., '-]{0,10}[)%e-]{0,2}"]) {
            let _ = number(&cell, Text);
            let _ = whole(&cell, Number);
            let _ = headcount(&cell, Text);
        }

        #[test]
        fn the_written_form_of_a_number_reads_back(value in -1.0e12_f64..1.0e12) {
            prop_assert_eq!(number(&value.to_string(), Number), Ok(Some(value)));
        }

        #[test]
        fn grouped_forms_of_a_whole_number_read_back(value in 0_i64..10_000_000_000, group in prop_oneof![Just(","), Just(" "), Just("'")]) {
            let digits = value.to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push_str(group);
                }
                grouped.push(digit);
            }
            prop_assert_eq!(whole(&grouped, Text), Ok(Some(value)), "{}", grouped);
        }
    }
}
