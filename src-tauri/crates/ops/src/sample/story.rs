//! What happened, told through the verbs the user has, each on its own day.

use std::collections::HashMap;

use chrono::{DateTime, Days as Span, NaiveDate, NaiveTime, Offset, TimeDelta, Utc};
use domain::{
    Axis, Engagement, Measure, ProjectId, RequestId, ServiceId, StakeholderId, StakeholderKind, TieKind,
    UnitId,
};
use store::fold_key;
use uuid::Uuid;

use super::content::{
    Assessment, Assessments, Day, Judged, Key, Organisation, People, Project, Readiness, Stakeholder, Ties,
    read,
};
use super::ids::Ids;
use crate::map::assess::{Assess, AxisValue, assess};
use crate::people::edit::StakeholderAdd;
use crate::projects::{ProgrammeAdd, ProjectAdd};
use crate::readiness::judge::{Judge, MeasureScore, judge};
use crate::stakes::StakeAdd;
use crate::{Code, Context, Failure, Work, people, projects, stakes, ties, units};

const ASSESSMENTS: &[(&str, &str)] = &[
    ("leak_line", include_str!("data/assessments/leak_line.toml")),
    ("works_mobile", include_str!("data/assessments/works_mobile.toml")),
    (
        "sample_to_result",
        include_str!("data/assessments/sample_to_result.toml"),
    ),
    ("one_view", include_str!("data/assessments/one_view.toml")),
    ("quarters", include_str!("data/assessments/quarters.toml")),
];

/// The furthest a day of the sample may lie from its date.
const REACH: u64 = 366;

/// Half past eight on a day, and a second later for each thing that happened before.
pub(super) fn at(day: NaiveDate, moment: u32) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(510) + TimeDelta::seconds(moment.into())
}

/// The calendar, counted from the sample's date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    as_of: NaiveDate,
}

impl Days {
    /// Refuses dates from which the calendar cannot be counted.
    pub(super) fn from(as_of: NaiveDate) -> Result<Self, Failure> {
        let reach = Span::new(REACH);
        match (as_of.checked_sub_days(reach), as_of.checked_add_days(reach)) {
            (Some(_), Some(_)) => Ok(Self { as_of }),
            _ => Err(Failure::field(
                "as_of",
                "lies at the end of the calendar; choose another date.",
            )),
        }
    }

    pub(super) fn date(self, day: Day) -> NaiveDate {
        self.as_of + TimeDelta::days(day)
    }

    /// The moment as it was on that day.
    pub(super) fn context(self, day: Day, moment: u32, author: &str, device: Uuid) -> Context {
        let today = self.date(day);
        Context {
            today,
            now: at(today, moment),
            offset: Utc.fix(),
            author: author.to_owned(),
            device,
        }
    }
}

/// The sample being laid, and what the files' keys stand for so far.
pub(super) struct Story<'a, 'c> {
    change: &'a store::Change<'c>,
    workspace: &'a store::Workspace,
    device: Uuid,
    pub(super) days: Days,
    ids: Ids,
    moment: u32,
    begins: Day,
    units: HashMap<Key, UnitId>,
    /// Every stakeholder with its name, which is what the files' `by` and `owner` come to.
    stakeholders: HashMap<Key, (StakeholderId, String)>,
    projects: HashMap<Key, ProjectId>,
    pub(super) requests: HashMap<Key, (RequestId, ServiceId)>,
}

impl<'a, 'c> Story<'a, 'c> {
    pub(super) fn new(work: &Work<'a, 'c>, days: Days, ids: Ids, begins: Day) -> Self {
        Self {
            change: work.change,
            workspace: work.workspace,
            device: work.context.device,
            days,
            ids,
            moment: 0,
            begins,
            units: HashMap::new(),
            stakeholders: HashMap::new(),
            projects: HashMap::new(),
            requests: HashMap::new(),
        }
    }

    /// Does something as it was done: on that day, by that author.
    pub(super) fn on<T>(
        &mut self,
        day: Day,
        author: &str,
        act: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.moment += 1;
        let context = self.days.context(day, self.moment, author, self.device);
        act(&mut Work {
            change: self.change,
            label: String::new(),
            context: &context,
            workspace: self.workspace,
        })
    }

    /// The next id, dated that day.
    pub(super) fn id<T: From<Uuid>>(&mut self, day: Day) -> T {
        self.ids.next(at(self.days.date(day), self.moment))
    }

    /// The day from which something is known.
    pub(super) fn since(&self, day: Option<Day>) -> Day {
        day.unwrap_or(self.begins)
    }

    pub(super) fn unit(&self, key: &str) -> Result<UnitId, Failure> {
        known(&self.units, "unit", key).copied()
    }

    pub(super) fn stakeholder(&self, key: &str) -> Result<StakeholderId, Failure> {
        Ok(known(&self.stakeholders, "stakeholder", key)?.0)
    }

    pub(super) fn name(&self, key: &str) -> Result<String, Failure> {
        Ok(known(&self.stakeholders, "stakeholder", key)?.1.clone())
    }

    pub(super) fn project(&self, key: &str) -> Result<ProjectId, Failure> {
        known(&self.projects, "project", key).copied()
    }

    /// The units, and everybody but the groups.
    pub(super) fn people(&mut self, organisation: &Organisation) -> Result<(), Failure> {
        for unit in &organisation.units {
            let id = self.id(self.begins);
            let parent = unit.under.as_deref().map(|key| self.unit(key)).transpose()?;
            let name = unit.name.clone();
            self.on(self.begins, "", |work| {
                units::add(
                    work,
                    units::UnitAdd {
                        id: Some(id),
                        name,
                        parent,
                    },
                )
            })?;
            self.units.insert(unit.key.clone(), id);
        }
        let people: People = read("people", include_str!("data/people.toml"))?;
        for stakeholder in &people.stakeholders {
            self.add(stakeholder)?;
        }
        for stakeholder in &people.stakeholders {
            if let Some(to) = &stakeholder.to {
                let since = self.since(stakeholder.day);
                self.tie(
                    since,
                    TieKind::ReportsTo,
                    (&stakeholder.key, to),
                    None,
                    "Organisation chart",
                )?;
            }
        }
        Ok(())
    }

    /// A stakeholder of any kind.
    pub(super) fn add(&mut self, new: &Stakeholder) -> Result<StakeholderId, Failure> {
        let day = self.since(new.day);
        let id = self.id(day);
        let kind = new.kind.unwrap_or(StakeholderKind::Person);
        let unit = new.unit.as_deref().map(|key| self.unit(key)).transpose()?;
        let email = match &new.email {
            Some(email) => email.clone(),
            None if kind == StakeholderKind::Person => {
                format!("{}@wexmerewater.example", fold_key(&new.name).replace(' ', "."))
            }
            None => String::new(),
        };
        let request = StakeholderAdd {
            id: Some(id),
            kind,
            name: new.name.clone(),
            role: new.role.clone(),
            grade: new.grade.clone(),
            email,
            phone: new.phone.clone(),
            unit,
            headcount: new.headcount,
            reference: String::new(),
            notes: new.notes.clone(),
            projects: Vec::new(),
            added_on: None,
        };
        self.on(day, "", |work| people::edit::add(work, request))?;
        self.stakeholders.insert(new.key.clone(), (id, new.name.clone()));
        Ok(id)
    }

    /// Who has whose ear.
    pub(super) fn ties(&mut self) -> Result<(), Failure> {
        let ties: Ties = read("ties", include_str!("data/ties.toml"))?;
        for tie in &ties.ties {
            let ends = (tie.from.as_str(), tie.to.as_str());
            self.tie(tie.day, tie.kind, ends, Some(tie.strength), &tie.source)?;
        }
        Ok(())
    }

    fn tie(
        &mut self,
        day: Day,
        kind: TieKind,
        (from, to): (&str, &str),
        strength: Option<u8>,
        source: &str,
    ) -> Result<(), Failure> {
        let request = ties::TieAdd {
            id: Some(self.id(day)),
            kind,
            from: self.stakeholder(from)?,
            to: self.stakeholder(to)?,
            strength,
            source: source.to_owned(),
            from_on: None,
        };
        self.on(day, "", |work| ties::add(work, request))?;
        Ok(())
    }

    /// The programme, its projects and who has a stake in them.
    pub(super) fn projects(&mut self, organisation: &Organisation) -> Result<(), Failure> {
        let programme = self.id(self.begins);
        let request = ProgrammeAdd {
            id: Some(programme),
            name: organisation.programme.clone(),
        };
        self.on(self.begins, "", |work| projects::add_programme(work, request))?;
        for project in &organisation.project {
            let id = self.id(project.day);
            let request = ProjectAdd {
                id: Some(id),
                name: project.name.clone(),
                programme: Some(programme),
                summary: project.summary.clone(),
                sponsor: Some(self.stakeholder(&project.sponsor)?),
                starts_on: Some(self.days.date(project.starts)),
                goes_live_on: Some(self.days.date(project.live)),
                team_size: Some(project.team),
                pilot: project.pilot,
            };
            self.on(project.day, "", |work| projects::add(work, request))?;
            self.projects.insert(project.key.clone(), id);
            self.stakes(project, id)?;
        }
        Ok(())
    }

    fn stakes(&mut self, project: &Project, id: ProjectId) -> Result<(), Failure> {
        for stakes in &project.stakes {
            let stakeholders = stakes
                .who
                .iter()
                .map(|key| self.stakeholder(key))
                .collect::<Result<_, _>>()?;
            let request = StakeAdd {
                project: id,
                stakeholders,
                added_on: None,
            };
            self.on(stakes.day, "", |work| stakes::add(work, request))?;
        }
        Ok(())
    }

    /// Where everybody stood, as somebody saw it.
    pub(super) fn assessments(&mut self) -> Result<(), Failure> {
        for (project, text) in ASSESSMENTS {
            let found: Assessments = read(project, text)?;
            let project = self.project(project)?;
            for assessment in &found.assessments {
                self.assess(project, assessment)?;
            }
        }
        Ok(())
    }

    fn assess(&mut self, project: ProjectId, said: &Assessment) -> Result<(), Failure> {
        let values = [
            (Axis::Power, said.power),
            (Axis::Interest, said.interest),
            (Axis::CurrentEngagement, said.now.map(Engagement::level)),
            (Axis::DesiredEngagement, said.want.map(Engagement::level)),
            (Axis::Attitude, said.attitude),
            (Axis::Legitimacy, said.legitimate.map(i64::from)),
            (Axis::Urgency, said.urgent.map(i64::from)),
        ];
        let request = Assess {
            stakeholder: self.stakeholder(&said.who)?,
            project,
            values: values
                .into_iter()
                .filter_map(|(axis, value)| {
                    Some(AxisValue {
                        axis: axis.into(),
                        value: value?,
                    })
                })
                .collect(),
            on_date: None,
            assessor: None,
            basis: Some(said.basis),
            note: said.note.clone(),
        };
        let author = self.name(&said.by)?;
        self.on(said.day, &author, |work| assess(work, request))?;
        Ok(())
    }

    /// How ready groups were judged to be, and why.
    pub(super) fn readiness(&mut self) -> Result<(), Failure> {
        let found: Readiness = read("readiness", include_str!("data/readiness.toml"))?;
        for judged in &found.judged {
            self.judge(judged)?;
        }
        Ok(())
    }

    fn judge(&mut self, said: &Judged) -> Result<(), Failure> {
        let all = Measure::ALL.iter().copied().zip(said.all.iter().copied());
        let some = said.some.iter().map(|(&measure, &score)| (measure, score));
        let request = Judge {
            group: self.stakeholder(&said.group)?,
            project: self.project(&said.project)?,
            scores: all
                .chain(some)
                .map(|(measure, score)| MeasureScore { measure, score })
                .collect(),
            reason: said.why.clone(),
            on_date: None,
            author: None,
        };
        let author = self.name(&said.by)?;
        self.on(said.day, &author, |work| judge(work, request))?;
        Ok(())
    }

    /// Leaves no id to chance.
    pub(super) fn settle(mut self) -> Result<(), Failure> {
        self.ids.settle(self.change)
    }
}

/// What a key of the files stands for.
pub(super) fn known<'m, T>(map: &'m HashMap<Key, T>, what: &str, key: &str) -> Result<&'m T, Failure> {
    map.get(key).ok_or_else(|| {
        Failure::new(
            Code::Internal,
            format!("The sample speaks of a {what} that it does not have: {key}"),
        )
    })
}
