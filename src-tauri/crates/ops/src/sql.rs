//! Small bridges between SQL values and the words of the domain.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use store::rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use store::rusqlite::{Connection, OptionalExtension, Row};

use crate::Failure;

/// An id of the domain as a blob.
pub(crate) struct Id<T>(pub T);

macro_rules! ids {
    ($($id:ident),+ $(,)?) => {$(
        impl ToSql for Id<domain::$id> {
            fn to_sql(&self) -> store::rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }
        impl FromSql for Id<domain::$id> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let bytes = <[u8; 16]>::column_result(value)?;
                Ok(Self(domain::$id::from_bytes(bytes)))
            }
        }
    )+};
}

ids!(
    WorkspaceId,
    ProgrammeId,
    ProjectId,
    ChangeId,
    UnitId,
    StakeholderId,
    MembershipId,
    CompositionId,
    TieId,
    StakeId,
    AssessmentId,
    JudgedScoreId,
    ServiceId,
    NeedId,
    RequestId,
    PlanLineId,
    CustomFieldId,
    TagId,
    TaggingId,
    EngagementRecordId,
    CommitmentId,
    MappingId,
    DataRequestId,
    MarkId,
    ExportRecordId,
    PrivateNoteId,
    KeptLongerId,
    RoleHeldId,
    SavedViewId,
    OwnAxisId,
    DecisionId,
);

/// A word of a closed list (an enum of the domain) as text.
pub(crate) struct Word<T>(pub T);

impl<T: FromStr> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map(Self)
            .map_err(|_| FromSqlError::InvalidType)
    }
}

/// An id in a column.
pub(crate) fn id<T>(row: &Row<'_>, column: usize) -> store::rusqlite::Result<T>
where
    Id<T>: FromSql,
{
    row.get::<_, Id<T>>(column).map(|id| id.0)
}

/// An id in a column that may be empty.
pub(crate) fn maybe_id<T>(row: &Row<'_>, column: usize) -> store::rusqlite::Result<Option<T>>
where
    Id<T>: FromSql,
{
    row.get::<_, Option<Id<T>>>(column).map(|id| id.map(|id| id.0))
}

/// A word in a column.
pub(crate) fn word<T: FromStr>(row: &Row<'_>, column: usize) -> store::rusqlite::Result<T> {
    row.get::<_, Word<T>>(column).map(|word| word.0)
}

/// An instant as the file keeps it.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A value that SQL will hold, for statements put together from parts.
pub(crate) fn blob(bytes: &[u8; 16]) -> Value {
    Value::Blob(bytes.to_vec())
}

/// A date as the file keeps it.
pub(crate) fn day(date: NaiveDate) -> Value {
    Value::Text(date.to_string())
}

/// The first column of the first row, if there is one.
pub(crate) fn one<T: FromSql>(
    conn: &Connection,
    sql: &str,
    params: impl store::rusqlite::Params,
) -> Result<Option<T>, Failure> {
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params, |row| row.get(0))
        .optional()?)
}

/// Every row, each made into a value.
pub(crate) fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl store::rusqlite::Params,
    make: impl FnMut(&Row<'_>) -> store::rusqlite::Result<T>,
) -> Result<Vec<T>, Failure> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement
        .query_map(params, make)?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(found)
}

/// Refuses an id that a row of this table has already.
pub(crate) fn refuse_taken<T>(conn: &Connection, table: &str, id: Id<T>) -> Result<(), Failure>
where
    Id<T>: ToSql,
{
    match one::<i64>(conn, &format!("SELECT 1 FROM {table} WHERE id = ?1"), [id])? {
        Some(_) => Err(Failure::field(
            "id",
            "is taken already; leave it out to get a new one.",
        )),
        None => Ok(()),
    }
}

/// Runs a statement that changes rows; how many it changed.
pub(crate) fn run(
    conn: &Connection,
    sql: &str,
    params: impl store::rusqlite::Params,
) -> Result<usize, Failure> {
    Ok(conn.prepare_cached(sql)?.execute(params)?)
}
