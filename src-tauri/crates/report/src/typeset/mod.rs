//! From the model to pages: typst in this process, on a small closed world.

mod fonts;
#[cfg(test)]
mod tests;
mod text;
mod woff;
mod world;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::model::Report;
use crate::view;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The figures could not be handed to the typesetter.
    #[error("The report's figures could not be prepared: {0}.")]
    Figures(#[from] serde_json::Error),
    /// The pages could not be set. A fault of the program, whatever the figures are.
    #[error("The report's pages could not be set: {0}.")]
    Pages(String),
    /// The PDF could not be written. A fault of the program, whatever the figures are.
    #[error("The report's PDF could not be written: {0}.")]
    Pdf(String),
    /// A picture could not be drawn as dots. A fault of the program.
    #[error("The picture could not be drawn: {0}.")]
    Picture(String),
    /// A font that the program carries cannot be read.
    #[error("The font {0} that comes with the program cannot be read; install the program again.")]
    Font(&'static str),
}

/// Layouts kept for this many further reports: the preview and then the PDF of the same report share one.
const KEEP_LAYOUTS: usize = 2;

/// What is to be set.
pub(crate) struct Set<'s> {
    /// The template that begins.
    pub(crate) main: &'static str,
    pub(crate) figures: Value,
    pub(crate) as_of: NaiveDate,
    /// What tells the document from others.
    pub(crate) ident: String,
    pub(crate) version: &'s str,
}

impl<'s> Set<'s> {
    pub(crate) fn of(report: &'s Report) -> Self {
        let header = &report.header;
        Self {
            main: "main.typ",
            figures: view::pages(report),
            as_of: header.as_of,
            ident: format!("soundings/{}/{}", header.snapshot, header.version),
            version: &header.version,
        }
    }
}

pub(crate) fn pdf(set: &Set<'_>) -> Result<Vec<u8>, ReportError> {
    let (document, world) = document(set)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|fault| ReportError::Pdf(fault.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(set.ident.clone()),
        creator: Smart::Custom(Some(format!("Soundings {}", set.version))),
        timestamp: midnight(set.as_of).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|faults| ReportError::Pdf(told(&world, &faults)));
    typst::comemo::evict(KEEP_LAYOUTS);
    bytes
}

/// How many pages it comes to.
#[cfg(test)]
pub(crate) fn page_count(set: &Set<'_>) -> Result<usize, ReportError> {
    Ok(document(set)?.0.pages().len())
}

pub(crate) fn svg_pages(report: &Report) -> Result<Vec<String>, ReportError> {
    svg_of(&Set::of(report))
}

/// What is set on one page, as one picture.
pub(crate) fn svg(set: &Set<'_>) -> Result<String, ReportError> {
    let mut pages = svg_of(set)?;
    if pages.len() == 1 {
        Ok(pages.remove(0))
    } else {
        Err(ReportError::Pages(format!(
            "a picture took {} pages",
            pages.len()
        )))
    }
}

fn svg_of(set: &Set<'_>) -> Result<Vec<String>, ReportError> {
    let (document, _) = document(set)?;
    let options = SvgOptions {
        render_bleed: false,
        pretty: false,
    };
    let pages = document
        .pages()
        .iter()
        .map(|page| typst_svg::svg(page, &options))
        .collect();
    typst::comemo::evict(KEEP_LAYOUTS);
    Ok(pages)
}

fn document(set: &Set<'_>) -> Result<(PagedDocument, world::Pages), ReportError> {
    let mut figures = set.figures.clone();
    let fonts = text::prepare(&mut figures)?;
    let world = world::Pages::new(
        set.main,
        serde_json::to_vec(&figures)?,
        fonts,
        datetime(set.as_of),
    );
    let result = typst::compile::<PagedDocument>(&world);
    debug_assert!(
        result.warnings.is_empty(),
        "typst warns: {}",
        told(&world, &result.warnings)
    );
    match result.output {
        Ok(document) => Ok((document, world)),
        Err(faults) => Err(ReportError::Pages(told(&world, &faults))),
    }
}

fn datetime(day: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd(day.year(), day.month() as u8, day.day() as u8)
}

fn midnight(day: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd_hms(day.year(), day.month() as u8, day.day() as u8, 0, 0, 0)
}

/// What the typesetter says, each with the template and line it is about, if it is about one.
fn told(world: &world::Pages, faults: &[SourceDiagnostic]) -> String {
    let place = |fault: &SourceDiagnostic| {
        let file = fault.span.id()?;
        let line = world
            .source(file)
            .ok()?
            .lines()
            .byte_to_line(world.range(fault.span)?.start)?
            + 1;
        Some(format!(" ({}:{line})", file.get().vpath().get_without_slash()))
    };
    let all = faults
        .iter()
        .map(|fault| format!("{}{}", fault.message, place(fault).unwrap_or_default()));
    all.collect::<Vec<_>>().join("; ")
}
