//! Cells that say nothing.

use crate::text::key;

/// Words for "nothing", as keys.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "n d", "n a", "na", "nil", "null", "nan", "none", "blank", "empty", "no data", "no value",
    "not disclosed", "undisclosed", "not applicable", "not available", "not assessed", "not assessed yet",
    "not yet assessed", "not set", "not known", "not yet known", "not rated", "not stated", "not recorded",
    "unassessed", "unknown", "unrated", "unspecified", "dont know", "do not know", "no answer", "tbc",
    "t b c", "tba", "tbd", "to be confirmed", "to be announced", "to be decided", "to be determined",
    "to be defined",
];

/// The first two letters of the words, blanks not counted.
#[rustfmt::skip]
const FIRST: &[[char; 2]] = &[
    ['b', 'l'], ['d', 'o'], ['e', 'm'], ['n', 'a'], ['n', 'd'], ['n', 'i'], ['n', 'o'], ['n', 'u'], ['t', 'b'],
    ['t', 'o'], ['u', 'n'],
];

/// The errors that spreadsheets show in cells, in lower case.
#[rustfmt::skip]
const FAULTS: &[&str] = &[
    "#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!",
    "#getting_data",
];

/// No longer cell is compared with those words: most cells say something, and need not be folded first.
const LONGEST: usize = 32;

/// True where a cell is empty or holds a word for "nothing": `N/D`, `n/a`, `-`, `tbc`, `#N/A`.
pub(crate) fn says_nothing(cell: &str) -> bool {
    cell.chars()
        .all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '−' | '?' | '.' | '/' | '…' | '_'))
        || (cell.len() <= LONGEST && (is_word(cell) && !is_name_like(cell) || is_fault(cell)))
}

/// Whether a cell is one of the words. Most are told from all of them by their first letters, without being folded.
fn is_word(cell: &str) -> bool {
    let mut letters = cell
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase());
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else {
        return false;
    };
    FIRST.contains(&[first, second]) && NOTHING.contains(&key(cell).as_str())
}

fn is_fault(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with('#') && FAULTS.iter().any(|fault| fault.eq_ignore_ascii_case(cell))
}

/// "Na" and "Nan" are also names; the words for nothing are written `NA`, `na`, `NaN`, `nan`.
fn is_name_like(cell: &str) -> bool {
    matches!(cell.trim(), "Na" | "Nan")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::says_nothing;

    #[test]
    fn nothing_is_known_in_many_forms() {
        for cell in [
            "",
            " ",
            "\t",
            "\u{a0}",
            "-",
            "--",
            "–",
            "—",
            "?",
            "??",
            "...",
            "…",
            "/",
            "n/a",
            "N/A",
            "n.a.",
            "NA",
            "N/D",
            "none",
            "None",
            "NULL",
            "nil",
            "tbc",
            "TBC",
            "T.B.C.",
            "unknown",
            "Not assessed",
            "(blank)",
            "[none]",
            "#N/A",
            "#REF!",
            "#DIV/0!",
            "#value!",
            "to be confirmed",
            "don’t know",
            "___",
        ] {
            assert!(says_nothing(cell), "{cell:?}");
        }
    }

    #[test]
    fn what_says_something_is_kept() {
        for cell in [
            "0",
            "no",
            "x",
            "Na Li",
            "Na",
            "Nan",
            "Nil Desperandum",
            "+",
            "nobody",
            "#1",
            "🧑‍🚀",
            "=",
            "x-",
        ] {
            assert!(!says_nothing(cell), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(cell in any::<String>()) {
            says_nothing(&cell);
        }
    }

    #[test]
    fn every_word_begins_with_two_of_the_first_letters() {
        let mut first: Vec<[char; 2]> = super::NOTHING
            .iter()
            .map(|word| {
                let mut letters = word.chars().filter(|c| *c != ' ');
                [letters.next().unwrap(), letters.next().unwrap()]
            })
            .collect();
        first.sort_unstable();
        first.dedup();
        assert_eq!(first, super::FIRST);
    }
}
