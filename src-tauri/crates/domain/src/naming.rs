//! How a name, a number and an address stand in what somebody wrote (R34). Words come in folded: lower case, without
//! accents.

mod ordinary;

pub use ordinary::{begins_sentence, is_ordinary, is_ordinary_in_labels};

/// From here on, scripts write words without spaces between them.
const UNSPACED: char = '\u{2e80}';
/// Scripts below that which do the same: Thai and Lao, Burmese, Khmer.
const UNSPACED_TOO: [std::ops::RangeInclusive<char>; 3] = [
    '\u{e00}'..='\u{eff}',
    '\u{1000}'..='\u{109f}',
    '\u{1780}'..='\u{17ff}',
];
/// A number of fewer digits is too often something else.
const SHORTEST_NUMBER: usize = 6;
/// From so many digits on, a number is the same with and without what stands before it.
const NUMBER_ALONE: usize = 7;

/// How a name stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How many words it takes.
    pub words: usize,
    /// Whether it is all of the name in its own order.
    pub whole: bool,
}

/// Whether what is said begins with a name of several words: as it is, the last name first, first and last alone either
/// way, or in one word. Of several ways, the longest.
pub fn standing<N: AsRef<str>, S: AsRef<str>>(name: &[N], said: &[S]) -> Option<Standing> {
    let is = |at: usize, word: &N| said.get(at).is_some_and(|said| said.as_ref() == word.as_ref());
    let all = |from: usize, words: &[N]| words.iter().zip(from..).all(|(word, at)| is(at, word));
    let found = |words: usize, whole: bool| Some(Standing { words, whole });
    let [first, between @ .., last] = name else {
        return None;
    };
    let said_first = said.first()?.as_ref();
    if all(0, name) {
        return found(name.len(), true);
    }
    if is(0, last) && all(1, &name[..name.len() - 1]) {
        return found(name.len(), false);
    }
    if (is(0, first) && is(1, last)) || (is(0, last) && is(1, first)) {
        return found(2, false);
    }
    let joined = |words: &[&N]| {
        let mut rest = said_first;
        words.iter().all(|word| match rest.strip_prefix(word.as_ref()) {
            Some(more) => {
                rest = more;
                true
            }
            None => false,
        }) && rest.is_empty()
    };
    let whole: Vec<&N> = name.iter().collect();
    if joined(&[first, last]) || (!between.is_empty() && joined(&whole)) {
        return found(1, false);
    }
    None
}

/// Whether two words of a name in another order than its own belong together: no sentence ends between them.
pub fn belong_together(between: &str) -> bool {
    let mut letters = between.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = matches!(letter, '.' | '!' | '?' | ';' | ':');
        if letter == '\n' || (ends && letters.peek().is_some_and(|next| next.is_whitespace())) {
            return false;
        }
    }
    true
}

/// Whether a script writes this letter without spaces between words.
pub fn is_unspaced(letter: char) -> bool {
    letter >= UNSPACED || UNSPACED_TOO.iter().any(|range| range.contains(&letter))
}

/// The digits of a telephone number that matter; none if it is none, or too short to be told from other numbers.
pub fn number(text: &str) -> Option<String> {
    if text.chars().any(char::is_alphabetic) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    (digits.len() >= SHORTEST_NUMBER).then(|| digits.to_owned())
}

/// What two numbers that are the same have in common at least.
pub fn number_key(number: &str) -> &str {
    number
        .len()
        .checked_sub(SHORTEST_NUMBER)
        .and_then(|from| number.get(from..))
        .unwrap_or(number)
}

/// Whether two numbers are one, with or without what is dialled before it.
pub fn same_number(a: &str, b: &str) -> bool {
    a == b || (a.len().min(b.len()) >= NUMBER_ALONE && (a.ends_with(b) || b.ends_with(a)))
}

/// Whether the parts of a number may stand apart by this.
pub fn is_within_number(between: &str) -> bool {
    between.chars().count() <= 3
        && between
            .chars()
            .all(|letter| matches!(letter, ' ' | '\u{a0}' | '(' | ')' | '-' | '\u{2011}' | '.' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(name: &str, said: &str) -> Option<(usize, bool)> {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        standing(&words(name), &words(said)).map(|standing| (standing.words, standing.whole))
    }

    #[test]
    fn r34_a_name_is_told_in_every_order() {
        let name = "zoe anna angstrom";
        assert_eq!(stands(name, "zoe anna angstrom said"), Some((3, true)));
        assert_eq!(stands(name, "angstrom zoe anna said"), Some((3, false)));
        assert_eq!(stands(name, "angstrom zoe said"), Some((2, false)));
        assert_eq!(stands(name, "zoe angstrom"), Some((2, false)));
        assert_eq!(stands(name, "zoeangstrom"), Some((1, false)));
        assert_eq!(stands(name, "zoeannaangstrom"), Some((1, false)));
        assert_eq!(stands(name, "zoe anna"), None);
        assert_eq!(stands(name, "anna zoe angstrom"), None);
        assert_eq!(stands(name, "zoeanna"), None);
        assert_eq!(stands("zoe", "zoe"), None);
        assert_eq!(stands("zoe quill", "quill zoe"), Some((2, false)));
        assert_eq!(stands("zoe quill", ""), None);
    }

    #[test]
    fn r34_no_sentence_ends_within_a_name() {
        for between in [", ", " ", "_", ".", "-", "/"] {
            assert!(belong_together(between), "{between:?}");
        }
        for between in [". ", "! ", ";\n", "\n"] {
            assert!(!belong_together(between), "{between:?}");
        }
    }

    #[test]
    fn r34_a_number_is_one_however_it_is_written() {
        let number = |text: &str| number(text).unwrap();
        let known = number("01632 960 123");
        for same in ["01632960123", "+44 1632 960123", "+44 (0)1632 960-123"] {
            assert!(same_number(&known, &number(same)), "{same}");
            assert_eq!(number_key(&known), number_key(&number(same)));
        }
        assert!(!same_number(&known, &number("01632 960124")));
        // The end alone may be another number.
        assert!(!same_number(&known, &number("960123")));
        assert_eq!(super::number("ext 12"), None);
        assert_eq!(super::number("00123"), None);
    }

    #[test]
    fn r34_scripts_without_spaces_are_known() {
        for letter in ['山', '김', 'ก', 'き'] {
            assert!(is_unspaced(letter), "{letter}");
        }
        for letter in ['a', 'Å', 'я', 'ع'] {
            assert!(!is_unspaced(letter), "{letter}");
        }
    }
}
