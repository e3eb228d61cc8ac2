//! One import on its way: every proposal settled in turn, and every row counted.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use chrono::NaiveDate;
use domain::{ProjectId, StakeholderId, StakeholderKind, UnitId};
use exchange::{Draft, Pointer, Proposal};
use store::fold_key;

use super::outcome::{ColumnUse, ImportOutcome, Made, PreviewRow, RowFate, RowRemark};
use super::{ImportOptions, OnMatch, Progress};
use crate::door::{NAME, NOTE, optional_text, required_text};
use crate::people::edit::check_headcount;
use crate::{Code, Failure, Work, sql, units};

/// One import on its way.
pub(super) struct Import<'i, 'a, 'c> {
    pub(super) work: &'i mut Work<'a, 'c>,
    pub(super) draft: &'i Draft,
    pub(super) options: ImportOptions,
    pub(super) today: NaiveDate,
    pub(super) units: HashMap<(Option<UnitId>, String), UnitId>,
    pub(super) projects: HashMap<String, ProjectId>,
    /// Posts found or made so far: two rows of the same title in the same unit are two posts.
    pub(super) posts: HashSet<StakeholderId>,
    pub(super) outcome: ImportOutcome,
}

/// A proposal that has found or made its stakeholder.
pub(super) struct Settled<'i> {
    id: StakeholderId,
    proposal: &'i Proposal,
}

impl<'i, 'a, 'c> Import<'i, 'a, 'c> {
    pub(super) fn new(
        work: &'i mut Work<'a, 'c>,
        draft: &'i Draft,
        file_name: &str,
        options: ImportOptions,
    ) -> Self {
        let remark = |line: &u64, field: &str, reason: &str| RowRemark {
            line: *line,
            field: field.to_owned(),
            reason: reason.to_owned(),
        };
        let outcome = ImportOutcome {
            file_name: file_name.to_owned(),
            rows: draft.rows as u64,
            created: 0,
            updated: 0,
            skipped: 0,
            refused: draft
                .refused
                .iter()
                .map(|row| remark(&row.line, &row.field, &row.reason))
                .collect(),
            notes: draft
                .notes
                .iter()
                .map(|row| remark(&row.line, &row.field, &row.reason))
                .collect(),
            change_set: None,
            made: Made::default(),
            columns: draft
                .columns
                .iter()
                .map(|column| ColumnUse {
                    header: column.header.clone(),
                    field: column
                        .field
                        .and_then(|field| serde_json::to_value(field).ok()?.as_str().map(str::to_owned)),
                })
                .collect(),
            preview: Vec::new(),
        };
        let today = work.context.today;
        Self {
            work,
            draft,
            options,
            today,
            units: HashMap::new(),
            projects: HashMap::new(),
            posts: HashSet::new(),
            outcome,
        }
    }

    pub(super) fn run(
        mut self,
        progress: &dyn Fn(Progress) -> ControlFlow<()>,
    ) -> Result<ImportOutcome, Failure> {
        let draft = self.draft;
        let mut settled = Vec::new();
        let mut done = self.outcome.refused.len() as u64;
        for (index, proposal) in draft.proposals.iter().enumerate() {
            if index % 256 == 0
                && progress(Progress {
                    done,
                    total: self.outcome.rows,
                })
                .is_break()
            {
                return Err(Failure::new(
                    Code::Cancelled,
                    "The import was stopped. Nothing was changed.",
                ));
            }
            settled.extend(self.settle(proposal)?);
            done += proposal.lines.len() as u64;
        }
        // Ties wait until everybody they could lead to is there.
        for Settled { id, proposal } in &settled {
            self.tie(*id, proposal)?;
        }
        self.outcome.refused.sort_by_key(|row| row.line);
        self.outcome.notes.sort_by_key(|row| row.line);
        let changed = self.outcome.created + self.outcome.updated;
        self.work
            .label(format!("Imported {changed} rows from {}", self.outcome.file_name));
        let _ = progress(Progress {
            done: self.outcome.rows,
            total: self.outcome.rows,
        });
        Ok(self.outcome)
    }

    /// Finds or makes the stakeholder of a proposal; none when it was refused or is to be left alone.
    pub(super) fn settle(&mut self, proposal: &'i Proposal) -> Result<Option<Settled<'i>>, Failure> {
        let texts = match Texts::check(proposal) {
            Ok(texts) => Texts {
                name: self.called(proposal, texts.name)?,
                ..texts
            },
            Err((field, reason)) => {
                self.refuse(proposal, field, &reason);
                return Ok(None);
            }
        };
        let headcount = proposal.headcount.map(|headcount| headcount.as_f64());
        if let Err(failure) = check_headcount(proposal.kind, headcount) {
            self.refuse(proposal, "headcount", &failure.message);
            return Ok(None);
        }
        let unit = self.unit(&proposal.unit)?;
        let matched = match self.options.on_match {
            OnMatch::Create => None,
            OnMatch::Skip | OnMatch::Update => self.find(proposal, unit)?,
        };
        let (id, fate) = match matched {
            Some(id) if self.options.on_match == OnMatch::Skip => {
                self.remember_post(id, proposal);
                let fate = if self.stand_in(id, proposal)? {
                    RowFate::Updated
                } else {
                    RowFate::Skipped
                };
                self.count(proposal, fate);
                self.show(proposal, fate, headcount);
                return Ok(None);
            }
            Some(id) => {
                let mut changed = self.update(id, proposal, &texts, unit, headcount)?;
                changed |= self.hang_on(id, proposal)?;
                changed |= self.would_tie(id, proposal)?;
                (
                    id,
                    if changed {
                        RowFate::Updated
                    } else {
                        RowFate::Skipped
                    },
                )
            }
            None => {
                let id = self.create(proposal, &texts, unit, headcount)?;
                self.hang_on(id, proposal)?;
                (id, RowFate::Created)
            }
        };
        self.remember_post(id, proposal);
        self.count(proposal, fate);
        self.show(proposal, fate, headcount);
        Ok(Some(Settled { id, proposal }))
    }

    /// A staff group goes by the title of the post it reports to, once that post is known; never by the name of who
    /// holds it.
    pub(super) fn called(&self, proposal: &Proposal, name: String) -> Result<String, Failure> {
        let Some(Pointer::Reference(reference)) = &proposal.reports_to else {
            return Ok(name);
        };
        if proposal.composition.is_empty() {
            return Ok(name);
        }
        let Some(post) = self.follow(&Pointer::Reference(reference.clone()))? else {
            return Ok(name);
        };
        let title: String = sql::one(
            self.work,
            "SELECT role FROM stakeholder WHERE id = ?1",
            [sql::Id(post)],
        )?
        .unwrap_or_default();
        let titled = name.replace(reference.as_str(), &format!("{title} ({reference})"));
        Ok(if title.is_empty() || titled.chars().count() > NAME {
            name
        } else {
            titled
        })
    }

    pub(super) fn remember_post(&mut self, id: StakeholderId, proposal: &Proposal) {
        if proposal.kind == StakeholderKind::Role && proposal.reference.is_empty() {
            self.posts.insert(id);
        }
    }

    pub(super) fn refuse(&mut self, proposal: &Proposal, field: &str, reason: &str) {
        for line in &proposal.lines {
            self.outcome.refused.push(RowRemark {
                line: *line,
                field: field.to_owned(),
                reason: reason.to_owned(),
            });
        }
        self.show(proposal, RowFate::Refused, None);
    }

    pub(super) fn count(&mut self, proposal: &Proposal, fate: RowFate) {
        let rows = proposal.lines.len() as u64;
        match fate {
            RowFate::Created => self.outcome.created += rows,
            RowFate::Updated => self.outcome.updated += rows,
            RowFate::Skipped => self.outcome.skipped += rows,
            RowFate::Refused => {}
        }
    }

    pub(super) fn show(&mut self, proposal: &Proposal, fate: RowFate, headcount: Option<f64>) {
        if self.outcome.preview.len() < 50 {
            self.outcome.preview.push(PreviewRow {
                line: proposal.lines.first().copied().unwrap_or(0),
                fate,
                kind: proposal.kind,
                name: proposal.name.clone(),
                role: proposal.role.clone(),
                unit: proposal.unit.clone(),
                headcount,
            });
        }
    }

    pub(super) fn note(&mut self, proposal: &Proposal, field: &str, reason: String) {
        let line = proposal.lines.first().copied().unwrap_or(0);
        self.outcome.notes.push(RowRemark {
            line,
            field: field.to_owned(),
            reason,
        });
    }

    /// The unit at the end of a path, made where it is missing.
    pub(super) fn unit(&mut self, path: &[String]) -> Result<Option<UnitId>, Failure> {
        let mut at = None;
        for name in path {
            let key = (at, fold_key(name));
            let unit = match self.units.get(&key) {
                Some(unit) => *unit,
                None => {
                    let unit = match units::find(self.work, at, name)? {
                        Some(unit) => unit,
                        None => {
                            let unit = UnitId::new(self.work.context.now);
                            units::insert(self.work, unit, at, name)?;
                            self.outcome.made.units += 1;
                            unit
                        }
                    };
                    self.units.insert(key, unit);
                    unit
                }
            };
            at = Some(unit);
        }
        Ok(at)
    }
}

/// What is wrong with the field a refusal names.
pub(super) fn reason(failure: Failure) -> String {
    failure
        .fields
        .and_then(|mut fields| fields.pop())
        .map_or(failure.message, |fault| fault.message)
}

/// The texts of a proposal, checked as those of a form are.
pub(super) struct Texts {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) grade: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) reference: String,
    pub(super) notes: String,
}

impl Texts {
    pub(super) fn check(proposal: &Proposal) -> Result<Self, (&'static str, String)> {
        let short =
            |field, text| optional_text(field, text, NAME).map_err(|failure| (field, reason(failure)));
        // What these name is made where it is missing, so they have to fit before anything is made of the row.
        for unit in &proposal.unit {
            short("unit", unit)?;
        }
        for group in &proposal.groups {
            short("group", group)?;
        }
        if let Some(project) = &proposal.project {
            short("project", project)?;
        }
        Ok(Self {
            name: required_text("name", &proposal.name, NAME).map_err(|failure| ("name", reason(failure)))?,
            role: short("role", &proposal.role)?,
            grade: short("grade", &proposal.grade)?,
            email: short("email", &proposal.email)?,
            phone: short("phone", &proposal.phone)?,
            reference: short("reference", &proposal.reference)?,
            notes: optional_text("notes", &proposal.notes, NOTE)
                .map_err(|failure| ("notes", reason(failure)))?,
        })
    }
}
