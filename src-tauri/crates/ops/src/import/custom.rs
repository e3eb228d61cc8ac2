//! The custom fields that columns of the file fill.

use exchange::{CustomValue, Draft, Target};

use super::RowFate;
use super::engine::Import;
use crate::custom::Values;
use crate::{Code, Failure, custom};

/// The custom fields of a file, found or made when the first value comes.
#[derive(Debug)]
pub(super) struct Customs(Vec<Option<custom::Field>>);

impl Customs {
    pub(super) fn of(draft: &Draft) -> Self {
        Self(draft.fields.iter().map(|_| None).collect())
    }
}

impl Import<'_, '_, '_> {
    /// Sets the values of a stakeholder or project, which has none yet if it was just made. One that does not fit its field is said beside the row, which stands.
    pub(super) fn customise(
        &mut self,
        number: usize,
        subject: [u8; 16],
        made: bool,
        values: &[CustomValue],
    ) -> Result<(), Failure> {
        if values.is_empty() {
            return Ok(());
        }
        let mut held = if made {
            Values::default()
        } else {
            Values::of(self.work, &subject)?
        };
        for value in values {
            if let Err(failure) = self.customise_one(number, &mut held, value) {
                if failure.code != Code::Invalid {
                    return Err(failure);
                }
                let sheet = self.ledger.entry(number).sheet;
                let heading = self.custom_heading(sheet, value.field);
                let reason = format!("{} This value was left out.", super::engine::reason(failure));
                self.ledger.remark(number, heading, reason);
            }
        }
        held.keep(self.work, &subject)
    }

    fn customise_one(
        &mut self,
        number: usize,
        held: &mut Values,
        value: &CustomValue,
    ) -> Result<(), Failure> {
        let mut field = match self.customs.0[value.field].take() {
            Some(field) => field,
            None => self.custom_field(value.field)?,
        };
        let old = match self.ledger.entry(number).fate {
            RowFate::Created => String::new(),
            _ => held.get(field.id).unwrap_or_default().to_owned(),
        };
        let put = held.put(self.work, &mut field, &value.value, true);
        if let Ok(true) = put {
            self.ledger
                .change(number, &field.name, &old, value.value.as_str());
        }
        self.customs.0[value.field] = Some(field);
        put.map(|_| ())
    }

    fn custom_field(&mut self, at: usize) -> Result<custom::Field, Failure> {
        let column = &self.meaning.draft.fields[at];
        let (id, made) = custom::find_or_make(self.work, column.subject, &column.name, column.kind)?;
        self.ledger.made.custom_fields += u64::from(made);
        custom::Field::must_exist(self.work, "field", id)
    }

    /// The heading of the column that fills a custom field.
    fn custom_heading(&self, sheet: usize, field: usize) -> String {
        let name = &self.meaning.draft.fields[field].name;
        let columns = self.meaning.mapping.sheets.get(sheet).map(|sheet| &sheet.columns);
        columns
            .into_iter()
            .flatten()
            .find(|column| matches!(&column.target, Target::Custom { name: to, .. } if to == name))
            .map_or_else(|| name.clone(), |column| column.header.clone())
    }
}
