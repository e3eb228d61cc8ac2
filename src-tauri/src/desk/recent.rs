//! Workspaces opened before.

use chrono::NaiveDate;
use ops::{Failure, Nothing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::state::{self, DeskState, folder_of};
use crate::home::Recent;
use crate::shell::Shell;

/// A workspace opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct RecentWorkspace {
    /// Its place in the list, to name it by.
    pub(crate) index: usize,
    /// Its name when it was last open.
    pub(crate) name: String,
    /// The folder its file is in.
    pub(crate) folder: String,
    /// When it was last opened.
    pub(crate) opened_on: NaiveDate,
    /// Whether the file is still there.
    pub(crate) exists: bool,
    /// Whether it had a password when it was last open.
    pub(crate) encrypted: bool,
}

/// One of the recent workspaces.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct RecentIndex {
    /// Its place in the list.
    pub(crate) index: usize,
}

/// The recent workspaces as the window shows them.
pub(crate) fn list(recent: &[Recent]) -> Vec<RecentWorkspace> {
    let shown = |(index, recent): (usize, &Recent)| RecentWorkspace {
        index,
        name: recent.name.clone(),
        folder: folder_of(&recent.path),
        opened_on: recent.opened_on,
        exists: recent.path.is_file(),
        encrypted: recent.encrypted,
    };
    recent.iter().enumerate().map(shown).collect()
}

/// `desk_open_recent`.
pub(crate) fn open(shell: &Shell, request: RecentIndex) -> Result<DeskState, Failure> {
    let remembered = shell.home.read();
    let recent = remembered.recent.get(request.index).ok_or_else(gone)?;
    shell.open(&recent.path)?;
    state::state(shell, Nothing {})
}

/// `desk_forget_recent`.
pub(crate) fn forget(shell: &Shell, request: RecentIndex) -> Result<DeskState, Failure> {
    let mut found = false;
    shell.home.change(|remembered| {
        found = request.index < remembered.recent.len();
        if found {
            remembered.recent.remove(request.index);
        }
    });
    if !found {
        return Err(gone());
    }
    state::state(shell, Nothing {})
}

fn gone() -> Failure {
    Failure::not_found("This recent workspace")
}
