//! Tables, the starter spreadsheet and whole workspaces out of the program, and a workspace back.

use ops::export::{CellOut, ColumnOut, TableOut};
use ops::{Code, Failure, Nothing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::saved::{SavedFile, save_bytes};
use super::state::{DeskState, file_stem, last_part, state, with_ending};
use crate::ask::Kind;
use crate::clock;
use crate::shell::Shell;

/// A table as it is on the screen, to be written as a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct TableSave {
    /// The kind of file.
    pub(crate) format: TableFormat,
    /// What the table is: names the file and the sheet.
    pub(crate) title: String,
    /// Its columns.
    pub(crate) columns: Vec<ColumnOut>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<CellOut>>,
}

/// A table as it is on the screen, to be copied.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct TableText {
    /// Its columns.
    pub(crate) columns: Vec<ColumnOut>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<CellOut>>,
}

/// A kind of file a table can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[ts(export_to = "desk/")]
#[serde(rename_all = "snake_case")]
pub(crate) enum TableFormat {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

/// `desk_table_save`.
pub(crate) fn save_table(shell: &Shell, request: TableSave) -> Result<Option<SavedFile>, Failure> {
    let table = TableOut {
        title: request.title,
        columns: request.columns,
        rows: request.rows,
    };
    let (kind, bytes) = match request.format {
        TableFormat::Csv => (Kind::Csv, ops::export::csv(&table)),
        TableFormat::Xlsx => (Kind::Workbook, ops::export::xlsx(&table)?),
    };
    let name = format!("{}.{}", file_stem(&table.title), kind.ending());
    save_bytes(shell, kind, &name, &bytes)
}

/// `desk_table_text`: as spreadsheets take it from the clipboard.
pub(crate) fn table_text(_: &Shell, request: TableText) -> Result<String, Failure> {
    Ok(ops::export::tab_separated(&TableOut {
        title: String::new(),
        columns: request.columns,
        rows: request.rows,
    }))
}

/// `desk_starter_save`.
pub(crate) fn save_starter(shell: &Shell, _: Nothing) -> Result<Option<SavedFile>, Failure> {
    let bytes = ops::export::starter()?;
    save_bytes(shell, Kind::Workbook, "Stakeholders for Soundings.xlsx", &bytes)
}

/// `desk_export`: everything, into a new folder within the one chosen.
pub(crate) fn export(shell: &Shell, _: Nothing) -> Result<Option<SavedFile>, Failure> {
    let Some(folder) = shell.ask.folder() else {
        return Ok(None);
    };
    shell.with(|session, context| {
        let name = last_part(session.path());
        let stem = name.strip_suffix(".soundings").unwrap_or(&name);
        let wanted = format!("{} export {}", file_stem(stem), clock::today());
        let path = (1..1_000)
            .map(|count| match count {
                1 => folder.join(&wanted),
                _ => folder.join(format!("{wanted} ({count})")),
            })
            .find(|path| !path.exists())
            .ok_or_else(|| {
                Failure::new(
                    Code::Exists,
                    "There are too many exports of today in this folder.",
                )
            })?;
        let exported = ops::export::write(session, context, &path)?;
        Ok(Some(SavedFile::at(&exported.folder)))
    })
}

/// `desk_restore_dialog`: an export chosen, a place for a new workspace chosen, and that workspace opened.
pub(crate) fn restore(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    if let Some(from) = shell.ask.open(Kind::Export) {
        // The file that holds everything stands for its folder.
        if !ops::export::is_export(&from) {
            return Err(Failure::new(
                Code::Invalid,
                format!(
                    "{} is not an export of a workspace. Choose the file {} in the folder of an export.",
                    last_part(&from),
                    ops::export::JSON_FILE
                ),
            ));
        }
        let folder = from.parent().map(last_part).unwrap_or_default();
        let suggested = format!(
            "{}.soundings",
            folder.split(" export ").next().unwrap_or("Workspace")
        );
        if let Some(path) = shell.ask.save(Kind::Workspace, &suggested) {
            shell.create_from(&with_ending(path, "soundings"), &from)?;
        }
    }
    state(shell, Nothing {})
}
