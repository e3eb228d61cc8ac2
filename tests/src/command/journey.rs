//! The first journey by command line: bring in, find, place, judge, record support, report, undo, redo.

use serde_json::json;

use super::run::{Shell, bytes};

const LIST: &str = "Name,Job title,Department,E-mail,Headcount,Kind\n\
    Ann Smith,Depot manager,Operations,ann@afon.example,,person\n\
    Beti Rees,Planner,Operations,beti@afon.example,,person\n\
    Field crews,,Operations,,40.5,group\n";

#[test]
fn from_a_spreadsheet_to_a_report_and_back() {
    let shell = Shell::new();
    shell.write("list.csv", LIST);
    assert_eq!(shell.run(&["new", "afon.soundings"]).code, 0);

    let would = shell.json(&["import", "afon.soundings", "list.csv", "--dry-run"]);
    assert_eq!(would["created"], 3);
    assert_eq!(
        shell.json(&["list", "afon.soundings", "people"])["total"],
        0,
        "asking changes nothing"
    );
    let outcome = shell.json(&["import", "afon.soundings", "list.csv"]);
    assert_eq!((&outcome["rows"], &outcome["created"]), (&json!(3), &json!(3)));
    assert!(outcome["change_set"].is_string());

    let people = shell.json(&["list", "afon.soundings", "people"]);
    let id = |name: &str| {
        let row = people["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["name"] == name);
        row.unwrap_or_else(|| panic!("{name} in {people}"))["id"].clone()
    };
    let (project, coaching) = (
        "019b0000-0000-7000-8000-000000000001",
        "019b0000-0000-7000-8000-000000000002",
    );
    let scores: Vec<_> = [
        "understanding_why",
        "willingness",
        "know_how",
        "practised_ability",
        "sustainment",
        "commitment",
        "efficacy",
    ]
    .into_iter()
    .map(|measure| json!({ "measure": measure, "score": 3.8 }))
    .collect();
    let ops = json!([
        { "op": "project_add", "request": { "id": project, "name": "Meters", "goes_live_on": "2026-06-01" } },
        { "op": "membership_add", "request": { "group": id("Field crews"), "member": id("Ann Smith") } },
        { "op": "place", "request": { "stakeholder": id("Ann Smith"), "project": project, "power": 5, "interest": 4 } },
        { "op": "assess", "request": { "stakeholder": id("Ann Smith"), "project": project, "values": [
            { "axis": "current_engagement", "value": 2 }, { "axis": "desired_engagement", "value": 3 } ] } },
        { "op": "judge", "request": { "group": id("Field crews"), "project": project, "reason": "Three visits", "scores": scores } },
        { "op": "service_add", "request": { "id": coaching, "family": "capability_development", "name": "Ride-along coaching" } },
        { "op": "need_record", "request": { "project": project, "family": "capability_development", "level": 3, "wanted": true } },
        { "op": "request_make", "request": { "project": project, "service": coaching, "requested_by": "Ann Smith",
            "why": "Crews plan alone", "value": "Plans that hold a week", "for_stakeholder": id("Field crews"), "by_when": "2026-05-01" } },
        { "op": "plan_line_add", "request": { "project": project, "service": coaching, "what": "Two ride-alongs a crew",
            "value": "Plans that hold a week", "for_stakeholder": id("Field crews"), "owner": "Mair Bevan", "due_on": "2026-04-20" } },
    ]);
    shell.write("ops.json", ops.to_string());
    let applied = shell.json(&["apply", "afon.soundings", "ops.json"]);
    assert!(applied["change_set"].is_string(), "{applied}");

    for (kind, total) in [
        ("people", 3),
        ("groups", 1),
        ("units", 1),
        ("projects", 1),
        ("assessments", 4),
        ("readiness", 1),
        ("requests", 1),
        ("plan", 1),
        ("journal", 2),
    ] {
        let listed = shell.json(&["list", "afon.soundings", kind]);
        assert_eq!(listed["total"], total, "{kind}: {listed}");
        assert_eq!(listed["items"].as_array().map(Vec::len), Some(total), "{kind}");
    }
    let readiness = shell.json(&["list", "afon.soundings", "readiness", "--project", "Meters"]);
    assert!(readiness["items"][0].to_string().contains("70"), "{readiness}");

    assert_eq!(
        shell
            .run(&["report", "afon.soundings", "--project", "Meters", "--out", "one"])
            .code,
        0
    );
    assert_eq!(
        shell
            .run(&["report", "afon.soundings", "--project", "Meters", "--out", "two"])
            .code,
        0
    );
    let name = "Readiness - Meters - 2026-03-09.pdf";
    let (one, two) = (
        bytes(&shell.path("one").join(name)),
        bytes(&shell.path("two").join(name)),
    );
    assert!(
        one.starts_with(b"%PDF-") && one == two,
        "the same data, date and version give the same bytes"
    );
    assert!(
        !one.windows(9).any(|window| window == b"Ann Smith"),
        "roles instead of names"
    );

    assert_eq!(
        shell.json(&["undo", "afon.soundings"])["label"],
        "Applied 9 operations"
    );
    assert_eq!(shell.json(&["list", "afon.soundings", "projects"])["total"], 0);
    assert_eq!(
        shell.json(&["redo", "afon.soundings"])["label"],
        "Applied 9 operations"
    );
    assert_eq!(shell.json(&["list", "afon.soundings", "plan"])["total"], 1);
    assert_eq!(
        shell.json(&["history", "afon.soundings"])["items"][0]["kind"],
        "redo"
    );
    let check = shell.json(&["check", "afon.soundings"]);
    assert_eq!(check, json!({ "ok": true, "findings": [] }));
    assert!(shell.names().contains(&"afon.soundings".to_owned()));
    assert!(
        !shell
            .names()
            .iter()
            .any(|name| name.ends_with("-wal") || name.ends_with("-shm")),
        "one file: {:?}",
        shell.names()
    );
}

#[test]
fn the_sample_is_the_same_for_the_same_date_and_reports_on_every_project() {
    let shell = Shell::new();
    for name in ["a.soundings", "b.soundings"] {
        assert_eq!(
            shell
                .run(&["new", name, "--sample", "--as-of", "2026-03-09"])
                .code,
            0
        );
    }
    for kind in [
        "people",
        "groups",
        "units",
        "ties",
        "projects",
        "assessments",
        "readiness",
        "needs",
        "requests",
        "plan",
    ] {
        let of = |name| shell.json(&["list", name, kind, "--limit", "10000"]);
        let listed = of("a.soundings");
        assert_eq!(listed, of("b.soundings"), "{kind}");
        assert!(listed["total"].as_u64().unwrap() > 0, "{kind}");
    }
    let projects = shell.json(&["list", "a.soundings", "projects"]);
    assert_eq!(projects["total"], 5);
    for project in projects["items"].as_array().unwrap() {
        let said = shell.run(&[
            "report",
            "a.soundings",
            "--project",
            project["name"].as_str().unwrap(),
            "--out",
            "reports",
        ]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    assert_eq!(std::fs::read_dir(shell.path("reports")).unwrap().count(), 5);
}
