//! The values of custom fields: of one stakeholder or project, set and read.

use std::collections::BTreeMap;

use domain::{CustomFieldId, CustomKind, CustomSubject};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;
use uuid::Uuid;

use super::MOST_CHOICES;
use super::fields::{Field, words};
use crate::door::{NAME, NOTE, Page, required_text};
use crate::{Code, Failure, Look, Work, people, projects, sql};

/// Whose values.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomValuesRequest {
    /// A stakeholder or a project.
    pub subject: CustomSubject,
    /// Its id.
    pub id: Uuid,
}

/// A custom field and the value that one stakeholder or project has in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CustomValueRow {
    /// The field.
    pub field: CustomFieldId,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: CustomKind,
    /// The words of a choice, in their order; empty for any other kind.
    pub choices: Vec<String>,
    /// The value: a number as JSON writes it, a date as YYYY-MM-DD, yes or no as `yes` or `no`; none where none is known.
    pub value: Option<String>,
}

/// A value to set.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomValueSet {
    /// The field.
    pub field: CustomFieldId,
    /// The stakeholder or project, as the field says.
    pub id: Uuid,
    /// The value; none, or an empty text, when it is not known.
    #[serde(default)]
    #[ts(optional, as = "Option<Option<String>>")]
    pub value: Option<String>,
}

/// How a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CustomValueKept {
    /// As it is kept.
    pub value: Option<String>,
}

/// `custom_values_list`: every field of the subject in their order, with or without a value.
pub fn list(look: Look<'_>, request: CustomValuesRequest) -> Result<Page<CustomValueRow>, Failure> {
    name_of(look.conn, request.subject, request.id)?
        .ok_or_else(|| Failure::not_found("What these are values of"))?;
    let items = all_of(look.conn, request.subject, request.id.as_bytes())?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// Every field of a subject in their order, with its value for one.
pub(crate) fn all_of(
    conn: &Connection,
    subject: CustomSubject,
    id: &[u8; 16],
) -> Result<Vec<CustomValueRow>, Failure> {
    let mut values = Values::of(conn, id)?;
    sql::rows(
        conn,
        "SELECT id, name, kind, choices FROM custom_field WHERE subject = ?1 ORDER BY position, id",
        [subject.as_str()],
        |row| {
            let field = sql::id(row, 0)?;
            Ok(CustomValueRow {
                field,
                name: row.get(1)?,
                kind: sql::word(row, 2)?,
                choices: serde_json::from_str(row.get_ref(3)?.as_str()?).unwrap_or_default(),
                value: values.0.remove(&field),
            })
        },
    )
}

fn name_of(conn: &Connection, subject: CustomSubject, id: Uuid) -> Result<Option<String>, Failure> {
    let statement = match subject {
        CustomSubject::Stakeholder => "SELECT name FROM stakeholder WHERE id = ?1",
        CustomSubject::Project => "SELECT name FROM project WHERE id = ?1",
    };
    sql::one(conn, statement, [sql::blob(id.as_bytes())])
}

/// `custom_value_set`.
pub fn set_value(work: &mut Work<'_, '_>, request: CustomValueSet) -> Result<CustomValueKept, Failure> {
    let mut field = Field::must_exist(work, "field", request.field)?;
    let name = match field.subject {
        CustomSubject::Stakeholder => people::edit::must_exist(work, "id", request.id.into())?,
        CustomSubject::Project => {
            projects::must_exist(work, request.id.into()).map_err(|_| Failure::not_found("This project"))?
        }
    };
    let id = request.id.as_bytes();
    let mut values = Values::of(work, id)?;
    values
        .put(
            work,
            &mut field,
            request.value.as_deref().unwrap_or_default(),
            false,
        )
        .map_err(|failure| {
            let message = failure.message;
            Failure::field("value", message)
        })?;
    values.keep(work, id)?;
    work.label(format!("Set {} of {name}", field.name));
    Ok(CustomValueKept {
        value: values.0.remove(&field.id),
    })
}

/// What the custom fields hold for one stakeholder or project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Values(BTreeMap<CustomFieldId, String>);

impl Values {
    /// As they are kept.
    pub(crate) fn of(conn: &Connection, subject_id: &[u8; 16]) -> Result<Self, Failure> {
        let body: Option<String> = sql::one(
            conn,
            "SELECT body FROM custom_values WHERE subject_id = ?1",
            [sql::blob(subject_id)],
        )?;
        Self::read(body.as_deref().unwrap_or("{}"))
    }

    /// As the file holds them.
    pub(super) fn read(body: &str) -> Result<Self, Failure> {
        serde_json::from_str(body).map(Self).map_err(|_| {
            Failure::new(
                Code::Damaged,
                "The values of a custom field cannot be read. Run the check to see where.",
            )
        })
    }

    /// The value of a field.
    pub(crate) fn get(&self, field: CustomFieldId) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Takes the value of a field away.
    pub(super) fn take(&mut self, field: CustomFieldId) -> Option<String> {
        self.0.remove(&field)
    }

    /// Gives a field a value that fits it.
    pub(crate) fn set(&mut self, field: CustomFieldId, value: String) {
        self.0.insert(field, value);
    }

    /// How many have a value.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Sets a value, or takes it away where it is empty; whether that changed anything. A value that does not fit the field
    /// is refused by the field's name; a choice that is not on its list is added to it, here and in the file, if
    /// `extend_choices`.
    pub(crate) fn put(
        &mut self,
        work: &Work<'_, '_>,
        field: &mut Field,
        value: &str,
        extend_choices: bool,
    ) -> Result<bool, Failure> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(self.0.remove(&field.id).is_some());
        }
        let most = if field.kind == CustomKind::Text {
            NOTE
        } else {
            NAME
        };
        let value = required_text(&field.name, value, most)?;
        if extend_choices
            && field.kind == CustomKind::Choice
            && domain::custom::choice(&field.choices, &value).is_none()
        {
            extend(work, field, &value)?;
        }
        let kept = domain::custom::kept_as(field.kind, &field.choices, &value)
            .map_err(|unfit| Failure::field(&field.name, format!("“{}” {unfit}.", shortened(&value))))?;
        if self.get(field.id) == Some(kept.as_str()) {
            return Ok(false);
        }
        self.0.insert(field.id, kept);
        Ok(true)
    }

    /// Writes them down.
    pub(crate) fn keep(&self, work: &Work<'_, '_>, subject_id: &[u8; 16]) -> Result<(), Failure> {
        if self.0.is_empty() {
            sql::run(
                work,
                "DELETE FROM custom_values WHERE subject_id = ?1",
                [sql::blob(subject_id)],
            )?;
            return Ok(());
        }
        let body = serde_json::to_string(&self.0)
            .map_err(|error| Failure::new(Code::Internal, error.to_string()))?;
        sql::run(
            work,
            "INSERT INTO custom_values(subject_id, body) VALUES (?1, ?2) \
             ON CONFLICT(subject_id) DO UPDATE SET body = excluded.body WHERE body <> excluded.body",
            (sql::blob(subject_id), body),
        )?;
        Ok(())
    }
}

/// Changes what every subject has in their fields; how many that touched.
pub(super) fn change_all(
    work: &Work<'_, '_>,
    mut change: impl FnMut(&mut Values) -> bool,
) -> Result<u64, Failure> {
    let all = sql::rows(work, "SELECT subject_id, body FROM custom_values", [], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?))
    })?;
    let mut changed = 0;
    for (subject_id, body) in all {
        let mut values = Values::read(&body)?;
        if change(&mut values) {
            values.keep(work, &subject_id)?;
            changed += 1;
        }
    }
    Ok(changed)
}

fn extend(work: &Work<'_, '_>, field: &mut Field, word: &str) -> Result<(), Failure> {
    if field.choices.len() + 1 >= MOST_CHOICES {
        return Err(Failure::field(
            &field.name,
            format!(
                "has {} words to choose from, which is the most there can be.",
                field.choices.len()
            ),
        ));
    }
    field.choices.push(word.to_owned());
    sql::run(
        work,
        "UPDATE custom_field SET choices = ?2 WHERE id = ?1",
        (sql::Id(field.id), words(&field.choices)),
    )?;
    Ok(())
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
