//! The parts of a zipped workbook: which there are, and what they may unpack to.
//!
//! Nothing is unpacked but the parts that are read, and those only while they are read; what they declare is checked
//! before, and what they really give is counted on the way. Archives inside the archive stay packed.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{
    INFLATED_AT_EASE, KIB, MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_INFLATION, MAX_TOKEN_BYTES, MIB,
};
use super::xml::Xml;
use crate::error::ReadError;

/// The first bytes of an entry in an archive's directory.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

/// A zipped workbook.
pub(super) struct Package<'a> {
    file: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// By name, in lower case with `/`.
    entries: HashMap<String, Entry>,
    inflated: Cell<u64>,
}

#[derive(Clone, Copy)]
struct Entry {
    index: usize,
    may_inflate_to: u64,
}

impl<'a> Package<'a> {
    /// Looks at the directory of the archive.
    pub(super) fn open(bytes: &'a [u8], file: &'a str) -> Result<Self, ReadError> {
        let too_many = || ReadError::TooManyEntries {
            file: file.to_owned(),
            limit: MAX_ENTRIES,
        };
        // Counted before the directory is taken in, because that takes memory for each entry.
        if memchr::memmem::find_iter(bytes, DIRECTORY_ENTRY)
            .nth(4 * MAX_ENTRIES)
            .is_some()
        {
            return Err(too_many());
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|fault| broken(file, &fault))?;
        if archive.len() > MAX_ENTRIES {
            return Err(too_many());
        }
        let mut entries = HashMap::new();
        let mut declared = 0_u64;
        for index in 0..archive.len() {
            let entry = archive
                .by_index_raw(index)
                .map_err(|fault| broken(file, &fault))?;
            let name =
                plain_name(&String::from_utf8_lossy(entry.name_raw())).ok_or_else(|| ReadError::Escapes {
                    file: file.to_owned(),
                })?;
            if entry.encrypted() {
                return Err(ReadError::Protected {
                    file: file.to_owned(),
                    how: "unpack it with the password, and import the workbook itself".to_owned(),
                });
            }
            if entry.is_dir() {
                continue;
            }
            declared = declared.saturating_add(entry.size());
            let may_inflate_to = entry
                .compressed_size()
                .saturating_mul(MAX_INFLATION)
                .clamp(INFLATED_AT_EASE, MAX_INFLATED_BYTES);
            if declared > MAX_INFLATED_BYTES {
                return Err(inflates(file, MAX_INFLATED_BYTES));
            }
            if entry.size() > may_inflate_to {
                return Err(inflates(file, may_inflate_to));
            }
            let entry = Entry {
                index,
                may_inflate_to,
            };
            if entries.insert(name, entry).is_some() {
                return Err(ReadError::Damaged {
                    file: file.to_owned(),
                    what: "it holds two parts of the same name".to_owned(),
                });
            }
        }
        Ok(Self {
            file,
            archive,
            entries,
            inflated: Cell::new(0),
        })
    }

    /// True where there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&name.to_lowercase())
    }

    /// True where there are parts in this folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.entries.keys().any(|name| name.starts_with(folder))
    }

    /// The start of a part as text, for parts that hold a word such as a media type.
    pub(super) fn word(&mut self, name: &str) -> Option<String> {
        let entry = *self.entries.get(name)?;
        let part = self.archive.by_index(entry.index).ok()?;
        let mut word = Vec::new();
        part.take(KIB as u64).read_to_end(&mut word).ok()?;
        String::from_utf8(word).ok().map(|word| word.trim().to_owned())
    }

    /// A part to be read as XML; none where it is missing.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Xml<'_>>, ReadError> {
        let Some(entry) = self.entries.get(&name.to_lowercase()).copied() else {
            return Ok(None);
        };
        let part = self
            .archive
            .by_index(entry.index)
            .map_err(|fault| broken(self.file, &fault))?;
        let gauge = Gauge {
            inner: BufReader::with_capacity(64 * KIB, Box::new(part)),
            fresh: 0,
            here: 0,
            allowed: entry.may_inflate_to,
            all: &self.inflated,
            token: 0,
        };
        Ok(Some(Xml::new(self.file, gauge)))
    }

    /// A part that has to be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<Xml<'_>, ReadError> {
        let file = self.file;
        self.part(name)?.ok_or_else(|| ReadError::Damaged {
            file: file.to_owned(),
            what: format!("its part {name} is missing"),
        })
    }
}

fn inflates(file: &str, limit: u64) -> ReadError {
    ReadError::Inflates {
        file: file.to_owned(),
        limit_mib: limit / MIB as u64,
    }
}

fn broken(file: &str, fault: &ZipError) -> ReadError {
    let what = match fault {
        ZipError::Io(_) => "it ends too early",
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            "it is packed in a way that workbooks are not"
        }
        _ => "its packing is broken",
    };
    ReadError::Damaged {
        file: file.to_owned(),
        what: what.to_owned(),
    }
}

/// The name of a part in lower case, its folders parted by `/`; none where it leads out of the archive.
fn plain_name(name: &str) -> Option<String> {
    let name = name.replace('\\', "/").to_lowercase();
    let leads_out = name.starts_with('/')
        || name.as_bytes().get(1) == Some(&b':')
        || name.contains('\0')
        || name.split('/').any(|step| step == "..");
    (!leads_out).then_some(name)
}

/// Why a [`Gauge`] stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Excess {
    /// More was unpacked than may be; the limit in bytes.
    #[error("unpacks to too much")]
    Inflated(u64),
    /// A tag or text without end.
    #[error("holds a tag without end")]
    Token,
}

/// A part while it is unpacked: counts the bytes of this part and of all, and those in which no tag or text ended.
pub(super) struct Gauge<'a> {
    inner: BufReader<Box<dyn Read + 'a>>,
    /// Bytes in the buffer, all of them counted.
    fresh: usize,
    here: u64,
    allowed: u64,
    all: &'a Cell<u64>,
    token: usize,
}

impl Read for Gauge<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let size = from.len().min(into.len());
        into[..size].copy_from_slice(&from[..size]);
        self.consume(size);
        Ok(size)
    }
}

impl BufRead for Gauge<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.fresh == 0 {
            self.fresh = self.inner.fill_buf()?.len();
            let size = self.fresh as u64;
            self.here += size;
            self.all.set(self.all.get() + size);
            if self.here > self.allowed {
                return Err(io::Error::other(Excess::Inflated(self.allowed)));
            }
            if self.all.get() > MAX_INFLATED_BYTES {
                return Err(io::Error::other(Excess::Inflated(MAX_INFLATED_BYTES)));
            }
            if self.token > MAX_TOKEN_BYTES {
                return Err(io::Error::other(Excess::Token));
            }
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, size: usize) {
        // The parser takes a whole buffer only where no tag or text ends in it.
        self.token = if size == self.fresh { self.token + size } else { 0 };
        self.fresh -= size;
        self.inner.consume(size);
    }
}
