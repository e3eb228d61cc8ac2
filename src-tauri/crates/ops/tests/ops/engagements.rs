//! Conversations with stakeholders.

use serde_json::{Value, json};

use crate::house::{House, TODAY};

fn add(house: &House, who: &Value, said: Value) -> Value {
    house.ok("engagement_add", json!({ "stakeholder": who, "said": said }))["id"].clone()
}

fn listed(house: &House, request: Value) -> Vec<Value> {
    house.ok("engagements_list", request)["items"]
        .as_array()
        .unwrap()
        .clone()
}

fn dates(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["on_date"].as_str().unwrap()).collect()
}

#[test]
fn a_conversation_needs_a_stakeholder_only() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    house.ok("engagement_add", json!({ "stakeholder": ann }));
    let rows = listed(&house, json!({}));
    assert_eq!(
        (
            &rows[0]["on_date"],
            &rows[0]["author"],
            &rows[0]["stakeholder_name"],
            &rows[0]["sentiment"]
        ),
        (
            &json!(TODAY),
            &json!("Rhian Pryce"),
            &json!("Ann Smith"),
            &Value::Null
        )
    );
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Recorded a conversation with Ann Smith"
    );
}

#[test]
fn all_that_was_said_is_kept() {
    let house = House::new();
    let (ann, project) = (house.person("Ann Smith"), house.project("Meters"));
    let said = json!({
        "project": project, "on_date": "2026-03-02", "channel": "Meeting", "place": "Depot", "purpose": "To listen",
        "attendees": "Ben", "shared": "The plan", "issues": "Night shifts", "response": "Will think", "sentiment": -1,
        "basis": "stated", "follow_up_owner": "Rhian", "follow_up_on": "2026-03-20", "author": "Ben Ek",
    });
    add(&house, &ann, said.clone());
    let row = &listed(&house, json!({ "project": project }))[0];
    for (field, value) in said.as_object().unwrap() {
        assert_eq!(&row[field], value, "{field}");
    }
    assert_eq!(row["project_name"], "Meters");
}

#[test]
fn the_newest_comes_first_and_dates_and_people_narrow_it() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Ek"));
    for (who, day) in [(&ann, "2026-01-05"), (&ann, "2026-03-01"), (&ben, "2026-02-01")] {
        add(&house, who, json!({ "on_date": day }));
    }
    assert_eq!(
        dates(&listed(&house, json!({}))),
        ["2026-03-01", "2026-02-01", "2026-01-05"]
    );
    assert_eq!(
        dates(&listed(&house, json!({ "stakeholder": ann }))),
        ["2026-03-01", "2026-01-05"]
    );
    assert_eq!(
        dates(&listed(
            &house,
            json!({ "from_on": "2026-01-06", "until_on": "2026-02-01" })
        )),
        ["2026-02-01"]
    );
    let page = house.ok("engagements_list", json!({ "offset": 1, "limit": 1 }));
    assert_eq!(
        (&page["total"], &page["items"][0]["on_date"]),
        (&json!(3), &json!("2026-02-01"))
    );
}

#[test]
fn r24_a_sentiment_is_on_its_scale_and_says_what_it_rests_on() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    for (said, field) in [
        (json!({ "sentiment": 1 }), "said.basis"),
        (json!({ "sentiment": 3, "basis": "stated" }), "said.sentiment"),
        (json!({ "basis": "stated" }), "said.basis"),
        (json!({ "on_date": "2026-03-10" }), "said.on_date"),
        (json!({ "follow_up_on": "2026-03-08" }), "said.follow_up_on"),
        (json!({ "author": " " }), "said.author"),
    ] {
        let failure = house.refused("engagement_add", json!({ "stakeholder": ann, "said": said }));
        assert_eq!(failure.fields.unwrap()[0].field, field);
    }
    let id = add(&house, &ann, json!({ "sentiment": 1, "basis": "stated" }));
    let failure = house.refused(
        "engagement_edit",
        json!({ "id": id, "changes": { "basis": null } }),
    );
    assert_eq!(failure.fields.unwrap()[0].field, "changes.basis");
    house.ok(
        "engagement_edit",
        json!({ "id": id, "changes": { "sentiment": null } }),
    );
    assert_eq!(
        listed(&house, json!({}))[0]["basis"],
        Value::Null,
        "the basis goes with the sentiment"
    );
}

#[test]
fn what_is_left_out_of_a_change_stays() {
    let house = House::new();
    let (ann, project) = (house.person("Ann Smith"), house.project("Meters"));
    let id = add(
        &house,
        &ann,
        json!({ "project": project, "place": "Depot", "sentiment": 1, "basis": "stated" }),
    );
    house.ok(
        "engagement_edit",
        json!({ "id": id, "changes": { "place": "", "issues": "Night shifts" } }),
    );
    let row = &listed(&house, json!({}))[0];
    assert_eq!(
        (&row["place"], &row["issues"], &row["sentiment"], &row["project"]),
        (&json!(""), &json!("Night shifts"), &json!(1), &project)
    );
    let before = house.dump();
    house.ok("engagement_delete", json!({ "id": id }));
    assert!(listed(&house, json!({})).is_empty());
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
}

#[test]
fn r24_the_profile_tells_sentiment_as_of_a_date() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    house.ok("stakeholder_edit", json!({ "id": ann, "changes": {} }));
    for (day, sentiment) in [(1, -1), (2, 0), (3, 0), (4, 1), (5, 1), (6, 2)] {
        let on = format!("2026-03-0{day}");
        add(
            &house,
            &ann,
            json!({ "on_date": on, "sentiment": sentiment, "basis": "observed" }),
        );
    }
    add(&house, &ann, json!({}));
    let at = |as_of: &str| {
        let profile = house.ok("person_profile", json!({ "id": ann, "as_of": as_of }));
        (
            profile["engagements"].as_array().unwrap().len(),
            profile["sentiment"].clone(),
        )
    };
    assert_eq!(at(TODAY), (7, json!({ "of": 6, "now": 1.0, "trend": 1.0 })));
    assert_eq!(
        at("2026-03-03"),
        (3, json!({ "of": 3, "now": 0.0, "trend": null }))
    );
    assert_eq!(
        at("2026-03-02"),
        (2, json!({ "of": 2, "now": null, "trend": null }))
    );
}

#[test]
fn conversations_go_with_the_stakeholder_and_stay_when_only_the_stake_goes() {
    let house = House::new();
    let (ann, project) = (house.person("Ann Smith"), house.project("Meters"));
    house.ok("stake_add", json!({ "project": project, "stakeholders": [ann] }));
    add(&house, &ann, json!({ "project": project }));
    house.ok(
        "commitment_add",
        json!({ "stakeholder": ann, "project": project, "direction": "ours", "what": "Send the plan" }),
    );
    let removed = house.ok(
        "stake_remove",
        json!({ "project": project, "stakeholders": [ann] }),
    );
    assert_eq!(
        (&removed["engagements"], &removed["commitments"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(listed(&house, json!({}))[0]["project"], Value::Null);
    let gone = house.ok(
        "stakeholders_delete",
        json!({ "selection": { "ids": [ann] }, "dry_run": true }),
    );
    assert_eq!(
        (&gone["engagements"], &gone["commitments"]),
        (&json!(1), &json!(1))
    );
    house.ok("stakeholders_delete", json!({ "selection": { "ids": [ann] } }));
    assert!(listed(&house, json!({})).is_empty());
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}
