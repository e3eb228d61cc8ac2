//! What can be asked of where stakeholders stand in a project (R1, R4, R5).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{ProjectId, Quadrant, StakeholderId};

use super::field::Field;
use crate::map::standing::{Standing, standings};
use crate::{Failure, Look};

/// Where everybody stands who was assessed in a project.
pub(in crate::people) struct Stands {
    standings: HashMap<StakeholderId, Standing>,
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
        })
    }

    /// The figure that a field has for somebody; of words, their place in their list; none where it is not assessed.
    pub(in crate::people) fn figure(&self, field: Field, id: StakeholderId) -> Option<f64> {
        figure(field, self.standings.get(&id)?)
    }

    /// Everybody whose figure passes.
    pub(super) fn who(&self, field: Field, passes: impl Fn(f64) -> bool) -> Vec<StakeholderId> {
        let all = self
            .standings
            .iter()
            .filter(|(_, standing)| figure(field, standing).is_some_and(&passes));
        all.map(|(id, _)| *id).collect()
    }
}

/// The place of a quadrant in the order of attention (R1).
fn place(quadrant: Quadrant) -> f64 {
    let place = Quadrant::ALL.iter().position(|each| *each == quadrant);
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
