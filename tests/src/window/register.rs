//! The register: by keyboard from adding somebody to pasting a block of cells, and by mouse from sizing a column to the brief.

use harness::{App, Setup, button, dialog, grid, role, row};
use serde_json::{Value, json};

fn start(file: &std::path::Path) -> App {
    let app = Setup::new().answer(file).size(1280, 800).start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    let purpose = json!({ "name": "Water", "purpose": "To work with whom the change touches" });
    app.invoke("workspace_rename", purpose).unwrap();
    for (name, title) in [
        ("Ann Smith", "Clerk"),
        ("Bo Ng", "Planner"),
        ("Cy Hale", "Fitter"),
    ] {
        app.invoke("stakeholder_add", json!({ "name": name, "role": title }))
            .unwrap();
    }
    app.see(&grid("").nth(0));
    app.see(&row("Cy Hale").containing());
    app
}

fn people(app: &App) -> Vec<Value> {
    let people = app.invoke("people_list", json!({})).unwrap();
    people["items"].as_array().unwrap().clone()
}

fn roles(app: &App) -> Vec<String> {
    people(app)
        .iter()
        .map(|row| row["role"].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// The width of a column's header, in pixels.
fn width(app: &App, column: &str) -> i64 {
    let script = "return [...document.querySelectorAll('[role=columnheader]')]\
                  .find((each) => each.textContent === arguments[0])?.offsetWidth ?? 0";
    app.script(script, &[json!(column)]).as_i64().unwrap_or_default()
}

/// Pastes what a spreadsheet would have put on the clipboard.
fn paste(app: &App, text: &str) {
    let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);\
                  document.activeElement.dispatchEvent(\
                  new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
    app.script(script, &[json!(text)]);
}

#[test]
fn cells_are_chosen_copied_and_pasted_by_keyboard_as_one_change() {
    let folder = tempfile::tempdir().unwrap();
    let app = start(&folder.path().join("Water.soundings"));
    app.press("Control+n");
    app.eventually("the line to add with", || {
        app.focus().starts_with("input").then_some(())
    });
    app.write("Di Rees");
    app.press("Enter");
    app.see(&row("Di Rees").containing());
    app.press("Escape");
    app.eventually("the fourth", || (people(&app).len() == 4).then_some(()));

    // One cell by typing.
    app.click(&role("gridcell", "Planner"));
    app.write("Lead planner");
    app.press("Enter");
    app.eventually("what was typed", || {
        (roles(&app)[1] == "Lead planner").then_some(())
    });

    // A block, and a block from a spreadsheet over it.
    app.click(&role("gridcell", "Clerk"));
    app.press("Shift+ArrowDown");
    app.read("Cells selected: 2 down, 1 across");
    app.press("Control+c");
    app.read("Copied 2 cells");
    paste(&app, "Chief clerk\nChief planner");
    app.eventually("what was pasted", || {
        (roles(&app) == ["Chief clerk", "Chief planner", "Fitter", ""]).then_some(())
    });
    app.read("Pasted 2 cells");
    app.press("Control+z");
    app.eventually("one step back", || {
        (roles(&app) == ["Clerk", "Lead planner", "Fitter", ""]).then_some(())
    });

    // What does not fit is named, and nothing is changed.
    paste(&app, "Chief\tNowhere");
    app.see(&dialog("Nothing was pasted"));
    app.read("This is none of the choices of the cell.");
    app.expect_accessible("what cannot be pasted");
    app.press("Escape");
    assert_eq!(roles(&app)[0], "Clerk");

    // A column is sized and moved from its header.
    app.click(&role("gridcell", "Clerk"));
    app.press("ArrowUp");
    let was = width(&app, "Role");
    app.press("Shift+ArrowRight");
    app.press("Shift+ArrowRight");
    app.eventually("a wider column", || {
        (width(&app, "Role") > was + 20).then_some(())
    });
    app.press("Control+Shift+ArrowRight");
    app.eventually("a moved column", || {
        let order = app.script(
            "return [...document.querySelectorAll('[role=columnheader]')].map((each) => each.textContent).join()",
            &[],
        );
        order.as_str()?.contains("Kind,Unit,Role").then_some(())
    });
    app.expect_accessible("the register");
    app.close();
}

#[test]
fn a_column_is_sized_by_mouse_and_the_profile_tells_posts_and_all_that_happened() {
    let folder = tempfile::tempdir().unwrap();
    let app = start(&folder.path().join("Water.soundings"));
    let was = width(&app, "Kind");
    let border = app.script(
        "const box = [...document.querySelectorAll('[role=columnheader]')]\
         .find((each) => each.textContent === 'Kind').getBoundingClientRect();\
         return [box.right - 1, box.top + box.height / 2]",
        &[],
    );
    let at = |index: usize| border[index].as_f64().unwrap_or_default();
    app.drag((at(0), at(1)), (at(0) + 60.0, at(1)));
    app.eventually("a wider column", || {
        (width(&app, "Kind") >= was + 50).then_some(())
    });

    let ann = people(&app)[0]["id"].clone();
    app.invoke(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "role": "Chief clerk" } }),
    )
    .unwrap();
    app.invoke(
        "role_held_add",
        json!({ "stakeholder": ann, "title": "Union delegate", "from_on": "2024-01-01" }),
    )
    .unwrap();
    app.click(&role("gridcell", "Chief clerk"));
    app.press("Control+Enter");
    app.read("Union delegate");
    app.read("All that happened");
    app.read("Chief clerk");
    let wide = app.script(
        "const panel = document.querySelector('aside, [data-detail]') ?? document.body;\
         const right = panel.getBoundingClientRect().left + panel.clientWidth + 1;\
         return [...panel.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > right)\
         .map((each) => each.tagName + '.' + each.className).slice(0, 5)",
        &[],
    );
    assert_eq!(wide, json!([]), "nothing stands out of the panel");
    app.expect_accessible("the profile");
    app.click(&button("Brief…"));
    app.see(&dialog("Before meeting Ann Smith"));
    app.read("Where they stand, and what is wanted of them");
    app.expect_accessible("the brief");
    app.press("Escape");
    app.close();
}
