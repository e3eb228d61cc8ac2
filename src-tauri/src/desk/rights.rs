//! Everything held about a person and what to know before meeting one as files, and erasing a person with the backups of this machine.

use std::path::{Path, PathBuf};

use ops::domain::{ExportKind, Profile, StakeholderId};
use ops::people::brief::{self, BriefRequest};
use ops::rights::erase::{ErasePerson, ErasedPerson, erase_with};
use ops::{Code, Failure};
use serde::Deserialize;
use ts_rs::TS;

use super::saved::{SavedFile, left, save_bytes};
use crate::ask::Kind;
use crate::shell::Shell;

/// Whose pack.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "desk/")]
pub(crate) struct PackSave {
    /// The stakeholder.
    #[ts(type = "string")]
    pub(crate) id: StakeholderId,
}

/// `desk_person_pack_save`: the document where the dialog says, and the same as JSON beside it.
pub(crate) fn save_pack(shell: &Shell, request: PackSave) -> Result<Option<SavedFile>, Failure> {
    let made = shell.with(|session, context| ops::rights::pack::pdf(session, context, request.id))?;
    let Some(saved) = save_bytes(shell, Kind::Pdf, &format!("{}.pdf", made.file_stem), &made.bytes)? else {
        return Ok(None);
    };
    let json = serde_json::to_vec_pretty(&made.pack).map_err(|_| {
        Failure::new(
            Code::Internal,
            "The JSON beside the document could not be written.",
        )
    })?;
    ops::report::write_file(&beside(&Path::new(&saved.folder).join(&saved.file_name)), &json)?;
    let what = format!("Everything about {}", made.pack.name);
    left(shell, Some(saved), ExportKind::PersonPack, &what, Profile::Full)
}

/// `desk_brief_save`: what to know before meeting somebody, where the dialog says.
pub(crate) fn save_brief(shell: &Shell, request: BriefRequest) -> Result<Option<SavedFile>, Failure> {
    let made = shell.with(|session, context| brief::pdf(session, context, request))?;
    let saved = save_bytes(shell, Kind::Pdf, &made.file_name, &made.bytes)?;
    let what = format!("Brief on {}", made.brief.name);
    left(shell, saved, ExportKind::Report, &what, made.brief.profile)
}

/// A name beside a document that no file has yet: nobody was asked whether one may go.
fn beside(document: &Path) -> PathBuf {
    let first = document.with_extension("json");
    let more = (2..).map(|again| document.with_extension(format!("{again}.json")));
    std::iter::once(first.clone())
        .chain(more)
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// `desk_person_erase`: from the workspace, and from the backups in every folder that this program keeps them in.
pub(crate) fn erase(shell: &Shell, request: ErasePerson) -> Result<ErasedPerson, Failure> {
    let folders = shell.home.backups_to_clear();
    shell.with(|session, context| erase_with(session, context, request, folders))
}
