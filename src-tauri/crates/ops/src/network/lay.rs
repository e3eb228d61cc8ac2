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
use crate::{Failure, Look, Session, sql};

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
    /// Whether it is drawn anew; otherwise whoever was drawn on an earlier visit stays where they were.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub anew: bool,
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
    in_a_picture("kept", &request.kept)?;
    let as_of = look.date(request.as_of)?;
    let asked = Asked::by(request.asker);
    let mut seen = Seen::of(look, request.project, as_of)?;
    // Where each lies depends on who there is, not on what they are called.
    seen.by_id();
    let mut known = if request.anew {
        HashMap::new()
    } else {
        left(look, request.project)?
    };
    known.extend(
        request
            .kept
            .iter()
            .map(|spot| (spot.id, Spot { x: spot.x, y: spot.y })),
    );
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

/// Farther out nobody is ever drawn, however large the network.
const FARTHEST: f64 = 1e6;

fn in_a_picture(field: &str, spots: &[NetworkSpot]) -> Result<(), Failure> {
    match spots.iter().position(|spot| {
        ![spot.x, spot.y]
            .iter()
            .all(|at| at.is_finite() && at.abs() <= FARTHEST)
    }) {
        Some(index) => Err(Failure::field(
            format!("{field}[{index}]"),
            "is no place in a picture.",
        )),
        None => Ok(()),
    }
}

/// The name a network is kept under: its project, or sixteen zeros for the whole programme.
fn name_of(project: Option<ProjectId>) -> [u8; 16] {
    project.map_or([0; 16], |project| *project.as_bytes())
}

/// Where each was left on an earlier visit.
fn left(look: Look<'_>, project: Option<ProjectId>) -> Result<HashMap<StakeholderId, Spot>, Failure> {
    let places = sql::rows(
        look.conn,
        "SELECT stakeholder_id, x, y FROM network_place WHERE project_id = ?1",
        [name_of(project)],
        |row| {
            Ok((
                sql::id::<StakeholderId>(row, 0)?,
                Spot {
                    x: row.get(1)?,
                    y: row.get(2)?,
                },
            ))
        },
    )?;
    Ok(places.into_iter().collect())
}

/// Where a network is left.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "desk/")]
pub struct NetworkLeft {
    /// The project; the whole programme when left out.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Where each lies, in the place of what was kept before.
    pub spots: Vec<NetworkSpot>,
}

/// Keeps where a network is left, for the next visit. It is no change, and undo does not take it back. A workspace that
/// can only be looked at keeps nothing.
///
/// # Errors
/// `invalid` for what is no place in a picture; whatever keeps the file from being written.
pub fn leave(session: &Session, request: &NetworkLeft) -> Result<(), Failure> {
    in_a_picture("spots", &request.spots)?;
    if session.is_read_only() {
        return Ok(());
    }
    let places: Vec<([u8; 16], f64, f64)> = request
        .spots
        .iter()
        .map(|spot| (*spot.id.as_bytes(), spot.x, spot.y))
        .collect();
    Ok(session.workspace.keep_places(name_of(request.project), &places)?)
}
