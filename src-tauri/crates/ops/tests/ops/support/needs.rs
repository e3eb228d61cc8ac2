//! Needs: recorded with their history, and the state that follows from them (R26).

use ops::{Call, Code};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{House, TODAY, code, field, merged, on};

#[test]
fn r26_every_family_is_there_and_nothing_recorded_is_not_a_need_of_nought() {
    let house = House::new();
    let view = house.view();
    let needs = view["projects"][0]["needs"].as_array().unwrap();
    assert_eq!(needs.len(), 7);
    assert_eq!(needs[0]["family"], "standards_and_templates");
    assert!(
        needs
            .iter()
            .all(|need| need["state"] == "not_recorded" && need["need"].is_null())
    );
}

#[test]
fn r26_a_pressing_need_that_is_not_wanted_is_an_open_invitation() {
    let house = House::new();
    assert_eq!(house.need(2, false)["state"], "invitation_open");
    assert_eq!(house.need(3, false)["state"], "invitation_open");
    assert_eq!(house.state(), "invitation_open");
    assert_eq!(house.need(1, false)["state"], "low");
    assert_eq!(house.need(0, false)["state"], "not_needed");
    assert_eq!(house.need(0, true)["state"], "wanted");
    assert_eq!(house.state(), "wanted");
}

#[test]
fn needs_keep_their_history_and_the_latest_by_date_stands() {
    let house = House::new();
    let record = |level: u8, day: &str| {
        house.ok(
            "need_record",
            json!({ "project": house.project, "family": "people", "level": level, "wanted": false, "on_date": day }),
        )
    };
    record(3, "2026-02-01");
    record(1, "2026-03-01");
    record(2, "2026-01-10");
    let list = |request: Value| house.ok("needs_list", request);
    let levels = |page: &Value| {
        page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n["level"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(levels(&list(json!({}))), [json!(1)]);
    assert_eq!(levels(&list(json!({ "as_of": "2026-02-15" }))), [json!(3)]);
    assert_eq!(
        levels(&list(json!({ "as_of": "2026-01-01" }))),
        Vec::<Value>::new()
    );
    let history = list(json!({ "history": true, "family": "people" }));
    assert_eq!(levels(&history), [json!(1), json!(3), json!(2)]);
    assert_eq!(history["total"], 3);
    assert_eq!(history["items"][0]["project_name"], "Meter to bill");
    assert_eq!(history["items"][0]["family_name"], "People");
    assert_eq!(history["items"][0]["author"], "Rhian Pryce");
}

#[test]
fn said_twice_within_one_change_the_later_word_counts() {
    let house = House::new();
    let call = |level: u8| Call {
        op: "need_record".into(),
        request: json!({ "project": house.project, "family": "capability_development", "level": level, "wanted": false }),
    };
    for last in [0, 3, 1, 2] {
        house
            .session
            .apply(&on(TODAY), vec![call(2), call(1), call(last)])
            .unwrap();
        let page = house.ok("needs_list", json!({ "project": house.project }));
        assert_eq!(page["items"][0]["level"], last);
        house.ok("undo", json!({}));
    }
}

#[test]
fn recording_the_same_need_again_changes_nothing() {
    let house = House::new();
    let first = house.need(2, false);
    let before = house.ok("journal_list", json!({}))["total"].clone();
    assert_eq!(house.need(2, false)["id"], first["id"]);
    assert_eq!(house.ok("journal_list", json!({}))["total"], before);
}

#[test]
fn a_need_says_what_is_wrong_with_it() {
    let house = House::new();
    let need = |changes: Value| {
        house.call(
            "need_record",
            merged(
                json!({ "project": house.project, "family": "people", "level": 1, "wanted": true }),
                changes,
            ),
        )
    };
    assert_eq!(field(need(json!({ "level": 4 }))), "level");
    assert_eq!(field(need(json!({ "hours": 0 }))), "hours");
    assert_eq!(field(need(json!({ "on_date": "2026-03-10" }))), "on_date");
    assert_eq!(field(need(json!({ "service": house.coaching }))), "service");
    assert_eq!(field(need(json!({ "project": Uuid::nil() }))), "project");
    assert_eq!(field(need(json!({ "author": "  " }))), "author");
    assert_eq!(code(need(json!({ "urgent": true }))), Code::Invalid);
}
