//! Files brought in: what a file says is matched with what is there, and written as one change.
//!
//! A file is read and [`Staged`]: looked at under a mapping, which can be mended; planned, which does everything and takes
//! it back, so that every row can be asked what will become of it; and run, which does the same for good.

mod assessments;
mod becomes;
mod choices;
mod commitments;
mod custom;
mod directory;
mod engagements;
mod engine;
mod find;
mod hang;
mod ledger;
mod look;
mod looking;
mod mend;
mod outcome;
mod people;
mod plan;
mod projects;
mod reader;
mod readiness;
mod rows;
pub mod saved;
mod staged;
mod stakeholder;
mod support;
mod ties;
mod told;
mod tree;

use domain::ProjectId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::look::{
    BecomesRow, ColumnLook, ColumnReason, FieldChoice, ImportLook, ImportQuestion, KnownField, LabelledValue,
    MappingFault, MappingOrigin, RawRow, SheetLook,
};
pub use self::mend::RefusedFile;
pub use self::outcome::{ImportOutcome, Made, RowFate, RowRemark};
pub use self::plan::{
    FieldChange, FieldRemark, ImportChoices, ImportMatch, ImportMatchedBy, ImportPlan, ImportRow,
    ImportRowsQuery, RowAction, RowChoice,
};
pub use self::reader::{Reader, serve_reader, suggest};
pub use self::staged::Staged;
use crate::{Failure, Work};
pub use exchange::{DateOrder, Mapping, Scale};

/// What to do with a row that speaks of somebody or something that is there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnMatch {
    /// Leave them as they are; but those whose row names no project get a stake in the one chosen for the import.
    #[default]
    Skip,
    /// Take over what the row says; what it leaves blank stays.
    Update,
    /// Add another all the same. What can be there only once (a unit, a project, a tie) is skipped.
    Create,
}

/// A text of rows and columns to bring in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportText {
    /// What the file is called, for messages.
    pub file_name: String,
    /// Its text: cells separated by commas, semicolons, tabs or bars.
    pub text: String,
    /// What its columns mean; what was last used for files of its shape when left out, else as its headings and cells
    /// propose.
    #[serde(default)]
    #[ts(optional)]
    pub mapping: Option<Mapping>,
    /// The project that rows belong to which name none: stakeholders get a stake in it, ratings belong to it.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// What to do with those who are there already.
    #[serde(default)]
    #[ts(optional, as = "Option<OnMatch>")]
    pub on_match: OnMatch,
    /// Rows that are to be treated differently.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<RowChoice>>")]
    pub rows: Vec<RowChoice>,
    /// Only say what would happen.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// How far a long piece of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows dealt with.
    pub done: u64,
    /// Rows in all.
    pub total: u64,
}

/// `import_text`.
pub fn import_text(work: &mut Work<'_, '_>, request: ImportText) -> Result<ImportOutcome, Failure> {
    let choices = ImportChoices {
        project: request.project,
        on_match: request.on_match,
        rows: request.rows,
    };
    staged::bring_in_text(
        work,
        request.text.as_bytes(),
        &request.file_name,
        request.mapping,
        &choices,
        request.dry_run,
    )
}
