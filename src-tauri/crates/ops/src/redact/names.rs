//! Finding the names of those who are hidden (R34), and what stands in their place.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use domain::redaction::SOMEBODY;
use domain::{ProjectId, StakeholderId, StakeholderKind};
use store::fold_key;

use crate::{Failure, Look, sql};

/// Shorter words are too often something else.
const SHORTEST_PART: usize = 3;

/// What everybody is called by position in an output on one project, or on all of the workspace.
///
/// The full name of every person in the workspace is hidden, whatever its case and accents, and in the project also a
/// first or last name alone, where it is written with the same capital and is no word of a role, group or unit. It is
/// hidden rather too often than too seldom.
pub(super) struct Names {
    /// Full names by their first word, the longest first.
    names: HashMap<String, Vec<Name>>,
    /// Single words of names of those in the project, as written.
    parts: HashMap<String, String>,
    /// Roles and the names of groups, posts, organisations and units, folded: nobody's name.
    nobody: HashSet<String>,
    /// Which of those with one position somebody is, from the second on; only told in a project that is role-only.
    places: HashMap<StakeholderId, usize>,
    /// Everybody of the register by the whole name, folded; only where a project is role-only.
    whole: HashMap<String, Whole>,
}

struct Whole {
    /// As it is written.
    name: String,
    /// What they are called; nothing more than somebody where several have the name.
    label: String,
}

struct Name {
    /// As it is written.
    name: String,
    words: Vec<String>,
    role: String,
    unit: Option<String>,
    /// Which of those with the position they are, where that is told.
    place: Option<usize>,
}

impl Name {
    fn title(&self) -> String {
        numbered(title(&self.role, self.unit.as_deref()), self.place)
    }
}

impl Names {
    /// Positions instead of names. `also` are names that stand in fields of their own: whoever asked, owns or judged.
    pub(super) fn new<'t>(
        look: Look<'_>,
        project: Option<ProjectId>,
        everybody: &[Row],
        also: impl IntoIterator<Item = &'t str>,
        role_only: bool,
    ) -> Result<Self, Failure> {
        let near: Option<HashSet<StakeholderId>> = project.map(|project| near(look, project)).transpose()?;
        let mut redaction = Self {
            names: HashMap::new(),
            parts: HashMap::new(),
            nobody: HashSet::new(),
            places: HashMap::new(),
            whole: HashMap::new(),
        };
        if role_only {
            let is_near = |row: &&Row| near.as_ref().is_none_or(|near| near.contains(&row.id));
            redaction.tell_apart(everybody.iter().filter(is_near));
        }
        let mut close = Vec::new();
        for row in everybody {
            let (name, role, unit) = (&row.name, &row.role, &row.unit);
            redaction
                .nobody
                .extend([role].into_iter().chain(unit).map(|text| fold_key(text)));
            if row.kind != StakeholderKind::Person {
                redaction.nobody.insert(fold_key(name));
            }
            if near.as_ref().is_none_or(|near| near.contains(&row.id)) {
                close.push(row);
            }
            if row.kind == StakeholderKind::Person {
                let place = redaction.places.get(&row.id).copied();
                redaction.hide(name, role.clone(), unit.clone(), place);
            }
        }
        redaction.nobody.remove("");
        for name in also {
            redaction.hide_somebody(name);
        }
        for names in redaction.names.values_mut() {
            names.sort_by(|a, b| {
                b.words
                    .len()
                    .cmp(&a.words.len())
                    .then_with(|| a.words.cmp(&b.words))
            });
        }
        let ordinary: HashSet<String> = close
            .iter()
            .flat_map(|row| {
                let name = (row.kind != StakeholderKind::Person).then_some(&row.name);
                [&row.role].into_iter().chain(&row.unit).chain(name)
            })
            .flat_map(|text| words(&redaction.name(text)).map(fold_key).collect::<Vec<_>>())
            .collect();
        for row in close {
            if row.kind != StakeholderKind::Person {
                continue;
            }
            let label = redaction.position(row);
            for word in words(&row.name).filter(|word| is_part(word) && !ordinary.contains(&fold_key(word))) {
                redaction
                    .parts
                    .entry(word.to_owned())
                    .and_modify(|known| {
                        if *known != label {
                            SOMEBODY.clone_into(known);
                        }
                    })
                    .or_insert_with(|| label.clone());
            }
        }
        if role_only {
            redaction.know_whole(everybody);
        }
        Ok(redaction)
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

    /// Learns the whole name of everybody, and that what they are called is nobody's name.
    fn know_whole(&mut self, everybody: &[Row]) {
        for row in everybody.iter().filter(|row| row.kind == StakeholderKind::Person) {
            let label = self.position(row);
            self.nobody.insert(fold_key(&label));
            self.whole
                .entry(fold_key(&row.name))
                .and_modify(|known| {
                    if known.label != label {
                        SOMEBODY.clone_into(&mut known.label);
                    }
                })
                .or_insert_with(|| Whole {
                    name: row.name.clone(),
                    label: label.clone(),
                });
        }
    }

    /// A name of one word is only known apart from an ordinary word where somebody of that name is in the project.
    fn hide(&mut self, name: &str, role: String, unit: Option<String>, place: Option<usize>) {
        let words: Vec<String> = words(name).map(fold_key).collect();
        if let [first, _, ..] = &words[..] {
            let first = first.clone();
            self.names.entry(first).or_default().push(Name {
                name: name.to_owned(),
                words,
                role,
                unit,
                place,
            });
        }
    }

    /// Whoever is named in a field of its own, and looks like a name rather than a team.
    fn hide_somebody(&mut self, name: &str) {
        let folded = fold_key(name);
        let known = self.full(&words(name).collect::<Vec<_>>()).is_some();
        if !known && !self.nobody.contains(&folded) && words(name).all(starts_with_capital) {
            self.hide(name, SOMEBODY.to_owned(), None, None);
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
                |name| self.called(name),
                |word| self.parts.get(word).cloned(),
            ),
        }
    }

    /// Who is named by exactly this text: their role where it is a name, the text where it is a role, a group or a unit,
    /// and otherwise nobody, since it may be a name.
    pub(super) fn person(&self, text: &str) -> Option<String> {
        let said: Vec<&str> = words(text).collect();
        if let Some((name, taken)) = self.full(&said)
            && taken == said.len()
        {
            let label = self.called(name);
            return (label != SOMEBODY).then_some(label);
        }
        if self.nobody.contains(&fold_key(text)) {
            return Some(self.name(text.trim()));
        }
        match said[..] {
            [one] => self.parts.get(one).filter(|label| *label != SOMEBODY).cloned(),
            _ => None,
        }
    }

    /// The name of a group or a unit, or a role, with every full name in it replaced.
    pub(super) fn name(&self, text: &str) -> String {
        self.replace(text, |name| self.called(name), |_| None)
    }

    /// The same where positions are hidden as well.
    pub(super) fn name_of_somebody(&self, text: &str) -> String {
        self.replace(text, |_| SOMEBODY.to_owned(), |_| None)
    }

    /// Who that is hidden is named in what somebody wrote: each full name, and words that are part of one.
    pub(super) fn found(&self, text: &str) -> BTreeSet<String> {
        let found = RefCell::new(BTreeSet::new());
        let parts = RefCell::new(BTreeSet::new());
        self.replace(
            text,
            |name| {
                found.borrow_mut().insert(name.name.clone());
                String::new()
            },
            |word| {
                self.parts.contains_key(word).then(|| {
                    parts.borrow_mut().insert(word.to_owned());
                    String::new()
                })
            },
        );
        let mut found = found.into_inner();
        // A first name beside the full name of the same person is no second person.
        let more: Vec<String> = parts
            .into_inner()
            .into_iter()
            .filter(|part| !found.iter().any(|name| words(name).any(|word| word == part)))
            .collect();
        found.extend(more);
        found
    }

    /// A person's title. It may name somebody itself, such as whose assistant they are, and that one's title in turn.
    fn called(&self, name: &Name) -> String {
        let plainly = |other: &Name| {
            let title = other.title();
            let names = self.replace(&title, |_| SOMEBODY.to_owned(), |_| None) != title;
            if names { SOMEBODY.to_owned() } else { title }
        };
        self.replace(&name.title(), plainly, |_| None)
    }

    fn replace(
        &self,
        text: &str,
        of_name: impl Fn(&Name) -> String,
        of_part: impl Fn(&str) -> Option<String>,
    ) -> String {
        let places = places(text);
        let words: Vec<&str> = places.iter().map(|&(from, to)| &text[from..to]).collect();
        let mut out = String::with_capacity(text.len());
        let (mut copied, mut at) = (0, 0);
        let mut last: Option<String> = None;
        while at < places.len() {
            let (label, taken) = match self.full(&words[at..]) {
                Some((name, taken)) => (Some(of_name(name)), taken),
                None => (of_part(words[at]), 1),
            };
            if let Some(label) = label {
                let between = &text[copied..places[at].0];
                // First and last name found one after the other are one person.
                if last.as_ref() != Some(&label) || !between.chars().all(|c| c.is_whitespace() || c == '-') {
                    out.push_str(between);
                    out.push_str(&format!("[{label}]"));
                }
                copied = places[at + taken - 1].1;
                last = Some(label);
            } else {
                last = None;
            }
            at += taken;
        }
        out.push_str(&text[copied..]);
        out
    }

    /// The full name these words begin with, and how many of them it takes.
    fn full(&self, said: &[&str]) -> Option<(&Name, usize)> {
        let names = self.names.get(&fold_key(said.first()?))?;
        let name = names.iter().find(|name| {
            name.words.len() <= said.len()
                && name
                    .words
                    .iter()
                    .zip(said)
                    .all(|(word, said)| *word == fold_key(said))
        })?;
        Some((name, name.words.len()))
    }
}

/// Somebody of the register.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: StakeholderId,
    pub(super) kind: StakeholderKind,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) unit: Option<String>,
}

/// Everybody of the register.
pub(super) fn everybody(look: Look<'_>) -> Result<Vec<Row>, Failure> {
    sql::rows(
        look.conn,
        "SELECT s.id, s.kind, s.name, s.role, u.name FROM stakeholder s LEFT JOIN unit u ON u.id = s.unit_id ORDER BY s.id",
        (),
        |row| {
            Ok(Row {
                id: sql::id(row, 0)?,
                kind: sql::word(row, 1)?,
                name: row.get(2)?,
                role: row.get(3)?,
                unit: row.get(4)?,
            })
        },
    )
}

/// Those with a stake in a project, and the members of groups that have one.
fn near(look: Look<'_>, project: ProjectId) -> Result<HashSet<StakeholderId>, Failure> {
    Ok(sql::rows(
        look.conn,
        "SELECT stakeholder_id FROM stake WHERE project_id = ?1 UNION SELECT m.member_id FROM membership m \
         JOIN stake k ON k.stakeholder_id = m.group_id AND k.project_id = ?1",
        [sql::Id(project)],
        |row| sql::id(row, 0),
    )?
    .into_iter()
    .collect())
}

/// A person's role, or where they are.
fn title(role: &str, unit: Option<&str>) -> String {
    match (role, unit) {
        ("", Some(unit)) => format!("A person in {unit}"),
        ("", None) => "A person".to_owned(),
        (role, _) => role.to_owned(),
    }
}

/// A title, with which of those who have it is meant.
fn numbered(title: String, place: Option<usize>) -> String {
    match place {
        Some(place) => format!("{title} ({place})"),
        None => title,
    }
}

fn is_part(word: &str) -> bool {
    word.chars().count() >= SHORTEST_PART && starts_with_capital(word)
}

/// Scripts without capitals count as if they had them.
fn starts_with_capital(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
}

/// Where the words of a text begin and end.
fn places(text: &str) -> Vec<(usize, usize)> {
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
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    places(text).into_iter().map(|(from, to)| &text[from..to])
}
