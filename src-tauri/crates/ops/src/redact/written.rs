//! What is only shown is not written over what is there (R34): a text as it was shown is taken as unchanged, and one that
//! keeps what stood in the place of a name is refused.

use std::collections::BTreeSet;

use domain::ProjectId;
use serde_json::Value;
use store::RECORDED;
use store::rusqlite::types::ValueRef;
use uuid::Uuid;

use super::screen::{Screen, is_plain, refused};
use crate::{Failure, Look, sql};

/// A request that speaks of more rows than that changes no text of them.
const MOST: usize = 32;
const LOST: &str =
    "holds what stands for a name here, and the name would be lost: this project is role-only. ";
const IN_VIEW: &str = "Change the text with the whole programme in view.";
const BY_NAME: &str = "Show the people of the project by name first, and change the text then.";

/// Columns that are asked for under another name: table, column, name.
const ASKED_AS: [(&str, &str, &str); 1] = [("decision", "title", "what")];

/// The texts that a request may mean to change.
#[derive(Default)]
pub(super) struct Stored {
    /// Each with the field it stands in.
    texts: Vec<(String, String)>,
    /// The project that is role-only of which a row is.
    pub(super) project: Option<ProjectId>,
}

impl Stored {
    /// What the rows say that a request speaks of; where it speaks of none, what is said of the whole workspace.
    pub(super) fn of(look: Look<'_>, request: &Value, role_only: &[ProjectId]) -> Result<Self, Failure> {
        let mut stored = Self::default();
        if !says_anything(request) {
            return Ok(stored);
        }
        let mut ids = BTreeSet::new();
        collect(request, &mut ids);
        let tables = if ids.is_empty() { Vec::new() } else { by_id(look)? };
        for id in ids.into_iter().take(MOST) {
            for table in &tables {
                let before = stored.texts.len();
                stored.read(
                    look,
                    &format!("SELECT * FROM \"{table}\" WHERE id = ?1"),
                    [id.as_bytes()],
                    role_only,
                )?;
                for (column, _) in &mut stored.texts[before..] {
                    let other = ASKED_AS
                        .iter()
                        .find(|(of, name, _)| of == table && name == column);
                    if let Some((_, _, asked)) = other {
                        (*asked).clone_into(column);
                    }
                }
            }
            let values = "SELECT body FROM custom_values WHERE subject_id = ?1";
            stored.read_json(look, values, [id.as_bytes()], Some("value"))?;
        }
        if stored.texts.is_empty() {
            stored.read(look, "SELECT name, purpose FROM workspace", (), &[])?;
            stored.read_json(look, "SELECT value FROM setting", (), None)?;
        }
        Ok(stored)
    }

    fn read(
        &mut self,
        look: Look<'_>,
        query: &str,
        of: impl store::rusqlite::Params,
        role_only: &[ProjectId],
    ) -> Result<(), Failure> {
        let mut statement = look.conn.prepare_cached(query)?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query(of)?;
        while let Some(row) = rows.next()? {
            for (at, column) in columns.iter().enumerate() {
                match row.get_ref(at)? {
                    ValueRef::Text(text) => {
                        let text = String::from_utf8_lossy(text).into_owned();
                        self.texts.push((column.clone(), text));
                    }
                    ValueRef::Blob(id) if column == "project_id" => {
                        self.project = self.project.or_else(|| {
                            let id = ProjectId::from_bytes(id.try_into().ok()?);
                            role_only.contains(&id).then_some(id)
                        });
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn read_json(
        &mut self,
        look: Look<'_>,
        query: &str,
        of: impl store::rusqlite::Params,
        called: Option<&str>,
    ) -> Result<(), Failure> {
        for body in sql::rows(look.conn, query, of, |row| row.get::<_, String>(0))? {
            if let Ok(value) = serde_json::from_str(&body) {
                self.leaves("", &value, called);
            }
        }
        Ok(())
    }

    fn leaves(&mut self, field: &str, value: &Value, called: Option<&str>) {
        match value {
            Value::String(text) => self
                .texts
                .push((called.unwrap_or(field).to_owned(), text.clone())),
            Value::Array(items) => items.iter().for_each(|item| self.leaves(field, item, called)),
            Value::Object(fields) => fields
                .iter()
                .for_each(|(field, value)| self.leaves(field, value, called)),
            _ => {}
        }
    }

    /// The request, what it says unchanged said as it is stored.
    pub(super) fn taken_back(
        &self,
        screen: &Screen,
        path: &str,
        field: &str,
        request: &mut Value,
    ) -> Result<(), Failure> {
        match request {
            Value::String(text) if !text.is_empty() && !is_plain(text) => {
                if let Some(stored) = self.text(screen, path, field, text)? {
                    *text = stored;
                }
            }
            Value::Array(items) => {
                for (at, item) in items.iter_mut().enumerate() {
                    self.taken_back(screen, &format!("{path}[{at}]"), field, item)?;
                }
            }
            Value::Object(fields) => {
                for (field, value) in fields.iter_mut() {
                    let path = if path.is_empty() {
                        field.clone()
                    } else {
                        format!("{path}.{field}")
                    };
                    self.taken_back(screen, &path, field, value)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What is stored where this was shown; none where it is a text of its own.
    fn text(&self, screen: &Screen, path: &str, field: &str, text: &str) -> Result<Option<String>, Failure> {
        let here: Vec<&str> = self
            .texts
            .iter()
            .filter(|(of, _)| of == field)
            .map(|(_, text)| text.as_str())
            .collect();
        if here.contains(&text) {
            return Ok(None);
        }
        let shown = |stored: &&&str| screen.shows(stored, text);
        let mut same: Vec<&str> = here.iter().filter(shown).copied().collect();
        same.sort_unstable();
        same.dedup();
        match same[..] {
            [stored] => return Ok(Some(stored.to_owned())),
            // Nobody can say which of them is meant.
            [_, _, ..] => return Err(self.lost(path)),
            [] => {}
        }
        let kept = screen.kept(text, &here);
        if kept { Err(self.lost(path)) } else { Ok(None) }
    }

    fn lost(&self, path: &str) -> Failure {
        let remedy = if self.project.is_some() { BY_NAME } else { IN_VIEW };
        refused(path, &format!("{LOST}{remedy}"))
    }
}

/// The tables whose rows are changed by their id.
fn by_id(look: Look<'_>) -> Result<Vec<&'static str>, Failure> {
    let mut tables = Vec::new();
    for table in RECORDED {
        let has = "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = 'id')";
        if sql::one(look.conn, has, [table])?.unwrap_or(false) {
            tables.push(*table);
        }
    }
    Ok(tables)
}

/// Whether a request holds any words.
fn says_anything(request: &Value) -> bool {
    match request {
        Value::String(text) => !text.is_empty() && !is_plain(text),
        Value::Array(items) => items.iter().any(says_anything),
        Value::Object(fields) => fields.values().any(says_anything),
        _ => false,
    }
}

fn collect(request: &Value, ids: &mut BTreeSet<Uuid>) {
    match request {
        Value::String(text) => ids.extend(text.parse::<Uuid>().ok()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, ids)),
        _ => {}
    }
}

/// How often a text holds another where no word goes on before and after it.
pub(super) fn times(text: &str, piece: &str) -> usize {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(piece)
        .filter(|(at, found)| {
            let starts = piece.starts_with(char::is_alphanumeric);
            let ends = piece.ends_with(char::is_alphanumeric);
            let goes_on = (starts && is_word(text[..*at].chars().next_back()))
                || (ends && is_word(text[at + found.len()..].chars().next()));
            !goes_on
        })
        .count()
}
