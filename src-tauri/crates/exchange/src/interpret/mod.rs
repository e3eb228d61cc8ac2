//! What a file means under its mapping: which stakeholders its rows describe, what else they say, and which rows cannot
//! come in.

mod cells;
mod custom;
mod file;
mod people;
mod ratings;
mod records;
mod references;
mod repeats;
mod source;
mod staff;
mod subject;
mod ties;

use crate::book::{Book, Row};
use crate::draft::{CustomColumn, Draft, Origin, Proposal, Refusal, Remark, SheetDraft};
use crate::error::ReadError;
use crate::mapping::{About, ColumnMapping, Field, Layout, Mapping};
use crate::record::{Record, Says};
use crate::table::Table;
use crate::text::{listed, shortened};
use crate::values::Unreadable;

/// Turns a file into a draft, as its mapping says.
///
/// A single row at fault never fails the whole; it is refused with its line, field and reason. Sheets that the mapping
/// does not name stay out.
///
/// # Errors
/// If no sheet has the columns its rows need, so that nothing at all could come in.
pub fn interpret(book: &Book, mapping: &Mapping) -> Result<Draft, ReadError> {
    let tables: Vec<(usize, Table<'_>)> = book
        .sheets()
        .iter()
        .zip(&mapping.sheets)
        .enumerate()
        .filter(|(_, (_, mapping))| mapping.about.is_some())
        .map(|(at, (sheet, mapping))| (at, Table::new(sheet, mapping)))
        .collect();
    if !tables.iter().any(|(_, table)| has_what_it_needs(table)) {
        let first = tables.first().map(|(_, table)| table);
        return Err(nothing_to_read(book, mapping, first));
    }
    let mut harvest = Harvest::default();
    let mut sheets: Vec<SheetDraft> = book.sheets().iter().map(|sheet| left_out(sheet.name())).collect();
    let sources = source::names(book, &tables);
    for ((at, table), source) in tables.iter().zip(sources) {
        harvest.sheet = *at;
        gather(table, &mut harvest);
        file::about_the_sheet(book, table, &mut harvest);
        sheets[*at] = SheetDraft {
            about: Some(table.about()),
            layout: table.layout(),
            source,
            rows: table.rows().len(),
            ..left_out(table.sheet().name())
        };
    }
    harvest.refused.sort_by_key(|refusal| refusal.origin);
    harvest.notes.sort_by_key(|note| note.origin);
    harvest.records.sort_by_key(|record| record.origin);
    let draft = Draft {
        sheets,
        proposals: harvest.proposals,
        records: harvest.records,
        fields: harvest.fields,
        axes: harvest.axes,
        repeated: harvest.repeated,
        refused: harvest.refused,
        notes: harvest.notes,
    };
    if draft.rows() == 0 {
        let taken = mapping.sheets.iter().find(|sheet| sheet.about.is_some());
        return Err(ReadError::NoRows {
            file: book.file_name().to_owned(),
            line: taken.map_or(1, |sheet| sheet.header_line),
        });
    }
    Ok(draft)
}

/// What the rows of one sheet give.
fn gather(table: &Table<'_>, harvest: &mut Harvest) {
    match (table.about(), table.layout()) {
        (About::Stakeholders, Layout::StaffGroups) => staff::groups(table, harvest),
        (About::Stakeholders, _) => people::people(table, harvest),
        _ => records::records(table, harvest),
    }
}

/// Whether a sheet has the columns without which its rows say nothing.
fn has_what_it_needs(table: &Table<'_>) -> bool {
    let needs = table.about().needs();
    needs.iter().all(|any| any.iter().any(|field| table.has(*field)))
}

/// Why nothing can be read.
fn nothing_to_read(book: &Book, mapping: &Mapping, table: Option<&Table<'_>>) -> ReadError {
    let file = book.file_name().to_owned();
    let line = table.map_or(1, Table::header_line);
    if table.is_none_or(|table| table.rows().is_empty())
        && book.sheets().iter().all(|sheet| sheet.height() < 2)
    {
        return ReadError::NoRows { file, line };
    }
    let all = mapping.sheets.iter().flat_map(|sheet| &sheet.columns);
    let columns: Vec<&ColumnMapping> = match table {
        Some(table) => table.columns().iter().collect(),
        None => all.collect(),
    };
    let headings = columns.iter().filter(|column| !column.header.is_empty());
    let found: Vec<String> = headings.map(|column| shortened(&column.header)).collect();
    let found = if found.is_empty() {
        "there are none".to_owned()
    } else {
        format!("found: {}", listed(&found, 8))
    };
    ReadError::NoNameColumn { file, line, found }
}

fn left_out(name: &str) -> SheetDraft {
    SheetDraft {
        name: name.to_owned(),
        about: None,
        layout: Layout::PlainList,
        source: String::new(),
        rows: 0,
    }
}

/// What the rows of a file give, sheet after sheet.
#[derive(Debug, Default)]
pub(crate) struct Harvest {
    /// The sheet being read.
    sheet: usize,
    proposals: Vec<Proposal>,
    records: Vec<Record>,
    fields: Vec<CustomColumn>,
    axes: Vec<String>,
    repeated: Vec<Origin>,
    refused: Vec<Refusal>,
    notes: Vec<Remark>,
}

impl Harvest {
    /// Where a line of the sheet being read stands.
    fn origin(&self, line: u64) -> Origin {
        Origin {
            sheet: self.sheet,
            line,
        }
    }

    /// What another part of the same sheet gave, behind what is there.
    fn take(&mut self, part: Self) {
        self.proposals.extend(part.proposals);
        self.records.extend(part.records);
        self.repeated.extend(part.repeated);
        self.refused.extend(part.refused);
        self.notes.extend(part.notes);
    }

    /// A row comes in as a record.
    pub(crate) fn record(&mut self, line: u64, says: Says) {
        let origin = self.origin(line);
        self.records.push(Record {
            origin,
            also: false,
            says,
        });
    }

    /// A row that came in as a record says the same of others as well.
    pub(crate) fn record_also(&mut self, line: u64, says: Says) {
        let origin = self.origin(line);
        self.records.push(Record {
            origin,
            also: true,
            says,
        });
    }

    /// A row says word for word what an earlier one says.
    fn repeat(&mut self, line: u64) {
        let origin = self.origin(line);
        self.repeated.push(origin);
    }

    /// A row cannot come in.
    pub(crate) fn refuse(&mut self, line: u64, field: &str, reason: impl Into<String>) {
        self.refused.push(Refusal {
            origin: self.origin(line),
            field: field.to_owned(),
            reason: reason.into(),
        });
    }

    /// A row came in differently from what it says.
    pub(crate) fn note(&mut self, line: u64, field: &str, reason: impl Into<String>) {
        self.notes.push(Remark {
            origin: self.origin(line),
            field: field.to_owned(),
            reason: reason.into(),
        });
    }
}

impl Harvest {
    /// A cell could not be read and was left out; its row came in all the same.
    pub(crate) fn left_out(&mut self, line: u64, field: &str, wrong: &Unreadable, cell: &str) {
        let reason = format!("{}; it was left out. {}", wrong.wrong(cell), wrong.remedy);
        self.note(line, field, reason);
    }
}

/// The organisation a row names, and the way from it down to the row's unit.
pub(crate) fn unit_path<'a>(table: &Table<'a>, row: Row<'a>) -> (String, Vec<String>) {
    let named = |field| Some(table.said(row, field)).filter(|name| !name.is_empty());
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
