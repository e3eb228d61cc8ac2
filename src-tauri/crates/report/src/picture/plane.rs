//! Marks on two axes (R1, R2), each in a place of its own, and such planes side by side (R5).

use std::collections::BTreeMap;

use domain::StakeholderKind;
use serde_json::{Value, json};

use super::{Look, shape};
use crate::figures::{count, trimmed};
use crate::view::lattice::{self, Field};

/// Above this many marks, equal ratings are drawn as one bubble with a count.
const SINGLE_MARKS: usize = 90;
/// Above this many, the picture no longer names everybody.
pub(super) const NAMED: usize = 600;

/// How far apart the middles of two marks lie at least, in millimetres.
const APART: f64 = 5.2;

/// One plane, or several side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Planes {
    /// The axis to the right.
    pub across: PlaneAxis,
    /// The axis upwards.
    pub up: PlaneAxis,
    /// What the quarters are called, where both axes have a line between low and high: low–low, high across, high up,
    /// both high.
    pub quarters: Option<[String; 4]>,
    /// The planes, at least one.
    pub sides: Vec<Side>,
    /// How many have no place on it.
    pub not_placed: usize,
    /// How many have a place and are not shown alone under the profile.
    pub withheld: usize,
}

/// An axis.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneAxis {
    /// Its name.
    pub name: String,
    /// The lowest value.
    pub lowest: i64,
    /// What each value is called, from the lowest on.
    pub steps: Vec<String>,
    /// From which value on it is high; none where the axis has no such line.
    pub high_from: Option<f64>,
}

/// One plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// What tells it from the others; empty where it is the only one.
    pub title: String,
    /// Who is on it.
    pub marks: Vec<PlaneMark>,
}

/// One stakeholder on a plane.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaneMark {
    /// What to call it under the profile; empty where nobody is called anything.
    pub label: String,
    /// What it is.
    pub kind: StakeholderKind,
    /// The value on the axis to the right.
    pub x: f64,
    /// The value on the axis upwards.
    pub y: f64,
    /// The lowest and highest that assessors said to the right, where they differ too much (R1).
    pub spread_x: Option<(f64, f64)>,
    /// The same upwards.
    pub spread_y: Option<(f64, f64)>,
    /// What engagement asks for.
    pub look: Look,
}

impl PlaneMark {
    const fn is_disputed(&self) -> bool {
        self.spread_x.is_some() || self.spread_y.is_some()
    }
}

impl PlaneAxis {
    fn steps(&self) -> f64 {
        self.steps.len() as f64
    }

    /// A value as the plane counts: the lowest is 1.
    fn at(&self, value: f64) -> f64 {
        value - self.lowest as f64 + 1.0
    }

    /// Where high parts from low. Medians end in .0 or .5, so that this line touches none.
    fn line(&self) -> Option<f64> {
        self.high_from.map(|high| self.at(high) - 0.25)
    }
}

impl Planes {
    fn marks(&self) -> impl Iterator<Item = &PlaneMark> {
        self.sides.iter().flat_map(|side| &side.marks)
    }

    pub(super) fn alt(&self) -> String {
        let all = self.marks().count();
        let place = format!(
            "{} and {}",
            self.across.name.to_lowercase(),
            self.up.name.to_lowercase()
        );
        let sides: Vec<String> = self
            .sides
            .iter()
            .filter(|side| !side.title.is_empty())
            .map(|side| format!("{}: {}", side.title.to_lowercase(), side.marks.len()))
            .collect();
        let sides = if sides.is_empty() {
            String::new()
        } else {
            format!(" {}.", sides.join(", "))
        };
        format!("{} by {place}.{sides}", count(all, "stakeholder", "stakeholders"))
    }

    pub(super) fn view(&self) -> Value {
        let all = self.marks().count();
        let nameless = self.marks().any(|mark| mark.label.is_empty());
        let clustered = all > SINGLE_MARKS || nameless;
        let mut number = 0;
        let sides: Vec<Value> = self
            .sides
            .iter()
            .map(|side| {
                let mut marks: Vec<&PlaneMark> = side.marks.iter().collect();
                marks.sort_by(|a, b| {
                    (b.y.total_cmp(&a.y))
                        .then(b.x.total_cmp(&a.x))
                        .then(a.label.cmp(&b.label))
                });
                let drawn = json!({
                    "title": side.title,
                    "n": side.marks.len(),
                    "marks": if clustered { vec![] } else { self.singles(&marks, number) },
                    "clusters": if clustered { self.clusters(&marks) } else { vec![] },
                    "key": if clustered { vec![] } else { key(&marks, number) },
                    "named": if clustered && !nameless && all <= NAMED { self.named(&marks) } else { vec![] },
                });
                number += marks.len();
                drawn
            })
            .collect();
        json!({
            "across": self.axis(&self.across),
            "up": self.axis(&self.up),
            "quarters": self.quarters,
            "sides": sides,
            "not_placed": self.not_placed,
            "withheld": self.withheld,
            "looks": self.marks().any(|mark| mark.look != Look::Plain),
            "disputed": !clustered && self.marks().any(PlaneMark::is_disputed),
            "kinds": kinds(self.marks().map(|mark| mark.kind)),
            "unnamed": clustered && !nameless && all > NAMED,
        })
    }

    fn axis(&self, axis: &PlaneAxis) -> Value {
        json!({ "name": axis.name, "steps": axis.steps, "line": axis.line() })
    }

    fn field(&self) -> Field {
        Field {
            steps: (self.across.steps(), self.up.steps()),
            lines: (self.across.line(), self.up.line()),
            places: (
                places(
                    if self.sides.len() > 1 { 82.0 } else { 247.0 },
                    self.across.steps.len(),
                ),
                places(
                    if self.sides.len() > 1 { 110.0 } else { 150.0 },
                    self.up.steps.len(),
                ),
            ),
        }
    }

    fn singles(&self, marks: &[&PlaneMark], before: usize) -> Vec<Value> {
        let wanted: Vec<(f64, f64)> = marks
            .iter()
            .map(|mark| (self.across.at(mark.x), self.up.at(mark.y)))
            .collect();
        let spots = lattice::spread(&wanted, &self.field());
        let ends = |axis: &PlaneAxis, spread: Option<(f64, f64)>| {
            spread.map(|(lowest, highest)| [axis.at(lowest), axis.at(highest)])
        };
        marks
            .iter()
            .zip(spots)
            .enumerate()
            .map(|(at, (mark, (x, y)))| {
                json!({
                    "n": (before + at + 1).to_string(),
                    "x": x,
                    "y": y,
                    "look": mark.look.word(),
                    "shape": shape(mark.kind),
                    "disputed": mark.is_disputed(),
                    "spread_x": ends(&self.across, mark.spread_x),
                    "spread_y": ends(&self.up, mark.spread_y),
                })
            })
            .collect()
    }

    /// Marks by their rating, the highest first.
    fn by_rating<'m>(&self, marks: &[&'m PlaneMark]) -> Vec<(f64, f64, Vec<&'m PlaneMark>)> {
        let mut places: BTreeMap<(i64, i64), Vec<&PlaneMark>> = BTreeMap::new();
        for mark in marks {
            // Halves are the finest there is.
            let halves = |value: f64| (value * 2.0).round() as i64;
            places
                .entry((-halves(mark.y), -halves(mark.x)))
                .or_default()
                .push(mark);
        }
        places
            .into_values()
            .map(|marks| (marks[0].x, marks[0].y, marks))
            .collect()
    }

    fn clusters(&self, marks: &[&PlaneMark]) -> Vec<Value> {
        let places = self.by_rating(marks);
        let most = places
            .iter()
            .map(|(.., marks)| marks.len())
            .max()
            .unwrap_or(1)
            .max(1);
        places
            .iter()
            .map(|(x, y, marks)| {
                let n = marks.len();
                json!({
                    "x": self.across.at(*x),
                    "y": self.up.at(*y),
                    "n": n.to_string(),
                    "size": (n as f64 / most as f64).sqrt(),
                })
            })
            .collect()
    }

    fn named(&self, marks: &[&PlaneMark]) -> Vec<Value> {
        self.by_rating(marks)
            .into_iter()
            .map(|(x, y, marks)| {
                let names: Vec<String> = marks.iter().map(|mark| mark.label.clone()).collect();
                json!({
                    "place": format!(
                        "{} {}, {} {}",
                        self.up.name, trimmed(y, 1), self.across.name.to_lowercase(), trimmed(x, 1)
                    ),
                    "n": marks.len().to_string(),
                    "names": names.join("; "),
                })
            })
            .collect()
    }
}

/// How many marks find room along so many millimetres: of each step an odd number, so that one lies on its middle.
fn places(along: f64, steps: usize) -> usize {
    let each = (along / steps as f64 / APART) as usize;
    steps * each.saturating_sub(usize::from(each.is_multiple_of(2))).max(1)
}

fn key(marks: &[&PlaneMark], before: usize) -> Vec<Value> {
    let line = |(at, mark): (usize, &&PlaneMark)| {
        let note = if mark.is_disputed() { "disputed" } else { "" };
        json!({ "n": (before + at + 1).to_string(), "label": mark.label, "note": note })
    };
    marks.iter().enumerate().map(line).collect()
}

/// The kinds that are drawn, for the legend: none where all are people.
pub(super) fn kinds(all: impl Iterator<Item = StakeholderKind>) -> Vec<Value> {
    let present: Vec<StakeholderKind> = all.collect();
    let kinds: Vec<StakeholderKind> = StakeholderKind::ALL
        .iter()
        .copied()
        .filter(|kind| present.contains(kind))
        .collect();
    if kinds == [StakeholderKind::Person] {
        return Vec::new();
    }
    kinds
        .iter()
        .map(|kind| json!({ "shape": shape(*kind), "label": kind.label() }))
        .collect()
}
