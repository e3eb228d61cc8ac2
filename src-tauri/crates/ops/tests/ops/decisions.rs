//! Decisions and deliverables, who has which part in them (R6), and from which side somebody stands to a project.

mod hidden;

use ops::Code;
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

struct Matrix {
    house: House,
    project: Value,
    ann: Value,
    bo: Value,
    /// Two decisions, the second due first.
    meters: Value,
    budget: Value,
}

fn matrix() -> Matrix {
    let house = House::new();
    let project = house.project("Meters");
    let (ann, bo) = (house.person("Ann Ek"), house.person("Bo Ng"));
    let ids = house.ok(
        "decisions_add",
        json!({ "project": project, "decisions": [
            { "what": "Which meters" },
            { "what": "Budget", "kind": "deliverable", "due_on": "2026-04-01", "note": "Two years" },
        ] }),
    )["ids"]
        .clone();
    Matrix {
        house,
        project,
        ann,
        bo,
        meters: ids[0].clone(),
        budget: ids[1].clone(),
    }
}

impl Matrix {
    fn set(&self, decision: &Value, holders: &[(&Value, &[&str])], whole: bool) -> Value {
        let holders: Vec<Value> = holders
            .iter()
            .map(|(who, parts)| json!({ "stakeholder": who, "parts": parts }))
            .collect();
        let of = json!({ "decision": decision, "holders": holders, "whole": whole });
        self.house.ok("decision_parts_set", json!({ "decisions": [of] }))
    }

    fn list(&self, request: Value) -> Vec<Value> {
        self.house.ok("decisions_list", request)["items"]
            .as_array()
            .unwrap()
            .clone()
    }

    fn all(&self) -> Vec<Value> {
        self.list(json!({ "project": self.project }))
    }

    /// Who has which letter in a decision, as one text.
    fn letters(&self, decision: &Value) -> String {
        let all = self.all();
        let row = all.iter().find(|row| row["id"] == *decision).unwrap();
        let parts = row["parts"].as_array().unwrap().iter();
        let told = parts.map(|part| {
            let letter = part["part"].as_str().unwrap()[..1].to_uppercase();
            format!("{letter} {}", part["stakeholder_name"].as_str().unwrap())
        });
        told.collect::<Vec<_>>().join(", ")
    }

    fn undone(&self) -> Value {
        self.house.ok("undo", json!({}))["label"].clone()
    }

    fn stakes(&self) -> u64 {
        self.house.ok("projects_list", json!({}))["items"][0]["stakeholders"]
            .as_u64()
            .unwrap()
    }
}

#[test]
fn r6_decisions_come_by_date_with_parts_in_the_order_of_the_letters_and_what_is_wrong() {
    let m = matrix();
    m.set(
        &m.meters,
        &[
            (&m.bo, &["informed", "responsible"]),
            (&m.ann, &["accountable", "responsible"]),
        ],
        false,
    );
    m.set(&m.budget, &[(&m.ann, &["responsible", "consulted"])], false);
    let all = m.all();
    assert_eq!(
        (&all[0]["what"], &all[1]["what"]),
        (&json!("Budget"), &json!("Which meters"))
    );
    assert_eq!(
        (&all[0]["kind"], &all[0]["note"]),
        (&json!("deliverable"), &json!("Two years"))
    );
    assert_eq!(m.letters(&m.meters), "R Ann Ek, R Bo Ng, A Ann Ek, I Bo Ng");
    assert_eq!(
        (&all[0]["faults"], &all[1]["faults"]),
        (&json!(["nobody_accountable"]), &json!([]))
    );
    let kept = m.set(&m.meters, &[(&m.bo, &["accountable"])], false);
    assert_eq!(kept["changed"], 3);
    assert_eq!(kept["decisions"][0]["faults"], json!(["several_accountable"]));
    let empty = m.set(&m.meters, &[], true);
    assert_eq!(
        empty["decisions"][0]["faults"],
        json!(["nobody_accountable", "nobody_responsible"])
    );
    let wrong = m.list(json!({ "project": m.project, "with_faults": true }));
    assert_eq!(wrong.len(), 2);
    m.set(&m.budget, &[(&m.bo, &["accountable"])], false);
    let of_bo = m.list(json!({ "stakeholder": m.bo }));
    assert_eq!((of_bo.len(), &of_bo[0]["what"]), (1, &json!("Budget")));
    assert_eq!(
        m.list(json!({ "project": m.project, "with_faults": true })).len(),
        1
    );
    let window = m.house.ok("decisions_list", json!({ "offset": 1, "limit": 5 }));
    assert_eq!(
        (&window["total"], window["items"].as_array().unwrap().len()),
        (&json!(2), 1)
    );
}

#[test]
fn r6_whoever_has_a_letter_has_a_part_in_the_project_and_all_is_taken_back_at_once() {
    let m = matrix();
    let before = m.house.dump();
    assert_eq!(m.stakes(), 0);
    let kept = m.house.ok(
        "decision_parts_set",
        json!({ "decisions": [
            { "decision": m.meters, "holders": [{ "stakeholder": m.ann, "parts": ["accountable"] }] },
            { "decision": m.budget, "holders": [{ "stakeholder": m.ann, "parts": ["informed"] }, { "stakeholder": m.bo, "parts": [] }] },
        ] }),
    );
    assert_eq!((&kept["changed"], &kept["staked"]), (&json!(2), &json!(1)));
    assert_eq!(m.stakes(), 1);
    assert_eq!(m.undone(), "Set who has which part in 2 decisions");
    assert_eq!(m.house.dump(), before);
    m.set(&m.meters, &[(&m.ann, &["responsible", "accountable"])], false);
    m.set(&m.meters, &[(&m.ann, &[])], false);
    let told = m.house.ok("person_timeline", json!({ "id": m.ann })).to_string();
    assert!(told.contains("Took the part of Ann Ek in Which meters"), "{told}");
    assert_eq!(m.undone(), "Took the part of Ann Ek in Which meters");
    assert_eq!(
        m.undone(),
        "Made Ann Ek responsible and accountable in Which meters"
    );
    assert_eq!(m.house.dump(), before);
}

#[test]
fn decisions_are_changed_removed_and_refused_in_words() {
    let m = matrix();
    m.set(
        &m.meters,
        &[(&m.ann, &["accountable"]), (&m.bo, &["responsible"])],
        true,
    );
    let before = m.house.dump();
    let change = |changes: Value| json!({ "id": m.meters, "changes": changes });
    m.house.ok(
        "decision_change",
        change(json!({ "what": "Which meters to buy", "due_on": "2026-03-20", "kind": "deliverable", "note": "By tender" })),
    );
    let first = &m.all()[0];
    assert_eq!(
        (&first["what"], &first["due_on"], &first["kind"], &first["note"]),
        (
            &json!("Which meters to buy"),
            &json!("2026-03-20"),
            &json!("deliverable"),
            &json!("By tender")
        )
    );
    m.house.ok("decision_change", change(json!({ "due_on": null })));
    assert_eq!(m.all()[1]["due_on"], Value::Null);
    assert_eq!(m.undone(), "Changed Which meters to buy of Meters");
    assert_eq!(
        m.undone(),
        "Renamed Which meters of Meters to Which meters to buy"
    );
    assert_eq!(m.house.dump(), before);

    let gone = m
        .house
        .ok("decisions_remove", json!({ "ids": [m.meters, m.budget] }));
    assert_eq!((&gone["decisions"], &gone["parts"]), (&json!(2), &json!(2)));
    assert!(m.all().is_empty());
    assert_eq!(m.undone(), "Removed 2 decisions from Meters");
    assert_eq!(m.house.dump(), before);

    let field = |op: &str, request: Value| {
        let failure = m.house.refused(op, request);
        assert_eq!(failure.code, Code::Invalid, "{failure}");
        failure.fields.unwrap()[0].field.clone()
    };
    let add =
        |what: &str| json!({ "project": m.project, "decisions": [{ "what": "New" }, { "what": what }] });
    assert_eq!(field("decisions_add", add("  ")), "decisions[1].what");
    assert_eq!(field("decisions_add", add("which METERS")), "decisions[1].what");
    assert_eq!(
        field("decisions_add", json!({ "project": m.project, "decisions": [] })),
        "decisions"
    );
    assert_eq!(
        field("decision_change", change(json!({ "what": "Budget" }))),
        "changes.what"
    );
    let set = |holders: Value| json!({ "decisions": [{ "decision": m.meters, "holders": holders }] });
    let nobody = json!([{ "stakeholder": "019b0000-0000-7000-8000-000000000001", "parts": ["informed"] }]);
    assert_eq!(
        field("decision_parts_set", set(nobody)),
        "decisions[0].holders[0].stakeholder"
    );
    let twice =
        json!([{ "stakeholder": m.ann, "parts": ["informed"] }, { "stakeholder": m.ann, "parts": [] }]);
    assert_eq!(
        field("decision_parts_set", set(twice)),
        "decisions[0].holders[1].stakeholder"
    );
    assert_eq!(m.house.dump(), before, "what is refused leaves nothing");
}

#[test]
fn r6_a_direction_is_set_of_several_at_once_shown_filtered_and_taken_back() {
    let m = matrix();
    let cy = m.house.person("Cy Ray");
    m.house.ok(
        "stake_add",
        json!({ "project": m.project, "stakeholders": [m.ann, m.bo, cy] }),
    );
    let before = m.house.dump();
    let direct = |who: &[&Value], direction: Value| {
        m.house.ok(
            "stakes_direct",
            json!({ "project": m.project, "stakeholders": who, "direction": direction }),
        )
    };
    direct(&[&m.ann, &m.bo], json!("upward"));
    direct(&[&m.bo], json!("outward"));
    let map = m.house.ok("map_view", json!({ "project": m.project }));
    let shown: Vec<&Value> = map["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| &mark["direction"])
        .collect();
    assert_eq!(shown, [&json!("upward"), &json!("outward"), &Value::Null]);
    let profile = m.house.ok("person_profile", json!({ "id": m.bo }));
    assert_eq!(profile["stakes"][0]["direction"], "outward");

    let names = |how: Value| -> Vec<String> {
        let query = json!({ "filter": { "project": m.project, "where": { "test": how } }, "columns": ["direction"], "sort": { "field": "direction" } });
        let found = m.house.ok("people_list", query)["items"].clone();
        let told = found.as_array().unwrap().iter();
        told.map(|row| {
            format!(
                "{} {}",
                row["name"].as_str().unwrap(),
                row["more"]["direction"].as_str().unwrap_or("-")
            )
        })
        .collect()
    };
    let test = |how: &str, values: Value| json!({ "field": "direction", "how": how, "values": values });
    assert_eq!(names(test("is", json!(["upward"]))), ["Ann Ek upward"]);
    assert_eq!(
        names(test("is_not", json!(["upward"]))),
        ["Bo Ng outward", "Cy Ray -"]
    );
    assert_eq!(names(test("is_empty", json!([]))), ["Cy Ray -"]);
    assert_eq!(
        names(test("is_not_empty", json!([]))),
        ["Ann Ek upward", "Bo Ng outward"]
    );

    direct(&[&m.ann], Value::Null);
    assert_eq!(m.undone(), "Cleared the direction of Ann Ek in Meters");
    assert_eq!(m.undone(), "Set the direction of Bo Ng in Meters to outward");
    assert_eq!(
        m.undone(),
        "Set the direction of 2 stakeholders in Meters to upward"
    );
    assert_eq!(m.house.dump(), before);
    let outside = m.house.person("Di Orr");
    let failure = m.house.refused(
        "stakes_direct",
        json!({ "project": m.project, "stakeholders": [m.ann, outside], "direction": "upward" }),
    );
    assert_eq!(failure.fields.unwrap()[0].field, "stakeholders[1]");
    assert!(
        failure.message.contains("bring them into it first"),
        "{}",
        failure.message
    );
}

#[test]
fn r6_parts_go_with_who_leaves_is_deleted_or_erased_and_are_one_where_two_are_merged() {
    let m = matrix();
    m.set(
        &m.meters,
        &[
            (&m.ann, &["accountable", "informed"]),
            (&m.bo, &["responsible", "informed"]),
        ],
        true,
    );
    m.set(&m.budget, &[(&m.bo, &["consulted"])], true);
    m.house.ok(
        "stakes_direct",
        json!({ "project": m.project, "stakeholders": [m.bo], "direction": "downward" }),
    );
    let before = m.house.dump();

    let left = m.house.ok(
        "stake_remove",
        json!({ "project": m.project, "stakeholders": [m.bo] }),
    );
    assert_eq!(left["decision_parts"], 3);
    assert_eq!(m.letters(&m.meters), "A Ann Ek, I Ann Ek");
    m.undone();
    assert_eq!(m.house.dump(), before);

    let gone = m
        .house
        .ok("stakeholders_delete", json!({ "selection": { "ids": [m.bo] } }));
    assert_eq!(gone["decision_parts"], 3);
    assert_eq!(m.letters(&m.budget), "");
    m.undone();
    assert_eq!(m.house.dump(), before);

    let merged = m
        .house
        .ok("stakeholders_merge", json!({ "keep": m.ann, "merge": m.bo }));
    assert!(merged["folded"].as_u64().unwrap() >= 2, "{merged}");
    assert_eq!(m.letters(&m.meters), "R Ann Ek, A Ann Ek, I Ann Ek");
    assert_eq!(m.letters(&m.budget), "C Ann Ek");
    let profile = m.house.ok("person_profile", json!({ "id": m.ann }));
    let stake = &profile["stakes"][0];
    assert_eq!(stake["direction"], "downward", "nobody had said it of Ann");
    assert_eq!(stake["decisions"][0]["what"], "Budget");
    assert_eq!(
        stake["decisions"][1]["parts"],
        json!(["responsible", "accountable", "informed"])
    );
    m.undone();
    assert_eq!(m.house.dump(), before);

    m.house.ok(
        "stakeholders_change",
        json!({ "selection": { "ids": [m.bo] }, "changes": { "archived_on": "2026-03-01" } }),
    );
    let all = m.all();
    let archived: Vec<&Value> = all[1]["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| &part["archived"])
        .collect();
    assert_eq!(archived, [true, false, false, true]);

    let pack = m.house.ok("person_pack", json!({ "id": m.bo })).to_string();
    assert!(
        pack.contains("Which meters") && pack.contains("Downward"),
        "{pack}"
    );
    let ask = json!({ "id": m.bo, "mode": "erase", "reason": "Asked" });
    let ask = serde_json::from_value(ask).unwrap();
    ops::rights::erase::erase_with(&m.house.session, &on(TODAY), ask, Vec::new()).unwrap();
    assert_eq!(m.letters(&m.meters), "A Ann Ek, I Ann Ek");
}
