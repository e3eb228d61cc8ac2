//! Who is responsible, accountable, consulted and informed (R6). Faults are told and never refused: a matrix that is not
//! finished is a usual one.

use std::collections::BTreeSet;

use domain::{DecisionId, RaciFault, RaciPart, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::edit::number;
use super::list::{DecisionRow, faults_of, get};
use crate::{Failure, Work, people, sql, stakes};

/// Who has which part in decisions.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionPartsSet {
    /// The decisions, 1,000 at most; all of them are set, or none.
    pub decisions: Vec<DecisionHolders>,
}

/// Who has which part in one decision.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionHolders {
    /// The decision.
    pub decision: DecisionId,
    /// Whose parts are set. Whoever is new in the project is brought into it.
    pub holders: Vec<DecisionHolder>,
    /// Whether nobody else is to have a part in it; the others keep theirs when left out.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub whole: bool,
}

/// The parts that somebody is to have in a decision.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionHolder {
    /// Who.
    pub stakeholder: StakeholderId,
    /// These parts and no others; empty for none.
    pub parts: Vec<RaciPart>,
}

/// What came of setting parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionPartsKept {
    /// Parts given and taken.
    pub changed: u64,
    /// Stakeholders who were brought into the project by it.
    pub staked: u64,
    /// What is wrong with each of the decisions now (R6).
    pub decisions: Vec<DecisionFaults>,
}

/// What is wrong with a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionFaults {
    /// The decision.
    pub decision: DecisionId,
    /// What is wrong; empty where nothing is.
    pub faults: Vec<RaciFault>,
}

/// `decision_parts_set`.
pub fn set(work: &mut Work<'_, '_>, request: DecisionPartsSet) -> Result<DecisionPartsKept, Failure> {
    number("decisions", request.decisions.len())?;
    let mut kept = DecisionPartsKept {
        changed: 0,
        staked: 0,
        decisions: Vec::with_capacity(request.decisions.len()),
    };
    let mut label = None;
    for (at, of) in request.decisions.iter().enumerate() {
        let decision = get(work, of.decision)?;
        let mut names = Vec::with_capacity(of.holders.len());
        for (place, holder) in of.holders.iter().enumerate() {
            let field = format!("decisions[{at}].holders[{place}].stakeholder");
            names.push(people::edit::must_exist(work, &field, holder.stakeholder)?);
            if of.holders[..place]
                .iter()
                .any(|other| other.stakeholder == holder.stakeholder)
            {
                return Err(Failure::field(field, "is named twice; name everybody once."));
            }
            hold(work, &decision, holder, &mut kept)?;
        }
        if of.whole {
            kept.changed += nobody_else(work, of)?;
        }
        kept.decisions.push(DecisionFaults {
            decision: of.decision,
            faults: faults_of(work, of.decision)?,
        });
        label = Some(told(&decision, of, &names));
    }
    if let Some(label) = label {
        work.label(match request.decisions.len() {
            1 => label,
            count => format!("Set who has which part in {count} decisions"),
        });
    }
    Ok(kept)
}

/// Gives and takes until somebody has the parts named and no others.
fn hold(
    work: &Work<'_, '_>,
    decision: &DecisionRow,
    holder: &DecisionHolder,
    kept: &mut DecisionPartsKept,
) -> Result<(), Failure> {
    let who = sql::Id(holder.stakeholder);
    let before: BTreeSet<RaciPart> = sql::rows(
        work,
        "SELECT part FROM decision_part WHERE decision_id = ?1 AND stakeholder_id = ?2",
        (sql::Id(decision.id), &who),
        |row| sql::word(row, 0),
    )?
    .into_iter()
    .collect();
    let after: BTreeSet<RaciPart> = holder.parts.iter().copied().collect();
    for part in before.symmetric_difference(&after) {
        let statement = if after.contains(part) {
            "INSERT INTO decision_part(decision_id, stakeholder_id, part) VALUES (?1, ?2, ?3)"
        } else {
            "DELETE FROM decision_part WHERE decision_id = ?1 AND stakeholder_id = ?2 AND part = ?3"
        };
        kept.changed += sql::run(work, statement, (sql::Id(decision.id), &who, part.as_str()))? as u64;
    }
    // Whoever has a part in a decision has one in its project.
    if !after.is_empty() {
        let new = stakes::give(work, holder.stakeholder, decision.project, work.context.today)?;
        kept.staked += u64::from(new);
    }
    Ok(())
}

/// Takes their parts from all who are not named.
fn nobody_else(work: &Work<'_, '_>, of: &DecisionHolders) -> Result<u64, Failure> {
    let holders: Vec<StakeholderId> = sql::rows(
        work,
        "SELECT DISTINCT stakeholder_id FROM decision_part WHERE decision_id = ?1",
        [sql::Id(of.decision)],
        |row| sql::id(row, 0),
    )?;
    let mut taken = 0;
    for other in holders {
        if !of.holders.iter().any(|holder| holder.stakeholder == other) {
            taken += sql::run(
                work,
                "DELETE FROM decision_part WHERE decision_id = ?1 AND stakeholder_id = ?2",
                (sql::Id(of.decision), sql::Id(other)),
            )?;
        }
    }
    Ok(taken as u64)
}

/// What the history says of one decision.
fn told(decision: &DecisionRow, of: &DecisionHolders, names: &[String]) -> String {
    match (&of.holders[..], names) {
        ([holder], [name]) if !of.whole => {
            let parts: BTreeSet<RaciPart> = holder.parts.iter().copied().collect();
            let words: Vec<String> = parts.iter().map(|part| part.label().to_lowercase()).collect();
            if words.is_empty() {
                format!("Took the part of {name} in {}", decision.what)
            } else {
                format!("Made {name} {} in {}", words.join(" and "), decision.what)
            }
        }
        _ => format!("Set who has which part in {}", decision.what),
    }
}
