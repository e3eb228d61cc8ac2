//! What was promised, by whom, by when.

use serde_json::{Value, json};

use crate::house::{House, TODAY};

fn add(house: &House, who: &Value, more: Value) -> Value {
    let mut request = json!({ "stakeholder": who, "direction": "ours", "what": "Send the plan" });
    for (field, value) in more.as_object().unwrap() {
        request[field] = value.clone();
    }
    house.ok("commitment_add", request)["id"].clone()
}

fn listed(house: &House, request: Value) -> Vec<Value> {
    house.ok("commitments_list", request)["items"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn a_commitment_is_ours_or_theirs_and_open_until_it_is_done() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let id = add(
        &house,
        &ann,
        json!({ "agreed_on": "2026-03-01", "due_on": "2026-03-05" }),
    );
    let row = &listed(&house, json!({}))[0];
    assert_eq!(
        (&row["status"], &row["overdue"], &row["author"], &row["done_on"]),
        (&json!("open"), &json!(true), &json!("Rhian Pryce"), &Value::Null)
    );
    house.ok(
        "commitment_edit",
        json!({ "id": id, "changes": { "status": "done" } }),
    );
    let row = &listed(&house, json!({}))[0];
    assert_eq!((&row["overdue"], &row["done_on"]), (&json!(false), &json!(TODAY)));
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Marked a commitment with Ann Smith as done"
    );
    // Opened again, it has no date any longer; changed while done, it keeps it.
    house.ok(
        "commitment_edit",
        json!({ "id": id, "changes": { "status": "open" } }),
    );
    assert_eq!(listed(&house, json!({}))[0]["done_on"], Value::Null);
    house.ok(
        "commitment_edit",
        json!({ "id": id, "changes": { "status": "done", "done_on": "2026-03-04" } }),
    );
    house.ok(
        "commitment_edit",
        json!({ "id": id, "changes": { "what": "Send it by post" } }),
    );
    let row = &listed(&house, json!({}))[0];
    assert_eq!(
        (&row["what"], &row["done_on"]),
        (&json!("Send it by post"), &json!("2026-03-04"))
    );
}

#[test]
fn dates_that_cannot_be_are_refused() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    for (more, field) in [
        (json!({ "what": " " }), "what"),
        (json!({ "agreed_on": "2026-03-10" }), "agreed_on"),
        (json!({ "due_on": "2026-03-08" }), "due_on"),
        (json!({ "done_on": "2026-03-09" }), "done_on"),
        (json!({ "status": "done", "done_on": "2026-03-10" }), "done_on"),
        (json!({ "status": "done", "done_on": "2026-03-08" }), "done_on"),
        (
            json!({ "project": "019b0000-0000-7000-8000-000000000001" }),
            "project",
        ),
    ] {
        let mut request = json!({ "stakeholder": ann, "direction": "theirs", "what": "Lend two people" });
        for (name, value) in more.as_object().unwrap() {
            request[name] = value.clone();
        }
        let failure = house.refused("commitment_add", request);
        assert_eq!(failure.fields.unwrap()[0].field, field);
    }
}

#[test]
fn those_due_first_come_first_and_can_be_narrowed() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Ek"));
    add(&house, &ann, json!({ "what": "C" }));
    add(
        &house,
        &ann,
        json!({ "what": "B", "due_on": "2026-04-02", "direction": "theirs" }),
    );
    add(&house, &ben, json!({ "what": "A", "due_on": "2026-04-01" }));
    let names = |request: Value| -> String {
        listed(&house, request)
            .iter()
            .map(|row| row["what"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(json!({})), "ABC");
    assert_eq!(names(json!({ "stakeholder": ann })), "BC");
    assert_eq!(names(json!({ "direction": "theirs" })), "B");
    assert_eq!(names(json!({ "due_until": "2026-04-01" })), "A");
    assert_eq!(names(json!({ "status": "withdrawn" })), "");
}

#[test]
fn r25_the_profile_tells_what_was_kept_as_of_a_date() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let day = |due: &str, done: Option<&str>| {
        let mut more = json!({ "agreed_on": "2026-01-05", "due_on": due });
        if let Some(done) = done {
            more["status"] = json!("done");
            more["done_on"] = json!(done);
        }
        add(&house, &ann, more)
    };
    day("2026-02-01", Some("2026-02-01"));
    day("2026-02-01", Some("2026-02-20"));
    day("2026-03-01", None);
    let withdrawn = day("2026-03-01", None);
    house.ok(
        "commitment_edit",
        json!({ "id": withdrawn, "changes": { "status": "withdrawn" } }),
    );
    let at = |as_of: &str| {
        let profile = house.ok("person_profile", json!({ "id": ann, "as_of": as_of }));
        let rows = profile["commitments"].as_array().unwrap();
        let open = rows.iter().filter(|row| row["status"] == "open").count();
        (
            rows.len(),
            open,
            profile["kept"]["ours"]["part"].clone(),
            profile["kept"]["ours"]["whole"].clone(),
        )
    };
    assert_eq!(at(TODAY), (4, 1, json!(1), json!(3)));
    assert_eq!(at("2026-02-10"), (4, 2, json!(1), json!(2)));
    assert_eq!(at("2026-01-04"), (0, 0, Value::Null, Value::Null));
}

#[test]
fn a_commitment_deleted_comes_back_with_undo() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let id = add(&house, &ann, json!({}));
    let before = house.dump();
    house.ok("commitment_delete", json!({ "id": id }));
    assert!(listed(&house, json!({})).is_empty());
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
}
