//! Backups in the window: making one, looking at it, putting it back, and taking that back.

use harness::{App, Setup, button, grid, heading, role};
use serde_json::json;

fn go(app: &App, place: &str) {
    app.click(&button(place).within(role("navigation", "Places")));
    app.see(&heading(place).containing());
}

/// The names in the register, from the shell.
fn names(app: &App) -> String {
    app.invoke("people_list", json!({})).unwrap()["items"].to_string()
}

fn add(app: &App, name: &str) {
    app.invoke("stakeholder_add", json!({ "name": name })).unwrap();
}

#[test]
fn an_older_state_is_looked_at_put_back_and_that_undone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Water.soundings");
    let app = Setup::new().answer(&file).size(1280, 800).start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    app.see(&role("navigation", "Places"));
    add(&app, "Ann Smith");
    go(&app, "Health");
    app.read("There is no backup of this workspace yet");
    app.click(&button("Back up now"));
    app.see(&button("Look at it").containing().nth(0));
    add(&app, "Bea Jones");

    app.click(&button("Look at it").containing().nth(0));
    app.see(&button("Back to the workspace"));
    app.expect_accessible("a backup that is looked at");
    assert!(names(&app).contains("Ann Smith") && !names(&app).contains("Bea Jones"));
    let refused = app
        .invoke("stakeholder_add", json!({ "name": "Nobody" }))
        .unwrap_err();
    assert_eq!(refused["code"], "read_only");
    app.click(&button("Back to the workspace"));
    app.eventually("the workspace again", || {
        names(&app).contains("Bea Jones").then_some(())
    });

    go(&app, "Health");
    app.click(&button("Restore").containing().nth(0));
    app.see(&role("dialog", "Restore the backup").containing());
    app.see(&role("rowheader", "people and groups").containing());
    app.expect_accessible("restoring a backup");
    app.click(&button("Restore this backup"));
    app.eventually("the older state", || {
        (!names(&app).contains("Bea Jones")).then_some(())
    });
    // What that would change is shown again first.
    app.click(&button("Undo…").within(role("alertdialog", "")));
    app.see(&role("dialog", "Restore the backup").containing());
    app.see(&role("rowheader", "people and groups").containing());
    app.click(&button("Restore this backup"));
    app.eventually("what was put away", || {
        names(&app).contains("Bea Jones").then_some(())
    });
    go(&app, "People");
    app.see(&grid("").nth(0));
    app.close();
}
