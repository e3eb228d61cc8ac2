//! How cells are tidied and compared.

use std::borrow::Cow;

/// A name as it should be kept: ends trimmed, runs of blanks and line breaks inside made one space, nothing else touched.
pub(crate) fn tidy(cell: &str) -> String {
    let cell = cell.trim();
    let mut out = String::with_capacity(cell.len());
    let mut gap = false;
    for c in cell.chars() {
        if matches!(c, ' ' | '\t' | '\r' | '\n') {
            gap = true;
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(c);
    }
    out
}

/// As [`tidy`], without a copy where nothing is to be tidied.
pub(crate) fn tidied(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => {
            let text = text.trim();
            let mut blank = false;
            let untidy = text.bytes().any(|byte| {
                let now = matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
                let untidy = now && (blank || byte != b' ');
                blank = now;
                untidy
            });
            if untidy {
                Cow::Owned(tidy(text))
            } else {
                Cow::Borrowed(text)
            }
        }
        Cow::Owned(text) => Cow::Owned(tidy(&text)),
    }
}

/// A text for comparing: blanks evened out, case ignored.
pub(crate) fn folded(text: &str) -> String {
    tidy(text).to_lowercase()
}

/// The letters of a column in a spreadsheet: A, B … Z, AA …
pub(crate) fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        out.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    out.iter().rev().collect()
}

/// A key for comparing what people typed: letters and digits in lower case, everything else a single space.
pub(crate) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The start of a cell, for a message.
pub(crate) fn shortened(cell: &str) -> String {
    if cell.chars().count() <= 40 {
        return cell.to_owned();
    }
    cell.chars().take(39).chain(['…']).collect()
}

/// A readable list of at most `most` items: `a, b and 3 more`.
pub(crate) fn listed(items: &[String], most: usize) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        _ if items.len() > most => format!("{} and {} more", items[..most].join(", "), items.len() - most),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{key, letters, listed, tidied, tidy};

    #[test]
    fn tidying_touches_only_blanks() {
        assert_eq!(tidy("  Ann   Marie\n Smith "), "Ann Marie Smith");
        assert_eq!(tidy("O’Neil‐Łukasz\u{200d}🧑‍🚀 <b>"), "O’Neil‐Łukasz\u{200d}🧑‍🚀 <b>");
    }

    #[test]
    fn tidying_copies_only_what_changes() {
        for text in ["Ann Smith", " Ann ", "Ann  Smith", "Ann\nSmith", "", "\u{a0}x"] {
            let tidied = tidied(Cow::Borrowed(text));
            assert_eq!(tidied, tidy(text));
        }
        assert!(matches!(
            tidied(Cow::Borrowed(" Ann Smith ")),
            Cow::Borrowed("Ann Smith")
        ));
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let shown: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).to_vec();
        assert_eq!(shown, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn keys_ignore_case_and_punctuation() {
        assert_eq!(key("  Contact E-Mail: "), "contact e mail");
        assert_eq!(key("Manager’s name"), "managers name");
        assert_eq!(key("£"), "");
    }

    #[test]
    fn long_lists_say_how_much_is_left() {
        let items: Vec<String> = ["a", "b", "c", "d"].map(String::from).to_vec();
        assert_eq!(listed(&items, 4), "a, b, c and d");
        assert_eq!(listed(&items, 2), "a, b and 2 more");
    }
}
