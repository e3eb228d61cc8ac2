//! Somebody who is kept too long, from the finding to the decision, by keyboard.

use harness::{Setup, button, dialog, grid, heading, role, tab_to, tab_to_exactly};
use serde_json::json;

#[test]
fn who_is_due_is_found_kept_longer_and_erased_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Water.soundings");
    let app = Setup::new()
        .answer(&file)
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    let add = |op: &str, request| app.invoke(op, request).unwrap()["id"].clone();
    let project = add("project_add", json!({ "name": "Meters" }));
    let people: Vec<_> = ["Ann Smith", "Ben Rees", "Cai Owen"]
        .iter()
        .map(|name| add("stakeholder_add", json!({ "name": name, "role": "Clerk" })))
        .collect();
    app.invoke("stake_add", json!({ "project": project, "stakeholders": people }))
        .unwrap();
    app.invoke(
        "project_privacy_change",
        json!({ "project": project, "closed_on": "2025-08-31" }),
    )
    .unwrap();
    app.see(&grid("").nth(0));

    app.click(&button("Health").within(role("navigation", "Places")));
    app.see(&heading("Health").containing());
    app.read("3 people are kept only for closed projects");
    app.click(&button("Go to the review"));
    app.see(&role("table", "Due for review").containing());
    app.expect_accessible("the review");

    // One stays, with why.
    tab_to_exactly(&app, "Select Ann Smith");
    app.press("Space");
    app.read("1 selected");
    app.click(&button("Keep longer…"));
    app.see(&dialog("Keep the data of Ann Smith longer"));
    app.expect_accessible("keeping longer");
    app.write("01012027");
    tab_to(&app, "Why");
    app.write("The inquiry is open");
    app.press("Tab");
    app.press("Tab");
    app.press("Enter");
    app.see_no(&dialog("Keep the data of Ann Smith longer"));
    app.see(&role("table", "Kept longer").containing());
    app.read("The inquiry is open");

    // The others go at once.
    tab_to_exactly(&app, "Select everybody listed");
    app.press("Space");
    app.read("2 selected");
    app.click(&button("Erase…"));
    let asking = role("alertdialog", "Erase 2 people?");
    app.see(&asking);
    app.expect_accessible("erasing several");
    tab_to(&app, "Why");
    app.write("Kept long enough");
    tab_to_exactly(&app, "Erase");
    app.press("Enter");
    app.see_no(&asking);
    app.read("Nobody is due for review");
    let register = app.invoke("people_list", json!({})).unwrap().to_string();
    assert!(
        register.contains("Ann Smith") && !register.contains("Ben Rees") && !register.contains("Cai Owen"),
        "{register}"
    );
    app.close();
}
