//! Where stakeholders stand in a project: medians and spread of what assessors said (R1), salience (R3), the engagement
//! gap (R4) and the corner of the cube (R5).

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::cube::cube_type;
use domain::median::lower_median;
use domain::salience::{Attributes, Salience, salience};
use domain::{
    AnyAxis, Axis, Basis, CubeType, Engagement, GapDirection, GapKind, OwnAxisId, ProjectId, Quadrant,
    Settings, StakeholderId,
};
use domain::{engagement, power_interest};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::assess::AxisValue;
use crate::workspace::house_rules;
use crate::{Failure, Look};

/// Where a stakeholder stands in a project. What was not assessed is absent, never 0.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Standing {
    /// Power, 1–5.
    pub power: Option<Placed>,
    /// Interest, 1–5.
    pub interest: Option<Placed>,
    /// The quadrant, where both are assessed (R1).
    pub quadrant: Option<Quadrant>,
    /// Whether power or interest is low but close to high (R1).
    pub borderline: bool,
    /// Whether assessors differ too much on power or interest for the median to stand alone (R1).
    pub disputed: bool,
    /// Current engagement: the lower median of the assessors (R4).
    pub current: Option<Engagement>,
    /// Desired engagement: the lower median of the assessors (R4).
    pub desired: Option<Engagement>,
    /// Desired less current, −4 to 4 (R4).
    pub gap: Option<i32>,
    /// What the gap asks for (R4).
    pub direction: Option<GapDirection>,
    /// What kind of gap it is, by current engagement (R4).
    pub gap_kind: Option<GapKind>,
    /// max(gap, 0) × power, 0–20 (R4).
    pub priority: Option<f64>,
    /// Current engagement, 0–4, with who said it; where the axis is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub current_placed: Option<Placed>,
    /// Desired engagement, 2–4, with who said it; where the axis is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub desired_placed: Option<Placed>,
    /// Attitude, −2 to 2 (R5); where the axis is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub attitude: Option<Placed>,
    /// Whether the claim is legitimate, 0 or 1, by most of the assessors (R3); where the axis is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub legitimacy: Option<Placed>,
    /// Whether the claim is urgent, 0 or 1, by most of the assessors (R3); where the axis is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub urgency: Option<Placed>,
    /// Class and tier, where power, legitimacy and urgency are assessed (R3) and one of the latter is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub salience: Option<Salience>,
    /// The corner of the cube, where power, interest and an attitude other than 0 are assessed (R5) and attitude is asked
    /// for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cube: Option<CubeType>,
    /// By the id of each axis of one's own where they stand on it, 1–5 (R2); of the axes that are asked for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<HashMap<OwnAxisId, Placed>>")]
    pub own: BTreeMap<OwnAxisId, Placed>,
    /// The newest date among power, interest and engagement.
    pub latest_on: Option<NaiveDate>,
    /// The oldest date among power, interest and engagement.
    pub oldest_on: Option<NaiveDate>,
}

/// A value several assessors may have given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Placed {
    /// The median; a half is kept. Of engagement, legitimacy and urgency the lower median, which is a value of theirs.
    pub median: f64,
    /// The lowest value given.
    pub lowest: i64,
    /// The highest value given.
    pub highest: i64,
    /// Whether they lie too far apart for the median to stand alone (R1).
    pub disputed: bool,
    /// What each assessor said last.
    pub voices: Vec<Voice>,
}

/// What one assessor said last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Voice {
    /// Who.
    pub assessor: String,
    /// The value.
    pub value: i64,
    /// The date it speaks of.
    pub on_date: NaiveDate,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// A note.
    pub note: String,
}

impl Standing {
    /// The same with no more of the axes beside power and interest than those asked for.
    pub(crate) fn telling(mut self, axes: &[AnyAxis]) -> Self {
        let asked = |axis: Axis| axes.contains(&axis.into());
        self.own.retain(|axis, _| axes.contains(&(*axis).into()));
        if !asked(Axis::CurrentEngagement) {
            self.current_placed = None;
        }
        if !asked(Axis::DesiredEngagement) {
            self.desired_placed = None;
        }
        if !asked(Axis::Attitude) {
            (self.attitude, self.cube) = (None, None);
        }
        if !asked(Axis::Legitimacy) && !asked(Axis::Urgency) {
            self.salience = None;
        }
        if !asked(Axis::Legitimacy) {
            self.legitimacy = None;
        }
        if !asked(Axis::Urgency) {
            self.urgency = None;
        }
        self
    }

    /// Where they stand on an axis; none where that was not assessed, or not asked for.
    pub(crate) fn on(&self, axis: AnyAxis) -> Option<&Placed> {
        match axis {
            AnyAxis::Known(Axis::Power) => self.power.as_ref(),
            AnyAxis::Known(Axis::Interest) => self.interest.as_ref(),
            AnyAxis::Known(Axis::CurrentEngagement) => self.current_placed.as_ref(),
            AnyAxis::Known(Axis::DesiredEngagement) => self.desired_placed.as_ref(),
            AnyAxis::Known(Axis::Attitude) => self.attitude.as_ref(),
            AnyAxis::Known(Axis::Legitimacy) => self.legitimacy.as_ref(),
            AnyAxis::Known(Axis::Urgency) => self.urgency.as_ref(),
            AnyAxis::Own(id) => self.own.get(&id),
        }
    }
}

/// The standing of everybody assessed in a project up to a date.
pub(crate) fn standings(
    look: Look<'_>,
    project: ProjectId,
    as_of: NaiveDate,
) -> Result<HashMap<StakeholderId, Standing>, Failure> {
    standings_if(look, project, as_of, &HashMap::new())
}

/// What is supposed to be said of whom.
pub(super) type Supposed = HashMap<StakeholderId, Vec<AxisValue>>;

/// The same if whoever asks said this that day, in the place of what they said before.
pub(super) fn standings_if(
    look: Look<'_>,
    project: ProjectId,
    as_of: NaiveDate,
    supposed: &Supposed,
) -> Result<HashMap<StakeholderId, Standing>, Failure> {
    let rules = house_rules(look.conn)?;
    let mut voices: HashMap<StakeholderId, HashMap<AnyAxis, Vec<Voice>>> = HashMap::new();
    for (stakeholder, axis, voice) in super::assess::latest(look.conn, project, as_of, None)? {
        if !look.counts(&voice.assessor) {
            continue;
        }
        voices
            .entry(stakeholder)
            .or_default()
            .entry(axis)
            .or_default()
            .push(voice);
    }
    let author = &look.context.author;
    for (stakeholder, values) in supposed {
        let axes = voices.entry(*stakeholder).or_default();
        for said in values {
            let said_of_it = axes.entry(said.axis).or_default();
            said_of_it.retain(|voice| voice.assessor != *author);
            said_of_it.push(Voice {
                assessor: author.clone(),
                value: said.value,
                on_date: as_of,
                basis: None,
                note: String::new(),
            });
            said_of_it.sort_by(|a, b| a.assessor.cmp(&b.assessor));
        }
    }
    Ok(voices
        .into_iter()
        .map(|(stakeholder, axes)| (stakeholder, standing(axes, &rules)))
        .collect())
}

/// Where one stakeholder stands; read alone, since a register of a hundred thousand shows a few rows at a time.
pub(crate) fn standing_of(
    look: Look<'_>,
    project: ProjectId,
    as_of: NaiveDate,
    stakeholder: StakeholderId,
    rules: &Settings,
) -> Result<Standing, Failure> {
    let mut axes: HashMap<AnyAxis, Vec<Voice>> = HashMap::new();
    for (_, axis, voice) in super::assess::latest(look.conn, project, as_of, Some(stakeholder))? {
        if !look.counts(&voice.assessor) {
            continue;
        }
        axes.entry(axis).or_default().push(voice);
    }
    Ok(standing(axes, rules))
}

/// What the assessors' latest values come to for one stakeholder.
fn standing(all: HashMap<AnyAxis, Vec<Voice>>, rules: &Settings) -> Standing {
    let mut axes: HashMap<Axis, Vec<Voice>> = HashMap::new();
    let mut own = BTreeMap::new();
    for (axis, voices) in all {
        match axis {
            AnyAxis::Known(axis) => {
                axes.insert(axis, voices);
            }
            AnyAxis::Own(axis) => own.extend(placed(Some(voices), rules).map(|placed| (axis, placed))),
        }
    }
    let rested_on = [
        Axis::Power,
        Axis::Interest,
        Axis::CurrentEngagement,
        Axis::DesiredEngagement,
    ];
    let dates = rested_on
        .iter()
        .filter_map(|axis| axes.get(axis))
        .flatten()
        .map(|voice| voice.on_date);
    let (oldest_on, latest_on) = (dates.clone().min(), dates.max());
    let current = engagement_of(axes.get(&Axis::CurrentEngagement), rules);
    let desired = engagement_of(axes.get(&Axis::DesiredEngagement), rules);
    let power = placed(axes.remove(&Axis::Power), rules);
    let interest = placed(axes.remove(&Axis::Interest), rules);
    let attitude = placed(axes.remove(&Axis::Attitude), rules);
    let mut ordinal = |axis| placed(axes.remove(&axis), rules).map(Placed::by_order);
    let (current_placed, desired_placed) =
        (ordinal(Axis::CurrentEngagement), ordinal(Axis::DesiredEngagement));
    let (legitimacy, urgency) = (ordinal(Axis::Legitimacy), ordinal(Axis::Urgency));
    let placement = power
        .as_ref()
        .zip(interest.as_ref())
        .map(|(power, interest)| power_interest::placement(power.median, interest.median, rules));
    let of = |placed: &Option<Placed>| placed.as_ref().map(|placed| placed.median);
    let salience = || {
        let attributes = Attributes::of(of(&power)?, of(&legitimacy)?, of(&urgency)?, rules);
        Some(salience(attributes))
    };
    let cube = || cube_type(of(&power)?, of(&interest)?, of(&attitude)?, rules);
    let gap = current.zip(desired).and_then(|(current, desired)| {
        engagement::gap(current, desired, power.as_ref().map(|power| power.median)).ok()
    });
    Standing {
        quadrant: placement.map(|placement| placement.quadrant),
        borderline: placement.is_some_and(|placement| placement.borderline()),
        disputed: power.iter().chain(&interest).any(|placed| placed.disputed),
        current,
        desired,
        gap: gap.map(|gap| gap.gap),
        direction: gap.map(|gap| gap.direction),
        gap_kind: gap.and_then(|gap| gap.kind),
        priority: gap.and_then(|gap| gap.priority),
        salience: salience(),
        cube: cube(),
        own,
        latest_on,
        oldest_on,
        current_placed,
        desired_placed,
        attitude,
        legitimacy,
        urgency,
        power,
        interest,
    }
}

impl Placed {
    /// The same of words that have an order but no distance: the lower median stands (R1).
    fn by_order(self) -> Self {
        let values: Vec<i64> = self.voices.iter().map(|voice| voice.value).collect();
        Self {
            median: lower_median(&values).map_or(self.median, |value| value as f64),
            ..self
        }
    }
}

fn placed(voices: Option<Vec<Voice>>, rules: &Settings) -> Option<Placed> {
    let voices = voices?;
    let values: Vec<i64> = voices.iter().map(|voice| voice.value).collect();
    let consensus = power_interest::consensus(&values, rules)?;
    Some(Placed {
        median: consensus.median,
        lowest: consensus.lowest,
        highest: consensus.highest,
        disputed: consensus.disputed,
        voices,
    })
}

fn engagement_of(voices: Option<&Vec<Voice>>, rules: &Settings) -> Option<Engagement> {
    let levels: Vec<Engagement> = voices?
        .iter()
        .filter_map(|voice| Engagement::from_level(voice.value))
        .collect();
    engagement::consensus(&levels, rules).map(|consensus| consensus.engagement)
}
