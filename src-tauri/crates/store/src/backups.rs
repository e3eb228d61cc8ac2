//! The backups of a workspace: a folder of its own for each, and a name that says when and why each was made.

use std::cmp::Reverse;
use std::fs::{self, DirEntry};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use crate::connect::{Use, connect};
use crate::settle::discard;
use crate::{Key, StoreError, Workspace, backup, key, rotate};

/// Why a backup was made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// An hour had gone by.
    Hourly,
    /// The format was about to change.
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

impl Reason {
    /// All there are.
    pub const ALL: &[Self] = &[
        Self::Hourly,
        Self::Migration,
        Self::Import,
        Self::Erasure,
        Self::Restore,
        Self::ByHand,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Hourly => "hourly",
            Self::Migration => "before upgrade",
            Self::Import => "before import",
            Self::Erasure => "before erasure",
            Self::Restore => "before restore",
            Self::ByHand => "by hand",
        }
    }

    /// Whether it was made before something great was done.
    pub(crate) fn is_before_something(self) -> bool {
        !matches!(self, Self::Hourly | Self::ByHand)
    }
}

/// One backup.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Why it was made.
    pub reason: Reason,
    /// Counts those made in the same second for the same reason, from one.
    pub again: u32,
    /// How many bytes it has.
    pub size: u64,
    /// Whether a password protects it.
    pub encrypted: bool,
}

const TIME: &str = "%Y-%m-%dT%H-%M-%SZ";
const ENDING: &str = ".soundings";
const PART: &str = ".part";

impl Workspace {
    /// Makes a backup in the folder of this workspace inside `folder`. It is encrypted as the workspace is, under the
    /// same key, and was checked before this comes back.
    pub fn back_up(&self, folder: &Path, reason: Reason, at: DateTime<Utc>) -> Result<Backup, StoreError> {
        make(&self.copier()?, folder, self.id()?, reason, at, self.key.as_ref())
    }

    /// Which workspace this is, whatever its name and place.
    pub fn id(&self) -> Result<Uuid, StoreError> {
        self.read(id_of)
    }
}

/// Which workspace a file is.
pub(crate) fn id_of(conn: &Connection) -> Result<Uuid, StoreError> {
    let id: [u8; 16] = conn.query_row("SELECT id FROM workspace", [], |row| row.get(0))?;
    Ok(Uuid::from_bytes(id))
}

pub(crate) fn make(
    conn: &Connection,
    folder: &Path,
    workspace: Uuid,
    reason: Reason,
    at: DateTime<Utc>,
    key: Option<&Key>,
) -> Result<Backup, StoreError> {
    let folder = &folder_of(folder, workspace);
    fs::create_dir_all(folder).map_err(StoreError::io("make the folder", folder))?;
    clear_parts(folder, at)?;
    let mut again = 1;
    let path = loop {
        let path = folder.join(file_name(at, reason, again));
        match backup::copy(conn, &path, key) {
            Err(StoreError::Exists { .. }) => again += 1,
            outcome => {
                outcome?;
                break path;
            }
        }
    };
    let size = fs::metadata(&path)
        .map_err(StoreError::io("look at", &path))?
        .len();
    Ok(Backup {
        path,
        at: cut_to_seconds(at),
        reason,
        again,
        size,
        encrypted: key.is_some(),
    })
}

/// The backups of a workspace, the newest first. What does not look like one is passed over.
pub fn backups(folder: &Path, workspace: Uuid) -> Result<Vec<Backup>, StoreError> {
    let mut list: Vec<Backup> = entries(&folder_of(folder, workspace))?
        .iter()
        .filter_map(backup_of)
        .collect();
    list.sort_by_key(|backup| Reverse((backup.at, backup.again, backup.reason)));
    Ok(list)
}

/// The backups that anybody can read, the newest first. Once the workspace has a password, they should go.
pub fn plain_copies(folder: &Path, workspace: Uuid) -> Result<Vec<Backup>, StoreError> {
    let mut list = backups(folder, workspace)?;
    list.retain(|backup| !backup.encrypted);
    Ok(list)
}

/// Takes away the backups that need not stay, and says which those were.
pub fn thin_out(folder: &Path, workspace: Uuid, now: DateTime<Utc>) -> Result<Vec<Backup>, StoreError> {
    let list = backups(folder, workspace)?;
    let stays = rotate::keep(&list, now);
    let gone: Vec<Backup> = list
        .into_iter()
        .zip(stays)
        .filter(|(_, stays)| !stays)
        .map(|(backup, _)| backup)
        .collect();
    for backup in &gone {
        remove(backup)?;
    }
    Ok(gone)
}

/// Reads a backup of any format from end to end.
pub fn check_pages(backup: &Path, key: Option<&Key>) -> Result<(), StoreError> {
    let conn = connect(backup, Use::Frozen, key)?;
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::Damaged {
            what: "its pages do not fit together".into(),
        })
    }
}

/// Takes away one backup. That it is gone already is no error.
pub fn remove(backup: &Backup) -> Result<(), StoreError> {
    match fs::remove_file(&backup.path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(StoreError::io("remove", &backup.path)(error))
        }
        _ => Ok(()),
    }
}

pub(crate) fn folder_of(folder: &Path, workspace: Uuid) -> PathBuf {
    folder.join(workspace.to_string())
}

fn entries(folder: &Path) -> Result<Vec<DirEntry>, StoreError> {
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .collect::<Result<_, _>>()
            .map_err(StoreError::io("read", folder)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(StoreError::io("read", folder)(error)),
    }
}

fn backup_of(entry: &DirEntry) -> Option<Backup> {
    let (at, reason, again) = told(entry.file_name().to_str()?)?;
    let path = entry.path();
    let size = entry.metadata().ok().filter(fs::Metadata::is_file)?.len();
    let encrypted = key::is_protected(&path).ok()?;
    Some(Backup {
        path,
        at,
        reason,
        again,
        size,
        encrypted,
    })
}

/// The parts of attempts that were interrupted. A recent one may still be being written.
fn clear_parts(folder: &Path, now: DateTime<Utc>) -> Result<(), StoreError> {
    for entry in entries(folder)? {
        let name = entry.file_name();
        let told = name
            .to_str()
            .and_then(|name| name.strip_suffix(PART))
            .and_then(told);
        if told.is_some_and(|(at, ..)| (now - at).abs() > TimeDelta::hours(1)) {
            discard(&entry.path());
        }
    }
    Ok(())
}

fn file_name(at: DateTime<Utc>, reason: Reason, again: u32) -> String {
    let (time, word) = (at.format(TIME), reason.word());
    if again == 1 {
        format!("{time} {word}{ENDING}")
    } else {
        format!("{time} {word} {again}{ENDING}")
    }
}

/// What a name tells.
fn told(name: &str) -> Option<(DateTime<Utc>, Reason, u32)> {
    let (time, rest) = name.strip_suffix(ENDING)?.split_once(' ')?;
    let at = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc();
    Reason::ALL.iter().find_map(|&reason| {
        let again = match rest.strip_prefix(reason.word())? {
            "" => 1,
            more => more.strip_prefix(' ')?.parse().ok().filter(|&again| again > 1)?,
        };
        // So that no two names tell the same.
        (file_name(at, reason, again) == name).then_some((at, reason, again))
    })
}

fn cut_to_seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_when_and_why() {
        let at: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        for &reason in Reason::ALL {
            for again in [1, 2, 30] {
                assert_eq!(told(&file_name(at, reason, again)), Some((at, reason, again)));
            }
        }
        assert_eq!(
            file_name(at, Reason::Hourly, 1),
            "2026-11-23T09-00-00Z hourly.soundings"
        );
        for wrong in [
            "",
            "2026-11-23T09-00-00Z hourly",
            "2026-11-23T09-00-00Z hourly 1.soundings",
            "2026-11-23T09-00-00Z hourly 02.soundings",
            "2026-11-23T09-00-00Z often.soundings",
            "2026-11-31T09-00-00Z hourly.soundings",
            "2026-11-23 hourly.soundings",
            "Copy of 2026-11-23T09-00-00Z hourly.soundings",
        ] {
            assert_eq!(told(wrong), None, "{wrong}");
        }
    }
}
