//! The register: windows, filters, sorts, search, edits and deletions.

use ops::Code;
use serde_json::{Value, json};

use crate::house::House;

fn names(page: &Value) -> Vec<String> {
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Five people in two units.
pub fn peopled() -> (House, Value, Value) {
    let house = House::new();
    let finance = house.ok("unit_add", json!({ "name": "Finance" }))["id"].clone();
    let audit = house.ok("unit_add", json!({ "name": "Audit", "parent": finance }))["id"].clone();
    for (name, role, unit) in [
        ("Zoë Quinn", "Clerk", Some(&finance)),
        ("anders Ek", "Director", Some(&audit)),
        ("Élodie Roux", "Auditor", Some(&audit)),
        ("Bo Ng", "Clerk", None),
    ] {
        house.ok(
            "stakeholder_add",
            json!({ "name": name, "role": role, "unit": unit }),
        );
    }
    house.group("Field crews", 40.5);
    (house, finance, audit)
}

#[test]
fn names_sort_without_regard_to_case_and_accents() {
    let (house, ..) = peopled();
    let page = house.ok("people_list", json!({}));
    assert_eq!(
        names(&page),
        ["anders Ek", "Bo Ng", "Élodie Roux", "Field crews", "Zoë Quinn"]
    );
    let page = house.ok("people_list", json!({ "descending": true, "limit": 2 }));
    assert_eq!(
        (names(&page), &page["total"]),
        (vec!["Zoë Quinn".to_owned(), "Field crews".to_owned()], &json!(5))
    );
}

#[test]
fn a_window_holds_only_what_was_asked_for() {
    let (house, ..) = peopled();
    assert_eq!(
        names(&house.ok("people_list", json!({ "offset": 3, "limit": 1 }))),
        ["Field crews"]
    );
    assert_eq!(
        names(&house.ok("people_list", json!({ "offset": 9, "limit": 1 }))),
        Vec::<String>::new()
    );
}

#[test]
fn every_sort_orders_all_and_locates_each() {
    let (house, ..) = peopled();
    for sort in ["name", "role", "unit", "kind", "headcount", "added_on"] {
        for descending in [false, true] {
            let page = house.ok("people_list", json!({ "sort": sort, "descending": descending }));
            assert_eq!(page["items"].as_array().unwrap().len(), 5, "{sort}");
            for (position, row) in page["items"].as_array().unwrap().iter().enumerate() {
                let found = house.ok(
                    "people_locate",
                    json!({ "id": row["id"], "query": { "sort": sort, "descending": descending } }),
                );
                assert_eq!(
                    found["position"],
                    json!(position),
                    "{sort} {descending} {}",
                    row["name"]
                );
            }
        }
    }
}

#[test]
fn by_unit_those_without_one_come_last() {
    let (house, ..) = peopled();
    let page = house.ok("people_list", json!({ "sort": "unit" }));
    assert_eq!(
        names(&page),
        ["anders Ek", "Élodie Roux", "Zoë Quinn", "Bo Ng", "Field crews"]
    );
}

#[test]
fn a_unit_holds_those_of_the_units_below_it() {
    let (house, finance, audit) = peopled();
    assert_eq!(
        house.ok("people_list", json!({ "filter": { "unit": finance } }))["total"],
        3
    );
    assert_eq!(
        house.ok("people_list", json!({ "filter": { "unit": audit } }))["total"],
        2
    );
}

#[test]
fn search_finds_the_beginnings_of_words_whatever_their_accents() {
    let (house, ..) = peopled();
    for (text, expected) in [
        ("elod", vec!["Élodie Roux"]),
        ("ZOE q", vec!["Zoë Quinn"]),
        ("aud", vec!["Élodie Roux"]),
        ("roux auditor", vec!["Élodie Roux"]),
        ("nobody", vec![]),
        ("\"", vec![]),
        ("* OR", vec![]),
    ] {
        let page = house.ok("people_list", json!({ "filter": { "text": text } }));
        assert_eq!(names(&page), expected, "{text}");
        assert_eq!(page["total"], json!(expected.len()), "{text}");
    }
    let both = house.ok(
        "people_list",
        json!({ "filter": { "text": "clerk", "kinds": ["person"] } }),
    );
    assert_eq!(both["total"], 2);
}

#[test]
fn a_word_that_too_many_share_to_rank_them_finds_every_one_of_them() {
    let house = House::new();
    let rows: String = (0..2_100).map(|row| format!("Officer {row},Finance\n")).collect();
    house.ok(
        "import_text",
        json!({ "file_name": "list.csv", "text": format!("Name,Unit\n{rows}") }),
    );
    let page = house.ok(
        "people_list",
        json!({ "filter": { "text": "officer" }, "limit": 3 }),
    );
    assert_eq!(
        (&page["total"], page["items"].as_array().unwrap().len()),
        (&json!(2_100), 3)
    );
    let last = house.ok(
        "people_list",
        json!({ "filter": { "text": "officer" }, "offset": 2_099 }),
    );
    assert_eq!(last["items"].as_array().unwrap().len(), 1);
}

#[test]
fn the_palette_finds_projects_and_units_too() {
    let (house, ..) = peopled();
    house.project("Audit trail");
    let hits = house.ok("search_everywhere", json!({ "text": "aud" }));
    assert_eq!(hits["projects"][0]["name"], "Audit trail");
    assert_eq!(hits["units"][0]["name"], "Audit");
    assert_eq!(hits["stakeholders"][0]["name"], "Élodie Roux");
}

#[test]
fn an_edit_changes_what_it_names_and_clears_what_is_null() {
    let (house, finance, _) = peopled();
    let id = house.ok(
        "stakeholder_add",
        json!({ "name": "Cai", "unit": finance, "email": "cai@afon.example" }),
    )["id"]
        .clone();
    house.ok(
        "stakeholder_edit",
        json!({ "id": id, "changes": { "role": "Engineer", "unit": null } }),
    );
    let profile = house.ok("person_profile", json!({ "id": id }));
    assert_eq!(profile["person"]["role"], "Engineer");
    assert_eq!(profile["person"]["unit"], Value::Null);
    assert_eq!(profile["person"]["email"], "cai@afon.example");
    assert_eq!(house.ok("undo_state", json!({}))["undo"]["label"], "Changed Cai");
    let history = house.ok("person_history", json!({ "id": id }));
    assert_eq!(history["total"], 2);
    let first = house.ok("person_history", json!({ "id": id, "limit": 1 }));
    assert_eq!(
        (&first["total"], first["items"].as_array().unwrap().len()),
        (&json!(2), 1)
    );
}

#[test]
fn an_attitude_says_what_it_rests_on() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    let mut request =
        json!({ "stakeholder": ann, "project": project, "values": [{ "axis": "attitude", "value": -1 }] });
    let failure = house.refused("assess", request.clone());
    assert_eq!(failure.code, Code::Invalid);
    assert_eq!(failure.fields.unwrap()[0].field, "basis");
    request["basis"] = json!("observed");
    assert_eq!(house.ok("assess", request)["recorded"], 1);
}

#[test]
fn what_is_said_of_bad_input_names_the_field() {
    let house = House::new();
    for (request, field) in [
        (json!({ "name": " " }), "name"),
        (json!({ "name": "x".repeat(301) }), "name"),
        (json!({ "name": "a\u{0}b" }), "name"),
        (json!({ "name": "A", "headcount": 3.0 }), "headcount"),
        (
            json!({ "name": "A", "kind": "group", "headcount": 0.0 }),
            "headcount",
        ),
        (
            json!({ "name": "A", "unit": "019b0000-0000-7000-8000-000000000001" }),
            "unit",
        ),
        (json!({ "name": "A", "added_on": "2030-01-01" }), "added_on"),
    ] {
        let failure = house.refused("stakeholder_add", request);
        assert_eq!(failure.code, Code::Invalid);
        assert_eq!(failure.fields.unwrap()[0].field, field);
    }
    assert_eq!(house.ok("people_list", json!({}))["total"], 0);
}

#[test]
fn deleting_says_first_what_would_go_and_undo_brings_all_back() {
    let (house, ..) = peopled();
    let project = house.project("Meters");
    let page = house.ok("people_list", json!({}));
    let ids: Vec<&Value> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["id"])
        .collect();
    house.ok(
        "place",
        json!({ "stakeholder": ids[0], "project": project, "power": 5, "interest": 5 }),
    );
    house.ok(
        "tie_add",
        json!({ "kind": "influences", "from": ids[0], "to": ids[1] }),
    );
    house.ok("membership_add", json!({ "group": ids[3], "member": ids[0] }));
    let before = house.dump();
    let request = |dry_run: bool| json!({ "selection": { "ids": [ids[0], ids[1]] }, "dry_run": dry_run });
    let would = house.ok("stakeholders_delete", request(true));
    assert_eq!(house.dump(), before, "asking changes nothing");
    assert_eq!(would["stakeholders"], 2);
    assert_eq!(would["ties"], 1, "a tie between two that go counts once");
    assert_eq!(would["assessments"], 2);
    assert_eq!(would["memberships"], 1);
    assert_eq!(house.ok("stakeholders_delete", request(false)), would);
    assert_eq!(house.ok("people_list", json!({}))["total"], 3);
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
}

#[test]
fn all_that_match_but_a_few_can_be_deleted_at_once() {
    let (house, ..) = peopled();
    let page = house.ok("people_list", json!({ "filter": { "kinds": ["person"] } }));
    let keep = &page["items"][0]["id"];
    let gone = house.ok(
        "stakeholders_delete",
        json!({ "selection": { "matching": { "filter": { "kinds": ["person"] }, "except": [keep] } } }),
    );
    assert_eq!(gone["stakeholders"], 3);
    assert_eq!(
        names(&house.ok("people_list", json!({}))),
        ["anders Ek", "Field crews"]
    );
}

#[test]
fn an_earlier_date_shows_who_was_known_then() {
    let house = House::new();
    house.on("2026-01-10", "stakeholder_add", json!({ "name": "Early" }));
    house.on("2026-02-10", "stakeholder_add", json!({ "name": "Late" }));
    let page = house.ok("people_list", json!({ "filter": { "as_of": "2026-01-31" } }));
    assert_eq!(names(&page), ["Early"]);
    assert_eq!(
        house
            .refused("people_list", json!({ "filter": { "as_of": "2030-01-01" } }))
            .code,
        Code::Invalid
    );
}

#[test]
fn naughty_strings_come_back_as_they_went_in() {
    let house = House::new();
    for text in [
        "<script>alert(1)</script>",
        "'; DROP TABLE stakeholder;--",
        "𝕳𝖊𝖑𝖑𝖔",
        "مرحبا",
        "a\u{200b}b",
        "Ω≈ç√∫˜µ≤≥÷",
        "=1+1",
        "%s%n",
        "👩‍👩‍👧‍👦",
        "\u{202e}evil",
        "NULL",
        "\\",
        "${7*7}",
        "Z\u{351}\u{36b}\u{343}algo",
    ] {
        let id = house.ok(
            "stakeholder_add",
            json!({ "name": text, "notes": text, "role": text }),
        )["id"]
            .clone();
        let profile = house.ok("person_profile", json!({ "id": id }));
        assert_eq!(profile["person"]["name"], text);
        assert_eq!(profile["notes"], text);
        let found = house.ok("people_list", json!({ "filter": { "text": text } }));
        let is_found = found["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["id"] == id);
        // A text without a letter or a figure holds nothing that a search could go by.
        assert_eq!(
            is_found,
            text.chars().any(char::is_alphanumeric),
            "{text:?}: {found}"
        );
    }
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn an_id_that_is_taken_is_refused_in_words() {
    let house = House::new();
    let (ann, beti, crews) = (
        house.person("Ann"),
        house.person("Beti"),
        house.group("Crews", 4.0),
    );
    let unit = house.ok("unit_add", json!({ "name": "Depots" }))["id"].clone();
    let project = house.project("Meters");
    let programme = house.ok("programme_add", json!({ "name": "Agile" }))["id"].clone();
    let tie = house.ok(
        "tie_add",
        json!({ "kind": "influences", "from": ann, "to": beti }),
    )["id"]
        .clone();
    let member = house.ok("membership_add", json!({ "group": crews, "member": ann }))["id"].clone();
    for (op, request) in [
        ("stakeholder_add", json!({ "id": ann, "name": "Other" })),
        ("unit_add", json!({ "id": unit, "name": "Other" })),
        ("project_add", json!({ "id": project, "name": "Other" })),
        ("programme_add", json!({ "id": programme, "name": "Other" })),
        (
            "tie_add",
            json!({ "id": tie, "kind": "influences", "from": beti, "to": ann }),
        ),
        (
            "membership_add",
            json!({ "id": member, "group": crews, "member": beti }),
        ),
    ] {
        let failure = house.refused(op, request);
        assert_eq!(failure.code, Code::Invalid, "{op}: {failure}");
        assert_eq!(failure.fields.unwrap()[0].field, "id", "{op}");
    }
}

#[test]
fn a_group_with_members_or_scores_stays_a_group() {
    let house = House::new();
    let (ann, crews) = (
        house.person("Ann"),
        house.ok("stakeholder_add", json!({ "name": "Crews", "kind": "group" }))["id"].clone(),
    );
    house.ok("membership_add", json!({ "group": crews, "member": ann }));
    let change = json!({ "id": crews, "changes": { "kind": "person" } });
    let failure = house.refused("stakeholder_edit", change.clone());
    assert_eq!(failure.fields.unwrap()[0].field, "changes.kind");
    house.ok("undo", json!({}));
    house.ok("stakeholder_edit", change);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn a_list_of_operations_can_delete_by_the_words_of_what_it_has_just_added() {
    let house = House::new();
    let calls = serde_json::from_value(json!([
        { "op": "stakeholder_add", "request": { "name": "Ann Smith" } },
        { "op": "stakeholders_delete", "request": { "selection": { "matching": { "filter": { "text": "smith" } } } } },
    ]))
    .unwrap();
    let applied = house
        .session
        .apply(&crate::house::on(crate::house::TODAY), calls)
        .unwrap();
    assert_eq!(applied.results[1]["stakeholders"], 1);
}
