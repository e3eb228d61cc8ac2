//! Discreet on one key: what somebody thinks of somebody is nowhere on the page while others see it.

use harness::{App, Setup, button, dialog, grid, heading, role, tab, tab_to_exactly};
use serde_json::json;

/// Planted wherever somebody's mind is written down.
const OPINION: &str = "Wishes it were over";
const PROJECT: &str = "Leak Line";
const CHIP: &str = "Discreet is on. Show everything";

/// The page as it is, with tooltips and what is said to screen readers.
fn page(app: &App) -> String {
    let html = app.script("return document.documentElement.outerHTML", &[]);
    html.as_str().unwrap_or_default().to_owned()
}

fn shows(app: &App, place: &str) {
    app.eventually(place, || page(app).contains(OPINION).then_some(()));
}

/// Nothing planted is on the page, and no engagement of anybody.
fn is_silent(app: &App, place: &str) {
    let page = page(app);
    assert!(!page.contains(OPINION), "{place} shows what was planted");
    for word in ["Resistant", "Unaware", "Supportive"] {
        assert!(!page.contains(word), "{place} says {word}");
    }
    app.expect_accessible(&format!("{place} with Discreet on"));
}

/// Goes to the nth place by its key.
fn go(app: &App, nth: usize, place: &str) {
    app.press(&format!("Control+{nth}"));
    app.see(&heading(place).containing());
}

/// Plants an opinion in every kind of record about somebody of the project.
fn plant(app: &App) {
    let ask = |command: &str, request| {
        app.invoke(command, request)
            .unwrap_or_else(|refused| panic!("{command}: {refused}"))
    };
    let projects = ask("projects_list", json!({}));
    let project = projects["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|each| each["name"] == PROJECT)
        .unwrap()["id"]
        .clone();
    let added = ask(
        "stakeholder_add",
        json!({ "kind": "person", "name": "Zoë Quill", "notes": OPINION }),
    );
    let id = &added["id"];
    ask("stake_add", json!({ "project": project, "stakeholders": [id] }));
    ask(
        "assess",
        json!({
            "stakeholder": id,
            "project": project,
            "values": [
                { "axis": "power", "value": 5 },
                { "axis": "interest", "value": 4 },
                { "axis": "current_engagement", "value": 1 },
                { "axis": "desired_engagement", "value": 3 },
            ],
            "note": OPINION,
        }),
    );
    ask(
        "engagement_add",
        json!({ "stakeholder": id, "said": { "issues": OPINION, "sentiment": -2, "basis": "stated" } }),
    );
    ask(
        "commitment_add",
        json!({ "stakeholder": id, "direction": "ours", "what": OPINION }),
    );
    ask("private_note_add", json!({ "stakeholder": id, "text": OPINION }));
    ask("tag_add", json!({ "name": OPINION, "stakeholders": [id] }));
    let view = ask("readiness_view", json!({ "project": project }));
    ask(
        "judge",
        json!({
            "group": view["groups"][0]["group"],
            "project": project,
            "scores": [{ "measure": "willingness", "score": 2 }],
            "reason": OPINION,
        }),
    );
    let services = ask("services_list", json!({}));
    ask(
        "request_make",
        json!({
            "project": project,
            "service": services["items"][0]["id"],
            "origin": "pull",
            "requested_by": "Zoë Quill",
            "why": OPINION,
            "value": "Fewer calls",
            "for_stakeholder": id,
            "by_when": "2026-05-01",
        }),
    );
}

#[test]
fn nothing_that_anybody_thinks_is_on_the_page_while_discreet_is_on() {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("Register of stakeholders"));
    plant(&app);

    // By name, to the profile; and to one project.
    app.press("Control+k");
    app.see(&dialog("Go to or do"));
    app.write("Zoë Quill");
    app.see(&role("menuitem", "Zoë Quill").containing());
    app.press("Enter");
    app.see(&heading("Zoë Quill"));
    shows(&app, "the profile");
    app.press("Control+k");
    app.see(&dialog("Go to or do"));
    app.write(PROJECT);
    app.see(&role("menuitem", PROJECT).containing());
    app.press("Enter");
    app.read("Resistant");

    app.press("Control+Shift+d");
    app.see(&button(CHIP));
    app.read("What is thought, said and noted of them is not shown");
    app.see_no(&role("columnheader", "Engagement").containing());
    is_silent(&app, "People and a profile");
    go(&app, 2, "Map");
    app.eventually("the map", || {
        let drawn = "return document.querySelector('[data-testid=map-canvas]') !== null";
        (app.script(drawn, &[]) == true).then_some(())
    });
    is_silent(&app, "Map");
    go(&app, 3, "Readiness");
    app.see(&grid("Readiness of groups"));
    is_silent(&app, "Readiness");
    go(&app, 4, "Support");
    app.see(&tab("Needs"));
    is_silent(&app, "Support");
    tab_to_exactly(&app, "Needs");
    app.press("ArrowRight");
    app.read("Fewer calls");
    is_silent(&app, "Requests");
    go(&app, 5, "Reports");
    app.read("The preview is hidden while Discreet is on");
    is_silent(&app, "Reports");
    for (nth, place) in [(6, "History"), (7, "Health"), (8, "Privacy"), (9, "Settings")] {
        go(&app, nth, place);
        is_silent(&app, place);
    }

    go(&app, 1, "People");
    app.press("Control+Shift+d");
    app.see_no(&button(CHIP));
    shows(&app, "the profile again");
}
