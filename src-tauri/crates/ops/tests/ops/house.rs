//! A workspace in a temporary folder, and the moment it is asked at.

use chrono::{DateTime, NaiveDate, Offset, Utc};
use ops::{Context, Failure, Session};
use serde_json::{Value, json};
use store::rusqlite::{Connection, OpenFlags, types::ValueRef};
use uuid::Uuid;

/// The day the tests happen on, unless they say otherwise.
pub const TODAY: &str = "2026-03-09";

/// An open workspace with a helper for each step a test takes often.
pub struct House {
    pub session: Session,
    _folder: tempfile::TempDir,
}

/// Half past nine on a day.
pub fn on(day: &str) -> Context {
    let today: NaiveDate = day.parse().unwrap();
    let now: DateTime<Utc> = today.and_hms_opt(9, 30, 0).unwrap().and_utc();
    Context {
        today,
        now,
        offset: Utc.fix(),
        author: "Rhian Pryce".into(),
        device: Uuid::nil(),
    }
}

impl House {
    /// An empty workspace.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::create(
            &folder.path().join("house.soundings"),
            "Afon Water",
            &on("2026-01-05"),
        )
        .unwrap();
        Self {
            session,
            _folder: folder,
        }
    }

    /// Asks on [`TODAY`].
    pub fn call(&self, op: &str, request: Value) -> Result<Value, Failure> {
        self.session.call(&on(TODAY), op, request)
    }

    /// Asks on a day.
    pub fn on(&self, day: &str, op: &str, request: Value) -> Value {
        self.session
            .call(&on(day), op, request)
            .unwrap_or_else(|failure| panic!("{op}: {failure}"))
    }

    /// Asks on [`TODAY`] for something that must go well.
    pub fn ok(&self, op: &str, request: Value) -> Value {
        self.on(TODAY, op, request)
    }

    /// Asks on [`TODAY`] for something that must be refused.
    pub fn refused(&self, op: &str, request: Value) -> Failure {
        match self.call(op, request) {
            Ok(answer) => panic!("{op} answered {answer}"),
            Err(failure) => failure,
        }
    }

    /// Adds a person; its id.
    pub fn person(&self, name: &str) -> Value {
        self.ok("stakeholder_add", json!({ "name": name }))["id"].clone()
    }

    /// Adds a group; its id.
    pub fn group(&self, name: &str, headcount: f64) -> Value {
        self.ok(
            "stakeholder_add",
            json!({ "name": name, "kind": "group", "headcount": headcount }),
        )["id"]
            .clone()
    }

    /// Adds a project; its id.
    pub fn project(&self, name: &str) -> Value {
        self.ok("project_add", json!({ "name": name }))["id"].clone()
    }

    /// Every row of every recorded table, as text: equal dumps are equal workspaces.
    pub fn dump(&self) -> String {
        let conn =
            Connection::open_with_flags(self.session.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut text = String::new();
        for table in store::RECORDED {
            let mut statement = conn
                .prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))
                .unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                text.push_str(table);
                for column in 0..columns {
                    text.push_str(&match row.get_ref(column).unwrap() {
                        ValueRef::Null => "|null".to_owned(),
                        ValueRef::Integer(value) => format!("|{value}"),
                        ValueRef::Real(value) => format!("|{value}"),
                        ValueRef::Text(value) => format!("|{}", String::from_utf8_lossy(value)),
                        ValueRef::Blob(value) => format!("|{value:02x?}"),
                    });
                }
                text.push('\n');
            }
        }
        text
    }
}
