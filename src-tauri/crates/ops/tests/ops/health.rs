//! How the data is: each finding by itself, what it counts and whom it names.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::house::{House, TODAY};

fn found(house: &House, kind: &str) -> Value {
    let health = house.ok("health", json!({}));
    let items = health["items"].as_array().unwrap();
    assert_eq!(health["total"], items.len());
    assert_eq!(health["ok"], items.is_empty());
    items
        .iter()
        .find(|item| item["kind"] == kind)
        .cloned()
        .unwrap_or(Value::Null)
}

fn names(item: &Value) -> Vec<&str> {
    item["examples"]
        .as_array()
        .unwrap()
        .iter()
        .map(|example| example["name"].as_str().unwrap())
        .collect()
}

#[test]
fn an_empty_workspace_is_well() {
    let house = House::new();
    let health = house.ok("health", json!({}));
    assert_eq!(
        health,
        json!({ "ok": true, "total": 0, "stale_after_days": 180, "items": [] })
    );
}

#[test]
fn what_somebody_asked_and_nobody_answered_in_time_comes_first() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let add = json!({ "stakeholder": ann, "kind": "access", "received_on": "2026-02-08" });
    let request = house.ok("data_request_add", add);
    // Due on the day itself is not overdue.
    assert_eq!(
        (&request["due_on"], &found(&house, "requests_overdue")),
        (&json!(TODAY), &Value::Null)
    );
    let late = house.on("2026-03-10", "health", json!({}));
    let item = &late["items"][0];
    assert_eq!(
        (&item["kind"], &item["mend"]),
        (&json!("requests_overdue"), &json!("privacy"))
    );
    assert_eq!(
        item["message"],
        "1 request of somebody about their own data is overdue."
    );
    assert_eq!(
        item["examples"],
        json!([{ "stakeholder": ann, "project": null, "name": "Ann Smith", "detail": "access, due on 2026-03-09", "email": "" }])
    );
    house.ok(
        "data_request_decide",
        json!({ "id": request["id"], "status": "done", "reason": "Sent" }),
    );
    assert_eq!(house.on("2026-03-10", "health", json!({}))["ok"], true);
}

#[test]
fn one_address_however_it_is_written_is_one_address() {
    let house = House::new();
    let ann = house.ok(
        "stakeholder_add",
        json!({ "name": "Ann Smith", "email": "ann@afon.example" }),
    );
    assert_eq!(found(&house, "same_email"), Value::Null);
    house.ok(
        "stakeholder_add",
        json!({ "name": "A Smith", "email": "Ann@Afon.example" }),
    );
    house.ok(
        "stakeholder_add",
        json!({ "name": "Bea", "email": "bea@afon.example" }),
    );
    let item = found(&house, "same_email");
    assert_eq!((&item["count"], &item["mend"]), (&json!(2), &json!("twice")));
    assert_eq!(names(&item), ["A Smith", "Ann Smith"]);
    assert_eq!(item["examples"][1]["stakeholder"], ann["id"]);
    assert_eq!(item["examples"][1]["email"], "ann@afon.example");
    assert_eq!(item["message"], "2 people share an e-mail address with another.");
}

#[test]
fn one_name_in_one_unit_is_told_whatever_its_accents() {
    let house = House::new();
    let unit = |name: &str| house.ok("unit_add", json!({ "name": name }))["id"].clone();
    let (north, south) = (unit("North"), unit("South"));
    for (name, unit) in [
        ("Si\u{f4}n Price", &north),
        ("SION  PRICE", &north),
        ("Sion Price", &south),
        ("Bea Jones", &south),
    ] {
        house.ok("stakeholder_add", json!({ "name": name, "unit": unit }));
    }
    let item = found(&house, "same_name");
    assert_eq!(item["count"], 2, "{item}");
    assert!(
        item["examples"]
            .as_array()
            .unwrap()
            .iter()
            .all(|example| example["detail"] == "North")
    );
    // Whoever is known to be somebody else is not there twice.
    let of = |at: usize| item["examples"][at]["stakeholder"].clone();
    house.ok("told_apart_set", json!({ "first": of(0), "second": of(1) }));
    assert_eq!(found(&house, "same_name"), Value::Null);
    house.ok("undo", json!({}));
    house.ok(
        "stakeholder_edit",
        json!({ "id": of(0), "changes": { "archived_on": "2026-03-09" } }),
    );
    assert_eq!(found(&house, "same_name"), Value::Null);
}

#[test]
fn evidence_is_stale_after_half_a_year_in_projects_that_run() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let project = house.project("Leak Line");
    let place = |day: &str| {
        house.on(
            day,
            "place",
            json!({ "stakeholder": ann, "project": project, "power": 3, "interest": 4 }),
        );
    };
    place("2026-01-06");
    assert_eq!(found(&house, "stale_evidence"), Value::Null);
    let from = |day: &str| house.on(day, "health", json!({}))["items"].to_string();
    assert!(
        !from("2026-07-05").contains("stale_evidence"),
        "on the last day it stands"
    );
    let later = from("2026-07-06");
    assert!(
        later.contains("1 stakeholder of a running project was last assessed more than 180 days ago."),
        "{later}"
    );
    assert!(
        later.contains("Leak Line, last assessed on 2026-01-06"),
        "{later}"
    );
    place("2026-07-06");
    assert!(!from("2026-07-06").contains("stale_evidence"), "assessed anew");
    assert!(from("2027-02-06").contains("stale_evidence"));
    house.on(
        "2027-02-06",
        "project_edit",
        json!({ "id": project, "goes_live_on": "2026-07-01" }),
    );
    assert!(
        !from("2027-02-06").contains("stale_evidence"),
        "long since live, it runs no more"
    );
}

#[test]
fn what_nobody_sees_to_is_named() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    house.project("Leak Line");
    house.ok(
        "commitment_add",
        json!({ "stakeholder": ann, "direction": "ours", "what": "Send the plan", "owner": "" }),
    );
    house.ok(
        "engagement_add",
        json!({ "stakeholder": ann, "said": { "on_date": "2026-03-01", "follow_up_on": "2026-03-05" } }),
    );
    house.ok("stakeholder_add", json!({ "name": "Fitters", "kind": "group" }));
    house.group("Drivers", 12.0);
    assert_eq!(names(&found(&house, "projects_without_sponsor")), ["Leak Line"]);
    let promised = found(&house, "commitments_without_owner");
    assert_eq!(
        (
            &promised["examples"][0]["detail"],
            &promised["examples"][0]["stakeholder"]
        ),
        (&json!("Send the plan"), &ann)
    );
    assert_eq!(names(&found(&house, "follow_ups_without_owner")), ["Ann Smith"]);
    assert_eq!(names(&found(&house, "groups_without_headcount")), ["Fitters"]);
    // A conversation on or after the day it was to be followed up is the follow-up.
    house.ok(
        "engagement_add",
        json!({ "stakeholder": ann, "said": { "on_date": "2026-03-06" } }),
    );
    assert_eq!(found(&house, "follow_ups_without_owner"), Value::Null);
}

#[test]
fn what_a_rule_forbids_comes_first_with_its_count() {
    let house = House::new();
    house.project("Leak Line");
    store::rusqlite::Connection::open(house.session.path())
        .unwrap()
        .execute(
            "INSERT INTO stakeholder (id, kind, name, name_key, headcount, added_on) VALUES (?1, 'person', 'Ann', 'ann', 3, ?2)",
            (&[7_u8; 16][..], TODAY),
        )
        .unwrap();
    let items = house.ok("health", json!({}))["items"].clone();
    let rule = items
        .as_array()
        .unwrap()
        .iter()
        .position(|item| item["kind"] == "rules")
        .unwrap();
    assert_eq!(items[rule]["count"], 1);
    assert_eq!(items[rule]["mend"], "register");
    assert_eq!(items[rule + 1]["kind"], "projects_without_sponsor");
}

#[test]
fn examples_are_twenty_at_most_always_the_same_and_soon_there_however_many_there_are() {
    let house = House::new();
    let conn = store::rusqlite::Connection::open(house.session.path()).unwrap();
    conn.execute_batch(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) \
         INSERT INTO stakeholder (id, kind, name, name_key, email, added_on) \
         SELECT cast(printf('%016d', i) AS BLOB), 'person', 'Name ' || (i / 2), 'name ' || (i / 2), \
         'a' || (i / 3) || '@afon.example', '2026-01-05' FROM n",
    )
    .unwrap();
    drop(conn);
    let begun = Instant::now();
    let item = found(&house, "same_name");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    assert_eq!(item["count"], 99_998);
    assert_eq!(names(&item).len(), 20);
    assert_eq!(item, found(&house, "same_name"));
}
