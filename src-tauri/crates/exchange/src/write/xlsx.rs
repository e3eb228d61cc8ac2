//! A table as an Excel workbook.

use rust_xlsxwriter::{Format, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError};
use thiserror::Error;

use super::{CellOut, ColumnKind, TableOut, plain};

/// Why a workbook cannot be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A sheet of a workbook ends there.
    #[error(
        "A sheet of a workbook holds at most {limit} {of}, and this table has {found}. Save it as CSV, or filter it first."
    )]
    TooLarge {
        /// Rows, columns or characters.
        of: &'static str,
        /// How many a sheet holds.
        limit: usize,
        /// How many there are.
        found: usize,
    },
    /// What the writer says otherwise.
    #[error("The workbook could not be made: {0}.")]
    Workbook(String),
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error.to_string())
    }
}

/// The rows of a sheet, the headings' one included.
const MOST_ROWS: usize = 1_048_576;
/// The columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// The characters of a cell.
const MOST_CHARACTERS: usize = 32_767;
/// The characters of a sheet's name.
const MOST_OF_A_NAME: usize = 31;
/// The width of columns that hold long texts, in characters.
const WIDEST: f64 = 60.0;

/// The table as an Excel workbook of one sheet: a table with filters, headings that stay in sight, numbers, dates and
/// shares as what they are. Texts are texts: none becomes a formula, also when its cell is edited.
///
/// # Errors
/// When the table is larger than a sheet.
pub fn xlsx(table: &TableOut) -> Result<Vec<u8>, WriteError> {
    fits("rows", MOST_ROWS, table.rows.len() + 1)?;
    fits("columns", MOST_COLUMNS, table.columns.len())?;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    let formats = Formats::new();
    let headers = headers(table);
    for (at, column) in table.columns.iter().enumerate() {
        let at = column_number(at);
        sheet.set_column_format(at, formats.of(column.kind))?;
    }
    for (line, row) in table.rows.iter().enumerate() {
        for (at, column) in table.columns.iter().enumerate() {
            if let Some(cell) = row.get(at) {
                let place = (row_number(line + 1), column_number(at));
                write(sheet, place, cell, column.kind, &formats)?;
            }
        }
    }
    let width = table.columns.len();
    if width > 0 {
        // A table without rows is shown with an empty one, as spreadsheets do.
        let last = row_number(table.rows.len().max(1));
        let columns: Vec<TableColumn> = headers
            .iter()
            .map(|header| TableColumn::new().set_header(header))
            .collect();
        let style = Table::new().set_columns(&columns).set_style(TableStyle::Light1);
        sheet.add_table(0, 0, last, column_number(width - 1), &style)?;
        sheet.set_freeze_panes(1, 0)?;
        set_widths(sheet, table, &headers)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fits(of: &'static str, limit: usize, found: usize) -> Result<(), WriteError> {
    if found <= limit {
        Ok(())
    } else {
        Err(WriteError::TooLarge { of, limit, found })
    }
}

/// How cells are shown.
struct Formats {
    text: Format,
    number: Format,
    percent: Format,
    date: Format,
    quoted: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            text: Format::new().set_num_format("@"),
            number: Format::new().set_num_format("General"),
            percent: Format::new().set_num_format("0.0%"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            quoted: Format::new().set_num_format("@").set_quote_prefix(),
        }
    }

    fn of(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Text | ColumnKind::YesNo => &self.text,
            ColumnKind::Number => &self.number,
            ColumnKind::Percent => &self.percent,
            ColumnKind::Date => &self.date,
        }
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &CellOut,
    kind: ColumnKind,
    formats: &Formats,
) -> Result<(), WriteError> {
    match cell {
        CellOut::Nothing(()) => {}
        CellOut::Flag(flag) => {
            sheet.write_string(row, column, if *flag { "yes" } else { "no" })?;
        }
        CellOut::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, formats.of(kind))?;
        }
        CellOut::Number(number) => {
            sheet.write_string(row, column, plain(*number))?;
        }
        CellOut::Text(text) => {
            if kind == ColumnKind::Date
                && let Ok(date) = text.parse::<chrono::NaiveDate>()
                // Workbooks know no day before 1900.
                && chrono::Datelike::year(&date) >= 1900
            {
                sheet.write_date_with_format(row, column, date, &formats.date)?;
            } else if !text.is_empty() {
                fits("characters in a cell", MOST_CHARACTERS, text.chars().count())?;
                let looks_like_a_formula = text
                    .trim_start_matches('\'')
                    .starts_with(['=', '+', '-', '@', '\t', '\r']);
                let format = if looks_like_a_formula {
                    &formats.quoted
                } else {
                    &formats.text
                };
                sheet.write_string_with_format(row, column, text, format)?;
            }
        }
    }
    Ok(())
}

/// The headings, each of its own: a table in a workbook takes no heading twice and none that is empty.
fn headers(table: &TableOut) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut headers = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let stem = if column.header.is_empty() {
            "Column"
        } else {
            &column.header
        };
        let mut header = stem.to_owned();
        let mut count = 1;
        while !taken.insert(header.to_lowercase()) {
            count += 1;
            header = format!("{stem} {count}");
        }
        headers.push(header);
    }
    headers
}

fn set_widths(sheet: &mut Worksheet, table: &TableOut, headers: &[String]) -> Result<(), WriteError> {
    for (at, header) in headers.iter().enumerate() {
        let cells = table.rows.iter().take(1_000).map(|row| match row.get(at) {
            Some(CellOut::Text(text)) => text.chars().count(),
            Some(CellOut::Number(number)) => plain(*number).len(),
            _ => 0,
        });
        // Room for the filter's arrow beside the heading.
        let widest = cells.max().unwrap_or(0).max(header.chars().count() + 3);
        sheet.set_column_width(column_number(at), (widest as f64 + 1.0).clamp(8.0, WIDEST))?;
    }
    Ok(())
}

/// A sheet's name: without the signs no sheet may carry, and no longer than it may be.
pub(crate) fn sheet_name(title: &str) -> String {
    let clean: String = title
        .chars()
        .map(|c| {
            if "[]:*?/\\".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .take(MOST_OF_A_NAME)
        .collect();
    let clean = clean.trim().trim_matches('\'').trim();
    if clean.is_empty() || clean.eq_ignore_ascii_case("history") {
        "Sheet1".to_owned()
    } else {
        clean.to_owned()
    }
}

fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
