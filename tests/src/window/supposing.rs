//! What if: by keyboard to a rating that is supposed, seen, kept and undone; by mouse to somebody who leaves.

use harness::{App, button, dialog, grid, role, tab_to, tab_to_exactly};
use serde_json::Value;

use super::lenses::{active, map, standing};

/// The median power and interest that stand.
fn rating(app: &App, name: &str) -> [Value; 2] {
    let standing = standing(app, name);
    ["power", "interest"].map(|axis| standing[axis]["median"].clone())
}

#[test]
fn a_rating_is_supposed_kept_and_undone_by_keyboard() {
    let app = map();
    tab_to_exactly(&app, "What if…");
    app.press("Enter");
    let bar = role("list", "What it comes to");
    app.see(&bar);
    app.expect_accessible("a what-if before anything is supposed");

    tab_to(&app, "Power–interest map of Leak Line");
    app.press("Home");
    let name = active(&app);
    let before = rating(&app, &name);
    app.press("p");
    let asked = dialog(&format!("What if: {name}"));
    app.see(&asked);
    for axis in ["Power", "Interest"] {
        let one = role("radio", "1").within(role("radiogroup", axis).within(dialog("What if").containing()));
        app.click(&one);
    }
    app.expect_accessible("what is supposed of one");
    tab_to_exactly(&app, "Suppose");
    app.press("Enter");
    app.see_no(&asked);
    app.see(&role("rowheader", &name).within(grid("What changes")));
    assert_eq!(rating(&app, &name), before, "nothing is written");
    app.expect_accessible("a what-if");

    tab_to(&app, "Keep 1 rating…");
    app.press("Enter");
    app.see(&dialog("Keep what is supposed of 1"));
    app.click(&button("Keep 1 rating…").within(dialog("Keep what is supposed of 1")));
    app.see_no(&bar);
    app.eventually("the ratings to be kept", || {
        (rating(&app, &name) != before).then_some(())
    });
    app.press("Control+z");
    app.eventually("the ratings to be as before", || {
        (rating(&app, &name) == before).then_some(())
    });
}

#[test]
fn somebody_who_is_thought_away_is_so_in_every_lens_until_it_is_discarded() {
    let app = map();
    app.click(&button("What if…"));
    tab_to(&app, "Power–interest map of Leak Line");
    app.press("Home");
    let name = active(&app);
    app.press("Space");
    app.click(&button("Suppose they leave"));
    app.see(&role("rowheader", &name).within(grid("What changes")));
    app.read("Stakeholders");
    super::lenses::choose(&app, "Grid", "Network");
    app.read(&format!("Without {name}"));
    super::lenses::choose(&app, "Network", "Grid");
    app.see(&role("rowheader", &name).within(grid("What changes")));
    app.click(&button("Discard"));
    app.see_no(&role("list", "What it comes to"));
    app.see(&role("option", &format!("{name},")).containing());
}
