//! One's own text in the place of a section of a paper, and the way back to the standard text.

use domain::PaperKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::known::Known;
use super::{Kept, Own, kept, key, standard};
use crate::door::{NOTE, Nothing, optional_text};
use crate::{Code, Failure, Work, sql};

/// One's own text for a section.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperEdit {
    /// Of which paper.
    pub paper: PaperKind,
    /// The id of the section.
    pub section: String,
    /// What it shall say, up to 20,000 characters; empty to leave the section out. The standard text itself is not kept
    /// as one's own.
    pub text: String,
}

/// What to start again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperRestore {
    /// Of which paper.
    pub paper: PaperKind,
    /// The id of the section; all of them when left out.
    #[serde(default)]
    #[ts(optional)]
    pub section: Option<String>,
}

/// `paper_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: PaperEdit) -> Result<Nothing, Failure> {
    let (heading, template) = section(request.paper, &request.section)?;
    let text = optional_text(
        "text",
        &request.text.replace("\r\n", "\n").replace('\r', "\n"),
        NOTE,
    )?;
    let standard = Known::of(work.look())?.fill(&template);
    let mut kept = kept(work, request.paper)?;
    if text == standard {
        kept.sections.remove(&request.section);
    } else {
        kept.sections.insert(request.section, Own { text, standard });
    }
    keep(work, request.paper, &kept)?;
    let paper = name(request.paper);
    work.label(format!("Changed “{heading}” in the {paper}"));
    Ok(Nothing {})
}

/// `paper_restore`.
pub fn restore(work: &mut Work<'_, '_>, request: PaperRestore) -> Result<Nothing, Failure> {
    let paper = name(request.paper);
    match request.section {
        Some(id) => {
            let (heading, _) = section(request.paper, &id)?;
            let mut kept = kept(work, request.paper)?;
            kept.sections.remove(&id);
            keep(work, request.paper, &kept)?;
            work.label(format!(
                "Changed “{heading}” in the {paper} back to the standard text"
            ));
        }
        // What cannot be read any more goes as well.
        None => {
            keep(work, request.paper, &Kept::default())?;
            work.label(format!("Changed the {paper} back to the standard text"));
        }
    }
    Ok(Nothing {})
}

/// What a paper is called within a sentence.
const fn name(paper: PaperKind) -> &'static str {
    match paper {
        PaperKind::Notice => "information notice",
        PaperKind::Worksheet => "DPIA worksheet",
    }
}

/// The heading and the standard text of a section.
fn section(paper: PaperKind, id: &str) -> Result<(String, String), Failure> {
    let sections = standard::of(paper)?.section;
    let ids: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
    sections
        .into_iter()
        .find(|section| section.id == id)
        .map(|section| (section.heading, section.text))
        .ok_or_else(|| {
            let (paper, ids) = (name(paper), ids.join(", "));
            Failure::field(
                "section",
                format!("the {paper} has no such section: use one of {ids}."),
            )
        })
}

fn keep(work: &Work<'_, '_>, paper: PaperKind, kept: &Kept) -> Result<(), Failure> {
    if kept.sections.is_empty() {
        sql::run(work, "DELETE FROM setting WHERE key = ?1", [key(paper)])?;
        return Ok(());
    }
    let text = serde_json::to_string(kept).map_err(|_| {
        Failure::new(
            Code::Internal,
            "The text could not be written. Nothing was changed.",
        )
    })?;
    sql::run(
        work,
        "INSERT INTO setting(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key(paper), text),
    )?;
    Ok(())
}
