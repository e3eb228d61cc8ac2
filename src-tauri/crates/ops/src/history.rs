//! The journal as a user sees it: what was changed, by whom, and taking it back.

use chrono::{DateTime, Utc};
use domain::StakeholderId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::door::{Nothing, Page, check_limit, default_limit};
use crate::{Context, Failure, Look, Session};

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
    /// Whether it is in force; false once undone.
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

fn entry(line: store::JournalLine) -> JournalEntry {
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
        in_force: line.state == store::EntryState::Done,
        rows: line.changes.unsigned_abs(),
    }
}

/// `journal_list`: newest first.
pub fn list(look: Look<'_>, request: HistoryRequest) -> Result<Page<JournalEntry>, Failure> {
    check_limit(request.limit)?;
    let (total, lines) = look
        .workspace
        .journal(u64::from(request.offset), u64::from(request.limit))?;
    Ok(Page {
        total,
        items: lines.into_iter().map(entry).collect(),
    })
}

/// `person_history`: newest first.
pub fn about(look: Look<'_>, request: AboutRequest) -> Result<Page<JournalEntry>, Failure> {
    check_limit(request.limit)?;
    let items: Vec<_> = look
        .workspace
        .journal_about(request.id.as_bytes(), u64::from(request.limit))?
        .into_iter()
        .map(entry)
        .collect();
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `undo_state`.
pub fn undo_state(look: Look<'_>, _: Nothing) -> Result<UndoState, Failure> {
    let state = look.workspace.undo_state()?;
    let step = |step: store::Step| Step {
        seq: step.seq,
        label: step.label,
    };
    let last = look.workspace.journal(0, 1)?.1.pop().map(entry);
    Ok(UndoState {
        undo: state.undo.map(step),
        redo: state.redo.map(step),
        last,
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
    let travelled = session.workspace.reverse(request.seq, &context.stamp())?;
    Ok(Travelled {
        label: travelled.label,
        seq: travelled.seq,
    })
}
