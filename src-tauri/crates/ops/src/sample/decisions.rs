//! Who decides what, and from which side people stand to a project.

use domain::{DecisionKind, RaciPart, StakeDirection};
use serde::Deserialize;

use super::content::{Day, Key, read};
use super::story::Story;
use crate::decisions::edit::{DecisionsAdd, NewDecision};
use crate::decisions::parts::{DecisionHolder, DecisionHolders, DecisionPartsSet};
use crate::stakes::StakesDirect;
use crate::{Failure, decisions, stakes};

/// `decisions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decisions {
    directions: Vec<Sides>,
    decisions: Vec<Decided>,
}

/// Who stands to a project from which side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    project: Key,
    day: Day,
    by: Key,
    upward: Vec<Key>,
    downward: Vec<Key>,
    outward: Vec<Key>,
    sideward: Vec<Key>,
}

/// A decision or deliverable, and who has which part in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    project: Key,
    kind: Option<DecisionKind>,
    what: String,
    day: Day,
    by: Key,
    due: Option<Day>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    responsible: Vec<Key>,
    #[serde(default)]
    accountable: Vec<Key>,
    #[serde(default)]
    consulted: Vec<Key>,
    #[serde(default)]
    informed: Vec<Key>,
}

/// Lays directions, then decisions with their parts.
pub(super) fn lay(story: &mut Story<'_, '_>) -> Result<(), Failure> {
    let found: Decisions = read("decisions", include_str!("data/decisions.toml"))?;
    for sides in &found.directions {
        directed(story, sides)?;
    }
    for decided in &found.decisions {
        decide(story, decided)?;
    }
    Ok(())
}

fn directed(story: &mut Story<'_, '_>, sides: &Sides) -> Result<(), Failure> {
    let author = story.name(&sides.by)?;
    for (direction, who) in [
        (StakeDirection::Upward, &sides.upward),
        (StakeDirection::Downward, &sides.downward),
        (StakeDirection::Outward, &sides.outward),
        (StakeDirection::Sideward, &sides.sideward),
    ] {
        let request = StakesDirect {
            project: story.project(&sides.project)?,
            stakeholders: who
                .iter()
                .map(|key| story.stakeholder(key))
                .collect::<Result<_, _>>()?,
            direction: Some(direction),
        };
        story.on(sides.day, &author, |work| stakes::direct(work, request))?;
    }
    Ok(())
}

fn decide(story: &mut Story<'_, '_>, said: &Decided) -> Result<(), Failure> {
    let author = story.name(&said.by)?;
    let id = story.id(said.day);
    let request = DecisionsAdd {
        project: story.project(&said.project)?,
        decisions: vec![NewDecision {
            id: Some(id),
            kind: said.kind,
            what: said.what.clone(),
            due_on: said.due.map(|day| story.days.date(day)),
            note: said.note.clone(),
        }],
    };
    story.on(said.day, &author, |work| decisions::edit::add(work, request))?;
    let mut holders: Vec<(&Key, Vec<RaciPart>)> = Vec::new();
    for (part, who) in [
        (RaciPart::Responsible, &said.responsible),
        (RaciPart::Accountable, &said.accountable),
        (RaciPart::Consulted, &said.consulted),
        (RaciPart::Informed, &said.informed),
    ] {
        for key in who {
            match holders.iter_mut().find(|(known, _)| *known == key) {
                Some((_, parts)) => parts.push(part),
                None => holders.push((key, vec![part])),
            }
        }
    }
    let request = DecisionPartsSet {
        decisions: vec![DecisionHolders {
            decision: id,
            holders: holders
                .into_iter()
                .map(|(key, parts)| {
                    Ok(DecisionHolder {
                        stakeholder: story.stakeholder(key)?,
                        parts,
                    })
                })
                .collect::<Result<_, Failure>>()?,
            whole: true,
        }],
    };
    story.on(said.day, &author, |work| decisions::parts::set(work, request))?;
    Ok(())
}
