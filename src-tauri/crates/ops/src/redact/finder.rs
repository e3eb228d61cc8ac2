//! Finding whoever is named in a text, whatever the case, the accents and the order of the names (R34).

use std::collections::HashMap;

use domain::naming;
use domain::redaction::SOMEBODY;
use store::fold_key;

use super::people::{numbered, title};

/// Shorter words are too often something else.
const SHORTEST_PART: usize = 3;
/// The same in scripts that write more in one sign.
const SHORTEST_UNSPACED: usize = 2;
/// Two short names in one word are too often one name.
const SHORTEST_JOINED: usize = 7;

/// Whom a form of a name means.
pub(super) struct Name {
    /// As it is written.
    pub(super) name: String,
    words: Vec<String>,
    role: String,
    unit: Option<String>,
    /// Which of those with the position they are, where that is told.
    place: Option<usize>,
}

impl Name {
    pub(super) fn new(name: &str, role: &str, unit: Option<&str>, place: Option<usize>) -> Self {
        Self {
            name: name.to_owned(),
            words: words(name).map(fold_key).collect(),
            role: role.to_owned(),
            unit: unit.map(str::to_owned),
            place,
        }
    }

    /// Of whom nothing is said but that there is somebody.
    pub(super) fn of_somebody(name: &str) -> Self {
        Self::new(name, SOMEBODY, None, None)
    }

    pub(super) fn title(&self) -> String {
        numbered(title(&self.role, self.unit.as_deref()), self.place)
    }
}

/// What finds everybody.
#[derive(Default)]
pub(super) struct Finder {
    names: Vec<Name>,
    by_first: HashMap<String, Vec<usize>>,
    by_last: HashMap<String, Vec<usize>>,
    /// First and last name, and all names, in one word.
    joined: HashMap<String, Vec<usize>>,
    /// The words of addresses, by the first of them.
    addresses: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// Telephone numbers, by what is the same in all their forms.
    numbers: HashMap<String, Vec<(String, usize)>>,
    /// Names found without regard to where words begin.
    unspaced: HashMap<String, Vec<usize>>,
    unspaced_parts: HashMap<String, String>,
    longest_unspaced: usize,
    /// Names of one word, as written.
    alone: HashMap<String, usize>,
    /// Single words of names of those in the project, as written, and what they are called.
    parts: HashMap<String, String>,
}

/// What was found in a text.
pub(super) enum Found<'f> {
    /// All of a name, or what is as good; and whether it is known whose.
    Name(&'f Name, bool),
    /// A word of a name, with what its owner is called.
    Part(&'f str, &'f str),
}

/// A word of a text.
struct Word<'t> {
    written: &'t str,
    from: usize,
    to: usize,
}

struct Best {
    words: usize,
    whole: bool,
    of: usize,
    sure: bool,
}

impl Finder {
    /// Finds a name in all its forms; one of a single word only apart from other words, as [`Finder::find_alone`] does.
    pub(super) fn find(&mut self, name: Name) {
        let of = self.names.len();
        let written: String = name.name.split_whitespace().collect();
        if written.chars().any(naming::is_unspaced) && written.chars().count() >= SHORTEST_UNSPACED {
            self.longest_unspaced = self.longest_unspaced.max(written.chars().count());
            self.unspaced.entry(written).or_default().push(of);
        }
        if let [first, .., last] = &name.words[..] {
            self.by_first.entry(first.clone()).or_default().push(of);
            self.by_last.entry(last.clone()).or_default().push(of);
            let mut joined = vec![format!("{first}{last}")];
            if name.words.len() > 2 {
                joined.push(name.words.concat());
            }
            for word in joined.into_iter().filter(|word| word.len() >= SHORTEST_JOINED) {
                self.joined.entry(word).or_default().push(of);
            }
        }
        self.names.push(name);
    }

    /// The same by an address and a number, each unless it is empty or none.
    pub(super) fn find_marks(&mut self, email: &str, phone: &str) {
        let Some(of) = self.names.len().checked_sub(1) else {
            return;
        };
        let words: Vec<String> = words(email).map(fold_key).collect();
        if let (Some(first), true) = (words.first().cloned(), email.contains('@')) {
            self.addresses.entry(first).or_default().push((words, of));
        }
        if let Some(number) = naming::number(phone) {
            let key = naming::number_key(&number).to_owned();
            self.numbers.entry(key).or_default().push((number, of));
        }
    }

    /// Leaves an address and a number alone that are those of a group or an organisation as well.
    pub(super) fn leave_marks(&mut self, email: &str, phone: &str) {
        let words: Vec<String> = words(email).map(fold_key).collect();
        if let Some(known) = words.first().and_then(|first| self.addresses.get_mut(first)) {
            known.retain(|(known, _)| *known != words);
        }
        if let Some(number) = naming::number(phone)
            && let Some(known) = self.numbers.get_mut(naming::number_key(&number))
        {
            known.retain(|(known, _)| !naming::same_number(known, &number));
        }
    }

    /// Finds a name of one word wherever it is written as it is.
    pub(super) fn find_alone(&mut self, name: Name) {
        self.alone.insert(name.name.trim().to_owned(), self.names.len());
        self.names.push(name);
    }

    /// Finds a single word of the name of somebody in the project.
    pub(super) fn find_part(&mut self, word: &str, label: &str) {
        let parts = if word.chars().any(naming::is_unspaced) {
            self.longest_unspaced = self.longest_unspaced.max(word.chars().count());
            &mut self.unspaced_parts
        } else {
            &mut self.parts
        };
        parts
            .entry(word.to_owned())
            .and_modify(|known| {
                if *known != label && !known.is_empty() {
                    SOMEBODY.clone_into(known);
                } else {
                    label.clone_into(known);
                }
            })
            .or_insert_with(|| label.to_owned());
    }

    /// Whoever has this word in their name.
    pub(super) fn part(&self, word: &str) -> Option<&String> {
        self.parts.get(word).or_else(|| self.unspaced_parts.get(word))
    }

    /// Who has this name, in whatever order, and whether that is known for sure.
    pub(super) fn of(&self, text: &str) -> Option<(&Name, bool)> {
        let words = places(text);
        let folded: Vec<String> = words.iter().map(|word| fold_key(word.written)).collect();
        let best = self.best(text, &words, &folded, 0)?;
        (best.words == words.len()).then(|| (&self.names[best.of], best.sure))
    }

    /// Hands over whatever is found in a text, in its order, with where it begins and ends.
    pub(super) fn walk<'f>(&'f self, text: &str, mut with: impl FnMut(usize, usize, Found<'f>)) {
        let words = places(text);
        let folded: Vec<String> = words.iter().map(|word| fold_key(word.written)).collect();
        let mut at = 0;
        while at < words.len() {
            let word = &words[at];
            if let Some(best) = self.best(text, &words, &folded, at) {
                let to = words[at + best.words - 1].to;
                with(
                    begins(text, word.from, to),
                    to,
                    Found::Name(&self.names[best.of], best.sure),
                );
                at += best.words;
                continue;
            }
            if !naming::begins_sentence(text, word.from, word.to)
                && let Some((part, label)) = self.parts.get_key_value(word.written)
            {
                with(word.from, word.to, Found::Part(part, label));
            } else if self.longest_unspaced > 0 && word.written.chars().any(naming::is_unspaced) {
                self.walk_unspaced(word, &mut with);
            }
            at += 1;
        }
    }

    fn walk_unspaced<'f>(&'f self, word: &Word<'_>, with: &mut impl FnMut(usize, usize, Found<'f>)) {
        let ends: Vec<usize> = word
            .written
            .char_indices()
            .map(|(at, _)| at)
            .chain([word.written.len()])
            .collect();
        let mut from = 0;
        while from + SHORTEST_UNSPACED < ends.len() {
            let longest = (from + self.longest_unspaced).min(ends.len() - 1);
            let found = (from + SHORTEST_UNSPACED..=longest).rev().find_map(|to| {
                let said = &word.written[ends[from]..ends[to]];
                if let Some(of) = self.unspaced.get(said) {
                    let first = &self.names[*of.first()?];
                    let sure = of.iter().all(|&other| self.names[other].title() == first.title());
                    return Some((to, Found::Name(first, sure)));
                }
                let (part, label) = self.unspaced_parts.get_key_value(said)?;
                Some((to, Found::Part(part, label)))
            });
            match found {
                Some((to, found)) => {
                    with(word.from + ends[from], word.from + ends[to], found);
                    from = to;
                }
                None => from += 1,
            }
        }
    }

    fn best(&self, text: &str, words: &[Word<'_>], folded: &[String], at: usize) -> Option<Best> {
        let mut best: Option<Best> = None;
        let mut take = |words: usize, whole: bool, of: usize| match &mut best {
            Some(best) if (best.words, best.whole) > (words, whole) => {}
            Some(best) if (best.words, best.whole) == (words, whole) => {
                best.sure &= self.names[best.of].title() == self.names[of].title();
            }
            _ => {
                best = Some(Best {
                    words,
                    whole,
                    of,
                    sure: true,
                });
            }
        };
        let first = folded.get(at)?;
        let indices = [&self.by_first, &self.by_last, &self.joined];
        for &of in indices.into_iter().filter_map(|index| index.get(first)).flatten() {
            let Some(standing) = naming::standing(&self.names[of].words, &folded[at..]) else {
                continue;
            };
            let taken = &words[at..at + standing.words];
            if standing.whole || may_be_turned(text, taken) {
                take(standing.words, standing.whole, of);
            }
        }
        for (address, of) in self.addresses.get(first).into_iter().flatten() {
            if folded[at..].starts_with(address) {
                take(address.len(), true, *of);
            }
        }
        if let Some((count, of)) = self.number(text, words, at) {
            take(count, true, of);
        }
        if let Some(&of) = self.alone.get(words[at].written) {
            take(1, true, of);
        }
        best
    }

    /// A telephone number that begins here.
    fn number(&self, text: &str, words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
        let is_number = |word: &Word<'_>| word.written.bytes().all(|byte| byte.is_ascii_digit());
        if self.numbers.is_empty() || !is_number(&words[at]) {
            return None;
        }
        let more = words[at..]
            .windows(2)
            .take_while(|pair| {
                is_number(&pair[1]) && naming::is_within_number(&text[pair[0].to..pair[1].from])
            })
            .count();
        (1..=more + 1).rev().find_map(|count| {
            let said = naming::number(&text[words[at].from..words[at + count - 1].to])?;
            let known = self.numbers.get(naming::number_key(&said))?;
            let (_, of) = known
                .iter()
                .find(|(known, _)| naming::same_number(known, &said))?;
            Some((count, *of))
        })
    }
}

/// Where something found begins: a number may begin with a sign or a bracket.
fn begins(text: &str, from: usize, to: usize) -> usize {
    let (before, found) = text.split_at(from);
    let is_number = found.starts_with(|letter: char| letter.is_ascii_digit());
    let bracket = found[..to - from].contains(')');
    let signs = |letter: char| is_number && (letter == '+' || (bracket && letter == '('));
    before.trim_end_matches(signs).len()
}

/// Whether words that are a name in another order are likely to be meant as one.
fn may_be_turned(text: &str, words: &[Word<'_>]) -> bool {
    let mut between = words.windows(2).map(|pair| &text[pair[0].to..pair[1].from]);
    let mut apart = between.clone();
    between.all(naming::belong_together)
        && (words.iter().all(|word| starts_with_capital(word.written))
            || apart.all(|between| between.chars().any(|letter| !letter.is_whitespace())))
}

/// Whether a word of a name is enough to tell somebody by.
pub(super) fn is_part(word: &str) -> bool {
    let shortest = if word.chars().any(naming::is_unspaced) {
        SHORTEST_UNSPACED
    } else {
        SHORTEST_PART
    };
    word.chars().count() >= shortest && starts_with_capital(word)
}

/// Scripts without capitals count as if they had them.
pub(super) fn starts_with_capital(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
}

/// The words of a text, and where they begin and end.
fn places(text: &str) -> Vec<Word<'_>> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        // A mark on a letter of its own folds to nothing and belongs to the letter.
        let of_word = c.is_alphanumeric()
            || (inside
                && fold_key(c.encode_utf8(&mut [0; 4])).is_empty()
                && !c.is_whitespace()
                && !c.is_control());
        if of_word {
            match places.last_mut() {
                Some(last) if inside => last.1 = at + c.len_utf8(),
                _ => places.push((at, at + c.len_utf8())),
            }
        }
        inside = of_word;
    }
    places
        .into_iter()
        .map(|(from, to)| Word {
            written: &text[from..to],
            from,
            to,
        })
        .collect()
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    places(text).into_iter().map(|word| word.written)
}
