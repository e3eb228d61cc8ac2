//! The rows of a group's composition that cannot come in: taken out, so that the group comes in without them.

use exchange::{CompositionLine, Draft, Refusal};

use super::bring_in::reason;
use crate::door::{NAME, optional_text};

/// Refuses every row of a composition whose texts do not fit. The group keeps its other rows and their sum; a group of
/// which no row is left does not come in.
pub(super) fn sift(draft: &mut Draft) {
    let refused = &mut draft.refused;
    draft.proposals.retain_mut(|proposal| {
        let before = refused.len();
        proposal.composition.retain(|line| match misfit(line) {
            None => true,
            Some((field, reason)) => {
                refused.push(Refusal {
                    line: line.line,
                    field: field.to_owned(),
                    reason,
                });
                false
            }
        });
        let gone = &refused[before..];
        if gone.is_empty() {
            return true;
        }
        proposal
            .lines
            .retain(|line| !gone.iter().any(|refusal| refusal.line == *line));
        proposal.headcount = Some(proposal.composition.iter().map(|line| line.headcount).sum());
        !proposal.lines.is_empty()
    });
}

fn misfit(line: &CompositionLine) -> Option<(&'static str, String)> {
    [
        ("role", &line.title),
        ("grade", &line.grade),
        ("reference", &line.reference),
    ]
    .into_iter()
    .find_map(|(field, text)| {
        let failure = optional_text(field, text, NAME).err()?;
        Some((field, reason(failure)))
    })
}
