//! A group's own section.

use domain::{Component, Measure};
use serde_json::{Value, json};

use super::{BLANK, heatmap, known, or_blank, rag};
use crate::figures::{self, count};
use crate::model::{ComponentLine, GroupReadiness, Sensitivity};

pub(super) fn view(group: &GroupReadiness) -> Value {
    let index = &group.index;
    let mut facts = Vec::new();
    facts.extend(group.unit.clone());
    facts.push(group.headcount.map_or("headcount not recorded".to_owned(), |n| {
        count(n as usize, "person", "people")
    }));
    facts.push(format!(
        "first barrier: {}",
        heatmap::barrier_word(group.first_barrier).to_lowercase()
    ));
    let mut quality = vec![format!(
        "{} % of the weights there",
        figures::rounded(index.completeness, 0)
    )];
    quality.extend(
        index
            .confidence
            .map(|level| format!("{} confidence", level.label().to_lowercase())),
    );
    quality.extend(index.trend.as_ref().map(|trend| {
        format!(
            "{} since {} ({})",
            figures::change(trend.change),
            figures::date(trend.since),
            trend.word
        )
    }));
    json!({
        "name": group.name,
        "facts": facts,
        "index": known(index.value, figures::index),
        "level": rag(index.rag),
        "word": index.rag.map_or("Insufficient data", |rating| rating.label()),
        "quality": quality,
        "reasons": index.reasons,
        "measures": Measure::ALL.iter().map(|&measure| measure_row(group, measure)).collect::<Vec<_>>(),
        "components": Component::ALL.iter().filter_map(|&part| component(group, part)).collect::<Vec<_>>(),
        "sensitivity": index.sensitivity.as_ref().map(sensitivity),
        "notes": group.notes,
    })
}

fn measure_row(group: &GroupReadiness, measure: Measure) -> Value {
    let cell = match measure {
        Measure::Commitment => Some(&group.commitment),
        Measure::Efficacy => Some(&group.efficacy),
        _ => heatmap::of(group, measure),
    };
    let judged = group.judgements.iter().find(|line| line.measure == measure);
    let mut row = heatmap::cell(cell);
    row["name"] = json!(measure.label());
    if let Some(judged) = judged.filter(|_| cell.is_some_and(|cell| cell.judged)) {
        let author = judged
            .author
            .as_deref()
            .map_or(", author withheld".to_owned(), |by| format!(" by {by}"));
        row["basis"] = json!(format!("judged{author}"));
    }
    row["on"] = json!(or_blank(cell.and_then(|cell| cell.on).map(figures::short_date)));
    row["reason"] = json!(judged.and_then(|line| line.reason.clone()));
    row
}

fn component(group: &GroupReadiness, part: Component) -> Option<Value> {
    let line: &ComponentLine = group
        .index
        .components
        .iter()
        .find(|line| line.component == part)?;
    Some(json!({
        "name": part.label(),
        "weight": figures::trimmed(line.weight, 1),
        "text": known(line.value, figures::index),
        "at": line.value.map(|value| (value / 100.0).clamp(0.0, 1.0)),
        "level": rag(line.rag),
        "word": line.rag.map_or(BLANK, |rating| rating.label()),
        "basis": line.basis,
        "on": or_blank(line.on.map(figures::short_date)),
    }))
}

/// The range of an index under other weights, as a sentence.
pub(super) fn sensitivity(range: &Sensitivity) -> String {
    let mut text = format!(
        "With any one weight halved or raised by half, the index lies between {} and {}",
        figures::index(range.low),
        figures::index(range.high)
    );
    if range.flips.is_empty() {
        text.push_str("; its rating does not change.");
    } else {
        let flips: Vec<String> = range
            .flips
            .iter()
            .map(|flip| {
                let factor = figures::trimmed(flip.factor, 2);
                format!(
                    "{} if the weight of {} is × {factor}",
                    flip.to.label().to_lowercase(),
                    flip.component.label().to_lowercase()
                )
            })
            .collect();
        text.push_str(&format!("; it would be {}.", flips.join(", ")));
    }
    if let Some(geometric) = range.geometric {
        text.push_str(&format!(" Geometric mean: {}.", figures::index(geometric)));
    }
    text
}
