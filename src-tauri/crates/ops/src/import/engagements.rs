//! Conversations with stakeholders (R24).

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{Basis, EngagementRecordId, ProjectId, StakeholderId};
use exchange::{Field, Record, Says};
use store::fold_key;

use super::OnMatch;
use super::engine::Import;
use super::ledger::Stop;
use super::plan::ImportMatchedBy;
use super::projects::shown;
use crate::Failure;
use crate::engagements::edit::{self, EngagementAdd, EngagementChanges, EngagementEdit};
use crate::engagements::list::{self, EngagementRow};

/// A conversation as a row tells it, with its project and stakeholder found.
struct Saying {
    entry: usize,
    sheet: usize,
    on_match: OnMatch,
    stakeholder: StakeholderId,
    /// Whether the row itself names the project.
    own_project: bool,
    project: Option<ProjectId>,
    on_date: NaiveDate,
    texts: [(Field, String); 8],
    sentiment: Option<i64>,
    basis: Option<Basis>,
    follow_up_on: Option<NaiveDate>,
    author: String,
}

/// What is recorded, by stakeholder; and which of it rows of the file are about.
#[derive(Default)]
struct Recorded {
    of: HashMap<StakeholderId, Vec<EngagementRow>>,
    taken: HashSet<EngagementRecordId>,
}

impl<'i> Import<'i, '_, '_> {
    pub(super) fn engagements(&mut self, records: &[&'i Record]) -> Result<(), Failure> {
        let mut sayings = Vec::new();
        for record in records {
            if !matches!(record.says, Says::Engagement { .. }) {
                continue;
            }
            let Some(number) = self.open(record) else {
                continue;
            };
            let outcome = self
                .conversation(number, record)
                .map(|saying| sayings.extend(saying));
            self.account_for(number, record, outcome)?;
        }
        // The very same ones first, so that a row that was mended finds the conversation that is left.
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
                    self.known_conversation(&saying)?;
                }
                None => others.push(saying),
            }
        }
        for saying in &others {
            let outcome = self.converse(saying, &mut recorded);
            self.turn_away(saying.entry, outcome)?;
            self.pass()?;
        }
        Ok(())
    }

    fn conversation(&mut self, number: usize, record: &Record) -> Result<Option<Saying>, Stop> {
        let Says::Engagement {
            stakeholder,
            project,
            on_date,
            channel,
            place,
            purpose,
            attendees,
            shared,
            issues,
            response,
            sentiment,
            basis,
            follow_up_owner,
            follow_up_on,
            author,
        } = &record.says
        else {
            return Ok(None);
        };
        let sheet = record.origin.sheet;
        let stakeholder = self.meant(sheet, Field::Stakeholder, stakeholder)?;
        if sentiment.is_some() && basis.is_none() {
            let heading = self.heading(sheet, &[Field::Basis]);
            let reason = "The row does not say what the sentiment rests on; it is kept as inferred.";
            self.ledger.remark(number, heading, reason);
        }
        Ok(Some(Saying {
            entry: number,
            sheet,
            on_match: self.choices.on_match(sheet, &[record.origin.line]),
            stakeholder,
            own_project: project.is_some(),
            project: self.project_of(sheet, project.as_deref())?,
            on_date: *on_date,
            texts: [
                (Field::Channel, channel),
                (Field::Purpose, purpose),
                (Field::Place, place),
                (Field::Attendees, attendees),
                (Field::Shared, shared),
                (Field::Issues, issues),
                (Field::Response, response),
                (Field::FollowUpOwner, follow_up_owner),
            ]
            .map(|(field, text)| (field, text.trim().to_owned())),
            sentiment: *sentiment,
            basis: sentiment.map(|_| basis.unwrap_or(Basis::Inferred)),
            follow_up_on: *follow_up_on,
            author: author.trim().to_owned(),
        }))
    }

    fn known_conversation(&mut self, saying: &Saying) -> Result<(), Failure> {
        let name = self.name_of(saying.stakeholder)?;
        self.ledger.matched(
            saying.entry,
            Some(saying.stakeholder),
            name,
            ImportMatchedBy::Name,
        );
        Ok(())
    }

    /// Records a conversation, or takes over what a row says of one that is recorded.
    fn converse(&mut self, saying: &Saying, recorded: &mut Recorded) -> Result<(), Stop> {
        let all = recorded.of.entry(saying.stakeholder).or_default();
        if saying.on_match != OnMatch::Create {
            // A row of the file that says the same once more.
            if all.iter().any(|is| saying.is(is)) {
                self.known_conversation(saying)?;
                return Ok(());
            }
            let taken = &recorded.taken;
            if let Some(is) = all
                .iter()
                .find(|is| saying.may_be(is) && !taken.contains(&is.id))
                .cloned()
            {
                recorded.taken.insert(is.id);
                self.known_conversation(saying)?;
                if saying.on_match == OnMatch::Update {
                    self.update_conversation(saying, &is)?;
                }
                return Ok(());
            }
        }
        let request = EngagementAdd {
            id: None,
            stakeholder: saying.stakeholder,
            said: EngagementChanges {
                author: (!saying.author.is_empty()).then(|| saying.author.clone()),
                ..saying.changes(None)
            },
        };
        let added = edit::add(self.work, request);
        let id = self.of_the_row(saying.sheet, added)?.id;
        self.ledger.created(saying.entry);
        self.ledger.made.engagements += 1;
        recorded.taken.insert(id);
        if let Some(new) = list::of(self.work, saying.stakeholder, self.today)?
            .into_iter()
            .find(|row| row.id == id)
        {
            recorded.of.entry(saying.stakeholder).or_default().push(new);
        }
        Ok(())
    }

    fn update_conversation(&mut self, saying: &Saying, is: &EngagementRow) -> Result<(), Stop> {
        let edited = edit::edit(
            self.work,
            EngagementEdit {
                id: is.id,
                changes: saying.changes(Some(is)),
            },
        );
        self.of_the_row(saying.sheet, edited)?;
        for (field, new) in &saying.texts {
            let old = text(is, *field);
            if !new.is_empty() && new != old {
                self.ledger.change(saying.entry, field.label(), old, new);
            }
        }
        if saying.sentiment.is_some() && saying.sentiment != is.sentiment {
            let label = Field::Sentiment.label();
            self.ledger
                .change(saying.entry, label, shown(is.sentiment), shown(saying.sentiment));
        } else if saying.basis.is_some() && saying.basis != is.basis {
            let (old, new) = (is.basis.map(Basis::label), saying.basis.map(Basis::label));
            self.ledger
                .change(saying.entry, Field::Basis.label(), shown(old), shown(new));
        }
        if saying.follow_up_on.is_some() && saying.follow_up_on != is.follow_up_on {
            let label = Field::FollowUpOn.label();
            self.ledger.change(
                saying.entry,
                label,
                shown(is.follow_up_on),
                shown(saying.follow_up_on),
            );
        }
        if saying.project.is_some() && saying.project != is.project {
            self.ledger.touch(saying.entry);
        }
        Ok(())
    }
}

impl Saying {
    fn of_project(&self, is: &EngagementRow) -> bool {
        is.project == self.project || !self.own_project
    }

    /// Whether this is what is recorded, as far as the row says anything.
    fn is(&self, is: &EngagementRow) -> bool {
        self.of_project(is)
            && is.on_date == self.on_date
            && self.texts.iter().all(|(field, new)| new == text(is, *field))
            && is.sentiment == self.sentiment
            && is.basis == self.basis
            && is.follow_up_on == self.follow_up_on
    }

    /// Whether it may be the same conversation, told otherwise.
    fn may_be(&self, is: &EngagementRow) -> bool {
        self.of_project(is)
            && is.on_date == self.on_date
            && self.texts[..2].iter().all(|(field, new)| {
                let old = text(is, *field);
                new.is_empty() || old.is_empty() || fold_key(new) == fold_key(old)
            })
    }

    /// What the row says, beside what is recorded; what it leaves blank stays.
    fn changes(&self, is: Option<&EngagementRow>) -> EngagementChanges {
        let text = |wanted| {
            self.texts
                .iter()
                .find(|(field, text)| *field == wanted && !text.is_empty())
                .map(|(_, text)| text.clone())
        };
        EngagementChanges {
            project: self
                .project
                .filter(|_| self.own_project || is.is_none_or(|is| is.project.is_none()))
                .map(Some),
            on_date: Some(self.on_date),
            channel: text(Field::Channel),
            place: text(Field::Place),
            purpose: text(Field::Purpose),
            attendees: text(Field::Attendees),
            shared: text(Field::Shared),
            issues: text(Field::Issues),
            response: text(Field::Response),
            sentiment: self.sentiment.map(Some),
            basis: self.basis.map(Some),
            follow_up_owner: text(Field::FollowUpOwner),
            follow_up_on: self.follow_up_on.map(Some),
            author: None,
        }
    }
}

fn text(row: &EngagementRow, field: Field) -> &str {
    match field {
        Field::Channel => &row.channel,
        Field::Purpose => &row.purpose,
        Field::Place => &row.place,
        Field::Attendees => &row.attendees,
        Field::Shared => &row.shared,
        Field::Issues => &row.issues,
        Field::Response => &row.response,
        _ => &row.follow_up_owner,
    }
}

impl Recorded {
    fn load(
        &mut self,
        import: &Import<'_, '_, '_>,
        stakeholder: StakeholderId,
    ) -> Result<&[EngagementRow], Failure> {
        Ok(match self.of.entry(stakeholder) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(gap) => gap.insert(list::of(import.work, stakeholder, import.today)?),
        })
    }
}
