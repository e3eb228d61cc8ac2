//! What the index holds of each stakeholder: the texts of the row and, found as notes are, its tags and the words of its
//! custom fields.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Formatter};

use rusqlite::{Connection, Params};
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use uuid::Uuid;

const ROWS: &str = "SELECT key, name, role, email, reference, notes,
     (SELECT group_concat(t.name, char(10)) FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.stakeholder_id = stakeholder.id),
     (SELECT body FROM custom_values WHERE subject_id = stakeholder.id)
   FROM search_key JOIN stakeholder ON stakeholder.id = stakeholder_id";

/// Writes the entries of those stakeholders that `which` chooses, which have none yet.
pub(super) fn write(conn: &Connection, which: &str, params: impl Params) -> rusqlite::Result<()> {
    let worded: BTreeSet<String> = conn
        .prepare_cached("SELECT id FROM custom_field WHERE kind IN ('text', 'choice')")?
        .query_map([], |row| {
            Ok(Uuid::from_slice(row.get_ref(0)?.as_blob()?)
                .unwrap_or_default()
                .to_string())
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO search(rowid, name, role, email, reference, notes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut select = conn.prepare_cached(&format!("{ROWS} {which}"))?;
    let mut rows = select.query(params)?;
    while let Some(row) = rows.next()? {
        let text =
            |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str_or_null()?.unwrap_or_default());
        let mut more = text(5)?.to_owned();
        add(&mut more, text(6)?);
        if !worded.is_empty() {
            add_worded(&mut more, text(7)?, &worded);
        }
        insert.execute((
            row.get::<_, i64>(0)?,
            searchable(text(1)?),
            searchable(text(2)?),
            searchable(text(3)?),
            searchable(text(4)?),
            searchable(&more),
        ))?;
    }
    Ok(())
}

/// Adds the values of those fields that hold words. A body that cannot be read is told by the check, and its rest not
/// found by a search.
fn add_worded(more: &mut String, body: &str, worded: &BTreeSet<String>) {
    struct Fields<'f>(&'f mut String, &'f BTreeSet<String>);
    impl<'de> Visitor<'de> for Fields<'_> {
        type Value = ();

        fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            formatter.write_str("the values of custom fields")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
            while let Some(field) = fields.next_key::<Cow<'_, str>>()? {
                if self.1.contains(field.as_ref()) {
                    add(self.0, &fields.next_value::<Cow<'_, str>>()?);
                } else {
                    fields.next_value::<IgnoredAny>()?;
                }
            }
            Ok(())
        }
    }
    let _ = serde_json::Deserializer::from_str(body).deserialize_map(Fields(more, worded));
}

fn add(more: &mut String, words: &str) {
    if !words.is_empty() {
        more.push('\n');
        more.push_str(words);
    }
}

/// Whether this letter, figure or accent is part of a word. What it is not for us must not be for the index: SQLite's own
/// table of letters is older and takes marks of writing direction and new emoji for parts of the word beside them.
pub(super) fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

/// A text as the index takes it in: composed, and words parted where a search parts them.
fn searchable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.nfc()
            .map(|letter| if in_word(letter) { letter } else { ' ' })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_words_where_a_search_does() {
        assert_eq!(searchable("Ann O'Neil"), "Ann O'Neil");
        assert_eq!(searchable("\u{2067}Zoe\u{308}\u{2069}🦺x"), " Zoë  x");
    }
}
