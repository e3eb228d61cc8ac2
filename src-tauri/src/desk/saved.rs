//! Files written where a dialog said.

use std::path::{Path, PathBuf};

use ops::Failure;
use serde::Serialize;
use ts_rs::TS;

use super::state::{last_part, with_ending};
use crate::ask::Kind;
use crate::shell::Shell;

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
