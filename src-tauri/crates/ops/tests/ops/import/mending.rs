//! Refused rows as a file of the same shape, mended and brought in again.

use ops::import::{ImportChoices, RowFate};
use serde_json::json;

use super::records::workbook;
use super::{all, run, stage, stage_file};
use crate::house::House;

#[test]
fn refused_rows_of_a_text_are_mended_and_brought_in_again() {
    let house = House::new();
    let text = "Staff of Afon;;;\r\nName;Job title;Department;Phone\r\nAnn Smith;Director;Finance;+44 1\r\n;;Finance;=1+1\r\nCai Parry;Clerk;Audit;-5\r\n";
    let staged = stage_file(&house, text.as_bytes(), "staff.csv");
    let outcome = run(&house, &staged, &ImportChoices::default());
    assert_eq!((outcome.created, outcome.refused.len()), (2, 1), "{outcome:?}");
    let file = staged.refused().unwrap().unwrap();
    assert_eq!(file.file_name, "staff - refused rows.csv");
    let written = String::from_utf8(file.bytes.clone()).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "\u{feff}Staff of Afon;;;;");
    assert_eq!(lines[1], "Name;Job title;Department;Phone;Reason refused");
    assert!(lines[2].starts_with(";;Finance;'=1+1;"), "{}", lines[2]);
    assert_eq!(lines.len(), 3);

    let mended = written.replace(";;Finance;", "Beti Rees;Clerk;Finance;");
    let staged = stage_file(&house, mended.as_bytes(), &file.file_name);
    let outcome = run(&house, &staged, &ImportChoices::default());
    assert_eq!((outcome.rows, outcome.created), (1, 1), "{outcome:?}");
    assert_eq!(outcome.made.custom_fields, 0, "the reason stays out by itself");
    let person = house.ok("people_list", json!({ "filter": { "text": "beti" } }));
    let profile = house.ok("person_profile", json!({ "id": person["items"][0]["id"] }));
    assert!(profile.to_string().contains("=1+1"), "{profile}");
    assert_eq!(staged.refused().unwrap(), None);
}

#[test]
fn refused_rows_of_a_workbook_are_a_workbook_with_the_same_sheets() {
    let house = House::new();
    let bytes = workbook(&[
        ("People", &["Name|Department", "Ann Smith|Finance", "|Audit"]),
        (
            "Ties",
            &[
                "From|To|Kind|Strength",
                "Ann Smith|Beti Rees|influences|4",
                "Ann Smith|Cai Parry|advises|2",
            ],
        ),
    ]);
    let staged = stage_file(&house, &bytes, "afon.xlsx");
    let outcome = run(&house, &staged, &ImportChoices::default());
    assert_eq!((outcome.created, outcome.refused.len()), (1, 3), "{outcome:?}");
    let file = staged.refused().unwrap().unwrap();
    assert_eq!(file.file_name, "afon - refused rows.xlsx");

    // Meanwhile somebody adds who was missing.
    house.person("Beti Rees");
    house.person("Cai Parry");
    let staged = stage_file(&house, &file.bytes, &file.file_name);
    let look = staged
        .look(&house.session, &crate::house::on(crate::house::TODAY))
        .unwrap();
    assert_eq!(look.sheets.len(), 2);
    let outcome = run(&house, &staged, &ImportChoices::default());
    assert_eq!(
        (outcome.rows, outcome.created, outcome.made.ties),
        (3, 2, 2),
        "{outcome:?}"
    );
    assert_eq!(all(&staged)[0].fate, RowFate::Refused, "still without a name");
    let again = stage(&house, "Name\nDai\n");
    assert_eq!(again.refused().unwrap(), None, "nothing is planned yet");
}
