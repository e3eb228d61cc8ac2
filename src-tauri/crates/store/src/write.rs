//! The one way to change a workspace: record, work, journal, commit, tell.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::thread;

use rusqlite::session::Session;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::bulk::{SetAside, Writing};
use crate::change_set::Recorded;
use crate::journal::{Entry, EntryKind, clear_redo, enter};
use crate::{Stamp, StoreError, Workspace, change_set, search};

/// Work in progress: a connection inside one transaction, with the words that will stand in the journal.
pub struct Change<'c> {
    conn: &'c Connection,
    session: RefCell<Session<'c>>,
    set_aside: RefCell<SetAside>,
    label: String,
    tags: BTreeSet<String>,
}

impl<'c> Change<'c> {
    fn on(conn: &'c Connection) -> rusqlite::Result<Self> {
        let session = RefCell::new(change_set::record(conn)?);
        Ok(Self {
            conn,
            session,
            set_aside: RefCell::default(),
            label: String::new(),
            tags: BTreeSet::new(),
        })
    }

    fn end(self) -> rusqlite::Result<(Recorded, String, Vec<String>)> {
        let bytes = change_set::so_far(&mut self.session.into_inner())?;
        let sources = search::sources(self.conn)?;
        let set_aside = self.set_aside.into_inner();
        let recorded = if set_aside.is_empty() {
            change_set::survey(bytes, &sources)?
        } else {
            // Much was written: it is looked through while the indexes are built.
            thread::scope(|both| {
                let recorded = both.spawn(|| change_set::survey(bytes, &sources));
                set_aside.put_back(self.conn)?;
                recorded.join().unwrap_or_else(|panic| resume_unwind(panic))
            })?
        };
        Ok((recorded, self.label, self.tags.into_iter().collect()))
    }

    /// Brings the search index up to date with the work so far. It is brought up to date at the end in any case; this
    /// is for work that searches for what it has just written.
    pub fn index(&self) -> Result<(), StoreError> {
        self.set_aside.take().put_back(self.conn)?;
        let bytes = change_set::so_far(&mut self.session.borrow_mut())?;
        let recorded = change_set::survey(bytes, &search::sources(self.conn)?)?;
        search::follow(self.conn, recorded.touched)?;
        Ok(())
    }

    /// Says that about so many stakeholders are going to be written, by their ids alone, and that no unit goes: until the
    /// end of the work they are found by nothing else quickly.
    pub fn in_bulk(&self, rows: u64) -> Result<(), StoreError> {
        let before = self.set_aside.take();
        before.put_back(self.conn)?;
        *self.set_aside.borrow_mut() = SetAside::for_writing(self.conn, rows, Writing::Adds)?;
        Ok(())
    }

    /// What is being done, in words a reader of the history understands. The last one set counts.
    pub fn label(&mut self, label: impl Into<String>) {
        self.label = label.into();
    }

    /// Which part of the workspace changes. Naming one twice is harmless.
    pub fn tag(&mut self, tag: impl Into<String>) {
        self.tags.insert(tag.into());
    }
}

impl Deref for Change<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.conn
    }
}

/// The outcome of a change.
#[derive(Clone, Debug)]
pub struct Written<T> {
    /// What the work gave back.
    pub value: T,
    /// Its entry in the journal; none if no row changed.
    pub journalled: Option<Journalled>,
}

/// An entry just made.
#[derive(Clone, Debug)]
pub struct Journalled {
    /// Its number.
    pub seq: i64,
    /// Its id.
    pub id: Uuid,
    /// What was done.
    pub label: String,
    /// Which parts changed.
    pub tags: Vec<String>,
}

/// What listeners are told after a commit.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The number of the entry.
    pub seq: i64,
    /// Which parts changed.
    pub tags: Vec<String>,
    /// What was done.
    pub label: String,
}

pub(crate) type Listener = Arc<dyn Fn(&Committed) + Send + Sync>;

impl Workspace {
    /// Does a piece of work as one change: all of it, or – on an error or a panic – nothing of it.
    ///
    /// Listeners hear of it once it is on the disk. Inside `work`, use the [`Change`] for reading as well; a read
    /// through the workspace would see the state before.
    pub fn write<T, E: From<StoreError>>(
        &self,
        stamp: &Stamp,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        let written = {
            let mut writer = self.writer()?;
            let tx = begin(&mut writer)?;
            let mut change = Change::on(&tx).map_err(StoreError::from)?;
            let value = work(&mut change)?;
            still_inside(&tx)?;
            let (recorded, label, tags) = change.end().map_err(StoreError::from)?;
            let journalled = self.keep(tx, recorded, stamp, label, tags)?;
            Written { value, journalled }
        };
        if let Some(Journalled { seq, label, tags, .. }) = &written.journalled {
            self.tell(&Committed {
                seq: *seq,
                tags: tags.clone(),
                label: label.clone(),
            });
        }
        Ok(written)
    }

    /// Does the work and takes it back, so that it can be asked beforehand what it would do. Nobody is told.
    pub fn rehearse<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer()?;
        let tx = begin(&mut writer)?;
        let mut change = Change::on(&tx).map_err(StoreError::from)?;
        let value = work(&mut change)?;
        drop(change);
        tx.rollback().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Lays down what a new workspace holds from the start. That is no change: it is not journalled, cannot be undone,
    /// and is refused as soon as there is a history.
    pub fn furnish<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer()?;
        let tx = begin(&mut writer)?;
        let begun: bool = tx
            .query_row("SELECT EXISTS (SELECT 1 FROM journal)", [], |row| row.get(0))
            .map_err(StoreError::from)?;
        if begun {
            return Err(StoreError::Begun.into());
        }
        let mut change = Change::on(&tx).map_err(StoreError::from)?;
        let value = work(&mut change)?;
        still_inside(&tx)?;
        change.index()?;
        drop(change);
        tx.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Has `listener` called after every commit made here.
    pub fn on_commit(&self, listener: Box<dyn Fn(&Committed) + Send + Sync>) {
        self.listeners
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Arc::from(listener));
    }

    /// Journals and commits what was done. Work that changed nothing leaves no trace.
    fn keep(
        &self,
        tx: Transaction<'_>,
        recorded: Recorded,
        stamp: &Stamp,
        label: String,
        tags: Vec<String>,
    ) -> Result<Option<Journalled>, StoreError> {
        if recorded.changes == 0 {
            tx.rollback()?;
            return Ok(None);
        }
        search::follow(&tx, recorded.touched)?;
        clear_redo(&tx)?;
        let label = if label.is_empty() {
            "Change".to_owned()
        } else {
            label
        };
        let entry = Entry {
            stamp,
            label: &label,
            tags: &tags,
            kind: EntryKind::Change,
            of_seq: None,
            changes: recorded.changes,
            change_set: Some(&recorded.bytes),
            schema_version: self.schema_version,
        };
        let (seq, id) = enter(&tx, &entry)?;
        self.commit(tx, seq)?;
        Ok(Some(Journalled { seq, id, label, tags }))
    }

    /// Commits, having noted the entry as our own first, so that it is never taken for one from elsewhere.
    pub(crate) fn commit(&self, tx: Transaction<'_>, seq: i64) -> Result<(), StoreError> {
        self.own_entry(seq);
        tx.commit().inspect_err(|_| self.disown_entry(seq))?;
        self.log_grew.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Work on what is not recorded (the search index).
    pub(crate) fn unrecorded<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut writer = self.writer()?;
        let tx = begin(&mut writer)?;
        let value = work(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// A listener that panics harms neither the change, which is on the disk, nor the other listeners.
    pub(crate) fn tell(&self, committed: &Committed) {
        let listeners: Vec<Listener> = self
            .listeners
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .map(Arc::clone)
            .collect();
        for listener in listeners {
            if catch_unwind(AssertUnwindSafe(|| listener(committed))).is_err() {
                tracing::error!(seq = committed.seq, "a listener failed after a commit");
            }
        }
    }
}

pub(crate) fn begin(conn: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(conn.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Work that ends the transaction itself would escape the journal.
fn still_inside(conn: &Connection) -> Result<(), StoreError> {
    if conn.is_autocommit() {
        Err(StoreError::Nested)
    } else {
        Ok(())
    }
}
