//! The register from a shell: filtered, with chosen fields, ordered and in groups.

use serde_json::json;

use super::run::Shell;

const ANN: &str = "019b0000-0000-7000-8000-000000000001";
const BEN: &str = "019b0000-0000-7000-8000-000000000002";
const SHIFT: &str = "019b0000-0000-7000-8000-000000000003";

fn shell() -> Shell {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    let calls = json!([
        { "op": "stakeholder_add", "request": { "id": ANN, "name": "Ann Quorn", "role": "Clerk" } },
        { "op": "stakeholder_add", "request": { "id": BEN, "name": "Ben Ek", "role": "Driver" } },
        { "op": "stakeholder_edit", "request": { "id": ANN, "changes": { "owner": "Ben Ek" } } },
        { "op": "custom_field_add", "request": { "id": SHIFT, "subject": "stakeholder", "name": "Shift, usual", "kind": "choice",
            "choices": ["Early", "Late"] } },
        { "op": "custom_value_set", "request": { "id": ANN, "field": SHIFT, "value": "Late" } },
        { "op": "tag_add", "request": { "name": "Key", "stakeholders": [ANN] } },
    ]);
    shell.write("calls.json", calls.to_string());
    shell.json(&["apply", "afon.soundings", "calls.json"]);
    shell
}

#[test]
fn a_list_is_filtered_by_a_sentence_and_carries_the_fields_chosen() {
    let shell = shell();
    let list = ["list", "afon.soundings", "people"];
    let chosen = [
        "--filter",
        "tag = key and \"shift, usual\" is late",
        "--fields",
        "name,owner,tags,\"Shift, usual\"",
    ];
    let json = shell.json(&[&list[..], &chosen].concat());
    assert_eq!(json["total"], 1);
    assert_eq!(
        json["items"][0],
        json!({ "id": ANN, "name": "Ann Quorn", "owner": "Ben Ek", "tags": ["Key"], "Shift, usual": "Late" })
    );
    let told = shell.run(&[&list[..], &chosen].concat());
    assert!(
        told.out.contains("Shift, usual") && told.out.contains("Late"),
        "{}",
        told.out
    );
    let sorted = shell.json(
        &[
            &list[..],
            &["--sort", "role", "--descending", "--group-by", "shift, usual"],
        ]
        .concat(),
    );
    let names: Vec<&str> = sorted["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Ann Quorn", "Ben Ek"]);
    let help = shell.run(&[&list[..], &["--fields", "help"]].concat());
    assert!(
        help.out.contains("Days until stale") && help.out.contains("Early, Late"),
        "{}",
        help.out
    );
}

#[test]
fn a_sentence_that_is_not_understood_is_refused_with_its_place() {
    let shell = shell();
    let list = ["list", "afon.soundings", "people"];
    for (more, says) in [
        (["--filter", "role ~ x"], "at character 6"),
        (["--fields", "name,colour"], "there is no field “colour”"),
        (["--group-by", "name"], "cannot be grouped"),
    ] {
        let run = shell.run(&[&list[..], &more].concat());
        assert!(run.code != 0 && run.err.contains(says), "{more:?}: {}", run.err);
    }
    let wrong = shell.run(&["list", "afon.soundings", "units", "--sort", "name"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}

#[test]
fn positions_leave_in_the_place_of_names_in_the_new_columns_too() {
    let shell = shell();
    let out = shell
        .run(&[
            "list",
            "afon.soundings",
            "people",
            "--profile",
            "roles",
            "--fields",
            "name,owner,tags,\"Shift, usual\"",
        ])
        .out;
    assert!(
        !out.contains("Quorn") && !out.contains("Ben Ek") && out.contains("Clerk"),
        "{out}"
    );
}
