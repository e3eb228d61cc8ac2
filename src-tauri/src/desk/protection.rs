//! The password of the open workspace, and locking it.
//!
//! A password comes in, and never goes out: no answer, no event and no line of the log holds one.

use std::fmt;
use std::path::Path;

use keys::Remembered;
use ops::password::{PlainBackup, Strength, accepted, strength};
use ops::{Failure, Nothing, Password};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::state::{self, DeskState, folder_of, last_part};
use crate::shell::Shell;

/// A password as it came from the window; wiped when it is done with, and never shown.
#[derive(Clone, Default)]
pub(crate) struct Typed(Zeroizing<String>);

impl Typed {
    pub(crate) fn password(&self) -> Option<Password> {
        Password::new(self.0.as_str())
    }

    /// As the password of a file from now on.
    pub(crate) fn accepted(&self) -> Result<Password, Failure> {
        accepted(&self.0)
    }
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|text| Self(Zeroizing::new(text)))
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed")
    }
}

/// A protected workspace that waits for its password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct LockedWorkspace {
    /// Its file, without the folder.
    pub(crate) file_name: String,
    /// The folder of the file.
    pub(crate) folder: String,
    /// Why it waits.
    pub(crate) why: Why,
    /// Whether its key is remembered on this computer.
    pub(crate) remembered: Remembering,
    /// Why its key cannot be remembered here, as far as can be told without asking a key store.
    pub(crate) no_key_store: Option<String>,
}

/// Whether the key of a workspace that waits is remembered on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
#[serde(rename_all = "snake_case")]
pub(crate) enum Remembering {
    /// It is not.
    No,
    /// It is, and opens it without a question.
    Yes,
    /// It is, but the workspace was locked: the password comes first.
    Locked,
}

impl From<Remembered> for Remembering {
    fn from(remembered: Remembered) -> Self {
        match remembered {
            Remembered::No => Self::No,
            Remembered::Yes => Self::Yes,
            Remembered::Locked => Self::Locked,
        }
    }
}

/// Why a workspace waits for its password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
#[serde(rename_all = "snake_case")]
pub(crate) enum Why {
    /// It is about to be opened.
    Opening,
    /// The person locked it.
    Asked,
    /// Nothing was done for a while.
    Idle,
    /// The computer went to sleep.
    Asleep,
}

impl LockedWorkspace {
    pub(crate) fn new(path: &Path, why: Why) -> Self {
        Self {
            file_name: last_part(path),
            folder: folder_of(path),
            why,
            remembered: Remembering::No,
            no_key_store: None,
        }
    }
}

/// The password of the workspace that waits.
#[derive(Debug, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct Unlocking {
    /// What was typed.
    #[ts(as = "String")]
    password: Typed,
}

/// A password that is thought of.
#[derive(Debug, Deserialize, TS)]
#[ts(export_to = "desk/", optional_fields)]
#[serde(deny_unknown_fields)]
pub(crate) struct Judging {
    /// What was typed.
    #[ts(as = "String")]
    password: Typed,
    /// The name of a workspace that is to be made with it: easy to think of.
    #[serde(default)]
    name: Option<String>,
}

/// Whether the person asked for the lock, or nothing was done for a while.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct Locking {
    /// Nothing was done for a while: work on its way is not stopped for that.
    idle: bool,
}

/// A new password, or none.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(export_to = "desk/", optional_fields)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PasswordChange {
    /// The password there is; not needed where there is none.
    #[ts(as = "Option<String>")]
    current: Option<Typed>,
    /// The one from now on; none to remove it.
    #[ts(as = "Option<String>")]
    password: Option<Typed>,
}

/// The desk after another password.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct PasswordChanged {
    /// The desk.
    pub(crate) desk: DeskState,
    /// Why the key store was not told, where the workspace was remembered; the password is the new one all the same.
    pub(crate) not_told: Option<Failure>,
}

/// Backups of the open workspace that anybody can read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct PlainBackups {
    /// The folders that were looked in.
    folders: Vec<String>,
    /// The backups, the newest first.
    backups: Vec<PlainBackup>,
}

/// `desk_unlock`.
pub(crate) fn unlock(shell: &Shell, request: Unlocking) -> Result<DeskState, Failure> {
    let password = request
        .password
        .password()
        .ok_or_else(|| Failure::field("password", "please type the password."))?;
    shell.unlock(password)?;
    state::state(shell, Nothing {})
}

/// `desk_lock`.
pub(crate) fn lock(shell: &Shell, request: Locking) -> Result<DeskState, Failure> {
    shell.lock(if request.idle { Why::Idle } else { Why::Asked })?;
    state::state(shell, Nothing {})
}

/// `desk_password_strength`.
pub(crate) fn how_strong(shell: &Shell, request: Judging) -> Result<Strength, Failure> {
    let author = shell.home.read().preferences.author_or_user();
    let (name, file) = match request.name {
        Some(name) => (name, String::new()),
        None => shell
            .about()
            .map(|(about, path, _)| (about.name, last_part(&path)))
            .unwrap_or_default(),
    };
    Ok(strength(&request.password.0, &[&name, &file, &author]))
}

/// `desk_password_change`.
pub(crate) fn change(shell: &Shell, request: PasswordChange) -> Result<PasswordChanged, Failure> {
    let new = request.password.map(|typed| typed.accepted()).transpose()?;
    let current = request.current.and_then(|typed| typed.password());
    let not_told = shell.change_password(current.as_ref(), new.as_ref())?;
    let desk = state::state(shell, Nothing {})?;
    Ok(PasswordChanged { desk, not_told })
}

/// `desk_unlock_remembered`: with the key that is remembered, where the workspace was not locked since.
pub(crate) fn unlock_remembered(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.unlock_remembered()?;
    state::state(shell, Nothing {})
}

/// `desk_key_store`: whether the system has a key store that answers.
pub(crate) fn key_store(shell: &Shell, _: Nothing) -> Result<(), Failure> {
    shell.keys.ask()
}

/// `desk_remember`: the key of the open workspace into the key store.
pub(crate) fn remember(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.remember()?;
    state::state(shell, Nothing {})
}

/// `desk_forget_key`: what is remembered of the open workspace.
pub(crate) fn forget_key(shell: &Shell, _: Nothing) -> Result<DeskState, Failure> {
    shell.forget_key()?;
    state::state(shell, Nothing {})
}

/// `desk_plain_backups`.
pub(crate) fn plain_backups(shell: &Shell, _: Nothing) -> Result<PlainBackups, Failure> {
    let folders = shell.home.every_backups();
    let backups = shell.with(|session, _| session.plain_backups(&folders))?;
    Ok(PlainBackups {
        folders: folders
            .iter()
            .map(|folder| folder.display().to_string())
            .collect(),
        backups,
    })
}

/// `desk_plain_backups_delete`.
pub(crate) fn delete_plain_backups(shell: &Shell, _: Nothing) -> Result<PlainBackups, Failure> {
    let folders = shell.home.every_backups();
    shell.with(|session, _| session.delete_plain_backups(&folders))?;
    plain_backups(shell, Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_came_in_is_never_shown() {
        let change: PasswordChange =
            serde_json::from_str(r#"{"current": "hunter22", "password": "hunter23"}"#).unwrap();
        let unlocking: Unlocking = serde_json::from_str(r#"{"password": "hunter22"}"#).unwrap();
        assert!(!format!("{change:?}{unlocking:?}").contains("hunter"));
    }
}
