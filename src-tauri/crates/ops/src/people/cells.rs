//! Cells of many stakeholders set, each to a value of its own, as one change: what was pasted from a spreadsheet.

use domain::{CustomSubject, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bulk::CustomChange;
use super::edit::{StakeholderChanges, apply, must_exist};
use crate::custom::{Field, Values};
use crate::door::{NAME, required_text};
use crate::words::counted;
use crate::{Code, Failure, FieldFault, Work, sql, tags};

/// The most stakeholders at a time.
const MOST: usize = 10_000;
/// More faults than these are counted and not named.
const MOST_FAULTS: usize = 200;

/// What to set.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeholdersSet {
    /// Each stakeholder with what is set there; at most 10,000.
    pub rows: Vec<RowSet>,
}

/// One stakeholder, and what is set there.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RowSet {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Its fields: what is left out stays, null clears.
    #[serde(default)]
    #[ts(optional, as = "Option<StakeholderChanges>")]
    pub changes: StakeholderChanges,
    /// Custom fields to set or clear.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<CustomChange>>")]
    pub custom: Vec<CustomChange>,
    /// All the tags it has from now on, by name; left out, they stay.
    #[serde(default)]
    #[ts(optional)]
    pub tags: Option<Vec<String>>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CellsSet {
    /// How many stakeholders there were.
    pub stakeholders: u64,
    /// How many cells were set.
    pub cells: u64,
}

/// What could not be set, each named by row and field.
#[derive(Default)]
struct Faults {
    named: Vec<FieldFault>,
    count: u64,
}

impl Faults {
    /// Keeps a fault of the request; any other failure stops the work.
    fn take(&mut self, outcome: Result<(), Failure>, row: usize) -> Result<(), Failure> {
        let Err(failure) = outcome else { return Ok(()) };
        if failure.code != Code::Invalid {
            return Err(failure);
        }
        self.count += 1;
        if self.named.len() < MOST_FAULTS {
            let at = format!("rows[{row}]");
            self.named
                .extend(failure.fields.into_iter().flatten().map(|fault| FieldFault {
                    field: format!("{at}.{}", fault.field),
                    message: fault.message,
                }));
        }
        Ok(())
    }
}

/// `stakeholders_set`. Every value is tried, and each that does not fit is named; then nothing is set.
pub fn set(work: &mut Work<'_, '_>, request: StakeholdersSet) -> Result<CellsSet, Failure> {
    if request.rows.is_empty() {
        return Err(Failure::field("rows", "say what is to be set."));
    }
    if request.rows.len() > MOST {
        return Err(Failure::field(
            "rows",
            "at most 10,000 stakeholders at a time; paste the rest after them.",
        ));
    }
    let mut faults = Faults::default();
    let (mut cells, mut untagged) = (0_u64, false);
    for (at, row) in request.rows.iter().enumerate() {
        let there = must_exist(work, "id", row.id).map(|_| ());
        if there.is_err() {
            faults.take(there, at)?;
            continue;
        }
        for changes in each(&row.changes) {
            cells += 1;
            let outcome = apply(work, row.id, &changes).map(|_| ()).map_err(|failure| {
                let plain = |field: &str| field.trim_start_matches("changes.").to_owned();
                let fields = failure.fields.map(|fields| {
                    let renamed = fields.into_iter().map(|fault| FieldFault {
                        field: format!("changes.{}", plain(&fault.field)),
                        ..fault
                    });
                    renamed.collect()
                });
                Failure { fields, ..failure }
            });
            faults.take(outcome, at)?;
        }
        for (number, change) in row.custom.iter().enumerate() {
            cells += 1;
            faults.take(custom(work, row.id, number, change), at)?;
        }
        if let Some(wanted) = &row.tags {
            cells += 1;
            untagged = true;
            faults.take(tag(work, row.id, wanted), at)?;
        }
    }
    if faults.count > 0 {
        return Err(Failure {
            code: Code::Invalid,
            message: format!(
                "{} not fit, so nothing was changed.",
                counted(faults.count, "value does", "values do")
            ),
            fields: Some(faults.named),
        });
    }
    if cells == 0 {
        return Err(Failure::field("rows", "say what is to be set."));
    }
    if untagged {
        tags::drop_unused(work)?;
    }
    let set = CellsSet {
        stakeholders: request.rows.len() as u64,
        cells,
    };
    work.label(format!(
        "Pasted {} of {}",
        counted(set.cells, "cell", "cells"),
        counted(set.stakeholders, "stakeholder", "stakeholders")
    ));
    Ok(set)
}

/// The changes one by one, so that each that does not fit is named; kind and headcount hang together.
fn each(changes: &StakeholderChanges) -> Vec<StakeholderChanges> {
    let none = StakeholderChanges::default;
    let mut parts = Vec::new();
    if changes.kind.is_some() || changes.headcount.is_some() {
        parts.push(StakeholderChanges {
            kind: changes.kind,
            headcount: changes.headcount,
            ..none()
        });
    }
    macro_rules! alone {
        ($($field:ident),+) => {
            $(if changes.$field.is_some() {
                parts.push(StakeholderChanges { $field: changes.$field.clone(), ..none() });
            })+
        };
    }
    alone!(
        name,
        role,
        grade,
        email,
        phone,
        unit,
        reference,
        notes,
        owner,
        verified_on,
        verify_days,
        archived_on
    );
    parts
}

fn custom(work: &Work<'_, '_>, id: StakeholderId, at: usize, change: &CustomChange) -> Result<(), Failure> {
    let mut field = Field::must_exist(work, &format!("custom[{at}].field"), change.field)?;
    if field.subject != CustomSubject::Stakeholder {
        return Err(Failure::field(
            format!("custom[{at}].field"),
            "is a field of projects; name one of stakeholders.",
        ));
    }
    let mut values = Values::of(work, id.as_bytes())?;
    let value = change.value.as_deref().unwrap_or_default();
    let changed = values
        .put(work, &mut field, value, false)
        .map_err(|failure| match failure.code {
            Code::Invalid => {
                let faults = failure.fields.unwrap_or_default();
                let why = faults
                    .into_iter()
                    .next()
                    .map_or(failure.message, |fault| fault.message);
                Failure::field(format!("custom[{at}].value"), why)
            }
            _ => failure,
        })?;
    if changed {
        values.keep(work, id.as_bytes())?;
    }
    Ok(())
}

/// Leaves a stakeholder with these tags and no others.
fn tag(work: &Work<'_, '_>, id: StakeholderId, wanted: &[String]) -> Result<(), Failure> {
    let wanted: Vec<String> = wanted
        .iter()
        .map(|name| required_text("tags", name, NAME))
        .collect::<Result<_, _>>()?;
    for carried in tags::of(work, id)? {
        let stays = wanted
            .iter()
            .any(|name| store::fold_key(name) == store::fold_key(&carried.name));
        if !stays {
            sql::run(
                work,
                "DELETE FROM tagging WHERE tag_id = ?1 AND stakeholder_id = ?2",
                (sql::Id(carried.id), sql::Id(id)),
            )?;
        }
    }
    for name in &wanted {
        tags::tag(work, id, name)?;
    }
    Ok(())
}
