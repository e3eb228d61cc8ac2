//! How the figures came about.

use serde_json::{Value, json};

use super::{group, or_blank};
use crate::figures::{self, count};
use crate::model::Report;

pub(super) fn view(report: &Report) -> Value {
    let method = &report.method;
    let sources: Vec<Value> = method
        .sources
        .iter()
        .map(|source| {
            let response = source.asked.filter(|&asked| asked > 0).map(|asked| {
                format!(
                    "{} %",
                    figures::rounded(100.0 * f64::from(source.n) / f64::from(asked), 0)
                )
            });
            json!([
                source.name,
                source.n.to_string(),
                or_blank(source.asked.map(|n| n.to_string())),
                or_blank(response),
                or_blank(source.from.map(figures::short_date)),
                or_blank(source.to.map(figures::short_date)),
            ])
        })
        .collect();
    let groups = report.groups.len();
    let weights: Vec<Value> = method
        .weights
        .iter()
        .map(|line| {
            json!([
                line.component.label(),
                figures::trimmed(line.weight, 1),
                line.input,
                format!("{} of {groups}", line.groups),
            ])
        })
        .collect();
    let suppression = format!(
        "Answers of fewer than {} people are not shown, nor any figure from which they could be worked out. {} withheld in this report.",
        method.minimum_n,
        match method.suppressed_cells {
            0 => "No cell is".to_owned(),
            1 => "1\u{a0}cell is".to_owned(),
            n => format!("{n}\u{a0}cells are"),
        }
    );
    let people = count(method.in_scope as usize, "stakeholder", "stakeholders");
    json!({
        "scope": format!("{people} and {} are in the project’s scope.", count(groups, "group", "groups")),
        "treatment": method.treatment,
        "sources": sources,
        "suppression": suppression,
        "weights": weights,
        "sensitivity": method.sensitivity.as_ref().map(group::sensitivity),
        "house_rules": method.house_rules.iter().map(|rule| json!([rule.name, rule.value])).collect::<Vec<_>>(),
        "rules": method.rules.iter().map(|rule| json!([rule.name, rule.text])).collect::<Vec<_>>(),
        "caveats": method.caveats,
        "not_assessed": method.not_assessed,
    })
}
