//! What is open, and the opening and closing of it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ops::{Failure, Nothing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::backups::OpenBackup;
use super::preferences::Preferences;
use super::protection::{LockedWorkspace, Typed};
use super::recent::{self, RecentWorkspace};
use crate::ask::Kind;
use crate::clock;
use crate::shell::Shell;

/// The desk as it is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct DeskState {
    /// The open workspace.
    pub(crate) open: Option<OpenWorkspace>,
    /// The workspace that waits for its password; nothing is open then.
    pub(crate) locked: Option<LockedWorkspace>,
    /// Workspaces opened before, newest first.
    pub(crate) recent: Vec<RecentWorkspace>,
    /// The user's preferences.
    pub(crate) preferences: Preferences,
    /// The user's date.
    pub(crate) today: NaiveDate,
    /// Why the workspace that the program was started with is not open.
    pub(crate) trouble: Option<Failure>,
}

/// The open workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct OpenWorkspace {
    /// Its name.
    pub(crate) name: String,
    /// Its file, without the folder.
    pub(crate) file_name: String,
    /// The folder of the file.
    pub(crate) folder: String,
    /// Whether it can only be looked at.
    pub(crate) read_only: bool,
    /// Whether its people are invented.
    pub(crate) fiction: bool,
    /// Whether a password protects its file; of a backup, that of its workspace.
    pub(crate) encrypted: bool,
    /// Whether its key is remembered on this computer.
    pub(crate) remembered: bool,
    /// The backup it is, when one is being looked at.
    pub(crate) backup: Option<OpenBackup>,
}

/// A workspace to be made.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/", optional_fields)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewWorkspace {
    /// Its name.
    pub(crate) name: String,
    /// The password it is protected with from its first byte on; none to leave it open to whoever has the file.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub(crate) password: Option<Typed>,
}

/// `desk_state`.
pub(crate) fn state(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.begun();
    let remembered = shell.home.read();
    let open = shell.about().map(|(about, path, read_only)| OpenWorkspace {
        name: about.name,
        file_name: last_part(&path),
        folder: folder_of(&path),
        read_only,
        fiction: about.fiction,
        encrypted: about.encrypted || shell.looking_back().is_some_and(|looked| looked.is_protected()),
        remembered: shell.remembers(),
        backup: shell.looking_back().map(|looked| OpenBackup {
            at: looked.at,
            of: last_part(&looked.of),
        }),
    });
    Ok(DeskState {
        open,
        locked: shell.waiting(),
        recent: recent::list(&remembered.recent),
        preferences: remembered.preferences.shown(),
        today: clock::today(),
        trouble: shell.trouble(),
    })
}

/// `desk_open_sample`.
pub(crate) fn open_sample(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.open_sample()?;
    state(shell, Nothing {})
}

/// `desk_open_dialog`.
pub(crate) fn open_dialog(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    if let Some(path) = shell.ask.open(Kind::Workspace) {
        shell.open(&path)?;
    }
    state(shell, Nothing {})
}

/// `desk_new_dialog`.
pub(crate) fn new_dialog(shell: &Shell, request: NewWorkspace) -> Result<DeskState, Failure> {
    let name = request.name.trim();
    if name.is_empty() {
        return Err(Failure::field("name", "please give the workspace a name."));
    }
    let password = request.password.map(|typed| typed.accepted()).transpose()?;
    if let Some(path) = shell
        .ask
        .save(Kind::Workspace, &format!("{}.soundings", file_stem(name)))
    {
        shell.create(&with_ending(path, "soundings"), name, password.as_ref())?;
    }
    state(shell, Nothing {})
}

/// `desk_close`.
pub(crate) fn close(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.close()?;
    state(shell, Nothing {})
}

/// The last part of a path, for people.
pub(crate) fn last_part(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The folder a path is in, for people.
pub(crate) fn folder_of(path: &Path) -> String {
    path.parent()
        .map(|folder| folder.display().to_string())
        .unwrap_or_default()
}

/// A name without what file systems refuse.
pub(crate) fn file_stem(name: &str) -> String {
    let refused = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let stem: String = name
        .chars()
        .map(|c| if refused(c) { '-' } else { c })
        .take(80)
        .collect();
    stem.trim_matches(['.', ' ']).to_owned()
}

/// The path with this ending, put on where it is missing.
pub(crate) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path
        .extension()
        .is_some_and(|its| its.eq_ignore_ascii_case(ending))
    {
        return path;
    }
    let mut whole = path.into_os_string();
    whole.push(".");
    whole.push(ending);
    whole.into()
}
