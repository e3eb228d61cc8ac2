//! Putting a backup where a workspace file is lost or does not open any more.
//!
//! What is there is kept: it goes aside, under a name of its own, and everything SQLite left beside it goes with it. A log
//! that stayed behind would be taken for one of the file that comes.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::backups::{Backup, backups, id_of};
use crate::connect::{Use, connect};
use crate::erase::{list as erasures, replay};
use crate::header::sidecar;
use crate::protect::part;
use crate::restore::{fill, proper_backup};
use crate::settle::{clear, discard, make_like, settle};
use crate::{Erasure, Key, Opening, StoreError, Workspace, held, is_protected};

pub(crate) const BESIDE: [&str; 3] = ["-wal", "-journal", "-shm"];

/// What stands in the name of a file that was kept aside, before the date.
pub(crate) const DAMAGED: &str = " (damaged ";

/// A backup that is to take the place of a file.
#[derive(Clone, Copy, Debug)]
pub struct Recover<'a> {
    /// The backup.
    pub backup: &'a Path,
    /// Which workspace it has to be of.
    pub workspace: Uuid,
    /// The folders in which each workspace has a folder of its backups: they may know of somebody who was erased.
    pub folders: &'a [PathBuf],
    /// The day, for the name under which what is there is kept.
    pub on: NaiveDate,
}

/// What came of putting a backup in the place of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Where what was there is kept now; none if nothing was.
    pub kept: Option<PathBuf>,
    /// The backups made after the one that was put in place which could not be read, for want of another password or
    /// because they are damaged: they may know of somebody who was erased since.
    pub unread: Vec<PathBuf>,
}

impl Workspace {
    /// Puts a backup in the place of a file that is lost, damaged or something else, under the password of the backup,
    /// which `opening` holds.
    ///
    /// Whoever was erased from the workspace, as far as the file and its backups still say so, is erased from what is put
    /// in place; which of them could not be asked is told. A file that opens is refused: [`Workspace::restore`] is for
    /// that. When this fails, all is as it was.
    pub fn recover(
        path: impl AsRef<Path>,
        opening: &Opening,
        asked: &Recover<'_>,
    ) -> Result<Recovered, StoreError> {
        let path = place(path.as_ref())?;
        let key = opening.key.as_ref();
        let backup = proper_backup(asked.backup, key)?;
        if id_of(&connect(&backup, Use::Frozen, key)?)? != asked.workspace {
            return Err(StoreError::OtherWorkspace { path: backup });
        }
        does_not_open(&path, opening)?;
        let held = {
            let mut holding = held::lock();
            if holding.salt(&path).is_some() {
                return Err(StoreError::Busy);
            }
            holding.hold(&path, None)
        };
        let part = part(&path);
        let outcome = clear(&part).and_then(|()| {
            make_like(if path.exists() { &path } else { &backup }, &part)?;
            fill(&part, key, &backup, key)?;
            let (known, unread) = erased(&path, key, asked);
            replay(&part, key, &known, opening.at)?;
            let aside = Aside::take(&path, asked.on)?;
            settle(&part, &path).inspect_err(|_| aside.put_back())?;
            Ok(Recovered {
                kept: aside.kept(),
                unread,
            })
        });
        if outcome.is_err() {
            discard(&part);
        }
        drop(held);
        outcome
    }
}

/// Which workspace a file is, if it says so still, whatever else of it is damaged.
pub fn told_id(path: &Path, key: Option<&Key>) -> Option<Uuid> {
    let path = fs::canonicalize(path).ok()?;
    // Held for as long as we look, so that nobody here opens it meanwhile.
    let holding = held::lock();
    if holding.salt(&path).is_some() {
        return None;
    }
    id_of(&connect(&path, Use::Frozen, key).ok()?).ok()
}

/// The full path of a file that may be lost, in a folder that is there.
fn place(path: &Path) -> Result<PathBuf, StoreError> {
    let name = path.file_name().unwrap_or_default();
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match fs::canonicalize(path) {
        Ok(path) => Ok(path),
        Err(_) => fs::canonicalize(folder)
            .map(|folder| folder.join(name))
            .map_err(StoreError::io("find the folder", folder)),
    }
}

/// Refuses a file that is a workspace still, or that nobody can judge just now.
fn does_not_open(path: &Path, opening: &Opening) -> Result<(), StoreError> {
    match Workspace::open(path, opening) {
        Ok(ws) => {
            ws.close()?;
            Err(StoreError::StillOpens {
                path: path.to_owned(),
            })
        }
        Err(
            StoreError::Missing { .. }
            | StoreError::NotAWorkspace { .. }
            | StoreError::Locked { .. }
            | StoreError::WrongPassword { .. }
            | StoreError::Damaged { .. }
            | StoreError::Migration { .. }
            | StoreError::Sql(_),
        ) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Everybody of whom the file or one of its backups says that they were erased; and which of the backups that are newer
/// than the one asked for could not say it.
fn erased(path: &Path, key: Option<&Key>, asked: &Recover<'_>) -> (Vec<Erasure>, Vec<PathBuf>) {
    let told = |file: &Path| {
        // Some may be from before the workspace had a password, or from after it had none.
        let key = key.filter(|_| is_protected(file).unwrap_or(false));
        let conn = connect(file, Use::Frozen, key).ok()?;
        erasures(&conn).ok()
    };
    let copies: Vec<Backup> = asked
        .folders
        .iter()
        .flat_map(|folder| backups(folder, asked.workspace).unwrap_or_default())
        .collect();
    // One from elsewhere may be older than all of them.
    let since = copies
        .iter()
        .find(|copy| same_file(&copy.path, asked.backup))
        .map(|copy| copy.at);
    let (mut found, mut unread) = (told(path).unwrap_or_default(), Vec::new());
    for copy in copies {
        match told(&copy.path) {
            Some(erasures) => found.extend(erasures),
            None if since.is_none_or(|since| copy.at >= since) => unread.push(copy.path),
            None => {}
        }
    }
    let mut known: Vec<Erasure> = Vec::new();
    for erasure in found {
        match known
            .iter_mut()
            .find(|other| other.stakeholder == erasure.stakeholder)
        {
            // Somebody who was anonymised may have been erased later.
            Some(other) if other.at < erasure.at => *other = erasure,
            Some(_) => {}
            None => known.push(erasure),
        }
    }
    known.sort_by_key(|erasure| erasure.number);
    (known, unread)
}

fn same_file(one: &Path, other: &Path) -> bool {
    one == other
        || matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// What was moved out of the way, from and to, in order.
struct Aside(Vec<(PathBuf, PathBuf)>, bool);

impl Aside {
    fn take(path: &Path, on: NaiveDate) -> Result<Self, StoreError> {
        let there = fs::symlink_metadata(path).is_ok();
        let beside: Vec<&str> = BESIDE
            .into_iter()
            .filter(|ending| sidecar(path, ending).exists())
            .collect();
        let mut aside = Self(Vec::new(), there);
        if !there && beside.is_empty() {
            return Ok(aside);
        }
        let name = free_name(path, on)?;
        for ending in there.then_some("").into_iter().chain(beside) {
            let (from, to) = (sidecar(path, ending), sidecar(&name, ending));
            if let Err(error) = fs::rename(&from, &to) {
                aside.put_back();
                let _ = fs::remove_file(&name);
                return Err(StoreError::io("move aside", &from)(error));
            }
            aside.0.push((from, to));
        }
        if !there {
            // Only a log was left; the name it goes by stays free.
            let _ = fs::remove_file(&name);
        }
        Ok(aside)
    }

    fn put_back(&self) {
        for (from, to) in self.0.iter().rev() {
            let _ = fs::rename(to, from);
        }
    }

    fn kept(&self) -> Option<PathBuf> {
        self.0.first().filter(|_| self.1).map(|(_, to)| to.clone())
    }
}

/// A name of our own beside the file: an empty file has it from now on, so that nobody else takes it.
fn free_name(path: &Path, on: NaiveDate) -> Result<PathBuf, StoreError> {
    let named = |count: u32| {
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(match count {
            1 => format!("{DAMAGED}{on})"),
            _ => format!("{DAMAGED}{on}, {count})"),
        });
        if let Some(ending) = path.extension() {
            name.push(OsString::from("."));
            name.push(ending);
        }
        path.with_file_name(name)
    };
    for name in (1..).map(named) {
        if BESIDE.iter().any(|ending| sidecar(&name, ending).exists()) {
            continue;
        }
        match File::options().write(true).create_new(true).open(&name) {
            Ok(_) => return Ok(name),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(StoreError::io("move aside to", &name)(error)),
        }
    }
    Err(StoreError::Exists {
        path: path.to_owned(),
    })
}
