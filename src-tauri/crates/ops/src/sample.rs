//! The sample workspace: an invented water company moving to agile delivery. Fiction throughout, and marked as such.

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::session::Founding;
use crate::{Context, Failure, Session};

/// Makes the sample, its dates counted from `as_of`: the same date gives the same content, ids included.
///
/// # Errors
/// `exists` when there is a file already, `io` when it cannot be written.
pub fn create(path: &Path, as_of: NaiveDate, context: &Context) -> Result<Session, Failure> {
    let founding = Founding {
        id: Uuid::now_v7(),
        name: "Wexmere Water (sample)",
        purpose: "",
        fiction: true,
    };
    let context = Context {
        today: as_of,
        now: as_of.and_time(NaiveTime::MIN).and_utc(),
        ..context.clone()
    };
    Session::create_with(path, &founding, &context, |_| Ok(()))
}
