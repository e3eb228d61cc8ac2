//! A fingerprint of a file's headings.

use crate::book::Book;
use crate::text::key;

/// A fingerprint of a file: how many sheets it has, and what its headings are, not what stands below them. Files with the
/// same one are of the same shape, so that what was once said about their columns can be used again.
#[must_use]
pub fn shape(book: &Book) -> String {
    let mut hash = Hash::new();
    for sheet in book.sheets() {
        hash.add("sheet");
        if let Some(row) = sheet.rows().next() {
            for cell in row.cells() {
                hash.add(&key(cell));
            }
        }
    }
    format!("{:016x}", hash.0)
}

/// FNV-1a over words: the same on every machine and in every version.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, word: &str) {
        for byte in word.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
