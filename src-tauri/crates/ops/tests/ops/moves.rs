//! Who moved between two dates: before, after and what moved them, and the same as two maps beside each other.

use std::collections::BTreeMap;

use ops::Code;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::house::House;

fn assess(house: &House, who: &Value, project: &Value, (date, by): (&str, &str), power: i64, note: &str) {
    house.ok(
        "assess",
        json!({ "stakeholder": who, "project": project, "on_date": date, "assessor": by, "note": note, "basis": "observed",
            "values": [{ "axis": "power", "value": power }, { "axis": "interest", "value": 4 }] }),
    );
}

fn names(moves: &Value) -> Vec<(&str, &str)> {
    let movers = moves["movers"].as_array().unwrap();
    movers
        .iter()
        .map(|mover| {
            (
                mover["name"].as_str().unwrap(),
                mover["movement"].as_str().unwrap(),
            )
        })
        .collect()
}

#[test]
fn the_largest_movement_comes_first_with_what_was_said_that_moved_them() {
    let house = House::new();
    let project = house.project("Meters");
    let [ann, bo, cai, dai, eve] = ["Ann", "Bo", "Cai", "Dai", "Eve"].map(|name| house.person(name));
    for (who, power) in [(&ann, 3), (&bo, 1), (&cai, 2), (&eve, 5)] {
        assess(&house, who, &project, ("2026-01-05", "Mair"), power, "");
    }
    assess(&house, &ann, &project, ("2026-02-01", "Mair"), 4, "Leads now");
    assess(&house, &bo, &project, ("2026-02-03", "Mair"), 4, "");
    // The same again moves nobody, and is no reason.
    assess(&house, &cai, &project, ("2026-02-04", "Mair"), 2, "Still");
    assess(&house, &dai, &project, ("2026-02-05", "Owen"), 5, "New");
    house.ok(
        "stakeholder_edit",
        json!({ "id": eve, "changes": { "archived_on": "2026-03-09" } }),
    );
    let moves = house.ok("map_moves", json!({ "project": project, "since": "2026-01-31" }));
    assert_eq!(
        names(&moves),
        [
            ("Bo", "moved"),
            ("Ann", "moved"),
            ("Dai", "placed"),
            ("Eve", "gone")
        ]
    );
    assert_eq!(
        moves["dates"],
        json!([
            "2026-01-05",
            "2026-02-01",
            "2026-02-03",
            "2026-02-04",
            "2026-02-05"
        ])
    );
    let ann = &moves["movers"][1];
    assert_eq!(
        ann["axes"],
        json!([{ "axis": "power", "before": 3.0, "after": 4.0, "difference": 1.0 }])
    );
    assert_eq!(
        (&ann["quadrant_before"], &ann["quadrant_after"], &ann["size"]),
        (&json!("keep_informed"), &json!("manage_closely"), &json!(1.0))
    );
    assert_eq!(
        ann["why"],
        json!([{ "axis": "power", "value": 4, "earlier": 3, "assessor": "Mair", "on_date": "2026-02-01",
            "basis": "observed", "note": "Leads now" }])
    );
    let [placed, gone] = [&moves["movers"][2], &moves["movers"][3]];
    assert_eq!(
        placed["axes"][0],
        json!({ "axis": "power", "before": null, "after": 5.0, "difference": null })
    );
    assert_eq!(placed["why"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&gone["axes"][0]["after"], &gone["why"]),
        (&Value::Null, &json!([]))
    );
    // At the first of February Bo had not moved yet.
    let earlier = house.ok(
        "map_moves",
        json!({ "project": project, "since": "2026-01-31", "as_of": "2026-02-01" }),
    );
    assert_eq!(names(&earlier), [("Ann", "moved")]);
    assert_eq!(earlier["dates"], moves["dates"]);
}

#[test]
fn a_comparison_looks_back() {
    let house = House::new();
    let project = house.project("Meters");
    for (since, as_of) in [("2026-02-01", "2026-02-01"), ("2026-02-02", "2026-02-01")] {
        let refused = house.refused(
            "map_moves",
            json!({ "project": project, "since": since, "as_of": as_of }),
        );
        assert_eq!(refused.code, Code::Invalid);
        assert_eq!(
            refused.message,
            "since: is not before 2026-02-01; choose an earlier date to compare with."
        );
    }
}

const AXES: [(&str, i64, i64); 7] = [
    ("power", 1, 5),
    ("interest", 1, 5),
    ("attitude", -2, 2),
    ("current_engagement", 0, 4),
    ("desired_engagement", 2, 4),
    ("legitimacy", 0, 1),
    ("urgency", 0, 1),
];

/// The medians of everybody on a map, by id and axis; those with none left out.
fn medians(map: &Value) -> BTreeMap<(String, &'static str), f64> {
    let mut found = BTreeMap::new();
    for mark in map["marks"].as_array().unwrap() {
        for (axis, _, _) in AXES {
            let key = match axis {
                "current_engagement" => "current_placed",
                "desired_engagement" => "desired_placed",
                axis => axis,
            };
            if let Some(median) = mark["standing"][key]["median"].as_f64() {
                found.insert((mark["id"].as_str().unwrap().to_owned(), axis), median);
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn movers_are_those_whose_medians_differ_between_two_maps(
        said in prop::collection::vec((0..4_usize, 0..7_usize, 0..5_i64, 1..9_u32, 0..3_usize), 1..24),
        since in 1..8_u32,
        after in 1..4_u32,
    ) {
        let house = House::new();
        let project = house.project("Meters");
        let people = ["Ann", "Bo", "Cai", "Dai"].map(|name| house.person(name));
        for (who, axis, value, day, by) in said {
            let (axis, low, high) = AXES[axis];
            let by = ["Mair", "Owen", "Sioned"][by];
            house.ok("assess", json!({ "stakeholder": &people[who], "project": project, "basis": "stated",
                "on_date": format!("2026-01-0{day}"), "assessor": by,
                "values": [{ "axis": axis, "value": low + value % (high - low + 1) }] }));
        }
        let (since, as_of) = (format!("2026-01-0{since}"), format!("2026-01-{:02}", since + after));
        let axes: Vec<&str> = AXES.iter().map(|(axis, _, _)| *axis).collect();
        let map = |date: &str| house.ok("map_view", json!({ "project": project, "as_of": date, "axes": axes }));
        let (before, now) = (medians(&map(&since)), medians(&map(&as_of)));
        let moves = house.ok("map_moves", json!({ "project": project, "since": since, "as_of": as_of, "axes": axes }));
        let mut told = BTreeMap::new();
        let mut last = (0, f64::INFINITY);
        for mover in moves["movers"].as_array().unwrap() {
            let rank = ["moved", "placed", "gone"].iter().position(|each| *each == mover["movement"]).unwrap();
            let size = mover["size"].as_f64().unwrap();
            prop_assert!(rank > last.0 || (rank == last.0 && size <= last.1), "{moves}");
            last = (rank, size);
            for moved in mover["axes"].as_array().unwrap() {
                let axis = axes.iter().find(|axis| **axis == moved["axis"]).unwrap();
                // Whatever differs was said by somebody in between.
                prop_assert!(mover["why"].as_array().unwrap().iter().any(|reason| reason["axis"] == *axis), "{mover}");
                told.insert((mover["id"].as_str().unwrap().to_owned(), *axis), (moved["before"].as_f64(), moved["after"].as_f64()));
            }
            for reason in mover["why"].as_array().unwrap() {
                let on = reason["on_date"].as_str().unwrap();
                prop_assert!(on > since.as_str() && on <= as_of.as_str() && reason["value"] != reason["earlier"]);
            }
        }
        let mut expected = BTreeMap::new();
        for key in before.keys().chain(now.keys()) {
            let pair = (before.get(key).copied(), now.get(key).copied());
            if pair.0 != pair.1 {
                expected.insert(key.clone(), pair);
            }
        }
        prop_assert_eq!(told, expected);
    }
}
