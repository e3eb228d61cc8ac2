//! `soundings backup FILE`, `soundings restore FILE`, `soundings verify FILE`

use std::path::{Path, PathBuf};

use clap::Args;
use ops::backups::{BackupEntry, BackupReason, every_folder, restore};
use ops::{Code, Context, Failure, OpenOptions, Session, Unlock};
use serde_json::{Value, json};

use super::recover::Lost;
use crate::output::{Output, counted, grouped, plain};
use crate::refusal::{Done, Refusal};
use crate::{moment, secret, workspace};

/// Where the backups are.
#[derive(Args)]
pub(crate) struct Place {
    /// The folder the backups are in, one folder in it a workspace; that of the window when left out
    #[arg(long, value_name = "FOLDER")]
    backups: Option<PathBuf>,
}

impl Place {
    /// Where to look for backups: in the folder named, or wherever the window may have made them.
    pub(super) fn every(&self) -> Result<Vec<PathBuf>, Refusal> {
        match &self.backups {
            Some(named) => Ok(vec![named.clone()]),
            None => Ok(every_folder(self.folder()?, moment::every_backups())),
        }
    }

    /// Where to make one.
    pub(super) fn folder(&self) -> Result<PathBuf, Refusal> {
        self.backups.clone().or_else(moment::backups).ok_or_else(|| {
            Refusal::Usage("there is no folder for backups here: name one with --backups".into())
        })
    }
}

/// Make a backup now, or list those there are
#[derive(Args)]
pub(crate) struct Backup {
    /// The workspace
    file: PathBuf,
    /// Only list the backups there are, the newest first
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let folder = self.place.folder()?;
        workspace::with(&self.file, context, |session| {
            if self.list {
                let list = session.backups(&self.place.every()?)?;
                output.answer(&json!({ "total": list.len(), "items": list }), |out| {
                    if list.is_empty() {
                        writeln!(out, "There is no backup yet.")?;
                    }
                    list.iter()
                        .try_for_each(|backup| writeln!(out, "{}", line(backup)))
                })?;
                return Ok(Done::All);
            }
            let made = session.back_up(&folder, BackupReason::ByHand, context)?;
            let path = session.backup_named(std::slice::from_ref(&folder), &made.file_name)?;
            let mut document = json!(made);
            document["path"] = json!(path.display().to_string());
            output.answer(&document, |out| {
                writeln!(out, "Backed up and checked: {}", plain(&path.to_string_lossy()))
            })?;
            Ok(Done::All)
        })
    }
}

/// Put a backup in the place of the workspace; how it is now is backed up first, so that this can be undone. A file that
/// does not open is kept aside instead
#[derive(Args)]
pub(crate) struct Restore {
    /// The workspace
    file: PathBuf,
    /// The backup: its name as `soundings backup --list` shows it, or a path; the newest when left out
    #[arg(long, value_name = "NAME")]
    backup: Option<String>,
    /// Only show what differs between now and the backup
    #[arg(long)]
    dry_run: bool,
    /// Read the password the backup was made under from this file descriptor, where it is not that of the workspace
    #[arg(long, value_name = "N")]
    backup_password_fd: Option<u32>,
    #[command(flatten)]
    place: Place,
}

impl Restore {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let folder = self.place.folder()?;
        let its = match self.backup_password_fd {
            Some(descriptor) => secret::from(descriptor)?.map(Unlock::Password),
            None => None,
        };
        // Opened for this alone: what is lost or damaged is put in place, and not compared.
        if let Err(Refusal::Refused(failure)) = workspace::with(&self.file, context, |_| Ok(())) {
            if super::recover::is_lost(failure.code, self.backup.is_some()) {
                return self.recover(failure, its, context, output);
            }
            if failure.code == Code::WrongPassword {
                return Err(
                    super::recover::naming_the_newest(failure, &self.file, &self.place.every()?).into(),
                );
            }
        }
        let (backup, differences, key) = workspace::with(&self.file, context, |session| {
            let backup = self.chosen(session, &self.place.every()?)?;
            let differences = session.difference_from(&backup, its.clone())?;
            Ok((backup, differences, session.key().cloned()))
        })?;
        let mut document = json!({
            "backup": backup.display().to_string(),
            "restored": !self.dry_run,
            "differences": differences,
        });
        let before = if self.dry_run {
            None
        } else {
            let options = OpenOptions {
                unlock: key.map(Unlock::Key),
                ..OpenOptions::default()
            };
            Some(restore(&self.file, options, &backup, its, &folder, context)?)
        };
        document["before"] = json!(before);
        output.answer(&document, |out| {
            if differences.is_empty() {
                writeln!(out, "The backup holds what the workspace holds now.")?;
            }
            for one in &differences {
                writeln!(
                    out,
                    "{}: {} added since, {} removed since, {} changed since",
                    one.part,
                    grouped(one.added),
                    grouped(one.removed),
                    grouped(one.changed)
                )?;
            }
            match &before {
                None => writeln!(out, "Nothing was changed."),
                Some(before) => writeln!(
                    out,
                    "Restored. How it was before is the backup {}; restore that one to undo this.",
                    before.file_name
                ),
            }
        })?;
        Ok(Done::All)
    }

    /// Where the file is damaged, lost or something else: a backup is a workspace itself and takes its place.
    fn recover(
        &self,
        failure: Failure,
        its: Option<Unlock>,
        context: &Context,
        output: &Output,
    ) -> Result<Done, Refusal> {
        let lost = Lost {
            file: &self.file,
            named: self.backup.as_deref(),
            folders: self.place.every()?,
            failure,
            unlock: match its {
                Some(its) => Some(its),
                // A file that is lost says no more which key it has; the backup then asks for its password.
                None => match secret::opens(&self.file) {
                    Err(Refusal::Refused(_)) => None,
                    found => found?,
                },
            },
        };
        lost.recover(self.dry_run, context, output)
    }

    fn chosen(&self, session: &Session, folders: &[PathBuf]) -> Result<PathBuf, Refusal> {
        let Some(named) = &self.backup else {
            let newest = session.backups(folders)?.into_iter().next().ok_or_else(|| {
                let message = "There is no backup of this workspace yet. Nothing was changed.";
                Failure::new(Code::NotFound, message)
            })?;
            return Ok(session.backup_named(folders, &newest.file_name)?);
        };
        let path = Path::new(named);
        if path.is_file() {
            Ok(path.to_owned())
        } else {
            Ok(session.backup_named(folders, named)?)
        }
    }
}

/// Read the workspace and each of its backups from end to end
#[derive(Args)]
pub(crate) struct Verify {
    /// The workspace
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Verify {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let folders = self.place.every()?;
        let (checked, backups) = workspace::with(&self.file, context, |session| {
            let checked = session.call(context, "check", json!({}))?;
            Ok((checked, session.verify_backups(&folders, context)?))
        })?;
        let of_the_file: Vec<Value> = checked["findings"].as_array().cloned().unwrap_or_default();
        let sound = of_the_file.is_empty() && backups.iter().all(|one| one.problem.is_none());
        let items: Vec<Value> = backups
            .iter()
            .map(|one| {
                let mut item = json!(one.backup);
                item["ok"] = json!(one.problem.is_none());
                item["problem"] = json!(one.problem);
                item
            })
            .collect();
        let document = json!({
            "ok": sound,
            "file": { "ok": of_the_file.is_empty(), "findings": of_the_file },
            "backups": { "total": items.len(), "items": items },
        });
        output.answer(&document, |out| {
            if of_the_file.is_empty() {
                writeln!(out, "The workspace is sound.")?;
            } else {
                writeln!(
                    out,
                    "The workspace is not sound: {}. `soundings check` names them.",
                    counted(of_the_file.len() as u64, "finding", "findings")
                )?;
            }
            if backups.is_empty() {
                writeln!(out, "There is no backup yet. Make one with `soundings backup`.")?;
            }
            for one in &backups {
                let verdict = one.problem.as_deref().unwrap_or("sound");
                writeln!(out, "{}: {}", line(&one.backup), plain(verdict))?;
            }
            Ok(())
        })?;
        Ok(if sound { Done::All } else { Done::ButSome })
    }
}

fn line(backup: &BackupEntry) -> String {
    let protected = if backup.encrypted { ", protected" } else { "" };
    format!(
        "{} ({} bytes{protected})",
        plain(&backup.file_name),
        grouped(backup.size)
    )
}
