//! What the value of a custom field may be, and the one form each is kept in.

use chrono::NaiveDate;

use crate::CustomKind;

/// The longest number kept as it was written, in characters.
const LONGEST_NUMBER: usize = 30;

/// A value that does not fit its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Not a number.
    #[error("is not a number; write it with digits and, where needed, a point: 12 or 3.5")]
    Number,
    /// Not a date.
    #[error("is not a date; write it as year, month and day: 2026-03-09")]
    Date,
    /// Not yes or no.
    #[error("is neither yes nor no")]
    YesNo,
    /// Not one of the choices.
    #[error("is not one of the choices of this field; add it to them first")]
    Choice,
}

/// The form in which a value is kept: a number as JSON writes it, a date as YYYY-MM-DD, a choice as the list has it, yes
/// or no as `yes` or `no`. White space around it does not count, nor does the case of a choice.
pub fn kept_as(kind: CustomKind, choices: &[String], value: &str) -> Result<String, Unfit> {
    let value = value.trim();
    match kind {
        CustomKind::Text => Ok(value.to_owned()),
        CustomKind::Number => number(value).ok_or(Unfit::Number),
        CustomKind::Date => date(value).ok_or(Unfit::Date),
        CustomKind::YesNo => match value.to_lowercase().as_str() {
            "yes" => Ok("yes".to_owned()),
            "no" => Ok("no".to_owned()),
            _ => Err(Unfit::YesNo),
        },
        CustomKind::Choice => choice(choices, value).map(str::to_owned).ok_or(Unfit::Choice),
    }
}

/// The word of a list that is meant.
pub fn choice<'a>(choices: &'a [String], value: &str) -> Option<&'a str> {
    let exactly = choices.iter().find(|choice| *choice == value);
    exactly
        .or_else(|| {
            let folded = value.to_lowercase();
            choices.iter().find(|choice| choice.to_lowercase() == folded)
        })
        .map(String::as_str)
}

/// A whole number keeps every digit, however long; any other is the nearest that a machine can hold.
fn number(value: &str) -> Option<String> {
    let plain = value.strip_prefix('+').unwrap_or(value);
    let digits = plain.strip_prefix('-').unwrap_or(plain);
    if digits.is_empty() || !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    if digits.len() <= LONGEST_NUMBER && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let sign = if plain.len() > digits.len() { "-" } else { "" };
        let significant = digits.trim_start_matches('0');
        return Some(match significant {
            "" => "0".to_owned(),
            _ => format!("{sign}{significant}"),
        });
    }
    let number: f64 = plain.parse().ok().filter(|number: &f64| number.is_finite())?;
    // Adding 0 takes the sign off a nought.
    Some(format!("{}", number + 0.0))
}

fn date(value: &str) -> Option<String> {
    let written = value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date: NaiveDate = value.parse().ok()?;
    written.then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(kind: CustomKind, value: &str) -> Result<String, Unfit> {
        kept_as(kind, &["Early adopter".to_owned(), "Laggard".to_owned()], value)
    }

    #[test]
    fn a_number_is_kept_as_json_writes_it() {
        for (given, as_kept) in [
            ("4", "4"),
            (" 3.50 ", "3.5"),
            ("+7", "7"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("007", "7"),
            (".5", "0.5"),
            ("-12", "-12"),
            ("1e3", "1000"),
            ("123456789012345678901", "123456789012345678901"),
        ] {
            assert_eq!(kept(CustomKind::Number, given).as_deref(), Ok(as_kept), "{given}");
            assert!(serde_json::from_str::<f64>(as_kept).is_ok(), "{as_kept}");
        }
        for given in [
            "", "four", "1,5", "NaN", "inf", "-", "--1", "1e999", "0x10", "12 kg",
        ] {
            assert_eq!(kept(CustomKind::Number, given), Err(Unfit::Number), "{given}");
        }
    }

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        assert_eq!(kept(CustomKind::Date, "2026-03-09").as_deref(), Ok("2026-03-09"));
        for given in ["", "2026-02-30", "9/3/2026", "2026-3-9", "+2026-03-1", "today"] {
            assert_eq!(kept(CustomKind::Date, given), Err(Unfit::Date), "{given}");
        }
    }

    #[test]
    fn a_choice_is_kept_as_the_list_has_it() {
        assert_eq!(
            kept(CustomKind::Choice, "early ADOPTER ").as_deref(),
            Ok("Early adopter")
        );
        assert_eq!(kept(CustomKind::Choice, "early"), Err(Unfit::Choice));
    }

    #[test]
    fn yes_and_no_are_the_only_answers() {
        assert_eq!(kept(CustomKind::YesNo, "Yes").as_deref(), Ok("yes"));
        assert_eq!(kept(CustomKind::YesNo, "no").as_deref(), Ok("no"));
        assert_eq!(kept(CustomKind::YesNo, "maybe"), Err(Unfit::YesNo));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_as_it_is(value in "[ -~]{0,24}", kind in 0..CustomKind::ALL.len()) {
            let kind = CustomKind::ALL[kind];
            if let Ok(once) = kept(kind, &value) {
                prop_assert_eq!(kept(kind, &once), Ok(once.clone()));
            }
        }

        #[test]
        fn every_finite_number_comes_through(number in proptest::num::f64::NORMAL) {
            let kept = kept(CustomKind::Number, &number.to_string()).unwrap();
            prop_assert_eq!(kept.parse::<f64>().unwrap(), number);
        }
    }
}
