//! The texts that the cells of a workbook share, and how a text is put together from its runs.

use quick_xml::events::Event;

use crate::book::limits::{MAX_CELLS, MAX_TEXT_BYTES, MIB};
use crate::book::package::Package;
use crate::book::xml::{Xml, push_text};
use crate::error::ReadError;

/// All shared texts in one buffer.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part that lists them; a workbook without one has its texts in the cells.
    pub(super) fn read(package: &mut Package<'_>, name: &str, file: &str) -> Result<Self, ReadError> {
        let mut strings = Self::default();
        let Some(mut part) = package.part(name)? else {
            return Ok(strings);
        };
        loop {
            match part.event()? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    rich_text(&mut part, &mut strings.text)?;
                    strings.end_text(file)?;
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
            let ahead = part.ahead()?;
            let mut passed = 0;
            while let Some((text, size)) = plain_text(&ahead[passed..]) {
                let start = strings.text.len();
                strings.text.push_str(text);
                unescape(&mut strings.text, start);
                strings.end_text(file)?;
                passed += size;
            }
            part.pass(passed);
        }
    }

    /// Ends the text that was just added.
    fn end_text(&mut self, file: &str) -> Result<(), ReadError> {
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if self.text.len() > MAX_TEXT_BYTES {
            return Err(ReadError::TooMuchText {
                file: file.to_owned(),
                limit_mib: MAX_TEXT_BYTES / MIB,
            });
        }
        if self.ends.len() > MAX_CELLS {
            return Err(ReadError::TooManyCells {
                file: file.to_owned(),
                limit: MAX_CELLS,
            });
        }
        Ok(())
    }

    /// A text by its number.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.ends[before] as usize,
        };
        self.text.get(start..end)
    }
}

/// A shared text as most programs write it, and how many bytes it takes; none where it is written in any other way, or not
/// whole yet.
fn plain_text(bytes: &[u8]) -> Option<(&str, usize)> {
    let after = bytes.strip_prefix(b"<si><t")?;
    let after = after
        .strip_prefix(b" xml:space=\"preserve\"")
        .unwrap_or(after)
        .strip_prefix(b">")?;
    let (text, after) = plain_content(after)?;
    let after = after.strip_prefix(b"</t></si>")?;
    Some((text, bytes.len() - after.len()))
}

/// The text up to the next tag, and what comes from there on; none where it holds what has to be resolved first.
pub(super) fn plain_content(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = memchr::memchr3(b'<', b'&', b'\r', bytes)?;
    let (text, after) = bytes.split_at(end);
    (after[0] == b'<').then_some(())?;
    Some((std::str::from_utf8(text).ok()?, after))
}

/// Adds the text of the element that was just started (`si`, `is`): all its runs, without the readings that East
/// Asian texts carry above them.
pub(super) fn rich_text(part: &mut Xml<'_>, into: &mut String) -> Result<(), ReadError> {
    let outside = part.depth() - 1;
    let file = part.file();
    let start = into.len();
    // Whether the event lies in a `t`, and how deep a reading that is passed over lies.
    let mut in_text = false;
    let mut reading = None;
    loop {
        let event = part.event()?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => in_text = reading.is_none(),
                "rPh" if reading.is_none() => reading = Some(()),
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => reading = None,
                _ => {}
            },
            _ if in_text => push_text(file, &event, into)?,
            _ => {}
        }
        drop(event);
        if part.depth() <= outside {
            break;
        }
    }
    unescape(into, start);
    Ok(())
}

/// Turns `_x000D_` into the character it stands for, from `start` on.
pub(super) fn unescape(text: &mut String, start: usize) {
    if !text[start..].contains("_x") {
        return;
    }
    let escaped = text[start..].to_owned();
    text.truncate(start);
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest[at + 6..].starts_with('_'));
        let code = code.filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32)
        {
            Some(character) => {
                text.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                text.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escaped_characters_come_back() {
        for (escaped, plain) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("field_x_y", "field_x_y"),
            ("_x12", "_x12"),
            ("_xé00D_", "_xé00D_"),
        ] {
            let mut text = escaped.to_owned();
            unescape(&mut text, 0);
            assert_eq!(text, plain);
        }
    }
}
