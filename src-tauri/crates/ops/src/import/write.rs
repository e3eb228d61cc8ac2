//! What a proposal becomes in the workspace.

use domain::{MembershipId, ProjectId, StakeholderId, StakeholderKind, TieId, TieKind, UnitId};
use exchange::{Pointer, Proposal};
use store::fold_key;

use super::bring_in::{Import, Texts};
use crate::groups::CompositionLine;
use crate::map::assess::NewAssessment;
use crate::people::edit::NewStakeholder;
use crate::ties::NewTie;
use crate::{Failure, groups, map, people, projects, sql, stakes, ties};

impl Import<'_, '_, '_> {
    pub(super) fn create(
        &mut self,
        proposal: &Proposal,
        texts: &Texts,
        unit: Option<UnitId>,
        headcount: Option<f64>,
    ) -> Result<StakeholderId, Failure> {
        let id = StakeholderId::new(self.work.context.now);
        people::edit::insert(
            self.work,
            &NewStakeholder {
                id,
                kind: proposal.kind,
                name: &texts.name,
                role: &texts.role,
                grade: &texts.grade,
                email: &texts.email,
                phone: &texts.phone,
                unit,
                headcount,
                reference: &texts.reference,
                source: if texts.reference.is_empty() {
                    ""
                } else {
                    &self.draft.source
                },
                notes: &texts.notes,
                added_on: self.today,
            },
        )?;
        let made = &mut self.outcome.made;
        *match proposal.kind {
            StakeholderKind::Person => &mut made.people,
            StakeholderKind::Role => &mut made.roles,
            StakeholderKind::Group => &mut made.groups,
            StakeholderKind::Organisation => &mut made.organisations,
        } += 1;
        self.compose(id, proposal)?;
        Ok(id)
    }

    pub(super) fn compose(&mut self, id: StakeholderId, proposal: &Proposal) -> Result<(), Failure> {
        for (position, line) in proposal.composition.iter().enumerate() {
            let entry = CompositionLine {
                title: line.title.clone(),
                grade: line.grade.clone(),
                headcount: line.headcount.as_f64(),
            };
            groups::insert_composition(self.work, id, position, &entry, &line.reference)?;
        }
        Ok(())
    }

    /// Takes over what the row says where it differs; what it leaves blank stays. Whether anything changed.
    pub(super) fn update(
        &mut self,
        id: StakeholderId,
        proposal: &Proposal,
        texts: &Texts,
        unit: Option<UnitId>,
        headcount: Option<f64>,
    ) -> Result<bool, Failure> {
        let mut changed = 0;
        let folded = [fold_key(&texts.name), fold_key(&texts.role)];
        for (column, value) in [
            ("name", &texts.name),
            ("name_key", &folded[0]),
            ("role", &texts.role),
            ("role_key", &folded[1]),
            ("grade", &texts.grade),
            ("email", &texts.email),
            ("phone", &texts.phone),
            ("reference", &texts.reference),
            ("notes", &texts.notes),
        ] {
            if !value.is_empty() {
                let statement =
                    format!("UPDATE stakeholder SET {column} = ?2 WHERE id = ?1 AND {column} <> ?2");
                changed += sql::run(self.work, &statement, (sql::Id(id), value))?;
            }
        }
        if !texts.reference.is_empty() {
            changed += sql::run(
                self.work,
                "UPDATE stakeholder SET source = ?2 WHERE id = ?1 AND source <> ?2",
                (sql::Id(id), &self.draft.source),
            )?;
        }
        if let Some(unit) = unit {
            changed += sql::run(
                self.work,
                "UPDATE stakeholder SET unit_id = ?2 WHERE id = ?1 AND unit_id IS NOT ?2",
                (sql::Id(id), sql::Id(unit)),
            )?;
        }
        if let Some(headcount) = headcount {
            changed += sql::run(
                self.work,
                "UPDATE stakeholder SET headcount = ?2 WHERE id = ?1 AND headcount IS NOT ?2 AND kind IN ('group', 'organisation')",
                (sql::Id(id), headcount),
            )?;
        }
        if !proposal.composition.is_empty() {
            let said: Vec<CompositionLine> = proposal
                .composition
                .iter()
                .map(|line| CompositionLine {
                    title: line.title.clone(),
                    grade: line.grade.clone(),
                    headcount: line.headcount.as_f64(),
                })
                .collect();
            if groups::composition(self.work, id)? != said {
                sql::run(
                    self.work,
                    "DELETE FROM composition WHERE group_id = ?1",
                    [sql::Id(id)],
                )?;
                self.compose(id, proposal)?;
                changed += 1;
            }
        }
        Ok(changed > 0)
    }

    /// The stake in the project chosen for the whole import, of somebody who is otherwise left as they are. A row that
    /// names a project of its own is not about that one. Whether it is new.
    pub(super) fn stand_in(&self, id: StakeholderId, proposal: &Proposal) -> Result<bool, Failure> {
        match (&proposal.project, self.options.project) {
            (None, Some(project)) => stakes::give(self.work, id, project, self.today),
            _ => Ok(false),
        }
    }

    /// Stakes, assessments and memberships. Whether anything is new.
    pub(super) fn hang_on(&mut self, id: StakeholderId, proposal: &Proposal) -> Result<bool, Failure> {
        let mut changed = false;
        let project = match (&proposal.project, self.options.project) {
            (Some(name), _) => Some(self.project(name)?),
            (None, project) => project,
        };
        if let Some(project) = project {
            changed |= stakes::give(self.work, id, project, self.today)?;
            let assessor = self.work.context.author.clone();
            for (axis, value) in &proposal.assessments {
                let recorded = map::assess::insert(
                    self.work,
                    &NewAssessment {
                        stakeholder: id,
                        project,
                        axis: *axis,
                        value: *value,
                        on_date: self.today,
                        assessor: &assessor,
                        basis: None,
                        note: "",
                    },
                )?;
                self.outcome.made.assessments += u64::from(recorded);
                changed |= recorded;
            }
        } else if !proposal.assessments.is_empty() {
            self.note(
                proposal,
                "project",
                "Its ratings were left out, since ratings belong to a project: choose one for this import."
                    .to_owned(),
            );
        }
        for name in &proposal.groups {
            changed |= self.join(id, name)?;
        }
        Ok(changed)
    }

    pub(super) fn project(&mut self, name: &str) -> Result<ProjectId, Failure> {
        let key = fold_key(name);
        if let Some(project) = self.projects.get(&key) {
            return Ok(*project);
        }
        let project = match projects::named(self.work.look(), name)? {
            Some(project) => project,
            None => {
                let request = projects::ProjectAdd {
                    id: None,
                    name: name.to_owned(),
                    programme: None,
                    summary: String::new(),
                    sponsor: None,
                    starts_on: None,
                    goes_live_on: None,
                    team_size: None,
                    pilot: false,
                };
                projects::add(self.work, request)?.id
            }
        };
        self.projects.insert(key, project);
        Ok(project)
    }

    pub(super) fn join(&mut self, member: StakeholderId, name: &str) -> Result<bool, Failure> {
        let found: Option<sql::Id<StakeholderId>> = sql::one(
            self.work,
            "SELECT id FROM stakeholder WHERE name_key = ?1 AND kind = 'group' ORDER BY id LIMIT 1",
            [fold_key(name)],
        )?;
        let group = match found {
            Some(found) => found.0,
            None => {
                let id = StakeholderId::new(self.work.context.now);
                let group = NewStakeholder {
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
                };
                people::edit::insert(self.work, &group)?;
                self.outcome.made.groups += 1;
                id
            }
        };
        if group == member {
            return Ok(false);
        }
        let already = sql::one::<i64>(
            self.work,
            "SELECT 1 FROM membership WHERE group_id = ?1 AND member_id = ?2 AND until_on IS NULL",
            (sql::Id(group), sql::Id(member)),
        )?;
        if already.is_some() {
            return Ok(false);
        }
        groups::insert_membership(
            self.work,
            MembershipId::new(self.work.context.now),
            group,
            member,
            self.today,
        )?;
        Ok(true)
    }

    pub(super) fn tie(&mut self, from: StakeholderId, proposal: &Proposal) -> Result<(), Failure> {
        let Some(pointer) = &proposal.reports_to else {
            return Ok(());
        };
        let Some(to) = self.follow(pointer)? else {
            let called = match pointer {
                Pointer::Reference(called) | Pointer::Name(called) | Pointer::Email(called) => called,
            };
            self.note(
                proposal,
                "reports to",
                format!("Whom it reports to, “{called}”, is not in the workspace, or not only once; the tie was left out. Bring that register in, then this one again with “update”."),
            );
            return Ok(());
        };
        if to == from || ties::find(self.work, TieKind::ReportsTo, from, to)?.is_some() {
            return Ok(());
        }
        ties::insert(
            self.work,
            &NewTie {
                id: TieId::new(self.work.context.now),
                kind: TieKind::ReportsTo,
                from,
                to,
                strength: None,
                source: &self.draft.source,
                from_on: self.today,
            },
        )?;
        self.outcome.made.ties += 1;
        Ok(())
    }
}
