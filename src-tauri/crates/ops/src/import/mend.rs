//! The refused rows as a file of the same shape: to be mended and brought in again.

use std::collections::{BTreeMap, HashSet};

use exchange::write::{RefusedRow, RefusedSheet};
use exchange::{Book, Format, Mapping};

use super::RowFate;
use super::ledger::Account;
use crate::{Code, Failure};

/// The refused rows of a file, with a column that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// A name that says what it is.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

pub(super) fn refused(
    book: &Book,
    mapping: &Mapping,
    account: &Account,
) -> Result<Option<RefusedFile>, Failure> {
    let mut reasons: BTreeMap<u32, Vec<RefusedRow>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for (sheet, line, number) in &account.order {
        let entry = account.entry(*number);
        if entry.fate == RowFate::Refused && seen.insert((*sheet, *line)) {
            let reason =
                entry
                    .remarks
                    .first()
                    .map_or_else(String::new, |remark| match remark.field.as_str() {
                        "" => remark.reason.clone(),
                        field => format!("{field}: {}", remark.reason),
                    });
            reasons
                .entry(*sheet)
                .or_default()
                .push(RefusedRow { line: *line, reason });
        }
    }
    if reasons.is_empty() {
        return Ok(None);
    }
    // The sheets without refused rows come along with their headings: the file keeps its shape.
    let sheets: Vec<RefusedSheet<'_>> = book
        .sheets()
        .iter()
        .enumerate()
        .map(|(at, sheet)| RefusedSheet {
            sheet,
            header_line: mapping.sheets.get(at).map_or(0, |mapping| mapping.header_line),
            taken_in: mapping
                .sheets
                .get(at)
                .is_some_and(|mapping| mapping.about.is_some()),
            rows: reasons.remove(&(at as u32)).unwrap_or_default(),
        })
        .collect();
    let stem = book
        .file_name()
        .rsplit_once('.')
        .map_or(book.file_name(), |(stem, _)| stem);
    let (bytes, extension) = match book.format() {
        Format::Text { delimiter, .. } => (
            exchange::write::refused_text(&sheets, delimiter),
            if delimiter == '\t' { "tsv" } else { "csv" },
        ),
        Format::Xlsx | Format::Xls | Format::Ods => (
            exchange::write::refused_workbook(&sheets).map_err(|error| {
                Failure::new(
                    Code::Internal,
                    format!("The refused rows could not be written: {error}"),
                )
            })?,
            "xlsx",
        ),
    };
    Ok(Some(RefusedFile {
        file_name: format!("{stem} - refused rows.{extension}"),
        bytes,
    }))
}
