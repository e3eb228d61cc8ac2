//! Delimited text: which encoding, which delimiter, where each row starts, and what is too much.
//!
//! The reader is our own rather than the `csv` crate's for three things users need: the line each row starts on under
//! every kind of line end, an error at a quotation mark that is never closed (instead of one huge last cell), and
//! limits that hold while reading.

use std::cell::Cell;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::limits::{
    KIB, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROW_BYTES, MAX_ROWS, MAX_TEXT_BYTES, MIB,
};
use super::{Book, CellKind, Encoding, Format, Sheet};
use crate::error::ReadError;

/// How much of a file is looked at to find its delimiter.
const SAMPLE_BYTES: usize = 256 * KIB;
const SAMPLE_ROWS: usize = 50;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads delimited text as a book of one sheet.
pub(super) fn read(bytes: &[u8], file: &str) -> Result<Book, ReadError> {
    let (text, encoding) = decode(bytes, file)?;
    // What is one byte in an older encoding can be three in UTF-8.
    if text.len() > MAX_TEXT_BYTES {
        return Err(ReadError::TooMuchText {
            file: file.to_owned(),
            limit_mib: MAX_TEXT_BYTES / MIB,
        });
    }
    if let Some(at) = text.find('\0') {
        return Err(ReadError::Nul {
            line: line_at(&text, at),
            file: file.to_owned(),
        });
    }
    let (text, first_line, named) = match named_delimiter(&text) {
        Some((delimiter, rest)) => (rest, 2, Some(delimiter)),
        None => (text.as_str(), 1, None),
    };
    let delimiter = named.unwrap_or_else(|| find_delimiter(text, file));
    let mut sheet = Sheet::default();
    Scan::of(text, delimiter, file).rows(first_line, &mut sheet, usize::MAX)?;
    let delimiter = char::from(delimiter);
    Ok(Book::new(
        file.to_owned(),
        Format::Text { encoding, delimiter },
        vec![sheet],
    ))
}

/// The text, and how it was encoded.
fn decode(bytes: &[u8], file: &str) -> Result<(String, Encoding), ReadError> {
    let utf_16 = |rest: &[u8], coding: &'static encoding_rs::Encoding, encoding| match coding
        .decode_without_bom_handling_and_without_replacement(rest)
    {
        Some(text) => Ok((text.into_owned(), encoding)),
        None => {
            let (lossy, _) = coding.decode_without_bom_handling(rest);
            let at = lossy.find('\u{fffd}').unwrap_or(lossy.len());
            Err(ReadError::Garbled {
                file: file.to_owned(),
                encoding: "UTF-16".to_owned(),
                line: line_at(&lossy, at),
            })
        }
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => match std::str::from_utf8(rest) {
            Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
            Err(fault) => {
                let good = String::from_utf8_lossy(&rest[..fault.valid_up_to()]);
                let line = line_at(&good, good.len());
                Err(ReadError::Garbled {
                    file: file.to_owned(),
                    encoding: "UTF-8".to_owned(),
                    line,
                })
            }
        },
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, UTF_16LE, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, UTF_16BE, Encoding::Utf16Be),
        _ => match unmarked_utf_16(bytes) {
            Some((coding, encoding)) => utf_16(bytes, coding, encoding),
            None => Ok(match std::str::from_utf8(bytes) {
                Ok(text) => (text.to_owned(), Encoding::Utf8),
                Err(_) => (
                    WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
                    Encoding::Windows1252,
                ),
            }),
        },
    }
}

/// UTF-16 without its mark: a text whose every second byte is a NUL, on one side only, as far as it is looked at.
fn unmarked_utf_16(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, Encoding)> {
    let pairs = bytes.get(..bytes.len().min(4 * KIB))?.as_chunks::<2>().0;
    let nuls = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    if pairs.len() < 4 {
        return None;
    }
    let most = pairs.len() * 9 / 10;
    if odd >= most && even == 0 {
        Some((UTF_16LE, Encoding::Utf16Le))
    } else if even >= most && odd == 0 {
        Some((UTF_16BE, Encoding::Utf16Be))
    } else {
        None
    }
}

/// The line, counted from 1, that a byte of the text is on.
fn line_at(text: &str, at: usize) -> u64 {
    let before = &text.as_bytes()[..at];
    let ends = before.iter().enumerate().filter(|(i, byte)| match byte {
        b'\n' => true,
        b'\r' => text.as_bytes().get(i + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.count() as u64 + 1
}

/// The delimiter that a first line `sep=;` names, and the text below that line.
fn named_delimiter(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let delimiter = *rest.as_bytes().first().filter(|byte| DELIMITERS.contains(byte))?;
    let rest = &rest[1..];
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\n', '\r']))?;
    Some((delimiter, rest))
}

/// The delimiter under which the first rows agree best on a width; a comma where none makes columns.
///
/// Where the first row has columns under one delimiter, another that leaves it in one piece counts half: commas in
/// notes must not outweigh the semicolons of the headings, and a title above the headings must not silence them. It counts
/// nothing where every row has as many columns as the first under a delimiter: lists inside cells are no columns. A
/// quotation mark that closes in the middle of a cell counts against a delimiter.
fn find_delimiter(text: &str, file: &str) -> u8 {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let trials = DELIMITERS.map(|delimiter| {
        let mut trial = Sheet::default();
        let sample = Scan::of(&text[..end], delimiter, file);
        // An error here (a quotation mark cut off by the sample's end, for one) is met again by the real reading.
        let _ = sample.rows(1, &mut trial, SAMPLE_ROWS);
        let widths: Vec<usize> = trial.rows().map(|row| row.width()).collect();
        // The row that the sample's end cut off has the width it happens to have.
        let cut = end < text.len() && (1..SAMPLE_ROWS).contains(&widths.len());
        let whole = &widths[..widths.len() - usize::from(cut)];
        let even = whole.len() > 1
            && whole[0] > 1
            && whole.iter().all(|width| *width == whole[0])
            && sample.misfits.get() == 0;
        let score = |width: &usize| {
            let agreeing = widths.iter().filter(|other| *other == width).count();
            agreeing * 2_000 / widths.len() * width.min(&50)
        };
        let score = widths.iter().filter(|width| **width > 1).map(score).max();
        (
            delimiter,
            score.unwrap_or(0) / (1 + sample.misfits.get()),
            widths.first().is_some_and(|width| *width > 1),
            even,
        )
    });
    let parted = trials.iter().any(|(_, _, parts, _)| *parts);
    let even = trials.iter().any(|(.., even)| *even);
    let mut best = (b',', 0);
    for (delimiter, score, parts, _) in trials {
        let score = match (parts, parted, even) {
            (false, _, true) => 0,
            (false, true, false) => score / 2,
            _ => score,
        };
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// A text being read into rows.
struct Scan<'a> {
    text: &'a str,
    delimiter: u8,
    file: &'a str,
    /// Quoted cells that went on after their closing mark.
    misfits: Cell<usize>,
}

impl<'a> Scan<'a> {
    fn of(text: &'a str, delimiter: u8, file: &'a str) -> Self {
        Self {
            text,
            delimiter,
            file,
            misfits: Cell::new(0),
        }
    }

    /// Reads rows into the sheet, up to `most` of them.
    fn rows(&self, first_line: u64, sheet: &mut Sheet, most: usize) -> Result<(), ReadError> {
        let bytes = self.text.as_bytes();
        let mut line = first_line;
        let mut row_line = first_line;
        let mut at = 0;
        let mut rows = 0;
        while at < bytes.len() {
            // One cell a turn.
            if bytes[at] == b'"' {
                at = self.quoted(at + 1, &mut line, row_line, sheet)?;
                let next = bytes.get(at).copied().unwrap_or(b'\n');
                if next != self.delimiter && !matches!(next, b'\n' | b'\r') {
                    self.misfits.set(self.misfits.get() + 1);
                }
            }
            let plain = at;
            while at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r') && bytes[at] != self.delimiter {
                at += 1;
            }
            sheet.push_text(&self.text[plain..at]);
            self.end_cell(sheet, row_line)?;
            match bytes.get(at) {
                Some(byte) if *byte == self.delimiter => {
                    at += 1;
                    if at < bytes.len() {
                        continue;
                    }
                    self.end_cell(sheet, row_line)?;
                }
                Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => at += 2,
                _ => at += 1,
            }
            line += 1;
            sheet.end_row(row_line);
            if sheet.height() > MAX_ROWS {
                return Err(ReadError::TooManyRows {
                    file: self.file.to_owned(),
                    line: row_line,
                    limit: MAX_ROWS,
                });
            }
            row_line = line;
            rows += 1;
            if rows >= most {
                break;
            }
        }
        Ok(())
    }

    /// Reads the inside of a quoted cell; returns where the text goes on after the closing mark.
    fn quoted(
        &self,
        from: usize,
        line: &mut u64,
        row_line: u64,
        sheet: &mut Sheet,
    ) -> Result<usize, ReadError> {
        let bytes = self.text.as_bytes();
        let opened = *line;
        let mut start = from;
        let mut at = from;
        loop {
            match bytes.get(at) {
                None => {
                    return Err(ReadError::UnclosedQuote {
                        file: self.file.to_owned(),
                        line: opened,
                    });
                }
                Some(b'"') => {
                    sheet.push_text(&self.text[start..at]);
                    if bytes.get(at + 1) != Some(&b'"') {
                        self.check_cell(sheet, row_line)?;
                        return Ok(at + 1);
                    }
                    sheet.push_text("\"");
                    at += 2;
                    start = at;
                }
                Some(b'\n') => {
                    *line += 1;
                    at += 1;
                }
                Some(b'\r') => {
                    if bytes.get(at + 1) != Some(&b'\n') {
                        *line += 1;
                    }
                    at += 1;
                }
                Some(_) => at += 1,
            }
        }
    }

    fn end_cell(&self, sheet: &mut Sheet, row_line: u64) -> Result<(), ReadError> {
        self.check_cell(sheet, row_line)?;
        sheet.end_cell(CellKind::Text);
        if sheet.open_row_width() > MAX_COLUMNS {
            return Err(ReadError::TooManyColumns {
                file: self.file.to_owned(),
                line: row_line,
                limit: MAX_COLUMNS,
            });
        }
        if sheet.open_row_len() > MAX_ROW_BYTES {
            return Err(ReadError::RowTooLong {
                file: self.file.to_owned(),
                line: row_line,
                limit_mib: MAX_ROW_BYTES / MIB,
            });
        }
        if sheet.cell_count() > MAX_CELLS {
            return Err(ReadError::TooManyCells {
                file: self.file.to_owned(),
                limit: MAX_CELLS,
            });
        }
        Ok(())
    }

    fn check_cell(&self, sheet: &Sheet, row_line: u64) -> Result<(), ReadError> {
        if sheet.open_cell_len() <= MAX_CELL_BYTES {
            return Ok(());
        }
        Err(ReadError::CellTooLong {
            file: self.file.to_owned(),
            line: row_line,
            column: sheet.open_row_width() + 1,
            limit_kib: MAX_CELL_BYTES / KIB,
        })
    }
}
