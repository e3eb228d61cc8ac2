//! What the programme office keeps of its own: further fields, tags, conversations and promises.

use domain::{CommitmentId, CommitmentStatus, CustomFieldId, CustomSubject};
use std::collections::HashMap;
use uuid::Uuid;

use super::content::{Conversation, Key, Promise, Records, read};
use super::story::{Story, known};
use crate::commitments::edit::{CommitmentAdd, CommitmentChanges, CommitmentEdit};
use crate::custom::fields::CustomFieldAdd;
use crate::custom::values::CustomValueSet;
use crate::engagements::edit::{EngagementAdd, EngagementChanges};
use crate::tags::TagAdd;
use crate::{Failure, commitments, custom, engagements, tags};

/// Lays fields with their values, then tags, conversations and commitments.
pub(super) fn lay(story: &mut Story<'_, '_>) -> Result<(), Failure> {
    let found: Records = read("records", include_str!("data/records.toml"))?;
    fields(story, &found)?;
    for tag in &found.tags {
        let request = TagAdd {
            name: tag.name.clone(),
            stakeholders: tag
                .who
                .iter()
                .map(|key| story.stakeholder(key))
                .collect::<Result<_, _>>()?,
        };
        let author = story.name(&tag.by)?;
        story.on(tag.day, &author, |work| tags::add(work, request))?;
    }
    for said in &found.conversations {
        talk(story, said)?;
    }
    for promise in &found.commitments {
        promised(story, promise)?;
    }
    Ok(())
}

fn fields(story: &mut Story<'_, '_>, found: &Records) -> Result<(), Failure> {
    let begins = story.since(None);
    let mut fields: HashMap<&Key, (CustomFieldId, CustomSubject)> = HashMap::new();
    for field in &found.fields {
        let id = story.id(begins);
        let request = CustomFieldAdd {
            id: Some(id),
            subject: field.of,
            name: field.name.clone(),
            kind: field.kind,
            choices: field.choices.clone(),
        };
        story.on(begins, "", |work| custom::fields::add(work, request))?;
        fields.insert(&field.key, (id, field.of));
    }
    for value in &found.values {
        let (field, id): (_, Uuid) = match fields.get(&value.field) {
            Some((field, CustomSubject::Project)) => (*field, story.project(&value.project)?.into()),
            Some((field, CustomSubject::Stakeholder)) => (*field, story.stakeholder(&value.who)?.into()),
            None => return known(&HashMap::<Key, ()>::new(), "field", &value.field).copied(),
        };
        let text = match value.day {
            Some(day) => story.days.date(day).to_string(),
            None => value.value.clone(),
        };
        let request = CustomValueSet {
            field,
            id,
            value: Some(text),
        };
        story.on(0, "", |work| custom::values::set_value(work, request))?;
    }
    Ok(())
}

fn talk(story: &mut Story<'_, '_>, said: &Conversation) -> Result<(), Failure> {
    let attendees: Vec<String> = said
        .attendees
        .iter()
        .map(|key| story.name(key))
        .collect::<Result<_, _>>()?;
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let request = EngagementAdd {
        id: Some(story.id(said.day)),
        stakeholder: story.stakeholder(&said.with)?,
        said: EngagementChanges {
            project: Some(
                said.project
                    .as_deref()
                    .map(|key| story.project(key))
                    .transpose()?,
            ),
            on_date: None,
            channel: text(&said.channel),
            place: text(&said.place),
            purpose: text(&said.purpose),
            attendees: text(&attendees.join(", ")),
            shared: text(&said.shared),
            issues: text(&said.issues),
            response: text(&said.response),
            sentiment: Some(said.sentiment),
            basis: Some(said.basis),
            follow_up_owner: said.follow_up.as_deref().map(|key| story.name(key)).transpose()?,
            follow_up_on: Some(said.follow_up_by.map(|day| story.days.date(day))),
            author: None,
        },
    };
    let author = story.name(&said.by)?;
    story.on(said.day, &author, |work| engagements::edit::add(work, request))?;
    Ok(())
}

fn promised(story: &mut Story<'_, '_>, said: &Promise) -> Result<(), Failure> {
    let id: CommitmentId = story.id(said.agreed);
    let request = CommitmentAdd {
        id: Some(id),
        stakeholder: story.stakeholder(&said.with)?,
        project: said
            .project
            .as_deref()
            .map(|key| story.project(key))
            .transpose()?,
        direction: said.whose,
        what: said.what.clone(),
        owner: said
            .owner
            .as_deref()
            .map(|key| story.name(key))
            .transpose()?
            .unwrap_or_default(),
        agreed_on: None,
        due_on: Some(story.days.date(said.due)),
        status: None,
        done_on: None,
        author: None,
    };
    let author = story.name(&said.by)?;
    story.on(said.agreed, &author, |work| commitments::edit::add(work, request))?;
    let ending = match (said.done, said.withdrawn) {
        (Some(day), _) => Some((day, CommitmentStatus::Done)),
        (None, true) => Some((said.due, CommitmentStatus::Withdrawn)),
        (None, false) => None,
    };
    if let Some((day, status)) = ending {
        let edit = CommitmentEdit {
            id,
            changes: CommitmentChanges {
                status: Some(status),
                ..CommitmentChanges::default()
            },
        };
        story.on(day, &author, |work| commitments::edit::edit(work, edit))?;
    }
    Ok(())
}
