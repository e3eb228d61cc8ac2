//! Remarks that concern a sheet or the shape of its rows.

use super::Harvest;
use crate::book::{Book, Encoding, Format, Row};
use crate::mapping::Target;
use crate::table::Table;
use crate::text::listed;

/// Rows that are too short or too long, and rows passed over, are told one by one up to this number.
const TOLD: usize = 100;

/// Tells what is to be known of the sheet as a whole and of the shape of its rows.
pub(super) fn about_the_sheet(book: &Book, table: &Table<'_>, harvest: &mut Harvest) {
    if let Format::Text { encoding, .. } = book.format() {
        if encoding == Encoding::Windows1252 {
            let reason = "The file is not UTF-8 and was read as Windows-1252. If accented letters look wrong, save it \
                          as “CSV UTF-8” and import it again.";
            harvest.note(table.header_line(), "", reason);
        }
        uneven_rows(table, harvest);
    }
    blank_rows(table, harvest);
    for (line, reason) in table.passed().iter().take(TOLD) {
        harvest.note(*line, "", *reason);
    }
    if let [(line, _), ..] = table.passed().get(TOLD..).unwrap_or_default() {
        let more = table.passed().len() - TOLD;
        harvest.note(
            *line,
            "",
            format!("From here on {more} more such rows were passed over."),
        );
    }
}

/// Blank rows among the data.
fn blank_rows(table: &Table<'_>, harvest: &mut Harvest) {
    let Some(last) = table.rows().last().map(Row::line) else {
        return;
    };
    let first = table.header_line();
    let mut blank = table
        .sheet()
        .blank_lines()
        .skip_while(|line| *line < first)
        .take_while(|line| *line < last);
    if let Some(line) = blank.next() {
        let reason = match blank.count() {
            0 => "This row is blank and was passed over.".to_owned(),
            more => format!("This row and {more} more below are blank and were passed over."),
        };
        harvest.note(line, "", reason);
    }
}

/// Rows of delimited text that have fewer or more cells than the headings.
fn uneven_rows(table: &Table<'_>, harvest: &mut Harvest) {
    let Some(width) = table.header().map(|row| row.width()) else {
        return;
    };
    let used: Vec<usize> = table
        .columns()
        .iter()
        .filter(|column| column.target != Target::LeaveOut)
        .map(|column| column.index as usize)
        .collect();
    let mut told = 0;
    let mut first_untold = None;
    for row in table.rows() {
        let Some(reason) = unevenness(*row, width, &used) else {
            continue;
        };
        told += 1;
        if told <= TOLD {
            harvest.note(row.line(), "", reason);
        } else {
            first_untold = first_untold.or(Some(row.line()));
        }
    }
    if let Some(line) = first_untold {
        let more = told - TOLD;
        let reason = format!("From here on {more} more rows have fewer or more cells than the heading row.");
        harvest.note(line, "", reason);
    }
}

/// What is uneven about a row.
fn unevenness(row: Row<'_>, width: usize, used: &[usize]) -> Option<String> {
    let spare = (width..row.width()).filter(|at| !row.cell(*at).trim().is_empty() && !used.contains(at));
    let spare: Vec<String> = spare.map(|at| (at + 1).to_string()).collect();
    if !spare.is_empty() {
        return Some(format!(
            "The row has {} cells where the heading row has {width}; column {} was not read.",
            row.width(),
            listed(&spare, 5),
        ));
    }
    (row.width() < width).then(|| {
        format!(
            "The row has only {} of the heading row's {width} cells; the last {} were taken as empty.",
            row.width(),
            width - row.width(),
        )
    })
}
