//! Judged scores of groups: a value, an author, a date and a reason (R8, R11).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{ChangeId, Measure, ProjectId, StakeholderId, StakeholderKind};
use exchange::{Field, Judgement, Pointer, Record, Says};

use super::OnMatch;
use super::assessments::NO_PROJECT;
use super::engine::Import;
use super::find::called;
use super::ledger::{Misfit, Stop};
use super::plan::ImportMatchedBy;
use crate::readiness::judge::{self, Judge, MeasureScore};
use crate::{Failure, projects, sql};

/// Scores that a row says, waiting until all are known: of two that speak of the same, the later row counts.
struct Saying {
    entry: usize,
    sheet: usize,
    on_match: OnMatch,
    group: StakeholderId,
    project: ProjectId,
    change: ChangeId,
    on_date: NaiveDate,
    dated: bool,
    author: String,
    /// Empty where the row gives none.
    reason: String,
    scores: Vec<MeasureScore>,
}

/// A score as it is recorded.
struct Said {
    score: f64,
    author: String,
    reason: String,
    on_date: NaiveDate,
}

impl<'i> Import<'i, '_, '_> {
    pub(super) fn readiness(&mut self, records: &[&'i Record]) -> Result<(), Failure> {
        let mut sayings = Vec::new();
        for record in records {
            let Says::Readiness {
                group,
                project,
                scores,
                judgement,
            } = &record.says
            else {
                continue;
            };
            let Some(number) = self.open(record) else {
                continue;
            };
            let outcome = self
                .scores(number, record, group, project.as_deref(), scores, judgement)
                .map(|saying| sayings.push(saying));
            self.account_for(number, record, outcome)?;
        }
        let mut last: HashMap<(ChangeId, StakeholderId, Measure, NaiveDate), usize> = HashMap::new();
        for (at, saying) in sayings.iter().enumerate() {
            for score in &saying.scores {
                last.insert((saying.change, saying.group, score.measure, saying.on_date), at);
            }
        }
        for (at, saying) in sayings.iter().enumerate() {
            let counts = |score: &MeasureScore| {
                last[&(saying.change, saying.group, score.measure, saying.on_date)] == at
            };
            let outcome = self.judge(saying, counts);
            self.turn_away(saying.entry, outcome)?;
            self.pass()?;
        }
        Ok(())
    }

    fn scores(
        &mut self,
        number: usize,
        record: &Record,
        group: &Pointer,
        project: Option<&str>,
        scores: &[(Measure, f64)],
        judgement: &Judgement,
    ) -> Result<Saying, Stop> {
        let sheet = record.origin.sheet;
        let group = self.judged_group(sheet, group)?;
        let author = self.check_judgement(sheet, judgement)?;
        let Some(project) = self.project_of(sheet, project)? else {
            let heading = self.heading(sheet, &[Field::Project]);
            return Err(Misfit::new(heading, NO_PROJECT).into());
        };
        Ok(Saying {
            entry: number,
            sheet,
            on_match: self.choices.on_match(sheet, &[record.origin.line]),
            group,
            project,
            change: projects::change_of(self.work, project)?,
            on_date: judgement.on_date.unwrap_or(self.today),
            dated: judgement.on_date.is_some(),
            author,
            reason: judgement.reason.trim().to_owned(),
            scores: scores
                .iter()
                .map(|(measure, score)| MeasureScore {
                    measure: *measure,
                    score: *score,
                })
                .collect(),
        })
    }

    /// The group that is judged. Nothing else is made one, and none is made: a score stands for people.
    fn judged_group(&self, sheet: usize, pointer: &Pointer) -> Result<StakeholderId, Misfit> {
        let field = self.heading(sheet, &[Field::Group]);
        if let Pointer::Name(name) = pointer
            && let Some(group) = self.group_called(name)
        {
            return Ok(group);
        }
        let found = self.follow(sheet, pointer).map_err(|_| {
            let text = called(pointer);
            let reason = format!(
                "No group is called “{text}”. Add it to a sheet of stakeholders with the kind “group”, or to the workspace, and bring this row in again."
            );
            Misfit::new(field.clone(), reason)
        })?;
        if self.directory.kind(found) == Some(StakeholderKind::Group) {
            return Ok(found);
        }
        let reason = format!(
            "“{}” is not a group; readiness is judged for groups.",
            called(pointer)
        );
        Err(Misfit::new(field, reason))
    }

    fn judge(&mut self, saying: &Saying, counts: impl Fn(&MeasureScore) -> bool) -> Result<(), Stop> {
        let mut fresh = Vec::new();
        let mut changes = Vec::new();
        let mut known = false;
        for score in &saying.scores {
            if !counts(score) {
                let reason = "A later row of the file judges this of the same day; that one counts.";
                self.ledger.remark(saying.entry, score.measure.label(), reason);
                continue;
            }
            let is = self.recorded_score(saying, score.measure)?;
            let Some(is) = is else {
                fresh.push(*score);
                continue;
            };
            known = true;
            let same = (is.score - score.score).abs() < 1e-9
                && is.author == saying.author
                && (saying.reason.is_empty() || is.reason == saying.reason);
            if same {
                continue;
            }
            if is.on_date == saying.on_date && saying.on_match == OnMatch::Skip {
                let reason = format!(
                    "{} judged {} on the same day; bring this row in with “update” if it is to count.",
                    is.author, is.score
                );
                self.ledger.remark(saying.entry, score.measure.label(), reason);
                continue;
            }
            fresh.push(*score);
            changes.push((score.measure, is.score, score.score));
        }
        if known {
            let name = self.name_of(saying.group)?;
            self.ledger
                .matched(saying.entry, Some(saying.group), name, ImportMatchedBy::Name);
        }
        if fresh.is_empty() {
            return Ok(());
        }
        let reason = match saying.reason.as_str() {
            "" => format!("Brought in from {}", self.meaning.file_name),
            reason => reason.to_owned(),
        };
        let count = fresh.len() as u64;
        let judged = judge::judge(
            self.work,
            Judge {
                group: saying.group,
                project: saying.project,
                scores: fresh,
                reason,
                on_date: Some(saying.on_date),
                author: Some(saying.author.clone()),
            },
        );
        self.of_the_row(saying.sheet, judged)?;
        self.ledger.made.judged_scores += count;
        if changes.is_empty() {
            self.ledger.created(saying.entry);
        }
        for (measure, old, new) in changes {
            self.ledger
                .change(saying.entry, measure.label(), old.to_string(), new.to_string());
        }
        Ok(())
    }

    /// What is recorded of what a row says: of its date; of a row without one, the latest.
    fn recorded_score(&self, saying: &Saying, measure: Measure) -> Result<Option<Said>, Failure> {
        let since = if saying.dated {
            saying.on_date
        } else {
            NaiveDate::MIN
        };
        let found = sql::rows(
            self.work,
            "SELECT score, author, reason, on_date FROM judged_score WHERE change_id = ?1 AND group_id = ?2 AND measure = ?3 \
             AND on_date <= ?4 ORDER BY on_date DESC, recorded_at DESC, id DESC LIMIT 1",
            (
                sql::Id(saying.change),
                sql::Id(saying.group),
                measure.as_str(),
                saying.on_date,
            ),
            |row| {
                Ok(Said {
                    score: row.get(0)?,
                    author: row.get(1)?,
                    reason: row.get(2)?,
                    on_date: row.get(3)?,
                })
            },
        )?;
        Ok(found.into_iter().find(|said| said.on_date >= since))
    }
}
