//! The backups of a workspace: making, listing and checking them, what differs from now, and putting one back.
//!
//! They lie in a folder of their own for each workspace, inside the folder the caller names; nothing here takes a path
//! from the window, which names a backup by its file name alone.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Reason;
use ts_rs::TS;
use uuid::Uuid;

use crate::{Code, Context, Failure, OpenOptions, Session, Unlock};

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupEntry {
    /// The file, without its folder.
    pub file_name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Why it was made.
    pub reason: BackupReason,
    /// How many bytes it has.
    pub size: u64,
    /// Whether a password protects it.
    pub encrypted: bool,
}

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupReason {
    /// An hour with changes had gone by.
    Hourly,
    /// The format of the file was about to change.
    Migration,
    /// Something was about to be imported.
    Import,
    /// Somebody was about to be erased.
    Erasure,
    /// An older state was about to be put back.
    Restore,
    /// Somebody asked for it.
    ByHand,
}

impl From<Reason> for BackupReason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Hourly => Self::Hourly,
            Reason::Migration => Self::Migration,
            Reason::Import => Self::Import,
            Reason::Erasure => Self::Erasure,
            Reason::Restore => Self::Restore,
            Reason::ByHand => Self::ByHand,
        }
    }
}

impl From<BackupReason> for Reason {
    fn from(reason: BackupReason) -> Self {
        match reason {
            BackupReason::Hourly => Self::Hourly,
            BackupReason::Migration => Self::Migration,
            BackupReason::Import => Self::Import,
            BackupReason::Erasure => Self::Erasure,
            BackupReason::Restore => Self::Restore,
            BackupReason::ByHand => Self::ByHand,
        }
    }
}

/// What differs between now and a backup, in one part of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupDifference {
    /// The part, in words: people and groups, assessments.
    pub part: String,
    /// Entries there are now, and were not in the backup: putting it back takes them away.
    pub added: u64,
    /// Entries of the backup that there are no more: putting it back brings them back.
    pub removed: u64,
    /// Entries that are different now: putting it back makes them as they were.
    pub changed: u64,
}

/// Whether a backup can be relied on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VerifiedBackup {
    /// Which.
    pub backup: BackupEntry,
    /// What keeps it from being put back; none when it is sound.
    pub problem: Option<String>,
}

impl From<&store::Backup> for BackupEntry {
    fn from(backup: &store::Backup) -> Self {
        let name = backup.path.file_name().unwrap_or_default();
        Self {
            file_name: name.to_string_lossy().into_owned(),
            at: backup.at,
            reason: backup.reason.into(),
            size: backup.size,
            encrypted: backup.encrypted,
        }
    }
}

/// Every folder that backups may be in: the program's own, those chosen before, and the one chosen.
pub fn every_folder(own: PathBuf, chosen: impl IntoIterator<Item = PathBuf>) -> Vec<PathBuf> {
    let mut folders = vec![own];
    for folder in chosen {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

impl Session {
    /// Makes a backup in `folder`, encrypted as the workspace is and checked before this comes back; and takes away those
    /// that need not stay.
    ///
    /// # Errors
    /// `io` when it cannot be written, `damaged` when the workspace cannot be copied whole.
    pub fn back_up(
        &self,
        folder: &Path,
        reason: BackupReason,
        context: &Context,
    ) -> Result<BackupEntry, Failure> {
        let made = self.workspace.back_up(folder, reason.into(), context.now)?;
        // That an older one cannot be taken away is no reason to say that there is no new one.
        store::thin_out(folder, self.workspace.id()?, context.now).ok();
        Ok(BackupEntry::from(&made))
    }

    /// Makes a backup if the last is an hour old and something was changed since; none when it was not time.
    ///
    /// # Errors
    /// As [`Session::back_up`].
    pub fn back_up_if_due(&self, folder: &Path, context: &Context) -> Result<Option<BackupEntry>, Failure> {
        let list = store::backups(folder, self.workspace.id()?)?;
        if self.is_read_only() || !store::due(&list, context.now) {
            return Ok(None);
        }
        let last_change = self.workspace.journal(0, 1)?.1.pop().map(|line| line.at);
        // One from the future says nothing, here as there.
        let last = list.iter().find(|backup| backup.at <= context.now);
        let is_changed = match (last, last_change) {
            // What was never changed, such as the untouched sample, can be made again.
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(last), Some(changed)) => changed >= last.at,
        };
        if is_changed {
            self.back_up(folder, BackupReason::Hourly, context).map(Some)
        } else {
            Ok(None)
        }
    }

    /// The backups of this workspace in these folders, the newest first.
    ///
    /// # Errors
    /// `io` when a folder cannot be read.
    pub fn backups(&self, folders: &[PathBuf]) -> Result<Vec<BackupEntry>, Failure> {
        Ok(self.every(folders)?.iter().map(BackupEntry::from).collect())
    }

    fn every(&self, folders: &[PathBuf]) -> Result<Vec<store::Backup>, Failure> {
        every(self.workspace.id()?, folders)
    }

    /// The full path of one of them.
    ///
    /// # Errors
    /// `not_found` when there is none of that name.
    pub fn backup_named(&self, folders: &[PathBuf], file_name: &str) -> Result<PathBuf, Failure> {
        named(self.every(folders)?, file_name)
    }

    /// What differs between now and a backup, part by part; empty when nothing does. A backup from before the password
    /// was changed needs the one it was made under.
    ///
    /// # Errors
    /// `locked` or `wrong_password` when another password protects it, `damaged`, `not_a_workspace`.
    pub fn difference_from(
        &self,
        backup: &Path,
        unlock: Option<Unlock>,
    ) -> Result<Vec<BackupDifference>, Failure> {
        let key = self.key_of(backup, unlock)?;
        let found = self.workspace.difference(backup, key.as_ref())?;
        Ok(told(&found))
    }

    /// Reads every backup from end to end, the newest first.
    ///
    /// # Errors
    /// `io` when a folder cannot be read. That a backup is not sound is no error, but its outcome.
    pub fn verify_backups(
        &self,
        folders: &[PathBuf],
        context: &Context,
    ) -> Result<Vec<VerifiedBackup>, Failure> {
        let list = self.every(folders)?;
        Ok(list
            .iter()
            .map(|backup| VerifiedBackup {
                backup: BackupEntry::from(backup),
                problem: self
                    .verify(&backup.path, context)
                    .err()
                    .map(|failure| match failure.code {
                        Code::WrongPassword | Code::Locked => {
                            "It was made under another password; that one still opens it.".to_owned()
                        }
                        _ => failure.message,
                    }),
            })
            .collect())
    }

    fn verify(&self, backup: &Path, context: &Context) -> Result<(), Failure> {
        let key = self.key_of(backup, None)?;
        let opening = store::Opening {
            at: context.now,
            backups: None,
            read_only: true,
            key,
        };
        let found = match store::Workspace::open(backup, &opening) {
            Err(store::StoreError::NeedsUpgrade { .. }) => {
                // Of an older format: it is brought up to date when it is put back, if all of it can be read.
                return Ok(store::check_pages(backup, opening.key.as_ref())?);
            }
            opened => {
                let opened = opened?;
                let found = opened.integrity()?;
                opened.close()?;
                found.len()
            }
        };
        match found {
            0 => Ok(()),
            found => Err(Failure::new(
                Code::Damaged,
                format!("It is damaged in {found} places and cannot be relied on."),
            )),
        }
    }

    /// What opens a backup: what was given, or what opens the workspace.
    fn key_of(&self, backup: &Path, unlock: Option<Unlock>) -> Result<Option<store::Key>, Failure> {
        if !store::is_protected(backup)? {
            return Ok(None);
        }
        match unlock {
            Some(unlock) => unlock.key(backup),
            None => Ok(self.key().cloned()),
        }
    }
}

/// The backups of a workspace in these folders, the newest first.
pub(crate) fn every(workspace: Uuid, folders: &[PathBuf]) -> Result<Vec<store::Backup>, Failure> {
    let mut list = Vec::new();
    for folder in folders {
        list.extend(store::backups(folder, workspace)?);
    }
    list.sort_by_key(|backup| Reverse((backup.at, backup.again)));
    Ok(list)
}

/// The full path of the one with this name.
pub(crate) fn named(list: Vec<store::Backup>, file_name: &str) -> Result<PathBuf, Failure> {
    list.into_iter()
        .map(|backup| backup.path)
        .find(|path| path.file_name().is_some_and(|name| name == file_name))
        .ok_or_else(|| {
            Failure::new(
                Code::NotFound,
                "There is no backup of that name any more. Look at the list again.",
            )
        })
}

/// Puts a backup in the place of a workspace that is not open here, under the password the workspace has now. Before that
/// a backup of how it is now is made in `folder`, and given back: putting that one back undoes this.
///
/// # Errors
/// `busy` while another program has the file open, `conflict` when the backup is of another workspace, `locked`,
/// `wrong_password`, `damaged`, `io`. The file is then as it was.
pub fn restore(
    path: &Path,
    options: OpenOptions,
    backup: &Path,
    its_unlock: Option<Unlock>,
    folder: &Path,
    context: &Context,
) -> Result<BackupEntry, Failure> {
    let key = options
        .unlock
        .map(|unlock| unlock.key(path))
        .transpose()?
        .flatten();
    let its_key = match (store::is_protected(backup)?, its_unlock) {
        (false, _) => None,
        (true, Some(unlock)) => unlock.key(backup)?,
        (true, None) => key.clone(),
    };
    let opening = store::Opening {
        at: context.now,
        backups: options.backups,
        read_only: false,
        key,
    };
    let before = store::Workspace::restore(path, &opening, backup, its_key.as_ref(), folder)?;
    Ok(BackupEntry::from(&before))
}

/// The part of the workspace a table belongs to, in words.
pub(crate) fn part_of(table: &str) -> &'static str {
    PARTS
        .iter()
        .find(|(known, _)| *known == table)
        .map_or("other records", |(_, part)| part)
}

/// Which part of the workspace a table is, as a person speaks of it; several tables can be one part.
const PARTS: &[(&str, &str)] = &[
    ("stakeholder", "people and groups"),
    ("custom_values", "custom fields"),
    ("custom_field", "custom fields"),
    ("tag", "tags"),
    ("tagging", "tags"),
    ("membership", "members of groups"),
    ("composition", "members of groups"),
    ("tie", "ties"),
    ("unit", "units"),
    ("stake", "stakeholders of projects"),
    ("assessment", "assessments"),
    ("own_axis", "assessments"),
    ("judged_score", "readiness scores"),
    ("programme", "projects"),
    ("project", "projects"),
    ("change", "projects"),
    ("service", "services"),
    ("need", "needs"),
    ("request", "support requests"),
    ("plan_line", "plan lines"),
    ("engagement_record", "conversations"),
    ("commitment", "commitments"),
    ("mapping", "mappings"),
    ("data_request", "requests about personal data"),
    ("mark", "marks on personal data"),
    ("private_note", "private notes"),
    ("project_privacy", "projects"),
    ("kept_longer", "how long data is kept"),
    ("role_held", "posts of stakeholders"),
    ("saved_view", "saved views"),
    ("told_apart", "pairs told apart"),
    ("merged", "merged stakeholders"),
    ("decision", "decisions"),
    ("decision_part", "parts in decisions"),
    ("workspace", "settings"),
    ("setting", "settings"),
];

fn told(found: &[store::Difference]) -> Vec<BackupDifference> {
    let mut parts: Vec<BackupDifference> = Vec::new();
    for one in found {
        let part = part_of(one.table);
        let at = parts
            .iter()
            .position(|known| known.part == part)
            .unwrap_or_else(|| {
                parts.push(BackupDifference {
                    part: part.to_owned(),
                    added: 0,
                    removed: 0,
                    changed: 0,
                });
                parts.len() - 1
            });
        parts[at].added += one.added;
        parts[at].removed += one.removed;
        parts[at].changed += one.changed;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recorded_table_is_a_part() {
        for table in store::RECORDED {
            assert!(PARTS.iter().any(|(name, _)| name == table), "{table}");
        }
    }
}
