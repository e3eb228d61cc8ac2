//! What a row states about its stakeholder in a project: ratings, and what they rest on.

use domain::Axis;

use super::{Harvest, cells};
use crate::book::Row;
use crate::mapping::Field;
use crate::record::Judgement;
use crate::table::Table;
use crate::text::shortened;

/// The columns a rating can stand in.
const AXES: [(Field, Axis); 7] = [
    (Field::Power, Axis::Power),
    (Field::Interest, Axis::Interest),
    (Field::CurrentEngagement, Axis::CurrentEngagement),
    (Field::DesiredEngagement, Axis::DesiredEngagement),
    (Field::Attitude, Axis::Attitude),
    (Field::Legitimacy, Axis::Legitimacy),
    (Field::Urgency, Axis::Urgency),
];

/// The ratings a row states; what cannot be read is left out with a note.
pub(super) fn assessments<'a>(table: &Table<'a>, row: Row<'a>, harvest: &mut Harvest) -> Vec<(Axis, i64)> {
    let mut stated = Vec::new();
    for (field, axis) in AXES {
        let cell = table.said(row, field);
        if cell.is_empty() {
            continue;
        }
        if let Some(value) = cells::assessment(axis, &cell) {
            stated.push((axis, value));
        } else {
            let reason = format!(
                "“{}” is not {}; it was left out.",
                shortened(&cell),
                cells::takes(axis)
            );
            harvest.note(row.line(), &table.heading(field), reason);
        }
    }
    stated
}

/// By whom, when and on what grounds a row judges.
pub(super) fn judgement<'a>(table: &Table<'a>, row: Row<'a>, _harvest: &mut Harvest) -> Judgement {
    Judgement {
        on_date: None,
        author: table.said(row, Field::Author),
        basis: None,
        reason: table.text(row, Field::Reason),
    }
}
