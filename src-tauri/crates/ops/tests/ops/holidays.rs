//! The list of holidays: named, each day once, and what is open dated by it.

use serde_json::{Value, json};

use crate::house::House;

fn day(on: &str, name: &str) -> Value {
    json!({ "on": on, "name": name })
}

fn due(house: &House) -> Value {
    house.ok("requests_due", json!({}))["items"][0]["due_on"].clone()
}

fn with_request() -> House {
    let house = House::new();
    let ann = house.person("Ann Smith");
    house.ok(
        "data_request_add",
        json!({ "stakeholder": ann, "kind": "access", "received_on": "2026-02-27" }),
    );
    assert_eq!(due(&house), "2026-03-27");
    house
}

#[test]
fn r33_a_holiday_moves_what_is_due_and_undo_moves_it_back() {
    let house = with_request();
    let changed = house.ok(
        "holidays_change",
        json!({ "days": [day("2026-04-03", "Good Friday"), day("2026-03-27", " Founders' Day ")] }),
    );
    assert_eq!(changed["moved"], 1);
    assert_eq!(
        changed["days"],
        json!([
            day("2026-03-27", "Founders' Day"),
            day("2026-04-03", "Good Friday")
        ]),
        "earliest first, trimmed"
    );
    assert_eq!(house.ok("holidays_read", json!({}))["days"], changed["days"]);
    assert_eq!(due(&house), "2026-03-30");

    let fewer = house.ok(
        "holidays_change",
        json!({ "days": [day("2026-04-03", "Good Friday")] }),
    );
    assert_eq!(fewer["moved"], 1);
    assert_eq!(due(&house), "2026-03-27");
    let undone = house.ok("undo", json!({}));
    assert_eq!(
        undone["label"],
        "Took the holiday Founders' Day on 2026-03-27 off the list"
    );
    assert_eq!(due(&house), "2026-03-30");
    house.ok("undo", json!({}));
    assert_eq!(house.ok("holidays_read", json!({}))["days"], json!([]));
    assert_eq!(due(&house), "2026-03-27");
}

#[test]
fn r33_a_day_has_a_name_and_is_there_once_and_in_our_times() {
    let house = with_request();
    let refused = |days: Value| {
        let failure = house.refused("holidays_change", json!({ "days": days }));
        failure.fields.unwrap()[0].field.clone()
    };
    assert_eq!(refused(json!([day("2026-12-25", "  ")])), "days[0].name");
    assert_eq!(
        refused(json!([day("2026-12-25", &"x".repeat(301))])),
        "days[0].name"
    );
    assert_eq!(
        refused(json!([
            day("2026-12-25", "Christmas Day"),
            day("2026-12-25", "Noel")
        ])),
        "days[1].on"
    );
    assert_eq!(refused(json!([day("1899-12-31", "Long ago")])), "days[0].on");
    assert_eq!(refused(json!([day("2026-02-30", "Never")])), "days[0].on");
    assert_eq!(refused(json!([{ "on": "2026-12-25" }])), "days[0]");
    assert_eq!(house.ok("holidays_read", json!({}))["days"], json!([]));
}

#[test]
fn r33_a_list_without_names_is_read_and_may_stay_without() {
    let house = with_request();
    let path = house.session.path().to_owned();
    store::rusqlite::Connection::open(path)
        .unwrap()
        .execute(
            "INSERT INTO setting(key, value) VALUES ('holidays', '[\"2026-12-25\",\"2026-12-28\"]')",
            (),
        )
        .unwrap();
    assert_eq!(
        house.ok("holidays_read", json!({}))["days"],
        json!([day("2026-12-25", ""), day("2026-12-28", "")])
    );
    let named = json!([day("2026-12-25", "Christmas Day"), day("2026-12-28", "")]);
    assert_eq!(
        house.ok("holidays_change", json!({ "days": named }))["days"],
        named
    );
}

#[test]
fn r33_a_request_that_is_opened_again_is_dated_by_the_list_as_it_is_now() {
    let house = with_request();
    let request = house.ok("requests_due", json!({}))["items"][0]["id"].clone();
    house.ok(
        "data_request_decide",
        json!({ "id": request, "status": "done", "reason": "Sent" }),
    );
    let moved = house.ok(
        "holidays_change",
        json!({ "days": [day("2026-03-27", "Founders' Day")] }),
    )["moved"]
        .clone();
    assert_eq!(moved, 0, "nothing is open");
    house.ok("data_request_decide", json!({ "id": request, "status": "open" }));
    assert_eq!(due(&house), "2026-03-30");
}

#[test]
fn r33_a_list_taken_back_alone_dates_what_was_recorded_under_it_and_undo_takes_that_back_too() {
    let house = with_request();
    let founders = day("2026-03-27", "Founders' Day");
    house.ok("holidays_change", json!({ "days": [founders] }));
    let older = house.ok("journal_list", json!({ "limit": 1 }))["items"][0]["seq"].clone();
    // A newer one, which is taken back again, and a request that is dated by the older one alone.
    house.ok(
        "holidays_change",
        json!({ "days": [founders, day("2026-03-30", "Long weekend")] }),
    );
    let newer = house.ok("journal_list", json!({ "limit": 1 }))["items"][0]["seq"].clone();
    let bo = house.person("Bo Oak");
    let added = house.ok(
        "data_request_add",
        json!({ "stakeholder": bo, "kind": "access", "received_on": "2026-02-27" }),
    );
    assert_eq!(added["due_on"], "2026-03-31");
    let dates = || {
        let items = house.ok("requests_due", json!({}))["items"].clone();
        let items = items.as_array().unwrap().iter();
        items.map(|row| row["due_on"].clone()).collect::<Vec<_>>()
    };
    // Taken back out of order, it is refused: the newer one holds the list.
    let refused = house.refused("reverse", json!({ "seq": older }));
    assert_eq!(refused.code, ops::Code::Conflict);
    house.ok("reverse", json!({ "seq": newer }));
    assert_eq!(dates(), ["2026-03-30", "2026-03-30"]);
    house.ok("reverse", json!({ "seq": older }));
    assert_eq!(dates(), ["2026-03-27", "2026-03-27"], "the other request as well");
    for before in ["2026-03-30", "2026-03-31"] {
        house.ok("undo", json!({}));
        assert_eq!(dates(), [before, before]);
    }
    for after in ["2026-03-30", "2026-03-27"] {
        house.ok("redo", json!({}));
        assert_eq!(dates(), [after, after]);
    }
}

#[test]
fn r33_a_decision_taken_back_alone_is_dated_by_the_list_as_it_is_now() {
    let house = with_request();
    let request = house.ok("requests_due", json!({}))["items"][0]["id"].clone();
    house.ok(
        "data_request_decide",
        json!({ "id": request, "status": "done", "reason": "Sent" }),
    );
    let decided = house.ok("journal_list", json!({ "limit": 1 }))["items"][0]["seq"].clone();
    house.ok(
        "holidays_change",
        json!({ "days": [day("2026-03-27", "Founders' Day")] }),
    );
    house.ok("reverse", json!({ "seq": decided }));
    assert_eq!(due(&house), "2026-03-30");
    house.ok("undo", json!({}));
    house.ok("undo", json!({}));
    house.ok("undo", json!({}));
    assert_eq!(due(&house), "2026-03-27");
}
