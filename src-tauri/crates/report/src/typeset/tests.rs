//! The pages as they are set: nothing runs off a page or over its neighbour, no letter is lost, and the same
//! report is the same file.

use typst::layout::{Frame, FrameItem, Point, Transform};

use super::*;
use crate::model::Cell;
use crate::sample;

/// A run of text on a page, in points from its left top corner.
struct Run {
    text: String,
    from: f64,
    to: f64,
    base: f64,
    size: f64,
    tofu: bool,
}

fn runs(frame: &Frame, at: Transform, out: &mut Vec<Run>) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => runs(&group.frame, here.pre_concat(group.transform), out),
            FrameItem::Text(text) => {
                let start = Point::zero().transform(here);
                let end = Point::with_x(text.width()).transform(here);
                out.push(Run {
                    text: text.text.to_string(),
                    from: start.x.to_pt(),
                    to: end.x.to_pt(),
                    base: start.y.to_pt(),
                    size: text.size.to_pt(),
                    tofu: text.glyphs.iter().any(|glyph| glyph.id == 0),
                });
            }
            _ => {}
        }
    }
}

fn pages(report: &Report) -> Vec<(f64, Vec<Run>)> {
    let (document, _) = document(&Set::of(report)).unwrap();
    let page = |page: &typst_layout::Page| {
        let mut out = Vec::new();
        runs(&page.frame, Transform::identity(), &mut out);
        (page.frame.width().to_pt(), out)
    };
    document.pages().iter().map(page).collect()
}

/// Every page keeps its margins, no two texts lie over each other, and every letter has a shape.
fn assert_well_set(pages: &[(f64, Vec<Run>)]) {
    for (number, (width, runs)) in pages.iter().enumerate() {
        let number = number + 1;
        for (at, run) in runs.iter().enumerate() {
            assert!(!run.tofu, "page {number}: no shape for {:?}", run.text);
            assert!(
                run.from > 30.0 && run.to < width - 30.0,
                "page {number}: {:?} leaves the page",
                run.text
            );
            for other in &runs[..at] {
                let level = (run.base - other.base).abs() < 0.45 * run.size.min(other.size);
                let shared = run.to.min(other.to) - run.from.max(other.from);
                let blank = run.text.trim().is_empty() || other.text.trim().is_empty();
                assert!(
                    !level || blank || shared < 1.0,
                    "page {number}: {:?} over {:?} by {shared:.1} pt",
                    run.text,
                    other.text
                );
            }
        }
    }
}

fn all_text(pages: &[(f64, Vec<Run>)]) -> String {
    pages
        .iter()
        .flat_map(|(_, runs)| runs)
        .map(|run| run.text.as_str())
        .collect()
}

fn has(bytes: &[u8], what: &str) -> bool {
    bytes.windows(what.len()).any(|window| window == what.as_bytes())
}

#[test]
fn the_same_report_is_the_same_tagged_file() {
    let report = sample::rich(4, 12);
    let first = pdf(&Set::of(&report)).unwrap();
    typst::comemo::evict(0);
    let second = pdf(&Set::of(&report)).unwrap();
    assert!(first == second, "two makings of one report differ");

    for sign in [
        "pdfuaid:part>1<",
        "/Lang(en-GB)",
        "/Marked true",
        "/StructTreeRoot",
        "/Outlines",
        "CreationDate(D:20260728000000",
    ] {
        assert!(has(&first, sign), "{sign} is missing");
    }
    for sign in ["/JavaScript", "/JS", "/URI", "/Launch", "/EmbeddedFile"] {
        assert!(!has(&first, sign), "{sign} is there");
    }
    let svg = svg_pages(&report).unwrap();
    assert!(
        has(&first, &format!("NPages>{}<", svg.len())),
        "{} pages as SVG",
        svg.len()
    );
    assert!(svg.iter().all(|page| page.starts_with("<svg")));

    let set = pages(&report);
    assert_well_set(&set);
    let text = all_text(&set);
    for words in [
        "Proposed decision",
        "Go with conditions",
        "Fiction: sample data",
        "What was not assessed",
        "Internal",
    ] {
        assert!(text.contains(words), "{words} is nowhere");
    }
}

#[test]
fn a_project_nobody_has_assessed_says_so_and_promises_nothing() {
    let set = pages(&sample::empty());
    assert_well_set(&set);
    let text = all_text(&set);
    assert!(text.contains("not assessed"));
    assert!(!text.contains("Green") && !text.contains("On target") && !text.contains("0.0"));
    assert!(set.len() <= 6, "{} pages for nothing", set.len());
}

#[test]
fn naughty_words_stay_words_and_stay_on_the_page() {
    let report = sample::naughty();
    pdf(&Set::of(&report)).unwrap();
    let set = pages(&report);
    assert_well_set(&set);
    let text: String = all_text(&set).chars().filter(|c| !c.is_whitespace()).collect();
    for kept in [
        "<script>alert(1)</script>",
        "#panic()",
        "Παπαδοπούλου",
        "Щербакова",
        "田中さくら",
        "김민준",
        "*bold*_it_",
    ] {
        assert!(text.contains(kept), "{kept} was lost");
    }
    assert!(text.contains("U+20000"), "what cannot be printed is not named");
}

#[test]
fn a_suppressed_cell_shows_its_reason_and_no_figure() {
    let mut report = sample::rich(1, 0);
    report.groups[0].commitment = Cell {
        suppressed: Some("fewer than 5 answers".into()),
        value: Some(4.87),
        ..report.groups[0].commitment.clone()
    };
    let text = all_text(&pages(&report));
    assert!(text.contains("withheld") && text.contains("fewer than 5 answers"));
    assert!(!text.contains("4.87"));
}
