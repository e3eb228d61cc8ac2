//! Everything out, and back into an empty workspace: equal row by row.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ops::export::{self, CSV_FOLDER, JSON_FILE, SCHEMA_FILE};
use ops::{Code, Session};
use serde_json::{Value, json};
use store::rusqlite::types::Value as Cell;
use store::rusqlite::{Connection, OpenFlags};

use crate::house::{House, TODAY, on};

/// Every row of every recorded table of a workspace file that is closed.
fn tables(file: &Path) -> BTreeMap<&'static str, Vec<Vec<Cell>>> {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let rows = |table: &str| {
        let mut statement = conn
            .prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1, 2"))
            .unwrap();
        let width = statement.column_count();
        statement
            .query_map([], |row| (0..width).map(|at| row.get(at)).collect())
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    };
    store::RECORDED
        .iter()
        .map(|table| (*table, rows(table)))
        .collect()
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The sample with what it lacks, exported; the closed file and the folder.
    fn exported(&self) -> (PathBuf, PathBuf) {
        let file = self.path("sample.soundings");
        let context = on(TODAY);
        let session = ops::sample::create(&file, context.today, &context).unwrap();
        let ok = |op: &str, request: Value| session.call(&context, op, request).unwrap();
        for name in [
            "=HYPERLINK(\"http://x\")",
            "'=1",
            "-5 Ltd",
            "@home",
            "\ttab",
            "Zoë “the\r\nfirst”",
            "🧑‍🚀, null",
        ] {
            ok(
                "stakeholder_add",
                json!({ "name": name.trim(), "notes": "first line\r\nsecond, \"quoted\"" }),
            );
        }
        let mut rules = ok("settings_read", json!({}));
        rules["champion_ratio"] = json!(25);
        let _ = session.call(&context, "settings_change", rules);
        export::write(&session, &context, &self.path("out"), export::Private::Included).unwrap();
        session.close().unwrap();
        (file, self.path("out"))
    }

    fn brought_back(&self, name: &str, from: &Path) -> PathBuf {
        let file = self.path(name);
        let session = Session::create(&file, "Empty", &on("2026-03-20")).unwrap();
        export::restore(&session, &on("2026-03-20"), from).unwrap();
        session.close().unwrap();
        file
    }
}

#[test]
fn what_leaves_as_json_or_csv_comes_back_row_by_row() {
    let desk = Desk::new();
    let (file, out) = desk.exported();
    let before = tables(&file);
    assert!(
        before["assessment"].len() > 50 && before["plan_line"].len() > 3,
        "the sample is thin"
    );

    assert_eq!(tables(&desk.brought_back("json.soundings", &out)), before);
    assert_eq!(
        tables(&desk.brought_back("file.soundings", &out.join(JSON_FILE))),
        before
    );
    assert_eq!(
        tables(&desk.brought_back("csv.soundings", &out.join(CSV_FOLDER))),
        before
    );
}

#[test]
fn who_was_brought_back_is_found_and_the_workspace_is_sound() {
    let desk = Desk::new();
    let (_, out) = desk.exported();
    let file = desk.brought_back("back.soundings", &out);
    let session = Session::open(&file, ops::OpenOptions::default(), &on(TODAY)).unwrap();
    let found = session
        .call(
            &on(TODAY),
            "people_list",
            json!({ "filter": { "text": "zoe first" } }),
        )
        .unwrap();
    assert_eq!(found["total"], 1);
    let checked = session.call(&on(TODAY), "check", json!({})).unwrap();
    assert_eq!(checked["findings"], json!([]), "{checked}");
    // One change, and one undo takes it back.
    session.call(&on(TODAY), "undo", json!({})).unwrap();
    let overview = session.call(&on(TODAY), "workspace_overview", json!({})).unwrap();
    assert_eq!(overview["name"], "Empty");
}

#[test]
fn a_new_workspace_made_of_an_export_holds_it_from_the_start() {
    let desk = Desk::new();
    let (file, out) = desk.exported();
    let path = desk.path("new.soundings");
    let session = export::create_from(&path, &out, &on(TODAY)).unwrap();
    let undo = session.call(&on(TODAY), "undo_state", json!({})).unwrap();
    assert_eq!(undo["undo"], Value::Null);
    session.close().unwrap();
    assert_eq!(tables(&path), tables(&file));

    // Of an export that is not whole nothing is left.
    fs::write(
        out.join(JSON_FILE),
        "{ \"format\": \"soundings-export\", \"version\": 2 }",
    )
    .unwrap();
    let path = desk.path("none.soundings");
    assert!(export::create_from(&path, &out.join(JSON_FILE), &on(TODAY)).is_err());
    assert!(!path.exists());
}

#[test]
fn a_second_export_is_the_same_but_for_its_date() {
    let desk = Desk::new();
    let (_, out) = desk.exported();
    let file = desk.brought_back("back.soundings", &out);
    let session = Session::open(&file, ops::OpenOptions::default(), &on(TODAY)).unwrap();
    export::write(
        &session,
        &on(TODAY),
        &desk.path("again"),
        export::Private::Included,
    )
    .unwrap();
    for name in [
        JSON_FILE,
        "csv/stakeholder.csv",
        "csv/assessment.csv",
        "csv/workspace.csv",
    ] {
        let read = |folder: &Path| fs::read(folder.join(name)).unwrap();
        assert!(read(&out) == read(&desk.path("again")), "{name} differs");
    }
}

#[test]
fn no_cell_of_the_csv_can_become_a_formula() {
    let desk = Desk::new();
    let (_, out) = desk.exported();
    let mut seen = 0;
    for entry in fs::read_dir(out.join(CSV_FOLDER)).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for record in reader.records() {
            for cell in record.unwrap().iter() {
                let risky =
                    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
                assert!(!risky, "{cell}");
                seen += usize::from(cell.starts_with("'="));
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn the_file_obeys_the_schema_beside_it() {
    let desk = Desk::new();
    let (_, out) = desk.exported();
    let read = |name: &str| serde_json::from_slice::<Value>(&fs::read(out.join(name)).unwrap()).unwrap();
    let (schema, document) = (read(SCHEMA_FILE), read(JSON_FILE));
    assert_eq!(schema, export::json_schema());
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&document)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .take(5)
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let house = House::new();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let refused = export::write(
        &house.session,
        &on(TODAY),
        folder.path(),
        export::Private::LeftOut,
    )
    .unwrap_err();
    assert_eq!(refused.code, Code::Exists);
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["mine.txt"]);
    // An empty one is filled.
    let empty = tempfile::tempdir().unwrap();
    assert!(
        export::write(&house.session, &on(TODAY), empty.path(), export::Private::LeftOut)
            .unwrap()
            .rows
            > 0
    );
}

#[test]
fn only_an_empty_workspace_takes_an_export() {
    let desk = Desk::new();
    let (_, out) = desk.exported();
    let house = House::new();
    house.person("Ann");
    let before = house.dump();
    let refused = export::restore(&house.session, &on(TODAY), &out).unwrap_err();
    assert_eq!(refused.code, Code::Conflict);
    assert_eq!(house.dump(), before);
}

/// An exported document with one thing changed.
fn bent(out: &Path, bend: impl Fn(&mut Value)) -> Value {
    let mut document = serde_json::from_slice(&fs::read(out.join(JSON_FILE)).unwrap()).unwrap();
    bend(&mut document);
    document
}

#[test]
fn a_damaged_export_is_refused_with_its_place_and_nothing_changes() {
    let desk = Desk::new();
    let (_, out) = desk.exported();
    let house = House::new();
    let before = house.dump();
    type Bend = fn(&mut Value);
    let cases: [(Bend, &str); 13] = [
        (|d| d["version"] = json!(99), "form 99"),
        (
            |d| d["tables"]["stakeholder"][2]["kind"] = json!("pet"),
            "stakeholder, row 3 kind is not one of person",
        ),
        (
            |d| d["tables"]["assessment"][0]["on_date"] = json!("31/12/2026"),
            "assessment, row 1 on_date is not a date",
        ),
        (
            |d| d["tables"]["stake"][0]["project_id"] = json!("nonsense"),
            "stake, row 1 project_id is not an identifier",
        ),
        (
            |d| d["tables"]["stake"][0]["project_id"] = json!("018f0000-0000-7000-8000-000000000000"),
            "1 rows whose project_id leads to nothing",
        ),
        (
            |d| d["tables"]["unit"][0]["name"] = json!(null),
            "unit, row 1 name is missing",
        ),
        (
            |d| d["tables"]["tag"] = json!([{ "id": "018f0000-0000-7000-8000-000000000000", "name": "a", "added_on": "2026-01-01", "x": 1 }]),
            "a field “x”",
        ),
        (
            |d| {
                d["tables"]["custom_values"][0]["body"] =
                    json!({ "018f0000-0000-7000-8000-000000000000": "a" })
            },
            "custom_values has values that are no text, or whose field leads to nothing",
        ),
        (
            |d| {
                let field = d["tables"]["custom_field"][0]["id"]
                    .as_str()
                    .unwrap()
                    .to_uppercase();
                d["tables"]["custom_values"][0]["body"] = json!({ field: "a" });
            },
            "custom_values has values",
        ),
        (
            |d| d["tables"]["custom_values"][0]["body"] = json!(["a"]),
            "custom_values has values",
        ),
        (|d| d["tables"]["pets"] = json!([]), "no table “pets”"),
        (
            |d| {
                d["tables"].as_object_mut().unwrap().remove("need");
            },
            "the table need is missing",
        ),
        (
            |d| {
                let first = d["tables"]["unit"][0].clone();
                d["tables"]["unit"].as_array_mut().unwrap().push(first);
            },
            "is there twice",
        ),
    ];
    for (bend, expected) in cases {
        let path = desk.path("bent.json");
        fs::write(&path, bent(&out, bend).to_string()).unwrap();
        let refused = export::restore(&house.session, &on(TODAY), &path).unwrap_err();
        assert!(
            refused.message.contains(expected),
            "{expected}: {}",
            refused.message
        );
        assert_eq!(house.dump(), before, "{expected}");
    }
    let whole = fs::read(out.join(JSON_FILE)).unwrap();
    let path = desk.path("cut.json");
    for length in [whole.len() / 2, whole.len() - 3] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(export::restore(&house.session, &on(TODAY), &path).is_err());
        assert_eq!(house.dump(), before);
    }
}

#[test]
fn what_is_no_export_is_not_taken_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.json");
    fs::write(&file, "{\"people\": []}").unwrap();
    assert!(!export::is_export(&file) && !export::is_export(folder.path()));
    assert!(!export::is_export(&folder.path().join("nothing")));
    let house = House::new();
    let refused = export::restore(&house.session, &on(TODAY), &file).unwrap_err();
    assert!(
        refused.message.contains("is not an export"),
        "{}",
        refused.message
    );
}
