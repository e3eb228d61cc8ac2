//! The map of a project: everybody with a stake in it, and where they stand.

use chrono::NaiveDate;
use domain::{AnyAxis, ProjectId, StakeDirection, StakeholderId, StakeholderKind, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::standing::{Standing, Supposed, standings_if};
use crate::privacy::is_role_only;
use crate::{Failure, Look, projects, sql};

/// Which map.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MapRequest {
    /// The project.
    pub project: ProjectId,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// Which axes beside power and interest a standing tells of in full; none when left out, so that a map of thousands
    /// stays light. Attitude brings the type of the cube (R5), legitimacy or urgency the salience (R3). An axis of one's own goes by its id.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<AnyAxis>>")]
    pub axes: Vec<AnyAxis>,
}

/// The map of a project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapView {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// The date the map speaks of.
    pub as_of: NaiveDate,
    /// Power and interest of at least this are high: a house rule (R1).
    pub high_from: u8,
    /// Everybody with a stake in the project, by name; those not placed yet have no quadrant.
    pub marks: Vec<MapMark>,
    /// How many are placed.
    pub placed: u64,
    /// How many are disputed.
    pub disputed: u64,
    /// The newest date among all assessments the map rests on.
    pub latest_on: Option<NaiveDate>,
}

/// One stakeholder on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapMark {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The unit.
    pub unit: Option<String>,
    /// Which unit that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit_id: Option<UnitId>,
    /// Headcount of a group.
    pub headcount: Option<f64>,
    /// From which side they stand to the project (R6), where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub direction: Option<StakeDirection>,
    /// Where they stand.
    pub standing: Standing,
}

/// `map_view`.
pub fn view(look: Look<'_>, request: MapRequest) -> Result<MapView, Failure> {
    view_if(look, request, &Supposed::new())
}

/// The map if this were said.
pub(super) fn view_if(look: Look<'_>, request: MapRequest, supposed: &Supposed) -> Result<MapView, Failure> {
    let as_of = look.date(request.as_of)?;
    let project_name = projects::must_exist(look.conn, request.project)?;
    let mut standing = standings_if(look, request.project, as_of, supposed)?;
    // An order by names that are not shown would tell of them.
    let order = if is_role_only(look.conn, Some(request.project))? {
        "s.kind <> 'person', s.role_key, s.id"
    } else {
        "s.name_key, s.id"
    };
    let marks = sql::rows(
        look.conn,
        &format!(
            "SELECT s.id, s.kind, s.name, s.role, u.name, s.headcount, u.id, k.direction FROM stake k JOIN stakeholder s ON s.id = k.stakeholder_id \
             LEFT JOIN unit u ON u.id = s.unit_id WHERE k.project_id = ?1 AND k.added_on <= ?2 AND (s.archived_on IS NULL OR s.archived_on > ?2) ORDER BY {order}"
        ),
        (sql::Id(request.project), as_of),
        |row| {
            let id = sql::id(row, 0)?;
            Ok(MapMark {
                standing: standing.remove(&id).unwrap_or_default().telling(&request.axes),
                id,
                kind: sql::word(row, 1)?,
                name: row.get(2)?,
                role: row.get(3)?,
                unit: row.get(4)?,
                headcount: row.get(5)?,
                unit_id: sql::maybe_id(row, 6)?,
                direction: row
                    .get::<_, Option<sql::Word<StakeDirection>>>(7)?
                    .map(|word| word.0),
            })
        },
    )?;
    let mut map = MapView {
        project: request.project,
        project_name,
        as_of,
        high_from: crate::workspace::house_rules(look.conn)?.high_from,
        marks,
        placed: 0,
        disputed: 0,
        latest_on: None,
    };
    map.count();
    Ok(map)
}

impl MapView {
    /// Counts what the marks come to.
    pub(super) fn count(&mut self) {
        let standings = || self.marks.iter().map(|mark| &mark.standing);
        let placed = standings().filter(|standing| standing.quadrant.is_some()).count();
        let disputed = standings().filter(|standing| standing.disputed).count();
        let latest_on = standings().filter_map(|standing| standing.latest_on).max();
        (self.placed, self.disputed, self.latest_on) = (placed as u64, disputed as u64, latest_on);
    }
}
