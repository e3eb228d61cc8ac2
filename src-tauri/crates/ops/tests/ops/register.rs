//! Who looks after whom, how current that is, posts with their dates, and who is archived.

use serde_json::{Value, json};

use crate::house::{House, TODAY};

fn names(page: &Value) -> Vec<&str> {
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect()
}

fn list(house: &House, filter: Value) -> Value {
    house.ok("people_list", json!({ "filter": filter }))
}

fn change(house: &House, id: &Value, changes: Value) {
    house.ok("stakeholder_edit", json!({ "id": id, "changes": changes }));
}

#[test]
fn a_stakeholder_has_an_owner_and_a_day_it_was_verified() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Ek"));
    change(
        &house,
        &ann,
        json!({ "owner": " Rhian Pryce ", "verified_on": "2026-03-01", "verify_days": 30 }),
    );
    let person = house.ok("person_profile", json!({ "id": ann }))["person"].clone();
    assert_eq!(
        (&person["owner"], &person["verified_on"], &person["verify_days"]),
        (&json!("Rhian Pryce"), &json!("2026-03-01"), &json!(30))
    );
    change(&house, &ben, json!({ "owner": "Åsa Berg" }));
    for (sort, descending, order) in [
        ("owner", false, ["Ben Ek", "Ann Smith"]),
        ("owner", true, ["Ann Smith", "Ben Ek"]),
        ("verified_on", false, ["Ben Ek", "Ann Smith"]),
        ("verified_on", true, ["Ann Smith", "Ben Ek"]),
    ] {
        let page = house.ok("people_list", json!({ "sort": sort, "descending": descending }));
        assert_eq!(names(&page), order, "{sort} {descending}");
    }
    change(
        &house,
        &ann,
        json!({ "owner": "", "verified_on": null, "verify_days": null }),
    );
    let person = house.ok("person_profile", json!({ "id": ann }))["person"].clone();
    assert_eq!(
        (&person["owner"], &person["verified_on"], &person["verify_days"]),
        (&json!(""), &Value::Null, &Value::Null)
    );
    for (changes, field) in [
        (json!({ "verified_on": "2027-01-01" }), "verified_on"),
        (json!({ "archived_on": "2027-01-01" }), "archived_on"),
        (json!({ "verify_days": 0 }), "verify_days"),
        (json!({ "verify_days": 4000 }), "verify_days"),
    ] {
        let refused = house.refused("stakeholder_edit", json!({ "id": ann, "changes": changes }));
        assert_eq!(refused.fields.unwrap()[0].field, field);
    }
}

#[test]
fn who_is_archived_is_found_only_when_asked_for_and_on_days_before() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Smith"));
    let project = house.project("Meters");
    for who in [&ann, &ben] {
        house.ok("place", json!({ "stakeholder": who, "project": project, "power": 4, "interest": 4, "on_date": "2026-01-05" }));
    }
    change(&house, &ben, json!({ "archived_on": TODAY }));
    let filters = [
        json!({}),
        json!({ "text": "smith" }),
        json!({ "project": project }),
    ];
    for filter in filters {
        let with = |more: Value| {
            let mut filter = filter.clone();
            filter
                .as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            list(&house, filter)
        };
        for (more, expected) in [
            (json!({}), vec!["Ann Smith"]),
            (json!({ "archived": "only" }), vec!["Ben Smith"]),
            (json!({ "archived": "with" }), vec!["Ann Smith", "Ben Smith"]),
        ] {
            let page = with(more.clone());
            let mut found = names(&page);
            found.sort_unstable();
            assert_eq!(found, expected, "{filter} {more}");
            assert_eq!(page["total"], expected.len(), "{filter} {more}");
        }
    }
    let marks = |as_of: &str| {
        let map = house.ok("map_view", json!({ "project": project, "as_of": as_of }));
        map["marks"].as_array().unwrap().len()
    };
    assert_eq!((marks(TODAY), marks("2026-03-08")), (1, 2));
    change(&house, &ben, json!({ "archived_on": null }));
    assert_eq!(
        (list(&house, json!({}))["total"].as_u64(), marks(TODAY)),
        (Some(2), 2)
    );
}

#[test]
fn posts_are_held_between_dates_and_go_with_their_holder() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let unit = house.ok("unit_add", json!({ "name": "Finance" }))["id"].clone();
    let post = house.ok(
        "role_held_add",
        json!({ "stakeholder": ann, "title": "Deputy chair", "unit": unit, "from_on": "2025-01-01", "until_on": "2025-12-31" }),
    )["id"]
        .clone();
    house.ok(
        "role_held_add",
        json!({ "stakeholder": ann, "title": "Union delegate" }),
    );
    let roles =
        |as_of: &str| house.ok("person_profile", json!({ "id": ann, "as_of": as_of }))["roles"].clone();
    assert_eq!(
        roles(TODAY),
        json!([
            { "id": roles(TODAY)[0]["id"], "title": "Union delegate", "unit_id": null, "unit": null, "from_on": null, "until_on": null },
            { "id": post, "title": "Deputy chair", "unit_id": unit, "unit": "Finance", "from_on": "2025-01-01", "until_on": "2025-12-31" },
        ])
    );
    assert_eq!(roles("2024-12-31").as_array().unwrap().len(), 1, "not held yet");
    house.ok("unit_delete", json!({ "id": unit }));
    assert_eq!(roles(TODAY)[1]["unit"], Value::Null);
    house.ok(
        "role_held_edit",
        json!({ "id": post, "title": "Chair", "until_on": null }),
    );
    assert_eq!(
        (&roles(TODAY)[1]["title"], &roles(TODAY)[1]["until_on"]),
        (&json!("Chair"), &Value::Null)
    );
    let refused = house.refused("role_held_edit", json!({ "id": post, "until_on": "2024-01-01" }));
    assert_eq!(refused.fields.unwrap()[0].field, "until_on");
    house.ok("role_held_delete", json!({ "id": post }));
    assert_eq!(roles(TODAY).as_array().unwrap().len(), 1);
    house.ok("stakeholders_delete", json!({ "selection": { "ids": [ann] } }));
    assert_eq!(house.ok("check", json!({}))["findings"], json!([]));
    house.ok("undo", json!({}));
    assert_eq!(roles(TODAY).as_array().unwrap().len(), 1);
}
