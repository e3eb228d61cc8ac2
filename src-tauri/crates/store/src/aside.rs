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

use crate::backups::{backups, id_of};
use crate::connect::{Use, connect};
use crate::erase::{list as erasures, replay};
use crate::header::sidecar;
use crate::protect::part;
use crate::restore::{fill, proper_backup};
use crate::settle::{clear, discard, make_like, settle};
use crate::{Erasure, Key, Opening, StoreError, Workspace, held};

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

impl Workspace {
    /// Puts a backup in the place of a file that is lost, damaged or something else, under the password of the backup,
    /// which `opening` holds. Gives where what was there is kept now, if there was something.
    ///
    /// Whoever was erased from the workspace, as far as the file and its backups still say so, is erased from what is put
    /// in place. A file that opens is refused: [`Workspace::restore`] is for that. When this fails, all is as it was.
    pub fn recover(
        path: impl AsRef<Path>,
        opening: &Opening,
        asked: &Recover<'_>,
    ) -> Result<Option<PathBuf>, StoreError> {
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
            replay(&part, key, &erased(&path, key, asked), opening.at)?;
            let aside = Aside::take(&path, asked.on)?;
            settle(&part, &path).inspect_err(|_| aside.put_back())?;
            Ok(aside.kept())
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

/// Everybody of whom the file or one of its backups says that they were erased.
fn erased(path: &Path, key: Option<&Key>, asked: &Recover<'_>) -> Vec<Erasure> {
    let told = |file: &Path| {
        let conn = connect(file, Use::Frozen, key).ok()?;
        erasures(&conn).ok()
    };
    let copies = asked
        .folders
        .iter()
        .flat_map(|folder| backups(folder, asked.workspace).unwrap_or_default())
        .map(|backup| backup.path);
    let mut known: Vec<Erasure> = Vec::new();
    for erasure in copies
        .chain([path.to_owned()])
        .filter_map(|file| told(&file))
        .flatten()
    {
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
    known
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
