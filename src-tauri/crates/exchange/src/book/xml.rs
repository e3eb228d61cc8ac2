//! Reading XML parts of workbooks event by event, with every fault turned into an error of ours.

use std::borrow::Cow;
use std::io::BufRead as _;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::limits::{MAX_DEPTH, MIB};
use super::package::{Excess, Gauge};
use crate::error::ReadError;

/// A part being read.
pub(super) struct Xml<'a> {
    file: &'a str,
    reader: Reader<Gauge<'a>>,
    buffer: Vec<u8>,
    depth: usize,
    /// True right behind a tag, where whatever comes next has not been looked at.
    behind_tag: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn new(file: &'a str, gauge: Gauge<'a>) -> Self {
        let mut reader = Reader::from_reader(gauge);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = false;
        // How deep an element lies is counted here; which one it closes makes no difference to us.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            file,
            reader,
            buffer: Vec::with_capacity(1024),
            depth: 0,
            behind_tag: false,
        }
    }

    /// The next event. A document type is refused, and so is a part that ends inside an element.
    pub(super) fn event(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        self.behind_tag = false;
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(fault) => return Err(told(self.file, &fault)),
        };
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(damaged(self.file, "its elements lie too deep in one another"));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => {
                return Err(ReadError::Declares {
                    file: self.file.to_owned(),
                });
            }
            Event::Eof if self.depth > 0 => return Err(damaged(self.file, "a part of it ends too early")),
            _ => {}
        }
        self.behind_tag = matches!(event, Event::Start(_) | Event::End(_));
        Ok(event)
    }

    /// What is unpacked already behind the tag that was just read, for readers that know the commonest elements by their
    /// bytes; nothing where the next event is not read from there. What they took they [`Xml::pass`] over, whole elements
    /// only, at most two deep.
    pub(super) fn ahead(&mut self) -> Result<&[u8], ReadError> {
        // An empty element is told as a start and an end, the second of which is still to come.
        if !self.behind_tag || self.depth + 2 > MAX_DEPTH || self.buffer.ends_with(b"/>") {
            return Ok(&[]);
        }
        let file = self.file;
        let ahead = self.reader.get_mut().fill_buf();
        ahead.map_err(|fault| told(file, &fault.into()))
    }

    /// Passes over bytes that [`Xml::ahead`] showed.
    pub(super) fn pass(&mut self, size: usize) {
        if size > 0 {
            self.reader.get_mut().consume(size);
        }
    }

    /// Passes over the rest of the element that was just started.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.event()?;
        }
        Ok(())
    }

    /// Adds the text of the element that was just started to `into`, without that of elements inside it.
    pub(super) fn text(&mut self, into: &mut String) -> Result<(), ReadError> {
        let outside = self.depth - 1;
        loop {
            let inside = self.depth == outside + 1;
            let file = self.file;
            match self.event()? {
                event if inside => {
                    push_text(file, &event, into)?;
                }
                _ => {}
            }
            if self.depth <= outside {
                return Ok(());
            }
        }
    }

    /// How deep the last event lies.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn file(&self) -> &'a str {
        self.file
    }
}

/// Adds what an event says as text, if it is text.
pub(super) fn push_text(file: &str, event: &Event<'_>, into: &mut String) -> Result<(), ReadError> {
    match event {
        Event::Text(text) => into.push_str(&text.xml10_content()),
        Event::CData(text) => into.push_str(&text.xml10_content()),
        Event::GeneralRef(name) => {
            let character = name.resolve_char_ref().map_err(|fault| told(file, &fault))?;
            match (character, resolve_predefined_entity(name)) {
                (Some(character), _) => into.push(character),
                (None, Some(text)) => into.push_str(text),
                (None, None) => return Err(damaged(file, "it uses an entity that is not declared")),
            }
        }
        _ => {}
    }
    Ok(())
}

/// The attributes of an element as written, by their local names.
pub(super) fn attributes<'e>(start: &'e BytesStart<'_>) -> Attributes<'e> {
    Attributes {
        rest: start.attributes_raw(),
    }
}

/// See [`attributes`]. Ends at the first that is not written as an attribute is.
pub(super) struct Attributes<'e> {
    rest: &'e str,
}

impl<'e> Iterator for Attributes<'e> {
    type Item = (&'e str, &'e str);

    fn next(&mut self) -> Option<(&'e str, &'e str)> {
        let rest = self.rest.trim_ascii_start();
        let bytes = rest.as_bytes();
        let equals = bytes.iter().position(|byte| *byte == b'=')?;
        let name = rest[..equals].trim_ascii_end();
        let after = rest[equals + 1..].trim_ascii_start();
        let quote = *after
            .as_bytes()
            .first()
            .filter(|quote| matches!(quote, b'"' | b'\''))?;
        let end = after.as_bytes()[1..].iter().position(|byte| *byte == quote)? + 1;
        self.rest = &after[end + 1..];
        let local = name
            .bytes()
            .rposition(|byte| byte == b':')
            .map_or(0, |colon| colon + 1);
        Some((&name[local..], &after[1..end]))
    }
}

/// An attribute as written, by its local name.
pub(super) fn raw<'e>(start: &'e BytesStart<'_>, name: &str) -> Option<&'e str> {
    attributes(start).find_map(|(local, value)| (local == name).then_some(value))
}

/// An attribute, by its local name, with its entities resolved.
pub(super) fn attribute<'e>(start: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let value = raw(start, name)?;
    Some(quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value)))
}

/// A whole number in an attribute.
pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<u64> {
    raw(start, name)?.trim().parse().ok()
}

/// An attribute that says yes or no.
pub(super) fn flag(start: &BytesStart<'_>, name: &str) -> Option<bool> {
    Some(matches!(raw(start, name)?.trim(), "1" | "true" | "on"))
}

pub(super) fn damaged(file: &str, what: &str) -> ReadError {
    ReadError::Damaged {
        file: file.to_owned(),
        what: what.to_owned(),
    }
}

fn told(file: &str, fault: &quick_xml::Error) -> ReadError {
    if let quick_xml::Error::Io(fault) = fault {
        return match fault.get_ref().and_then(|inner| inner.downcast_ref::<Excess>()) {
            Some(Excess::Inflated(limit)) => ReadError::Inflates {
                file: file.to_owned(),
                limit_mib: limit / MIB as u64,
            },
            Some(Excess::Token) => damaged(file, "a part of it holds a tag or a text without end"),
            None => damaged(file, "a part of it cannot be unpacked"),
        };
    }
    damaged(file, "a part of it is not well-formed XML")
}
