//! Every table leaves the window as it is there: as CSV, as a workbook and by the clipboard, row for row what the command
//! line lists.

use std::path::Path;
use std::process::Command;

use harness::{App, Setup, button, cli_binary, dialog, grid, menu_item, role, tab};
use serde_json::{Value, json};

const TODAY: &str = "2026-03-09";
const PROJECT: &str = "Leak Line";
const FORMS: [(&str, &str); 2] = [("csv", "Save as CSV…"), ("xlsx", "Save as Excel workbook…")];

/// The tables in the order of this journey, by what their buttons call them.
const TABLES: [&str; 10] = [
    "the register",
    "the units",
    "the needs",
    "the take-up",
    "the requests",
    "the plan",
    "the service menu",
    "the table of the map",
    "the readiness of groups",
    "the history",
];

struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

impl Desk {
    /// The sample with one change in its history; its dialogs answer a CSV and a workbook for each of the tables.
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup::new().argument("--sample").today(TODAY).size(1280, 800);
        let app = TABLES
            .iter()
            .flat_map(|what| FORMS.map(|(ending, _)| folder.path().join(file_name(what, ending))))
            .fold(setup, Setup::answer)
            .start();
        app.see(&grid("Register of stakeholders"));
        let desk = Self { app, folder };
        desk.ask(
            "stakeholder_add",
            json!({ "kind": "person", "name": "Zoë Quill" }),
        );
        desk
    }

    fn ask(&self, command: &str, request: Value) -> Value {
        self.app
            .invoke(command, request)
            .unwrap_or_else(|refused| panic!("{command}: {refused}"))
    }

    fn go(&self, place: &str) {
        self.app
            .click(&button(place).within(role("navigation", "Places")));
    }

    /// Saves the table in both forms; read again as spreadsheets, they hold this many rows.
    fn saves(&self, what: &str, rows: u64) {
        assert!(rows > 0, "{what} of the sample has rows");
        for (ending, form) in FORMS {
            self.app.click(&button(&format!("Export {what}")));
            self.app.click(&menu_item(form));
            let name = file_name(what, ending);
            self.app.read(&format!("Saved {name} in"));
            assert_eq!(self.rows_of(&self.folder.path().join(&name)), rows, "{name}");
        }
    }

    /// The rows that the program itself finds in a file.
    fn rows_of(&self, file: &Path) -> u64 {
        let bytes = std::fs::read(file).unwrap();
        let script = "const [bytes, done] = arguments; done(btoa(bytes.map((byte) => String.fromCharCode(byte)).join('')))";
        let base64 = self.app.script_async(script, &[bytes.into()]);
        let offer = self.ask(
            "desk_import_drop",
            json!({ "file_name": file.file_name().unwrap().to_str().unwrap(), "text_base64": base64 }),
        );
        self.ask("desk_import_cancel", json!({ "token": offer["token"] }));
        let sheets = offer["look"]["sheets"].as_array().unwrap();
        assert_eq!(sheets.len(), 1, "{}", file.display());
        sheets[0]["rows"].as_u64().unwrap()
    }

    /// How many the command line lists.
    fn listed(&self, arguments: &[&str]) -> u64 {
        let output = Command::new(cli_binary())
            .arg("list")
            .arg(self.app.home().join("Sample.soundings"))
            .args(arguments)
            .arg("--json")
            .env("SOUNDINGS_TODAY", TODAY)
            .env("SOUNDINGS_HOME", self.folder.path().join("home"))
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{arguments:?}: {said}");
        let document: Value = serde_json::from_str(&said).unwrap();
        document["items"].as_array().unwrap().len() as u64
    }
}

fn file_name(what: &str, ending: &str) -> String {
    format!("{}.{ending}", what.trim_start_matches("the ").replace(' ', "-"))
}

#[test]
fn every_table_is_saved_row_for_row() {
    let desk = Desk::start();
    let app = &desk.app;
    desk.saves("the register", desk.listed(&["people"]));
    desk.saves("the units", desk.listed(&["units"]));

    desk.go("Support");
    app.see(&tab("Needs"));
    desk.saves("the needs", desk.listed(&["projects"]));
    desk.saves("the take-up", 4);
    app.click(&tab("Requests").containing());
    desk.saves("the requests", desk.listed(&["requests"]));
    app.click(&tab("Plan"));
    desk.saves("the plan", desk.listed(&["plan"]));
    app.click(&tab("Service menu"));
    let services = desk.ask("services_list", json!({}));
    desk.saves(
        "the service menu",
        services["items"].as_array().unwrap().len() as u64,
    );

    desk.go("Map");
    app.click(&button(&format!("Look at {PROJECT}")));
    app.click(&role("radio", "Table"));
    app.see(&grid("").containing());
    desk.saves(
        "the table of the map",
        desk.listed(&["people", "--project", PROJECT]),
    );
    desk.go("Readiness");
    app.see(&grid("Readiness of groups"));
    desk.saves(
        "the readiness of groups",
        desk.listed(&["readiness", "--project", PROJECT]),
    );
    desk.go("History");
    desk.saves("the history", desk.listed(&["journal"]));
}

#[test]
fn a_copied_table_is_pasted_as_a_spreadsheet() {
    let desk = Desk::start();
    let app = &desk.app;
    let rows = desk.listed(&["people"]);
    app.click(&button("Export the register"));
    app.click(&menu_item("Copy"));
    app.read(&format!("{rows} rows copied"));
    app.press("Control+v");
    app.see(&dialog("Bring in pasted cells"));
    app.read(&format!("{rows} rows"));
}
