//! Who is tied to whom (R7).

use domain::StakeholderKind;
use serde_json::{Value, json};

use super::plane::kinds;
use super::shape;
use crate::figures::count;

/// The drawing, in millimetres.
const WIDTH: f64 = 270.0;
const HEIGHT: f64 = 180.0;
/// What is kept free about it, so that no dot is cut.
const MARGIN: f64 = 7.0;
/// Up to this many dots carry a number that is looked up beside the picture.
const NUMBERED: usize = 150;
/// Of more, so many are called by their names where they lie.
const CALLED: usize = 60;
/// The letters of those names: their height and width, in millimetres.
const LETTER: (f64, f64) = (2.9, 1.35);
/// So many groups have a colour; the rest are grey.
const COLOURS: usize = 7;

/// Dots and lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Everybody who is drawn.
    pub dots: Vec<NetworkDot>,
    /// Who is tied to whom, by their places among the dots.
    pub lines: Vec<NetworkLine>,
    /// How many are not drawn because the profile shows nobody alone.
    pub withheld: usize,
}

/// One stakeholder.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkDot {
    /// What to call it under the profile.
    pub label: String,
    /// What it is.
    pub kind: StakeholderKind,
    /// What it belongs to: dots of one group have one colour.
    pub group: Option<String>,
    /// Where it lies, in any unit.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// To how many it is tied.
    pub ties: u32,
    /// How often it lies between two others, 0–1.
    pub betweenness: f64,
    /// Whether a part falls away without it.
    pub holds_together: bool,
}

/// One tied pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkLine {
    /// The place of one among the dots.
    pub from: usize,
    /// The place of the other.
    pub to: usize,
}

impl Network {
    pub(super) fn alt(&self) -> String {
        format!(
            "{} and {} between them.",
            count(self.dots.len(), "stakeholder", "stakeholders"),
            count(self.lines.len(), "tie", "ties")
        )
    }

    pub(super) fn view(&self) -> Value {
        let spots = self.fitted();
        let groups = self.groups();
        let order = self.order();
        let mut place = vec![0; self.dots.len()];
        for (at, &dot) in order.iter().enumerate() {
            place[dot] = at;
        }
        let numbered = self.dots.len() <= NUMBERED;
        let radii: Vec<f64> = self.dots.iter().map(|dot| self.radius(dot)).collect();
        let dots: Vec<Value> = order
            .iter()
            .map(|&at| {
                let (dot, (x, y)) = (&self.dots[at], spots[at]);
                let colour = dot
                    .group
                    .as_ref()
                    .and_then(|group| groups.iter().position(|known| known == group));
                json!({
                    "n": if numbered { (place[at] + 1).to_string() } else { String::new() },
                    "x": x,
                    "y": y,
                    "r": radii[at],
                    "shape": shape(dot.kind),
                    "colour": colour,
                    "holds": dot.holds_together,
                })
            })
            .collect();
        let key: Vec<Value> = if numbered {
            order
                .iter()
                .map(|&at| {
                    let dot = &self.dots[at];
                    let ties = count(dot.ties as usize, "tie", "ties");
                    json!({ "n": (place[at] + 1).to_string(), "label": dot.label, "note": ties })
                })
                .collect()
        } else {
            vec![]
        };
        let grey = self
            .dots
            .iter()
            .any(|dot| dot.group.as_ref().is_none_or(|group| !groups.contains(group)));
        json!({
            "width": WIDTH,
            "height": HEIGHT,
            "dots": dots,
            "lines": self.lines.iter().map(|line| {
                let ((x, y), (to_x, to_y)) = (spots[line.from], spots[line.to]);
                json!([x, y, to_x, to_y])
            }).collect::<Vec<_>>(),
            "labels": if numbered { vec![] } else { self.labels(&order, &spots, &radii) },
            "key": key,
            "groups": groups,
            "grey": grey && !groups.is_empty(),
            "holding": self.dots.iter().any(|dot| dot.holds_together),
            "withheld": self.withheld,
            "kinds": kinds(self.dots.iter().map(|dot| dot.kind)),
        })
    }

    /// Where each lies in the drawing, as large as it fits and nothing bent.
    fn fitted(&self) -> Vec<(f64, f64)> {
        let least = |of: fn(&NetworkDot) -> f64| self.dots.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&NetworkDot) -> f64| self.dots.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (left, right) = (least(|dot| dot.x), most(|dot| dot.x));
        let (top, foot) = (least(|dot| dot.y), most(|dot| dot.y));
        let room = (WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN);
        // A few who lie near one another are not blown up to fill the page.
        let scale = (room.0 / (right - left).max(1.0))
            .min(room.1 / (foot - top).max(1.0))
            .min(0.5);
        let tenths = |value: f64| (value * 100.0).round() / 100.0;
        self.dots
            .iter()
            .map(|dot| {
                (
                    tenths(WIDTH / 2.0 + (dot.x - f64::midpoint(left, right)) * scale),
                    tenths(HEIGHT / 2.0 + (dot.y - f64::midpoint(top, foot)) * scale),
                )
            })
            .collect()
    }

    /// The groups with a colour: the largest, then by name.
    fn groups(&self) -> Vec<String> {
        let mut sizes: Vec<(&str, usize)> = Vec::new();
        for group in self.dots.iter().filter_map(|dot| dot.group.as_deref()) {
            match sizes.iter_mut().find(|(name, _)| *name == group) {
                Some((_, n)) => *n += 1,
                None => sizes.push((group, 1)),
            }
        }
        sizes.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        sizes
            .into_iter()
            .take(COLOURS)
            .map(|(name, _)| name.to_owned())
            .collect()
    }

    /// The most tied first, then those who lie between most.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.dots.len()).collect();
        order.sort_by(|&one, &other| {
            let (one, other) = (&self.dots[one], &self.dots[other]);
            (other.ties.cmp(&one.ties))
                .then(other.betweenness.total_cmp(&one.betweenness))
                .then(one.label.cmp(&other.label))
        });
        order
    }

    fn radius(&self, dot: &NetworkDot) -> f64 {
        let n = self.dots.len() as f64;
        // A number has to be read in it as long as there are any.
        let least = if self.dots.len() <= NUMBERED {
            1.9
        } else {
            (18.0 / n.sqrt()).clamp(0.3, 1.2)
        };
        least * (1.0 + (f64::from(dot.ties).sqrt() / 6.0).min(1.0))
    }

    /// Names beside the most central, where there is room for them.
    fn labels(&self, order: &[usize], spots: &[(f64, f64)], radii: &[f64]) -> Vec<Value> {
        let mut taken: Vec<[f64; 4]> = Vec::new();
        let mut labels = Vec::new();
        for &at in order.iter().take(3 * CALLED) {
            if labels.len() == CALLED {
                break;
            }
            let (dot, (x, y)) = (&self.dots[at], spots[at]);
            let wide = LETTER.1 * dot.label.chars().count() as f64;
            let left = x + radii[at] + 0.6;
            let top = y - LETTER.0 / 2.0;
            let here = [left, top, left + wide, top + LETTER.0];
            let overlaps = |other: &[f64; 4]| {
                here[0] < other[2] && other[0] < here[2] && here[1] < other[3] && other[1] < here[3]
            };
            if dot.label.is_empty() || here[2] > WIDTH || taken.iter().any(overlaps) {
                continue;
            }
            taken.push(here);
            labels.push(json!({ "x": left, "y": top, "label": dot.label }));
        }
        labels
    }
}
