//! Spreadsheets as people really have them: each file of `fixtures/ugly` comes in as the note beside it says. All people
//! in them are invented.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::run::Shell;

/// What is to come of a file. What is not said is not looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The project chosen for the import.
    project: Option<String>,
    /// The answer to a question about the scale of ratings.
    scale: Option<String>,
    /// A word of the message when the file cannot be read at all.
    error: Option<String>,
    /// What only a person knows, by kind of question.
    questions: Option<Vec<String>>,
    created: Option<u64>,
    skipped: Option<u64>,
    /// Always empty: nothing is refused.
    refused: Option<Vec<Value>>,
    /// Sheet and line of each refused row.
    refused_lines: Option<Vec<(String, u64)>>,
    /// The line of the headings of the first sheet.
    header_line: Option<u64>,
    /// What each sheet is about.
    sheets: Option<Vec<Option<String>>>,
    /// The field of a heading of the first sheet.
    fields: Option<BTreeMap<String, String>>,
    /// The kind of custom field of a heading of the first sheet.
    custom: Option<BTreeMap<String, String>>,
    /// Everybody who is no group, sorted.
    people: Option<Vec<String>>,
    /// Fields of somebody.
    people_with: Option<BTreeMap<String, Map<String, Value>>>,
    groups: Option<Vec<String>>,
    headcounts: Option<BTreeMap<String, f64>>,
    /// Ratings of somebody: an axis with its value, or a word of engagement.
    ratings: Option<BTreeMap<String, BTreeMap<String, Value>>>,
    /// The date somebody was assessed on.
    assessed: Option<BTreeMap<String, String>>,
    tags: Option<Vec<String>>,
    /// Ties by kind.
    ties: Option<BTreeMap<String, u64>>,
    made: Option<BTreeMap<String, u64>>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ugly")
}

#[test]
fn every_ugly_file_comes_in_as_the_note_beside_it_says() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".json"))
        .collect();
    names.sort();
    assert!(names.len() >= 25, "{} files", names.len());
    let faults: Vec<String> = std::thread::scope(|scope| {
        let halves = names.chunks(names.len().div_ceil(2));
        let workers: Vec<_> = halves
            .map(|half| scope.spawn(move || half.iter().flat_map(|name| faults_of(name)).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect()
    });
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What differs, each with the file's name.
fn faults_of(name: &str) -> Vec<String> {
    let source = folder().join(name);
    let note = std::fs::read(folder().join(format!("{name}.json"))).unwrap();
    let expected: Expected = serde_json::from_slice(&note).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut faults = Faults {
        name,
        found: Vec::new(),
    };
    let shell = Shell::new();
    shell.json(&["new", "w.soundings"]);
    let source = source.to_str().unwrap();
    let mut import = vec!["import", "w.soundings", source, "--json"];
    if let Some(project) = &expected.project {
        let add = json!([{ "op": "project_add", "request": { "name": project } }]);
        shell.write("add.json", add.to_string());
        shell.json(&["apply", "w.soundings", "add.json"]);
        import.extend(["--project", project]);
    }
    if let Some(scale) = &expected.scale {
        import.extend(["--ratings", scale]);
    }
    let suggested = shell.run(&["mapping", "suggest", source, "--json"]);
    let said = shell.run(&import);
    if let Some(word) = &expected.error {
        let message = format!("{}{}", said.out, said.err).to_lowercase();
        faults.check("error", said.code == 3 && message.contains(word), &message);
        return faults.found;
    }
    if suggested.code != 0 {
        faults.check("mapping suggest", false, &suggested.err);
        return faults.found;
    }
    mapping(&mut faults, &expected, &suggested.document());
    if let Some(questions) = expected
        .questions
        .as_ref()
        .filter(|questions| !questions.is_empty())
    {
        let message = format!("{}{}", said.out, said.err);
        faults.check(
            "asks",
            said.code == 3 && message.contains(&questions[0].replace('_', " ")),
            &message,
        );
        return faults.found;
    }
    if said.code > 1 {
        faults.check("import", false, &format!("{}{}", said.out, said.err));
        return faults.found;
    }
    outcome(&mut faults, &expected, &said.document());
    shell.json(&["export", "w.soundings", "--out", "out"]);
    let everything = std::fs::read(shell.path("out/workspace.json")).unwrap();
    let everything: Value = serde_json::from_slice(&everything).unwrap();
    content(&mut faults, &expected, &Tables(&everything["tables"]));
    // The same file again changes nothing.
    let again = shell.run(&import).document();
    faults.same(
        "change set of a second import",
        &Value::Null,
        &again["change_set"],
    );
    faults.same(
        "findings",
        &json!(true),
        &shell.run(&["check", "w.soundings", "--json"]).document()["ok"],
    );
    faults.found
}

struct Faults<'a> {
    name: &'a str,
    found: Vec<String>,
}

impl Faults<'_> {
    fn check(&mut self, what: &str, holds: bool, found: &str) {
        if !holds {
            self.found.push(format!("{}: {what}: {found}", self.name));
        }
    }

    fn same(&mut self, what: &str, expected: &Value, found: &Value) {
        self.check(
            what,
            expected == found,
            &format!("expected {expected}, found {found}"),
        );
    }
}

fn mapping(faults: &mut Faults<'_>, expected: &Expected, mapping: &Value) {
    let sheets = mapping["sheets"].as_array().cloned().unwrap_or_default();
    if let Some(abouts) = &expected.sheets {
        let found: Vec<&Value> = sheets.iter().map(|sheet| &sheet["about"]).collect();
        faults.same("sheets", &json!(abouts), &json!(found));
    }
    let Some(first) = sheets.first() else { return };
    if let Some(line) = expected.header_line {
        faults.same("headings' line", &json!(line), &first["header_line"]);
    }
    let target = |heading: &str| -> Value {
        let columns = first["columns"].as_array().into_iter().flatten();
        columns
            .filter(|column| column["header"] == heading)
            .map(|column| column["target"].clone())
            .next()
            .unwrap_or_default()
    };
    for (heading, field) in expected.fields.iter().flatten() {
        faults.same(
            heading,
            &json!({ "to": "field", "field": field }),
            &target(heading),
        );
    }
    for (heading, kind) in expected.custom.iter().flatten() {
        let found = target(heading);
        faults.same(
            heading,
            &json!(["custom", kind]),
            &json!([found["to"], found["kind"]]),
        );
    }
}

fn outcome(faults: &mut Faults<'_>, expected: &Expected, outcome: &Value) {
    for (what, count) in [("created", expected.created), ("skipped", expected.skipped)] {
        if let Some(count) = count {
            faults.same(what, &json!(count), &outcome[what]);
        }
    }
    if let Some(refused) = &expected.refused {
        faults.same("refused", &json!(refused), &outcome["refused"]);
    }
    if let Some(lines) = &expected.refused_lines {
        let refused = outcome["refused"].as_array().into_iter().flatten();
        let found: Vec<Value> = refused.map(|row| json!([row["sheet"], row["line"]])).collect();
        faults.same("refused", &json!(lines), &json!(found));
    }
    for (what, count) in expected.made.iter().flatten() {
        faults.same(what, &json!(count), &outcome["made"][what]);
    }
    let count = |what: &str| outcome[what].as_u64().unwrap_or_default();
    let refused = outcome["refused"].as_array().map_or(0, Vec::len) as u64;
    let sum = count("created") + count("updated") + count("skipped") + count("left_out") + refused;
    faults.same("every row accounted for", &outcome["rows"], &json!(sum));
}

/// The tables of an export.
struct Tables<'a>(&'a Value);

impl Tables<'_> {
    fn rows(&self, table: &str) -> impl Iterator<Item = &Value> {
        self.0[table].as_array().into_iter().flatten()
    }

    fn named(&self, name: &str) -> &Value {
        self.rows("stakeholder")
            .find(|row| row["name"] == name)
            .unwrap_or(&Value::Null)
    }

    fn names(&self, group: bool) -> Value {
        let rows = self
            .rows("stakeholder")
            .filter(|row| (row["kind"] == "group") == group);
        let mut names: Vec<&str> = rows.filter_map(|row| row["name"].as_str()).collect();
        names.sort_unstable();
        json!(names)
    }

    /// What was assessed of somebody on an axis.
    fn assessed(&self, name: &str, axis: &str) -> &Value {
        let id = &self.named(name)["id"];
        self.rows("assessment")
            .find(|row| row["stakeholder_id"] == *id && (axis.is_empty() || row["axis"] == axis))
            .unwrap_or(&Value::Null)
    }
}

const ENGAGEMENT: [&str; 5] = ["unaware", "resistant", "neutral", "supportive", "leading"];

fn content(faults: &mut Faults<'_>, expected: &Expected, tables: &Tables<'_>) {
    if let Some(people) = &expected.people {
        faults.same("people", &json!(people), &tables.names(false));
    }
    if let Some(groups) = &expected.groups {
        faults.same("groups", &json!(groups), &tables.names(true));
    }
    for (name, fields) in expected.people_with.iter().flatten() {
        for (field, value) in fields {
            faults.same(&format!("{field} of {name}"), value, &tables.named(name)[field]);
        }
    }
    for (name, headcount) in expected.headcounts.iter().flatten() {
        faults.same(name, &json!(headcount), &tables.named(name)["headcount"]);
    }
    for (name, ratings) in expected.ratings.iter().flatten() {
        for (axis, rating) in ratings {
            let value = match rating.as_str() {
                Some(word) => json!(ENGAGEMENT.iter().position(|known| *known == word)),
                None => rating.clone(),
            };
            let axis = match axis.as_str() {
                "current" => "current_engagement",
                "desired" => "desired_engagement",
                other => other,
            };
            faults.same(
                &format!("{axis} of {name}"),
                &value,
                &tables.assessed(name, axis)["value"],
            );
        }
    }
    for (name, date) in expected.assessed.iter().flatten() {
        faults.same(
            &format!("date of {name}"),
            &json!(date),
            &tables.assessed(name, "")["on_date"],
        );
    }
    if let Some(tags) = &expected.tags {
        let mut found: Vec<&str> = tables
            .rows("tag")
            .filter_map(|row| row["name"].as_str())
            .collect();
        found.sort_unstable();
        faults.same("tags", &json!(tags), &json!(found));
    }
    for (kind, count) in expected.ties.iter().flatten() {
        let found = tables
            .rows("tie")
            .filter(|row| row["kind"] == kind.as_str())
            .count();
        faults.same(kind, &json!(count), &json!(found));
    }
    for (heading, kind) in expected.custom.iter().flatten() {
        let field = tables
            .rows("custom_field")
            .find(|row| row["name"] == heading.as_str());
        faults.same(
            heading,
            &json!(kind),
            &field.map_or(Value::Null, |field| field["kind"].clone()),
        );
    }
}
