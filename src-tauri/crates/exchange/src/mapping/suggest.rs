//! A mapping proposed from a file alone.

use crate::book::{Book, Sheet};
use crate::columns::{field_of, layout_of, left_out};
use crate::draft::CustomColumn;
use crate::mapping::{About, ColumnMapping, Field, Mapping, SheetMapping, Target, shape};
use crate::text::{key, tidy};

/// A custom field that a workspace has already.
pub type KnownColumn = CustomColumn;

/// A mapping proposed from a file alone, with what a person should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The mapping.
    pub mapping: Mapping,
    /// By sheet and column of the mapping, why the column was taken for what it was taken for.
    pub reasons: Vec<Vec<Reason>>,
    /// What only a person knows.
    pub questions: Vec<Question>,
}

/// Why a column was taken for what it was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its heading is the field's name or a synonym.
    Heading,
    /// Its cells look like it.
    Content,
    /// The mapping came from elsewhere.
    Mapping,
    /// Its heading is not known.
    Unknown,
    /// It has no heading or no cells.
    Empty,
    /// Another column already says the same.
    Repeated,
    /// It is known and says nothing that belongs in a workspace (pay, for one).
    LeftOut,
}

/// Something only a person knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Is 03/04/2026 in April or in March? Answered by the column's [`ColumnMapping::dates`].
    DateOrder {
        /// The sheet, counted from 0.
        sheet: usize,
        /// The column, counted from 0.
        column: usize,
        /// A date of the column that could be either.
        sample: String,
    },
    /// How are the column's ratings counted? Answered by the column's [`ColumnMapping::scale`].
    Scale {
        /// The sheet, counted from 0.
        sheet: usize,
        /// The column, counted from 0.
        column: usize,
        /// A rating of the column.
        sample: String,
    },
}

/// Proposes a mapping of a file. `known` are the custom fields of the workspace: a column with the name of one goes there.
#[must_use]
pub fn suggest(book: &Book, known: &[KnownColumn]) -> Suggested {
    let _ = known;
    let (sheets, reasons) = book.sheets().iter().map(sheet).unzip();
    let mapping = Mapping {
        version: 1,
        shape: shape(book),
        sheets,
    };
    let questions = questions(book, &mapping);
    Suggested {
        mapping,
        reasons,
        questions,
    }
}

/// What only a person knows about a file under a mapping.
#[must_use]
pub fn questions(book: &Book, mapping: &Mapping) -> Vec<Question> {
    let _ = (book, mapping);
    Vec::new()
}

/// The mapping of one sheet by its first row.
fn sheet(sheet: &Sheet) -> (SheetMapping, Vec<Reason>) {
    let about = About::Stakeholders;
    let header = sheet.rows().next();
    let headings: Vec<String> = (0..sheet.width())
        .map(|at| header.map_or_else(String::new, |row| tidy(row.cell(at))))
        .collect();
    let layout = layout_of(headings.iter().map(String::as_str));
    let mut claims: Vec<Option<(Field, usize)>> = headings
        .iter()
        .map(|heading| {
            if left_out(heading, layout) {
                None
            } else {
                field_of(about, heading)
            }
        })
        .collect();
    let claimed = |claims: &[Option<(Field, usize)>], field: Field| {
        claims.iter().any(|claim| claim.is_some_and(|(one, _)| one == field))
    };
    // Beside a first name, "Title" is Ms or Dr.
    if claimed(&claims, Field::FirstName) {
        for (claim, heading) in claims.iter_mut().zip(&headings) {
            if claim.is_some_and(|(field, _)| field == Field::Role) && key(heading) == "title" {
                *claim = None;
            }
        }
    }
    let mut reasons = Vec::new();
    let mut columns = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let best = |field: Field, rank: usize| {
            let rivals = claims.iter().enumerate();
            rivals
                .filter_map(|(at, claim)| claim.filter(|(one, _)| *one == field).map(|(_, rank)| (rank, at)))
                .min()
                == Some((rank, at))
        };
        let (target, reason) = match claims[at] {
            Some((field, rank)) if best(field, rank) => (Target::Field { field }, Reason::Heading),
            Some(_) => (Target::LeaveOut, Reason::Repeated),
            None if heading.is_empty() => (Target::LeaveOut, Reason::Empty),
            None if left_out(heading, layout) => (Target::LeaveOut, Reason::LeftOut),
            None => (Target::LeaveOut, Reason::Unknown),
        };
        let split = matches!(target, Target::Field { field: Field::Groups }).then(|| ";".to_owned());
        columns.push(ColumnMapping {
            index: u32::try_from(at).unwrap_or(u32::MAX),
            header: heading.clone(),
            target,
            split,
            dates: None,
            scale: None,
            values: std::collections::BTreeMap::new(),
        });
        reasons.push(reason);
    }
    if layout == crate::mapping::Layout::StaffGroups {
        // The untitled first column numbers the rows.
        if let Some(column) = columns.iter_mut().find(|column| column.header.is_empty()) {
            column.target = Target::Field {
                field: Field::Reference,
            };
        }
    }
    let mapping = SheetMapping {
        sheet: sheet.name().to_owned(),
        about: (sheet.height() > 1).then_some(about),
        header_line: header.map_or(0, |row| row.line()),
        header_rows: 1,
        last_line: None,
        layout,
        columns,
    };
    (mapping, reasons)
}
