//! Rows about conversations with stakeholders (R24).

use super::Said;
use super::reading::{Reading, Wrong};
use crate::mapping::Field;
use crate::record::Says;
use crate::values::Rated;

pub(super) fn read(reading: &mut Reading<'_, '_>) -> Said {
    let whom = reading.somebody(
        Field::Stakeholder,
        "The row does not say with whom the conversation was. Write a name here.",
    )?;
    let on_date = reading
        .strictly(Field::Date, |cell| cell.date())?
        .ok_or_else(|| {
            Wrong::new(
                Field::Date,
                "The row does not say when the conversation was. Write a date such as 2026-12-31.",
            )
        })?;
    let project = reading.project();
    let channel = reading.said(Field::Channel);
    let place = reading.said(Field::Place);
    let purpose = reading.text(Field::Purpose);
    let attendees = reading.text(Field::Attendees);
    let shared = reading.text(Field::Shared);
    let issues = reading.text(Field::Issues);
    let response = reading.text(Field::Response);
    let sentiment = reading.leniently(Field::Sentiment, |cell| cell.rating(Rated::Sentiment));
    let basis = reading.basis();
    let follow_up_owner = reading.said(Field::FollowUpOwner);
    let follow_up_on = reading.date(Field::FollowUpOn);
    let author = reading.said(Field::Author);
    let says = whom.into_iter().map(|stakeholder| Says::Engagement {
        stakeholder,
        project: project.clone(),
        on_date,
        channel: channel.clone(),
        place: place.clone(),
        purpose: purpose.clone(),
        attendees: attendees.clone(),
        shared: shared.clone(),
        issues: issues.clone(),
        response: response.clone(),
        sentiment,
        basis,
        follow_up_owner: follow_up_owner.clone(),
        follow_up_on,
        author: author.clone(),
    });
    Ok(says.collect())
}
