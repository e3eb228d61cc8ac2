//! Rows about how a stakeholder stands in a project.

use domain::{Axis, Basis};

use super::Said;
use super::reading::Reading;
use crate::interpret::Harvest;
use crate::mapping::{About, Field};
use crate::record::Says;
use crate::table::Table;
use crate::values::Rated;

/// Says once how many attitudes came in as inferred because their rows do not say what they rest on (R5).
pub(super) fn about_the_sheet(table: &Table<'_>, groundless: usize, harvest: &mut Harvest) {
    if groundless > 0 {
        let rows = if groundless == 1 {
            "row states"
        } else {
            "rows state"
        };
        let reason = format!(
            "{groundless} {rows} an attitude and not what it rests on; such an attitude came in as inferred. Add a column \
             “Basis” (stated, observed or inferred) to say otherwise."
        );
        harvest.note(table.header_line(), &table.heading(Field::Attitude), reason);
    }
}

pub(super) fn read(reading: &mut Reading<'_, '_>, groundless: &mut usize) -> Said {
    let whom = reading.somebody(
        Field::Stakeholder,
        "The row does not say who was assessed. Write a name here.",
    )?;
    let mut judgement = reading.judgement()?;
    let columns: Vec<(Field, Axis)> = About::Assessments
        .fields()
        .iter()
        .filter_map(|field| match Rated::of(*field) {
            Some(Rated::Axis(axis)) => Some((*field, axis)),
            _ => None,
        })
        .collect();
    let values = reading.ratings(
        &columns,
        |cell, axis| cell.rating(Rated::Axis(axis)),
        "The row holds no rating. Fill in one of the columns of ratings, or delete the row.",
    )?;
    if judgement.basis.is_none() && values.iter().any(|(axis, _)| *axis == Axis::Attitude) {
        judgement.basis = Some(Basis::Inferred);
        *groundless += 1;
    }
    let project = reading.project();
    let says = whom.into_iter().map(|stakeholder| Says::Assessment {
        stakeholder,
        project: project.clone(),
        values: values.clone(),
        judgement: judgement.clone(),
    });
    Ok(says.collect())
}
