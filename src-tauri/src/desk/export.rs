//! Tables, the starter spreadsheet and whole workspaces out of the program, and a workspace back.

use ops::domain::{ExportKind, Profile};
use ops::export::Private;
use ops::redact::{self, MarkedTable, Wording};
use ops::{Code, Failure, Nothing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::saved::{SavedFile, left, save_bytes};
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
    /// How much of people it shows.
    pub(crate) profile: Profile,
    /// The table, with what each column holds.
    pub(crate) table: MarkedTable,
    /// Whether it is the table of a map, as the record of exports says.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub(crate) of_map: bool,
    /// Other words for texts that are withheld.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Wording>>")]
    pub(crate) wordings: Vec<Wording>,
}

/// A table as it is on the screen, to be copied.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct TableText {
    /// How much of people it shows.
    pub(crate) profile: Profile,
    /// The table, with what each column holds.
    pub(crate) table: MarkedTable,
    /// Other words for texts that are withheld.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Wording>>")]
    pub(crate) wordings: Vec<Wording>,
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

/// `desk_table_save`. What the profile hides is taken out here, before there is a file.
pub(crate) fn save_table(shell: &Shell, request: TableSave) -> Result<Option<SavedFile>, Failure> {
    let profile = request.profile;
    let redacted = shell.with(|session, context| {
        redact::table(session, context, profile, request.table, &request.wordings)
    })?;
    let (table, profile) = (redacted.table, redacted.told.profile);
    let (kind, bytes) = match request.format {
        TableFormat::Csv => (Kind::Csv, ops::export::csv(&table)),
        TableFormat::Xlsx => (Kind::Workbook, ops::export::xlsx(&table)?),
    };
    let name = format!("{}.{}", file_stem(&table.title), kind.ending());
    let saved = save_bytes(shell, kind, &name, &bytes)?;
    let what = if request.of_map {
        ExportKind::Map
    } else {
        ExportKind::Table
    };
    left(shell, saved, what, &table.title, profile)
}

/// `desk_table_text`: as spreadsheets take it from the clipboard.
pub(crate) fn table_text(shell: &Shell, request: TableText) -> Result<String, Failure> {
    let redacted = shell.with(|session, context| {
        redact::table(
            session,
            context,
            request.profile,
            request.table,
            &request.wordings,
        )
    })?;
    Ok(ops::export::tab_separated(&redacted.table))
}

/// `desk_starter_save`.
pub(crate) fn save_starter(shell: &Shell, _: Nothing) -> Result<Option<SavedFile>, Failure> {
    let bytes = ops::export::starter()?;
    save_bytes(shell, Kind::Workbook, "Stakeholders for Soundings.xlsx", &bytes)
}

/// What goes along in an export of everything.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[ts(export_to = "desk/", optional_fields)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct WholeExport {
    /// Private notes as well, which are left out otherwise.
    #[ts(as = "Option<bool>")]
    with_private_notes: bool,
}

/// `desk_export`: everything, into a new folder within the one chosen.
pub(crate) fn export(shell: &Shell, request: WholeExport) -> Result<Option<SavedFile>, Failure> {
    let (private, what) = if request.with_private_notes {
        (Private::Included, "Whole workspace, private notes included")
    } else {
        (Private::LeftOut, "Whole workspace")
    };

    let Some(folder) = shell.ask.folder() else {
        return Ok(None);
    };
    let saved = shell.with(|session, context| {
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
        let exported = ops::export::write(session, context, &path, private)?;
        Ok(SavedFile::at(&exported.folder))
    })?;
    left(shell, Some(saved), ExportKind::Whole, what, Profile::Full)
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
