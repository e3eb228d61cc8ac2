//! A paper about how people's data is kept, handed out: as pages, as text with marks, as plain text.
//!
//! Its texts have three marks: a line that begins with "- " belongs to a list, words between two "**" are strong, and
//! what is left to be filled in stands in square brackets. An empty line parts paragraphs; other lines stay lines.

use std::fmt::Write;

use chrono::NaiveDate;
use domain::PaperKind;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::ReportError;
use crate::figures;
use crate::typeset::{self, Set};

/// A paper with its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperPages {
    /// Which.
    pub kind: PaperKind,
    /// Its title.
    pub title: String,
    /// What stands under the title.
    pub lead: String,
    /// What stands at the end.
    pub note: String,
    /// The workspace it is about.
    pub workspace: String,
    /// Whether its content is invented.
    pub fiction: bool,
    /// When this was put together.
    pub made_on: NaiveDate,
    /// The version of the program.
    pub version: String,
    /// What the workspace holds: what it is, and how much of it.
    pub facts: Vec<(String, String)>,
    /// Its sections.
    pub parts: Vec<PaperPart>,
    /// What is left to be filled in, with its brackets.
    pub prompts: Vec<String>,
    /// How many places that is.
    pub to_fill: u32,
}

/// A section of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperPart {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub text: String,
}

/// A piece of a text.
enum Block<'t> {
    /// Lines that belong together.
    Lines(Vec<&'t str>),
    /// The entries of a list, without their marks.
    List(Vec<&'t str>),
}

impl PaperPages {
    /// The paper as a PDF: tagged (PDF/UA-1), with bookmarks and embedded fonts, the same bytes for the same texts, date
    /// and version.
    ///
    /// # Errors
    /// When the pages cannot be set, which is a fault of the program.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        let figures = self.view();
        let digest = Sha256::digest(figures.to_string().as_bytes());
        let told = digest.iter().take(8).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        typeset::pdf(&Set {
            main: "paper.typ",
            figures,
            as_of: self.made_on,
            ident: format!("soundings/{}/{told}/{}", self.kind.as_str(), self.version),
            version: &self.version,
        })
    }

    /// The paper as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", self.title, self.lead);
        if !self.facts.is_empty() {
            let _ = write!(out, "\n## {}\n\n", self.facts_heading());
            for (name, value) in &self.facts {
                let _ = writeln!(out, "- {name}: {value}");
            }
        }
        for part in &self.parts {
            let _ = write!(out, "\n## {}\n", part.heading);
            for block in blocks(&part.text) {
                out.push('\n');
                match block {
                    // Two spaces keep a line a line.
                    Block::Lines(lines) => {
                        let lines: Vec<_> = lines.into_iter().map(unmarked).collect();
                        let _ = writeln!(out, "{}", lines.join("  \n"));
                    }
                    Block::List(entries) => {
                        for entry in entries {
                            let _ = writeln!(out, "- {entry}");
                        }
                    }
                }
            }
        }
        let _ = write!(out, "\n---\n\n{}\n\n{}\n", self.note, self.foot());
        out
    }

    /// The paper as plain text.
    #[must_use]
    pub fn plain(&self) -> String {
        let ruled = |words: &str, rule: &str| format!("{words}\n{}\n", rule.repeat(words.chars().count()));
        let mut out = format!("{}\n{}\n", ruled(&self.title, "="), self.lead);
        if !self.facts.is_empty() {
            let _ = write!(out, "\n\n{}\n", ruled(&self.facts_heading(), "-"));
            for (name, value) in &self.facts {
                let _ = writeln!(out, "- {name}: {value}");
            }
        }
        for part in &self.parts {
            let _ = write!(out, "\n\n{}", ruled(&part.heading, "-"));
            for block in blocks(&part.text) {
                out.push('\n');
                let (mark, lines) = match block {
                    Block::Lines(lines) => ("", lines),
                    Block::List(entries) => ("- ", entries),
                };
                for line in lines {
                    let words: String = self.runs(line).into_iter().map(|(_, words)| words).collect();
                    let _ = writeln!(out, "{mark}{words}");
                }
            }
        }
        let _ = write!(out, "\n\n{}\n\n{}\n", self.note, self.foot());
        out
    }

    fn facts_heading(&self) -> String {
        format!("What the workspace holds on {}", figures::date(self.made_on))
    }

    fn foot(&self) -> String {
        let fiction = if self.fiction {
            " · Fiction: sample data"
        } else {
            ""
        };
        format!(
            "{} · {} · Soundings {}{fiction}",
            self.workspace,
            figures::date(self.made_on),
            self.version
        )
    }

    fn view(&self) -> Value {
        let parts: Vec<Value> = self
            .parts
            .iter()
            .map(|part| json!({ "heading": part.heading, "blocks": self.set(&part.text) }))
            .collect();
        json!({
            "header": {
                "title": self.title,
                "project": self.workspace,
                "workspace": self.workspace,
                "fiction": self.fiction,
                "as_of": figures::date(self.made_on),
                "made_on": null,
                "version": self.version,
                "classification": self.kind.label(),
                "profile": match self.kind {
                    PaperKind::Notice => "For the people in the workspace",
                    PaperKind::Worksheet => "A help, not legal advice",
                },
                "snapshot": null,
                "paper": "a4",
            },
            "lead": self.lead,
            "note": self.note,
            "facts_heading": self.facts_heading(),
            "facts": self.facts,
            "parts": parts,
            "to_fill": self.to_fill,
        })
    }

    /// A text as blocks of lines, each of runs that are plain, strong or to be filled in.
    fn set(&self, text: &str) -> Vec<Value> {
        blocks(text)
            .into_iter()
            .map(|block| {
                let (list, lines) = match block {
                    Block::Lines(lines) => (false, lines),
                    Block::List(entries) => (true, entries),
                };
                let lines: Vec<_> = lines.into_iter().map(|line| self.runs(line)).collect();
                json!({ "list": list, "lines": lines })
            })
            .collect()
    }

    /// The runs of a line.
    fn runs<'t>(&self, line: &'t str) -> Vec<(&'static str, &'t str)> {
        let mut runs = Vec::new();
        for (at, piece) in pieces(line) {
            let style = if at { "strong" } else { "plain" };
            let mut rest = piece;
            while let Some((start, prompt)) = self.next_prompt(rest) {
                runs.push((style, &rest[..start]));
                runs.push(("open", &rest[start..start + prompt]));
                rest = &rest[start + prompt..];
            }
            runs.push((style, rest));
        }
        runs.retain(|(_, words)| !words.is_empty());
        runs
    }

    /// Where the next place to fill in is, and how long its words are.
    fn next_prompt(&self, text: &str) -> Option<(usize, usize)> {
        self.prompts
            .iter()
            .filter_map(|prompt| text.find(prompt.as_str()).map(|start| (start, prompt.len())))
            .min()
    }
}

/// The pieces of a line, and whether each is strong. A mark without another to close it is only what it is.
fn pieces(line: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, strong, after)) = rest.split_once("**").and_then(|(before, after)| {
        after
            .split_once("**")
            .map(|(strong, after)| (before, strong, after))
    }) {
        pieces.push((false, before));
        pieces.push((true, strong));
        rest = after;
    }
    pieces.push((false, rest));
    pieces
}

/// A line that would be taken for a heading or a quotation in Markdown, and is none.
fn unmarked(line: &str) -> String {
    if line.starts_with(['#', '>']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut parted = true;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            parted = true;
            continue;
        }
        match (line.strip_prefix("- "), blocks.last_mut()) {
            (Some(entry), Some(Block::List(entries))) if !parted => entries.push(entry),
            (Some(entry), _) => blocks.push(Block::List(vec![entry])),
            (None, Some(Block::Lines(lines))) if !parted => lines.push(line),
            (None, _) => blocks.push(Block::Lines(vec![line])),
        }
        parted = false;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(text: &str) -> PaperPages {
        PaperPages {
            kind: PaperKind::Worksheet,
            title: "What is assessed".into(),
            lead: "A help and not legal advice.".into(),
            note: "Proposals to weigh.".into(),
            workspace: "Afon Water".into(),
            fiction: true,
            made_on: NaiveDate::from_ymd_opt(2026, 3, 9).unwrap(),
            version: "0.1.0".into(),
            facts: vec![("People by name".into(), "12".into())],
            parts: vec![PaperPart {
                heading: "Risks".into(),
                text: text.into(),
            }],
            prompts: vec!["[say who]".into()],
            to_fill: 1,
        }
    }

    const TEXT: &str = "**It is lost.** Strangers [say who] read it.\nLikelihood: possible.\n\n- one\n- **two**\nand more\n\n# 5 * 3 ** 2 [no prompt]";

    #[test]
    fn r34_the_marks_of_a_text_become_blocks_and_runs() {
        let paper = paper(TEXT);
        let set = json!(paper.set(TEXT));
        assert_eq!(
            set,
            json!([
                { "list": false, "lines": [
                    [["strong", "It is lost."], ["plain", " Strangers "], ["open", "[say who]"], ["plain", " read it."]],
                    [["plain", "Likelihood: possible."]],
                ] },
                { "list": true, "lines": [[["plain", "one"]], [["strong", "two"]]] },
                { "list": false, "lines": [[["plain", "and more"]]] },
                { "list": false, "lines": [[["plain", "# 5 * 3 ** 2 [no prompt]"]]] },
            ])
        );
    }

    #[test]
    fn r34_a_paper_is_a_tagged_document_and_the_same_every_time() {
        let first = paper(TEXT).pdf().unwrap();
        assert!(first.starts_with(b"%PDF-"));
        assert!(
            String::from_utf8_lossy(&first).contains("/StructTreeRoot"),
            "tagged"
        );
        assert_eq!(first, paper(TEXT).pdf().unwrap());
        assert_ne!(first, paper("Other words").pdf().unwrap());
        let nothing = PaperPages {
            parts: vec![],
            facts: vec![],
            ..paper("")
        };
        assert!(nothing.pdf().unwrap().starts_with(b"%PDF-"));
    }

    #[test]
    fn r34_text_without_marks_has_none_and_markdown_keeps_lines() {
        let paper = paper(TEXT);
        let plain = paper.plain();
        assert!(
            plain.contains(
                "\nRisks\n-----\n\nIt is lost. Strangers [say who] read it.\nLikelihood: possible.\n"
            )
        );
        assert!(plain.contains("\n- one\n- two\n"), "{plain}");
        assert!(plain.starts_with("What is assessed\n================\n"));
        let markdown = paper.markdown();
        assert!(markdown.contains("**It is lost.** Strangers [say who] read it.  \nLikelihood"));
        assert!(markdown.contains("\n\\# 5 * 3"), "{markdown}");
        assert!(markdown.contains("- People by name: 12\n"));
    }
}
