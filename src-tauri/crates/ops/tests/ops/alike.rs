//! Who may be there twice, told apart or merged with nothing lost.

use serde_json::{Value, json};

use crate::house::{House, on};

fn add(house: &House, request: Value) -> Value {
    house.ok("stakeholder_add", request)["id"].clone()
}

/// The names of each pair, with what speaks for it.
fn pairs(house: &House, request: Value) -> Vec<(String, String, String, Value)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    house.ok("alike_list", request)["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| {
            (
                text(&pair["first"]["name"]),
                text(&pair["second"]["name"]),
                text(&pair["likelihood"]),
                pair["because"].clone(),
            )
        })
        .collect()
}

fn profile(house: &House, id: &Value) -> Value {
    house.ok("person_profile", json!({ "id": id }))
}

/// Two entries of one person with something of every kind on each, and what hangs between them and others.
struct Twice {
    house: House,
    keep: Value,
    gone: Value,
    project: Value,
    group: Value,
}

fn twice() -> Twice {
    let house = House::new();
    let finance = house.ok("unit_add", json!({ "name": "Finance" }))["id"].clone();
    let keep = add(
        &house,
        json!({ "name": "Ann Smith", "role": "Clerk", "email": "ann@example.org", "notes": "Likes maps" }),
    );
    let gone = add(
        &house,
        json!({ "name": "Smyth, Ann", "role": "Senior clerk", "phone": "01632 960123", "unit": finance, "notes": "Met in May" }),
    );
    let other = house.person("Bo Ng");
    let group = house.group("Field crews", 12.0);
    let (project, second) = (house.project("Meters"), house.project("Billing"));
    for (who, power, assessor) in [(&keep, 4, "Rhian"), (&gone, 2, "Tom")] {
        house.ok(
            "assess",
            json!({ "stakeholder": who, "project": project, "values": [{ "axis": "power", "value": power }], "assessor": assessor, "on_date": "2026-02-01" }),
        );
    }
    house.ok("stake_add", json!({ "project": second, "stakeholders": [gone] }));
    for who in [&keep, &gone] {
        house.ok(
            "membership_add",
            json!({ "group": group, "member": who, "from_on": "2026-01-10" }),
        );
        house.ok("tie_add", json!({ "kind": "advises", "from": who, "to": other }));
        house.ok("tag_add", json!({ "name": "Key", "stakeholders": [who] }));
        house.ok(
            "engagement_add",
            json!({ "stakeholder": who, "said": { "on_date": "2026-02-02" } }),
        );
        house.ok(
            "private_note_add",
            json!({ "stakeholder": who, "text": "A note" }),
        );
    }
    house.ok("tag_add", json!({ "name": "Board", "stakeholders": [gone] }));
    house.ok(
        "tie_add",
        json!({ "kind": "works_with", "from": keep, "to": gone }),
    );
    house.ok("project_edit", json!({ "id": project, "sponsor": gone }));
    for (name, keeps, goes) in [("Shift", Some("Day"), Some("Night")), ("Desk", None, Some("4"))] {
        let field = house.ok(
            "custom_field_add",
            json!({ "subject": "stakeholder", "name": name, "kind": "text" }),
        )["id"]
            .clone();
        for (who, value) in [(&keep, keeps), (&gone, goes)] {
            house.ok(
                "custom_value_set",
                json!({ "field": field, "id": who, "value": value }),
            );
        }
    }
    Twice {
        house,
        keep,
        gone,
        project,
        group,
    }
}

#[test]
fn who_may_be_there_twice_is_proposed_until_told_apart() {
    let house = House::new();
    let ann = add(&house, json!({ "name": "Ann Smith", "email": "ann@example.org" }));
    let smyth = add(
        &house,
        json!({ "name": "Smyth, Ann", "email": "ANN@example.org" }),
    );
    add(&house, json!({ "name": "Bo Ng" }));
    let bo = add(&house, json!({ "name": "Ng, Bo" }));
    add(&house, json!({ "name": "Bo Ng", "kind": "role" }));
    let found = |request: Value| pairs(&house, request);
    assert_eq!(
        found(json!({})),
        [
            (
                "Ann Smith".to_owned(),
                "Smyth, Ann".to_owned(),
                "very_likely".to_owned(),
                json!(["email", "spelling"])
            ),
            (
                "Bo Ng".to_owned(),
                "Ng, Bo".to_owned(),
                "likely".to_owned(),
                json!(["name"])
            ),
        ]
    );
    assert_eq!(found(json!({ "stakeholder": bo })).len(), 1);
    assert_eq!(found(json!({ "offset": 1 })).len(), 1);
    let both = json!({ "first": smyth, "second": ann });
    house.ok("told_apart_set", both.clone());
    assert_eq!(found(json!({})).len(), 1);
    assert_eq!(found(json!({ "told_apart": true }))[0].0, "Ann Smith");
    house.ok("undo", json!({}));
    assert_eq!(found(json!({})).len(), 2);
    house.ok("redo", json!({}));
    house.ok("told_apart_clear", both);
    assert_eq!(found(json!({})).len(), 2);
    let refused = house.refused("told_apart_set", json!({ "first": ann, "second": ann }));
    assert_eq!(refused.fields.unwrap()[0].field, "second");
    house.ok(
        "stakeholder_edit",
        json!({ "id": bo, "changes": { "archived_on": "2026-03-09" } }),
    );
    assert_eq!(found(json!({})).len(), 1, "who is archived is not compared");
}

#[test]
fn a_merge_keeps_everything_that_hangs_on_either() {
    let Twice {
        house,
        keep,
        gone,
        project,
        group,
    } = twice();
    let before = house.dump();
    let merged = house.ok(
        "stakeholders_merge",
        json!({ "keep": keep, "merge": gone, "take": ["role", "email"] }),
    );
    let now = profile(&house, &keep);
    let person = &now["person"];
    assert_eq!(
        (
            &person["name"],
            &person["role"],
            &person["email"],
            &person["phone"],
            &person["unit"]
        ),
        (
            &json!("Ann Smith"),
            &json!("Senior clerk"),
            &json!("ann@example.org"),
            &json!("01632 960123"),
            &json!("Finance")
        )
    );
    assert_eq!(
        merged["noted"],
        json!(["Name: Smyth, Ann", "Role: Clerk", "Shift: Night"])
    );
    let notes = now["notes"].as_str().unwrap();
    for part in [
        "Likes maps",
        "Met in May",
        "Name: Smyth, Ann; Role: Clerk; Shift: Night",
    ] {
        assert!(notes.contains(part), "{notes}");
    }
    // Both assessors are heard; R1: they differ by 2, so it is disputed.
    let stake = now["stakes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|stake| stake["project"] == project)
        .unwrap()
        .clone();
    assert_eq!(stake["standing"]["power"]["median"], 3.0);
    assert_eq!(stake["standing"]["power"]["disputed"], true);
    assert_eq!(now["stakes"].as_array().unwrap().len(), 2);
    let count = |field: &str| now[field].as_array().unwrap().len();
    assert_eq!(
        (
            count("groups"),
            count("ties"),
            count("tags"),
            count("engagements")
        ),
        (1, 1, 2, 2)
    );
    assert_eq!(now["groups"][0]["stakeholder"], group);
    assert_eq!(
        house.ok("private_notes_list", json!({ "stakeholder": keep }))["total"],
        2
    );
    let custom: Vec<&Value> = now["custom"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| &field["value"])
        .collect();
    assert_eq!(custom, [&json!("Day"), &json!("4")]);
    let sponsored = house.ok("projects_list", json!({}));
    assert!(
        sponsored["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["sponsor"] == keep)
    );
    assert_eq!(
        house.refused("person_profile", json!({ "id": gone })).code,
        ops::Code::NotFound
    );
    assert_eq!(house.ok("check", json!({}))["findings"], json!([]));
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Merged Smyth, Ann into Ann Smith"
    );
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before, "one step back, everything is as it was");
}

#[test]
fn what_cannot_be_one_is_refused() {
    let Twice {
        house, keep, group, ..
    } = twice();
    for (merge, why) in [(&keep, "same stakeholder"), (&group, "Change the kind")] {
        let refused = house.refused("stakeholders_merge", json!({ "keep": keep, "merge": merge }));
        let fault = &refused.fields.unwrap()[0];
        assert_eq!(fault.field, "merge");
        assert!(fault.message.contains(why), "{}", fault.message);
    }
}

#[test]
fn who_was_told_apart_from_one_is_told_apart_from_both() {
    let house = House::new();
    let ids: Vec<Value> = ["Anna Smith", "Smith, Anna", "Anne Smith"]
        .map(|name| house.person(name))
        .into();
    house.ok("told_apart_set", json!({ "first": ids[1], "second": ids[2] }));
    house.ok("told_apart_set", json!({ "first": ids[0], "second": ids[1] }));
    house.ok("stakeholders_merge", json!({ "keep": ids[0], "merge": ids[1] }));
    let apart = pairs(&house, json!({ "told_apart": true }));
    assert_eq!(apart.len(), 1);
    assert_eq!(
        (apart[0].0.as_str(), apart[0].1.as_str()),
        ("Anna Smith", "Anne Smith")
    );
    assert!(pairs(&house, json!({})).is_empty());
}

#[test]
fn r34_who_was_merged_is_told_and_erased_with_the_one_who_stayed() {
    let Twice {
        house, keep, gone, ..
    } = twice();
    house.ok("stakeholders_merge", json!({ "keep": keep, "merge": gone }));
    let pack = house.ok("person_pack", json!({ "id": keep })).to_string();
    assert!(
        pack.contains("Added Smyth, Ann"),
        "what was done under the other entry is held about them, too"
    );
    let id = keep.as_str().unwrap().parse().unwrap();
    let request = ops::rights::erase::ErasePerson {
        id,
        mode: ops::domain::ErasureMode::Erase,
        reason: "Asked for".into(),
        delete_kept: Vec::new(),
        dry_run: false,
    };
    ops::rights::erase::erase_with(&house.session, &on("2026-03-09"), request, Vec::new()).unwrap();
    let left = std::fs::read(house.session.path()).unwrap();
    for name in ["Smyth", "smyth", "Ann Smith", "ann smith"] {
        assert!(
            !left.windows(name.len()).any(|bytes| bytes == name.as_bytes()),
            "{name}"
        );
    }
}

#[test]
fn many_are_changed_alike_as_one_change() {
    let house = House::new();
    let (ann, bo) = (house.person("Ann Smith"), house.person("Bo Ng"));
    let crew = house.group("Field crews", 12.0);
    let unit = house.ok("unit_add", json!({ "name": "Finance" }))["id"].clone();
    let project = house.project("Meters");
    let field = house.ok(
        "custom_field_add",
        json!({ "subject": "stakeholder", "name": "Shift", "kind": "choice", "choices": ["Day", "Night"] }),
    )["id"]
        .clone();
    let before = house.dump();
    let changed = house.ok(
        "stakeholders_change",
        json!({
            "selection": { "ids": [ann, bo] },
            "changes": { "owner": "Rhian Pryce", "unit": unit, "verified_on": "2026-03-01" },
            "custom": [{ "field": field, "value": "night" }],
            "add_tags": ["Key"],
            "add_to": [project],
        }),
    );
    assert_eq!(changed, json!({ "stakeholders": 2, "changed": 2 }));
    let now = profile(&house, &bo);
    assert_eq!(
        (
            &now["person"]["owner"],
            &now["person"]["unit"],
            &now["tags"][0]["name"],
            &now["custom"][0]["value"]
        ),
        (
            &json!("Rhian Pryce"),
            &json!("Finance"),
            &json!("Key"),
            &json!("Night")
        )
    );
    assert_eq!(now["stakes"].as_array().unwrap().len(), 1);
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Changed 2 stakeholders: owner, unit, verified, Shift, tagged Key, brought into Meters"
    );
    // Who has it already is not changed.
    let again = house.ok(
        "stakeholders_change",
        json!({ "selection": { "matching": { "filter": {} } }, "changes": { "owner": "Rhian Pryce" } }),
    );
    assert_eq!(again, json!({ "stakeholders": 3, "changed": 1 }));
    house.ok("undo", json!({}));
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
    for (request, field) in [
        (json!({ "changes": { "name": "X" } }), "changes.name"),
        (json!({ "changes": { "kind": "person" } }), "changes.headcount"),
        (
            json!({ "changes": { "archived_on": "2027-01-01" } }),
            "changes.archived_on",
        ),
        (json!({ "changes": { "verify_days": 0 } }), "changes.verify_days"),
        (
            json!({ "custom": [{ "field": field, "value": "Noon" }] }),
            "custom[0].value",
        ),
        (json!({}), "changes"),
    ] {
        let mut asked = json!({ "selection": { "ids": [ann, crew] } });
        asked
            .as_object_mut()
            .unwrap()
            .extend(request.as_object().unwrap().clone());
        let refused = house.refused("stakeholders_change", asked);
        assert_eq!(refused.fields.unwrap()[0].field, field, "{request}");
    }
    assert_eq!(house.dump(), before, "what is refused changes nothing");
    let nobody = house.refused(
        "stakeholders_change",
        json!({ "selection": { "ids": [] }, "changes": { "owner": "X" } }),
    );
    assert_eq!(nobody.fields.unwrap()[0].field, "selection");
}
