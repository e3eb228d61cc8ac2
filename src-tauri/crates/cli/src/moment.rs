//! Who asks, and when: the only place of the command that reads a clock or the environment.

use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDate, Utc};
use keys::Keys;
use ops::backups::every_folder;
use ops::{Code, Context, Failure};
use serde_json::Value;
use uuid::Uuid;

use crate::refusal::Refusal;

/// The moment of this command.
pub(crate) fn context(author: Option<String>) -> Result<Context, Refusal> {
    let clock = Utc::now();
    let (today, now) = match std::env::var("SOUNDINGS_TODAY") {
        Ok(told) if !told.trim().is_empty() => {
            let today = date(told.trim()).map_err(|why| Refusal::Usage(format!("SOUNDINGS_TODAY: {why}")))?;
            (today, today.and_time(clock.time()).and_utc())
        }
        _ => (Local::now().date_naive(), clock),
    };
    let author = author.or_else(user).unwrap_or_default();
    Ok(Context {
        today,
        now,
        offset: *now.with_timezone(&Local).offset(),
        author,
        device: device(data_folder().as_deref()),
    })
}

/// Reads a date as it is written everywhere here.
pub(crate) fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| format!("“{text}” is not a date; write it as YYYY-MM-DD, such as 2026-03-31"))
}

/// The name the system knows the person by; where it says none, that of their home folder.
fn user() -> Option<String> {
    let told = |name: &str| std::env::var(name).ok().map(|value| value.trim().to_owned());
    let home = || {
        ["HOME", "USERPROFILE"]
            .iter()
            .find_map(|name| told(name).and_then(|folder| last_part(&folder)))
    };
    let named = ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|name| told(name));
    named.into_iter().find(|name| !name.is_empty()).or_else(home)
}

fn last_part(folder: &str) -> Option<String> {
    Path::new(folder)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
}

/// Where the program keeps what is not part of a workspace; the window uses the same folder.
fn data_folder() -> Option<PathBuf> {
    const APP: &str = "org.soundings.desktop";
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(folder) = set("SOUNDINGS_HOME") {
        return Some(folder);
    }
    if cfg!(windows) {
        set("APPDATA").map(|folder| folder.join(APP))
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support").join(APP))
    } else {
        set("XDG_DATA_HOME")
            .or_else(|| set("HOME").map(|home| home.join(".local/share")))
            .map(|folder| folder.join(APP))
    }
}

/// The keys that the system's key store remembers; the window marks them in the same folder.
pub(crate) fn keys() -> Result<Keys, Refusal> {
    let folder = data_folder().ok_or_else(|| {
        let message =
            "There is no folder of yours to mark in what is remembered: set HOME, or SOUNDINGS_HOME.";
        Failure::new(Code::Io, message)
    })?;
    Ok(Keys::new(keys::System, &folder))
}

/// Where the window keeps its backups: the folder chosen in its settings, or its own.
pub(crate) fn backups() -> Option<PathBuf> {
    let folder = data_folder()?;
    let chosen = remembered(&folder)["backups"].as_str().map(PathBuf::from);
    Some(chosen.unwrap_or_else(|| folder.join("Backups")))
}

/// The window's own folder for backups.
pub(crate) fn own_backups() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("Backups"))
}

/// Every folder the window may have made backups in: its own, and those chosen at any time.
pub(crate) fn every_backups() -> Vec<PathBuf> {
    data_folder()
        .map(|folder| folders_of(&folder))
        .unwrap_or_default()
}

fn folders_of(folder: &Path) -> Vec<PathBuf> {
    let remembered = remembered(folder);
    let before = remembered["backups_before"].as_array().into_iter().flatten();
    let chosen = before.chain([&remembered["backups"]]);
    let chosen = chosen.filter_map(|folder| folder.as_str().map(PathBuf::from));
    every_folder(folder.join("Backups"), chosen)
}

/// Which workspace the window last opened at this place, where it remembers.
pub(crate) fn remembered_id(file: &Path) -> Option<Uuid> {
    id_of(&data_folder()?, file)
}

fn id_of(folder: &Path, file: &Path) -> Option<Uuid> {
    // A file that is lost has a folder still.
    let whole = file.canonicalize().ok().or_else(|| {
        let folder = std::path::absolute(file).ok()?.parent()?.canonicalize().ok()?;
        Some(folder.join(file.file_name()?))
    })?;
    let remembered = remembered(folder);
    let recent = remembered["recent"].as_array()?.iter();
    let mut of_the_file = recent.filter(|recent| {
        recent["path"]
            .as_str()
            .is_some_and(|path| Path::new(path) == whole)
    });
    of_the_file.next()?["id"].as_str()?.parse().ok()
}

/// What the window remembers of its settings, in a small file; nothing where there is none.
fn remembered(folder: &Path) -> Value {
    std::fs::read_to_string(folder.join("desk.json"))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// This copy of the program, by which the journal tells two copies apart. Where nothing can be kept, each
/// command is a copy of its own.
fn device(folder: Option<&Path>) -> Uuid {
    let Some(folder) = folder else {
        return Uuid::new_v4();
    };
    let file = folder.join("device");
    if let Some(known) = std::fs::read_to_string(&file)
        .ok()
        .and_then(|text| text.trim().parse().ok())
    {
        return known;
    }
    let fresh = Uuid::new_v4();
    if std::fs::create_dir_all(folder).is_ok() {
        std::fs::write(&file, format!("{fresh}\n")).ok();
    }
    fresh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_year_month_day_and_exists() {
        assert_eq!(
            date("2026-03-31"),
            Ok(NaiveDate::from_ymd_opt(2026, 3, 31).unwrap())
        );
        assert!(date("31.03.2026").is_err());
        assert!(date("2026-02-30").is_err());
    }

    #[test]
    fn a_home_folder_names_its_owner() {
        assert_eq!(last_part("/home/ann").as_deref(), Some("ann"));
        assert_eq!(last_part("/"), None);
    }

    #[test]
    fn backups_are_where_the_settings_of_the_window_say() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("Backups");
        assert_eq!(folders_of(folder.path()), std::slice::from_ref(&own));
        for (text, every) in [
            ("{", vec![]),
            (r#"{"backups": null}"#, vec![]),
            (r#"{"backups": "/stick"}"#, vec!["/stick"]),
            (
                r#"{"backups": "/stick", "backups_before": ["/share", "/stick"]}"#,
                vec!["/share", "/stick"],
            ),
        ] {
            std::fs::write(folder.path().join("desk.json"), text).unwrap();
            let every: Vec<PathBuf> = [own.clone()]
                .into_iter()
                .chain(every.into_iter().map(PathBuf::from))
                .collect();
            assert_eq!(folders_of(folder.path()), every, "{text}");
        }
    }

    #[test]
    fn a_copy_of_the_program_keeps_its_id() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("data");
        let first = device(Some(&home));
        assert_eq!(device(Some(&home)), first);
        assert_ne!(device(None), first);
    }
}
