//! The sample workspace: an invented water company moving to agile delivery. Fiction throughout, and marked as such. Its
//! content is data, in the files below `sample/data`; it is laid through the same verbs the user has, each as on the day
//! it speaks of, so that the rules hold for it too.

mod content;
mod decisions;
mod groups;
mod ids;
mod own;
mod records;
mod story;
mod support;

use std::path::Path;

use chrono::NaiveDate;

use store::Password;

use crate::session::Founding;
use crate::{Context, Failure, Session};

/// Makes the sample, its dates counted from `as_of`: the same date gives the same content, ids included.
///
/// # Errors
/// `exists` when there is a file already, `io` when it cannot be written, `invalid` for a date at the ends of time.
pub fn create(path: &Path, as_of: NaiveDate, context: &Context) -> Result<Session, Failure> {
    create_protected(path, as_of, None, context)
}

/// As [`create`], protected by a password where one is given.
///
/// # Errors
/// As [`create`].
pub fn create_protected(
    path: &Path,
    as_of: NaiveDate,
    password: Option<&Password>,
    context: &Context,
) -> Result<Session, Failure> {
    let organisation: content::Organisation =
        content::read("organisation", include_str!("sample/data/organisation.toml"))?;
    let days = story::Days::from(as_of)?;
    let begins = organisation.begins;
    let opening = days.context(begins, 0, "", context.device);
    let mut ids = ids::Ids::default();
    let founding = Founding {
        id: ids.next(opening.now),
        name: &organisation.name,
        purpose: &organisation.purpose,
        fiction: true,
        password,
    };
    Session::create_with(path, &founding, &opening, |work| {
        let mut story = story::Story::new(work, days, ids, begins);
        story.people(&organisation)?;
        groups::lay(&mut story)?;
        story.ties()?;
        story.projects(&organisation)?;
        story.assessments()?;
        story.readiness()?;
        support::lay(&mut story)?;
        records::lay(&mut story)?;
        own::lay(&mut story)?;
        decisions::lay(&mut story)?;
        story.settle()
    })
}
