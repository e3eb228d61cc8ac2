//! The first rows of a file as they will become.

use std::collections::HashMap;

use exchange::{Book, Draft, Field, Judgement, Mapping, Pointer, Proposal, Says};

use super::find::called;
use super::look::{BecomesRow, LabelledValue};
use super::told::value_in_words;
use crate::{Failure, Look};

/// How many rows of a sheet are shown.
const SHOWN: usize = 10;

/// By sheet, its first rows as they will become. Only these rows are read, so that a large file is looked at as fast as a
/// small one; ties to rows further down are told as the file writes them.
pub(super) fn becomes(
    book: &Book,
    mapping: &Mapping,
    look: Look<'_>,
    sound: bool,
) -> Result<Vec<Vec<BecomesRow>>, Failure> {
    let mut sheets = vec![Vec::new(); book.sheets().len()];
    if !sound {
        return Ok(sheets);
    }
    let mut first = mapping.clone();
    for (sheet, mapping) in book.sheets().iter().zip(&mut first.sheets) {
        let last = sheet
            .rows()
            .map(|row| row.line())
            .filter(|line| *line > mapping.header_line)
            .nth(SHOWN - 1);
        mapping.last_line = mapping.last_line.into_iter().chain(last).min();
    }
    let Ok(draft) = exchange::interpret(book, &first) else {
        return Ok(sheets);
    };
    let mut rows: HashMap<(usize, u64), BecomesRow> = HashMap::new();
    let mut row = |sheet: usize, line: u64, values: Vec<LabelledValue>, refused: &str| {
        let row = rows.entry((sheet, line)).or_insert_with(|| BecomesRow {
            line,
            values: Vec::new(),
            refused: String::new(),
        });
        row.values.extend(values);
        if row.refused.is_empty() {
            refused.clone_into(&mut row.refused);
        }
    };
    for proposal in &draft.proposals {
        for line in &proposal.lines {
            row(
                proposal.sheet,
                *line,
                of_proposal(&draft, proposal, *line, look),
                "",
            );
        }
    }
    for record in &draft.records {
        row(
            record.origin.sheet,
            record.origin.line,
            of_record(&draft, &record.says),
            "",
        );
    }
    for refusal in &draft.refused {
        let reason = match refusal.field.as_str() {
            "" => refusal.reason.clone(),
            field => format!("{field}: {}", refusal.reason),
        };
        row(refusal.origin.sheet, refusal.origin.line, Vec::new(), &reason);
    }
    for repeated in &draft.repeated {
        row(
            repeated.sheet,
            repeated.line,
            Vec::new(),
            "It repeats an earlier row and is passed over.",
        );
    }
    for ((sheet, _), row) in rows {
        sheets[sheet].push(row);
    }
    for rows in &mut sheets {
        rows.sort_by_key(|row| row.line);
        rows.truncate(SHOWN);
    }
    Ok(sheets)
}

/// Values with their labels, the empty ones left out.
#[derive(Default)]
struct Values(Vec<LabelledValue>);

impl Values {
    fn put(&mut self, label: impl Into<String>, value: impl ToString) {
        let value = value.to_string();
        if !value.is_empty() {
            self.0.push(LabelledValue {
                label: label.into(),
                value,
            });
        }
    }

    fn say(&mut self, field: Field, value: impl ToString) {
        self.put(field.label(), value);
    }

    fn maybe(&mut self, field: Field, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.say(field, value);
        }
    }

    fn judgement(&mut self, judgement: &Judgement) {
        self.maybe(Field::Date, judgement.on_date);
        self.say(Field::Author, &judgement.author);
        self.maybe(Field::Basis, judgement.basis.map(domain::Basis::label));
        self.say(Field::Reason, &judgement.reason);
    }

    fn custom(&mut self, draft: &Draft, values: &[exchange::CustomValue]) {
        for value in values {
            if let Some(field) = draft.fields.get(value.field) {
                self.put(&field.name, &value.value);
            }
        }
    }
}

fn of_proposal(draft: &Draft, proposal: &Proposal, line: u64, look: Look<'_>) -> Vec<LabelledValue> {
    let mut values = Values::default();
    values.say(Field::Name, &proposal.name);
    values.say(Field::Kind, proposal.kind.label());
    if let Some(part) = proposal.composition.iter().find(|part| part.line == line) {
        // Of a group that many rows make up, what this row adds.
        values.say(Field::Role, &part.title);
        values.say(Field::Grade, &part.grade);
        values.say(Field::Headcount, part.headcount.as_f64());
    } else {
        values.say(Field::Role, &proposal.role);
        values.say(Field::Grade, &proposal.grade);
        values.maybe(Field::Headcount, proposal.headcount.map(|count| count.as_f64()));
    }
    values.say(Field::Email, &proposal.email);
    values.say(Field::Phone, &proposal.phone);
    values.say(Field::Unit, proposal.unit.join(" › "));
    values.say(Field::Reference, &proposal.reference);
    values.maybe(Field::ReportsTo, proposal.reports_to.as_ref().map(called));
    for (field, to) in &proposal.ties {
        values.put(field.label(), called(to));
    }
    values.say(Field::Owner, &proposal.owner);
    values.maybe(Field::VerifiedOn, proposal.verified_on);
    values.say(Field::Tags, proposal.tags.join(", "));
    values.say(Field::Groups, proposal.groups.join(", "));
    values.maybe(Field::Project, proposal.project.as_ref());
    for (axis, value) in &proposal.assessments {
        let label = match &proposal.project {
            Some(project) => format!("{} in {project}", axis.label()),
            None => axis.label().to_owned(),
        };
        values.put(label, value_in_words((*axis).into(), *value));
    }
    for rating in &proposal.own_ratings {
        let name = &draft.axes[rating.axis];
        let label = match &proposal.project {
            Some(project) => format!("{name} in {project}"),
            None => name.clone(),
        };
        values.put(label, rating.value.to_string());
    }
    if proposal.is_rated() {
        let mut judgement = proposal.judgement.clone();
        judgement.on_date = judgement.on_date.or(Some(look.context.today));
        if judgement.author.is_empty() {
            judgement.author.clone_from(&look.context.author);
        }
        values.judgement(&judgement);
    }
    values.say(Field::Notes, &proposal.notes);
    values.custom(draft, &proposal.custom);
    values.0
}

fn of_record(draft: &Draft, says: &Says) -> Vec<LabelledValue> {
    let mut values = Values::default();
    let to = |pointer: &Option<Pointer>| pointer.as_ref().map(|pointer| called(pointer).to_owned());
    match says {
        Says::Unit { path } => values.say(Field::Unit, path.join(" › ")),
        Says::Project {
            name,
            programme,
            summary,
            sponsor,
            starts_on,
            goes_live_on,
            team_size,
            pilot,
            custom,
        } => {
            values.say(Field::Name, name);
            values.say(Field::Programme, programme);
            values.say(Field::Summary, summary);
            values.maybe(Field::Sponsor, to(sponsor));
            values.maybe(Field::StartsOn, *starts_on);
            values.maybe(Field::GoesLiveOn, *goes_live_on);
            values.maybe(Field::TeamSize, *team_size);
            values.maybe(Field::Pilot, pilot.map(|pilot| if pilot { "yes" } else { "no" }));
            values.custom(draft, custom);
        }
        Says::Tie {
            from,
            to,
            kind,
            strength,
            starts_on,
            ends_on,
        } => {
            values.say(Field::From, called(from));
            values.say(Field::Kind, kind.label());
            values.say(Field::To, called(to));
            values.maybe(Field::Strength, *strength);
            values.maybe(Field::StartsOn, *starts_on);
            values.maybe(Field::EndsOn, *ends_on);
        }
        Says::Assessment {
            stakeholder,
            project,
            values: said,
            judgement,
        } => {
            values.say(Field::Stakeholder, called(stakeholder));
            values.maybe(Field::Project, project.as_ref());
            for (axis, value) in said {
                values.put(axis.label(), value_in_words((*axis).into(), *value));
            }
            values.judgement(judgement);
        }
        Says::Engagement {
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
        } => {
            values.say(Field::Stakeholder, called(stakeholder));
            values.maybe(Field::Project, project.as_ref());
            values.say(Field::Date, on_date);
            for (field, text) in [
                (Field::Channel, channel),
                (Field::Place, place),
                (Field::Purpose, purpose),
                (Field::Attendees, attendees),
                (Field::Shared, shared),
                (Field::Issues, issues),
                (Field::Response, response),
            ] {
                values.say(field, text);
            }
            values.maybe(Field::Sentiment, *sentiment);
            values.maybe(Field::Basis, basis.map(domain::Basis::label));
            values.say(Field::FollowUpOwner, follow_up_owner);
            values.maybe(Field::FollowUpOn, *follow_up_on);
            values.say(Field::Author, author);
        }
        Says::Commitment {
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
        } => {
            values.say(Field::Stakeholder, called(stakeholder));
            values.maybe(Field::Project, project.as_ref());
            values.say(Field::Direction, direction.label());
            values.say(Field::What, what);
            values.say(Field::Owner, owner);
            values.maybe(Field::Date, *agreed_on);
            values.maybe(Field::DueOn, *due_on);
            values.say(Field::Status, status.label());
            values.maybe(Field::DoneOn, *done_on);
            values.say(Field::Author, author);
        }
        Says::Readiness {
            group,
            project,
            scores,
            judgement,
        } => {
            values.say(Field::Group, called(group));
            values.maybe(Field::Project, project.as_ref());
            for (measure, score) in scores {
                values.put(measure.label(), score);
            }
            values.judgement(judgement);
        }
        Says::PlanLine {
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
        } => {
            values.maybe(Field::Project, project.as_ref());
            values.say(Field::Service, service);
            values.say(Field::What, what);
            values.say(Field::Value, value);
            values.maybe(Field::Stakeholder, to(stakeholder));
            values.say(Field::Owner, owner);
            values.maybe(Field::DueOn, *due_on);
            values.say(Field::Status, status.label());
            values.say(Field::Outcome, outcome);
            values.maybe(Field::Satisfaction, *satisfaction);
            values.maybe(Field::DoneOn, *done_on);
        }
    }
    values.0
}
