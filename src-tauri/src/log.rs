//! What the program writes down of its own doings: names of commands, times and kinds of trouble; never a name of a person
//! or file, never content. A week of it is kept, for whoever has to mend the program.

use std::fs;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

const NAME: &str = "soundings";
const ENDING: &str = "log";
/// How many files are kept, one a day.
const DAYS: usize = 7;
/// How many lines are told.
const LINES: usize = 400;

/// Begins to write, to standard error and to a file of the day in this folder.
pub(crate) fn begin(folder: &Path) {
    let filter = || EnvFilter::try_from_env("SOUNDINGS_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    // It looks there for files that are too old, and complains when there is no folder.
    fs::create_dir_all(folder).ok();
    let files = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix(NAME)
        .filename_suffix(ENDING)
        .max_log_files(DAYS)
        .build(folder);
    // Where the folder takes nothing, standard error has to do.
    let files = files.ok().map(|files| {
        let kept = EnvFilter::try_from_env("SOUNDINGS_LOG")
            .unwrap_or_else(|_| EnvFilter::new("warn,soundings_app=info"));
        fmt::layer().with_ansi(false).with_writer(files).with_filter(kept)
    });
    let begun = tracing_subscriber::registry()
        .with(fmt::layer().with_writer(std::io::stderr).with_filter(filter()))
        .with(files)
        .try_init();
    if begun.is_ok() {
        std::panic::set_hook(Box::new(fault));
        tracing::info!(version = env!("CARGO_PKG_VERSION"), "begun");
    }
}

/// A fault is told by where it was: what it says of itself may quote what is in the workspace.
fn fault(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
    tracing::error!(
        place = place.as_deref().unwrap_or("unknown"),
        "a fault in the program"
    );
}

/// The last lines that were written, the oldest first.
pub(crate) fn recent(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    files.sort();
    let mut lines: Vec<String> = files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    lines.drain(..lines.len().saturating_sub(LINES));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_of_all_days_are_told_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        for day in ["2026-11-02", "2026-11-01"] {
            let lines: String = (0..300).map(|n| format!("{day} {n}\n")).collect();
            fs::write(folder.path().join(format!("soundings.{day}.log")), lines).unwrap();
        }
        fs::write(folder.path().join("other.txt"), "not ours").unwrap();
        let told = recent(folder.path());
        assert_eq!(told.len(), LINES);
        assert_eq!(
            (told[0].as_str(), told[399].as_str()),
            ("2026-11-01 200", "2026-11-02 299")
        );
        assert!(recent(&folder.path().join("none")).is_empty());
    }
}
