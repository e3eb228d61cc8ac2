//! Mappings saved under a name, and remembered by the shape of their file.

use ops::Code;
use ops::import::{ImportChoices, MappingOrigin};
use serde_json::json;

use super::{LIST, run, stage};
use crate::house::{House, TODAY, on};

#[test]
fn a_mapping_is_remembered_for_files_of_the_same_shape_and_undo_does_not_forget_it() {
    let house = House::new();
    let staged = stage(&house, LIST);
    let mut mapping = staged.mapping();
    mapping.sheets[0].columns[5].target = exchange::Target::LeaveOut;
    let look = staged.map(&house.session, &on(TODAY), mapping.clone()).unwrap();
    assert_eq!((look.from, &look.mapping), (MappingOrigin::ByHand, &mapping));
    run(&house, &staged, &ImportChoices::default());
    house.ok("undo", json!({}));

    let other = LIST.replace("Ann Smith", "Efa Bowen");
    let staged = stage(&house, &other);
    let look = staged.look(&house.session, &on(TODAY)).unwrap();
    assert_eq!((look.from, &look.mapping), (MappingOrigin::Remembered, &mapping));
    let another = stage(&house, &LIST.replace("Power", "Interest"));
    assert_eq!(
        another.look(&house.session, &on(TODAY)).unwrap().from,
        MappingOrigin::Proposed
    );
}

#[test]
fn a_mapping_is_saved_used_replaced_and_deleted() {
    let house = House::new();
    let staged = stage(&house, LIST);
    let mut mapping = staged.mapping();
    mapping.sheets[0].columns[5].target = exchange::Target::LeaveOut;
    house.ok(
        "mapping_save",
        json!({ "name": "Staff list", "mapping": mapping }),
    );
    let list = house.ok("mappings_list", json!({}));
    assert_eq!(
        (&list["total"], &list["items"][0]["name"]),
        (&json!(1), &json!("Staff list"))
    );

    let look = staged.look(&house.session, &on(TODAY)).unwrap();
    assert_eq!(look.fitting, ["Staff list"]);
    let look = staged
        .use_saved(&house.session, &on(TODAY), "staff LIST")
        .unwrap();
    assert_eq!(
        (look.from, look.saved_as.as_deref(), &look.mapping),
        (MappingOrigin::Saved, Some("Staff list"), &mapping)
    );
    let before = house.dump();
    house.ok(
        "mapping_save",
        json!({ "name": "Staff list", "mapping": mapping }),
    );
    assert_eq!(house.dump(), before, "the same once more is no change");

    let other = stage(&house, "Pump,Litres\nA,1\n");
    let failure = other
        .use_saved(&house.session, &on(TODAY), "Staff list")
        .unwrap_err();
    assert_eq!(failure.code, Code::Invalid);
    assert!(failure.message.contains("does not fit"), "{failure}");

    house.ok("mapping_delete", json!({ "name": "staff list" }));
    assert_eq!(
        house
            .refused("mapping_delete", json!({ "name": "Staff list" }))
            .code,
        Code::NotFound
    );
    house.ok("undo", json!({}));
    assert_eq!(house.ok("mappings_list", json!({}))["total"], 1);
    assert!(
        house
            .refused("mapping_save", json!({ "name": " ", "mapping": mapping }))
            .fields
            .is_some()
    );
}

#[test]
fn a_text_comes_in_as_an_operation_with_a_mapping_and_choices() {
    let house = House::new();
    let mut mapping = stage(&house, LIST).mapping();
    mapping.sheets[0].columns[1].target = exchange::Target::LeaveOut;
    let request = json!({
        "file_name": "list.csv",
        "text": LIST,
        "mapping": mapping,
        "rows": [{ "sheet": 0, "line": 5, "action": "leave_out" }],
        "dry_run": true,
    });
    let before = house.dump();
    let would = house.ok("import_text", request.clone());
    assert_eq!(house.dump(), before);
    let mut request = request;
    request["dry_run"] = json!(false);
    let did = house.ok("import_text", request);
    assert_eq!(would, did);
    assert_eq!((&did["created"], &did["left_out"]), (&json!(2), &json!(1)));
    let people = house.ok("people_list", json!({ "filter": { "text": "ann" } }));
    assert_eq!(people["items"][0]["role"], "");
}
