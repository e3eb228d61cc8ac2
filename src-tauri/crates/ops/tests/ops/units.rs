//! The organisation tree: moved, deleted and counted.

use ops::Code;
use serde_json::json;

use crate::house::House;
use crate::people::peopled;

#[test]
fn units_move_but_never_below_themselves_and_give_what_they_hold_to_their_parent() {
    let (house, finance, audit) = peopled();
    assert_eq!(
        house
            .refused("unit_edit", json!({ "id": finance, "parent": audit }))
            .code,
        Code::Invalid
    );
    assert_eq!(
        house.refused("unit_add", json!({ "name": "finance" })).code,
        Code::Invalid
    );
    house.ok("unit_delete", json!({ "id": finance }));
    let tree = house.ok("units_tree", json!({}));
    assert_eq!(tree["total"], 1);
    assert_eq!(tree["items"][0]["name"], "Audit");
    assert_eq!(tree["items"][0]["depth"], 0);
    assert_eq!(house.ok("people_list", json!({}))["total"], 5);
}

#[test]
fn a_unit_is_not_deleted_where_one_below_it_would_meet_its_name() {
    let house = House::new();
    let finance = house.ok("unit_add", json!({ "name": "Finance" }))["id"].clone();
    house.ok("unit_add", json!({ "name": "Audit", "parent": finance }));
    let audit = house.ok("unit_add", json!({ "name": "audit" }))["id"].clone();
    assert_eq!(
        house.refused("unit_delete", json!({ "id": finance })).code,
        Code::Conflict
    );
    house.ok("unit_edit", json!({ "id": audit, "name": "Inspection" }));
    house.ok("unit_delete", json!({ "id": finance }));
}

#[test]
fn units_that_hang_below_themselves_end_no_profile() {
    let house = House::new();
    let a = house.ok("unit_add", json!({ "name": "A" }))["id"].clone();
    let b = house.ok("unit_add", json!({ "name": "B" }))["id"].clone();
    let ann = house.ok("stakeholder_add", json!({ "name": "Ann", "unit": a }))["id"].clone();
    house.ok("unit_edit", json!({ "id": b, "parent": a }));
    // No operation does this; another program that writes into the file may.
    store::rusqlite::Connection::open(house.session.path())
        .unwrap()
        .execute(
            "UPDATE unit SET parent_id = (SELECT id FROM unit WHERE name = 'B') WHERE name = 'A'",
            (),
        )
        .unwrap();
    assert_eq!(house.ok("check", json!({}))["ok"], false);
    assert_eq!(
        house.ok("person_profile", json!({ "id": ann }))["person"]["name"],
        "Ann"
    );
}

#[test]
fn the_tree_counts_people_and_sums_headcount() {
    let house = House::new();
    let finance = house.ok("unit_add", json!({ "name": "Finance" }))["id"].clone();
    let audit = house.ok("unit_add", json!({ "name": "Audit", "parent": finance }))["id"].clone();
    house.ok("stakeholder_add", json!({ "name": "Ann", "unit": audit }));
    for (unit, headcount) in [(&finance, 10.5), (&audit, 4.0)] {
        house.ok(
            "stakeholder_add",
            json!({ "name": "Team", "kind": "group", "unit": unit, "headcount": headcount }),
        );
    }
    house.group("Elsewhere", 100.0);
    let tree = house.ok("units_tree", json!({}));
    let row = |at: usize| {
        let row = &tree["items"][at];
        (
            row["stakeholders"].clone(),
            row["stakeholders_below"].clone(),
            row["headcount_below"].clone(),
        )
    };
    assert_eq!(row(0), (json!(1), json!(3), json!(14.5)));
    assert_eq!(row(1), (json!(2), json!(2), json!(4.0)));
}
