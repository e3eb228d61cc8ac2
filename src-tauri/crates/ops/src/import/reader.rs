//! Where files are read: here, or in a process of their own.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use exchange::{Book, Mapping, ReadError, apart};

use crate::{Code, Failure};

/// Where files are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// Here.
    InProcess,
    /// In a process of its own, with limits on memory and time: a file that breaks the reader breaks nothing else. The
    /// program is one that serves [`exchange::apart`].
    Apart(PathBuf),
}

impl Reader {
    /// This program in a process of its own; it has to begin with [`serve_reader`].
    pub fn apart() -> Self {
        std::env::current_exe().map_or(Self::InProcess, Self::Apart)
    }

    /// The sheets of a file as they stand.
    pub(super) fn read(&self, bytes: &[u8], file_name: &str) -> Result<Book, Failure> {
        match self {
            Self::InProcess => exchange::open(bytes, file_name),
            Self::Apart(program) => read_apart(program, bytes, file_name),
        }
        .map_err(unreadable)
    }
}

/// The whole of a program that was started to read a file for another one; none when it was started for something else.
/// Every program that uses [`Reader::apart`] begins with this.
pub fn serve_reader() -> Option<ExitCode> {
    let argument = std::env::args_os().nth(1)?;
    (argument == apart::ARGUMENT).then(apart::serve)
}

/// How a file would be read where nothing is known of a workspace.
///
/// # Errors
/// `invalid` when the file cannot be read; the message names the place and the remedy.
pub fn suggest(bytes: &[u8], file_name: &str, reader: &Reader) -> Result<Mapping, Failure> {
    Ok(exchange::suggest(&reader.read(bytes, file_name)?, &[]).mapping)
}

fn read_apart(program: &Path, bytes: &[u8], file_name: &str) -> Result<Book, ReadError> {
    apart::open_apart(program, bytes, file_name, apart::Limits::default())
}

pub(super) fn unreadable(error: ReadError) -> Failure {
    Failure::new(Code::Invalid, error.to_string())
}
