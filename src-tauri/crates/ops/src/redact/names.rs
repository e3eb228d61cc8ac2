//! Roles instead of names: what a report calls each stakeholder, and names taken out of what people wrote.

use std::collections::{HashMap, HashSet};

use domain::{ProjectId, StakeholderId, StakeholderKind};
use store::fold_key;

use crate::map::view::MapMark;
use crate::{Failure, Look, sql};

/// What stands for somebody who is named but is no stakeholder.
const SOMEBODY: &str = "somebody";
/// Shorter words are too often something else.
const SHORTEST_PART: usize = 3;

/// What everybody is called in a report on one project.
///
/// The full name of every person in the workspace is hidden, whatever its case and accents, and in the project also a
/// first or last name alone, where it is written with the same capital and is no word of a role, group or unit. It is
/// hidden rather too often than too seldom.
pub(super) struct Redaction {
    labels: HashMap<StakeholderId, String>,
    /// Full names by their first word, the longest first.
    names: HashMap<String, Vec<Name>>,
    /// Single words of names of those in the project, as written.
    parts: HashMap<String, String>,
    /// Roles and the names of groups, posts, organisations and units, folded: nobody's name.
    nobody: HashSet<String>,
}

struct Name {
    words: Vec<String>,
    role: String,
    unit: Option<String>,
}

impl Name {
    fn title(&self) -> String {
        title(&self.role, self.unit.as_deref())
    }
}

impl Redaction {
    /// Positions instead of names. `also` are names that stand in fields of their own: whoever asked, owns or judged.
    pub(super) fn roles<'t>(
        look: Look<'_>,
        project: ProjectId,
        also: impl IntoIterator<Item = &'t str>,
    ) -> Result<Self, Failure> {
        let near: HashSet<StakeholderId> = sql::rows(
            look.conn,
            "SELECT stakeholder_id FROM stake WHERE project_id = ?1 UNION SELECT m.member_id FROM membership m \
             JOIN stake k ON k.stakeholder_id = m.group_id AND k.project_id = ?1",
            [sql::Id(project)],
            |row| sql::id(row, 0),
        )?
        .into_iter()
        .collect();
        let mut redaction = Self {
            labels: HashMap::new(),
            names: HashMap::new(),
            parts: HashMap::new(),
            nobody: HashSet::new(),
        };
        let mut close = Vec::new();
        for (id, kind, name, role, unit) in everybody(look)? {
            redaction
                .nobody
                .extend([&role].into_iter().chain(&unit).map(|text| fold_key(text)));
            if kind != StakeholderKind::Person {
                redaction.nobody.insert(fold_key(&name));
            }
            if near.contains(&id) {
                close.push((id, kind, name.clone(), role.clone(), unit.clone()));
            }
            if kind == StakeholderKind::Person {
                redaction.hide(&name, role, unit);
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
            .flat_map(|(_, kind, name, role, unit)| {
                let name = (*kind != StakeholderKind::Person).then_some(name);
                [role].into_iter().chain(unit).chain(name)
            })
            .flat_map(|text| words(&redaction.name(text)).map(fold_key).collect::<Vec<_>>())
            .collect();
        for (id, kind, name, role, unit) in close {
            if kind != StakeholderKind::Person {
                let label = redaction.name(&name);
                redaction.labels.insert(id, label);
                continue;
            }
            let label = redaction.name(&title(&role, unit.as_deref()));
            for word in words(&name).filter(|word| is_part(word) && !ordinary.contains(&fold_key(word))) {
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
            redaction.labels.insert(id, label);
        }
        Ok(redaction)
    }

    /// A name of one word is only known apart from an ordinary word where somebody of that name is in the project.
    fn hide(&mut self, name: &str, role: String, unit: Option<String>) {
        let words: Vec<String> = words(name).map(fold_key).collect();
        if let [first, _, ..] = &words[..] {
            let first = first.clone();
            self.names
                .entry(first)
                .or_default()
                .push(Name { words, role, unit });
        }
    }

    /// Whoever is named in a field of its own, and looks like a name rather than a team.
    fn hide_somebody(&mut self, name: &str) {
        let folded = fold_key(name);
        let known = self.full(&words(name).collect::<Vec<_>>()).is_some();
        if !known && !self.nobody.contains(&folded) && words(name).all(starts_with_capital) {
            self.hide(name, SOMEBODY.to_owned(), None);
        }
    }

    /// What this stakeholder is called; none for somebody outside the project.
    pub(super) fn label(&self, id: StakeholderId) -> Option<String> {
        self.labels.get(&id).cloned()
    }

    /// What this stakeholder is called.
    pub(super) fn label_of(&self, mark: &MapMark) -> String {
        self.label(mark.id).unwrap_or_else(|| match mark.kind {
            StakeholderKind::Person => title(&mark.role, mark.unit.as_deref()),
            _ => self.name(&mark.name),
        })
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

    /// What somebody wrote, with every hidden name replaced by the role in brackets.
    pub(super) fn text(&self, text: &str) -> String {
        self.replace(
            text,
            |name| self.called(name),
            |word| self.parts.get(word).cloned(),
        )
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

type Row = (StakeholderId, StakeholderKind, String, String, Option<String>);

fn everybody(look: Look<'_>) -> Result<Vec<Row>, Failure> {
    sql::rows(
        look.conn,
        "SELECT s.id, s.kind, s.name, s.role, u.name FROM stakeholder s LEFT JOIN unit u ON u.id = s.unit_id ORDER BY s.id",
        (),
        |row| {
            Ok((
                sql::id(row, 0)?,
                sql::word(row, 1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        },
    )
}

/// A person's role, or where they are.
fn title(role: &str, unit: Option<&str>) -> String {
    match (role, unit) {
        ("", Some(unit)) => format!("A person in {unit}"),
        ("", None) => "A person".to_owned(),
        (role, _) => role.to_owned(),
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
