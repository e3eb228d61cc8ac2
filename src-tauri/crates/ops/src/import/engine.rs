//! One import on its way: what the file says is settled kind by kind, each row into the account.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use domain::{ProjectId, StakeholderId};
use exchange::{About, Draft, Field, Mapping, Origin, Pointer, Proposal, Record, Target};

use super::Progress;
use super::RowFate;
use super::choices::Choices;
use super::custom::Customs;
use super::directory::Directory;
use super::ledger::{Account, Entry, Ledger, Misfit, Stop};
use super::plan::ImportChoices;
use super::told::name_and_detail;
use super::tree::Tree;
use crate::door::optional_text;
use crate::own_axes::OwnAxes;
use crate::words::counted;
use crate::{Code, Failure, Work, projects, sql};

/// A file that was read, and what it means.
#[derive(Clone, Copy)]
pub(super) struct Meaning<'i> {
    pub(super) file_name: &'i str,
    pub(super) mapping: &'i Mapping,
    pub(super) draft: &'i Draft,
}

/// One import on its way.
pub(super) struct Import<'i, 'a, 'c> {
    pub(super) work: &'i mut Work<'a, 'c>,
    pub(super) meaning: Meaning<'i>,
    pub(super) choices: Choices,
    pub(super) today: NaiveDate,
    pub(super) directory: Directory,
    pub(super) tree: Tree,
    pub(super) projects: HashMap<String, ProjectId>,
    pub(super) customs: Customs,
    /// The axes of one's own that there are.
    pub(super) axes: OwnAxes,
    pub(super) ledger: Ledger,
    pub(super) settled: Vec<Settled<'i>>,
    /// The entry of the row that was settled last, for the others its row names; none when that row stays out.
    pub(super) row: Option<usize>,
    /// The entry of the record that was opened last.
    opened: Option<(Origin, usize)>,
    meter: Meter<'i>,
}

/// A proposal that has found or made its stakeholder.
pub(super) struct Settled<'i> {
    pub(super) id: StakeholderId,
    pub(super) proposal: Cow<'i, Proposal>,
    pub(super) entry: usize,
    /// Whether what the row says is taken over; else the stakeholder stays as it is.
    pub(super) taken_over: bool,
    /// Whether this made the stakeholder, who therefore has nothing yet but what the row says.
    pub(super) made: bool,
}

/// Brings in what a file means, or finds out what that would do when the work is taken back afterwards.
pub(super) fn import(
    work: &mut Work<'_, '_>,
    meaning: Meaning<'_>,
    choices: &ImportChoices,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Account, Failure> {
    if let Some(project) = choices.project {
        projects::must_exist(work, project)?;
    }
    let meter = Meter {
        progress,
        done: 0,
        total: meaning.draft.rows() as u64,
        steps: 0,
    };
    meter.tell()?;
    let projects = sql::rows(work, "SELECT name_key, id FROM project", (), |row| {
        Ok((row.get(0)?, sql::id(row, 1)?))
    })?;
    let today = work.context.today;
    let import = Import {
        directory: Directory::load(work)?,
        tree: Tree::load(work, meaning.draft)?,
        projects: projects.into_iter().collect(),
        customs: Customs::of(meaning.draft),
        axes: OwnAxes::read(work)?,
        ledger: Ledger::default(),
        settled: Vec::with_capacity(meaning.draft.proposals.len()),
        row: None,
        opened: None,
        choices: Choices::of(choices),
        work,
        meaning,
        today,
        meter,
    };
    import.run()
}

impl<'i> Import<'i, '_, '_> {
    fn run(mut self) -> Result<Account, Failure> {
        let draft = self.meaning.draft;
        let tags = self.tags_there()?;
        self.refusals()?;
        let records = self.records();
        self.units(&records)?;
        self.work.change.in_bulk(draft.proposals.len() as u64)?;
        let sponsors = self.new_projects(&records)?;
        for proposal in &draft.proposals {
            self.settle(proposal)?;
            self.step(if proposal.also { 0 } else { proposal.lines.len() })?;
        }
        self.sponsors(sponsors)?;
        self.hang_on()?;
        self.ties(&records)?;
        self.assessments(&records)?;
        self.readiness(&records)?;
        self.engagements(&records)?;
        self.commitments(&records)?;
        self.plan_lines(&records)?;
        self.ledger.made.tags = self.tags_there()? - tags;
        self.meter.tell()?;
        let account = self
            .ledger
            .close(draft, self.meaning.mapping, self.meaning.file_name);
        let changed = account.count(RowFate::Created) + account.count(RowFate::Updated);
        let rows = counted(changed, "row", "rows");
        self.work
            .label(format!("Imported {rows} from {}", account.file_name));
        // Taken down beside what follows: there is a piece for everybody in the workspace.
        let directory = self.directory;
        std::thread::spawn(move || drop(directory));
        Ok(account)
    }

    fn tags_there(&self) -> Result<u64, Failure> {
        Ok(sql::one(self.work, "SELECT count(*) FROM tag", ())?.unwrap_or(0))
    }

    /// The rows that could not be read or that repeat another one, unless they were left out by hand.
    fn refusals(&mut self) -> Result<(), Failure> {
        for origin in &self.meaning.draft.repeated {
            let fate = if self.choices.leaves_out(origin.sheet, origin.line) {
                RowFate::LeftOut
            } else {
                RowFate::Skipped
            };
            let entry = Entry::new(origin.sheet, vec![origin.line], self.about(origin.sheet), fate);
            self.ledger.open(entry);
            self.step(1)?;
        }
        for refusal in &self.meaning.draft.refused {
            let (sheet, line) = (refusal.origin.sheet, refusal.origin.line);
            let mut entry = Entry::new(sheet, vec![line], self.about(sheet), RowFate::LeftOut);
            if !self.choices.leaves_out(sheet, line) {
                entry.fate = RowFate::Refused;
                entry.remarks.push(super::plan::FieldRemark {
                    field: refusal.field.clone(),
                    reason: refusal.reason.clone(),
                });
            }
            self.ledger.open(entry);
            self.step(1)?;
        }
        Ok(())
    }

    /// The rows that are no stakeholders, without those left out by hand.
    fn records(&mut self) -> Vec<&'i Record> {
        let mut records = Vec::with_capacity(self.meaning.draft.records.len());
        for record in &self.meaning.draft.records {
            let (sheet, line) = (record.origin.sheet, record.origin.line);
            if self.choices.leaves_out(sheet, line) {
                if !record.also {
                    let mut entry = Entry::new(sheet, vec![line], self.about(sheet), RowFate::LeftOut);
                    let (name, detail) = name_and_detail(&record.says);
                    entry.name = name.to_owned();
                    entry.detail = detail;
                    self.ledger.open(entry);
                }
            } else {
                records.push(record);
            }
        }
        records
    }

    /// What the rows of a sheet are about.
    pub(super) fn about(&self, sheet: usize) -> About {
        self.meaning.draft.sheets[sheet]
            .about
            .unwrap_or(About::Stakeholders)
    }

    /// The register that the references of a sheet belong to.
    pub(super) fn source(&self, sheet: usize) -> &'i str {
        &self.meaning.draft.sheets[sheet].source
    }

    /// The heading of the column that fills one of these fields, as the file has it.
    pub(super) fn heading(&self, sheet: usize, fields: &[Field]) -> String {
        let columns = self.meaning.mapping.sheets.get(sheet).map(|sheet| &sheet.columns);
        fields
            .iter()
            .find_map(|wanted| {
                let target = Target::Field { field: *wanted };
                columns?
                    .iter()
                    .find(|column| column.target == target && !column.header.is_empty())
            })
            .map(|column| column.header.clone())
            .or_else(|| fields.first().map(|field| field.label().to_owned()))
            .unwrap_or_default()
    }

    /// Opens the entry of a record, as a row that says nothing new until it is found to. A further record of a row goes
    /// into the entry of the first; none when that was refused.
    pub(super) fn open(&mut self, record: &Record) -> Option<usize> {
        let (name, detail) = name_and_detail(&record.says);
        if record.also
            && let Some((origin, number)) = self.opened
            && origin == record.origin
        {
            let entry = self.ledger.entry(number);
            if entry.fate == RowFate::Refused {
                return None;
            }
            if !entry.name.contains(name) {
                entry.name = format!("{}, {name}", entry.name);
            }
            return Some(number);
        }
        let sheet = record.origin.sheet;
        let mut entry = Entry::new(
            sheet,
            vec![record.origin.line],
            self.about(sheet),
            RowFate::Skipped,
        );
        entry.name = name.to_owned();
        entry.detail = detail;
        let number = self.ledger.open(entry);
        self.opened = Some((record.origin, number));
        Some(number)
    }

    /// Whom a row of a sheet means, or why it cannot be told.
    pub(super) fn meant(
        &self,
        sheet: usize,
        field: Field,
        pointer: &Pointer,
    ) -> Result<StakeholderId, Misfit> {
        self.follow(sheet, pointer)
            .map_err(|reason| Misfit::new(self.heading(sheet, &[field]), reason))
    }

    /// What an operation refuses is refused for the row alone; any other trouble stops the import.
    pub(super) fn of_the_row<T>(&self, sheet: usize, outcome: Result<T, Failure>) -> Result<T, Stop> {
        outcome.map_err(|failure| match failure.code {
            Code::Invalid | Code::Conflict | Code::NotFound => {
                let named = failure.fields.as_ref().and_then(|fields| fields.last());
                let field = named.and_then(|fault| {
                    let name = fault.field.rsplit('.').next().unwrap_or_default();
                    match name {
                        "on_date" | "agreed_on" => Some(&Field::Date),
                        "for_stakeholder" => Some(&Field::Stakeholder),
                        name => Field::ALL.iter().find(|field| field.as_str() == name),
                    }
                });
                let heading = field
                    .map(|field| self.heading(sheet, &[*field]))
                    .unwrap_or_default();
                Stop::Row(Misfit::new(heading, reason(failure)))
            }
            _ => Stop::All(failure),
        })
    }

    /// Refuses a text that is too long to be kept.
    pub(super) fn fits(&self, sheet: usize, field: Field, text: &str, most: usize) -> Result<String, Misfit> {
        optional_text("", text, most)
            .map_err(|failure| Misfit::new(self.heading(sheet, &[field]), reason(failure)))
    }

    /// What came of a record.
    pub(super) fn account_for(
        &mut self,
        number: usize,
        record: &Record,
        outcome: Result<(), Stop>,
    ) -> Result<(), Failure> {
        self.turn_away(number, outcome)?;
        self.step(usize::from(!record.also))
    }

    /// Turns away what cannot come in.
    pub(super) fn turn_away(&mut self, number: usize, outcome: Result<(), Stop>) -> Result<(), Failure> {
        match outcome {
            Ok(()) => Ok(()),
            Err(Stop::Row(misfit)) => {
                self.ledger.turn_away(number, misfit);
                Ok(())
            }
            Err(Stop::All(failure)) => Err(failure),
        }
    }

    /// So many rows are dealt with.
    pub(super) fn step(&mut self, rows: usize) -> Result<(), Failure> {
        self.meter.step(rows as u64)
    }

    /// A step that deals with no row of its own.
    pub(super) fn pass(&mut self) -> Result<(), Failure> {
        self.meter.step(0)
    }
}

/// Tells how far the import is, and hears whether it is to stop.
struct Meter<'i> {
    progress: &'i dyn Fn(Progress) -> ControlFlow<()>,
    done: u64,
    total: u64,
    steps: u64,
}

/// Steps between two reports.
const STEPS: u64 = 256;

impl Meter<'_> {
    fn step(&mut self, rows: u64) -> Result<(), Failure> {
        let before = self.steps / STEPS;
        self.done += rows;
        // Rows that cost nothing of their own still count as a step.
        self.steps += rows.max(1);
        if self.steps / STEPS == before {
            return Ok(());
        }
        self.tell()
    }

    fn tell(&self) -> Result<(), Failure> {
        let at = Progress {
            done: self.done.min(self.total),
            total: self.total,
        };
        match (self.progress)(at) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Failure::new(
                Code::Cancelled,
                "The import was stopped. Nothing was changed.",
            )),
        }
    }
}

/// What is wrong with the field a refusal names.
pub(super) fn reason(failure: Failure) -> String {
    failure
        .fields
        .and_then(|mut fields| fields.pop())
        .map_or(failure.message, |fault| fault.message)
}
