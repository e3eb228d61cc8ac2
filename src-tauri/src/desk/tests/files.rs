//! Files written where a dialog said.

use serde_json::{Value, json};

use super::Desk;

#[test]
fn what_was_refused_is_saved_to_be_mended() {
    let desk = Desk::new(&["Mill", "people.csv", "mend"]);
    std::fs::write(
        desk.path("people.csv"),
        "Name,Role,Unit\nAnn Smith,Miller,Works\n,,Works\n",
    )
    .unwrap();
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let token = desk.call("desk_import_dialog", json!({}))["token"].clone();
    let outcome = desk.call("desk_import_run", json!({ "token": token, "choices": {} }));
    assert_eq!(outcome["refused"].as_array().map(Vec::len), Some(1), "{outcome}");
    let saved = desk.call("desk_import_refused_save", json!({ "token": token }));
    assert_eq!(saved["file_name"], "mend.csv");
    let text = std::fs::read_to_string(desk.path("mend.csv")).unwrap();
    assert!(
        text.contains("Name,Role,Unit,") && text.lines().count() == 2,
        "{text}"
    );
}

#[test]
fn a_table_the_starter_and_everything_are_written_where_the_dialog_says() {
    let desk = Desk::new(&["Mill", "table", "", "starter", "out"]);
    std::fs::create_dir(desk.path("out")).unwrap();
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let table = json!({
        "columns": [{ "header": "Name", "kind": "text" }, { "header": "Power", "kind": "number" }],
        "rows": [["=Ann", 4], ["Bo", null]],
    });
    let mut save = table.clone();
    save["format"] = json!("csv");
    save["title"] = json!("People");
    assert_eq!(
        desk.call("desk_table_save", save.clone())["file_name"],
        "table.csv"
    );
    let text = std::fs::read_to_string(desk.path("table.csv")).unwrap();
    assert_eq!(text, "\u{feff}Name,Power\r\n'=Ann,4\r\nBo,\r\n");
    save["format"] = json!("xlsx");
    assert_eq!(desk.call("desk_table_save", save), Value::Null);
    assert_eq!(desk.call("desk_table_text", table), "Name\tPower\n'=Ann\t4\nBo\t");
    assert_eq!(
        desk.call("desk_starter_save", json!({}))["file_name"],
        "starter.xlsx"
    );
    let exported = desk.call("desk_export", json!({}));
    assert!(
        exported["file_name"]
            .as_str()
            .unwrap()
            .starts_with("Mill export "),
        "{exported}"
    );
    let folder = desk.path("out").join(exported["file_name"].as_str().unwrap());
    assert!(folder.join("workspace.json").is_file());
}
