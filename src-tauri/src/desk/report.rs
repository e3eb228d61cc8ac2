//! A project's readiness report as a file.

use ops::Failure;
use ops::domain::ExportKind;
use ops::report::ReportRequest;

use super::saved::{SavedFile, left, save_bytes};
use crate::ask::Kind;
use crate::shell::Shell;

/// `desk_report_save`. The report is made first: a dialog is only shown for one that can be had.
pub(crate) fn save(shell: &Shell, request: ReportRequest) -> Result<Option<SavedFile>, Failure> {
    let pdf = shell.with(|session, context| ops::report::pdf(session, context, request))?;
    let saved = save_bytes(shell, Kind::Pdf, &format!("{}.pdf", pdf.file_stem), &pdf.bytes)?;
    left(shell, saved, ExportKind::Report, &pdf.file_stem, pdf.profile)
}
