//! What a file looks like under a mapping.

use crate::book::Book;
use crate::mapping::{Mapping, Reason};
use crate::table::Table;
use crate::text::{letters, tidy};

/// One sheet of a file under a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetDescription {
    /// Its name; empty for delimited text.
    pub name: String,
    /// Whether it is hidden in its program.
    pub hidden: bool,
    /// Rows that are not blank, whatever they hold.
    pub height: usize,
    /// Data rows under the mapping.
    pub rows: usize,
    /// Of how many of them, from the first, the cells were looked at.
    pub looked_at: usize,
    /// The first lines as they stand in the file, at most twenty.
    pub top: Vec<(u64, Vec<String>)>,
    /// One entry a column, in the order of the mapping's columns.
    pub columns: Vec<ColumnDescription>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnDescription {
    /// Its letters in a spreadsheet: A, B … AA.
    pub letters: String,
    /// Its first different values that say something, at most five.
    pub samples: Vec<String>,
    /// How many of the cells looked at say something.
    pub filled: usize,
    /// Why it may be taken for what the mapping takes it for.
    pub reason: Reason,
    /// How many of them could not be read under the mapping.
    pub unreadable: usize,
    /// The first of those, at most five.
    pub unreadable_samples: Vec<String>,
}

/// Describes a file under a mapping, sheet by sheet.
#[must_use]
pub fn describe(book: &Book, mapping: &Mapping) -> Vec<SheetDescription> {
    let sheets = book.sheets().iter().zip(&mapping.sheets);
    sheets
        .map(|(sheet, mapping)| {
            let table = Table::new(sheet, mapping);
            let columns = mapping.columns.iter().map(|column| {
                let mut samples: Vec<String> = Vec::new();
                let mut filled = 0;
                for row in table.rows() {
                    let cell = tidy(row.cell(column.index as usize));
                    if !cell.is_empty() {
                        filled += 1;
                        if samples.len() < 5 && !samples.contains(&cell) {
                            samples.push(cell);
                        }
                    }
                }
                ColumnDescription {
                    letters: letters(column.index as usize),
                    samples,
                    filled,
                    reason: Reason::Mapping,
                    unreadable: 0,
                    unreadable_samples: Vec::new(),
                }
            });
            SheetDescription {
                name: sheet.name().to_owned(),
                hidden: sheet.hidden(),
                height: sheet.height(),
                rows: table.rows().len(),
                looked_at: table.rows().len(),
                top: sheet
                    .rows()
                    .take(20)
                    .map(|row| (row.line(), row.cells().map(str::to_owned).collect()))
                    .collect(),
                columns: columns.collect(),
            }
        })
        .collect()
}
