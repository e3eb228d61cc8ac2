//! Which workspaces are remembered: one small file, written whole or not at all. Nothing in it opens anything.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// That the key of a file is in the key store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// Which workspace it is: what the key is kept under.
    pub(crate) workspace: Uuid,
    /// With what the file begins that the key opens.
    pub(crate) keyhole: String,
    /// It was locked, so the password has to be typed first.
    #[serde(default)]
    pub(crate) locked: bool,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Page {
    workspaces: Vec<Mark>,
}

pub(crate) struct Marks {
    file: PathBuf,
    writing: Mutex<()>,
}

impl Marks {
    pub(crate) fn new(file: PathBuf) -> Self {
        Self {
            file,
            writing: Mutex::default(),
        }
    }

    pub(crate) fn place(&self) -> &Path {
        &self.file
    }

    /// The marks there are. A file that is not there or cannot be read holds none.
    pub(crate) fn read(&self) -> Vec<Mark> {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        let page: Page = serde_json::from_str(&text).unwrap_or_default();
        page.workspaces
    }

    /// Sets the mark of a workspace, in place of the one it had.
    pub(crate) fn put(&self, mark: Mark) -> io::Result<()> {
        self.change(|marks| {
            marks.retain(|other| other.workspace != mark.workspace);
            marks.push(mark);
        })
    }

    /// Takes the mark of a workspace away.
    pub(crate) fn drop_of(&self, workspace: Uuid) -> io::Result<()> {
        self.change(|marks| marks.retain(|mark| mark.workspace != workspace))
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Mark>)) -> io::Result<()> {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut page = Page {
            workspaces: self.read(),
        };
        let before = page.workspaces.clone();
        change(&mut page.workspaces);
        if page.workspaces == before {
            return Ok(());
        }
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = self.file.with_extension(format!("{}.part", std::process::id()));
        let written = fs::File::create(&part)
            .and_then(|mut open| {
                open.write_all(&serde_json::to_vec_pretty(&page)?)
                    .and_then(|()| open.sync_all())
            })
            .and_then(|()| fs::rename(&part, &self.file));
        if written.is_err() {
            fs::remove_file(&part).ok();
        }
        written
    }
}
