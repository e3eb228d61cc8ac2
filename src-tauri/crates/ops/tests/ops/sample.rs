//! The sample workspace: made twice it is the same, it holds what it promises, and it reads like a real place.

mod decided;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{Days, NaiveDate};
use ops::{Code, Context, Session};
use serde_json::{Value, json};
use store::rusqlite::{Connection, OpenFlags, Statement, types::ValueRef};

use crate::house::{TODAY, on};

/// The sample of a day, with what tests ask it for.
struct Sample {
    session: Session,
    context: Context,
    _folder: tempfile::TempDir,
}

impl Sample {
    fn of(day: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let context = on(day);
        let path = folder.path().join("sample.soundings");
        let session = ops::sample::create(&path, context.today, &context).unwrap();
        Self {
            session,
            context,
            _folder: folder,
        }
    }

    fn call(&self, op: &str, request: Value) -> Value {
        self.session
            .call(&self.context, op, request)
            .unwrap_or_else(|failure| panic!("{op}: {failure}"))
    }

    fn projects(&self) -> Vec<(String, Value)> {
        let found = self.call("projects_list", json!({}));
        let projects = found["items"].as_array().unwrap().iter();
        projects
            .map(|project| (text(&project["name"]), project["id"].clone()))
            .collect()
    }

    fn project(&self, name: &str) -> Value {
        let mut projects = self.projects().into_iter();
        projects.find(|(known, _)| known == name).unwrap().1
    }

    fn readiness(&self, project: &str) -> Value {
        self.call("readiness_view", json!({ "project": self.project(project) }))
    }

    /// Every row of every table. Dates become days from the sample's own, and so do the instants within ids.
    fn shifted(&self) -> Vec<String> {
        let conn =
            Connection::open_with_flags(self.session.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut rows = Vec::new();
        for table in tables(&conn) {
            let mut statement = rows_of(&conn, &table);
            let columns = statement.column_count();
            let mut found = statement.query([]).unwrap();
            while let Some(row) = found.next().unwrap() {
                let cells = (0..columns).map(|column| self.cell(row.get_ref(column).unwrap()));
                rows.push(format!("{table}|{}", cells.collect::<Vec<_>>().join("|")));
            }
        }
        rows
    }

    fn cell(&self, value: ValueRef<'_>) -> String {
        match value {
            ValueRef::Text(text) => {
                let text = String::from_utf8_lossy(text).into_owned();
                if let Ok(Value::Object(body)) = serde_json::from_str::<Value>(&text) {
                    return self.body(body);
                }
                // What is said on an axis of one's own, and a column of it, name that axis by its id as text.
                let (before, id) =
                    text.split_at(text.len() - text.strip_prefix("axis:").unwrap_or(&text).len());
                if let Ok(id) = id.parse::<uuid::Uuid>() {
                    return before.to_owned() + &self.cell(ValueRef::Blob(id.as_bytes()));
                }
                match text.get(..10).and_then(|date| date.parse::<NaiveDate>().ok()) {
                    Some(date) => format!("{}d{}", (date - self.context.today).num_days(), &text[10..]),
                    None => text,
                }
            }
            // The ids of the starting menu are the same in every workspace; all others carry the instant they are of.
            ValueRef::Blob(bytes) if bytes.len() == 16 && bytes[10..12] == *b"fa" => {
                let millis = bytes[..6]
                    .iter()
                    .fold(0_i64, |sum, byte| sum << 8 | i64::from(*byte));
                let own = self.context.today.and_hms_opt(0, 0, 0).unwrap().and_utc();
                format!("{}ms{:02x?}", millis - own.timestamp_millis(), &bytes[6..])
            }
            other => format!("{other:?}"),
        }
    }

    /// The values of custom fields, whose keys are ids, or what a view holds.
    fn body(&self, body: serde_json::Map<String, Value>) -> String {
        let mut out = String::new();
        for (field, value) in body {
            match field.parse::<uuid::Uuid>() {
                Ok(id) => out += &self.cell(ValueRef::Blob(id.as_bytes())),
                Err(_) => out += &field,
            }
            out += &self.values(value);
        }
        out
    }

    /// A part of it.
    fn values(&self, value: Value) -> String {
        match value {
            Value::String(text) => self.cell(ValueRef::Text(text.as_bytes())),
            Value::Array(items) => items.into_iter().map(|item| self.values(item)).collect(),
            Value::Object(body) => self.body(body),
            other => other.to_string(),
        }
    }

    fn dump(&self) -> Vec<u8> {
        let conn =
            Connection::open_with_flags(self.session.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut bytes = Vec::new();
        for table in tables(&conn) {
            let mut statement = rows_of(&conn, &table);
            let columns = statement.column_count();
            let mut found = statement.query([]).unwrap();
            while let Some(row) = found.next().unwrap() {
                for column in 0..columns {
                    bytes.extend(format!("{table}: {:?}\n", row.get_ref(column).unwrap()).bytes());
                }
            }
        }
        bytes
    }
}

fn tables(conn: &Connection) -> Vec<String> {
    let mut statement = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name <> 'search' ORDER BY name")
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

/// Every row of a table as they were laid, or by its key where a table keeps no such order.
fn rows_of<'c>(conn: &'c Connection, table: &str) -> Statement<'c> {
    let by = |order: &str| conn.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"));
    by("rowid").or_else(|_| by("1, 2")).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn texts(list: &Value, field: &str) -> BTreeSet<String> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| text(&item[field])).collect()
}

fn published(readiness: &Value) -> Vec<&Value> {
    let groups = readiness["groups"].as_array().unwrap().iter();
    groups
        .filter(|group| group["index"]["published"] == true)
        .collect()
}

#[test]
fn the_same_day_makes_the_same_file_ids_included() {
    assert_eq!(Sample::of(TODAY).dump(), Sample::of(TODAY).dump());
}

#[test]
fn another_day_makes_the_same_content_shifted() {
    let (one, other) = (Sample::of(TODAY), Sample::of("2031-08-19"));
    assert_ne!(one.dump(), other.dump());
    let (one, other) = (one.shifted(), other.shifted());
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one, other);
    }
}

#[test]
fn it_says_that_it_is_fiction_and_nothing_is_amiss() {
    let sample = Sample::of(TODAY);
    let overview = sample.call("workspace_overview", json!({}));
    assert_eq!(overview["fiction"], true);
    assert!(text(&overview["name"]).contains("sample"));
    assert!(text(&overview["purpose"]).contains("invented"));
    assert_eq!(
        sample.call("check", json!({})),
        json!({ "ok": true, "findings": [] })
    );
    assert_eq!(sample.call("undo_state", json!({}))["undo"], Value::Null);
}

#[test]
fn it_is_of_the_size_it_promises() {
    let sample = Sample::of(TODAY);
    let people = sample.call("people_list", json!({ "limit": 500 }));
    assert!(
        (55..=66).contains(&people["total"].as_u64().unwrap()),
        "{}",
        people["total"]
    );
    let kinds = texts(&people["items"], "kind");
    assert_eq!(kinds.len(), 4, "{kinds:?}");
    let groups = sample.call("groups_list", json!({}));
    assert_eq!(groups["total"], 14);
    for group in groups["items"].as_array().unwrap() {
        assert!((2..=5).contains(&group["members"].as_u64().unwrap()), "{group}");
        let parts = group["composition"].as_array().unwrap().iter();
        let sum: f64 = parts.map(|part| part["headcount"].as_f64().unwrap()).sum();
        assert!(
            (sum - group["headcount"].as_f64().unwrap()).abs() < 1e-6,
            "{group}"
        );
    }
    let units = sample.call("units_tree", json!({}));
    assert_eq!(units["total"], 9);
    for unit in units["items"].as_array().unwrap() {
        assert!(unit["stakeholders"].as_u64().unwrap() > 0, "{unit}");
    }
    assert_eq!(
        units["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|unit| unit["depth"].as_u64())
            .max()
            .unwrap(),
        Some(2)
    );
    let projects = sample.call("projects_list", json!({}));
    assert_eq!(projects["total"], 5);
    let pilots: Vec<_> = projects["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|project| project["pilot"] == true)
        .collect();
    assert_eq!((pilots.len(), &pilots[0]["team_size"]), (1, &json!(7)));
    assert!(sample.call("ties_list", json!({}))["total"].as_u64().unwrap() >= 60);
}

#[test]
fn assessments_span_eight_months_and_some_are_disputed() {
    let sample = Sample::of(TODAY);
    let found = sample.call("assessments_list", json!({ "limit": 5000 }));
    let rows = found["items"].as_array().unwrap();
    let days: BTreeSet<NaiveDate> = rows
        .iter()
        .map(|row| text(&row["on_date"]).parse().unwrap())
        .collect();
    let eight_months = Days::new(230);
    assert!(*days.first().unwrap() + eight_months < *days.last().unwrap());
    assert!(texts(&found["items"], "assessor").len() >= 3);
    let disputed: u64 = sample
        .projects()
        .into_iter()
        .map(|(_, project)| {
            sample.call("map_view", json!({ "project": project }))["disputed"]
                .as_u64()
                .unwrap()
        })
        .sum();
    assert!(disputed >= 4, "{disputed}");
}

#[test]
fn some_groups_publish_an_index_and_others_honestly_do_not() {
    let sample = Sample::of(TODAY);
    let mut barriers = BTreeSet::new();
    let mut ratings = BTreeSet::new();
    let mut capped = 0;
    for (name, _) in sample.projects() {
        let readiness = sample.readiness(&name);
        for group in readiness["groups"].as_array().unwrap() {
            barriers.insert(group["first_barrier"].to_string());
            ratings.insert(group["index"]["rag"].to_string());
            let reasons = group["index"]["reasons"].as_array().unwrap().iter();
            capped += reasons
                .filter(|reason| reason["reason"] == "capped_by_red_component")
                .count();
        }
    }
    let leak_line = sample.readiness("Leak Line");
    let (all, with) = (
        leak_line["groups"].as_array().unwrap().len(),
        published(&leak_line).len(),
    );
    assert!(with >= 4 && with < all, "{with} of {all}");
    let mobile = sample.readiness("Works Mobile");
    let (all, with) = (
        mobile["groups"].as_array().unwrap().len(),
        published(&mobile).len(),
    );
    assert!(with >= 5 && with < all, "{with} of {all}");
    assert!(published(&sample.readiness("One View of the Customer")).is_empty());
    assert_eq!(ratings.len(), 4, "green, amber, red and none: {ratings:?}");
    assert!(barriers.len() >= 6, "{barriers:?}");
    assert!(capped >= 1);
}

#[test]
fn the_field_operations_manager_came_round() {
    let sample = Sample::of(TODAY);
    let project = sample.project("Works Mobile");
    let today: NaiveDate = TODAY.parse().unwrap();
    let stood = |days| {
        let map = sample.call(
            "map_view",
            json!({ "project": project, "as_of": today - Days::new(days) }),
        );
        let mut marks = map["marks"].as_array().unwrap().iter();
        let mark = marks
            .find(|mark| mark["role"] == "Field operations manager")
            .unwrap();
        text(&mark["standing"]["current"])
    };
    assert_eq!([200, 90, 0].map(stood), ["resistant", "neutral", "supportive"]);
}

#[test]
fn support_shows_every_state_and_mostly_answers_what_was_asked() {
    let sample = Sample::of(TODAY);
    let view = sample.call("support_view", json!({}));
    let needs: Vec<&Value> = view["projects"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|project| project["needs"].as_array().unwrap())
        .collect();
    let states: BTreeSet<String> = needs.iter().map(|need| text(&need["state"])).collect();
    assert_eq!(states.len(), 5, "{states:?}");
    let statuses = texts(&view["requests"], "status");
    assert!(
        ["waiting", "accepted", "declined", "fulfilled"]
            .iter()
            .all(|status| statuses.contains(*status)),
        "{statuses:?}"
    );
    let pushed = view["requests"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|request| request["origin"] == "push");
    assert_eq!(pushed.count(), 1);
    assert_eq!(texts(&view["plan"], "status").len(), 4);
    let take_up = &view["take_up"]["figures"];
    assert_eq!(take_up["take_up"]["whole"], 5);
    assert!(take_up["pull"]["percent"].as_f64().unwrap() > 90.0);
    assert!(view["take_up"]["rated"].as_u64().unwrap() >= 5);
}

#[test]
fn what_was_said_and_promised_is_there_to_be_read() {
    let sample = Sample::of(TODAY);
    let counts = sample.call("workspace_overview", json!({}))["counts"].clone();
    for (what, at_least) in [
        ("custom_fields", 7),
        ("tags", 4),
        ("engagements", 12),
        ("commitments", 8),
    ] {
        assert!(counts[what].as_u64().unwrap() >= at_least, "{what}: {counts}");
    }
    let kinds = texts(&sample.call("custom_fields_list", json!({}))["items"], "kind");
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    let found = sample.call("people_list", json!({ "filter": { "text": "Kev" } }));
    let derek =
        sample.call("people_list", json!({ "filter": { "text": "Derek Holroyd" } }))["items"][0]["id"]
            .clone();
    assert!(texts(&found["items"], "name").contains("Kevin Oxley"));
    let profile = sample.call("person_profile", json!({ "id": derek }));
    assert_eq!(
        (&profile["sentiment"]["now"], &profile["sentiment"]["trend"]),
        (&json!(1.0), &json!(2.0))
    );
    assert_eq!(
        texts(&profile["tags"], "name"),
        BTreeSet::from(["Ride-along".to_owned()])
    );
    assert_eq!(profile["kept"]["ours"]["whole"], 1);
    let commitments = sample.call("commitments_list", json!({}));
    assert_eq!(texts(&commitments["items"], "status").len(), 3);
    assert!(
        commitments["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["overdue"] == true)
    );
}

#[test]
fn its_reports_are_made_and_name_nobody_but_owners() {
    let sample = Sample::of(TODAY);
    let people = sample.call(
        "people_list",
        json!({ "filter": { "kinds": ["person"] }, "limit": 500 }),
    );
    let names = texts(&people["items"], "name");
    for (project, id) in sample.projects() {
        let mut report = sample.call("report_model", json!({ "project": id }));
        for line in report["support"]["plan"].as_array_mut().unwrap() {
            line["owner"] = Value::Null;
        }
        let report = report.to_string();
        for name in &names {
            assert!(!report.contains(name.as_str()), "{project}: {name}");
            let first = name.split(' ').next().unwrap();
            // "Grace" and "Ben" could begin another word; with its ending it is the name.
            for ending in [" ", "’", ",", "."] {
                assert!(
                    !report.contains(&format!(" {first}{ending}")),
                    "{project}: {first}"
                );
            }
        }
    }
}

#[test]
fn a_date_at_the_end_of_the_calendar_is_refused_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path: &Path = &folder.path().join("sample.soundings");
    let refused = ops::sample::create(path, NaiveDate::MAX, &on(TODAY))
        .err()
        .unwrap();
    assert_eq!(refused.code, Code::Invalid);
    assert!(!path.exists());
}
