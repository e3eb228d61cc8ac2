//! Which stakeholders may be there twice: by what they are reached by, by name, and by similar spelling.
//!
//! Texts come in folded: lower case, without accents. A pair is only proposed; people decide.

mod name;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use name::{alike, words};

use crate::{AlikeBecause, Likelihood};

/// So many names that begin alike are compared each with each; where there are more, only those that go on alike.
const COMPARED: usize = 1_000;

/// A stakeholder as far as it matters here. What is empty is not known, and alike to nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Only what is of one kind can be one.
    pub kind: u8,
    /// Whether it is a person: posts and groups of one name are many, and only those of one unit may be one.
    pub is_person: bool,
    /// The words of its name, as [`words`] gives them.
    pub words: Vec<String>,
    /// Its e-mail address.
    pub email: String,
    /// Its telephone number, as [`crate::naming::number`] gives it.
    pub phone: String,
    /// The register its reference belongs to.
    pub source: String,
    /// Its reference there: with another, it is somebody else.
    pub reference: String,
    /// Its unit.
    pub unit: Option<[u8; 16]>,
    /// Its role.
    pub role: String,
}

/// Two that may be one: their places in what was given, the smaller first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// One.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// Why, the most telling first.
    pub because: Vec<AlikeBecause>,
    /// How likely that makes it.
    pub likelihood: Likelihood,
}

/// Every pair that may be one, the most likely first. Of several that are alike in the same way, each is paired with the
/// first of them.
pub fn pairs(entries: &[Entry]) -> Vec<Pair> {
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut join = |a: usize, b: usize| {
        let may = entries[a].kind == entries[b].kind
            && (entries[a].is_person || entries[a].unit == entries[b].unit);
        if a != b && may {
            found.insert((a.min(b), a.max(b)));
        }
    };
    for of in [
        |entry: &Entry| entry.email.clone(),
        |entry: &Entry| match entry.reference.as_str() {
            "" => String::new(),
            reference => format!("{}\n{reference}", entry.source),
        },
        |entry: &Entry| entry.phone.clone(),
    ] {
        for alike in sets(
            entries,
            |entry| (entry.kind, of(entry)),
            |(_, text)| text.is_empty(),
        ) {
            alike[1..].iter().for_each(|&other| join(alike[0], other));
        }
    }
    let by_name = sets(
        entries,
        |entry| {
            let unit = (!entry.is_person).then_some(entry.unit);
            (entry.kind, unit, entry.words.clone())
        },
        |(.., words)| words.is_empty(),
    );
    for same in &by_name {
        same[1..].iter().for_each(|&other| join(same[0], other));
    }
    for (a, b) in similar(entries, &by_name) {
        join(a, b);
    }
    let mut pairs: Vec<Pair> = found
        .into_iter()
        .filter_map(|(first, second)| judged(entries, first, second))
        .collect();
    pairs.sort_by_key(|pair| pair.likelihood);
    pairs
}

/// Those that are the same in something, in sets, in the order they came in.
fn sets<K: Ord>(
    entries: &[Entry],
    key: impl Fn(&Entry) -> K,
    is_nothing: impl Fn(&K) -> bool,
) -> Vec<Vec<usize>> {
    let mut sets: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let key = key(entry);
        if !is_nothing(&key) {
            sets.entry(key).or_default().push(at);
        }
    }
    sets.into_values().collect()
}

/// One of each two sets of names that are alike and not the same.
fn similar(entries: &[Entry], by_name: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut blocks: HashMap<String, Vec<usize>> = HashMap::new();
    for (set, of) in by_name.iter().enumerate() {
        let entry = &entries[of[0]];
        // Whoever shares a word, and whoever has the same initials.
        let initials: String = entry
            .words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect();
        let keys: BTreeSet<String> = entry
            .words
            .iter()
            .map(|word| format!("{} {word}", entry.kind))
            .chain([format!("{} {} {initials}", entry.kind, entry.words.len())])
            .collect();
        for key in keys {
            blocks.entry(key).or_default().push(set);
        }
    }
    let mut found = Vec::new();
    for block in blocks.into_values() {
        for part in parts(entries, by_name, block) {
            for (at, &a) in part.iter().enumerate() {
                for &b in &part[at + 1..] {
                    let (a, b) = (by_name[a][0], by_name[b][0]);
                    if alike(&entries[a].words, &entries[b].words).is_some() {
                        found.push((a, b));
                    }
                }
            }
        }
    }
    found
}

/// A block that is too large to compare each with each, in parts: those whose words begin with the same two letters.
fn parts(entries: &[Entry], by_name: &[Vec<usize>], block: Vec<usize>) -> Vec<Vec<usize>> {
    if block.len() <= COMPARED {
        return vec![block];
    }
    let mut parts: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for set in block {
        let words = &entries[by_name[set][0]].words;
        let key = words.iter().map(|word| word.chars().take(2).collect()).collect();
        parts.entry(key).or_default().push(set);
    }
    parts.into_values().collect()
}

/// Why two may be one, and how likely; none where nothing speaks for it.
fn judged(entries: &[Entry], first: usize, second: usize) -> Option<Pair> {
    let (a, b) = (&entries[first], &entries[second]);
    let same = |a: &str, b: &str| !a.is_empty() && a == b;
    let email = same(&a.email, &b.email);
    let reference = same(&a.reference, &b.reference) && a.source == b.source;
    let told_apart = !a.reference.is_empty() && !b.reference.is_empty() && a.source == b.source;
    if told_apart && !reference {
        return None;
    }
    let phone = same(&a.phone, &b.phone);
    let name = alike(&a.words, &b.words);
    let unit = a.unit.is_some() && a.unit == b.unit;
    let role = same(&a.role, &b.role);
    let beside = unit || role || phone;
    let likelihood = match name {
        _ if reference => Likelihood::VeryLikely,
        Some(_) if email => Likelihood::VeryLikely,
        Some(AlikeBecause::Name) if beside => Likelihood::VeryLikely,
        Some(AlikeBecause::Name) => Likelihood::Likely,
        Some(_) if beside => Likelihood::Likely,
        Some(_) => Likelihood::Possible,
        None if email => Likelihood::Possible,
        // A telephone that two people share is their office's.
        None => return None,
    };
    let because = [(reference, AlikeBecause::Reference), (email, AlikeBecause::Email)]
        .into_iter()
        .filter_map(|(is, why)| is.then_some(why))
        .chain(name)
        .chain(
            [
                (phone, AlikeBecause::Phone),
                (unit, AlikeBecause::Unit),
                (role, AlikeBecause::Role),
            ]
            .into_iter()
            .filter_map(|(is, why)| is.then_some(why)),
        )
        .collect();
    Some(Pair {
        first,
        second,
        because,
        likelihood,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn person(name: &str) -> Entry {
        Entry {
            is_person: true,
            words: words(name),
            ..Entry::default()
        }
    }

    #[test]
    fn what_else_is_the_same_makes_it_more_likely() {
        let unit = Some([7; 16]);
        let with = |name: &str, more: &dyn Fn(&mut Entry)| {
            let mut entry = person(name);
            more(&mut entry);
            entry
        };
        let in_unit = |name: &str| with(name, &|entry| entry.unit = unit);
        let mail = |name: &str| with(name, &|entry| entry.email = "team@example.org".into());
        let found = |a: Entry, b: Entry| {
            let pairs = pairs(&[a, b]);
            pairs.first().map(|pair| (pair.likelihood, pair.because.clone()))
        };
        use AlikeBecause::{Email, Name, Spelling, Unit};
        for (a, b, expected) in [
            (
                person("ann smith"),
                person("smith ann"),
                Some((Likelihood::Likely, vec![Name])),
            ),
            (
                in_unit("ann smith"),
                in_unit("ann smith"),
                Some((Likelihood::VeryLikely, vec![Name, Unit])),
            ),
            (
                person("ann smith"),
                person("ann smyth"),
                Some((Likelihood::Possible, vec![Spelling])),
            ),
            (
                in_unit("ann smith"),
                in_unit("ann smyth"),
                Some((Likelihood::Likely, vec![Spelling, Unit])),
            ),
            (
                mail("ann smith"),
                mail("ann smyth"),
                Some((Likelihood::VeryLikely, vec![Email, Spelling])),
            ),
            (
                mail("ann smith"),
                mail("bo ng"),
                Some((Likelihood::Possible, vec![Email])),
            ),
            (in_unit("ann smith"), in_unit("bo ng"), None),
        ] {
            assert_eq!(found(a, b), expected);
        }
    }

    #[test]
    fn whoever_has_another_reference_in_the_same_register_is_somebody_else() {
        let of = |source: &str, reference: &str| Entry {
            source: source.into(),
            reference: reference.into(),
            ..person("ann smith")
        };
        let count = |a: Entry, b: Entry| pairs(&[a, b]).len();
        assert_eq!(count(of("staff", "1"), of("staff", "2")), 0);
        assert_eq!(count(of("staff", "1"), of("union", "2")), 1);
        assert_eq!(count(of("staff", "1"), of("", "")), 1);
        let same = pairs(&[of("staff", "1"), of("staff", "1")]);
        assert_eq!(same[0].likelihood, Likelihood::VeryLikely);
    }

    #[test]
    fn posts_of_one_name_are_many_and_only_those_of_one_unit_may_be_one() {
        let post = |unit: u8| Entry {
            kind: 1,
            words: words("clerk"),
            unit: Some([unit; 16]),
            ..Entry::default()
        };
        let found = pairs(&[post(1), post(2), post(1), post(1)]);
        let ends: Vec<(usize, usize)> = found.iter().map(|pair| (pair.first, pair.second)).collect();
        assert_eq!(ends, [(0, 2), (0, 3)]);
        assert!(pairs(&[post(1), person("clerk")]).is_empty());
    }

    proptest! {
        #[test]
        fn of_names_that_are_not_the_same_none_is_missed(
            names in vec(("(ann|anne|anna|a|jonathan|bo)", "( marie| m|)", "(smith|smyth|smithe|ek|okafor)"), 0..14),
        ) {
            let mut distinct: Vec<String> = Vec::new();
            for (first, middle, last) in names {
                let name = format!("{first}{middle} {last}");
                if !distinct.iter().any(|known| words(known) == words(&name)) {
                    distinct.push(name);
                }
            }
            let entries: Vec<Entry> = distinct.iter().map(|name| person(name)).collect();
            let mut expected = BTreeSet::new();
            for a in 0..entries.len() {
                for b in a + 1..entries.len() {
                    let shares = entries[a].words.iter().any(|word| entries[b].words.contains(word));
                    let letters = |entry: &Entry| -> Vec<char> {
                        entry.words.iter().filter_map(|word| word.chars().next()).collect()
                    };
                    let begins = letters(&entries[a]) == letters(&entries[b]);
                    if (shares || begins) && alike(&entries[a].words, &entries[b].words).is_some() {
                        expected.insert((a, b));
                    }
                }
            }
            let found: BTreeSet<(usize, usize)> =
                pairs(&entries).iter().map(|pair| (pair.first, pair.second)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
