//! How many months after its close the people of a project are kept, where the project says nothing else (R34).

use domain::retention::{KEEP_MONTHS, MOST_MONTHS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::Nothing;
use crate::{Code, Failure, Look, Work, sql};

const KEY: &str = "keep_months";

/// How long the people of closed projects are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// Months after the close of a project, 0 to 120; 6 where nothing was said.
    pub months: u32,
}

/// The months in force.
pub(crate) fn months(conn: &Connection) -> Result<u32, Failure> {
    match sql::one::<String>(conn, "SELECT value FROM setting WHERE key = ?1", [KEY])? {
        Some(text) => text.parse().map_err(|_| {
            Failure::new(
                Code::Damaged,
                "How long people are kept cannot be read; set it again on the Health page.",
            )
        }),
        None => Ok(KEEP_MONTHS),
    }
}

/// The months in force; the usual ones where what was said cannot be read, which the Health page says.
pub(crate) fn months_or_usual(conn: &Connection) -> Result<u32, Failure> {
    match months(conn) {
        Err(failure) if failure.code == Code::Damaged => Ok(KEEP_MONTHS),
        months => months,
    }
}

/// `retention_rule_read`.
pub fn read(look: Look<'_>, _: Nothing) -> Result<RetentionRule, Failure> {
    Ok(RetentionRule {
        months: months(look.conn)?,
    })
}

/// `retention_rule_change`: projects with a date of their own keep it.
pub fn change(work: &mut Work<'_, '_>, request: RetentionRule) -> Result<RetentionRule, Failure> {
    if request.months > MOST_MONTHS {
        return Err(Failure::field(
            "months",
            format!("must be 0 to {MOST_MONTHS} months after the close."),
        ));
    }
    sql::run(
        work,
        "INSERT INTO setting(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (KEY, request.months.to_string()),
    )?;
    work.label("Changed how long people are kept");
    Ok(request)
}
