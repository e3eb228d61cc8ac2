//! Files in and out: registers read from CSV into drafts that an import can apply.
//!
//! Two steps, both pure: [`read`] turns bytes into a [`Sheet`] (cells, with the line each row starts on), and
//! [`interpret`] turns a sheet into a [`Draft`]: neutral proposals, without ids, that say what the file means. Nothing
//! here knows what a workspace already holds; matching and writing belong to the operations.
//!
//! What always holds for a draft: every data row is in exactly one proposal or one refusal
//! ([`Draft::rows`] equals [`Draft::accounted_rows`]), and an assessment is proposed only where a cell states one.

mod book;
mod columns;
mod draft;
mod error;
mod headcount;
mod headings;
mod interpret;
mod text;

pub use book::{
    Book, CellKind, Encoding, Format, MAX_BYTES, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROW_BYTES, MAX_ROWS,
    MAX_SHEETS, MAX_TEXT_BYTES, Merged, Row, Sheet, open,
};
pub use columns::{ColumnFate, ColumnMatch, Field};
pub use draft::{CompositionLine, Draft, Layout, Pointer, Proposal, Refusal, Remark};
pub use error::ReadError;
pub use headcount::Headcount;
pub use interpret::interpret;
