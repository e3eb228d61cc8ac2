//! Who is erased: by which words they are found in one file, and which rows are about them.

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::trace::{Enough, Finder, folded};
use crate::change_set;

/// The columns of a stakeholder by which it is known: its names, and its other marks.
const NAME: &str = "name";
const MARKS: [&str; 3] = ["email", "phone", "reference"];
/// A reference of fewer letters and figures is found in too many other words.
const SHORTEST_MARK: usize = 5;

/// The tables whose rows are about a stakeholder, with the columns that say about whom.
pub(super) const ABOUT: [(&str, &[&str]); 16] = [
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

    fn mark(&mut self, mark: &str) {
        let letters: usize = folded(mark).iter().map(|word| word.chars().count()).sum();
        if letters >= SHORTEST_MARK {
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
    /// For everything else: no name that somebody else has, too.
    pub(super) elsewhere: Finder,
    /// How many others have a name of theirs.
    pub(super) namesakes: u64,
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
        let (here, elsewhere, namesakes) = finders(conn, id, called, &known)?;
        Ok(Self {
            id,
            called: called.to_owned(),
            known,
            here,
            elsewhere,
            namesakes,
            rows,
        })
    }
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
        marks.iter().for_each(|mark| known.mark(mark));
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
                    } else if marks.contains(&Some(*column)) {
                        known.mark(text);
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

/// What finds them where it is known to be them, and where it may be somebody else; and how many others share a name.
fn finders(
    conn: &Connection,
    id: [u8; 16],
    called: &str,
    known: &Known,
) -> rusqlite::Result<(Finder, Finder, u64)> {
    let mut here = Finder::new(called);
    known.names.iter().for_each(|name| here.find_name(name));
    known.marks.iter().for_each(|mark| here.find_mark(mark));
    let mut shared = BTreeSet::new();
    let (mut namesakes, mut longer) = (0, Vec::new());
    let mut ordinary: HashSet<String> = WORDS_AS_WELL.map(str::to_owned).into();
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
    let mut elsewhere = Finder::new(called);
    for name in &known.names {
        here.find_parts(name, &HashSet::new());
        let mut said = folded(name);
        said.sort_unstable();
        let is_shared = shared.iter().any(|other: &Vec<String>| {
            let mut other = other.clone();
            other.sort_unstable();
            other == said
        });
        if !is_shared {
            elsewhere.find_name(name);
            elsewhere.find_parts(name, &ordinary);
        }
    }
    known.marks.iter().for_each(|mark| elsewhere.find_mark(mark));
    longer.iter().for_each(|name| elsewhere.leave(name));
    shared.iter().for_each(|name| elsewhere.leave(&name.join(" ")));
    Ok((here, elsewhere, namesakes))
}
