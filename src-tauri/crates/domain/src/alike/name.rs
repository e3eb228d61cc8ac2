//! How two names are alike: in order, spelling, initials and words more.

use crate::{AlikeBecause, naming};

/// Words before a name that are not part of it.
const TITLES: [&str; 10] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
];
/// A word of fewer letters is another as soon as a letter differs.
const SHORTEST_SPELT: usize = 4;
/// From so many letters on, two may differ.
const LONG: usize = 8;
/// The words of a folded name, without titles, in the order of letters: so that the last name may come first.
pub fn words(folded: &str) -> Vec<String> {
    let mut all: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if all.len() > 1 {
        let (titles, rest): (Vec<String>, Vec<String>) =
            all.drain(..).partition(|word| TITLES.contains(&word.as_str()));
        all = if rest.is_empty() { titles } else { rest };
    }
    all.sort_unstable();
    all
}

/// How two names are alike; none if they are not.
pub fn alike(a: &[String], b: &[String]) -> Option<AlikeBecause> {
    let (mut only_a, mut only_b) = (Vec::new(), b.iter().collect::<Vec<_>>());
    for word in a {
        match only_b.iter().position(|other| *other == word) {
            Some(at) => drop(only_b.remove(at)),
            None => only_a.push(word),
        }
    }
    let shared = a.len() - only_a.len();
    if only_a.is_empty() && only_b.is_empty() {
        return (shared > 0).then_some(AlikeBecause::Name);
    }
    if only_a.is_empty() || only_b.is_empty() {
        return (shared > 1).then_some(AlikeBecause::Shorter);
    }
    if only_a.len() != only_b.len() {
        return None;
    }
    let mut by_initial = false;
    for word in only_a {
        let fits = |other: &&String| initial(word, other).or_else(|| near(word, other).then_some(false));
        let (at, is_initial) = only_b
            .iter()
            .enumerate()
            .find_map(|(at, other)| fits(other).map(|is_initial| (at, is_initial)))?;
        by_initial |= is_initial;
        only_b.remove(at);
    }
    // Two initials alone say nothing.
    match (by_initial, shared) {
        (true, 0) => None,
        (true, _) => Some(AlikeBecause::Initials),
        (false, _) => Some(AlikeBecause::Spelling),
    }
}

/// Whether one of two words is the first letter of the other.
fn initial(a: &str, b: &str) -> Option<bool> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut letters = short.chars();
    let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
    let alone = letters.next().is_none() && long.chars().nth(1).is_some();
    (alone && long.starts_with(letter)).then_some(true)
}

/// Whether two words are spelt nearly alike. A figure is never a slip of the pen: "depot 1" is not "depot 2"; nor is a
/// letter that is a word of its own; and few err in the first letter, by which "Yara" is not "Cara".
fn near(a: &str, b: &str) -> bool {
    let (long, short) = (
        a.chars().count().max(b.chars().count()),
        a.chars().count().min(b.chars().count()),
    );
    let most = if long >= LONG { 2 } else { 1 };
    let figures = |word: &str| {
        word.chars()
            .any(|letter| letter.is_numeric() || naming::is_unspaced(letter))
    };
    short >= SHORTEST_SPELT
        && a.chars().next() == b.chars().next()
        && long - short <= most
        && !figures(a)
        && !figures(b)
        && strsim::osa_distance(a, b) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> Option<AlikeBecause> {
        let (forth, back) = (alike(&words(a), &words(b)), alike(&words(b), &words(a)));
        assert_eq!(forth, back, "{a} and {b}");
        forth
    }

    #[test]
    fn names_are_alike_by_order_spelling_initials_and_words_more() {
        use AlikeBecause::{Initials, Name, Shorter, Spelling};
        for (a, b, why) in [
            ("ann smith", "smith, ann", Some(Name)),
            ("dr ann smith", "ann smith", Some(Name)),
            ("ann o'neill", "ann o neill", Some(Name)),
            ("ann smith", "ann smyth", Some(Spelling)),
            ("jonathan smith", "johnathan smith", Some(Spelling)),
            ("jonh smith", "john smyth", Some(Spelling)),
            ("a smith", "ann smith", Some(Initials)),
            ("ann smith", "ann marie smith", Some(Shorter)),
            ("ann smith", "ben smith", None),
            ("dan smith", "don smith", None),
            ("yara smith", "cara smith", None),
            ("a smith", "b smith", None),
            ("a s", "ann smith", None),
            ("smith", "ann smith", None),
            ("depot 1", "depot 2", None),
            ("finance", "finances", Some(Spelling)),
            ("山田太郎", "山田次郎", None),
            ("mr", "mr", Some(Name)),
        ] {
            assert_eq!(likeness(a, b), why, "{a} and {b}");
        }
    }
}
