//! Excel workbooks of the old kind (XLS), as Excel 95 to 2003 wrote them (BIFF5 and BIFF8).
//!
//! Read by a reader of our own on top of `cfb`: sheets are never laid out as grids of the size that the file declares,
//! so that a single cell in the far corner costs what one cell costs, and every count in the file is only believed as
//! far as its bytes reach.

mod cells;
mod records;

use std::collections::HashMap;
use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::fill::Filling;
use super::limits::{MAX_BYTES, MAX_SHEETS};
use super::values::{Shown, built_in, custom};
use super::xml::damaged;
use super::{Book, Format};
use crate::error::ReadError;
use records::{Record, Records, Strings, Texts};

/// The streams that hold a workbook: of Excel 97 and later, and of Excel 95.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// A file of the old Office's kind.
pub(super) struct Compound<'a> {
    inner: CompoundFile<Cursor<&'a [u8]>>,
}

impl<'a> Compound<'a> {
    pub(super) fn open(bytes: &'a [u8], file: &str) -> Result<Self, ReadError> {
        match CompoundFile::open(Cursor::new(bytes)) {
            Ok(inner) => Ok(Self { inner }),
            Err(_) => Err(damaged(file, "its inner directory is broken")),
        }
    }

    /// True where it holds this stream.
    pub(super) fn has(&self, stream: &str) -> bool {
        self.inner.is_stream(stream)
    }

    /// The workbook's stream; none where there is no workbook in it.
    pub(super) fn workbook(&mut self, file: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(name) = STREAMS.into_iter().find(|name| self.has(name)) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        self.inner
            .open_stream(name)
            .and_then(|stream| stream.take(MAX_BYTES as u64).read_to_end(&mut bytes))
            .map_err(|_| damaged(file, "it ends too early"))?;
        Ok(Some(bytes))
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    at: usize,
}

/// What the cells of all sheets share.
struct Shared {
    strings: Strings,
    texts: Texts,
    shown: Vec<Shown>,
    from_1904: bool,
}

/// Reads the stream of a workbook.
pub(super) fn read(stream: &[u8], file: &str) -> Result<Book, ReadError> {
    let (listed, shared) = globals(stream, file)?;
    let mut filling = Filling::new(file);
    for sheet in listed {
        let mut filler = filling.sheet(&sheet.name, sheet.hidden)?;
        let from = stream
            .get(sheet.at..)
            .ok_or_else(|| damaged(&filler.place(), "it begins where the file has ended"))?;
        cells::read(Records::new(from), &shared, &mut filler)?;
        filler.finish()?;
    }
    Ok(Book::new(file.to_owned(), Format::Xls, filling.into_sheets()))
}

/// The part that all sheets share.
fn globals(stream: &[u8], file: &str) -> Result<(Vec<Listed>, Shared), ReadError> {
    let mut listed: Vec<Listed> = Vec::new();
    let mut formats: HashMap<u16, Shown> = HashMap::new();
    let mut used: Vec<u16> = Vec::new();
    let mut shared = Shared {
        strings: Strings::default(),
        texts: Texts::default(),
        shown: Vec::new(),
        from_1904: false,
    };
    let mut records = Records::new(stream);
    let first = records.next();
    match first.as_ref().filter(|first| first.kind == Record::BOF) {
        Some(first) if first.u16(0) == Some(0x0600) => shared.texts.wide = true,
        Some(first) if first.u16(0) == Some(0x0500) => {}
        _ => {
            return Err(damaged(
                file,
                "it does not begin as a workbook of Excel 95 or later does",
            ));
        }
    }
    let mut ended = false;
    for record in records {
        match record.kind {
            Record::EOF => {
                ended = true;
                break;
            }
            Record::FILEPASS => {
                return Err(ReadError::Protected {
                    file: file.to_owned(),
                    how: "in Excel: File, Info, Protect Workbook, Encrypt with Password, and empty the box"
                        .to_owned(),
                });
            }
            Record::CODEPAGE => shared.texts.set_code_page(record.u16(0).unwrap_or(0)),
            Record::DATEMODE => shared.from_1904 = record.u16(0) == Some(1),
            Record::FORMAT => {
                if let (Some(id), Some(code)) = (record.u16(0), shared.texts.format_code(&record)) {
                    formats.insert(id, custom(&code));
                }
            }
            Record::XF => used.push(record.u16(2).unwrap_or(0)),
            Record::BOUNDSHEET => {
                let (Some(at), Some(state), Some(kind)) = (record.u32(0), record.u8(4), record.u8(5)) else {
                    return Err(damaged(file, "its list of sheets is incomplete"));
                };
                let at = at as usize;
                if listed.iter().any(|other| other.at == at) {
                    return Err(damaged(file, "two of its sheets lie in the same place"));
                }
                // Charts and macros hold no rows.
                if kind & 0x0F == 0 {
                    listed.push(Listed {
                        name: shared.texts.sheet_name(&record),
                        hidden: state & 0x03 != 0,
                        at,
                    });
                }
                if listed.len() > MAX_SHEETS {
                    return Err(ReadError::TooManySheets {
                        file: file.to_owned(),
                        limit: MAX_SHEETS,
                    });
                }
            }
            Record::SST => shared.strings = Strings::read(&record, file)?,
            _ => {}
        }
    }
    if !ended {
        return Err(damaged(file, "it ends too early"));
    }
    let known = |id: u16| {
        formats
            .get(&id)
            .copied()
            .unwrap_or_else(|| built_in(u32::from(id)))
    };
    shared.shown = used.into_iter().map(known).collect();
    Ok((listed, shared))
}
