//! A project that is role-only, from a shell: no list, no table and no report of it names anybody.

use serde_json::json;

use super::run::{Shell, bytes};

const NAME: &str = "Zyxwvut Quorn";
const ANN: &str = "019b0000-0000-7000-8000-000000000001";
const METERS: &str = "019b0000-0000-7000-8000-000000000002";

fn shell() -> Shell {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    let calls = json!([
        { "op": "stakeholder_add", "request": { "id": ANN, "name": NAME, "role": "Clerk", "email": "quorn@example.org" } },
        { "op": "project_add", "request": { "id": METERS, "name": "Meters", "sponsor": ANN } },
        { "op": "project_privacy_change", "request": { "project": METERS, "role_only": true } },
        { "op": "place", "request": { "stakeholder": ANN, "project": METERS, "power": 5, "interest": 4 } },
    ]);
    shell.write("calls.json", calls.to_string());
    shell.json(&["apply", "afon.soundings", "calls.json"]);
    shell
}

#[test]
fn a_list_of_the_project_calls_people_by_position_and_says_so() {
    let shell = shell();
    for kind in [
        "people",
        "assessments",
        "readiness",
        "plan",
        "needs",
        "requests",
        "ties",
        "groups",
    ] {
        let list = ["list", "afon.soundings", kind, "--project", "Meters"];
        for extra in [&[][..], &["--profile", "full"], &["--preview"], &["--json"]] {
            let out = shell.run(&[&list[..], extra].concat()).out;
            assert!(!out.contains("Quorn") && !out.contains("quorn@"), "{kind}: {out}");
        }
    }
    let people = shell.run(&["list", "afon.soundings", "people", "--project", "Meters"]);
    assert!(
        people.out.contains("Clerk") && people.out.contains("This project is role-only"),
        "{}",
        people.out
    );
    let own = shell.run(&[
        "list",
        "afon.soundings",
        "people",
        "--project",
        "Meters",
        "--profile",
        "own",
    ]);
    assert!(own.code == 3 && own.err.contains("role-only"), "{}", own.err);
    // The register of the whole programme names everybody; its list of projects nobody of this one.
    assert!(
        shell
            .run(&["list", "afon.soundings", "people"])
            .out
            .contains(NAME)
    );
    assert!(
        !shell
            .run(&["list", "afon.soundings", "projects"])
            .out
            .contains("Quorn")
    );
}

#[test]
fn a_report_of_the_project_leaves_with_positions_whatever_was_asked() {
    let shell = shell();
    let made = shell.json(&[
        "report",
        "afon.soundings",
        "--project",
        "Meters",
        "--out",
        "out",
        "--profile",
        "full",
    ]);
    assert_eq!(made["profile"], "roles");
    let left = shell.json(&["list", "afon.soundings", "exports"]);
    assert_eq!(left["items"][0]["profile"], "roles");
    let path = made["files"][0]["path"].as_str().unwrap();
    let pdf = bytes(&shell.path(path));
    assert!(!pdf.windows(5).any(|window| window == b"Quorn"));
}
