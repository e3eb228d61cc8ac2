//! A workspace with a password: setting it, locking by key, and coming back.

use std::fs;
use std::path::Path;
use std::process::Command;

use harness::{App, Setup, button, checkbox, cli_binary, dialog, field, grid, heading, menu_item, role};
use serde_json::json;

pub(super) const PASSWORD: &str = "lorry mauve quince ferret";
const NAME: &str = "Zyxwhilda Quorn";

/// Everything the page is made of.
fn whole_page(app: &App) -> String {
    app.script("return document.documentElement.outerHTML + document.title", &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn see_the_map(app: &App) {
    let script = "return document.querySelector('[data-testid=map-canvas]') !== null";
    app.eventually("the map", || (app.script(script, &[]) == true).then_some(()));
}

/// The files below a folder that hold these words as they are.
fn files_with(words: &str, folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(words, &path));
        } else if fs::read(&path)
            .unwrap_or_default()
            .windows(words.len())
            .any(|part| part == words.as_bytes())
        {
            found.push(path.display().to_string());
        }
    }
    found
}

/// A protected workspace with one person, made at the command line.
pub(super) fn protected(file: &Path) {
    let calls = file.with_extension("json");
    let add = json!([{ "op": "stakeholder_add", "request": { "kind": "person", "name": NAME } }]);
    fs::write(&calls, add.to_string()).unwrap();
    let (file, calls) = (file.as_os_str(), calls.as_os_str());
    for arguments in [
        &["new".as_ref(), file, "--encrypt".as_ref()][..],
        &["apply".as_ref(), file, calls],
    ] {
        let done = Command::new(cli_binary())
            .args(arguments)
            .env("SOUNDINGS_NEW_PASSWORD", PASSWORD)
            .env("SOUNDINGS_PASSWORD", PASSWORD)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn a_password_is_set_and_a_lock_by_key_leaves_no_name_until_it_is_typed() {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("").nth(0));
    app.invoke("stakeholder_add", json!({ "kind": "person", "name": NAME }))
        .unwrap();
    app.click(&button("Map").within(role("navigation", "Places")));
    app.see(&heading("Map").containing());

    app.click(&button("Wexmere Water").containing());
    app.click(&menu_item("Set a password…").containing());
    app.see(&dialog("Set a password"));
    app.write(PASSWORD);
    app.expect_accessible("the window that sets a password");
    app.fill(&field("The same once more"), PASSWORD);
    app.click(&checkbox("I have kept the password safe"));
    app.click(&button("Set the password"));
    app.see_no(&dialog("Set a password"));
    app.eventually("the workspace to be encrypted", || {
        (app.invoke("desk_state", json!({})).unwrap()["open"]["encrypted"] == true).then_some(())
    });
    assert_eq!(files_with(NAME, app.home()), [""; 0]);

    let people = app.invoke("people_list", json!({ "limit": 200 })).unwrap();
    let names: Vec<String> = people["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect();
    assert!(names.len() > 50 && names.contains(&NAME.to_owned()));
    // Whatever the first places show of them is read, and said in passing, before it is locked.
    app.click(&button("People").within(role("navigation", "Places")));
    app.see(&grid("").nth(0));
    app.click(&button("Map").within(role("navigation", "Places")));
    app.click(&button("Look at Leak Line"));
    see_the_map(&app);

    app.press("Control+Shift+l");
    app.see(&heading("Sample.soundings"));
    let page = whole_page(&app);
    let left: Vec<_> = names.iter().filter(|name| page.contains(name.as_str())).collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(app.title(), "Soundings");
    assert_eq!(
        app.invoke("people_list", json!({})).unwrap_err()["code"],
        "no_workspace"
    );
    app.expect_accessible("the unlock screen");

    app.write("something else entirely");
    app.press("Enter");
    app.read("Wrong password");
    assert!(app.focus().starts_with("input"), "{}", app.focus());
    app.press("Control+a");
    app.write(PASSWORD);
    app.press("Enter");
    see_the_map(&app);
    assert_eq!(
        app.invoke("people_list", json!({})).unwrap()["total"],
        people["total"]
    );
    assert!(!app.output().contains(PASSWORD));
}

#[test]
fn a_new_workspace_has_its_password_from_the_first_byte_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Mill.soundings");
    let app = Setup::new().answer(&file).size(1280, 800).start();
    app.click(&button("Start empty").containing());
    app.fill(&field("Name of the workspace"), "Mill");
    app.click(&checkbox("Protect it with a password"));
    app.read("everything in it is lost");
    app.fill(&field("New password"), PASSWORD);
    app.fill(&field("The same once more"), PASSWORD);
    app.click(&checkbox("I have kept the password safe"));
    app.expect_accessible("the window that names a new workspace");
    app.click(&button("Choose where to keep it…"));
    app.see(&button("People").within(role("navigation", "")));
    assert!(!fs::read(&file).unwrap().starts_with(b"SQLite format 3"));
    app.press("Control+Shift+l");
    app.see(&heading("Mill.soundings"));
    app.write(PASSWORD);
    app.press("Enter");
    app.see(&button("People").within(role("navigation", "")));
}

#[test]
fn a_protected_file_asks_at_the_start_and_is_marked_among_the_recent_ones() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Mill.soundings");
    protected(&file);
    let app = Setup::new().argument(&file).start();
    app.see(&heading("Mill.soundings"));
    app.read("A password protects this workspace.");
    app.write(PASSWORD);
    app.press("Enter");
    app.see(&button("People").within(role("navigation", "")));
    assert_eq!(app.invoke("people_list", json!({})).unwrap()["total"], 1);

    app.press("Control+Shift+l");
    app.see(&heading("Mill.soundings"));
    app.click(&button("All workspaces"));
    app.see(&role("img", "Protected by a password"));
    app.expect_accessible("the first screen with a protected workspace");
    app.click(&button("Mill").containing().nth(0));
    app.see(&button("Unlock"));
}
