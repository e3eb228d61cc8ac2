//! Running the command, and what it said.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use harness::cli_binary;
use serde_json::Value;

/// A folder to work in, and the command run in it on a fixed day.
pub struct Shell {
    folder: tempfile::TempDir,
}

/// What a run said.
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Shell {
    /// An empty folder.
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The names in the folder.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Writes a file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    /// Runs it.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.on("2026-03-09", arguments)
    }

    /// Runs it on a day.
    pub fn on(&self, day: &str, arguments: &[&str]) -> Said {
        let output = Command::new(cli_binary())
            .args(arguments)
            .current_dir(self.folder.path())
            .env("SOUNDINGS_TODAY", day)
            .env("SOUNDINGS_HOME", self.path("home"))
            .output()
            .unwrap();
        Said::from(output)
    }

    /// Runs it with `--json`: the one document, when all went well.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.out, said.err);
        said.document()
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Said {
    /// Standard output as one JSON document and nothing else.
    pub fn document(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

/// A file's bytes.
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
