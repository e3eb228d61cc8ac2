//! The search index: what may be asked of it, how it follows the stakeholders, and building it anew.
//!
//! The index is brought up to date from each change-set, in a few statements at the end of the work. Triggers would do
//! the same row by row; but inside a savepoint, which undo and trial runs need, the index writes itself to the disk
//! after every single row, and twenty thousand rows take minutes.

use rusqlite::{Connection, named_params};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::change_set::touched_ids;
use crate::{StoreError, Workspace};

/// More words than this add nothing to a search but time.
const MOST_TERMS: usize = 16;

/// What to give to `search MATCH`: every word of `text` has to occur, each as the beginning of a word. `None` if the
/// text holds nothing that could be found.
pub fn search_terms(text: &str) -> Option<String> {
    let composed: String = text.nfc().collect();
    let terms: Vec<String> = composed
        .split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)))
        .filter(|term| term.chars().any(char::is_alphanumeric))
        .take(MOST_TERMS)
        .map(|term| format!("\"{term}\"*"))
        .collect();
    (!terms.is_empty()).then(|| terms.join(" "))
}

impl Workspace {
    /// Builds the search index anew from the stakeholders.
    pub fn rebuild_search(&self) -> Result<(), StoreError> {
        self.unrecorded(|conn| rebuild(conn).map_err(StoreError::from))
    }
}

/// The table the index is made from, and its columns.
const SOURCE: &str = "stakeholder";
const COLUMNS: [&str; 5] = ["name", "role", "email", "reference", "notes"];

/// Brings the index up to date with what a change-set did.
pub(crate) fn follow(conn: &Connection, change_set: &[u8]) -> rusqlite::Result<()> {
    let positions: Vec<usize> = conn
        .prepare_cached("SELECT cid, name FROM pragma_table_info(?1)")?
        .query_map([SOURCE], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?
        .filter(|column| {
            column
                .as_ref()
                .map_or(true, |(_, name)| COLUMNS.contains(&name.as_str()))
        })
        .map(|column| column.map(|(position, _)| position))
        .collect::<Result<_, _>>()?;
    let ids = touched_ids(change_set, SOURCE, &positions)?;
    if ids.is_empty() {
        return Ok(());
    }
    let hex = |id: Vec<u8>| id.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let list = serde_json::Value::from(ids.into_iter().map(hex).collect::<Vec<_>>()).to_string();
    for sql in [
        "DELETE FROM search WHERE rowid IN
           (SELECT key FROM search_key WHERE stakeholder_id IN (SELECT unhex(value) FROM json_each(:ids)))",
        "DELETE FROM search_key WHERE stakeholder_id IN (SELECT unhex(value) FROM json_each(:ids))
           AND NOT EXISTS (SELECT 1 FROM stakeholder WHERE id = stakeholder_id)",
        "INSERT OR IGNORE INTO search_key(stakeholder_id)
           SELECT id FROM stakeholder WHERE id IN (SELECT unhex(value) FROM json_each(:ids))",
        "INSERT INTO search(rowid, name, role, email, reference, notes)
           SELECT key, name, role, email, reference, notes
           FROM search_key JOIN stakeholder ON stakeholder.id = stakeholder_id
           WHERE stakeholder_id IN (SELECT unhex(value) FROM json_each(:ids))",
    ] {
        conn.prepare_cached(sql)?
            .execute(named_params! { ":ids": list })?;
    }
    Ok(())
}

pub(crate) fn rebuild(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(
        "INSERT INTO search(search) VALUES ('delete-all');
         DELETE FROM search_key;
         INSERT INTO search_key(stakeholder_id) SELECT id FROM stakeholder ORDER BY id;
         INSERT INTO search(rowid, name, role, email, reference, notes)
           SELECT key, name, role, email, reference, notes
           FROM search_key JOIN stakeholder ON stakeholder.id = stakeholder_id ORDER BY key;",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_every_word_as_a_beginning() {
        assert_eq!(
            search_terms("Ann O'Neil").as_deref(),
            Some(r#""Ann"* "O"* "Neil"*"#)
        );
        assert_eq!(search_terms("  \u{0}\"*()- ").as_deref(), None);
        assert_eq!(
            search_terms("a\"b NEAR/2 OR").as_deref(),
            Some(r#""a"* "b"* "NEAR"* "2"* "OR"*"#)
        );
        assert_eq!(search_terms("Zoe\u{308}").as_deref(), Some("\"Zoë\"*"));
        assert_eq!(search_terms(""), None);
    }
}
