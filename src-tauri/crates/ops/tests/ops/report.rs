//! The report through the operations: the same figures as the screen, roles instead of names, the same bytes twice.

use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

fn assessed() -> (House, Value) {
    let house = House::new();
    let (crews, project) = (house.group("Field crews", 40.0), house.project("Meters"));
    let ann = house.ok(
        "stakeholder_add",
        json!({ "name": "Ann Unmistakable", "role": "Depot manager" }),
    )["id"]
        .clone();
    house.ok("membership_add", json!({ "group": crews, "member": ann }));
    house.ok(
        "assess",
        json!({ "stakeholder": ann, "project": project, "values": [
            { "axis": "power", "value": 5 }, { "axis": "interest", "value": 4 },
            { "axis": "current_engagement", "value": 2 }, { "axis": "desired_engagement", "value": 3 } ] }),
    );
    house.ok(
        "judge",
        json!({ "group": crews, "project": project, "reason": "Ann Unmistakable showed us round",
            "scores": [{ "measure": "commitment", "score": 3.8 }, { "measure": "efficacy", "score": 3.4 }] }),
    );
    (house, project)
}

#[test]
fn the_report_shows_the_figures_of_the_screen() {
    let (house, project) = assessed();
    let report = house.ok("report_model", json!({ "project": project }));
    let view = house.ok("readiness_view", json!({ "project": project }));
    assert_eq!(
        report["groups"][0]["index"]["value"],
        view["groups"][0]["index"]["value"]
    );
    assert_eq!(
        report["summary"]["proposal"]["decision"],
        view["decision"]["decision"]
    );
    assert_eq!(report["header"]["as_of"], TODAY);
}

#[test]
fn no_name_of_a_person_is_in_it() {
    let (house, project) = assessed();
    let text = house
        .ok("report_model", json!({ "project": project }))
        .to_string();
    assert!(!text.contains("Unmistakable"), "{text}");
    assert!(text.contains("Depot manager"));
    assert!(text.contains("[withheld: names somebody hidden]"), "{text}");
}

#[test]
fn what_was_not_assessed_is_absent_and_said_so() {
    let house = House::new();
    let project = house.project("Meters");
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [house.group("Crews", 12.0)] }),
    );
    let report = house.ok("report_model", json!({ "project": project }));
    assert_eq!(report["summary"]["overall"]["value"], Value::Null);
    assert_eq!(report["summary"]["proposal"]["decision"], "go_with_conditions");
    assert!(
        report["method"]["not_assessed"][0]
            .as_str()
            .unwrap()
            .contains("Crews")
    );
}

#[test]
fn the_pdf_has_the_same_bytes_for_the_same_data_and_date() {
    let (house, project) = assessed();
    let request = || ops::report::ReportRequest::of(serde_json::from_value(project.clone()).unwrap());
    let once = ops::report::pdf(&house.session, &on(TODAY), request()).unwrap();
    let twice = ops::report::pdf(&house.session, &on(TODAY), request()).unwrap();
    assert!(once.bytes.starts_with(b"%PDF-"));
    assert_eq!(once.bytes, twice.bytes);
    assert_eq!(once.file_stem, "Readiness - Meters - 2026-03-09");
}

#[test]
fn names_are_hidden_however_they_are_written_and_wherever_they_stand() {
    let (house, project) = assessed();
    let person = |name: &str, role: &str| {
        house.ok("stakeholder_add", json!({ "name": name, "role": role }))["id"].clone()
    };
    // In the workspace but not in the project, and named in the role of somebody who is.
    person("Zo\u{eb} Hidden-Far", "Chief engineer");
    let aide = person("Mair Aide", "Assistant to Zo\u{eb} Hidden-Far");
    let team = house.group("Zo\u{eb} Hidden-Far's team", 8.0);
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [aide, team] }),
    );
    house.ok(
        "judge",
        json!({ "group": team, "project": project, "reason": "ANN UNMISTAKABLE and zoe hidden-far agreed; Unmistakable's depot, Joannunmistakable not",
            "scores": [{ "measure": "willingness", "score": 3.0 }] }),
    );
    let service = house.ok("services_list", json!({}))["items"][0]["id"].clone();
    let request = house.ok(
        "request_make",
        json!({ "project": project, "service": service, "requested_by": "Owain Outsider", "why": "Owain Outsider asked",
            "value": "Fewer visits", "for_stakeholder": aide, "by_when": "2026-06-01" }),
    )["id"]
        .clone();
    house.ok(
        "plan_line_add",
        json!({ "project": project, "service": service, "request": request, "what": "A day with Ann", "value": "Fewer visits",
            "for_stakeholder": aide, "owner": "Siwan Keeper", "due_on": "2026-05-01" }),
    );
    let report = house.ok("report_model", json!({ "project": project }));
    let text = report.to_string();
    for name in [
        "Hidden",
        "hidden-far",
        "Unmistakable ",
        "UNMISTAKABLE",
        "Owain",
        "Outsider",
        "with Ann",
        "Aide",
    ] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    assert!(text.contains("[withheld: names 2 who are hidden]"), "{text}");
    assert!(text.contains("Assistant to [Chief engineer]"));
    assert!(text.contains("[Chief engineer]'s team"));
    assert_eq!(report["support"]["requests"][0]["asked_by"], Value::Null);
}

#[test]
fn groups_without_a_headcount_are_never_said_not_to_be_assessed() {
    let house = House::new();
    let project = house.project("Meters");
    let crews = house.ok("stakeholder_add", json!({ "name": "Crews", "kind": "group" }))["id"].clone();
    let measures = [
        "understanding_why",
        "willingness",
        "know_how",
        "practised_ability",
        "sustainment",
        "commitment",
        "efficacy",
    ];
    let scores: Vec<Value> = measures
        .iter()
        .map(|measure| json!({ "measure": measure, "score": 1.5 }))
        .collect();
    house.ok(
        "judge",
        json!({ "group": crews, "project": project, "reason": "Visits", "scores": scores }),
    );
    let report = house.ok("report_model", json!({ "project": project }));
    assert_eq!(report["groups"][0]["index"]["rag"], "red");
    let summary = &report["summary"];
    assert_eq!(summary["overall"]["value"], Value::Null);
    let headline = summary["headline"].as_str().unwrap();
    assert!(
        headline.contains("headcount") && headline.contains("Crews"),
        "{headline}"
    );
    assert!(
        !summary["proposal"]["reasons"].to_string().contains("enough data"),
        "{summary}"
    );
    assert_eq!(
        summary["proposal"]["decision"], "wait",
        "a red group stays red without a headcount"
    );
}

#[test]
fn a_rating_capped_at_amber_does_not_propose_a_go() {
    let house = House::new();
    let (crews, project) = (house.group("Crews", 40.0), house.project("Meters"));
    let scores: Vec<Value> = [
        ("understanding_why", 5.0),
        ("willingness", 5.0),
        ("know_how", 5.0),
        ("practised_ability", 5.0),
        ("sustainment", 5.0),
        ("commitment", 5.0),
        ("efficacy", 2.5),
    ]
    .iter()
    .map(|(measure, score)| json!({ "measure": measure, "score": score }))
    .collect();
    house.ok(
        "judge",
        json!({ "group": crews, "project": project, "reason": "Visits", "scores": scores }),
    );
    let report = house.ok("report_model", json!({ "project": project }));
    assert!(report["groups"][0]["index"]["value"].as_f64().unwrap() > 75.0);
    assert_eq!(report["groups"][0]["index"]["rag"], "amber");
    assert_eq!(report["summary"]["overall"]["rag"], "amber");
    assert_eq!(report["summary"]["proposal"]["decision"], "go_with_conditions");
}
