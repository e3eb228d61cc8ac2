//! Rows about projects.

use super::Said;
use super::reading::{Cell, Reading};
use crate::mapping::Field;
use crate::record::{CustomValue, Says};
use crate::values::Unreadable;

pub(super) fn read(reading: &mut Reading<'_, '_>, customs: impl FnOnce() -> Vec<CustomValue>) -> Said {
    let name = reading.needed(Field::Name, "The row names no project. Write its name here.")?;
    Ok(vec![Says::Project {
        name,
        programme: reading.said(Field::Programme),
        summary: reading.text(Field::Summary),
        sponsor: reading.one(Field::Sponsor),
        starts_on: reading.date(Field::StartsOn),
        goes_live_on: reading.date(Field::GoesLiveOn),
        team_size: reading.leniently(Field::TeamSize, size),
        pilot: reading.leniently(Field::Pilot, |cell| cell.yes_no()),
        custom: customs(),
    }])
}

/// A number of people in a team.
fn size(cell: &Cell<'_>) -> Result<Option<u32>, Unreadable> {
    let Some(size) = cell.whole()? else {
        return Ok(None);
    };
    let wrong = || Unreadable::new("is not a number of people", "Write a whole number, such as 7.");
    u32::try_from(size).map(Some).map_err(|_| wrong())
}
