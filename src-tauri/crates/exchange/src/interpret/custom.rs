//! Columns that are kept in custom fields.

use domain::{CustomKind, CustomSubject};

use super::Harvest;
use crate::book::Row;
use crate::draft::CustomColumn;
use crate::mapping::Target;
use crate::record::CustomValue;
use crate::table::{Table, heading_of};
use crate::text::{folded, tidy};
use crate::values;

/// The custom fields that the columns of a sheet fill.
pub(crate) struct Customs {
    /// The entry of the mapping, and which of the draft's fields it fills.
    entries: Vec<(usize, usize, CustomKind)>,
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
        Self { entries }
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
}

impl Harvest {
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
