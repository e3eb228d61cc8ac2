//! Rows about commitments (R25).

use domain::{CommitmentDirection, CommitmentStatus};

use super::Said;
use super::reading::{Reading, Wrong};
use crate::interpret::Harvest;
use crate::mapping::Field;
use crate::record::Says;
use crate::table::Table;
use crate::values;

/// Says once whose the commitments of a sheet are that has no column for it.
pub(super) fn about_the_sheet(table: &Table<'_>, harvest: &mut Harvest) {
    if !table.has(Field::Direction) && !table.rows().is_empty() {
        let reason = "No column says whose the commitments are; they came in as ours. Map a column to “Ours or theirs” to \
                      say otherwise.";
        harvest.note(table.header_line(), "", reason);
    }
}

pub(super) fn read(reading: &mut Reading<'_, '_>) -> Said {
    let whom = reading.somebody(
        Field::Stakeholder,
        "The row does not say to whom or by whom it was promised. Write a name here.",
    )?;
    let what = reading.text(Field::What);
    if what.is_empty() {
        return Err(Wrong::new(
            Field::What,
            "The row does not say what was promised. Write it here.",
        ));
    }
    let direction = if reading.has(Field::Direction) {
        let said = reading.strictly(Field::Direction, |cell| values::commitment_direction(cell.text))?;
        said.ok_or_else(|| {
            Wrong::new(
                Field::Direction,
                "The row does not say whose promise it is. Write ours or theirs.",
            )
        })?
    } else {
        CommitmentDirection::Ours
    };
    let stated = reading.strictly(Field::Status, |cell| values::commitment_status(cell.text))?;
    let (status, done_on) = reading.standing(stated, CommitmentStatus::Open, CommitmentStatus::Done);
    let (project, owner) = (reading.project(), reading.said(Field::Owner));
    let (agreed_on, due_on) = (reading.date(Field::Date), reading.date(Field::DueOn));
    let author = reading.said(Field::Author);
    let says = whom.into_iter().map(|stakeholder| Says::Commitment {
        stakeholder,
        project: project.clone(),
        direction,
        what: what.clone(),
        owner: owner.clone(),
        agreed_on,
        due_on,
        status,
        done_on,
        author: author.clone(),
    });
    Ok(says.collect())
}
