//! What a row states about its stakeholder in a project: ratings, and what they rest on.

use chrono::NaiveDate;
use domain::Axis;

use super::Harvest;
use crate::book::Row;
use crate::mapping::Field;
use crate::record::Judgement;
use crate::table::Table;
use crate::values;

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
        // "None" says nothing on most scales, and is the lowest step of one made of words.
        let cell = table.cell(row, field);
        if cell.is_empty() {
            continue;
        }
        let column = table.column(field);
        let kind = table.kind(row, field);
        match values::rating(axis, &cell, kind, column.and_then(|column| column.scale)) {
            Ok(Some(value)) => stated.push((axis, value)),
            Ok(None) => {}
            Err(wrong) => harvest.left_out(row.line(), &table.heading(field), &wrong, &cell),
        }
    }
    stated
}

/// The day a cell of a row names; one that cannot be read is left out with a note.
pub(super) fn day<'a>(
    table: &Table<'a>,
    row: Row<'a>,
    field: Field,
    harvest: &mut Harvest,
) -> Option<NaiveDate> {
    let cell = table.cell(row, field);
    let order = table.column(field).and_then(|column| column.dates);
    values::date(&cell, table.kind(row, field), order).unwrap_or_else(|wrong| {
        harvest.left_out(row.line(), &table.heading(field), &wrong, &cell);
        None
    })
}

/// By whom, when and on what grounds a row judges; what cannot be read is left out with a note.
pub(super) fn judgement<'a>(table: &Table<'a>, row: Row<'a>, harvest: &mut Harvest) -> Judgement {
    let on_date = day(table, row, Field::Date, harvest);
    let basis = table.cell(row, Field::Basis);
    let basis = values::basis(&basis).unwrap_or_else(|wrong| {
        harvest.left_out(row.line(), &table.heading(Field::Basis), &wrong, &basis);
        None
    });
    Judgement {
        on_date,
        author: table.said(row, Field::Author),
        basis,
        reason: table.text(row, Field::Reason),
    }
}
