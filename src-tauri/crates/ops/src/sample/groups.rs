//! The groups: what their headcount is made of, and who belongs to them.

use domain::{StakeholderId, StakeholderKind};

use super::content::{Day, Group, Groups, Stakeholder, read};
use super::story::Story;
use crate::Failure;
use crate::groups::{
    CompositionLine, MembershipAdd, MembershipEnd, add_member, end_membership, insert_composition,
};

/// Lays the groups with their composition and members.
pub(super) fn lay(story: &mut Story<'_, '_>) -> Result<(), Failure> {
    let found: Groups = read("groups", include_str!("data/groups.toml"))?;
    for group in &found.groups {
        let day = story.since(group.day);
        let id = story.add(&stakeholder(group))?;
        story.on(day, "", |work| {
            for (position, part) in group.of.iter().enumerate() {
                let line = CompositionLine {
                    title: part.title.clone(),
                    grade: part.grade.clone(),
                    headcount: part.headcount,
                };
                insert_composition(work, id, position, &line, "")?;
            }
            Ok(())
        })?;
        for member in &group.members {
            belong(story, id, member, day, None)?;
        }
    }
    for left in &found.left {
        let group = story.stakeholder(&left.group)?;
        belong(story, group, &left.who, left.from, Some(left.until))?;
    }
    Ok(())
}

/// The group as a stakeholder; its headcount is the sum of its parts.
fn stakeholder(group: &Group) -> Stakeholder {
    let headcount: f64 = group.of.iter().map(|part| part.headcount).sum();
    Stakeholder {
        key: group.key.clone(),
        kind: Some(StakeholderKind::Group),
        name: group.name.clone(),
        role: String::new(),
        grade: String::new(),
        email: None,
        phone: String::new(),
        unit: Some(group.unit.clone()),
        headcount: Some((headcount * 100.0).round() / 100.0),
        notes: String::new(),
        to: None,
        day: group.day,
    }
}

fn belong(
    story: &mut Story<'_, '_>,
    group: StakeholderId,
    member: &str,
    from: Day,
    until: Option<Day>,
) -> Result<(), Failure> {
    let id = story.id(from);
    let request = MembershipAdd {
        id: Some(id),
        group,
        member: story.stakeholder(member)?,
        from_on: None,
    };
    story.on(from, "", |work| add_member(work, request))?;
    if let Some(until) = until {
        let request = MembershipEnd { id, until_on: None };
        story.on(until, "", |work| end_membership(work, request))?;
    }
    Ok(())
}
