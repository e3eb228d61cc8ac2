//! OpenDocument spreadsheets (ODS).
//!
//! Rows and cells may be written once and repeated a million times. What is blank is counted, never written out; what
//! is not comes under the limits while it is repeated.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::fill::{Filler, Filling};
use super::package::Package;
use super::sheet::{CellKind, Merged};
use super::values::{push_decimal, push_flag, push_iso_date, push_time};
use super::xml::{Xml, attribute, attributes, damaged, number, push_text, raw};
use super::{Book, Format};
use crate::error::ReadError;

/// The media type of a spreadsheet; a template's goes on after it.
pub(super) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Columns of a sheet end there.
const MOST_COLUMNS: usize = 16_384;
/// Most spaces that one element stands for.
const MOST_SPACES: u64 = 1_000;

/// Reads an OpenDocument spreadsheet.
pub(super) fn read(mut package: Package<'_>, file: &str) -> Result<Book, ReadError> {
    refuse_protected(&mut package, file)?;
    let mut part = package.needed("content.xml")?;
    let mut filling = Filling::new(file);
    let mut hidden_styles: HashSet<String> = HashSet::new();
    let mut style = String::new();
    let mut links = false;
    loop {
        match part.event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "style" => style = attribute(&start, "name").unwrap_or_default().into_owned(),
                "table-properties" if raw(&start, "display") == Some("false") => {
                    hidden_styles.insert(style.clone());
                }
                // What was deleted while changes were tracked is kept in rows of its own.
                "tracked-changes" => part.skip()?,
                "table" => {
                    let name = attribute(&start, "name").unwrap_or_default().into_owned();
                    let hidden =
                        attribute(&start, "style-name").is_some_and(|style| hidden_styles.contains(&*style));
                    if name.starts_with("'file:") {
                        // A copy of the sheet of another file, kept for the formulas that point to it.
                        links = true;
                        part.skip()?;
                    } else {
                        let mut filler = filling.sheet(&name, hidden)?;
                        table(&mut part, &mut filler)?;
                        filler.finish()?;
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    drop(part);
    let mut book = Book::new(file.to_owned(), Format::Ods, filling.into_sheets());
    if links {
        book.remarks.push(super::LINKS_NOT_FOLLOWED.to_owned());
    }
    Ok(book)
}

fn refuse_protected(package: &mut Package<'_>, file: &str) -> Result<(), ReadError> {
    let mut protected = package.has("encrypted-package");
    if let Some(mut part) = package.part("META-INF/manifest.xml")? {
        loop {
            match part.event()? {
                Event::Start(start) if start.local_name().as_ref() == "encryption-data" => protected = true,
                Event::Eof => break,
                _ => {}
            }
        }
    }
    if protected {
        return Err(ReadError::Protected {
            file: file.to_owned(),
            how: "in LibreOffice: File, Save As, without “Save with password”".to_owned(),
        });
    }
    Ok(())
}

/// Reads the rows of the table that was just started.
fn table(part: &mut Xml<'_>, filler: &mut Filler<'_, '_>) -> Result<(), ReadError> {
    let outside = part.depth() - 1;
    let mut line = 1_u64;
    while part.depth() > outside {
        if let Event::Start(start) = part.event()? {
            match start.local_name().as_ref() {
                "table-row" => {
                    let repeated = number(&start, "number-rows-repeated").unwrap_or(1).max(1);
                    row(part, filler, line)?;
                    let next = line.saturating_add(repeated).min(u64::from(u32::MAX));
                    filler.end_row(line, next - 1)?;
                    line = next;
                }
                // Groups of rows may be open or closed; headings repeated on each page are rows like the others.
                "table-header-rows" | "table-row-group" | "table-rows" => {}
                _ => part.skip()?,
            }
        }
    }
    Ok(())
}

/// Reads the cells of the row that was just started.
fn row(part: &mut Xml<'_>, filler: &mut Filler<'_, '_>, line: u64) -> Result<(), ReadError> {
    let outside = part.depth() - 1;
    let mut column = 0_usize;
    let mut text = String::new();
    while part.depth() > outside {
        let Event::Start(start) = part.event()? else {
            continue;
        };
        if !matches!(start.local_name().as_ref(), "table-cell" | "covered-table-cell") {
            part.skip()?;
            continue;
        }
        let times = |name| usize::try_from(number(&start, name).unwrap_or(1).max(1)).unwrap_or(usize::MAX);
        let repeated = times("number-columns-repeated").min(MOST_COLUMNS);
        let (columns, rows) = (
            times("number-columns-spanned"),
            number(&start, "number-rows-spanned").unwrap_or(1),
        );
        let value = Value::of(&start);
        text.clear();
        paragraphs(part, &mut text)?;
        if column.saturating_add(repeated) > MOST_COLUMNS {
            return Err(damaged(&filler.place(), "a cell lies where no sheet has cells"));
        }
        if columns > 1 || rows > 1 {
            filler.merged(Merged {
                first_line: line,
                last_line: line.saturating_add(rows.max(1) - 1),
                first_column: column,
                last_column: column.saturating_add(columns - 1),
            });
        }
        for at in column..column + repeated {
            let before = filler.open_cells();
            filler.cell(line, at, |into| value.write(&text, into))?;
            if filler.open_cells() == before {
                break;
            }
        }
        column += repeated;
    }
    Ok(())
}

/// What a cell's attributes say that it holds.
enum Value {
    Text(Option<String>),
    Number(f64),
    Percent(f64),
    Date(String),
    Time(String),
    Flag(bool),
    Fault,
}

impl Value {
    fn of(start: &BytesStart<'_>) -> Self {
        // `office:value-type`, and LibreOffice's own `calcext:value-type` beside it.
        let mut kinds = attributes(start).filter_map(|(name, kind)| (name == "value-type").then_some(kind));
        let Some(kind) = kinds.next() else {
            return Self::Text(None);
        };
        if kind == "error" || kinds.any(|other| other == "error") {
            return Self::Fault;
        }
        let value = || raw(start, "value").and_then(|value| value.trim().parse::<f64>().ok());
        let text = |name| attribute(start, name).map(std::borrow::Cow::into_owned);
        match kind {
            "float" | "currency" => value().map_or(Self::Text(None), Self::Number),
            "percentage" => value().map_or(Self::Text(None), Self::Percent),
            "date" => text("date-value").map_or(Self::Text(None), Self::Date),
            "time" => text("time-value").map_or(Self::Text(None), Self::Time),
            "boolean" => {
                raw(start, "boolean-value").map_or(Self::Text(None), |flag| Self::Flag(flag == "true"))
            }
            _ => Self::Text(text("string-value").filter(|text| !text.is_empty())),
        }
    }

    /// Writes the cell; `shown` is the text inside it.
    fn write(&self, shown: &str, into: &mut String) -> CellKind {
        match self {
            Self::Number(value) => {
                push_decimal(*value, into);
                return CellKind::Number;
            }
            Self::Percent(value) => {
                push_decimal(value * 100.0, into);
                into.push('%');
                return CellKind::Number;
            }
            Self::Date(date) if push_iso_date(date, into) => return CellKind::Date,
            Self::Time(time) => {
                if let Some(seconds) = seconds_of(time) {
                    push_time(seconds, into);
                    return if seconds < 86_400 {
                        CellKind::Date
                    } else {
                        CellKind::Text
                    };
                }
            }
            Self::Flag(flag) => return push_flag(*flag, into),
            Self::Fault => return CellKind::Fault,
            Self::Text(Some(text)) => {
                into.push_str(text);
                return CellKind::Text;
            }
            Self::Date(_) | Self::Text(None) => {}
        }
        into.push_str(shown);
        CellKind::Text
    }
}

/// The seconds of a length of time such as `PT09H30M00S`.
fn seconds_of(time: &str) -> Option<u64> {
    let mut rest = time.strip_prefix("PT")?;
    let mut seconds = 0_u64;
    for (unit, worth) in [('H', 3_600), ('M', 60), ('S', 1)] {
        if let Some((count, after)) = rest.split_once(unit) {
            let count = count.split(['.', ',']).next()?.parse::<u64>().ok()?;
            seconds = seconds.checked_add(count.checked_mul(worth)?)?;
            rest = after;
        }
    }
    (seconds < 360_000_000).then_some(seconds)
}

/// Adds the paragraphs of the cell that was just started, one a line; notes and drawings in it are passed over.
fn paragraphs(part: &mut Xml<'_>, into: &mut String) -> Result<(), ReadError> {
    let cell = part.depth();
    let file = part.file();
    let mut some = false;
    let mut open = false;
    loop {
        let event = part.event()?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "p" | "h" if !open => {
                    if some {
                        into.push('\n');
                    }
                    (some, open) = (true, true);
                }
                "s" => {
                    let spaces = number(start, "c").unwrap_or(1).min(MOST_SPACES);
                    into.extend((0..spaces).map(|_| ' '));
                }
                "tab" => into.push('\t'),
                "line-break" => into.push('\n'),
                "span" | "a" | "ruby" | "ruby-base" | "meta" => {}
                _ => {
                    drop(event);
                    part.skip()?;
                    continue;
                }
            },
            Event::End(_) => {
                drop(event);
                if part.depth() == cell {
                    open = false;
                }
                if part.depth() < cell {
                    return Ok(());
                }
                continue;
            }
            _ if open => push_text(file, &event, into)?,
            _ => {}
        }
    }
}
