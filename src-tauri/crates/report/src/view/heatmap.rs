//! Groups × elements.

use domain::Measure;
use serde_json::{Value, json};

use super::{BLANK, NOT_ASSESSED, or_blank, rag};
use crate::figures;
use crate::model::{Cell, FirstBarrier, GroupReadiness};

pub(super) fn view(groups: &[GroupReadiness]) -> Vec<Value> {
    groups.iter().map(row).collect()
}

pub(super) fn row(group: &GroupReadiness) -> Value {
    let barrier = match group.first_barrier {
        FirstBarrier::At(element) => Some(element),
        FirstBarrier::None | FirstBarrier::Undetermined => None,
    };
    let elements: Vec<Value> = domain::Element::ALL
        .iter()
        .map(|&element| {
            let mut cell = cell(of(group, element.into()));
            cell["barrier"] = json!(barrier == Some(element));
            cell
        })
        .collect();
    json!({
        "name": group.name,
        "unit": group.unit,
        "headcount": or_blank(group.headcount.map(|n| n.to_string())),
        "elements": elements,
        "barrier": barrier_word(group.first_barrier),
        "commitment": cell(Some(&group.commitment)),
        "efficacy": cell(Some(&group.efficacy)),
        "index": group.index.value.map_or(BLANK.to_owned(), figures::index),
        "level": rag(group.index.rag),
        "word": group.index.rag.map_or("Insufficient data", |rating| rating.label()),
        "completeness": format!("{} %", figures::rounded(group.index.completeness, 0)),
        "confidence": group.index.confidence.map_or(BLANK, |level| level.label()),
        "change": group.index.trend.as_ref().map_or(BLANK.to_owned(), |trend| figures::change(trend.change)),
    })
}

/// The group's cell for an element, if the model has one.
pub(super) fn of(group: &GroupReadiness, measure: Measure) -> Option<&Cell> {
    group.elements.iter().find(|cell| cell.measure == measure)
}

/// The first barrier in words.
pub(super) fn barrier_word(barrier: FirstBarrier) -> &'static str {
    match barrier {
        FirstBarrier::None => "None",
        FirstBarrier::Undetermined => "Undetermined",
        FirstBarrier::At(element) => element.label(),
    }
}

/// A cell: its text, the level it is tinted in, and what stands behind it.
pub(super) fn cell(cell: Option<&Cell>) -> Value {
    let Some(cell) = cell else {
        return json!({ "text": NOT_ASSESSED, "level": "none", "basis": "" });
    };
    if cell.suppressed.is_some() {
        return json!({ "text": "withheld", "level": "hidden", "basis": cell.suppressed });
    }
    let Some(value) = cell.value else {
        return json!({ "text": NOT_ASSESSED, "level": "none", "basis": "" });
    };
    let level = match value {
        v if v <= 2.0 => "poor",
        v if v <= 3.0 => "low",
        v if v < 4.0 => "fair",
        _ => "good",
    };
    let whole_scale = matches!(cell.measure, Measure::Commitment | Measure::Efficacy) && !cell.judged;
    let text = if whole_scale {
        figures::mean(value)
    } else {
        figures::score(value)
    };
    let basis = match cell.n {
        _ if cell.judged => "judged".to_owned(),
        Some(n) => format!("n {n}"),
        None => String::new(),
    };
    json!({ "text": text, "level": level, "basis": basis, "at": (value - 1.0) / 4.0 })
}
