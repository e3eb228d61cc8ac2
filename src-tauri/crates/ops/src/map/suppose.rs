//! What if: the map of a project if other values were said, or if some had left. Nothing is written.

use std::collections::{HashMap, HashSet};

use domain::{AnyAxis, Axis, ProjectId, Quadrant, StakeholderId, StakeholderKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::assess::{AxisValue, check_value};
use super::moves::{AxisMove, differing};
use super::standing::Supposed;
use super::view::{MapMark, MapRequest, MapView, view_if};
use crate::own_axes::OwnAxes;
use crate::{Failure, Look};

/// The most stakeholders that something is supposed of.
const MOST: usize = 5_000;

/// What is supposed in a project, as of today.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SupposeRequest {
    /// The project.
    pub project: ProjectId,
    /// Which axes beside power and interest the standings tell of in full.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<AnyAxis>>")]
    pub axes: Vec<AnyAxis>,
    /// What whoever asks would say, each stakeholder once; at most 5,000.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Supposition>>")]
    pub said: Vec<Supposition>,
    /// Who would have left.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<StakeholderId>>")]
    pub without: Vec<StakeholderId>,
}

/// What would be said of one stakeholder.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Supposition {
    /// Who.
    pub stakeholder: StakeholderId,
    /// The values, each axis once.
    pub values: Vec<AxisValue>,
}

/// The map as it would be, and what that changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SupposeView {
    /// The map as it would be: as it will be once the same is said.
    pub map: MapView,
    /// What the map comes to as it is.
    pub before: MapTotals,
    /// What it would come to.
    pub after: MapTotals,
    /// Who would stand elsewhere or have left, the farthest first, then those who leave; of equals as on the map.
    pub changed: Vec<SupposedChange>,
}

/// What a map comes to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapTotals {
    /// How many are on it.
    pub stakeholders: u64,
    /// How many are to be managed closely (R1).
    pub manage_closely: u64,
    /// How many are to be kept satisfied (R1).
    pub keep_satisfied: u64,
    /// How many are to be kept informed (R1).
    pub keep_informed: u64,
    /// How many are to be monitored (R1).
    pub monitor: u64,
    /// How many are disputed on power or interest (R1).
    pub disputed: u64,
    /// Of how many the engagement is to be raised (R4).
    pub to_raise: u64,
    /// By how many steps in all (R4).
    pub steps: u64,
    /// The sum of their priorities (R4).
    pub priority: f64,
}

/// Somebody who would stand elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SupposedChange {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The name.
    pub name: String,
    /// Whether they would have left.
    pub leaves: bool,
    /// The axes on which they would stand elsewhere; of several assessors the median may stay.
    pub axes: Vec<AxisMove>,
    /// The quadrant as it is (R1).
    pub quadrant_before: Option<Quadrant>,
    /// The quadrant as it would be (R1).
    pub quadrant_after: Option<Quadrant>,
    /// The gap as it is (R4).
    pub gap_before: Option<i32>,
    /// The gap as it would be (R4).
    pub gap_after: Option<i32>,
    /// The priority as it is (R4).
    pub priority_before: Option<f64>,
    /// The priority as it would be (R4).
    pub priority_after: Option<f64>,
}

/// `map_suppose`. Refuses who is not on the map and values off their scale.
pub fn suppose(look: Look<'_>, request: SupposeRequest) -> Result<SupposeView, Failure> {
    let own = OwnAxes::read(look.conn)?;
    for (at, axis) in request.axes.iter().enumerate() {
        own.check(&format!("axes[{at}]"), *axis)?;
    }
    let supposed = checked(&own, &request.said)?;
    let every: Vec<AnyAxis> = Axis::ALL
        .iter()
        .map(|axis| (*axis).into())
        .chain(own.all().iter().map(|axis| AnyAxis::Own(axis.id)))
        .collect();
    let on = |supposed: &Supposed| {
        let whole = MapRequest {
            project: request.project,
            as_of: None,
            axes: every.clone(),
        };
        view_if(look, whole, supposed)
    };
    let (now, mut map) = (on(&Supposed::new())?, on(&supposed)?);
    let known: HashMap<StakeholderId, &MapMark> = now.marks.iter().map(|mark| (mark.id, mark)).collect();
    let at = request
        .said
        .iter()
        .enumerate()
        .map(|(at, said)| (format!("said[{at}].stakeholder"), said.stakeholder));
    let without = request
        .without
        .iter()
        .enumerate()
        .map(|(at, id)| (format!("without[{at}]"), *id));
    for (field, id) in at.chain(without) {
        if !known.contains_key(&id) {
            let message = "is not on the map of this project today; add them to the project first.";
            return Err(Failure::field(field, message));
        }
    }
    let gone: HashSet<StakeholderId> = request.without.iter().copied().collect();
    map.marks.retain(|mark| !gone.contains(&mark.id));
    map.count();
    let then: HashMap<StakeholderId, &MapMark> = map.marks.iter().map(|mark| (mark.id, mark)).collect();
    let mut changed: Vec<SupposedChange> = now
        .marks
        .iter()
        .filter(|mark| supposed.contains_key(&mark.id) || gone.contains(&mark.id))
        .map(|mark| change(&every, mark, then.get(&mark.id).copied()))
        .collect();
    changed.sort_by(|a, b| a.leaves.cmp(&b.leaves).then(b.far().total_cmp(&a.far())));
    let (before, after) = (totals(&now), totals(&map));
    for mark in &mut map.marks {
        mark.standing = std::mem::take(&mut mark.standing).telling(&request.axes);
    }
    Ok(SupposeView {
        map,
        before,
        after,
        changed,
    })
}

fn checked(own: &OwnAxes, said: &[Supposition]) -> Result<Supposed, Failure> {
    if said.len() > MOST {
        return Err(Failure::field(
            "said",
            format!("at most {MOST} stakeholders at a time; keep or discard some first."),
        ));
    }
    let mut supposed = Supposed::with_capacity(said.len());
    for (at, one) in said.iter().enumerate() {
        let place = format!("said[{at}]");
        for (index, entry) in one.values.iter().enumerate() {
            own.check(&format!("{place}.values[{index}].axis"), entry.axis)?;
            check_value(entry.axis, own.name(entry.axis), entry.value)
                .map_err(|message| Failure::field(format!("{place}.values[{index}].value"), message))?;
            if one.values[..index]
                .iter()
                .any(|earlier| earlier.axis == entry.axis)
            {
                return Err(Failure::field(
                    format!("{place}.values[{index}].axis"),
                    "is named twice; each axis once.",
                ));
            }
        }
        if supposed.insert(one.stakeholder, one.values.clone()).is_some() {
            return Err(Failure::field(
                format!("{place}.stakeholder"),
                "is named twice; each stakeholder once.",
            ));
        }
    }
    Ok(supposed)
}

fn change(every: &[AnyAxis], now: &MapMark, then: Option<&MapMark>) -> SupposedChange {
    let after = then.map(|mark| &mark.standing);
    SupposedChange {
        id: now.id,
        kind: now.kind,
        name: now.name.clone(),
        leaves: then.is_none(),
        axes: match then {
            Some(_) => differing(every, Some(now), then),
            None => Vec::new(),
        },
        quadrant_before: now.standing.quadrant,
        quadrant_after: after.and_then(|standing| standing.quadrant),
        gap_before: now.standing.gap,
        gap_after: after.and_then(|standing| standing.gap),
        priority_before: now.standing.priority,
        priority_after: after.and_then(|standing| standing.priority),
    }
}

impl SupposedChange {
    /// The steps on every axis known before and after, added.
    fn far(&self) -> f64 {
        let steps = self
            .axes
            .iter()
            .filter_map(|moved| moved.difference.map(f64::abs));
        steps.fold(0.0, |sum, step| sum + step)
    }
}

fn totals(map: &MapView) -> MapTotals {
    let standings = || map.marks.iter().map(|mark| &mark.standing);
    let of = |quadrant| {
        standings()
            .filter(|standing| standing.quadrant == Some(quadrant))
            .count() as u64
    };
    let to_raise = || standings().filter(|standing| standing.gap.is_some_and(|gap| gap > 0));
    MapTotals {
        stakeholders: map.marks.len() as u64,
        manage_closely: of(Quadrant::ManageClosely),
        keep_satisfied: of(Quadrant::KeepSatisfied),
        keep_informed: of(Quadrant::KeepInformed),
        monitor: of(Quadrant::Monitor),
        disputed: map.disputed,
        to_raise: to_raise().count() as u64,
        steps: to_raise()
            .map(|standing| standing.gap.map_or(0, |gap| u64::from(gap.unsigned_abs())))
            .sum(),
        priority: to_raise()
            .filter_map(|standing| standing.priority)
            .fold(0.0, |sum, one| sum + one),
    }
}
