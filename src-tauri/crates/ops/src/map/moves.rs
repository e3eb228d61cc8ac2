//! Who moved on the map of a project between two dates, and what was said that moved them.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::{AnyAxis, Axis, Basis, ProjectId, Quadrant, StakeholderId, StakeholderKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::standing::Standing;
use super::view::{MapMark, MapRequest, view};
use crate::own_axes::OwnAxes;
use crate::{Failure, Look, sql};

/// Between which dates, and on which axes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MovesRequest {
    /// The project.
    pub project: ProjectId,
    /// Where everybody was at the end of this date; before `as_of`.
    pub since: NaiveDate,
    /// Where everybody is at the end of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// On which axes; power and interest when left out.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<AnyAxis>>")]
    pub axes: Vec<AnyAxis>,
}

/// Who moved between two dates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MovesView {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// The earlier date.
    pub since: NaiveDate,
    /// The later date.
    pub as_of: NaiveDate,
    /// The largest movement first: those who moved on axes known at both dates by their `size`, then those placed anew,
    /// then those gone; of equals as on the map.
    pub movers: Vec<Mover>,
    /// Every date on which anything of the project was assessed until today, earliest first.
    pub dates: Vec<NaiveDate>,
}

/// How somebody's place differs between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// Something was known of them at both dates.
    Moved,
    /// Nothing was known of them at the earlier date.
    Placed,
    /// They are on the map no more.
    Gone,
}

/// Somebody whose place differs between the two dates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Mover {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The name.
    pub name: String,
    /// How they moved.
    pub movement: Movement,
    /// The quadrant at the earlier date (R1).
    pub quadrant_before: Option<Quadrant>,
    /// The quadrant at the later date (R1).
    pub quadrant_after: Option<Quadrant>,
    /// The axes that differ, in the order asked for.
    pub axes: Vec<AxisMove>,
    /// How far in all: the steps on every axis known at both dates, added.
    pub size: f64,
    /// What was said after the earlier date and until the later that changed what its assessor had said, on the axes that
    /// differ; newest first. Nothing of those gone.
    pub why: Vec<MoveReason>,
}

/// A value of an axis at two dates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AxisMove {
    /// The axis.
    pub axis: AnyAxis,
    /// The median at the earlier date, on the scale of the axis.
    pub before: Option<f64>,
    /// The median at the later date, on the scale of the axis.
    pub after: Option<f64>,
    /// The later less the earlier, where both are known.
    pub difference: Option<f64>,
}

/// An assessment that moved somebody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MoveReason {
    /// The axis.
    pub axis: AnyAxis,
    /// The value, on the scale of the axis.
    pub value: i64,
    /// What the same assessor had said before, if anything.
    pub earlier: Option<i64>,
    /// Who said so.
    pub assessor: String,
    /// The date it speaks of.
    pub on_date: NaiveDate,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// A note.
    pub note: String,
}

/// `map_moves`. Refuses a `since` that is not before `as_of`.
pub fn moves(look: Look<'_>, request: MovesRequest) -> Result<MovesView, Failure> {
    let as_of = look.date(request.as_of)?;
    let since = request.since;
    if since >= as_of {
        return Err(Failure::field(
            "since",
            format!("is not before {as_of}; choose an earlier date to compare with."),
        ));
    }
    let axes: Vec<AnyAxis> = match request.axes.as_slice() {
        [] => vec![Axis::Power.into(), Axis::Interest.into()],
        asked => {
            let mut seen = BTreeSet::new();
            asked.iter().copied().filter(|axis| seen.insert(*axis)).collect()
        }
    };
    let own = OwnAxes::read(look.conn)?;
    for (at, axis) in axes.iter().enumerate() {
        own.check(&format!("axes[{at}]"), *axis)?;
    }
    let on = |date| {
        view(
            look,
            MapRequest {
                project: request.project,
                as_of: Some(date),
                axes: axes.clone(),
            },
        )
    };
    let (then, now) = (on(since)?, on(as_of)?);
    let Said { mut changes, dates } = said(look, request.project, since, as_of)?;
    let mut before: HashMap<StakeholderId, MapMark> =
        then.marks.iter().map(|mark| (mark.id, mark.clone())).collect();
    let mut movers: Vec<Mover> = Vec::new();
    for mark in &now.marks {
        let earlier = before.remove(&mark.id);
        let said = changes.remove(&mark.id).unwrap_or_default();
        movers.extend(mover(&axes, earlier.as_ref(), Some(mark), said));
    }
    for mark in then.marks.iter().filter(|mark| before.contains_key(&mark.id)) {
        movers.extend(mover(&axes, Some(mark), None, Vec::new()));
    }
    movers.sort_by(|a, b| {
        (a.movement, b.size)
            .partial_cmp(&(b.movement, a.size))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    Ok(MovesView {
        project: request.project,
        project_name: now.project_name,
        since,
        as_of,
        movers,
        dates,
    })
}

/// The axes on which one stands elsewhere.
pub(super) fn differing(
    axes: &[AnyAxis],
    before: Option<&MapMark>,
    after: Option<&MapMark>,
) -> Vec<AxisMove> {
    let at = |mark: Option<&MapMark>, axis| mark.and_then(|mark| median(&mark.standing, axis));
    let moved = axes.iter().map(|&axis| {
        let (before, after) = (at(before, axis), at(after, axis));
        AxisMove {
            axis,
            before,
            after,
            difference: before.zip(after).map(|(before, after)| after - before),
        }
    });
    moved.filter(|moved| moved.before != moved.after).collect()
}

/// How the place of one differs; none where it does not.
fn mover(
    axes: &[AnyAxis],
    before: Option<&MapMark>,
    after: Option<&MapMark>,
    mut why: Vec<MoveReason>,
) -> Option<Mover> {
    let at = |mark: Option<&MapMark>, axis| mark.and_then(|mark| median(&mark.standing, axis));
    let differing = differing(axes, before, after);
    let mark = after.or(before).filter(|_| !differing.is_empty())?;
    let is_known = |mark| axes.iter().any(|&axis| at(mark, axis).is_some());
    why.retain(|reason| differing.iter().any(|moved| moved.axis == reason.axis));
    Some(Mover {
        id: mark.id,
        kind: mark.kind,
        name: mark.name.clone(),
        movement: match (is_known(before), is_known(after)) {
            (_, false) => Movement::Gone,
            (false, _) => Movement::Placed,
            _ => Movement::Moved,
        },
        quadrant_before: before.and_then(|mark| mark.standing.quadrant),
        quadrant_after: after.and_then(|mark| mark.standing.quadrant),
        size: differing
            .iter()
            .filter_map(|moved| moved.difference.map(f64::abs))
            .fold(0.0, |sum, step| sum + step),
        axes: differing,
        why,
    })
}

/// What stands on an axis, on its scale.
fn median(standing: &Standing, axis: AnyAxis) -> Option<f64> {
    match axis.known() {
        Some(Axis::CurrentEngagement) => standing.current.map(|level| level.level() as f64),
        Some(Axis::DesiredEngagement) => standing.desired.map(|level| level.level() as f64),
        _ => standing.on(axis).map(|placed| placed.median),
    }
}

struct Said {
    /// Newest first.
    changes: HashMap<StakeholderId, Vec<MoveReason>>,
    dates: Vec<NaiveDate>,
}

/// What changed an assessor's word between two dates, and when anything was assessed at all.
fn said(look: Look<'_>, project: ProjectId, since: NaiveDate, as_of: NaiveDate) -> Result<Said, Failure> {
    let today = look.date(None)?;
    let all = sql::rows(
        look.conn,
        "SELECT stakeholder_id, axis, value, on_date, assessor, basis, note FROM assessment \
         WHERE project_id = ?1 AND on_date <= ?2 ORDER BY stakeholder_id, axis, assessor, on_date, recorded_at, id",
        (sql::Id(project), today),
        |row| {
            Ok((
                sql::id::<StakeholderId>(row, 0)?,
                MoveReason {
                    axis: sql::word(row, 1)?,
                    value: row.get(2)?,
                    earlier: None,
                    on_date: row.get(3)?,
                    assessor: row.get(4)?,
                    basis: row.get::<_, Option<sql::Word<Basis>>>(5)?.map(|basis| basis.0),
                    note: row.get(6)?,
                },
            ))
        },
    )?;
    let mut dates = BTreeSet::new();
    // Of one date the last word of an assessor counts.
    let mut words: Vec<(StakeholderId, MoveReason)> = Vec::with_capacity(all.len());
    for (who, reason) in all {
        if !look.counts(&reason.assessor) {
            continue;
        }
        dates.insert(reason.on_date);
        match words.last_mut() {
            Some((last, word)) if *last == who && same_day(word, &reason) => *word = reason,
            _ => words.push((who, reason)),
        }
    }
    let mut changes: HashMap<StakeholderId, Vec<MoveReason>> = HashMap::new();
    let mut earlier: Option<&(StakeholderId, MoveReason)> = None;
    for entry in &words {
        let (who, word) = entry;
        let before = earlier
            .filter(|(last, of)| last == who && of.axis == word.axis && of.assessor == word.assessor)
            .map(|(_, of)| of.value);
        earlier = Some(entry);
        if word.on_date > since && word.on_date <= as_of && before != Some(word.value) {
            changes.entry(*who).or_default().push(MoveReason {
                earlier: before,
                ..word.clone()
            });
        }
    }
    for reasons in changes.values_mut() {
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.on_date));
    }
    Ok(Said {
        changes,
        dates: dates.into_iter().collect(),
    })
}

fn same_day(one: &MoveReason, other: &MoveReason) -> bool {
    (one.axis, one.on_date, &one.assessor) == (other.axis, other.on_date, &other.assessor)
}
