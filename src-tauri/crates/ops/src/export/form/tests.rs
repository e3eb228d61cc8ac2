//! The form against a workspace file as it is made.

use store::rusqlite::Connection;

use super::*;

/// A workspace file as it is made, to hold the list against.
fn fresh() -> (tempfile::TempDir, store::Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let new = store::NewWorkspace {
        id: uuid::Uuid::nil(),
        name: "Empty".into(),
        purpose: String::new(),
        fiction: false,
        created_on: chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
        key: None,
    };
    let workspace = store::Workspace::create(folder.path().join("empty.soundings"), &new).unwrap();
    (folder, workspace)
}

fn columns(conn: &Connection, table: &str) -> Vec<(String, String, bool)> {
    conn.prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?1) ORDER BY cid")
        .unwrap()
        .query_map([table], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)? == 0))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn the_form_names_every_table_of_the_user_and_column_with_its_type() {
    let (_folder, workspace) = fresh();
    let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(names, [store::RECORDED, store::NOT_UNDONE].concat(), "tables");
    workspace
        .read(|conn| {
            for table in TABLES {
                let said: Vec<(String, String, bool)> = table
                    .columns
                    .iter()
                    .map(|column| {
                        let kind = match column.holds {
                            Holds::Id | Holds::Of(_) | Holds::Subject => "BLOB",
                            Holds::Whole | Holds::YesNo => "INTEGER",
                            Holds::Number => "REAL",
                            _ => "TEXT",
                        };
                        (column.name.to_owned(), kind.to_owned(), column.may_lack)
                    })
                    .collect();
                assert_eq!(said, columns(conn, table.name), "{}", table.name);
            }
            Ok::<_, store::StoreError>(())
        })
        .unwrap();
}

#[test]
fn every_column_that_leaves_is_explained_and_every_reference_leads_to_a_table() {
    for table in TABLES {
        for column in table.written() {
            assert!(!column.doc.is_empty(), "{}.{}", table.name, column.name);
            if let Holds::Of(other) = column.holds {
                assert!(TABLES.iter().any(|table| table.name == other), "{other}");
            }
        }
    }
}
