//! A whole group assessed in one pass, as one change.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{Basis, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::assess::{AxisValue, Said, checked, judged, write};
use crate::own_axes::OwnAxes;
use crate::words::counted;
use crate::{Failure, Work, projects};

/// The most stakeholders one pass assesses.
const MOST_ENTRIES: usize = 5_000;

/// Assessments of several stakeholders in one project, on one date by one assessor.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AssessMany {
    /// In which project.
    pub project: ProjectId,
    /// Who, each once, and what is said of them; 1 to 5,000.
    pub entries: Vec<AssessEntry>,
    /// The date it speaks of; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
    /// Who judges; the author when left out.
    #[serde(default)]
    #[ts(optional)]
    pub assessor: Option<String>,
}

/// What is said of one of them.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AssessEntry {
    /// Who.
    pub stakeholder: StakeholderId,
    /// What is assessed, each axis once.
    pub values: Vec<AxisValue>,
    /// What it rests on; an attitude always says so.
    #[serde(default)]
    #[ts(optional)]
    pub basis: Option<Basis>,
    /// A note.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssessedMany {
    /// Of how many stakeholders something new was said.
    pub stakeholders: u64,
    /// Rows written; a value that says what the same assessor said on the same date already is not written again.
    pub recorded: u64,
}

/// `assess_many`: everything is checked before anything is written.
pub fn assess_many(work: &mut Work<'_, '_>, request: AssessMany) -> Result<AssessedMany, Failure> {
    let project = projects::must_exist(work, request.project)?;
    if request.entries.is_empty() {
        return Err(Failure::field("entries", "name at least one stakeholder."));
    }
    if request.entries.len() > MOST_ENTRIES {
        return Err(Failure::field(
            "entries",
            format!("at most {MOST_ENTRIES} stakeholders at a time; assess the others after them."),
        ));
    }
    let judged = judged(work, request.on_date, request.assessor.as_deref())?;
    let axes = OwnAxes::read(work)?;
    let mut met = HashSet::with_capacity(request.entries.len());
    let mut all = Vec::with_capacity(request.entries.len());
    for (index, entry) in request.entries.into_iter().enumerate() {
        let at = format!("entries[{index}].");
        if !met.insert(entry.stakeholder) {
            return Err(Failure::field(
                format!("{at}stakeholder"),
                "is named twice; each stakeholder once.",
            ));
        }
        let said = Said {
            stakeholder: entry.stakeholder,
            values: entry.values,
            basis: entry.basis,
            note: entry.note,
        };
        all.push(checked(work, &axes, &at, said)?);
    }
    let mut done = AssessedMany {
        stakeholders: 0,
        recorded: 0,
    };
    for said in &all {
        let recorded = write(work, request.project, &judged, said)?;
        done.recorded += recorded;
        done.stakeholders += u64::from(recorded > 0);
    }
    let whom = counted(done.stakeholders, "stakeholder", "stakeholders");
    work.label(format!("Assessed {whom} in {project}"));
    Ok(done)
}
