//! Lines of a project's support plan: only for what the project wants (R26).

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{PlanLineId, PlanStatus, ProjectId, ServiceFamily, ServiceId, StakeholderId};
use exchange::{Field, Record, Says};
use store::fold_key;

use super::OnMatch;
use super::engine::Import;
use super::ledger::{Misfit, Stop};
use super::plan::ImportMatchedBy;
use super::projects::shown;
use crate::door::{NAME, NOTE};
use crate::support::plan::add::{self, PlanLineAdd};
use crate::support::plan::edit::{self, PlanLineEdit};
use crate::support::plan::{self, PlanRow};
use crate::support::services::{self, ServiceRow};
use crate::{Failure, Nothing};

impl<'i> Import<'i, '_, '_> {
    pub(super) fn plan_lines(&mut self, records: &[&'i Record]) -> Result<(), Failure> {
        let is_line = |record: &&&Record| matches!(record.says, Says::PlanLine { .. });
        if !records.iter().any(|record| is_line(&record)) {
            return Ok(());
        }
        let menu = services::list(self.work.look(), Nothing {})?.items;
        let mut lines = plan::all(
            self.work,
            None,
            NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(self.today),
        )?;
        let mut taken = HashSet::new();
        for record in records.iter().filter(is_line) {
            let Some(number) = self.open(record) else {
                continue;
            };
            let outcome = self.plan_line(number, record, &menu, &mut lines, &mut taken);
            self.account_for(number, record, outcome)?;
        }
        Ok(())
    }

    fn plan_line(
        &mut self,
        number: usize,
        record: &Record,
        menu: &[ServiceRow],
        lines: &mut Vec<PlanRow>,
        taken: &mut HashSet<PlanLineId>,
    ) -> Result<(), Stop> {
        let Says::PlanLine {
            project,
            service,
            what,
            value,
            stakeholder,
            owner,
            due_on,
            status,
            outcome,
            satisfaction,
            done_on,
        } = &record.says
        else {
            return Ok(());
        };
        let sheet = record.origin.sheet;
        let refuse = |import: &Self, field, reason: &str| {
            Stop::Row(Misfit::new(import.heading(sheet, &[field]), reason))
        };
        let service = self.service(sheet, service, menu)?;
        let what = if what.is_empty() {
            service.name.as_str()
        } else {
            what
        };
        self.fits(sheet, Field::What, what, NAME)?;
        let to = match stakeholder {
            Some(pointer) => Some(self.meant(sheet, Field::Stakeholder, pointer)?),
            None => None,
        };
        let Some(project) = self.known_project(sheet, project.as_deref())? else {
            return Err(refuse(self, Field::Project, super::assessments::NO_PROJECT));
        };
        // Everything that could be refused of a line is looked at before the line is there.
        self.fits(sheet, Field::Outcome, outcome, NOTE)?;
        if done_on.is_some_and(|date| date > self.today) {
            return Err(refuse(
                self,
                Field::DoneOn,
                "The date is in the future; what is done was done by today.",
            ));
        }
        let satisfaction = satisfaction.and_then(|value| u8::try_from(value).ok());
        if satisfaction.is_some_and(|score| !(1..=5).contains(&score)) {
            return Err(refuse(
                self,
                Field::Satisfaction,
                "It has to be 1 (not at all) to 5 (very).",
            ));
        }
        let said = Line {
            sheet,
            project,
            service: service.id,
            what,
            value,
            to,
            owner,
            due_on: *due_on,
            status: *status,
            outcome,
            satisfaction,
            done_on: *done_on,
        };
        let key = fold_key(what);
        let same = |line: &&PlanRow| {
            line.project == project && line.service == service.id && fold_key(&line.what) == key
        };
        let on_match = self.choices.on_match(sheet, &[record.origin.line]);
        let found = lines
            .iter()
            .filter(same)
            .find(|line| !taken.contains(&line.id))
            .cloned()
            .filter(|_| on_match != OnMatch::Create);
        let is = match found {
            Some(is) => {
                self.ledger
                    .matched(number, None, is.what.clone(), ImportMatchedBy::Name);
                taken.insert(is.id);
                if on_match == OnMatch::Skip {
                    return Ok(());
                }
                is
            }
            None => {
                let Some(to) = to else {
                    let reason = "The row does not name the stakeholder who is to have the value expected; fill in this column.";
                    return Err(refuse(self, Field::Stakeholder, reason));
                };
                let Some(due_on) = due_on else {
                    return Err(refuse(
                        self,
                        Field::DueOn,
                        "The row does not say by when; fill in this column.",
                    ));
                };
                let id = self.add_line(&said, to, *due_on)?;
                taken.insert(id);
                self.ledger.created(number);
                self.ledger.made.plan_lines += 1;
                let added = plan::find(self.work, id)?.ok_or_else(|| Failure::not_found("This plan line"))?;
                lines.push(added.clone());
                added
            }
        };
        self.update_line(number, &is, &said)
    }

    /// A service of the menu, by its name; or the only one of a family that is named.
    fn service<'m>(
        &self,
        sheet: usize,
        name: &str,
        menu: &'m [ServiceRow],
    ) -> Result<&'m ServiceRow, Misfit> {
        let key = fold_key(name);
        let called: Vec<&ServiceRow> = menu
            .iter()
            .filter(|service| fold_key(&service.name) == key)
            .collect();
        let family = ServiceFamily::ALL
            .iter()
            .find(|family| fold_key(family.label()) == key || family.as_str() == key);
        let of_family: Vec<&ServiceRow> = menu
            .iter()
            .filter(|service| service.offered && Some(&service.family) == family)
            .collect();
        let offered = called.iter().find(|service| service.offered).or(called.first());
        match (offered, of_family.as_slice()) {
            (Some(service), _) => Ok(service),
            (None, [only]) => Ok(only),
            (None, many) => {
                let names: Vec<&str> = many.iter().map(|service| service.name.as_str()).collect();
                let reason = match (name, names.as_slice()) {
                    ("", _) => "The row names no service; write one of the menu.".to_owned(),
                    (name, []) => format!(
                        "There is no service “{name}” on the menu. Write one that is there, or add it to the menu first."
                    ),
                    (name, names) => format!(
                        "“{name}” is a family of several services. Write the one that is meant: {}.",
                        names.join(", ")
                    ),
                };
                Err(Misfit::new(self.heading(sheet, &[Field::Service]), reason))
            }
        }
    }

    /// The project of a plan line. None is made: a project that nobody has asked cannot have said that it wants support.
    fn known_project(&self, sheet: usize, named: Option<&str>) -> Result<Option<ProjectId>, Misfit> {
        let Some(name) = named else {
            return Ok(self.choices.project);
        };
        match self.projects.get(&fold_key(name)) {
            Some(project) => Ok(Some(*project)),
            None => {
                let reason = format!(
                    "There is no project “{name}” in the workspace. Add it, or bring in its row first."
                );
                Err(Misfit::new(self.heading(sheet, &[Field::Project]), reason))
            }
        }
    }

    fn add_line(
        &mut self,
        said: &Line<'_>,
        to: StakeholderId,
        due_on: NaiveDate,
    ) -> Result<PlanLineId, Stop> {
        let ended = matches!(said.status, PlanStatus::Done | PlanStatus::Stopped);
        // What was due or done before today was in the plan before today.
        let added_on = [Some(self.today), Some(due_on), said.done_on]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(self.today);
        let request = PlanLineAdd {
            id: None,
            project: said.project,
            service: said.service,
            request: None,
            what: said.what.to_owned(),
            value: said.value.to_owned(),
            for_stakeholder: to,
            owner: said.owner.to_owned(),
            due_on,
            status: if ended { PlanStatus::Planned } else { said.status },
            added_on: Some(added_on),
        };
        let added = add::add_wanted(self.work, request, Some(self.today));
        Ok(self.of_the_row(said.sheet, added)?.id)
    }

    /// Takes over what the row says where it differs; what it leaves blank stays.
    fn update_line(&mut self, number: usize, is: &PlanRow, said: &Line<'_>) -> Result<(), Stop> {
        let text = |new: &str, old: &str| (!new.is_empty() && new != old).then(|| new.to_owned());
        let value = text(said.value, &is.value);
        let owner = text(said.owner, &is.owner);
        let outcome = text(said.outcome, &is.outcome);
        let to = said.to.filter(|to| Some(*to) != is.for_stakeholder);
        let due_on = said.due_on.filter(|date| *date != is.due_on);
        // A row without a status says "planned", which takes back nothing that has begun.
        let status = (said.status != is.status && said.status != PlanStatus::Planned).then_some(said.status);
        let ended = matches!(said.status, PlanStatus::Done | PlanStatus::Stopped);
        let done_on = said.done_on.filter(|date| ended && Some(*date) != is.done_on);
        let satisfaction = said
            .satisfaction
            .filter(|score| said.status == PlanStatus::Done && Some(*score) != is.satisfaction);
        if value.is_none()
            && owner.is_none()
            && outcome.is_none()
            && to.is_none()
            && due_on.is_none()
            && status.is_none()
            && done_on.is_none()
            && satisfaction.is_none()
        {
            return Ok(());
        }
        let edited = edit::edit(
            self.work,
            PlanLineEdit {
                id: is.id,
                what: None,
                value: value.clone(),
                for_stakeholder: to,
                owner: owner.clone(),
                due_on,
                status,
                outcome: outcome.clone(),
                satisfaction: satisfaction.map(Some),
                done_on,
            },
        );
        self.of_the_row(said.sheet, edited)?;
        let to = to.map(|to| self.name_of(to)).transpose()?;
        let was = is.for_stakeholder_name.clone().unwrap_or_default();
        for (field, old, new) in [
            (Field::Value, is.value.clone(), value),
            (Field::Stakeholder, was, to),
            (Field::Owner, is.owner.clone(), owner),
            (
                Field::DueOn,
                is.due_on.to_string(),
                due_on.map(|date| date.to_string()),
            ),
            (
                Field::Status,
                is.status.label().to_owned(),
                status.map(|status| status.label().to_owned()),
            ),
            (
                Field::DoneOn,
                shown(is.done_on),
                done_on.map(|date| date.to_string()),
            ),
            (Field::Outcome, is.outcome.clone(), outcome),
            (
                Field::Satisfaction,
                shown(is.satisfaction),
                satisfaction.map(|score| score.to_string()),
            ),
        ] {
            if let Some(new) = new {
                self.ledger.change(number, field.label(), old, new);
            }
        }
        Ok(())
    }
}

/// A plan line as a row describes it.
struct Line<'r> {
    sheet: usize,
    project: ProjectId,
    service: ServiceId,
    what: &'r str,
    value: &'r str,
    to: Option<StakeholderId>,
    owner: &'r str,
    due_on: Option<NaiveDate>,
    status: PlanStatus,
    outcome: &'r str,
    satisfaction: Option<u8>,
    done_on: Option<NaiveDate>,
}
