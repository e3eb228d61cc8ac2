//! Telling rows apart: repeated references, and addresses that several stakeholders share.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use domain::StakeholderKind;

use super::Harvest;
use super::cells::says_nobody;
use crate::draft::Proposal;
use crate::mapping::Field;
use crate::table::Table;
use crate::text::folded;

/// One row of a register with one stakeholder a row; of a row that names several, one of them.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) line: u64,
    /// As the register gives it; may be empty, may be repeated.
    pub(super) reference: String,
    pub(super) title: String,
    /// The reports-to cell.
    pub(super) manager: String,
    /// What the other columns of ties name, each with its column and kind.
    pub(super) tied: Vec<(Field, String)>,
    pub(super) eliminated: bool,
    pub(super) proposal: Option<Proposal>,
}

/// What makes two rows with one reference the same stakeholder: kind and name. Never so for roles, where several posts
/// share a title.
fn identity(proposal: &Proposal) -> Option<(StakeholderKind, String)> {
    (proposal.kind != StakeholderKind::Role).then(|| (proposal.kind, folded(&proposal.name)))
}

/// Gives each of several stakeholders that carry one reference a reference of its own, built from what its row says and
/// not from where it stands, so that the same rows get the same references next time in whatever order. Several rows
/// about one named stakeholder keep the reference they share.
pub(super) fn tell_apart(entries: &mut [Entry], table: &Table<'_>, harvest: &mut Harvest) {
    let referred = |entry: &Entry| entry.proposal.is_some() && !entry.reference.is_empty();
    let mut seen: HashSet<&str> = HashSet::with_capacity(entries.len());
    let mut again: HashMap<String, Vec<usize>> = HashMap::new();
    for entry in entries.iter().filter(|entry| referred(entry)) {
        if !seen.insert(&entry.reference) && !again.contains_key(&entry.reference) {
            again.insert(entry.reference.clone(), Vec::new());
        }
    }
    if again.is_empty() {
        return;
    }
    let mut taken: HashSet<String> = seen.into_iter().map(str::to_owned).collect();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| referred(entry)) {
        if let Some(rows) = again.get_mut(&entry.reference) {
            rows.push(at);
        }
    }
    let mut repeated: Vec<(String, Vec<usize>)> = again.into_iter().collect();
    repeated.sort_by_key(|(_, rows)| rows[0]);
    for (reference, rows) in repeated {
        let of = |at: usize| entries[at].proposal.as_ref();
        let first = of(rows[0]).and_then(identity);
        if first.is_some() && rows.iter().all(|at| of(*at).and_then(identity) == first) {
            continue;
        }
        let mut given: Vec<(usize, String)> = Vec::new();
        let mut by_identity = HashMap::new();
        let mut occurrences: HashMap<String, usize> = HashMap::new();
        for at in &rows {
            let Some(proposal) = of(*at) else { continue };
            let identity = identity(proposal);
            if let Some(same) = identity.as_ref().and_then(|identity| by_identity.get(identity)) {
                given.push((*at, String::clone(same)));
                continue;
            }
            let stem = format!("{reference}#{}", what_tells_apart(&entries[*at], proposal));
            let occurrence = occurrences.entry(stem.clone()).or_insert(0);
            let own = loop {
                *occurrence += 1;
                let own = if *occurrence == 1 {
                    stem.clone()
                } else {
                    format!("{stem}#{occurrence}")
                };
                if taken.insert(own.clone()) {
                    break own;
                }
            };
            if let Some(identity) = identity {
                by_identity.insert(identity, own.clone());
            }
            given.push((*at, own));
        }
        let heading = table.heading(Field::Reference);
        for (at, own) in given {
            let reason = format!(
                "{} rows carry the reference “{reference}”; this one is kept as “{own}”.",
                rows.len()
            );
            harvest.note(entries[at].line, &heading, reason);
            if let Some(proposal) = &mut entries[at].proposal {
                proposal.reference = own;
            }
        }
    }
}

/// What a row says that other rows with its reference do not: the name, or for a role whom it reports to.
fn what_tells_apart(entry: &Entry, proposal: &Proposal) -> String {
    match proposal.kind {
        StakeholderKind::Role if !says_nobody(&entry.manager) => entry.manager.clone(),
        _ => proposal.name.clone(),
    }
}

/// Flags every address that more than one stakeholder carries.
pub(super) fn mark_shared_addresses(entries: &mut [Entry]) {
    let mut addresses: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(entries.len());
    // Of each address who carries it first, and whether somebody else does as well.
    let mut carried: Vec<(&Proposal, bool)> = Vec::with_capacity(entries.len());
    let address_of: Vec<Option<usize>> = entries
        .iter()
        .map(|entry| {
            let proposal = entry.proposal.as_ref().filter(|one| !one.email.is_empty())?;
            let address = *addresses.entry(lower(&proposal.email)).or_insert_with(|| {
                carried.push((proposal, false));
                carried.len() - 1
            });
            let (first, shared) = &mut carried[address];
            *shared = *shared || !(std::ptr::eq(*first, proposal) || same_carrier(first, proposal));
            Some(address)
        })
        .collect();
    let shared: Vec<bool> = carried.into_iter().map(|(_, shared)| shared).collect();
    for (entry, address) in entries.iter_mut().zip(address_of) {
        if let Some(proposal) = &mut entry.proposal {
            proposal.email_shared = address.is_some_and(|address| shared[address]);
        }
    }
}

/// Whether two rows with one address are about the same stakeholder. Two roles without references are two, even under one
/// title.
fn same_carrier(one: &Proposal, other: &Proposal) -> bool {
    let nameless =
        |proposal: &Proposal| proposal.kind == StakeholderKind::Role && proposal.reference.is_empty();
    !nameless(one)
        && !nameless(other)
        && one.reference == other.reference
        && folded(&one.name) == folded(&other.name)
}

fn lower(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}
