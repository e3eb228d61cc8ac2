//! A paper handed out: as pages, as text with marks, as plain text.

use ::report::paper::{PaperPages, PaperPart};
use domain::{ExportKind, PaperFormat, PaperKind, Profile};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Paper, PaperRequest, read};
use crate::exports::Leaving;
use crate::{Code, Context, Failure, Look, Session, sql};

/// Which paper, as which text.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperTextRequest {
    /// Which.
    pub paper: PaperKind,
    /// Markdown or plain text; pages are no text.
    pub format: PaperFormat,
}

/// A paper as one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaperText {
    /// The text.
    pub text: String,
    /// What a file of it would be called.
    pub file_name: String,
}

/// A paper as a file.
#[derive(Debug, Clone)]
pub struct PaperFile {
    /// Its bytes: the same for the same texts, date and version.
    pub bytes: Vec<u8>,
    /// What to call it.
    pub file_name: String,
    /// How many places in it wait to be filled in.
    pub to_fill: u32,
}

/// `paper_text`.
pub fn text(look: Look<'_>, request: PaperTextRequest) -> Result<PaperText, Failure> {
    let pages = pages(look, request.paper)?;
    let text = match request.format {
        PaperFormat::Pdf => {
            return Err(Failure::field(
                "format",
                "pages are no text: choose markdown or text, or save the paper as a PDF.",
            ));
        }
        PaperFormat::Markdown => pages.markdown(),
        PaperFormat::Text => pages.plain(),
    };
    Ok(PaperText {
        text,
        file_name: file_name(request.paper, &pages, request.format),
    })
}

/// A paper as a file.
///
/// # Errors
/// `damaged` when one's own texts cannot be read, `internal` when the pages cannot be made.
pub fn file(
    session: &Session,
    context: &Context,
    paper: PaperKind,
    format: PaperFormat,
) -> Result<PaperFile, Failure> {
    let pages = session.read(context, |look| pages(look, paper))?;
    let bytes = match format {
        PaperFormat::Pdf => pages
            .pdf()
            .map_err(|error| Failure::new(Code::Internal, format!("The pages could not be made: {error}")))?,
        PaperFormat::Markdown => pages.markdown().into_bytes(),
        PaperFormat::Text => pages.plain().into_bytes(),
    };
    Ok(PaperFile {
        bytes,
        file_name: file_name(paper, &pages, format),
        to_fill: pages.to_fill,
    })
}

/// How the record of what left speaks of a paper. Nothing in it is hidden: it names whom its writer names.
#[must_use]
pub fn leaving(paper: PaperKind, file_name: &str) -> Leaving<'_> {
    Leaving {
        kind: ExportKind::Report,
        what: paper.label(),
        profile: Profile::Full,
        file_name,
    }
}

fn pages(look: Look<'_>, kind: PaperKind) -> Result<PaperPages, Failure> {
    let Paper {
        title,
        lead,
        note,
        facts,
        sections,
        prompts,
        to_fill,
        ..
    } = read(look, PaperRequest { paper: kind })?;
    let (workspace, fiction) = sql::rows(look.conn, "SELECT name, fiction FROM workspace", (), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?
    .pop()
    .unwrap_or_default();
    Ok(PaperPages {
        kind,
        title,
        lead,
        note,
        workspace,
        fiction,
        made_on: look.context.today,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        facts: facts.into_iter().map(|fact| (fact.name, fact.value)).collect(),
        parts: sections
            .into_iter()
            .filter(|section| !section.text.is_empty())
            .map(|section| PaperPart {
                heading: section.heading,
                text: section.text,
            })
            .collect(),
        prompts,
        to_fill,
    })
}

/// “Information notice - Workspace - 2026-11-22.pdf”, without what file systems refuse.
fn file_name(kind: PaperKind, pages: &PaperPages, format: PaperFormat) -> String {
    format!(
        "{} - {} - {}.{}",
        kind.label(),
        crate::words::for_file(&pages.workspace),
        pages.made_on,
        format.ending()
    )
}
