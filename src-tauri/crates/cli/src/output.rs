//! What a command says: one JSON document for a program, or sentences and tables for a person.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use serde_json::Value;

use crate::refusal::Refusal;

pub(crate) use ops::words::{counted, grouped};

/// Where a command speaks to.
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether the answer is for a program.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Whether a person watches, so that progress is worth showing.
    pub(crate) fn watched(&self) -> bool {
        !self.json && io::stderr().is_terminal()
    }

    /// Whether a person reads the answer as it appears.
    pub(crate) fn on_terminal(&self) -> bool {
        !self.json && io::stdout().is_terminal()
    }

    /// Prints the answer: `document`, or what `told` writes.
    pub(crate) fn answer(
        &self,
        document: &Value,
        told: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Refusal> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let written = if self.json {
            write_document(&mut out, document)
        } else {
            told(&mut out)
        };
        match written.and_then(|()| out.flush()) {
            // Whoever read this has seen enough, such as `head`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(Refusal::file(Path::new("The standard output"), &error)),
            Ok(()) => Ok(()),
        }
    }

    /// Says something besides the answer, to a person.
    pub(crate) fn note(&self, message: &str) {
        if !self.json {
            writeln!(io::stderr().lock(), "{}", plain(message)).ok();
        }
    }

    /// Says why it was not done: to a program as its one document, to a person on standard error.
    pub(crate) fn refused(&self, refusal: &Refusal) {
        let failure = refusal.failure();
        if self.json {
            let document = serde_json::json!({ "error": failure });
            write_document(&mut io::stdout().lock(), &document).ok();
            return;
        }
        let mut err = io::stderr().lock();
        let message = plain(&failure.message);
        let fields = failure.fields.unwrap_or_default();
        writeln!(
            err,
            "{}",
            if fields.is_empty() {
                sentence(&message)
            } else {
                message
            }
        )
        .ok();
        if fields.len() > 1 {
            for fault in fields {
                writeln!(err, "  {}: {}", plain(&fault.field), plain(&fault.message)).ok();
            }
        }
    }
}

/// Begins with a capital letter, as a sentence does that stands alone.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn write_document(out: &mut dyn Write, document: &Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    writeln!(out)
}

/// Text as a terminal may show it: what was imported from elsewhere must not move the cursor or set colours,
/// and stays on its line.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() || is_unseen(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Marks that turn the direction of writing around and so could disguise what follows.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_elsewhere_cannot_speak_to_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mred\nb\u{202e}c"), "a\u{fffd}[31mred b\u{fffd}c");
        assert_eq!(plain("Zoë – 中文 🙂"), "Zoë – 中文 🙂");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter() {
        assert_eq!(sentence("there is nothing to undo"), "There is nothing to undo");
        assert_eq!(sentence(""), "");
    }
}
