//! Tables out: any grid as CSV, XLSX or plain text for the clipboard.

mod csv;
mod refused;
mod starter;
mod text;
mod xlsx;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::csv::csv;
pub use self::refused::{REASON_HEADING, RefusedRow, RefusedSheet, refused_text, refused_workbook};
pub use self::starter::starter;
pub use self::text::tab_separated;
pub use self::xlsx::{WriteError, xlsx};

/// A table as it is to leave: every row has as many cells as there are columns; what is missing is empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TableOut {
    /// What it is: names the sheet and the table.
    pub title: String,
    /// Its columns.
    pub columns: Vec<ColumnOut>,
    /// Its rows, top to bottom.
    pub rows: Vec<Vec<CellOut>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnOut {
    /// Its heading.
    pub header: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Text.
    Text,
    /// Numbers.
    Number,
    /// Shares: 0.8 is shown as 80 %.
    Percent,
    /// Dates, as YYYY-MM-DD.
    Date,
    /// Yes or no.
    YesNo,
}

/// A cell: nothing, yes or no, a number, or a text. A date is a text `YYYY-MM-DD` in a column of dates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(untagged)]
pub enum CellOut {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Nothing.
    Nothing(()),
}

impl CellOut {
    /// Nothing.
    pub const EMPTY: Self = Self::Nothing(());
}

impl From<&str> for CellOut {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<f64> for CellOut {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for CellOut {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::EMPTY, Into::into)
    }
}

impl From<NaiveDate> for CellOut {
    fn from(date: NaiveDate) -> Self {
        Self::Text(date.to_string())
    }
}

/// A number as a spreadsheet reads it: no exponent, no trailing `.0`.
fn plain(number: f64) -> String {
    format!("{number}")
}

/// A cell as text; the flag says whether it came as text, and so has to be kept from becoming a formula.
fn written(cell: &CellOut) -> (String, bool) {
    match cell {
        CellOut::Nothing(()) => (String::new(), false),
        CellOut::Flag(true) => ("yes".to_owned(), false),
        CellOut::Flag(false) => ("no".to_owned(), false),
        CellOut::Number(number) => (plain(*number), false),
        CellOut::Text(text) => (text.clone(), true),
    }
}
