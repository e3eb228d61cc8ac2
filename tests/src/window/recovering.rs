//! A workspace that does not open: the way back by keyboard, from a backup or from what can be read.

use std::fs;
use std::path::Path;

use harness::{App, Setup, button, dialog, role, tab_to};
use serde_json::json;

/// A workspace with Ann, a backup, and then Bea; closed.
fn water(file: &Path, home: &Path) {
    let app = Setup::new().home(home).answer(file).start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    app.invoke("stakeholder_add", json!({ "name": "Ann Smith" }))
        .unwrap();
    app.invoke("desk_backup_make", json!({})).unwrap();
    app.invoke("stakeholder_add", json!({ "name": "Bea Jones" }))
        .unwrap();
    app.close();
}

fn damage(file: &Path) -> Vec<u8> {
    let mut bytes = fs::read(file).unwrap();
    bytes[..100].fill(0x5a);
    fs::write(file, &bytes).unwrap();
    bytes
}

fn names(app: &App) -> String {
    app.invoke("people_list", json!({})).unwrap()["items"].to_string()
}

/// The files of this name in the folder.
fn kept(folder: &Path) -> Vec<std::path::PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let of_it = |path: &std::path::PathBuf| path.to_string_lossy().contains("(damaged ");
    paths.filter(of_it).collect()
}

#[test]
fn a_damaged_workspace_is_put_back_from_a_backup_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let (file, home) = (folder.path().join("Water.soundings"), folder.path().join("home"));
    water(&file, &home);
    let bytes = damage(&file);

    let app = Setup::new().home(&home).size(1280, 800).start();
    app.see(&button("Water").containing());
    tab_to(&app, "Water");
    app.press("Enter");
    app.see(&dialog("This workspace does not open"));
    app.see(&role("columnheader", "Age"));
    app.read("is kept");
    app.expect_accessible("a workspace that does not open");

    // What is told to whoever mends the program is shown over it, and without a name.
    tab_to(&app, "Show diagnostics");
    app.press("Enter");
    app.see(&dialog("Diagnostics"));
    app.see(&role("textbox", "What is saved"));
    let told = app.script("return document.querySelector('textarea').value", &[]);
    let told = told.as_str().unwrap_or_default();
    assert!(told.contains("gathered_at") && !told.contains("Water"), "{told}");
    app.expect_accessible("the diagnostics");
    app.press("Escape");
    app.see_no(&dialog("Diagnostics"));

    tab_to(&app, "Put this one in its place");
    app.press("Enter");
    app.see(&role("navigation", "Places"));
    let people = names(&app);
    assert!(
        people.contains("Ann Smith") && !people.contains("Bea Jones"),
        "{people}"
    );
    app.read("Ann Smith");
    let kept = kept(folder.path());
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(fs::read(&kept[0]).unwrap() == bytes, "it is kept as it was");
    app.close();
}

#[test]
fn what_can_be_read_of_a_damaged_workspace_is_saved_and_opened_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let (file, home) = (folder.path().join("Water.soundings"), folder.path().join("home"));
    water(&file, &home);
    let bytes = damage(&file);

    let saved = folder.path().join("Saved.soundings");
    let app = Setup::new().home(&home).answer(&saved).size(1280, 800).start();
    app.see(&button("Water").containing());
    tab_to(&app, "Water");
    app.press("Enter");
    app.see(&dialog("This workspace does not open"));
    tab_to(&app, "Save what can be read…");
    app.press("Enter");
    app.see(&role("rowheader", "People and groups"));
    app.expect_accessible("what was saved of it");
    tab_to(&app, "Open it");
    app.press("Enter");
    app.see(&role("navigation", "Places"));
    assert!(names(&app).contains("Bea Jones"));
    assert!(fs::read(&file).unwrap() == bytes, "never written to");
    app.close();
}

#[test]
fn where_no_backup_is_known_it_says_so_and_offers_nothing_that_cannot_work() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Note.soundings");
    fs::write(&file, "a note").unwrap();
    let app = Setup::new().argument(&file).size(1280, 800).start();
    app.click(&button("Ways to get it back…"));
    app.see(&dialog("This workspace does not open"));
    app.read("No backup of this workspace is known here");
    app.expect_accessible("a workspace without a backup");
    assert_eq!(app.count(&button("Save what can be read…")), 0);
    assert_eq!(app.count(&button("Put this one").containing()), 0);
    app.press("Escape");
    app.see_no(&dialog("This workspace does not open"));
}
