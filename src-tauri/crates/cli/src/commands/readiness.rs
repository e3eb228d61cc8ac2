//! The rows of `soundings list FILE readiness`: one a group and project, with the figures of the heatmap side by side.

use ops::{Context, Session};
use serde_json::{Map, Value, json};

use crate::refusal::Refusal;
use crate::table::Column;

/// The five elements in order, then commitment and efficacy.
pub(super) const COLUMNS: &[Column] = &[
    ("project", "project_name"),
    ("group", "name"),
    ("headcount", "headcount"),
    ("why", "understanding_why"),
    ("will", "willingness"),
    ("know", "know_how"),
    ("able", "practised_ability"),
    ("sustain", "sustainment"),
    ("commit", "commitment"),
    ("efficacy", "efficacy"),
    ("first barrier", "first_barrier"),
    ("index", "index"),
    ("rating", "rag"),
    ("complete %", "completeness"),
    ("confidence", "confidence"),
];

/// Every group of these projects, projects in their order and groups by name.
pub(super) fn rows(
    session: &Session,
    context: &Context,
    projects: &[Value],
    as_of: Option<Value>,
) -> Result<Vec<Value>, Refusal> {
    let mut rows = Vec::new();
    for project in projects {
        let mut request = Map::from_iter([("project".to_owned(), project["id"].clone())]);
        request.extend(as_of.clone().map(|date| ("as_of".to_owned(), date)));
        let view = session.call(context, "readiness_view", Value::Object(request))?;
        rows.extend(
            view["groups"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|group| row(&view, group)),
        );
    }
    Ok(rows)
}

fn row(view: &Value, group: &Value) -> Value {
    let index = &group["index"];
    let mut row = json!({
        "project": view["project"],
        "project_name": view["project_name"],
        "id": group["group"],
        "name": group["name"],
        "unit": group["unit"],
        "headcount": group["headcount"],
        "first_barrier": barrier(&group["first_barrier"]),
        "published": index["published"],
        "index": index["value"],
        "rag": index["rag"],
        "completeness": index["completeness"],
        "confidence": index["confidence"]["level"],
        "latest_on": group["latest_on"],
    });
    for cell in group["cells"].as_array().into_iter().flatten() {
        if let Some(measure) = cell["measure"].as_str() {
            row[measure] = cell["score"].clone();
        }
    }
    row
}

/// The element that holds the group back (R8), `clear`, or `undetermined` where an element before it is missing.
fn barrier(barrier: &Value) -> Value {
    match barrier["state"].as_str() {
        Some("barrier") => barrier["element"].clone(),
        _ => barrier["state"].clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_one_row_with_a_field_for_each_measure() {
        let view = json!({"project": "p", "project_name": "Leak desk"});
        let group = json!({
            "group": "g", "name": "Depots", "unit": null, "headcount": 120.5,
            "cells": [{"measure": "understanding_why", "score": 3.5}, {"measure": "efficacy", "score": null}],
            "first_barrier": {"state": "barrier", "element": "willingness"},
            "index": {"published": false, "value": null, "rag": null, "completeness": 40.0, "confidence": {"level": "low"}},
            "latest_on": "2026-03-31"});
        let row = row(&view, &group);
        assert_eq!(row["understanding_why"], 3.5);
        assert!(row["efficacy"].is_null() && row["index"].is_null());
        assert_eq!(
            (&row["first_barrier"], &row["confidence"]),
            (&json!("willingness"), &json!("low"))
        );
    }

    #[test]
    fn a_group_without_a_barrier_says_so() {
        assert_eq!(barrier(&json!({"state": "clear"})), "clear");
        assert_eq!(
            barrier(&json!({"state": "undetermined", "missing": "know_how"})),
            "undetermined"
        );
    }
}
