//! Bringing an older file up to date, all or nothing.
//!
//! A loop of our own, as `rusqlite_migration` follows other versions of rusqlite than the one that resolves with an
//! encrypted SQLite and the session extension; and undo barriers have to be journalled in the same transaction.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior, ffi, params};
use uuid::Uuid;

use crate::StoreError;
use crate::schema::Migration;

/// Brings a file to the newest format. On any error it is as it was.
pub(crate) fn migrate(
    conn: &mut Connection,
    migrations: &[Migration],
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let from = version(conn)?;
    let to = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    let outcome = steps(conn, migrations, at).map_err(|error| match StoreError::from(error) {
        StoreError::Sql(source) => StoreError::Migration { from, to, source },
        other => other,
    });
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    outcome
}

/// The format of a file.
pub(crate) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn steps(conn: &mut Connection, migrations: &[Migration], at: DateTime<Utc>) -> rusqlite::Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let first = usize::try_from(version(&tx)?).unwrap_or_default();
    for (index, migration) in migrations.iter().enumerate().skip(first) {
        tx.execute_batch(migration.sql)?;
        if let Some(label) = migration.barrier {
            raise_barrier(&tx, label, index + 1, at)?;
        }
    }
    if tx
        .prepare("SELECT 1 FROM pragma_foreign_key_check LIMIT 1")?
        .exists([])?
    {
        let error = ffi::Error::new(ffi::SQLITE_CONSTRAINT_FOREIGNKEY);
        return Err(rusqlite::Error::SqliteFailure(error, None));
    }
    tx.pragma_update(None, "user_version", migrations.len() as i64)?;
    tx.commit()
}

pub(crate) fn raise_barrier(
    tx: &Connection,
    label: &str,
    version: usize,
    at: DateTime<Utc>,
) -> rusqlite::Result<()> {
    tx.execute("UPDATE journal SET state = 'dropped' WHERE state = 'undone'", [])?;
    tx.execute(
        "INSERT INTO journal(id, device, at, author, label, kind, state, schema_version, tags, changes)
         VALUES (?1, ?2, ?3, '', ?4, 'barrier', 'done', ?5, '[]', 0)",
        params![
            Uuid::now_v7().as_bytes(),
            Uuid::nil().as_bytes(),
            at.to_rfc3339_opts(SecondsFormat::Millis, true),
            label,
            version as i64
        ],
    )?;
    Ok(())
}
