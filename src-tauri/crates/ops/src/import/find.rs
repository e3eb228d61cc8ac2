//! Who is there already, and whom a row points to.

use domain::{StakeholderId, StakeholderKind, UnitId};
use exchange::{Pointer, Proposal};

use super::directory::Known;
use super::engine::Import;
use super::plan::ImportMatchedBy;

impl Import<'_, '_, '_> {
    /// Who is there already: by id or reference in the same register; else by an e-mail of their own; else as an
    /// earlier row about them; else by name and unit; else, where the row names no unit, by a name that nobody else has.
    pub(super) fn find(
        &self,
        proposal: &Proposal,
        unit: Option<UnitId>,
    ) -> Option<(StakeholderId, ImportMatchedBy)> {
        if let Some(id) = self.by_reference(proposal) {
            return Some((id, ImportMatchedBy::Reference));
        }
        if !proposal.email.is_empty()
            && !proposal.email_shared
            && let Some(id) = self.directory.with_email(&proposal.email)
        {
            return Some((id, ImportMatchedBy::Email));
        }
        let again = proposal
            .again_of
            .and_then(|line| self.directory.of_line(proposal.sheet, line));
        if let Some(id) = again {
            return Some((id, ImportMatchedBy::NameAndUnit));
        }
        self.by_name(proposal, unit)
    }

    fn by_reference(&self, proposal: &Proposal) -> Option<StakeholderId> {
        let reference = proposal.reference.as_str();
        if reference.is_empty() {
            return None;
        }
        let source = self.source(proposal.sheet);
        self.directory
            .with_reference(source, reference)
            .first()
            .copied()
            .or_else(|| self.directory.with_id(reference))
    }

    fn by_name(&self, proposal: &Proposal, unit: Option<UnitId>) -> Option<(StakeholderId, ImportMatchedBy)> {
        let own = self.own_source(proposal);
        let post = proposal.kind == StakeholderKind::Role;
        // Nobody was found by it; so whoever has one has another.
        let address = !proposal.email.is_empty() && !proposal.email_shared;
        if post && own.is_some() {
            // A post with a reference of its own is not another post of the same title.
            return None;
        }
        let may_be = |known: &&Known| {
            known.kind == proposal.kind
                && !(post && self.directory.is_taken(proposal.sheet, known.id))
                // An earlier row that looks the same speaks of somebody else.
                && !((proposal.apart || address && known.email) && self.directory.is_brought(known.id))
                // Whoever has another reference in the register is another.
                && (own.is_none() || known.source != own)
        };
        let named = self.directory.called(&proposal.name);
        let called = || named.iter().filter(may_be);
        let placed = unit.is_some() || proposal.unit.is_empty();
        let untaken = |known: &&Known| !self.directory.is_taken(proposal.sheet, known.id);
        let here = || called().filter(|known| placed && known.unit == unit);
        // Of two namesakes, the one of whom no other row has spoken yet.
        if let Some(known) = here().find(untaken).or_else(|| here().next()) {
            return Some((known.id, ImportMatchedBy::NameAndUnit));
        }
        let mut called = called().filter(untaken);
        match (proposal.unit.is_empty(), called.next(), called.next()) {
            (true, Some(known), None) => Some((known.id, ImportMatchedBy::Name)),
            _ => None,
        }
    }

    /// The number of the register that the row's reference belongs to.
    fn own_source(&self, proposal: &Proposal) -> Option<usize> {
        (!proposal.reference.is_empty())
            .then(|| self.directory.source_number(self.source(proposal.sheet)))
            .map(|number| number.unwrap_or(usize::MAX))
    }

    /// The one a row points to, or why it cannot be told.
    pub(super) fn follow(&self, sheet: usize, pointer: &Pointer) -> Result<StakeholderId, String> {
        let text = called(pointer);
        let found = match pointer {
            Pointer::Reference(reference) => self
                .referred(sheet, reference)
                .or_else(|| self.named(reference).ok().flatten()),
            Pointer::Email(email) => self.directory.with_email(email),
            Pointer::Name(name) => match self.named(name) {
                Ok(found) => found.or_else(|| self.referred(sheet, name)),
                Err(many) => {
                    return Err(format!(
                        "{many} are called “{text}”. Write the reference or the e-mail address of the one that is meant."
                    ));
                }
            },
        };
        found.ok_or_else(|| {
            format!(
                "“{text}” is not in the workspace, or not only once. Add a row about them to the file, or bring them in first."
            )
        })
    }

    /// By reference in the sheet's own register; else in that of another sheet of the file; else by id.
    fn referred(&self, sheet: usize, reference: &str) -> Option<StakeholderId> {
        let draft = self.meaning.draft;
        let own = draft.sheets.get(sheet).map(|sheet| sheet.source.as_str());
        let others = draft.sheets.iter().map(|sheet| sheet.source.as_str());
        own.into_iter()
            .chain(others)
            .find_map(|source| {
                let carriers = self.directory.with_reference(source, reference);
                let group = |id: &&StakeholderId| self.directory.kind(**id) == Some(StakeholderKind::Group);
                // A staff group may carry the reference of the post it reports to.
                carriers
                    .iter()
                    .find(|id| !group(id))
                    .or(carriers.first())
                    .copied()
            })
            .or_else(|| self.directory.with_id(reference))
    }

    /// The one of this name: the only one; else the only one the file speaks of; else the only person or post. How many
    /// there are where none of that tells.
    fn named(&self, name: &str) -> Result<Option<StakeholderId>, usize> {
        let all = self.directory.called(name);
        let only = |known: &mut dyn Iterator<Item = &Known>| match (known.next(), known.next()) {
            (Some(one), None) => Some(one.id),
            _ => None,
        };
        let brought = |known: &&Known| self.directory.is_brought(known.id);
        let human = |known: &&Known| matches!(known.kind, StakeholderKind::Person | StakeholderKind::Role);
        if all.is_empty() {
            return Ok(None);
        }
        only(&mut all.iter())
            .or_else(|| only(&mut all.iter().filter(brought)))
            .or_else(|| only(&mut all.iter().filter(human)))
            .or_else(|| only(&mut all.iter().filter(brought).filter(human)))
            .map(Some)
            .ok_or(all.len())
    }

    /// The group of this name, found as [`Import::named`] finds anybody.
    pub(super) fn group_called(&self, name: &str) -> Option<StakeholderId> {
        let groups = self
            .directory
            .called(name)
            .iter()
            .filter(|known| known.kind == StakeholderKind::Group);
        groups
            .clone()
            .find(|known| self.directory.is_brought(known.id))
            .or_else(|| groups.clone().next())
            .map(|known| known.id)
    }
}

/// What a row calls the one it points to.
pub(super) fn called(pointer: &Pointer) -> &str {
    match pointer {
        Pointer::Reference(called) | Pointer::Name(called) | Pointer::Email(called) => called,
    }
}
