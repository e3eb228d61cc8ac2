//! `soundings restore FILE` where the file is lost, damaged or something else.

use std::path::{Path, PathBuf};

use ops::recover::{Recover, Recovered, backup_named, backups_of, id_of, recover, told_id};
use ops::{Code, Context, Failure, Unlock};
use serde_json::json;
use uuid::Uuid;

use crate::moment;
use crate::output::{Output, plain};
use crate::refusal::{Done, Refusal};
use crate::secret;

/// Whether a file refused for this reason has to be put back from a backup. A wrong password by itself is not one, for the
/// file may well be sound; with a backup that was named, and that the password opens, it is the file that is at fault.
pub(super) fn is_lost(code: Code, named: bool) -> bool {
    match code {
        Code::Locked => false,
        Code::WrongPassword => named,
        code => ops::recover::would_help(code),
    }
}

/// The refusal of a file, with the newest backup of it that could be named.
pub(super) fn naming_the_newest(failure: Failure, file: &Path, folders: &[PathBuf]) -> Failure {
    let newest = moment::remembered_id(file).and_then(|id| backups_of(id, folders).into_iter().next());
    match newest {
        Some(backup) => Failure::new(
            failure.code,
            format!("{} The newest is “{}”.", failure.message, backup.file_name),
        ),
        None => failure,
    }
}

/// A file that does not open, and what is known of it.
pub(super) struct Lost<'a> {
    pub(super) file: &'a Path,
    /// The backup asked for: a name or a path.
    pub(super) named: Option<&'a str>,
    pub(super) folders: Vec<PathBuf>,
    /// Why it does not open.
    pub(super) failure: Failure,
    /// What opens the backup, if it is protected.
    pub(super) unlock: Option<Unlock>,
}

impl Lost<'_> {
    /// Puts a backup in its place, and keeps aside what is there.
    pub(super) fn recover(self, dry_run: bool, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let (backup, workspace) = self.chosen(context)?;
        let Recovered { kept, unread } = if dry_run {
            Recovered::default()
        } else {
            let asked = Recover {
                backup: &backup,
                unlock: self.unlock,
                workspace,
                folders: &self.folders,
            };
            recover(self.file, asked, context).map_err(secret::told)?
        };
        let document = json!({
            "backup": backup.display().to_string(),
            "restored": !dry_run,
            "refused": self.failure,
            "kept": kept.as_ref().map(|kept| kept.display().to_string()),
            "unread": unread.iter().map(|backup| backup.display().to_string()).collect::<Vec<_>>(),
        });
        output.answer(&document, |out| {
            writeln!(
                out,
                "It does not open: {}.",
                plain(self.failure.message.trim_end_matches('.'))
            )?;
            let name = plain(&backup.to_string_lossy());
            if dry_run {
                writeln!(
                    out,
                    "The backup {name} would take its place. Nothing was changed."
                )?;
            } else {
                writeln!(out, "The backup {name} is in its place now.")?;
            }
            match &kept {
                Some(kept) => writeln!(
                    out,
                    "What was there is kept as {}; `soundings salvage` saves what can be read of it.",
                    plain(&kept.to_string_lossy())
                ),
                None => Ok(()),
            }?;
            if !unread.is_empty() {
                writeln!(
                    out,
                    "Newer backups could not be read: they have another password, or are damaged. If somebody was erased \
                     since this one was made, erase them again. Those backups are:"
                )?;
            }
            unread
                .iter()
                .try_for_each(|backup| writeln!(out, "  {}", plain(&backup.to_string_lossy())))
        })?;
        Ok(Done::All)
    }

    fn chosen(&self, context: &Context) -> Result<(PathBuf, Uuid), Refusal> {
        if let Some(path) = self.named.map(Path::new).filter(|path| path.is_file()) {
            let workspace = id_of(path, self.unlock.clone(), context).map_err(secret::told)?;
            if self.id().is_some_and(|known| known != workspace) {
                let message = format!(
                    "{} is a backup of another workspace than {} was. Nothing was changed.",
                    path.display(),
                    self.file.display()
                );
                return Err(Failure::new(Code::Conflict, message).into());
            }
            return Ok((path.to_owned(), workspace));
        }
        let workspace = self.id().ok_or_else(|| self.without_backup())?;
        let name = match self.named {
            Some(name) => name.to_owned(),
            None => {
                backups_of(workspace, &self.folders)
                    .into_iter()
                    .next()
                    .ok_or_else(|| self.without_backup())?
                    .file_name
            }
        };
        Ok((backup_named(workspace, &self.folders, &name)?, workspace))
    }

    /// Which workspace it was: as the window remembers, or as the file says still.
    fn id(&self) -> Option<Uuid> {
        moment::remembered_id(self.file).or_else(|| told_id(self.file))
    }

    fn without_backup(&self) -> Failure {
        let folders: Vec<String> = self
            .folders
            .iter()
            .map(|folder| folder.display().to_string())
            .collect();
        Failure::new(
            self.failure.code,
            format!(
                "{}. No backup of it is known here. Each backup is a workspace itself: look for one in {}, and name it with \
                 --backup. `soundings salvage` saves what can be read of a damaged file. Nothing was changed.",
                self.failure.message.trim_end_matches('.'),
                folders.join(" and ")
            ),
        )
    }
}
