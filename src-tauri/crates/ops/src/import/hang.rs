//! What hangs on a stakeholder: its stake, what was judged of it, its groups, tags and custom fields.

use domain::{MembershipId, StakeholderId, StakeholderKind};
use exchange::Field;

use super::engine::{Import, Settled};
use crate::people::edit::NewStakeholder;
use crate::{Failure, groups, projects, sql, stakes, tags};

impl Import<'_, '_, '_> {
    /// What hangs on the stakeholders of the file, now that all of them are there.
    pub(super) fn hang_on(&mut self) -> Result<(), Failure> {
        let settled = std::mem::take(&mut self.settled);
        for one in &settled {
            self.stake(one)?;
            if one.taken_over {
                self.memberships(one)?;
                self.tags(one)?;
                self.customise(one.entry, *one.id.as_bytes(), one.made, &one.proposal.custom)?;
            }
            self.pass()?;
        }
        self.settled = settled;
        Ok(())
    }

    /// The stake in the project the row names; else, also for those who are otherwise left as they are, in the project
    /// chosen for the file. A row that names a project of its own is not about that one.
    fn stake(&mut self, one: &Settled<'_>) -> Result<(), Failure> {
        let project = match &one.proposal.project {
            Some(name) if one.taken_over => Some(self.project(name)?),
            Some(_) => None,
            None => self.choices.project,
        };
        let Some(project) = project else {
            if one.taken_over && one.proposal.is_rated() {
                let heading = self.heading(one.proposal.sheet, &[Field::Project]);
                let reason = "Its ratings were left out, since ratings belong to a project: choose one for this import.";
                self.ledger.remark(one.entry, heading, reason);
            }
            return Ok(());
        };
        if stakes::give(self.work, one.id, project, self.today)? {
            let name = projects::must_exist(self.work, project)?;
            self.ledger.change(one.entry, "Stake", "", name);
        }
        Ok(())
    }

    fn memberships(&mut self, one: &Settled<'_>) -> Result<(), Failure> {
        for name in &one.proposal.groups {
            let group = match self.group_called(name) {
                Some(group) => group,
                None => self.make_group(name)?,
            };
            if group == one.id {
                continue;
            }
            let already = sql::one::<i64>(
                self.work,
                "SELECT 1 FROM membership WHERE group_id = ?1 AND member_id = ?2 AND until_on IS NULL",
                (sql::Id(group), sql::Id(one.id)),
            )?;
            if already.is_none() {
                let id = MembershipId::new(self.work.context.now);
                groups::insert_membership(self.work, id, group, one.id, self.today)?;
                self.ledger.change(one.entry, Field::Groups.label(), "", name);
            }
        }
        Ok(())
    }

    fn make_group(&mut self, name: &str) -> Result<StakeholderId, Failure> {
        let id = StakeholderId::new(self.work.context.now);
        self.insert(&NewStakeholder {
            id,
            kind: StakeholderKind::Group,
            name,
            role: "",
            grade: "",
            email: "",
            phone: "",
            unit: None,
            headcount: None,
            reference: "",
            source: "",
            notes: "",
            added_on: self.today,
        })?;
        Ok(id)
    }

    fn tags(&mut self, one: &Settled<'_>) -> Result<(), Failure> {
        for name in &one.proposal.tags {
            if tags::tag(self.work, one.id, name)? {
                self.ledger.change(one.entry, Field::Tags.label(), "", name);
            }
        }
        Ok(())
    }
}
