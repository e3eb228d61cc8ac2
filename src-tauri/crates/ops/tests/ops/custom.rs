//! Custom fields and their values.

use ops::Code;
use serde_json::{Value, json};

use crate::house::House;

fn add(house: &House, name: &str, kind: &str, choices: &[&str]) -> Value {
    house.ok(
        "custom_field_add",
        json!({ "subject": "stakeholder", "name": name, "kind": kind, "choices": choices }),
    )["id"]
        .clone()
}

fn fields(house: &House) -> Vec<Value> {
    house.ok("custom_fields_list", json!({}))["items"]
        .as_array()
        .unwrap()
        .clone()
}

fn names(house: &House) -> Vec<String> {
    fields(house)
        .iter()
        .map(|field| field["name"].as_str().unwrap().to_owned())
        .collect()
}

fn value(house: &House, person: &Value, name: &str) -> Value {
    let profile = house.ok("person_profile", json!({ "id": person }));
    let custom = profile["custom"].as_array().unwrap();
    custom.iter().find(|each| each["name"] == name).unwrap()["value"].clone()
}

#[test]
fn a_field_of_every_kind_keeps_what_fits_it_and_refuses_what_does_not() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    for (name, kind, choices, given, kept, unfit) in [
        ("Nickname", "text", &[][..], " Annie ", "Annie", None),
        ("Badge", "number", &[], "4.50", "4.5", Some("four")),
        (
            "Joined",
            "date",
            &[],
            "2024-02-29",
            "2024-02-29",
            Some("2023-02-29"),
        ),
        ("Union", "yes_no", &[], "Yes", "yes", Some("perhaps")),
        (
            "Region",
            "choice",
            &["North", "South"],
            "north",
            "North",
            Some("East"),
        ),
    ] {
        let field = add(&house, name, kind, choices);
        let set = |value: &str| json!({ "field": field, "id": ann, "value": value });
        assert_eq!(house.ok("custom_value_set", set(given)), json!({ "value": kept }));
        assert_eq!(value(&house, &ann, name), kept);
        if let Some(unfit) = unfit {
            let failure = house.refused("custom_value_set", set(unfit));
            assert_eq!(failure.fields.unwrap()[0].field, "value");
            assert!(
                failure.message.contains(name) && failure.message.contains(unfit),
                "{}",
                failure.message
            );
            assert_eq!(value(&house, &ann, name), kept, "a refused value changes nothing");
        }
        assert_eq!(
            house.ok("custom_value_set", json!({ "field": field, "id": ann })),
            json!({ "value": null })
        );
        assert_eq!(value(&house, &ann, name), Value::Null);
    }
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn a_value_belongs_to_somebody_who_is_there() {
    let house = House::new();
    let field = add(&house, "Nickname", "text", &[]);
    let project = house.project("Meters");
    let failure = house.refused(
        "custom_value_set",
        json!({ "field": field, "id": project, "value": "x" }),
    );
    assert_eq!(failure.fields.unwrap()[0].field, "id");
    let failure = house.refused(
        "custom_values_list",
        json!({ "subject": "stakeholder", "id": project }),
    );
    assert_eq!(failure.code, Code::NotFound);
}

#[test]
fn projects_have_fields_of_their_own() {
    let house = House::new();
    add(&house, "Budget", "text", &[]);
    let field = house.ok(
        "custom_field_add",
        json!({ "subject": "project", "name": "Budget", "kind": "number" }),
    )["id"]
        .clone();
    let project = house.project("Meters");
    house.ok(
        "custom_value_set",
        json!({ "field": field, "id": project, "value": "1200000" }),
    );
    let values = house.ok(
        "custom_values_list",
        json!({ "subject": "project", "id": project }),
    );
    assert_eq!(
        (&values["total"], &values["items"][0]["value"]),
        (&json!(1), &json!("1200000"))
    );
    assert_eq!(names(&house), ["Budget", "Budget"]);
    assert_eq!(
        house.ok("workspace_overview", json!({}))["counts"]["custom_fields"],
        2
    );
}

#[test]
fn a_name_is_taken_whatever_its_case_and_choices_need_words() {
    let house = House::new();
    add(&house, "Nickname", "text", &[]);
    let refused = |request: Value| {
        let failure = house.refused("custom_field_add", request);
        failure.fields.unwrap()[0].field.clone()
    };
    let field = |name: &str, kind: &str, choices: Value| json!({ "subject": "stakeholder", "name": name, "kind": kind, "choices": choices });
    assert_eq!(refused(field("NICKNAME", "text", json!([]))), "name");
    assert_eq!(refused(field(" ", "text", json!([]))), "name");
    assert_eq!(refused(field("Region", "choice", json!([]))), "choices");
    assert_eq!(
        refused(field("Region", "choice", json!(["North", "north"]))),
        "choices[1]"
    );
    assert_eq!(refused(field("Region", "text", json!(["North"]))), "choices");
}

#[test]
fn a_word_is_renamed_with_its_values_and_stays_while_it_is_used() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Ek"));
    let field = add(&house, "Region", "choice", &["North", "South", "East"]);
    for (who, word) in [(&ann, "North"), (&ben, "South")] {
        house.ok(
            "custom_value_set",
            json!({ "field": field, "id": who, "value": word }),
        );
    }
    let edit = |choices: Value| json!({ "id": field, "choices": choices });
    let failure = house.refused(
        "custom_field_edit",
        edit(json!([{ "word": "North" }, { "word": "East" }])),
    );
    assert!(failure.message.contains("South"), "{}", failure.message);
    // Two words change places, and one that nobody uses goes.
    house.ok(
        "custom_field_edit",
        edit(json!([{ "word": "South", "was": "North" }, { "word": "North", "was": "South" }])),
    );
    assert_eq!(
        (value(&house, &ann, "Region"), value(&house, &ben, "Region")),
        (json!("South"), json!("North"))
    );
    assert_eq!(fields(&house)[0]["choices"], json!(["South", "North"]));
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn fields_are_renamed_and_put_in_order() {
    let house = House::new();
    let first = add(&house, "One", "text", &[]);
    add(&house, "Two", "text", &[]);
    add(&house, "Three", "text", &[]);
    house.ok(
        "custom_field_edit",
        json!({ "id": first, "position": 9, "name": "Last" }),
    );
    assert_eq!(names(&house), ["Two", "Three", "Last"]);
    house.ok("custom_field_edit", json!({ "id": first, "position": 1 }));
    assert_eq!(names(&house), ["Two", "Last", "Three"]);
    let failure = house.refused("custom_field_edit", json!({ "id": first, "name": "two" }));
    assert_eq!(failure.fields.unwrap()[0].field, "name");
}

#[test]
fn a_field_says_what_would_go_with_it_and_undo_brings_it_back() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let field = add(&house, "Nickname", "text", &[]);
    house.ok(
        "custom_value_set",
        json!({ "field": field, "id": ann, "value": "Annie" }),
    );
    let before = house.dump();
    let asked = house.ok("custom_field_delete", json!({ "id": field, "dry_run": true }));
    assert_eq!(
        (asked["values"].clone(), house.dump() == before),
        (json!(1), true)
    );
    house.ok("custom_field_delete", json!({ "id": field }));
    assert!(fields(&house).is_empty());
    assert_eq!(house.ok("undo", json!({}))["label"], "Deleted field Nickname");
    assert_eq!(house.dump(), before);
}

#[test]
fn what_a_custom_field_says_in_words_is_found() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let field = add(&house, "Nickname", "text", &[]);
    house.ok(
        "custom_value_set",
        json!({ "field": field, "id": ann, "value": "Pepper" }),
    );
    let found = house.ok("people_list", json!({ "filter": { "text": "pepp" } }));
    assert_eq!(
        (&found["total"], &found["items"][0]["name"]),
        (&json!(1), &json!("Ann Smith"))
    );
}

#[test]
fn the_check_finds_values_that_belong_to_nobody_or_do_not_fit() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let field = add(&house, "Joined", "date", &[]);
    house.ok(
        "custom_value_set",
        json!({ "field": field, "id": ann, "value": "2026-01-05" }),
    );
    let conn = store::rusqlite::Connection::open(house.session.path()).unwrap();
    let places = |sql: &str| {
        conn.execute_batch(sql).unwrap();
        let check = house.ok("check", json!({}));
        check["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| (finding["kind"].clone(), finding["place"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        places("UPDATE custom_values SET body = replace(body, '2026-01-05', '2026-02-30')"),
        [(json!("rule"), json!("custom fields"))]
    );
    assert_eq!(
        places(
            "UPDATE custom_values SET body = replace(body, '2026-02-30', '2026-02-28'), subject_id = x'00112233445566778899aabbccddeeff'"
        ),
        [(json!("orphan"), json!("custom fields"))]
    );
}
