//! Many stakeholders changed alike, as one change.

use std::collections::HashSet;

use domain::{CustomFieldId, CustomSubject, ProjectId, StakeholderId, StakeholderKind, TagId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::ToSql;
use ts_rs::TS;

use super::edit::{
    StakeholderChanges, check_headcount, not_later, refuse_what_only_groups_have, verify_days,
};
use super::selection::Selection;
use crate::custom::{Field, Values};
use crate::door::{NAME, NOTE, optional_text, required_text};
use crate::words::counted;
use crate::{Failure, Work, projects, sql, stakes, tags, units};

/// What to change, and of whom.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeholdersChange {
    /// Of whom.
    pub selection: Selection,
    /// Fields that all of them have alike from now on: what is left out stays, null clears. A name or a reference is one
    /// stakeholder's own and refused.
    #[serde(default)]
    #[ts(optional, as = "Option<StakeholderChanges>")]
    pub changes: StakeholderChanges,
    /// Custom fields to set or clear.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<CustomChange>>")]
    pub custom: Vec<CustomChange>,
    /// Tags to put on them, by name.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub add_tags: Vec<String>,
    /// Tags to take off them.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<TagId>>")]
    pub remove_tags: Vec<TagId>,
    /// Projects to bring them into, from today on.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ProjectId>>")]
    pub add_to: Vec<ProjectId>,
}

/// A custom field that is set or cleared.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomChange {
    /// The field, of stakeholders.
    pub field: CustomFieldId,
    /// The value; none, or an empty text, clears it.
    #[serde(default)]
    #[ts(optional, as = "Option<Option<String>>")]
    pub value: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Changed {
    /// How many were chosen.
    pub stakeholders: u64,
    /// How many of them are other than they were.
    pub changed: u64,
}

/// Those chosen, as SQL takes them, and those that were changed so far.
struct Chosen<'a, 'b, 'c> {
    work: &'a Work<'b, 'c>,
    ids: Vec<StakeholderId>,
    /// Their ids in hexadecimal, as a JSON list.
    list: String,
    changed: HashSet<StakeholderId>,
    /// What was changed, for the history.
    what: Vec<String>,
}

/// `stakeholders_change`.
pub fn change(work: &mut Work<'_, '_>, request: StakeholdersChange) -> Result<Changed, Failure> {
    let ids = request.selection.ids(work)?;
    if ids.is_empty() {
        return Err(Failure::field("selection", "holds nobody; choose at least one."));
    }
    let mut chosen = Chosen::of(work, ids)?;
    chosen.fields(&request.changes)?;
    for (at, custom) in request.custom.iter().enumerate() {
        chosen.custom(at, custom)?;
    }
    for name in &request.add_tags {
        chosen.tag(name)?;
    }
    for id in &request.remove_tags {
        chosen.untag(*id)?;
    }
    for project in &request.add_to {
        chosen.bring_into(*project)?;
    }
    if chosen.what.is_empty() {
        return Err(Failure::field("changes", "say what is to be changed."));
    }
    let changed = Changed {
        stakeholders: chosen.ids.len() as u64,
        changed: chosen.changed.len() as u64,
    };
    let label = format!(
        "Changed {}: {}",
        counted(changed.changed, "stakeholder", "stakeholders"),
        chosen.what.join(", ")
    );
    if !request.remove_tags.is_empty() {
        tags::drop_unused(work)?;
    }
    work.label(label);
    Ok(changed)
}

impl<'a, 'b, 'c> Chosen<'a, 'b, 'c> {
    fn of(work: &'a Work<'b, 'c>, ids: Vec<StakeholderId>) -> Result<Self, Failure> {
        let hex: Vec<String> = ids
            .iter()
            .map(|id| id.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
            .collect();
        let chosen = Self {
            work,
            list: serde_json::to_string(&hex).unwrap_or_default(),
            changed: HashSet::new(),
            what: Vec::new(),
            ids,
        };
        let there: i64 = sql::one(
            work,
            "SELECT count(*) FROM stakeholder WHERE id IN (SELECT unhex(value) FROM json_each(?1))",
            [&chosen.list],
        )?
        .unwrap_or(0);
        if there.unsigned_abs() < chosen.ids.len() as u64 {
            return Err(Failure::not_found("One of these stakeholders"));
        }
        Ok(chosen)
    }

    /// Sets a column, and the key it is sorted by, of those who have another value there.
    fn set(&mut self, column: &str, value: &dyn ToSql, key: Option<String>) -> Result<(), Failure> {
        let keyed = if key.is_some() {
            format!(", {column}_key = ?3")
        } else {
            String::new()
        };
        let statement = format!(
            "UPDATE stakeholder SET {column} = ?2{keyed} WHERE id IN (SELECT unhex(value) FROM json_each(?1)) \
             AND {column} IS NOT ?2 RETURNING id"
        );
        let mut values: Vec<&dyn ToSql> = vec![&self.list, value];
        values.extend(key.as_ref().map(|key| key as &dyn ToSql));
        let ids: Vec<StakeholderId> = sql::rows(self.work, &statement, &values[..], |row| sql::id(row, 0))?;
        self.changed.extend(ids);
        Ok(())
    }

    fn fields(&mut self, changes: &StakeholderChanges) -> Result<(), Failure> {
        for (field, given) in [
            ("changes.name", changes.name.is_some()),
            ("changes.reference", changes.reference.is_some()),
        ] {
            if given {
                return Err(Failure::field(
                    field,
                    "is one stakeholder’s own; change it in its row.",
                ));
            }
        }
        self.kind_and_headcount(changes)?;
        for (column, text, most, keyed) in [
            ("role", &changes.role, NAME, true),
            ("owner", &changes.owner, NAME, true),
            ("grade", &changes.grade, NAME, false),
            ("email", &changes.email, NAME, false),
            ("phone", &changes.phone, NAME, false),
            ("notes", &changes.notes, NOTE, false),
        ] {
            let Some(text) = text else { continue };
            let text = optional_text(&format!("changes.{column}"), text, most)?;
            self.set(column, &text, keyed.then(|| fold_key(&text)))?;
            self.what.push(
                match column {
                    "email" => "e-mail",
                    "phone" => "telephone",
                    other => other,
                }
                .to_owned(),
            );
        }
        if let Some(unit) = changes.unit {
            if let Some(unit) = unit {
                units::must_exist(self.work, unit)?;
            }
            self.set("unit_id", &unit.map(sql::Id), None)?;
            self.what.push("unit".to_owned());
        }
        for (column, what, date) in [
            ("verified_on", "verified", changes.verified_on),
            ("archived_on", "archive", changes.archived_on),
        ] {
            let Some(date) = date else { continue };
            not_later(&format!("changes.{column}"), date, self.work.context.today)?;
            self.set(column, &date, None)?;
            self.what.push(what.to_owned());
        }
        if let Some(days) = changes.verify_days {
            verify_days("changes.verify_days", days)?;
            self.set("verify_days", &days, None)?;
            self.what.push("days until stale".to_owned());
        }
        Ok(())
    }

    /// These two hang together: each is tried on every one, and the first it does not fit is named.
    fn kind_and_headcount(&mut self, changes: &StakeholderChanges) -> Result<(), Failure> {
        if changes.kind.is_none() && changes.headcount.is_none() {
            return Ok(());
        }
        let now: Vec<(StakeholderId, String, StakeholderKind, Option<f64>)> = sql::rows(
            self.work,
            "SELECT id, name, kind, headcount FROM stakeholder WHERE id IN (SELECT unhex(value) FROM json_each(?1)) ORDER BY name_key, id",
            [&self.list],
            |row| Ok((sql::id(row, 0)?, row.get(1)?, sql::word(row, 2)?, row.get(3)?)),
        )?;
        for (id, name, kind, headcount) in now {
            let (new, headcount) = (
                changes.kind.unwrap_or(kind),
                changes.headcount.unwrap_or(headcount),
            );
            check_headcount(new, headcount).map_err(|failure| {
                let why = failure.fields.unwrap_or_default();
                let why = why.first().map_or("", |fault| fault.message.as_str());
                Failure::field("changes.headcount", format!("does not fit {name}: {why}"))
            })?;
            if kind == StakeholderKind::Group && new != kind {
                refuse_what_only_groups_have(self.work, id, &name)?;
            }
        }
        if let Some(kind) = changes.kind {
            self.set("kind", &kind.as_str(), None)?;
            self.what.push("kind".to_owned());
        }
        if let Some(headcount) = changes.headcount {
            self.set("headcount", &headcount, None)?;
            self.what.push("headcount".to_owned());
        }
        Ok(())
    }

    fn custom(&mut self, at: usize, change: &CustomChange) -> Result<(), Failure> {
        let mut field = Field::must_exist(self.work, &format!("custom[{at}].field"), change.field)?;
        if field.subject != CustomSubject::Stakeholder {
            return Err(Failure::field(
                format!("custom[{at}].field"),
                "is a field of projects; name one of stakeholders.",
            ));
        }
        let value = change.value.as_deref().unwrap_or_default();
        for id in &self.ids {
            let mut values = Values::of(self.work, id.as_bytes())?;
            let changed = values
                .put(self.work, &mut field, value, false)
                .map_err(|failure| Failure::field(format!("custom[{at}].value"), failure.message))?;
            if changed {
                values.keep(self.work, id.as_bytes())?;
                self.changed.insert(*id);
            }
        }
        self.what.push(field.name);
        Ok(())
    }

    fn tag(&mut self, name: &str) -> Result<(), Failure> {
        let name = required_text("add_tags", name, NAME)?;
        for id in &self.ids {
            if tags::tag(self.work, *id, &name)? {
                self.changed.insert(*id);
            }
        }
        self.what.push(format!("tagged {name}"));
        Ok(())
    }

    fn untag(&mut self, id: TagId) -> Result<(), Failure> {
        let name = tags::must_exist(self.work, id)?;
        let carried: Vec<StakeholderId> = sql::rows(
            self.work,
            "DELETE FROM tagging WHERE tag_id = ?2 AND stakeholder_id IN (SELECT unhex(value) FROM json_each(?1)) RETURNING stakeholder_id",
            (&self.list, sql::Id(id)),
            |row| sql::id(row, 0),
        )?;
        self.changed.extend(carried);
        self.what.push(format!("no longer tagged {name}"));
        Ok(())
    }

    fn bring_into(&mut self, project: ProjectId) -> Result<(), Failure> {
        let name = projects::must_exist(self.work, project)?;
        for id in &self.ids {
            if stakes::give(self.work, *id, project, self.work.context.today)? {
                self.changed.insert(*id);
            }
        }
        self.what.push(format!("brought into {name}"));
        Ok(())
    }
}
