//! The fields there are, for whoever builds a condition or chooses columns.

use std::collections::HashMap;

use domain::{CustomFieldId, CustomKind, CustomSubject};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use super::How;
use super::field::Field;
use crate::custom::fields as custom;
use crate::door::{Nothing, Page};
use crate::own_axes::OwnAxes;
use crate::{Failure, Look};

/// What a field holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldHolds {
    /// A text.
    #[default]
    Text,
    /// A number.
    Number,
    /// A date.
    Date,
    /// Yes or no.
    YesNo,
    /// One of a list of words.
    Choice,
    /// A unit.
    Unit,
    /// Tags.
    Tag,
    /// Projects.
    Project,
}

/// A field of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldRow {
    /// Its id, as conditions, columns, orders and groups name it.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What it holds.
    pub holds: FieldHolds,
    /// The ways it can be tested, the most usual first.
    pub hows: Vec<How>,
    /// Of a choice, its words as they are stored.
    pub words: Vec<String>,
    /// The same as they are said.
    pub words_said: Vec<String>,
    /// Whether it is one of the custom fields.
    pub custom: bool,
    /// Whether it says something only where a project is named.
    pub needs_project: bool,
    /// Whether the register can be grouped by it.
    pub groups: bool,
}

/// `people_fields`: those every register has, then the axes of one's own, then the custom ones, each in their order.
pub fn fields(look: Look<'_>, _: Nothing) -> Result<Page<FieldRow>, Failure> {
    let customs = CustomFields::read(look.conn)?;
    let items: Vec<FieldRow> = customs.all().filter_map(|field| row(field, &customs)).collect();
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

fn row(field: Field, customs: &CustomFields) -> Option<FieldRow> {
    let (label, holds) = customs.says(field)?;
    let words = customs.words(field);
    Some(FieldRow {
        id: field.id(),
        label: label.to_owned(),
        holds,
        hows: field.hows(holds),
        words_said: words.iter().map(|(_, said)| (*said).to_owned()).collect(),
        words: words.iter().map(|(word, _)| (*word).to_owned()).collect(),
        custom: matches!(field, Field::Custom(_)),
        needs_project: field.needs_project(),
        groups: customs.groups(field),
    })
}

/// The custom fields of stakeholders, and the axes of one's own.
#[derive(Debug, Default)]
pub(in crate::people) struct CustomFields {
    fields: HashMap<CustomFieldId, custom::Field>,
    order: Vec<CustomFieldId>,
    axes: OwnAxes,
}

impl CustomFields {
    pub(in crate::people) fn read(conn: &Connection) -> Result<Self, Failure> {
        let all = custom::of_subject(conn, CustomSubject::Stakeholder)?;
        Ok(Self {
            order: all.iter().map(|field| field.id).collect(),
            fields: all.into_iter().map(|field| (field.id, field)).collect(),
            axes: OwnAxes::read(conn)?,
        })
    }

    /// Every field there is: those every register has, then the axes of one's own, then the custom ones.
    pub(in crate::people) fn all(&self) -> impl Iterator<Item = Field> {
        Field::known()
            .chain(self.axes.all().iter().map(|axis| Field::Own(axis.id)))
            .chain(self.order.iter().map(|id| Field::Custom(*id)))
    }

    /// A custom field, where it is still there.
    pub(in crate::people) fn get(&self, id: CustomFieldId) -> Option<&custom::Field> {
        self.fields.get(&id)
    }

    /// What a field is called and what it holds; none of a custom field or an axis that is gone.
    pub(in crate::people) fn says(&self, field: Field) -> Option<(&str, FieldHolds)> {
        let id = match field {
            Field::Custom(id) => id,
            Field::Own(id) => return Some((&self.axes.get(id)?.name, FieldHolds::Number)),
            field => return field.says(),
        };
        let custom = self.get(id)?;
        let holds = match custom.kind {
            CustomKind::Text => FieldHolds::Text,
            CustomKind::Number => FieldHolds::Number,
            CustomKind::Date => FieldHolds::Date,
            CustomKind::Choice => FieldHolds::Choice,
            CustomKind::YesNo => FieldHolds::YesNo,
        };
        Some((&custom.name, holds))
    }

    /// The words that a field is one of, stored and said.
    pub(in crate::people) fn words(&self, field: Field) -> Vec<(&str, &str)> {
        match field {
            Field::Custom(id) => self
                .get(id)
                .into_iter()
                .flat_map(|custom| &custom.choices)
                .map(|word| (word.as_str(), word.as_str()))
                .collect(),
            known => known.words(),
        }
    }

    /// Whether the register can be grouped by a field: few values, each said of several.
    pub(in crate::people) fn groups(&self, field: Field) -> bool {
        match field {
            Field::Unit | Field::Kind | Field::Quadrant | Field::Owner | Field::Tags => true,
            Field::Custom(id) => self
                .get(id)
                .is_some_and(|custom| matches!(custom.kind, CustomKind::Choice | CustomKind::YesNo)),
            _ => false,
        }
    }

    /// The field that is named, where it is there.
    ///
    /// # Errors
    /// Where it is not, with what to do.
    pub(in crate::people) fn named(&self, place: &str, id: &str) -> Result<Field, Failure> {
        let field = Field::of(id).ok_or_else(|| {
            Failure::field(
                place,
                format!("there is no field “{id}”; people_fields lists those there are."),
            )
        })?;
        if self.says(field).is_none() {
            return Err(Failure::field(
                place,
                match field {
                    Field::Own(_) => {
                        "this axis is gone; take this part out, or bring the axis back from the history."
                    }
                    _ => {
                        "this custom field is gone; take this part out, or bring the field back from the history."
                    }
                },
            ));
        }
        Ok(field)
    }
}
