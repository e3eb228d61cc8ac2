//! Who is here twice is found and made one by keyboard; many are changed at once by mouse.

use harness::{App, Setup, button, dialog, grid, role, row, tab_to};
use serde_json::json;

fn start(file: &std::path::Path) -> App {
    let app = Setup::new().answer(file).size(1280, 800).start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    for (name, title, email) in [
        ("Ann Smith", "Clerk", "ann@afon.example"),
        ("Smyth, Ann", "Senior clerk", "ANN@afon.example"),
        ("Bo Ng", "Planner", ""),
        ("Ng, Bo", "", ""),
    ] {
        app.invoke(
            "stakeholder_add",
            json!({ "name": name, "role": title, "email": email }),
        )
        .unwrap();
    }
    app.see(&grid("").nth(0));
    app.see(&row("Bo Ng").containing());
    app
}

#[test]
fn two_entries_become_one_by_keyboard_and_two_others_stay_two() {
    let folder = tempfile::tempdir().unwrap();
    let app = start(&folder.path().join("Water.soundings"));
    app.press("Control+k");
    app.see(&dialog("Go to or do"));
    app.write("find who is here");
    app.read("Find who is here twice");
    app.press("Enter");
    app.read("2 pairs");
    app.read("same e-mail address, nearly the same spelling");
    app.expect_accessible("who may be here twice");
    tab_to(&app, "Role: what stays");
    app.press("ArrowRight");
    tab_to(&app, "Merge into one");
    app.press("Enter");
    app.read("1 pair");
    app.read("Merged Smyth, Ann into Ann Smith");
    tab_to(&app, "They are two");
    app.press("Enter");
    app.read("Nobody seems to be here twice");
    app.press("Escape");
    app.see_no(&button("They are two"));
    let people = app.invoke("people_list", json!({})).unwrap();
    assert_eq!(people["total"], 3);
    assert_eq!(people["items"][0]["role"], "Senior clerk");
    let notes = app
        .invoke("person_profile", json!({ "id": people["items"][0]["id"] }))
        .unwrap();
    assert!(
        notes["notes"]
            .as_str()
            .unwrap_or_default()
            .contains("Role: Clerk"),
        "{notes}"
    );
    app.close();
}

#[test]
fn many_are_changed_at_once_by_mouse_and_back_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let app = start(&folder.path().join("Water.soundings"));
    for at in ["Select row 1", "Select row 2"] {
        app.click(&role("gridcell", at));
    }
    app.read("2 selected");
    app.click(&button("Change…"));
    app.read("Change 2 stakeholders");
    app.click(&role("textbox", "Value: Looked after by"));
    app.write("Rhian Pryce");
    app.expect_accessible("changing many");
    app.click(&button("Change 2"));
    app.read("Changed 2 stakeholders");
    let owners = || {
        let people = app.invoke("people_list", json!({})).unwrap();
        people["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["owner"] == "Rhian Pryce")
            .count()
    };
    assert_eq!(owners(), 2);
    app.press("Control+z");
    app.eventually("one step back", || (owners() == 0).then_some(()));
    app.close();
}
