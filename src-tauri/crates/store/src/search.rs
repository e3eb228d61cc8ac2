//! The search index: what may be asked of it, and building it anew.

use rusqlite::Connection;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
