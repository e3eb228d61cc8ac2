//! What the number formats of a workbook make of numbers.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::book::limits::KIB;
use crate::book::package::Package;
use crate::book::values::{Shown, built_in, custom};
use crate::book::xml::{attribute, number};
use crate::error::ReadError;

/// Most cell formats; Excel itself allows 65,490.
const MOST: usize = 64 * KIB;

/// How each cell format shows a number, by its place in the list.
pub(super) struct Styles {
    shown: Vec<Shown>,
}

impl Styles {
    /// Reads the part that lists the formats; a workbook without one shows plain numbers.
    pub(super) fn read(package: &mut Package<'_>, name: &str) -> Result<Self, ReadError> {
        let mut shown = Vec::new();
        let mut codes: HashMap<u32, Shown> = HashMap::new();
        let Some(mut part) = package.part(name)? else {
            return Ok(Self { shown });
        };
        let mut in_cell_formats = false;
        loop {
            match part.event()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "numFmt" => {
                        let id = number(&start, "numFmtId").and_then(|id| u32::try_from(id).ok());
                        if let (Some(id), Some(code)) = (id, attribute(&start, "formatCode")) {
                            codes.insert(id, custom(&code));
                        }
                    }
                    "cellXfs" => in_cell_formats = true,
                    "xf" if in_cell_formats && shown.len() < MOST => {
                        let id = number(&start, "numFmtId").and_then(|id| u32::try_from(id).ok());
                        let id = id.unwrap_or(0);
                        shown.push(codes.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "cellXfs" => in_cell_formats = false,
                Event::Eof => return Ok(Self { shown }),
                _ => {}
            }
        }
    }

    /// How a cell with this format shows a number.
    pub(super) fn shown(&self, style: usize) -> Shown {
        self.shown.get(style).copied().unwrap_or_default()
    }
}
