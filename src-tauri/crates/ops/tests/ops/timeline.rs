//! All that happened with somebody, in one row of dates.

use chrono::FixedOffset;
use ops::Context;
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

fn timeline(house: &House, id: &Value, kinds: &[&str]) -> Value {
    house.ok("person_timeline", json!({ "id": id, "kinds": kinds }))
}

/// Somebody with something of every kind.
fn eventful() -> (House, Value, Value) {
    let house = House::new();
    let (ann, bo, project) = (
        house.person("Ann Smith"),
        house.person("Bo Lund"),
        house.project("Meters"),
    );
    house.ok("stake_add", json!({ "project": project, "stakeholders": [ann] }));
    for (value, on_date) in [(2, "2026-02-01"), (4, "2026-02-20")] {
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "on_date": on_date, "values": [{ "axis": "power", "value": value }] }),
        );
    }
    house.ok(
        "engagement_add",
        json!({ "stakeholder": ann, "said": { "on_date": "2026-02-25", "channel": "Meeting", "purpose": "The budget", "response": "Agrees" } }),
    );
    house.ok(
        "commitment_add",
        json!({ "stakeholder": ann, "direction": "ours", "what": "Send the plan", "agreed_on": "2026-02-25", "status": "done", "done_on": "2026-03-01" }),
    );
    house.ok(
        "role_held_add",
        json!({ "stakeholder": ann, "title": "Chair", "from_on": "2024-01-01", "until_on": "2025-06-30" }),
    );
    house.ok("tie_add", json!({ "kind": "advises", "from": ann, "to": bo }));
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "role": "Director" } }),
    );
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "role": "Chief executive", "email": "ann@afon.example" } }),
    );
    (house, ann, project)
}

#[test]
fn what_was_changed_in_the_evening_was_changed_that_day() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let request = json!({ "id": ann, "changes": { "role": "Director" } });
    // Ten in the evening of the 7th in San Francisco is the 8th in Greenwich.
    let evening = Context {
        now: "2026-03-08T06:00:00Z".parse().unwrap(),
        offset: FixedOffset::west_opt(8 * 3600).unwrap(),
        ..on("2026-03-07")
    };
    house.session.call(&evening, "stakeholder_edit", request).unwrap();
    let there = Context {
        offset: evening.offset,
        ..on(TODAY)
    };
    let told = house
        .session
        .call(&there, "person_timeline", json!({ "id": ann, "kinds": ["edit"] }))
        .unwrap();
    let changed = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["event"] == "changed")
        .unwrap();
    assert_eq!(changed["on_date"], "2026-03-07");
}

#[test]
fn everything_is_there_newest_first_with_who_recorded_it() {
    let (house, ann, _) = eventful();
    let all = timeline(&house, &ann, &[]);
    let items = all["items"].as_array().unwrap();
    let dates: Vec<&str> = items
        .iter()
        .map(|item| item["on_date"].as_str().unwrap())
        .collect();
    let mut sorted = dates.clone();
    sorted.sort_unstable();
    sorted.reverse();
    assert_eq!(dates, sorted);
    assert_eq!(all["total"], json!(items.len()));
    let count = |kind: &str| {
        let counts = all["counts"].as_array().unwrap();
        counts.iter().find(|count| count["kind"] == kind).unwrap()["count"].clone()
    };
    for (kind, expected) in [
        ("conversation", 1),
        ("commitment", 2),
        ("assessment", 2),
        ("post", 2),
        ("tie", 1),
        // Added, into the project, role twice, e-mail once.
        ("edit", 5),
    ] {
        assert_eq!(count(kind), json!(expected), "{kind}");
    }
    for item in items.iter().filter(|item| item["event"] != "done") {
        assert_eq!(item["author"], "Rhian Pryce", "{item}");
        assert!(item["at"].is_string(), "{item}");
    }
}

#[test]
fn what_a_value_replaced_is_told_beside_it() {
    let (house, ann, _) = eventful();
    let assessed = timeline(&house, &ann, &["assessment"]);
    let pairs: Vec<_> = assessed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["old"].clone(), item["new"].clone()))
        .collect();
    assert_eq!(pairs, [(json!("2"), json!("4")), (json!(null), json!("2"))]);
    let edits = timeline(&house, &ann, &["edit"]);
    let roles: Vec<_> = edits["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["field"] == "role")
        .map(|item| (item["old"].clone(), item["new"].clone()))
        .collect();
    assert!(
        roles.contains(&(json!("Director"), json!("Chief executive"))),
        "{roles:?}"
    );
    assert!(roles.contains(&(json!(null), json!("Director"))), "{roles:?}");
    // What was taken back did not happen.
    house.ok("undo", json!({}));
    let edits = timeline(&house, &ann, &["edit"]).to_string();
    assert!(!edits.contains("Chief executive"), "{edits}");
}

#[test]
fn it_comes_in_windows_and_as_of_a_date() {
    let (house, ann, _) = eventful();
    let all = timeline(&house, &ann, &[])["items"].clone();
    let window = house.ok("person_timeline", json!({ "id": ann, "offset": 2, "limit": 3 }));
    assert_eq!(window["items"], json!(all.as_array().unwrap()[2..5]));
    assert_eq!(window["total"], json!(all.as_array().unwrap().len()));
    let earlier = house.ok("person_timeline", json!({ "id": ann, "as_of": "2025-12-31" }));
    assert_eq!(earlier["total"], json!(2), "{earlier}");
    let gone = "019b0000-0000-7000-8000-000000000001";
    assert_eq!(
        house.refused("person_timeline", json!({ "id": gone })).code,
        ops::Code::NotFound
    );
}

#[test]
fn r34_of_a_role_only_project_it_tells_no_name_and_no_address() {
    let (house, ann, project) = eventful();
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "name": "Ann Zyxwvut" } }),
    );
    house.ok(
        "project_privacy_change",
        json!({ "project": project, "role_only": true }),
    );
    let within = house
        .session
        .call_within(
            &on(TODAY),
            Some(serde_json::from_value(project).unwrap()),
            "person_timeline",
            json!({ "id": ann }),
        )
        .unwrap()
        .to_string();
    for telling in ["Zyxwvut", "Ann Smith", "ann@afon.example", "Bo Lund"] {
        assert!(!within.contains(telling), "{telling}: {within}");
    }
    assert!(within.contains("Chief executive"), "{within}");
}
