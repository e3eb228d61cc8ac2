//! Finding the names of those who are hidden (R34), and what stands in their place.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::redaction::SOMEBODY;
use domain::{ProjectId, StakeholderId, StakeholderKind, naming};
use store::fold_key;

use super::finder::{Finder, Found, Name, is_part, starts_with_capital, words};
use super::people::{Row, formerly, near, numbered, title};
use crate::{Failure, Look};

/// What everybody is called by position in an output on one project, or on all of the workspace.
///
/// Every person in the workspace is hidden by the full name in whatever order, case and accents, by an address and by a
/// telephone number, and in the project also by a first or last name alone, where it is written with the same capital and
/// is no ordinary word. Somebody is hidden rather too often than too seldom.
pub(super) struct Names {
    finder: Finder,
    /// Roles and the names of groups, posts, organisations and units, folded: nobody's name.
    nobody: HashSet<String>,
    /// Which of those with one position somebody is, from the second on; only told in a project that is role-only.
    places: HashMap<StakeholderId, usize>,
    /// Everybody of the register by the whole name, folded; only where a project is role-only.
    whole: HashMap<String, Whole>,
    /// Whether part of a name is hidden in the names of roles and groups as well: where a project is role-only.
    in_labels: bool,
}

struct Whole {
    /// As it is written.
    name: String,
    /// What they are called; nothing more than somebody where several have the name.
    label: String,
}

/// Whoever was known before a change and is known by that name no longer: the name, and what it was called.
pub(super) struct Before {
    pub(super) name: String,
    pub(super) label: String,
    /// Whether a word of it was enough.
    pub(super) near: bool,
}

impl Names {
    /// Positions instead of names. `also` are names that stand in fields of their own: whoever asked, owns or judged.
    pub(super) fn new<'t>(
        look: Look<'_>,
        project: Option<ProjectId>,
        everybody: &[Row],
        also: impl IntoIterator<Item = &'t str>,
        role_only: bool,
        before: &[Before],
    ) -> Result<Self, Failure> {
        let near: Option<HashSet<StakeholderId>> = project.map(|project| near(look, project)).transpose()?;
        let is_near = |id: StakeholderId| near.as_ref().is_none_or(|near| near.contains(&id));
        let mut names = Self {
            finder: Finder::default(),
            nobody: HashSet::new(),
            places: HashMap::new(),
            whole: HashMap::new(),
            in_labels: role_only,
        };
        if role_only {
            names.tell_apart(everybody.iter().filter(|row| is_near(row.id)));
        }
        let ordinary = Ordinary::new(everybody);
        let people = || everybody.iter().filter(|row| row.kind == StakeholderKind::Person);
        for row in everybody {
            names.nobody.extend(
                [&row.role]
                    .into_iter()
                    .chain(&row.unit)
                    .map(|text| fold_key(text)),
            );
            if row.kind != StakeholderKind::Person {
                names.nobody.insert(fold_key(&row.name));
            }
        }
        names.nobody.remove("");
        for row in people() {
            names.find(row, &row.name, &ordinary, is_near(row.id));
            names.finder.find_marks(&row.email, &row.phone);
        }
        for row in everybody.iter().filter(|row| row.kind != StakeholderKind::Person) {
            names.finder.leave_marks(&row.email, &row.phone);
        }
        let formerly = if role_only {
            formerly(look, everybody)?
        } else {
            Vec::new()
        };
        let by_id: HashMap<StakeholderId, &Row> = if formerly.is_empty() {
            HashMap::new()
        } else {
            people().map(|row| (row.id, row)).collect()
        };
        let is_new = |name: &str, before: &[Before]| !before.iter().any(|other| other.name == name);
        for other in before {
            names.find_other(&other.name, &other.label, &ordinary);
        }
        for (id, name) in &formerly {
            match by_id.get(id) {
                Some(row) => names.find(row, name, &ordinary, is_near(*id)),
                None if is_new(name, before) => names.find_other(name, SOMEBODY, &ordinary),
                None => {}
            }
        }
        for name in also {
            names.hide_somebody(name);
        }
        let near_now = everybody.iter().filter(|row| is_near(row.id));
        names.find_parts(near_now, &formerly, &by_id, before, &ordinary);
        if role_only {
            for row in people() {
                names.know_whole(&row.name, names.position(row));
            }
            for other in before {
                names.know_whole(&other.name, other.label.clone());
            }
            for (id, name) in &formerly {
                match by_id.get(id) {
                    Some(row) => names.know_whole(name, names.position(row)),
                    None if is_new(name, before) => names.know_whole(name, SOMEBODY.to_owned()),
                    None => {}
                }
            }
        }
        Ok(names)
    }

    /// Finds a name, now or before, of somebody in the register.
    fn find(&mut self, row: &Row, name: &str, ordinary: &Ordinary, near: bool) {
        let place = self.places.get(&row.id).copied();
        let known = Name::new(name, &row.role, row.unit.as_deref(), place);
        if !near && ordinary.is_alone(name) {
            self.finder.find_alone(known);
        } else {
            self.finder.find(known);
        }
    }

    /// Finds the name of somebody who is not in the register any more, unless somebody else there has it.
    fn find_other(&mut self, name: &str, label: &str, ordinary: &Ordinary) {
        if self.finder.of(name).is_some() {
            return;
        }
        let known = Name::new(name, label, None, None);
        if ordinary.is_alone(name) {
            self.finder.find_alone(known);
        } else {
            self.finder.find(known);
        }
    }

    /// Finds the single words of the names of those in the project. A word that is one of a position, a group or a unit as
    /// well may be a name there: first it is learnt which words are found, then what they stand for.
    fn find_parts<'r>(
        &mut self,
        near: impl Iterator<Item = &'r Row>,
        formerly: &[(StakeholderId, String)],
        by_id: &HashMap<StakeholderId, &Row>,
        before: &[Before],
        ordinary: &Ordinary,
    ) {
        let near: Vec<&Row> = near.collect();
        let in_labels = self.words_of_labels(&near);
        let is_found = |word: &&str| is_part(word) && !ordinary.is(word, &in_labels);
        let ids: HashSet<StakeholderId> = near.iter().map(|row| row.id).collect();
        let now = near
            .iter()
            .filter(|row| row.kind == StakeholderKind::Person)
            .map(|row| (*row, row.name.as_str()));
        let then = formerly.iter().filter(|(id, _)| ids.contains(id));
        let then = then.filter_map(|(id, name)| Some((*by_id.get(id)?, name.as_str())));
        let all: Vec<(&Row, &str)> = now.chain(then).collect();
        for (_, name) in &all {
            for word in words(name).filter(is_found) {
                self.finder.find_part(word, "");
            }
        }
        for (row, name) in all {
            let label = self.position(row);
            for word in words(name).filter(is_found) {
                self.finder.find_part(word, &label);
            }
        }
        for other in before.iter().filter(|other| other.near) {
            for word in words(&other.name).filter(is_found) {
                if self.finder.part(word).is_none() {
                    self.finder.find_part(word, &other.label);
                }
            }
        }
    }

    /// The words of positions, groups and units of the project, folded, without the full names in them.
    fn words_of_labels(&self, near: &[&Row]) -> HashSet<String> {
        let labels: HashSet<&String> = near.iter().flat_map(|row| labels(row)).collect();
        let plain = labels.into_iter().map(|text| self.thing(text));
        plain
            .flat_map(|text| words(&text).map(fold_key).collect::<Vec<_>>())
            .collect()
    }

    /// Counts those of one position, in the order they were added.
    fn tell_apart<'r>(&mut self, people: impl Iterator<Item = &'r Row>) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for row in people.filter(|row| row.kind == StakeholderKind::Person) {
            let count = seen
                .entry(fold_key(&title(&row.role, row.unit.as_deref())))
                .or_default();
            *count += 1;
            if *count > 1 {
                self.places.insert(row.id, *count);
            }
        }
    }

    /// Learns a whole name, and that what it stands for is nobody's name.
    fn know_whole(&mut self, name: &str, label: String) {
        self.nobody.insert(fold_key(&label));
        self.whole
            .entry(fold_key(name))
            .and_modify(|known| {
                if known.label != label {
                    SOMEBODY.clone_into(&mut known.label);
                }
            })
            .or_insert_with(|| Whole {
                name: name.to_owned(),
                label,
            });
    }

    /// Whoever is named in a field of its own, and looks like a name rather than a team.
    fn hide_somebody(&mut self, name: &str) {
        if self.finder.of(name).is_none()
            && !self.nobody.contains(&fold_key(name))
            && words(name).all(starts_with_capital)
        {
            self.finder.find(Name::of_somebody(name));
        }
    }

    /// What a person is called.
    pub(super) fn position(&self, row: &Row) -> String {
        let title = self.name(&title(&row.role, row.unit.as_deref()));
        numbered(title, self.places.get(&row.id).copied())
    }

    /// Who of the register is named by exactly this text, where a project is role-only. A name of one word has to be
    /// written as it is there, or it may be a word.
    pub(super) fn of_register(&self, text: &str) -> Option<&str> {
        let known = self.whole.get(&fold_key(text))?;
        let is_meant = words(text).nth(1).is_some() || text.trim() == known.name;
        is_meant.then_some(known.label.as_str())
    }

    /// A text as it is shown on a screen that names nobody: each name replaced, and each word that is part of one.
    pub(super) fn on_screen(&self, text: &str) -> String {
        match self.of_register(text) {
            Some(label) => label.to_owned(),
            None => self.replace(
                text,
                |name, sure| self.called(name, sure),
                |label| Some(label.to_owned()),
            ),
        }
    }

    /// Whether a word alone tells somebody of the project.
    pub(super) fn has_part(&self, name: &str) -> bool {
        words(name).any(|word| self.finder.part(word).is_some())
    }

    /// Who is named by exactly this text: their role where it is a name, the text where it is a role, a group or a unit,
    /// and otherwise nobody, since it may be a name.
    pub(super) fn person(&self, text: &str) -> Option<String> {
        if let Some((name, sure)) = self.finder.of(text) {
            let label = self.called(name, sure);
            return (label != SOMEBODY).then_some(label);
        }
        if self.nobody.contains(&fold_key(text)) {
            return Some(self.name(text.trim()));
        }
        let said: Vec<&str> = words(text).collect();
        match said[..] {
            [one] => self.finder.part(one).filter(|label| *label != SOMEBODY).cloned(),
            _ => None,
        }
    }

    /// A role, or the name of a group or a unit, with every name in it replaced.
    pub(super) fn name(&self, text: &str) -> String {
        let part = self.in_labels.then(|| SOMEBODY.to_owned());
        self.replace(text, |name, sure| self.called(name, sure), |_| part.clone())
    }

    /// The name of something that is not named after those who are in it: a project, a service, a holiday. A word that is
    /// part of a name may well be something else there.
    pub(super) fn thing(&self, text: &str) -> String {
        self.replace(text, |name, sure| self.called(name, sure), |_| None)
    }

    /// The same where positions are hidden as well.
    pub(super) fn name_of_somebody(&self, text: &str) -> String {
        self.replace(text, |_, _| SOMEBODY.to_owned(), |_| None)
    }

    /// Who that is hidden is named in what somebody wrote: each full name, and words that are part of one.
    pub(super) fn found(&self, text: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut parts = BTreeSet::new();
        self.finder.walk(text, |_, _, what| match what {
            Found::Name(name, _) => {
                found.insert(name.name.clone());
            }
            Found::Part(word, _) => {
                parts.insert(word.to_owned());
            }
        });
        // A first name beside the full name of the same person is no second person.
        parts.retain(|part| !found.iter().any(|name| words(name).any(|word| word == part)));
        found.extend(parts);
        found
    }

    /// A person's title. It may name somebody itself, such as whose assistant they are, and that one's title in turn.
    fn called(&self, name: &Name, sure: bool) -> String {
        if !sure {
            return SOMEBODY.to_owned();
        }
        let part = |_: &str| self.in_labels.then(|| SOMEBODY.to_owned());
        let plainly = |other: &Name, sure: bool| {
            let title = other.title();
            let names = !sure || self.replace(&title, |_, _| SOMEBODY.to_owned(), part) != title;
            if names { SOMEBODY.to_owned() } else { title }
        };
        self.replace(&name.title(), plainly, part)
    }

    fn replace(
        &self,
        text: &str,
        of_name: impl Fn(&Name, bool) -> String,
        of_part: impl Fn(&str) -> Option<String>,
    ) -> String {
        let mut out = String::with_capacity(text.len());
        let mut copied = 0;
        let mut last: Option<String> = None;
        self.finder.walk(text, |from, to, what| {
            let label = match what {
                Found::Name(name, sure) => Some(of_name(name, sure)),
                Found::Part(_, label) => of_part(label),
            };
            let Some(label) = label else {
                return;
            };
            let between = &text[copied..from];
            // First and last name found one after the other are one person.
            if last.as_ref() != Some(&label) || !between.chars().all(|c| c.is_whitespace() || c == '-') {
                out.push_str(between);
                out.push_str(&format!("[{label}]"));
            }
            copied = to;
            last = Some(label);
        });
        out.push_str(&text[copied..]);
        out
    }
}

/// Which words are no names.
struct Ordinary {
    /// Words of positions, groups and units that stand there without a capital, folded.
    small: HashSet<String>,
    /// All words of them, folded.
    all: HashSet<String>,
}

impl Ordinary {
    fn new(everybody: &[Row]) -> Self {
        let labels: HashSet<&String> = everybody.iter().flat_map(labels).collect();
        let (mut small, mut all) = (HashSet::new(), HashSet::new());
        for word in labels.into_iter().flat_map(|text| words(text)) {
            let folded = fold_key(word);
            if word.starts_with(char::is_lowercase) {
                small.insert(folded.clone());
            }
            all.insert(folded);
        }
        Self { small, all }
    }

    /// Whether a word of a name is an ordinary word: one that is written small, or what labels are made of and this one.
    fn is(&self, word: &str, in_labels: &HashSet<String>) -> bool {
        let folded = fold_key(word);
        self.small.contains(&folded)
            || (naming::is_ordinary_in_labels(&folded) && in_labels.contains(&folded))
    }

    /// Whether a name is a single word that is found by itself, whoever has it.
    fn is_alone(&self, name: &str) -> bool {
        let mut words = words(name);
        let (Some(word), None) = (words.next(), words.next()) else {
            return false;
        };
        let folded = fold_key(word);
        is_part(word)
            && !word.chars().any(naming::is_unspaced)
            && !naming::is_ordinary(&folded)
            && !self.all.contains(&folded)
    }
}

/// What may hold a word that is part of a name as well.
fn labels(row: &Row) -> impl Iterator<Item = &String> {
    let name = (row.kind != StakeholderKind::Person).then_some(&row.name);
    [&row.role].into_iter().chain(&row.unit).chain(name)
}
