//! How cells are tidied and compared.

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

/// A key for comparing what people typed: letters and digits in lower case, everything else a single space.
pub(crate) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
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
    use super::{key, listed, tidy};

    #[test]
    fn tidying_touches_only_blanks() {
        assert_eq!(tidy("  Ann   Marie\n Smith "), "Ann Marie Smith");
        assert_eq!(tidy("O’Neil‐Łukasz\u{200d}🧑‍🚀 <b>"), "O’Neil‐Łukasz\u{200d}🧑‍🚀 <b>");
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
