//! Rows that are not about a stakeholder alone: units, projects, ties, assessments, conversations, commitments, scores of
//! readiness, lines of support plans.
//!
//! Every row comes in as a record (or one for each stakeholder it names) or is refused. It is refused where a cell
//! without which it would say something else cannot be read: who it is about, the kind of a tie, whose a commitment is,
//! a status, the date of a judgement. Any other cell that cannot be read is left out with a note.

mod assessments;
mod commitments;
mod engagements;
mod plan_lines;
mod projects;
mod readiness;
mod reading;
mod ties;
mod units;

use reading::{Reading, Wrong};

use super::Harvest;
use super::custom::Customs;
use crate::book::Row;
use crate::mapping::{About, Field};
use crate::record::Says;
use crate::table::Table;

/// What a row says, once for each stakeholder it names; never empty. Or why it cannot come in.
type Said = Result<Vec<Says>, Wrong>;

/// The rows of a sheet as records or refusals.
pub(super) fn records(table: &Table<'_>, harvest: &mut Harvest) {
    let about = table.about();
    if let Some(missing) = about
        .needs()
        .iter()
        .find(|any| !any.iter().any(|field| table.has(*field)))
    {
        let named: Vec<&str> = missing.iter().map(|field| field.label()).collect();
        let reason = format!(
            "No column of the sheet is mapped to {}. Say in the mapping which one it is.",
            alternatives(&named)
        );
        for row in table.rows() {
            harvest.refuse(row.line(), "", reason.as_str());
        }
        return;
    }
    match about {
        About::Stakeholders => super::people::people(table, harvest),
        About::Units => {
            let units = units::Units::of(table);
            each(table, harvest, |row, reading, _| units.read(row, reading));
        }
        About::Projects => {
            let customs = Customs::of(table, domain::CustomSubject::Project, harvest);
            each(table, harvest, |row, reading, harvest| {
                projects::read(reading, || customs.read(table, row, harvest))
            });
        }
        About::Ties => {
            ties::about_the_sheet(table, harvest);
            each(table, harvest, |_, reading, _| ties::read(reading));
        }
        About::Assessments => {
            let mut groundless = 0;
            each(table, harvest, |_, reading, _| {
                assessments::read(reading, &mut groundless)
            });
            assessments::about_the_sheet(table, groundless, harvest);
        }
        About::Engagements => each(table, harvest, |_, reading, _| engagements::read(reading)),
        About::Commitments => {
            commitments::about_the_sheet(table, harvest);
            each(table, harvest, |_, reading, _| commitments::read(reading));
        }
        About::Readiness => each(table, harvest, |_, reading, _| readiness::read(reading)),
        About::PlanLines => each(table, harvest, |_, reading, _| plan_lines::read(reading)),
    }
}

/// Reads every row: a row at fault is refused, without the notes that were made on the way to its fault.
fn each<'a>(
    table: &Table<'a>,
    harvest: &mut Harvest,
    mut read: impl FnMut(Row<'a>, &mut Reading<'_, 'a>, &mut Harvest) -> Said,
) {
    for row in table.rows() {
        let mut reading = Reading::of(table, *row);
        let said = read(*row, &mut reading, harvest);
        let notes = reading.into_notes();
        match said {
            Err(wrong) => harvest.refuse(row.line(), &heading(table, wrong.field), wrong.reason),
            Ok(says) => {
                for (at, says) in says.into_iter().enumerate() {
                    if at == 0 {
                        harvest.record(row.line(), says);
                    } else {
                        harvest.record_also(row.line(), says);
                    }
                }
                for (field, reason) in notes {
                    harvest.note(row.line(), &table.heading(field), reason);
                }
            }
        }
    }
}

/// The heading of the column at fault; none where the sheet has no such column.
fn heading(table: &Table<'_>, field: Field) -> String {
    if table.has(field) {
        table.heading(field)
    } else {
        String::new()
    }
}

/// “a”, “a” or “b”, “a”, “b” or “c”.
fn alternatives(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => format!("“{one}”"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|item| format!("“{item}”")).collect();
            format!("{} or “{last}”", first.join(", "))
        }
    }
}
