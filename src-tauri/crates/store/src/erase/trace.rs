//! Finding somebody in a text, whatever its case, accents and the order of the names, and putting another word there.

use std::collections::{HashMap, HashSet};

use domain::naming::is_unspaced;
use unicode_normalization::char::is_combining_mark;

use crate::fold_key;

/// Shorter words are too often something else.
const SHORTEST_PART: usize = 3;
/// A name shorter than this is only known by the row it stands in.
const SHORTEST_NAME: usize = 3;
/// Between the names of a list.
const BETWEEN: [char; 6] = [',', ';', '/', '&', '+', '\n'];
/// Before a first name, it is a saint's, of a day, a street or a hospital.
const SAINT: [&str; 2] = ["st", "saint"];

/// What finds somebody.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    /// The words of each form, folded, by the first of them; the longest first. Whether it is to be left alone.
    forms: HashMap<String, Vec<(Vec<String>, bool)>>,
    /// Single words of the name, as they are written: with a capital.
    parts: HashSet<String>,
    /// Names and words of names that are theirs where a text is nothing but a name.
    alone: HashSet<Vec<String>>,
    /// Names found without regard to where words begin.
    unspaced: Vec<String>,
    called: String,
}

/// How much of a name is enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Enough {
    /// All of it: in a field that names something, a word alone may mean another.
    Whole,
    /// A first or last name alone, too.
    Part,
}

/// A word of a text.
struct Word<'t> {
    written: &'t str,
    folded: String,
    from: usize,
    to: usize,
}

impl Finder {
    pub(super) fn new(called: &str) -> Self {
        let mut finder = Self {
            called: called.to_owned(),
            ..Self::default()
        };
        // A name may hold the words that stand for it.
        finder.leave(called);
        finder
    }

    /// Finds a name of several words in the orders it is written in.
    pub(super) fn find_name(&mut self, name: &str) {
        let said = folded(name);
        if said.concat().chars().count() < SHORTEST_NAME {
            return;
        }
        if name.contains(is_unspaced) {
            self.unspaced.push(name.trim().to_owned());
        }
        // A single word may mean something else wherever it is not written as a name: it is found as a part is.
        if said.len() == 1 {
            return;
        }
        for form in orders(&said) {
            self.add(form, false);
        }
    }

    /// Finds an address, a number or another mark that is written in one way.
    pub(super) fn find_mark(&mut self, mark: &str) {
        self.add(folded(mark), false);
    }

    /// Finds single words of a name, but for those that `ordinary` says are something else as well.
    pub(super) fn find_parts(&mut self, name: &str, ordinary: &HashSet<String>) {
        for word in words(name) {
            if is_part(word.written) && !ordinary.contains(&word.folded) {
                self.parts.insert(word.written.to_owned());
                for saint in SAINT {
                    self.add(vec![saint.to_owned(), word.folded.clone()], true);
                }
            }
        }
    }

    /// Finds a name, or a word of one, where a text or an item of a list is nothing else.
    pub(super) fn find_alone(&mut self, name: &str) {
        let said = folded(name);
        if said.concat().chars().count() > 1 {
            self.alone.insert(said);
        }
    }

    /// Leaves the name of somebody else alone, though what is looked for is part of it.
    pub(super) fn leave(&mut self, name: &str) {
        self.add(folded(name), true);
    }

    /// Whether all that there is to find by name is this.
    pub(super) fn knows(&self, name: &str) -> bool {
        let said = folded(name);
        self.form_at(&words(name))
            .is_some_and(|(form, _)| form.len() == said.len())
    }

    /// Whether a form stands anywhere in these words.
    pub(super) fn is_within(&self, name: &str) -> bool {
        let words = words(name);
        (0..words.len()).any(|at| self.form_at(&words[at..]).is_some())
    }

    /// Whether this word is found wherever it stands in a sentence.
    pub(super) fn is_part(&self, word: &str) -> bool {
        words(word).iter().all(|word| self.parts.contains(word.written))
    }

    fn add(&mut self, form: Vec<String>, left: bool) {
        let Some(first) = form.first().cloned() else {
            return;
        };
        let forms = self.forms.entry(first).or_default();
        if !forms.iter().any(|(known, _)| *known == form) {
            forms.push((form, left));
            forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
    }

    /// The text with the other word in the place of whoever is found; none if nobody is.
    pub(super) fn replaced(&self, text: &str, enough: Enough) -> Option<String> {
        let unspaced = self.unspaced.iter().any(|name| text.contains(name.as_str()));
        let mut text = std::borrow::Cow::Borrowed(text);
        if unspaced {
            for name in &self.unspaced {
                text = text.replace(name.as_str(), &self.called).into();
            }
        }
        match self.replaced_words(&text, enough) {
            None if unspaced => Some(text.into_owned()),
            outcome => outcome,
        }
    }

    /// A text that names people, or lists them, with the other word in the place of each item that is nothing but the name.
    pub(super) fn replaced_alone(&self, text: &str) -> Option<String> {
        let (mut out, mut found) = (String::new(), false);
        for item in text.split_inclusive(BETWEEN) {
            let said = item.trim_end_matches(BETWEEN).trim();
            if !said.is_empty() && self.alone.contains(&folded(said)) {
                out.push_str(&item.replacen(said, &self.called, 1));
                found = true;
            } else {
                out.push_str(item);
            }
        }
        found.then_some(out)
    }

    /// A text that says what it is about, in its last words but for a date, with the other word in their place.
    pub(super) fn replaced_about(&self, text: &str) -> Option<String> {
        let words = words(text);
        let from = words.iter().position(|word| word.folded == "about")? + 1;
        let to = words[from..]
            .iter()
            .position(|word| word.written.starts_with(|first: char| first.is_numeric()))
            .map_or(words.len(), |date| from + date);
        let said: Vec<String> = words[from..to].iter().map(|word| word.folded.clone()).collect();
        self.alone.contains(&said).then(|| {
            let (from, to) = (words[from].from, words[to - 1].to);
            format!("{}{}{}", &text[..from], self.called, &text[to..])
        })
    }

    fn replaced_words(&self, text: &str, enough: Enough) -> Option<String> {
        let words = words(text);
        let mut out = String::new();
        let (mut copied, mut at, mut found) = (0, 0, false);
        while at < words.len() {
            let taken = match self.form_at(&words[at..]) {
                Some((form, true)) => {
                    // What is left alone does not hide a name that begins in it and goes on beyond.
                    let beyond = (1..form.len()).find(|&inner| {
                        let inside = self.form_at(&words[at + inner..]);
                        inside.is_some_and(|(other, left)| !left && inner + other.len() > form.len())
                    });
                    at += beyond.unwrap_or(form.len());
                    continue;
                }
                Some((form, false)) => form.len(),
                None if enough == Enough::Part && self.parts.contains(words[at].written) => 1,
                None => {
                    at += 1;
                    continue;
                }
            };
            found = true;
            out.push_str(&text[copied..words[at].from]);
            out.push_str(&self.called);
            copied = words[at + taken - 1].to;
            at += taken;
        }
        out.push_str(&text[copied..]);
        found.then_some(out)
    }

    fn form_at(&self, words: &[Word<'_>]) -> Option<(&[String], bool)> {
        let forms = self.forms.get(&words.first()?.folded)?;
        forms
            .iter()
            .find(|(form, _)| {
                form.len() <= words.len() && form.iter().zip(words).all(|(a, b)| *a == b.folded)
            })
            .map(|(form, left)| (form.as_slice(), *left))
    }
}

/// The orders in which a name is written: as it is, the last name first, first and last alone, and in one word.
fn orders(said: &[String]) -> Vec<Vec<String>> {
    let mut orders = vec![said.to_vec()];
    if let [first, .., last] = said {
        let mut turned = vec![last.clone()];
        turned.extend_from_slice(&said[..said.len() - 1]);
        orders.extend([
            turned,
            vec![first.clone(), last.clone()],
            vec![last.clone(), first.clone()],
            vec![format!("{first}{last}")],
            vec![said.concat()],
        ]);
    }
    orders
}

/// Whether a word may be found by itself: it is long enough, and begins with a capital or in a script without them.
pub(super) fn is_part(word: &str) -> bool {
    word.chars().count() >= SHORTEST_PART
        && word
            .chars()
            .next()
            .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
}

/// The words of a text, folded.
pub(super) fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut begun: Option<usize> = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, letter) in ends {
        let inside = letter.is_alphanumeric() || (begun.is_some() && is_combining_mark(letter));
        match (begun, inside) {
            (None, true) => begun = Some(at),
            (Some(from), false) => {
                begun = None;
                let written = &text[from..at];
                let folded = fold_key(written);
                words.push(Word {
                    written,
                    folded,
                    from,
                    to: at,
                });
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder() -> Finder {
        let mut finder = Finder::new("Erased person 3");
        finder.find_name("Zoë Anna Ångström");
        finder.find_mark("zoe.angstrom@example.org");
        finder.find_parts("Zoë Anna Ångström", &HashSet::from(["anna".to_owned()]));
        finder.leave("Maria Zoë Ångström");
        finder
    }

    #[test]
    fn finds_a_name_in_every_order_case_and_spelling() {
        let finder = finder();
        for text in [
            "Zoë Anna Ångström",
            "zoe anna angstrom",
            "ÅNGSTRÖM, Zoe Anna",
            "Zoe Ångström",
            "Angstrom, Zoë",
            "zoe_angstrom",
            "ZoeAngstrom",
            "Zoe\u{308} A\u{30a}ngstro\u{308}m",
            "zoe.angstrom@example.org",
        ] {
            let found = finder.replaced(&format!("Met {text}'s team."), Enough::Whole);
            assert_eq!(found.as_deref(), Some("Met Erased person 3's team."), "{text}");
        }
    }

    #[test]
    fn finds_a_part_only_where_that_is_enough_and_written_as_a_name() {
        let finder = finder();
        let part = |text: &str| finder.replaced(text, Enough::Part);
        assert_eq!(
            part("Ask Zoë first").as_deref(),
            Some("Ask Erased person 3 first")
        );
        assert_eq!(part("Ask Anna first"), None);
        assert_eq!(part("an ångström is short"), None);
        assert_eq!(finder.replaced("Ask Zoë first", Enough::Whole), None);
    }

    #[test]
    fn leaves_others_alone() {
        let finder = finder();
        let text = "Maria Zoë Ångström and Zoëlla";
        assert_eq!(finder.replaced(text, Enough::Whole), None);
        assert_eq!(finder.replaced("", Enough::Part), None);
    }

    #[test]
    fn leaves_a_saint_alone_but_not_a_name_behind_a_street() {
        let finder = finder();
        for text in ["St Zoë’s Day", "Saint Zoe, St. Zoë"] {
            assert_eq!(finder.replaced(text, Enough::Part), None, "{text}");
        }
        assert_eq!(
            finder.replaced("High St, Zoë Ångström", Enough::Part).as_deref(),
            Some("High St, Erased person 3")
        );
    }

    #[test]
    fn finds_a_word_where_a_text_is_nothing_else() {
        let mut finder = Finder::new("X");
        finder.find_alone("Grace");
        for (text, alone) in [
            ("grace", Some("X")),
            ("Bo; Grace & Al", Some("Bo; X & Al")),
            ("Grace Lee, Bo", None),
            ("the grace of it", None),
            ("", None),
        ] {
            assert_eq!(finder.replaced_alone(text).as_deref(), alone, "{text}");
        }
        for (text, about) in [
            ("Everything about Grace", Some("Everything about X")),
            (
                "Held about - Grace - 2026-03-09.pdf",
                Some("Held about - X - 2026-03-09.pdf"),
            ),
            ("Everything about Grace Lee", None),
            ("Everything about", None),
            ("Grace", None),
        ] {
            assert_eq!(finder.replaced_about(text).as_deref(), about, "{text}");
        }
    }

    #[test]
    fn finds_names_in_scripts_without_spaces() {
        let mut finder = Finder::new("X");
        finder.find_name("山田太郎");
        assert_eq!(
            finder.replaced("山田太郎さんは", Enough::Whole).as_deref(),
            Some("Xさんは")
        );
    }
}
