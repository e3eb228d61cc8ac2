//! Cells pasted: each row its own values, all of them or none, as one change.

use ops::Code;
use serde_json::{Value, json};

use crate::house::House;

fn person(house: &House, id: &Value) -> Value {
    house.ok("person_profile", json!({ "id": id }))["person"].clone()
}

#[test]
fn cells_are_set_row_by_row_and_go_again_with_one_undo() {
    let house = House::new();
    let (ann, bo, crews) = (
        house.person("Ann Smith"),
        house.person("Bo Lund"),
        house.group("Crews", 12.0),
    );
    let field = house.ok(
        "custom_field_add",
        json!({ "subject": "stakeholder", "name": "Floor", "kind": "number" }),
    )["id"]
        .clone();
    let set = house.ok(
        "stakeholders_set",
        json!({ "rows": [
            { "id": ann, "changes": { "role": "Director", "owner": "Di Rees" }, "tags": ["board", "west"] },
            { "id": bo, "changes": { "role": "Clerk", "verified_on": "2026-02-01" }, "custom": [{ "field": field, "value": "3" }] },
            { "id": crews, "changes": { "headcount": 14.5 } },
        ] }),
    );
    assert_eq!(set, json!({ "stakeholders": 3, "cells": 7 }));
    assert_eq!(
        (&person(&house, &ann)["role"], &person(&house, &bo)["verified_on"]),
        (&json!("Director"), &json!("2026-02-01"))
    );
    assert_eq!(person(&house, &crews)["headcount"], json!(14.5));
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Pasted 7 cells of 3 stakeholders"
    );
    // Tags that are not among the new ones go.
    house.ok(
        "stakeholders_set",
        json!({ "rows": [{ "id": ann, "tags": ["West", "chair"] }] }),
    );
    let tags = house.ok("person_profile", json!({ "id": ann }))["tags"].clone();
    let tags: Vec<_> = tags
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| tag["name"].clone())
        .collect();
    assert_eq!(tags, ["chair", "west"]);
    house.ok("undo", json!({}));
    house.ok("undo", json!({}));
    assert_eq!(person(&house, &ann)["role"], "");
    assert_eq!(person(&house, &crews)["headcount"], json!(12.0));
}

#[test]
fn every_value_that_does_not_fit_is_named_and_then_nothing_is_set() {
    let house = House::new();
    let (ann, crews) = (house.person("Ann Smith"), house.group("Crews", 12.0));
    let field = house.ok(
        "custom_field_add",
        json!({ "subject": "stakeholder", "name": "Floor", "kind": "number" }),
    )["id"]
        .clone();
    let gone = "019b0000-0000-7000-8000-000000000001";
    let refused = house.refused(
        "stakeholders_set",
        json!({ "rows": [
            { "id": ann, "changes": { "role": "Director", "headcount": 3.0, "verified_on": "2199-01-01" } },
            { "id": crews, "changes": { "name": " ", "headcount": -1.0 }, "custom": [{ "field": field, "value": "high" }] },
            { "id": gone, "changes": { "role": "Ghost" } },
        ] }),
    );
    assert_eq!(refused.code, Code::Invalid);
    assert_eq!(refused.message, "6 values do not fit, so nothing was changed.");
    let named: Vec<String> = refused
        .fields
        .unwrap()
        .into_iter()
        .map(|fault| fault.field)
        .collect();
    assert_eq!(
        named,
        [
            "rows[0].changes.headcount",
            "rows[0].changes.verified_on",
            "rows[1].changes.headcount",
            "rows[1].changes.name",
            "rows[1].custom[0].value",
            "rows[2].id",
        ]
    );
    assert_eq!(person(&house, &ann)["role"], "");
    assert_eq!(person(&house, &crews)["headcount"], json!(12.0));
    for nothing in [json!({ "rows": [] }), json!({ "rows": [{ "id": ann }] })] {
        assert_eq!(house.refused("stakeholders_set", nothing).code, Code::Invalid);
    }
}

#[test]
fn r34_what_is_not_shown_of_a_person_is_not_pasted_over() {
    let house = House::new();
    let (ann, project) = (house.person("Ann Smith"), house.project("Meters"));
    house.ok("stake_add", json!({ "project": project, "stakeholders": [ann] }));
    house.ok(
        "project_privacy_change",
        json!({ "project": project, "role_only": true }),
    );
    let within = |changes: Value| {
        house.session.call_within(
            &crate::house::on(crate::house::TODAY),
            Some(serde_json::from_value(project.clone()).unwrap()),
            "stakeholders_set",
            json!({ "rows": [{ "id": ann, "changes": changes }] }),
        )
    };
    let refused = within(json!({ "email": "ann@afon.example" })).unwrap_err();
    assert_eq!(refused.fields.unwrap()[0].field, "rows[0].changes.email");
    within(json!({ "grade": "7" })).unwrap();
    assert_eq!(person(&house, &ann)["grade"], "7");
}
