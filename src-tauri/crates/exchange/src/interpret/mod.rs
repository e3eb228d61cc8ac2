//! What a sheet means: which stakeholders its rows describe, and which rows cannot come in.

mod cells;
mod people;
mod references;
mod source;
mod staff;
mod ties;

use crate::columns::{Columns, Field, layout_of};
use crate::draft::{Draft, Layout, Proposal, Refusal, Remark};
use crate::error::ReadError;
use crate::sheet::{Encoding, Row, Sheet};
use crate::text::listed;

/// Rows that are too short or too long are told one by one up to this number.
const UNEVEN_TOLD: usize = 100;

/// Turns a sheet into a draft: columns matched by their headings, then rows to proposals.
///
/// # Errors
/// If no column says who the rows are about. A single row at fault never fails the whole; it is refused with its line,
/// field and reason.
pub fn interpret(sheet: &Sheet) -> Result<Draft, ReadError> {
    let layout = layout_of(sheet.header());
    let columns = Columns::of(sheet.header(), layout);
    let mut harvest = match layout {
        Layout::PlainList | Layout::PostsAndHolders => people::people(sheet, &columns, layout)?,
        Layout::StaffGroups => staff::groups(sheet, &columns),
    };
    about_the_file(sheet, &mut harvest.notes);
    harvest.notes.sort_by_key(|note| note.line);
    Ok(Draft {
        layout,
        source: source::name(sheet, &columns, layout),
        header_line: sheet.header().line(),
        columns: columns.matches,
        proposals: harvest.proposals,
        refused: harvest.refused,
        notes: harvest.notes,
        rows: sheet.rows().len(),
    })
}

/// What the rows of a sheet give.
#[derive(Debug, Default)]
struct Harvest {
    proposals: Vec<Proposal>,
    refused: Vec<Refusal>,
    notes: Vec<Remark>,
}

impl Harvest {
    fn refuse(&mut self, line: u64, field: &str, reason: impl Into<String>) {
        self.refused.push(Refusal {
            line,
            field: field.to_owned(),
            reason: reason.into(),
        });
    }

    fn note(&mut self, line: u64, field: &str, reason: impl Into<String>) {
        self.notes.push(Remark {
            line,
            field: field.to_owned(),
            reason: reason.into(),
        });
    }
}

/// The organisation a row names, and the way from it down to the row's unit.
fn unit_path(columns: &Columns, row: Row<'_>) -> (String, Vec<String>) {
    let named = |field| Some(columns.cell(row, field)).filter(|name| !cells::says_nothing(name));
    let organisation = named(Field::Organisation).unwrap_or_default();
    let mut path: Vec<String> = Vec::new();
    let steps = std::iter::once(organisation.clone()).chain(Field::UNITS.into_iter().filter_map(named));
    for step in steps {
        if !step.is_empty() && path.last() != Some(&step) {
            path.push(step);
        }
    }
    (organisation, path)
}

/// Remarks that concern the file or the shape of its rows.
fn about_the_file(sheet: &Sheet, notes: &mut Vec<Remark>) {
    let header = sheet.header();
    let mut tell = |line, reason: String| {
        notes.push(Remark {
            line,
            field: String::new(),
            reason,
        })
    };
    if sheet.encoding() == Encoding::Windows1252 {
        let reason = "The file is not UTF-8 and was read as Windows-1252. If accented letters look wrong, save it as \
                      “CSV UTF-8” and import it again.";
        tell(header.line(), reason.to_owned());
    }
    if let [first, rest @ ..] = sheet.blank_lines() {
        let reason = match rest.len() {
            0 => "This row is blank and was passed over.".to_owned(),
            more => format!("This row and {more} more below are blank and were passed over."),
        };
        tell(*first, reason);
    }
    let width = header.width();
    let uneven = |row: &Row<'_>| {
        let spare = (width..row.width()).filter(|column| !row.cell(*column).trim().is_empty());
        let spare: Vec<String> = spare.map(|column| (column + 1).to_string()).collect();
        if !spare.is_empty() {
            Some(format!(
                "The row has {} cells where the heading row has {width}; column {} was not read.",
                row.width(),
                listed(&spare, 5),
            ))
        } else if row.width() < width {
            let missing = width - row.width();
            Some(format!(
                "The row has only {} of the heading row's {width} cells; the last {missing} were taken as empty.",
                row.width(),
            ))
        } else {
            None
        }
    };
    let mut told = 0;
    let mut first_untold = None;
    for row in sheet.rows() {
        let Some(reason) = uneven(&row) else { continue };
        told += 1;
        if told <= UNEVEN_TOLD {
            tell(row.line(), reason);
        } else {
            first_untold = first_untold.or(Some(row.line()));
        }
    }
    if let Some(line) = first_untold {
        let more = told - UNEVEN_TOLD;
        tell(
            line,
            format!("From here on {more} more rows have fewer or more cells than the heading row."),
        );
    }
}
