//! Change-sets: recording what a piece of work did to the rows, and applying it again, forwards or backwards.

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{
    Changegroup, ChangesetItem, ChangesetIter, ConflictAction, ConflictType, Session, invert_strm,
};
use rusqlite::types::Value;

use crate::schema::RECORDED;

/// A change-set and what was learnt by walking through it.
pub(crate) struct Recorded {
    pub(crate) bytes: Vec<u8>,
    /// How many rows it concerns.
    pub(crate) changes: i64,
    /// What it touched of the tables asked about, in their order.
    pub(crate) touched: Vec<Touched>,
}

/// Records what happens to the recorded tables from now on.
pub(crate) fn record(conn: &Connection) -> rusqlite::Result<Session<'_>> {
    let mut session = Session::new(conn)?;
    for table in RECORDED {
        session.attach(Some(*table))?;
    }
    Ok(session)
}

/// What was recorded so far.
pub(crate) fn so_far(session: &mut Session<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    session.changeset_strm(&mut bytes)?;
    Ok(bytes)
}

/// Walks through a change-set.
pub(crate) fn survey(bytes: Vec<u8>, tables: &[Followed]) -> rusqlite::Result<Recorded> {
    let mut touched: Vec<Touched> = tables.iter().map(|_| Touched::default()).collect();
    let mut changes = 0;
    each(&bytes, |item| {
        changes += 1;
        note(item, tables, &mut touched)
    })?;
    Ok(Recorded {
        bytes,
        changes,
        touched,
    })
}

/// How many rows a change-set concerns.
pub(crate) fn count(bytes: &[u8]) -> rusqlite::Result<i64> {
    let mut changes = 0;
    each(bytes, |_| {
        changes += 1;
        Ok(())
    })?;
    Ok(changes)
}

/// The change-set that takes this one back.
pub(crate) fn invert(mut bytes: &[u8]) -> rusqlite::Result<Vec<u8>> {
    let mut inverted = Vec::with_capacity(bytes.len());
    invert_strm(&mut bytes, &mut inverted)?;
    Ok(inverted)
}

/// Two change-sets, of which the second came after the first, as one.
pub(crate) fn together(mut first: &[u8], mut second: &[u8]) -> rusqlite::Result<Vec<u8>> {
    let mut both = Changegroup::new()?;
    both.add_stream(&mut first)?;
    both.add_stream(&mut second)?;
    let mut bytes = Vec::new();
    both.output_strm(&mut bytes)?;
    Ok(bytes)
}

/// One row, by its table and primary key.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct RowKey {
    table: String,
    key: Vec<Value>,
}

/// Why a change-set did not apply.
#[derive(Debug)]
pub(crate) enum Clash {
    /// This row is not as the change-set expects it.
    Row(Option<RowKey>),
    /// Rows that stay would point to rows that go.
    Reference,
    /// SQLite failed otherwise.
    Sql(rusqlite::Error),
}

/// Applies a change-set. Rows that are not as it expects abort it; the caller rolls back.
pub(crate) fn apply(conn: &Connection, mut bytes: &[u8]) -> Result<(), Clash> {
    let found: Arc<Mutex<Option<Clash>>> = Arc::default();
    let slot = Arc::clone(&found);
    let outcome = conn.apply_strm(&mut bytes, None::<fn(&str) -> bool>, move |kind, item| {
        let clash = match kind {
            ConflictType::SQLITE_CHANGESET_FOREIGN_KEY => Clash::Reference,
            _ => Clash::Row(row_key(&item).ok()),
        };
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(clash);
        ConflictAction::SQLITE_CHANGESET_ABORT
    });
    let clash = found.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (clash, outcome) {
        (Some(clash), _) => Err(clash),
        (None, Err(error)) => Err(Clash::Sql(error)),
        (None, Ok(())) => Ok(()),
    }
}

/// How many rows a change-set concerns; none if one of its tables is no longer there with its columns and its key, which
/// SQLite would pass over without an error.
pub(crate) fn fitting(conn: &Connection, bytes: &[u8]) -> rusqlite::Result<Option<i64>> {
    let mut last = String::new();
    let (mut fits, mut changes) = (true, 0);
    each(bytes, |item| {
        changes += 1;
        let operation = item.op()?;
        if operation.table_name() != last {
            operation.table_name().clone_into(&mut last);
            let keys: Vec<bool> = conn
                .prepare_cached("SELECT pk > 0 FROM pragma_table_info(?1) ORDER BY cid")?
                .query_map([&last], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let expected = item.pk()?;
            fits = fits
                && keys.len() >= expected.len()
                && keys.iter().zip(expected).all(|(is, was)| *is == (*was != 0));
        }
        Ok(())
    })?;
    Ok(fits.then_some(changes))
}

/// Whether a change-set concerns this row.
pub(crate) fn concerns(bytes: &[u8], row: &RowKey) -> rusqlite::Result<bool> {
    let mut found = false;
    each(bytes, |item| {
        found = found || row_key(item)? == *row;
        Ok(())
    })?;
    Ok(found)
}

/// A table whose rows something is made from.
pub(crate) struct Followed {
    pub(crate) table: &'static str,
    /// The columns that matter when a row changes.
    pub(crate) columns: Vec<usize>,
    /// The column that says whose the row is.
    pub(crate) owner: Option<usize>,
}

/// The rows of a table that came, went, or changed in a column that matters.
#[derive(Default)]
pub(crate) struct Touched {
    /// Their ids, unless the change-set itself says whose all of the row was and is.
    pub(crate) rows: Vec<Vec<u8>>,
    /// Whose they are or were, as far as the change-set says it.
    pub(crate) owners: Vec<Vec<u8>>,
}

fn note(item: &ChangesetItem, tables: &[Followed], touched: &mut [Touched]) -> rusqlite::Result<()> {
    let operation = item.op()?;
    let table = tables
        .iter()
        .zip(touched)
        .find(|(followed, _)| followed.table == operation.table_name());
    let Some((followed, touched)) = table else {
        return Ok(());
    };
    let said = match (followed.owner, operation.code()) {
        (Some(owner), Action::SQLITE_INSERT) => Some(item.new_value(owner)?),
        (Some(owner), Action::SQLITE_DELETE) => Some(item.old_value(owner)?),
        (Some(owner), _) => item.old_value(owner).ok(),
        (None, _) => None,
    };
    if let Some(Value::Blob(owner)) = said.map(Value::try_from).transpose()? {
        touched.owners.push(owner);
    }
    let whole = operation.code() != Action::SQLITE_UPDATE;
    let changed = |column: &usize| item.new_value(*column).is_ok();
    if (whole && followed.owner.is_none()) || (!whole && followed.columns.iter().any(changed)) {
        touched.rows.extend(blobs(row_key(item)?));
    }
    Ok(())
}

fn blobs(row: RowKey) -> impl Iterator<Item = Vec<u8>> {
    row.key.into_iter().filter_map(|value| match value {
        Value::Blob(id) => Some(id),
        _ => None,
    })
}

/// The ids of the rows a change-set brought in.
pub(crate) fn inserted_ids(bytes: &[u8]) -> rusqlite::Result<Vec<Vec<u8>>> {
    let mut ids = Vec::new();
    each(bytes, |item| {
        if item.op()?.code() == Action::SQLITE_INSERT {
            ids.extend(blobs(row_key(item)?));
        }
        Ok(())
    })?;
    Ok(ids)
}

/// A row as a change-set speaks of it.
pub(crate) struct RowOf<'r> {
    pub(crate) table: &'r str,
    pub(crate) key: &'r [Value],
    /// What it holds of the row before and after, each with the number of its column.
    pub(crate) values: Vec<(usize, Value)>,
}

/// Hands over every row of a change-set.
pub(crate) fn rows(bytes: &[u8], mut with: impl FnMut(RowOf<'_>)) -> rusqlite::Result<()> {
    each(bytes, |item| {
        let columns = usize::try_from(item.op()?.number_of_columns()).unwrap_or_default();
        let mut values = Vec::new();
        for column in 0..columns {
            let both = [item.old_value(column), item.new_value(column)];
            for value in both.into_iter().flatten() {
                values.push((column, Value::try_from(value)?));
            }
        }
        let RowKey { table, key } = row_key(item)?;
        with(RowOf {
            table: &table,
            key: &key,
            values,
        });
        Ok(())
    })
}

pub(crate) fn each(
    mut bytes: &[u8],
    mut with: impl FnMut(&ChangesetItem) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let input: &mut dyn Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&input)?;
    while let Some(item) = items.next()? {
        with(item)?;
    }
    Ok(())
}

fn row_key(item: &ChangesetItem) -> rusqlite::Result<RowKey> {
    let operation = item.op()?;
    let mut key = Vec::new();
    for (column, in_key) in item.pk()?.iter().enumerate() {
        if *in_key != 0 {
            let value = if operation.code() == Action::SQLITE_INSERT {
                item.new_value(column)?
            } else {
                item.old_value(column)?
            };
            key.push(Value::try_from(value)?);
        }
    }
    Ok(RowKey {
        table: operation.table_name().to_owned(),
        key,
    })
}
