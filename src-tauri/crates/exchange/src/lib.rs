//! Files in and out: spreadsheets read into drafts that an import can apply, and tables written.
//!
//! Three steps in, all pure: [`open`] turns bytes into a [`Book`] (the cells of every sheet as they stand); [`suggest`]
//! proposes a [`Mapping`] of it (which sheets and columns mean what), which people can mend and keep; [`interpret`] turns
//! book and mapping into a [`Draft`]: neutral proposals and records, without ids, that say what the file means. Nothing
//! here knows what a workspace already holds; matching and writing belong to the operations.
//!
//! What always holds for a draft: every data row is in exactly one proposal, record, repetition or refusal
//! ([`Draft::rows`] equals [`Draft::accounted_rows`]), and an assessment is proposed only where a cell states one.

pub mod apart;
mod book;
mod columns;
mod draft;
mod error;
pub mod guard;
mod headcount;
mod headings;
mod interpret;
mod mapping;
mod record;
mod table;
mod text;
mod values;
pub mod write;

pub use book::{
    Book, CellKind, Encoding, Format, MAX_BYTES, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ENTRIES,
    MAX_INFLATED_BYTES, MAX_INFLATION, MAX_ROW_BYTES, MAX_ROWS, MAX_SHEETS, MAX_TEXT_BYTES, Merged, Row,
    Sheet, open,
};
pub use draft::{
    CompositionLine, CustomColumn, Draft, Origin, Pointer, Proposal, Refusal, Remark, SheetDraft,
};
pub use error::ReadError;
pub use headcount::Headcount;
pub use interpret::interpret;
pub use mapping::{
    About, ColumnDescription, ColumnMapping, DateOrder, Fault, Field, KnownColumn, Layout, Mapping, Question,
    Reason, Scale, SheetDescription, SheetMapping, Suggested, Target, check, describe, fit, questions, renew,
    shape, suggest,
};
pub use record::{CustomValue, Judgement, OwnRating, Record, Says};
