//! Everything out.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use exchange::guard::protect;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::cells::{to_json, to_text};
use super::form::{Column, FORMAT, Holds, PRIVATE, TABLES, Table, VERSION};
use super::schema::json_schema;
use super::{CSV_FOLDER, JSON_FILE, README_FILE, SCHEMA_FILE};
use crate::{Code, Context, Failure, Session};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// The folder.
    pub folder: PathBuf,
    /// Its files.
    pub files: Vec<ExportedFile>,
    /// Rows of all tables.
    pub rows: u64,
}

/// Whether private notes leave with the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Private {
    /// They stay.
    LeftOut,
    /// They leave, since somebody asked for them.
    Included,
}

/// One file of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExportedFile {
    /// Its path within the folder.
    pub path: String,
    /// The rows it holds; of the file that holds everything, all of them.
    pub rows: u64,
}

/// Writes the whole workspace into a folder of its own: as one JSON file with its JSON Schema, and as one CSV file a
/// table. Nothing is left half done: the folder appears when everything is written.
///
/// # Errors
/// `exists` when there is something in that folder already; `io` when it cannot be written.
pub fn write(
    session: &Session,
    context: &Context,
    folder: &Path,
    private: Private,
) -> Result<Exported, Failure> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file() {
        return Err(Failure::new(
            Code::Exists,
            format!(
                "{} is not empty. Choose a folder that does not exist yet, so that nothing in it is lost.",
                folder.display()
            ),
        ));
    }
    let io = |error: io::Error| {
        Failure::new(
            Code::Io,
            format!(
                "The export could not be written into {}: {error}. Choose another folder, or make room.",
                folder.display()
            ),
        )
    };
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(io)?;
    let workshop = tempfile::Builder::new()
        .prefix(".soundings-export-")
        .tempdir_in(parent)
        .map_err(io)?;
    let files = session.read(context, |look| {
        everything(look.conn, context, workshop.path(), private, &io)
    })?;
    let _ = fs::remove_dir(folder);
    let made = workshop.keep();
    fs::rename(&made, folder).map_err(|error| {
        let _ = fs::remove_dir_all(&made);
        io(error)
    })?;
    let rows = files.first().map_or(0, |file| file.rows);
    Ok(Exported {
        folder: folder.to_owned(),
        files,
        rows,
    })
}

fn everything(
    conn: &store::rusqlite::Connection,
    context: &Context,
    folder: &Path,
    private: Private,
    io: &dyn Fn(io::Error) -> Failure,
) -> Result<Vec<ExportedFile>, Failure> {
    let csv_folder = folder.join(CSV_FOLDER);
    fs::create_dir(&csv_folder).map_err(io)?;
    let mut files = Vec::new();
    let mut out = JsonFile::begin(&folder.join(JSON_FILE), context).map_err(io)?;
    for (at, table) in TABLES.iter().enumerate() {
        let path = csv_folder.join(format!("{}.csv", table.name));
        let columns: Vec<&Column> = table.written().collect();
        let mut csv = CsvFile::begin(&path, &columns).map_err(io)?;
        out.table(table, at == 0).map_err(io)?;
        let left_out = table.name == PRIVATE && private == Private::LeftOut;
        let rows = each_row(conn, table, left_out, &columns, |cells| {
            out.row(&columns, cells)?;
            csv.row(&columns, cells)
        })?
        .map_err(io)?;
        out.end_table().map_err(io)?;
        csv.end().map_err(io)?;
        files.push(ExportedFile {
            path: format!("{CSV_FOLDER}/{}.csv", table.name),
            rows,
        });
    }
    out.end().map_err(io)?;
    let rows = files.iter().map(|file| file.rows).sum();
    let file = |path: &str, rows| ExportedFile {
        path: path.to_owned(),
        rows,
    };
    files.insert(0, file(JSON_FILE, rows));
    let schema = serde_json::to_string_pretty(&json_schema()).unwrap_or_default();
    fs::write(folder.join(SCHEMA_FILE), schema + "\n").map_err(io)?;
    files.push(file(SCHEMA_FILE, 0));
    fs::write(folder.join(README_FILE), readme(context, private)).map_err(io)?;
    files.push(file(README_FILE, 0));
    Ok(files)
}

/// Hands every row of a table over, in the order of its identifiers.
fn each_row(
    conn: &store::rusqlite::Connection,
    table: &Table,
    left_out: bool,
    columns: &[&Column],
    mut hand: impl FnMut(&[Json]) -> io::Result<()>,
) -> Result<io::Result<u64>, Failure> {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    let mut statement = conn.prepare(&format!(
        "SELECT {} FROM \"{}\" {} ORDER BY 1, 2",
        names.join(", "),
        table.name,
        if left_out { "WHERE 0" } else { "" }
    ))?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    let mut cells = Vec::with_capacity(columns.len());
    while let Some(row) = rows.next()? {
        cells.clear();
        for (at, column) in columns.iter().enumerate() {
            cells.push(to_json(column, row.get_ref(at)?).ok_or_else(|| damaged(table, column))?);
        }
        if let Err(error) = hand(&cells) {
            return Ok(Err(error));
        }
        count += 1;
    }
    Ok(Ok(count))
}

fn damaged(table: &Table, column: &Column) -> Failure {
    Failure::new(
        Code::Damaged,
        format!(
            "The workspace holds something in {}.{} that does not belong there, so it was not exported. Run the check to see where.",
            table.name, column.name
        ),
    )
}

/// The file that holds everything, written as it goes.
struct JsonFile {
    out: BufWriter<File>,
    first_row: bool,
}

impl JsonFile {
    fn begin(path: &Path, context: &Context) -> io::Result<Self> {
        let mut out = BufWriter::new(File::create_new(path)?);
        let at = context.now.to_rfc3339_opts(SecondsFormat::Secs, true);
        writeln!(out, "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},")?;
        writeln!(out, "  \"written_at\": {},", json!(at))?;
        writeln!(
            out,
            "  \"written_by\": \"Soundings {}\",",
            env!("CARGO_PKG_VERSION")
        )?;
        write!(out, "  \"tables\": {{")?;
        Ok(Self { out, first_row: true })
    }

    fn table(&mut self, table: &Table, first: bool) -> io::Result<()> {
        self.first_row = true;
        let comma = if first { "" } else { "," };
        write!(self.out, "{comma}\n    \"{}\": [", table.name)
    }

    fn row(&mut self, columns: &[&Column], cells: &[Json]) -> io::Result<()> {
        self.out.write_all(if self.first_row {
            b"\n      {"
        } else {
            b",\n      {"
        })?;
        self.first_row = false;
        for (at, (column, cell)) in columns.iter().zip(cells).enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(self.out, "{comma}\"{}\": ", column.name)?;
            serde_json::to_writer(&mut self.out, cell)?;
        }
        self.out.write_all(b"}")
    }

    fn end_table(&mut self) -> io::Result<()> {
        self.out.write_all(if self.first_row { b"]" } else { b"\n    ]" })
    }

    fn end(mut self) -> io::Result<()> {
        self.out.write_all(b"\n  }\n}\n")?;
        self.out.flush()
    }
}

/// One table as CSV, written as it goes.
struct CsvFile(csv::Writer<File>);

impl CsvFile {
    fn begin(path: &Path, columns: &[&Column]) -> io::Result<Self> {
        let mut file = File::create_new(path)?;
        // Spreadsheets read accents rightly only behind this mark.
        file.write_all("\u{feff}".as_bytes())?;
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .buffer_capacity(256 * 1024)
            .from_writer(file);
        writer.write_record(columns.iter().map(|column| column.name))?;
        Ok(Self(writer))
    }

    fn row(&mut self, columns: &[&Column], cells: &[Json]) -> io::Result<()> {
        for (column, cell) in columns.iter().zip(cells) {
            match (column.holds, cell) {
                (Holds::Text, Json::String(text)) => self.0.write_field(protect(text).as_bytes())?,
                (_, Json::String(text)) => self.0.write_field(text)?,
                (_, other) => self.0.write_field(to_text(other))?,
            }
        }
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn readme(context: &Context, private: Private) -> String {
    let mut text = format!(
        "A whole Soundings workspace, written on {} by Soundings {}.\r\n\r\n\
         It holds the names of people and what was said of them: keep it as you would keep the workspace.\r\n\r\n\
         {JSON_FILE} holds everything, {SCHEMA_FILE} says what everything means (form {VERSION}).\r\n\
         {CSV_FOLDER} holds the same as one file a table, for a spreadsheet. A text that begins with = + - @ has an apostrophe\r\n\
         in front there, so that no program takes it for a formula.\r\n\r\n\
         To bring it back: soundings new COPY.soundings --from THIS_FOLDER, or \u{201c}From an export\u{201d} on the first screen.\r\n\
         Everything comes back but the history of changes{}.\r\n\r\n",
        context.today,
        env!("CARGO_PKG_VERSION"),
        match private {
            Private::LeftOut => " and private notes, which were left out",
            Private::Included => "; private notes are among it",
        },
    );
    for table in TABLES {
        text.push_str(&format!("{:<18} {}\r\n", table.name, table.doc));
    }
    text
}
