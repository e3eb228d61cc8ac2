//! The model as the pages show it: every figure a string, every cell with the level it is drawn in.
//!
//! Templates place what they find here and decide nothing; a second format would read the same view.

mod engagement;
mod group;
mod heatmap;
pub(crate) mod lattice;
mod map;
mod method;
mod page_one;
mod support;

use serde_json::{Value, json};

use crate::figures;
use crate::model::{Header, Paper, Profile, Report};
use domain::Rag;

/// What is printed where nothing is known.
const NOT_ASSESSED: &str = "not assessed";
/// The same in a column too narrow for words; every table that uses it is explained beside it.
const BLANK: &str = "–";

/// Everything the templates need.
pub(crate) fn pages(report: &Report) -> Value {
    json!({
        "header": header(&report.header),
        "page_one": page_one::view(report),
        "heatmap": heatmap::view(&report.groups),
        "blockers": page_one::blockers(&report.blockers),
        "support": support::view(&report.support),
        "map": map::view(&report.map),
        "engagement": engagement::view(&report.engagement),
        "groups": report.groups.iter().map(group::view).collect::<Vec<_>>(),
        "method": method::view(report),
        "stakeholders": engagement::everybody(&report.stakeholders),
    })
}

fn header(header: &Header) -> Value {
    let title = format!("Readiness report: {}", header.project);
    json!({
        "title": title,
        "project": header.project,
        "programme": header.programme,
        "change": header.change,
        "workspace": header.workspace,
        "fiction": header.fiction,
        "as_of": figures::date(header.as_of),
        "made_on": header.made_on.map(figures::date),
        "version": header.version,
        "classification": header.classification,
        "profile": header.profile.label(),
        "by": match header.profile {
            Profile::Full | Profile::Own => "stakeholder",
            Profile::Roles => "role",
            Profile::Groups => "group",
            Profile::Counts => "kind",
        },
        "snapshot": header.snapshot,
        "paper": match header.paper { Paper::A4 => "a4", Paper::UsLetter => "us-letter" },
    })
}

/// A rating's drawing level and word; nothing is never green.
fn rag(rating: Option<Rag>) -> &'static str {
    match rating {
        Some(rating) => rating.as_str(),
        None => "none",
    }
}

/// The value, or that it was not assessed.
fn known(value: Option<f64>, text: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| NOT_ASSESSED.to_owned(), text)
}

/// The text, or a dash.
fn or_blank(text: Option<String>) -> String {
    text.unwrap_or_else(|| BLANK.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::sample;

    /// The figures as every page gets them: a change here is a change of what a committee reads.
    #[test]
    fn the_figures_of_the_sample_stay_what_they_are() {
        insta::assert_json_snapshot!(super::pages(&sample::rich(3, 5)));
    }

    #[test]
    fn nothing_known_is_never_green_nor_nought() {
        let figures = serde_json::to_string(&super::pages(&sample::empty())).unwrap();
        assert!(!figures.contains("green") && !figures.contains("\"0.0\""));
    }

    #[test]
    fn the_snapshot_id_follows_the_figures_and_not_the_paper() {
        let report = sample::rich(2, 3);
        let mut other = report.clone();
        other.header.paper = crate::model::Paper::UsLetter;
        other.header.version = "9.9.9".into();
        assert_eq!(other.snapshot_id(), report.header.snapshot);
        other.groups[0].index.completeness += 0.1;
        assert_ne!(other.snapshot_id(), report.header.snapshot);
    }
}
