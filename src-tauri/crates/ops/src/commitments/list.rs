//! The commitments recorded, those due first.

use chrono::NaiveDate;
use domain::commitments::{Promise, kept_rate};
use domain::share::Share;
use domain::{CommitmentDirection, CommitmentId, CommitmentStatus, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use crate::door::{Page, check_limit, default_limit};
use crate::{Failure, Look, sql};

/// Which commitments.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitmentsRequest {
    /// Only to and by this stakeholder.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// Only in this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only ours, or only theirs.
    #[serde(default)]
    #[ts(optional)]
    pub direction: Option<CommitmentDirection>,
    /// Only those that stand so.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<CommitmentStatus>,
    /// Only those due by this date.
    #[serde(default)]
    #[ts(optional)]
    pub due_until: Option<NaiveDate>,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// A commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CommitmentRow {
    /// The commitment.
    pub id: CommitmentId,
    /// To or by whom.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub stakeholder_name: String,
    /// In which project, if in one.
    pub project: Option<ProjectId>,
    /// Its name.
    pub project_name: Option<String>,
    /// Ours or theirs.
    pub direction: CommitmentDirection,
    /// What was promised.
    pub what: String,
    /// Who sees to it.
    pub owner: String,
    /// When it was agreed.
    pub agreed_on: NaiveDate,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: CommitmentStatus,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// Whether it should have been done by now and is not (R25).
    pub overdue: bool,
    /// Who recorded it.
    pub author: String,
}

/// How many commitments were kept (R25).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CommitmentsKept {
    /// Of ours, those done in time of all due; none where none was due.
    pub ours: Option<Share>,
    /// Of theirs.
    pub theirs: Option<Share>,
}

/// `commitments_list`: by due date, those without one last.
pub fn list(look: Look<'_>, request: CommitmentsRequest) -> Result<Page<CommitmentRow>, Failure> {
    check_limit(request.limit)?;
    let which = "(?1 IS NULL OR c.stakeholder_id = ?1) AND (?2 IS NULL OR c.project_id = ?2) AND (?3 IS NULL OR c.direction = ?3) \
                 AND (?4 IS NULL OR c.status = ?4) AND (?5 IS NULL OR c.due_on <= ?5)";
    let (stakeholder, project) = (request.stakeholder.map(sql::Id), request.project.map(sql::Id));
    let direction = request.direction.map(CommitmentDirection::as_str);
    let status = request.status.map(CommitmentStatus::as_str);
    let total = sql::one(
        look.conn,
        &format!("SELECT count(*) FROM commitment c WHERE {which}"),
        (&stakeholder, &project, direction, status, request.due_until),
    )?
    .unwrap_or(0);
    let items = sql::rows(
        look.conn,
        &format!("{ROWS} WHERE {which} {DUE_FIRST} LIMIT ?6 OFFSET ?7"),
        (
            &stakeholder,
            &project,
            direction,
            status,
            request.due_until,
            request.limit,
            request.offset,
        ),
        |found| row(found, look.context.today),
    )?;
    Ok(Page { total, items })
}

/// Every commitment to and by a stakeholder as it stood on a date, those due first.
pub(crate) fn of(
    conn: &Connection,
    stakeholder: StakeholderId,
    as_of: NaiveDate,
) -> Result<Vec<CommitmentRow>, Failure> {
    let statement = format!("{ROWS} WHERE c.stakeholder_id = ?1 AND c.agreed_on <= ?2 {DUE_FIRST}");
    sql::rows(conn, &statement, (sql::Id(stakeholder), as_of), |found| {
        row(found, as_of)
    })
}

/// How many of these were kept by a date (R25).
pub(crate) fn kept(rows: &[CommitmentRow], as_of: NaiveDate) -> CommitmentsKept {
    let rate = |direction| {
        let of = rows.iter().filter(|row| row.direction == direction);
        kept_rate(of.map(promise), as_of)
    };
    CommitmentsKept {
        ours: rate(CommitmentDirection::Ours),
        theirs: rate(CommitmentDirection::Theirs),
    }
}

fn promise(row: &CommitmentRow) -> Promise {
    Promise {
        due_on: row.due_on,
        status: row.status,
        done_on: row.done_on,
    }
}

/// One commitment as it stands today.
pub(super) fn get(conn: &Connection, id: CommitmentId, today: NaiveDate) -> Result<CommitmentRow, Failure> {
    sql::rows(conn, &format!("{ROWS} WHERE c.id = ?1"), [sql::Id(id)], |found| {
        row(found, today)
    })?
    .pop()
    .ok_or_else(|| Failure::not_found("This commitment"))
}

const ROWS: &str = "SELECT c.id, s.id, s.name, p.id, p.name, c.direction, c.what, c.owner, c.agreed_on, c.due_on, c.status, c.done_on, c.author \
    FROM commitment c JOIN stakeholder s ON s.id = c.stakeholder_id LEFT JOIN project p ON p.id = c.project_id";
const DUE_FIRST: &str = "ORDER BY c.due_on IS NULL, c.due_on, c.agreed_on, c.recorded_at, c.id";

/// A row as it stood on a day.
fn row(row: &Row<'_>, day: NaiveDate) -> store::rusqlite::Result<CommitmentRow> {
    let mut found = CommitmentRow {
        id: sql::id(row, 0)?,
        stakeholder: sql::id(row, 1)?,
        stakeholder_name: row.get(2)?,
        project: sql::maybe_id(row, 3)?,
        project_name: row.get(4)?,
        direction: sql::word(row, 5)?,
        what: row.get(6)?,
        owner: row.get(7)?,
        agreed_on: row.get(8)?,
        due_on: row.get(9)?,
        status: sql::word(row, 10)?,
        done_on: row.get(11)?,
        overdue: false,
        author: row.get(12)?,
    };
    let promise = promise(&found);
    found.status = promise.status_on(day);
    found.overdue = promise.is_overdue(day);
    if found.status != CommitmentStatus::Done {
        found.done_on = None;
    }
    Ok(found)
}
