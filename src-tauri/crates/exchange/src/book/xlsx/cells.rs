//! The rows of one sheet.

use quick_xml::events::{BytesStart, Event};

use super::Shared;
use super::strings::{plain_content, rich_text, unescape};
use crate::book::fill::Filler;
use crate::book::sheet::{CellKind, Merged};
use crate::book::values::{Shown, push_flag, push_iso_date, push_number};
use crate::book::xml::{Xml, attributes, damaged, number, raw};
use crate::error::ReadError;

/// Rows and columns of a sheet end there.
const MOST_ROWS: u64 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// How a cell says what it holds.
#[derive(Clone, Copy, Default, PartialEq)]
enum Type {
    #[default]
    Number,
    Shared,
    Inline,
    Text,
    Flag,
    Fault,
    Date,
}

/// Reads a sheet into the filler.
pub(super) fn read(mut part: Xml<'_>, shared: &Shared, filler: &mut Filler<'_, '_>) -> Result<(), ReadError> {
    let mut at = At::default();
    let mut value = String::new();
    let mut is_sheet = false;
    loop {
        match part.event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "worksheet" => is_sheet = true,
                "row" => {
                    at.row(number(&start, "r"));
                    if at.line == 0 || at.line > MOST_ROWS {
                        return Err(damaged(&filler.place(), "a row has a number that no sheet has"));
                    }
                }
                "c" => {
                    let cell = Cell::of(&start);
                    at.cell(&cell, filler)?;
                    Cell::gather(&mut part, &mut value)?;
                    cell.put(&value, shared, filler, at.line, at.column)?;
                    at.column += 1;
                }
                "mergeCell" => {
                    if let Some(merged) = raw(&start, "ref").and_then(merged) {
                        filler.merged(merged);
                    }
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "row" => filler.end_row(at.line, at.line)?,
            Event::Eof if is_sheet => return Ok(()),
            Event::Eof => return Err(damaged(&filler.place(), "its part holds no sheet")),
            _ => {}
        }
        let ahead = part.ahead()?;
        let mut passed = 0;
        while let Some((cell, value, size)) = plain_cell(&ahead[passed..]) {
            at.cell(&cell, filler)?;
            cell.put(value, shared, filler, at.line, at.column)?;
            at.column += 1;
            passed += size;
        }
        part.pass(passed);
    }
}

/// Where the reader is.
#[derive(Default)]
struct At {
    line: u64,
    column: usize,
    /// The row has no number of its own.
    unnumbered: bool,
}

impl At {
    fn row(&mut self, named: Option<u64>) {
        self.unnumbered = named.is_none();
        self.line = named.unwrap_or(self.line + 1);
        self.column = 0;
    }

    fn cell(&mut self, cell: &Cell, filler: &Filler<'_, '_>) -> Result<(), ReadError> {
        if let Some((column, row)) = cell.place {
            self.column = column;
            if self.unnumbered && (1..=MOST_ROWS).contains(&row) {
                self.line = row;
            }
        }
        if self.column >= MOST_COLUMNS || self.line == 0 {
            return Err(damaged(&filler.place(), "a cell lies where no sheet has cells"));
        }
        Ok(())
    }
}

/// A cell as most programs write it (a tag of place, style and type, and at most a value), what it holds, and how many
/// bytes it takes; none where it is written in any other way, or not whole yet. Taken from the bytes, it costs a third of
/// what its five events do.
fn plain_cell(bytes: &[u8]) -> Option<(Cell, &str, usize)> {
    let mut after = bytes.trim_ascii_start().strip_prefix(b"<c")?;
    let mut cell = Cell::default();
    loop {
        after = match after {
            [b' ', name @ (b'r' | b's' | b't'), b'=', b'"', rest @ ..] => {
                let end = rest
                    .iter()
                    .position(|byte| matches!(byte, b'"' | b'<' | b'>' | b'&'))?;
                let (value, rest) = rest.split_at(end);
                cell.attribute(*name, std::str::from_utf8(value).ok()?);
                rest.strip_prefix(b"\"")?
            }
            [b'/', b'>', rest @ ..] => return Some((cell, "", bytes.len() - rest.len())),
            [b'>', rest @ ..] => {
                let (value, rest) = match rest.strip_prefix(b"<v>") {
                    None => ("", rest),
                    Some(rest) => {
                        let (value, rest) = plain_content(rest)?;
                        (value, rest.strip_prefix(b"</v>")?)
                    }
                };
                let rest = rest.strip_prefix(b"</c>")?;
                return Some((cell, value, bytes.len() - rest.len()));
            }
            _ => return None,
        };
    }
}

/// A cell's tag.
#[derive(Default)]
struct Cell {
    place: Option<(usize, u64)>,
    typed: Type,
    style: usize,
}

impl Cell {
    fn of(start: &BytesStart<'_>) -> Self {
        let mut cell = Self::default();
        for (name, value) in attributes(start) {
            if let [name] = name.as_bytes() {
                cell.attribute(*name, value);
            }
        }
        cell
    }

    fn attribute(&mut self, name: u8, value: &str) {
        match name {
            b'r' => self.place = place(value),
            b's' => self.style = value.parse().unwrap_or(0),
            b't' => {
                self.typed = match value {
                    "s" => Type::Shared,
                    "inlineStr" => Type::Inline,
                    "str" => Type::Text,
                    "b" => Type::Flag,
                    "e" => Type::Fault,
                    "d" => Type::Date,
                    _ => Type::Number,
                };
            }
            _ => {}
        }
    }

    /// Reads what is inside the cell's element.
    fn gather(part: &mut Xml<'_>, value: &mut String) -> Result<(), ReadError> {
        value.clear();
        let outside = part.depth() - 1;
        loop {
            if let Event::Start(start) = part.event()? {
                match start.local_name().as_ref() {
                    "v" => part.text(value)?,
                    "is" => rich_text(part, value)?,
                    _ => part.skip()?,
                }
            } else if part.depth() <= outside {
                return Ok(());
            }
        }
    }

    /// Adds what the cell holds to the row.
    fn put(
        &self,
        value: &str,
        shared: &Shared,
        filler: &mut Filler<'_, '_>,
        line: u64,
        column: usize,
    ) -> Result<(), ReadError> {
        if value.is_empty() && self.typed != Type::Fault {
            return Ok(());
        }
        let known = if self.typed == Type::Shared {
            let text = value
                .trim()
                .parse()
                .ok()
                .and_then(|index| shared.strings.get(index));
            Some(text.ok_or_else(|| damaged(&filler.place(), "a cell points to a text that is not there"))?)
        } else {
            None
        };
        filler.cell(line, column, |into| match known {
            Some(text) => {
                into.push_str(text);
                CellKind::Text
            }
            None => self.write(value, shared, into),
        })
    }

    fn write(&self, value: &str, shared: &Shared, into: &mut String) -> CellKind {
        match self.typed {
            Type::Flag => push_flag(matches!(value.trim(), "1" | "true"), into),
            Type::Fault => CellKind::Fault,
            Type::Date if push_iso_date(value, into) => CellKind::Date,
            Type::Number => {
                let value = value.trim();
                let shown = shared.styles.shown(self.style);
                if shown == Shown::Plain && is_short_whole(value) {
                    into.push_str(value);
                    return CellKind::Number;
                }
                match value.parse::<f64>() {
                    Ok(number) => push_number(number, shown, shared.from_1904, into),
                    Err(_) => {
                        into.push_str(value);
                        CellKind::Text
                    }
                }
            }
            Type::Shared | Type::Inline | Type::Text | Type::Date => {
                let start = into.len();
                into.push_str(value);
                if self.typed == Type::Text {
                    unescape(into, start);
                }
                CellKind::Text
            }
        }
    }
}

/// True for a whole number that is written as we write it.
fn is_short_whole(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value).as_bytes();
    (1..=15).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) && digits[0] != b'0'
        || value == "0"
}

/// The column, counted from 0, and the line that `B7` names.
fn place(reference: &str) -> Option<(usize, u64)> {
    let mut column = 0_usize;
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    for letter in reference[..letters].bytes() {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let line = reference[letters..].parse().ok()?;
    Some((column - 1, line))
}

fn merged(reference: &str) -> Option<Merged> {
    let (first, last) = reference.split_once(':')?;
    let ((first_column, first_line), (last_column, last_line)) = (place(first)?, place(last)?);
    Some(Merged {
        first_line,
        last_line,
        first_column,
        last_column,
    })
}
