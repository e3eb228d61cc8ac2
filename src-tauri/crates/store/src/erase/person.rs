//! Who is erased: by which words they are found in one file, and which rows are about them.

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::trace::{Enough, Finder, folded, is_part};
use crate::change_set;

/// The columns of a stakeholder by which it is known: its names, and its other marks.
pub(super) const NAME: &str = "name";
pub(super) const MARKS: [&str; 3] = ["email", "phone", "reference"];
/// A mark of fewer letters and figures is found in too many other words; one of figures alone, among other numbers.
const SHORTEST_MARK: usize = 5;
const SHORTEST_NUMBER: usize = 6;
const SHORTEST_NUMBERED_REFERENCE: usize = 8;

/// The tables whose rows are about a stakeholder, with the columns that say about whom.
pub(super) const ABOUT: [(&str, &[&str]); 17] = [
    ("membership", &["group_id", "member_id"]),
    ("composition", &["group_id"]),
    ("tie", &["from_id", "to_id"]),
    ("stake", &["stakeholder_id"]),
    ("assessment", &["stakeholder_id"]),
    ("judged_score", &["group_id"]),
    ("tagging", &["stakeholder_id"]),
    ("engagement_record", &["stakeholder_id"]),
    ("commitment", &["stakeholder_id"]),
    ("request", &["for_stakeholder_id"]),
    ("plan_line", &["for_stakeholder_id"]),
    ("data_request", &["stakeholder_id"]),
    ("mark", &["stakeholder_id"]),
    ("private_note", &["stakeholder_id"]),
    ("kept_longer", &["stakeholder_id"]),
    ("role_held", &["stakeholder_id"]),
    ("custom_values", &["subject_id"]),
];

/// Names that are words as well: alone, at the beginning of a sentence, they are more often the word.
const WORDS_AS_WELL: [&str; 48] = [
    "amber", "april", "art", "august", "basil", "bill", "bob", "carol", "chance", "chase", "daisy", "dawn",
    "dean", "drew", "eve", "faith", "frank", "gene", "grace", "grant", "guy", "hazel", "heather", "holly",
    "hope", "ivy", "jack", "joy", "june", "lance", "lily", "mark", "may", "miles", "nick", "page", "pat",
    "penny", "pearl", "ray", "rich", "rob", "rose", "sandy", "sky", "summer", "sue", "will",
];

/// What somebody is known by, in this file and perhaps in others.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) names: BTreeSet<String>,
    pub(super) marks: BTreeSet<String>,
}

impl Known {
    fn name(&mut self, name: &str, called: &str) {
        if name != called && !name.trim().is_empty() {
            self.names.insert(name.to_owned());
        }
    }

    /// One that is too short to be theirs alone is not looked for: it goes with their row.
    fn mark(&mut self, column: &str, mark: &str) {
        let said = folded(mark).concat();
        let enough = match (said.chars().all(char::is_numeric), column) {
            (false, _) => SHORTEST_MARK,
            (true, "reference") => SHORTEST_NUMBERED_REFERENCE,
            (true, _) => SHORTEST_NUMBER,
        };
        if said.chars().count() >= enough {
            self.marks.insert(mark.to_owned());
        }
    }
}

/// Somebody in one file.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: [u8; 16],
    /// What they are called from now on.
    pub(super) called: String,
    pub(super) known: Known,
    /// For what is known to be about them: every name they had.
    pub(super) here: Finder,
    /// For everything else: no name or mark that somebody else has, too.
    pub(super) elsewhere: Finder,
    /// For the marks of others: the names alone.
    by_name: Finder,
    /// People who have a word of their names as well, so that it may stand in a mark of their own.
    akin: HashSet<Vec<u8>>,
    /// The words of their names.
    words: HashSet<String>,
    /// How many others have a name of theirs.
    pub(super) namesakes: u64,
    /// Words of their names that may mean something else: where they stand in a sentence, they stay.
    pub(super) common: BTreeSet<String>,
    /// The ids of the rows about them, those of before included.
    pub(super) rows: HashSet<Vec<u8>>,
}

impl Person {
    /// Learns what the file knows of them, and adds what is known from elsewhere.
    pub(super) fn learn(
        conn: &Connection,
        id: [u8; 16],
        called: &str,
        more: &Known,
    ) -> rusqlite::Result<Self> {
        let mut known = more.clone();
        let mut rows = HashSet::from([id.to_vec()]);
        of_row(conn, id, called, &mut known)?;
        of_history(conn, id, called, &mut known, &mut rows)?;
        for (table, columns) in ABOUT {
            if !super::scrub::exists(conn, table)? {
                continue;
            }
            let key = if table == "custom_values" {
                "subject_id"
            } else {
                "id"
            };
            for column in columns {
                let mut statement =
                    conn.prepare_cached(&format!("SELECT {key} FROM {table} WHERE {column} = ?1"))?;
                for row in statement.query_map([id], |row| row.get(0))? {
                    rows.insert(row?);
                }
            }
        }
        let found = finders(conn, id, called, &known)?;
        let words: HashSet<String> = known.names.iter().flat_map(|name| folded(name)).collect();
        let akin = akin(conn, id, &words)?;
        Ok(Self {
            id,
            called: called.to_owned(),
            known,
            here: found.here,
            elsewhere: found.elsewhere,
            by_name: found.by_name,
            akin,
            words,
            namesakes: found.namesakes,
            common: found.common,
            rows,
        })
    }

    /// Whether a stakeholder of this id and, as far as it is said, of this name may be meant by a word of their names.
    pub(super) fn is_akin(&self, id: &[u8], name: Option<&str>) -> bool {
        self.akin.contains(id)
            || name.is_some_and(|name| folded(name).iter().any(|word| self.words.contains(word)))
    }

    /// The mark of somebody else without them: only one that spells out their name is theirs to be taken out of.
    pub(super) fn out_of_mark(&self, mark: &str) -> Option<String> {
        self.by_name.replaced(mark, Enough::Whole)?;
        self.by_name.replaced(mark, Enough::Part)
    }
}

/// The other people with one of these words in their name.
fn akin(conn: &Connection, id: [u8; 16], words: &HashSet<String>) -> rusqlite::Result<HashSet<Vec<u8>>> {
    let mut akin = HashSet::new();
    let mut statement =
        conn.prepare("SELECT id, name FROM stakeholder WHERE id <> ?1 AND kind = 'person'")?;
    let mut others = statement.query([id])?;
    while let Some(other) = others.next()? {
        if folded(other.get_ref(1)?.as_str()?)
            .iter()
            .any(|word| words.contains(word))
        {
            akin.insert(other.get(0)?);
        }
    }
    Ok(akin)
}

/// What their row says.
fn of_row(conn: &Connection, id: [u8; 16], called: &str, known: &mut Known) -> rusqlite::Result<()> {
    let row: Option<[String; 4]> = conn
        .query_row(
            "SELECT name, email, phone, reference FROM stakeholder WHERE id = ?1",
            [id],
            |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]),
        )
        .optional()?;
    if let Some([name, marks @ ..]) = row {
        known.name(&name, called);
        for (column, mark) in MARKS.into_iter().zip(&marks) {
            known.mark(column, mark);
        }
    }
    Ok(())
}

/// What the change-sets say that their row said, and which rows were about them.
fn of_history(
    conn: &Connection,
    id: [u8; 16],
    called: &str,
    known: &mut Known,
    rows: &mut HashSet<Vec<u8>>,
) -> rusqlite::Result<()> {
    let columns = super::scrub::columns(conn, "stakeholder")?;
    let place = |name: &str| columns.iter().position(|column| column.name == name);
    let (name, marks) = (place(NAME), MARKS.map(place));
    let mut statement = conn.prepare("SELECT bytes FROM journal_change_set WHERE instr(bytes, ?1) > 0")?;
    let mut sets = statement.query(params![id])?;
    while let Some(set) = sets.next()? {
        change_set::rows(set.get_ref(0)?.as_blob()?, |row| {
            let about = row.values.iter().any(|(_, value)| is_id(value, &id));
            if row.table == "stakeholder" && row.key.iter().any(|value| is_id(value, &id)) {
                for (column, value) in &row.values {
                    let Value::Text(text) = value else { continue };
                    if Some(*column) == name {
                        known.name(text, called);
                    } else if let Some(at) = marks.iter().position(|mark| *mark == Some(*column)) {
                        known.mark(MARKS[at], text);
                    }
                }
            } else if about && ABOUT.iter().any(|(table, _)| *table == row.table) {
                rows.extend(row.key.iter().filter_map(|value| match value {
                    Value::Blob(key) => Some(key.clone()),
                    _ => None,
                }));
            }
        })?;
    }
    Ok(())
}

fn is_id(value: &Value, id: &[u8; 16]) -> bool {
    matches!(value, Value::Blob(bytes) if bytes == id)
}

/// What others are reached by or known under that has a mark of theirs in it.
fn marks_of_others(conn: &Connection, id: [u8; 16], known: &Known) -> rusqlite::Result<BTreeSet<String>> {
    let mut finder = Finder::new("");
    known.marks.iter().for_each(|mark| finder.find_mark(mark));
    let mut found = BTreeSet::new();
    let mut statement = conn.prepare("SELECT email, phone, reference FROM stakeholder WHERE id <> ?1")?;
    let mut others = statement.query([id])?;
    while let Some(other) = others.next()? {
        for column in 0..MARKS.len() {
            let mark = other.get_ref(column)?.as_str()?;
            if !mark.is_empty() && finder.is_within(mark) {
                found.insert(mark.to_owned());
            }
        }
    }
    Ok(found)
}

/// What finds them where it is known to be them, and where it may be somebody else; and how many others share a name.
struct Finders {
    here: Finder,
    elsewhere: Finder,
    by_name: Finder,
    namesakes: u64,
    common: BTreeSet<String>,
}

fn finders(conn: &Connection, id: [u8; 16], called: &str, known: &Known) -> rusqlite::Result<Finders> {
    let mut here = Finder::new(called);
    known.names.iter().for_each(|name| here.find_name(name));
    let mut shared = BTreeSet::new();
    let (mut namesakes, mut longer) = (0, Vec::new());
    let mut ordinary = HashSet::new();
    let mut statement = conn.prepare("SELECT kind, name FROM stakeholder WHERE id <> ?1")?;
    let mut others = statement.query([id])?;
    while let Some(other) = others.next()? {
        let (kind, name) = (other.get_ref(0)?.as_str()?, other.get_ref(1)?.as_str()?);
        let same = || known.names.iter().any(|known| folded(known) == folded(name));
        if kind == "person" && (here.is_within(name) || same()) {
            if here.knows(name) || same() {
                namesakes += 1;
                shared.insert(folded(name));
            } else {
                longer.push(name.to_owned());
            }
        }
        ordinary.extend(folded(
            &here
                .replaced(name, Enough::Whole)
                .unwrap_or_else(|| name.to_owned()),
        ));
    }
    for (table, column) in [
        ("stakeholder", "role"),
        ("unit", "name"),
        ("project", "name"),
        ("programme", "name"),
        ("service", "name"),
    ] {
        let mut statement = conn.prepare(&format!("SELECT DISTINCT {column} FROM {table}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text = row.get_ref(0)?.as_str()?;
            ordinary.extend(folded(
                &here
                    .replaced(text, Enough::Whole)
                    .unwrap_or_else(|| text.to_owned()),
            ));
        }
    }
    let mut by_name = Finder::new(called);
    let mut common = BTreeSet::new();
    let elsewhere_too = ordinary.clone();
    ordinary.extend(WORDS_AS_WELL.map(str::to_owned));
    for name in &known.names {
        here.find_parts(name, &HashSet::new());
        here.find_alone(name);
        let mut said = folded(name);
        said.sort_unstable();
        let is_shared = shared.iter().any(|other: &Vec<String>| {
            let mut other = other.clone();
            other.sort_unstable();
            other == said
        });
        if !is_shared {
            by_name.find_name(name);
            by_name.find_parts(name, &ordinary);
            // What is nothing but the name they go by means them; of a longer name, a word does if nobody else has it.
            let words: Vec<&str> = name.split_whitespace().collect();
            for word in &words {
                if words.len() == 1 || !folded(word).iter().any(|word| elsewhere_too.contains(word)) {
                    by_name.find_alone(word);
                }
            }
            let told = |word: &&str| (words.len() == 1 || is_part(word)) && !by_name.is_part(word);
            common.extend(words.iter().copied().filter(told).map(str::to_owned));
        }
    }
    longer.iter().for_each(|name| by_name.leave(name));
    shared.iter().for_each(|name| by_name.leave(&name.join(" ")));
    // A number or an address that others have as well is not known to be meant for them anywhere.
    let (mut elsewhere, theirs) = (by_name.clone(), marks_of_others(conn, id, known)?);
    for finder in [&mut here, &mut elsewhere] {
        for mark in &known.marks {
            if !theirs.iter().any(|other| folded(other) == folded(mark)) {
                finder.find_mark(mark);
            }
        }
        let unnamed = |mark: &&String| by_name.replaced(mark, Enough::Whole).is_none();
        theirs.iter().filter(unnamed).for_each(|mark| finder.leave(mark));
    }
    Ok(Finders {
        here,
        elsewhere,
        by_name,
        namesakes,
        common,
    })
}
