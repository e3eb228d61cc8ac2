//! The journal as a user sees it: what was changed, by whom, and taking it back.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::StakeholderId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;
use uuid::Uuid;

use crate::catalogue::Tag;
use crate::door::{Nothing, Page, check_limit, default_limit};
use crate::rights::holidays;
use crate::{Code, Context, Failure, Look, Session, check, sql};

/// Which part of the history.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryRequest {
    /// How many entries to pass over, newest first.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// Whose history.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AboutRequest {
    /// The stakeholder.
    pub id: StakeholderId,
    /// How many entries at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// What an entry of the journal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A change.
    Change,
    /// The undoing of a change.
    Undo,
    /// The redoing of an undone change.
    Redo,
    /// The taking back of one older change.
    Reverse,
    /// A point that undo does not pass.
    Barrier,
}

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct JournalEntry {
    /// Its number, counting up.
    pub seq: i64,
    /// Its id, as imports report it.
    #[ts(type = "string")]
    pub change_set: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: String,
    /// What, in words.
    pub label: String,
    /// Change, undo, redo, reverse or barrier.
    pub kind: EntryKind,
    /// The entry it concerns, of an undo, redo or reverse.
    pub of_seq: Option<i64>,
    /// Whether it is in force; false once undone or reversed.
    pub in_force: bool,
    /// How many rows it changed.
    pub rows: u64,
}

/// What undo and redo would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UndoState {
    /// The change undo would take back.
    pub undo: Option<Step>,
    /// The change redo would do again.
    pub redo: Option<Step>,
    /// The last entry of the journal, whatever it is.
    pub last: Option<JournalEntry>,
}

/// A step along the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Step {
    /// The entry's number.
    pub seq: i64,
    /// What it is, in words.
    pub label: String,
}

/// One older change to take back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReverseRequest {
    /// The entry's number.
    pub seq: i64,
}

/// What was undone, redone or reversed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Travelled {
    /// The change concerned, in words.
    pub label: String,
    /// The new entry's number.
    pub seq: i64,
}

fn entry(line: store::JournalLine, reversed: &HashSet<i64>) -> JournalEntry {
    JournalEntry {
        seq: line.seq,
        change_set: line.id,
        at: line.at,
        author: line.author,
        label: line.label,
        kind: match line.kind {
            store::EntryKind::Change => EntryKind::Change,
            store::EntryKind::Undo => EntryKind::Undo,
            store::EntryKind::Redo => EntryKind::Redo,
            store::EntryKind::Reverse => EntryKind::Reverse,
            store::EntryKind::Barrier => EntryKind::Barrier,
        },
        of_seq: line.of_seq,
        in_force: line.state == store::EntryState::Done && !reversed.contains(&line.seq),
        rows: line.changes.unsigned_abs(),
    }
}

/// The entries that were reversed and are not in force again, because the reverse was reversed in turn.
fn reversed(conn: &Connection) -> Result<HashSet<i64>, Failure> {
    let reverses: Vec<(i64, i64)> = sql::rows(
        conn,
        "SELECT seq, of_seq FROM journal WHERE kind = 'reverse' AND state = 'done' ORDER BY seq DESC",
        (),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut reversed = HashSet::new();
    for (seq, of_seq) in reverses {
        if !reversed.contains(&seq) {
            reversed.insert(of_seq);
        }
    }
    Ok(reversed)
}

/// `journal_list`: newest first.
pub fn list(look: Look<'_>, request: HistoryRequest) -> Result<Page<JournalEntry>, Failure> {
    check_limit(request.limit)?;
    let (total, lines) = look
        .workspace
        .journal(u64::from(request.offset), u64::from(request.limit))?;
    let reversed = reversed(look.conn)?;
    Ok(Page {
        total,
        items: lines.into_iter().map(|line| entry(line, &reversed)).collect(),
    })
}

/// `person_history`: newest first.
pub fn about(look: Look<'_>, request: AboutRequest) -> Result<Page<JournalEntry>, Failure> {
    check_limit(request.limit)?;
    let (total, lines) = look
        .workspace
        .journal_about(request.id.as_bytes(), u64::from(request.limit))?;
    let reversed = reversed(look.conn)?;
    Ok(Page {
        total,
        items: lines.into_iter().map(|line| entry(line, &reversed)).collect(),
    })
}

/// `undo_state`.
pub fn undo_state(look: Look<'_>, _: Nothing) -> Result<UndoState, Failure> {
    let state = look.workspace.undo_state()?;
    let step = |step: store::Step| Step {
        seq: step.seq,
        label: step.label,
    };
    let reversed = reversed(look.conn)?;
    let last = look.workspace.journal(0, 1)?.1.pop();
    Ok(UndoState {
        undo: state.undo.map(step),
        redo: state.redo.map(step),
        last: last.map(|line| entry(line, &reversed)),
    })
}

/// `undo`.
pub fn undo(session: &Session, context: &Context, _: Nothing) -> Result<Travelled, Failure> {
    let travelled = session.workspace.undo(&context.stamp())?;
    Ok(Travelled {
        label: travelled.label,
        seq: travelled.seq,
    })
}

/// `redo`.
pub fn redo(session: &Session, context: &Context, _: Nothing) -> Result<Travelled, Failure> {
    let travelled = session.workspace.redo(&context.stamp())?;
    Ok(Travelled {
        label: travelled.label,
        seq: travelled.seq,
    })
}

/// `reverse`.
pub fn reverse(session: &Session, context: &Context, request: ReverseRequest) -> Result<Travelled, Failure> {
    session
        .workspace
        .rehearse(|change| refuse_what_breaks_a_rule(change, request.seq))?;
    let travelled = session
        .workspace
        .reverse_and(request.seq, &context.stamp(), |conn| {
            let moved = holidays::follow(conn)?;
            Ok::<_, Failure>(
                moved
                    .then(|| Tag::Privacy.as_str().to_owned())
                    .into_iter()
                    .collect(),
            )
        })?;
    Ok(Travelled {
        label: travelled.label,
        seq: travelled.seq,
    })
}

/// Takes the entry back where it leaves no trace, and refuses if more rows break a rule then than before. Whether it can
/// be taken back at all is for the store to say.
fn refuse_what_breaks_a_rule(work: &store::Change<'_>, seq: i64) -> Result<(), Failure> {
    let before = check::broken(work)?;
    if !work.take_back(seq)? {
        return Ok(());
    }
    let after = check::broken(work)?;
    match before.iter().zip(after).find(|((was, _), (is, _))| is > was) {
        None => Ok(()),
        Some((_, (_, message))) => Err(Failure::new(
            Code::Conflict,
            format!(
                "This change cannot be taken back alone, because then {message}. Nothing was changed; take back first what \
                 was built on it."
            ),
        )),
    }
}
