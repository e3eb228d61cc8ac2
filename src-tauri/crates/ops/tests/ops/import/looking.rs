//! What a file looks like before it is brought in.

use ops::Code;
use ops::import::{ImportChoices, MappingOrigin, OnMatch, Reader, Staged};

use super::{LIST, all, bring, go, on_match, run, stage, stage_file};
use crate::house::{House, TODAY, on};

#[test]
fn a_file_is_shown_with_its_columns_and_its_first_rows_as_they_will_become() {
    let house = House::new();
    let staged = stage(&house, LIST);
    let look = staged.look(&house.session, &on(TODAY)).unwrap();
    assert_eq!(
        (look.file_name.as_str(), look.from),
        ("list.csv", MappingOrigin::Proposed)
    );
    assert!(look.faults.is_empty() && look.saved_as.is_none());
    let sheet = &look.sheets[0];
    assert_eq!((sheet.rows, sheet.columns.len(), sheet.top.len()), (3, 6, 4));
    assert_eq!(
        (sheet.columns[0].letters.as_str(), sheet.columns[0].filled),
        ("A", 3)
    );
    let becomes: Vec<_> = sheet.becomes.iter().map(|row| row.line).collect();
    assert_eq!(becomes, [2, 3, 5]);
    let first: Vec<_> = sheet.becomes[0]
        .values
        .iter()
        .map(|value| (value.label.as_str(), value.value.as_str()))
        .collect();
    for told in [
        ("Name", "Ann Smith"),
        ("Kind", "Person"),
        ("Role", "Director"),
        ("Unit", "Finance"),
        ("Power", "5"),
        ("By whom", "Rhian Pryce"),
    ] {
        assert!(first.contains(&told), "{told:?} in {first:?}");
    }
    assert!(look.fields.iter().any(|choice| choice.label == "Follow-up due"));
}

#[test]
fn no_more_than_ten_rows_are_shown_and_the_refused_say_why() {
    let house = House::new();
    let mut text = String::from("Name,Power\n,4\n");
    for row in 0..40 {
        text.push_str(&format!("Person {row},9\n"));
    }
    let look = stage(&house, &text).look(&house.session, &on(TODAY)).unwrap();
    let becomes = &look.sheets[0].becomes;
    assert_eq!(becomes.len(), 10);
    assert!(!becomes[0].refused.is_empty());
}

#[test]
fn while_the_mapping_has_faults_nothing_comes_in() {
    let house = House::new();
    let staged = stage(&house, LIST);
    let mut mapping = staged.mapping();
    for column in &mut mapping.sheets[0].columns {
        column.target = exchange::Target::LeaveOut;
    }
    let look = staged.map(&house.session, &on(TODAY), mapping.clone()).unwrap();
    assert!(!look.faults.is_empty());
    let failure = staged
        .plan(&house.session, &on(TODAY), &ImportChoices::default(), &go)
        .unwrap_err();
    assert_eq!(failure.code, Code::Invalid);
    assert!(failure.message.contains("list.csv"), "{failure}");
    mapping.version = 2;
    assert_eq!(
        staged.map(&house.session, &on(TODAY), mapping).unwrap_err().code,
        Code::Invalid
    );
}

#[test]
fn a_file_that_is_no_list_is_refused_in_words() {
    let house = House::new();
    for bytes in [&b""[..], b"PK\x03\x04rest of a zip", b"\x00\x01\x02"] {
        let failure =
            Staged::open(&house.session, &on(TODAY), bytes, "list.csv", &Reader::InProcess).unwrap_err();
        assert_eq!(failure.code, Code::Invalid);
        assert!(failure.message.contains("list.csv"), "{failure}");
    }
    let missing = Reader::Apart("/nowhere/at/all".into());
    let failure =
        Staged::open(&house.session, &on(TODAY), LIST.as_bytes(), "list.csv", &missing).unwrap_err();
    assert!(failure.message.contains("list.csv"), "{failure}");
}

#[test]
fn rows_are_refused_before_there_is_a_plan() {
    let house = House::new();
    let staged = stage_file(&house, LIST.as_bytes(), "list.csv");
    assert_eq!(staged.rows(&Default::default()).unwrap_err().code, Code::Invalid);
}

#[test]
fn engagement_is_shown_by_its_word_whether_new_or_changed() {
    let house = House::new();
    let text = "Name,Project,Power,Current engagement\nAnn Smith,Leak Line,4,supportive\n";
    let look = stage(&house, text).look(&house.session, &on(TODAY)).unwrap();
    let shown: Vec<_> = look.sheets[0].becomes[0]
        .values
        .iter()
        .map(|said| (said.label.as_str(), said.value.as_str()))
        .collect();
    assert!(shown.contains(&("Power in Leak Line", "4")), "{shown:?}");
    assert!(
        shown.contains(&("Current engagement in Leak Line", "supportive")),
        "{shown:?}"
    );
    house.project("Leak Line");
    bring(&house, text, &ImportChoices::default());
    let staged = stage(&house, &text.replace("supportive", "1"));
    run(&house, &staged, &on_match(OnMatch::Update));
    let changed: Vec<_> = all(&staged).remove(0).changes;
    assert_eq!(
        changed
            .iter()
            .map(|change| (change.field.as_str(), change.old.as_str(), change.new.as_str()))
            .collect::<Vec<_>>(),
        [("Current engagement in Leak Line", "supportive", "resistant")]
    );
}
