//! Files brought in: every row accounted for, a second time nothing, one undo takes all back.

mod cancel;
mod choices;
mod looking;
mod matching;
mod mending;
mod planned;
mod records;
mod registers;
mod rows;
mod saved;

use std::ops::ControlFlow;

use ops::import::{
    ImportChoices, ImportOutcome, ImportPlan, ImportRow, ImportRowsQuery, OnMatch, Reader, Staged,
};
use serde_json::Value;

use crate::house::{House, TODAY, on};

/// A list with a unit, a tie that leads nowhere, a blank row and ratings.
pub const LIST: &str = "Name,Job title,Department,E-mail,Reports to,Power\n\
    Ann Smith,Director,Finance,ann@afon.example,,5\n\
    Beti Rees,Clerk,Finance,beti@afon.example,Ann Smith,\n\
    ,,,,,\n\
    Cai Parry,Clerk,Audit,cai@afon.example,Nobody Known,2\n";

/// A text, read and looked at.
pub fn stage(house: &House, text: &str) -> Staged {
    stage_file(house, text.as_bytes(), "list.csv")
}

/// A file, read and looked at.
pub fn stage_file(house: &House, bytes: &[u8], name: &str) -> Staged {
    Staged::open(&house.session, &on(TODAY), bytes, name, &Reader::InProcess)
        .unwrap_or_else(|failure| panic!("{failure}"))
}

/// The lines of a text as the only sheet of a workbook: its name tells what the rows are about.
pub fn stage_as(house: &House, sheet: &str, text: &str) -> Staged {
    stage_file(house, &sheet_of(sheet, text), "list.xlsx")
}

pub fn sheet_of(sheet: &str, text: &str) -> Vec<u8> {
    let text = text.replace(',', "|");
    let lines: Vec<&str> = text.lines().collect();
    records::workbook(&[(sheet, &lines)])
}

/// Nobody stops it.
pub fn go(_: ops::import::Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub fn plan(house: &House, staged: &Staged, choices: &ImportChoices) -> ImportPlan {
    staged
        .plan(&house.session, &on(TODAY), choices, &go)
        .unwrap_or_else(|failure| panic!("{failure}"))
}

/// Plans and runs: the two have to say the same, and the plan changes nothing.
pub fn run(house: &House, staged: &Staged, choices: &ImportChoices) -> ImportOutcome {
    let before = house.dump();
    let planned = plan(house, staged, choices);
    let rows = all(staged);
    assert_eq!(house.dump(), before, "a plan changes nothing");
    let outcome = staged
        .run(&house.session, &on(TODAY), choices, &go)
        .unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(accounted(&outcome), outcome.rows, "{outcome:?}");
    assert_eq!(
        (planned.rows, planned.created, planned.updated, planned.skipped),
        (outcome.rows, outcome.created, outcome.updated, outcome.skipped)
    );
    assert_eq!(
        (planned.refused, planned.left_out, planned.made),
        (outcome.refused.len() as u64, outcome.left_out, outcome.made)
    );
    let told = |rows: Vec<ImportRow>| -> Vec<_> {
        rows.into_iter()
            .map(|row| (row.sheet, row.line, row.fate, row.name, row.changes, row.remarks))
            .collect()
    };
    assert_eq!(told(rows), told(all(staged)), "row by row");
    outcome
}

/// Every row of the last plan or run.
pub fn all(staged: &Staged) -> Vec<ImportRow> {
    let query = ImportRowsQuery {
        limit: 100_000,
        ..ImportRowsQuery::default()
    };
    staged.rows(&query).unwrap().items
}

/// Brings a text in.
pub fn bring(house: &House, text: &str, choices: &ImportChoices) -> ImportOutcome {
    run(house, &stage(house, text), choices)
}

pub fn on_match(on_match: OnMatch) -> ImportChoices {
    ImportChoices {
        on_match,
        ..ImportChoices::default()
    }
}

pub fn into(project: &Value, on_match: OnMatch) -> ImportChoices {
    ImportChoices {
        project: Some(serde_json::from_value(project.clone()).unwrap()),
        on_match,
        rows: Vec::new(),
    }
}

pub fn accounted(outcome: &ImportOutcome) -> u64 {
    outcome.created + outcome.updated + outcome.skipped + outcome.left_out + outcome.refused.len() as u64
}

/// Brings a file in; a second time nothing changes, whatever is chosen for those who are there; and one undo takes all of
/// it back, one redo brings it back.
pub fn in_and_out(house: &House, bytes: &[u8], name: &str, choices: &ImportChoices) -> ImportOutcome {
    let before = house.dump();
    let outcome = run(house, &stage_file(house, bytes, name), choices);
    let after = house.dump();
    for on_match in [OnMatch::Skip, OnMatch::Update] {
        let choices = ImportChoices {
            on_match,
            ..choices.clone()
        };
        let staged = stage_file(house, bytes, name);
        let again = run(house, &staged, &choices);
        let changed: Vec<_> = all(&staged)
            .into_iter()
            .filter(|row| !row.changes.is_empty())
            .collect();
        assert_eq!(
            (again.created, again.updated),
            (0, 0),
            "{on_match:?}: {changed:?}"
        );
        assert_eq!(again.change_set, None, "{on_match:?}: {changed:?}");
        assert_eq!(house.dump(), after);
    }
    sound(house, "brought in");
    if outcome.change_set.is_some() {
        house.ok("undo", serde_json::json!({}));
        assert_eq!(house.dump(), before, "undone");
        sound(house, "undone");
        house.ok("redo", serde_json::json!({}));
        assert_eq!(house.dump(), after, "done again");
        sound(house, "done again");
    }
    outcome
}

/// The file and the rules hold.
fn sound(house: &House, when: &str) {
    let findings = house.ok("check", serde_json::json!({}))["findings"].clone();
    assert_eq!(findings, serde_json::json!([]), "{when}");
}
