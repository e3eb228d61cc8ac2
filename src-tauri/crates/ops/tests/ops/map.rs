//! The map through the operations: R1 and R4 by their vectors, dated assessments, several assessors.

use ops::Code;
use serde_json::{Value, json};

use crate::house::House;

fn mark(house: &House, project: &Value, as_of: Option<&str>) -> Value {
    house.ok("map_view", json!({ "project": project, "as_of": as_of }))["marks"][0]["standing"].clone()
}

#[test]
fn r1_places_the_vectors_in_their_quadrants() {
    for (power, interest, quadrant, borderline) in [
        (5, 4, "manage_closely", false),
        (5, 2, "keep_satisfied", false),
        (3, 5, "keep_informed", true),
        (1, 1, "monitor", false),
    ] {
        let house = House::new();
        let (ann, project) = (house.person("Ann"), house.project("Meters"));
        house.ok(
            "place",
            json!({ "stakeholder": ann, "project": project, "power": power, "interest": interest }),
        );
        let standing = mark(&house, &project, None);
        assert_eq!(standing["quadrant"], quadrant);
        assert_eq!(standing["borderline"], borderline);
    }
}

#[test]
fn r1_the_median_of_the_assessors_stands_and_a_wide_spread_is_disputed() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    for (assessor, power) in [("Mair", 2), ("Owen", 4), ("Sioned", 5)] {
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "assessor": assessor,
                "values": [{ "axis": "power", "value": power }, { "axis": "interest", "value": 4 }] }),
        );
    }
    let standing = mark(&house, &project, None);
    assert_eq!(standing["power"]["median"], 4.0);
    assert_eq!(standing["power"]["lowest"], 2);
    assert_eq!(standing["power"]["highest"], 5);
    assert_eq!(standing["disputed"], true);
    assert_eq!(standing["power"]["voices"].as_array().unwrap().len(), 3);
    assert_eq!(standing["interest"]["disputed"], false);
}

#[test]
fn r4_the_vectors_give_gap_kind_and_priority() {
    for (current, desired, power, gap, kind, priority) in [
        (0, 3, 4, 3, json!("awareness"), 12.0),
        (4, 3, 4, -1, Value::Null, 0.0),
    ] {
        let house = House::new();
        let (ann, project) = (house.person("Ann"), house.project("Meters"));
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "values": [
                { "axis": "power", "value": power },
                { "axis": "current_engagement", "value": current },
                { "axis": "desired_engagement", "value": desired } ] }),
        );
        let standing = mark(&house, &project, None);
        assert_eq!(standing["gap"], gap);
        assert_eq!(standing["gap_kind"], kind);
        assert_eq!(standing["priority"], priority);
    }
}

#[test]
fn an_earlier_date_shows_where_somebody_stood_then() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    let place = |day: &str, power: i64| {
        house.ok(
            "place",
            json!({ "stakeholder": ann, "project": project, "power": power, "interest": 3, "on_date": day }),
        );
    };
    place("2026-01-10", 2);
    place("2026-02-10", 5);
    assert_eq!(mark(&house, &project, Some("2026-01-31"))["power"]["median"], 2.0);
    assert_eq!(mark(&house, &project, None)["power"]["median"], 5.0);
    assert_eq!(
        house.ok("assessments_list", json!({ "project": project }))["total"],
        4,
        "nothing is overwritten"
    );
}

#[test]
fn saying_the_same_again_on_the_same_day_changes_nothing() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    let request = json!({ "stakeholder": ann, "project": project, "power": 4, "interest": 3 });
    assert_eq!(house.ok("place", request.clone())["recorded"], 2);
    let seq = house.ok("undo_state", json!({}))["undo"]["seq"].clone();
    assert_eq!(house.ok("place", request)["recorded"], 0);
    assert_eq!(house.ok("undo_state", json!({}))["undo"]["seq"], seq);
}

#[test]
fn power_has_one_value_per_project() {
    let house = House::new();
    let (ann, meters, billing) = (
        house.person("Ann"),
        house.project("Meters"),
        house.project("Billing"),
    );
    house.ok(
        "place",
        json!({ "stakeholder": ann, "project": meters, "power": 5, "interest": 5 }),
    );
    house.ok(
        "place",
        json!({ "stakeholder": ann, "project": billing, "power": 1, "interest": 1 }),
    );
    assert_eq!(mark(&house, &meters, None)["quadrant"], "manage_closely");
    assert_eq!(mark(&house, &billing, None)["quadrant"], "monitor");
}

#[test]
fn a_value_off_its_scale_is_refused_with_the_scale() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    let failure = house.refused(
        "place",
        json!({ "stakeholder": ann, "project": project, "power": 6, "interest": 1 }),
    );
    assert_eq!(failure.fields.unwrap()[0].field, "power");
    let request = json!({ "stakeholder": ann, "project": project, "values": [{ "axis": "desired_engagement", "value": 1 }] });
    let failure = house.refused("assess", request);
    assert_eq!(failure.code, Code::Invalid);
    assert!(failure.message.contains("2 to 4"), "{failure}");
}

#[test]
fn the_register_sorts_by_standing_with_the_unassessed_last() {
    let house = House::new();
    let project = house.project("Meters");
    for (name, power) in [("Ann", Some(2)), ("Beti", None), ("Cai", Some(5))] {
        let id = house.person(name);
        match power {
            Some(power) => house.ok(
                "place",
                json!({ "stakeholder": id, "project": project, "power": power, "interest": 1 }),
            ),
            None => house.ok("stake_add", json!({ "project": project, "stakeholders": [id] })),
        };
    }
    for (descending, order) in [(false, ["Ann", "Cai", "Beti"]), (true, ["Cai", "Ann", "Beti"])] {
        let page = house.ok(
            "people_list",
            json!({ "filter": { "project": project }, "sort": "power", "descending": descending }),
        );
        let names: Vec<_> = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, order);
    }
}

#[test]
fn said_twice_in_one_list_the_later_word_counts() {
    // Chance would be right every other time.
    for _ in 0..6 {
        let house = House::new();
        let (ann, project) = (house.person("Ann"), house.project("Meters"));
        let place = |power: i64| json!({ "op": "place", "request": { "stakeholder": ann, "project": project, "power": power, "interest": 3 } });
        let calls = serde_json::from_value(json!([place(5), place(2)])).unwrap();
        house
            .session
            .apply(&crate::house::on(crate::house::TODAY), calls)
            .unwrap();
        assert_eq!(mark(&house, &project, None)["power"]["median"], 2.0);
    }
}

#[test]
fn whoever_is_assessed_of_an_earlier_date_is_on_the_map_of_that_date() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    house.ok("stake_add", json!({ "project": project, "stakeholders": [ann] }));
    house.ok(
        "place",
        json!({ "stakeholder": ann, "project": project, "power": 4, "interest": 3, "on_date": "2026-01-10" }),
    );
    assert_eq!(mark(&house, &project, Some("2026-01-31"))["power"]["median"], 4.0);
    let late =
        json!({ "project": project, "stakeholders": [house.person("Beti")], "added_on": "2026-12-01" });
    assert_eq!(house.refused("stake_add", late).code, Code::Invalid);
}

#[test]
fn a_standing_is_as_old_as_what_it_rests_on() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    house.ok(
        "place",
        json!({ "stakeholder": ann, "project": project, "power": 4, "interest": 3, "on_date": "2026-01-10" }),
    );
    house.ok(
        "assess",
        json!({ "stakeholder": ann, "project": project, "basis": "stated", "values": [{ "axis": "attitude", "value": 1 }] }),
    );
    assert_eq!(mark(&house, &project, None)["latest_on"], "2026-01-10");
}

#[test]
fn a_sponsor_taken_out_of_a_project_stays_out_when_it_is_edited() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    house.ok("project_edit", json!({ "id": project, "sponsor": ann }));
    house.ok(
        "stake_remove",
        json!({ "project": project, "stakeholders": [ann] }),
    );
    house.ok(
        "project_edit",
        json!({ "id": project, "summary": "Every meter read by itself" }),
    );
    assert_eq!(
        house.ok("map_view", json!({ "project": project }))["marks"],
        json!([])
    );
}

/// The standing of one stakeholder whom several assessors judged, with every axis told.
fn judged(said: &[(&str, &str, i64)]) -> Value {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    for (assessor, axis, value) in said {
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "assessor": assessor, "basis": "observed",
                "values": [{ "axis": axis, "value": value }] }),
        );
    }
    let axes = [
        "current_engagement",
        "desired_engagement",
        "attitude",
        "legitimacy",
        "urgency",
    ];
    house.ok("map_view", json!({ "project": project, "axes": axes }))["marks"][0]["standing"].clone()
}

#[test]
fn r3_power_and_urgency_without_legitimacy_are_dangerous_of_tier_2() {
    let standing = judged(&[
        ("Mair", "power", 4),
        ("Mair", "legitimacy", 0),
        ("Mair", "urgency", 1),
    ]);
    assert_eq!(standing["salience"], json!({ "class": "dangerous", "tier": 2 }));
    let none = judged(&[
        ("Mair", "power", 3),
        ("Mair", "legitimacy", 0),
        ("Mair", "urgency", 0),
    ]);
    assert_eq!(none["salience"], json!({ "class": "non_stakeholder", "tier": 0 }));
}

#[test]
fn r3_most_assessors_decide_and_even_is_no() {
    let standing = judged(&[
        ("Mair", "power", 5),
        ("Mair", "legitimacy", 1),
        ("Owen", "legitimacy", 1),
        ("Sioned", "legitimacy", 0),
        ("Mair", "urgency", 1),
        ("Owen", "urgency", 0),
    ]);
    assert_eq!(standing["legitimacy"]["median"], 1.0);
    assert_eq!(standing["urgency"]["median"], 0.0);
    assert_eq!(
        standing["urgency"]["highest"], 1,
        "that they differ is still seen"
    );
    assert_eq!(standing["salience"]["class"], "dominant");
}

#[test]
fn r3_what_is_not_assessed_is_not_no() {
    let standing = judged(&[("Mair", "power", 5), ("Mair", "urgency", 1)]);
    assert_eq!(standing["salience"], Value::Null);
}

#[test]
fn r5_power_5_interest_1_attitude_minus_1_is_a_time_bomb() {
    let standing = judged(&[
        ("Mair", "power", 5),
        ("Mair", "interest", 1),
        ("Mair", "attitude", -1),
    ]);
    assert_eq!(standing["cube"], "time_bomb");
    assert_eq!(standing["attitude"]["voices"][0]["basis"], "observed");
    let even = judged(&[
        ("Mair", "power", 5),
        ("Mair", "interest", 1),
        ("Mair", "attitude", 0),
    ]);
    assert_eq!(even["cube"], Value::Null);
    assert_eq!(even["attitude"]["median"], 0.0);
}

#[test]
fn r4_of_levels_the_lower_median_stands_and_is_what_the_spread_is_about() {
    let standing = judged(&[
        ("Mair", "current_engagement", 1),
        ("Owen", "current_engagement", 4),
        ("Mair", "desired_engagement", 3),
    ]);
    assert_eq!(standing["current"], "resistant");
    let current = &standing["current_placed"];
    assert_eq!(
        (&current["median"], &current["highest"], &current["disputed"]),
        (&json!(1.0), &json!(4), &json!(true))
    );
    assert_eq!(
        standing["disputed"], false,
        "disputed is said of power and interest"
    );
}

#[test]
fn a_map_tells_no_more_of_the_axes_than_it_is_asked() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    house.ok(
        "assess",
        json!({ "stakeholder": ann, "project": project, "basis": "stated", "values": [
            { "axis": "power", "value": 5 }, { "axis": "interest", "value": 5 }, { "axis": "attitude", "value": 2 },
            { "axis": "legitimacy", "value": 1 }, { "axis": "urgency", "value": 1 },
            { "axis": "current_engagement", "value": 2 } ] }),
    );
    let more = |axes: Value| {
        let map = house.ok("map_view", json!({ "project": project, "axes": axes }));
        let standing = map["marks"][0]["standing"].as_object().unwrap().clone();
        let told = [
            "attitude",
            "cube",
            "current_placed",
            "legitimacy",
            "salience",
            "urgency",
        ];
        told.into_iter()
            .filter(|key| standing.contains_key(*key))
            .collect::<Vec<_>>()
    };
    assert_eq!(more(json!([])), [""; 0]);
    assert_eq!(more(json!(["attitude"])), ["attitude", "cube"]);
    assert_eq!(more(json!(["urgency"])), ["salience", "urgency"]);
    assert_eq!(more(json!(["current_engagement"])), ["current_placed"]);
}
