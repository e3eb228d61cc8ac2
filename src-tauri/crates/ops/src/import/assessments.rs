//! What was judged of stakeholders: dated, never overwritten, each with its author and what it rests on (R1, R4, R5).

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{AnyAxis, Axis, Basis, ProjectId, StakeholderId};
use exchange::{Field, Judgement, Pointer, Record, Says};

use super::OnMatch;
use super::engine::Import;
use super::ledger::{Misfit, Stop};
use super::plan::ImportMatchedBy;
use super::told::value_in_words;
use crate::door::{NAME, NOTE};
use crate::map::assess::{self, NewAssessment};
use crate::own_axes::OwnAxes;
use crate::{Failure, own_axes, projects, sql, stakes};

/// One value that a row says, waiting until all are known: of two that speak of the same, the later row counts.
pub(super) struct Saying {
    entry: usize,
    /// Whether the row is an assessment of its own; else it stands beside a stakeholder.
    own_row: bool,
    on_match: OnMatch,
    subject: Subject,
    /// Whether the row names the date.
    dated: bool,
    value: i64,
    basis: Option<Basis>,
    note: String,
}

/// What an assessment is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Subject {
    stakeholder: StakeholderId,
    project: ProjectId,
    axis: AnyAxis,
    assessor: String,
    on_date: NaiveDate,
}

/// What is recorded, by project.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    loaded: HashSet<ProjectId>,
    said: HashMap<(ProjectId, StakeholderId, AnyAxis), Vec<Said>>,
}

/// An assessment as it is recorded; of one assessor and date the latest.
#[derive(Debug)]
struct Said {
    assessor: String,
    on_date: NaiveDate,
    value: i64,
    basis: Option<Basis>,
    note: String,
}

impl<'i> Import<'i, '_, '_> {
    pub(super) fn assessments(&mut self, records: &[&'i Record]) -> Result<(), Failure> {
        let mut sayings = Vec::new();
        let settled = std::mem::take(&mut self.settled);
        for one in settled.iter().filter(|one| one.taken_over) {
            let proposal = &one.proposal;
            if proposal.is_rated()
                && let Some(project) = match &proposal.project {
                    Some(name) => Some(self.project(name)?),
                    None => self.choices.project,
                }
            {
                let row = Row {
                    entry: one.entry,
                    sheet: proposal.sheet,
                    own_row: false,
                    on_match: OnMatch::Update,
                };
                let mut values = known(&proposal.assessments);
                for rating in &proposal.own_ratings {
                    values.push((self.own_axis(rating.axis)?, rating.value));
                }
                match self.sayings(&row, one.id, project, &values, &proposal.judgement) {
                    Ok(more) => sayings.extend(more),
                    Err(misfit) => {
                        let reason = format!("{} Its ratings were left out.", misfit.reason);
                        self.ledger.remark(one.entry, misfit.field, reason);
                    }
                }
            }
            self.pass()?;
        }
        self.settled = settled;
        for record in records {
            let Says::Assessment {
                stakeholder,
                project,
                values,
                judgement,
            } = &record.says
            else {
                continue;
            };
            let Some(number) = self.open(record) else {
                continue;
            };
            let outcome = self
                .assessment(number, record, stakeholder, project.as_deref(), values, judgement)
                .map(|more| sayings.extend(more));
            self.account_for(number, record, outcome)?;
        }
        self.record(sayings)
    }

    fn assessment(
        &mut self,
        number: usize,
        record: &Record,
        stakeholder: &Pointer,
        project: Option<&str>,
        values: &[(Axis, i64)],
        judgement: &Judgement,
    ) -> Result<Vec<Saying>, Stop> {
        let sheet = record.origin.sheet;
        let id = self.meant(sheet, Field::Stakeholder, stakeholder)?;
        let row = Row {
            entry: number,
            sheet,
            own_row: true,
            on_match: self.choices.on_match(sheet, &[record.origin.line]),
        };
        self.check_judgement(sheet, judgement)?;
        let Some(project) = self.project_of(sheet, project)? else {
            let heading = self.heading(sheet, &[Field::Project]);
            return Err(Misfit::new(heading, NO_PROJECT).into());
        };
        Ok(self.sayings(&row, id, project, &known(values), judgement)?)
    }

    /// Refuses a judgement without an author, or of a date to come. Who judged.
    pub(super) fn check_judgement(&self, sheet: usize, judgement: &Judgement) -> Result<String, Misfit> {
        if judgement.on_date.is_some_and(|date| date > self.today) {
            let reason = "The date is in the future; a judgement speaks of today or an earlier date.";
            return Err(Misfit::new(self.heading(sheet, &[Field::Date]), reason));
        }
        self.fits(sheet, Field::Reason, &judgement.reason, NOTE)?;
        let named = match judgement.author.trim() {
            "" => self.work.context.author.as_str(),
            named => named,
        };
        let author = self.fits(sheet, Field::Author, named, NAME)?;
        if author.is_empty() {
            let reason = "Nobody is named who judges: fill in this column, or put your name into Settings.";
            return Err(Misfit::new(self.heading(sheet, &[Field::Author]), reason));
        }
        Ok(author)
    }

    /// An axis of one's own that the file names, made when the first rating on it comes.
    fn own_axis(&mut self, at: usize) -> Result<AnyAxis, Failure> {
        let name = &self.meaning.draft.axes[at];
        if let Some(axis) = self.axes.own_called(name) {
            return Ok(axis);
        }
        let (axis, made) = own_axes::find_or_make(self.work, name)?;
        self.ledger.made.own_axes += u64::from(made);
        self.axes = OwnAxes::read(self.work)?;
        Ok(axis)
    }

    fn sayings(
        &mut self,
        row: &Row,
        stakeholder: StakeholderId,
        project: ProjectId,
        values: &[(AnyAxis, i64)],
        judgement: &Judgement,
    ) -> Result<Vec<Saying>, Misfit> {
        let assessor = self.check_judgement(row.sheet, judgement)?;
        let sayings = values.iter().map(|(axis, value)| {
            let basis = match (axis, judgement.basis) {
                (AnyAxis::Known(Axis::Attitude), None) => {
                    // An attitude always says what it rests on (R5); what nobody said is the assessor's conclusion.
                    let reason = "The row does not say what the attitude rests on; it is kept as inferred.";
                    let heading = self.heading(row.sheet, &[Field::Basis]);
                    self.ledger.remark(row.entry, heading, reason);
                    Some(Basis::Inferred)
                }
                (_, basis) => basis,
            };
            Saying {
                entry: row.entry,
                own_row: row.own_row,
                on_match: row.on_match,
                subject: Subject {
                    stakeholder,
                    project,
                    axis: *axis,
                    assessor: assessor.clone(),
                    on_date: judgement.on_date.unwrap_or(self.today),
                },
                dated: judgement.on_date.is_some(),
                value: *value,
                basis,
                note: judgement.reason.trim().to_owned(),
            }
        });
        Ok(sayings.collect())
    }

    fn record(&mut self, sayings: Vec<Saying>) -> Result<(), Failure> {
        let mut recorded = Recorded::default();
        let mut last: HashMap<Subject, usize> = HashMap::with_capacity(sayings.len());
        for (at, saying) in sayings.iter().enumerate() {
            last.insert(saying.subject.clone(), at);
            recorded.load(self, saying.subject.project)?;
        }
        for (at, saying) in sayings.iter().enumerate() {
            self.pass()?;
            let counts = &sayings[last[&saying.subject]];
            if last[&saying.subject] == at {
                self.say(saying, &recorded)?;
            } else if !saying.same(counts.value, counts.basis, &counts.note) {
                let reason = format!(
                    "A later row of the file says otherwise of the same day: {} counts.",
                    value_in_words(saying.subject.axis, counts.value)
                );
                let field = self.axes.name(saying.subject.axis).to_owned();
                self.ledger.remark(saying.entry, field, reason);
            }
        }
        Ok(())
    }

    /// Records a value unless it is recorded already, or the row is to leave what is there as it is.
    fn say(&mut self, saying: &Saying, recorded: &Recorded) -> Result<(), Failure> {
        let subject = &saying.subject;
        let is = recorded.of(saying);
        if let Some(is) = is {
            if saying.own_row {
                let name = self.name_of(subject.stakeholder)?;
                self.ledger.matched(
                    saying.entry,
                    Some(subject.stakeholder),
                    name,
                    ImportMatchedBy::NameAndUnit,
                );
            }
            if saying.same(is.value, is.basis, &is.note) {
                return Ok(());
            }
            if is.on_date == subject.on_date && saying.on_match == OnMatch::Skip {
                let reason = format!(
                    "{} said {} on the same day; bring this row in with “update” if it is to count.",
                    subject.assessor,
                    value_in_words(subject.axis, is.value)
                );
                let field = self.axes.name(subject.axis).to_owned();
                self.ledger.remark(saying.entry, field, reason);
                return Ok(());
            }
        }
        let new = NewAssessment {
            stakeholder: subject.stakeholder,
            project: subject.project,
            axis: subject.axis,
            value: saying.value,
            on_date: subject.on_date,
            assessor: &subject.assessor,
            basis: saying.basis,
            note: &saying.note,
        };
        let written = match is {
            Some(_) => assess::insert(self.work, &new)?,
            None => assess::record(self.work, &new).map(|()| true)?,
        };
        if !written {
            return Ok(());
        }
        stakes::give_since(self.work, subject.stakeholder, subject.project, subject.on_date)?;
        self.ledger.made.assessments += 1;
        let corrected = is.filter(|is| is.on_date == subject.on_date);
        if saying.own_row && corrected.is_none() && self.ledger.entry(saying.entry).changes.is_empty() {
            self.ledger.created(saying.entry);
        } else {
            let project = projects::must_exist(self.work, subject.project)?;
            let field = format!("{} in {project}", self.axes.name(subject.axis));
            let said = |value| value_in_words(subject.axis, value);
            let old = is.map(|is| said(is.value)).unwrap_or_default();
            self.ledger.change(saying.entry, &field, old, said(saying.value));
        }
        Ok(())
    }
}

/// Values on axes of the product.
fn known(values: &[(Axis, i64)]) -> Vec<(AnyAxis, i64)> {
    values
        .iter()
        .map(|(axis, value)| ((*axis).into(), *value))
        .collect()
}

/// The row that judgements stand in.
struct Row {
    entry: usize,
    sheet: usize,
    own_row: bool,
    on_match: OnMatch,
}

/// Why a judgement without a project is refused.
pub(super) const NO_PROJECT: &str =
    "The row names no project, and none was chosen for this import: choose one, or fill in this column.";

impl Saying {
    fn same(&self, value: i64, basis: Option<Basis>, note: &str) -> bool {
        self.value == value && self.basis == basis && self.note == note
    }
}

impl Recorded {
    fn load(&mut self, import: &Import<'_, '_, '_>, project: ProjectId) -> Result<(), Failure> {
        if !self.loaded.insert(project) {
            return Ok(());
        }
        let all = sql::rows(
            import.work,
            "SELECT stakeholder_id, axis, assessor, on_date, value, basis, note FROM assessment WHERE project_id = ?1 \
             ORDER BY on_date, recorded_at, id",
            [sql::Id(project)],
            |row| {
                Ok((
                    sql::id::<StakeholderId>(row, 0)?,
                    sql::word::<AnyAxis>(row, 1)?,
                    Said {
                        assessor: row.get(2)?,
                        on_date: row.get(3)?,
                        value: row.get(4)?,
                        basis: row.get::<_, Option<sql::Word<Basis>>>(5)?.map(|basis| basis.0),
                        note: row.get(6)?,
                    },
                ))
            },
        )?;
        for (stakeholder, axis, said) in all {
            self.said
                .entry((project, stakeholder, axis))
                .or_default()
                .push(said);
        }
        Ok(())
    }

    /// What is recorded of what a row says: of its date; of a row without one, the latest of its assessor.
    fn of(&self, saying: &Saying) -> Option<&Said> {
        let subject = &saying.subject;
        self.said
            .get(&(subject.project, subject.stakeholder, subject.axis))?
            .iter()
            .rfind(|said| {
                said.assessor == subject.assessor
                    && (said.on_date == subject.on_date || !saying.dated && said.on_date < subject.on_date)
            })
    }
}
