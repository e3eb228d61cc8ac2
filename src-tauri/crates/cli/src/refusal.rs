//! How a command ends.

use std::path::Path;

use ops::{Code, Failure};

/// It was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// All of it.
    All,
    /// But rows were refused, or the check found something.
    ButSome,
    /// But what was looked at is damaged beyond looking.
    Damaged,
}

/// It was not done.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// What was typed cannot be meant.
    Usage(String),
    /// An input, a file or an operation was refused.
    Refused(Failure),
}

impl Refusal {
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
        }
    }

    /// The refusal as it crosses every wire.
    pub(crate) fn failure(&self) -> Failure {
        match self {
            Self::Usage(message) => Failure::new(Code::Invalid, message.clone()),
            Self::Refused(failure) => failure.clone(),
        }
    }

    /// A file that could not be read or written.
    pub(crate) fn file(path: &Path, error: &std::io::Error) -> Self {
        let place = path.display();
        Self::Refused(match error.kind() {
            std::io::ErrorKind::NotFound => Failure::new(
                Code::NotFound,
                format!("There is no file {place}. Check the path and try again."),
            ),
            std::io::ErrorKind::PermissionDenied => Failure::new(
                Code::Io,
                format!("{place} may not be used: the system refuses permission."),
            ),
            _ => Failure::new(Code::Io, format!("{place} could not be used: {error}.")),
        })
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}
