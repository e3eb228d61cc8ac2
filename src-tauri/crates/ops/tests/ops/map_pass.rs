//! A whole group assessed in one pass: one change, one undo, all or nothing.

use ops::Code;
use serde_json::{Value, json};

use crate::house::House;

fn three() -> (House, Vec<Value>, Value) {
    let house = House::new();
    let people = ["Ann", "Beti", "Cai"].map(|name| house.person(name)).to_vec();
    let project = house.project("Meters");
    (house, people, project)
}

fn entries(people: &[Value], power: i64) -> Vec<Value> {
    people
        .iter()
        .map(|id| json!({ "stakeholder": id, "values": [{ "axis": "power", "value": power }, { "axis": "interest", "value": 2 }] }))
        .collect()
}

fn recorded(house: &House, project: &Value) -> Value {
    house.ok("assessments_list", json!({ "project": project }))["total"].clone()
}

#[test]
fn a_pass_is_one_change_and_one_undo_takes_it_back() {
    let (house, people, project) = three();
    let done = house.ok(
        "assess_many",
        json!({ "project": project, "entries": entries(&people, 4) }),
    );
    assert_eq!(done, json!({ "stakeholders": 3, "recorded": 6 }));
    let undo = house.ok("undo_state", json!({}))["undo"].clone();
    assert_eq!(undo["label"], "Assessed 3 stakeholders in Meters");
    house.ok("undo", json!({}));
    assert_eq!(recorded(&house, &project), 0);
    let map = house.ok("map_view", json!({ "project": project }));
    assert_eq!(map["marks"], json!([]), "nor were they in the project before");
}

#[test]
fn what_says_nothing_new_is_not_written() {
    let (house, people, project) = three();
    house.ok(
        "assess_many",
        json!({ "project": project, "entries": entries(&people, 4) }),
    );
    let seq = house.ok("undo_state", json!({}))["undo"]["seq"].clone();
    let again = json!({ "project": project, "entries": entries(&people, 4) });
    assert_eq!(house.ok("assess_many", again)["recorded"], 0);
    assert_eq!(house.ok("undo_state", json!({}))["undo"]["seq"], seq);
    let mut other = entries(&people, 4);
    other[1]["values"][0]["value"] = json!(5);
    let done = house.ok("assess_many", json!({ "project": project, "entries": other }));
    assert_eq!(done, json!({ "stakeholders": 1, "recorded": 1 }));
    let undo = house.ok("undo_state", json!({}))["undo"].clone();
    assert_eq!(undo["label"], "Assessed 1 stakeholder in Meters");
}

#[test]
fn somebody_else_may_judge_of_an_earlier_date() {
    let (house, people, project) = three();
    house.ok(
        "assess_many",
        json!({ "project": project, "entries": entries(&people, 4), "assessor": "Mair", "on_date": "2026-01-10" }),
    );
    let all = house.ok("assessments_list", json!({ "project": project }));
    for row in all["items"].as_array().unwrap() {
        assert_eq!(
            (&row["assessor"], &row["on_date"]),
            (&json!("Mair"), &json!("2026-01-10"))
        );
    }
    assert_eq!(all["total"], 6);
}

#[test]
fn one_fault_leaves_everything_unwritten_and_names_its_place() {
    let (house, people, project) = three();
    let good = entries(&people, 4);
    let with = |index: usize, entry: Value| {
        let mut entries = good.clone();
        entries[index] = entry;
        json!({ "project": project, "entries": entries })
    };
    let values =
        |axis: &str, value: i64| json!([{ "axis": "power", "value": 1 }, { "axis": axis, "value": value }]);
    let cases = [
        (
            with(
                2,
                json!({ "stakeholder": people[2], "values": values("interest", 6) }),
            ),
            "entries[2].values[1].value",
        ),
        (
            with(
                1,
                json!({ "stakeholder": people[1], "values": values("power", 2) }),
            ),
            "entries[1].values[1].axis",
        ),
        (
            with(
                1,
                json!({ "stakeholder": people[1], "values": values("attitude", 2) }),
            ),
            "entries[1].basis",
        ),
        (
            with(1, json!({ "stakeholder": people[1], "values": [] })),
            "entries[1].values",
        ),
        (with(2, good[0].clone()), "entries[2].stakeholder"),
        (
            with(
                2,
                json!({ "stakeholder": project, "values": values("interest", 1) }),
            ),
            "entries[2].stakeholder",
        ),
        (json!({ "project": people[0], "entries": good }), "project"),
        (json!({ "project": project, "entries": [] }), "entries"),
        (
            json!({ "project": project, "entries": vec![good[0].clone(); 5_001] }),
            "entries",
        ),
        (
            json!({ "project": project, "entries": good, "on_date": "2999-01-01" }),
            "on_date",
        ),
        (
            json!({ "project": project, "entries": good, "assessor": " " }),
            "assessor",
        ),
    ];
    for (request, field) in cases {
        let failure = house.refused("assess_many", request);
        assert_eq!(failure.code, Code::Invalid, "{failure}");
        assert_eq!(failure.fields.unwrap()[0].field, field);
        assert_eq!(recorded(&house, &project), 0, "{field}");
    }
}

#[test]
fn an_attitude_is_written_with_what_it_rests_on() {
    let (house, people, project) = three();
    house.ok(
        "assess_many",
        json!({ "project": project, "entries": [{ "stakeholder": people[0], "basis": "observed", "note": "In the hall",
            "values": [{ "axis": "attitude", "value": -2 }] }] }),
    );
    let row = house.ok("assessments_list", json!({ "project": project }))["items"][0].clone();
    assert_eq!(
        (&row["value"], &row["basis"], &row["note"]),
        (&json!(-2), &json!("observed"), &json!("In the hall"))
    );
}
