//! Columns that are kept in custom fields, and those that rate on axes of one's own.

use domain::{CustomKind, CustomSubject};

use super::Harvest;
use crate::book::Row;
use crate::draft::CustomColumn;
use crate::mapping::Target;
use crate::record::{CustomValue, OwnRating};
use crate::table::{Table, heading_of};
use crate::text::{folded, tidy};
use crate::values::{self, Rated};

/// The custom fields that the columns of a sheet fill.
pub(crate) struct Customs {
    /// The entry of the mapping, and which of the draft's fields it fills.
    entries: Vec<(usize, usize, CustomKind)>,
    /// The entry of the mapping, and which of the draft's axes it rates on.
    axes: Vec<(usize, usize)>,
}

impl Customs {
    /// Finds or makes the fields in the draft.
    pub(crate) fn of(table: &Table<'_>, subject: CustomSubject, harvest: &mut Harvest) -> Self {
        let mut entries: Vec<(usize, usize, CustomKind)> = Vec::new();
        for (at, column) in table.custom() {
            let Target::Custom { name, kind } = &column.target else {
                continue;
            };
            let name = tidy(name);
            if !name.is_empty() {
                let field = harvest.custom_field(subject, name, *kind);
                entries.push((at, field, harvest.fields[field].kind));
            }
        }
        let mut axes = Vec::new();
        for (at, column) in table.columns().iter().enumerate() {
            if let Target::Axis { name } = &column.target
                && let name = tidy(name)
                && !name.is_empty()
            {
                axes.push((at, harvest.axis(name)));
            }
        }
        Self { entries, axes }
    }

    /// What a row says in them; what cannot be read is left out with a note.
    pub(crate) fn read<'a>(
        &self,
        table: &Table<'a>,
        row: Row<'a>,
        harvest: &mut Harvest,
    ) -> Vec<CustomValue> {
        let mut said: Vec<CustomValue> = Vec::new();
        for (at, field, kind) in &self.entries {
            let column = &table.columns()[*at];
            let cell = table.entry_cell(row, *at);
            match values::custom(*kind, &cell, row.kind(column.index as usize), column.dates) {
                // Of two columns that fill one field the first that says something counts.
                Ok(Some(value)) if !said.iter().any(|one| one.field == *field) => {
                    said.push(CustomValue { field: *field, value })
                }
                Ok(_) => {}
                Err(wrong) => harvest.left_out(row.line(), &heading_of(column), &wrong, &cell),
            }
        }
        said
    }

    /// What a row says on axes of one's own; what cannot be read is left out with a note.
    pub(crate) fn ratings<'a>(
        &self,
        table: &Table<'a>,
        row: Row<'a>,
        harvest: &mut Harvest,
    ) -> Vec<OwnRating> {
        let mut said: Vec<OwnRating> = Vec::new();
        for (at, axis) in &self.axes {
            let column = &table.columns()[*at];
            let cell = table.entry_cell(row, *at);
            if cell.is_empty() {
                continue;
            }
            // An axis of one's own counts as power does.
            let rated = Rated::Axis(domain::Axis::Power);
            match values::rating(rated, &cell, row.kind(column.index as usize), column.scale) {
                Ok(Some(value)) if !said.iter().any(|one| one.axis == *axis) => {
                    said.push(OwnRating { axis: *axis, value })
                }
                Ok(_) => {}
                Err(wrong) => harvest.left_out(row.line(), &heading_of(column), &wrong, &cell),
            }
        }
        said
    }
}

impl Harvest {
    /// The number of an axis of one's own, found by its name or added.
    fn axis(&mut self, name: String) -> usize {
        let known = self.axes.iter().position(|axis| folded(axis) == folded(&name));
        known.unwrap_or_else(|| {
            self.axes.push(name);
            self.axes.len() - 1
        })
    }

    /// The number of a custom field, found by its name or added.
    fn custom_field(&mut self, subject: CustomSubject, name: String, kind: CustomKind) -> usize {
        let known = self
            .fields
            .iter()
            .position(|field| field.subject == subject && folded(&field.name) == folded(&name));
        known.unwrap_or_else(|| {
            self.fields.push(CustomColumn { subject, name, kind });
            self.fields.len() - 1
        })
    }
}
