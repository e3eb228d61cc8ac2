//! The map of two dates in the real window, by keyboard.

use harness::{App, button, grid, role, tab_to, tab_to_exactly};
use serde_json::{Value, json};

use super::lenses::map;

fn moves(app: &App, request: Value) -> Value {
    let projects = app.invoke("projects_list", json!({})).unwrap();
    let found = projects["items"].as_array().unwrap().iter();
    let project = found
        .filter(|project| project["name"] == "Leak Line")
        .map(|project| project["id"].clone())
        .next()
        .unwrap();
    let mut whole = json!({ "project": project, "since": "2025-12-09" });
    whole
        .as_object_mut()
        .unwrap()
        .extend(request.as_object().unwrap().clone());
    app.invoke("map_moves", whole).unwrap()
}

#[test]
fn who_moved_is_seen_and_chosen_by_keyboard_and_closing_brings_back_today() {
    let app = map();
    let all = moves(&app, json!({}));
    let dates: Vec<&str> = all["dates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|date| date.as_str().unwrap())
        .filter(|date| *date < "2026-03-09")
        .collect();
    tab_to_exactly(&app, "Since…");
    app.press("Enter");
    let slider = role("slider", "Date of the map");
    app.see(&slider);
    app.see(&role("heading", "Who moved").containing());
    app.expect_accessible("the map of two dates");

    tab_to(&app, "Date of the map");
    let today = app.attribute(&slider, "aria-valuetext").unwrap();
    app.press("ArrowLeft");
    app.eventually("an earlier date", || {
        (app.attribute(&slider, "aria-valuetext").unwrap() != today).then_some(())
    });
    app.read("Read-only");
    let last = dates.last().unwrap();
    let earlier = moves(&app, json!({ "as_of": last }));
    let first = earlier["movers"][0]["name"].as_str().unwrap();
    let table = grid("Who moved from").containing();
    app.see(&table);
    app.see(&role("rowheader", first).within(grid("Who moved from").containing()));
    app.expect_accessible("the map on an earlier date");

    tab_to(&app, "rowheader");
    app.press("Space");
    app.eventually("the mark to be selected", || {
        let chosen = "return [...document.querySelectorAll('[role=listbox] [role=option][aria-selected=true]')] \
                      .map((mark) => mark.getAttribute('aria-label') ?? '')";
        let chosen = app.script(chosen, &[]);
        let marks = chosen.as_array()?;
        (marks.len() == 1 && marks[0].as_str()?.starts_with(first)).then_some(())
    });

    tab_to(&app, "Close and go back to today");
    app.press("Enter");
    app.see_no(&slider);
    app.see(&button("As of: Today").containing());
}
