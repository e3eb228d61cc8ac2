//! Looking at a file before SQLite may touch it: whatever is not a workspace stays as it is, byte for byte.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::key::{Key, Salt};
use crate::schema::APPLICATION_ID;

const LENGTH: usize = 100;
/// What SQLite, with and without a password, makes pages of.
pub(crate) const PAGE: usize = 4096;
pub(crate) const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What the look found.
#[derive(Debug)]
pub(crate) struct Look {
    /// A write-ahead log or rollback journal was left with content: the file is in use, or was not closed properly.
    pub(crate) leftover: bool,
    /// The file expects a write-ahead log, and so memory shared between programs.
    pub(crate) log: bool,
    /// The system would let us write.
    pub(crate) writable: bool,
    /// It ends where a page ends, or the log will mend that.
    pub(crate) whole: bool,
    /// With what the file begins, if it is protected or noise.
    pub(crate) salt: Option<Salt>,
}

/// The first page of a file, as far as there is one.
fn first_page(path: &Path, meta: &Metadata) -> Result<Vec<u8>, StoreError> {
    if !meta.is_file() || meta.len() < LENGTH as u64 {
        return Err(StoreError::NotAWorkspace {
            path: path.to_owned(),
        });
    }
    let mut page = Vec::with_capacity(PAGE);
    File::open(path)
        .and_then(|file| file.take(PAGE as u64).read_to_end(&mut page))
        .map_err(StoreError::io("read", path))?;
    page.resize(page.len().max(LENGTH), 0);
    Ok(page)
}

/// An encrypted page looks like noise: of all values a byte can have, hardly any is missing. Text, pictures of few
/// colours and empty files do not look so.
fn salt(page: &[u8]) -> Option<Salt> {
    let mut seen = [false; 256];
    for &byte in page {
        seen[usize::from(byte)] = true;
    }
    let noise = page.len() == PAGE && seen.iter().filter(|&&seen| seen).count() >= 250;
    if noise && !page.starts_with(MAGIC) {
        page.first_chunk().copied()
    } else {
        None
    }
}

/// With what the file begins, if it is protected or noise. What is neither that nor of ours is refused.
pub(crate) fn protection(path: &Path) -> Result<Option<Salt>, StoreError> {
    let meta = fs::metadata(path).map_err(StoreError::io("look at", path))?;
    let page = first_page(path, &meta)?;
    match salt(&page) {
        None if !page.starts_with(MAGIC) => Err(StoreError::NotAWorkspace {
            path: path.to_owned(),
        }),
        salt => Ok(salt),
    }
}

/// The full path of a file that is there.
pub(crate) fn canonical(path: &Path) -> Result<PathBuf, StoreError> {
    fs::canonicalize(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StoreError::Missing {
            path: path.to_owned(),
        },
        _ => StoreError::io("find", path)(error),
    })
}

/// Refuses what is not a workspace known here, without writing anything. Of what is protected, little can be said.
pub(crate) fn look(path: &Path, known: i64, key: Option<&Key>) -> Result<Look, StoreError> {
    let meta = fs::metadata(path).map_err(StoreError::io("look at", path))?;
    let strange = || StoreError::NotAWorkspace {
        path: path.to_owned(),
    };
    let header = first_page(path, &meta)?;
    let leftover = has_leftover(path);
    let writable = !meta.permissions().readonly() && File::options().write(true).open(path).is_ok();
    if let Some(salt) = salt(&header) {
        let path = path.to_owned();
        return match key {
            None => Err(StoreError::Locked { path }),
            Some(key) if !key.fits(&salt) => Err(StoreError::WrongPassword { path }),
            // Whether it expects a log is said in the encrypted part. Ours do, wherever they come from.
            Some(_) => Ok(Look {
                leftover,
                log: true,
                writable,
                whole: leftover || meta.len().is_multiple_of(PAGE as u64),
                salt: Some(salt),
            }),
        };
    }
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if &header[..16] != MAGIC || i64::from(number(68)) != APPLICATION_ID {
        return Err(strange());
    }
    let found = i64::from(number(60));
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    // While a log holds the newest pages, the file alone may rightly be shorter than its header says.
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65536,
        size => u64::from(size),
    };
    let size_is_valid = number(24) == number(92);
    if !leftover && size_is_valid && u64::from(number(28)) * page > meta.len() {
        return Err(StoreError::cut_short());
    }
    Ok(Look {
        leftover,
        log: header[19] == 2,
        writable,
        whole: true,
        salt: None,
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
