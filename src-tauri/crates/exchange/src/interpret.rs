//! What a sheet means.

use crate::columns::{Columns, layout_of};
use crate::draft::Draft;
use crate::error::ReadError;
use crate::sheet::Sheet;

/// Turns a sheet into a draft.
///
/// # Errors
/// If no column says who the rows are about.
pub fn interpret(sheet: &Sheet) -> Result<Draft, ReadError> {
    let layout = layout_of(sheet.header());
    let columns = Columns::of(sheet.header(), layout);
    Ok(Draft {
        layout,
        source: String::new(),
        header_line: sheet.header().line(),
        columns: columns.matches,
        proposals: Vec::new(),
        refused: Vec::new(),
        notes: Vec::new(),
        rows: sheet.rows().len(),
    })
}
