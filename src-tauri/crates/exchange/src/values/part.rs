//! The parts of a date as they stand in a cell, before anybody says which is the day.

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A number and how many digits it is written with.
    Number(u32, usize),
    /// A month by name, 1 to 12.
    Month(u32),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words that may stand before a date without changing it, longest first.
const BEFORE: &[&str] = &[
    "week commencing",
    "week beginning",
    "week ending",
    "week of",
    "w/c",
    "w/b",
    "w/e",
    "wc",
    "due by",
    "due on",
    "due",
    "by",
    "on",
    "from",
    "since",
    "until",
];

/// No date is longer.
const LONGEST: usize = 64;

/// The parts of a date in the order they stand in, three at most, and whether dots separate them. None where a cell is
/// anything else; a time of day after the date is passed over.
pub(super) fn parts(cell: &str) -> Option<(Vec<Part>, bool)> {
    if cell.len() > LONGEST {
        return None;
    }
    let lower = cell.trim().to_lowercase();
    let date = without_time(without_words_before(&lower))?;
    let mut parts = Vec::with_capacity(3);
    let mut dots = 0;
    let mut rest = date.trim_end_matches(['.', ',', ' ']);
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let (digits, after) = run(rest, |c| c.is_ascii_digit());
            parts.push(Part::Number(digits.parse().ok()?, digits.len()));
            let (letters, further) = run(after, |c| c.is_ascii_lowercase());
            rest = if matches!(letters, "st" | "nd" | "rd" | "th") {
                further
            } else {
                after
            };
        } else if first.is_ascii_lowercase() {
            let (letters, after) = run(rest, |c| c.is_ascii_lowercase());
            if let Some(month) = named(&MONTHS, letters) {
                parts.push(Part::Month(month));
            } else if letters != "of" && letters != "the" && named(&WEEKDAYS, letters).is_none() {
                return None;
            }
            rest = after;
        } else if matches!(
            first,
            ' ' | '/' | '.' | '-' | ',' | '\'' | '\u{a0}' | '‐' | '‑' | '–' | '’'
        ) {
            dots += usize::from(first == '.');
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
        if parts.len() > 3 {
            return None;
        }
    }
    Some((parts, dots >= 2))
}

/// What a list of names has that begins with these letters, counted from 1; at least three letters are needed.
fn named(names: &[&str], letters: &str) -> Option<u32> {
    if letters.len() < 3 {
        return None;
    }
    let at = names.iter().position(|name| name.starts_with(letters))?;
    u32::try_from(at + 1).ok()
}

/// The longest start of a text whose characters are all of one sort, and what follows.
fn run(text: &str, of_sort: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !of_sort(c)).unwrap_or(text.len()))
}

/// A text without words such as "w/c" before its date.
fn without_words_before(text: &str) -> &str {
    for word in BEFORE {
        if let Some(after) = text.strip_prefix(word)
            && after.starts_with([' ', ':', '.'])
        {
            return after.trim_start_matches([' ', ':', '.']);
        }
    }
    text
}

/// A text without the time of day that follows its date; none where something else follows.
fn without_time(text: &str) -> Option<&str> {
    let Some(colon) = text.find(':') else {
        return Some(text);
    };
    let date = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let hours = &text[date.len()..colon];
    let after = &text[colon..];
    let is_time = matches!(hours.len(), 1 | 2)
        && after.len() > 1
        && after.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    ':' | '.' | '+' | '-' | ' ' | 'z' | 'a' | 'p' | 'm' | 'u' | 't' | 'c' | 'g' | 'b' | 's'
                )
        });
    let date = date.strip_suffix('t').unwrap_or(date);
    (is_time && !date.is_empty()).then(|| date.trim_end_matches([' ', ',', '\u{a0}']))
}
