//! Every place of the sample: there, without a fault of access, and with what it is for.

use harness::{Setup, button, grid, heading, role};
use serde_json::json;

const PLACES: [&str; 8] = [
    "People",
    "Map",
    "Readiness",
    "Support",
    "Reports",
    "Health",
    "Privacy",
    "Settings",
];

#[test]
fn every_place_of_the_sample_is_accessible_in_every_theme() {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("").nth(0));
    for theme in ["light", "dark", "contrast"] {
        app.invoke("desk_preferences", json!({ "theme": theme })).unwrap();
        for place in PLACES {
            app.click(&button(place).within(role("navigation", "Places")));
            app.see(&heading(place).containing());
            app.expect_accessible(&format!("{place} in the {theme} theme"));
        }
    }
}

#[test]
fn every_place_of_one_project_is_accessible_and_shows_what_it_is_for() {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("").nth(0));
    app.click(&button("Readiness").within(role("navigation", "Places")));
    app.click(&button("Look at").containing().nth(0));
    app.see(&grid("Readiness of groups"));
    app.expect_accessible("readiness of a project");
    app.click(&button("Map").within(role("navigation", "Places")));
    app.eventually("the map", || {
        (app.script(
            "return document.querySelector('[data-testid=map-canvas]') !== null",
            &[],
        ) == true)
            .then_some(())
    });
    app.expect_accessible("the map of a project");
    app.click(&button("Support").within(role("navigation", "Places")));
    app.see(&role("tab", "Needs"));
    app.expect_accessible("support of a project");
    app.click(&button("Reports").within(role("navigation", "Places")));
    app.see(&role("img", "Page 1 of").containing());
    app.expect_accessible("the report of a project");
}
