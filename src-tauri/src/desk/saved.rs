//! Files written where a dialog said.

use std::path::{Path, PathBuf};

use ops::domain::{ExportKind, Profile};
use ops::exports::{self, Leaving};
use ops::{Failure, Tag};
use serde::Serialize;
use ts_rs::TS;

use super::state::{last_part, with_ending};
use crate::ask::Kind;
use crate::shell::Shell;
use crate::tell::Changed;

/// A file, or a folder of files, that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct SavedFile {
    /// Its name.
    pub(crate) file_name: String,
    /// The folder it is in.
    pub(crate) folder: String,
}

impl SavedFile {
    /// What was written at this path.
    pub(crate) fn at(path: &Path) -> Self {
        let folder = path.parent().map(PathBuf::from).unwrap_or_default();
        Self {
            file_name: last_part(path),
            folder: folder.display().to_string(),
        }
    }
}

/// Lets a place be chosen and writes a file there whole; none when the person thinks better of it.
pub(crate) fn save_bytes(
    shell: &Shell,
    kind: Kind,
    suggested: &str,
    bytes: &[u8],
) -> Result<Option<SavedFile>, Failure> {
    let Some(path) = shell.ask.save(kind, suggested) else {
        return Ok(None);
    };
    let path = with_ending(path, kind.ending());
    ops::report::write_file(&path, bytes)?;
    Ok(Some(SavedFile::at(&path)))
}

/// Keeps in the workspace that something left, where it did.
pub(crate) fn left(
    shell: &Shell,
    saved: Option<SavedFile>,
    kind: ExportKind,
    what: &str,
    profile: Profile,
) -> Result<Option<SavedFile>, Failure> {
    let Some(saved) = saved else { return Ok(None) };
    let leaving = Leaving {
        kind,
        what,
        profile,
        file_name: &saved.file_name,
    };
    shell.with(|session, context| exports::record(session, context, leaving))?;
    shell.tell.changed(&Changed {
        tags: vec![Tag::Exports.as_str().to_owned()],
        elsewhere: false,
    });
    Ok(Some(saved))
}
