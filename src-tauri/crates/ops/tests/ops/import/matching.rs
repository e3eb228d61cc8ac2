//! Who is recognised, and by what.

use ops::import::{ImportChoices, ImportMatchedBy, OnMatch, RowFate};
use serde_json::json;

use super::{all, bring, in_and_out, on_match, run, stage};
use crate::house::House;

/// What told of each row, and what came of it.
fn told(house: &House, text: &str) -> Vec<(RowFate, Option<ImportMatchedBy>)> {
    let staged = stage(house, text);
    run(house, &staged, &ImportChoices::default());
    all(&staged)
        .into_iter()
        .map(|row| (row.fate, row.matched.map(|matched| matched.by)))
        .collect()
}

const NEW: (RowFate, Option<ImportMatchedBy>) = (RowFate::Created, None);

fn known(by: ImportMatchedBy) -> (RowFate, Option<ImportMatchedBy>) {
    (RowFate::Skipped, Some(by))
}

#[test]
fn by_reference_before_anything_else() {
    let house = House::new();
    let first = "Employee number,Name,Department,E-mail\n7,Ann Smith,Finance,ann@afon.example\n8,Beti Rees,Finance,beti@afon.example\n";
    bring(&house, first, &ImportChoices::default());
    // Another name, unit and address: the number tells.
    let text = "Employee number,Name,Department,E-mail\n7,Ann Jones,Audit,beti@afon.example\n";
    assert_eq!(told(&house, text), [known(ImportMatchedBy::Reference)]);
}

#[test]
fn by_the_id_of_our_own_export() {
    let house = House::new();
    let id = house.person("Ann Smith");
    let text = format!(
        "ID,Name,Job title\n{},Anne Smith-Jones,Director\n",
        id.as_str().unwrap()
    );
    let staged = stage(&house, &text);
    let outcome = run(&house, &staged, &on_match(OnMatch::Update));
    assert_eq!((outcome.created, outcome.updated), (0, 1), "{outcome:?}");
    let profile = house.ok("person_profile", json!({ "id": id }));
    let person = &profile["person"];
    assert_eq!(
        (&person["name"], &person["role"], &person["reference"]),
        (&json!("Anne Smith-Jones"), &json!("Director"), &json!("")),
        "{profile}"
    );
}

#[test]
fn by_an_address_of_their_own() {
    let house = House::new();
    bring(
        &house,
        "Name,E-mail\nAnn Smith,ann@afon.example\n",
        &ImportChoices::default(),
    );
    let text = "Name,E-mail,Department\nAnn Jones,ANN@afon.example,Audit\n";
    assert_eq!(told(&house, text), [known(ImportMatchedBy::Email)]);
}

#[test]
fn never_by_a_mailbox_that_several_share() {
    let house = House::new();
    let text = "Name,E-mail\nAnn,office@afon.example\nBeti,office@afon.example\nCai,office@afon.example\n";
    let outcome = in_and_out(&house, text.as_bytes(), "list.csv", &ImportChoices::default());
    assert_eq!(outcome.created, 3);
    // Three in the workspace share it, so it names nobody.
    assert_eq!(told(&house, "Name,E-mail\nDai,office@afon.example\n"), [NEW]);

    let other = House::new();
    bring(
        &other,
        "Name,E-mail\nAnn,office@afon.example\n",
        &ImportChoices::default(),
    );
    // One in the workspace, but several rows of the file.
    let text = "Name,E-mail\nBeti,office@afon.example\nCai,Office@afon.example\n";
    assert_eq!(told(&other, text), [NEW, NEW]);
}

#[test]
fn by_name_and_unit_with_accents_and_case_ignored() {
    let house = House::new();
    bring(
        &house,
        "Name,Department\nZoë Rees,Finance\n",
        &ImportChoices::default(),
    );
    let text = "Name,Department\nzoe rees,FINANCE\nZoë Rees,Audit\n";
    assert_eq!(told(&house, text), [known(ImportMatchedBy::NameAndUnit), NEW]);
}

#[test]
fn by_name_alone_where_the_row_names_no_unit_and_one_is_called_so() {
    let house = House::new();
    let text = "Name,Department\nAnn Smith,Finance\nBeti Rees,Finance\nBeti Rees,Audit\n";
    bring(&house, text, &ImportChoices::default());
    assert_eq!(
        told(&house, "Name\nAnn Smith\nBeti Rees\n"),
        [known(ImportMatchedBy::Name), NEW],
        "two are called Beti Rees"
    );
}

#[test]
fn a_group_is_not_a_person_of_that_name() {
    let house = House::new();
    house.group("Crews", 12.0);
    let text = "Name,Kind\nCrews,Person\nCrews,Group\n";
    assert_eq!(told(&house, text), [NEW, known(ImportMatchedBy::NameAndUnit)]);
}

#[test]
fn two_posts_of_the_same_title_stay_two_and_a_second_import_knows_both() {
    let house = House::new();
    let text = "Kind,Name,Unit\nRole,Clerk,Finance\nRole,Clerk,Finance\nRole,Clerk,Audit\n";
    let outcome = in_and_out(&house, text.as_bytes(), "list.csv", &ImportChoices::default());
    assert_eq!((outcome.created, outcome.made.roles), (3, 3));
}

#[test]
fn namesakes_of_one_unit_stay_two_and_keep_what_is_theirs() {
    let house = House::new();
    let text = "Name,Department,Job title,Phone\nAnn Smith,Finance,Director,1\nAnn Smith,Finance,Clerk,2\n";
    let outcome = in_and_out(&house, text.as_bytes(), "list.csv", &ImportChoices::default());
    assert_eq!((outcome.created, outcome.made.people), (2, 2));
}

#[test]
fn a_row_once_more_is_passed_over() {
    let house = House::new();
    let text = "Name,Department\nAnn Smith,Finance\nBeti Rees,Finance\nAnn Smith,Finance\n";
    let outcome = in_and_out(&house, text.as_bytes(), "list.csv", &ImportChoices::default());
    assert_eq!((outcome.created, outcome.skipped), (2, 1));
}

#[test]
fn somebody_without_a_reference_gets_the_one_of_the_register() {
    let house = House::new();
    bring(
        &house,
        "Name,Department\nAnn Smith,Finance\n",
        &ImportChoices::default(),
    );
    let text = "Employee number,Name,Department\n7,Ann Smith,Finance\n8,Ann Smith,Finance\n";
    let staged = stage(&house, text);
    let outcome = run(&house, &staged, &on_match(OnMatch::Update));
    assert_eq!(
        (outcome.updated, outcome.created),
        (1, 1),
        "another number is another person"
    );
    let after = house.dump();
    let again = bring(&house, text, &on_match(OnMatch::Update));
    assert_eq!((again.change_set, house.dump()), (None, after));
}
