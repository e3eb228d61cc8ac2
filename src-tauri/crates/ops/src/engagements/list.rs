//! The conversations recorded, newest first.

use chrono::NaiveDate;
use domain::conversations::Sentiment;
use domain::{Basis, EngagementRecordId, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use crate::door::{Page, check_limit, default_limit};
use crate::{Failure, Look, sql};

/// Which conversations.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EngagementsRequest {
    /// Only with this stakeholder.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// Only about this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only on this date or later.
    #[serde(default)]
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
    /// Only on this date or earlier.
    #[serde(default)]
    #[ts(optional)]
    pub until_on: Option<NaiveDate>,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// A conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EngagementRow {
    /// The record.
    pub id: EngagementRecordId,
    /// With whom.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub stakeholder_name: String,
    /// About which project, if about one.
    pub project: Option<ProjectId>,
    /// Its name.
    pub project_name: Option<String>,
    /// When.
    pub on_date: NaiveDate,
    /// How: a meeting, a call, a letter.
    pub channel: String,
    /// Where.
    pub place: String,
    /// What for.
    pub purpose: String,
    /// Who else was there.
    pub attendees: String,
    /// What was shared.
    pub shared: String,
    /// What issues were raised.
    pub issues: String,
    /// What the response was.
    pub response: String,
    /// From -2 to 2; none where nobody said.
    pub sentiment: Option<i64>,
    /// What the sentiment rests on.
    pub basis: Option<Basis>,
    /// Who follows up.
    pub follow_up_owner: String,
    /// By when.
    pub follow_up_on: Option<NaiveDate>,
    /// Who recorded it.
    pub author: String,
}

/// `engagements_list`.
pub fn list(look: Look<'_>, request: EngagementsRequest) -> Result<Page<EngagementRow>, Failure> {
    check_limit(request.limit)?;
    let which = "(?1 IS NULL OR e.stakeholder_id = ?1) AND (?2 IS NULL OR e.project_id = ?2) \
                 AND (?3 IS NULL OR e.on_date >= ?3) AND (?4 IS NULL OR e.on_date <= ?4)";
    let (stakeholder, project) = (request.stakeholder.map(sql::Id), request.project.map(sql::Id));
    let total = sql::one(
        look.conn,
        &format!("SELECT count(*) FROM engagement_record e WHERE {which}"),
        (&stakeholder, &project, request.from_on, request.until_on),
    )?
    .unwrap_or(0);
    let items = sql::rows(
        look.conn,
        &format!("{ROWS} WHERE {which} {NEWEST_FIRST} LIMIT ?5 OFFSET ?6"),
        (
            &stakeholder,
            &project,
            request.from_on,
            request.until_on,
            request.limit,
            request.offset,
        ),
        row,
    )?;
    Ok(Page { total, items })
}

/// Every conversation with a stakeholder up to a date, newest first.
pub(crate) fn of(
    conn: &Connection,
    stakeholder: StakeholderId,
    as_of: NaiveDate,
) -> Result<Vec<EngagementRow>, Failure> {
    let statement = format!("{ROWS} WHERE e.stakeholder_id = ?1 AND e.on_date <= ?2 {NEWEST_FIRST}");
    sql::rows(conn, &statement, (sql::Id(stakeholder), as_of), row)
}

/// What these conversations, newest first, say of sentiment (R24).
pub(crate) fn sentiment(newest_first: &[EngagementRow]) -> Sentiment {
    let values: Vec<i64> = newest_first
        .iter()
        .rev()
        .filter_map(|row| row.sentiment)
        .collect();
    domain::conversations::sentiment(&values)
}

/// One conversation.
pub(super) fn get(conn: &Connection, id: EngagementRecordId) -> Result<EngagementRow, Failure> {
    sql::rows(conn, &format!("{ROWS} WHERE e.id = ?1"), [sql::Id(id)], row)?
        .pop()
        .ok_or_else(|| Failure::not_found("This conversation"))
}

const ROWS: &str = "SELECT e.id, s.id, s.name, p.id, p.name, e.on_date, e.channel, e.place, e.purpose, e.attendees, e.shared, e.issues, \
    e.response, e.sentiment, e.basis, e.follow_up_owner, e.follow_up_on, e.author FROM engagement_record e \
    JOIN stakeholder s ON s.id = e.stakeholder_id LEFT JOIN project p ON p.id = e.project_id";
const NEWEST_FIRST: &str = "ORDER BY e.on_date DESC, e.recorded_at DESC, e.id DESC";

fn row(row: &Row<'_>) -> store::rusqlite::Result<EngagementRow> {
    Ok(EngagementRow {
        id: sql::id(row, 0)?,
        stakeholder: sql::id(row, 1)?,
        stakeholder_name: row.get(2)?,
        project: sql::maybe_id(row, 3)?,
        project_name: row.get(4)?,
        on_date: row.get(5)?,
        channel: row.get(6)?,
        place: row.get(7)?,
        purpose: row.get(8)?,
        attendees: row.get(9)?,
        shared: row.get(10)?,
        issues: row.get(11)?,
        response: row.get(12)?,
        sentiment: row.get(13)?,
        basis: row.get::<_, Option<sql::Word<Basis>>>(14)?.map(|basis| basis.0),
        follow_up_owner: row.get(15)?,
        follow_up_on: row.get(16)?,
        author: row.get(17)?,
    })
}
