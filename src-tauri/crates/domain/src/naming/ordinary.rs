//! Words that are names as well, and when one of them is meant as a word (R34).

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
}
