//! The fields there are, and adding one.

use domain::{CustomFieldId, CustomKind, CustomSubject};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use super::{MOST_CHOICES, MOST_FIELDS};
use crate::door::{NAME, Page, required_text};
use crate::{Code, Failure, Look, Work, sql};

/// Which fields.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomFieldsRequest {
    /// Only those of stakeholders, or of projects.
    #[serde(default)]
    #[ts(optional)]
    pub subject: Option<CustomSubject>,
}

/// A custom field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CustomFieldRow {
    /// The field.
    pub id: CustomFieldId,
    /// What it belongs to.
    pub subject: CustomSubject,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: CustomKind,
    /// The words of a choice, in their order; empty for any other kind.
    pub choices: Vec<String>,
    /// How many stakeholders or projects have a value.
    pub values: u64,
}

/// A custom field to add.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomFieldAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<CustomFieldId>,
    /// What it belongs to.
    pub subject: CustomSubject,
    /// Its name, which no other field of the subject has.
    pub name: String,
    /// What it holds. It stays so.
    pub kind: CustomKind,
    /// The words of a choice, in their order.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub choices: Vec<String>,
}

/// The field that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CustomFieldAdded {
    /// Its id.
    pub id: CustomFieldId,
}

/// `custom_fields_list`: those of stakeholders first, each subject's in their order.
pub fn list(look: Look<'_>, request: CustomFieldsRequest) -> Result<Page<CustomFieldRow>, Failure> {
    let items = sql::rows(
        look.conn,
        "WITH held(field, number) AS MATERIALIZED (SELECT key, count(*) FROM custom_values \
         JOIN json_each(CASE WHEN json_valid(body) THEN body ELSE '{}' END) GROUP BY key) \
         SELECT id, subject, name, kind, choices, coalesce(number, 0) FROM custom_field LEFT JOIN held ON unhex(field, '-') = id \
         WHERE ?1 IS NULL OR subject = ?1 ORDER BY subject DESC, position, id",
        [request.subject.map(CustomSubject::as_str)],
        |row| {
            let field = field(row)?;
            Ok(CustomFieldRow {
                id: field.id,
                subject: field.subject,
                name: field.name,
                kind: field.kind,
                choices: field.choices,
                values: row.get(5)?,
            })
        },
    )?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `custom_field_add`.
pub fn add(work: &mut Work<'_, '_>, request: CustomFieldAdd) -> Result<CustomFieldAdded, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    let choices = checked_choices(request.kind, &request.choices)?;
    if find(work, request.subject, &name)?.is_some() {
        return Err(taken(&name));
    }
    let id = request.id.unwrap_or_else(|| CustomFieldId::new(work.context.now));
    sql::refuse_taken(work, "custom_field", sql::Id(id))?;
    insert(
        work,
        &Field {
            id,
            subject: request.subject,
            name: name.clone(),
            kind: request.kind,
            choices,
        },
    )?;
    work.label(format!("Added field {name}"));
    Ok(CustomFieldAdded { id })
}

pub(super) fn taken(name: &str) -> Failure {
    Failure::field(
        "name",
        format!("there is a field “{name}” already; choose another name."),
    )
}

/// The words of a choice: some, none twice; none of any other kind.
pub(super) fn checked_choices(kind: CustomKind, choices: &[String]) -> Result<Vec<String>, Failure> {
    match (kind == CustomKind::Choice, choices.len()) {
        (true, 0) => {
            return Err(Failure::field("choices", "name at least one word to choose."));
        }
        (false, 1..) => {
            return Err(Failure::field(
                "choices",
                "only a choice has them; leave them out.",
            ));
        }
        (_, MOST_CHOICES..) => {
            return Err(Failure::field(
                "choices",
                format!("fewer than {MOST_CHOICES} words, please; make it a text instead."),
            ));
        }
        _ => {}
    }
    let mut checked: Vec<String> = Vec::with_capacity(choices.len());
    for (index, word) in choices.iter().enumerate() {
        let place = format!("choices[{index}]");
        let word = required_text(&place, word, NAME)?;
        if domain::custom::choice(&checked, &word).is_some() {
            return Err(Failure::field(place, format!("“{word}” is there twice.")));
        }
        checked.push(word);
    }
    Ok(checked)
}

/// A field as values need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    pub id: CustomFieldId,
    pub subject: CustomSubject,
    pub name: String,
    pub kind: CustomKind,
    pub choices: Vec<String>,
}

const COLUMNS: &str = "id, subject, name, kind, choices";

fn field(row: &Row<'_>) -> store::rusqlite::Result<Field> {
    Ok(Field {
        id: sql::id(row, 0)?,
        subject: sql::word(row, 1)?,
        name: row.get(2)?,
        kind: sql::word(row, 3)?,
        choices: serde_json::from_str(row.get_ref(4)?.as_str()?).unwrap_or_default(),
    })
}

impl Field {
    /// The field, if it is there.
    pub(crate) fn get(conn: &Connection, id: CustomFieldId) -> Result<Option<Self>, Failure> {
        let statement = format!("SELECT {COLUMNS} FROM custom_field WHERE id = ?1");
        Ok(sql::rows(conn, &statement, [sql::Id(id)], field)?.pop())
    }

    /// Refuses when the field is not there.
    pub(crate) fn must_exist(conn: &Connection, field: &str, id: CustomFieldId) -> Result<Self, Failure> {
        Self::get(conn, id)?.ok_or_else(|| {
            Failure::field(
                field,
                "is not in the workspace; it may have been deleted meanwhile.",
            )
        })
    }
}

/// The field of this name, whatever its case and accents.
pub(crate) fn find(conn: &Connection, subject: CustomSubject, name: &str) -> Result<Option<Field>, Failure> {
    let statement = format!("SELECT {COLUMNS} FROM custom_field WHERE subject = ?1 AND name_key = ?2");
    Ok(sql::rows(conn, &statement, (subject.as_str(), fold_key(name)), field)?.pop())
}

/// Every field of a subject, in their order.
pub(crate) fn of_subject(conn: &Connection, subject: CustomSubject) -> Result<Vec<Field>, Failure> {
    let statement = format!("SELECT {COLUMNS} FROM custom_field WHERE subject = ?1 ORDER BY position, id");
    sql::rows(conn, &statement, [subject.as_str()], field)
}

/// The field of this name, made if it is not there; whether it was made. One that is there keeps its kind.
pub(crate) fn find_or_make(
    work: &Work<'_, '_>,
    subject: CustomSubject,
    name: &str,
    kind: CustomKind,
) -> Result<(CustomFieldId, bool), Failure> {
    let name = required_text("name", name, NAME)?;
    if let Some(found) = find(work, subject, &name)? {
        return Ok((found.id, false));
    }
    let id = CustomFieldId::new(work.context.now);
    insert(
        work,
        &Field {
            id,
            subject,
            name,
            kind,
            choices: Vec::new(),
        },
    )?;
    Ok((id, true))
}

/// Writes a new field, behind those there are.
fn insert(work: &Work<'_, '_>, new: &Field) -> Result<(), Failure> {
    let there: (u64, i64) = sql::rows(
        work,
        "SELECT count(*), coalesce(max(position) + 1, 0) FROM custom_field WHERE subject = ?1",
        [new.subject.as_str()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?
    .pop()
    .unwrap_or_default();
    if there.0 >= MOST_FIELDS {
        return Err(Failure::new(
            Code::Invalid,
            format!(
                "There are {MOST_FIELDS} fields already, which is the most there can be. Delete some first."
            ),
        ));
    }
    sql::run(
        work,
        "INSERT INTO custom_field(id, subject, name, name_key, kind, choices, position, added_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            sql::Id(new.id),
            new.subject.as_str(),
            &new.name,
            fold_key(&new.name),
            new.kind.as_str(),
            words(&new.choices),
            there.1,
            work.context.today,
        ),
    )?;
    Ok(())
}

/// The words of a choice as the file keeps them.
pub(super) fn words(choices: &[String]) -> String {
    serde_json::Value::from(choices).to_string()
}
