//! What can be asked of where stakeholders stand in a project (R1, R4, R5, R6).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{ProjectId, Quadrant, StakeDirection, StakeholderId};

use super::field::Field;
use crate::map::standing::{Standing, standings};
use crate::{Failure, Look, stakes};

/// Where everybody stands who was assessed in a project, and from which side all stand to it of whom that was said.
pub(in crate::people) struct Stands {
    standings: HashMap<StakeholderId, Standing>,
    directions: HashMap<StakeholderId, StakeDirection>,
}

impl Stands {
    /// Of everybody, up to a date.
    pub(in crate::people) fn read(
        look: Look<'_>,
        project: ProjectId,
        as_of: NaiveDate,
    ) -> Result<Self, Failure> {
        Ok(Self {
            standings: standings(look, project, as_of)?,
            directions: stakes::directions(look.conn, project)?,
        })
    }

    /// The figure that a field has for somebody; of words, their place in their list; none where it is not assessed.
    pub(in crate::people) fn figure(&self, field: Field, id: StakeholderId) -> Option<f64> {
        match field {
            Field::Direction => self.directions.get(&id).map(|direction| side(*direction)),
            field => figure(field, self.standings.get(&id)?),
        }
    }

    /// Everybody whose figure passes.
    pub(super) fn who(&self, field: Field, passes: impl Fn(f64) -> bool) -> Vec<StakeholderId> {
        let all: Vec<&StakeholderId> = match field {
            Field::Direction => self.directions.keys().collect(),
            _ => self.standings.keys().collect(),
        };
        let passing = all
            .into_iter()
            .filter(|id| self.figure(field, **id).is_some_and(&passes));
        passing.copied().collect()
    }
}

/// The place of a quadrant in the order of attention (R1).
fn place(quadrant: Quadrant) -> f64 {
    let place = Quadrant::ALL.iter().position(|each| *each == quadrant);
    place.unwrap_or_default() as f64
}

/// The place of a direction in its list.
fn side(direction: StakeDirection) -> f64 {
    let place = StakeDirection::ALL.iter().position(|each| *each == direction);
    place.unwrap_or_default() as f64
}

/// The figure that a standing has for a field; of words, their place in their list; none where it is not assessed.
pub(in crate::people) fn figure(field: Field, standing: &Standing) -> Option<f64> {
    let yes = |whether: bool| if whether { 1.0 } else { 0.0 };
    match field {
        Field::Power => standing.power.as_ref().map(|placed| placed.median),
        Field::Interest => standing.interest.as_ref().map(|placed| placed.median),
        Field::Attitude => standing.attitude.as_ref().map(|placed| placed.median),
        Field::Own(axis) => standing.own.get(&axis).map(|placed| placed.median),
        Field::Quadrant => standing.quadrant.map(place),
        Field::Current => standing.current.map(|level| level.level() as f64),
        Field::Desired => standing.desired.map(|level| level.level() as f64),
        Field::Gap => standing.gap.map(f64::from),
        Field::Priority => standing.priority,
        Field::Disputed => Some(yes(standing.disputed)),
        // Whoever has but an attitude has not been placed.
        Field::NotAssessed => Some(yes(standing.latest_on.is_none())),
        _ => None,
    }
}

/// Ids as a list that SQL takes apart: thousands would be too many marks.
pub(super) fn json_ids(all: &[StakeholderId]) -> String {
    let mut ids = String::with_capacity(all.len() * 35 + 2);
    for id in all {
        ids.push_str(if ids.is_empty() { "[\"" } else { ",\"" });
        ids.extend(id.as_bytes().iter().flat_map(|byte| {
            let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or('0');
            [digit(byte >> 4), digit(byte & 15)]
        }));
        ids.push('"');
    }
    ids.push_str(if ids.is_empty() { "[]" } else { "]" });
    ids
}
