//! A group assessed in one pass in the real window, by keyboard alone.

use harness::{App, Setup, button, grid, role, tab_to};
use serde_json::{Value, json};

/// How many assessments there are in all.
fn recorded(app: &App) -> u64 {
    let all = app.invoke("assessments_list", json!({ "limit": 1 })).unwrap();
    all["total"].as_u64().unwrap()
}

/// The newest assessments, by name, axis and value.
fn newest(app: &App, count: u64) -> Vec<(String, String, i64)> {
    let all = app.invoke("assessments_list", json!({ "limit": count })).unwrap();
    let said = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    let mut newest: Vec<_> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let value = row["value"].as_i64().unwrap();
            (said(row, "stakeholder_name"), said(row, "axis"), value)
        })
        .collect();
    newest.sort();
    newest
}

/// The name of whoever the keys are about.
fn active(app: &App) -> String {
    let script = "const id = document.activeElement.getAttribute('aria-activedescendant'); \
                  const row = id && document.getElementById(id)?.closest('[role=row]'); \
                  return row?.querySelector('[role=rowheader]')?.textContent ?? ''";
    app.eventually("somebody to be met", || {
        let said = app.script(script, &[]);
        said.as_str().filter(|said| !said.is_empty()).map(str::to_owned)
    })
}

#[test]
fn three_are_assessed_by_keyboard_and_one_undo_takes_all_back() {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("").nth(0));
    app.click(&button("Map").within(role("navigation", "Places")));
    app.click(&button("Look at Leak Line"));
    app.see(&role("listbox", "Power–interest map of Leak Line"));
    let before = recorded(&app);

    tab_to(&app, "Assess one after another…");
    app.press("Enter");
    app.see(&grid("Assessments in Leak Line"));
    let mut expected = Vec::new();
    for (power, interest) in [(5, 4), (2, 3), (1, 5)] {
        let name = active(&app);
        app.press(&power.to_string());
        app.press(&interest.to_string());
        app.press("ArrowDown");
        app.press("Home");
        expected.push((name.clone(), "interest".to_owned(), interest));
        expected.push((name, "power".to_owned(), power));
    }
    expected.sort();
    app.see(&button("Keep 3"));
    app.expect_accessible("the pass");
    assert_eq!(recorded(&app), before, "nothing is written until it is kept");

    app.press("Escape");
    app.see(&role("alertdialog", "Close without keeping?"));
    app.press("Enter");
    app.see_no(&role("alertdialog", "Close without keeping?"));
    tab_to(&app, "Assessments in Leak Line");
    app.press("Control+Enter");
    app.see_no(&grid("Assessments in Leak Line"));
    assert_eq!(recorded(&app), before + 6);
    assert_eq!(newest(&app, 6), expected);

    app.press("Control+z");
    app.eventually("all of it to be taken back", || {
        (recorded(&app) == before).then_some(())
    });
}
