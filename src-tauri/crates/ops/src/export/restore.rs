//! Everything back into an empty workspace.

mod json;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use self::json::from_json;
use exchange::guard::restore as unprotect;
use serde::Serialize;
use serde_json::Value as Json;
use store::fold_key;
use store::rusqlite::types::Value;
use uuid::Uuid;

use super::cells::{from_text, to_sql};
use super::form::{Column, FORMAT, Holds, TABLES, Table, VERSION};
use super::{CSV_FOLDER, JSON_FILE};
use crate::session::Founding;
use crate::{Code, Context, Failure, Session, Tag, Work, sql};

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// Rows of all tables.
    pub rows: u64,
}

/// Whether this path is an export: its folder, its JSON file, or the folder of its CSV files.
#[must_use]
pub fn is_export(path: &Path) -> bool {
    Source::find(path).is_some()
}

/// Brings everything of an export back into an empty workspace, as one change: identifiers, dates and all.
///
/// # Errors
/// `conflict` when the workspace is not empty; `invalid` when the export is not whole, with the place; nothing is changed
/// then.
pub fn restore(session: &Session, context: &Context, from: &Path) -> Result<Restored, Failure> {
    let source = Source::named(from)?;
    let written = session.workspace.write(&context.stamp(), |change| {
        let mut work = Work {
            change,
            label: String::new(),
            context,
            workspace: &session.workspace,
        };
        let rows = come_back(&mut work, &source)?;
        change.label("Brought back an export");
        for tag in Tag::ALL {
            change.tag(tag.as_str());
        }
        Ok::<_, Failure>(rows)
    })?;
    Ok(Restored { rows: written.value })
}

/// Makes a new workspace file of an export: what it holds from the start, not a change. Nothing is left of it when the
/// export is not whole.
///
/// # Errors
/// As [`restore`], and `exists` when there is a file already.
pub fn create_from(path: &Path, from: &Path, context: &Context) -> Result<Session, Failure> {
    create_from_protected(path, from, None, context)
}

/// As [`create_from`], protected by a password where one is given.
///
/// # Errors
/// As [`create_from`].
pub fn create_from_protected(
    path: &Path,
    from: &Path,
    password: Option<&store::Password>,
    context: &Context,
) -> Result<Session, Failure> {
    let source = Source::named(from)?;
    let founding = Founding {
        id: Uuid::now_v7(),
        name: "Workspace",
        purpose: "",
        fiction: false,
        password,
    };
    Session::create_with(path, &founding, context, |work| {
        come_back(work, &source).map(|_| ())
    })
}

fn come_back(work: &mut Work<'_, '_>, source: &Source) -> Result<u64, Failure> {
    refuse_unless_empty(work)?;
    for table in ["service", "programme", "workspace"] {
        work.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let rows = source.bring_back(work)?;
    check_references(work)?;
    match sql::one::<i64>(work, "SELECT count(*) FROM workspace", [])? {
        Some(1) => Ok(rows),
        _ => Err(fault("workspace", None, "has to hold one row")),
    }
}

/// Where the rows come from.
enum Source {
    Json(PathBuf),
    Csv(PathBuf),
}

impl Source {
    fn named(path: &Path) -> Result<Self, Failure> {
        Self::find(path).ok_or_else(|| {
            Failure::new(
                Code::Invalid,
                format!(
                    "{} is not an export of a workspace: choose its folder, or the file {JSON_FILE} in it.",
                    path.display()
                ),
            )
        })
    }

    fn find(path: &Path) -> Option<Self> {
        let begins = |path: &Path| -> bool {
            let mut start = [0; 512];
            let read = File::open(path).and_then(|mut file| file.read(&mut start));
            read.is_ok_and(|length| {
                let start = String::from_utf8_lossy(&start[..length]);
                start.trim_start_matches('\u{feff}').trim_start().starts_with('{')
                    && start.contains("\"format\"")
                    && start.contains(FORMAT)
            })
        };
        if path.is_file() {
            return begins(path).then(|| Self::Json(path.to_owned()));
        }
        let json = path.join(JSON_FILE);
        if begins(&json) {
            return Some(Self::Json(json));
        }
        [path.join(CSV_FOLDER), path.to_owned()]
            .into_iter()
            .find(|folder| TABLES.iter().all(|table| csv_file(folder, table).is_file()))
            .map(Self::Csv)
    }

    fn bring_back(&self, work: &mut Work<'_, '_>) -> Result<u64, Failure> {
        match self {
            Self::Json(path) => from_json(work, path),
            Self::Csv(folder) => {
                let mut rows = 0;
                for table in TABLES {
                    rows += from_csv(work, folder, table)?;
                }
                Ok(rows)
            }
        }
    }
}

fn csv_file(folder: &Path, table: &Table) -> PathBuf {
    folder.join(format!("{}.csv", table.name))
}

/// Only what every new workspace holds may be there.
fn refuse_unless_empty(work: &Work<'_, '_>) -> Result<(), Failure> {
    for table in TABLES {
        if matches!(table.name, "workspace" | "programme" | "service") {
            continue;
        }
        if sql::one::<i64>(work, &format!("SELECT 1 FROM \"{}\" LIMIT 1", table.name), [])?.is_some() {
            return Err(Failure::new(
                Code::Conflict,
                "An export comes back into an empty workspace, and this one holds something. Make a new workspace for it.",
            ));
        }
    }
    Ok(())
}

fn fault(table: &str, row: Option<u64>, what: &str) -> Failure {
    let place = match row {
        Some(row) => format!("{table}, row {row}"),
        None => table.to_owned(),
    };
    Failure::new(
        Code::Invalid,
        format!("The export is not whole: {place} {what}. Nothing was changed."),
    )
}

/// Every reference has to lead to a row that is there.
fn check_references(work: &Work<'_, '_>) -> Result<(), Failure> {
    for table in TABLES {
        for column in table.columns {
            let there = match column.holds {
                Holds::WordOr(words, other) => {
                    let words: Vec<String> = words().iter().map(|word| format!("('{word}')")).collect();
                    // As the text of an identifier is written, with its four dashes.
                    format!(
                        "SELECT lower(format('%s-%s-%s-%s-%s', substr(h, 1, 8), substr(h, 9, 4), substr(h, 13, 4), \
                         substr(h, 17, 4), substr(h, 21))) FROM (SELECT hex(id) h FROM \"{other}\") \
                         UNION ALL VALUES {}",
                        words.join(", ")
                    )
                }
                Holds::Of(other) => format!("SELECT id FROM \"{other}\""),
                Holds::Subject => "SELECT id FROM stakeholder UNION ALL SELECT id FROM project".to_owned(),
                _ => continue,
            };
            let statement = format!(
                "SELECT count(*) FROM \"{}\" WHERE {column} IS NOT NULL AND {column} NOT IN ({there})",
                table.name,
                column = column.name
            );
            let lost = sql::one::<i64>(work, &statement, [])?.unwrap_or(0);
            if lost > 0 {
                let what = format!("has {lost} rows whose {} leads to nothing", column.name);
                return Err(fault(table.name, None, &what));
            }
        }
    }
    let misplaced = sql::one::<i64>(
        work,
        "SELECT (SELECT count(*) FROM custom_values WHERE json_type(body) <> 'object') + count(*) \
         FROM custom_values JOIN json_each(body) e WHERE e.type <> 'text' OR length(e.key) <> 36 OR e.key <> lower(e.key) \
         OR unhex(e.key, '-') IS NULL OR unhex(e.key, '-') NOT IN (SELECT id FROM custom_field)",
        [],
    )?;
    match misplaced {
        Some(1..) => Err(fault(
            "custom_values",
            None,
            "has values that are no text, or whose field leads to nothing",
        )),
        _ => Ok(()),
    }
}

/// Puts rows into one table.
struct Filler<'w, 'a, 'c> {
    work: &'w Work<'a, 'c>,
    table: &'static Table,
    statement: String,
    rows: u64,
}

impl<'w, 'a, 'c> Filler<'w, 'a, 'c> {
    fn new(work: &'w Work<'a, 'c>, table: &'static Table) -> Self {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let marks = vec!["?"; names.len()].join(", ");
        Self {
            work,
            table,
            statement: format!(
                "INSERT INTO \"{}\"({}) VALUES ({marks})",
                table.name,
                names.join(", ")
            ),
            rows: 0,
        }
    }

    /// `cell` gives what the export says for a column.
    fn put(&mut self, cell: impl Fn(&Column) -> Result<Json, String>) -> Result<(), Failure> {
        self.rows += 1;
        let wrong =
            |column: &str, what: &str| fault(self.table.name, Some(self.rows), &format!("{column} {what}"));
        let mut values: Vec<Value> = Vec::with_capacity(self.table.columns.len());
        for column in self.table.columns {
            values.push(match column.holds {
                Holds::KeyOf(other) => {
                    let at = self.table.columns.iter().position(|column| column.name == other);
                    match at.and_then(|at| values.get(at)) {
                        Some(Value::Text(text)) => Value::Text(fold_key(text)),
                        _ => return Err(wrong(other, "is missing")),
                    }
                }
                _ => cell(column)
                    .and_then(|cell| to_sql(column, &cell))
                    .map_err(|what| wrong(column.name, &what))?,
            });
        }
        let mut statement = self.work.prepare_cached(&self.statement)?;
        statement
            .execute(store::rusqlite::params_from_iter(values))
            .map_err(|error| match error.sqlite_error_code() {
                Some(store::rusqlite::ErrorCode::ConstraintViolation) => fault(
                    self.table.name,
                    Some(self.rows),
                    "is there twice, or holds a value that is out of its range",
                ),
                _ => error.into(),
            })?;
        Ok(())
    }
}

fn from_csv(work: &Work<'_, '_>, folder: &Path, table: &'static Table) -> Result<u64, Failure> {
    let path = csv_file(folder, table);
    let unreadable = |error: csv::Error| {
        Failure::new(
            Code::Invalid,
            format!(
                "{} could not be read: {error}. Nothing was changed.",
                path.display()
            ),
        )
    };
    let mut file = File::open(&path).map_err(|error| unreadable(error.into()))?;
    let mut mark = [0; 3];
    if file.read(&mut mark).map_err(|error| unreadable(error.into()))? < 3 || mark != *b"\xEF\xBB\xBF" {
        file.seek(SeekFrom::Start(0))
            .map_err(|error| unreadable(error.into()))?;
    }
    let mut reader = csv::Reader::from_reader(file);
    let headings = reader.headers().map_err(unreadable)?.clone();
    let expected: Vec<&str> = table.written().map(|column| column.name).collect();
    if let Some(unknown) = headings.iter().find(|heading| !expected.contains(heading)) {
        return Err(fault(
            table.name,
            None,
            &format!("has a column “{unknown}” that form {VERSION} does not know"),
        ));
    }
    let mut filler = Filler::new(work, table);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        filler.put(|column| {
            let at = headings.iter().position(|heading| heading == column.name);
            let text = at.and_then(|at| record.get(at)).ok_or("is missing")?;
            match column.holds {
                Holds::Text => Ok(Json::String(unprotect(text).to_owned())),
                _ => from_text(column, text),
            }
        })?;
    }
    Ok(filler.rows)
}
