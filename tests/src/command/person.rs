//! What somebody asks about their own data, answered from a shell.

use serde_json::json;

use super::run::{Shell, bytes};

const ID: &str = "019b0000-0000-7000-8000-000000000001";

fn with_somebody() -> Shell {
    let shell = Shell::new();
    assert_eq!(shell.run(&["new", "afon.soundings"]).code, 0);
    let calls = json!([
        { "op": "stakeholder_add", "request": { "id": ID, "name": "Zyxwvut Qwertzuiop", "role": "Clerk" } },
        { "op": "stakeholder_add", "request": { "name": "Ann Smith", "notes": "Knows Zyxwvut Qwertzuiop" } },
        { "op": "stakeholder_add", "request": { "name": "Ann Smith" } },
        { "op": "data_request_add", "request": { "stakeholder": ID, "kind": "erasure", "received_on": "2026-01-31" } },
    ]);
    shell.write("calls.json", calls.to_string());
    shell.json(&["apply", "afon.soundings", "calls.json"]);
    std::fs::remove_file(shell.path("calls.json")).unwrap();
    shell
}

/// The files below a folder that hold the name.
fn traces(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(traces(&path));
        } else {
            let lower = bytes(&path).to_ascii_lowercase();
            if lower.windows(10).any(|window| window == b"qwertzuiop") {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

#[test]
fn what_is_due_is_listed_with_the_days_left() {
    let shell = with_somebody();
    let due = shell.json(&["requests-due", "afon.soundings", "--as-of", "2026-02-27"]);
    assert_eq!(
        (&due["items"][0]["due_on"], &due["items"][0]["days_left"]),
        (&json!("2026-03-02"), &json!(3))
    );
    let said = shell.run(&["requests-due", "afon.soundings"]);
    assert!(
        said.out.contains("2026-03-02") && said.out.contains("7 days overdue"),
        "{}",
        said.out
    );
}

#[test]
fn a_pack_is_written_as_pdf_and_json() {
    let shell = with_somebody();
    let made = shell.json(&[
        "person-pack",
        "afon.soundings",
        "--person",
        "zyxwvut qwertzuiop",
        "--out",
        "pack",
    ]);
    assert_eq!(
        (&made["id"], &made["files"][0]["format"]),
        (&json!(ID), &json!("pdf"))
    );
    assert!(
        bytes(&shell.path("pack/Held about - Zyxwvut Qwertzuiop - 2026-03-09.pdf")).starts_with(b"%PDF-")
    );
    let pack: serde_json::Value = serde_json::from_slice(&bytes(
        &shell.path("pack/Held about - Zyxwvut Qwertzuiop - 2026-03-09.json"),
    ))
    .unwrap();
    assert!(pack["sections"].to_string().contains("Knows Zyxwvut Qwertzuiop"));
}

#[test]
fn erasing_is_asked_first_and_leaves_no_trace() {
    let shell = with_somebody();
    let erase = [
        "erase-person",
        "afon.soundings",
        "--person",
        ID,
        "--reason",
        "Zyxwvut Qwertzuiop asked",
    ];
    shell.json(&["backup", "afon.soundings"]);
    assert_eq!(shell.run(&erase).code, 2, "not without --yes");
    let dry = shell.json(&[&erase[..], &["--dry-run"]].concat());
    assert!(traces(&shell.path("")).len() >= 2, "nothing has changed yet");
    let done = shell.json(&[&erase[..], &["--yes"]].concat());
    assert_eq!(
        (&done["rows"], &done["called"]),
        (&dry["rows"], &json!("Erased person 1"))
    );
    assert_eq!(
        (&done["finished"], done["backups"].as_array().unwrap().len()),
        (&json!(true), 1)
    );
    assert_eq!(traces(&shell.path("")), Vec::<String>::new());
    let said = shell.run(&["undo", "afon.soundings"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("cannot go back"), "{}", said.err);
    // The backup that is put back does not bring them back.
    shell.json(&["restore", "afon.soundings"]);
    assert_eq!(traces(&shell.path("")), Vec::<String>::new());
}

#[test]
fn somebody_who_was_deleted_is_erased_from_what_was() {
    let shell = with_somebody();
    let delete = json!([
        { "op": "stakeholders_delete", "request": { "selection": { "ids": [ID] } } },
    ]);
    shell.write("delete.json", delete.to_string());
    shell.json(&["apply", "afon.soundings", "delete.json"]);
    assert!(!traces(&shell.path("")).is_empty(), "the history has the name");
    let person = ["erase-person", "afon.soundings", "--person", "zyxwvut QWERTZUIOP"];
    let done = shell.json(&[&person[..], &["--reason", "They asked", "--yes"]].concat());
    assert_eq!(
        (&done["called"], &done["finished"]),
        (&json!("Erased person 1"), &json!(true))
    );
    assert_eq!(traces(&shell.path("")), Vec::<String>::new());
    let again = shell.run(&[&person[..], &["--reason", "They asked", "--yes"]].concat());
    assert!(
        again.code == 3 && again.err.contains("nobody called"),
        "{}",
        again.err
    );
}

#[test]
fn what_was_kept_aside_is_named_first_and_deleted_by_its_name() {
    let shell = with_somebody();
    let name = "afon (damaged 2026-03-01).soundings";
    shell.write(name, "What is left of Zyxwvut Qwertzuiop");
    let erase = |more: &[&str]| {
        let asked = [
            "erase-person",
            "afon.soundings",
            "--person",
            ID,
            "--reason",
            "Asked",
        ];
        shell.run(&[&asked[..], more].concat())
    };
    let dry = erase(&["--dry-run"]);
    assert!(dry.code == 0 && dry.out.contains(name), "{}{}", dry.out, dry.err);
    assert!(dry.out.contains("--delete-kept"), "{}", dry.out);
    let done = erase(&["--yes"]);
    assert_eq!(done.code, 1, "it may still name them: {}", done.out);
    assert!(shell.path(name).exists());
    let wrong = erase(&["--yes", "--delete-kept", "afon.soundings"]);
    assert!(
        wrong.code == 3 && shell.path("afon.soundings").exists(),
        "{}",
        wrong.err
    );
    let agreed = erase(&["--yes", "--delete-kept", name]);
    assert_eq!(agreed.code, 0, "{}{}", agreed.out, agreed.err);
    assert!(agreed.out.contains("Deleted"), "{}", agreed.out);
    assert_eq!(traces(&shell.path("")), Vec::<String>::new());
}

#[test]
fn of_two_with_one_name_neither_is_erased() {
    let shell = with_somebody();
    let said = shell.run(&[
        "erase-person",
        "afon.soundings",
        "--person",
        "ann smith",
        "--reason",
        "So",
        "--yes",
        "--json",
    ]);
    assert_eq!(said.code, 3);
    let error = said.document()["error"].clone();
    assert_eq!(error["code"], "conflict");
    assert!(
        error["message"].as_str().unwrap().matches("019").count() >= 2,
        "{error}"
    );
}

#[test]
fn a_brief_is_a_page_under_a_profile_and_leaves_a_record() {
    let shell = with_somebody();
    let line = [
        "brief",
        "afon.soundings",
        "--person",
        "zyxwvut qwertzuiop",
        "--out",
    ];
    let made = shell.json(&[&line[..], &["brief.pdf"]].concat());
    assert_eq!(made["brief"]["name"], "Zyxwvut Qwertzuiop");
    assert!(bytes(&shell.path("brief.pdf")).starts_with(b"%PDF-"));
    let first = bytes(&shell.path("brief.pdf"));
    shell.json(&[&line[..], &["again.pdf"]].concat());
    assert_eq!(first, bytes(&shell.path("again.pdf")));
    let roles = shell.json(&[&line[..], &["roles.pdf", "--profile", "roles"]].concat());
    assert!(!roles["brief"].to_string().contains("Zyxwvut"), "{roles}");
    let left = shell.json(&["list", "afon.soundings", "exports"]);
    let kinds: Vec<_> = left["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["kind"].clone(), row["profile"].clone()))
        .collect();
    assert_eq!(
        kinds,
        [
            (json!("report"), json!("roles")),
            (json!("report"), json!("full")),
            (json!("report"), json!("full")),
        ]
    );
    assert_eq!(
        shell
            .run(&[&line[..], &["counts.pdf", "--profile", "counts"]].concat())
            .code,
        3
    );
    let nobody = [
        "brief",
        "afon.soundings",
        "--person",
        "Nobody Known",
        "--out",
        "x.pdf",
    ];
    assert_eq!(shell.run(&nobody).code, 3);
}
