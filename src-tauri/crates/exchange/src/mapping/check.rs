//! What is wrong with a mapping.

use crate::book::Book;
use crate::mapping::{Mapping, Target};

/// What is wrong with a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The sheet, counted from 0.
    pub sheet: usize,
    /// The column, counted from 0; none when the sheet as a whole is at fault.
    pub column: Option<usize>,
    /// What, and what would help.
    pub reason: String,
}

/// Everything that is wrong with a mapping of a file; while there is anything, the file should not be brought in.
#[must_use]
pub fn check(mapping: &Mapping, book: &Book) -> Vec<Fault> {
    let _ = book;
    let mut faults = Vec::new();
    for (at, sheet) in mapping.sheets.iter().enumerate() {
        let Some(about) = sheet.about else { continue };
        let has = |field| sheet.columns.iter().any(|column| column.target == Target::Field { field });
        for any in about.needs() {
            if !any.iter().any(|field| has(*field)) {
                let labels: Vec<String> = any.iter().map(|field| field.label().to_owned()).collect();
                faults.push(Fault {
                    sheet: at,
                    column: None,
                    reason: format!("None of the columns is {}.", labels.join(", ")),
                });
            }
        }
    }
    faults
}
