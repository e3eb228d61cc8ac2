//! Posts that a stakeholder holds or held beside the one in the register: many hats, each with its dates.

use chrono::NaiveDate;
use domain::{RoleHeldId, StakeholderId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use super::edit::must_exist;
use crate::door::{NAME, Nothing, given, required_text};
use crate::{Failure, Work, sql, units};

/// A post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleHeldRow {
    /// The post.
    pub id: RoleHeldId,
    /// What it is called.
    pub title: String,
    /// The unit it is in.
    pub unit_id: Option<UnitId>,
    /// That unit's name.
    pub unit: Option<String>,
    /// Since when, where it is known.
    pub from_on: Option<NaiveDate>,
    /// Until when, that day included; none: still.
    pub until_on: Option<NaiveDate>,
}

/// A post to record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RoleHeldAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<RoleHeldId>,
    /// Who holds it or held it.
    pub stakeholder: StakeholderId,
    /// What it is called, at most 300 characters.
    pub title: String,
    /// The unit it is in.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<UnitId>,
    /// Since when; not known when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
    /// Until when, that day included; still held when left out.
    #[serde(default)]
    #[ts(optional)]
    pub until_on: Option<NaiveDate>,
}

/// The post that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleHeldAdded {
    /// Its id.
    pub id: RoleHeldId,
}

/// A post to change: what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RoleHeldEdit {
    /// The post.
    pub id: RoleHeldId,
    /// What it is called.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// The unit it is in.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit: Option<Option<UnitId>>,
    /// Since when.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from_on: Option<Option<NaiveDate>>,
    /// Until when, that day included.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until_on: Option<Option<NaiveDate>>,
}

/// Which post to delete.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RoleHeldDelete {
    /// The post.
    pub id: RoleHeldId,
}

/// `role_held_add`.
pub fn add(work: &mut Work<'_, '_>, request: RoleHeldAdd) -> Result<RoleHeldAdded, Failure> {
    let name = must_exist(work, "stakeholder", request.stakeholder)?;
    let title = required_text("title", &request.title, NAME)?;
    if let Some(unit) = request.unit {
        units::must_exist(work, unit)?;
    }
    check_order(request.from_on, request.until_on)?;
    let id = request.id.unwrap_or_else(|| RoleHeldId::new(work.context.now));
    sql::refuse_taken(work, "role_held", sql::Id(id))?;
    sql::run(
        work,
        "INSERT INTO role_held(id, stakeholder_id, title, unit_id, from_on, until_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            sql::Id(id),
            sql::Id(request.stakeholder),
            &title,
            request.unit.map(sql::Id),
            request.from_on,
            request.until_on,
        ),
    )?;
    work.label(format!("Recorded that {name} is or was {title}"));
    Ok(RoleHeldAdded { id })
}

/// `role_held_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: RoleHeldEdit) -> Result<Nothing, Failure> {
    let (name, from_on, until_on) = find(work, request.id)?;
    let from_on = request.from_on.unwrap_or(from_on);
    let until_on = request.until_on.unwrap_or(until_on);
    check_order(from_on, until_on)?;
    let id = sql::Id(request.id);
    if let Some(title) = &request.title {
        let title = required_text("title", title, NAME)?;
        sql::run(
            work,
            "UPDATE role_held SET title = ?2 WHERE id = ?1",
            (&id, title),
        )?;
    }
    if let Some(unit) = request.unit {
        if let Some(unit) = unit {
            units::must_exist(work, unit)?;
        }
        sql::run(
            work,
            "UPDATE role_held SET unit_id = ?2 WHERE id = ?1",
            (&id, unit.map(sql::Id)),
        )?;
    }
    sql::run(
        work,
        "UPDATE role_held SET from_on = ?2, until_on = ?3 WHERE id = ?1",
        (&id, from_on, until_on),
    )?;
    work.label(format!("Changed a post of {name}"));
    Ok(Nothing {})
}

/// `role_held_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: RoleHeldDelete) -> Result<Nothing, Failure> {
    let (name, ..) = find(work, request.id)?;
    sql::run(work, "DELETE FROM role_held WHERE id = ?1", [sql::Id(request.id)])?;
    work.label(format!("Deleted a post of {name}"));
    Ok(Nothing {})
}

/// The posts of a stakeholder that began by a date, those held longest first; of what ended earlier as well.
pub(super) fn of(
    conn: &Connection,
    stakeholder: StakeholderId,
    as_of: NaiveDate,
) -> Result<Vec<RoleHeldRow>, Failure> {
    sql::rows(
        conn,
        "SELECT r.id, r.title, r.unit_id, u.name, r.from_on, r.until_on FROM role_held r LEFT JOIN unit u ON u.id = r.unit_id \
         WHERE r.stakeholder_id = ?1 AND (r.from_on IS NULL OR r.from_on <= ?2) ORDER BY r.from_on, r.id",
        (sql::Id(stakeholder), as_of),
        |row| {
            Ok(RoleHeldRow {
                id: sql::id(row, 0)?,
                title: row.get(1)?,
                unit_id: sql::maybe_id(row, 2)?,
                unit: row.get(3)?,
                from_on: row.get(4)?,
                until_on: row.get(5)?,
            })
        },
    )
}

fn check_order(from_on: Option<NaiveDate>, until_on: Option<NaiveDate>) -> Result<(), Failure> {
    match (from_on, until_on) {
        (Some(from), Some(until)) if until < from => Err(Failure::field(
            "until_on",
            "is before the first day; choose that day or a later one.",
        )),
        _ => Ok(()),
    }
}

type Found = (String, Option<NaiveDate>, Option<NaiveDate>);

/// Whose post it is, and its dates.
fn find(work: &Work<'_, '_>, id: RoleHeldId) -> Result<Found, Failure> {
    sql::rows(
        work,
        "SELECT s.name, r.from_on, r.until_on FROM role_held r JOIN stakeholder s ON s.id = r.stakeholder_id WHERE r.id = ?1",
        [sql::Id(id)],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?
    .pop()
    .ok_or_else(|| Failure::not_found("This post"))
}
