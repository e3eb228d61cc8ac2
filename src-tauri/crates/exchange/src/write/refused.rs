//! Rows that could not come in, as a file of the same shape: the headings as they were, the rows as they were, and a last
//! column that says why. Mended, it can be brought in again; the last column stays out by itself.

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::xlsx::WriteError;
use crate::book::{CellKind, Row, Sheet};
use crate::guard::{protect, restore};

/// The heading of the column that says why a row was refused. A column of this name is never taken in.
pub const REASON_HEADING: &str = "Reason refused";

/// One sheet of such a file.
#[derive(Debug, Clone)]
pub struct RefusedSheet<'b> {
    /// The sheet as it was read.
    pub sheet: &'b Sheet,
    /// The line of its last row of headings; 0 when there is none.
    pub header_line: u64,
    /// Whether its rows were to come in. Of a sheet that stayed out only the head is kept.
    pub taken_in: bool,
    /// The rows that were refused, in the order of the file.
    pub rows: Vec<RefusedRow>,
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Its line in the file.
    pub line: u64,
    /// Why, and what would help.
    pub reason: String,
}

impl<'b> RefusedSheet<'b> {
    /// The rows above the data, titles included, so that the headings stand where they stood.
    fn head(&self) -> impl Iterator<Item = Row<'b>> {
        let last = match self.header_line {
            0 if !self.taken_in => self.sheet.rows().next().map_or(0, |row| row.line()),
            line => line,
        };
        self.sheet.rows().take_while(move |row| row.line() <= last)
    }

    /// Where the reasons stand: where they stood when the file was mended once already, else behind all columns.
    fn reason_column(&self) -> usize {
        let headings = self.sheet.row_at(self.header_line);
        headings
            .and_then(|row| row.cells().position(|cell| cell.trim() == REASON_HEADING))
            .unwrap_or(self.sheet.width())
    }

    /// The refused rows with their reasons.
    fn refused(&self) -> impl Iterator<Item = (Row<'b>, &str)> {
        let sheet = self.sheet;
        self.rows
            .iter()
            .filter_map(move |refused| Some((sheet.row_at(refused.line)?, refused.reason.as_str())))
    }
}

/// The rows as delimited text: UTF-8 with a byte order mark, lines ending in CRLF.
#[must_use]
pub fn refused_text(sheets: &[RefusedSheet<'_>], delimiter: char) -> Vec<u8> {
    let mut out = Vec::from("\u{feff}".as_bytes());
    for sheet in sheets {
        let column = sheet.reason_column();
        let mut next = 1;
        for row in sheet.head() {
            // A blank line above the headings keeps its place; a cell of several lines takes several.
            while next < row.line() {
                out.extend_from_slice(b"\r\n");
                next += 1;
            }
            let last = row.line() == sheet.header_line;
            let reason = if last { REASON_HEADING } else { "" };
            out.extend(record(row, column, reason, delimiter));
            next += 1 + row
                .cells()
                .map(|cell| cell.matches('\n').count() as u64)
                .sum::<u64>();
        }
        for (row, reason) in sheet.refused() {
            out.extend(record(row, column, reason, delimiter));
        }
    }
    out
}

fn record(row: Row<'_>, reason_column: usize, reason: &str, delimiter: char) -> Vec<u8> {
    let mut out = Vec::new();
    {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(u8::try_from(delimiter).unwrap_or(b','))
            .terminator(csv::Terminator::CRLF)
            .from_writer(&mut out);
        let cells = (0..=reason_column.max(row.width().saturating_sub(1))).map(|at| {
            if at == reason_column {
                protect(reason).into_owned()
            } else {
                safe(row.cell(at)).into_owned()
            }
        });
        // Writing to memory cannot fail.
        let _ = writer.write_record(cells);
        let _ = writer.flush();
    }
    out
}

/// A cell as it can be written without becoming a formula. It may be protected already; and a plain number cannot become
/// one.
fn safe(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.trim().parse::<f64>().is_ok_and(f64::is_finite) {
        cell.into()
    } else {
        protect(restore(cell))
    }
}

/// The rows as an Excel workbook, sheet by sheet.
///
/// # Errors
/// When a sheet cannot hold them.
pub fn refused_workbook(sheets: &[RefusedSheet<'_>]) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    for refused in sheets {
        let sheet = workbook.add_worksheet();
        if !refused.sheet.name().is_empty() {
            sheet.set_name(refused.sheet.name())?;
        }
        sheet.set_hidden(refused.sheet.hidden());
        fill(sheet, refused, &formats)?;
    }
    if sheets.iter().all(|refused| refused.sheet.hidden()) {
        // A workbook has to show something.
        if let Some(first) = workbook.worksheets_mut().first_mut() {
            first.set_hidden(false);
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, refused: &RefusedSheet<'_>, formats: &Formats) -> Result<(), XlsxError> {
    let column = refused.reason_column();
    for block in refused.sheet.merged() {
        if block.last_line <= refused.header_line && block.first_line > 0 {
            sheet.merge_range(
                number(block.first_line - 1),
                narrow(block.first_column),
                number(block.last_line - 1),
                narrow(block.last_column),
                "",
                &formats.plain,
            )?;
        }
    }
    for row in refused.head() {
        write(sheet, number(row.line() - 1), row, None, formats)?;
    }
    if refused.header_line > 0 {
        let line = number(refused.header_line - 1);
        sheet.write_string_with_format(line, narrow(column), REASON_HEADING, &formats.bold)?;
    }
    for (line, (row, reason)) in (refused.header_line..).zip(refused.refused()) {
        write(sheet, number(line), row, Some(column), formats)?;
        sheet.write_string(number(line), narrow(column), reason)?;
    }
    if !refused.rows.is_empty() {
        sheet.set_column_width(narrow(column), 60)?;
    }
    Ok(())
}

/// Writes a row as what its cells are: numbers, dates and yes or no stay what they were.
fn write(
    sheet: &mut Worksheet,
    line: u32,
    row: Row<'_>,
    but: Option<usize>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for at in (0..row.width()).filter(|at| Some(*at) != but) {
        let (cell, column) = (row.cell(at), narrow(at));
        match row.kind(at) {
            _ if cell.is_empty() => {}
            CellKind::Number => match cell.strip_suffix('%') {
                Some(percent) => match percent.parse::<f64>() {
                    Ok(value) => {
                        sheet.write_number_with_format(line, column, value / 100.0, &formats.percent)?;
                    }
                    Err(_) => text(sheet, line, column, cell, formats)?,
                },
                None => match cell.parse::<f64>() {
                    Ok(value) => {
                        sheet.write_number(line, column, value)?;
                    }
                    Err(_) => text(sheet, line, column, cell, formats)?,
                },
            },
            CellKind::Date => {
                if let Ok(day) = cell.parse::<NaiveDate>() {
                    sheet.write_date_with_format(line, column, day, &formats.day)?;
                } else if let Ok(instant) = NaiveDateTime::parse_from_str(cell, "%Y-%m-%dT%H:%M") {
                    sheet.write_datetime_with_format(line, column, instant, &formats.instant)?;
                } else {
                    text(sheet, line, column, cell, formats)?;
                }
            }
            CellKind::Flag => {
                sheet.write_boolean(line, column, cell == "yes")?;
            }
            CellKind::Text | CellKind::Fault => text(sheet, line, column, cell, formats)?,
        }
    }
    Ok(())
}

/// A text stays one, also when its cell is edited.
fn text(
    sheet: &mut Worksheet,
    line: u32,
    column: u16,
    cell: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = if protect(cell) == cell {
        &formats.plain
    } else {
        &formats.quoted
    };
    sheet.write_string_with_format(line, column, cell, format)?;
    Ok(())
}

struct Formats {
    plain: Format,
    bold: Format,
    quoted: Format,
    percent: Format,
    day: Format,
    instant: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            plain: Format::new(),
            bold: Format::new().set_bold(),
            quoted: Format::new().set_num_format("@").set_quote_prefix(),
            percent: Format::new().set_num_format("0.##%"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            instant: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        }
    }
}

/// Lines and columns of a sheet that was read are within what a sheet can hold; what is not is refused by the writer.
fn number(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn narrow(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open;

    fn rows(line: u64) -> Vec<RefusedRow> {
        vec![RefusedRow {
            line,
            reason: "Name: please fill this in.".into(),
        }]
    }

    #[test]
    fn text_keeps_its_delimiter_its_headings_and_their_place() {
        let file = "Staff list;;\r\n\r\nName;\"Job\ntitle\";Attitude\r\nAnn;Clerk;-2\r\n;=SUM(A1);+44 1\r\n";
        let book = open(file.as_bytes(), "list.csv").unwrap();
        let sheet = &book.sheets()[0];
        let last = sheet.rows().last().unwrap().line();
        let refused = |sheet| RefusedSheet {
            sheet,
            header_line: 3,
            taken_in: true,
            rows: rows(last),
        };
        let written = refused_text(&[refused(sheet)], ';');
        assert_eq!(
            String::from_utf8(written.clone()).unwrap(),
            "\u{feff}Staff list;;;\r\n\r\nName;\"Job\ntitle\";Attitude;Reason refused\r\n;'=SUM(A1);'+44 1;Name: please fill this in.\r\n"
        );
        let again = open(&written, "list - refused rows.csv").unwrap();
        let second = &again.sheets()[0];
        let last = second.rows().last().unwrap().line();
        let twice = refused_text(
            &[RefusedSheet {
                rows: rows(last),
                ..refused(second)
            }],
            ';',
        );
        assert_eq!(twice, written, "the reason has its one column");
    }

    #[test]
    fn a_workbook_keeps_what_its_cells_are() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name("People").unwrap();
        for (at, heading) in ["Name", "Power", "Seen on", "Share"].into_iter().enumerate() {
            sheet.write_string(0, at as u16, heading).unwrap();
        }
        sheet.write_string(1, 0, "=not a formula").unwrap();
        sheet.write_number(1, 1, 4.5).unwrap();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let date = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        sheet.write_date_with_format(1, 2, date, &day).unwrap();
        let percent = Format::new().set_num_format("0%");
        sheet.write_number_with_format(1, 3, 0.25, &percent).unwrap();
        let bytes = workbook.save_to_buffer().unwrap();

        let book = open(&bytes, "list.xlsx").unwrap();
        let written = refused_workbook(&[RefusedSheet {
            sheet: &book.sheets()[0],
            header_line: 1,
            taken_in: true,
            rows: rows(2),
        }])
        .unwrap();
        let again = open(&written, "list - refused rows.xlsx").unwrap();
        let (was, is) = (&book.sheets()[0], &again.sheets()[0]);
        assert_eq!(is.name(), "People");
        let (was, is) = (was.row_at(2).unwrap(), is.row_at(2).unwrap());
        for at in 0..4 {
            assert_eq!((is.cell(at), is.kind(at)), (was.cell(at), was.kind(at)));
        }
        assert_eq!(is.cell(4), "Name: please fill this in.");
        assert_eq!(again.sheets()[0].row_at(1).unwrap().cell(4), REASON_HEADING);
    }
}
