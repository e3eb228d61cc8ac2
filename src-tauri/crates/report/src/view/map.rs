//! The power–interest map: which mark is drawn where.

use domain::Quadrant;
use serde_json::{Value, json};

use super::BLANK;
use super::lattice::{self, Field};
use crate::figures::{self, count};
use crate::model::{Mark, PowerInterestMap};

/// Above this many marks equal ratings are drawn as one bubble with a count.
const SINGLE_MARKS: usize = 90;

pub(super) fn view(map: &PowerInterestMap) -> Value {
    let mut marks: Vec<&Mark> = map.marks.iter().collect();
    marks.sort_by(|a, b| {
        (b.power.total_cmp(&a.power))
            .then(b.interest.total_cmp(&a.interest))
            .then(a.label.cmp(&b.label))
    });
    // Medians end in .0 or .5, so this line parts high from low without touching a rating.
    let line = map.high_from - 0.25;
    // Marks without labels are numbers without a key: then only how many stand where is drawn.
    let clustered = marks.len() > SINGLE_MARKS || marks.iter().any(|mark| mark.label.is_empty());
    json!({
        "line": line,
        "marks": if clustered { Vec::new() } else { singles(&marks, line) },
        "clusters": if clustered { clusters(&marks) } else { Vec::new() },
        "key": if clustered { Vec::new() } else { key(&marks) },
        "counts": Quadrant::ALL.iter().map(|&quadrant| {
            json!([quadrant.label(), marks.iter().filter(|mark| mark.quadrant == quadrant).count().to_string()])
        }).collect::<Vec<_>>(),
        "borderline": marks.iter().filter(|mark| mark.borderline).count(),
        "disputed": marks.iter().filter(|mark| mark.disputed).count(),
        "not_placed": map.not_placed,
        "withheld": map.withheld,
        "labelled": marks.iter().all(|mark| !mark.label.is_empty()),
        "alt": alt(&marks),
    })
}

fn singles(marks: &[&Mark], line: f64) -> Vec<Value> {
    let wanted: Vec<(f64, f64)> = marks.iter().map(|mark| (mark.interest, mark.power)).collect();
    let field = Field {
        steps: (5.0, 5.0),
        lines: (Some(line), Some(line)),
        places: (34, 25),
    };
    let spots = lattice::spread(&wanted, &field);
    let drawn = marks.iter().zip(spots).enumerate().map(|(at, (mark, (x, y)))| {
        json!({ "n": (at + 1).to_string(), "x": x, "y": y, "style": style(mark), "disputed": mark.disputed })
    });
    drawn.collect()
}

/// How a mark is drawn: what engagement needs of it.
fn style(mark: &Mark) -> &'static str {
    match (mark.current, mark.desired) {
        (Some(current), Some(desired)) if desired.level() > current.level() => "raise",
        (Some(_), Some(_)) => "there",
        _ => "unknown",
    }
}

fn clusters(marks: &[&Mark]) -> Vec<Value> {
    let mut points: Vec<(f64, f64, usize)> = Vec::new();
    for mark in marks {
        match points
            .iter_mut()
            .find(|(x, y, _)| *x == mark.interest && *y == mark.power)
        {
            Some(point) => point.2 += 1,
            None => points.push((mark.interest, mark.power, 1)),
        }
    }
    let most = points.iter().map(|point| point.2).max().unwrap_or(1) as f64;
    let drawn = points
        .iter()
        .map(|&(x, y, n)| json!({ "x": x, "y": y, "n": n.to_string(), "size": (n as f64 / most).sqrt() }));
    drawn.collect()
}

fn key(marks: &[&Mark]) -> Vec<Value> {
    let row = |(at, mark): (usize, &&Mark)| {
        let current = mark.current.map_or(BLANK, |level| level.label());
        let desired = mark.desired.map_or(BLANK, |level| level.label());
        let mut notes = Vec::new();
        notes.extend(mark.disputed.then_some("disputed"));
        notes.extend(mark.borderline.then_some("borderline"));
        json!({
            "n": (at + 1).to_string(),
            "label": mark.label,
            "place": format!("{} / {}", figures::trimmed(mark.power, 1), figures::trimmed(mark.interest, 1)),
            "quadrant": mark.quadrant.label(),
            "current": current,
            "desired": desired,
            "style": style(mark),
            "notes": notes.join(", "),
        })
    };
    marks.iter().enumerate().map(row).collect()
}

fn alt(marks: &[&Mark]) -> String {
    let parts: Vec<String> = Quadrant::ALL
        .iter()
        .map(|&quadrant| {
            let n = marks.iter().filter(|mark| mark.quadrant == quadrant).count();
            format!("{}: {n}", quadrant.label().to_lowercase())
        })
        .collect();
    format!(
        "Power–interest map of {}: {}.",
        count(marks.len(), "stakeholder", "stakeholders"),
        parts.join(", ")
    )
}
