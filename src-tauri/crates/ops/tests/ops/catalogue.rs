//! The list of operations: every one reachable, described, closed to unknown fields, and honest about what it changes.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use ops::{Code, Kind, OPERATIONS, Tag};
use serde_json::{Value, json};

use crate::house::{House, on};

#[test]
fn every_operation_has_a_name_of_its_own_and_a_sentence() {
    let mut names = HashSet::new();
    for operation in OPERATIONS {
        assert!(names.insert(operation.name), "{} twice", operation.name);
        assert!(
            operation.name.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
            "{}",
            operation.name
        );
        assert!(
            operation.doc.len() > 10 && operation.doc.ends_with('.'),
            "{}: {}",
            operation.name,
            operation.doc
        );
    }
}

#[test]
fn every_operation_is_reachable_and_refuses_unknown_fields() {
    let house = House::new();
    for operation in OPERATIONS {
        let failure = house.refused(operation.name, json!({ "no_such_field": 1 }));
        assert_eq!(failure.code, Code::Invalid, "{}: {failure}", operation.name);
        let faults = failure.fields.unwrap_or_default();
        assert!(!faults.is_empty(), "{} names no field", operation.name);
    }
}

#[test]
fn an_empty_request_is_answered_or_refused_in_words_but_never_breaks() {
    let house = House::new();
    for operation in OPERATIONS {
        if let Err(failure) = house.call(operation.name, json!({})) {
            assert_ne!(failure.code, Code::Internal, "{}: {failure}", operation.name);
        }
    }
}

#[test]
fn every_request_schema_is_closed() {
    for operation in OPERATIONS {
        let schema = serde_json::to_value((operation.request_schema)()).unwrap();
        let open = schema["type"] == "object" && schema["additionalProperties"] != Value::Bool(false);
        assert!(!open, "{}: {schema}", operation.name);
    }
}

#[test]
fn every_tag_is_provided_by_a_read_and_changed_by_a_write() {
    for tag in Tag::ALL {
        let of = |kind| OPERATIONS.iter().filter(move |operation| operation.kind == kind);
        assert!(
            of(Kind::Read).any(|operation| operation.tags.contains(tag)),
            "nobody provides {tag:?}"
        );
        // Every commit changes the journal, and whatever writes a file the record of exports; no operation need say so.
        assert!(
            matches!(tag, Tag::Journal | Tag::Exports)
                || of(Kind::Write).any(|operation| operation.tags.contains(tag)),
            "nobody changes {tag:?}"
        );
    }
}

#[test]
fn an_unknown_operation_is_refused_with_a_way_to_find_the_right_one() {
    let failure = House::new().refused("people_lost", json!({}));
    assert_eq!(failure.code, Code::Invalid);
    assert!(failure.message.contains("soundings schema"), "{failure}");
}

fn listen(house: &House) -> Arc<Mutex<Vec<Vec<String>>>> {
    let told = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&told);
    house
        .session
        .subscribe(Box::new(move |tags| ears.lock().unwrap().push(tags.to_vec())));
    told
}

#[test]
fn a_change_tells_its_tags_after_the_commit() {
    let house = House::new();
    let told = listen(&house);
    house.person("Ann Smith");
    let told = told.lock().unwrap();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains(&"people".to_owned()), "{told:?}");
}

#[test]
fn a_change_rolled_back_tells_nobody_and_leaves_nothing() {
    let house = House::new();
    let told = listen(&house);
    let before = house.dump();
    let calls = serde_json::from_value(json!([
        { "op": "stakeholder_add", "request": { "name": "Ann Smith" } },
        { "op": "stakeholder_add", "request": { "name": "  " } },
    ]))
    .unwrap();
    let failure = house.session.apply(&on(crate::house::TODAY), calls).unwrap_err();
    assert_eq!(failure.fields.unwrap()[0].field, "[1].request.name");
    assert!(told.lock().unwrap().is_empty());
    assert_eq!(house.dump(), before);
}

#[test]
fn a_list_of_calls_is_one_change_and_undoes_as_one() {
    let house = House::new();
    let before = house.dump();
    let calls = serde_json::from_value(json!([
        { "op": "stakeholder_add", "request": { "id": "019b0000-0000-7000-8000-000000000001", "name": "Ann Smith" } },
        { "op": "project_add", "request": { "id": "019b0000-0000-7000-8000-000000000002", "name": "Meters" } },
        { "op": "place", "request": { "stakeholder": "019b0000-0000-7000-8000-000000000001",
            "project": "019b0000-0000-7000-8000-000000000002", "power": 5, "interest": 4 } },
        { "op": "people_list" },
    ]))
    .unwrap();
    let applied = house.session.apply(&on(crate::house::TODAY), calls).unwrap();
    assert!(applied.change_set.is_some());
    assert_eq!(
        applied.results[3]["total"], 1,
        "a read in the list sees what went before it"
    );
    assert_eq!(house.ok("undo", json!({}))["label"], "Applied 4 operations");
    assert_eq!(house.dump(), before);
}

#[test]
fn undo_cannot_be_part_of_a_list() {
    let house = House::new();
    let calls = serde_json::from_value(json!([{ "op": "undo" }])).unwrap();
    assert_eq!(
        house
            .session
            .apply(&on(crate::house::TODAY), calls)
            .unwrap_err()
            .code,
        Code::Invalid
    );
}
