//! Where the house stands, and how a task runs another program.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Why a task stopped: a sentence for the person who started it.
#[derive(Debug)]
pub(crate) struct Fault(String);

impl Fault {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a task comes to.
pub(crate) type Outcome<T = ()> = Result<T, Fault>;

/// The project's folder and how its tasks are to be done.
pub(crate) struct House {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Print what would be run instead of running it.
    pub(crate) dry_run: bool,
}

impl House {
    /// The house this task was built in, or – if it was moved since – the one cargo names.
    pub(crate) fn find(dry_run: bool) -> Outcome<Self> {
        let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root = Path::new(&crate_folder)
            .ancestors()
            .find(|folder| folder.join("Cargo.lock").is_file())
            .ok_or_else(|| Fault::new("The project's folder was not found above this task."))?;
        Ok(Self {
            root: root.to_path_buf(),
            dry_run,
        })
    }

    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    /// A program built in `profile` (`debug`, `quick`, `release`).
    pub(crate) fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target()
            .join(profile)
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// The text of a file of the project.
    pub(crate) fn text(&self, path: &str) -> Outcome<String> {
        std::fs::read_to_string(self.root.join(path))
            .map_err(|error| Fault::new(format!("{path} could not be read: {error}.")))
    }
}

/// One program to run.
pub(crate) struct Step<'a> {
    house: &'a House,
    program: OsString,
    args: Vec<OsString>,
    folder: Option<PathBuf>,
    environment: Vec<(String, OsString)>,
}

impl<'a> Step<'a> {
    /// A program, run in the project's folder.
    pub(crate) fn new(house: &'a House, program: impl Into<OsString>) -> Self {
        let folder = Some(house.root.clone());
        Self {
            house,
            program: program.into(),
            args: Vec::new(),
            folder,
            environment: Vec::new(),
        }
    }

    /// Cargo itself.
    pub(crate) fn cargo(house: &'a House) -> Self {
        Self::new(house, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// npm, run in `ui`.
    pub(crate) fn npm(house: &'a House) -> Self {
        Self::new(house, if cfg!(windows) { "npm.cmd" } else { "npm" }).folder(house.ui())
    }

    pub(crate) fn folder(mut self, folder: PathBuf) -> Self {
        self.folder = Some(folder);
        self
    }

    /// Run where the person stands, so that paths they typed mean what they meant.
    pub(crate) fn here(mut self) -> Self {
        self.folder = None;
        self
    }

    pub(crate) fn args<I: IntoIterator<Item = S>, S: Into<OsString>>(mut self, args: I) -> Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.environment.push((name.to_owned(), value.into()));
        self
    }

    /// The command as one would type it.
    pub(crate) fn line(&self) -> String {
        let name = Path::new(&self.program)
            .file_name()
            .unwrap_or(&self.program)
            .to_string_lossy()
            .into_owned();
        let variables = self
            .environment
            .iter()
            .map(|(name, value)| format!("{name}={}", value.to_string_lossy()));
        let args = self.args.iter().map(|arg| quoted(&arg.to_string_lossy()));
        variables.chain([name]).chain(args).collect::<Vec<_>>().join(" ")
    }

    /// Says what is run, runs it with the person's terminal, and expects success.
    pub(crate) fn run(self) -> Outcome {
        println!("$ {}", self.line());
        if self.house.dry_run {
            return Ok(());
        }
        let status = self
            .command()
            .status()
            .map_err(|error| self.not_started(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Fault::new(format!("Failed ({status}): {}", self.line())))
        }
    }

    /// Runs it without a word. `Ok(Ok(output))` on success, `Ok(Err(all it said))` if it failed.
    pub(crate) fn quiet(self) -> Outcome<Result<String, String>> {
        let output = self
            .command()
            .stdin(Stdio::null())
            .output()
            .map_err(|error| self.not_started(&error))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(Ok(said));
        }
        Ok(Err(format!("{said}{}", String::from_utf8_lossy(&output.stderr))))
    }

    /// What it prints; its failure is the task's failure.
    pub(crate) fn output(self) -> Outcome<String> {
        let line = self.line();
        self.quiet()?
            .map_err(|said| Fault::new(format!("Failed: {line}\n{said}")))
    }

    /// Whether it can be started and succeeds.
    pub(crate) fn succeeds(self) -> bool {
        matches!(self.quiet(), Ok(Ok(_)))
    }

    fn not_started(&self, error: &std::io::Error) -> Fault {
        Fault::new(format!(
            "“{}” could not be started: {error}.",
            self.program.to_string_lossy()
        ))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args);
        forget_own_cargo(&mut command);
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// `cargo run` describes this task in the environment; a build started from here must not see that, or it
/// would differ from one started by hand and rebuild what is already there.
fn forget_own_cargo(command: &mut Command) {
    const OWN: [&str; 4] = [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
    ];
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if OWN.iter().any(|own| name.starts_with(own)) {
            command.env_remove(name.as_ref());
        }
    }
    let Some(libraries) = std::env::var_os("LD_LIBRARY_PATH") else {
        return;
    };
    let kept: Vec<PathBuf> = std::env::split_paths(&libraries)
        .filter(|path| !added_by_cargo(path))
        .collect();
    match std::env::join_paths(&kept) {
        Ok(paths) if !kept.is_empty() => command.env("LD_LIBRARY_PATH", paths),
        _ => command.env_remove("LD_LIBRARY_PATH"),
    };
}

fn added_by_cargo(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.is_empty()
        || text.contains("target/xtask")
        || text.contains("/toolchains/")
        || text.contains("/rustlib/")
}

/// Whether a program of this name is on the path.
pub(crate) fn on_path(name: &str) -> bool {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}

/// `3.4 s` or `2 min 05 s`.
pub(crate) fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

fn quoted(arg: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:,+@".contains(c);
    if !arg.is_empty() && arg.chars().all(plain) {
        arg.to_owned()
    } else {
        format!("'{}'", arg.replace('\'', r"'\''"))
    }
}

/// Every file under `folder` with one of these extensions, in order of their paths; empty if there is none.
pub(crate) fn files_under(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let wanted = |path: &Path| {
        extensions.is_empty()
            || path
                .extension()
                .is_some_and(|end| extensions.iter().any(|wanted| end == *wanted))
    };
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            if path
                .file_name()
                .is_some_and(|name| name != "node_modules" && name != "target")
            {
                found.extend(files_under(&path, extensions));
            }
        } else if wanted(&path) {
            found.push(path);
        }
    }
    found
}

/// The path as the project writes it: from its root, with forward slashes.
pub(crate) fn house_path(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spoken_in_seconds_then_minutes() {
        assert_eq!(spoken(Duration::from_millis(3_440)), "3.4 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn an_argument_is_quoted_only_where_a_shell_would_need_it() {
        assert_eq!(quoted("--workspace"), "--workspace");
        assert_eq!(quoted("test(a) & not test(b)"), "'test(a) & not test(b)'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn folders_that_cargo_adds_for_this_task_are_told_from_the_persons_own() {
        assert!(added_by_cargo(Path::new(
            "/home/ann/soundings/target/xtask/debug/deps"
        )));
        assert!(added_by_cargo(Path::new(
            "/home/ann/.rustup/toolchains/stable/lib"
        )));
        assert!(!added_by_cargo(Path::new("/opt/webkit/lib")));
    }

    #[test]
    fn a_dry_run_starts_nothing() {
        let house = House {
            root: PathBuf::from("/"),
            dry_run: true,
        };
        assert!(Step::new(&house, "no-such-program").args(["x"]).run().is_ok());
    }
}
