//! `network_layout`: where each of a network is drawn.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{NetworkGrouping, ProjectId, StakeholderId};
use network::Spot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::asker::{Asked, stopped};
use super::seen::Seen;
use crate::{Failure, Look};

/// Which network to draw.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NetworkLayoutRequest {
    /// Those with a stake in this project; everybody with a tie when left out.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// Where some lie already; they stay there, and the others come beside them.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<NetworkSpot>>")]
    pub kept: Vec<NetworkSpot>,
    /// Who waits for the answer: a later question of the same asker stops this one.
    #[serde(default)]
    #[ts(optional)]
    pub asker: Option<Uuid>,
}

/// Where somebody is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NetworkSpot {
    /// The stakeholder.
    pub id: StakeholderId,
    /// To the right, in units of which sixty lie between two who are tied.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// Where everybody of a network is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkLaid {
    /// Everybody in scope.
    pub spots: Vec<NetworkSpot>,
}

/// `network_layout`. All ties that stand count, so that nobody moves when some are filtered out.
pub fn layout(look: Look<'_>, request: NetworkLayoutRequest) -> Result<NetworkLaid, Failure> {
    if let Some(index) = request
        .kept
        .iter()
        .position(|spot| !(spot.x.is_finite() && spot.y.is_finite()))
    {
        return Err(Failure::field(
            format!("kept[{index}]"),
            "is no place in a picture.",
        ));
    }
    let as_of = look.date(request.as_of)?;
    let asked = Asked::by(request.asker);
    let mut seen = Seen::of(look, request.project, as_of)?;
    // Where each lies depends on who there is, not on what they are called.
    seen.by_id();
    let known: HashMap<StakeholderId, Spot> = request
        .kept
        .iter()
        .map(|spot| (spot.id, Spot { x: spot.x, y: spot.y }))
        .collect();
    let kept: Vec<Option<Spot>> = seen
        .members
        .iter()
        .map(|member| known.get(&member.id).copied())
        .collect();
    let spots = network::layout(&seen.network(NetworkGrouping::Kind), &kept, &asked.stop).map_err(stopped)?;
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    Ok(NetworkLaid {
        spots: seen
            .members
            .iter()
            .zip(spots)
            .map(|(member, spot)| NetworkSpot {
                id: member.id,
                x: tenths(spot.x),
                y: tenths(spot.y),
            })
            .collect(),
    })
}
