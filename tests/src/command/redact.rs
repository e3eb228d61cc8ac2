//! Outputs under a redaction profile, what they hide told beforehand, and the record of what left (R34).

use serde_json::{Value, json};

use super::run::{Shell, bytes};

const ANN: &str = "019b0000-0000-7000-8000-000000000001";
const CREWS: &str = "019b0000-0000-7000-8000-000000000002";
const METERS: &str = "019b0000-0000-7000-8000-000000000003";

/// Somebody who is named in a note, in a reason and as an assessor, and a private note.
fn named() -> Shell {
    let shell = Shell::new();
    assert_eq!(shell.run(&["new", "afon.soundings"]).code, 0);
    let calls = json!([
        { "op": "stakeholder_add", "request": { "id": ANN, "name": "Zyxwvut Qwertzuiop", "role": "Depot manager",
            "email": "zyxwvut@example.org" } },
        { "op": "stakeholder_add", "request": { "id": CREWS, "name": "Field crews", "kind": "group", "headcount": 40 } },
        { "op": "project_add", "request": { "id": METERS, "name": "Meters" } },
        { "op": "membership_add", "request": { "group": CREWS, "member": ANN } },
        { "op": "assess", "request": { "stakeholder": ANN, "project": METERS, "assessor": "Tom Okafor",
            "note": "Zyxwvut is keen", "values": [{ "axis": "power", "value": 5 }, { "axis": "interest", "value": 4 }] } },
        { "op": "judge", "request": { "group": CREWS, "project": METERS, "reason": "Zyxwvut Qwertzuiop showed us round",
            "scores": [{ "measure": "commitment", "score": 3.8 }, { "measure": "efficacy", "score": 3.4 }] } },
        { "op": "private_note_add", "request": { "stakeholder": ANN, "text": "Xylophone at weekends" } },
    ]);
    shell.write("calls.json", calls.to_string());
    shell.json(&["apply", "afon.soundings", "calls.json"]);
    shell
}

fn names(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("zyxwvut") || lower.contains("qwertzuiop")
}

#[test]
fn lists_hide_names_under_a_profile_and_say_so() {
    let shell = named();
    for profile in ["roles", "groups", "counts"] {
        for kind in [
            "people",
            "groups",
            "assessments",
            "readiness",
            "projects",
            "journal",
        ] {
            for json in [&["--json"][..], &[]] {
                let said =
                    shell.run(&[&["list", "afon.soundings", kind, "--profile", profile][..], json].concat());
                assert_eq!(said.code, 0, "{}", said.err);
                assert!(!names(&said.out), "{kind} {profile}: {}", said.out);
            }
        }
    }
    let people = shell.json(&["list", "afon.soundings", "people", "--profile", "roles"]);
    assert_eq!(people["profile"], "roles");
    assert!(people["items"].to_string().contains("Depot manager"));
    // Of a part of the list only that part is counted, and it says so.
    let part = [
        "list",
        "afon.soundings",
        "people",
        "--profile",
        "counts",
        "--limit",
        "1",
    ];
    let one = shell.json(&part);
    assert_eq!(one["of_rows"], 1);
    let counted: u64 = one["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["count"].as_u64().unwrap())
        .sum();
    assert_eq!(counted, 1);
    let rows = one["total"].as_u64().unwrap();
    assert!(shell.run(&part).out.contains(&format!("1 of {rows} rows")));
    let counts = shell.json(&["list", "afon.soundings", "people", "--profile", "counts"]);
    assert_eq!(
        counts["items"],
        json!([{ "kind": "person", "count": 1 }, { "kind": "group", "count": 1 }])
    );
    let own = shell.json(&[
        "list",
        "afon.soundings",
        "assessments",
        "--profile",
        "own",
        "--author",
        "Tom Okafor",
    ]);
    assert_eq!(own["items"].as_array().map(Vec::len), Some(2), "{own}");
    let nobodys = shell.json(&[
        "list",
        "afon.soundings",
        "assessments",
        "--profile",
        "own",
        "--author",
        "Ann",
    ]);
    assert_eq!(nobodys["items"], json!([]));
    let full = shell.json(&["list", "afon.soundings", "people"]);
    assert!(names(&full.to_string()) && full.get("profile").is_none());
    assert_eq!(
        shell
            .run(&["list", "afon.soundings", "people", "--profile", "some"])
            .code,
        2
    );
}

#[test]
fn a_report_says_before_it_is_made_what_it_hides_and_takes_other_words() {
    let shell = named();
    let report = ["report", "afon.soundings", "--project", "Meters"];
    let told = shell.json(&[&report[..], &["--preview"]].concat());
    assert_eq!(told["profile"], "roles", "roles unless said otherwise");
    assert_eq!(told["hidden"][0]["before"], "Zyxwvut Qwertzuiop");
    assert_eq!(told["hidden"][0]["after"], "Depot manager");
    let withheld = &told["withheld"][0];
    assert_eq!(withheld["names"], json!(["Zyxwvut Qwertzuiop"]));
    let said = shell.run(&[&report[..], &["--preview", "--profile", "groups"]].concat());
    assert!(
        said.out.contains("Zyxwvut Qwertzuiop → Field crews") && said.out.contains("Withheld: "),
        "{}",
        said.out
    );
    assert!(
        shell.json(&["list", "afon.soundings", "exports"])["items"] == json!([]),
        "nothing left"
    );
    let made = shell.json(&[&report[..], &["--out", "one"]].concat());
    assert_eq!(
        (&made["profile"], &made["withheld"]),
        (&json!("roles"), &json!(2))
    );
    let words: Vec<String> = told["withheld"]
        .as_array()
        .unwrap()
        .iter()
        .map(|text| format!("{}=They showed us round", text["key"].as_str().unwrap()))
        .collect();
    let mut arguments = [&report[..], &["--out", "two"]].concat();
    for words in &words {
        arguments.extend(["--wording", words]);
    }
    assert_eq!(shell.json(&arguments)["withheld"], 0);
    assert_eq!(shell.run(&report).code, 2, "a folder, or a preview");
}

#[test]
fn what_left_is_listed_newest_first_and_outlives_an_undo() {
    let shell = named();
    for arguments in [
        &[
            "report",
            "afon.soundings",
            "--project",
            "Meters",
            "--out",
            "reports",
            "--profile",
            "counts",
        ][..],
        &["export", "afon.soundings", "--out", "everything"],
        &["person-pack", "afon.soundings", "--person", ANN, "--out", "pack"],
        &["starter", "--out", "starter.xlsx"],
        &["undo", "afon.soundings"],
    ] {
        assert_eq!(shell.run(arguments).code, 0, "{arguments:?}");
    }
    let left = shell.json(&["list", "afon.soundings", "exports"]);
    let mut kinds: Vec<&str> = left["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["person_pack", "person_pack", "report", "whole"]);
    let report = left["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["kind"] == "report")
        .unwrap();
    assert_eq!(report["profile"], "counts");
    assert_eq!(report["file_name"], "Readiness - Meters - 2026-03-09.pdf");
    assert!(
        !left.to_string().contains("reports"),
        "the folder is not kept: {left}"
    );
}

#[test]
fn a_private_note_leaves_only_where_it_is_asked_for() {
    let shell = named();
    let holds = |folder: &str| {
        let mut text = String::new();
        for file in ["workspace.json", "csv/private_note.csv"] {
            text.push_str(&String::from_utf8_lossy(&bytes(&shell.path(folder).join(file))));
        }
        text.contains("Xylophone")
    };
    let said = shell.run(&["export", "afon.soundings", "--out", "without"]);
    assert!(
        said.out.contains("names everybody") && said.out.contains("--with-private-notes"),
        "{}",
        said.out
    );
    assert!(!holds("without"));
    assert_eq!(
        shell
            .run(&[
                "export",
                "afon.soundings",
                "--out",
                "with",
                "--with-private-notes"
            ])
            .code,
        0
    );
    assert!(holds("with"));
    for kind in ["people", "journal", "assessments", "exports"] {
        let listed: Value = shell.json(&["list", "afon.soundings", kind]);
        assert!(!listed.to_string().contains("Xylophone"), "{kind}");
    }
    for (copy, from, there) in [
        ("one.soundings", "without", false),
        ("two.soundings", "with", true),
    ] {
        assert_eq!(shell.run(&["new", copy, "--from", from]).code, 0);
        let pack = shell.json(&[
            "person-pack",
            copy,
            "--person",
            ANN,
            "--out",
            copy.trim_end_matches(".soundings"),
        ]);
        let json = pack["files"][1]["path"].as_str().unwrap().to_owned();
        let text = String::from_utf8_lossy(&bytes(&shell.path(&json))).into_owned();
        assert_eq!(text.contains("Xylophone"), there, "{copy}");
    }
}

#[test]
fn refused_rows_that_are_written_leave_a_record() {
    let shell = Shell::new();
    assert_eq!(shell.run(&["new", "afon.soundings"]).code, 0);
    shell.write("people.csv", "Name,Role,Unit\nAnn Smith,Miller,Works\n,,Works\n");
    let import = ["import", "afon.soundings", "people.csv", "--refused", "mend.csv"];
    let said = shell.run(&import);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(shell.path("mend.csv").is_file());
    let left = shell.json(&["list", "afon.soundings", "exports"]);
    let record = &left["items"][0];
    assert_eq!(
        (&left["total"], &record["what"], &record["file_name"]),
        (&json!(1), &json!("Rows an import refused"), &json!("mend.csv"))
    );
}
