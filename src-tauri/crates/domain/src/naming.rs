//! How a name, a number and an address stand in what somebody wrote (R34). Words come in folded: lower case, without
//! accents.

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

/// First names that are words as well.
const GIVEN: &[&str] = &[
    "amber", "april", "art", "august", "bill", "bob", "charity", "chase", "clement", "dale", "daisy", "dawn",
    "dean", "drew", "earl", "eve", "faith", "frank", "gene", "glen", "grace", "grant", "guy", "hazel",
    "heather", "holly", "hope", "iris", "ivy", "jack", "jade", "joy", "june", "lance", "lily", "mark", "max",
    "may", "melody", "mercy", "miles", "nick", "norm", "olive", "pat", "patience", "pearl", "penny",
    "pierce", "ray", "reed", "rich", "rob", "rose", "ruby", "rusty", "skip", "sky", "star", "sue", "summer",
    "sunny", "verity", "violet", "wade", "will", "winter", "wren",
];
/// Last names that are words as well: what people do, where they live, what things are like.
const SHARED: &[&str] = &[
    "baker",
    "ball",
    "bank",
    "banks",
    "bell",
    "best",
    "bird",
    "bishop",
    "black",
    "bond",
    "bridge",
    "bridges",
    "bright",
    "brook",
    "brooks",
    "brown",
    "burns",
    "bush",
    "butler",
    "carpenter",
    "carter",
    "case",
    "cash",
    "castle",
    "chance",
    "church",
    "clerk",
    "cliff",
    "coast",
    "cook",
    "cooper",
    "cross",
    "day",
    "driver",
    "east",
    "english",
    "farmer",
    "field",
    "fields",
    "fisher",
    "flowers",
    "ford",
    "forest",
    "fox",
    "french",
    "gardener",
    "gates",
    "glass",
    "gold",
    "good",
    "gray",
    "green",
    "grey",
    "hall",
    "hand",
    "hands",
    "hart",
    "head",
    "hill",
    "hills",
    "house",
    "hunter",
    "king",
    "knight",
    "lake",
    "lane",
    "law",
    "laws",
    "little",
    "lock",
    "long",
    "love",
    "major",
    "marsh",
    "mason",
    "miller",
    "mills",
    "moon",
    "new",
    "noble",
    "north",
    "page",
    "painter",
    "palmer",
    "park",
    "parks",
    "parish",
    "place",
    "plant",
    "pool",
    "porter",
    "post",
    "power",
    "powers",
    "price",
    "quick",
    "read",
    "red",
    "reservoir",
    "rice",
    "river",
    "rivers",
    "road",
    "root",
    "rush",
    "savage",
    "sharp",
    "shepherd",
    "short",
    "silver",
    "singer",
    "small",
    "south",
    "speed",
    "steel",
    "stone",
    "street",
    "strong",
    "swift",
    "temple",
    "tower",
    "turner",
    "underwood",
    "walker",
    "wall",
    "waters",
    "way",
    "weaver",
    "welsh",
    "wells",
    "west",
    "wheeler",
    "white",
    "wise",
    "wood",
    "woods",
    "work",
    "works",
    "young",
];
/// What somebody does or did, where it does not end as such words do.
const DOES: &[&str] = &[
    "and",
    "became",
    "began",
    "brought",
    "came",
    "can",
    "chose",
    "cannot",
    "could",
    "did",
    "does",
    "drew",
    "fell",
    "felt",
    "found",
    "gave",
    "got",
    "had",
    "has",
    "heard",
    "held",
    "is",
    "kept",
    "knew",
    "led",
    "left",
    "lost",
    "made",
    "may",
    "met",
    "might",
    "must",
    "needs",
    "never",
    "ought",
    "paid",
    "ran",
    "said",
    "sat",
    "saw",
    "says",
    "sent",
    "set",
    "should",
    "spoke",
    "stood",
    "swore",
    "then",
    "thought",
    "told",
    "took",
    "understood",
    "used",
    "was",
    "went",
    "will",
    "won",
    "would",
    "wrote",
];
/// Words that end as those do, and say nothing of the kind.
const DOES_NOT: &[&str] = &[
    "always", "as", "besides", "his", "its", "less", "ours", "perhaps", "plus", "this", "thus", "us", "yes",
    "yours", "need", "red",
];

/// Whether a word of a name, in lower case, is an ordinary word as well.
pub fn is_ordinary(word: &str) -> bool {
    GIVEN.contains(&word) || is_ordinary_in_labels(word)
}

/// Whether it is one that names of units, groups and positions are made of.
pub fn is_ordinary_in_labels(word: &str) -> bool {
    SHARED.contains(&word)
}

/// Whether a word with a capital is more likely the first word of a sentence than a name: it is an ordinary word, begins
/// a sentence, and what follows is not what somebody does or has. "Will we …", but not "Will asks …" and "Then Will …".
pub fn begins_sentence(text: &str, from: usize, to: usize) -> bool {
    let (Some(before), Some(word), Some(after)) = (text.get(..from), text.get(from..to), text.get(to..))
    else {
        return false;
    };
    is_ordinary(&word.to_lowercase()) && is_beginning(before) && !is_somebody(after)
}

fn is_beginning(before: &str) -> bool {
    let rest = before.trim_end_matches(|letter: char| {
        letter.is_whitespace() && letter != '\n'
            || matches!(letter, '"' | '“' | '‘' | '(' | '•' | '*' | '–' | '—' | '-')
    });
    rest.is_empty() || rest.ends_with(['.', '!', '?', ':', ';', '\n'])
}

fn is_somebody(after: &str) -> bool {
    let Some(next) = after.strip_prefix(' ') else {
        return true;
    };
    let word: &str = next
        .find(|letter: char| !letter.is_alphabetic())
        .map_or(next, |end| &next[..end]);
    if word.is_empty() || word.starts_with(char::is_uppercase) {
        return true;
    }
    let ends = |with: &str| word.len() > with.len() + 1 && word.ends_with(with);
    !DOES_NOT.contains(&word) && (DOES.contains(&word) || ends("ed") || (ends("s") && !word.ends_with("ss")))
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
    fn r34_an_ordinary_word_that_begins_a_sentence_is_no_name() {
        let plain = |text: &str, word: &str| {
            let from = text.find(word).unwrap();
            begins_sentence(text, from, from + word.len())
        };
        for (text, word) in [
            ("Will we move?", "Will"),
            ("Late. Will it do?", "Will"),
            ("Mark the date", "Mark"),
            ("– Grace period agreed", "Grace"),
            ("First\nMay we ask", "May"),
            ("Will this do", "Will"),
        ] {
            assert!(plain(text, word), "{text}");
        }
        for (text, word) in [
            ("Will objects", "Will"),
            ("Will asked", "Will"),
            ("Will's view", "Will"),
            ("Then Will we", "Will"),
            ("Grace", "Grace"),
            ("Mark, a foreman", "Mark"),
            ("Maria we", "Maria"),
            ("Grace was", "Grace"),
        ] {
            assert!(!plain(text, word), "{text}");
        }
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
