//! The papers that go with keeping people's data (R34): the notice that tells them, and the worksheet on which the risks
//! to them are assessed. Each is a standard text, filled in from the workspace, in which sections are replaced by one's
//! own; those are kept in the workspace.

pub mod edit;
mod known;
pub mod out;
mod standard;

use std::collections::BTreeMap;

use domain::PaperKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use self::known::Known;
use crate::{Code, Failure, Look, sql};

/// Which paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperRequest {
    /// Which.
    pub paper: PaperKind,
}

/// A paper as it would be handed out now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Paper {
    /// Which.
    pub paper: PaperKind,
    /// Its title.
    pub title: String,
    /// What stands under the title.
    pub lead: String,
    /// What stands at its end.
    pub note: String,
    /// What the workspace holds, in figures, as the worksheet says it; a notice has none.
    pub facts: Vec<PaperFact>,
    /// Its sections, in their order.
    pub sections: Vec<PaperSection>,
    /// What the program itself leaves to be filled in by hand, with its square brackets.
    pub prompts: Vec<String>,
    /// How many such places there are, in all sections.
    pub to_fill: u32,
}

/// Something that the workspace knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperFact {
    /// What it is.
    pub name: String,
    /// What it says; of people a number, never a name.
    pub value: String,
}

/// A section of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperSection {
    /// Its id, the same in every version of the paper.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// What belongs in it; never handed out.
    pub hint: String,
    /// What it says now: one's own text if there is one, else the standard text. One that is empty is left out.
    pub text: String,
    /// The standard text, as the workspace fills it in now.
    pub standard: String,
    /// Whether it is one's own text.
    pub own: bool,
    /// The standard text from which one's own was written, where that is another by now.
    pub standard_then: Option<String>,
    /// How many places wait to be filled in.
    pub to_fill: u32,
}

/// One's own texts, as the workspace keeps them.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    sections: BTreeMap<String, Own>,
}

/// One's own text of a section.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Own {
    text: String,
    /// The standard text that stood there when it was written.
    standard: String,
}

/// Under which key the workspace keeps one's own texts.
const fn key(paper: PaperKind) -> &'static str {
    match paper {
        PaperKind::Notice => "information_notice",
        PaperKind::Worksheet => "dpia_worksheet",
    }
}

fn kept(conn: &Connection, paper: PaperKind) -> Result<Kept, Failure> {
    match sql::one::<String>(conn, "SELECT value FROM setting WHERE key = ?1", [key(paper)])? {
        Some(text) => serde_json::from_str(&text).map_err(|_| {
            let what = paper.label();
            Failure::new(
                Code::Damaged,
                format!(
                    "What was written for the {what} cannot be read; start it again from the standard text under Privacy."
                ),
            )
        }),
        None => Ok(Kept::default()),
    }
}

/// `paper_read`.
pub fn read(look: Look<'_>, request: PaperRequest) -> Result<Paper, Failure> {
    let standard = standard::of(request.paper)?;
    let known = Known::of(look)?;
    let mut own = kept(look.conn, request.paper)?.sections;
    let prompts = prompts_of(&standard, &known);
    let sections: Vec<PaperSection> = standard
        .section
        .into_iter()
        .map(|section| {
            let now = known.fill(&section.text);
            let own = own.remove(&section.id);
            let text = own.as_ref().map_or_else(|| now.clone(), |own| own.text.clone());
            PaperSection {
                to_fill: to_fill(&text, &prompts),
                id: section.id,
                heading: section.heading,
                hint: section.hint,
                text,
                own: own.is_some(),
                standard_then: own.map(|own| own.standard).filter(|then| *then != now),
                standard: now,
            }
        })
        .collect();
    Ok(Paper {
        paper: request.paper,
        title: standard.title,
        lead: known.fill(&standard.lead),
        note: known.fill(&standard.note),
        facts: match request.paper {
            PaperKind::Notice => Vec::new(),
            PaperKind::Worksheet => known.facts,
        },
        to_fill: sections.iter().map(|section| section.to_fill).sum(),
        sections,
        prompts,
    })
}

/// Everything in square brackets that the program itself leaves to be filled in. What somebody else wrote in brackets is
/// none of it.
fn prompts_of(standard: &standard::Standard, known: &Known) -> Vec<String> {
    let texts = standard.section.iter().map(|section| section.text.as_str());
    let mut prompts: Vec<String> = texts.flat_map(bracketed).collect();
    prompts.extend(known.open().flat_map(bracketed));
    prompts.sort();
    prompts.dedup();
    prompts
}

fn bracketed(text: &str) -> Vec<String> {
    text.split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
        .map(|(inside, _)| format!("[{inside}]"))
        .collect()
}

fn to_fill(text: &str, prompts: &[String]) -> u32 {
    let count: usize = prompts
        .iter()
        .map(|prompt| text.matches(prompt.as_str()).count())
        .sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}
