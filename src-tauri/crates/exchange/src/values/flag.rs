//! Yes and no.

use std::collections::BTreeMap;

use super::{Unreadable, says_nothing};
use crate::book::CellKind;
use crate::text::key;

#[rustfmt::skip]
const YES: &[&str] = &[
    "yes", "y", "true", "t", "1", "on", "ja", "j", "oui", "si", "sí", "x", "ticked", "checked", "agreed",
    "yes please",
];
#[rustfmt::skip]
const NO: &[&str] = &[
    "no", "n", "false", "f", "0", "off", "nein", "non", "unticked", "unchecked",
];
const YES_SIGNS: &[char] = &['✓', '✔', '☑', '✅', '☒', '🗸', '👍', '√'];
const NO_SIGNS: &[char] = &['✗', '✘', '✕', '❌', '☐', '×', '👎', '❎'];

/// Whether a cell says yes. A cross of letters (`x`) is a mark in a box, and says yes; where the column ticks as well, what
/// it means is found by [`crosses_of`] and kept in the mapping.
///
/// # Errors
/// If it says something else.
pub(crate) fn yes_no(cell: &str, kind: CellKind) -> Result<Option<bool>, Unreadable> {
    if kind == CellKind::Fault || says_nothing(cell) {
        return Ok(None);
    }
    let sign = lone_sign(cell);
    let is_sign = |signs: &[char]| sign.is_some_and(|sign| signs.contains(&sign));
    let key = key(cell);
    let key = key.strip_suffix(" 0").unwrap_or(&key);
    if is_sign(YES_SIGNS) || YES.contains(&key) {
        Ok(Some(true))
    } else if is_sign(NO_SIGNS) || NO.contains(&key) {
        Ok(Some(false))
    } else {
        Err(Unreadable::new("is neither yes nor no", "Write yes or no."))
    }
}

/// The only sign of a cell, without the mark that asks for its coloured form.
fn lone_sign(cell: &str) -> Option<char> {
    let mut signs = cell
        .trim()
        .chars()
        .filter(|c| *c != '\u{fe0f}' && *c != '\u{fe0e}');
    signs.next().filter(|_| signs.next().is_none())
}

/// What a cross means in a column of yes and no, where single cells cannot tell: beside ticks or other words for yes, and
/// with no other word for no, `x` says no. The answer goes into the mapping's values of the column, as written → yes or no;
/// it is empty where crosses mean what [`yes_no`] takes them for.
pub(crate) fn crosses_of<'a>(
    cells: impl IntoIterator<Item = (&'a str, CellKind)>,
) -> BTreeMap<String, String> {
    let mut crosses = BTreeMap::new();
    let (mut yes, mut no) = (false, false);
    for (cell, kind) in cells {
        if matches!(cell.trim(), "x" | "X") {
            crosses.insert(cell.trim().to_owned(), "no".to_owned());
            continue;
        }
        match yes_no(cell, kind) {
            Ok(Some(true)) => yes = true,
            Ok(Some(false)) => no = true,
            _ => {}
        }
    }
    if yes && !no { crosses } else { BTreeMap::new() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{crosses_of, yes_no};
    use crate::book::CellKind::{Fault, Flag, Number, Text};

    #[test]
    fn yes_and_no_have_many_forms() {
        for cell in [
            "yes", "Yes", "Y", "TRUE", "1", "1.0", "✓", "✔️", "☑", "☒", "x", "X", "ja", "Oui", "(yes)", "y.",
            "✅",
        ] {
            assert_eq!(yes_no(cell, Text), Ok(Some(true)), "{cell}");
        }
        for cell in ["no", "N", "false", "0", "0.0", "✗", "❌", "☐", "×", "Nein", "No."] {
            assert_eq!(yes_no(cell, Text), Ok(Some(false)), "{cell}");
        }
        for cell in ["", "-", "n/a", "unknown", "?"] {
            assert_eq!(yes_no(cell, Text), Ok(None), "{cell}");
        }
        for cell in ["maybe", "partly", "2", "yes and no", "✓✓", "xx"] {
            assert!(yes_no(cell, Text).is_err(), "{cell}");
        }
        assert_eq!(yes_no("yes", Flag), Ok(Some(true)));
        assert_eq!(yes_no("1", Number), Ok(Some(true)));
        assert_eq!(yes_no("", Fault), Ok(None));
    }

    #[test]
    fn a_cross_says_no_only_beside_ticks() {
        let of = |cells: &[&str]| crosses_of(cells.iter().map(|cell| (*cell, Text)));
        let no = BTreeMap::from([("x".to_owned(), "no".to_owned())]);
        assert_eq!(of(&["✓", "x", "", "✓"]), no);
        assert_eq!(of(&["yes", "x"]), no);
        assert!(of(&["x", "", "x"]).is_empty());
        assert!(of(&["x", "no", "x"]).is_empty());
        assert!(of(&["x", "no", "yes"]).is_empty());
        assert!(of(&["✓", "✗"]).is_empty());
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(cell in any::<String>()) {
            let _ = yes_no(&cell, Text);
            crosses_of([(cell.as_str(), Text)]);
        }
    }
}
