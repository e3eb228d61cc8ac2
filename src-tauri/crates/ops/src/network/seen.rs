//! What the workspace holds of a network on a date: who is in scope, and which ties stand.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::network::Network;
use domain::{NetworkGrouping, ProjectId, StakeholderId, StakeholderKind, TieId, TieKind, UnitId};

use crate::privacy::is_role_only;
use crate::{Failure, Look, projects, sql};

/// The most stakeholders whose network is worked out exactly; with more it would take minutes.
const MOST: usize = 20_000;

/// Somebody in scope.
pub(super) struct Member {
    pub(super) id: StakeholderId,
    pub(super) kind: StakeholderKind,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) unit: Option<UnitId>,
    pub(super) unit_name: Option<String>,
}

/// A tie between two in scope.
pub(super) struct Link {
    pub(super) id: TieId,
    pub(super) kind: TieKind,
    /// The place of each end among the members.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) strength: Option<u8>,
    pub(super) since: NaiveDate,
    pub(super) source: String,
}

/// Who is in scope, and which ties stand between them.
pub(super) struct Seen {
    pub(super) project_name: Option<String>,
    pub(super) members: Vec<Member>,
    pub(super) links: Vec<Link>,
    units: HashMap<UnitId, (Option<UnitId>, String)>,
}

impl Seen {
    /// Those with a stake in the project, or, of the whole programme, those with a tie; by name, or by position where
    /// nobody is named.
    pub(super) fn of(look: Look<'_>, project: Option<ProjectId>, as_of: NaiveDate) -> Result<Self, Failure> {
        let project_name = project
            .map(|project| projects::must_exist(look.conn, project))
            .transpose()?;
        // An order by names that are not shown would tell of them.
        let order = if look.by_position || is_role_only(look.conn, project)? {
            "s.kind <> 'person', s.role_key, s.id"
        } else {
            "s.name_key, s.id"
        };
        let standing =
            |day: &str| format!("t.from_on <= {day} AND (t.until_on IS NULL OR t.until_on >= {day})");
        let scope = match project {
            Some(_) => "s.id IN (SELECT stakeholder_id FROM stake WHERE project_id = ?1 AND added_on <= ?2)"
                .to_owned(),
            None => format!(
                "?1 IS NULL AND s.id IN (SELECT t.from_id FROM tie t WHERE {0} UNION SELECT t.to_id FROM tie t WHERE {0})",
                standing("?2")
            ),
        };
        let members = sql::rows(
            look.conn,
            &format!(
                "SELECT s.id, s.kind, s.name, s.role, s.unit_id, u.name FROM stakeholder s \
                 LEFT JOIN unit u ON u.id = s.unit_id WHERE {scope} ORDER BY {order}"
            ),
            (project.map(sql::Id), as_of),
            |row| {
                Ok(Member {
                    id: sql::id(row, 0)?,
                    kind: sql::word(row, 1)?,
                    name: row.get(2)?,
                    title: row.get(3)?,
                    unit: sql::maybe_id(row, 4)?,
                    unit_name: row.get(5)?,
                })
            },
        )?;
        if members.len() > MOST {
            return Err(Failure::field(
                "project",
                format!(
                    "there are {} stakeholders in this network, and at most {MOST} can be worked out exactly; choose one project.",
                    members.len()
                ),
            ));
        }
        let place: HashMap<StakeholderId, usize> = members
            .iter()
            .enumerate()
            .map(|(at, member)| (member.id, at))
            .collect();
        let ties = sql::rows(
            look.conn,
            &format!(
                "SELECT t.id, t.kind, t.from_id, t.to_id, t.strength, t.from_on, t.source FROM tie t WHERE {} ORDER BY t.id",
                standing("?1")
            ),
            [as_of],
            |row| {
                let ends: (StakeholderId, StakeholderId) = (sql::id(row, 2)?, sql::id(row, 3)?);
                let (Some(&from), Some(&to)) = (place.get(&ends.0), place.get(&ends.1)) else {
                    return Ok(None);
                };
                Ok(Some(Link {
                    id: sql::id(row, 0)?,
                    kind: sql::word(row, 1)?,
                    from,
                    to,
                    strength: row.get(4)?,
                    since: row.get(5)?,
                    source: row.get(6)?,
                }))
            },
        )?;
        let units = sql::rows(look.conn, "SELECT id, parent_id, name FROM unit", (), |row| {
            Ok((sql::id(row, 0)?, (sql::maybe_id(row, 1)?, row.get(2)?)))
        })?;
        Ok(Self {
            project_name,
            members,
            links: ties.into_iter().flatten().collect(),
            units: units.into_iter().collect(),
        })
    }

    /// Puts everybody in the order in which they were added.
    pub(super) fn by_id(&mut self) {
        let mut order: Vec<usize> = (0..self.members.len()).collect();
        order.sort_by_key(|&at| self.members[at].id);
        let mut place = vec![0; order.len()];
        for (now, &before) in order.iter().enumerate() {
            place[before] = now;
        }
        self.members.sort_by_key(|member| member.id);
        for link in &mut self.links {
            link.from = place[link.from];
            link.to = place[link.to];
        }
    }

    /// Leaves the ties of these kinds, of at least this strength; of none given, all.
    pub(super) fn narrow(&mut self, kinds: &[TieKind], strength_from: Option<u8>) {
        self.links.retain(|link| {
            (kinds.is_empty() || kinds.contains(&link.kind))
                && strength_from.is_none_or(|least| link.strength.is_some_and(|strength| strength >= least))
        });
    }

    /// What somebody belongs to; none where it is a group alone (R7).
    pub(super) fn group(&self, of: &Member, by: NetworkGrouping) -> Option<String> {
        match by {
            NetworkGrouping::Unit => of.unit_name.clone(),
            NetworkGrouping::TopUnit => self.top(of.unit?).map(|top| self.units[&top].1.clone()),
            NetworkGrouping::Kind => Some(of.kind.label().to_owned()),
        }
    }

    /// What tells groups apart: two units may have one name.
    fn key(&self, of: &Member, by: NetworkGrouping) -> Option<GroupKey> {
        Some(match by {
            NetworkGrouping::Unit => GroupKey::Unit(of.unit?),
            NetworkGrouping::TopUnit => GroupKey::Unit(self.top(of.unit?)?),
            NetworkGrouping::Kind => GroupKey::Kind(of.kind),
        })
    }

    fn top(&self, unit: UnitId) -> Option<UnitId> {
        let mut at = unit;
        // No tree is as deep as there are units; a ring would be a fault of the file.
        for _ in 0..self.units.len() {
            match self.units.get(&at)?.0 {
                Some(parent) => at = parent,
                None => return Some(at),
            }
        }
        None
    }

    /// The network they make.
    pub(super) fn network(&self, by: NetworkGrouping) -> Network<GroupKey> {
        let groups = self.members.iter().map(|member| self.key(member, by)).collect();
        Network::new(groups, self.links.iter().map(|link| (link.from, link.to)))
    }
}

/// What tells groups apart.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum GroupKey {
    Unit(UnitId),
    Kind(StakeholderKind),
}
