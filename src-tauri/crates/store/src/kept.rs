//! What was kept aside when a backup took the place of a file: whose it is, and deleting it.
//!
//! It is damaged, so nobody can be erased from it; and what was written in it may be in it still.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::aside::{BESIDE, DAMAGED};
use crate::backups::id_of;
use crate::connect::{Use, connect};
use crate::header::sidecar;
use crate::{Key, StoreError, Workspace, is_protected};

/// How the name of a workspace ends, unless somebody named it otherwise.
const ENDING: &str = "soundings";

/// A file that was kept aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptAside {
    /// Where it is.
    pub path: PathBuf,
    /// Nothing says any more whose it is, and it was called otherwise than this workspace is: it was kept aside before
    /// this one was renamed, or is another's.
    pub is_doubtful: bool,
}

impl Workspace {
    /// The files beside this one that were kept aside, in the order of their names. One that says it is another workspace's
    /// is not among them; one that says nothing any more is, and where it has another name than this, with a doubt.
    pub fn kept_aside(&self) -> Result<Vec<KeptAside>, StoreError> {
        let id = self.id()?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let endings = [self.path.extension(), Some(OsStr::new(ENDING))];
        let mut kept = Vec::new();
        for entry in fs::read_dir(folder).map_err(StoreError::io("read", folder))? {
            let path = entry.map_err(StoreError::io("read", folder))?.path();
            let Some(of) = kept_from(&path) else { continue };
            if !path.is_file() || !endings.contains(&path.extension()) {
                continue;
            }
            let is_doubtful = match whose(&path, self.key.as_ref()) {
                Some(whose) if whose == id => false,
                Some(_) => continue,
                None => of != stem,
            };
            kept.push(KeptAside { path, is_doubtful });
        }
        kept.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(kept)
    }

    /// Deletes one of them, with what lies beside it.
    pub fn delete_kept_aside(&self, path: &Path) -> Result<(), StoreError> {
        if !self.kept_aside()?.iter().any(|kept| kept.path == path) {
            return Err(StoreError::Missing {
                path: path.to_owned(),
            });
        }
        for ending in BESIDE.into_iter().chain([""]) {
            let file = sidecar(path, ending);
            match fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StoreError::io("delete", &file)(error));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// What the file was called before it was kept aside, if its name says that it was.
fn kept_from(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let (of, rest) = stem.rsplit_once(DAMAGED)?;
    let (date, count) = match rest.strip_suffix(')')?.split_once(", ") {
        Some((date, count)) => (date, Some(count)),
        None => (rest.strip_suffix(')')?, None),
    };
    let is_date = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").is_ok();
    let is_count = count.is_none_or(|count| count.parse::<u32>().is_ok());
    (is_date && is_count).then(|| of.to_owned())
}

/// Whose file it is, if it says so still.
fn whose(path: &Path, key: Option<&Key>) -> Option<Uuid> {
    let key = if is_protected(path).ok()? {
        Some(key?)
    } else {
        None
    };
    id_of(&connect(path, Use::Frozen, key).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_that_it_was_kept_aside_and_of_what() {
        for (name, of) in [
            ("Mill (damaged 2026-11-23).soundings", Some("Mill")),
            ("Mill (damaged 2026-11-23, 2).soundings", Some("Mill")),
            (
                "A (damaged 2026-11-22) (damaged 2026-11-23).soundings",
                Some("A (damaged 2026-11-22)"),
            ),
            ("Mill (damaged yesterday).soundings", None),
            ("Mill (damaged 2026-11-23, b).soundings", None),
            ("Mill (damaged 2026-11-23) mine.soundings", None),
            ("Mill.soundings", None),
        ] {
            assert_eq!(kept_from(Path::new(name)).as_deref(), of, "{name}");
        }
    }
}
