//! Requests: what they must say, and the way they go.

use ops::Code;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{House, code, field};

#[test]
fn a_request_names_who_why_what_for_whom_and_when() {
    let house = House::new();
    let make = |changes: Value| house.call("request_make", house.request(changes));
    for name in ["requested_by", "why", "value"] {
        assert_eq!(field(make(json!({ name: "  " }))), name);
    }
    assert_eq!(field(make(json!({ "by_when": "2026-03-08" }))), "by_when");
    assert_eq!(
        field(make(json!({ "requested_on": "2026-03-10" }))),
        "requested_on"
    );
    assert_eq!(
        field(make(json!({ "for_stakeholder": Uuid::nil() }))),
        "for_stakeholder"
    );
    house.ok("service_edit", json!({ "id": house.coaching, "offered": false }));
    assert_eq!(field(make(json!({}))), "service");
}

#[test]
fn a_request_goes_its_way_step_by_step() {
    let house = House::new();
    let make = || house.ok("request_make", house.request(json!({})))["id"].clone();
    let decide = |id: &Value, status: &str, note: &str| {
        house.call(
            "request_decide",
            json!({ "id": id, "status": status, "note": note }),
        )
    };
    let first = make();
    assert_eq!(code(decide(&first, "fulfilled", "")), Code::Conflict);
    assert_eq!(field(decide(&first, "declined", " ")), "note");
    decide(&first, "accepted", "From April").unwrap();
    assert_eq!(code(decide(&first, "accepted", "")), Code::Conflict);
    assert_eq!(code(decide(&first, "declined", "After all not")), Code::Conflict);
    decide(&first, "fulfilled", "").unwrap();
    assert_eq!(code(decide(&first, "withdrawn", "")), Code::Conflict);
    let row = house.ok("requests_list", json!({ "status": "fulfilled" }))["items"][0].clone();
    assert_eq!(
        row["decision_note"], "From April",
        "a decision without a note leaves what was said"
    );

    decide(&make(), "withdrawn", "").unwrap();
    assert_eq!(
        house.ok("requests_list", json!({ "status": "waiting" }))["total"],
        0
    );
    assert_eq!(code(decide(&json!(Uuid::nil()), "accepted", "")), Code::NotFound);
}

#[test]
fn an_earlier_date_shows_requests_and_plan_as_they_stood() {
    let house = House::new();
    let request = house.ok(
        "request_make",
        house.request(json!({ "requested_on": "2026-01-10" })),
    )["id"]
        .clone();
    let line = house.ok(
        "plan_line_add",
        house.line(json!({ "request": request, "added_on": "2026-01-20" })),
    )["id"]
        .clone();
    house.ok(
        "plan_line_edit",
        json!({ "id": line, "status": "done", "done_on": "2026-02-20", "satisfaction": 5 }),
    );
    house.ok(
        "request_decide",
        json!({ "id": request, "status": "fulfilled", "decided_on": "2026-02-25" }),
    );
    let stood = |day: &str| {
        let view = house.ok("support_view", json!({ "as_of": day }));
        let status = |list: &str| view[list][0]["status"].as_str().unwrap_or("none").to_owned();
        (
            status("requests"),
            status("plan"),
            view["projects"][0]["uses_services"].as_bool().unwrap(),
        )
    };
    assert_eq!(stood("2026-01-09"), ("none".into(), "none".into(), false));
    assert_eq!(stood("2026-01-10"), ("waiting".into(), "none".into(), false));
    assert_eq!(stood("2026-01-20"), ("accepted".into(), "planned".into(), false));
    assert_eq!(stood("2026-02-22"), ("accepted".into(), "done".into(), true));
    assert_eq!(stood("2026-02-25"), ("fulfilled".into(), "done".into(), true));
    assert_eq!(
        field(house.call("support_view", json!({ "as_of": "2026-03-10" }))),
        "as_of"
    );
}
