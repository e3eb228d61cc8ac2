//! The user's preferences: they belong to the person at this machine, not to a workspace.

use ops::{Code, Failure, FieldFault};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shell::Shell;

const TEXT_SIZES: std::ops::RangeInclusive<f64> = 0.875..=1.5;
const LONGEST_NAME: usize = 300;
const LOCK_AFTER: [u32; 4] = [0, 5, 15, 60];

/// Preferences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(default)]
pub(crate) struct Preferences {
    /// The name put beside judgements.
    pub(crate) author: String,
    /// Light, dark, high contrast, or as the system has it.
    pub(crate) theme: Theme,
    /// How large text is, from 0.875 to 1.5.
    pub(crate) text_size: f64,
    /// Whether private words are hidden while a screen is shared.
    pub(crate) discreet: bool,
    /// After how many minutes without anything being done a protected workspace is locked; 0 for never.
    pub(crate) lock_after: u32,
}

/// Light, dark, high contrast, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(rename_all = "snake_case")]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// Some preferences; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[ts(export_to = "desk/", optional_fields)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PreferencesChange {
    /// The name put beside judgements; the user's own when empty.
    pub(crate) author: Option<String>,
    /// Light, dark, high contrast, or as the system has it.
    pub(crate) theme: Option<Theme>,
    /// How large text is.
    pub(crate) text_size: Option<f64>,
    /// Whether private words are hidden.
    pub(crate) discreet: Option<bool>,
    /// Minutes until a protected workspace is locked, or 0.
    pub(crate) lock_after: Option<u32>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            author: String::new(),
            theme: Theme::System,
            text_size: 1.0,
            discreet: false,
            lock_after: 15,
        }
    }
}

impl Preferences {
    /// The name put beside judgements: the one chosen, or the user's on this machine.
    pub(crate) fn author_or_user(&self) -> String {
        if self.author.is_empty() {
            user()
        } else {
            self.author.clone()
        }
    }

    /// As the window sees them: with the author filled in.
    pub(crate) fn shown(self) -> Self {
        Self {
            author: self.author_or_user(),
            ..self
        }
    }
}

impl Theme {
    /// What the system is told, for the frame it draws; none when that is its own affair.
    pub(crate) fn of_the_frame(self) -> Option<tauri::Theme> {
        match self {
            Self::System | Self::Contrast => None,
            Self::Light => Some(tauri::Theme::Light),
            Self::Dark => Some(tauri::Theme::Dark),
        }
    }
}

/// `desk_preferences`.
pub(crate) fn change(shell: &Shell, change: PreferencesChange) -> Result<Preferences, Failure> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, message: String| {
        faults.push(FieldFault {
            field: field.to_owned(),
            message,
        })
    };
    if let Some(size) = change.text_size
        && !TEXT_SIZES.contains(&size)
    {
        fault(
            "text_size",
            format!(
                "{size} is not between {} and {}.",
                TEXT_SIZES.start(),
                TEXT_SIZES.end()
            ),
        );
    }
    if let Some(minutes) = change.lock_after
        && !LOCK_AFTER.contains(&minutes)
    {
        fault("lock_after", format!("{minutes} is not one of {LOCK_AFTER:?}."));
    }
    if change
        .author
        .as_ref()
        .is_some_and(|author| author.chars().count() > LONGEST_NAME)
    {
        fault("author", format!("at most {LONGEST_NAME} characters fit."));
    }
    if let Some(first) = faults.first() {
        let message = format!("{}: {}", first.field, first.message);
        return Err(Failure {
            code: Code::Invalid,
            message,
            fields: Some(faults),
        });
    }
    let before = shell.home.read().preferences;
    let now = shell.home.change(|remembered| {
        let kept = &mut remembered.preferences;
        kept.author = change
            .author
            .map_or_else(|| kept.author.clone(), |author| author.trim().to_owned());
        kept.theme = change.theme.unwrap_or(kept.theme);
        kept.text_size = change.text_size.unwrap_or(kept.text_size);
        kept.discreet = change.discreet.unwrap_or(kept.discreet);
        kept.lock_after = change.lock_after.unwrap_or(kept.lock_after);
    });
    if now.preferences != before {
        shell.tell.theme(now.preferences.theme);
        shell.tell.desk();
    }
    Ok(now.preferences.shown())
}

/// The user's name on this machine: the full one where the system knows it, else the login, else that of the home folder.
fn user() -> String {
    let told = |name: &&str| {
        std::env::var(name)
            .ok()
            .map(|said| said.trim().to_owned())
            .filter(|said| !said.is_empty())
    };
    let home = || {
        let folder = ["HOME", "USERPROFILE"].iter().find_map(told)?;
        Some(
            std::path::Path::new(&folder)
                .file_name()?
                .to_string_lossy()
                .into_owned(),
        )
    };
    let login = ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(told)
        .or_else(home)
        .unwrap_or_default();
    let full = std::fs::read_to_string("/etc/passwd")
        .ok()
        .and_then(|accounts| full_name(&accounts, &login));
    full.unwrap_or(login)
}

fn full_name(accounts: &str, login: &str) -> Option<String> {
    let account = accounts
        .lines()
        .find(|line| line.split(':').next() == Some(login))?;
    let name = account.split(':').nth(4)?.split(',').next()?.trim();
    // The administrator's account is called after itself, which is nobody's name.
    (!name.is_empty() && name != login).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_name_is_the_first_part_of_the_description() {
        let accounts = "root:x:0:0:root:/root:/bin/sh\nann:x:1000:1000:Ann Smith,Room 4,,:/home/ann:/bin/sh\nbo:x:1001:1001::/home/bo:/bin/sh";
        assert_eq!(full_name(accounts, "ann").as_deref(), Some("Ann Smith"));
        assert_eq!(full_name(accounts, "bo"), None);
        assert_eq!(full_name(accounts, "root"), None);
        assert_eq!(full_name(accounts, "cy"), None);
    }
}
