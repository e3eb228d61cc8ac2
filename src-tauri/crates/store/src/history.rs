//! Undo, redo, and reversing one older change. All three apply a recorded change-set and are journalled themselves.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;

use crate::bulk::{SetAside, Writing};
use crate::change_set::{self, Clash};
use crate::journal::{CHANGE_SET, Entry, EntryKind, EntryState, clear_redo, enter, tags};
use crate::write::begin;
use crate::{Change, Committed, Stamp, StoreError, Workspace, search};

/// An entry that undo, redo or a conflict speaks of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Step {
    /// Its number.
    pub seq: i64,
    /// What was done.
    pub label: String,
}

/// What undo and redo would do next.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct UndoState {
    /// The change that undo would take back.
    pub undo: Option<Step>,
    /// The change that redo would make again.
    pub redo: Option<Step>,
}

/// What undo, redo or reverse did.
#[derive(Clone, Debug)]
pub struct Travelled {
    /// The label of the change that was taken back or made again.
    pub label: String,
    /// The number of the entry that was made for it.
    pub seq: i64,
    /// The number of the change that was taken back or made again.
    pub of_seq: i64,
    /// Which parts of the workspace changed.
    pub tags: Vec<String>,
}

/// An entry with its change-set.
struct Kept {
    seq: i64,
    label: String,
    kind: EntryKind,
    state: EntryState,
    schema_version: i64,
    tags: Vec<String>,
    changes: i64,
    change_set: Vec<u8>,
}

const COLUMNS: &str = "seq, label, kind, state, schema_version, tags, changes";
const NEXT_UNDO: &str =
    "kind IN ('change', 'reverse', 'barrier') AND state = 'done' ORDER BY seq DESC LIMIT 1";
const NEXT_REDO: &str = "state = 'undone' ORDER BY seq LIMIT 1";

impl Change<'_> {
    /// Takes the work of an entry back within this work, to see what that would do; whether it could be taken back.
    pub fn take_back(&self, seq: i64) -> Result<bool, StoreError> {
        let Some(entry) = kept(self, &format!("seq = {seq}"))? else {
            return Ok(false);
        };
        match change_set::apply(self, &change_set::invert(&entry.change_set)?) {
            Ok(()) => Ok(true),
            Err(Clash::Sql(error)) => Err(error.into()),
            Err(_) => Ok(false),
        }
    }
}

impl Workspace {
    /// Takes back the latest change that stands.
    pub fn undo(&self, stamp: &Stamp) -> Result<Travelled, StoreError> {
        self.travel(stamp, EntryKind::Undo, |conn| {
            let entry = kept(conn, NEXT_UNDO)?.ok_or(StoreError::NothingToUndo)?;
            if entry.kind == EntryKind::Barrier {
                return Err(StoreError::UndoBlocked { label: entry.label });
            }
            Ok(entry)
        })
    }

    /// Makes the latest undone change again.
    pub fn redo(&self, stamp: &Stamp) -> Result<Travelled, StoreError> {
        self.travel(stamp, EntryKind::Redo, |conn| {
            kept(conn, NEXT_REDO)?.ok_or(StoreError::NothingToRedo)
        })
    }

    /// Takes back one older change and leaves what came after it, if nothing later concerns the same rows.
    pub fn reverse(&self, seq: i64, stamp: &Stamp) -> Result<Travelled, StoreError> {
        self.reverse_and(seq, stamp, |_| Ok(Vec::new()))
    }

    /// The same, with what has to follow from it, as one entry: `then` works on what is left, and gives the parts of the
    /// workspace that it changed beside those of the entry.
    pub fn reverse_and<E: From<StoreError>>(
        &self,
        seq: i64,
        stamp: &Stamp,
        then: impl FnOnce(&Connection) -> Result<Vec<String>, E>,
    ) -> Result<Travelled, E> {
        let choose = |conn: &Connection| {
            let entry = kept(conn, &format!("seq = {seq}"))?.ok_or(StoreError::NotReversible { seq })?;
            let reversible = matches!(entry.kind, EntryKind::Change | EntryKind::Reverse);
            if !reversible || entry.state != EntryState::Done {
                return Err(StoreError::NotReversible { seq });
            }
            Ok(entry)
        };
        self.travel_and(stamp, EntryKind::Reverse, choose, |conn, entry, applied| {
            let mut session = change_set::record(conn).map_err(StoreError::from)?;
            let tags = then(conn)?;
            let more = change_set::so_far(&mut session).map_err(StoreError::from)?;
            if change_set::count(&more).map_err(StoreError::from)? == 0 {
                return Ok(applied);
            }
            entry.tags.extend(
                tags.into_iter()
                    .filter(|tag| !entry.tags.contains(tag))
                    .collect::<Vec<_>>(),
            );
            Ok(change_set::together(&applied, &more).map_err(StoreError::from)?)
        })
    }

    /// What undo and redo would do next.
    pub fn undo_state(&self) -> Result<UndoState, StoreError> {
        self.read(|conn| {
            let step = |condition: &str| {
                conn.prepare_cached(&format!(
                    "SELECT seq, label, kind, schema_version FROM journal WHERE {condition}"
                ))?
                .query_row([], |row| {
                    let step = Step {
                        seq: row.get(0)?,
                        label: row.get(1)?,
                    };
                    Ok((step, row.get::<_, EntryKind>(2)?, row.get::<_, i64>(3)?))
                })
                .optional()
            };
            let passable = |found: Option<(Step, EntryKind, i64)>| {
                found
                    .filter(|(_, kind, version)| {
                        *kind != EntryKind::Barrier && self.barrier_since(*version).is_none()
                    })
                    .map(|(step, ..)| step)
            };
            Ok(UndoState {
                undo: passable(step(NEXT_UNDO)?),
                redo: passable(step(NEXT_REDO)?),
            })
        })
    }

    fn travel(
        &self,
        stamp: &Stamp,
        kind: EntryKind,
        choose: impl FnOnce(&Connection) -> Result<Kept, StoreError>,
    ) -> Result<Travelled, StoreError> {
        self.travel_and(stamp, kind, choose, |_, _, applied| Ok(applied))
    }

    fn travel_and<E: From<StoreError>>(
        &self,
        stamp: &Stamp,
        kind: EntryKind,
        choose: impl FnOnce(&Connection) -> Result<Kept, StoreError>,
        then: impl FnOnce(&Connection, &mut Kept, Vec<u8>) -> Result<Vec<u8>, E>,
    ) -> Result<Travelled, E> {
        let travelled = {
            let mut writer = self.writer()?;
            let tx = begin(&mut writer)?;
            let mut entry = choose(&tx)?;
            if let Some(label) = self.barrier_since(entry.schema_version) {
                return Err(StoreError::UndoBlocked {
                    label: label.to_owned(),
                }
                .into());
            }
            let applied = apply_and_check(&tx, &entry, kind)?;
            let applied = then(&tx, &mut entry, applied)?;
            self.settle(tx, stamp, kind, entry, applied)?
        };
        let Travelled { label, seq, tags, .. } = &travelled;
        self.tell(&Committed {
            seq: *seq,
            tags: tags.clone(),
            label: label.clone(),
        });
        Ok(travelled)
    }

    fn settle(
        &self,
        tx: Transaction<'_>,
        stamp: &Stamp,
        kind: EntryKind,
        entry: Kept,
        applied: Vec<u8>,
    ) -> Result<Travelled, StoreError> {
        let Kept {
            seq: of_seq,
            label,
            tags,
            ..
        } = entry;
        let applied = change_set::survey(applied, &search::sources(&tx)?)?;
        search::follow(&tx, applied.touched)?;
        match kind {
            EntryKind::Undo => set_state(&tx, of_seq, EntryState::Undone)?,
            EntryKind::Redo => set_state(&tx, of_seq, EntryState::Done)?,
            _ => clear_redo(&tx)?,
        }
        let (seq, _) = enter(
            &tx,
            &Entry {
                stamp,
                label: &label,
                tags: &tags,
                kind,
                of_seq: Some(of_seq),
                changes: applied.changes,
                change_set: (kind == EntryKind::Reverse).then_some(&applied.bytes),
                schema_version: self.schema_version,
            },
        )?;
        self.commit(tx, seq)?;
        Ok(Travelled {
            label,
            seq,
            of_seq,
            tags,
        })
    }

    /// The label of a step of the format since `version` that change-sets cannot cross.
    fn barrier_since(&self, version: i64) -> Option<&'static str> {
        let first = usize::try_from(version).unwrap_or_default();
        self.migrations
            .get(first..)
            .unwrap_or_default()
            .iter()
            .find_map(|migration| migration.barrier)
    }
}

/// Applies the entry's change-set, forwards to redo and backwards otherwise, if all of it can arrive.
/// Gives what was applied.
fn apply_and_check(conn: &Connection, entry: &Kept, kind: EntryKind) -> Result<Vec<u8>, StoreError> {
    let bytes = match kind {
        EntryKind::Redo => entry.change_set.clone(),
        _ => change_set::invert(&entry.change_set)?,
    };
    if change_set::fitting(conn, &bytes)? != Some(entry.changes) {
        return Err(StoreError::UndoBlocked {
            label: entry.label.clone(),
        });
    }
    let set_aside = SetAside::for_writing(conn, entry.changes.unsigned_abs(), Writing::Travels)?;
    match change_set::apply(conn, &bytes) {
        Ok(()) => set_aside.put_back(conn)?,
        Err(Clash::Sql(error)) => return Err(error.into()),
        Err(clash) => {
            let later = in_the_way(conn, entry, &clash)?;
            return Err(StoreError::Conflict {
                label: entry.label.clone(),
                later,
            });
        }
    }
    Ok(bytes)
}

/// The later changes that stand and concern what clashed, oldest first.
fn in_the_way(conn: &Connection, entry: &Kept, clash: &Clash) -> rusqlite::Result<Vec<Step>> {
    let ids = match clash {
        Clash::Reference => change_set::inserted_ids(&entry.change_set)?,
        _ => Vec::new(),
    };
    let mut later = Vec::new();
    let mut statement = conn.prepare(
        "SELECT seq, label, bytes FROM journal JOIN journal_change_set USING (seq)
         WHERE seq > ?1 AND kind IN ('change', 'reverse') AND state = 'done' ORDER BY seq",
    )?;
    let mut rows = statement.query([entry.seq])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(2)?.as_blob()?;
        let concerned = match clash {
            Clash::Row(Some(key)) => change_set::concerns(bytes, key)?,
            Clash::Reference => ids.iter().any(|id| holds(bytes, id)),
            _ => false,
        };
        if concerned {
            later.push(Step {
                seq: row.get(0)?,
                label: row.get(1)?,
            });
        }
    }
    Ok(later)
}

fn holds(bytes: &[u8], id: &[u8]) -> bool {
    !id.is_empty() && bytes.windows(id.len()).any(|window| window == id)
}

fn set_state(conn: &Connection, seq: i64, state: EntryState) -> rusqlite::Result<()> {
    conn.prepare_cached("UPDATE journal SET state = ?2 WHERE seq = ?1")?
        .execute(params![seq, state])?;
    Ok(())
}

fn kept(conn: &Connection, condition: &str) -> rusqlite::Result<Option<Kept>> {
    let read = |row: &Row<'_>| {
        Ok(Kept {
            seq: row.get(0)?,
            label: row.get(1)?,
            kind: row.get(2)?,
            state: row.get(3)?,
            schema_version: row.get(4)?,
            tags: tags(&row.get::<_, String>(5)?),
            changes: row.get(6)?,
            change_set: row.get::<_, Option<_>>(7)?.unwrap_or_default(),
        })
    };
    conn.query_row(
        &format!(
            "SELECT {COLUMNS}, (SELECT bytes FROM journal_change_set c WHERE c.seq = {CHANGE_SET}) FROM journal
             WHERE {condition}"
        ),
        [],
        read,
    )
    .optional()
}
