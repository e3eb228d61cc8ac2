//! Units and projects of the file, before anything that belongs to them.

use chrono::NaiveDate;
use domain::{ProgrammeId, ProjectId};
use exchange::{CustomValue, Field, Pointer, Record, Says};
use store::fold_key;

use super::OnMatch;
use super::engine::Import;
use super::ledger::Stop;
use super::plan::ImportMatchedBy;
use crate::door::{NAME, NOTE};
use crate::projects::{ProgrammeAdd, ProjectAdd, ProjectEdit};
use crate::{Failure, projects, sql};

/// A project's sponsor, to be set once everybody is there.
pub(super) struct Sponsorship<'i> {
    project: ProjectId,
    entry: usize,
    sheet: usize,
    pointer: &'i Pointer,
    /// Whether one that is there already gives way.
    takes_over: bool,
}

/// A project as a row describes it.
struct Described<'i> {
    name: &'i str,
    programme: &'i str,
    summary: &'i str,
    starts_on: Option<NaiveDate>,
    goes_live_on: Option<NaiveDate>,
    team_size: Option<u32>,
    pilot: Option<bool>,
    custom: &'i [CustomValue],
}

impl<'i> Import<'i, '_, '_> {
    pub(super) fn units(&mut self, records: &[&'i Record]) -> Result<(), Failure> {
        for record in records {
            let Says::Unit { path } = &record.says else {
                continue;
            };
            let Some(number) = self.open(record) else {
                continue;
            };
            let outcome = self.place(number, record, path);
            self.account_for(number, record, outcome)?;
        }
        Ok(())
    }

    fn place(&mut self, number: usize, record: &Record, path: &[String]) -> Result<(), Stop> {
        for name in path {
            self.fits(record.origin.sheet, Field::Unit, name, NAME)?;
        }
        if let Some(unit) = self.tree.find(path) {
            let name = self.tree.label(Some(unit));
            self.ledger
                .matched(number, None, name, ImportMatchedBy::NameAndUnit);
            return Ok(());
        }
        self.unit(path)?;
        self.ledger.created(number);
        Ok(())
    }

    /// The project of this name, made where it is missing.
    pub(super) fn project(&mut self, name: &str) -> Result<ProjectId, Failure> {
        if let Some(project) = self.projects.get(&fold_key(name)) {
            return Ok(*project);
        }
        self.make_project(ProjectAdd {
            id: None,
            name: name.to_owned(),
            programme: None,
            summary: String::new(),
            sponsor: None,
            starts_on: None,
            goes_live_on: None,
            team_size: None,
            pilot: false,
        })
    }

    /// The project a row belongs to: the one it names, made where it is missing, or the one chosen for the file.
    pub(super) fn project_of(
        &mut self,
        sheet: usize,
        named: Option<&str>,
    ) -> Result<Option<ProjectId>, Stop> {
        let Some(name) = named else {
            return Ok(self.choices.project);
        };
        self.fits(sheet, Field::Project, name, NAME)?;
        let made = self.project(name);
        self.of_the_row(sheet, made).map(Some)
    }

    fn make_project(&mut self, request: ProjectAdd) -> Result<ProjectId, Failure> {
        let key = fold_key(&request.name);
        let project = projects::add(self.work, request)?.id;
        self.projects.insert(key, project);
        self.ledger.made.projects += 1;
        Ok(project)
    }

    /// The projects of the file; their sponsors wait until everybody is there.
    pub(super) fn new_projects(&mut self, records: &[&'i Record]) -> Result<Vec<Sponsorship<'i>>, Failure> {
        let mut sponsorships = Vec::new();
        for record in records {
            let Says::Project {
                name,
                programme,
                summary,
                sponsor,
                starts_on,
                goes_live_on,
                team_size,
                pilot,
                custom,
            } = &record.says
            else {
                continue;
            };
            let described = Described {
                name,
                programme,
                summary,
                starts_on: *starts_on,
                goes_live_on: *goes_live_on,
                team_size: *team_size,
                pilot: *pilot,
                custom,
            };
            let Some(number) = self.open(record) else {
                continue;
            };
            let outcome = self.settle_project(number, record, &described).map(|settled| {
                if let (Some(pointer), (project, takes_over)) = (sponsor, settled) {
                    sponsorships.push(Sponsorship {
                        project,
                        entry: number,
                        sheet: record.origin.sheet,
                        pointer,
                        takes_over,
                    });
                }
            });
            self.account_for(number, record, outcome)?;
        }
        Ok(sponsorships)
    }

    /// Finds or makes a project, and whether what the row says is taken over.
    fn settle_project(
        &mut self,
        number: usize,
        record: &Record,
        said: &Described<'_>,
    ) -> Result<(ProjectId, bool), Stop> {
        let sheet = record.origin.sheet;
        self.fits(sheet, Field::Name, said.name, NAME)?;
        self.fits(sheet, Field::Programme, said.programme, NAME)?;
        self.fits(sheet, Field::Summary, said.summary, NOTE)?;
        if let Some(project) = self.projects.get(&fold_key(said.name)).copied() {
            self.ledger
                .matched(number, None, said.name, ImportMatchedBy::Name);
            let takes_over = self.choices.on_match(sheet, &[record.origin.line]) == OnMatch::Update;
            if takes_over {
                self.update_project(number, sheet, project, said)?;
                self.customise(number, *project.as_bytes(), false, said.custom)?;
            }
            return Ok((project, takes_over));
        }
        // Checked before the programme is made, which a refused row would leave behind.
        let checked = projects::check_plan(said.starts_on, said.goes_live_on, said.team_size);
        self.of_the_row(sheet, checked)?;
        let programme = match said.programme {
            "" => None,
            name => Some(self.programme(name)?),
        };
        let made = self.make_project(ProjectAdd {
            id: None,
            name: said.name.to_owned(),
            programme,
            summary: said.summary.to_owned(),
            sponsor: None,
            starts_on: said.starts_on,
            goes_live_on: said.goes_live_on,
            team_size: said.team_size,
            pilot: said.pilot.unwrap_or(false),
        });
        let project = self.of_the_row(sheet, made)?;
        self.ledger.created(number);
        self.customise(number, *project.as_bytes(), true, said.custom)?;
        Ok((project, true))
    }

    fn programme(&mut self, name: &str) -> Result<ProgrammeId, Failure> {
        let key = fold_key(name);
        let all = sql::rows(
            self.work,
            "SELECT id, name FROM programme ORDER BY id",
            (),
            |row| Ok((sql::id::<ProgrammeId>(row, 0)?, row.get::<_, String>(1)?)),
        )?;
        match all.into_iter().find(|(_, called)| fold_key(called) == key) {
            Some((programme, _)) => Ok(programme),
            None => {
                let name = name.to_owned();
                Ok(projects::add_programme(self.work, ProgrammeAdd { id: None, name })?.id)
            }
        }
    }

    fn update_project(
        &mut self,
        number: usize,
        sheet: usize,
        project: ProjectId,
        said: &Described<'_>,
    ) -> Result<(), Stop> {
        let is = self.project_as_it_stands(project)?;
        let differs = |old: Option<NaiveDate>, new: Option<NaiveDate>| new.filter(|_| new != old);
        let summary =
            (!said.summary.is_empty() && said.summary != is.summary).then(|| said.summary.to_owned());
        let starts_on = differs(is.starts_on, said.starts_on);
        let goes_live_on = differs(is.goes_live_on, said.goes_live_on);
        let team_size = said.team_size.filter(|size| Some(*size) != is.team_size);
        let pilot = said.pilot.filter(|pilot| *pilot != is.pilot);
        if summary.is_some()
            || starts_on.is_some()
            || goes_live_on.is_some()
            || team_size.is_some()
            || pilot.is_some()
        {
            let edited = projects::edit(
                self.work,
                ProjectEdit {
                    id: project,
                    name: None,
                    summary: summary.clone(),
                    sponsor: None,
                    starts_on: starts_on.map(Some),
                    goes_live_on: goes_live_on.map(Some),
                    team_size: team_size.map(Some),
                    pilot,
                },
            );
            self.of_the_row(sheet, edited)?;
        }
        if let Some(summary) = summary {
            self.ledger
                .change(number, Field::Summary.label(), is.summary, summary);
        }
        for (field, old, new) in [
            (Field::StartsOn, is.starts_on, starts_on),
            (Field::GoesLiveOn, is.goes_live_on, goes_live_on),
        ] {
            if let Some(new) = new {
                self.ledger
                    .change(number, field.label(), shown(old), new.to_string());
            }
        }
        if let Some(size) = team_size {
            self.ledger.change(
                number,
                Field::TeamSize.label(),
                shown(is.team_size),
                size.to_string(),
            );
        }
        if let Some(pilot) = pilot {
            self.ledger
                .change(number, Field::Pilot.label(), yes_no(is.pilot), yes_no(pilot));
        }
        if !said.programme.is_empty() && fold_key(said.programme) != fold_key(&is.programme) {
            let programme = self.programme(said.programme)?;
            sql::run(
                self.work,
                "UPDATE project SET programme_id = ?2 WHERE id = ?1",
                (sql::Id(project), sql::Id(programme)),
            )?;
            self.ledger
                .change(number, Field::Programme.label(), is.programme, said.programme);
        }
        Ok(())
    }

    fn project_as_it_stands(&self, project: ProjectId) -> Result<Standing, Failure> {
        sql::rows(
            self.work,
            "SELECT p.summary, p.starts_on, p.goes_live_on, p.team_size, p.pilot, g.name FROM project p \
             JOIN programme g ON g.id = p.programme_id WHERE p.id = ?1",
            [sql::Id(project)],
            |row| {
                Ok(Standing {
                    summary: row.get(0)?,
                    starts_on: row.get(1)?,
                    goes_live_on: row.get(2)?,
                    team_size: row.get(3)?,
                    pilot: row.get(4)?,
                    programme: row.get(5)?,
                })
            },
        )?
        .pop()
        .ok_or_else(|| Failure::not_found("This project"))
    }

    /// The sponsors, now that everybody is there. One that cannot be told is said beside the project's row.
    pub(super) fn sponsors(&mut self, sponsorships: Vec<Sponsorship<'i>>) -> Result<(), Failure> {
        for one in sponsorships {
            if !one.takes_over {
                continue;
            }
            let sponsor = match self.meant(one.sheet, Field::Sponsor, one.pointer) {
                Ok(sponsor) => sponsor,
                Err(misfit) => {
                    self.ledger.remark(
                        one.entry,
                        misfit.field,
                        format!("{} The project has no sponsor yet.", misfit.reason),
                    );
                    continue;
                }
            };
            let now: Option<sql::Id<domain::StakeholderId>> = sql::one(
                self.work,
                "SELECT sponsor_id FROM project WHERE id = ?1 AND sponsor_id IS NOT NULL",
                [sql::Id(one.project)],
            )?;
            let now = now.map(|id| id.0);
            if now == Some(sponsor) {
                continue;
            }
            projects::edit(
                self.work,
                ProjectEdit {
                    id: one.project,
                    name: None,
                    summary: None,
                    sponsor: Some(Some(sponsor)),
                    starts_on: None,
                    goes_live_on: None,
                    team_size: None,
                    pilot: None,
                },
            )?;
            let old = now.map(|id| self.name_of(id)).transpose()?.unwrap_or_default();
            let new = self.name_of(sponsor)?;
            self.ledger.change(one.entry, Field::Sponsor.label(), old, new);
        }
        Ok(())
    }
}

/// A project as it stands in the workspace.
struct Standing {
    summary: String,
    starts_on: Option<NaiveDate>,
    goes_live_on: Option<NaiveDate>,
    team_size: Option<u32>,
    pilot: bool,
    programme: String,
}

/// A value as a person reads it; empty where there is none.
pub(super) fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}
