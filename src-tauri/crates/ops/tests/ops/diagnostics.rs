//! What is told to whoever mends the program says how much there is, and nothing of what it is.

use std::collections::BTreeSet;

use serde_json::json;
use store::rusqlite::types::ValueRef;
use store::rusqlite::{Connection, OpenFlags};

use crate::house::on;

/// Every word of four letters or more that somebody wrote into the file.
fn words(path: &std::path::Path) -> BTreeSet<String> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut words = BTreeSet::new();
    for table in [
        "stakeholder",
        "unit",
        "project",
        "assessment",
        "judged_score",
        "request",
        "plan_line",
    ] {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                if let ValueRef::Text(text) = row.get_ref(column).unwrap() {
                    let text = String::from_utf8_lossy(text).into_owned();
                    let found = text.split(|c: char| !c.is_alphanumeric());
                    words.extend(
                        found
                            .filter(|word| word.starts_with(char::is_uppercase) && word.chars().count() > 3)
                            .map(str::to_owned),
                    );
                }
            }
        }
    }
    words
}

#[test]
fn it_tells_how_much_there_is_and_no_word_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Wexmere secret plan.soundings");
    let context = on("2026-09-07");
    let session = ops::sample::create(&path, context.today, &context).unwrap();
    let told = session.call(&context, "diagnostics", json!({})).unwrap();
    assert_eq!(told["program"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(told["workspace"]["rows"]["project"], 5);
    assert_eq!(
        (&told["workspace"]["encrypted"], &told["workspace"]["check"]),
        (&json!(false), &json!({}))
    );
    assert!(told["workspace"]["bytes"].as_i64().unwrap() > 100_000);
    assert_eq!(told["refused"], json!(null));
    let told: ops::diagnostics::Diagnostics = serde_json::from_value(told).unwrap();
    let text = ops::diagnostics::as_text(&told);
    let words = words(&path);
    assert!(words.len() > 200, "{}", words.len());
    let said: Vec<_> = words.iter().filter(|word| text.contains(word.as_str())).collect();
    assert!(said.is_empty(), "{said:?} in {text}");
    for path in ["Wexmere", "secret", folder.path().to_str().unwrap()] {
        assert!(!text.contains(path), "{path} in {text}");
    }
}
