//! What rows of the register carry beyond what every row has.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::staleness::holds_until;
use domain::{CustomFieldId, CustomKind, ProjectId, Settings};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::filter::{CustomFields, Field, figure};
use super::list::{PersonRow, Query};
use crate::custom::Values;
use crate::map::standing::{Standing, standing_of};
use crate::workspace::house_rules;
use crate::{Failure, Look, sql, stakes, tags};

/// The most columns a window may ask for.
const MOST_COLUMNS: usize = 100;

/// What a row carries in a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(untagged)]
pub enum More {
    /// Yes or no.
    YesNo(bool),
    /// A figure.
    Number(f64),
    /// A text, a date or a stored word.
    Text(String),
    /// Names, by name.
    Names(Vec<String>),
}

/// The columns asked for.
pub(super) struct Columns {
    fields: Vec<(String, Field)>,
    customs: CustomFields,
    as_of: NaiveDate,
    rules: Settings,
}

impl Columns {
    pub(super) fn new(look: Look<'_>, query: &Query) -> Result<Self, Failure> {
        if query.columns.len() > MOST_COLUMNS {
            return Err(Failure::field(
                "columns",
                format!("at most {MOST_COLUMNS} at a time."),
            ));
        }
        let customs = if query.columns.is_empty() {
            CustomFields::default()
        } else {
            CustomFields::read(look.conn)?
        };
        let mut fields = Vec::with_capacity(query.columns.len());
        for (at, id) in query.columns.iter().enumerate() {
            fields.push((id.clone(), customs.named(&format!("columns[{at}]"), id)?));
        }
        Ok(Self {
            fields,
            customs,
            as_of: look.date(query.filter.as_of)?,
            rules: house_rules(look.conn)?,
        })
    }

    /// Puts standings and columns into rows.
    pub(super) fn fill(
        &self,
        look: Look<'_>,
        project: Option<(ProjectId, NaiveDate)>,
        items: &mut [PersonRow],
    ) -> Result<(), Failure> {
        let own = |(_, field): &&(String, Field)| matches!(field, Field::Custom(_));
        let has_custom = self.fields.iter().find(own).is_some();
        for item in items {
            let standing = match project {
                Some((project, as_of)) => standing_of(look, project, as_of, item.id, &self.rules)?,
                None => Standing::default(),
            };
            let values = if has_custom {
                Values::of(look.conn, item.id.as_bytes())?
            } else {
                Values::default()
            };
            let mut more = BTreeMap::new();
            for (id, field) in &self.fields {
                let found = match field {
                    Field::Custom(field) => self.custom(*field, &values),
                    Field::Direction => match project {
                        Some((project, _)) => stakes::direction(look.conn, item.id, project)?
                            .map(|word| More::Text(word.as_str().to_owned())),
                        None => None,
                    },
                    field => self.field(look, *field, item, (&standing, project.is_some()))?,
                };
                if let Some(found) = found {
                    more.insert(id.clone(), found);
                }
            }
            item.more = more;
            item.power = standing.power.map(|placed| placed.median);
            item.interest = standing.interest.map(|placed| placed.median);
            item.quadrant = standing.quadrant;
            item.current = standing.current;
            item.desired = standing.desired;
        }
        Ok(())
    }

    fn custom(&self, id: CustomFieldId, values: &Values) -> Option<More> {
        let value = values.get(id)?;
        Some(match self.customs.get(id)?.kind {
            CustomKind::Number => value
                .parse()
                .map_or_else(|_| More::Text(value.to_owned()), More::Number),
            CustomKind::YesNo => More::YesNo(value == "yes"),
            _ => More::Text(value.to_owned()),
        })
    }

    fn field(
        &self,
        look: Look<'_>,
        field: Field,
        row: &PersonRow,
        (standing, in_project): (&Standing, bool),
    ) -> Result<Option<More>, Failure> {
        let text = |text: &str| (!text.is_empty()).then(|| More::Text(text.to_owned()));
        let names = |names: Vec<String>| (!names.is_empty()).then_some(More::Names(names));
        Ok(match field {
            Field::Tags => names(
                tags::of(look.conn, row.id)?
                    .into_iter()
                    .map(|tag| tag.name)
                    .collect(),
            ),
            Field::Projects => names(sql::rows(
                look.conn,
                "SELECT p.name FROM stake k JOIN project p ON p.id = k.project_id \
                 WHERE k.stakeholder_id = ?1 AND k.added_on <= ?2 ORDER BY p.name_key, p.id",
                (sql::Id(row.id), self.as_of),
                |row| row.get(0),
            )?),
            Field::Notes => {
                let statement = "SELECT notes FROM stakeholder WHERE id = ?1";
                let notes: Option<String> = sql::one(look.conn, statement, [sql::Id(row.id)])?;
                notes.and_then(|notes| text(&notes))
            }
            Field::Name => text(&row.name),
            Field::Kind => text(row.kind.as_str()),
            Field::Role => text(&row.role),
            Field::Grade => text(&row.grade),
            Field::Unit => row.unit.as_deref().and_then(text),
            Field::Headcount => row.headcount.map(More::Number),
            Field::Email => text(&row.email),
            Field::Phone => text(&row.phone),
            Field::Reference => text(&row.reference),
            Field::Owner => text(&row.owner),
            Field::AddedOn => text(&row.added_on.to_string()),
            Field::VerifiedOn => row.verified_on.map(|date| More::Text(date.to_string())),
            Field::VerifyDays => row.verify_days.map(|days| More::Number(days.into())),
            Field::Archived => Some(More::YesNo(
                row.archived_on.is_some_and(|date| date <= self.as_of),
            )),
            Field::Stale => {
                let until = holds_until(row.verified_on, row.added_on, row.verify_days, &self.rules);
                Some(More::YesNo(until.is_some_and(|until| until < self.as_of)))
            }
            Field::Quadrant => standing.quadrant.map(|word| More::Text(word.as_str().to_owned())),
            Field::Current => standing.current.map(|word| More::Text(word.as_str().to_owned())),
            Field::Desired => standing.desired.map(|word| More::Text(word.as_str().to_owned())),
            field if in_project => figure(field, standing).map(|figure| match field {
                Field::Disputed | Field::NotAssessed => More::YesNo(figure != 0.0),
                _ => More::Number(figure),
            }),
            _ => None,
        })
    }
}
