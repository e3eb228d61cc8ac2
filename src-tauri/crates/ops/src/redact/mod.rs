//! Redaction of every output (R34): what is hidden under a profile, taken out before anything reaches a file, and told
//! beforehand.

mod engine;
mod finder;
mod found;
mod names;
mod order;
mod people;
mod preview;
mod rows;
mod screen;
mod table;
mod written;

pub use domain::{Holds, Profile};
pub use found::{HiddenName, TextPlace, Told, Withheld, Wording};
pub use preview::{PreviewRequest, RedactedOutput, preview};
pub use rows::{List, RedactedRows, rows};
pub use table::{MarkedColumn, MarkedRow, MarkedTable, RedactedTable, redact_table, table};

pub(crate) use engine::{Engine, Said};
pub(crate) use screen::{Screens, Shown};
