//! The readiness report of a project: its figures gathered, and its pages made.

mod gather;

use std::path::Path;

use chrono::NaiveDate;
use domain::{Profile, ProjectId};
use report::model::Report;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::redact::{Told, Wording};
use crate::{Code, Context, Failure, Look, Session};

/// Which report.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportRequest {
    /// The project.
    pub project: ProjectId,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How much of people it shows; roles instead of names when left out.
    #[serde(default = "roles")]
    #[ts(optional, as = "Option<Profile>")]
    pub profile: Profile,
    /// Other words for texts that are withheld.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Wording>>")]
    pub wordings: Vec<Wording>,
}

fn roles() -> Profile {
    Profile::Roles
}

impl ReportRequest {
    /// The report of a project as it is today, with roles instead of names.
    #[must_use]
    pub fn of(project: ProjectId) -> Self {
        Self {
            project,
            as_of: None,
            profile: roles(),
            wordings: Vec::new(),
        }
    }
}

/// The pages of a report, as they will be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportPages {
    /// One SVG document a page.
    pub pages: Vec<String>,
    /// What a saved copy would be called, without an ending.
    pub file_stem: String,
    /// The content hash of the figures.
    pub snapshot: String,
}

/// `report_model`.
pub fn model(look: Look<'_>, request: ReportRequest) -> Result<Report, Failure> {
    Ok(gathered(look, &request)?.0)
}

/// The figures, and what was hidden for them.
pub(crate) fn gathered(look: Look<'_>, request: &ReportRequest) -> Result<(Report, Told), Failure> {
    gather::gather(look, request)
}

/// `report_pages`.
pub fn pages(look: Look<'_>, request: ReportRequest) -> Result<ReportPages, Failure> {
    let model = model(look, request)?;
    let pages = ::report::svg_pages(&model).map_err(typesetting)?;
    Ok(ReportPages {
        pages,
        file_stem: file_stem(&model),
        snapshot: model.header.snapshot,
    })
}

/// A report as a PDF.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The document.
    pub bytes: Vec<u8>,
    /// What to call it, without an ending.
    pub file_stem: String,
    /// The content hash of the figures.
    pub snapshot: String,
    /// The profile it was made under: that which was asked for, unless the project is role-only.
    pub profile: Profile,
    /// How many texts are withheld because of whom they name.
    pub withheld: u64,
}

/// The readiness report of a project as a PDF: the same bytes for the same data, date and version.
///
/// # Errors
/// `invalid` for an unknown project or a date in the future, `internal` when the pages cannot be made.
pub fn pdf(session: &Session, context: &Context, request: ReportRequest) -> Result<Pdf, Failure> {
    let (model, told) = session.read(context, |look| gathered(look, &request))?;
    let bytes = ::report::pdf(&model).map_err(typesetting)?;
    Ok(Pdf {
        bytes,
        profile: told.profile,
        withheld: told.withheld.len() as u64,
        file_stem: file_stem(&model),
        snapshot: model.header.snapshot,
    })
}

/// Writes a file beside its final place and moves it there, so that a half-written one is never taken for whole.
///
/// # Errors
/// `io`, with the place and the remedy.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let partial = Path::new(&partial);
    std::fs::write(partial, bytes)
        .and_then(|()| std::fs::rename(partial, path))
        .map_err(|error| {
            let _ = std::fs::remove_file(partial);
            Failure::new(
                Code::Io,
                format!(
                    "{} could not be written ({error}). Choose another folder or free some space.",
                    path.display()
                ),
            )
        })
}

fn typesetting(error: ::report::ReportError) -> Failure {
    Failure::new(Code::Internal, format!("The pages could not be made: {error}"))
}

/// “Readiness – Project – 2026-11-22”, without what file systems refuse.
fn file_stem(model: &Report) -> String {
    format!(
        "Readiness - {} - {}",
        crate::words::for_file(&model.header.project),
        model.header.as_of
    )
}
