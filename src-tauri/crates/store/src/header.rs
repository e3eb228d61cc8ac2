//! Looking at a file before SQLite may touch it: whatever is not a workspace stays as it is, byte for byte.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::schema::APPLICATION_ID;

const LENGTH: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What the look found.
#[derive(Debug)]
pub(crate) struct Look {
    /// A write-ahead log or rollback journal was left with content: the file is in use, or was not closed properly.
    pub(crate) leftover: bool,
    /// The file expects a write-ahead log, and so memory shared between programs.
    pub(crate) log: bool,
    /// The system would let us write.
    pub(crate) writable: bool,
}

/// Refuses what is not a workspace known here, without writing anything.
pub(crate) fn look(path: &Path, known: i64) -> Result<Look, StoreError> {
    let meta = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StoreError::Missing {
            path: path.to_owned(),
        },
        _ => StoreError::io("look at", path)(error),
    })?;
    let strange = || StoreError::NotAWorkspace {
        path: path.to_owned(),
    };
    if !meta.is_file() || meta.len() < LENGTH as u64 {
        return Err(strange());
    }
    let mut header = [0; LENGTH];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut header))
        .map_err(StoreError::io("read", path))?;
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if &header[..16] != MAGIC || i64::from(number(68)) != APPLICATION_ID {
        return Err(strange());
    }
    let found = i64::from(number(60));
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    let leftover = has_leftover(path);
    // While a log holds the newest pages, the file alone may rightly be shorter than its header says.
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65536,
        size => u64::from(size),
    };
    let size_is_valid = number(24) == number(92);
    if !leftover && size_is_valid && u64::from(number(28)) * page > meta.len() {
        return Err(StoreError::Damaged {
            what: "it is shorter than it was when it was saved".into(),
        });
    }
    let writable = !meta.permissions().readonly() && File::options().write(true).open(path).is_ok();
    Ok(Look {
        leftover,
        log: header[19] == 2,
        writable,
    })
}

/// The file SQLite keeps beside a database.
pub(crate) fn sidecar(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether a write-ahead log or rollback journal with content lies beside the file.
pub(crate) fn has_leftover(path: &Path) -> bool {
    let has_content = |ending| fs::metadata(sidecar(path, ending)).is_ok_and(|meta| meta.len() > 0);
    ["-wal", "-journal"].into_iter().any(has_content)
}
