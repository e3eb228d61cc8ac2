//! Who decides what in a project, in the real window, by keyboard (R6).

use harness::{App, Setup, button, dialog, grid, menu_choice, role, tab_to, tab_to_exactly};
use serde_json::{Value, json};

const MATRIX: &str = "Who decides what in Leak Line";

/// The sample with the decisions of one project shown.
fn matrix() -> App {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.see(&grid("").nth(0));
    app.click(&button("Map").within(role("navigation", "Places")));
    app.click(&button("Look at Leak Line"));
    app.see(&role("listbox", "Power–interest map of Leak Line"));
    tab_to(&app, "Lens: Grid");
    app.press("Enter");
    app.see(&menu_choice("Decisions").containing());
    app.press("d");
    app.press("Enter");
    app.see(&grid(MATRIX));
    app
}

/// What is to be decided and delivered in Leak Line.
fn decisions(app: &App) -> Vec<Value> {
    let projects = app.invoke("projects_list", json!({})).unwrap();
    let found = projects["items"].as_array().unwrap().iter();
    let project = found
        .filter(|project| project["name"] == "Leak Line")
        .map(|project| project["id"].clone())
        .next()
        .unwrap();
    let all = app
        .invoke("decisions_list", json!({ "project": project }))
        .unwrap();
    all["items"].as_array().unwrap().clone()
}

/// Who has which part in a decision.
fn parts(app: &App, what: &str) -> Vec<String> {
    let all = decisions(app);
    let row = all.iter().find(|row| row["what"] == what).unwrap();
    let parts = row["parts"].as_array().unwrap().iter();
    let told = parts.map(|part| {
        format!(
            "{} {}",
            part["stakeholder_name"].as_str().unwrap(),
            part["part"].as_str().unwrap()
        )
    });
    told.collect()
}

/// The name of what has the focus.
fn focused(app: &App) -> String {
    let script =
        "const e = document.activeElement; return e.getAttribute('aria-label') ?? e.textContent ?? ''";
    app.script(script, &[]).as_str().unwrap_or_default().to_owned()
}

/// Whether what has the focus is within something.
fn within(app: &App, what: &str) -> bool {
    let script = "return document.activeElement.closest(arguments[0]) !== null";
    app.script(script, &[json!(what)]).as_bool().unwrap()
}

#[test]
fn a_matrix_is_filled_in_mended_and_taken_back_by_keyboard() {
    let app = matrix();
    app.expect_accessible("the matrix");
    let handed = "The hand-over to those who keep it running";
    assert!(
        !parts(&app, handed)
            .iter()
            .any(|part| part.ends_with("accountable"))
    );

    // From the first decision to the last, and to the first of the people.
    tab_to(&app, "When a photograph becomes a job");
    app.press("ArrowDown");
    app.press("ArrowDown");
    app.press("ArrowRight");
    let cell = app.eventually("the cell of the first person", || {
        let cell = focused(&app);
        cell.contains(handed).then_some(cell)
    });
    let name = cell.split(", ").next().unwrap().to_owned();
    app.press("a");
    app.eventually("the letter to be kept", || {
        parts(&app, handed)
            .contains(&format!("{name} accountable"))
            .then_some(())
    });
    app.eventually("the cell to say so, and keep the focus", || {
        focused(&app).contains("accountable").then_some(())
    });

    // The same by the menu of the cell.
    app.press("Enter");
    app.see(&role("menu", "Part of").containing());
    app.eventually("the menu to have the focus", || {
        within(&app, "[role=menu]").then_some(())
    });
    app.press("Escape");
    app.eventually("the focus to be back in the cell", || {
        (within(&app, "[role=grid]") && focused(&app).contains(handed)).then_some(())
    });
    app.press("Delete");
    app.eventually("the letter to be gone", || {
        (!parts(&app, handed).iter().any(|part| part.starts_with(&name))).then_some(())
    });
    app.press("Control+z");
    app.eventually("the letter to be back", || {
        parts(&app, handed)
            .contains(&format!("{name} accountable"))
            .then_some(())
    });

    tab_to_exactly(&app, "Add decisions");
    app.press("Enter");
    app.see(&dialog("Add decisions and deliverables"));
    app.expect_accessible("the dialog of new decisions");
    app.write("Who takes the calls at night");
    tab_to_exactly(&app, "Add");
    app.press("Enter");
    app.see_no(&dialog("Add decisions and deliverables"));
    app.see(&button("Who takes the calls at night").containing());
    app.read("Nobody is accountable");
    assert!(parts(&app, "Who takes the calls at night").is_empty());
}
