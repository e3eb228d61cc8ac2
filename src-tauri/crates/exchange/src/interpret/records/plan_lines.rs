//! Rows about lines of a project's support plan (R26).

use domain::PlanStatus;

use super::Said;
use super::reading::{Reading, Wrong};
use crate::mapping::Field;
use crate::record::Says;
use crate::values::{self, Rated};

pub(super) fn read(reading: &mut Reading<'_, '_>) -> Said {
    let (service, what) = (reading.said(Field::Service), reading.text(Field::What));
    if service.is_empty() && what.is_empty() {
        let field = if reading.has(Field::What) {
            Field::What
        } else {
            Field::Service
        };
        return Err(Wrong::new(
            field,
            "The row says neither what is delivered nor by which service. Write one of the two.",
        ));
    }
    // Without a day there is no line, so a day that cannot be read is told here, with the cell's own text.
    let due_on = reading.strictly(Field::DueOn, |cell| cell.date())?;
    let stated = reading.strictly(Field::Status, |cell| values::plan_status(cell.text))?;
    let (status, done_on) = reading.standing(stated, PlanStatus::Planned, PlanStatus::Done);
    Ok(vec![Says::PlanLine {
        project: reading.project(),
        service,
        what,
        value: reading.text(Field::Value),
        stakeholder: reading.one(Field::Stakeholder),
        owner: reading.said(Field::Owner),
        due_on,
        status,
        outcome: reading.text(Field::Outcome),
        satisfaction: reading.leniently(Field::Satisfaction, |cell| cell.rating(Rated::Satisfaction)),
        done_on,
    }])
}
