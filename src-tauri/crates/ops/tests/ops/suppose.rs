//! What if: the map as it would be is the map as it is once the same is said.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::house::House;

const AXES: [(&str, i64, i64); 7] = [
    ("power", 1, 5),
    ("interest", 1, 5),
    ("attitude", -2, 2),
    ("current_engagement", 0, 4),
    ("desired_engagement", 2, 4),
    ("legitimacy", 0, 1),
    ("urgency", 0, 1),
];

fn assess(house: &House, who: &Value, project: &Value, by: &str, values: &[(&str, i64)]) {
    let values: Vec<Value> = values
        .iter()
        .map(|(axis, value)| json!({ "axis": axis, "value": value }))
        .collect();
    house.ok(
        "assess",
        json!({ "stakeholder": who, "project": project, "assessor": by, "on_date": "2026-01-05", "basis": "stated", "values": values }),
    );
}

#[test]
fn a_supposed_rating_and_a_leaving_change_the_totals_and_nothing_else() {
    let house = House::new();
    let project = house.project("Meters");
    let [ann, bo, cai] = ["Ann", "Bo", "Cai"].map(|name| house.person(name));
    let author = "Rhian Pryce";
    for (who, power, current) in [(&ann, 5, 1), (&bo, 2, 2), (&cai, 4, 0)] {
        let values = [
            ("power", power),
            ("interest", 5),
            ("current_engagement", current),
            ("desired_engagement", 3),
        ];
        assess(&house, who, &project, author, &values);
    }
    let before = house.ok("map_view", json!({ "project": project }));
    let file = house.dump();
    let supposed = house.ok(
        "map_suppose",
        json!({ "project": project, "without": [cai],
            "said": [{ "stakeholder": bo, "values": [{ "axis": "power", "value": 5 }] },
                     { "stakeholder": ann, "values": [{ "axis": "current_engagement", "value": 3 }] }] }),
    );
    // R4: Ann 2 × 5, Bo 1 × 2 and Cai 3 × 4 before; Bo 1 × 5 after.
    assert_eq!(
        supposed["before"],
        json!({ "stakeholders": 3, "manage_closely": 2, "keep_satisfied": 0, "keep_informed": 1, "monitor": 0,
            "disputed": 0, "to_raise": 3, "steps": 6, "priority": 24.0 })
    );
    assert_eq!(
        supposed["after"],
        json!({ "stakeholders": 2, "manage_closely": 2, "keep_satisfied": 0, "keep_informed": 0, "monitor": 0,
            "disputed": 0, "to_raise": 1, "steps": 1, "priority": 5.0 })
    );
    let changed = supposed["changed"].as_array().unwrap();
    let names: Vec<(&str, bool)> = changed
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["leaves"].as_bool().unwrap()))
        .collect();
    assert_eq!(names, [("Bo", false), ("Ann", false), ("Cai", true)]);
    assert_eq!(
        (
            &changed[0]["quadrant_before"],
            &changed[0]["quadrant_after"],
            &changed[0]["priority_after"]
        ),
        (&json!("keep_informed"), &json!("manage_closely"), &json!(5.0))
    );
    assert_eq!(
        (&changed[1]["gap_before"], &changed[1]["gap_after"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(
        (
            &changed[2]["axes"],
            &changed[2]["quadrant_after"],
            &changed[2]["priority_before"]
        ),
        (&json!([]), &Value::Null, &json!(12.0))
    );
    assert_eq!(supposed["map"]["marks"].as_array().unwrap().len(), 2);
    assert_eq!(house.ok("map_view", json!({ "project": project })), before);
    assert_eq!(house.dump(), file);
}

#[test]
fn what_cannot_be_supposed_is_refused_by_its_place() {
    let house = House::new();
    let project = house.project("Meters");
    let (ann, elsewhere) = (house.person("Ann"), house.person("Bo"));
    assess(&house, &ann, &project, "Mair", &[("power", 3)]);
    let of = |who: &Value, values: Value| json!({ "project": project, "said": [{ "stakeholder": who, "values": values }] });
    for (request, field) in [
        (
            of(&ann, json!([{ "axis": "power", "value": 6 }])),
            "said[0].values[0].value",
        ),
        (
            of(
                &ann,
                json!([{ "axis": "power", "value": 2 }, { "axis": "power", "value": 3 }]),
            ),
            "said[0].values[1].axis",
        ),
        (
            of(&elsewhere, json!([{ "axis": "power", "value": 2 }])),
            "said[0].stakeholder",
        ),
        (
            json!({ "project": project, "without": [elsewhere] }),
            "without[0]",
        ),
        (
            json!({ "project": project, "said": [{ "stakeholder": ann, "values": [] }, { "stakeholder": ann, "values": [] }] }),
            "said[1].stakeholder",
        ),
    ] {
        let refused = house.refused("map_suppose", request);
        assert_eq!(refused.fields.unwrap()[0].field, field);
    }
}

/// A standing without what only the keeping says: on what it rests.
fn bare(mut view: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("basis");
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut view);
    view
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn once_kept_the_map_is_as_it_was_supposed(
        said in prop::collection::vec((0..4_usize, 0..7_usize, 0..5_i64, 0..3_usize), 1..24),
        supposed in prop::collection::btree_map((0..4_usize, 0..7_usize), 0..5_i64, 1..8),
    ) {
        let house = House::new();
        let project = house.project("Meters");
        let people = ["Ann", "Bo", "Cai", "Dai"].map(|name| house.person(name));
        house.ok("stake_add", json!({ "project": project, "stakeholders": people }));
        let on = |axis: usize, value: i64| (AXES[axis].0, AXES[axis].1 + value % (AXES[axis].2 - AXES[axis].1 + 1));
        for (who, axis, value, by) in said {
            assess(&house, &people[who], &project, ["Mair", "Owen", "Rhian Pryce"][by], &[on(axis, value)]);
        }
        let mut entries: Vec<Value> = Vec::new();
        for (at, who) in people.iter().enumerate() {
            let values: Vec<Value> = supposed.iter().filter(|((of, _), _)| *of == at).map(|((_, axis), value)| {
                let (axis, value) = on(*axis, *value);
                json!({ "axis": axis, "value": value })
            }).collect();
            if !values.is_empty() {
                entries.push(json!({ "stakeholder": who, "values": values }));
            }
        }
        let axes: Vec<&str> = AXES.iter().map(|(axis, _, _)| *axis).collect();
        let answer = house.ok("map_suppose", json!({ "project": project, "axes": axes, "said": entries }));
        for entry in &mut entries {
            entry["basis"] = json!("stated");
        }
        house.ok("assess_many", json!({ "project": project, "entries": entries }));
        let kept = house.ok("map_view", json!({ "project": project, "axes": axes }));
        prop_assert_eq!(bare(kept), bare(answer["map"].clone()));
    }
}
