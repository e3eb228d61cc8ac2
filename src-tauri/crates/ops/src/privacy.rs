//! How the people of a project are shown, and until when they are kept (R34).

use chrono::NaiveDate;
use domain::ProjectId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::given;
use crate::projects::{ProjectRow, project};
use crate::{Failure, Work, sql};

/// Changes to how the people of a project are shown and kept: what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectPrivacyChange {
    /// The project.
    pub project: ProjectId,
    /// Whether its people appear by position, never by name.
    #[serde(default)]
    #[ts(optional)]
    pub role_only: Option<bool>,
    /// The day it is closed; it may lie ahead. Null opens it again.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub closed_on: Option<Option<NaiveDate>>,
    /// The last day its people are kept, not before the close; null for so many months after it as the workspace says.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub keep_until: Option<Option<NaiveDate>>,
}

/// `project_privacy_change`: the project as it is then.
pub fn change(work: &mut Work<'_, '_>, request: ProjectPrivacyChange) -> Result<ProjectRow, Failure> {
    let now = project(work.look(), request.project)?;
    let role_only = request.role_only.unwrap_or(now.role_only);
    let closed_on = request.closed_on.unwrap_or(now.closed_on);
    let chosen = if now.keep_until_chosen {
        now.keep_until
    } else {
        None
    };
    let mut keep_until = request.keep_until.unwrap_or(chosen);
    match (closed_on, keep_until) {
        (Some(closed), Some(until)) if until < closed => {
            return Err(Failure::field(
                "keep_until",
                format!(
                    "{until} is before the project is closed on {closed}; choose that day or a later one."
                ),
            ));
        }
        // Opened again, the date goes with the close; asked for by itself, it is a mistake.
        (None, Some(_)) if request.keep_until.flatten().is_some() => {
            return Err(Failure::field(
                "keep_until",
                "is counted from the close: say when the project is closed as well.",
            ));
        }
        (None, Some(_)) => keep_until = None,
        _ => {}
    }
    sql::run(
        work,
        "INSERT INTO project_privacy(project_id, role_only, closed_on, keep_until) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT(project_id) DO UPDATE SET role_only = excluded.role_only, closed_on = excluded.closed_on, \
         keep_until = excluded.keep_until",
        (sql::Id(request.project), role_only, closed_on, keep_until),
    )?;
    let name = &now.name;
    work.label(if role_only != now.role_only {
        if role_only {
            format!("Made {name} role-only")
        } else {
            format!("Showed the people of {name} by name again")
        }
    } else {
        match (now.closed_on, closed_on) {
            (None, Some(_)) => format!("Closed {name}"),
            (Some(_), None) => format!("Opened {name} again"),
            _ => format!("Changed how long the people of {name} are kept"),
        }
    });
    project(work.look(), request.project)
}

/// The projects whose people appear by position.
pub(crate) fn role_only(conn: &Connection) -> Result<Vec<ProjectId>, Failure> {
    sql::rows(
        conn,
        "SELECT project_id FROM project_privacy WHERE role_only = 1",
        (),
        |row| sql::id(row, 0),
    )
}

/// Whether people appear by position in this project.
pub(crate) fn is_role_only(conn: &Connection, project: Option<ProjectId>) -> Result<bool, Failure> {
    match project {
        Some(project) => Ok(role_only(conn)?.contains(&project)),
        None => Ok(false),
    }
}
