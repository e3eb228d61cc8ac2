//! Child processes that end with their owner, and the looking-up of processes by number.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use crate::wait;

/// A child that is ended and waited for when dropped.
pub(crate) struct Owned(pub(crate) Child);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Starts a program that set-up installs.
pub(crate) fn start(command: &mut Command) -> Owned {
    let child = command.spawn().unwrap_or_else(|error| {
        panic!(
            "cannot start {}: {error}. `cargo xtask test` installs what the window tests need.",
            command.get_program().to_string_lossy()
        )
    });
    Owned(child)
}

/// The children of a process.
pub(crate) fn children(parent: u32) -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|process| {
            status(*process).is_some_and(|(state, its_parent)| its_parent == parent && state != 'Z')
        })
        .collect()
}

/// Whether a process is still running.
pub(crate) fn is_running(process: u32) -> bool {
    status(process).is_some_and(|(state, _)| state != 'Z')
}

/// Ends a process that a child of ours started, by its number, if it does not end by itself.
pub(crate) fn end(process: u32, grace: Duration) {
    let gone = || (!is_running(process)).then_some(());
    if wait::within(grace, gone).is_some() {
        return;
    }
    for signal in ["-TERM", "-KILL"] {
        Command::new("kill")
            .args([signal, &process.to_string()])
            .status()
            .ok();
        if wait::within(Duration::from_secs(2), gone).is_some() {
            return;
        }
    }
}

/// State letter and parent of a process.
fn status(process: u32) -> Option<(char, u32)> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

/// The program under test: `SOUNDINGS_APP`, or the one built beside this test.
pub(crate) fn app_binary() -> PathBuf {
    beside_this("soundings-app", "SOUNDINGS_APP")
}

/// The command under test: `SOUNDINGS_CLI`, or the one built beside this test.
///
/// # Panics
/// When there is none.
pub fn cli_binary() -> PathBuf {
    beside_this("soundings", "SOUNDINGS_CLI")
}

/// What a process and its descendants hold in memory, in MiB: the proportional share of each.
pub(crate) fn memory_mib(process: u32) -> f64 {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = rollup
        .lines()
        .find(|line| line.starts_with("Pss:"))
        .unwrap_or_default();
    let own = line
        .split_whitespace()
        .nth(1)
        .and_then(|kib| kib.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0;
    own + children(process).into_iter().map(memory_mib).sum::<f64>()
}

/// A program of this workspace: from the environment, or from the folder this one was built into.
pub(crate) fn beside_this(name: &str, variable: &str) -> PathBuf {
    if let Some(path) = std::env::var_os(variable) {
        return PathBuf::from(path);
    }
    let this = std::env::current_exe().expect("a running program knows its file");
    let found = this
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder: &Path| folder.join(name))
        .find(|path| path.is_file());
    found.unwrap_or_else(|| {
        panic!(
            "{name} is not built beside {}. Run `cargo xtask test`, or set {variable}.",
            this.display()
        )
    })
}
