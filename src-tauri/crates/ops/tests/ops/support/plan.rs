//! The plan: nothing enters it that is not wanted (R26), and what came of it.

use ops::Code;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{House, TODAY, code, field, merged};

#[test]
fn r26_nothing_is_planned_that_is_not_wanted() {
    let house = House::new();
    let refused = house.call("plan_line_add", house.line(json!({}))).unwrap_err();
    assert_eq!(refused.code, Code::Conflict);
    assert!(refused.message.contains("record the need as wanted"), "{refused}");
    assert!(refused.message.contains("let the project ask"), "{refused}");

    house.need(3, false);
    assert_eq!(
        code(house.call("plan_line_add", house.line(json!({})))),
        Code::Conflict
    );
    // Wanting one family says nothing of another.
    house.need(3, true);
    assert_eq!(
        code(house.call("plan_line_add", house.line(json!({ "service": house.templates })))),
        Code::Conflict
    );
    house.ok("plan_line_add", house.line(json!({})));
    // What is planned stays when the project changes its mind; nothing more is added.
    house.need(3, false);
    assert_eq!(
        code(house.call("plan_line_add", house.line(json!({})))),
        Code::Conflict
    );
    assert_eq!(house.ok("plan_list", json!({}))["total"], 1);
}

#[test]
fn r26_what_a_project_asked_for_can_be_planned_and_counts_as_accepted_with_its_first_line() {
    let house = House::new();
    let request = house.ok("request_make", house.request(json!({})))["id"].clone();
    house.ok("plan_line_add", house.line(json!({ "request": request })));
    let row = house.ok("requests_list", json!({}))["items"][0].clone();
    assert_eq!(
        (&row["status"], &row["decided_on"]),
        (&json!("accepted"), &json!(TODAY))
    );
    assert_eq!(row["plan_lines"], 1);
    assert_eq!(
        house.ok("plan_list", json!({}))["items"][0]["requested_by"],
        "Dafydd Rees"
    );
    // One undo takes back both: it was one change.
    house.ok("undo", json!({}));
    assert_eq!(
        house.ok("requests_list", json!({}))["items"][0]["status"],
        "waiting"
    );
    assert_eq!(house.ok("plan_list", json!({}))["total"], 0);
}

#[test]
fn r26_what_was_offered_is_planned_only_once_the_project_has_accepted() {
    let house = House::new();
    let offer = house.ok("request_make", house.request(json!({ "origin": "push" })))["id"].clone();
    let line = || house.call("plan_line_add", house.line(json!({ "request": offer })));
    assert_eq!(code(line()), Code::Conflict);
    house.ok("request_decide", json!({ "id": offer, "status": "accepted" }));
    line().unwrap();

    let declined = house.ok("request_make", house.request(json!({})))["id"].clone();
    house.ok(
        "request_decide",
        json!({ "id": declined, "status": "declined", "note": "No coach until June" }),
    );
    let refused = house
        .call("plan_line_add", house.line(json!({ "request": declined })))
        .unwrap_err();
    assert!(refused.message.contains("declined"), "{refused}");
}

#[test]
fn a_plan_line_says_what_came_of_it_once_it_is_done() {
    let house = House::new();
    house.need(2, true);
    let id = house.ok("plan_line_add", house.line(json!({})))["id"].clone();
    let edit = |changes: Value| house.call("plan_line_edit", merged(json!({ "id": id }), changes));
    let row = || house.ok("plan_list", json!({}))["items"][0].clone();
    assert_eq!(field(edit(json!({ "satisfaction": 4 }))), "satisfaction");
    assert_eq!(field(edit(json!({ "done_on": "2026-03-01" }))), "done_on");
    edit(json!({ "status": "under_way", "owner": "Siân Owen" })).unwrap();
    assert_eq!(
        field(edit(json!({ "status": "done", "satisfaction": 6 }))),
        "satisfaction"
    );
    assert_eq!(
        field(edit(json!({ "status": "done", "done_on": "2026-03-01" }))),
        "done_on"
    );
    edit(json!({ "status": "done", "outcome": "Two increments in use", "satisfaction": 4 })).unwrap();
    let done = row();
    assert_eq!(
        (
            &done["owner"],
            &done["done_on"],
            &done["satisfaction"],
            &done["outcome"]
        ),
        (
            &json!("Siân Owen"),
            &json!(TODAY),
            &json!(4),
            &json!("Two increments in use")
        )
    );
    edit(json!({ "status": "under_way" })).unwrap();
    assert!(row()["done_on"].is_null() && row()["satisfaction"].is_null());
    house.ok("undo", json!({}));
    assert_eq!(row(), done);
    edit(json!({ "satisfaction": null })).unwrap();
    assert!(row()["satisfaction"].is_null());
}

#[test]
fn a_line_needs_its_value_its_stakeholder_and_its_date() {
    let house = House::new();
    house.need(2, true);
    let add = |changes: Value| house.call("plan_line_add", house.line(changes));
    for name in ["what", "value", "owner"] {
        assert_eq!(field(add(json!({ name: "" }))), name);
    }
    assert_eq!(field(add(json!({ "due_on": "2026-03-08" }))), "due_on");
    assert_eq!(field(add(json!({ "status": "done" }))), "status");
    assert_eq!(field(add(json!({ "request": Uuid::nil() }))), "request");
    let other = house.ok("project_add", json!({ "name": "Leakage" }))["id"].clone();
    let request = house.ok("request_make", house.request(json!({ "project": other })))["id"].clone();
    assert_eq!(field(add(json!({ "request": request }))), "request");
}

/// One step of a project's dealings with support; some are refused, and that is part of it.
#[derive(Debug, Clone)]
enum Step {
    Need(u8, bool),
    Ask(bool),
    Decide(usize, &'static str),
    Plan(Option<usize>),
    Edit(usize, &'static str),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..=3u8, any::<bool>()).prop_map(|(level, wanted)| Step::Need(level, wanted)),
        any::<bool>().prop_map(Step::Ask),
        (
            0..4usize,
            prop::sample::select(vec!["accepted", "declined", "withdrawn", "fulfilled"])
        )
            .prop_map(|(which, status)| Step::Decide(which, status)),
        prop::option::of(0..4usize).prop_map(Step::Plan),
        (
            0..4usize,
            prop::sample::select(vec!["planned", "under_way", "done", "stopped"])
        )
            .prop_map(|(which, status)| Step::Edit(which, status)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// R26: whatever happens, a line enters the plan only if the need stood as wanted or its request was the project's
    /// own or accepted; and all of it undone is the start, redone the end.
    #[test]
    fn r26_no_line_enters_a_plan_unwanted(steps in prop::collection::vec(step(), 1..14)) {
        let house = House::new();
        let start = house.view();
        let mut written = 0;
        for step in steps {
            let before = house.view();
            let requests = before["requests"].as_array().unwrap().clone();
            let lines = before["plan"].as_array().unwrap().clone();
            let total = || house.ok("journal_list", json!({ "limit": 0 }))["total"].as_u64().unwrap();
            let entries = total();
            match step {
                Step::Need(level, wanted) => { house.need(level, wanted); }
                Step::Ask(pull) => {
                    let origin = if pull { "pull" } else { "push" };
                    house.ok("request_make", house.request(json!({ "origin": origin })));
                }
                Step::Decide(which, status) => if let Some(request) = requests.get(which) {
                    let _ = house.call("request_decide", json!({ "id": request["id"], "status": status, "note": "So decided" }));
                },
                Step::Plan(which) => {
                    let request = which.and_then(|which| requests.get(which));
                    let wanted = match request {
                        Some(request) => matches!(
                            (request["status"].as_str().unwrap(), request["origin"].as_str().unwrap()),
                            ("accepted" | "fulfilled", _) | ("waiting", "pull")
                        ),
                        None => house.state() == "wanted",
                    };
                    let id = request.map_or(Value::Null, |request| request["id"].clone());
                    let added = house.call("plan_line_add", house.line(json!({ "request": id })));
                    prop_assert_eq!(added.is_ok(), wanted, "{:?}", added);
                }
                Step::Edit(which, status) => if let Some(line) = lines.get(which) {
                    house.ok("plan_line_edit", json!({ "id": line["id"], "status": status }));
                },
            }
            written += total() - entries;
        }
        let end = house.view();
        for _ in 0..written {
            house.ok("undo", json!({}));
        }
        prop_assert_eq!(house.view(), start);
        for _ in 0..written {
            house.ok("redo", json!({}));
        }
        prop_assert_eq!(house.view(), end);
    }
}
