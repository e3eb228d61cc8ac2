//! Erasing somebody: from the rows, the history, the search index, what the file has freed, and the backups.
//!
//! Rows stay where they are, and so do their ids, so that what was counted is counted still. The backups come first:
//! as long as the workspace itself knows the name, a work that was interrupted can be done again. Then the workspace, in
//! one step, with an entry in a list that outlives every backup; then what the step has freed in the file is overwritten,
//! and the list says that it is finished.

mod copies;
mod gone;
mod past;
mod person;
mod scrub;
mod trace;

use std::path::PathBuf;
use std::sync::PoisonError;

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use self::person::{Known, Person};
use self::scrub::{Tally, scrub};
use crate::journal::{Entry, EntryKind, clear_redo, enter};
use crate::migrate::{migrate, raise_barrier, version};
use crate::schema::MIGRATIONS;
use crate::write::begin;
use crate::{Committed, Stamp, StoreError, Workspace};

pub(crate) use self::copies::replay;

/// How much of somebody goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HowMuch {
    /// All that says who it was, and all that was written about them. Role, grade, unit, tags and ties stay.
    Anonymise,
    /// Those as well. What stays is what figures are counted from.
    Erase,
}

impl HowMuch {
    fn word(self) -> &'static str {
        match self {
            Self::Anonymise => "anonymise",
            Self::Erase => "erase",
        }
    }
}

impl FromSql for HowMuch {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "anonymise" => Ok(Self::Anonymise),
            "erase" => Ok(Self::Erase),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// Whom to erase, and how.
#[derive(Clone, Debug)]
pub struct Erase {
    /// The id of the stakeholder, who may be deleted.
    pub stakeholder: [u8; 16],
    /// How much goes.
    pub much: HowMuch,
    /// Why; the name in it goes, too.
    pub reason: String,
    /// The folders in which each workspace has a folder of its backups.
    pub backups: Vec<PathBuf>,
}

/// What was done, or would be.
#[derive(Clone, Debug, Serialize)]
pub struct Erased {
    /// What they are called now.
    pub called: String,
    /// How many rows changed or went, table by table.
    pub rows: Vec<(String, u64)>,
    /// How many entries of the history cannot be taken back any more because they spoke of them.
    pub entries: u64,
    /// How many others have the same name: where it may be theirs, it stays.
    pub namesakes: u64,
    /// Words of their names that are ordinary words, or part of another name, too: in sentences, they stay.
    pub common: Vec<String>,
    /// The backups they were erased from.
    pub copies: Vec<PathBuf>,
    /// The backups that could not be opened: damaged, or under another password.
    pub left: Vec<PathBuf>,
    /// Nothing of what was is in the file any more. If not, another program has it open, and to ask again will do.
    pub finished: bool,
}

impl Erased {
    fn of(person: Person, tally: Tally, copies: Vec<PathBuf>, left: Vec<PathBuf>) -> Self {
        Self {
            called: person.called,
            rows: tally.rows.into_iter().collect(),
            entries: tally.entries,
            namesakes: person.namesakes,
            common: person.common.into_iter().collect(),
            copies,
            left,
            finished: false,
        }
    }
}

/// An entry of the list of those who were erased.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Erasure {
    /// The id of the stakeholder.
    pub stakeholder: [u8; 16],
    /// The number they are called by.
    pub number: i64,
    /// How much went.
    pub much: HowMuch,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: String,
    /// Why.
    pub reason: String,
    /// Whether nothing of what was is in the file any more.
    pub finished: bool,
}

/// Somebody to be erased from one file after another.
struct Plan {
    id: [u8; 16],
    much: HowMuch,
    number: i64,
    known: Known,
}

impl Plan {
    fn person(&self, conn: &Connection) -> rusqlite::Result<Option<Person>> {
        let (called, is_there) = match called(conn, &self.id, self.number)? {
            Some(called) => (called, true),
            None => (format!("Erased person {}", self.number), false),
        };
        let person = Person::learn(conn, self.id, &called, &self.known)?;
        // Of somebody who was deleted, the history knows the name still, or the list that it was taken out of there.
        let is_known = is_there || !person.known.names.is_empty() || is_listed(conn, &self.id)?;
        Ok(is_known.then_some(person))
    }
}

impl Workspace {
    /// Erases somebody from the file and from every backup of it in the folders given. That cannot be taken back, and
    /// undo does not go back beyond it.
    ///
    /// When this fails or is interrupted, they are either in the workspace as before, or in the list of those erased; in
    /// both cases it can be done again, and completes what is missing.
    pub fn erase(&self, stamp: &Stamp, asked: &Erase) -> Result<Erased, StoreError> {
        let (plan, _) = {
            let mut writer = self.writer()?;
            let tx = begin(&mut writer)?;
            plan(&tx, asked)?
        };
        let copies = copies::find(self, &asked.backups)?;
        let mut outcome = copies::Outcome::default();
        for copy in &copies {
            outcome.erase(copy, self.key.as_ref(), &plan, stamp.at)?;
        }
        let (person, tally) = self.erase_here(stamp, asked, &plan)?;
        let finished = self.finish_erasures()?;
        // Of those made meanwhile, some may have been made before it was done here.
        for copy in copies::find(self, &asked.backups)? {
            if !copies.contains(&copy) {
                outcome.erase(&copy, self.key.as_ref(), &plan, stamp.at)?;
            }
        }
        Ok(Erased {
            finished,
            ..Erased::of(person, tally, outcome.erased, outcome.left)
        })
    }

    /// Says what [`Workspace::erase`] would do to the file, and which backups it would go through. Nothing stays of it.
    pub fn rehearse_erasure(&self, asked: &Erase) -> Result<Erased, StoreError> {
        let (person, tally) = {
            let mut writer = self.writer()?;
            let tx = begin(&mut writer)?;
            let (plan, person) = plan(&tx, asked)?;
            let tally = scrub(&tx, &person, plan.much)?;
            (person, tally)
        };
        let key = self.key.as_ref();
        let (copies, left) = copies::find(self, &asked.backups)?
            .into_iter()
            .partition(|copy| copies::opens(copy, key).is_some());
        Ok(Erased::of(person, tally, copies, left))
    }

    /// Everybody who was erased, in the order they were.
    pub fn erasures(&self) -> Result<Vec<Erasure>, StoreError> {
        self.read(|conn| Ok(list(conn)?))
    }

    /// Finishes what was interrupted, or what another program stood in the way of; whether nothing is left to finish.
    pub fn finish_what_was_begun(&self) -> Result<bool, StoreError> {
        let begun = !self.is_read_only() && self.erasures()?.iter().any(|erasure| !erasure.finished);
        if begun { self.finish_erasures() } else { Ok(true) }
    }

    /// Overwrites what erasing has freed in the file; whether it could. While another program reads, it cannot.
    pub fn finish_erasures(&self) -> Result<bool, StoreError> {
        // Those that are idle would keep the log as it is.
        self.readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        let writer = self.writer()?;
        writer.pragma_update(None, "secure_delete", true)?;
        let done = writer
            .execute_batch("VACUUM")
            .map_err(StoreError::from)
            .and_then(|()| emptied(&writer));
        match done {
            Ok(true) => {}
            Ok(false) | Err(StoreError::Busy) => return Ok(false),
            Err(error) => return Err(error),
        }
        writer.execute("UPDATE erasure SET finished = 1 WHERE finished = 0", [])?;
        emptied(&writer)?;
        Ok(true)
    }

    fn erase_here(&self, stamp: &Stamp, asked: &Erase, before: &Plan) -> Result<(Person, Tally), StoreError> {
        let (committed, outcome) = {
            let mut writer = self.writer()?;
            writer.pragma_update(None, "secure_delete", true)?;
            let tx = begin(&mut writer)?;
            let (mut plan, _) = plan(&tx, asked)?;
            plan.number = before.number;
            plan.known.names.extend(before.known.names.iter().cloned());
            plan.known.marks.extend(before.known.marks.iter().cloned());
            let person = plan.person(&tx)?.ok_or(StoreError::Nobody)?;
            let without = |text: &str| person.here.replaced(text, trace::Enough::Part);
            let stamp = Stamp {
                author: without(&stamp.author).unwrap_or_else(|| stamp.author.clone()),
                ..stamp.clone()
            };
            let erasure = Erasure {
                stakeholder: plan.id,
                number: plan.number,
                much: plan.much,
                at: stamp.at,
                author: stamp.author.clone(),
                reason: without(&asked.reason).unwrap_or_else(|| asked.reason.clone()),
                finished: false,
            };
            let tally = scrub(&tx, &person, plan.much)?;
            if !scrub::is_clean(&tx, &person, plan.much)? {
                return Err(StoreError::StillNamed {
                    path: self.path.clone(),
                });
            }
            note(&tx, &erasure)?;
            clear_redo(&tx)?;
            let (label, tags) = (label(&person.called), all_tags());
            let (seq, _) = enter(
                &tx,
                &Entry {
                    stamp: &stamp,
                    label: &label,
                    tags: &tags,
                    kind: EntryKind::Barrier,
                    of_seq: None,
                    changes: 0,
                    change_set: None,
                    schema_version: self.schema_version,
                },
            )?;
            self.commit(tx, seq)?;
            (Committed { seq, tags, label }, (person, tally))
        };
        self.tell(&committed);
        Ok(outcome)
    }
}

/// Learns who is to be erased, and as what number.
fn plan(conn: &Connection, asked: &Erase) -> Result<(Plan, Person), StoreError> {
    let id = asked.stakeholder;
    let number = conn.query_row(
        "SELECT coalesce((SELECT number FROM erasure WHERE stakeholder_id = ?1), (SELECT max(number) + 1 FROM erasure), 1)",
        [id],
        |row| row.get(0),
    )?;
    let mut plan = Plan {
        id,
        much: asked.much,
        number,
        known: Known::default(),
    };
    let person = plan.person(conn)?.ok_or(StoreError::Nobody)?;
    plan.known = person.known.clone();
    Ok((plan, person))
}

/// What somebody is called once they are erased; none if there is nobody of that id.
fn called(conn: &Connection, id: &[u8; 16], number: i64) -> rusqlite::Result<Option<String>> {
    conn.query_row("SELECT kind FROM stakeholder WHERE id = ?1", [id], |row| {
        Ok(format!("Erased {} {number}", row.get::<_, String>(0)?))
    })
    .optional()
}

fn is_listed(conn: &Connection, id: &[u8; 16]) -> rusqlite::Result<bool> {
    if !scrub::exists(conn, "erasure")? {
        return Ok(false);
    }
    let listed = "SELECT EXISTS (SELECT 1 FROM erasure WHERE stakeholder_id = ?1)";
    conn.query_row(listed, [id], |row| row.get(0))
}

fn label(called: &str) -> String {
    format!("Erased somebody, now called {called}")
}

/// Erasing may touch any part.
fn all_tags() -> Vec<String> {
    let tags = [
        "workspace",
        "people",
        "units",
        "ties",
        "projects",
        "assessments",
        "readiness",
        "support",
        "engagement",
        "fields",
        "journal",
        "settings",
        "privacy",
        "notes",
        "exports",
        "decisions",
    ];
    tags.map(str::to_owned).into()
}

pub(crate) fn list(conn: &Connection) -> rusqlite::Result<Vec<Erasure>> {
    conn.prepare(
        "SELECT stakeholder_id, number, mode, at, author, reason, finished FROM erasure ORDER BY number",
    )?
    .query_map([], |row| {
        Ok(Erasure {
            stakeholder: row.get(0)?,
            number: row.get(1)?,
            much: row.get(2)?,
            at: row.get(3)?,
            author: row.get(4)?,
            reason: row.get(5)?,
            finished: row.get(6)?,
        })
    })?
    .collect()
}

fn note(conn: &Connection, erasure: &Erasure) -> rusqlite::Result<()> {
    conn.execute(
        "INSERT OR REPLACE INTO erasure(stakeholder_id, number, mode, at, author, reason, finished)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            erasure.stakeholder,
            erasure.number,
            erasure.much.word(),
            erasure.at.to_rfc3339_opts(SecondsFormat::Millis, true),
            erasure.author,
            erasure.reason,
            erasure.finished
        ],
    )?;
    Ok(())
}

/// Whether all that was in the log is in the file, and the log is empty.
fn emptied(conn: &Connection) -> Result<bool, StoreError> {
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}
