//! Power, legitimacy and urgency as three circles (R3).

use domain::StakeholderKind;
use serde_json::{Value, json};

use super::plane::{NAMED, kinds};
use super::shape;
use crate::figures::count;

/// In millimetres from the left top corner: the drawing, its circles, and how far apart marks lie.
const WIDTH: f64 = 200.0;
const HEIGHT: f64 = 152.0;
const RADIUS: f64 = 47.0;
const CIRCLES: [(f64, f64); 3] = [(76.0, 58.0), (124.0, 58.0), (100.0, 98.0)];
const APART: f64 = 5.4;
/// What a mark keeps clear of a circle's line.
const CLEAR: f64 = 2.9;
/// Where those lie who have none of the three: a row at the foot.
const FOOT: f64 = HEIGHT - 4.0;

/// Who has which of the three.
#[derive(Debug, Clone, PartialEq)]
pub struct Salience {
    /// Everybody of whom all three are known.
    pub marks: Vec<SalienceMark>,
    /// How many have not been assessed.
    pub not_placed: usize,
    /// How many are not shown alone under the profile.
    pub withheld: usize,
}

/// One stakeholder.
#[derive(Debug, Clone, PartialEq)]
pub struct SalienceMark {
    /// What to call it under the profile; empty where nobody is called anything.
    pub label: String,
    /// What it is.
    pub kind: StakeholderKind,
    /// Power, legitimacy, urgency.
    pub has: [bool; 3],
}

/// A field of the drawing, by which circles it lies in.
fn place_of(has: [bool; 3]) -> usize {
    usize::from(has[0]) | usize::from(has[1]) << 1 | usize::from(has[2]) << 2
}

/// The circles that hold a point; none where it lies too near a line.
fn circles_at(x: f64, y: f64) -> Option<[bool; 3]> {
    let mut has = [false; 3];
    for (at, (cx, cy)) in CIRCLES.into_iter().enumerate() {
        let from = (x - cx).hypot(y - cy);
        if (from - RADIUS).abs() < CLEAR {
            return None;
        }
        has[at] = from < RADIUS;
    }
    Some(has)
}

/// The places marks may take in each field, the nearest to its middle first.
fn places() -> [Vec<(f64, f64)>; 8] {
    let mut fields: [Vec<(f64, f64)>; 8] = Default::default();
    for row in 0..(HEIGHT / APART) as usize {
        for column in 0..(WIDTH / APART) as usize {
            let x = APART * (column as f64 + if row % 2 == 0 { 0.5 } else { 1.0 });
            let y = APART * (row as f64 + 0.5);
            if let Some(has) = circles_at(x, y)
                && place_of(has) != 0
            {
                fields[place_of(has)].push((x, y));
            }
        }
    }
    for field in &mut fields {
        let n = field.len().max(1) as f64;
        let middle = field
            .iter()
            .fold((0.0, 0.0), |sum, at| (sum.0 + at.0 / n, sum.1 + at.1 / n));
        field.sort_by(|one, other| {
            let from = |at: &(f64, f64)| (at.0 - middle.0).hypot(at.1 - middle.1);
            from(one).total_cmp(&from(other))
        });
    }
    fields[0] = (0..(WIDTH / APART) as usize)
        .map(|column| (APART * (column as f64 + 0.5), FOOT))
        .collect();
    fields
}

impl Salience {
    pub(super) fn alt(&self) -> String {
        let with = |at: usize| self.marks.iter().filter(|mark| mark.has[at]).count();
        format!(
            "{}: {} with power, {} with legitimacy, {} with urgency, {} with all three.",
            count(self.marks.len(), "stakeholder", "stakeholders"),
            with(0),
            with(1),
            with(2),
            self.marks.iter().filter(|mark| mark.has == [true; 3]).count()
        )
    }

    pub(super) fn view(&self) -> Value {
        let places = places();
        let mut fields: [Vec<&SalienceMark>; 8] = Default::default();
        for mark in &self.marks {
            fields[place_of(mark.has)].push(mark);
        }
        let nameless = self.marks.iter().any(|mark| mark.label.is_empty());
        // Those who lie in fields too full for marks of their own.
        let crowded = fields
            .iter()
            .zip(&places)
            .filter(|(here, spots)| here.len() > spots.len());
        let unnamed = !nameless && crowded.map(|(here, _)| here.len()).sum::<usize>() > NAMED;
        let (mut marks, mut clusters, mut key, mut named) = (vec![], vec![], vec![], vec![]);
        // All three first, then two, then one, then none: as pressing as they are.
        let mut order: Vec<usize> = (0..8).collect();
        order.sort_by_key(|field| (std::cmp::Reverse(field.count_ones()), *field));
        let mut number = 0;
        for field in order {
            let (here, spots) = (&fields[field], &places[field]);
            if here.len() > spots.len() || nameless {
                if let (Some(&(x, y)), false) = (spots.first(), here.is_empty()) {
                    clusters.push(json!({ "x": x, "y": y, "n": here.len().to_string() }));
                }
                if !nameless && !unnamed {
                    let names: Vec<&str> = here.iter().map(|mark| mark.label.as_str()).collect();
                    let place = has_words(field);
                    named.push(
                        json!({ "place": place, "n": here.len().to_string(), "names": names.join("; ") }),
                    );
                }
                continue;
            }
            for (mark, (x, y)) in here.iter().zip(spots) {
                number += 1;
                marks.push(json!({ "n": number.to_string(), "x": x, "y": y, "shape": shape(mark.kind) }));
                let note = has_words(field);
                key.push(
                    json!({ "n": number.to_string(), "label": mark.label, "note": note.to_lowercase() }),
                );
            }
        }
        json!({
            "width": WIDTH,
            "height": HEIGHT,
            "radius": RADIUS,
            "circles": CIRCLES.iter().map(|(x, y)| json!([x, y])).collect::<Vec<_>>(),
            "marks": marks,
            "clusters": clusters,
            "key": key,
            "named": named,
            "unnamed": unnamed,
            "none": fields[0].len(),
            "not_placed": self.not_placed,
            "withheld": self.withheld,
            "kinds": kinds(self.marks.iter().map(|mark| mark.kind)),
        })
    }
}

/// Which of the three, in words.
fn has_words(field: usize) -> String {
    let words: Vec<&str> = ["Power", "legitimacy", "urgency"]
        .into_iter()
        .enumerate()
        .filter(|(at, _)| field & (1 << at) != 0)
        .map(|(_, word)| word)
        .collect();
    if words.is_empty() {
        "none of the three".to_owned()
    } else {
        words.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_room_and_none_of_it_lies_in_another() {
        for (field, spots) in places().iter().enumerate() {
            assert!(spots.len() >= 8, "field {field} has {} places", spots.len());
            for &(x, y) in spots {
                let has = circles_at(x, y).unwrap_or_else(|| panic!("{x}, {y} lies on a line"));
                assert_eq!(place_of(has), field, "{x}, {y}");
            }
        }
    }
}
