//! What a file looks like under a mapping.

use crate::book::{Book, CellKind, Row, Sheet};
use crate::columns::{field_of, left_out};
use crate::mapping::looks;
use crate::mapping::{About, ColumnMapping, Field, Mapping, Reason, SheetMapping, Target};
use crate::table::Table;
use crate::text::{folded, letters, shortened, tidy};
use crate::values::{self, Rated};

/// The cells of at most this many rows are looked at.
const ROWS: usize = 20_000;
/// So many examples are given.
const SAMPLES: usize = 5;
/// So many lines are shown as they stand in the file.
const TOP: usize = 20;
/// Of those at most this many cells.
const TOP_CELLS: usize = 200;

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
    /// Its first different values that say something, at most five, long ones shortened.
    pub samples: Vec<String>,
    /// How many of the cells looked at say something.
    pub filled: usize,
    /// Why it may be taken for what the mapping takes it for.
    pub reason: Reason,
    /// How many of them could not be read under the mapping.
    pub unreadable: usize,
    /// The first of those, at most five, long ones shortened.
    pub unreadable_samples: Vec<String>,
}

/// Describes a file under a mapping, sheet by sheet.
#[must_use]
pub fn describe(book: &Book, mapping: &Mapping) -> Vec<SheetDescription> {
    let sheets = book.sheets().iter().enumerate();
    sheets
        .map(|(at, sheet)| match mapping.sheets.get(at) {
            Some(mapping) => of_sheet(sheet, mapping),
            None => bare(sheet),
        })
        .collect()
}

/// A sheet that the mapping does not speak of.
fn bare(sheet: &Sheet) -> SheetDescription {
    SheetDescription {
        name: sheet.name().to_owned(),
        hidden: sheet.hidden(),
        height: sheet.height(),
        rows: 0,
        looked_at: 0,
        top: sheet
            .rows()
            .take(TOP)
            .map(|row| (row.line(), row.cells().take(TOP_CELLS).map(tidy).collect()))
            .collect(),
        columns: Vec::new(),
    }
}

fn of_sheet(sheet: &Sheet, mapping: &SheetMapping) -> SheetDescription {
    let table = Table::new(sheet, mapping);
    let rows = &table.rows()[..table.rows().len().min(ROWS)];
    let columns = mapping.columns.iter().enumerate();
    SheetDescription {
        rows: table.rows().len(),
        looked_at: rows.len(),
        columns: columns
            .map(|(at, column)| of_column(&table, at, column, rows))
            .collect(),
        ..bare(sheet)
    }
}

fn of_column<'a>(
    table: &Table<'a>,
    at: usize,
    column: &ColumnMapping,
    rows: &[Row<'a>],
) -> ColumnDescription {
    let mut described = ColumnDescription {
        letters: letters(column.index as usize),
        samples: Vec::new(),
        filled: 0,
        reason: Reason::Mapping,
        unreadable: 0,
        unreadable_samples: Vec::new(),
    };
    let typed = is_typed(table.about(), column);
    for row in rows {
        let raw = row.cell(column.index as usize).trim();
        if looks::says_nothing(raw) {
            continue;
        }
        described.filled += 1;
        add_sample(&mut described.samples, raw);
        if typed {
            let cell = table.entry_cell(*row, at);
            if !can_be_read(table.about(), column, &cell, row.kind(column.index as usize)) {
                described.unreadable += 1;
                add_sample(&mut described.unreadable_samples, raw);
            }
        }
    }
    described.reason = reason(table, column, described.filled);
    described
}

fn add_sample(samples: &mut Vec<String>, cell: &str) {
    if samples.len() < SAMPLES {
        let cell = shortened(&tidy(cell));
        if !samples.contains(&cell) {
            samples.push(cell);
        }
    }
}

/// Why a column may be what the mapping says, as far as heading and cells tell.
fn reason(table: &Table<'_>, column: &ColumnMapping, filled: usize) -> Reason {
    match &column.target {
        Target::Field { field } => match field_of(table.about(), &column.header) {
            Some((known, _)) if known == *field => Reason::Heading,
            _ => Reason::Mapping,
        },
        Target::Custom { .. } => Reason::Unknown,
        Target::Axis { name } if folded(name) == folded(&column.header) => Reason::Heading,
        Target::Axis { .. } => Reason::Mapping,
        Target::LeaveOut if filled == 0 => Reason::Empty,
        Target::LeaveOut if left_out(&column.header, table.layout()) => Reason::LeftOut,
        Target::LeaveOut if column.header.is_empty() => Reason::Empty,
        Target::LeaveOut => match field_of(table.about(), &column.header) {
            Some((field, _)) if table.has(field) => Reason::Repeated,
            Some(_) => Reason::Mapping,
            None => Reason::Unknown,
        },
    }
}

/// Whether some cells of a column could not be readable.
fn is_typed(about: About, column: &ColumnMapping) -> bool {
    !can_be_read(about, column, "\u{1}\u{1}", CellKind::Text)
}

/// Whether a cell can be read as what its column is for.
fn can_be_read(about: About, column: &ColumnMapping, cell: &str, kind: CellKind) -> bool {
    let field = match &column.target {
        Target::LeaveOut => return true,
        Target::Custom { kind: custom, .. } => {
            return values::custom(*custom, cell, kind, column.dates).is_ok();
        }
        Target::Axis { .. } => Field::Power,
        Target::Field { field } => *field,
    };
    if let Some(rated) = Rated::of(field) {
        return match rated {
            Rated::Measure(measure) => values::measure(measure, cell, kind, column.scale).is_ok(),
            rated => values::rating(rated, cell, kind, column.scale).is_ok(),
        };
    }
    if column.holds_dates() {
        return values::date(cell, kind, column.dates).is_ok();
    }
    match (about, field) {
        (_, Field::Headcount) => values::headcount(cell, kind).is_ok(),
        (_, Field::TeamSize) => values::whole(cell, kind).is_ok(),
        (_, Field::Pilot) => values::yes_no(cell, kind).is_ok(),
        (About::Ties, Field::Kind) => values::tie_kind(cell).is_ok(),
        (_, Field::Kind) => values::stakeholder_kind(cell).is_ok(),
        (_, Field::Basis) => values::basis(cell).is_ok(),
        (_, Field::Direction) => values::commitment_direction(cell).is_ok(),
        (About::PlanLines, Field::Status) => values::plan_status(cell).is_ok(),
        (_, Field::Status) => values::commitment_status(cell).is_ok(),
        (_, Field::Email) => values::email(cell).is_some(),
        _ => true,
    }
}
