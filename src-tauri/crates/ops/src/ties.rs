//! Ties between stakeholders. Reports-to is a tie.

use chrono::NaiveDate;
use domain::{ProjectId, StakeholderId, TieId, TieKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, Nothing, Page, check_limit, default_limit, given, optional_text};
use crate::{Failure, Look, Work, people, sql};

/// Which ties.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TiesRequest {
    /// Only those with both ends in this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// A tie.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TieRow {
    /// The tie.
    pub id: TieId,
    /// Its kind.
    pub kind: TieKind,
    /// From this stakeholder.
    pub from: StakeholderId,
    /// Its name.
    pub from_name: String,
    /// To this stakeholder.
    pub to: StakeholderId,
    /// Its name.
    pub to_name: String,
    /// 1 weak to 5 strong.
    pub strength: Option<u8>,
    /// Where it was learnt.
    pub source: String,
    /// From this date.
    pub from_on: NaiveDate,
}

/// A tie to record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TieAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<TieId>,
    /// Its kind.
    pub kind: TieKind,
    /// From this stakeholder.
    pub from: StakeholderId,
    /// To this stakeholder.
    pub to: StakeholderId,
    /// 1 weak to 5 strong.
    #[serde(default)]
    #[ts(optional)]
    pub strength: Option<u8>,
    /// Where it was learnt.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub source: String,
    /// From this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
}

/// The tie that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TieAdded {
    /// Its id.
    pub id: TieId,
}

/// Changes to a tie: what is left out stays, null clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct TieChanges {
    /// Its kind.
    #[ts(optional)]
    pub kind: Option<TieKind>,
    /// 1 weak to 5 strong.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub strength: Option<Option<u8>>,
    /// Where it was learnt.
    #[ts(optional)]
    pub source: Option<String>,
    /// Since when it stands.
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
}

/// Which tie, and what changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TieEdit {
    /// The tie.
    pub id: TieId,
    /// What changes.
    pub changes: TieChanges,
}

/// Which tie to end.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TieEnd {
    /// The tie.
    pub id: TieId,
    /// Its last day; yesterday when left out, or the day it began if that is later.
    #[serde(default)]
    #[ts(optional)]
    pub until_on: Option<NaiveDate>,
}

/// Which tie to delete.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TieDelete {
    /// The tie.
    pub id: TieId,
}

/// `ties_list`.
pub fn list(look: Look<'_>, request: TiesRequest) -> Result<Page<TieRow>, Failure> {
    check_limit(request.limit)?;
    let as_of = look.date(request.as_of)?;
    let project = request.project.map(sql::Id);
    let which = "FROM tie t WHERE t.from_on <= ?2 AND (t.until_on IS NULL OR t.until_on >= ?2) AND (?1 IS NULL OR ( \
                 t.from_id IN (SELECT stakeholder_id FROM stake WHERE project_id = ?1 AND added_on <= ?2) AND \
                 t.to_id IN (SELECT stakeholder_id FROM stake WHERE project_id = ?1 AND added_on <= ?2)))";
    let total = sql::one(look.conn, &format!("SELECT count(*) {which}"), (&project, as_of))?.unwrap_or(0);
    // An order by names that are not shown would tell of them.
    let key = if look.by_position { "role_key" } else { "name_key" };
    let items = sql::rows(
        look.conn,
        &format!(
            "SELECT t.id, t.kind, a.id, a.name, b.id, b.name, t.strength, t.source, t.from_on {} ORDER BY a.{key}, t.kind, b.{key}, t.id \
             LIMIT ?3 OFFSET ?4",
            which.replacen(
                "FROM tie t",
                "FROM tie t JOIN stakeholder a ON a.id = t.from_id JOIN stakeholder b ON b.id = t.to_id",
                1
            )
        ),
        (&project, as_of, request.limit, request.offset),
        |row| {
            Ok(TieRow {
                id: sql::id(row, 0)?,
                kind: sql::word(row, 1)?,
                from: sql::id(row, 2)?,
                from_name: row.get(3)?,
                to: sql::id(row, 4)?,
                to_name: row.get(5)?,
                strength: row.get(6)?,
                source: row.get(7)?,
                from_on: row.get(8)?,
            })
        },
    )?;
    Ok(Page { total, items })
}

/// `tie_add`.
pub fn add(work: &mut Work<'_, '_>, request: TieAdd) -> Result<TieAdded, Failure> {
    let from = people::edit::must_exist(work, "from", request.from)?;
    let to = people::edit::must_exist(work, "to", request.to)?;
    if request.from == request.to {
        return Err(Failure::field("to", "a stakeholder cannot be tied to itself."));
    }
    check_strength("strength", request.strength)?;
    if find(work, request.kind, request.from, request.to)?.is_some() {
        return Err(recorded_already(&from, request.kind, &to));
    }
    let id = request.id.unwrap_or_else(|| TieId::new(work.context.now));
    sql::refuse_taken(work, "tie", sql::Id(id))?;
    insert(
        work,
        &NewTie {
            id,
            kind: request.kind,
            from: request.from,
            to: request.to,
            strength: request.strength,
            source: &optional_text("source", &request.source, NAME)?,
            from_on: request.from_on.unwrap_or(work.context.today),
        },
    )?;
    work.label(format!("Tied {from} to {to}"));
    Ok(TieAdded { id })
}

fn check_strength(field: &str, strength: Option<u8>) -> Result<(), Failure> {
    if strength.is_some_and(|strength| !(1..=5).contains(&strength)) {
        return Err(Failure::field(field, "must be 1 (weak) to 5 (strong)."));
    }
    Ok(())
}

fn recorded_already(from: &str, kind: TieKind, to: &str) -> Failure {
    Failure::new(
        crate::Code::Conflict,
        format!(
            "The tie {from} – {} – {to} is recorded already.",
            kind.label().to_lowercase()
        ),
    )
}

/// A tie with the names of its ends.
struct Known {
    from: (StakeholderId, String),
    to: (StakeholderId, String),
    kind: TieKind,
    strength: Option<u8>,
    source: String,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
}

fn known(conn: &Connection, id: TieId) -> Result<Known, Failure> {
    sql::rows(
        conn,
        "SELECT a.id, a.name, b.id, b.name, t.kind, t.strength, t.source, t.from_on, t.until_on FROM tie t \
         JOIN stakeholder a ON a.id = t.from_id JOIN stakeholder b ON b.id = t.to_id WHERE t.id = ?1",
        [sql::Id(id)],
        |row| {
            Ok(Known {
                from: (sql::id(row, 0)?, row.get(1)?),
                to: (sql::id(row, 2)?, row.get(3)?),
                kind: sql::word(row, 4)?,
                strength: row.get(5)?,
                source: row.get(6)?,
                from_on: row.get(7)?,
                until_on: row.get(8)?,
            })
        },
    )?
    .pop()
    .ok_or_else(|| Failure::not_found("This tie"))
}

/// `tie_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: TieEdit) -> Result<Nothing, Failure> {
    let (known, changes) = (known(work, request.id)?, request.changes);
    let kind = changes.kind.unwrap_or(known.kind);
    let strength = changes.strength.unwrap_or(known.strength);
    let source = match &changes.source {
        Some(source) => optional_text("changes.source", source, NAME)?,
        None => known.source,
    };
    let from_on = changes.from_on.unwrap_or(known.from_on);
    check_strength("changes.strength", strength)?;
    if known.until_on.is_some_and(|until| from_on > until) {
        return Err(Failure::field(
            "changes.from_on",
            "is after the day the tie ended.",
        ));
    }
    let (from, to) = (&known.from, &known.to);
    if known.until_on.is_none() && kind != known.kind && find(work, kind, from.0, to.0)?.is_some() {
        return Err(recorded_already(&from.1, kind, &to.1));
    }
    sql::run(
        work,
        "UPDATE tie SET kind = ?2, strength = ?3, source = ?4, from_on = ?5 WHERE id = ?1",
        (sql::Id(request.id), kind.as_str(), strength, source, from_on),
    )?;
    work.label(format!("Changed the tie of {} to {}", from.1, to.1));
    Ok(Nothing {})
}

/// `tie_end`.
pub fn end(work: &mut Work<'_, '_>, request: TieEnd) -> Result<Nothing, Failure> {
    let known = known(work, request.id)?;
    let yesterday = work.context.today.pred_opt().unwrap_or(work.context.today);
    let until = request.until_on.unwrap_or(yesterday.max(known.from_on));
    if until < known.from_on {
        return Err(Failure::field(
            "until_on",
            format!("is before the tie began on {}.", known.from_on),
        ));
    }
    sql::run(
        work,
        "UPDATE tie SET until_on = ?2 WHERE id = ?1",
        (sql::Id(request.id), until),
    )?;
    work.label(format!("Ended the tie of {} to {}", known.from.1, known.to.1));
    Ok(Nothing {})
}

/// `tie_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: TieDelete) -> Result<Nothing, Failure> {
    let known = known(work, request.id)?;
    sql::run(work, "DELETE FROM tie WHERE id = ?1", [sql::Id(request.id)])?;
    work.label(format!("Deleted the tie of {} to {}", known.from.1, known.to.1));
    Ok(Nothing {})
}

/// A tie whose ends are known to be there.
pub(crate) struct NewTie<'a> {
    pub id: TieId,
    pub kind: TieKind,
    pub from: StakeholderId,
    pub to: StakeholderId,
    pub strength: Option<u8>,
    pub source: &'a str,
    pub from_on: NaiveDate,
}

/// Writes a tie.
pub(crate) fn insert(conn: &Connection, tie: &NewTie<'_>) -> Result<(), Failure> {
    sql::run(
        conn,
        "INSERT INTO tie(id, from_id, to_id, kind, strength, source, from_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            sql::Id(tie.id),
            sql::Id(tie.from),
            sql::Id(tie.to),
            tie.kind.as_str(),
            tie.strength,
            tie.source,
            tie.from_on,
        ),
    )?;
    Ok(())
}

/// A standing tie of this kind between these ends.
pub(crate) fn find(
    conn: &Connection,
    kind: TieKind,
    from: StakeholderId,
    to: StakeholderId,
) -> Result<Option<TieId>, Failure> {
    let found: Option<sql::Id<TieId>> = sql::one(
        conn,
        "SELECT id FROM tie WHERE from_id = ?1 AND to_id = ?2 AND kind = ?3 AND until_on IS NULL",
        (sql::Id(from), sql::Id(to), kind.as_str()),
    )?;
    Ok(found.map(|id| id.0))
}
