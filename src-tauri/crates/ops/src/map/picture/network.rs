//! The influence network (R7) as dots and lines.

use std::collections::HashMap;

use ::report::picture::{Drawing, Network, NetworkDot, NetworkLine};
use domain::{NetworkGrouping, NetworkRole, StakeholderId};

use super::{Drawn, PictureRequest};
use crate::network::{NetworkLayoutRequest, NetworkRequest, layout, view};
use crate::redact::Engine;
use crate::words::counted;
use crate::{Failure, Look};

pub(super) fn drawing(look: Look<'_>, request: &PictureRequest, engine: &Engine) -> Result<Drawn, Failure> {
    let mut seen = view(
        look,
        NetworkRequest {
            project: request.project,
            as_of: request.as_of,
            kinds: request.kinds.clone(),
            strength_from: request.strength_from,
            group_by: request.group_by,
            without: Vec::new(),
            asker: None,
        },
    )?;
    if engine.profile().hides_names() {
        // An order by names that are not shown would tell of them.
        seen.nodes.sort_by_key(|node| node.id);
    }
    let laid = layout(
        look,
        NetworkLayoutRequest {
            project: request.project,
            as_of: request.as_of,
            anew: false,
            kept: request.spots.clone(),
            asker: None,
        },
    )?;
    let spots: HashMap<StakeholderId, (f64, f64)> = laid
        .spots
        .iter()
        .map(|spot| (spot.id, (spot.x, spot.y)))
        .collect();
    let (mut dots, mut place, mut withheld) = (Vec::new(), HashMap::new(), 0);
    let shown = request.shown();
    for node in seen.nodes.iter().filter(|node| shown(node.id)) {
        let label = engine.stakeholder(node.id, &node.name).unwrap_or_default();
        let Some(&(x, y)) = spots.get(&node.id) else {
            continue;
        };
        if !engine.stands_alone(node.id) {
            withheld += 1;
            continue;
        }
        place.insert(node.id, dots.len());
        dots.push(NetworkDot {
            label,
            kind: node.kind,
            group: node.group.as_deref().map(|group| engine.label(group)),
            x,
            y,
            ties: node.ties,
            betweenness: node.betweenness,
            holds_together: node.roles.contains(&NetworkRole::Broker),
        });
    }
    let mut lines: Vec<(usize, usize)> = seen
        .ties
        .iter()
        .filter_map(|tie| {
            let (from, to) = (*place.get(&tie.from)?, *place.get(&tie.to)?);
            Some((from.min(to), from.max(to)))
        })
        .collect();
    // Several ties between two are one line.
    lines.sort_unstable();
    lines.dedup();
    let group = match seen.group_by {
        NetworkGrouping::Unit => "home unit",
        NetworkGrouping::TopUnit => "top unit",
        NetworkGrouping::Kind => "kind",
    };
    let mut notes = vec![
        format!(
            "{} and {}; coloured by {group}.",
            counted(seen.n, "stakeholder", "stakeholders"),
            counted(seen.pairs, "tied pair", "tied pairs")
        ),
        seen.caption,
    ];
    if request.only.is_some() {
        notes.push(format!(
            "{} of {} are drawn, as the filter has it.",
            dots.len(),
            seen.n
        ));
    }
    let drawing = Drawing::Network(Network {
        dots,
        lines: lines
            .into_iter()
            .map(|(from, to)| NetworkLine { from, to })
            .collect(),
        withheld,
    });
    Ok((seen.project_name, drawing, notes))
}
