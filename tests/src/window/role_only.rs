//! A project made role-only by keyboard: while it is looked at, nothing in the window names anybody of it.

use harness::{App, Setup, button, dialog, grid, heading, role, row, tab_to, tab_to_exactly};
use serde_json::json;

const NAME: &str = "Zyxwhilda Quorn";

fn page(app: &App) -> String {
    let page = "return document.documentElement.outerHTML + document.title";
    app.script(page, &[]).as_str().unwrap_or_default().to_owned()
}

fn nobody(app: &App, place: &str) {
    let page = page(app);
    for word in ["Zyxwhilda", "Quorn", "zyxwhilda@"] {
        assert!(!page.contains(word), "{word} in {place}");
    }
}

#[test]
fn a_project_made_role_only_names_nobody_in_any_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Water.soundings");
    let app = Setup::new().answer(&file).size(1280, 800).start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    let add = |op: &str, request| app.invoke(op, request).unwrap()["id"].clone();
    let person = add(
        "stakeholder_add",
        json!({ "name": NAME, "role": "Lock keeper", "email": "zyxwhilda@afon.example" }),
    );
    let project = add("project_add", json!({ "name": "Meters", "sponsor": person }));
    let service = add("service_add", json!({ "family": "people", "name": "Coaching" }));
    for (op, request) in [
        (
            "place",
            json!({ "stakeholder": person, "project": project, "power": 5, "interest": 4 }),
        ),
        (
            "need_record",
            json!({ "project": project, "family": "people", "level": 3, "wanted": true }),
        ),
        (
            "plan_line_add",
            json!({ "project": project, "service": service, "what": format!("A talk with {NAME}"), "value": "Trust",
                "for_stakeholder": person, "owner": NAME, "due_on": "2099-01-01" }),
        ),
        // The last change does not name the project: undoing it would be found by that name as well.
        ("tag_add", json!({ "name": "Key", "stakeholders": [person] })),
    ] {
        app.invoke(op, request).unwrap();
    }
    app.see(&grid("").nth(0));
    app.see(&row(NAME).containing());

    // Into the project, and to its dialog by the palette.
    app.press("Control+k");
    app.see(&dialog("Go to or do"));
    app.write("meters");
    app.read("In this workspace");
    app.press("Enter");
    app.press("Control+k");
    app.see(&dialog("Go to or do"));
    app.write("edit proj");
    app.press("Enter");
    app.see(&dialog("Edit Meters"));
    app.expect_accessible("the dialog of a project");
    tab_to_exactly(&app, "Role-only");
    app.press("Space");
    tab_to(&app, "Save");
    app.press("Enter");
    app.see_no(&dialog("Edit Meters"));
    app.see(&button("Role-only: edit the project"));
    app.see(&row("Lock keeper").containing());

    for place in [
        "People",
        "Map",
        "Readiness",
        "Support",
        "Reports",
        "History",
        "Health",
        "Settings",
    ] {
        app.click(&button(place).within(role("navigation", "Places")));
        app.see(&heading(place).containing());
        app.eventually("it is read", || {
            (!page(&app).contains("aria-busy=\"true\"")).then_some(())
        });
        nobody(&app, place);
    }
    // The search finds them, by position; their profile has no name to edit and no address.
    app.press("Control+k");
    app.see(&dialog("Go to or do"));
    app.write("zyxwhilda");
    app.read("In this workspace");
    app.press("Enter");
    app.see(&heading("Lock keeper"));
    app.see_no(&dialog("Go to or do"));
    app.read("This project is role-only.");
    app.eventually("nothing of the search is left", || {
        (!page(&app).contains("value=\"zyxwhilda\"")).then_some(())
    });
    nobody(&app, "a profile");
    // The pointer leaves the place it chose last, and the hint beside it goes.
    app.click(&heading("Lock keeper"));
    app.see_no(&role("tooltip", ""));
    app.expect_accessible("a profile without a name");

    // In the whole programme they are recognised again.
    app.click(&button("Scope: Meters"));
    app.press("Home");
    app.press("Enter");
    app.see(&heading(NAME));
    app.close();
}
