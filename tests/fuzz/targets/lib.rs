//! What the targets share: a file is read, a mapping of it proposed, and the draft made. None of it may panic, hang or
//! take much memory, whatever the bytes are; and every row is accounted for.

use std::io::{Cursor, Write as _};

use exchange::{Book, Mapping, describe, interpret, open, shape, suggest};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads a file all the way to a draft.
pub fn read(bytes: &[u8]) {
    let Ok(book) = open(bytes, "fuzz") else { return };
    for sheet in book.sheets() {
        let lines: Vec<u64> = sheet.rows().map(|row| row.line()).collect();
        assert!(
            lines.windows(2).all(|pair| pair[0] < pair[1]),
            "lines out of order"
        );
        for row in sheet.rows() {
            assert!(row.width() <= sheet.width(), "a row wider than its sheet");
            for column in 0..=row.width() {
                let _ = (row.cell(column).len(), row.kind(column));
            }
        }
    }
    let _ = shape(&book);
    under(&book, &suggest(&book, &[]).mapping);
}

/// Takes a book through a mapping.
pub fn under(book: &Book, mapping: &Mapping) {
    let _ = describe(book, mapping);
    if let Ok(draft) = interpret(book, mapping) {
        assert_eq!(draft.rows(), draft.accounted_rows(), "rows lost");
    }
}

/// The parts of an input, which the byte 0xFF separates: it is in no text.
pub fn parts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| *byte == 0xFF)
}

/// An archive of parts that are not packed, so that a change of a byte stays a change of a byte.
pub fn zipped<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer
            .start_file(name, options)
            .expect("a part of an archive in memory");
        writer.write_all(bytes).expect("bytes in memory");
    }
    writer.finish().expect("an archive in memory").into_inner()
}
