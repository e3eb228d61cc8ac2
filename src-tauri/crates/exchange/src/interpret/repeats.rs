//! Rows that look like an earlier row of the same sheet.
//!
//! Rows with one reference, or one address that nobody else carries, speak of one stakeholder. Where neither tells, a row
//! with the kind, name and unit of an earlier one may be about the same person in another project or by another
//! assessor, may be a copy, or may be about a namesake; what its other cells say decides, and nobody is merged silently.

use std::collections::HashMap;

use domain::StakeholderKind;

use super::Harvest;
use super::references::Entry;
use crate::draft::Proposal;
use crate::mapping::Field;
use crate::table::Table;
use crate::text::folded;

/// How many earlier rows of one name a row is compared with.
const LOOKED_BACK: usize = 50;

/// What a row is beside an earlier one that looks like it.
enum Beside {
    /// The same stakeholder, spoken of again.
    Same,
    /// The same row once more.
    Copy,
    /// Somebody else of that name. Told where the row itself does not say so by a reference or an address.
    Namesake { told: bool },
}

/// Takes copies out of the entries, and marks namesakes.
pub(super) fn settle(entries: &mut [Entry], table: &Table<'_>, harvest: &mut Harvest) {
    let mut seen: HashMap<(StakeholderKind, String, Vec<String>), Vec<usize>> = HashMap::new();
    for at in 0..entries.len() {
        let Some(proposal) = &entries[at].proposal else {
            continue;
        };
        let unit = proposal.unit.iter().map(|step| folded(step)).collect();
        let earlier = seen
            .entry((proposal.kind, folded(&proposal.name), unit))
            .or_default();
        let beside: Vec<(usize, Beside)> = earlier
            .iter()
            .rev()
            .take(LOOKED_BACK)
            .map(|other| (*other, beside(&entries[at], &entries[*other])))
            .collect();
        earlier.push(at);
        if let Some((of, _)) = beside.iter().find(|(_, one)| matches!(one, Beside::Same)) {
            let line = entries[*of].line;
            let earlier = entries[*of].proposal.as_ref();
            let root = earlier.and_then(|earlier| earlier.again_of).unwrap_or(line);
            let apart = earlier.is_some_and(|earlier| earlier.apart);
            if let Some(proposal) = &mut entries[at].proposal {
                (proposal.again_of, proposal.apart) = (Some(root), apart);
            }
            continue;
        }
        let copied = beside.iter().find(|(_, one)| matches!(one, Beside::Copy));
        // A row that names several is a copy only as a whole; that is too rare to look for.
        let alone = !proposal.also
            && entries
                .get(at + 1)
                .is_none_or(|next| next.line != entries[at].line);
        if let Some((of, _)) = copied.filter(|_| alone) {
            let (line, of) = (entries[at].line, entries[*of].line);
            harvest.note(
                line,
                "",
                format!("This row repeats line {of} and was passed over."),
            );
            harvest.repeat(line);
            entries[at].proposal = None;
            continue;
        }
        if let Some((other, Beside::Namesake { told })) = beside.first() {
            if *told {
                let reason = format!(
                    "Line {} has the same name{}; as other cells differ, this row came in as somebody else. If it is the \
                     same person, leave this row out.",
                    entries[*other].line,
                    if proposal.unit.is_empty() { "" } else { " and unit" },
                );
                harvest.note(entries[at].line, &table.heading(Field::Name), reason);
            }
            if let Some(proposal) = &mut entries[at].proposal {
                proposal.apart = true;
            }
        }
    }
}

/// What an entry is beside an earlier one with its kind, name and unit.
fn beside(entry: &Entry, earlier: &Entry) -> Beside {
    let (Some(own), Some(other)) = (&entry.proposal, &earlier.proposal) else {
        return Beside::Namesake { told: false };
    };
    if own.kind == StakeholderKind::Role {
        // Two rows of one title are two posts, unless they are one by reference.
        let same = !own.reference.is_empty() && own.reference == other.reference;
        return if same {
            Beside::Same
        } else {
            Beside::Namesake { told: false }
        };
    }
    match (
        told(&own.reference, &other.reference),
        told(address(own), address(other)),
    ) {
        (Some(true), _) => {
            return if is_copy(entry, earlier) {
                Beside::Copy
            } else {
                Beside::Same
            };
        }
        (Some(false), _) | (None, Some(false)) => return Beside::Namesake { told: false },
        (None, Some(true)) => {
            return if is_copy(entry, earlier) {
                Beside::Copy
            } else {
                Beside::Same
            };
        }
        (None, None) => {}
    }
    if is_copy(entry, earlier) {
        return Beside::Copy;
    }
    let elsewhere = own.project != other.project
        || own.judgement.on_date != other.judgement.on_date
        || own.judgement.author != other.judgement.author;
    let agreeing = [
        (&own.role, &other.role),
        (&own.grade, &other.grade),
        (&own.phone, &other.phone),
        (&own.email, &other.email),
    ]
    .into_iter()
    .all(|(own, other)| own == other);
    if elsewhere && agreeing && own.headcount == other.headcount {
        Beside::Same
    } else {
        Beside::Namesake { told: true }
    }
}

/// An address that is somebody's own.
fn address(proposal: &Proposal) -> &str {
    if proposal.email_shared {
        ""
    } else {
        &proposal.email
    }
}

/// Whether two texts, where both say something, are the same.
fn told(own: &str, other: &str) -> Option<bool> {
    (!own.is_empty() && !other.is_empty()).then(|| own.to_lowercase() == other.to_lowercase())
}

/// True if two rows say the same in every column that comes in.
fn is_copy(entry: &Entry, earlier: &Entry) -> bool {
    let (Some(own), Some(other)) = (&entry.proposal, &earlier.proposal) else {
        return false;
    };
    let bare = |proposal: &Proposal| Proposal {
        lines: Vec::new(),
        apart: false,
        again_of: None,
        ..proposal.clone()
    };
    entry.manager == earlier.manager && entry.tied == earlier.tied && bare(own) == bare(other)
}
