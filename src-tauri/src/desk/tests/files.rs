//! Files written where a dialog said.

use serde_json::{Value, json};

use super::Desk;

#[test]
fn what_was_refused_is_saved_to_be_mended() {
    let desk = Desk::new(&["Mill", "people.csv", "mend"]);
    std::fs::write(
        desk.path("people.csv"),
        "Name,Role,Unit\nAnn Smith,Miller,Works\n,,Works\n",
    )
    .unwrap();
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let token = desk.call("desk_import_dialog", json!({}))["token"].clone();
    let outcome = desk.call("desk_import_run", json!({ "token": token, "choices": {} }));
    assert_eq!(outcome["refused"].as_array().map(Vec::len), Some(1), "{outcome}");
    let saved = desk.call("desk_import_refused_save", json!({ "token": token }));
    assert_eq!(saved["file_name"], "mend.csv");
    let text = std::fs::read_to_string(desk.path("mend.csv")).unwrap();
    assert!(
        text.contains("Name,Role,Unit,") && text.lines().count() == 2,
        "{text}"
    );
    let left = desk.shell.operation("exports_list", json!({})).unwrap();
    let record = &left["items"][0];
    assert_eq!(
        (
            &left["total"],
            &record["kind"],
            &record["what"],
            &record["file_name"]
        ),
        (
            &json!(1),
            &json!("table"),
            &json!("Rows an import refused"),
            &json!("mend.csv")
        )
    );
}

#[test]
fn a_table_the_starter_and_everything_are_written_where_the_dialog_says() {
    let desk = Desk::new(&["Mill", "table", "", "starter", "out"]);
    std::fs::create_dir(desk.path("out")).unwrap();
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let table = json!({
        "title": "People",
        "columns": [
            { "header": "Name", "kind": "text", "holds": "person" },
            { "header": "Power", "kind": "number", "holds": "opinion" },
        ],
        "rows": [{ "cells": ["=Ann", 4] }, { "cells": ["Bo", null] }],
    });
    let text = json!({ "profile": "full", "table": table });
    let mut save = text.clone();
    save["format"] = json!("csv");
    assert_eq!(
        desk.call("desk_table_save", save.clone())["file_name"],
        "table.csv"
    );
    let written = std::fs::read_to_string(desk.path("table.csv")).unwrap();
    assert_eq!(written, "\u{feff}Name,Power\r\n'=Ann,4\r\nBo,\r\n");
    save["format"] = json!("xlsx");
    assert_eq!(desk.call("desk_table_save", save), Value::Null);
    assert_eq!(desk.call("desk_table_text", text), "Name\tPower\n'=Ann\t4\nBo\t");
    assert_eq!(
        desk.call("desk_starter_save", json!({}))["file_name"],
        "starter.xlsx"
    );
    let exported = desk.call("desk_export", json!({}));
    assert!(
        exported["file_name"]
            .as_str()
            .unwrap()
            .starts_with("Mill export "),
        "{exported}"
    );
    let folder = desk.path("out").join(exported["file_name"].as_str().unwrap());
    assert!(folder.join("workspace.json").is_file());
    let left = desk.shell.operation("exports_list", json!({})).unwrap();
    let left: Vec<_> = left["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["kind"].clone(), row["what"].clone()))
        .collect();
    assert!(
        left.contains(&(json!("table"), json!("People")))
            && left.contains(&(json!("whole"), json!("Whole workspace"))),
        "{left:?}"
    );
    assert_eq!(
        left.len(),
        2,
        "what was cancelled, copied or a starter left no record"
    );
}

#[test]
fn private_notes_go_along_only_when_they_are_asked_for_and_the_record_says_so() {
    let desk = Desk::new(&["Mill", "out", "out"]);
    std::fs::create_dir(desk.path("out")).unwrap();
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let ann = desk
        .shell
        .operation("stakeholder_add", json!({ "name": "Ann Smith" }))
        .unwrap();
    let note = json!({ "stakeholder": ann["id"], "text": "Zyxwvut, between us" });
    desk.shell.operation("private_note_add", note).unwrap();
    for (ask, what, along) in [
        (json!({}), "Whole workspace", false),
        (
            json!({ "with_private_notes": true }),
            "Whole workspace, private notes included",
            true,
        ),
    ] {
        let saved = desk.call("desk_export", ask);
        let folder = desk.path("out").join(saved["file_name"].as_str().unwrap());
        let text = std::fs::read_to_string(folder.join("workspace.json")).unwrap();
        assert_eq!(text.contains("Zyxwvut"), along);
        let left = desk.shell.operation("exports_list", json!({})).unwrap();
        let items = left["items"].as_array().unwrap();
        assert!(items.iter().any(|row| row["what"] == what), "{left}");
    }
}

#[test]
fn a_table_under_a_profile_is_written_without_the_names_it_hides() {
    let desk = Desk::new(&["Mill", "table"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let add = json!({ "name": "Ann Unmistakable", "role": "Miller" });
    let ann = desk.shell.operation("stakeholder_add", add).unwrap()["id"].clone();
    let save = json!({
        "format": "csv",
        "profile": "roles",
        "table": {
            "title": "People",
            "columns": [
                { "header": "Name", "kind": "text", "holds": "subject" },
                { "header": "Notes", "kind": "text", "holds": "said" },
            ],
            "rows": [{ "cells": ["Ann Unmistakable", "Ann is cross"], "about": [ann] }],
        },
    });
    desk.call("desk_table_save", save);
    let text = std::fs::read_to_string(desk.path("table.csv")).unwrap();
    assert_eq!(
        text,
        "\u{feff}Name,Notes\r\nMiller,[withheld: names somebody hidden]\r\n"
    );
    assert_eq!(
        desk.shell.operation("exports_list", json!({})).unwrap()["items"][0]["profile"],
        "roles"
    );
}
