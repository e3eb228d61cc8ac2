//! Exit codes, one document with `--json`, and refusals that say what to do.

use serde_json::{Value, json};

use super::run::Shell;

fn with_workspace() -> Shell {
    let shell = Shell::new();
    assert_eq!(shell.run(&["new", "afon.soundings"]).code, 0);
    shell
}

#[test]
fn wrong_usage_is_2() {
    let shell = with_workspace();
    for arguments in [
        &["lost"][..],
        &["list", "afon.soundings"],
        &["list", "afon.soundings", "cats"],
        &["new"],
        &["report", "afon.soundings"],
    ] {
        assert_eq!(shell.run(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn a_refused_input_or_file_is_3_and_says_so_in_one_document() {
    let shell = with_workspace();
    shell.write("bad.json", "[{]");
    shell.write("unknown.json", r#"[{"op": "person_add", "request": {}}]"#);
    shell.write(
        "wrong.json",
        r#"[{"op": "stakeholder_add", "request": {"name": "Ann", "age": 3}}]"#,
    );
    for arguments in [
        &["list", "lost.soundings", "people"][..],
        &["import", "afon.soundings", "lost.csv"],
        &["apply", "afon.soundings", "bad.json"],
        &["apply", "afon.soundings", "unknown.json"],
        &["apply", "afon.soundings", "wrong.json"],
        &["undo", "afon.soundings"],
        &["report", "afon.soundings", "--project", "Nothing", "--out", "."],
        &["new", "afon.soundings"],
    ] {
        let said = shell.run(&[arguments, &["--json"]].concat());
        assert_eq!(said.code, 3, "{arguments:?}: {}{}", said.out, said.err);
        let text = if said.out.trim().is_empty() {
            &said.err
        } else {
            &said.out
        };
        let document: Value =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {text}"));
        assert!(document.to_string().contains("message"), "{document}");
    }
    assert_eq!(
        shell.json(&["list", "afon.soundings", "people"])["total"],
        0,
        "nothing was kept of what was refused"
    );
}

#[test]
fn refused_rows_are_1_with_line_field_and_reason() {
    let shell = with_workspace();
    shell.write("list.csv", "Name,Department\nAnn,Finance\n,Finance\n");
    let said = shell.run(&["import", "afon.soundings", "list.csv", "--json"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    let outcome = said.document();
    assert_eq!(
        (
            &outcome["rows"],
            &outcome["created"],
            &outcome["updated"],
            &outcome["skipped"]
        ),
        (&json!(2), &json!(1), &json!(0), &json!(0))
    );
    let refused = &outcome["refused"][0];
    assert_eq!(refused["line"], 3);
    assert!(
        refused["field"].is_string() && refused["reason"].is_string(),
        "{refused}"
    );
}

#[test]
fn schema_prints_every_operation_and_one_in_full() {
    let shell = Shell::new();
    let all = shell.json(&["schema"]).to_string();
    for operation in ["stakeholder_add", "judge", "need_record", "undo"] {
        assert!(all.contains(operation), "{operation}");
    }
    let one = shell.json(&["schema", "judge"]).to_string();
    assert!(one.contains("scores") && one.contains("reason"), "{one}");
    assert_eq!(shell.run(&["schema", "nothing"]).code, 2);
}

#[test]
fn lists_come_in_windows() {
    let shell = with_workspace();
    let rows: String = (0..30).map(|n| format!("Person {n:02},Finance\n")).collect();
    shell.write("list.csv", format!("Name,Department\n{rows}"));
    assert_eq!(shell.run(&["import", "afon.soundings", "list.csv"]).code, 0);
    let page = shell.json(&[
        "list",
        "afon.soundings",
        "people",
        "--limit",
        "2",
        "--offset",
        "10",
    ]);
    assert_eq!(page["total"], 30);
    let names: Vec<_> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Person 10", "Person 11"]);
}

#[test]
fn completions_and_help_are_there() {
    let shell = Shell::new();
    for name in ["bash", "zsh", "fish"] {
        let said = shell.run(&["completions", name]);
        assert!(said.code == 0 && said.out.contains("soundings"), "{name}");
    }
    let help = shell.run(&["--help"]);
    assert!(help.code == 0 && help.out.contains("import") && help.out.contains("Exit codes"));
}
