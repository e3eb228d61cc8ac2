//! The rows of one sheet of an old workbook. Its records may come in any order.

use super::Shared;
use super::records::{Record, Records};
use crate::book::fill::Filler;
use crate::book::limits::{MAX_CELLS, MAX_TEXT_BYTES, MIB};
use crate::book::sheet::{CellKind, Merged};
use crate::book::values::{Shown, push_flag, push_number};
use crate::book::xml::damaged;
use crate::error::ReadError;

/// A cell, and where its text is.
#[derive(Clone, Copy)]
struct Found {
    row: u16,
    column: u16,
    kind: CellKind,
    start: u32,
    end: u32,
}

/// The cells of a sheet as they come.
struct Cells<'s> {
    shared: &'s Shared,
    text: String,
    found: Vec<Found>,
}

/// Reads a sheet into the filler.
pub(super) fn read(
    records: Records<'_>,
    shared: &Shared,
    filler: &mut Filler<'_, '_>,
) -> Result<(), ReadError> {
    let mut cells = Cells {
        shared,
        text: String::new(),
        found: Vec::new(),
    };
    let mut depth = 0_usize;
    let mut formula = None;
    let mut ended = false;
    for record in records {
        match record.kind {
            // Charts in a sheet begin and end as sheets do.
            Record::BOF => depth += 1,
            Record::EOF => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    ended = true;
                    break;
                }
            }
            Record::MERGECELLS if depth == 1 => merged(&record, filler),
            _ if depth == 1 => {
                if cells.record(&record, &mut formula).is_none() {
                    return Err(damaged(
                        &filler.place(),
                        "a cell is cut off, or points to a text that is not there",
                    ));
                }
                within_limits(&cells, filler)?;
            }
            _ => {}
        }
    }
    if !ended {
        return Err(damaged(&filler.place(), "it ends too early"));
    }
    let Cells { text, mut found, .. } = cells;
    if !found.is_sorted_by_key(|cell| (cell.row, cell.column)) {
        found.sort_by_key(|cell| (cell.row, cell.column));
    }
    for row in found.chunk_by(|one, other| one.row == other.row) {
        let line = u64::from(row[0].row) + 1;
        for cell in row {
            filler.cell(line, usize::from(cell.column), |into| {
                into.push_str(&text[cell.start as usize..cell.end as usize]);
                cell.kind
            })?;
        }
        filler.end_row(line, line)?;
    }
    Ok(())
}

fn within_limits(cells: &Cells<'_>, filler: &Filler<'_, '_>) -> Result<(), ReadError> {
    if cells.found.len() > MAX_CELLS {
        return Err(ReadError::TooManyCells {
            file: filler.place(),
            limit: MAX_CELLS,
        });
    }
    if cells.text.len() > MAX_TEXT_BYTES {
        return Err(ReadError::TooMuchText {
            file: filler.place(),
            limit_mib: MAX_TEXT_BYTES / MIB,
        });
    }
    Ok(())
}

impl Cells<'_> {
    /// Takes in the cells of a record; none where it is damaged. A formula's text comes in a record of its own, for
    /// which `formula` keeps the place.
    fn record(&mut self, record: &Record<'_>, formula: &mut Option<(u16, u16)>) -> Option<()> {
        let shared = self.shared;
        match record.kind {
            Record::NUMBER => {
                let (shown, value) = (self.shown(record.u16(4)?), record.f64(6)?);
                self.add(place(record)?, |into| {
                    push_number(value, shown, shared.from_1904, into)
                });
            }
            Record::RK => {
                let (shown, value) = (self.shown(record.u16(4)?), packed(record.u32(6)?));
                self.add(place(record)?, |into| {
                    push_number(value, shown, shared.from_1904, into)
                });
            }
            Record::MULRK => {
                let (row, first) = place(record)?;
                let count = record.len().checked_sub(6)? / 6;
                for at in 0..count {
                    let (shown, value) = (
                        self.shown(record.u16(4 + at * 6)?),
                        packed(record.u32(6 + at * 6)?),
                    );
                    let column = first.checked_add(u16::try_from(at).ok()?)?;
                    self.add((row, column), |into| {
                        push_number(value, shown, shared.from_1904, into)
                    });
                }
            }
            Record::LABELSST => {
                let text = shared.strings.get(record.u32(6)?)?;
                self.add(place(record)?, |into| {
                    into.push_str(text);
                    CellKind::Text
                });
            }
            Record::LABEL | Record::RSTRING => {
                self.add(place(record)?, |into| {
                    shared.texts.text(record, 6, into);
                    CellKind::Text
                });
            }
            Record::BOOLERR => {
                let (value, is_fault) = (record.u8(6)?, record.u8(7)? != 0);
                self.add(place(record)?, |into| match is_fault {
                    true => CellKind::Fault,
                    false => push_flag(value != 0, into),
                });
            }
            Record::FORMULA => {
                let at = place(record)?;
                let result = record.result(6)?;
                let shown = self.shown(record.u16(4)?);
                match result {
                    [0, .., 0xFF, 0xFF] => *formula = Some(at),
                    [1, _, flag, .., 0xFF, 0xFF] => self.add(at, |into| push_flag(flag != 0, into)),
                    [2, .., 0xFF, 0xFF] => self.add(at, |_| CellKind::Fault),
                    [3, .., 0xFF, 0xFF] => {}
                    _ => {
                        let value = f64::from_le_bytes(result);
                        self.add(at, |into| push_number(value, shown, shared.from_1904, into));
                    }
                }
            }
            Record::STRING => {
                if let Some(at) = formula.take() {
                    self.add(at, |into| {
                        shared.texts.text(record, 0, into);
                        CellKind::Text
                    });
                }
            }
            _ => {}
        }
        Some(())
    }

    fn add(&mut self, (row, column): (u16, u16), write: impl FnOnce(&mut String) -> CellKind) {
        let start = self.text.len();
        let kind = write(&mut self.text);
        let end = self.text.len();
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return;
        };
        if end > start || kind == CellKind::Fault {
            self.found.push(Found {
                row,
                column,
                kind,
                start,
                end,
            });
        }
    }

    fn shown(&self, format: u16) -> Shown {
        self.shared
            .shown
            .get(usize::from(format))
            .copied()
            .unwrap_or_default()
    }
}

fn place(record: &Record<'_>) -> Option<(u16, u16)> {
    Some((record.u16(0)?, record.u16(2)?))
}

/// A number packed into four bytes.
fn packed(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

fn merged(record: &Record<'_>, filler: &mut Filler<'_, '_>) {
    let count = usize::from(record.u16(0).unwrap_or(0));
    for at in (0..count).map(|block| 2 + block * 8) {
        let corners = [
            record.u16(at),
            record.u16(at + 2),
            record.u16(at + 4),
            record.u16(at + 6),
        ];
        let [Some(first), Some(last), Some(left), Some(right)] = corners else {
            return;
        };
        filler.merged(Merged {
            first_line: u64::from(first) + 1,
            last_line: u64::from(last) + 1,
            first_column: usize::from(left),
            last_column: usize::from(right),
        });
    }
}
