//! The papers on how people's data is kept, as files.

use ops::Failure;
use ops::domain::{PaperFormat, PaperKind};
use ops::papers::out::{file, leaving};
use serde::Deserialize;
use ts_rs::TS;

use super::saved::{SavedFile, left, save_bytes};
use crate::ask::Kind;
use crate::shell::Shell;

/// Which paper to save, and as what.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "desk/")]
pub(crate) struct PaperSave {
    /// Which.
    pub(crate) paper: PaperKind,
    /// As what.
    pub(crate) format: PaperFormat,
}

/// `desk_paper_save`. The paper is made first: a dialog is only shown for one that can be had.
pub(crate) fn save(shell: &Shell, request: PaperSave) -> Result<Option<SavedFile>, Failure> {
    let made = shell.with(|session, context| file(session, context, request.paper, request.format))?;
    let kind = match request.format {
        PaperFormat::Pdf => Kind::Pdf,
        PaperFormat::Markdown => Kind::Markdown,
        PaperFormat::Text => Kind::Text,
    };
    let saved = save_bytes(shell, kind, &made.file_name, &made.bytes)?;
    let leaving = leaving(request.paper, &made.file_name);
    left(shell, saved, leaving.kind, leaving.what, leaving.profile)
}
