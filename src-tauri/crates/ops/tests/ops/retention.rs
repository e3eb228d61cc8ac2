//! How long people are kept (R34): who is due on which date and why, and what is decided of them.

use std::path::Path;

use ops::export::{self, Private};
use ops::{Code, Context, Session};
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

/// Two projects, the first closed on 31 August 2025: its people are kept until 28 February 2026.
pub(crate) fn closed() -> (House, Value, Value) {
    let house = House::new();
    let (meters, quarters) = (house.project("Meters"), house.project("Quarters"));
    let row = house.ok(
        "project_privacy_change",
        json!({ "project": meters, "closed_on": "2025-08-31" }),
    );
    assert_eq!(
        (&row["keep_until"], &row["keep_until_chosen"]),
        (&json!("2026-02-28"), &json!(false))
    );
    (house, meters, quarters)
}

pub(crate) fn in_project(house: &House, name: &str, project: &Value) -> Value {
    let person = house.person(name);
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [person] }),
    );
    person
}

pub(crate) fn due(house: &House, as_of: &str) -> Vec<String> {
    let page = house.ok("retention_due", json!({ "as_of": as_of }));
    let names: Vec<String> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(page["total"], names.len());
    names
}

#[test]
fn r34_who_is_kept_only_for_closed_projects_is_due_the_day_after() {
    let (house, meters, quarters) = closed();
    let ann = in_project(&house, "Ann Ek", &meters);
    let both = in_project(&house, "Bo Oak", &meters);
    house.ok(
        "stake_add",
        json!({ "project": quarters, "stakeholders": [both] }),
    );
    house.person("Never Asked"); // Added today, and so kept for months yet.
    house.ok(
        "stake_add",
        json!({ "project": meters, "stakeholders": [house.group("Crew", 4.0)] }),
    );
    assert!(due(&house, "2026-02-28").is_empty());
    assert_eq!(due(&house, "2026-03-01"), ["Ann Ek"]);

    house.ok(
        "assess",
        json!({ "stakeholder": ann, "project": meters, "values": [{ "axis": "power", "value": 4 }], "on_date": "2026-02-01" }),
    );
    house.ok(
        "private_note_add",
        json!({ "stakeholder": ann, "text": "Shy", "on_date": "2026-02-03" }),
    );
    house.ok("mark_set", json!({ "stakeholder": ann, "kind": "restricted" }));
    house.ok(
        "data_request_add",
        json!({ "stakeholder": ann, "kind": "erasure" }),
    );
    let row = house.ok("retention_due", json!({}))["items"][0].clone();
    assert_eq!(row["kept_until"], "2026-02-28");
    assert_eq!(row["added_on"], TODAY);
    assert_eq!(row["latest_on"], "2026-02-03");
    assert_eq!(
        (&row["restricted"], &row["open_requests"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(
        row["projects"],
        json!([{ "project": meters, "project_name": "Meters", "closed_on": "2025-08-31", "keep_until": "2026-02-28" }])
    );
    let held: Vec<String> = row["held"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| format!("{} {}", kind["rows"], kind["what"].as_str().unwrap()))
        .collect();
    assert_eq!(
        held,
        [
            "1 part in a project",
            "1 assessment",
            "1 private note",
            "1 data request",
            "1 mark"
        ]
    );
}

#[test]
fn r34_whoever_left_a_group_is_held_for_its_project_and_kept_by_no_other() {
    let (house, meters, quarters) = closed();
    for (name, project) in [("Ann Ek", &meters), ("Bo Oak", &quarters)] {
        let person = house.person(name);
        let crew = house.group(&format!("Crew of {name}"), 4.0);
        house.ok("stake_add", json!({ "project": project, "stakeholders": [crew] }));
        let member = house.ok(
            "membership_add",
            json!({ "group": crew, "member": person, "from_on": "2025-01-01" }),
        );
        house.ok(
            "membership_end",
            json!({ "id": member["id"], "until_on": "2025-08-01" }),
        );
    }
    // Ann was held for Meters alone; Bo only ever for a project that is open.
    assert_eq!(due(&house, "2026-03-01"), ["Ann Ek"]);
}

#[test]
fn r34_months_that_cannot_be_read_are_said_and_can_be_set_again() {
    let (house, ..) = closed();
    house.ok("retention_rule_change", json!({ "months": 9 }));
    let path = house.session.path().to_owned();
    let conn = store::rusqlite::Connection::open(path).unwrap();
    conn.execute("UPDATE setting SET value = 'some' WHERE key = 'keep_months'", ())
        .unwrap();
    for read in ["retention_rule_read", "retention_due"] {
        let refused = house.refused(read, json!({}));
        assert_eq!(refused.code, Code::Damaged);
        assert!(refused.message.contains("set it again"), "{}", refused.message);
    }
    // What only shows a date goes by the usual ones meanwhile.
    assert_eq!(
        house.ok("projects_list", json!({}))["items"][0]["keep_until"],
        "2026-02-28"
    );
    house.ok("retention_rule_change", json!({ "months": 9 }));
    assert_eq!(
        house.ok("projects_list", json!({}))["items"][0]["keep_until"],
        "2026-05-31"
    );
}

#[test]
fn r34_whatever_ties_somebody_to_an_open_project_keeps_them() {
    type Tie = fn(&House, &Value, &Value);
    let ways: [(&str, Tie); 6] = [
        ("a group with a stake", |house, person, open| {
            let crew = house.group("Crew", 4.0);
            house.ok("stake_add", json!({ "project": open, "stakeholders": [crew] }));
            house.ok("membership_add", json!({ "group": crew, "member": person }));
        }),
        ("a tie", |house, person, open| {
            let other = in_project(house, "Bo Oak", open);
            house.ok(
                "tie_add",
                json!({ "from": other, "to": person, "kind": "advises" }),
            );
        }),
        ("being the sponsor", |house, person, open| {
            house.ok("project_edit", json!({ "id": open, "sponsor": person }));
            house.ok(
                "stake_remove",
                json!({ "project": open, "stakeholders": [person] }),
            );
        }),
        ("a conversation", |house, person, open| {
            house.ok(
                "engagement_add",
                json!({ "stakeholder": person, "said": { "project": open } }),
            );
        }),
        ("a commitment", |house, person, open| {
            house.ok(
                "commitment_add",
                json!({ "stakeholder": person, "project": open, "direction": "ours", "what": "A visit" }),
            );
        }),
        (
            "a project that is closed but keeps its people",
            |house, person, open| {
                house.ok("stake_add", json!({ "project": open, "stakeholders": [person] }));
                house.ok(
                    "project_privacy_change",
                    json!({ "project": open, "closed_on": "2026-03-01" }),
                );
            },
        ),
    ];
    for (what, tie) in ways {
        let (house, meters, quarters) = closed();
        let ann = in_project(&house, "Ann Ek", &meters);
        assert_eq!(due(&house, TODAY), ["Ann Ek"]);
        tie(&house, &ann, &quarters);
        assert!(due(&house, TODAY).is_empty(), "{what}");
        // With the other closed as well and long past, nothing keeps them.
        house.ok(
            "project_privacy_change",
            json!({ "project": quarters, "closed_on": "2025-01-01", "keep_until": "2025-02-01" }),
        );
        assert!(due(&house, TODAY).contains(&"Ann Ek".to_owned()), "{what}");
    }
}

#[test]
fn r34_the_months_and_the_date_can_be_chosen() {
    let (house, meters, _) = closed();
    in_project(&house, "Ann Ek", &meters);
    assert_eq!(house.ok("retention_rule_read", json!({}))["months"], 6);
    house.ok("retention_rule_change", json!({ "months": 12 }));
    assert!(due(&house, "2026-08-31").is_empty());
    assert_eq!(due(&house, "2026-09-01"), ["Ann Ek"]);
    let row = house.ok(
        "project_privacy_change",
        json!({ "project": meters, "keep_until": "2025-12-31" }),
    );
    assert_eq!(
        (&row["keep_until"], &row["keep_until_chosen"]),
        (&json!("2025-12-31"), &json!(true))
    );
    assert_eq!(due(&house, "2026-01-01"), ["Ann Ek"]);
    // Opened again, it keeps its people and forgets the date.
    let row = house.ok(
        "project_privacy_change",
        json!({ "project": meters, "closed_on": null }),
    );
    assert_eq!(
        (&row["closed_on"], &row["keep_until"]),
        (&Value::Null, &Value::Null)
    );
    assert!(due(&house, "2030-01-01").is_empty());
    for (wrong, field) in [
        (
            json!({ "project": meters, "keep_until": "2026-01-01" }),
            "keep_until",
        ),
        (
            json!({ "project": meters, "closed_on": "2026-01-02", "keep_until": "2026-01-01" }),
            "keep_until",
        ),
    ] {
        let failure = house.refused("project_privacy_change", wrong);
        assert_eq!(failure.fields.unwrap()[0].field, field);
    }
    let failure = house.refused("retention_rule_change", json!({ "months": 121 }));
    assert_eq!(failure.fields.unwrap()[0].field, "months");
}

#[test]
fn r34_who_is_kept_longer_comes_up_again_with_why() {
    let (house, meters, _) = closed();
    let ann = in_project(&house, "Ann Ek", &meters);
    let bo = in_project(&house, "Bo Oak", &meters);
    let keep =
        json!({ "stakeholders": [ann, bo, ann], "until": "2026-06-30", "reason": "The inquiry is open" });
    assert_eq!(house.ok("retention_keep", keep)["kept"], 2);
    assert!(due(&house, "2026-06-30").is_empty());
    assert_eq!(due(&house, "2026-07-01"), ["Ann Ek", "Bo Oak"]);
    let again = house.ok("retention_due", json!({ "as_of": "2026-07-01" }))["items"][0].clone();
    assert_eq!(again["kept_until"], "2026-06-30");
    assert_eq!(again["decided"][0]["reason"], "The inquiry is open");
    assert_eq!(again["decided"][0]["author"], "Rhian Pryce");
    assert_eq!(again["decided"][0]["decided_on"], TODAY);
    let kept = house.ok("kept_longer_list", json!({ "as_of": TODAY }));
    assert_eq!(kept["total"], 2);
    house.ok("retention_release", json!({ "id": kept["items"][0]["id"] }));
    assert_eq!(due(&house, TODAY), ["Ann Ek"]);
    house.ok("undo", json!({}));
    assert!(due(&house, TODAY).is_empty());
    // It is told to whom it concerns.
    let pack = house.ok("person_pack", json!({ "id": ann })).to_string();
    assert!(pack.contains("The inquiry is open"));
    for (wrong, field) in [
        (
            json!({ "stakeholders": [], "until": "2026-06-30", "reason": "So" }),
            "stakeholders",
        ),
        (
            json!({ "stakeholders": [ann], "until": TODAY, "reason": "So" }),
            "until",
        ),
        (
            json!({ "stakeholders": [ann], "until": "2026-06-30", "reason": " " }),
            "reason",
        ),
        (
            json!({ "stakeholders": [house.group("Crew", 4.0)], "until": "2026-06-30", "reason": "So" }),
            "stakeholders",
        ),
    ] {
        let failure = house.refused("retention_keep", wrong);
        assert_eq!(failure.code, Code::Invalid);
        assert_eq!(failure.fields.unwrap()[0].field, field);
    }
    house.ok("stakeholders_delete", json!({ "selection": { "ids": [ann] } }));
    assert_eq!(house.ok("kept_longer_list", json!({}))["total"], 1);
}

#[test]
fn r34_those_due_are_a_finding_and_whoever_is_erased_is_due_no_longer() {
    let (house, meters, _) = closed();
    let ann = in_project(&house, "Ann Ek", &meters);
    in_project(&house, "Bo Oak", &meters);
    let finding = |house: &House| {
        let health = house.ok("health", json!({}));
        let items = health["items"].as_array().unwrap();
        items.iter().find(|item| item["kind"] == "retention_due").cloned()
    };
    let found = finding(&house).unwrap();
    assert_eq!(
        (&found["count"], &found["mend"]),
        (&json!(2), &json!("retention"))
    );
    assert_eq!(found["examples"][0]["name"], "Ann Ek");
    assert_eq!(found["examples"][0]["detail"], "kept until 2026-02-28");
    house.ok(
        "retention_keep",
        json!({ "stakeholders": [ann], "until": "2026-04-01", "reason": "Asked to" }),
    );
    let erase = |mode: &str, id: &Value| {
        let request = json!({ "id": id, "mode": mode, "reason": "Kept long enough" });
        ops::rights::erase::erase_with(
            &house.session,
            &on(TODAY),
            serde_json::from_value(request).unwrap(),
            Vec::new(),
        )
        .unwrap()
    };
    let erased = erase("erase", &ann);
    assert!(
        erased
            .rows
            .iter()
            .any(|rows| rows.what == "decisions to keep data longer")
    );
    assert_eq!(due(&house, "2026-05-01"), ["Bo Oak"]);
    let bo = house.ok("retention_due", json!({}))["items"][0]["id"].clone();
    erase("anonymise", &bo);
    assert!(due(&house, "2026-05-01").is_empty());
    assert_eq!(finding(&house), None);
}

#[test]
fn r34_many_are_shown_in_windows() {
    let (house, meters, _) = closed();
    for number in 0..7 {
        in_project(&house, &format!("Person No{number}"), &meters);
    }
    let page = house.ok("retention_due", json!({ "offset": 5, "limit": 5 }));
    assert_eq!(
        (&page["total"], page["items"].as_array().unwrap().len()),
        (&json!(7), 2)
    );
    assert_eq!(page["items"][0]["name"], "Person No5");
}

#[test]
fn r34_what_is_decided_is_in_a_whole_export_and_comes_back() {
    let (house, meters, _) = closed();
    let ann = in_project(&house, "Ann Ek", &meters);
    house.ok(
        "project_privacy_change",
        json!({ "project": meters, "role_only": true, "keep_until": "2026-01-31" }),
    );
    house.ok(
        "retention_keep",
        json!({ "stakeholders": [ann], "until": "2026-06-30", "reason": "The inquiry is open" }),
    );
    let folder = tempfile::tempdir().unwrap();
    let context: Context = on(TODAY);
    export::write(
        &house.session,
        &context,
        &folder.path().join("out"),
        Private::Included,
    )
    .unwrap();
    let back = restored(folder.path(), &context);
    let asked = |op: &str| back.call(&context, op, json!({})).unwrap();
    assert_eq!(asked("projects_list"), house.ok("projects_list", json!({})));
    assert_eq!(asked("kept_longer_list"), house.ok("kept_longer_list", json!({})));
    assert_eq!(asked("retention_due"), house.ok("retention_due", json!({})));
}

fn restored(folder: &Path, context: &Context) -> Session {
    let back = Session::create(&folder.join("back.soundings"), "Back", context).unwrap();
    export::restore(&back, context, &folder.join("out")).unwrap();
    back
}
