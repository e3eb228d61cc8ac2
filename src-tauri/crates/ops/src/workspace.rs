//! The workspace itself: its name, its purpose, what it holds, and the house rules in force.

use chrono::NaiveDate;
use domain::{Settings, WorkspaceId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, NOTE, Nothing, optional_text, required_text};
use crate::projects::{ProjectRow, ProjectsRequest};
use crate::{Code, Failure, FieldFault, Look, Work, sql};

/// The workspace at a glance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Overview {
    /// The workspace.
    pub id: WorkspaceId,
    /// Its name.
    pub name: String,
    /// What the names in it are kept for.
    pub purpose: String,
    /// Whether its people are invented (the sample).
    pub fiction: bool,
    /// When it was made.
    pub created_on: NaiveDate,
    /// Whether it can only be looked at.
    pub read_only: bool,
    /// Whether a password protects its file.
    pub encrypted: bool,
    /// Its projects.
    pub projects: Vec<ProjectRow>,
    /// What it holds.
    pub counts: Counts,
}

/// What a workspace holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Counts {
    /// Stakeholders that are persons.
    pub people: u64,
    /// Posts without a named person.
    pub roles: u64,
    /// Groups.
    pub groups: u64,
    /// Organisations.
    pub organisations: u64,
    /// Units of the organisation tree.
    pub units: u64,
    /// Ties.
    pub ties: u64,
    /// Assessments.
    pub assessments: u64,
    /// Conversations.
    pub engagements: u64,
    /// Commitments.
    pub commitments: u64,
    /// Custom fields of stakeholders and projects.
    pub custom_fields: u64,
    /// Tags.
    pub tags: u64,
}

/// A new name and purpose.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The name.
    pub name: String,
    /// What the names in it are kept for; stays when left out.
    #[serde(default)]
    #[ts(optional)]
    pub purpose: Option<String>,
}

/// `workspace_overview`.
pub fn overview(look: Look<'_>, _: Nothing) -> Result<Overview, Failure> {
    let projects = crate::projects::list(look, ProjectsRequest::default())?.items;
    let mut counts = Counts::default();
    for (kind, count) in sql::rows(
        look.conn,
        "SELECT kind, count(*) FROM stakeholder GROUP BY kind",
        (),
        |row| {
            Ok((
                sql::word::<domain::StakeholderKind>(row, 0)?,
                row.get::<_, u64>(1)?,
            ))
        },
    )? {
        match kind {
            domain::StakeholderKind::Person => counts.people = count,
            domain::StakeholderKind::Role => counts.roles = count,
            domain::StakeholderKind::Group => counts.groups = count,
            domain::StakeholderKind::Organisation => counts.organisations = count,
        }
    }
    for (count, table) in [
        (&mut counts.units, "unit"),
        (&mut counts.ties, "tie"),
        (&mut counts.assessments, "assessment"),
        (&mut counts.engagements, "engagement_record"),
        (&mut counts.commitments, "commitment"),
        (&mut counts.custom_fields, "custom_field"),
        (&mut counts.tags, "tag"),
    ] {
        *count = sql::one(look.conn, &format!("SELECT count(*) FROM {table}"), ())?.unwrap_or(0);
    }
    sql::rows(
        look.conn,
        "SELECT id, name, purpose, fiction, created_on FROM workspace",
        (),
        |row| {
            Ok((
                sql::id(row, 0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        },
    )?
    .pop()
    .map(|(id, name, purpose, fiction, created_on)| Overview {
        id,
        name,
        purpose,
        fiction,
        created_on,
        read_only: look.workspace.is_read_only(),
        encrypted: look.workspace.is_encrypted(),
        projects,
        counts,
    })
    .ok_or_else(|| {
        Failure::new(
            Code::Damaged,
            "The workspace has lost its name; restore a backup.",
        )
    })
}

/// `workspace_rename`.
pub fn rename(work: &mut Work<'_, '_>, request: Rename) -> Result<Nothing, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    let same: Option<i64> = sql::one(work, "SELECT 1 FROM workspace WHERE name = ?1", [&name])?;
    sql::run(work, "UPDATE workspace SET name = ?1", [&name])?;
    if let Some(purpose) = request.purpose {
        sql::run(
            work,
            "UPDATE workspace SET purpose = ?1",
            [optional_text("purpose", &purpose, NOTE)?],
        )?;
    }
    work.label(if same.is_some() {
        "Said what names are kept for".to_owned()
    } else {
        format!("Named the workspace {name}")
    });
    Ok(Nothing {})
}

const RULES: &str = "house_rules";

/// `settings_read`.
pub fn settings(look: Look<'_>, _: Nothing) -> Result<Settings, Failure> {
    house_rules(look.conn)
}

/// The house rules in force; the defaults where none were set.
pub(crate) fn house_rules(conn: &Connection) -> Result<Settings, Failure> {
    match sql::one::<String>(conn, "SELECT value FROM setting WHERE key = ?1", [RULES])? {
        Some(text) => serde_json::from_str(&text).map_err(|_| {
            Failure::new(
                Code::Damaged,
                "The house rules cannot be read; set them again in Settings.",
            )
        }),
        None => Ok(Settings::default()),
    }
}

/// `settings_change`.
pub fn change_settings(work: &mut Work<'_, '_>, settings: Settings) -> Result<Settings, Failure> {
    let faults: Vec<_> = settings
        .faults()
        .into_iter()
        .map(|fault| FieldFault {
            field: fault.field.to_owned(),
            message: fault.message.to_owned(),
        })
        .collect();
    if let Some(first) = faults.first() {
        let message = format!("{}: {}", first.field, first.message);
        return Err(Failure {
            code: Code::Invalid,
            message,
            fields: Some(faults),
        });
    }
    let text = serde_json::to_string(&settings).map_err(|_| {
        Failure::new(
            Code::Internal,
            "The house rules could not be written. Nothing was changed.",
        )
    })?;
    sql::run(
        work,
        "INSERT INTO setting(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (RULES, text),
    )?;
    work.label("Changed the house rules");
    Ok(settings)
}
