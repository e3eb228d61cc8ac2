//! Axes of one's own (R2): what a workspace assesses beside what the program asks.

use std::collections::HashMap;

use domain::{AnyAxis, Axis, MOST_OWN_AXES, OwnAxisId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, Nothing, Page, optional_text, rehearse, required_text};
use crate::words::counted;
use crate::{Code, Context, Failure, Look, Session, Work, sql};

/// An axis of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwnAxisRow {
    /// The axis.
    #[ts(type = "`${string}-${string}-${string}-${string}-${string}`")]
    pub id: OwnAxisId,
    /// Its name.
    pub name: String,
    /// What 1 means; empty where nobody said.
    pub low: String,
    /// What 5 means; empty where nobody said.
    pub high: String,
    /// How many assessments there are on it.
    pub assessments: u64,
}

/// An axis to add.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnAxisAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<OwnAxisId>,
    /// Its name, which no other axis has.
    pub name: String,
    /// What 1 means.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub low: String,
    /// What 5 means.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub high: String,
}

/// The axis that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwnAxisAdded {
    /// Its id.
    pub id: OwnAxisId,
}

/// Changes to an axis: what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnAxisChange {
    /// The axis.
    pub id: OwnAxisId,
    /// Its name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// What 1 means.
    #[serde(default)]
    #[ts(optional)]
    pub low: Option<String>,
    /// What 5 means.
    #[serde(default)]
    #[ts(optional)]
    pub high: Option<String>,
    /// Its place among the axes, from 0.
    #[serde(default)]
    #[ts(optional)]
    pub position: Option<u32>,
}

/// Which axis to remove.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnAxisRemove {
    /// The axis.
    pub id: OwnAxisId,
    /// Only say what would go.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// What went with an axis, or would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwnAxisRemoved {
    /// The assessments on it.
    pub assessments: u64,
    /// Of how many stakeholders they were.
    pub stakeholders: u64,
}

/// `own_axes_list`: in their order.
pub fn list(look: Look<'_>, _: Nothing) -> Result<Page<OwnAxisRow>, Failure> {
    let mut held: HashMap<AnyAxis, u64> = sql::rows(
        look.conn,
        "SELECT axis, count(*) FROM assessment GROUP BY axis",
        [],
        |row| Ok((sql::word(row, 0)?, row.get(1)?)),
    )?
    .into_iter()
    .collect();
    let items: Vec<OwnAxisRow> = OwnAxes::read(look.conn)?
        .0
        .into_iter()
        .map(|axis| OwnAxisRow {
            assessments: held.remove(&axis.id.into()).unwrap_or_default(),
            id: axis.id,
            name: axis.name,
            low: axis.low,
            high: axis.high,
        })
        .collect();
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `own_axis_add`.
pub fn add(work: &mut Work<'_, '_>, request: OwnAxisAdd) -> Result<OwnAxisAdded, Failure> {
    let id = request.id.unwrap_or_else(|| OwnAxisId::new(work.context.now));
    sql::refuse_taken(work, "own_axis", sql::Id(id))?;
    let name = insert(work, id, &request)?;
    work.label(format!("Added axis {name}"));
    Ok(OwnAxisAdded { id })
}

/// Writes a new axis, behind those there are; its name.
fn insert(work: &Work<'_, '_>, id: OwnAxisId, new: &OwnAxisAdd) -> Result<String, Failure> {
    let axes = OwnAxes::read(work)?;
    let name = free_name(&axes, None, &new.name)?;
    let low = optional_text("low", &new.low, NAME)?;
    let high = optional_text("high", &new.high, NAME)?;
    if axes.0.len() >= MOST_OWN_AXES {
        return Err(Failure::new(
            Code::Invalid,
            format!(
                "There are {MOST_OWN_AXES} axes of your own already, which is the most there can be. Remove one first."
            ),
        ));
    }
    sql::run(
        work,
        "INSERT INTO own_axis(id, name, name_key, low, high, position) \
         VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position) + 1, 0) FROM own_axis))",
        (sql::Id(id), &name, fold_key(&name), low, high),
    )?;
    Ok(name)
}

/// `own_axis_change`.
pub fn change(work: &mut Work<'_, '_>, request: OwnAxisChange) -> Result<Nothing, Failure> {
    let axes = OwnAxes::read(work)?;
    let now = axes.must_exist("id", request.id)?.clone();
    let name = match &request.name {
        Some(name) => free_name(&axes, Some(now.id), name)?,
        None => now.name.clone(),
    };
    let end = |field: &str, given: &Option<String>, is: String| match given {
        Some(text) => optional_text(field, text, NAME),
        None => Ok(is),
    };
    let (low, high) = (
        end("low", &request.low, now.low)?,
        end("high", &request.high, now.high)?,
    );
    sql::run(
        work,
        "UPDATE own_axis SET name = ?2, name_key = ?3, low = ?4, high = ?5 WHERE id = ?1",
        (sql::Id(now.id), &name, fold_key(&name), low, high),
    )?;
    if let Some(position) = request.position {
        let mut order: Vec<OwnAxisId> = axes.0.iter().map(|axis| axis.id).collect();
        order.retain(|id| *id != now.id);
        order.insert(order.len().min(position as usize), now.id);
        for (position, id) in order.into_iter().enumerate() {
            sql::run(
                work,
                "UPDATE own_axis SET position = ?2 WHERE id = ?1 AND position <> ?2",
                (sql::Id(id), position as u64),
            )?;
        }
    }
    work.label(format!("Changed axis {}", now.name));
    Ok(Nothing {})
}

/// `own_axis_remove`: what was said on it goes with it.
pub fn remove(work: &mut Work<'_, '_>, request: OwnAxisRemove) -> Result<OwnAxisRemoved, Failure> {
    let axes = OwnAxes::read(work)?;
    let axis = axes
        .get(request.id)
        .ok_or_else(|| Failure::not_found("This axis"))?;
    let text = AnyAxis::from(axis.id).to_string();
    let act = |work: &mut Work<'_, '_>| {
        let stakeholders = sql::one(
            work,
            "SELECT count(DISTINCT stakeholder_id) FROM assessment WHERE axis = ?1",
            [&text],
        )?;
        let assessments = sql::run(work, "DELETE FROM assessment WHERE axis = ?1", [&text])? as u64;
        sql::run(work, "DELETE FROM own_axis WHERE id = ?1", [sql::Id(axis.id)])?;
        Ok(OwnAxisRemoved {
            assessments,
            stakeholders: stakeholders.unwrap_or_default(),
        })
    };
    if request.dry_run {
        return rehearse(work, act);
    }
    let gone = act(work)?;
    work.label(match gone.assessments {
        0 => format!("Removed axis {}", axis.name),
        some => format!(
            "Removed axis {} with {}",
            axis.name,
            counted(some, "assessment", "assessments")
        ),
    });
    Ok(gone)
}

/// A name that no other axis has, whether known or one's own.
fn free_name(axes: &OwnAxes, except: Option<OwnAxisId>, name: &str) -> Result<String, Failure> {
    let name = required_text("name", name, NAME)?;
    match axes.called(&name) {
        Some(AnyAxis::Own(id)) if Some(id) == except => Ok(name),
        Some(_) => Err(Failure::field(
            "name",
            format!("there is an axis “{name}” already; choose another name."),
        )),
        None => Ok(name),
    }
}

/// An axis as the file keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnAxis {
    pub id: OwnAxisId,
    pub name: String,
    pub low: String,
    pub high: String,
}

/// The axes of a workspace, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct OwnAxes(Vec<OwnAxis>);

impl OwnAxes {
    pub(crate) fn read(conn: &Connection) -> Result<Self, Failure> {
        let all = sql::rows(
            conn,
            "SELECT id, name, low, high FROM own_axis ORDER BY position, id",
            [],
            |row| {
                Ok(OwnAxis {
                    id: sql::id(row, 0)?,
                    name: row.get(1)?,
                    low: row.get(2)?,
                    high: row.get(3)?,
                })
            },
        )?;
        Ok(Self(all))
    }

    pub(crate) fn all(&self) -> &[OwnAxis] {
        &self.0
    }

    /// The axis, if it is there.
    pub(crate) fn get(&self, id: OwnAxisId) -> Option<&OwnAxis> {
        self.0.iter().find(|axis| axis.id == id)
    }

    /// Refuses when the axis is not there.
    pub(crate) fn must_exist(&self, field: &str, id: OwnAxisId) -> Result<&OwnAxis, Failure> {
        self.get(id).ok_or_else(|| {
            Failure::field(
                field,
                "is no axis of this workspace; it may have been removed meanwhile. own_axes_list lists those there are.",
            )
        })
    }

    /// Refuses when one of one's own is not there.
    pub(crate) fn check(&self, field: &str, axis: AnyAxis) -> Result<(), Failure> {
        match axis {
            AnyAxis::Known(_) => Ok(()),
            AnyAxis::Own(id) => self.must_exist(field, id).map(|_| ()),
        }
    }

    /// What a person calls an axis.
    pub(crate) fn name(&self, axis: AnyAxis) -> &str {
        match axis {
            AnyAxis::Known(axis) => axis.label(),
            AnyAxis::Own(id) => self.get(id).map_or("An axis that was removed", |own| &own.name),
        }
    }

    /// The axis of this name, or of this word, whatever its case and accents.
    pub(crate) fn called(&self, name: &str) -> Option<AnyAxis> {
        let key = fold_key(name.trim());
        let known = Axis::ALL
            .iter()
            .find(|axis| fold_key(axis.label()) == key || axis.as_str() == key);
        known
            .map(|axis| AnyAxis::from(*axis))
            .or_else(|| self.own_called(name))
    }

    /// The axis of one's own of this name, whatever its case and accents.
    pub(crate) fn own_called(&self, name: &str) -> Option<AnyAxis> {
        let key = fold_key(name.trim());
        let own = self.0.iter().find(|axis| fold_key(&axis.name) == key);
        own.map(|axis| axis.id.into())
    }
}

/// The axis of this name, as the command line takes it.
///
/// # Errors
/// `invalid` where there is none, with those there are.
pub fn axis_called(
    session: &Session,
    context: &Context,
    field: &str,
    name: &str,
) -> Result<AnyAxis, Failure> {
    let axes = session.read(context, |look| OwnAxes::read(look.conn))?;
    axes.called(name).ok_or_else(|| {
        let known = Axis::ALL.iter().map(|axis| axis.label());
        let own = axes.0.iter().map(|axis| axis.name.as_str());
        let there: Vec<&str> = known.chain(own).collect();
        Failure::field(
            field,
            format!("“{name}” is no axis here; use one of {}.", there.join(", ")),
        )
    })
}

/// The axis of one's own of this name, made if it is not there; whether it was made.
pub(crate) fn find_or_make(work: &Work<'_, '_>, name: &str) -> Result<(AnyAxis, bool), Failure> {
    let axes = OwnAxes::read(work)?;
    if let Some(axis) = axes.own_called(name) {
        return Ok((axis, false));
    }
    let id = OwnAxisId::new(work.context.now);
    let new = OwnAxisAdd {
        id: Some(id),
        name: name.to_owned(),
        low: String::new(),
        high: String::new(),
    };
    insert(work, id, &new)?;
    Ok((id.into(), true))
}
