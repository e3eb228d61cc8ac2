//! The lenses of the map in the real window, by keyboard and by mouse.

use harness::{App, Setup, Target, button, dialog, grid, menu_choice, option, role, row, tab_to};
use serde_json::{Value, json};

/// Goes from one lens to another by its switch.
pub(crate) fn choose(app: &App, from: &str, to: &str) {
    app.click(&button(&format!("Lens: {from}")));
    app.click(&menu_choice(to).containing());
    app.see(&button(&format!("Lens: {to}")));
}

/// The sample with the map of one project shown.
pub(super) fn map() -> App {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("").nth(0));
    app.click(&button("Map").within(role("navigation", "Places")));
    app.click(&button("Look at Leak Line"));
    app.see(&role("listbox", "Power–interest map of Leak Line"));
    app
}

const AXES: [&str; 5] = [
    "current_engagement",
    "desired_engagement",
    "attitude",
    "legitimacy",
    "urgency",
];

/// Everybody in Leak Line, with every axis told.
fn marks(app: &App) -> Vec<Value> {
    let projects = app.invoke("projects_list", json!({})).unwrap();
    let project = projects["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|project| project["name"] == "Leak Line")
        .unwrap()["id"]
        .clone();
    let map = app
        .invoke("map_view", json!({ "project": project, "axes": AXES }))
        .unwrap();
    map["marks"].as_array().unwrap().clone()
}

pub(super) fn standing(app: &App, name: &str) -> Value {
    let found = marks(app).into_iter().find(|mark| mark["name"] == name);
    found.unwrap()["standing"].clone()
}

/// Those with a place by power and interest.
fn placed(app: &App) -> Vec<String> {
    let all = marks(app).into_iter();
    let placed = all.filter(|mark| mark["standing"]["quadrant"].is_string());
    placed
        .map(|mark| mark["name"].as_str().unwrap().to_owned())
        .collect()
}

/// What the author of the window said on an axis, where nobody else's word is beside it.
fn own(standing: &Value, axis: &str) -> Option<i64> {
    standing[axis]["voices"]
        .as_array()?
        .iter()
        .max_by_key(|voice| voice["on_date"].as_str().unwrap().to_owned())?["value"]
        .as_i64()
}

/// The name of whoever the keys are about in what has the focus.
pub(super) fn active(app: &App) -> String {
    let script = "const id = document.activeElement.getAttribute('aria-activedescendant'); \
                  const e = id && document.getElementById(id); \
                  return e ? e.getAttribute('aria-label') ?? e.querySelector('[role=rowheader]')?.textContent ?? '' : ''";
    let said = app.eventually("somebody to be met", || {
        let said = app.script(script, &[]);
        said.as_str().filter(|said| !said.is_empty()).map(str::to_owned)
    });
    said.split(',').next().unwrap().to_owned()
}

/// Goes on to the next lens by keys alone; the switch has the focus afterwards.
fn switch_by_keys(app: &App, from: &str, to: &str) {
    tab_to(app, &format!("Lens: {from}"));
    app.press("Enter");
    app.see(&menu_choice(to).containing());
    app.press(&to[..1].to_lowercase());
    app.press("Enter");
    app.see(&button(&format!("Lens: {to}")));
}

#[test]
fn every_lens_is_walked_by_keyboard() {
    let app = map();
    app.expect_accessible("the grid");

    switch_by_keys(&app, "Grid", "Engagement");
    let matrix = "Engagement matrix of Leak Line";
    app.see(&grid(matrix));
    tab_to(&app, matrix);
    let name = active(&app);
    app.press("3");
    app.eventually("the current engagement to be neutral", || {
        (own(&standing(&app, &name), "current_placed") == Some(2)).then_some(())
    });
    app.press("Shift+5");
    app.eventually("the desired engagement to be leading", || {
        (own(&standing(&app, &name), "desired_placed") == Some(4)).then_some(())
    });
    app.expect_accessible("the engagement matrix");
    app.press("Control+z");
    app.eventually("the desired engagement to be as before", || {
        (own(&standing(&app, &name), "desired_placed") != Some(4)).then_some(())
    });

    switch_by_keys(&app, "Engagement", "Salience");
    app.see(&role("listbox", "Salience of the stakeholders of Leak Line"));
    app.expect_accessible("salience");

    switch_by_keys(&app, "Salience", "Attitude");
    app.see(&role("switch", "Show type names"));
    app.expect_accessible("attitude");
    tab_to(&app, "Show type names");
    app.press("Space");
    app.expect_accessible("attitude with the names of types");

    switch_by_keys(&app, "Attitude", "Network");
    app.see(&role("listbox", "Influence network of Leak Line"));

    switch_by_keys(&app, "Network", "Organisation");
    app.see(&role("treegrid", "Organisation of Leak Line"));
    app.expect_accessible("the organisation");
    tab_to(&app, "Layout");
    app.press("ArrowRight");
    app.press("ArrowRight");
    app.press("Space");
    app.see(&grid("Stakeholders of Leak Line by unit"));
    app.expect_accessible("the table of the organisation");
}

/// Where a mark is drawn.
fn mark(name: &str) -> Target {
    option(&format!("{name},")).containing()
}

#[test]
fn every_lens_is_changed_by_mouse() {
    let app = map();
    app.click(&button("Axes: power–interest"));
    app.click(&button("power–interest Pair").within(dialog("Axes")));
    app.click(&option("power–attitude"));
    app.press("Escape");
    app.see_no(&dialog("Axes"));
    app.see(&button("Axes: power–attitude"));
    // Somebody of whom power and interest are known, and no attitude yet.
    let script = "return [...document.querySelectorAll('section[aria-label=\"Not placed yet\"] button')].map((each) => each.textContent)";
    let listed = app.eventually("the tray", || {
        let listed = app.script(script, &[]);
        listed.as_array().filter(|listed| !listed.is_empty()).cloned()
    });
    let name = placed(&app)
        .into_iter()
        .find(|name| {
            listed
                .iter()
                .any(|each| each.as_str().unwrap().contains(name.as_str()))
        })
        .unwrap();
    let from = app.middle(&button(&format!("Place {name}")).containing());
    let at = app.script(
        "const b = document.querySelector('[data-testid=map-canvas]').getBoundingClientRect(); \
         return [b.left + b.width * 0.95, b.top + 30]",
        &[],
    );
    app.drag(from, (at[0].as_f64().unwrap(), at[1].as_f64().unwrap()));
    let form = dialog(&format!("Place {name}"));
    app.see(&form);
    app.expect_accessible("placing by power and attitude");
    app.click(
        &button("What the attitude rests on")
            .containing()
            .within(form.clone()),
    );
    app.click(&option("Observed"));
    app.click(&button("Place").within(form.clone()));
    app.see_no(&form);
    app.see(&mark(&name));
    let said = standing(&app, &name);
    assert_eq!(said["attitude"]["voices"][0]["basis"], "observed");
    assert_eq!(own(&said, "attitude"), Some(2));
    app.expect_accessible("the map by power and attitude");

    choose(&app, "Grid", "Attitude");
    app.see(&mark(&name));

    choose(&app, "Attitude", "Engagement");
    let cell = |level: &str| {
        role("gridcell", level).containing().within(
            row(&name)
                .containing()
                .within(grid("Engagement matrix of Leak Line")),
        )
    };
    app.click(&cell("Supportive"));
    app.eventually("the current engagement to be supportive", || {
        (own(&standing(&app, &name), "current_placed") == Some(3)).then_some(())
    });

    choose(&app, "Engagement", "Salience");
    for claim in ["Legitimacy", "Urgency"] {
        app.click(&role("radio", "Yes").within(role("radiogroup", claim)));
        app.eventually("the claim to be kept", || {
            (own(&standing(&app, &name), &claim.to_lowercase()) == Some(1)).then_some(())
        });
    }
    app.see(&mark(&name));
    app.expect_accessible("salience");
    let tier = standing(&app, &name)["salience"]["tier"].clone();
    assert!(tier.as_i64() >= Some(2), "{tier}");

    choose(&app, "Salience", "Organisation");
    app.click(&row(&name).within(role("treegrid", "Organisation of Leak Line")));
    app.eventually("the chosen one to be told of", || {
        app.text().contains("Open the profile").then_some(())
    });
    // What the window refuses would be in its log.
    assert!(
        !app.output().contains("Content Security Policy"),
        "{}",
        app.output()
    );
}

#[test]
fn a_lens_leaves_as_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let (svg, png) = (folder.path().join("map.svg"), folder.path().join("network.png"));
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .answer(svg.clone())
        .answer(png.clone())
        .start();
    app.see(&grid("").nth(0));
    app.click(&button("Map").within(role("navigation", "Places")));
    app.click(&button("Look at Leak Line"));
    app.see(&role("listbox", "Power–interest map of Leak Line"));

    // By mouse, as lines.
    app.click(&button("Picture…"));
    let asked = dialog("A picture of this map");
    app.see(&role(
        "img",
        "The picture as it will be handed out: Power–interest map, Leak Line",
    ));
    app.expect_accessible("the picture of a lens");
    app.click(&button("Save as SVG…").within(asked.clone()));
    app.see_no(&asked);
    let drawn = std::fs::read_to_string(&svg).unwrap();
    assert!(drawn.starts_with("<svg"), "{}", &drawn[..80]);

    // By keys, as dots, with roles instead of names.
    choose(&app, "Grid", "Network");
    tab_to(&app, "Picture…");
    app.press("Enter");
    app.see(&role(
        "img",
        "The picture as it will be handed out: Influence network, Leak Line",
    ));
    tab_to(&app, "Save as PNG…");
    app.press("Enter");
    app.see_no(&asked);
    assert!(std::fs::read(&png).unwrap().starts_with(b"\x89PNG"));

    let left = app.invoke("exports_list", json!({})).unwrap();
    let rows = left["items"].as_array().unwrap();
    assert_eq!(rows.len(), 2, "{left}");
    assert!(rows.iter().all(|row| row["kind"] == "map"), "{left}");
}

#[test]
fn the_network_is_found_as_it_was_left() {
    let app = map();
    let projects = app.invoke("projects_list", json!({})).unwrap();
    let project = &projects["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|project| project["name"] == "Leak Line")
        .unwrap()["id"];
    let laid = || {
        app.invoke("network_layout", json!({ "project": project }))
            .unwrap()["spots"]
            .clone()
    };
    // As if it had been left in a row.
    let row: Vec<Value> = laid()
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(at, spot)| json!({ "id": spot["id"], "x": 50 * at, "y": 0 }))
        .collect();
    app.invoke("desk_network_leave", json!({ "project": project, "spots": row }))
        .unwrap();
    choose(&app, "Grid", "Network");
    app.see(&role("listbox", "Influence network of Leak Line"));
    assert_eq!(laid(), json!(row));
    // Drawn anew, that is how it is left.
    app.press("Control+k");
    app.write("Draw the network anew");
    app.press("Enter");
    app.eventually("the new drawing to be kept", || {
        (laid() != json!(row)).then_some(())
    });
}
