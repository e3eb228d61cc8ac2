//! What conditions say where they cannot be, as text, and with columns, orders and groups.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Known, register};
use crate::house::{House, TODAY};

#[test]
fn a_condition_that_cannot_be_says_where_and_what_to_do() {
    let register = register();
    let gone = "019b0000-0000-7000-8000-000000000009";
    let test = |field: &str, how: &str, values: Value| json!({ "test": { "field": field, "how": how, "values": values } });
    for (condition, place, says) in [
        (
            test("colour", "is", json!(["red"])),
            "filter.where.test.field",
            "people_fields",
        ),
        (
            test("name", "at_least", json!(["a"])),
            "filter.where.test.how",
            "contains",
        ),
        (
            test("headcount", "at_least", json!(["many"])),
            "filter.where.test.values[0]",
            "not a number",
        ),
        (
            test("headcount", "between", json!(["1"])),
            "filter.where.test.values",
            "two values",
        ),
        (
            test("added_on", "before", json!(["9.3.2026"])),
            "filter.where.test.values[0]",
            "2026-03-09",
        ),
        (
            test("power", "at_least", json!(["4"])),
            "filter.where.test.field",
            "choose one first",
        ),
        (
            test("tags", "is", json!([gone])),
            "filter.where.test.values[0]",
            "gone",
        ),
        (
            test("unit", "is", json!([gone])),
            "filter.where.test.values[0]",
            "gone",
        ),
        (
            test(&format!("custom:{gone}"), "is", json!(["x"])),
            "filter.where.test.field",
            "gone",
        ),
    ] {
        let failure = register
            .house
            .refused("people_list", json!({ "filter": { "where": condition } }));
        let fault = &failure.fields.unwrap()[0];
        assert_eq!(fault.field, place, "{condition}");
        assert!(fault.message.contains(says), "{condition}: {}", fault.message);
        let within = json!({ "any": [{ "all": [] }, { "not": condition }] });
        let failure = register
            .house
            .refused("people_list", json!({ "filter": { "where": within } }));
        let deep = place.replacen("where.", "where.any[1].not.", 1);
        assert_eq!(failure.fields.unwrap()[0].field, deep);
    }
}

#[test]
fn columns_orders_and_groups_by_any_field() {
    let register = register();
    let house = &register.house;
    let custom = |kind: &str| format!("custom:{}", register.customs[kind]);
    let columns = json!(["tags", "stale", custom("number"), custom("yes_no"), "owner"]);
    let query = json!({ "columns": columns, "sort": { "field": custom("number") }, "descending": true });
    let rows = house.ok("people_list", query)["items"].clone();
    let numbers: Vec<Option<f64>> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["more"][custom("number")].as_f64())
        .collect();
    assert_eq!(
        numbers[..5],
        [Some(10.5), Some(4.5), Some(-2.5), Some(-8.5), None]
    );
    for group in ["kind", "owner", "tags", &custom("choice"), &custom("yes_no")] {
        let query = json!({ "group": group, "columns": [group] });
        let groups = house.ok("people_groups", query.clone())["items"].clone();
        let rows = house.ok("people_list", query)["items"]
            .as_array()
            .unwrap()
            .clone();
        let mut position = 0;
        for each in groups.as_array().unwrap() {
            assert_eq!(each["position"], position, "{group}");
            let count = each["count"].as_u64().unwrap();
            let of = &rows[position as usize..(position + count) as usize];
            let first = &of[0]["more"][group];
            assert!(
                of.iter().all(|row| row["more"][group] == *first),
                "{group}: {of:?}"
            );
            position += count;
        }
        assert_eq!(position, 24, "{group}");
    }
    let by_quadrant = json!({ "filter": { "project": register.project }, "group": "quadrant" });
    let everybody: Vec<&String> = register.people.iter().map(|(id, ..)| id).collect();
    house.ok(
        "stake_add",
        json!({ "project": register.project, "stakeholders": everybody }),
    );
    let groups = house.ok("people_groups", by_quadrant.clone())["items"].clone();
    assert_eq!(groups[0]["key"], "manage_closely");
    assert_eq!(groups.as_array().unwrap().last().unwrap()["key"], "");
    let rows = house.ok("people_list", by_quadrant)["items"].clone();
    assert_eq!(rows[0]["quadrant"], "manage_closely");
    let failure = house.refused("people_groups", json!({ "group": "name" }));
    assert_eq!(failure.fields.unwrap()[0].field, "group");
}

#[test]
fn a_text_is_read_as_the_condition_it_says() {
    let register = register();
    let house = &register.house;
    let read = |text: &str| house.call("people_condition_read", json!({ "text": text }));
    let find = |text: &str| {
        let condition = read(text).unwrap()["condition"].clone();
        let page = house.ok("people_list", json!({ "filter": { "where": condition } }));
        page["total"].as_u64().unwrap() as usize
    };
    let count = |is: &dyn Fn(&Known, &BTreeSet<String>) -> bool| {
        register
            .people
            .iter()
            .filter(|(_, known, tags)| is(known, tags))
            .count()
    };
    assert_eq!(find("tag = key"), count(&|_, tags| tags.contains("key")));
    assert_eq!(
        find("kind in (person, Group) and not (TAG is KEY or \"own choice\" = south)"),
        count(&|known, tags| {
            known["kind"] != "role"
                && !(tags.contains("key") || known.get("choice").is_some_and(|word| word == "South"))
        })
    );
    assert_eq!(
        find("headcount > 4.5 and headcount < 20.5"),
        count(&|known, _| {
            known
                .get("headcount")
                .is_some_and(|n| (5.0..20.0).contains(&n.parse::<f64>().unwrap()))
        })
    );
    assert_eq!(
        find("owner is empty"),
        count(&|known, _| !known.contains_key("owner"))
    );
    assert_eq!(find("name contains \"O'Neil\""), 8);
    for (text, says) in [
        ("name =", "at character 7, expected a value"),
        ("colour = red", "at character 1, expected the name of a field"),
        (
            "kind = tree",
            "expected one of Person, Role, Group, Organisation, not “tree”",
        ),
        ("(kind = role", "at character 13"),
        (
            "kind = role stale",
            "expected “and”, “or” or the end, not “stale”",
        ),
        ("added before tomorrow", "expected a date such as 2026-03-09"),
        ("tag = nobody", "the name of a tag, not “nobody”"),
        ("headcount contains 4", "what Headcount can be tested by"),
    ] {
        let failure = read(text).unwrap_err();
        assert!(failure.message.contains(says), "{text}: {}", failure.message);
    }
}

#[test]
fn a_condition_that_asks_for_the_archive_finds_it() {
    let house = House::new();
    let ann = house.person("Ann");
    house.person("Ben");
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "archived_on": TODAY } }),
    );
    let find = |values: &str| {
        let test = json!({ "test": { "field": "archived", "how": "is", "values": [values] } });
        house.ok("people_list", json!({ "filter": { "where": test } }))["items"][0]["name"].clone()
    };
    assert_eq!((find("yes"), find("no")), (json!("Ann"), json!("Ben")));
}
