//! What people ask about their own data, and by when it is due (R33).

use chrono::NaiveDate;
use domain::duties::{days_left, due_on};
use domain::{DataRequestId, DataRequestKind, DataRequestStatus, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Row;
use ts_rs::TS;

use crate::door::{
    NOTE, Nothing, Page, check_limit, default_limit, judge_named, optional_text, required_text,
};
use crate::{Failure, Look, Work, sql};

/// Which requests.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DataRequestsRequest {
    /// Only of this stakeholder.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// Only those that stand so.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<DataRequestStatus>,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// Which requests are due, and seen from when.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestsDueRequest {
    /// Seen from this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DataRequestRow {
    /// The request.
    pub id: DataRequestId,
    /// Whose; none if they are not in the file any more.
    pub stakeholder: Option<StakeholderId>,
    /// Their name.
    pub stakeholder_name: Option<String>,
    /// What is asked.
    pub kind: DataRequestKind,
    /// When it was received.
    pub received_on: NaiveDate,
    /// By when it is to be answered.
    pub due_on: NaiveDate,
    /// How many days are left; negative once it is overdue. None of what is decided.
    #[ts(type = "number | null")]
    pub days_left: Option<i64>,
    /// A note.
    pub note: String,
    /// How it stands.
    pub status: DataRequestStatus,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// Why it was decided so.
    pub reason: String,
    /// Who recorded it.
    pub author: String,
}

/// A request to record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DataRequestAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<DataRequestId>,
    /// Whose data it is about; left out when they are not in the workspace, which the note then says.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// What is asked.
    pub kind: DataRequestKind,
    /// When it was received; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub received_on: Option<NaiveDate>,
    /// A note; of somebody who is not in the workspace it has to say who asks.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
    /// Who records it; the author of the change when left out.
    #[serde(default)]
    #[ts(optional)]
    pub author: Option<String>,
}

/// The request that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DataRequestAdded {
    /// Its id.
    pub id: DataRequestId,
    /// By when it is to be answered.
    pub due_on: NaiveDate,
}

/// A decision on a request.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DataRequestDecide {
    /// The request.
    pub id: DataRequestId,
    /// Done or refused; open takes a decision back.
    pub status: DataRequestStatus,
    /// Why; needed for a decision.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
    /// When; today when left out, never later and never before it was received.
    #[serde(default)]
    #[ts(optional)]
    pub decided_on: Option<NaiveDate>,
}

const ROWS: &str = "SELECT r.id, r.stakeholder_id, s.name, r.kind, r.received_on, r.due_on, r.note, r.status, r.decided_on, r.reason, r.author \
    FROM data_request r LEFT JOIN stakeholder s ON s.id = r.stakeholder_id";
const DUE_FIRST: &str = "ORDER BY r.status <> 'open', iif(r.status = 'open', r.due_on, '') , r.decided_on DESC, r.received_on, r.id";

fn row(row: &Row<'_>, day: NaiveDate) -> store::rusqlite::Result<DataRequestRow> {
    let (due_on, status) = (row.get(5)?, sql::word(row, 7)?);
    Ok(DataRequestRow {
        id: sql::id(row, 0)?,
        stakeholder: sql::maybe_id(row, 1)?,
        stakeholder_name: row.get(2)?,
        kind: sql::word(row, 3)?,
        received_on: row.get(4)?,
        due_on,
        days_left: (status == DataRequestStatus::Open).then(|| days_left(due_on, day)),
        note: row.get(6)?,
        status,
        decided_on: row.get(8)?,
        reason: row.get(9)?,
        author: row.get(10)?,
    })
}

/// `data_requests_list`: those that are open first, by when they are due; then the others, the latest decided first.
pub fn list(look: Look<'_>, request: DataRequestsRequest) -> Result<Page<DataRequestRow>, Failure> {
    check_limit(request.limit)?;
    let which = "(?1 IS NULL OR r.stakeholder_id = ?1) AND (?2 IS NULL OR r.status = ?2)";
    let stakeholder = request.stakeholder.map(sql::Id);
    let status = request.status.map(DataRequestStatus::as_str);
    let total = sql::one(
        look.conn,
        &format!("SELECT count(*) FROM data_request r WHERE {which}"),
        (&stakeholder, status),
    )?
    .unwrap_or(0);
    let items = sql::rows(
        look.conn,
        &format!("{ROWS} WHERE {which} {DUE_FIRST} LIMIT ?3 OFFSET ?4"),
        (&stakeholder, status, request.limit, request.offset),
        |found| row(found, look.context.today),
    )?;
    Ok(Page { total, items })
}

/// `requests_due`: all that is open, those due first. The date may lie ahead: that is what a reminder asks.
pub fn due(look: Look<'_>, request: RequestsDueRequest) -> Result<Page<DataRequestRow>, Failure> {
    let day = request.as_of.unwrap_or(look.context.today);
    let items = sql::rows(
        look.conn,
        &format!(
            "{ROWS} WHERE r.status = 'open' AND r.received_on <= ?1 ORDER BY r.due_on, r.received_on, r.id"
        ),
        [day],
        |found| row(found, day),
    )?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `data_request_add`.
pub fn add(work: &mut Work<'_, '_>, request: DataRequestAdd) -> Result<DataRequestAdded, Failure> {
    let of = match request.stakeholder {
        Some(id) => {
            let name = sql::one::<String>(work, "SELECT name FROM stakeholder WHERE id = ?1", [sql::Id(id)])?;
            format!(
                "of {}",
                name.ok_or_else(|| Failure::not_found("This stakeholder"))?
            )
        }
        None => {
            required_text("note", &request.note, NOTE).map_err(|failure| match request.note.trim() {
                "" => Failure::field(
                    "note",
                    "has to say who asks and how to reach them, since they are not in the workspace.",
                ),
                _ => failure,
            })?;
            "of somebody who is not in the workspace".to_owned()
        }
    };
    let received_on = not_later("received_on", request.received_on, work.context.today)?;
    let due_on = due_on(received_on, &super::holidays::days(work)?);
    if let Some(id) = request.id {
        sql::refuse_taken(work, "data_request", sql::Id(id))?;
    }
    let id = request.id.unwrap_or_else(|| DataRequestId::new(work.context.now));
    sql::run(
        work,
        "INSERT INTO data_request(id, stakeholder_id, kind, received_on, due_on, note, status, author, recorded_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open', ?7, ?8)",
        (
            sql::Id(id),
            request.stakeholder.map(sql::Id),
            request.kind.as_str(),
            received_on,
            due_on,
            optional_text("note", &request.note, NOTE)?,
            judge_named("author", request.author.as_deref(), &work.context.author)?,
            sql::instant(work.context.now),
        ),
    )?;
    let kind = request.kind.label().to_lowercase();
    work.label(format!("Recorded a request {of}: {kind}"));
    Ok(DataRequestAdded { id, due_on })
}

/// `data_request_decide`.
pub fn decide(work: &mut Work<'_, '_>, request: DataRequestDecide) -> Result<Nothing, Failure> {
    let (received_on, kind): (NaiveDate, DataRequestKind) = sql::rows(
        work,
        "SELECT received_on, kind FROM data_request WHERE id = ?1",
        [sql::Id(request.id)],
        |row| Ok((row.get(0)?, sql::word(row, 1)?)),
    )?
    .pop()
    .ok_or_else(|| Failure::not_found("This request"))?;
    let (decided_on, reason) = match request.status {
        DataRequestStatus::Open => {
            if request.decided_on.is_some() || !request.reason.trim().is_empty() {
                return Err(Failure::field(
                    "status",
                    "an open request has no decision: leave reason and date out, or choose done or refused.",
                ));
            }
            (None, String::new())
        }
        _ => {
            let decided_on = not_later("decided_on", request.decided_on, work.context.today)?;
            if decided_on < received_on {
                return Err(Failure::field(
                    "decided_on",
                    format!("lies before {received_on}, when the request was received."),
                ));
            }
            (Some(decided_on), required_text("reason", &request.reason, NOTE)?)
        }
    };
    sql::run(
        work,
        "UPDATE data_request SET status = ?2, decided_on = ?3, reason = ?4 WHERE id = ?1",
        (sql::Id(request.id), request.status.as_str(), decided_on, reason),
    )?;
    if request.status == DataRequestStatus::Open {
        // The list of holidays may have changed since it was decided.
        sql::run(
            work,
            "UPDATE data_request SET due_on = ?2 WHERE id = ?1",
            (
                sql::Id(request.id),
                due_on(received_on, &super::holidays::days(work)?),
            ),
        )?;
    }
    let (kind, status) = (kind.label().to_lowercase(), request.status.label().to_lowercase());
    work.label(format!("Decided a request ({kind}): {status}"));
    Ok(Nothing {})
}

pub(crate) fn not_later(field: &str, day: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate, Failure> {
    match day {
        Some(day) if day > today => Err(Failure::field(
            field,
            format!("{day} is in the future; choose today or an earlier date."),
        )),
        day => Ok(day.unwrap_or(today)),
    }
}
