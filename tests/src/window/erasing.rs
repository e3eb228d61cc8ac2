//! Erasing somebody by keyboard: afterwards nothing in the window, the file or its backups says who it was.

use std::fs;
use std::path::Path;

use harness::{
    App, Setup, button, dialog, grid, heading, menu_item, option, role, row, tab_to, tab_to_exactly,
};
use serde_json::json;

const NAME: &str = "Zyxwhilda Quorn";

/// The files below a folder that hold a word as it is.
fn files_with(word: &str, folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(word, &path));
        } else if path.extension().is_some_and(|ending| ending != "log")
            && fs::read(&path)
                .unwrap_or_default()
                .windows(word.len())
                .any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
        {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Everything the page is made of.
fn whole_page(app: &App) -> String {
    app.script("return document.documentElement.outerHTML + document.title", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn somebody_erased_by_keyboard_is_named_nowhere_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let (file, home) = (folder.path().join("Water.soundings"), folder.path().join("home"));
    let app = Setup::new().home(&home).answer(&file).size(1280, 800).start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    app.invoke("stakeholder_add", json!({ "name": "Ann Smith" }))
        .unwrap();
    let added = app
        .invoke("stakeholder_add", json!({ "name": NAME, "role": "Lock keeper" }))
        .unwrap();
    app.invoke(
        "stakeholder_edit",
        json!({ "id": added["id"], "changes": { "email": "zyxwhilda@afon.example" } }),
    )
    .unwrap();
    app.invoke("desk_backup_make", json!({})).unwrap();
    let kept = folder.path().join("Water (damaged 2026-03-01).soundings");
    fs::write(&kept, format!("What is left of {NAME}")).unwrap();
    assert!(
        files_with("Zyxwhilda", folder.path()).len() >= 2,
        "the file and its backup"
    );

    // To the person, by the palette.
    app.see(&grid("").nth(0));
    app.see(&row(NAME).containing());
    app.press("Control+k");
    app.see(&dialog("Go to or do"));
    app.write("zyxw");
    app.read("In this workspace");
    app.press("Enter");
    app.see(&heading(NAME));
    tab_to(&app, &format!("Actions for {NAME}"));
    app.press("Enter");
    app.see(&menu_item("Erase or anonymise…"));
    app.write("era");
    app.press("Enter");
    let asking = role("alertdialog", "").containing();
    app.see(&asking);
    app.read("This changes:");
    app.expect_accessible("erasing somebody");
    // Erase, not only anonymise.
    tab_to_exactly(&app, "Anonymise");
    app.press("ArrowRight");
    app.press("Space");
    app.read("Role, unit, tags and ties go as well");
    tab_to(&app, "Why");
    app.write("They asked for it");
    app.see(&button("Erase for good"));
    app.eventually("what would change", || {
        app.text().contains("1 backup is made anew").then_some(())
    });
    app.read("Water (damaged 2026-03-01).soundings");
    assert!(kept.exists(), "it is named before it goes");
    tab_to(&app, "Delete this file as well");
    app.press("Space");
    tab_to(&app, "Erase for good");
    app.press("Enter");
    app.see_no(&asking);
    app.see(&row("Erased person 1").containing());
    assert!(!kept.exists());

    // The register, search, history and undo no longer name them, nor does anything else of the page.
    app.press("Control+k");
    app.write("quorn");
    app.read("Nothing matches");
    app.press("Escape");
    app.see_no(&dialog("Go to or do"));
    app.click(&button("History").within(role("navigation", "Places")));
    app.see(&heading("History").containing());
    app.read("Erased somebody, now called Erased person 1");
    for (op, request) in [
        ("people_list", json!({})),
        ("search_everywhere", json!({ "text": "zyxwhilda", "limit": 20 })),
        ("journal_list", json!({ "offset": 0, "limit": 100 })),
        ("undo_state", json!({})),
    ] {
        let told = app.invoke(op, request).unwrap().to_string();
        assert!(
            !told.contains("Zyxwhilda") && !told.contains("Quorn"),
            "{op}: {told}"
        );
    }
    assert_eq!(app.invoke("undo_state", json!({})).unwrap()["undo"], json!(null));
    let page = whole_page(&app);
    assert!(!page.contains("Zyxwhilda") && !page.contains("Quorn"));
    app.close();
    for word in ["Zyxwhilda", "Quorn", "zyxwhilda@"] {
        assert_eq!(files_with(word, folder.path()), Vec::<String>::new(), "{word}");
    }
    let again = Setup::new().home(&home).argument(&file).start();
    let people = again.invoke("people_list", json!({})).unwrap();
    assert_eq!(people["total"], 2, "they are counted as before: {people}");
}

#[test]
fn somebody_who_was_deleted_is_erased_from_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Water.soundings");
    let app = Setup::new().answer(&file).size(1280, 800).start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    app.invoke("stakeholder_add", json!({ "name": "Ann Smith" }))
        .unwrap();
    let added = app.invoke("stakeholder_add", json!({ "name": NAME })).unwrap();
    app.invoke(
        "stakeholders_delete",
        json!({ "selection": { "ids": [added["id"]] } }),
    )
    .unwrap();
    app.click(&button("History").within(role("navigation", "Places")));
    app.read(&format!("Deleted {NAME}"));
    app.click(&button("Erase somebody deleted").containing());
    app.see(&dialog("Erase somebody who was deleted"));
    app.expect_accessible("whom to erase");
    app.write("zyxw");
    app.click(&option(NAME).containing());
    app.click(&button("Go on").containing());
    let asking = role("alertdialog", "").containing();
    app.see(&asking);
    app.read("This changes:");
    tab_to(&app, "Why");
    app.write("They asked for it");
    tab_to(&app, "Anonymise for good");
    app.press("Enter");
    app.see_no(&asking);
    app.read("Erased somebody, now called");
    app.close();
    for word in ["Zyxwhilda", "Quorn"] {
        assert_eq!(files_with(word, folder.path()), Vec::<String>::new(), "{word}");
    }
}
