//! Saved views.

use serde_json::{Value, json};

use crate::house::House;

fn names(house: &House, kind: &str) -> Vec<String> {
    let page = house.ok("saved_views_list", json!({ "kind": kind }));
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|view| view["name"].as_str().unwrap().to_owned())
        .collect()
}

fn save(house: &House, kind: &str, name: &str) -> Value {
    let request = json!({ "kind": kind, "name": name, "body": { "sort": name } });
    house.ok("saved_view_save", request)["id"].clone()
}

#[test]
fn a_view_is_kept_under_a_name_renamed_replaced_and_deleted_and_each_can_be_undone() {
    let house = House::new();
    let key = save(&house, "people", "Key people");
    save(&house, "people", "All");
    save(&house, "map", "Key people");
    assert_eq!(names(&house, "people"), ["All", "Key people"]);
    let taken = json!({ "kind": "people", "name": "ALL", "body": 1 });
    assert_eq!(
        house.refused("saved_view_save", taken).fields.unwrap()[0].field,
        "name"
    );
    let taken = json!({ "id": key, "name": "all" });
    assert!(
        house
            .refused("saved_view_rename", taken)
            .message
            .contains("already")
    );
    house.ok("saved_view_rename", json!({ "id": key, "name": "Board" }));
    assert_eq!(names(&house, "people"), ["All", "Board"]);
    let anew = json!({ "id": key, "kind": "people", "name": "Board", "body": [1] });
    assert_eq!(house.ok("saved_view_save", anew)["id"], key);
    let kept = house.ok("saved_views_list", json!({ "kind": "people" }));
    assert_eq!(
        (&kept["total"], &kept["items"][1]["body"]),
        (&json!(2), &json!([1]))
    );
    house.ok("saved_view_delete", json!({ "id": key }));
    assert_eq!(names(&house, "people"), ["All"]);
    house.ok("undo", json!({}));
    assert_eq!(names(&house, "people"), ["All", "Board"]);
    let large = json!({ "kind": "people", "name": "Large", "body": "x".repeat(200_001) });
    assert_eq!(
        house.refused("saved_view_save", large).fields.unwrap()[0].field,
        "body"
    );
    assert!(
        house
            .refused(
                "saved_view_delete",
                json!({ "id": "019b0000-0000-7000-8000-000000000009" })
            )
            .message
            .contains("view")
    );
}
