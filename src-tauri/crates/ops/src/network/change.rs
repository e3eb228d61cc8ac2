//! What changes in a network where some are thought away (R7).

use std::collections::{BTreeMap, BTreeSet};

use domain::{StakeholderId, StakeholderKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seen::Seen;
use super::view::Measured;

/// How many of those who gain are named.
const NAMED: usize = 10;
/// A gain below this comes from adding up, not from the network.
const SOMETHING: f64 = 1e-9;

/// What changes where some are thought away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkChange {
    /// Those thought away.
    pub gone: Vec<NetworkGone>,
    /// How many parts there were before.
    pub components_before: u64,
    /// Who lies between more others than before, the largest gain first; ten at most.
    pub gains: Vec<NetworkGain>,
    /// How many there are of them.
    pub gaining: u64,
    /// What falls away from those it was tied to, the largest first; the largest part of each stays and is not here.
    pub falls_away: Vec<NetworkPart>,
}

/// Somebody thought away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkGone {
    /// The stakeholder.
    pub id: StakeholderId,
    /// The name.
    pub name: String,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
}

/// Somebody who lies between more others than before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkGain {
    /// The stakeholder.
    pub id: StakeholderId,
    /// The name.
    pub name: String,
    /// Betweenness before, 0–1.
    pub before: f64,
    /// Betweenness after, 0–1.
    pub after: f64,
}

/// A part of the network that falls away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NetworkPart {
    /// How many are in it.
    pub n: u64,
    /// Who they are.
    pub members: Vec<StakeholderId>,
}

/// The difference between a network and what is left of it. `stay` has the former place of each who stays.
pub(super) fn changed(
    seen: &Seen,
    gone: &BTreeSet<usize>,
    before: &Measured,
    after: &Measured,
    stay: &[usize],
) -> NetworkChange {
    let mut gains: Vec<(f64, NetworkGain)> = stay
        .iter()
        .enumerate()
        .map(|(now, &at)| {
            let (member, was, is) = (&seen.members[at], before.betweenness[at], after.betweenness[now]);
            let gain = NetworkGain {
                id: member.id,
                name: member.name.clone(),
                before: was,
                after: is,
            };
            (is - was, gain)
        })
        .filter(|(gain, _)| *gain > SOMETHING)
        .collect();
    // Of equal gains the order of all stands.
    gains.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let gaining = gains.len() as u64;
    let gone_from: BTreeSet<usize> = gone.iter().map(|&at| before.parts[at]).collect();
    let mut parts: BTreeMap<usize, BTreeMap<usize, Vec<StakeholderId>>> = BTreeMap::new();
    for (now, &at) in stay.iter().enumerate() {
        if gone_from.contains(&before.parts[at]) {
            let of = parts.entry(before.parts[at]).or_default();
            of.entry(after.parts[now]).or_default().push(seen.members[at].id);
        }
    }
    let mut falls_away: Vec<NetworkPart> = parts
        .into_values()
        .flat_map(|of| {
            let mut pieces: Vec<Vec<StakeholderId>> = of.into_values().collect();
            pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
            pieces.into_iter().skip(1)
        })
        .map(|members| NetworkPart {
            n: members.len() as u64,
            members,
        })
        .collect();
    falls_away.sort_by_key(|part| std::cmp::Reverse(part.n));
    NetworkChange {
        gone: gone
            .iter()
            .map(|&at| {
                let member = &seen.members[at];
                NetworkGone {
                    id: member.id,
                    name: member.name.clone(),
                    kind: member.kind,
                }
            })
            .collect(),
        components_before: before.components(),
        gains: gains.into_iter().take(NAMED).map(|(_, gain)| gain).collect(),
        gaining,
        falls_away,
    }
}
