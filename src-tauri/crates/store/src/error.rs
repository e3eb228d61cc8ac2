//! What can go wrong with a workspace file, in words that name the place and the remedy.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::history::Step;

/// All that a wrong key shows, too.
const UNREADABLE: &str = "its first page is unreadable";

/// Why the store refused or failed. The messages never hold SQL, and never a word from inside the workspace: labels
/// travel in fields of their own, for a screen to show but not for a log to keep.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file at that place.
    #[error("there is no file at {}: it may have been moved or renamed", .path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A new workspace would have replaced a file.
    #[error("{} exists already: choose another name", .path.display())]
    Exists {
        /// The file in the way.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is not a Soundings workspace", .path.display())]
    NotAWorkspace {
        /// The file looked at.
        path: PathBuf,
    },
    /// The file is encrypted, or noise; nobody can tell without the key.
    #[error("{} is protected by a password, or is not a Soundings workspace", .path.display())]
    Locked {
        /// The file looked at.
        path: PathBuf,
    },
    /// The key does not open the file, and no page of the file says that it is the right one.
    #[error("wrong password, or {} is damaged from its beginning on or is not a Soundings workspace", .path.display())]
    WrongPassword {
        /// The file looked at.
        path: PathBuf,
    },
    /// No key could be made.
    #[error("this system could not make a key from the password: start Soundings again, and try once more")]
    Cryptography,
    /// The file was written by a later version of the program.
    #[error(
        "this workspace has format {found}, but this version of Soundings knows formats up to {known}: update Soundings to open it"
    )]
    Newer {
        /// The format of the file.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The file has an older format and was opened for reading only, so it cannot be brought up to date.
    #[error(
        "this workspace has the older format {found}; it has to be opened for writing once, to bring it to format {known}"
    )]
    NeedsUpgrade {
        /// The format of the file.
        found: i64,
        /// The format needed.
        known: i64,
    },
    /// The file is a workspace, but its content does not hold together.
    #[error("the workspace file is damaged ({what}): restore a backup, or copy the file and ask for help")]
    Damaged {
        /// Which check failed.
        what: String,
    },
    /// The file was deleted, moved or replaced while it was open.
    #[error(
        "{} is not there any more, or is another file now; nothing was written: save a copy of what is open here under another name",
        .path.display()
    )]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// The workspace is open for reading only.
    #[error("this workspace is open for reading only")]
    ReadOnly,
    /// Another program keeps the file locked.
    #[error("another program is writing to this workspace: try again in a moment")]
    Busy,
    /// A write was started inside a write.
    #[error("a change was started inside another change")]
    Nested,
    /// A workspace that has a history cannot be furnished as a new one.
    #[error("this workspace has a history already")]
    Begun,
    /// The undo stack is empty.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing was undone since the last change.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// Undo cannot go back past this point.
    #[error("undo cannot go back any further: the workspace has changed in a way that cannot be taken back")]
    UndoBlocked {
        /// The label of the entry that undo stops at.
        label: String,
    },
    /// Reversing would overwrite later work.
    #[error("a later change concerns the same entries, so this one cannot be reversed alone")]
    Conflict {
        /// The label of the change that was to be reversed.
        label: String,
        /// The later changes in the way, oldest first. Empty if none could be made out.
        later: Vec<Step>,
    },
    /// The history has no such entry, or one that cannot be reversed.
    #[error("entry {seq} of the history cannot be reversed")]
    NotReversible {
        /// The number asked for.
        seq: i64,
    },
    /// Bringing an older file up to date failed. The file is as it was.
    #[error("the workspace could not be brought from format {from} to {to}; the file is as it was")]
    Migration {
        /// The format of the file.
        from: i64,
        /// The format it could not reach.
        to: i64,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// A backup could not be made or did not pass its check.
    #[error("the backup {} failed its check and was removed", .path.display())]
    Backup {
        /// The backup.
        path: PathBuf,
    },
    /// Nobody in the workspace has this id.
    #[error("this person is not in the workspace; they may have been deleted meanwhile")]
    Nobody,
    /// Of somebody who is to be erased, something could still be found; nothing was changed.
    #[error("{} still named the person after they were erased in it, so it was left as it was: ask for help", .path.display())]
    StillNamed {
        /// The file.
        path: PathBuf,
    },
    /// A damaged file has nothing left that could be read.
    #[error(
        "nothing can be read of the workspace file: its beginning is lost, or the password is another; restore a backup"
    )]
    BeyondSalvage,
    /// A backup belongs to another workspace.
    #[error("{} is a backup of another workspace: choose one of this workspace", .path.display())]
    OtherWorkspace {
        /// The backup.
        path: PathBuf,
    },
    /// A backup was to take the place of a file that is a workspace still.
    #[error("{} opens: open it, and put the backup back from there", .path.display())]
    StillOpens {
        /// The file.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("could not {doing} {}: {source}", .path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk is full or does not answer.
    #[error(
        "the disk with the workspace is full or does not answer; nothing was changed: make room or plug it in, and try again"
    )]
    Disk,
    /// Anything else SQLite said.
    #[error("the workspace could not carry out the work")]
    Sql(#[source] rusqlite::Error),
}

impl StoreError {
    /// Whether a wrong key would look just so.
    pub(crate) fn is_unreadable(&self) -> bool {
        matches!(self, Self::Damaged { what } if what == UNREADABLE)
    }

    /// The key is the right one, and yet the file cannot be read with it.
    pub(crate) fn damaged_under_its_key() -> Self {
        Self::Damaged {
            what: "the password is right, but not all of its pages can be read".into(),
        }
    }

    pub(crate) fn cut_short() -> Self {
        Self::Damaged {
            what: "it is shorter than it was when it was saved".into(),
        }
    }

    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io {
            doing,
            path: path.to_owned(),
            source,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged {
                what: "its pages do not fit together".into(),
            },
            Some(ErrorCode::NotADatabase) => Self::Damaged {
                what: UNREADABLE.into(),
            },
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => Self::Disk,
            _ => Self::Sql(error),
        }
    }
}
