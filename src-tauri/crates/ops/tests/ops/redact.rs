//! What an output shows of people (R34): a name planted in every text of a workspace is in no output that hides it.

pub mod planted;
mod preview;

use ops::domain::{Holds, Profile};
use ops::redact::{List, MarkedColumn, MarkedRow, MarkedTable, Told, rows, table};
use ops::report::{ReportRequest, pdf};
use serde_json::{Value, json};

use self::planted::{NAME, Planted, planted};
use crate::house::{TODAY, on};

const PARTS: [&str; 2] = ["zyxwvut", "qwertzuiop"];
/// Every list.
const LISTS: [&str; 10] = [
    "people_list",
    "groups_list",
    "units_tree",
    "ties_list",
    "projects_list",
    "assessments_list",
    "needs_list",
    "requests_list",
    "plan_list",
    "journal_list",
];
const HIDING: [Profile; 3] = [Profile::Roles, Profile::Groups, Profile::Counts];

fn names(text: &str) -> bool {
    let lower = text.to_lowercase();
    PARTS.iter().any(|part| lower.contains(part))
}

fn request(planted: &Planted, profile: Profile) -> ReportRequest {
    ReportRequest {
        profile,
        ..ReportRequest::of(serde_json::from_value(planted.project.clone()).unwrap())
    }
}

fn listed(planted: &Planted, operation: &str, profile: Profile) -> (Vec<Value>, Told, bool) {
    let items = planted.house.ok(operation, json!({}))["items"]
        .as_array()
        .unwrap()
        .clone();
    assert!(!items.is_empty(), "{operation}");
    let list = List {
        operation,
        project: None,
        as_of: None,
        wordings: &[],
    };
    let redacted = rows(&planted.house.session, &on(TODAY), profile, list, items).unwrap();
    (redacted.items, redacted.told, redacted.counted)
}

#[test]
fn r34_a_planted_name_is_in_no_report_that_hides_it() {
    let planted = planted();
    for profile in HIDING {
        let model = planted
            .house
            .ok("report_model", json!(request(&planted, profile)))
            .to_string();
        assert!(!names(&model), "{profile}: {model}");
        let made = pdf(&planted.house.session, &on(TODAY), request(&planted, profile)).unwrap();
        assert!(!names(&made.file_stem), "{}", made.file_stem);
        if let Some(text) = words_of(&made.bytes) {
            assert!(text.contains("How people are shown"), "{profile}: {text}");
            assert!(!names(&text), "{profile}: {text}");
        }
        assert!(!names(&String::from_utf8_lossy(&made.bytes)), "{profile}");
        // Nobody but the owner of an action is named, and nobody at all where none stands alone.
        assert!(!model.contains("Ann Ek"), "{profile}");
        assert_eq!(
            model.contains("Siwan Keeper"),
            profile == Profile::Roles,
            "{profile}"
        );
        assert_eq!(
            model.contains("Depot manager"),
            profile == Profile::Roles,
            "{profile}"
        );
    }
    let full = planted
        .house
        .ok("report_model", json!(request(&planted, Profile::Full)))
        .to_string();
    assert!(names(&full) && full.contains("Reason of Zyxwvut"), "{full}");
}

/// The words on the pages; none where no program reads them.
fn words_of(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, pdf).unwrap();
    let read = std::process::Command::new("pdftotext")
        .arg(&file)
        .arg("-")
        .output();
    if read.is_err() {
        println!("skipped: there is no pdftotext here to read the pages");
    }
    Some(String::from_utf8_lossy(&read.ok()?.stdout).into_owned())
}

#[test]
fn r34_a_planted_name_is_in_no_list_that_hides_it() {
    let planted = planted();
    for profile in HIDING {
        for operation in LISTS {
            let (items, told, _) = listed(&planted, operation, profile);
            let text = json!(items).to_string();
            assert!(!names(&text), "{operation} {profile}: {text}");
            assert!(!names(&told.treatment.join(" ")));
        }
    }
    for operation in LISTS {
        let (items, told, _) = listed(&planted, operation, Profile::Full);
        assert!(told.hidden.is_empty() && told.withheld.is_empty());
        assert_eq!(json!(items), planted.house.ok(operation, json!({}))["items"]);
    }
}

/// A table with the name in a column of every kind, and headed by it.
fn everything(planted: &Planted) -> MarkedTable {
    let text = |holds: Holds| match holds {
        Holds::Subject | Holds::Stakeholder | Holds::Person | Holds::Owner => NAME.to_owned(),
        Holds::Contact => "zyxwvut@example.org".to_owned(),
        _ => format!("Of {NAME}"),
    };
    let id = |value: &Value| Some(serde_json::from_value(value.clone()).unwrap());
    MarkedTable {
        title: format!("Table of {NAME}"),
        columns: Holds::ALL
            .iter()
            .map(|&holds| MarkedColumn {
                header: format!("{holds} of {NAME}"),
                kind: serde_json::from_value(json!("text")).unwrap(),
                holds,
            })
            .collect(),
        rows: [&planted.person, &planted.crews]
            .map(|about| MarkedRow {
                cells: Holds::ALL
                    .iter()
                    .map(|&holds| text(holds).as_str().into())
                    .collect(),
                about: vec![id(about), id(&planted.person)],
                by: Some(NAME.to_owned()),
            })
            .into(),
        project: None,
        as_of: None,
    }
}

#[test]
fn r34_a_planted_name_is_in_no_table_that_hides_it_in_whatever_form_it_leaves() {
    let planted = planted();
    for profile in [Profile::Groups, Profile::Counts, Profile::Roles, Profile::Own] {
        let mut marked = everything(&planted);
        if profile == Profile::Roles {
            // The owner of an action is named on purpose.
            let owner = Holds::ALL
                .iter()
                .position(|&holds| holds == Holds::Owner)
                .unwrap();
            marked
                .rows
                .iter_mut()
                .for_each(|row| row.cells[owner] = "Siwan Keeper".into());
        }
        if profile == Profile::Own {
            // All of it is somebody else's, so that no row leaves.
            let left = table(&planted.house.session, &on(TODAY), profile, marked, &[]).unwrap();
            assert!(left.table.rows.is_empty());
            continue;
        }
        let left = table(&planted.house.session, &on(TODAY), profile, marked, &[]).unwrap();
        let csv = String::from_utf8(ops::export::csv(&left.table)).unwrap();
        assert!(!names(&csv), "{profile}: {csv}");
        assert!(!names(&ops::export::tab_separated(&left.table)), "{profile}");
        assert!(!names(&left.table.title));
        let workbook = ops::export::xlsx(&left.table).unwrap();
        assert!(!names(&unzipped(&workbook)), "{profile}");
        assert!(unzipped(&workbook).contains("<worksheet"));
        assert!(
            left.told.hidden.iter().any(|name| name.before == NAME),
            "{profile}"
        );
    }
}

/// Every part of a workbook as text.
fn unzipped(workbook: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        text.push_str(&part.name().unwrap());
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

#[test]
fn r34_groups_leave_nobody_alone_and_count_them_by_group() {
    let planted = planted();
    let (items, told, _) = listed(&planted, "people_list", Profile::Groups);
    let said: Vec<&str> = items.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(
        said,
        [
            "Field crews",
            "[somebody]'s team",
            "1 person in Field crews",
            "2 people in no group"
        ]
    );
    let shown = told.hidden.iter().find(|name| name.before == NAME).unwrap();
    assert_eq!(shown.after.as_deref(), Some("Field crews"));
    let report = planted
        .house
        .ok("report_model", json!(request(&planted, Profile::Groups)));
    let labels: Vec<&str> = report["stakeholders"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|line| line["label"].as_str())
        .collect();
    assert_eq!(labels, ["Field crews", "[somebody]'s team"]);
    assert_eq!(report["map"]["withheld"], 3);
    // Three people are fewer than the smallest group, so that no figure of theirs is shown.
    let small = report["engagement"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["role"] == "In no group, or in a small one")
        .unwrap();
    assert_eq!(
        (&small["people"], &small["current"]),
        (&json!(3), &Value::Null),
        "{small}"
    );
}

#[test]
fn r34_counts_list_nobody_label_no_mark_and_quote_nothing() {
    let planted = planted();
    let (items, _, counted) = listed(&planted, "people_list", Profile::Counts);
    assert!(counted);
    assert_eq!(
        json!(items),
        json!([{ "kind": "person", "count": 2 }, { "kind": "role", "count": 1 }, { "kind": "group", "count": 2 }])
    );
    let report = planted
        .house
        .ok("report_model", json!(request(&planted, Profile::Counts)));
    assert_eq!(report["stakeholders"], json!([]));
    let marks = report["map"]["marks"].as_array().unwrap();
    assert!(
        marks.len() == 4 && marks.iter().all(|mark| mark["label"] == ""),
        "{marks:?}"
    );
    assert_eq!(report["groups"][0]["judgements"][0]["reason"], Value::Null);
    assert_eq!(report["support"]["requests"][0]["why"], Value::Null);
}

#[test]
fn r34_own_is_what_its_maker_wrote_and_no_figure_rests_on_others() {
    let planted = planted();
    let house = &planted.house;
    let (items, told, _) = listed(&planted, "assessments_list", Profile::Own);
    assert!(
        items.is_empty() && told.treatment.iter().any(|line| line.contains("left out")),
        "{told:?}"
    );
    // Those of Rhian Pryce, who makes the output.
    house.ok(
        "assess",
        json!({ "stakeholder": planted.person, "project": planted.project, "note": "Ann Ek told me",
            "values": [{ "axis": "power", "value": 2 }, { "axis": "interest", "value": 2 }] }),
    );
    let (items, _, _) = listed(&planted, "assessments_list", Profile::Own);
    assert!(
        items.len() == 2 && items.iter().all(|row| row["assessor"] == "Rhian Pryce"),
        "{items:?}"
    );
    assert_eq!(items[0]["note"], "Ann Ek told me");
    let report = house.ok("report_model", json!(request(&planted, Profile::Own)));
    let marks = report["map"]["marks"].as_array().unwrap();
    assert_eq!(marks.len(), 1);
    assert_eq!(
        (&marks[0]["label"], &marks[0]["power"]),
        (&json!(NAME), &json!(2.0))
    );
    assert_eq!(report["support"]["plan"], json!([]));
    assert_eq!(report["groups"][0]["judgements"], json!([]));
}
