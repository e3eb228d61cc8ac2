//! Bytes to a table: which encoding, which delimiter, where each row starts, and what is too much.
//!
//! The reader is our own rather than the `csv` crate's for three things users need: the line each row starts on under
//! every kind of line end, an error at a quotation mark that is never closed (instead of one huge last cell), and
//! limits that hold while reading.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::ReadError;
use crate::sheet::{Encoding, Sheet};

/// Largest file that is read, in bytes (64 MiB).
pub const MAX_BYTES: usize = 64 * MIB;
/// Most columns in a row.
pub const MAX_COLUMNS: usize = 1_000;
/// Longest cell, in bytes of UTF-8 (1 MiB).
pub const MAX_CELL_BYTES: usize = MIB;
/// Most rows, the header included.
pub const MAX_ROWS: usize = 1_000_000;

const MIB: usize = 1024 * 1024;
/// How much of a file is looked at to find its delimiter.
const SAMPLE_BYTES: usize = 256 * 1024;
const SAMPLE_ROWS: usize = 50;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

const SAVE_AS_CSV: &str =
    "Open it in the program it came from, save the sheet as “CSV UTF-8”, and import that file.";

/// First bytes of files that are no text, and what they are.
const NOT_TEXT: &[(&[u8], &str, &str)] = &[
    (
        b"PK\x03\x04",
        "an Excel workbook or another zipped file",
        SAVE_AS_CSV,
    ),
    (b"PK\x05\x06", "an empty zipped file", SAVE_AS_CSV),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Excel workbook (XLS) or another Office file",
        SAVE_AS_CSV,
    ),
    (
        b"%PDF-",
        "a PDF",
        "Ask whoever made it for the table itself, saved as “CSV UTF-8”, and import that file.",
    ),
    (b"{\\rtf", "a formatted text (RTF)", SAVE_AS_CSV),
    (
        b"SQLite format 3\0",
        "a database",
        "If it is a workspace, open it instead of importing it.",
    ),
    (
        b"\x1F\x8B",
        "a compressed file (gzip)",
        "Unpack it first, and import the CSV file in it.",
    ),
    (b"\x89PNG", "a picture", SAVE_AS_CSV),
    (b"\xFF\xD8\xFF", "a picture", SAVE_AS_CSV),
    (b"GIF8", "a picture", SAVE_AS_CSV),
    (
        b"<!DOCTYPE",
        "a web page",
        "Download the table as CSV instead of the page that shows it.",
    ),
    (
        b"<html",
        "a web page",
        "Download the table as CSV instead of the page that shows it.",
    ),
    (b"<?xml", "an XML file", SAVE_AS_CSV),
];

/// Reads delimited text (commas, semicolons, tabs or bars) into a sheet.
///
/// The encoding is told by a byte order mark (UTF-8, UTF-16); without one the text is UTF-8 if it can be, else
/// Windows-1252. Cells may be quoted and then hold delimiters and line breaks; lines end in LF, CRLF or CR. A first
/// line `sep=;` names the delimiter. `file_name` is used in messages only.
///
/// # Errors
/// If the file is empty, no text, damaged, or beyond a limit: the message names the place and the remedy.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Sheet, ReadError> {
    let file = file_name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(file_name)
        .to_owned();
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            file,
            size_mib: bytes.len().div_ceil(MIB) as u64,
            limit_mib: (MAX_BYTES / MIB) as u64,
        });
    }
    for (magic, what, remedy) in NOT_TEXT {
        let same = bytes
            .get(..magic.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(magic));
        if same {
            return Err(ReadError::NotText { file, what, remedy });
        }
    }
    let (text, encoding) = decode(bytes, &file)?;
    if let Some(at) = text.find('\0') {
        return Err(ReadError::Nul {
            line: line_at(&text, at),
            file,
        });
    }
    let (text, first_line, named) = match named_delimiter(&text) {
        Some((delimiter, rest)) => (rest, 2, Some(delimiter)),
        None => (text.as_str(), 1, None),
    };
    let delimiter = named.unwrap_or_else(|| find_delimiter(text, &file));
    let mut sheet = Sheet::new(&file, encoding, char::from(delimiter));
    scan(text, delimiter, first_line, &mut sheet, usize::MAX)?;
    match sheet.height() {
        0 => Err(ReadError::Empty { file }),
        1 => Err(ReadError::NoRows {
            line: sheet.header().line(),
            file,
        }),
        _ => Ok(sheet),
    }
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
                encoding: "UTF-16",
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
                    encoding: "UTF-8",
                    line,
                })
            }
        },
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, UTF_16LE, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, UTF_16BE, Encoding::Utf16Be),
        _ => Ok(match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => (
                WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
                Encoding::Windows1252,
            ),
        }),
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

/// The delimiter under which the first rows agree best with the header's width; a comma where none makes columns.
fn find_delimiter(text: &str, file: &str) -> u8 {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let agreement = |delimiter: u8| {
        let mut trial = Sheet::new(file, Encoding::Utf8, char::from(delimiter));
        // An error here (a quotation mark cut off by the sample's end, for one) is met again by the real reading.
        let _ = scan(&text[..end], delimiter, 1, &mut trial, SAMPLE_ROWS);
        if trial.height() == 0 {
            return 0;
        }
        let width = trial.header().width();
        let agreeing = trial.rows().filter(|row| row.width() == width).count() + 1;
        if width < 2 {
            0
        } else {
            agreeing * 1_000 / trial.height() * width.min(50)
        }
    };
    let mut best = (b',', 0);
    for delimiter in DELIMITERS {
        let score = agreement(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Reads rows into the sheet, up to `most` of them.
fn scan(text: &str, delimiter: u8, first_line: u64, sheet: &mut Sheet, most: usize) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    let mut line = first_line;
    let mut row_line = first_line;
    let mut at = 0;
    let mut rows = 0;
    while at < bytes.len() {
        // One cell a turn.
        if bytes[at] == b'"' {
            at = quoted(text, at + 1, &mut line, row_line, sheet)?;
        }
        let plain = at;
        while at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r') && bytes[at] != delimiter {
            at += 1;
        }
        sheet.push_text(&text[plain..at]);
        end_cell(sheet, row_line)?;
        match bytes.get(at) {
            Some(byte) if *byte == delimiter => {
                at += 1;
                if at < bytes.len() {
                    continue;
                }
                end_cell(sheet, row_line)?;
            }
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => at += 2,
            _ => at += 1,
        }
        line += 1;
        sheet.end_row(row_line);
        if sheet.height() > MAX_ROWS {
            return Err(ReadError::TooManyRows {
                file: sheet_name(sheet),
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
    text: &str,
    from: usize,
    line: &mut u64,
    row_line: u64,
    sheet: &mut Sheet,
) -> Result<usize, ReadError> {
    let bytes = text.as_bytes();
    let opened = *line;
    let mut start = from;
    let mut at = from;
    loop {
        match bytes.get(at) {
            None => {
                return Err(ReadError::UnclosedQuote {
                    file: sheet_name(sheet),
                    line: opened,
                });
            }
            Some(b'"') => {
                sheet.push_text(&text[start..at]);
                if bytes.get(at + 1) != Some(&b'"') {
                    check_cell(sheet, row_line)?;
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

fn end_cell(sheet: &mut Sheet, row_line: u64) -> Result<(), ReadError> {
    check_cell(sheet, row_line)?;
    sheet.end_cell();
    if sheet.open_row_width() > MAX_COLUMNS {
        return Err(ReadError::TooManyColumns {
            file: sheet_name(sheet),
            line: row_line,
            limit: MAX_COLUMNS,
        });
    }
    Ok(())
}

fn check_cell(sheet: &Sheet, row_line: u64) -> Result<(), ReadError> {
    if sheet.open_cell_len() <= MAX_CELL_BYTES {
        return Ok(());
    }
    Err(ReadError::CellTooLong {
        file: sheet_name(sheet),
        line: row_line,
        column: sheet.open_row_width() + 1,
        limit_kib: MAX_CELL_BYTES / 1024,
    })
}

fn sheet_name(sheet: &Sheet) -> String {
    sheet.file_name().to_owned()
}
