//! Rows treated differently, and rows left out by hand.

use ops::import::{ImportChoices, ImportRowsQuery, OnMatch, RowAction, RowChoice, RowFate};
use serde_json::json;

use super::records::{EVERYTHING, workbook};
use super::{LIST, all, bring, plan, run, stage, stage_file};
use crate::house::House;

fn rows(on_match: OnMatch, rows: &[(u64, RowAction)]) -> ImportChoices {
    ImportChoices {
        project: None,
        on_match,
        rows: rows
            .iter()
            .map(|(line, action)| RowChoice {
                sheet: 0,
                line: *line,
                action: *action,
            })
            .collect(),
    }
}

#[test]
fn each_row_can_be_treated_differently() {
    let house = House::new();
    bring(&house, LIST, &ImportChoices::default());
    let newer = LIST.replace("Director", "Chief").replace("Clerk", "Officer");
    let staged = stage(&house, &newer);
    let choices = rows(
        OnMatch::Skip,
        &[
            (2, RowAction::Update),
            (3, RowAction::Create),
            (5, RowAction::LeaveOut),
        ],
    );
    let outcome = run(&house, &staged, &choices);
    let fates: Vec<_> = all(&staged).iter().map(|row| (row.line, row.fate)).collect();
    assert_eq!(
        fates,
        [
            (2, RowFate::Updated),
            (3, RowFate::Created),
            (5, RowFate::LeftOut)
        ]
    );
    assert_eq!((outcome.updated, outcome.created, outcome.left_out), (1, 1, 1));

    let staged = stage(&house, &newer.replace("Officer", "Agent"));
    let outcome = run(&house, &staged, &rows(OnMatch::Update, &[(5, RowAction::Skip)]));
    assert_eq!((outcome.updated, outcome.skipped), (1, 2), "{outcome:?}");
}

#[test]
fn a_row_left_out_leaves_nothing_behind() {
    let house = House::new();
    let before = house.dump();
    let text = "Name,Department,Project,Tags,Pump\nAnn Smith,Finance,Leak Line,board,Bucket\n,Audit,,,\n";
    let staged = stage(&house, text);
    let outcome = run(
        &house,
        &staged,
        &rows(
            OnMatch::Skip,
            &[(2, RowAction::LeaveOut), (3, RowAction::LeaveOut)],
        ),
    );
    assert_eq!(
        (outcome.left_out, outcome.refused.len(), outcome.change_set),
        (2, 0, None)
    );
    assert_eq!(house.dump(), before);
}

#[test]
fn a_row_left_out_is_still_told_from_the_others() {
    let house = House::new();
    let of_every_kind = workbook(EVERYTHING);
    for staged in [
        stage(&house, LIST),
        stage_file(&house, &of_every_kind, "everything.xlsx"),
    ] {
        let told = |choices: &ImportChoices| {
            plan(&house, &staged, choices);
            all(&staged)
        };
        let before = told(&ImportChoices::default());
        let out = ImportChoices {
            rows: before
                .iter()
                .map(|row| RowChoice {
                    sheet: row.sheet,
                    line: row.line,
                    action: RowAction::LeaveOut,
                })
                .collect(),
            ..ImportChoices::default()
        };
        let after = told(&out);
        assert!(after.iter().all(|row| row.fate == RowFate::LeftOut), "{after:?}");
        for (before, after) in before.iter().zip(&after) {
            assert!(!before.name.is_empty(), "{before:?}");
            assert_eq!((&after.name, &after.detail), (&before.name, &before.detail));
        }
    }
}

#[test]
fn a_line_left_out_of_a_staff_group_is_taken_off_its_headcount() {
    let house = House::new();
    let text = "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),\
        Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group\n\
        DCMS,Afon,Finance,12,B,1,2,Clerk,3.5,Finance\nDCMS,Afon,Finance,12,C,1,2,Officer,2,Finance\n";
    let staged = stage(&house, text);
    let outcome = run(&house, &staged, &rows(OnMatch::Skip, &[(3, RowAction::LeaveOut)]));
    assert_eq!((outcome.created, outcome.left_out), (1, 1));
    assert_eq!(house.ok("groups_list", json!({}))["items"][0]["headcount"], 3.5);
}

#[test]
fn rows_are_asked_for_by_fate_text_sheet_and_window() {
    let house = House::new();
    bring(&house, LIST, &ImportChoices::default());
    let text = format!("{LIST}Zoë Price,Clerk,Audit,zoe@afon.example,,\n");
    let staged = stage(&house, &text);
    run(&house, &staged, &ImportChoices::default());
    let ask = |query: serde_json::Value| {
        let query: ImportRowsQuery = serde_json::from_value(query).unwrap();
        let page = staged.rows(&query).unwrap();
        (
            page.total,
            page.items.iter().map(|row| row.line).collect::<Vec<_>>(),
        )
    };
    assert_eq!(ask(json!({})), (4, vec![2, 3, 5, 6]));
    assert_eq!(ask(json!({ "fates": ["created"] })), (1, vec![6]));
    assert_eq!(ask(json!({ "text": "zoe" })), (1, vec![6]));
    assert_eq!(ask(json!({ "text": "audit" })), (2, vec![5, 6]));
    assert_eq!(ask(json!({ "offset": 1, "limit": 2 })), (4, vec![3, 5]));
    assert_eq!(ask(json!({ "sheet": 1 })), (0, vec![]));
    assert!(
        staged
            .rows(&ImportRowsQuery {
                limit: 100_001,
                ..Default::default()
            })
            .is_err()
    );
    let remarked = ask(json!({ "remarked": true }));
    assert!(remarked.0 <= 4);
}
