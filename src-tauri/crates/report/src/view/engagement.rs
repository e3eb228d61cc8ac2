//! Current against desired engagement, by role and for everybody.

use domain::Engagement;
use serde_json::{Value, json};

use super::{BLANK, NOT_ASSESSED, or_blank};
use crate::figures;
use crate::model::{GapLine, StakeholderLine};

pub(super) fn view(lines: &[GapLine]) -> Vec<Value> {
    lines.iter().map(line).collect()
}

fn line(gap: &GapLine) -> Value {
    json!({
        "role": gap.role,
        "people": gap.people,
        "assessed": gap.assessed,
        "current": word(gap.current),
        "desired": word(gap.desired),
        "from": gap.current.map(Engagement::level),
        "to": gap.desired.map(Engagement::level),
        "direction": gap.direction.map_or(BLANK, |direction| direction.label()),
        "kind": gap.kind.map_or(BLANK, |kind| kind.label()),
        "priority": or_blank(gap.priority.map(|priority| figures::trimmed(priority, 1))),
    })
}

pub(super) fn everybody(lines: &[StakeholderLine]) -> Vec<Value> {
    let row = |line: &StakeholderLine| {
        let unit = or_blank(line.unit.clone());
        let rating = |value: Option<f64>| or_blank(value.map(|rating| figures::trimmed(rating, 1)));
        let one_line = widest(&line.label) < WHO_EMS && widest(&unit) < UNIT_EMS;
        let cells = json!([
            line.label,
            unit,
            format!("{} / {}", rating(line.power), rating(line.interest)),
            line.quadrant.map_or("Not placed", |quadrant| quadrant.label()),
            line.current.map_or(BLANK, |level| level.label()),
            line.desired.map_or(BLANK, |level| level.label()),
            or_blank(line.gap.map(gap)),
        ]);
        json!({ "cells": cells, "one_line": one_line })
    };
    lines.iter().map(row).collect()
}

/// The width of the appendix's first column in ems of its type, on the narrower paper.
const WHO_EMS: f64 = 14.5;
/// The width of its second column.
const UNIT_EMS: f64 = 10.0;

/// No less than the width of a text in ems; beyond plain Latin letters it is taken to be endless.
fn widest(text: &str) -> f64 {
    let width = |letter: char| match letter {
        ' ' | '.' | ',' | 'i' | 'j' | 'l' => 0.3,
        'f' | 'r' | 't' => 0.43,
        '–' => 0.7,
        'm' | 'w' | 'W' | 'M' => 0.95,
        'a'..='z' | '0'..='9' => 0.63,
        'A'..='Z' => 0.76,
        _ => f64::INFINITY,
    };
    text.chars().map(width).sum()
}

fn gap(gap: i8) -> String {
    match gap {
        0 => "0".to_owned(),
        gap if gap > 0 => format!("+{gap}"),
        gap => format!("−{}", gap.unsigned_abs()),
    }
}

fn word(level: Option<Engagement>) -> &'static str {
    level.map_or(NOT_ASSESSED, |level| level.label())
}
