//! An axis of one's own in the real window, by keyboard alone: made, looked at, placed on.

use harness::{App, Setup, button, dialog, grid, option, role, tab_to, tab_to_exactly};
use serde_json::{Value, json};

/// The axes there are, by their names, with their ids.
fn axes(app: &App) -> Vec<(String, Value)> {
    let all = app.invoke("own_axes_list", json!({})).unwrap();
    let items = all["items"].as_array().unwrap().iter();
    items
        .map(|axis| (axis["name"].as_str().unwrap().to_owned(), axis["id"].clone()))
        .collect()
}

/// The newest assessment on an axis: of whom, and the value.
fn newest_on(app: &App, name: &str) -> Option<(String, i64)> {
    let all = app.invoke("assessments_list", json!({ "limit": 5 })).unwrap();
    let row = all["items"]
        .as_array()?
        .iter()
        .find(|row| row["axis_name"] == name)?
        .clone();
    Some((
        row["stakeholder_name"].as_str()?.to_owned(),
        row["value"].as_i64()?,
    ))
}

#[test]
fn an_axis_of_ones_own_is_made_and_placed_on_by_keyboard() {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("").nth(0));
    app.click(&button("Map").within(role("navigation", "Places")));
    app.click(&button("Look at Leak Line"));
    app.see(&role("listbox", "Power–interest map of Leak Line"));

    // Made from where the axes are chosen.
    tab_to(&app, "Axes: power–interest");
    app.press("Enter");
    app.see(&dialog("Axes"));
    tab_to(&app, "Axes of your own…");
    app.press("Enter");
    app.see(&dialog("Axes of your own"));
    app.expect_accessible("the axes of one's own");
    tab_to(&app, "Add an axis");
    app.press("Enter");
    app.see(&dialog("Add an axis"));
    app.write("Exposure");
    app.press("Tab");
    app.write("Safe");
    app.press("Tab");
    app.write("In the open");
    app.expect_accessible("adding an axis");
    app.press("Enter");
    app.see_no(&dialog("Add an axis"));
    app.eventually("two axes", || {
        let names: Vec<String> = axes(&app).into_iter().map(|(name, _)| name).collect();
        (names == ["Trust in the programme", "Exposure"]).then_some(())
    });
    app.press("Escape");
    app.see_no(&dialog("Axes of your own"));

    // The one of the sample, to the right of power.
    tab_to(&app, "Axes: power–interest");
    app.press("Enter");
    app.see(&dialog("Axes"));
    tab_to(&app, "To the right");
    app.press("Enter");
    app.see(&option("Trust in the programme"));
    app.press("t");
    app.press("Enter");
    app.press("Escape");
    let map = "Map of Leak Line: Power and Trust in the programme";
    app.see(&role("listbox", map));
    app.expect_accessible("power and trust");

    // Placed step by step.
    tab_to_exactly(&app, map);
    app.press("m");
    app.press("ArrowLeft");
    app.press("Enter");
    let (name, value) = app.eventually("somebody to be placed", || {
        newest_on(&app, "Trust in the programme").filter(|_| {
            let all = app.invoke("assessments_list", json!({ "limit": 1 })).unwrap();
            all["items"][0]["on_date"] == "2026-03-09"
        })
    });
    assert!((1..=5).contains(&value), "{name}: {value}");
    app.press("Control+z");
    app.eventually("it to be taken back", || {
        let all = app.invoke("assessments_list", json!({ "limit": 1 })).unwrap();
        (all["items"][0]["on_date"] != "2026-03-09").then_some(())
    });
}
