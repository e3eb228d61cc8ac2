//! What a plan says is what a run does, whatever the file and the choices.

use ops::import::{ImportChoices, OnMatch, RowAction, RowChoice};
use proptest::prelude::*;

use super::{run, stage};
use crate::house::House;

const NAMES: [&str; 5] = ["Ann Smith", "Beti Rees", "ann SMITH", "", "Crews"];
const UNITS: [&str; 4] = ["", "Finance", "Audit", "finance"];
const MAILS: [&str; 4] = ["", "ann@afon.example", "office@afon.example", "Ann@afon.example"];
const KINDS: [&str; 4] = ["", "Person", "Role", "Group"];
const ROLES: [&str; 3] = ["", "Clerk", "Director"];
const POWERS: [&str; 5] = ["", "1", "5", "9", "high"];
const TAGS: [&str; 3] = ["", "board", "board; press"];
const PROJECTS: [&str; 3] = ["", "Leak Line", "Meters"];

fn line() -> impl Strategy<Value = String> {
    let of = |words: &'static [&'static str]| prop::sample::select(words);
    (
        of(&NAMES),
        of(&UNITS),
        of(&MAILS),
        of(&KINDS),
        of(&ROLES),
        of(&POWERS),
        of(&TAGS),
        of(&PROJECTS),
        of(&NAMES),
    )
        .prop_map(|(name, unit, mail, kind, role, power, tags, project, to)| {
            format!("{name},{unit},{mail},{kind},{role},{power},{tags},{project},{to}\n")
        })
}

fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 1..8).prop_map(|lines| {
        format!(
            "Name,Department,E-mail,Kind,Job title,Power,Tags,Project,Reports to\n{}",
            lines.concat()
        )
    })
}

fn choices() -> impl Strategy<Value = ImportChoices> {
    let on_match = prop::sample::select(vec![OnMatch::Skip, OnMatch::Update, OnMatch::Create]);
    let action = prop::sample::select(vec![
        RowAction::LeaveOut,
        RowAction::Skip,
        RowAction::Update,
        RowAction::Create,
    ]);
    let rows = prop::collection::vec((2..10_u64, action), 0..4);
    (on_match, rows).prop_map(|(on_match, rows)| ImportChoices {
        project: None,
        on_match,
        rows: rows
            .into_iter()
            .map(|(line, action)| RowChoice {
                sheet: 0,
                line,
                action,
            })
            .collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// `run` compares the plan with the outcome, in counts and row by row.
    #[test]
    fn a_plan_is_what_a_run_does(first in file(), second in file(), one in choices(), two in choices()) {
        let house = House::new();
        let staged = stage(&house, &first);
        run(&house, &staged, &one);
        let staged = stage(&house, &second);
        run(&house, &staged, &two);
        prop_assert_eq!(house.ok("check", serde_json::json!({}))["findings"].clone(), serde_json::json!([]));
    }

    /// A file that is in says nothing new, with those who are there left alone or updated.
    #[test]
    fn a_file_once_more_changes_nothing(text in file()) {
        let house = House::new();
        let staged = stage(&house, &text);
        let update = ImportChoices { on_match: OnMatch::Update, ..ImportChoices::default() };
        run(&house, &staged, &update);
        let after = house.dump();
        for choices in [update, ImportChoices::default()] {
            let staged = stage(&house, &text);
            let again = run(&house, &staged, &choices);
            prop_assert_eq!(again.change_set, None, "{:?}", super::all(&staged));
            prop_assert_eq!(house.dump(), after.clone());
        }
    }
}
