//! The support a project asks for: the service menu, needs, requests and plan lines (R26, R27). Pull, not push: a need
//! nobody asked to be met is an open invitation and never a failure, and nothing is planned that is not wanted.

pub mod menu;
pub mod needs;
pub mod plan;
pub mod requests;
pub mod services;
pub mod view;

use chrono::NaiveDate;

use crate::door::judge_named;
use crate::{Failure, Work};

/// The date something is said to have happened: today unless an earlier one is named.
fn past_date(work: &Work<'_, '_>, field: &str, date: Option<NaiveDate>) -> Result<NaiveDate, Failure> {
    match date {
        Some(date) if date > work.context.today => Err(Failure::field(
            field,
            format!("{date} is in the future; choose today or an earlier date."),
        )),
        Some(date) => Ok(date),
        None => Ok(work.context.today),
    }
}

/// Who says so: the one named, or the author of the change.
fn author(work: &Work<'_, '_>, named: Option<&str>) -> Result<String, Failure> {
    judge_named("author", named, &work.context.author)
}
