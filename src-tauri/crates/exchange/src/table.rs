//! A sheet under its mapping: the rows of data, and what the cell of a field says.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::book::{CellKind, Merged, Row, Sheet};
use crate::guard;
use crate::mapping::{About, ColumnMapping, Field, Layout, SheetMapping, Target, looks};
use crate::text::{folded, letters, tidied};
use crate::values;

/// This many values of a cell are compared with one another.
const FEW: usize = 16;

/// A sheet under its mapping.
pub(crate) struct Table<'a> {
    sheet: &'a Sheet,
    mapping: &'a SheetMapping,
    /// By field, the entries of the mapping that fill it.
    filling: Vec<Vec<usize>>,
    /// By entry of the mapping, what single values mean.
    meanings: Vec<HashMap<String, &'a str>>,
    rows: Vec<Row<'a>>,
    /// Rows between the first and the last that are no data, and why.
    passed: Vec<(u64, &'static str)>,
}

/// What becomes of a row on the way to the data.
enum Part {
    Data,
    /// It repeats the headings.
    Headings,
    /// One cell across the sheet.
    Banner,
}

impl<'a> Table<'a> {
    pub(crate) fn new(sheet: &'a Sheet, mapping: &'a SheetMapping) -> Self {
        let mut filling = vec![Vec::new(); Field::ALL.len()];
        for (at, column) in mapping.columns.iter().enumerate() {
            if let Target::Field { field } = &column.target {
                filling[*field as usize].push(at);
            }
        }
        let meanings = mapping.columns.iter().map(|column| {
            let entries = column.values.iter();
            entries
                .map(|(written, meaning)| (folded(written), meaning.as_str()))
                .collect()
        });
        let mut table = Self {
            sheet,
            mapping,
            filling,
            meanings: meanings.collect(),
            rows: Vec::new(),
            passed: Vec::new(),
        };
        table.gather();
        table
    }

    /// Sorts the rows below the headings into data and what only looks like it.
    fn gather(&mut self) {
        let first = self
            .mapping
            .header_line
            .saturating_sub(u64::from(self.mapping.header_rows.max(1)) - 1);
        let headings: Vec<Row<'a>> = (first..=self.mapping.header_line)
            .filter_map(|line| self.sheet.row_at(line))
            .collect();
        let last = self.mapping.last_line.unwrap_or(u64::MAX);
        let banners = banners(self.sheet);
        for row in self.sheet.rows() {
            if row.line() <= self.mapping.header_line || row.line() > last {
                continue;
            }
            match part(
                row,
                &headings,
                banners.get(&row.line()).map_or(&[], Vec::as_slice),
            ) {
                Part::Data => self.rows.push(row),
                Part::Headings => self
                    .passed
                    .push((row.line(), "This row repeats the headings and was passed over.")),
                Part::Banner => self.passed.push((
                    row.line(),
                    "This row is one heading across the sheet and was passed over.",
                )),
            }
        }
    }

    /// What the rows are about; stakeholders where the mapping says nothing.
    pub(crate) fn about(&self) -> About {
        self.mapping.about.unwrap_or(About::Stakeholders)
    }

    pub(crate) fn layout(&self) -> Layout {
        self.mapping.layout
    }

    /// The line of the headings; of the first row of data where there are none.
    pub(crate) fn header_line(&self) -> u64 {
        match self.mapping.header_line {
            0 => self.rows.first().map_or(1, Row::line),
            line => line,
        }
    }

    /// The row of headings, as written.
    pub(crate) fn header(&self) -> Option<Row<'a>> {
        self.sheet.row_at(self.mapping.header_line)
    }

    /// The rows of data, in order.
    pub(crate) fn rows(&self) -> &[Row<'a>] {
        &self.rows
    }

    /// Rows between the first and the last that are no data, and why they were passed over.
    pub(crate) fn passed(&self) -> &[(u64, &'static str)] {
        &self.passed
    }

    /// The sheet as it stands in the file.
    pub(crate) fn sheet(&self) -> &'a Sheet {
        self.sheet
    }

    /// Every column that the mapping speaks of.
    pub(crate) fn columns(&self) -> &'a [ColumnMapping] {
        &self.mapping.columns
    }

    pub(crate) fn has(&self, field: Field) -> bool {
        !self.filling[field as usize].is_empty()
    }

    /// The (first) column that fills a field.
    pub(crate) fn column(&self, field: Field) -> Option<&'a ColumnMapping> {
        let at = *self.filling[field as usize].first()?;
        self.mapping.columns.get(at)
    }

    /// The heading of a field's column as the file writes it, or else a plain word for it.
    pub(crate) fn heading(&self, field: Field) -> String {
        self.column(field)
            .map_or_else(|| field.label().to_owned(), heading_of)
    }

    /// The cell of an entry of the mapping: what the mapping says it means, else as written without the mark that kept
    /// it from being a formula.
    fn read(&self, row: Row<'a>, at: usize) -> Cow<'a, str> {
        let column = &self.mapping.columns[at];
        let index = column.index as usize;
        let cell = match row.kind(index) {
            CellKind::Text => Cow::Borrowed(guard::restore(row.cell(index))),
            _ => Cow::Borrowed(row.cell(index)),
        };
        self.meaning(at, cell)
    }

    /// What the mapping says a value means; the value itself where it says nothing.
    fn meaning(&self, at: usize, cell: Cow<'a, str>) -> Cow<'a, str> {
        let meanings = &self.meanings[at];
        if meanings.is_empty() {
            return cell;
        }
        match meanings.get(&folded(&cell)) {
            Some(meaning) => Cow::Borrowed(*meaning),
            None => cell,
        }
    }

    /// What a field's cell says, tidied; empty where there is no such column. Where several columns fill the field,
    /// what they say is joined by spaces.
    pub(crate) fn cell(&self, row: Row<'a>, field: Field) -> Cow<'a, str> {
        match self.filling[field as usize].as_slice() {
            [] => Cow::Borrowed(""),
            [one] => tidied(self.read(row, *one)),
            several => {
                let said = several.iter().map(|at| tidied(self.read(row, *at)));
                let said: Vec<Cow<'_, str>> = said.filter(|cell| !cell.is_empty()).collect();
                Cow::Owned(said.join(" "))
            }
        }
    }

    /// As [`Table::cell`], empty where it holds a word for "nothing".
    pub(crate) fn said(&self, row: Row<'a>, field: Field) -> String {
        let cell = self.cell(row, field);
        if looks::says_nothing(&cell) {
            String::new()
        } else {
            cell.into_owned()
        }
    }

    /// Free text: trimmed, with its line breaks. What several columns say stands on lines of its own.
    pub(crate) fn text(&self, row: Row<'a>, field: Field) -> String {
        let mut out = String::new();
        for at in &self.filling[field as usize] {
            let cell = self.read(row, *at);
            let cell = cell.trim();
            if !cell.is_empty() {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(cell);
            }
        }
        out
    }

    /// The kind of a field's cell.
    pub(crate) fn kind(&self, row: Row<'a>, field: Field) -> CellKind {
        self.column(field)
            .map_or(CellKind::Text, |column| row.kind(column.index as usize))
    }

    /// The values a field's cells hold, split where the mapping says so; each once, words for "nothing" left out.
    pub(crate) fn parts(&self, row: Row<'a>, field: Field) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for at in &self.filling[field as usize] {
            let cell = self.read(row, *at);
            let mut add = |part: &str| {
                let part = tidied(self.meaning(*at, Cow::Owned(part.to_owned())));
                if looks::says_nothing(&part) {
                    return;
                }
                // Few are compared with one another; many, which only a broken file has, are looked up.
                let known = if parts.len() < FEW {
                    parts.iter().any(|known| *known == part)
                } else {
                    if seen.is_empty() {
                        seen.extend(parts.iter().cloned());
                    }
                    !seen.insert(part.clone().into_owned())
                };
                if !known {
                    parts.push(part.into_owned());
                }
            };
            match self.mapping.columns[*at].split.as_deref() {
                Some(separator) if !separator.is_empty() => {
                    values::split(&cell, separator).for_each(&mut add)
                }
                _ => add(&cell),
            }
        }
        parts
    }

    /// The columns that fill custom fields: the entry's number, the column, the name of the field and what it holds.
    pub(crate) fn custom(&self) -> impl Iterator<Item = (usize, &'a ColumnMapping)> {
        let columns = self.mapping.columns.iter().enumerate();
        columns.filter(|(_, column)| matches!(column.target, Target::Custom { .. }))
    }

    /// The cell of an entry of the mapping ([`Table::columns`]), trimmed.
    pub(crate) fn entry_cell(&self, row: Row<'a>, at: usize) -> Cow<'a, str> {
        match self.read(row, at) {
            Cow::Borrowed(cell) => Cow::Borrowed(cell.trim()),
            Cow::Owned(cell) => Cow::Owned(cell.trim().to_owned()),
        }
    }
}

/// The heading of a column, or its letters where it has none.
pub(crate) fn heading_of(column: &ColumnMapping) -> String {
    if column.header.is_empty() {
        format!("Column {}", letters(column.index as usize))
    } else {
        column.header.clone()
    }
}

/// The merged cells that could be headings across a sheet, by their line: of one line and at least three columns.
fn banners(sheet: &Sheet) -> HashMap<u64, Vec<&Merged>> {
    let mut banners: HashMap<u64, Vec<&Merged>> = HashMap::new();
    for merged in sheet.merged() {
        if merged.first_line == merged.last_line && merged.last_column >= merged.first_column + 2 {
            banners.entry(merged.first_line).or_default().push(merged);
        }
    }
    banners
}

/// Whether a row below the headings is data.
fn part(row: Row<'_>, headings: &[Row<'_>], banners: &[&Merged]) -> Part {
    if headings.iter().any(|headings| is_same(row, *headings)) {
        return Part::Headings;
    }
    let across = banners.iter().any(|merged| {
        let inside = |at: usize| (merged.first_column..=merged.last_column).contains(&at);
        (0..row.width()).all(|at| inside(at) || row.cell(at).trim().is_empty())
    });
    if across { Part::Banner } else { Part::Data }
}

/// Whether a row repeats a row of headings, cell by cell.
fn is_same(row: Row<'_>, headings: Row<'_>) -> bool {
    let same = |at: usize| headings.cell(at).trim() == row.cell(at).trim();
    let first = (0..headings.width()).find(|at| !headings.cell(*at).trim().is_empty());
    first.is_some_and(same) && (0..headings.width().max(row.width())).all(same)
}
