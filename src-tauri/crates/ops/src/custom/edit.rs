//! A custom field changes or goes.

use std::collections::HashMap;

use domain::{CustomFieldId, CustomKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use ts_rs::TS;

use super::fields::{Field, checked_choices, find, taken, words};
use super::values::change_all;
use crate::door::{NAME, Nothing, rehearse, required_text};
use crate::{Failure, Work, sql};

/// Changes to a custom field: what is left out stays. Its kind stays in any case.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomFieldEdit {
    /// The field.
    pub id: CustomFieldId,
    /// Its name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// All words of a choice, in their order. One that is left out goes, unless it is in use.
    #[serde(default)]
    #[ts(optional)]
    pub choices: Option<Vec<ChoiceEdit>>,
    /// Its place among the fields of its subject, from 0.
    #[serde(default)]
    #[ts(optional)]
    pub position: Option<u32>,
}

/// A word of a choice.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChoiceEdit {
    /// The word.
    pub word: String,
    /// The word it was before, where it is renamed: what has that value then has this one.
    #[serde(default)]
    #[ts(optional)]
    pub was: Option<String>,
}

/// Which field to delete.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomFieldDelete {
    /// The field.
    pub id: CustomFieldId,
    /// Only say what would go.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// What went with a field, or would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CustomFieldDeleted {
    /// The values it had.
    pub values: u64,
}

/// `custom_field_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: CustomFieldEdit) -> Result<Nothing, Failure> {
    let now = Field::must_exist(work, "id", request.id)?;
    if let Some(name) = &request.name {
        let name = required_text("name", name, NAME)?;
        if find(work, now.subject, &name)?.is_some_and(|other| other.id != now.id) {
            return Err(taken(&name));
        }
        sql::run(
            work,
            "UPDATE custom_field SET name = ?2, name_key = ?3 WHERE id = ?1",
            (sql::Id(now.id), &name, fold_key(&name)),
        )?;
    }
    if let Some(choices) = &request.choices {
        choose(work, &now, choices)?;
    }
    if let Some(position) = request.position {
        place(work, &now, position)?;
    }
    work.label(format!("Changed field {}", now.name));
    Ok(Nothing {})
}

/// Gives a choice its words, and what had a word that is renamed the new one.
fn choose(work: &Work<'_, '_>, now: &Field, choices: &[ChoiceEdit]) -> Result<(), Failure> {
    let given: Vec<String> = choices.iter().map(|choice| choice.word.clone()).collect();
    let new = checked_choices(now.kind, &given)?;
    if now.kind != CustomKind::Choice {
        return Ok(());
    }
    let mut renamed: Vec<(&str, &str)> = Vec::new();
    for (index, (choice, word)) in choices.iter().zip(&new).enumerate() {
        if let Some(was) = &choice.was {
            let known = now.choices.contains(was) && !renamed.iter().any(|(before, _)| before == was);
            if !known {
                return Err(Failure::field(
                    format!("choices[{index}].was"),
                    "is not a word of this field, or is renamed twice.",
                ));
            }
            renamed.push((was, word));
        }
    }
    for word in &now.choices {
        let stays = new.contains(word) && !renamed.iter().any(|(was, _)| was == word);
        if stays || renamed.iter().any(|(was, _)| was == word) {
            continue;
        }
        let used = sql::one::<u64>(
            work,
            "SELECT count(*) FROM custom_values JOIN json_each(body) WHERE key = ?1 AND value = ?2",
            (now.id.to_string(), word),
        )?;
        if let Some(used @ 1..) = used {
            return Err(Failure::field(
                "choices",
                format!(
                    "“{word}” is the value of {used}; give them another value first, or rename the word."
                ),
            ));
        }
    }
    rename(work, now.id, &renamed)?;
    sql::run(
        work,
        "UPDATE custom_field SET choices = ?2 WHERE id = ?1",
        (sql::Id(now.id), words(&new)),
    )?;
    Ok(())
}

/// All at once, so that two words can change places.
fn rename(work: &Work<'_, '_>, field: CustomFieldId, renamed: &[(&str, &str)]) -> Result<(), Failure> {
    let renamed: HashMap<&str, &str> = renamed
        .iter()
        .copied()
        .filter(|(was, word)| was != word)
        .collect();
    if !renamed.is_empty() {
        change_all(work, |values| {
            let word = values.get(field).and_then(|value| renamed.get(value).copied());
            if let Some(word) = word {
                values.set(field, word.to_owned());
            }
            word.is_some()
        })?;
    }
    Ok(())
}

/// Puts a field at its place among those of its subject.
fn place(work: &Work<'_, '_>, now: &Field, position: u32) -> Result<(), Failure> {
    let mut order: Vec<CustomFieldId> = sql::rows(
        work,
        "SELECT id FROM custom_field WHERE subject = ?1 AND id <> ?2 ORDER BY position, id",
        (now.subject.as_str(), sql::Id(now.id)),
        |row| sql::id(row, 0),
    )?;
    order.insert(order.len().min(position as usize), now.id);
    for (position, id) in order.into_iter().enumerate() {
        sql::run(
            work,
            "UPDATE custom_field SET position = ?2 WHERE id = ?1 AND position <> ?2",
            (sql::Id(id), position as u64),
        )?;
    }
    Ok(())
}

/// `custom_field_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: CustomFieldDelete) -> Result<CustomFieldDeleted, Failure> {
    let field = Field::get(work, request.id)?.ok_or_else(|| Failure::not_found("This field"))?;
    let act = |work: &mut Work<'_, '_>| {
        let values = change_all(work, |values| values.take(field.id).is_some())?;
        sql::run(
            work,
            "DELETE FROM custom_field WHERE id = ?1",
            [sql::Id(field.id)],
        )?;
        Ok(CustomFieldDeleted { values })
    };
    if request.dry_run {
        return rehearse(work, act);
    }
    work.label(format!("Deleted field {}", field.name));
    act(work)
}
