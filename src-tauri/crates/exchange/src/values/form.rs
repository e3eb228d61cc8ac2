//! The form a rating is written in, before anybody says what it rates.

use super::number::plain;
use crate::text::key;

/// How a rating is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// A number alone: `4`, `+1`, `3.5`.
    Bare(f64),
    /// A number with the sign for percent: `80 %`.
    Percent(f64),
    /// So many of so many: `7/10`, `3 out of 5`, `★★★☆☆`. Stars without empty ones are of five.
    OutOf(f64, f64),
    /// Plus and minus signs, more of them for more: `++` is 2, `±` is 0.
    Signs(i64),
    /// A number and a word: `1 - Low`, `5 (high)`, `High = 4`.
    Labelled(f64, String),
    /// Words alone, as a key.
    Words(String),
}

/// No rating is longer.
const LONGEST: usize = 80;

/// The form of a cell that says something; none where it is none of them.
pub(super) fn form(cell: &str) -> Option<Form> {
    let cell = cell.trim();
    if cell.len() > LONGEST {
        return None;
    }
    if let Some(signs) = signs(cell) {
        return Some(Form::Signs(signs));
    }
    if let Some((filled, total)) = stars(cell) {
        return Some(Form::OutOf(filled, total));
    }
    if let Some(percent) = cell.strip_suffix('%') {
        return bare(percent.trim_end()).map(Form::Percent);
    }
    if let Some(value) = bare(cell) {
        return Some(Form::Bare(value));
    }
    if let Some(shares) = out_of(cell) {
        return Some(shares);
    }
    labelled(cell).or_else(|| {
        let words = key(cell);
        let named = !words.is_empty() && !words.contains(|c: char| c.is_ascii_digit());
        named.then_some(Form::Words(words))
    })
}

/// A number that begins with its sign or a digit and stands alone.
fn bare(text: &str) -> Option<f64> {
    if let [digit @ b'0'..=b'9'] = text.as_bytes() {
        return Some(f64::from(digit - b'0'));
    }
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | '−'));
    begins.then(|| plain(text))?
}

/// How many plus (or, below nothing, minus) signs a cell is made of, three at most. Minus signs alone are a way to say
/// nothing as well and are not taken for signs here; see [`super::signs_of`].
fn signs(cell: &str) -> Option<i64> {
    match cell {
        "±" | "+/-" | "+/−" | "-/+" | "+-" | "0/+" | "+/0" => Some(0).filter(|_| !cell.contains('0')),
        "+" => Some(1),
        "++" | "+ +" => Some(2),
        "+++" | "+ + +" => Some(3),
        _ => None,
    }
}

/// How many of how many stars or dots are filled.
fn stars(cell: &str) -> Option<(f64, f64)> {
    let (mut filled, mut empty) = (0_u8, 0_u8);
    let mut asterisks = false;
    for c in cell.chars() {
        match c {
            '★' | '⭐' | '🌟' | '●' | '⬤' => filled = filled.checked_add(1)?,
            '*' => {
                asterisks = true;
                filled = filled.checked_add(1)?;
            }
            '☆' | '○' | '◯' => empty = empty.checked_add(1)?,
            ' ' | '\u{fe0f}' | '\u{fe0e}' => {}
            _ => return None,
        }
    }
    let total = if empty == 0 { 5 } else { filled + empty };
    let sound = filled > 0 && filled <= total && (2..=10).contains(&total) && !(asterisks && empty > 0);
    sound.then(|| (f64::from(filled), f64::from(total)))
}

/// `7/10`, `(3 / 5)`, `3 out of 5`, `3 of 5`.
fn out_of(cell: &str) -> Option<Form> {
    let inner = cell
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(cell);
    let lower = inner.to_lowercase();
    let (value, of) = lower
        .split_once(" out of ")
        .or_else(|| lower.split_once(" of "))
        .or_else(|| lower.split_once('/'))?;
    let digits = |text: &str| text.trim().starts_with(|c: char| c.is_ascii_digit());
    let (value, of) = (
        digits(value).then(|| plain(value))??,
        digits(of).then(|| plain(of))??,
    );
    let sound = (2.0..=100.0).contains(&of) && of.fract() == 0.0 && (0.0..=of).contains(&value);
    sound.then_some(Form::OutOf(value, of))
}

/// A number beside words that hold no other digit, with a sign between them or brackets around one.
fn labelled(cell: &str) -> Option<Form> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let first = cell.find(|c: char| c.is_ascii_digit())?;
    let last = cell.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, number, after) = (&cell[..first], &cell[first..last], &cell[last..]);
    if !number.chars().all(is_part) {
        return None;
    }
    let (words, number) = match (key(before).is_empty(), key(after).is_empty()) {
        // "+2 strong advocate": what stands before is the number's own sign.
        (true, false) => match before.trim() {
            "" | "(" | "[" | "+" | "(+" => (after, plain(number)?),
            "-" | "−" | "–" | "(-" | "(−" => (after, -plain(number)?),
            _ => return None,
        },
        (false, true) => {
            let gap = before.trim_end_matches(['-', '−', '+']);
            let sign = &before[gap.len()..];
            let apart = gap.ends_with([' ', '(', '[', '=', ':']);
            match sign {
                "" | "+" if apart => (before, plain(number)?),
                // "Low - 1" has a dash between, "opponent (-1)" a sign.
                "-" | "−" if gap.ends_with(['(', '[', '=']) => (before, -plain(number)?),
                _ if before.ends_with(['-', '–', ' ', ':', '=', '(']) => (before, plain(number)?),
                _ => return None,
            }
        }
        _ => return None,
    };
    // A letter right behind the digits belongs to them: "2nd", "5k".
    if words == after && after.starts_with(char::is_alphanumeric) {
        return None;
    }
    // "4+", "3?" are not sure of themselves; "3 - " before a digit never comes here.
    Some(Form::Labelled(number, key(words)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Form, form};

    #[test]
    fn forms_are_told_apart() {
        let labelled = |number, word: &str| Some(Form::Labelled(number, word.to_owned()));
        let words = |words: &str| Some(Form::Words(words.to_owned()));
        for (cell, expected) in [
            ("4", Some(Form::Bare(4.0))),
            ("+1", Some(Form::Bare(1.0))),
            ("−2", Some(Form::Bare(-2.0))),
            ("3.5", Some(Form::Bare(3.5))),
            ("3,5", Some(Form::Bare(3.5))),
            ("80%", Some(Form::Percent(80.0))),
            ("12.5 %", Some(Form::Percent(12.5))),
            ("7/10", Some(Form::OutOf(7.0, 10.0))),
            ("(3 / 5)", Some(Form::OutOf(3.0, 5.0))),
            ("3 out of 5", Some(Form::OutOf(3.0, 5.0))),
            ("★★★☆☆", Some(Form::OutOf(3.0, 5.0))),
            ("★★", Some(Form::OutOf(2.0, 5.0))),
            ("⭐️⭐️⭐️", Some(Form::OutOf(3.0, 5.0))),
            ("●●○", Some(Form::OutOf(2.0, 3.0))),
            ("***", Some(Form::OutOf(3.0, 5.0))),
            ("+", Some(Form::Signs(1))),
            ("+++", Some(Form::Signs(3))),
            ("+/-", Some(Form::Signs(0))),
            ("1 - Low", labelled(1.0, "low")),
            ("1-Low", labelled(1.0, "low")),
            ("5 (high)", labelled(5.0, "high")),
            ("3: Medium", labelled(3.0, "medium")),
            ("3. Medium", labelled(3.0, "medium")),
            ("4 high", labelled(4.0, "high")),
            ("High (4)", labelled(4.0, "high")),
            ("High = 4", labelled(4.0, "high")),
            ("Low - 1", labelled(1.0, "low")),
            ("Level 3", labelled(3.0, "level")),
            ("+2 strong advocate", labelled(2.0, "strong advocate")),
            ("-2 strong opponent", labelled(-2.0, "strong opponent")),
            ("opponent (-1)", labelled(-1.0, "opponent")),
            ("Very High", words("very high")),
            ("H", words("h")),
            ("3-4", None),
            ("2nd", None),
            ("5k", None),
            ("4+", None),
            ("3?", None),
            ("6/5", None),
            ("~3", None),
            ("(2)", None),
            ("☆☆☆", None),
            ("1 low to 3 medium", None),
        ] {
            assert_eq!(form(cell), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(cell in prop_oneof![any::<String>(), "[0-9+%/().*★☆ a-c-]{0,10}"]) {
            let _ = form(&cell);
        }
    }
}
