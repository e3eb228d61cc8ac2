//! Files of kinds that are not read, told by their first bytes, each with what to do instead.

use crate::error::ReadError;

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

/// Refuses a file whose first bytes are those of a kind that is not read.
pub(super) fn refuse(bytes: &[u8], file: &str) -> Result<(), ReadError> {
    for (magic, what, remedy) in NOT_TEXT {
        let same = bytes
            .get(..magic.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(magic));
        if same {
            return Err(ReadError::NotText {
                file: file.to_owned(),
                what,
                remedy,
            });
        }
    }
    Ok(())
}
