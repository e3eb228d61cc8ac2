//! What the program is started with.

use std::ffi::OsString;
use std::path::PathBuf;

const USAGE: &str = "usage: soundings-app [--sample | WORKSPACE.soundings]";

/// What to show first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// The choices of the first screen.
    Chooser,
    /// The sample workspace.
    Sample,
    /// This workspace.
    File(PathBuf),
    /// An empty page, to compare start and memory with.
    Blank,
}

impl Start {
    /// Reads the arguments; what is not understood is refused with the usage.
    pub(crate) fn read(given: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut start = Self::Chooser;
        for argument in given {
            let next = match argument.to_str() {
                Some("--sample") => Self::Sample,
                Some("--blank") => Self::Blank,
                Some(flag) if flag.starts_with('-') => return Err(format!("{flag} is not known; {USAGE}")),
                _ => Self::File(std::path::absolute(&argument).unwrap_or_else(|_| PathBuf::from(&argument))),
            };
            if start != Self::Chooser {
                return Err(format!("one workspace at a time; {USAGE}"));
            }
            start = next;
        }
        Ok(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &[&str]) -> Result<Start, String> {
        Start::read(given.iter().map(OsString::from))
    }

    #[test]
    fn a_file_the_sample_or_nothing() {
        assert_eq!(read(&[]), Ok(Start::Chooser));
        assert_eq!(read(&["--sample"]), Ok(Start::Sample));
        assert_eq!(read(&["--blank"]), Ok(Start::Blank));
        assert_eq!(
            read(&["/a/b.soundings"]),
            Ok(Start::File("/a/b.soundings".into()))
        );
    }

    #[test]
    fn anything_else_is_refused_with_the_usage() {
        for given in [
            &["--verbose"][..],
            &["--sample", "/a/b.soundings"],
            &["/a.soundings", "/b.soundings"],
        ] {
            assert!(read(given).unwrap_err().contains("usage:"), "{given:?}");
        }
    }
}
