//! Several values in one cell.

use std::collections::HashSet;

use super::says_nothing;
use crate::text::tidy;

/// What can separate several values in one cell. A line break is found in cells as they are, not in tidied ones.
pub(crate) const SEPARATORS: &[&str] = &["\n", ";", "|", ",", "/", " and "];

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Several {
    /// Names of people, groups or organisations: a comma may stand in one.
    Names,
    /// Tags and other short words.
    Tags,
}

/// The values of a cell between separators, ends trimmed, without empty ones. A separator inside quotation marks or brackets
/// is part of a value; quotation marks around a whole value are taken off. Marks and brackets that are never closed count
/// as text.
pub(crate) fn split<'a>(cell: &'a str, separator: &str) -> impl Iterator<Item = &'a str> {
    let mut parts = Vec::new();
    if separator.is_empty() {
        parts.push(cell);
    } else {
        let mut start = 0;
        for at in breaks(cell, separator) {
            parts.push(&cell[start..at]);
            start = at + separator.len();
        }
        parts.push(&cell[start..]);
    }
    parts.into_iter().map(unquoted).filter(|part| !part.is_empty())
}

/// Where the separators stand that separate.
fn breaks(cell: &str, separator: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut passed_over = 0;
    let mut closing: Vec<char> = Vec::new();
    // Where each closing sign stands last: what opens after that is never closed.
    let last = CLOSING.map(|close| cell.rfind(close));
    let is_closed = |close: char, at: usize| {
        let last = CLOSING
            .iter()
            .position(|one| *one == close)
            .and_then(|one| last[one]);
        last.is_some_and(|last| last > at)
    };
    for (at, c) in cell.char_indices() {
        if at < passed_over {
            continue;
        }
        if closing.last() == Some(&c) {
            closing.pop();
        } else if let Some(close) = closes(c)
            && (closing.last() != Some(&'"') || c == '"')
            && is_closed(close, at)
        {
            closing.push(close);
        } else if closing.is_empty()
            && cell[at..]
                .get(..separator.len())
                .is_some_and(|here| here.eq_ignore_ascii_case(separator))
        {
            found.push(at);
            passed_over = at + separator.len();
        }
    }
    found
}

/// The signs that close quotations and brackets.
const CLOSING: [char; 6] = ['"', '”', '»', ')', ']', '}'];

fn closes(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '“' | '„' => '”',
        '«' => '»',
        '(' => ')',
        '[' => ']',
        '{' => '}',
        _ => return None,
    })
}

fn unquoted(part: &str) -> &str {
    let part = part.trim();
    let inner = [('"', '"'), ('“', '”'), ('„', '”')]
        .into_iter()
        .find_map(|(open, close)| part.strip_prefix(open)?.strip_suffix(close));
    inner
        .filter(|inner| !inner.contains(['"', '“', '”']))
        .unwrap_or(part)
        .trim()
}

/// The separator of a column whose cells may hold several values; none where each holds one.
///
/// Line breaks, semicolons and bars always separate. A comma separates tags, and names unless they read "Surname, Given":
/// it does where a cell has two full names, three of them, or one that stands alone in another cell. A slash separates
/// names of which both are full or that have blanks around it. "And" stands in too many names ("Research and Development")
/// and only separates where one side stands alone in another cell.
pub(crate) fn separator_of<'a>(
    cells: impl IntoIterator<Item = &'a str>,
    of: Several,
) -> Option<&'static str> {
    let cells: Vec<&str> = cells.into_iter().filter(|cell| !says_nothing(cell)).collect();
    let several = |separator: &str| -> Vec<Vec<&str>> {
        let split: Vec<Vec<&str>> = cells
            .iter()
            .map(|cell| split(cell, separator).collect())
            .collect();
        split
            .into_iter()
            .filter(|parts: &Vec<&str>| parts.len() > 1)
            .collect()
    };
    if let Some(sure) = ["\n", ";", "|"]
        .into_iter()
        .find(|separator| !several(separator).is_empty())
    {
        return Some(sure);
    }
    let alone: HashSet<String> = cells.iter().map(|cell| tidy(cell).to_lowercase()).collect();
    let stands_alone = |parts: &Vec<&str>| {
        parts
            .iter()
            .any(|part| alone.contains(&tidy(part).to_lowercase()))
    };
    let all_full = |parts: &Vec<&str>| parts.iter().all(|part| part.split_whitespace().count() > 1);
    let lists = several(",");
    let by_comma = match of {
        Several::Tags => !lists.is_empty(),
        Several::Names => lists.iter().any(|parts| {
            stands_alone(parts) || all_full(parts) || (parts.len() > 2 && !reads_surname_given(parts))
        }),
    };
    if by_comma {
        return Some(",");
    }
    let slashed = several("/");
    let is_address = cells
        .iter()
        .any(|cell| cell.contains("://") || cell.contains("and/or"));
    let spaced = cells.iter().any(|cell| cell.contains(" / "));
    if !is_address && !slashed.is_empty() && (of == Several::Tags || spaced || slashed.iter().any(all_full)) {
        return Some("/");
    }
    several(" and ").iter().any(stands_alone).then_some(" and ")
}

/// True for "Smith, Ann, MBE": a surname, then one or two given names, then letters after the name.
fn reads_surname_given(parts: &[&str]) -> bool {
    parts.len() == 3
        && parts[2]
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '.' | ' '))
        && !parts[2].contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SEPARATORS, Several, separator_of, split};

    fn parts<'a>(cell: &'a str, separator: &str) -> Vec<&'a str> {
        split(cell, separator).collect()
    }

    #[test]
    fn cells_are_split_outside_quotes_and_brackets() {
        assert_eq!(parts("Ann; Bob ;; Cy;", ";"), ["Ann", "Bob", "Cy"]);
        assert_eq!(parts("Ann\r\nBob\n", "\n"), ["Ann", "Bob"]);
        assert_eq!(parts("HR (pay, leave), IT", ","), ["HR (pay, leave)", "IT"]);
        assert_eq!(
            parts("\"Smith, Ann\", Bob Jones", ","),
            ["Smith, Ann", "Bob Jones"]
        );
        assert_eq!(parts("“Smith, Ann”, Bob", ","), ["Smith, Ann", "Bob"]);
        assert_eq!(parts("a [b; c {d; e}]; f", ";"), ["a [b; c {d; e}]", "f"]);
        assert_eq!(
            parts("Ann Smith and Bob Jones AND Cy", " and "),
            ["Ann Smith", "Bob Jones", "Cy"]
        );
        assert_eq!(parts("Sandy Land", " and "), ["Sandy Land"]);
        assert_eq!(parts("Ann, Bob", ""), ["Ann, Bob"]);
        assert_eq!(parts("", ";"), Vec::<&str>::new());
    }

    #[test]
    fn what_is_never_closed_is_text() {
        assert_eq!(parts("5\" pipe; valve", ";"), ["5\" pipe", "valve"]);
        assert_eq!(parts("a (b; c", ";"), ["a (b", "c"]);
        assert_eq!(parts("O'Neil; D'Arcy", ";"), ["O'Neil", "D'Arcy"]);
        assert_eq!(parts("a) ; b", ";"), ["a)", "b"]);
    }

    #[test]
    fn a_separator_is_proposed_only_where_it_separates() {
        let names = |cells: &[&str]| separator_of(cells.iter().copied(), Several::Names);
        let tags = |cells: &[&str]| separator_of(cells.iter().copied(), Several::Tags);
        assert_eq!(names(&["Ann Smith; Bob Jones", "Cy"]), Some(";"));
        assert_eq!(names(&["Smith, Ann; Jones, Bob"]), Some(";"));
        assert_eq!(names(&["Ann Smith\nBob Jones"]), Some("\n"));
        assert_eq!(names(&["Ann Smith, Bob Jones", "Cy"]), Some(","));
        assert_eq!(names(&["Smith, Ann", "Jones, Bob"]), None);
        assert_eq!(names(&["Smith, Ann, MBE", "Jones, Bob"]), None);
        assert_eq!(names(&["Finance, IT, Legal"]), Some(","));
        assert_eq!(names(&["Finance, Operations", "Finance"]), Some(","));
        assert_eq!(names(&["Ann Smith / Bob Jones"]), Some("/"));
        assert_eq!(names(&["Ann Smith/Bob Jones"]), Some("/"));
        assert_eq!(names(&["HR/OD", "IT"]), None);
        assert_eq!(
            names(&["Research and Development", "Health and Social Care"]),
            None
        );
        assert_eq!(names(&["Ann Smith and Bob Jones", "Bob Jones"]), Some(" and "));
        assert_eq!(tags(&["finance, it", "hr"]), Some(","));
        assert_eq!(tags(&["finance/it", "n/a"]), Some("/"));
        assert_eq!(tags(&["https://example.org/a"]), None);
        assert_eq!(tags(&["finance", "n/a", "-", ""]), None);
        assert_eq!(tags(&["HR (pay, leave)"]), None);
    }

    proptest! {
        #[test]
        fn any_text_can_be_split(cell in prop_oneof![any::<String>(), "[a;,/|\"“”() \n]{0,20}"], which in 0..SEPARATORS.len()) {
            for part in split(&cell, SEPARATORS[which]) {
                prop_assert!(!part.is_empty());
                prop_assert!(cell.contains(part));
            }
            separator_of([cell.as_str(), "a"], Several::Names);
            separator_of([cell.as_str(), "a"], Several::Tags);
        }

        #[test]
        fn plain_values_come_back(values in proptest::collection::vec("[a-z]{1,5}( [a-z]{1,5})?", 1..6), which in 0_usize..5) {
            let joined = values.join(SEPARATORS[which]);
            prop_assert_eq!(parts(&joined, SEPARATORS[which]), values);
        }
    }
}
