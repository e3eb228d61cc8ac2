//! Stakeholders: created, updated, left alone, refused.

use ops::import::{ImportChoices, OnMatch};
use serde_json::json;

use super::{LIST, accounted, bring, in_and_out, into, on_match};
use crate::house::House;

#[test]
fn a_list_comes_in_with_units_and_ties_and_goes_again_with_one_undo() {
    let house = House::new();
    let outcome = in_and_out(&house, LIST.as_bytes(), "list.csv", &ImportChoices::default());
    assert_eq!((outcome.created, outcome.rows), (3, 3));
    assert_eq!(
        (outcome.made.people, outcome.made.units, outcome.made.ties),
        (3, 2, 1)
    );
    assert!(outcome.change_set.is_some());
    for said in ["Nobody Known", "project"] {
        assert!(
            outcome.notes.iter().any(|note| note.reason.contains(said)),
            "{said}: {:?}",
            outcome.notes
        );
    }
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Imported 3 rows from list.csv"
    );
}

#[test]
fn those_who_are_there_can_be_doubled() {
    let house = House::new();
    bring(&house, LIST, &ImportChoices::default());
    let doubled = bring(&house, LIST, &on_match(OnMatch::Create));
    assert_eq!((doubled.created, doubled.made.people), (3, 3));
}

#[test]
fn update_takes_over_what_is_new_and_leaves_what_is_blank() {
    let house = House::new();
    bring(&house, LIST, &ImportChoices::default());
    let newer = "Name,Job title,Department,E-mail\nAnn Smith,Chief Executive,,ann@afon.example\n";
    let staged = super::stage(&house, newer);
    let outcome = super::run(&house, &staged, &on_match(OnMatch::Update));
    assert_eq!(outcome.updated, 1);
    let rows = super::all(&staged);
    let changes: Vec<_> = rows[0]
        .changes
        .iter()
        .map(|change| (change.field.as_str(), change.old.as_str(), change.new.as_str()))
        .collect();
    assert_eq!(changes, [("Role", "Director", "Chief Executive")]);
    let row = house.ok("people_list", json!({ "filter": { "text": "ann smith" } }))["items"][0].clone();
    assert_eq!(
        (&row["role"], &row["unit"]),
        (&json!("Chief Executive"), &json!("Finance"))
    );
}

#[test]
fn ratings_come_in_with_a_project() {
    let house = House::new();
    let project = house.project("Meters");
    let outcome = in_and_out(
        &house,
        LIST.as_bytes(),
        "list.csv",
        &into(&project, OnMatch::Skip),
    );
    assert_eq!(outcome.made.assessments, 2);
    let map = house.ok("map_view", json!({ "project": project }));
    assert_eq!(map["marks"].as_array().unwrap().len(), 3);
    assert_eq!(map["marks"][0]["standing"]["power"]["median"], 5.0);
}

#[test]
fn those_who_are_there_already_get_their_stake_and_nothing_else() {
    let house = House::new();
    bring(&house, LIST, &ImportChoices::default());
    let project = house.project("Meters");
    let newer = LIST.replace("Director", "Chief Executive");
    let outcome = bring(&house, &newer, &into(&project, OnMatch::Skip));
    assert_eq!((outcome.created, outcome.updated, outcome.skipped), (0, 3, 0));
    assert_eq!(outcome.made.assessments, 0);
    let people = house.ok("people_list", json!({ "filter": { "text": "ann smith" } }));
    assert_eq!(people["items"][0]["role"], "Director");
    let marks = house.ok("map_view", json!({ "project": project }))["marks"].clone();
    assert_eq!(marks.as_array().unwrap().len(), 3);

    let before = house.dump();
    let again = bring(&house, &newer, &into(&project, OnMatch::Skip));
    assert_eq!((again.updated, again.skipped, again.change_set), (0, 3, None));
    assert_eq!(house.dump(), before);
}

#[test]
fn a_row_that_does_not_fit_is_refused_and_the_others_come_in() {
    let long = "x".repeat(301);
    for (header, cell) in [
        ("Department", "Finance"),
        ("Project", "Meters"),
        ("Groups", "Crews"),
        ("Job title", "Clerk"),
    ] {
        let house = House::new();
        let text = format!("Name,{header}\nAnn,{cell}\nBeti,{long}\nCai,{cell}\n");
        let outcome = bring(&house, &text, &ImportChoices::default());
        assert_eq!((outcome.created, accounted(&outcome)), (2, 3), "{header}");
        let refused = &outcome.refused[0];
        assert_eq!((refused.line, refused.field.as_str()), (3, header));
        assert!(refused.reason.contains("301"), "{}", refused.reason);
    }
}

const STAFF: &str = "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),\
    Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group\n";

#[test]
fn a_line_of_a_staff_group_that_does_not_fit_is_refused_and_the_group_has_the_others() {
    let house = House::new();
    let long = "x".repeat(301);
    let text = format!(
        "{STAFF}DCMS,Afon,Finance,12,B,1,2,Clerk,3.5,Finance\n\
         DCMS,Afon,Finance,12,B,1,2,{long},2,Finance\n\
         DCMS,Afon,Finance,12,{long},1,2,Clerk,2,Finance\n\
         DCMS,Afon,Audit,13,B,1,2,{long},2,Finance\n"
    );
    let outcome = bring(&house, &text, &ImportChoices::default());
    assert_eq!((outcome.created, outcome.rows, accounted(&outcome)), (1, 4, 4));
    let refused: Vec<_> = outcome
        .refused
        .iter()
        .map(|row| (row.line, row.field.as_str()))
        .collect();
    assert_eq!(
        refused,
        [(3, "Generic Job Title"), (4, "Grade"), (5, "Generic Job Title")]
    );
    let groups = house.ok("groups_list", json!({}));
    assert_eq!(
        (&groups["total"], &groups["items"][0]["headcount"]),
        (&json!(1), &json!(3.5))
    );
}

#[test]
fn a_unit_is_found_by_its_name_alone_where_only_one_has_it() {
    let house = House::new();
    let text = "Name,Organisation,Department\nAnn,Afon,Finance\n";
    bring(&house, text, &ImportChoices::default());
    let outcome = in_and_out(
        &house,
        b"Name,Department\nBeti,finance\nCai,Audit\n",
        "more.csv",
        &ImportChoices::default(),
    );
    assert_eq!(outcome.made.units, 1, "Audit");
    let units = house.ok("units_tree", json!({}));
    let finance = units["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|unit| unit["name"] == "Finance")
        .unwrap();
    assert_eq!(
        (&finance["depth"], &finance["stakeholders"]),
        (&json!(1), &json!(2))
    );
}

#[test]
fn a_project_that_a_row_names_is_made_and_the_stake_with_it() {
    let house = House::new();
    let text = "Name,Project,Power,Interest\nAnn,Leak Line,5,2\nBeti,leak line,3,3\n";
    let outcome = in_and_out(&house, text.as_bytes(), "list.csv", &ImportChoices::default());
    assert_eq!((outcome.made.projects, outcome.made.assessments), (1, 4));
}

#[test]
fn unmatched_columns_are_kept_and_tags_and_groups_hang_on() {
    let house = House::new();
    let text = "Name,Tags,Groups,Favourite pump\nAnn,water; board,Crews,Archimedes\nBeti,board,,Bucket\n";
    let outcome = in_and_out(&house, text.as_bytes(), "list.csv", &ImportChoices::default());
    let made = outcome.made;
    assert_eq!(
        (made.people, made.groups, made.tags, made.custom_fields),
        (2, 1, 2, 1)
    );
    let tags = house.ok("tags_list", json!({}));
    assert_eq!(tags["items"][0]["stakeholders"], 2);
    let staged = super::stage(
        &house,
        &text
            .replace("Bucket", "Screw")
            .replace("water; board", "water; press"),
    );
    let updated = super::run(&house, &staged, &on_match(OnMatch::Update));
    assert_eq!(updated.updated, 2);
    let rows = super::all(&staged);
    let of = |row: usize| -> Vec<(&str, &str, &str)> {
        let changes = rows[row].changes.iter();
        changes
            .map(|one| (one.field.as_str(), one.old.as_str(), one.new.as_str()))
            .collect()
    };
    assert_eq!(of(0), [("Tags", "", "press")]);
    assert_eq!(of(1), [("Favourite pump", "Bucket", "Screw")]);
}

#[test]
fn one_cell_may_name_several_and_they_are_one_row() {
    let house = House::new();
    let text = "Name,Department\nAnn Smith / Bob Jones,Finance\nCai Parry,Audit\n";
    let staged = super::stage(&house, text);
    let outcome = super::run(&house, &staged, &ImportChoices::default());
    assert_eq!((outcome.rows, outcome.created), (2, 2));
    if outcome.made.people == 3 {
        assert_eq!(super::all(&staged)[0].name, "Ann Smith, Bob Jones");
    }
}

#[test]
fn ties_come_in_from_either_end_and_lead_the_right_way() {
    let house = House::new();
    let text = "Name,Influences,Influenced by,Consults,Consulted by,Advised by,Works with\n\
                Ann Smith,Bo Lund; Cy Dew,,,,,\n\
                Bo Lund,,Cy Dew,Ann Smith,,,\n\
                Cy Dew,,Ann Smith,,,Bo Lund,Ann Smith\n";
    let outcome = bring(&house, text, &ImportChoices::default());
    assert_eq!((outcome.created, outcome.made.ties), (3, 6));
    let ties = house.ok("ties_list", json!({}));
    let told: Vec<String> = ties["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tie| {
            let said = |field: &str| tie[field].as_str().unwrap().to_owned();
            format!("{} {} {}", said("from_name"), said("kind"), said("to_name"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "Ann Smith consulted_by Bo Lund",
            "Ann Smith influences Bo Lund",
            "Ann Smith influences Cy Dew",
            "Bo Lund advises Cy Dew",
            "Cy Dew influences Bo Lund",
            "Cy Dew works_with Ann Smith",
        ]
    );
}

#[test]
fn owner_and_last_verified_come_in_and_what_is_still_to_come_is_said() {
    let house = House::new();
    let list = "Name,Relationship owner,Last verified,Tags\nAnn Smith,Bo Lund,2026-01-05,board; sponsor\nCy Hale,,2199-01-01,\n";
    let outcome = bring(&house, list, &ImportChoices::default());
    assert_eq!((outcome.created, outcome.refused.len()), (2, 0));
    assert!(
        outcome.notes.iter().any(|note| note.line == 3
            && note.field == "Last verified"
            && note.reason.contains("is in the future; it was left out")),
        "{:?}",
        outcome.notes
    );
    let people =
        |name: &str| house.ok("people_list", json!({ "filter": { "text": name } }))["items"][0].clone();
    let ann = people("ann smith");
    assert_eq!(
        (&ann["owner"], &ann["verified_on"]),
        (&json!("Bo Lund"), &json!("2026-01-05"))
    );
    assert_eq!(people("cy hale")["verified_on"], json!(null));

    let newer = "Name,Owner,Last verified\nAnn Smith,Di Rees,2026-02-06\n";
    let staged = super::stage(&house, newer);
    let outcome = super::run(&house, &staged, &on_match(OnMatch::Update));
    assert_eq!(outcome.updated, 1);
    let changes: Vec<_> = super::all(&staged)[0]
        .changes
        .iter()
        .map(|change| (change.field.clone(), change.old.clone(), change.new.clone()))
        .collect();
    let said = |field: &str, old: &str, new: &str| (field.to_owned(), old.to_owned(), new.to_owned());
    assert_eq!(
        changes,
        [
            said("Owner", "Bo Lund", "Di Rees"),
            said("Last verified", "2026-01-05", "2026-02-06")
        ]
    );
    let sorted = house.ok(
        "people_list",
        json!({ "sort": "owner", "filter": { "text": "ann" } }),
    );
    assert_eq!(sorted["items"][0]["owner"], json!("Di Rees"));
}
