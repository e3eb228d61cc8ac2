//! Who is there already, and whom a row points to.

use domain::{StakeholderId, TieKind, UnitId};
use exchange::{Pointer, Proposal};
use store::fold_key;

use super::bring_in::Import;
use crate::{Failure, sql, ties};

impl Import<'_, '_, '_> {
    /// Who is there already: by reference in the same source; else by an e-mail of their own; else by name and unit.
    pub(super) fn find(
        &self,
        proposal: &Proposal,
        unit: Option<UnitId>,
    ) -> Result<Option<StakeholderId>, Failure> {
        if !proposal.reference.is_empty() {
            let found: Option<sql::Id<StakeholderId>> = sql::one(
                self.work,
                "SELECT id FROM stakeholder WHERE source = ?1 AND reference = ?2 AND reference <> ''",
                (&self.draft.source, &proposal.reference),
            )?;
            if let Some(found) = found {
                return Ok(Some(found.0));
            }
        }
        if !proposal.email.is_empty()
            && !proposal.email_shared
            && let Some(found) = self.by_email(&proposal.email)?
        {
            return Ok(Some(found));
        }
        if !proposal.reference.is_empty() {
            // A post with a reference of its own is not another post of the same title.
            return Ok(None);
        }
        let found: Vec<StakeholderId> = sql::rows(
            self.work,
            "SELECT id FROM stakeholder WHERE name_key = ?1 AND unit_id IS ?2 AND kind = ?3 ORDER BY id",
            (
                fold_key(&proposal.name),
                unit.map(sql::Id),
                proposal.kind.as_str(),
            ),
            |row| sql::id(row, 0),
        )?;
        Ok(found.into_iter().find(|id| !self.posts.contains(id)))
    }

    /// The one stakeholder with this address; none when several share it.
    pub(super) fn by_email(&self, email: &str) -> Result<Option<StakeholderId>, Failure> {
        let found: Vec<StakeholderId> = sql::rows(
            self.work,
            "SELECT id FROM stakeholder WHERE email = ?1 COLLATE NOCASE AND email <> '' LIMIT 2",
            [email],
            |row| sql::id(row, 0),
        )?;
        Ok(if let [one] = found[..] { Some(one) } else { None })
    }

    /// Whether the proposal's tie is missing although its other end is there already.
    pub(super) fn would_tie(&self, id: StakeholderId, proposal: &Proposal) -> Result<bool, Failure> {
        let Some(pointer) = &proposal.reports_to else {
            return Ok(false);
        };
        match self.follow(pointer)? {
            Some(to) if to != id => Ok(ties::find(self.work, TieKind::ReportsTo, id, to)?.is_none()),
            _ => Ok(false),
        }
    }

    pub(super) fn follow(&self, pointer: &Pointer) -> Result<Option<StakeholderId>, Failure> {
        match pointer {
            Pointer::Reference(reference) => {
                let found: Option<sql::Id<StakeholderId>> = sql::one(
                    self.work,
                    "SELECT id FROM stakeholder WHERE source = ?1 AND reference = ?2 AND reference <> '' ORDER BY kind = 'group', id LIMIT 1",
                    (&self.draft.source, reference),
                )?;
                Ok(found.map(|found| found.0))
            }
            Pointer::Email(email) => self.by_email(email),
            Pointer::Name(name) => {
                let found: Vec<StakeholderId> = sql::rows(
                    self.work,
                    "SELECT id FROM stakeholder WHERE name_key = ?1 AND kind IN ('person', 'role') LIMIT 2",
                    [fold_key(name)],
                    |row| sql::id(row, 0),
                )?;
                Ok(if let [one] = found[..] { Some(one) } else { None })
            }
        }
    }
}
