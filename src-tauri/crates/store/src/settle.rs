//! Putting a finished file in place: on the disk first, then under its name in one step.

use std::fs::{self, File};
use std::path::Path;

use crate::StoreError;
use crate::header::sidecar;

/// Gives a finished part its name, so that a power cut leaves either nothing or all of it there. What had the name
/// before is replaced.
pub(crate) fn settle(part: &Path, target: &Path) -> Result<(), StoreError> {
    File::options()
        .write(true)
        .open(part)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::io("save", part))?;
    fs::rename(part, target).map_err(StoreError::io("put in place", target))?;
    sync_folder(target);
    Ok(())
}

/// So that the name of a new file survives a power cut. Not every system can; then it is left to it.
pub(crate) fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Takes away a part that was not finished, with whatever SQLite left beside it.
pub(crate) fn discard(part: &Path) {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(sidecar(part, ending));
    }
}

/// Makes sure that no part of an attempt that was interrupted is in the way.
pub(crate) fn clear(part: &Path) -> Result<(), StoreError> {
    discard(part);
    if part.exists() {
        fs::remove_file(part).map_err(StoreError::io("remove", part))?;
    }
    Ok(())
}

/// An empty file that the same people may read as the one it is made from, and we may write.
pub(crate) fn make_like(path: &Path, part: &Path) -> Result<(), StoreError> {
    let make = || {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
            options.mode(fs::metadata(path)?.mode() & 0o777 | 0o600);
        }
        options.open(part)
    };
    make().map(drop).map_err(StoreError::io("make", part))
}
