//! Registers brought in: every row accounted for, a second time nothing, one undo takes all back.

use std::ops::ControlFlow;
use std::path::PathBuf;

use ops::import::{ImportOptions, ImportOutcome, OnMatch, run};
use serde_json::json;

use crate::house::{House, TODAY, on};

fn bring(house: &House, text: &str, options: ImportOptions) -> ImportOutcome {
    run(
        &house.session,
        &on(TODAY),
        text.as_bytes(),
        "list.csv",
        options,
        &|_| ControlFlow::Continue(()),
    )
    .unwrap()
}

fn accounted(outcome: &ImportOutcome) -> u64 {
    outcome.created + outcome.updated + outcome.skipped + outcome.refused.len() as u64
}

const LIST: &str = "Name,Job title,Department,E-mail,Reports to,Power\n\
    Ann Smith,Director,Finance,ann@afon.example,,5\n\
    Beti Rees,Clerk,Finance,beti@afon.example,Ann Smith,\n\
    ,,,,,\n\
    Cai Parry,Clerk,Audit,cai@afon.example,Nobody Known,2\n";

#[test]
fn a_list_comes_in_with_units_and_ties_and_goes_again_with_one_undo() {
    let house = House::new();
    let before = house.dump();
    let outcome = bring(&house, LIST, ImportOptions::default());
    assert_eq!((outcome.created, outcome.rows, accounted(&outcome)), (3, 3, 3));
    assert_eq!(
        (outcome.made.people, outcome.made.units, outcome.made.ties),
        (3, 2, 1)
    );
    assert!(outcome.change_set.is_some());
    assert!(
        outcome
            .notes
            .iter()
            .any(|note| note.reason.contains("Nobody Known")),
        "{:?}",
        outcome.notes
    );
    assert!(
        outcome.notes.iter().any(|note| note.reason.contains("project")),
        "ratings need a project: {:?}",
        outcome.notes
    );
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Imported 3 rows from list.csv"
    );
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let house = House::new();
    bring(&house, LIST, ImportOptions::default());
    let before = house.dump();
    for on_match in [OnMatch::Skip, OnMatch::Update] {
        let again = bring(
            &house,
            LIST,
            ImportOptions {
                on_match,
                ..ImportOptions::default()
            },
        );
        assert_eq!(
            (again.created, again.updated, again.skipped),
            (0, 0, 3),
            "{on_match:?}"
        );
        assert_eq!(again.change_set, None);
        assert_eq!(house.dump(), before);
    }
    let doubled = bring(
        &house,
        LIST,
        ImportOptions {
            on_match: OnMatch::Create,
            ..ImportOptions::default()
        },
    );
    assert_eq!(doubled.created, 3);
}

#[test]
fn update_takes_over_what_is_new_and_leaves_what_is_blank() {
    let house = House::new();
    bring(&house, LIST, ImportOptions::default());
    let newer = "Name,Job title,Department,E-mail\nAnn Smith,Chief Executive,,ann@afon.example\n";
    let outcome = bring(
        &house,
        newer,
        ImportOptions {
            on_match: OnMatch::Update,
            ..ImportOptions::default()
        },
    );
    assert_eq!(outcome.updated, 1);
    let row = house.ok("people_list", json!({ "filter": { "text": "ann smith" } }))["items"][0].clone();
    assert_eq!(
        (&row["role"], &row["unit"]),
        (&json!("Chief Executive"), &json!("Finance"))
    );
}

#[test]
fn a_dry_run_says_the_same_and_does_nothing() {
    let house = House::new();
    let before = house.dump();
    let would = bring(
        &house,
        LIST,
        ImportOptions {
            dry_run: true,
            ..ImportOptions::default()
        },
    );
    assert_eq!(house.dump(), before);
    assert_eq!(would.change_set, None);
    let did = bring(&house, LIST, ImportOptions::default());
    assert_eq!(
        ImportOutcome {
            change_set: None,
            ..did
        },
        would
    );
}

#[test]
fn ratings_come_in_with_a_project() {
    let house = House::new();
    let project = house.project("Meters");
    let id = serde_json::from_value(project.clone()).unwrap();
    let outcome = bring(
        &house,
        LIST,
        ImportOptions {
            project: Some(id),
            ..ImportOptions::default()
        },
    );
    assert_eq!(outcome.made.assessments, 2);
    let map = house.ok("map_view", json!({ "project": project }));
    assert_eq!(map["marks"].as_array().unwrap().len(), 3);
    assert_eq!(map["marks"][0]["standing"]["power"]["median"], 5.0);
}

#[test]
fn nobody_is_matched_on_a_shared_mailbox() {
    let house = House::new();
    let text = "Name,E-mail\nAnn,office@afon.example\nBeti,office@afon.example\nCai,office@afon.example\n";
    let outcome = bring(&house, text, ImportOptions::default());
    assert_eq!(outcome.created, 3);
    let one = bring(
        &house,
        "Name,E-mail\nDai,office@afon.example\n",
        ImportOptions::default(),
    );
    assert_eq!(one.created, 1, "three share it, so it names nobody");
}

#[test]
fn two_posts_of_the_same_title_stay_two_and_a_second_import_knows_both() {
    let house = House::new();
    let text = "Kind,Name,Unit\nRole,Clerk,Finance\nRole,Clerk,Finance\nRole,Clerk,Audit\n";
    assert_eq!(bring(&house, text, ImportOptions::default()).created, 3);
    let again = bring(&house, text, ImportOptions::default());
    assert_eq!((again.created, again.skipped), (0, 3));
}

#[test]
fn stopping_leaves_no_trace() {
    let house = House::new();
    let before = house.dump();
    let failure = run(
        &house.session,
        &on(TODAY),
        LIST.as_bytes(),
        "list.csv",
        ImportOptions::default(),
        &|_| ControlFlow::Break(()),
    )
    .unwrap_err();
    assert_eq!(failure.code, ops::Code::Cancelled);
    assert_eq!(house.dump(), before);
}

#[test]
fn a_file_that_is_no_list_is_refused_in_words() {
    let house = House::new();
    for bytes in [&b""[..], b"PK\x03\x04rest of a zip", b"Name\n", b"\x00\x01\x02"] {
        let failure = run(
            &house.session,
            &on(TODAY),
            bytes,
            "list.csv",
            ImportOptions::default(),
            &|_| ControlFlow::Continue(()),
        )
        .unwrap_err();
        assert_eq!(failure.code, ops::Code::Invalid);
        assert!(failure.message.contains("list.csv"), "{failure}");
    }
}

/// The published registers, where the machine has them.
#[test]
fn the_published_registers_come_in_whole() {
    let Some(folder) = std::env::var_os("SOUNDINGS_REGISTERS").map(PathBuf::from) else {
        println!("skipped: SOUNDINGS_REGISTERS is not set");
        return;
    };
    for (organisation, rows, groups, units, headcount) in [
        ("british-library", [56, 143], 36, 31, 1519.1),
        ("hmrc", [353, 5107], 363, 37, 62315.72),
    ] {
        let house = House::new();
        let mut undone = vec![house.dump()];
        for (part, rows) in ["senior", "junior"].into_iter().zip(rows) {
            let name = format!("{organisation}-2013-09-{part}.csv");
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            let bring = || {
                run(
                    &house.session,
                    &on(TODAY),
                    &bytes,
                    &name,
                    ImportOptions::default(),
                    &|_| ControlFlow::Continue(()),
                )
                .unwrap()
            };
            let outcome = bring();
            assert_eq!((outcome.rows, accounted(&outcome)), (rows, rows), "{name}");
            undone.push(house.dump());
            let again = bring();
            assert_eq!(
                (again.created, again.updated, again.change_set),
                (0, 0, None),
                "{name} a second time"
            );
            assert_eq!(&house.dump(), undone.last().unwrap());
        }
        let page = house.ok("groups_list", json!({ "limit": 1000 }));
        assert_eq!(page["total"], groups);
        let sum: f64 = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| group["headcount"].as_f64().unwrap())
            .sum();
        assert!((sum - headcount).abs() < 1e-6, "{sum}");
        let with_groups: std::collections::HashSet<_> = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| group["unit"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(with_groups.len(), units, "{organisation}");
        assert_eq!(house.ok("check", json!({}))["ok"], true);
        undone.pop();
        while let Some(before) = undone.pop() {
            house.ok("undo", json!({}));
            assert_eq!(house.dump(), before);
        }
    }
}

#[test]
fn a_row_that_does_not_fit_is_refused_and_the_others_come_in() {
    let long = "x".repeat(301);
    for (header, cell, field) in [
        ("Department", "Finance", "unit"),
        ("Project", "Meters", "project"),
        ("Groups", "Crews", "group"),
        ("Job title", "Clerk", "role"),
    ] {
        let house = House::new();
        let text = format!("Name,{header}\nAnn,{cell}\nBeti,{long}\nCai,{cell}\n");
        let outcome = bring(&house, &text, ImportOptions::default());
        assert_eq!((outcome.created, accounted(&outcome)), (2, 3), "{header}");
        let refused = &outcome.refused[0];
        assert_eq!((refused.line, refused.field.as_str()), (3, field));
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
    let outcome = bring(&house, &text, ImportOptions::default());
    assert_eq!((outcome.created, outcome.rows, accounted(&outcome)), (1, 4, 4));
    let refused: Vec<_> = outcome
        .refused
        .iter()
        .map(|row| (row.line, row.field.as_str()))
        .collect();
    assert_eq!(refused, [(3, "role"), (4, "grade"), (5, "role")]);
    let groups = house.ok("groups_list", json!({}));
    assert_eq!(
        (&groups["total"], &groups["items"][0]["headcount"]),
        (&json!(1), &json!(3.5))
    );
}

#[test]
fn those_who_are_there_already_get_their_stake_and_nothing_else() {
    let house = House::new();
    bring(&house, LIST, ImportOptions::default());
    let project = house.project("Meters");
    let options = ImportOptions {
        project: Some(serde_json::from_value(project.clone()).unwrap()),
        ..ImportOptions::default()
    };
    let newer = LIST.replace("Director", "Chief Executive");
    let outcome = bring(&house, &newer, options);
    assert_eq!((outcome.created, outcome.updated, outcome.skipped), (0, 3, 0));
    assert_eq!(outcome.made.assessments, 0);
    let people = house.ok("people_list", json!({ "filter": { "text": "ann smith" } }));
    assert_eq!(people["items"][0]["role"], "Director");
    let marks = house.ok("map_view", json!({ "project": project }))["marks"].clone();
    assert_eq!(marks.as_array().unwrap().len(), 3);

    let before = house.dump();
    let again = bring(&house, &newer, options);
    assert_eq!((again.updated, again.skipped, again.change_set), (0, 3, None));
    assert_eq!(house.dump(), before);
}
