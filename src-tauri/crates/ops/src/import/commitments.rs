//! Commitments, ours and theirs (R25).

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{CommitmentDirection, CommitmentId, CommitmentStatus, ProjectId, StakeholderId};
use exchange::{Field, Record, Says};
use store::fold_key;

use super::OnMatch;
use super::engine::Import;
use super::ledger::Stop;
use super::plan::ImportMatchedBy;
use super::projects::shown;
use crate::Failure;
use crate::commitments::edit::{self, CommitmentAdd, CommitmentChanges, CommitmentEdit};
use crate::commitments::list::{self, CommitmentRow};

/// A commitment as a row tells it, with its project and stakeholder found.
struct Saying {
    entry: usize,
    sheet: usize,
    on_match: OnMatch,
    stakeholder: StakeholderId,
    /// Whether the row itself names the project.
    own_project: bool,
    project: Option<ProjectId>,
    direction: CommitmentDirection,
    what: String,
    owner: String,
    agreed_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    status: CommitmentStatus,
    done_on: Option<NaiveDate>,
    author: String,
}

/// What is recorded, by stakeholder; and which of it rows of the file are about.
#[derive(Default)]
struct Recorded {
    of: HashMap<StakeholderId, Vec<CommitmentRow>>,
    taken: HashSet<CommitmentId>,
}

impl<'i> Import<'i, '_, '_> {
    pub(super) fn commitments(&mut self, records: &[&'i Record]) -> Result<(), Failure> {
        let mut sayings = Vec::new();
        for record in records {
            if !matches!(record.says, Says::Commitment { .. }) {
                continue;
            }
            let Some(number) = self.open(record) else {
                continue;
            };
            let outcome = self.promise(number, record).map(|saying| sayings.extend(saying));
            self.account_for(number, record, outcome)?;
        }
        // The very same ones first, so that a row that was mended finds the commitment that is left.
        let mut recorded = Recorded::default();
        let mut others = Vec::new();
        for saying in sayings {
            let is = recorded.load(self, saying.stakeholder)?;
            let same = is
                .iter()
                .find(|is| saying.is(is) && saying.on_match != OnMatch::Create);
            match same.map(|same| same.id) {
                Some(id) => {
                    recorded.taken.insert(id);
                    self.known_commitment(&saying)?;
                }
                None => others.push(saying),
            }
        }
        for saying in &others {
            let outcome = self.commit(saying, &mut recorded);
            self.turn_away(saying.entry, outcome)?;
            self.pass()?;
        }
        Ok(())
    }

    fn promise(&mut self, number: usize, record: &Record) -> Result<Option<Saying>, Stop> {
        let Says::Commitment {
            stakeholder,
            project,
            direction,
            what,
            owner,
            agreed_on,
            due_on,
            status,
            done_on,
            author,
        } = &record.says
        else {
            return Ok(None);
        };
        let sheet = record.origin.sheet;
        Ok(Some(Saying {
            entry: number,
            sheet,
            on_match: self.choices.on_match(sheet, &[record.origin.line]),
            stakeholder: self.meant(sheet, Field::Stakeholder, stakeholder)?,
            own_project: project.is_some(),
            project: self.project_of(sheet, project.as_deref())?,
            direction: *direction,
            what: what.trim().to_owned(),
            owner: owner.trim().to_owned(),
            agreed_on: *agreed_on,
            due_on: *due_on,
            status: *status,
            done_on: *done_on,
            author: author.trim().to_owned(),
        }))
    }

    fn known_commitment(&mut self, saying: &Saying) -> Result<(), Failure> {
        let name = self.name_of(saying.stakeholder)?;
        self.ledger.matched(
            saying.entry,
            Some(saying.stakeholder),
            name,
            ImportMatchedBy::Name,
        );
        Ok(())
    }

    /// Records a commitment, or takes over what a row says of one that is recorded.
    fn commit(&mut self, saying: &Saying, recorded: &mut Recorded) -> Result<(), Stop> {
        let all = recorded.of.entry(saying.stakeholder).or_default();
        if saying.on_match != OnMatch::Create {
            // A row of the file that says the same once more.
            if all.iter().any(|is| saying.is(is)) {
                self.known_commitment(saying)?;
                return Ok(());
            }
            let taken = &recorded.taken;
            let mut may_be = all
                .iter()
                .filter(|is| saying.may_be(is) && !taken.contains(&is.id));
            let found = may_be
                .clone()
                .find(|is| is.due_on == saying.due_on)
                .or_else(|| may_be.next())
                .cloned();
            if let Some(is) = found {
                recorded.taken.insert(is.id);
                self.known_commitment(saying)?;
                if saying.on_match == OnMatch::Update {
                    self.update_commitment(saying, &is)?;
                }
                return Ok(());
            }
        }
        // What was due or done before today was agreed before today.
        let agreed_on = saying.agreed_on.or_else(|| {
            let dates = [Some(self.today), saying.due_on, saying.done_on];
            dates.into_iter().flatten().min()
        });
        let request = CommitmentAdd {
            id: None,
            stakeholder: saying.stakeholder,
            project: saying.project,
            direction: saying.direction,
            what: saying.what.clone(),
            owner: saying.owner.clone(),
            agreed_on,
            due_on: saying.due_on,
            status: Some(saying.status),
            done_on: saying.done_on,
            author: (!saying.author.is_empty()).then(|| saying.author.clone()),
        };
        let added = edit::add(self.work, request);
        let id = self.of_the_row(saying.sheet, added)?.id;
        self.ledger.created(saying.entry);
        self.ledger.made.commitments += 1;
        recorded.taken.insert(id);
        if let Some(new) = list::of(self.work, saying.stakeholder, self.today)?
            .into_iter()
            .find(|row| row.id == id)
        {
            recorded.of.entry(saying.stakeholder).or_default().push(new);
        }
        Ok(())
    }

    fn update_commitment(&mut self, saying: &Saying, is: &CommitmentRow) -> Result<(), Stop> {
        let owner = (!saying.owner.is_empty() && saying.owner != is.owner).then(|| saying.owner.clone());
        let agreed_on = saying.agreed_on.filter(|date| *date != is.agreed_on);
        let due_on = saying.due_on.filter(|date| Some(*date) != is.due_on);
        // A row without a status says "open", which takes back nothing that has ended.
        let status =
            (saying.status != is.status && saying.status != CommitmentStatus::Open).then_some(saying.status);
        let done_on = saying.done_on.filter(|date| Some(*date) != is.done_on);
        let project = saying
            .project
            .filter(|project| is.project.is_none() && Some(*project) != is.project);
        let edited = edit::edit(
            self.work,
            CommitmentEdit {
                id: is.id,
                changes: CommitmentChanges {
                    project: project.map(Some),
                    owner: owner.clone(),
                    agreed_on,
                    due_on: due_on.map(Some),
                    status,
                    done_on,
                    ..CommitmentChanges::default()
                },
            },
        );
        self.of_the_row(saying.sheet, edited)?;
        if project.is_some() {
            self.ledger.touch(saying.entry);
        }
        for (field, old, new) in [
            (Field::Owner, is.owner.clone(), owner),
            (
                Field::Date,
                is.agreed_on.to_string(),
                agreed_on.map(|date| date.to_string()),
            ),
            (
                Field::DueOn,
                shown(is.due_on),
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
        ] {
            if let Some(new) = new {
                self.ledger.change(saying.entry, field.label(), old, new);
            }
        }
        Ok(())
    }
}

impl Saying {
    /// Whether it may be the same commitment, standing otherwise now.
    fn may_be(&self, is: &CommitmentRow) -> bool {
        (is.project == self.project || !self.own_project)
            && is.direction == self.direction
            && fold_key(&is.what) == fold_key(&self.what)
    }

    /// Whether this is what is recorded, as far as the row says anything.
    fn is(&self, is: &CommitmentRow) -> bool {
        self.may_be(is)
            && (self.owner.is_empty() || is.owner == self.owner)
            && self.agreed_on.is_none_or(|date| date == is.agreed_on)
            && (self.due_on.is_none() || is.due_on == self.due_on)
            && (self.status == is.status || self.status == CommitmentStatus::Open)
            && (self.done_on.is_none() || is.done_on == self.done_on)
    }
}

impl Recorded {
    fn load(
        &mut self,
        import: &Import<'_, '_, '_>,
        stakeholder: StakeholderId,
    ) -> Result<&[CommitmentRow], Failure> {
        Ok(match self.of.entry(stakeholder) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(gap) => gap.insert(list::of(import.work, stakeholder, import.today)?),
        })
    }
}
