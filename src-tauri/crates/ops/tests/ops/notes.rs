//! Private notes: written, changed, taken back, and in no output but the pack of whom they are about.

use std::path::Path;

use ops::domain::Profile;
use ops::export::{self, Private};
use ops::redact::{List, rows};
use ops::{Kind, OPERATIONS};
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

const SECRET: &str = "Xylophonist at weekends";

fn with_note() -> (House, Value, Value) {
    let house = House::new();
    let ann = house.person("Ann Ek");
    let note = house.ok("private_note_add", json!({ "stakeholder": ann, "text": SECRET }))["id"].clone();
    (house, ann, note)
}

fn notes(house: &House, whom: &Value) -> Vec<Value> {
    house.ok("private_notes_list", json!({ "stakeholder": whom }))["items"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn a_note_is_written_changed_deleted_and_each_taken_back() {
    let (house, ann, note) = with_note();
    assert_eq!(notes(&house, &ann)[0]["author"], "Rhian Pryce");
    assert_eq!(notes(&house, &ann)[0]["on_date"], TODAY);
    house.ok(
        "private_note_edit",
        json!({ "id": note, "text": "Sings", "on_date": "2026-03-01" }),
    );
    assert_eq!(notes(&house, &ann)[0]["text"], "Sings");
    house.ok("private_note_delete", json!({ "id": note }));
    assert!(notes(&house, &ann).is_empty());
    let labels: Vec<Value> = (0..3)
        .map(|_| house.ok("undo", json!({}))["label"].clone())
        .collect();
    assert_eq!(
        labels,
        [
            "Deleted a private note on Ann Ek",
            "Changed a private note on Ann Ek",
            "Wrote a private note on Ann Ek"
        ]
    );
    assert!(notes(&house, &ann).is_empty());
    house.ok("redo", json!({}));
    assert_eq!(notes(&house, &ann)[0]["text"], SECRET);
    for wrong in [
        json!({ "stakeholder": ann, "text": " " }),
        json!({ "stakeholder": ann, "text": "Later", "on_date": "2026-03-10" }),
    ] {
        assert_eq!(house.refused("private_note_add", wrong).code, ops::Code::Invalid);
    }
    house.ok("stakeholders_delete", json!({ "selection": { "ids": [ann] } }));
    assert!(notes(&house, &ann).is_empty());
}

/// Everything the program answers, prints or writes, save the two that are asked for it by name.
#[test]
fn r34_no_output_holds_a_private_note() {
    let (house, ann, _) = with_note();
    let bo = house.person("Bo Xylophonist");
    let (project, crews) = (house.project("Meters"), house.group("Crews", 12.0));
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [ann, bo, crews] }),
    );
    let of = |op: &str| match op {
        "person_profile" | "person_history" | "person_timeline" | "person_brief" | "person_pack" => {
            json!({ "id": bo })
        }
        "search_everywhere" => json!({ "text": "xylophonist week" }),
        "map_view" | "decisions_list" | "network_view" | "network_layout" | "readiness_view"
        | "report_model" | "report_pages" => json!({ "project": project }),
        "map_moves" => json!({ "project": project, "since": "2000-01-01" }),
        "map_suppose" => json!({ "project": project, "without": [ann] }),
        "map_picture" => json!({ "project": project, "lens": "organisation", "profile": "full" }),
        "people_locate" => json!({ "id": ann, "sort": "name" }),
        "custom_values_list" => json!({ "subject": "stakeholder", "id": ann }),
        "redaction_preview" => json!({ "of": { "report": { "project": project } }, "profile": "full" }),
        _ => json!({}),
    };
    let mut asked = 0;
    for operation in OPERATIONS.iter().filter(|operation| operation.kind == Kind::Read) {
        if operation.name == "private_notes_list" {
            continue;
        }
        let Ok(answer) = house.call(operation.name, of(operation.name)) else {
            continue;
        };
        asked += 1;
        assert!(
            !answer.to_string().contains("at weekends"),
            "{}: {answer}",
            operation.name
        );
        if let Some(items) = answer["items"].as_array() {
            let list = List {
                operation: operation.name,
                project: None,
                as_of: None,
                wordings: &[],
            };
            let left = rows(&house.session, &on(TODAY), Profile::Full, list, items.clone()).unwrap();
            assert!(!json!(left.items).to_string().contains("at weekends"));
        }
    }
    assert!(asked > 25, "{asked} operations answered");
    let profile = house.ok("person_profile", json!({ "id": ann })).to_string();
    assert!(!profile.contains(SECRET));
    let folder = tempfile::tempdir().unwrap();
    for (name, private) in [("out", Private::LeftOut), ("all", Private::Included)] {
        let path = folder.path().join(name);
        export::write(&house.session, &on(TODAY), &path, private).unwrap();
        assert_eq!(holds(&path), private == Private::Included, "{name}");
    }
    // It is Ann's data, and so in hers.
    assert!(
        house
            .ok("person_pack", json!({ "id": ann }))
            .to_string()
            .contains(SECRET)
    );
}

fn holds(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            holds(&path)
        } else {
            String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains(SECRET)
        }
    })
}

#[test]
fn what_left_is_kept_and_no_undo_takes_it_back() {
    use ops::domain::ExportKind;
    use ops::exports::{Leaving, record};
    let house = House::new();
    house.person("Ann Ek");
    let leaving = Leaving {
        kind: ExportKind::Report,
        what: "Readiness - Meters",
        profile: Profile::Roles,
        file_name: "Meters.pdf",
    };
    record(&house.session, &on(TODAY), leaving).unwrap();
    assert_eq!(house.ok("undo", json!({}))["label"], "Added Ann Ek");
    let left = house.ok("exports_list", json!({}));
    assert_eq!(left["total"], 1);
    assert_eq!(
        (&left["items"][0]["file_name"], &left["items"][0]["author"]),
        (&json!("Meters.pdf"), &json!("Rhian Pryce"))
    );
    house.ok("redo", json!({}));
    assert_eq!(house.ok("exports_list", json!({}))["total"], 1);
}
