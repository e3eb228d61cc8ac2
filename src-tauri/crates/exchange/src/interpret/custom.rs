//! Columns that are kept in custom fields.

use domain::{CustomKind, CustomSubject};

use super::Harvest;
use crate::book::Row;
use crate::draft::CustomColumn;
use crate::mapping::Target;
use crate::record::CustomValue;
use crate::table::{Table, heading_of};
use crate::text::{folded, tidy};

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
    pub(crate) fn read<'a>(&self, table: &Table<'a>, row: Row<'a>, harvest: &mut Harvest) -> Vec<CustomValue> {
        let mut values = Vec::new();
        for (at, field, kind) in &self.entries {
            let column = &table.columns()[*at];
            let cell = table.custom_cell(row, *at);
            let _ = (kind, heading_of(column));
            if !cell.is_empty() && !values.iter().any(|one: &CustomValue| one.field == *field) {
                values.push(CustomValue {
                    field: *field,
                    value: cell.into_owned(),
                });
            }
        }
        values
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
