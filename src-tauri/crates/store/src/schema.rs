//! The schema: its versions, the tables whose changes are recorded, and the marks that tell the file apart.

use rusqlite::Connection;

use crate::StoreError;

/// Stands in the header of every workspace ("Sndg").
pub(crate) const APPLICATION_ID: i64 = 0x536e_6467;

/// The format this version writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// One step of the format.
pub(crate) struct Migration {
    pub(crate) sql: &'static str,
    /// A step that does more than add: change-sets from before it cannot be applied after it, so undo stops here and
    /// shows this label.
    pub(crate) barrier: Option<&'static str>,
}

/// Step n brings a file from format n to format n + 1. Steps are never edited once released.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        sql: include_str!("schema/0001.sql"),
        barrier: None,
    },
    Migration {
        sql: include_str!("schema/0002.sql"),
        barrier: None,
    },
    Migration {
        sql: include_str!("schema/0003.sql"),
        barrier: None,
    },
    Migration {
        sql: include_str!("schema/0004.sql"),
        barrier: None,
    },
    Migration {
        sql: include_str!("schema/0005.sql"),
        barrier: None,
    },
    Migration {
        sql: include_str!("schema/0006.sql"),
        barrier: None,
    },
    Migration {
        sql: include_str!("schema/0007.sql"),
        barrier: None,
    },
];

/// The tables whose changes are recorded, which is every table but the journal and what can be rebuilt. They are
/// listed, because recording everything would take in the inner tables of the search index and break undo.
pub const RECORDED: &[&str] = &[
    "workspace",
    "setting",
    "programme",
    "project",
    "change",
    "unit",
    "stakeholder",
    "membership",
    "composition",
    "tie",
    "stake",
    "assessment",
    "judged_score",
    "service",
    "need",
    "request",
    "plan_line",
    "custom_field",
    "custom_values",
    "tag",
    "tagging",
    "engagement_record",
    "commitment",
    "mapping",
    "data_request",
    "mark",
    "private_note",
    "project_privacy",
    "kept_longer",
    "role_held",
    "saved_view",
    "told_apart",
    "merged",
    "decision",
    "decision_part",
    "own_axis",
];

/// Tables with rows of the user that no undo reaches: what they tell of has happened outside the file.
pub const NOT_UNDONE: &[&str] = &["export_record"];

/// Triggers and views are code that runs when the file is used. A file that brings its own is refused.
pub(crate) fn check_active_content(conn: &Connection, steps: &[Migration]) -> Result<(), StoreError> {
    let fresh = Connection::open_in_memory()?;
    for migration in steps {
        fresh.execute_batch(migration.sql)?;
    }
    if active_content(conn)? == active_content(&fresh)? {
        Ok(())
    } else {
        Err(StoreError::Damaged {
            what: "it holds triggers or views that are not ours".into(),
        })
    }
}

fn active_content(conn: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_with_rows_of_the_user_is_recorded() {
        let conn = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS {
            conn.execute_batch(migration.sql).unwrap();
        }
        let mut tables: Vec<String> = conn
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        tables.retain(|name| {
            ![
                "journal",
                "journal_change_set",
                "search_key",
                "remembered_mapping",
                "erasure",
                "export_record",
                "network_place",
            ]
            .contains(&name.as_str())
        });
        tables.sort();
        let mut recorded: Vec<String> = RECORDED.iter().map(|&name| name.to_owned()).collect();
        recorded.sort();
        assert_eq!(tables, recorded);
    }

    #[test]
    fn every_recorded_table_has_a_declared_primary_key_and_no_generated_column() {
        let conn = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS {
            conn.execute_batch(migration.sql).unwrap();
        }
        for table in RECORDED {
            let (keys, hidden): (i64, i64) = conn
                .query_row(
                    "SELECT sum(pk > 0), sum(hidden) FROM pragma_table_xinfo(?1)",
                    [table],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .unwrap();
            assert!(keys > 0 && hidden == 0, "{table}");
        }
    }

    #[test]
    fn no_ordinary_table_escapes_strictness() {
        let conn = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS {
            conn.execute_batch(migration.sql).unwrap();
        }
        let loose: Vec<String> = conn
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(loose, Vec::<String>::new());
    }
}
