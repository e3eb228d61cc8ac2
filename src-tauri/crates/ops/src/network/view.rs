//! `network_view`: who is tied to whom, and what that makes of each (R7).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::network::CAPTION;
use domain::{NetworkGrouping, NetworkRole, ProjectId, StakeholderId, StakeholderKind, TieId, TieKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::asker::{Asked, stopped};
use super::change::{NetworkChange, changed};
use super::seen::{GroupKey, Seen};
use crate::{Failure, Look};

/// Which network.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NetworkRequest {
    /// Those with a stake in this project; everybody with a tie when left out.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// Only ties of these kinds; of all when left out or empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<TieKind>>")]
    pub kinds: Vec<TieKind>,
    /// Only ties of at least this strength, 1–5; those of unknown strength are out then.
    #[serde(default)]
    #[ts(optional)]
    pub strength_from: Option<u8>,
    /// What counts as a group; the home unit when left out.
    #[serde(default)]
    #[ts(optional)]
    pub group_by: Option<NetworkGrouping>,
    /// As if these had left. Nothing is saved.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<StakeholderId>>")]
    pub without: Vec<StakeholderId>,
    /// Who waits for the answer: a later question of the same asker stops this one.
    #[serde(default)]
    #[ts(optional)]
    pub asker: Option<Uuid>,
}

/// A network with its measures (R7).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkView {
    /// The project; none for the whole programme.
    pub project: Option<ProjectId>,
    /// Its name.
    pub project_name: Option<String>,
    /// The date it speaks of.
    pub as_of: NaiveDate,
    /// What counts as a group.
    pub group_by: NetworkGrouping,
    /// How many stakeholders: n.
    pub n: u64,
    /// How many pairs are tied.
    pub pairs: u64,
    /// How many parts; somebody without a tie is a part alone.
    pub components: u64,
    /// How many have no tie.
    pub alone: u64,
    /// What stands beside every measure.
    pub caption: String,
    /// The oldest date since when one of the ties stands.
    pub oldest_on: Option<NaiveDate>,
    /// The newest.
    pub latest_on: Option<NaiveDate>,
    /// Everybody in scope, by name.
    pub nodes: Vec<NetworkNode>,
    /// The ties between them.
    pub ties: Vec<NetworkTie>,
    /// What changes where some are thought away.
    pub change: Option<NetworkChange>,
}

/// One stakeholder in the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkNode {
    /// The stakeholder.
    pub id: StakeholderId,
    /// The name.
    pub name: String,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The post.
    pub title: String,
    /// The home unit.
    pub unit: Option<String>,
    /// What it belongs to; none where it is a group alone.
    pub group: Option<String>,
    /// To how many it is tied.
    pub ties: u32,
    /// Those tied to ÷ (n − 1), 0–1.
    pub degree: f64,
    /// How often it lies on the shortest ways between two others, 0–1.
    pub betweenness: f64,
    /// −1, all ties within the group, to +1, all to others; none without ties.
    pub ei: Option<f64>,
    /// The most telling of its roles.
    pub role: Option<NetworkRole>,
    /// All its roles, the most telling first.
    pub roles: Vec<NetworkRole>,
    /// The part it belongs to, from 0.
    pub component: u32,
    /// What it was before those thought away had left.
    pub before: Option<NetworkBefore>,
}

/// Measures of somebody before some had left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkBefore {
    /// Degree, 0–1.
    pub degree: f64,
    /// Betweenness, 0–1.
    pub betweenness: f64,
    /// All its roles.
    pub roles: Vec<NetworkRole>,
}

/// A tie of the network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkTie {
    /// The tie.
    pub id: TieId,
    /// From this stakeholder.
    pub from: StakeholderId,
    /// To this stakeholder.
    pub to: StakeholderId,
    /// Its kind.
    pub kind: TieKind,
    /// 1 weak to 5 strong.
    pub strength: Option<u8>,
    /// Since this date.
    pub since: NaiveDate,
    /// Where it was learnt.
    pub source: String,
}

/// The measures of every one of a network.
pub(super) struct Measured {
    pub(super) betweenness: Vec<f64>,
    pub(super) roles: Vec<Vec<NetworkRole>>,
    pub(super) parts: Vec<usize>,
}

pub(super) type Net = domain::network::Network<GroupKey>;

impl Measured {
    fn of(network: &Net, asked: &Asked) -> Result<Self, Failure> {
        Ok(Self {
            betweenness: network::betweenness(network, &asked.stop).map_err(stopped)?,
            roles: network.roles(&network::articulation_points(network)),
            parts: network.parts(),
        })
    }

    pub(super) fn components(&self) -> u64 {
        self.parts.iter().max().map_or(0, |last| *last as u64 + 1)
    }
}

/// `network_view`.
pub fn view(look: Look<'_>, request: NetworkRequest) -> Result<NetworkView, Failure> {
    if request
        .strength_from
        .is_some_and(|least| !(1..=5).contains(&least))
    {
        return Err(Failure::field("strength_from", "must be 1 (weak) to 5 (strong)."));
    }
    let as_of = look.date(request.as_of)?;
    let asked = Asked::by(request.asker);
    let mut seen = Seen::of(look, request.project, as_of)?;
    let gone = gone(&seen, &request.without)?;
    seen.narrow(&request.kinds, request.strength_from);
    let group_by = request.group_by.unwrap_or(NetworkGrouping::Unit);
    let whole = seen.network(group_by);
    let before = Measured::of(&whole, &asked)?;
    let left = if gone.is_empty() {
        None
    } else {
        let (left, stay) = whole.without(&gone);
        let after = Measured::of(&left, &asked)?;
        let change = changed(&seen, &gone, &before, &after, &stay);
        Some((left, stay, after, change))
    };
    let (nodes, pairs, components, change) = match left {
        None => (
            (0..seen.members.len())
                .map(|at| node(&seen, group_by, (&whole, &before), at, at))
                .collect(),
            whole.pairs(),
            before.components(),
            None,
        ),
        Some((left, stay, after, change)) => {
            let nodes = stay.iter().enumerate().map(|(now, &at)| NetworkNode {
                before: Some(NetworkBefore {
                    degree: whole.degree(at),
                    betweenness: before.betweenness[at],
                    roles: before.roles[at].clone(),
                }),
                ..node(&seen, group_by, (&left, &after), now, at)
            });
            (nodes.collect(), left.pairs(), after.components(), Some(change))
        }
    };
    let nodes: Vec<NetworkNode> = nodes;
    let stands = |at: &usize| !gone.contains(at);
    let links = || {
        seen.links
            .iter()
            .filter(|link| stands(&link.from) && stands(&link.to))
    };
    Ok(NetworkView {
        project: request.project,
        as_of,
        group_by,
        n: nodes.len() as u64,
        pairs: pairs as u64,
        components,
        alone: nodes.iter().filter(|node| node.ties == 0).count() as u64,
        caption: CAPTION.to_owned(),
        oldest_on: links().map(|link| link.since).min(),
        latest_on: links().map(|link| link.since).max(),
        ties: links()
            .map(|link| NetworkTie {
                id: link.id,
                from: seen.members[link.from].id,
                to: seen.members[link.to].id,
                kind: link.kind,
                strength: link.strength,
                since: link.since,
                source: link.source.clone(),
            })
            .collect(),
        nodes,
        change,
        project_name: seen.project_name,
    })
}

/// The places of those thought away.
fn gone(seen: &Seen, without: &[StakeholderId]) -> Result<BTreeSet<usize>, Failure> {
    without
        .iter()
        .enumerate()
        .map(|(index, id)| {
            seen.members
                .iter()
                .position(|member| member.id == *id)
                .ok_or_else(|| {
                    Failure::field(
                        format!("without[{index}]"),
                        "is not in this network; name somebody who is.",
                    )
                })
        })
        .collect()
}

/// One stakeholder: its place in the network and its place among all.
fn node(seen: &Seen, by: NetworkGrouping, of: (&Net, &Measured), now: usize, at: usize) -> NetworkNode {
    let ((network, measured), member) = (of, &seen.members[at]);
    let roles = measured.roles[now].clone();
    NetworkNode {
        id: member.id,
        name: member.name.clone(),
        kind: member.kind,
        title: member.title.clone(),
        unit: member.unit_name.clone(),
        group: seen.group(member, by),
        ties: network.neighbours(now).len() as u32,
        degree: network.degree(now),
        betweenness: measured.betweenness[now],
        ei: network.external_internal(now),
        role: roles.first().copied(),
        roles,
        component: measured.parts[now] as u32,
        before: None,
    }
}
