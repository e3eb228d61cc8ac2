//! Bringing in spreadsheets as they are, by mouse and by keyboard, and taking everything out again.

use std::fs;
use std::path::{Path, PathBuf};

use harness::{App, Setup, button, cell, dialog, field, grid, heading, menu_item, option, role, tab_to};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

const TODAY: &str = "2026-03-09";

/// The list as somebody keeps it: a title above, ratings in letters, dates that can be read two ways, columns of its own.
const TITLE: &str = "Stakeholder list for the depot move";
const HEADINGS: [&str; 9] = [
    "Name",
    "Job title",
    "Department",
    "Power",
    "Interest",
    "Date assessed",
    "Assessed by",
    "Mood board",
    "Works no.",
];
const ROWS: [[&str; 9]; 4] = [
    [
        "Ann Lee",
        "Depot manager",
        "Operations",
        "H",
        "M",
        "03/02/2026",
        "Rhian",
        "green",
        "A-17",
    ],
    [
        "Bo Chen",
        "Planner",
        "Operations",
        "M",
        "H",
        "05/02/2026",
        "Rhian",
        "amber",
        "A-18",
    ],
    [
        "Cai Evans",
        "Driver",
        "Fleet",
        "L",
        "L",
        "07/02/2026",
        "Rhian",
        "green",
        "A-19",
    ],
    [
        "Dee Frost",
        "Trainer",
        "People",
        "H",
        "H",
        "01/02/2026",
        "Rhian",
        "red",
        "A-20",
    ],
];
const LINES_ABOVE: usize = 3;

fn as_text() -> String {
    let lines = ROWS.iter().map(|row| row.join(";"));
    let above = [TITLE, "Prepared by the change team", ""].map(|line| format!("{line};;;;;;;;"));
    above
        .into_iter()
        .chain([HEADINGS.join(";")])
        .chain(lines)
        .map(|line| line + "\r\n")
        .collect()
}

fn as_workbook(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 8, TITLE, &Format::new()).unwrap();
    let rows = [HEADINGS].into_iter().chain(ROWS);
    for (line, row) in (LINES_ABOVE..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            sheet
                .write_string(u32::try_from(line).unwrap(), column, text)
                .unwrap();
        }
    }
    book.save(path).unwrap();
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program with a new workspace and one project; its dialogs answer these files, in this order.
    fn start(&self, answers: &[&str]) -> App {
        let setup = Setup::new().today(TODAY).size(1280, 800);
        let app = ["Depot.soundings"]
            .iter()
            .chain(answers)
            .fold(setup, |setup, answer| setup.answer(self.path(answer)))
            .start();
        ask(&app, "desk_new_dialog", json!({ "name": "Depot" }));
        app.see(&grid("Register of stakeholders"));
        let purpose = json!({ "name": "Depot", "purpose": "To know whom the move touches" });
        ask(&app, "workspace_rename", purpose);
        ask(&app, "project_add", json!({ "name": "Depot move" }));
        app
    }
}

fn ask(app: &App, op: &str, request: Value) -> Value {
    app.invoke(op, request)
        .unwrap_or_else(|refused| panic!("{op}: {refused}"))
}

fn people(app: &App) -> u64 {
    ask(app, "people_list", json!({}))["total"].as_u64().unwrap()
}

/// What must be there once three of the four have come in, whichever way that was done.
fn expect_brought_in(app: &App) {
    assert_eq!(people(app), 3);
    let project = ask(app, "projects_list", json!({}))["items"][0]["id"].clone();
    let ratings = ask(app, "assessments_list", json!({ "project": project })).to_string();
    assert!(
        ratings.contains("2026-02-03") && !ratings.contains("2026-03-02"),
        "{ratings}"
    );
    let found = ask(app, "people_list", json!({ "filter": { "text": "ann lee" } }));
    let profile = ask(app, "person_profile", json!({ "id": found["items"][0]["id"] })).to_string();
    assert!(
        profile.contains("A-17") && !profile.contains("Mood board"),
        "{profile}"
    );
    let saved = ask(app, "mappings_list", json!({})).to_string();
    assert!(saved.contains("Depot lists"), "{saved}");
}

#[test]
fn an_ugly_list_by_mouse_and_all_of_it_taken_back() {
    let place = Place::new();
    fs::write(place.path("list.csv"), as_text()).unwrap();
    let app = place.start(&["list.csv"]);
    app.click(&button("Bring in a spreadsheet…").nth(0));
    let choose = dialog("Bring in a spreadsheet");
    app.see(&choose);
    app.expect_accessible("choosing a spreadsheet");
    app.click(&button("Choose a file…").within(choose));

    // What the columns mean.
    let window = dialog("Bring in list.csv");
    app.see(&window);
    app.read("Headings in line 4");
    app.read("1 question open");
    app.expect_accessible("the columns of a spreadsheet");
    let question = role("group", "In “Date assessed”, what is").containing();
    app.click(&button("3 February 2026").within(question.clone()));
    app.see_no(&question);
    app.click(&button("Mood board is taken for").containing());
    app.expect_accessible("the meanings of a column");
    app.click(&option("Leave out").containing());
    app.see(&button("Mood board is taken for: Leave out").containing());
    app.click(&button("Hide the first rows"));
    app.click(&button("Works no. is taken for").containing());
    app.write("refer");
    app.click(&option("Reference").containing());
    app.see(&button("Works no. is taken for: Reference").containing());

    // Kept under a name.
    app.click(&button("Mappings"));
    app.click(&menu_item("Save this one…"));
    let naming = dialog("Save this mapping");
    app.fill(&field("Name").containing().within(naming.clone()), "Depot lists");
    app.expect_accessible("naming a mapping");
    app.click(&button("Save").within(naming.clone()));
    app.see_no(&naming);
    app.read("Saved mapping “Depot lists”");

    // What will happen with each row.
    app.click(&button("Check the rows"));
    app.see(&button("Bring in 4 rows"));
    app.click(&button("Rows that name no project belong to").containing());
    app.click(&option("Depot move").containing());
    app.click(&cell("Bring in line 7"));
    app.see(&button("Bring in 3 rows"));
    app.read("Left out by hand.");
    app.expect_accessible("the rows of a spreadsheet");

    // Done, and taken back as one.
    app.click(&button("Bring in 3 rows"));
    app.see(&heading("3 rows brought in"));
    app.expect_accessible("what became of every row");
    expect_brought_in(&app);
    app.click(&button("Undo the import"));
    app.see_no(&window);
    app.eventually("nobody to be there", || (people(&app) == 0).then_some(()));
}

#[test]
fn an_ugly_workbook_by_keyboard_alone() {
    let place = Place::new();
    as_workbook(&place.path("list.xlsx"));
    let app = place.start(&["list.xlsx"]);
    app.press("Control+i");
    app.see(&dialog("Bring in a spreadsheet"));
    tab_to(&app, "Choose a file…");
    app.press("Enter");

    let window = dialog("Bring in list.xlsx");
    app.see(&window);
    app.read("1 question open · say first how dates are written");
    // Before that is said, the way on leads to the question and stands on its first answer.
    tab_to(&app, "Check the rows");
    app.press("Enter");
    assert_eq!(app.focus(), "button 3 February 2026");
    app.press("Enter");
    app.see_no(&role("group", "In “Date assessed”, what is").containing());
    pick(&app, "Mood board", "leave out", "Leave out");
    pick(&app, "Works no.", "refer", "Reference");

    tab_to(&app, "Mappings");
    app.press("Enter");
    app.see(&menu_item("Save this one…"));
    app.write("Save");
    app.press("Enter");
    let naming = dialog("Save this mapping");
    app.see(&naming);
    app.write("Depot lists");
    app.press("Enter");
    app.see_no(&naming);

    tab_to(&app, "Check the rows");
    app.press("Enter");
    app.see(&button("Bring in 4 rows"));
    tab_to(&app, "Rows that name no project belong to");
    app.press("Enter");
    app.see(&option("Depot move").containing());
    app.write("Depot");
    app.press("Enter");
    tab_to(&app, "gridcell");
    app.press("ArrowDown");
    app.press("ArrowDown");
    app.press("Space");
    app.see(&button("Bring in 3 rows"));
    tab_to(&app, "Bring in 3 rows");
    app.press("Enter");
    app.see(&heading("3 rows brought in"));
    expect_brought_in(&app);
    tab_to(&app, "Undo the import");
    app.press("Enter");
    app.see_no(&window);
    app.eventually("nobody to be there", || (people(&app) == 0).then_some(()));
}

/// Takes a column for something else, found by typing.
fn pick(app: &App, column: &str, write: &str, target: &str) {
    tab_to(app, &format!("{column} is taken for"));
    app.press("Enter");
    app.see(&option(target).containing());
    app.write(write);
    app.press("Enter");
    app.see(&button(&format!("{column} is taken for: {target}")).containing());
}

#[test]
fn cells_pasted_in_people_come_in() {
    let place = Place::new();
    let app = place.start(&[]);
    let cells = "Name\tJob title\r\nAnn Lee\tDepot manager\r\nBo Chen\t\"Planner\r\nof nights\"\r\n";
    let paste = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', arguments[0]);
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        (document.activeElement ?? document.body).dispatchEvent(paste);";
    app.script(paste, &[cells.into()]);
    app.see(&dialog("Bring in pasted cells"));
    app.expect_accessible("the columns of what was pasted");
    app.click(&button("Check the rows"));
    app.click(&button("Bring in 2 rows"));
    app.see(&heading("2 rows brought in"));
    app.click(&button("Show the register"));
    app.see(&role("row", "Ann Lee").containing());
    assert_eq!(people(&app), 2);
}

#[test]
fn refused_rows_are_saved_mended_and_brought_in() {
    let place = Place::new();
    let list = "Name,Job title,Department,E-mail\n\
        Ann Lee,Depot manager,Operations,ann@depot.example\n\
        ,,Fleet,nobody@depot.example\n\
        Cai Evans,Driver,Fleet,\n";
    fs::write(place.path("list.csv"), list).unwrap();
    let app = place.start(&["list.csv", "refused.csv", "refused.csv"]);
    bring_in(&app, "list.csv");
    app.see(&cell("Line 3 cannot come in"));
    app.click(&button("Bring in 2 rows"));
    app.see(&heading("2 rows brought in"));
    app.see(&heading("1 row was refused"));
    app.expect_accessible("refused rows");
    app.click(&button("Save refused rows…"));
    app.read("Saved refused.csv in");
    app.expect_accessible("refused rows that are saved");

    let refused = place.path("refused.csv");
    let text = fs::read_to_string(&refused).unwrap();
    assert!(text.contains("neither a name nor a job title"), "{text}");
    fs::write(&refused, text.replace(",,Fleet", "Bo Chen,Planner,Fleet")).unwrap();
    app.click(&button("Bring in another…"));
    app.click(&button("Choose a file…"));
    app.see(&dialog("Bring in refused.csv"));
    app.click(&button("Check the rows"));
    app.click(&button("Bring in 1 row"));
    app.see(&heading("1 row brought in"));
    app.click(&button("Show the register"));
    app.see(&role("row", "Bo Chen").containing());
    assert_eq!(people(&app), 3);
}

/// From the register to the rows of a file.
fn bring_in(app: &App, file: &str) {
    app.press("Control+i");
    app.click(&button("Choose a file…").within(dialog("Bring in a spreadsheet")));
    app.see(&dialog(&format!("Bring in {file}")));
    app.click(&button("Check the rows"));
    app.see(&grid("Rows of the file"));
}

#[test]
fn a_table_and_the_whole_workspace_go_out_and_come_back() {
    let place = Place::new();
    fs::write(place.path("list.csv"), as_text()).unwrap();
    fs::create_dir(place.path("out")).unwrap();
    let exported = format!("out/Depot export {TODAY}");
    let whole = format!("{exported}/workspace.json");
    let app = place.start(&["Register.xlsx", "out", &whole, "Again.soundings"]);
    for name in ["Ann Lee", "Bo Chen"] {
        ask(&app, "stakeholder_add", json!({ "kind": "person", "name": name }));
    }
    app.see(&role("row", "Bo Chen").containing());
    app.click(&button("Export the register"));
    app.click(&menu_item("Save as Excel workbook…"));
    app.read("Saved Register.xlsx in");
    assert!(fs::read(place.path("Register.xlsx")).unwrap().starts_with(b"PK"));

    let menu = button("Depot");
    app.click(&menu);
    app.click(&menu_item("Export everything…"));
    let export = dialog("Export everything");
    app.see(&export);
    app.expect_accessible("exporting everything");
    app.click(&button("Choose a folder…").within(export));
    app.read("Exported everything to");
    assert!(place.path(&whole).is_file());
    assert!(place.path(&exported).read_dir().unwrap().count() > 1);

    app.click(&menu);
    app.click(&menu_item("New from an export…"));
    app.eventually("the other workspace", || {
        (ask(&app, "desk_state", json!({}))["open"]["file_name"] == "Again.soundings").then_some(())
    });
    app.see(&role("row", "Bo Chen").containing());
    assert_eq!(people(&app), 2);
}
