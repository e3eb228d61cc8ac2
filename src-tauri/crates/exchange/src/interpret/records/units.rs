//! Rows about units of the organisation.
//!
//! The way to a unit is made of the columns from the organisation down to the team, then its name. A unit that is only
//! said to be part of another one of the sheet gets the way to that one first; a way written out in one cell (`Council >
//! Finance`) is followed.

use std::collections::HashMap;

use super::Said;
use super::reading::{Reading, Wrong};
use crate::book::Row;
use crate::mapping::Field;
use crate::record::Says;
use crate::table::Table;
use crate::text::{folded, shortened, tidy};

/// What separates the steps of a way written out in one cell.
const STEPS: [char; 5] = ['>', '›', '»', '→', '\\'];

/// No organisation has more levels.
const DEEPEST: usize = 40;

/// The columns below the parent unit, from the top down.
const BELOW: [Field; 5] = [
    Field::Directorate,
    Field::Department,
    Field::Unit,
    Field::Section,
    Field::Team,
];

/// One row, not yet joined with the others.
struct Entry {
    organisation: String,
    parents: Vec<String>,
    own: Vec<String>,
}

/// The units of a sheet, so that one can be found as the parent of another.
pub(super) struct Units {
    by_line: HashMap<u64, Entry>,
    /// The line of the unit of a name; none where several are called so.
    by_name: HashMap<String, Option<u64>>,
}

impl Units {
    pub(super) fn of(table: &Table<'_>) -> Self {
        let mut units = Self {
            by_line: HashMap::new(),
            by_name: HashMap::new(),
        };
        for row in table.rows() {
            let said = |field| Some(table.said(*row, field)).filter(|name: &String| !name.is_empty());
            let parents = said(Field::ParentUnit).unwrap_or_default();
            let name = said(Field::Name).unwrap_or_default();
            let name = steps(&name);
            let entry = Entry {
                organisation: said(Field::Organisation).unwrap_or_default(),
                parents: steps(&parents),
                own: BELOW.into_iter().filter_map(said).chain(name).collect(),
            };
            if let Some(leaf) = entry.own.last() {
                units
                    .by_name
                    .entry(folded(leaf))
                    .and_modify(|line| *line = None)
                    .or_insert(Some(row.line()));
            }
            units.by_line.insert(row.line(), entry);
        }
        units
    }

    pub(super) fn read(&self, row: Row<'_>, reading: &mut Reading<'_, '_>) -> Said {
        let line = row.line();
        let is_named = self.by_line.get(&line).is_some_and(|entry| {
            !entry.own.is_empty() || (entry.parents.is_empty() && !entry.organisation.is_empty())
        });
        if !is_named {
            let field = if reading.has(Field::Name) {
                Field::Name
            } else {
                lowest(reading)
            };
            return Err(Wrong::new(field, "The row names no unit. Write its name here."));
        }
        let mut path = Vec::new();
        self.lead_to(line, &mut Vec::new(), &mut path)?;
        if path.len() > DEEPEST {
            return Err(too_deep());
        }
        Ok(vec![Says::Unit { path }])
    }

    /// Adds the way to the unit of a line.
    fn lead_to(&self, line: u64, passed: &mut Vec<u64>, path: &mut Vec<String>) -> Result<(), Wrong> {
        let Some(entry) = self.by_line.get(&line) else {
            return Ok(());
        };
        passed.push(line);
        if let Some(top) = entry.parents.first() {
            let above = self
                .by_name
                .get(&folded(top))
                .copied()
                .flatten()
                .filter(|above| *above != line);
            match above {
                Some(above) if passed.contains(&above) => {
                    let reason = format!(
                        "The unit would be part of itself: “{}” leads back to it. Write another parent here, or none.",
                        shortened(top)
                    );
                    return Err(Wrong::new(Field::ParentUnit, reason));
                }
                Some(_) if passed.len() >= DEEPEST => return Err(too_deep()),
                Some(above) => self.lead_to(above, passed, path)?,
                None => {}
            }
        }
        if path.first() != Some(&entry.organisation) && !entry.organisation.is_empty() {
            path.insert(0, entry.organisation.clone());
        }
        for step in entry.parents.iter().chain(&entry.own) {
            if path.last() != Some(step) {
                path.push(step.clone());
            }
        }
        Ok(())
    }
}

fn too_deep() -> Wrong {
    let reason = format!("The unit lies more than {DEEPEST} levels deep. Write a unit higher up here.");
    Wrong::new(Field::ParentUnit, reason)
}

/// The lowest column of units that the sheet has.
fn lowest(reading: &Reading<'_, '_>) -> Field {
    let lowest = BELOW.into_iter().rfind(|field| reading.has(*field));
    lowest.unwrap_or(Field::Name)
}

fn steps(cell: &str) -> Vec<String> {
    cell.split(STEPS)
        .map(tidy)
        .filter(|step| !step.is_empty())
        .collect()
}
