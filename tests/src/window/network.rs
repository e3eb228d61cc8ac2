//! The influence network in the real window, by keyboard and by mouse.

use harness::{App, Setup, button, grid, role, tab_to};
use serde_json::{Value, json};

const NETWORK: &str = "Influence network of Leak Line";

/// The sample with the network of one project shown.
fn network() -> App {
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1400, 900)
        .start();
    app.see(&grid("").nth(0));
    app.click(&button("Map").within(role("navigation", "Places")));
    app.click(&button("Look at Leak Line"));
    super::lenses::choose(&app, "Grid", "Network");
    app.see(&role("listbox", NETWORK));
    app
}

fn project(app: &App) -> Value {
    let projects = app.invoke("projects_list", json!({})).unwrap();
    let found = projects["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|project| project["name"] == "Leak Line");
    found.unwrap()["id"].clone()
}

fn view(app: &App) -> Value {
    let project = project(app);
    app.invoke("network_view", json!({ "project": project })).unwrap()
}

fn option(name: &str) -> harness::Target {
    role("option", &format!("{name},"))
        .containing()
        .within(role("listbox", NETWORK))
}

/// Where somebody is drawn, in the window's own points.
fn place(app: &App, name: &str) -> (f64, f64) {
    let script = "const option = [...document.querySelectorAll('[role=option]')] \
                  .find((each) => each.getAttribute('aria-label')?.startsWith(`${arguments[0]},`)); \
                  const { x, y, width, height } = option.getBoundingClientRect(); \
                  return [x + width / 2, y + height / 2]";
    let at = app.script(script, &[json!(name)]);
    (at[0].as_f64().unwrap(), at[1].as_f64().unwrap())
}

/// Two who are not tied, both in sight, and all they are called.
fn strangers(app: &App) -> (String, String) {
    let view = view(app);
    let nodes = view["nodes"].as_array().unwrap();
    let ties = view["ties"].as_array().unwrap();
    let tied = |one: &Value, other: &Value| {
        ties.iter().any(|tie| {
            (tie["from"] == one["id"] && tie["to"] == other["id"])
                || (tie["from"] == other["id"] && tie["to"] == one["id"])
        })
    };
    let with_ties: Vec<&Value> = nodes
        .iter()
        .filter(|node| node["ties"].as_u64() > Some(0))
        .collect();
    for (at, one) in with_ties.iter().enumerate() {
        if let Some(other) = with_ties[at + 1..].iter().find(|other| !tied(one, other)) {
            let name = |node: &Value| node["name"].as_str().unwrap().to_owned();
            return (name(one), name(other));
        }
    }
    panic!("all are tied to one another")
}

#[test]
fn the_network_is_walked_changed_and_thought_through_by_keyboard() {
    let app = network();
    app.expect_accessible("the network of a project");
    tab_to(&app, NETWORK);
    let active = || {
        app.script(
            "const id = document.activeElement.getAttribute('aria-activedescendant'); \
             return id ? document.getElementById(id)?.getAttribute('aria-label') ?? '' : ''",
            &[],
        )
    };
    let first = app.eventually("somebody to be met", || {
        let said = active();
        (said != "").then(|| said.as_str().unwrap().to_owned())
    });
    assert!(first.contains("betweenness"), "{first}");
    // Along ties: in some direction there is a neighbour of whoever has the most ties.
    let went = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]
        .into_iter()
        .any(|way| {
            app.press(way);
            active() != first.as_str()
        });
    assert!(went);
    app.press("Home");
    app.press("t");
    app.see(&role("dialog", "Record a tie of").containing());
    app.press("Escape");
    app.see_no(&role("dialog", "Record a tie of").containing());
    app.press("Enter");
    let name = first.split(',').next().unwrap().to_owned();
    app.read(&name);
    app.expect_accessible("the network with a profile beside it");
    tab_to(&app, "Think away");
    app.press("Enter");
    app.read(&format!("Without {name}"));
    app.read("Nothing is saved.");
    app.expect_accessible("the network without somebody");
    assert_eq!(app.invoke("undo_state", json!({})).unwrap()["undo"], Value::Null);
}

#[test]
fn a_line_drawn_from_one_to_another_records_a_tie_and_undo_takes_it_back() {
    let app = network();
    let (from, to) = strangers(&app);
    let before = view(&app)["ties"].as_array().unwrap().len();
    app.eventually("both to be in sight", || {
        (app.count(&option(&from)) == 1 && app.count(&option(&to)) == 1).then_some(())
    });
    app.drag(place(&app, &from), place(&app, &to));
    app.see(&role("dialog", &format!("Record a tie of {from}")));
    app.click(&role("radio", "5"));
    app.click(&button("Record"));
    app.see_no(&role("dialog", "Record a tie of").containing());
    let now = view(&app);
    assert_eq!(now["ties"].as_array().unwrap().len(), before + 1);
    let tie = now["ties"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&tie["kind"], &tie["strength"]),
        (&json!("influences"), &json!(5))
    );
    app.press("Control+z");
    app.eventually("the tie to be gone", || {
        (view(&app)["ties"].as_array().unwrap().len() == before).then_some(())
    });
    // A press without a way is a choice.
    let here = place(&app, &to);
    app.drag(here, here);
    app.eventually("whoever was pressed to be chosen", || {
        (app.attribute(&option(&to), "aria-selected").as_deref() == Some("true")).then_some(())
    });
    // What the window refuses would be in its log.
    assert!(
        !app.output().contains("Content Security Policy"),
        "{}",
        app.output()
    );
}
