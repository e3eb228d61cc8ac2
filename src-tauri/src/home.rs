//! What the program remembers between two starts: preferences, recent workspaces, the window's size, this copy's id.
//! One small file, written whole or not at all. Nothing that belongs to a workspace is in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use ops::backups::every_folder;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::desk::preferences::Preferences;

const MOST_RECENT: usize = 12;

/// Everything that is remembered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    /// This copy of the program.
    pub(crate) device: Uuid,
    /// The user's preferences.
    pub(crate) preferences: Preferences,
    /// Workspaces opened before, newest first.
    pub(crate) recent: Vec<Recent>,
    /// The folder chosen for backups; the program's own when none was.
    pub(crate) backups: Option<PathBuf>,
    /// Folders chosen for backups before: what was made there is there still.
    pub(crate) backups_before: Vec<PathBuf>,
    /// How large the window was.
    pub(crate) window: Option<WindowSize>,
}

/// A workspace opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recent {
    /// The file.
    pub(crate) path: PathBuf,
    /// The workspace's name when it was last open.
    pub(crate) name: String,
    /// When it was last opened.
    pub(crate) opened_on: NaiveDate,
    /// Whether it had a password then.
    #[serde(default)]
    pub(crate) encrypted: bool,
    /// Which workspace it was, to find its backups by when the file does not say so any more.
    #[serde(default)]
    pub(crate) id: Option<Uuid>,
}

/// The window's size in logical points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct WindowSize {
    /// Width of the content.
    pub(crate) width: f64,
    /// Height of the content.
    pub(crate) height: f64,
    /// Whether it filled the screen.
    pub(crate) maximised: bool,
}

impl Remembered {
    /// Has backups made in this folder from now on; in the program's own when it is none.
    pub(crate) fn back_up_to(&mut self, folder: Option<PathBuf>) {
        let before = std::mem::replace(&mut self.backups, folder);
        for folder in before.into_iter().chain(self.backups.clone()) {
            if !self.backups_before.contains(&folder) {
                self.backups_before.push(folder);
            }
        }
    }

    /// Puts a workspace at the top of the recent ones.
    pub(crate) fn opened(&mut self, opened: Recent) {
        self.recent.retain(|recent| recent.path != opened.path);
        self.recent.insert(0, opened);
        self.recent.truncate(MOST_RECENT);
    }
}

/// The folder that holds it, together with the sample and the backups.
#[derive(Debug)]
pub(crate) struct Home {
    folder: PathBuf,
    writing: Mutex<()>,
}

impl Home {
    /// The memory in this folder, which need not exist yet.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            writing: Mutex::new(()),
        }
    }

    /// The folder, which need not be there yet.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The sample workspace, made when it is first opened.
    pub(crate) fn sample(&self) -> PathBuf {
        self.folder.join("Sample.soundings")
    }

    /// Where the program writes down what it did.
    pub(crate) fn logs(&self) -> PathBuf {
        self.folder.join("Logs")
    }

    /// Where backups are kept.
    pub(crate) fn backups(&self) -> PathBuf {
        self.read().backups.unwrap_or_else(|| self.folder.join("Backups"))
    }

    /// Those of them that there are, and those that were chosen and are out of reach, such as a stick.
    pub(crate) fn backups_to_clear(&self) -> Vec<PathBuf> {
        let own = self.folder.join("Backups");
        let mut folders = self.every_backups();
        folders.retain(|folder| *folder != own || folder.is_dir());
        folders
    }

    /// Every folder that backups may be in: the program's own, those chosen before, and the one chosen.
    pub(crate) fn every_backups(&self) -> Vec<PathBuf> {
        let remembered = self.read();
        let chosen = remembered.backups_before.into_iter().chain(remembered.backups);
        every_folder(self.folder.join("Backups"), chosen)
    }

    /// The folder, made if it is not there.
    pub(crate) fn make(&self) -> std::io::Result<&Path> {
        fs::create_dir_all(&self.folder)?;
        Ok(&self.folder)
    }

    /// What is remembered now. A file that cannot be read counts as a first start.
    pub(crate) fn read(&self) -> Remembered {
        let Ok(text) = fs::read_to_string(self.file()) else {
            return Remembered::default();
        };
        serde_json::from_str(&text).unwrap_or_else(|_| {
            tracing::warn!("the remembered preferences cannot be read and start afresh");
            Remembered::default()
        })
    }

    /// Changes what is remembered. Another running copy's changes are kept, for it is read again first.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Remembered)) -> Remembered {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.read();
        let mut after = before.clone();
        change(&mut after);
        if after != before
            && let Err(error) = self.write(&after)
        {
            tracing::warn!(kind = %error.kind(), "preferences and recent workspaces could not be kept");
        }
        after
    }

    fn write(&self, remembered: &Remembered) -> std::io::Result<()> {
        self.make()?;
        write_whole(&self.file(), &serde_json::to_vec_pretty(remembered)?)
    }

    fn file(&self) -> PathBuf {
        self.folder.join("desk.json")
    }
}

/// Writes a file so that it is there whole or not at all, whatever happens meanwhile.
pub(crate) fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = file.with_file_name(name);
    let written = fs::File::create(&part)
        .and_then(|mut open| open.write_all(bytes).and_then(|()| open.sync_all()))
        .and_then(|()| fs::rename(&part, file));
    if written.is_err() {
        fs::remove_file(&part).ok();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("new"));
        (folder, home)
    }

    #[test]
    fn what_is_changed_is_there_at_the_next_start() {
        let (folder, home) = home();
        assert_eq!(home.read(), Remembered::default());
        home.change(|remembered| remembered.preferences.discreet = true);
        assert!(Home::new(folder.path().join("new")).read().preferences.discreet);
    }

    #[test]
    fn a_folder_that_was_chosen_for_backups_is_not_forgotten_when_another_is() {
        let (_folder, home) = home();
        let own = home.every_backups();
        assert_eq!(own, [home.backups()]);
        for chosen in [Some("/stick"), Some("/share"), Some("/stick"), None] {
            home.change(|remembered| remembered.back_up_to(chosen.map(PathBuf::from)));
        }
        assert_eq!(home.backups(), own[0]);
        let every = [own[0].clone(), "/stick".into(), "/share".into()];
        assert_eq!(home.every_backups(), every);
    }

    #[test]
    fn a_broken_file_counts_as_a_first_start() {
        let (_folder, home) = home();
        home.make().unwrap();
        fs::write(home.file(), "{").unwrap();
        assert_eq!(home.read(), Remembered::default());
    }

    #[test]
    fn a_recent_workspace_of_before_ids_were_kept_is_there_still() {
        let (_folder, home) = home();
        home.make().unwrap();
        let before = r#"{"recent": [{"path": "/a.soundings", "name": "A", "opened_on": "2026-03-01"}]}"#;
        fs::write(home.file(), before).unwrap();
        let recent = home.read().recent;
        assert_eq!((recent.len(), recent[0].id), (1, None));
    }

    #[test]
    fn the_newest_comes_first_and_only_once() {
        let mut remembered = Remembered::default();
        let on = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let mut open = |path: &str, name: &str| {
            remembered.opened(Recent {
                path: path.into(),
                name: name.to_owned(),
                opened_on: on,
                encrypted: false,
                id: None,
            });
        };
        for name in 0..20 {
            open(&format!("/{name}.soundings"), "x");
        }
        open("/15.soundings", "y");
        assert_eq!(remembered.recent.len(), MOST_RECENT);
        assert_eq!(remembered.recent[0].name, "y");
        assert_eq!(
            remembered
                .recent
                .iter()
                .filter(|recent| recent.path.ends_with("15.soundings"))
                .count(),
            1
        );
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        assert!(write_whole(&taken, b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
