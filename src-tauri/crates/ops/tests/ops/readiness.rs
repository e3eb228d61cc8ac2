//! Readiness through the operations: R8, R11 and R32 by their vectors.

use ops::Code;
use serde_json::{Value, json};

use crate::house::House;

const ELEMENTS: [&str; 5] = [
    "understanding_why",
    "willingness",
    "know_how",
    "practised_ability",
    "sustainment",
];

fn judge(house: &House, project: &Value, group: &Value, scores: &[(&str, f64)]) {
    let scores: Vec<Value> = scores
        .iter()
        .map(|(measure, score)| json!({ "measure": measure, "score": score }))
        .collect();
    house.ok("judge", json!({ "group": group, "project": project, "scores": scores, "reason": "Three visits to the depot" }));
}

fn group_of(house: &House, project: &Value) -> Value {
    house.ok("readiness_view", json!({ "project": project }))["groups"][0].clone()
}

#[test]
fn r8_the_first_barrier_is_the_first_low_element_not_the_lowest() {
    for (scores, barrier) in [
        (
            [4.0, 3.0, 2.0, 4.0, 5.0],
            json!({ "state": "barrier", "element": "willingness" }),
        ),
        (
            [3.0, 1.0, 5.0, 5.0, 5.0],
            json!({ "state": "barrier", "element": "understanding_why" }),
        ),
        ([4.0, 4.0, 4.0, 4.0, 4.0], json!({ "state": "clear" })),
    ] {
        let house = House::new();
        let (crews, project) = (house.group("Crews", 40.0), house.project("Meters"));
        let pairs: Vec<_> = ELEMENTS.into_iter().zip(scores).collect();
        judge(&house, &project, &crews, &pairs);
        assert_eq!(group_of(&house, &project)["first_barrier"], barrier);
    }
}

#[test]
fn r8_a_blank_before_any_low_score_is_undetermined() {
    let house = House::new();
    let (crews, project) = (house.group("Crews", 40.0), house.project("Meters"));
    judge(
        &house,
        &project,
        &crews,
        &[("understanding_why", 4.0), ("know_how", 2.0)],
    );
    assert_eq!(
        group_of(&house, &project)["first_barrier"],
        json!({ "state": "undetermined", "missing": "willingness" })
    );
}

#[test]
fn r32_components_come_from_scores_and_from_the_members_who_are_assessed() {
    let house = House::new();
    let (crews, project) = (house.group("Crews", 40.0), house.project("Meters"));
    // R11 rescaled by R16: 3.8 is 70 and 3.4 is 60.
    judge(
        &house,
        &project,
        &crews,
        &[("commitment", 3.8), ("efficacy", 3.4)],
    );
    // The alignment vector: powers 5, 3, 2 with gaps 1, 0, 3 give 72.5.
    for (name, power, current, desired) in [("Ann", 5, 2, 3), ("Beti", 3, 3, 3), ("Cai", 2, 0, 3)] {
        let id = house.person(name);
        house.ok("membership_add", json!({ "group": crews, "member": id }));
        house.ok(
            "assess",
            json!({ "stakeholder": id, "project": project, "values": [
                { "axis": "power", "value": power }, { "axis": "current_engagement", "value": current },
                { "axis": "desired_engagement", "value": desired } ] }),
        );
    }
    let group = group_of(&house, &project);
    let value = |component: &str| -> Option<f64> {
        let parts = group["index"]["components"].as_array().unwrap();
        parts.iter().find(|part| part["component"] == component).unwrap()["value"].as_f64()
    };
    assert_eq!(value("alignment"), Some(72.5));
    assert!((value("commitment").unwrap() - 70.0).abs() < 1e-9);
    assert!((value("efficacy").unwrap() - 60.0).abs() < 1e-9);
    assert_eq!(value("adoption"), None, "missing is never 0");
    assert_eq!(group["aligned"], 3);
    assert_eq!(group["index"]["completeness"], 60.0);
    assert_eq!(group["index"]["published"], true);
    assert!((group["index"]["value"].as_f64().unwrap() - 67.5).abs() < 1e-9);
}

#[test]
fn r32_without_commitment_and_efficacy_there_is_honestly_no_index() {
    let house = House::new();
    let (crews, project) = (house.group("Crews", 40.0), house.project("Meters"));
    let pairs: Vec<_> = ELEMENTS.into_iter().map(|element| (element, 4.0)).collect();
    judge(&house, &project, &crews, &pairs);
    let index = &group_of(&house, &project)["index"];
    assert_eq!(index["published"], false);
    assert_eq!(index["value"], Value::Null);
    assert_eq!(index["why_not"].as_array().unwrap().len(), 2);
}

#[test]
fn r32_the_trend_compares_what_both_dates_have() {
    let house = House::new();
    let (crews, project) = (house.group("Crews", 40.0), house.project("Meters"));
    let at = |day: &str, score: f64| {
        let scores: Vec<Value> = ELEMENTS
            .iter()
            .chain(&["commitment", "efficacy"])
            .map(|measure| json!({ "measure": measure, "score": score }))
            .collect();
        house.ok("judge", json!({ "group": crews, "project": project, "on_date": day, "reason": "Visits", "scores": scores }));
    };
    at("2025-11-01", 3.0);
    at("2026-03-01", 3.8);
    let trend = &group_of(&house, &project)["trend"];
    assert!((trend["change"].as_f64().unwrap() - 20.0).abs() < 1e-9);
    assert_eq!(trend["direction"], "improving");
}

#[test]
fn the_latest_judgement_stands_and_the_earlier_ones_stay() {
    let house = House::new();
    let (crews, project) = (house.group("Crews", 40.0), house.project("Meters"));
    for (day, score) in [("2026-02-01", 2.0), ("2026-03-01", 4.0), ("2026-01-01", 1.0)] {
        house.ok(
            "judge",
            json!({ "group": crews, "project": project, "on_date": day, "reason": "Visit",
                "scores": [{ "measure": "willingness", "score": score }] }),
        );
    }
    let group = group_of(&house, &project);
    let cell = group["cells"]
        .as_array()
        .unwrap()
        .iter()
        .find(|cell| cell["measure"] == "willingness")
        .unwrap()
        .clone();
    assert_eq!(cell["score"], 4.0);
    let earlier: Vec<_> = cell["earlier"]
        .as_array()
        .unwrap()
        .iter()
        .map(|judged| judged["score"].as_f64().unwrap())
        .collect();
    assert_eq!(earlier, [2.0, 1.0]);
}

#[test]
fn a_judgement_needs_a_group_a_reason_and_a_score_on_the_scale() {
    let house = House::new();
    let (crews, ann, project) = (
        house.group("Crews", 40.0),
        house.person("Ann"),
        house.project("Meters"),
    );
    let request = |group: &Value, score: f64, reason: &str| json!({ "group": group, "project": project, "reason": reason, "scores": [{ "measure": "efficacy", "score": score }] });
    for (request, field) in [
        (request(&ann, 3.0, "Visit"), "group"),
        (request(&crews, 5.5, "Visit"), "scores[0].score"),
        (request(&crews, 3.25, "Visit"), "scores[0].score"),
        (request(&crews, 3.0, " "), "reason"),
    ] {
        let failure = house.refused("judge", request);
        assert_eq!(failure.code, Code::Invalid);
        assert_eq!(failure.fields.unwrap()[0].field, field);
    }
}

#[test]
fn a_group_taken_out_of_a_project_leaves_no_scores_there() {
    let house = House::new();
    let (crews, meters, portal) = (
        house.group("Crews", 12.0),
        house.project("Meters"),
        house.project("Portal"),
    );
    for project in [&meters, &portal] {
        house.ok(
            "judge",
            json!({ "group": crews, "project": project, "reason": "Seen at work",
                "scores": [{ "measure": "willingness", "score": 2.0 }, { "measure": "know_how", "score": 3.0 }] }),
        );
    }
    let before = house.dump();
    let removed = house.ok(
        "stake_remove",
        json!({ "project": meters, "stakeholders": [crews] }),
    );
    assert_eq!(removed["judged_scores"], 2);
    let kept = |text: &str| {
        text.lines()
            .filter(|line| line.starts_with("judged_score|"))
            .count()
    };
    assert_eq!(kept(&house.dump()), 2, "those of the other project stay");
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
}
