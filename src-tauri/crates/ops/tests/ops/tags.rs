//! Tags on stakeholders.

use serde_json::{Value, json};

use crate::house::House;

fn tags(house: &House) -> Vec<(String, u64)> {
    house.ok("tags_list", json!({}))["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| {
            (
                tag["name"].as_str().unwrap().to_owned(),
                tag["stakeholders"].as_u64().unwrap(),
            )
        })
        .collect()
}

fn of(house: &House, person: &Value) -> Vec<String> {
    house.ok("person_profile", json!({ "id": person }))["tags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| tag["name"].as_str().unwrap().to_owned())
        .collect()
}

fn tag(house: &House, name: &str, who: &[&Value]) -> Value {
    house.ok("tag_add", json!({ "name": name, "stakeholders": who }))
}

#[test]
fn a_tag_is_put_on_several_at_once_and_counted() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Ek"));
    assert_eq!(tag(&house, " Early adopter", &[&ann])["tagged"], 1);
    assert_eq!(
        tag(&house, "early ADOPTER", &[&ann, &ben])["tagged"],
        1,
        "Ann carries it already"
    );
    tag(&house, "Board", &[&ben]);
    assert_eq!(
        tags(&house),
        [("Board".to_owned(), 1), ("Early adopter".to_owned(), 2)]
    );
    assert_eq!(of(&house, &ben), ["Board", "Early adopter"]);
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Tagged Ben Ek Board"
    );
    assert_eq!(house.ok("workspace_overview", json!({}))["counts"]["tags"], 2);
}

#[test]
fn a_tag_needs_a_name_and_somebody_to_carry_it() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    for (request, field) in [
        (json!({ "name": " ", "stakeholders": [ann] }), "name"),
        (json!({ "name": "Board", "stakeholders": [] }), "stakeholders"),
        (
            json!({ "name": "Board", "stakeholders": ["019b0000-0000-7000-8000-000000000001"] }),
            "stakeholders",
        ),
    ] {
        assert_eq!(house.refused("tag_add", request).fields.unwrap()[0].field, field);
    }
    assert!(tags(&house).is_empty(), "a refused tag leaves nothing");
}

#[test]
fn a_tag_that_nobody_carries_any_longer_is_gone() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Ek"));
    let id = tag(&house, "Board", &[&ann, &ben])["id"].clone();
    house.ok("tag_remove", json!({ "id": id, "stakeholders": [ann] }));
    assert_eq!(tags(&house), [("Board".to_owned(), 1)]);
    let before = house.dump();
    assert_eq!(
        house.ok("tag_remove", json!({ "id": id })),
        json!({ "untagged": 1 })
    );
    assert!(tags(&house).is_empty());
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
    house.ok("stakeholders_delete", json!({ "selection": { "ids": [ben] } }));
    assert!(tags(&house).is_empty());
}

#[test]
fn renaming_into_a_name_that_is_there_makes_one_of_two() {
    let house = House::new();
    let (ann, ben) = (house.person("Ann Smith"), house.person("Ben Ek"));
    let board = tag(&house, "Board", &[&ann, &ben])["id"].clone();
    let bord = tag(&house, "Bord", &[&ben])["id"].clone();
    let only = house.person("Cleo Roux");
    tag(&house, "Bord", &[&only]);
    let renamed = house.ok("tag_rename", json!({ "id": bord, "name": "board" }));
    assert_eq!(renamed, json!({ "id": board, "merged": true }));
    assert_eq!(tags(&house), [("Board".to_owned(), 3)]);
    let renamed = house.ok("tag_rename", json!({ "id": board, "name": "BOARD" }));
    assert_eq!(renamed, json!({ "id": board, "merged": false }));
    assert_eq!(tags(&house), [("BOARD".to_owned(), 3)]);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn whoever_carries_a_tag_is_found_by_it() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    house.person("Ben Ek");
    tag(&house, "Early adopter", &[&ann]);
    let found = house.ok("people_list", json!({ "filter": { "text": "adopt" } }));
    assert_eq!(
        (&found["total"], &found["items"][0]["name"]),
        (&json!(1), &json!("Ann Smith"))
    );
}
