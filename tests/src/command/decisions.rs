//! Who decides what in a project, from a shell (R6).

use serde_json::{Value, json};

use super::run::Shell;

fn id(shell: &Shell, kind: &str, name: &str) -> Value {
    let found = shell.run(&["list", "afon.soundings", kind, "--json"]).document();
    let items = found["items"].as_array().unwrap().clone();
    let item = items.into_iter().find(|item| item["name"] == name).unwrap();
    item["id"].clone()
}

/// A workspace with two decisions: one as it should be, one with two who are accountable.
fn furnished() -> Shell {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    shell.write(
        "first.json",
        json!([
            { "op": "project_add", "request": { "name": "Meters" } },
            { "op": "stakeholder_add", "request": { "name": "Ann Smith", "role": "Clerk" } },
            { "op": "stakeholder_add", "request": { "name": "Bo Ng", "role": "Planner" } },
        ])
        .to_string(),
    );
    shell.json(&["apply", "afon.soundings", "first.json"]);
    let project = id(&shell, "projects", "Meters");
    let (ann, bo) = (id(&shell, "people", "Ann Smith"), id(&shell, "people", "Bo Ng"));
    let (meters, budget) = (
        "019b0000-0000-7000-8000-000000000001",
        "019b0000-0000-7000-8000-000000000002",
    );
    shell.write(
        "then.json",
        json!([
            { "op": "decisions_add", "request": { "project": project, "decisions": [
                { "id": meters, "what": "Which meters", "due_on": "2030-02-01" },
                { "id": budget, "what": "Budget", "kind": "deliverable" },
            ] } },
            { "op": "decision_parts_set", "request": { "decisions": [
                { "decision": meters, "holders": [
                    { "stakeholder": ann, "parts": ["accountable", "responsible"] },
                    { "stakeholder": bo, "parts": ["responsible"] },
                ] },
                { "decision": budget, "holders": [
                    { "stakeholder": ann, "parts": ["accountable"] },
                    { "stakeholder": bo, "parts": ["accountable"] },
                ] },
            ] } },
        ])
        .to_string(),
    );
    shell.json(&["apply", "afon.soundings", "then.json"]);
    shell
}

#[test]
fn decisions_are_listed_with_everybody_under_their_part_and_what_is_wrong_in_words() {
    let shell = furnished();
    let list = shell.run(&["list", "afon.soundings", "decisions", "--project", "Meters"]);
    assert_eq!(list.code, 0, "{}", list.err);
    let lines: Vec<&str> = list.out.lines().collect();
    assert!(
        lines[0].contains("responsible") && lines[0].contains("wrong"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains("Which meters") && lines[1].contains("Ann Smith; Bo Ng"),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].contains("deliverable")
            && lines[2].ends_with("More than one is accountable; Nobody is responsible"),
        "{}",
        lines[2]
    );
    let document = shell
        .run(&["list", "afon.soundings", "decisions", "--json"])
        .document();
    assert_eq!(document["total"], 2);
    assert_eq!(
        document["items"][1]["faults"],
        json!(["several_accountable", "nobody_responsible"])
    );
    let dated = shell.run(&["list", "afon.soundings", "decisions", "--as-of", "2026-01-01"]);
    assert!(dated.out.contains("carries no dates"), "{}", dated.out);
    let nowhere = shell.run(&["list", "afon.soundings", "decisions", "--project", "Pumps"]);
    assert!(
        nowhere.code != 0 && nowhere.err.contains("Pumps"),
        "{}",
        nowhere.err
    );
}

#[test]
fn r34_under_roles_and_of_a_role_only_project_decisions_name_nobody() {
    let shell = furnished();
    let by_role = [
        "list",
        "afon.soundings",
        "decisions",
        "--project",
        "Meters",
        "--profile",
        "roles",
    ];
    let told = shell.run(&by_role);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("Clerk; Planner"), "{}", told.out);
    assert!(
        !told.out.contains("Ann") && !told.out.contains("Bo Ng"),
        "{}",
        told.out
    );
    let project = id(&shell, "projects", "Meters");
    shell.write(
        "hide.json",
        json!([{ "op": "project_privacy_change", "request": { "project": project, "role_only": true } }])
            .to_string(),
    );
    shell.json(&["apply", "afon.soundings", "hide.json"]);
    for json in [false, true] {
        let mut ask = vec!["list", "afon.soundings", "decisions"];
        ask.extend(json.then_some("--json"));
        let told = shell.run(&ask);
        assert!(
            told.out.contains("Clerk") && !told.out.contains("Ann Smith"),
            "{}",
            told.out
        );
    }
}
