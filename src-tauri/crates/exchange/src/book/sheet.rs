//! A table of cells, with the line in the file that each row starts on.

use serde::{Deserialize, Serialize};

/// What a cell holds, as the file itself says it. In delimited text every cell is text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CellKind {
    /// Text, or nothing.
    #[default]
    Text,
    /// A number: the shortest decimal that is the same number (`4`, `3.5`); where the cell is shown in percent, with
    /// the sign (`25%`).
    Number,
    /// A date (`2026-03-01`), with its time where it has one (`2026-03-01T09:30`), or a time alone (`09:30`).
    Date,
    /// True or false: `yes` or `no`.
    Flag,
    /// An error such as `#N/A`. The cell reads as empty.
    Fault,
}

/// A block of cells that are shown as one. The text is in its first cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Merged {
    /// Its first line, counted from 1.
    pub first_line: u64,
    /// Its last line.
    pub last_line: u64,
    /// Its first column, counted from 0.
    pub first_column: usize,
    /// Its last column.
    pub last_column: usize,
}

/// Where a row's cells are, in the sheet's list of cells.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Place {
    line: u32,
    first: u32,
    width: u32,
}

/// One sheet of a file: its rows that are not blank, headings included.
///
/// All text lies in one buffer, so that a large sheet of short or empty cells stays small.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Sheet {
    name: String,
    hidden: bool,
    text: String,
    /// Where each cell's text ends.
    ends: Vec<u32>,
    /// The kind of each cell; empty while all cells are text.
    kinds: Vec<CellKind>,
    places: Vec<Place>,
    width: u32,
    /// First and last line of each run of blank rows below the first row.
    blank: Vec<(u32, u32)>,
    merged: Vec<Merged>,
}

impl Sheet {
    /// A sheet without rows.
    pub(crate) fn new(name: String, hidden: bool) -> Self {
        Self {
            name,
            hidden,
            ..Self::default()
        }
    }

    /// Its name; empty in delimited text.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// True where the workbook hides it.
    #[must_use]
    pub fn hidden(&self) -> bool {
        self.hidden
    }

    /// The rows that are not blank, headings included, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + DoubleEndedIterator + Clone {
        self.places.iter().map(|place| Row {
            sheet: self,
            place: *place,
        })
    }

    /// The row that starts on a line, counted from 1; none where that row is blank or the line is inside another row.
    #[must_use]
    pub fn row_at(&self, line: u64) -> Option<Row<'_>> {
        let at = self
            .places
            .binary_search_by_key(&line, |place| u64::from(place.line))
            .ok()?;
        Some(Row {
            sheet: self,
            place: self.places[at],
        })
    }

    /// Number of rows that are not blank.
    #[must_use]
    pub fn height(&self) -> usize {
        self.places.len()
    }

    /// Number of cells in the widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width as usize
    }

    /// Number of cells in all rows together.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.ends.len()
    }

    /// Lines of the blank rows between the first row and the last.
    pub fn blank_lines(&self) -> impl Iterator<Item = u64> + '_ {
        let last = self.places.last().map_or(0, |place| place.line);
        let runs = self.blank.iter().take_while(move |(first, _)| *first < last);
        runs.flat_map(|(first, last)| u64::from(*first)..=u64::from(*last))
    }

    /// The merged blocks, in the order of the file.
    #[must_use]
    pub fn merged(&self) -> &[Merged] {
        &self.merged
    }

    /// Bytes of text in all cells.
    pub(crate) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// Adds a merged block.
    pub(crate) fn push_merged(&mut self, merged: Merged) {
        self.merged.push(merged);
    }

    /// Adds text to the cell being read.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Bytes of the cell being read so far.
    pub(crate) fn open_cell_len(&self) -> usize {
        self.text.len() - self.end_of(self.ends.len())
    }

    /// Ends the cell being read.
    pub(crate) fn end_cell(&mut self, kind: CellKind) {
        if kind != CellKind::Text && self.kinds.is_empty() {
            self.kinds.resize(self.ends.len(), CellKind::Text);
        }
        if kind != CellKind::Text || !self.kinds.is_empty() {
            self.kinds.push(kind);
        }
        self.ends.push(narrow(self.text.len()));
    }

    /// Adds a whole cell.
    pub(crate) fn push_cell(&mut self, text: &str, kind: CellKind) {
        self.text.push_str(text);
        self.end_cell(kind);
    }

    /// Cells read since the last row ended.
    pub(crate) fn open_row_width(&self) -> usize {
        self.ends.len() - self.first_open()
    }

    /// Bytes read since the last row ended.
    pub(crate) fn open_row_len(&self) -> usize {
        self.text.len() - self.end_of(self.first_open())
    }

    /// Ends the row being read, which started on `line`. A row whose cells are all blank is dropped and its line kept.
    pub(crate) fn end_row(&mut self, line: u64) {
        let first = self.first_open();
        let start = self.end_of(first);
        let faults = self
            .kinds
            .get(first..)
            .is_some_and(|kinds| kinds.contains(&CellKind::Fault));
        if self.text[start..].trim().is_empty() && !faults {
            self.text.truncate(start);
            self.ends.truncate(first);
            self.kinds.truncate(first);
            self.skip_lines(line, line);
        } else {
            let width = narrow(self.ends.len() - first);
            self.width = self.width.max(width);
            self.places.push(Place {
                line: narrow_line(line),
                first: narrow(first),
                width,
            });
        }
    }

    /// Tells that these lines are blank.
    pub(crate) fn skip_lines(&mut self, first: u64, last: u64) {
        if self.places.is_empty() || last < first {
            return;
        }
        let (first, last) = (narrow_line(first), narrow_line(last));
        match self.blank.last_mut() {
            Some((_, end)) if end.saturating_add(1) == first => *end = last,
            _ => self.blank.push((first, last)),
        }
    }

    /// Puts the rows into the order of their lines, and counts the blank ones between them anew. A line that is there twice
    /// is given back.
    pub(crate) fn put_in_order(&mut self) -> Result<(), u64> {
        let mut order = self.places.clone();
        order.sort_by_key(|place| place.line);
        if let Some([place, _]) = order.array_windows().find(|[one, other]| one.line == other.line) {
            return Err(u64::from(place.line));
        }
        let mut sorted = Self::new(std::mem::take(&mut self.name), self.hidden);
        sorted.merged = std::mem::take(&mut self.merged);
        sorted.text.reserve_exact(self.text.len());
        sorted.ends.reserve_exact(self.ends.len());
        let mut last = 0;
        for place in order {
            sorted.skip_lines(last + 1, u64::from(place.line) - 1);
            let row = Row { sheet: self, place };
            for column in 0..row.width() {
                sorted.push_cell(row.cell(column), row.kind(column));
            }
            sorted.end_row(row.line());
            last = row.line();
        }
        *self = sorted;
        Ok(())
    }

    /// True where every index points into the buffers. A sheet that came from elsewhere is checked before it is used.
    pub(crate) fn is_sound(&self) -> bool {
        let mut last_end = 0;
        let ends = self.ends.iter().all(|end| {
            let sound = *end >= last_end && self.text.is_char_boundary(*end as usize);
            last_end = *end;
            sound
        });
        let mut next = 0;
        let mut last_line = 0;
        let places = self.places.iter().all(|place| {
            let sound = place.first == next && place.line > last_line && place.width <= self.width;
            next = place.first.saturating_add(place.width);
            last_line = place.line;
            sound
        });
        ends && places
            && self.text.len() == last_end as usize
            && self.ends.len() == next as usize
            && (self.kinds.is_empty() || self.kinds.len() == self.ends.len())
            && self.blank.iter().all(|(first, last)| first <= last)
    }

    fn first_open(&self) -> usize {
        self.places
            .last()
            .map_or(0, |place| (place.first + place.width) as usize)
    }

    /// Where the text before a cell ends.
    fn end_of(&self, cells: usize) -> usize {
        match cells.checked_sub(1) {
            None => 0,
            Some(last) => self.ends[last] as usize,
        }
    }
}

/// Text, cells and rows of a file are limited far below 4 thousand millions.
fn narrow(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

fn narrow_line(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// One row of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    place: Place,
}

impl<'a> Row<'a> {
    /// The line in the file the row starts on, counted from 1; in a workbook, the row's number.
    #[must_use]
    pub fn line(&self) -> u64 {
        u64::from(self.place.line)
    }

    /// Number of cells in the row: as written in delimited text, up to the last filled cell in a workbook.
    #[must_use]
    pub fn width(&self) -> usize {
        self.place.width as usize
    }

    /// The cell at a column, counted from 0, as written; empty beyond the row's end.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        if column >= self.width() {
            return "";
        }
        let at = self.place.first as usize + column;
        &self.sheet.text[self.sheet.end_of(at)..self.sheet.ends[at] as usize]
    }

    /// What the cell at a column holds; text beyond the row's end.
    #[must_use]
    pub fn kind(&self, column: usize) -> CellKind {
        if column >= self.width() {
            return CellKind::Text;
        }
        let at = self.place.first as usize + column;
        self.sheet.kinds.get(at).copied().unwrap_or_default()
    }

    /// All cells, in order.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let row = *self;
        (0..row.width()).map(move |column| row.cell(column))
    }
}
