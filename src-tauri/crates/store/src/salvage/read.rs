//! Reading a table that has holes.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, ToSql, params_from_iter};

use super::Table;
use crate::backup::quoted;
use crate::connect::connect_new;
use crate::{Key, StoreError};

/// How many rows of one table are tried one by one.
const SINGLE_ROWS: usize = 20_000;
/// How many holes of one table are looked behind.
const HOLES: usize = 10_000;

/// The copy of the damaged file.
pub(super) struct Source<'s> {
    path: &'s Path,
    key: Option<&'s Key>,
    conn: Connection,
    /// The list of tables could be read to its end.
    listed: bool,
}

/// How far a pass came.
struct Pass {
    /// The number of the last row that could be read.
    last: Option<i64>,
    /// It came to the end.
    whole: bool,
}

impl<'s> Source<'s> {
    pub(super) fn open(path: &'s Path, key: Option<&'s Key>) -> Result<Self, StoreError> {
        let (conn, listed) = connect(path, key)?;
        Ok(Self {
            path,
            key,
            conn,
            listed,
        })
    }

    /// An encrypted connection that met a damaged page gives nothing any more, not even of the others.
    fn begin_again(&mut self) -> Result<(), StoreError> {
        (self.conn, self.listed) = connect(self.path, self.key)?;
        Ok(())
    }

    /// Copies what can be read of a table. Gives how many rows that is, and how many are lost, if that can be known.
    pub(super) fn save(&mut self, to: &Connection, table: &Table) -> Result<(u64, Option<u64>), StoreError> {
        let mut copying = match Copying::of(&self.conn, to, table) {
            Ok(Some(copying)) => copying,
            // The table came with a later format, or is one of those that cannot be found any more.
            Ok(None) => return Ok((0, self.listed.then_some(0))),
            Err(_) => {
                self.begin_again()?;
                return Ok((0, None));
            }
        };
        let whole = match &table.by_key {
            Some(key) => self.by_key(&mut copying, key)?,
            None => self.by_number(&mut copying)?,
        };
        let lost = if whole {
            Some(copying.refused)
        } else if table.by_key.is_some() {
            None
        } else {
            self.one_by_one(&mut copying)?
        };
        Ok((copying.rows, lost))
    }

    /// From either end, as far as it goes.
    fn by_key(&mut self, copying: &mut Copying<'_>, key: &[String]) -> Result<bool, StoreError> {
        let order = |way: &str| {
            let columns: Vec<String> = key.iter().map(|column| format!("{column} {way}")).collect();
            format!("ORDER BY {}", columns.join(", "))
        };
        if self.pass(copying, &order("ASC"), &[])?.whole {
            return Ok(true);
        }
        self.pass(copying, &order("DESC"), &[])?;
        Ok(false)
    }

    /// From either end as far as it goes, then in between.
    fn by_number(&mut self, copying: &mut Copying<'_>) -> Result<bool, StoreError> {
        let first = self.pass(copying, "ORDER BY rowid", &[])?;
        if first.whole {
            return Ok(true);
        }
        let end = self
            .pass(copying, "ORDER BY rowid DESC", &[])?
            .last
            .unwrap_or(i64::MAX);
        let mut at = first.last.unwrap_or(0);
        let (mut step, mut holes) = (1_i64, 0);
        // Behind each hole, in steps that grow until there is ground again.
        while holes < HOLES {
            let Some(start) = at
                .checked_add(step)
                .filter(|&start| start < end && step <= 1 << 40)
            else {
                break;
            };
            let ahead = self.pass(
                copying,
                "WHERE rowid > ?1 AND rowid < ?2 ORDER BY rowid",
                &[start, end],
            )?;
            if let Some(last) = ahead.last {
                // The step may have gone beyond rows that can be read.
                self.pass(
                    copying,
                    "WHERE rowid > ?1 AND rowid <= ?2 ORDER BY rowid DESC",
                    &[at, start],
                )?;
                at = last;
                step = 1;
                holes += 1;
            } else {
                step *= 2;
            }
            if ahead.whole {
                break;
            }
        }
        Ok(false)
    }

    /// The key knows which rows there were: those that are missing are tried one by one. Gives how many are lost, if the
    /// key is sound.
    fn one_by_one(&mut self, copying: &mut Copying<'_>) -> Result<Option<u64>, StoreError> {
        let (known, sound) = self.known_rows(copying)?;
        let missing: Vec<i64> = known.difference(&copying.read).copied().collect();
        for &row in missing.iter().take(SINGLE_ROWS) {
            self.pass(copying, "WHERE rowid = ?1", &[row])?;
        }
        let lost = known.difference(&copying.read).count() as u64 + copying.refused;
        Ok(sound.then_some(lost))
    }

    fn known_rows(&mut self, copying: &Copying<'_>) -> Result<(BTreeSet<i64>, bool), StoreError> {
        let mut known = BTreeSet::new();
        let index = self.conn.query_row(
            "SELECT name FROM pragma_index_list(?1) WHERE origin IN ('pk', 'u') LIMIT 1",
            [&copying.name],
            |row| row.get::<_, String>(0),
        );
        let Ok(index) = index else {
            return Ok((known, false));
        };
        for way in ["ASC", "DESC"] {
            let list = |conn: &Connection, known: &mut BTreeSet<i64>| {
                let (column, index) = (index_column(conn, &index)?, quoted(&index));
                let mut statement = conn.prepare(&format!(
                    "SELECT rowid FROM {} INDEXED BY {index} ORDER BY {column} {way}",
                    quoted(&copying.name)
                ))?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    known.insert(row.get(0)?);
                }
                Ok::<_, rusqlite::Error>(())
            };
            if list(&self.conn, &mut known).is_ok() {
                return Ok((known, true));
            }
            self.begin_again()?;
        }
        Ok((known, false))
    }

    /// Reads rows until the end or a hole, and keeps them.
    fn pass(&mut self, copying: &mut Copying<'_>, which: &str, bounds: &[i64]) -> Result<Pass, StoreError> {
        let outcome = copying.pass(&self.conn, which, bounds)?;
        if !outcome.whole {
            self.begin_again()?;
        }
        Ok(outcome)
    }
}

/// A table on its way.
struct Copying<'t> {
    to: &'t Connection,
    name: String,
    select: String,
    insert: String,
    columns: usize,
    numbered: bool,
    /// The numbers of the rows that were read.
    read: BTreeSet<i64>,
    rows: u64,
    /// Rows that were read, but are not such as the table may hold.
    refused: u64,
}

impl<'t> Copying<'t> {
    /// `None` if the source has no such table.
    fn of(from: &Connection, to: &'t Connection, table: &Table) -> rusqlite::Result<Option<Self>> {
        let there: Vec<String> = from
            .prepare("SELECT name FROM pragma_table_info(?1)")?
            .query_map([&table.name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let columns: Vec<String> = table
            .columns
            .iter()
            .filter(|column| there.contains(column))
            .map(|column| quoted(column))
            .collect();
        if columns.is_empty() {
            return Ok(None);
        }
        let numbered = table.by_key.is_none();
        let (name, list) = (quoted(&table.name), columns.join(", "));
        let number = if numbered { "rowid" } else { "0" };
        let places = vec!["?"; columns.len()].join(", ");
        Ok(Some(Self {
            to,
            name: table.name.clone(),
            select: format!("SELECT {number}, {list} FROM {name}"),
            insert: format!("INSERT OR IGNORE INTO {name}({list}) VALUES ({places})"),
            columns: columns.len(),
            numbered,
            read: BTreeSet::new(),
            rows: 0,
            refused: 0,
        }))
    }

    fn pass(&mut self, from: &Connection, which: &str, bounds: &[i64]) -> Result<Pass, StoreError> {
        let mut pass = Pass {
            last: None,
            whole: false,
        };
        let Ok(mut statement) = from.prepare(&format!("{} {which}", self.select)) else {
            return Ok(pass);
        };
        let bounds: Vec<&dyn ToSql> = bounds.iter().map(|bound| bound as &dyn ToSql).collect();
        let Ok(mut rows) = statement.query(bounds.as_slice()) else {
            return Ok(pass);
        };
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => {
                    pass.whole = true;
                    return Ok(pass);
                }
                Err(_) => return Ok(pass),
            };
            let read = || {
                let number: i64 = row.get(0)?;
                let values = (1..=self.columns)
                    .map(|column| row.get(column))
                    .collect::<Result<Vec<Value>, _>>()?;
                Ok::<_, rusqlite::Error>((number, values))
            };
            // Text that is no text: this row is lost, but not the next.
            let Ok((number, values)) = read() else {
                self.refused += 1;
                continue;
            };
            pass.last = Some(number);
            if self.numbered && !self.read.insert(number) {
                continue;
            }
            self.insert(values)?;
        }
    }

    /// A row that the table does not take is lost; a disk that does not take it is another matter.
    fn insert(&mut self, values: Vec<Value>) -> Result<(), StoreError> {
        match self
            .to
            .prepare_cached(&self.insert)?
            .execute(params_from_iter(values))
        {
            // What the key of a row says twice was read before, or from the other end.
            Ok(0) if self.numbered => self.refused += 1,
            Ok(rows) => self.rows += rows as u64,
            Err(error) => match error.sqlite_error_code() {
                Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) => self.refused += 1,
                _ => return Err(error.into()),
            },
        }
        Ok(())
    }
}

fn index_column(conn: &Connection, index: &str) -> rusqlite::Result<String> {
    let column: String = conn.query_row(
        "SELECT name FROM pragma_index_info(?1) ORDER BY seqno LIMIT 1",
        [index],
        |row| row.get(0),
    )?;
    Ok(quoted(&column))
}

/// Connects to the copy in a way that puts up with damage. Says whether the list of tables could be read to its end.
fn connect(path: &Path, key: Option<&Key>) -> Result<(Connection, bool), StoreError> {
    let conn = connect_new(path, key)?;
    // Only so does SQLite read a file that is shorter than it should be. Nothing is written to it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    conn.pragma_update(None, "writable_schema", true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // When that fails, what was read of the list so far is what counts from then on.
    match conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Ok(()) => Ok((conn, true)),
        Err(error) => match StoreError::from(error) {
            error if error.is_unreadable() => Err(error),
            _ => Ok((conn, false)),
        },
    }
}
