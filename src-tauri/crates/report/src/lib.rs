//! A readiness report: one model, and the pages typeset from it.
//!
//! [`model::Report`] is filled by whoever knows the workspace; [`pdf`] and [`svg_pages`] turn it into pages.
//! Nothing here reads a clock, a network, or a font of the system: the same model gives the same bytes.

pub mod brief;
pub mod figures;
pub mod model;
pub mod pack;
pub mod paper;
pub mod picture;
#[cfg(test)]
mod sample;
mod typeset;
mod view;

#[cfg(test)]
extern crate self as report;

use model::Report;
pub use typeset::ReportError;

/// The report as a PDF: tagged (PDF/UA-1), with bookmarks and embedded fonts.
pub fn pdf(report: &Report) -> Result<Vec<u8>, ReportError> {
    typeset::pdf(&typeset::Set::of(report))
}

/// The same pages as SVG, one string a page, for a preview in a window.
pub fn svg_pages(report: &Report) -> Result<Vec<String>, ReportError> {
    typeset::svg_pages(report)
}
