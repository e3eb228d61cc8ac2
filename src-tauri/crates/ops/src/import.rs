//! Registers brought in: what a file proposes is matched with what is there, and written as one change.

mod bring_in;
mod find;
mod outcome;
mod sift;
mod write;

use std::ops::ControlFlow;

use domain::ProjectId;
use exchange::Draft;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::bring_in::Import;
pub use self::outcome::{ColumnUse, ImportOutcome, Made, PreviewRow, RowFate, RowRemark};
use crate::door::rehearse;
use crate::{Code, Context, Failure, Session, Work, projects, session};

/// What to do with a row that speaks of somebody who is there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnMatch {
    /// Leave them as they are; but those whose row names no project get a stake in the one chosen for the import.
    #[default]
    Skip,
    /// Take over what the row says; what it leaves blank stays.
    Update,
    /// Add another all the same.
    Create,
}

/// A CSV text to bring in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportText {
    /// What the file is called, for messages.
    pub file_name: String,
    /// Its text.
    pub text: String,
    /// A project that everybody in it gets a stake in.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// What to do with those who are there already.
    #[serde(default)]
    #[ts(optional, as = "Option<OnMatch>")]
    pub on_match: OnMatch,
    /// Only say what would happen.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// How to bring a file in.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// A project that everybody in it gets a stake in.
    pub project: Option<ProjectId>,
    /// What to do with those who are there already.
    pub on_match: OnMatch,
    /// Only say what would happen.
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

/// Brings a file in as one change, telling `progress` how far it is; `Break` stops it without a trace.
///
/// # Errors
/// `invalid` when the file cannot be read as a register, `cancelled` when stopped, or what the workspace refuses.
pub fn run(
    session: &Session,
    context: &Context,
    bytes: &[u8],
    file_name: &str,
    options: ImportOptions,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<ImportOutcome, Failure> {
    let draft = read(bytes, file_name)?;
    let operation = session::operation("import_text")?;
    let (mut outcome, change_set) = session.write(context, operation, |work| {
        bring_in(work, &draft, file_name, options, progress)
    })?;
    outcome.change_set = change_set;
    Ok(outcome)
}

/// `import_text`.
pub fn import_text(work: &mut Work<'_, '_>, request: ImportText) -> Result<ImportOutcome, Failure> {
    let draft = read(request.text.as_bytes(), &request.file_name)?;
    let options = ImportOptions {
        project: request.project,
        on_match: request.on_match,
        dry_run: request.dry_run,
    };
    bring_in(work, &draft, &request.file_name, options, &|_| {
        ControlFlow::Continue(())
    })
}

fn read(bytes: &[u8], file_name: &str) -> Result<Draft, Failure> {
    let refuse = |error: exchange::ReadError| Failure::new(Code::Invalid, error.to_string());
    let sheet = exchange::read(bytes, file_name).map_err(refuse)?;
    let mut draft = exchange::interpret(&sheet).map_err(refuse)?;
    sift::sift(&mut draft);
    Ok(draft)
}

fn bring_in(
    work: &mut Work<'_, '_>,
    draft: &Draft,
    file_name: &str,
    options: ImportOptions,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<ImportOutcome, Failure> {
    if let Some(project) = options.project {
        projects::must_exist(work, project)?;
    }
    let act = |work: &mut Work<'_, '_>| Import::new(work, draft, file_name, options).run(progress);
    if options.dry_run {
        rehearse(work, act)
    } else {
        act(work)
    }
}
