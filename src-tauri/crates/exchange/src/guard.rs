//! Texts that a spreadsheet must not take for formulas.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a return can run as a formula when a file is opened. On the way out
//! such a text gets an apostrophe in front, and on the way in it loses it. So that nothing is lost in between, a text that
//! already has apostrophes before such a sign gets one more: what goes out always comes back unchanged.
//!
//! | text | in the file |
//! |---|---|
//! | `=1+1` | `'=1+1` |
//! | `'=1+1` | `''=1+1` |
//! | `-5` (a text) | `'-5` |
//! | `'tis` | `'tis` |
//! | `Ann` | `Ann` |

use std::borrow::Cow;

/// True for a sign that can begin a formula.
fn begins_formula(byte: u8) -> bool {
    matches!(byte, b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')
}

/// How many apostrophes stand in front of a sign that can begin a formula; none if what follows them is another sign.
fn apostrophes(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let count = bytes.iter().take_while(|byte| **byte == b'\'').count();
    bytes
        .get(count)
        .is_some_and(|byte| begins_formula(*byte))
        .then_some(count)
}

/// A text as it is written into a file: never one that a spreadsheet takes for a formula. Numbers and dates that are written
/// as such need no protection.
#[must_use]
pub fn protect(text: &str) -> Cow<'_, str> {
    match apostrophes(text) {
        Some(_) => Cow::Owned(format!("'{text}")),
        None => Cow::Borrowed(text),
    }
}

/// A text as it was before [`protect`]. Texts that never were protected come back as they are.
#[must_use]
pub fn restore(text: &str) -> &str {
    match apostrophes(text) {
        Some(count) if count > 0 => &text[1..],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{protect, restore};

    #[test]
    fn only_what_begins_like_a_formula_is_protected() {
        for (text, written) in [
            ("", ""),
            ("Ann", "Ann"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("''", "''"),
            ("a=b", "a=b"),
            (" =1", " =1"),
            ("=1+1", "'=1+1"),
            ("+44 20 7946 0000", "'+44 20 7946 0000"),
            ("-5", "'-5"),
            ("-", "'-"),
            ("@ann", "'@ann"),
            ("\tindented", "'\tindented"),
            ("\rreturn", "'\rreturn"),
            ("'=1", "''=1"),
            ("''@x", "'''@x"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("−5", "−5"),
        ] {
            assert_eq!(protect(text), written, "{text:?}");
            assert_eq!(restore(written), text, "{written:?}");
        }
    }

    #[test]
    fn what_was_never_protected_is_left_alone() {
        for text in ["-5", "+1", "=A1", "@", "'quoted'", "O'Neil"] {
            assert_eq!(restore(text), text);
        }
    }

    /// Texts rich in the signs that matter, besides any text at all.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "['=+@\t\r\n a-]{0,6}"]
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_back(text in texts()) {
            let written = protect(&text);
            prop_assert_eq!(restore(&written), text.as_str());
        }

        #[test]
        fn nothing_that_goes_out_begins_like_a_formula(text in texts()) {
            let protected = protect(&text);
            prop_assert!(!protected.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
