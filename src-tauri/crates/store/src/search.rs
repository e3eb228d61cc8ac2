//! The search index: what may be asked of it, how it follows the stakeholders, and building it anew.
//!
//! The index is brought up to date from each change-set, in a few statements at the end of the work. Triggers would do
//! the same row by row; but inside a savepoint, which undo and trial runs need, the index writes itself to the disk
//! after every single row, and twenty thousand rows take minutes.

mod entries;

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};
use unicode_normalization::UnicodeNormalization;

use self::entries::in_word;
use crate::change_set::{Followed, Touched};
use crate::{StoreError, Workspace};

/// More words than this add nothing to a search but time.
const MOST_TERMS: usize = 16;

/// What to give to `search MATCH`: every word of `text` has to occur, each as the beginning of a word. `None` if the
/// text holds nothing that could be found.
pub fn search_terms(text: &str) -> Option<String> {
    let composed: String = text.nfc().collect();
    let terms: Vec<String> = composed
        .split(|letter: char| !in_word(letter))
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

/// The tables the index is made from: each with the columns that matter, and the one that says whose the row is. The
/// first is that of the stakeholders themselves.
const SOURCES: [(&str, &[&str], Option<&str>); 4] = [
    (
        "stakeholder",
        &["name", "role", "email", "reference", "notes"],
        None,
    ),
    ("tagging", &["tag_id", "stakeholder_id"], Some("stakeholder_id")),
    ("custom_values", &["body"], None),
    ("tag", &["name"], None),
];

/// Whose the rows of a source are, where a change-set does not say it: as [`SOURCES`] from the second on.
const WHOSE: [&str; 3] = [
    "SELECT stakeholder_id FROM tagging WHERE id IN (SELECT unhex(value) FROM json_each(:ids))",
    // Its key is the stakeholder.
    "SELECT id FROM stakeholder WHERE id IN (SELECT unhex(value) FROM json_each(:ids))",
    "SELECT stakeholder_id FROM tagging WHERE tag_id IN (SELECT unhex(value) FROM json_each(:ids))",
];

/// The tables the index is made from.
pub(crate) fn sources(conn: &Connection) -> rusqlite::Result<Vec<Followed>> {
    SOURCES
        .iter()
        .map(|(table, columns, owner)| followed(conn, table, columns, *owner))
        .collect()
}

/// Brings the index up to date with what a change-set touched of its [`sources`].
pub(crate) fn follow(conn: &Connection, touched: Vec<Touched>) -> rusqlite::Result<()> {
    let mut touched = touched.into_iter();
    let mut ids: BTreeSet<Vec<u8>> = touched.next().unwrap_or_default().rows.into_iter().collect();
    for (source, whose) in touched.zip(WHOSE) {
        ids.extend(source.owners);
        // The key of a source can be the stakeholder, who is often there already.
        let rows: Vec<_> = source.rows.into_iter().filter(|row| !ids.contains(row)).collect();
        if !rows.is_empty() {
            let found = conn
                .prepare_cached(whose)?
                .query_map(named_params! { ":ids": list(&rows) }, |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            ids.extend(found);
        }
    }
    if ids.is_empty() {
        return Ok(());
    }
    let last: i64 = conn
        .prepare_cached("SELECT coalesce(max(key), 0) FROM search_key")?
        .query_row([], |row| row.get(0))?;
    let known = name_new(conn, &ids)?;
    if known.len() < ids.len() {
        entries::write(conn, "WHERE key > :last", named_params! { ":last": last })?;
    }
    if known.is_empty() {
        return Ok(());
    }
    let list = list(known);
    for sql in [
        "DELETE FROM search WHERE rowid IN
           (SELECT key FROM search_key WHERE stakeholder_id IN (SELECT unhex(value) FROM json_each(:ids)))",
        "DELETE FROM search_key WHERE stakeholder_id IN (SELECT unhex(value) FROM json_each(:ids))
           AND NOT EXISTS (SELECT 1 FROM stakeholder WHERE id = stakeholder_id)",
    ] {
        conn.prepare_cached(sql)?
            .execute(named_params! { ":ids": list })?;
    }
    entries::write(
        conn,
        "WHERE stakeholder_id IN (SELECT unhex(value) FROM json_each(:ids))",
        named_params! { ":ids": list },
    )
}

/// Gives a key, higher than any there was, to those stakeholders that have none; who had one before, or is gone.
fn name_new<'i>(conn: &Connection, ids: &'i BTreeSet<Vec<u8>>) -> rusqlite::Result<Vec<&'i Vec<u8>>> {
    let mut name = conn.prepare_cached(
        "INSERT OR IGNORE INTO search_key(stakeholder_id) SELECT id FROM stakeholder WHERE id = ?1",
    )?;
    let mut known = Vec::new();
    for id in ids {
        if name.execute([id])? == 0 {
            known.push(id);
        }
    }
    Ok(known)
}

/// A source by the positions of its columns, which is how a change-set speaks of them.
fn followed(
    conn: &Connection,
    table: &'static str,
    columns: &[&str],
    owner: Option<&str>,
) -> rusqlite::Result<Followed> {
    let all: Vec<(usize, String)> = conn
        .prepare_cached("SELECT cid, name FROM pragma_table_info(?1)")?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let position = |name: &str| {
        all.iter()
            .find(|(_, column)| column == name)
            .map(|(position, _)| *position)
    };
    Ok(Followed {
        table,
        columns: columns.iter().filter_map(|column| position(column)).collect(),
        owner: owner.and_then(position),
    })
}

/// Ids as a list that SQL can take in as one value.
fn list(ids: impl IntoIterator<Item = impl AsRef<[u8]>>) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let mut list = String::from("[");
    for id in ids {
        list.push_str(if list.len() > 1 { ",\"" } else { "\"" });
        for byte in id.as_ref() {
            list.push(DIGITS[usize::from(byte >> 4)]);
            list.push(DIGITS[usize::from(byte & 15)]);
        }
        list.push('"');
    }
    list.push(']');
    list
}

pub(crate) fn rebuild(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(
        "INSERT INTO search(search) VALUES ('delete-all');
         DELETE FROM search_key;
         INSERT INTO search_key(stakeholder_id) SELECT id FROM stakeholder ORDER BY id;",
    )?;
    let fields = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'custom_field')";
    if !conn.query_row(fields, [], |row| row.get(0))? {
        // A backup of the first format: there is nothing but the rows themselves.
        return conn.execute_batch(
            "INSERT INTO search(rowid, name, role, email, reference, notes)
               SELECT key, name, role, email, reference, notes FROM search_key JOIN stakeholder ON id = stakeholder_id",
        );
    }
    entries::write(conn, "ORDER BY key", [])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_ids_as_json() {
        assert_eq!(list([vec![0x0f, 0xa0], vec![1]]), r#"["0fa0","01"]"#);
        assert_eq!(list(<[Vec<u8>; 0]>::default()), "[]");
    }

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
