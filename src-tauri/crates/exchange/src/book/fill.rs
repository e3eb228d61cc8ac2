//! Filling sheets from workbooks: rows gathered cell by cell, under the limits on what a file may hold.

use super::limits::{
    KIB, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROW_BYTES, MAX_ROWS, MAX_SHEETS,
    MAX_TEXT_BYTES, MIB,
};
use super::sheet::{CellKind, Merged, Sheet};
use crate::error::ReadError;

/// The sheets of a workbook while they are read.
pub(super) struct Filling<'a> {
    file: &'a str,
    done: Vec<Sheet>,
    /// Cells and bytes of text in the sheets that are done.
    cells: usize,
    text: usize,
}

impl<'a> Filling<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self {
            file,
            done: Vec::new(),
            cells: 0,
            text: 0,
        }
    }

    /// Starts a sheet.
    pub(super) fn sheet(&mut self, name: &str, hidden: bool) -> Result<Filler<'_, 'a>, ReadError> {
        if self.done.len() >= MAX_SHEETS {
            return Err(ReadError::TooManySheets {
                file: self.file.to_owned(),
                limit: MAX_SHEETS,
            });
        }
        Ok(Filler {
            all: self,
            sheet: Sheet::new(name.to_owned(), hidden),
            text: String::new(),
            cells: Vec::new(),
            last_line: 0,
            out_of_order: false,
        })
    }

    /// The sheets, in order.
    pub(super) fn into_sheets(self) -> Vec<Sheet> {
        self.done
    }
}

/// A cell of the row that is being read.
#[derive(Clone, Copy)]
struct Open {
    column: usize,
    start: usize,
    end: usize,
    kind: CellKind,
}

/// A sheet while it is read.
pub(super) struct Filler<'f, 'a> {
    all: &'f mut Filling<'a>,
    sheet: Sheet,
    text: String,
    cells: Vec<Open>,
    last_line: u64,
    /// Some row came after one that stands below it.
    out_of_order: bool,
}

impl Filler<'_, '_> {
    /// The file and the sheet, for messages.
    pub(super) fn place(&self) -> String {
        format!("{}, sheet “{}”", self.all.file, self.sheet.name())
    }

    /// Adds a cell, filled by `write`, to the row that is being read. An empty one takes no room.
    pub(super) fn cell(
        &mut self,
        line: u64,
        column: usize,
        write: impl FnOnce(&mut String) -> CellKind,
    ) -> Result<(), ReadError> {
        let start = self.text.len();
        let kind = write(&mut self.text);
        let end = self.text.len();
        if start == end && kind != CellKind::Fault {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(ReadError::TooManyColumns {
                file: self.place(),
                line,
                limit: MAX_COLUMNS,
            });
        }
        if end - start > MAX_CELL_BYTES {
            return Err(ReadError::CellTooLong {
                file: self.place(),
                line,
                column: column + 1,
                limit_kib: MAX_CELL_BYTES / KIB,
            });
        }
        if end > MAX_ROW_BYTES {
            return Err(ReadError::RowTooLong {
                file: self.place(),
                line,
                limit_mib: MAX_ROW_BYTES / MIB,
            });
        }
        self.cells.push(Open {
            column,
            start,
            end,
            kind,
        });
        Ok(())
    }

    /// How many filled cells the row being read has.
    pub(super) fn open_cells(&self) -> usize {
        self.cells.len()
    }

    /// Ends the row being read, and repeats it down to `last`. Rows that are left out between this one and the one
    /// before are blank.
    pub(super) fn end_row(&mut self, first: u64, last: u64) -> Result<(), ReadError> {
        if self.cells.is_empty() {
            self.text.clear();
            return Ok(());
        }
        self.out_of_order |= first <= self.last_line;
        if !self.cells.is_sorted_by_key(|cell| cell.column) {
            self.cells.sort_by_key(|cell| cell.column);
        }
        for line in first..=last {
            self.sheet.skip_lines(self.last_line + 1, line - 1);
            let mut next = 0;
            for cell in &self.cells {
                // Of two cells in one place, the first stays.
                if cell.column < next {
                    continue;
                }
                for _ in next..cell.column {
                    self.sheet.end_cell(CellKind::Text);
                }
                self.sheet.push_cell(&self.text[cell.start..cell.end], cell.kind);
                next = cell.column + 1;
            }
            self.sheet.end_row(line);
            self.last_line = line;
            self.within_limits(line)?;
        }
        self.cells.clear();
        self.text.clear();
        Ok(())
    }

    fn within_limits(&self, line: u64) -> Result<(), ReadError> {
        if self.sheet.height() > MAX_ROWS {
            return Err(ReadError::TooManyRows {
                file: self.place(),
                line,
                limit: MAX_ROWS,
            });
        }
        if self.all.cells + self.sheet.cell_count() > MAX_CELLS {
            return Err(ReadError::TooManyCells {
                file: self.all.file.to_owned(),
                limit: MAX_CELLS,
            });
        }
        if self.all.text + self.sheet.text_len() > MAX_TEXT_BYTES {
            return Err(ReadError::TooMuchText {
                file: self.all.file.to_owned(),
                limit_mib: MAX_TEXT_BYTES / MIB,
            });
        }
        Ok(())
    }

    /// Tells of a merged block. One of a single cell is none, and what lies beyond the limits is shown apart.
    pub(super) fn merged(&mut self, merged: Merged) {
        let single = merged.first_line == merged.last_line && merged.first_column == merged.last_column;
        let upright = merged.first_line <= merged.last_line && merged.first_column <= merged.last_column;
        if !single && upright && merged.first_column < MAX_COLUMNS && self.sheet.merged().len() < MAX_MERGED {
            self.sheet.push_merged(merged);
        }
    }

    /// Ends the sheet. Rows that did not come in their order are put into it; a line that came twice is refused.
    pub(super) fn finish(mut self) -> Result<(), ReadError> {
        if self.out_of_order {
            self.sheet.put_in_order().map_err(|line| ReadError::Damaged {
                file: self.place(),
                what: format!("it holds row {line} twice"),
            })?;
        }
        self.all.cells += self.sheet.cell_count();
        self.all.text += self.sheet.text_len();
        self.all.done.push(self.sheet);
        Ok(())
    }
}
