//! Programmes, and projects with the change each lands.

use chrono::NaiveDate;
use domain::retention::keep_until;
use domain::{ChangeId, ProgrammeId, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, NOTE, Nothing, Page, given, optional_text, required_text};
use crate::retention::rule;
use crate::{Failure, Look, Work, people, sql, stakes};

/// Which projects.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ProjectsRequest {
    /// How many to pass over.
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; all when left out.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProjectRow {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Its programme.
    pub programme: ProgrammeId,
    /// The programme's name.
    pub programme_name: String,
    /// The change it lands on groups.
    pub change: ChangeId,
    /// What it is about.
    pub summary: String,
    /// Its sponsor.
    pub sponsor: Option<StakeholderId>,
    /// The sponsor's name.
    pub sponsor_name: Option<String>,
    /// Its first day.
    pub starts_on: Option<NaiveDate>,
    /// The day it goes live.
    pub goes_live_on: Option<NaiveDate>,
    /// People in its team.
    pub team_size: Option<u32>,
    /// Whether it is a pilot: small, willing, first.
    pub pilot: bool,
    /// Whether its people appear by position, never by name (R34).
    pub role_only: bool,
    /// The day it is closed.
    pub closed_on: Option<NaiveDate>,
    /// The last day its people are kept, once it has a close.
    pub keep_until: Option<NaiveDate>,
    /// Whether that day was chosen, and not worked out from the close.
    pub keep_until_chosen: bool,
    /// Stakeholders with a stake in it.
    pub stakeholders: u64,
    /// Of these, groups.
    pub groups: u64,
}

/// A programme to add.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<ProgrammeId>,
    /// Its name.
    pub name: String,
}

/// The programme that was added.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProgrammeAdded {
    /// Its id.
    pub id: ProgrammeId,
}

/// A project to add. Only a name is needed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<ProjectId>,
    /// Its name, unlike any other project's.
    pub name: String,
    /// Its programme; the first there is when left out, made when there is none.
    #[serde(default)]
    #[ts(optional)]
    pub programme: Option<ProgrammeId>,
    /// What it is about.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub summary: String,
    /// Its sponsor.
    #[serde(default)]
    #[ts(optional)]
    pub sponsor: Option<StakeholderId>,
    /// Its first day.
    #[serde(default)]
    #[ts(optional)]
    pub starts_on: Option<NaiveDate>,
    /// The day it goes live.
    #[serde(default)]
    #[ts(optional)]
    pub goes_live_on: Option<NaiveDate>,
    /// People in its team, 1 to 10,000.
    #[serde(default)]
    #[ts(optional)]
    pub team_size: Option<u32>,
    /// Whether it is a pilot.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub pilot: bool,
}

/// The project that was added.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProjectAdded {
    /// Its id.
    pub id: ProjectId,
    /// The id of the change it lands.
    pub change: ChangeId,
}

/// Changes to a project: what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectEdit {
    /// The project.
    pub id: ProjectId,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// What it is about.
    #[serde(default)]
    #[ts(optional)]
    pub summary: Option<String>,
    /// Its sponsor.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sponsor: Option<Option<StakeholderId>>,
    /// Its first day.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub starts_on: Option<Option<NaiveDate>>,
    /// The day it goes live.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub goes_live_on: Option<Option<NaiveDate>>,
    /// People in its team.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub team_size: Option<Option<u32>>,
    /// Whether it is a pilot.
    #[serde(default)]
    #[ts(optional)]
    pub pilot: Option<bool>,
}

/// `projects_list`: by programme, then name.
pub fn list(look: Look<'_>, request: ProjectsRequest) -> Result<Page<ProjectRow>, Failure> {
    let months = rule::months_or_usual(look.conn)?;
    let items = sql::rows(
        look.conn,
        "SELECT p.id, p.name, g.id, g.name, (SELECT id FROM change WHERE project_id = p.id ORDER BY id LIMIT 1), p.summary, p.sponsor_id, s.name, \
         p.starts_on, p.goes_live_on, p.team_size, p.pilot, \
         (SELECT count(*) FROM stake k WHERE k.project_id = p.id), \
         (SELECT count(*) FROM stakeholder x CROSS JOIN stake k ON k.project_id = p.id AND k.stakeholder_id = x.id WHERE x.kind = 'group'), \
         coalesce(v.role_only, 0), v.closed_on, v.keep_until \
         FROM project p JOIN programme g ON g.id = p.programme_id LEFT JOIN stakeholder s ON s.id = p.sponsor_id \
         LEFT JOIN project_privacy v ON v.project_id = p.id \
         ORDER BY g.name, g.id, p.name_key LIMIT ?1 OFFSET ?2",
        (request.limit.map_or(-1, i64::from), request.offset),
        |row| {
            let closed_on: Option<NaiveDate> = row.get(15)?;
            let chosen: Option<NaiveDate> = row.get(16)?;
            Ok(ProjectRow {
                id: sql::id(row, 0)?,
                name: row.get(1)?,
                programme: sql::id(row, 2)?,
                programme_name: row.get(3)?,
                change: sql::id(row, 4)?,
                summary: row.get(5)?,
                sponsor: sql::maybe_id(row, 6)?,
                sponsor_name: row.get(7)?,
                starts_on: row.get(8)?,
                goes_live_on: row.get(9)?,
                team_size: row.get(10)?,
                pilot: row.get(11)?,
                stakeholders: row.get(12)?,
                groups: row.get(13)?,
                role_only: row.get(14)?,
                closed_on,
                keep_until: closed_on.map(|closed| keep_until(closed, months, chosen)),
                keep_until_chosen: chosen.is_some(),
            })
        },
    )?;
    let total = sql::one(look.conn, "SELECT count(*) FROM project", ())?.unwrap_or(0);
    Ok(Page { total, items })
}

/// One project.
pub(crate) fn project(look: Look<'_>, id: ProjectId) -> Result<ProjectRow, Failure> {
    list(look, ProjectsRequest::default())?
        .items
        .into_iter()
        .find(|project| project.id == id)
        .ok_or_else(|| {
            Failure::field(
                "project",
                "is not in the workspace; it may have been deleted meanwhile.",
            )
        })
}

/// The project of this name, accents and case ignored.
pub fn named(look: Look<'_>, name: &str) -> Result<Option<ProjectId>, Failure> {
    let found: Option<sql::Id<ProjectId>> = sql::one(
        look.conn,
        "SELECT id FROM project WHERE name_key = ?1",
        [fold_key(name)],
    )?;
    Ok(found.map(|id| id.0))
}

/// `programme_add`.
pub fn add_programme(work: &mut Work<'_, '_>, request: ProgrammeAdd) -> Result<ProgrammeAdded, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    let id = request.id.unwrap_or_else(|| ProgrammeId::new(work.context.now));
    sql::refuse_taken(work, "programme", sql::Id(id))?;
    sql::run(
        work,
        "INSERT INTO programme(id, name, added_on) VALUES (?1, ?2, ?3)",
        (sql::Id(id), &name, work.context.today),
    )?;
    work.label(format!("Added programme {name}"));
    Ok(ProgrammeAdded { id })
}

/// `project_add`.
pub fn add(work: &mut Work<'_, '_>, request: ProjectAdd) -> Result<ProjectAdded, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    let summary = optional_text("summary", &request.summary, NOTE)?;
    check_plan(request.starts_on, request.goes_live_on, request.team_size)?;
    if named(work.look(), &name)?.is_some() {
        return Err(Failure::field(
            "name",
            "is taken by another project; choose another.",
        ));
    }
    if let Some(sponsor) = request.sponsor {
        people::edit::must_exist(work, "sponsor", sponsor)?;
    }
    let programme = match request.programme {
        Some(programme) => {
            sql::one::<i64>(
                work,
                "SELECT 1 FROM programme WHERE id = ?1",
                [sql::Id(programme)],
            )?
            .ok_or_else(|| Failure::field("programme", "is not in the workspace."))?;
            programme
        }
        None => first_programme(work)?,
    };
    let now = work.context.now;
    let id = request.id.unwrap_or_else(|| ProjectId::new(now));
    sql::refuse_taken(work, "project", sql::Id(id))?;
    let change = ChangeId::new(now);
    sql::run(
        work,
        "INSERT INTO project(id, programme_id, name, name_key, summary, sponsor_id, starts_on, goes_live_on, team_size, pilot, added_on) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        store::rusqlite::params![
            sql::Id(id),
            sql::Id(programme),
            name,
            fold_key(&name),
            summary,
            request.sponsor.map(sql::Id),
            request.starts_on,
            request.goes_live_on,
            request.team_size,
            request.pilot,
            work.context.today
        ],
    )?;
    sql::run(
        work,
        "INSERT INTO change(id, project_id, name, goes_live_on, added_on) VALUES (?1, ?2, ?3, ?4, ?5)",
        (
            sql::Id(change),
            sql::Id(id),
            &name,
            request.goes_live_on,
            work.context.today,
        ),
    )?;
    if let Some(sponsor) = request.sponsor {
        stakes::give(work, sponsor, id, work.context.today)?;
    }
    work.label(format!("Added project {name}"));
    Ok(ProjectAdded { id, change })
}

/// The first programme; made, with the workspace's name, when there is none.
fn first_programme(work: &mut Work<'_, '_>) -> Result<ProgrammeId, Failure> {
    let first: Option<sql::Id<ProgrammeId>> =
        sql::one(work, "SELECT id FROM programme ORDER BY id LIMIT 1", ())?;
    if let Some(first) = first {
        return Ok(first.0);
    }
    let name: String = sql::one(work, "SELECT name FROM workspace", ())?.unwrap_or_default();
    Ok(add_programme(work, ProgrammeAdd { id: None, name })?.id)
}

/// Refuses dates in the wrong order, and a team of no size.
pub(crate) fn check_plan(
    starts_on: Option<NaiveDate>,
    goes_live_on: Option<NaiveDate>,
    team_size: Option<u32>,
) -> Result<(), Failure> {
    if let (Some(start), Some(live)) = (starts_on, goes_live_on)
        && live < start
    {
        return Err(Failure::field(
            "goes_live_on",
            format!("is before the project starts on {start}."),
        ));
    }
    if team_size.is_some_and(|size| !(1..=10_000).contains(&size)) {
        return Err(Failure::field(
            "team_size",
            "must be 1 to 10,000; leave it out if it is not known.",
        ));
    }
    Ok(())
}

/// `project_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: ProjectEdit) -> Result<Nothing, Failure> {
    let now = project(work.look(), request.id)?;
    let name = match &request.name {
        Some(name) => required_text("name", name, NAME)?,
        None => now.name.clone(),
    };
    if named(work.look(), &name)?.is_some_and(|found| found != request.id) {
        return Err(Failure::field(
            "name",
            "is taken by another project; choose another.",
        ));
    }
    let summary = match &request.summary {
        Some(summary) => optional_text("summary", summary, NOTE)?,
        None => now.summary.clone(),
    };
    let sponsor = request.sponsor.unwrap_or(now.sponsor);
    if let Some(sponsor) = sponsor {
        people::edit::must_exist(work, "sponsor", sponsor)?;
        // Only a sponsor named now comes into the project: one who was taken out stays out.
        if request.sponsor.is_some() {
            stakes::give(work, sponsor, request.id, work.context.today)?;
        }
    }
    let starts_on = request.starts_on.unwrap_or(now.starts_on);
    let goes_live_on = request.goes_live_on.unwrap_or(now.goes_live_on);
    let team_size = request.team_size.unwrap_or(now.team_size);
    check_plan(starts_on, goes_live_on, team_size)?;
    sql::run(
        work,
        "UPDATE project SET name = ?2, name_key = ?3, summary = ?4, sponsor_id = ?5, starts_on = ?6, goes_live_on = ?7, \
         team_size = ?8, pilot = ?9 WHERE id = ?1",
        store::rusqlite::params![
            sql::Id(request.id),
            name,
            fold_key(&name),
            summary,
            sponsor.map(sql::Id),
            starts_on,
            goes_live_on,
            team_size,
            request.pilot.unwrap_or(now.pilot)
        ],
    )?;
    // A project's only change goes by its name and its date.
    sql::run(
        work,
        "UPDATE change SET name = ?2, goes_live_on = ?3 WHERE project_id = ?1 AND (SELECT count(*) FROM change WHERE project_id = ?1) = 1",
        (sql::Id(request.id), &name, goes_live_on),
    )?;
    work.label(format!("Changed project {name}"));
    Ok(Nothing {})
}

/// Refuses when the project is not there; its name otherwise.
pub(crate) fn must_exist(conn: &Connection, project: ProjectId) -> Result<String, Failure> {
    sql::one(conn, "SELECT name FROM project WHERE id = ?1", [sql::Id(project)])?.ok_or_else(|| {
        Failure::field(
            "project",
            "is not in the workspace; it may have been deleted meanwhile.",
        )
    })
}

/// The change that a project lands.
pub(crate) fn change_of(conn: &Connection, project: ProjectId) -> Result<ChangeId, Failure> {
    let found: Option<sql::Id<ChangeId>> = sql::one(
        conn,
        "SELECT id FROM change WHERE project_id = ?1 ORDER BY id LIMIT 1",
        [sql::Id(project)],
    )?;
    found.map(|id| id.0).ok_or_else(|| {
        Failure::field(
            "project",
            "is not in the workspace; it may have been deleted meanwhile.",
        )
    })
}
