//! Checking a workspace from top to bottom.

use rusqlite::Connection;
use serde::Serialize;

use crate::journal::unreadable;
use crate::{StoreError, Workspace};

/// Which check found something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The pages of the file.
    File,
    /// A row points to a row that is not there.
    Reference,
    /// The search index does not match the stakeholders; it can be rebuilt.
    Search,
    /// A change-set in the journal cannot be read.
    Journal,
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding {
    /// Which check found it.
    pub kind: FindingKind,
    /// What is wrong, without a word from inside the workspace.
    pub detail: String,
}

impl Workspace {
    /// Checks pages, references, search index and journal. An empty list is good news.
    pub fn integrity(&self) -> Result<Vec<Finding>, StoreError> {
        self.read(|conn| {
            let mut findings = Vec::new();
            pages(conn, &mut findings)?;
            references(conn, &mut findings)?;
            search(conn, &mut findings)?;
            journal(conn, &mut findings)?;
            Ok(findings)
        })
    }
}

type Outcome = Result<(), StoreError>;

fn pages(conn: &Connection, findings: &mut Vec<Finding>) -> Outcome {
    // A connection remembers how the search index was laid out when it last searched, and the check alone does not make
    // it look again: what was written since by another connection would be taken for damage.
    conn.query_row(
        "SELECT count(*) FROM (SELECT rowid FROM search LIMIT 1)",
        [],
        |_| Ok(()),
    )?;
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let detail = line?;
        if detail != "ok" {
            findings.push(Finding {
                kind: FindingKind::File,
                detail,
            });
        }
    }
    Ok(())
}

fn references(conn: &Connection, findings: &mut Vec<Finding>) -> Outcome {
    let mut statement =
        conn.prepare("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")?;
    let lines = statement.query_map([], |row| {
        let (table, parent, rows): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!(
            "{rows} rows of {table} point to missing rows of {parent}"
        ))
    })?;
    for detail in lines {
        findings.push(Finding {
            kind: FindingKind::Reference,
            detail: detail?,
        });
    }
    Ok(())
}

fn search(conn: &Connection, findings: &mut Vec<Finding>) -> Outcome {
    let count = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0));
    let checks = [
        (
            count(
                "SELECT count(*) FROM stakeholder WHERE id NOT IN (SELECT stakeholder_id FROM search_key)",
            )?,
            "stakeholders have no key in the search index",
        ),
        (
            count(
                "SELECT count(*) FROM search_key WHERE stakeholder_id NOT IN (SELECT id FROM stakeholder)",
            )?,
            "keys of the search index belong to nobody",
        ),
        (
            count("SELECT count(*) FROM search_key WHERE key NOT IN (SELECT rowid FROM search)")?,
            "stakeholders are missing from the search index",
        ),
        (
            count("SELECT count(*) FROM search WHERE rowid NOT IN (SELECT key FROM search_key)")?,
            "entries of the search index belong to nobody",
        ),
    ];
    findings.extend(
        checks
            .into_iter()
            .filter(|(rows, _)| *rows > 0)
            .map(|(rows, what)| Finding {
                kind: FindingKind::Search,
                detail: format!("{rows} {what}"),
            }),
    );
    Ok(())
}

fn journal(conn: &Connection, findings: &mut Vec<Finding>) -> Outcome {
    findings.extend(unreadable(conn)?.into_iter().map(|seq| Finding {
        kind: FindingKind::Journal,
        detail: format!("entry {seq} cannot be read"),
    }));
    Ok(())
}
