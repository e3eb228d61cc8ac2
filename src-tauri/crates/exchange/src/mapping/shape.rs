//! A fingerprint of a file's headings.

use crate::book::Book;
use crate::columns::JOINT;
use crate::mapping::locate::locate;
use crate::mapping::purpose::holds_no_data;
use crate::text::key;
use crate::write::REASON_HEADING;

/// A fingerprint of a file: how many sheets it has, which of them hold data, and what their headings are in their order;
/// not what they are called, nor what stands below the headings, nor whether a last column says why rows were refused. Files with the same one are of the same shape, so that
/// what was once said about their columns can be used again.
#[must_use]
pub fn shape(book: &Book) -> String {
    let mut hash = Hash::new();
    for sheet in book.sheets() {
        if sheet.height() == 0 || holds_no_data(sheet) {
            hash.add("out");
            continue;
        }
        hash.add("in");
        let mut headings = locate(sheet).headings;
        // A file of refused rows, mended or not, is of the shape of the file they came from.
        headings.retain(|heading| !is_reason(heading));
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        if headings.is_empty() {
            hash.add(&sheet.width().to_string());
        }
        for heading in headings {
            hash.add(&key(&heading));
        }
    }
    format!("{:016x}", hash.0)
}

/// Whether a column says why its rows were refused. Its heading may be joined with one that stands above.
fn is_reason(heading: &str) -> bool {
    heading.rsplit(JOINT).next() == Some(REASON_HEADING)
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
