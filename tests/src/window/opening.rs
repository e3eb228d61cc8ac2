//! Starting, opening and closing.

use std::fs;
use std::path::Path;

use harness::{Setup, button, heading, role};
use serde_json::json;

fn files_of(folder: &Path, name: &str) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    entries.filter(|file| file.starts_with(name)).collect()
}

#[test]
fn a_first_start_offers_three_ways_in() {
    let app = Setup::new().start();
    app.see(&button("sample").containing());
    app.see(&button("spreadsheet").containing());
    app.see(&button("empty").containing());
    assert_eq!(app.title(), "Soundings");
    app.expect_accessible("the first screen");
}

#[test]
fn the_sample_opens_with_one_click_and_shows_the_frame() {
    let app = Setup::new().start();
    app.click(&button("sample").containing());
    app.see(&button("People").containing().within(role("navigation", "")));
    let state = app.invoke("desk_state", json!({})).unwrap();
    assert_eq!(state["open"]["fiction"], true);
    assert_eq!(state["open"]["file_name"], "Sample.soundings");
    app.see(&heading("").nth(0));
    app.expect_accessible("the first place of the sample");
}

#[test]
fn a_file_named_at_the_start_is_open_and_a_lost_one_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Mill.soundings");
    let first = Setup::new().answer(&file).start();
    first
        .invoke("desk_new_dialog", json!({ "name": "The mill" }))
        .unwrap();
    drop(first);

    let app = Setup::new().argument(&file).start();
    let state = app.invoke("desk_state", json!({})).unwrap();
    assert_eq!(state["open"]["name"], "The mill");
    drop(app);

    let lost = Setup::new()
        .argument(folder.path().join("Lost.soundings"))
        .start();
    let state = lost.invoke("desk_state", json!({})).unwrap();
    assert_eq!(state["trouble"]["code"], "not_found");
}

#[test]
fn closing_the_window_leaves_one_file_with_everything_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Mill.soundings");
    let home = folder.path().join("home");
    let app = Setup::new().home(&home).answer(&file).start();
    app.invoke("desk_new_dialog", json!({ "name": "The mill" }))
        .unwrap();
    app.invoke(
        "stakeholder_add",
        json!({ "kind": "person", "name": "Ann Smith" }),
    )
    .unwrap();
    app.close();
    assert_eq!(files_of(folder.path(), "Mill"), ["Mill.soundings"]);

    let again = Setup::new().home(&home).start();
    let state = again.invoke("desk_open_recent", json!({ "index": 0 })).unwrap();
    assert_eq!(state["open"]["name"], "The mill");
    assert_eq!(again.invoke("people_list", json!({})).unwrap()["total"], 1);
}

#[test]
fn what_is_saved_outlives_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Mill.soundings");
    let app = Setup::new().answer(&file).start();
    app.invoke("desk_new_dialog", json!({ "name": "The mill" }))
        .unwrap();
    app.invoke(
        "stakeholder_add",
        json!({ "kind": "person", "name": "Ann Smith" }),
    )
    .unwrap();
    app.crash();

    let again = Setup::new().argument(&file).start();
    assert_eq!(again.invoke("people_list", json!({})).unwrap()["total"], 1);
    assert_eq!(
        again.invoke("undo_state", json!({})).unwrap()["redo"],
        json!(null)
    );
}

#[test]
fn two_windows_on_one_file_see_each_others_changes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Mill.soundings");
    let one = Setup::new().answer(&file).start();
    one.invoke("desk_new_dialog", json!({ "name": "The mill" }))
        .unwrap();
    let two = Setup::new().argument(&file).beside().start();
    two.invoke("workspace_rename", json!({ "name": "The old mill" }))
        .unwrap();
    one.eventually("the other window's name", || {
        (one.title() == "The old mill").then_some(())
    });
}
