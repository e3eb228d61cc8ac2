//! The first journey in the real window: a register brought in, people found and placed, a group judged, support asked
//! for, a report handed over; then a restart, undo and redo. Once by mouse, once by keyboard alone.

use std::path::Path;

use harness::{
    App, Setup, button, column, dialog, field, grid, heading, menu_item, option, role, row, tab, tab_to,
    tab_to_exactly,
};
use serde_json::{Value, json};

const TODAY: &str = "2026-03-09";
const LIST: &str = "Name,Job title,Department,E-mail,Headcount,Kind\n\
    Ann Smith,Depot manager,Operations,ann@afon.example,,person\n\
    Beti Rees,Planner,Operations,beti@afon.example,,person\n\
    Field crews,,Operations,,40.5,group\n";

/// What is asked before the first names come in.
const PURPOSE: &str = "What will you keep people’s names for?";

struct Journey {
    folder: tempfile::TempDir,
}

impl Journey {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("list.csv"), LIST).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn setup(&self) -> Setup {
        Setup::new().today(TODAY).home(self.path("home")).size(1280, 800)
    }

    /// The dialogs of the whole journey are answered in their order: where to keep it, which list, where the report.
    fn start(&self) -> App {
        let answers = [
            self.path("Afon.soundings"),
            self.path("list.csv"),
            self.path("Readiness.pdf"),
        ];
        answers
            .iter()
            .fold(self.setup(), |setup, answer| setup.answer(answer))
            .start()
    }

    fn again(&self) -> App {
        self.setup().argument(self.path("Afon.soundings")).start()
    }
}

fn ask(app: &App, op: &str, request: Value) -> Value {
    app.invoke(op, request).unwrap()
}

fn total(app: &App, op: &str, request: Value) -> u64 {
    ask(app, op, request)["total"].as_u64().unwrap()
}

/// What must be in the workspace at the end of the journey, whichever way it was taken.
fn expect_journey_taken(app: &App, report: &Path) {
    assert_eq!(total(app, "people_list", json!({})), 3);
    let purpose = ask(app, "workspace_overview", json!({}))["purpose"].clone();
    assert!(
        purpose
            .as_str()
            .unwrap()
            .starts_with("To know whom this change touches"),
        "{purpose}"
    );
    let project = ask(app, "projects_list", json!({}))["items"][0]["id"].clone();
    let map = ask(app, "map_view", json!({ "project": project }));
    let ann = map["marks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|mark| mark["name"] == "Ann Smith")
        .unwrap();
    assert_eq!(ann["standing"]["quadrant"], "manage_closely", "{ann}");
    let readiness = ask(app, "readiness_view", json!({ "project": project }));
    assert!(
        readiness["groups"][0].to_string().contains("Three visits"),
        "{readiness}"
    );
    assert_eq!(total(app, "requests_list", json!({})), 1);
    assert!(std::fs::read(report).unwrap().starts_with(b"%PDF-"));
}

/// After a restart the last change is undone and done again, and says which it was.
fn expect_undo_and_redo(journey: &Journey) {
    let app = journey.again();
    app.see(&grid("").nth(0));
    let before = total(&app, "requests_list", json!({}));
    app.press("Control+z");
    app.eventually("the request to be gone", || {
        (total(&app, "requests_list", json!({})) == before - 1).then_some(())
    });
    app.press("Control+Shift+z");
    app.eventually("the request to be back", || {
        (total(&app, "requests_list", json!({})) == before).then_some(())
    });
}

#[test]
fn by_mouse_from_a_spreadsheet_to_a_report() {
    let journey = Journey::new();
    let app = journey.start();
    app.click(&button("Start from a spreadsheet").containing());
    app.fill(&field("Name of the workspace"), "Afon Water");
    app.click(&button("Choose where to keep it…"));
    let purpose = dialog(PURPOSE);
    app.click(
        &button("To know whom this change touches")
            .containing()
            .within(purpose.clone()),
    );
    app.click(&button("Keep it").within(purpose));
    app.click(&button("Choose a file…").within(dialog("Bring in a spreadsheet")));
    let offer = dialog("Bring in list.csv");
    app.see(&offer);
    app.read("Ann Smith");
    app.click(&button("Check the rows").within(offer.clone()));
    app.click(&button("Bring in 3 rows").within(offer));
    app.see(&heading("3 rows brought in"));
    app.click(&button("Show the register"));

    // Find somebody.
    app.see(&grid("Register of stakeholders"));
    app.fill(&role("searchbox", "Search the register"), "beti");
    app.see_no(&row("Ann Smith").containing());
    app.see(&row("Beti Rees").containing());
    app.click(&button("Clear the search"));

    // Everybody gets a stake in a new project.
    app.click(&column("Select all"));
    app.click(&button("Add to project").containing());
    app.click(&menu_item("New project…"));
    app.fill(
        &field("Name").containing().within(dialog("New project")),
        "Smart meters",
    );
    app.click(&button("Add the project"));
    app.eventually("three stakes", || {
        (ask(&app, "projects_list", json!({}))["items"][0]["stakeholders"] == 3).then_some(())
    });

    // Drag Ann from the tray to the top right of the map.
    go(&app, "Map");
    let canvas = app.eventually("the map", || {
        let place = "const c = document.querySelector('[data-testid=map-canvas]'); if (!c) return null;\
            const b = c.getBoundingClientRect(); return [b.left, b.top, b.width, b.height]";
        Some(app.script(place, &[])).filter(|canvas| !canvas.is_null())
    });
    let at = |x: f64, y: f64| {
        let of = |index: usize| canvas[index].as_f64().unwrap();
        (of(0) + of(2) * x, of(1) + of(3) * y)
    };
    let from = app.middle(&button("Place Ann Smith").containing());
    app.drag(from, at(0.9, 0.12));
    app.eventually("Ann to be placed", || {
        let standing = ask(
            &app,
            "people_list",
            json!({ "filter": { "text": "ann smith", "project": project(&app) } }),
        );
        (standing["items"][0]["quadrant"] == "manage_closely").then_some(())
    });

    // Judge the group.
    go(&app, "Readiness");
    app.click(&button("Judge…"));
    let form = dialog("Judge the readiness of Field crews");
    for measure in ["Understanding why", "Willingness", "Commitment", "Efficacy"] {
        app.fill(&field(measure).within(form.clone()), "3.8");
    }
    app.fill(
        &field("Why: what was seen or heard")
            .containing()
            .within(form.clone()),
        "Three visits to the depot",
    );
    app.click(&button("Record").within(form.clone()));
    app.see_no(&form);
    app.read("Three visits to the depot");

    // Record what the project asks for.
    go(&app, "Support");
    app.click(&button("New request"));
    request(&app);

    // Hand over the report.
    go(&app, "Reports");
    app.see(&role("img", "Page 1 of").containing());
    app.click(&button("Save as PDF…"));
    app.eventually("the report", || {
        journey.path("Readiness.pdf").is_file().then_some(())
    });
    expect_journey_taken(&app, &journey.path("Readiness.pdf"));
    drop(app);
    expect_undo_and_redo(&journey);
}

fn go(app: &App, place: &str) {
    app.click(&button(place).within(role("navigation", "Places")));
}

fn project(app: &App) -> Value {
    ask(app, "projects_list", json!({}))["items"][0]["id"].clone()
}

/// Fills the form of a request, with the pointer.
fn request(app: &App) {
    let form = dialog("New request");
    app.click(&button("Service").containing().within(form.clone()));
    app.click(&option("Team coaching").containing());
    app.fill(
        &field("Who asks").containing().within(form.clone()),
        "The depot team",
    );
    app.fill(
        &field("Why").containing().within(form.clone()),
        "Crews plan alone",
    );
    app.fill(
        &field("Value expected").containing().within(form.clone()),
        "Plans that hold a week",
    );
    app.fill(
        &role("combobox", "For which stakeholder")
            .containing()
            .within(form.clone()),
        "Field",
    );
    app.click(&option("Field crews").containing());
    app.click(&role("spinbutton", "").nth(0).within(form.clone()));
    app.write("01052026");
    app.click(&button("Record the request").within(form.clone()));
    app.see_no(&form);
}

#[test]
fn by_keyboard_alone_from_a_spreadsheet_to_a_report() {
    let journey = Journey::new();
    let app = journey.start();
    app.see(&button("Start from a spreadsheet").containing());
    tab_to(&app, "Start from a spreadsheet");
    app.press("Enter");
    app.see(&field("Name of the workspace"));
    app.write("Afon Water");
    app.press("Enter");
    app.see(&dialog(PURPOSE));
    app.write("To know whom this change touches, and to work with them");
    tab_to(&app, "Keep it");
    app.press("Enter");
    app.see(&dialog("Bring in a spreadsheet"));
    tab_to(&app, "Choose a file…");
    app.press("Enter");
    app.see(&dialog("Bring in list.csv"));
    tab_to(&app, "Check the rows");
    app.press("Enter");
    app.see(&button("Bring in 3 rows"));
    tab_to(&app, "Bring in 3 rows");
    app.press("Enter");
    app.see(&heading("3 rows brought in"));
    tab_to(&app, "Show the register");
    app.press("Enter");

    // Find somebody, and look at the profile.
    app.see(&grid("Register of stakeholders"));
    app.press("Control+f");
    app.write("ann smith");
    app.see_no(&row("Beti Rees").containing());
    app.press("Control+a");
    app.press("Backspace");
    app.see(&row("Beti Rees").containing());

    // Everybody gets a stake in a new project.
    tab_to(&app, "rowheader");
    app.press("Control+a");
    app.see(&button("Add to project").containing());
    tab_to(&app, "Add to project");
    app.press("Enter");
    app.see(&menu_item("New project…"));
    app.press("ArrowUp");
    app.press("Enter");
    app.see(&dialog("New project"));
    app.write("Smart meters");
    app.press("Enter");
    app.eventually("three stakes", || {
        (ask(&app, "projects_list", json!({}))["items"][0]["stakeholders"] == 3).then_some(())
    });

    // The new project is what is looked at now; a key leads to its map.
    app.press("Escape");
    app.press("Control+2");
    app.see(&heading("Map"));
    tab_to(&app, "Place Ann Smith");
    app.press("Enter");
    let form = dialog("Place Ann Smith");
    app.see(&form);
    place_by_keys(&app);
    app.see_no(&form);

    // Judge the group.
    app.press("Control+3");
    app.see(&grid("Readiness of groups"));
    app.press("Control+n");
    let form = dialog("Judge the readiness of Field crews");
    app.see(&form);
    for measure in ["Understanding why", "Willingness", "Commitment", "Efficacy"] {
        tab_to(&app, measure);
        app.write("3.8");
    }
    tab_to(&app, "Why: what was seen or heard");
    app.write("Three visits to the depot");
    tab_to_exactly(&app, "Record");
    app.press("Enter");
    app.see_no(&form);

    // Record what the project asks for.
    app.press("Control+4");
    app.see(&tab("Needs"));
    app.press("Control+n");
    let form = dialog("New request");
    app.see(&form);
    tab_to(&app, "Service");
    app.press("Enter");
    app.see(&option("Team coaching").containing());
    app.write("Team c");
    app.press("Enter");
    tab_to(&app, "Who asks");
    app.write("The depot team");
    tab_to(&app, "Why");
    app.write("Crews plan alone");
    tab_to(&app, "Value expected");
    app.write("Plans that hold a week");
    tab_to(&app, "For which stakeholder");
    app.write("Field");
    app.see(&option("Field crews").containing());
    app.press("ArrowDown");
    app.press("Enter");
    tab_to(&app, "spinbutton");
    app.write("01052026");
    tab_to(&app, "Record the request");
    app.press("Enter");
    app.see_no(&form);

    // Hand over the report.
    app.press("Control+5");
    app.see(&role("img", "Page 1 of").containing());
    app.press("Control+s");
    app.eventually("the report", || {
        journey.path("Readiness.pdf").is_file().then_some(())
    });
    expect_journey_taken(&app, &journey.path("Readiness.pdf"));
    drop(app);
    expect_undo_and_redo(&journey);
}

/// Power 5 and interest 5, by the arrow keys of the two scales.
fn place_by_keys(app: &App) {
    for scale in ["Power", "Interest"] {
        tab_to(app, scale);
        for _ in 1..5 {
            app.press("ArrowRight");
        }
        app.press("Space");
    }
    tab_to_exactly(app, "Place");
    app.press("Enter");
}
