//! A project's readiness report as a file.

use std::path::PathBuf;

use ops::Failure;
use ops::report::ReportRequest;
use serde::Serialize;
use ts_rs::TS;

use super::state::{last_part, with_ending};
use crate::ask::Kind;
use crate::shell::Shell;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct SavedFile {
    /// Its name.
    pub(crate) file_name: String,
    /// Its folder.
    pub(crate) folder: String,
}

/// `desk_report_save`. The report is made first: a dialog is only shown for one that can be had.
pub(crate) fn save(shell: &Shell, request: ReportRequest) -> Result<Option<SavedFile>, Failure> {
    let pdf = shell.with(|session, context| ops::report::pdf(session, context, request))?;
    let Some(path) = shell.ask.save(Kind::Pdf, &format!("{}.pdf", pdf.file_stem)) else {
        return Ok(None);
    };
    let path = with_ending(path, "pdf");
    ops::report::write_file(&path, &pdf.bytes)?;
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    Ok(Some(SavedFile {
        file_name: last_part(&path),
        folder: folder.display().to_string(),
    }))
}
