//! Groups: the unit of survey, impact and load. Their members and what their headcount is made of.

use chrono::NaiveDate;
use domain::{CompositionId, MembershipId, ProjectId, StakeholderId, StakeholderKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{Nothing, Page, check_limit, default_limit};
use crate::{Failure, Look, Work, people, sql};

/// Which groups.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GroupsRequest {
    /// Only those with a stake in this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct GroupRow {
    /// The stakeholder that the group is.
    pub id: StakeholderId,
    /// Its name.
    pub name: String,
    /// Its home unit.
    pub unit: Option<String>,
    /// Headcount in full-time equivalents.
    pub headcount: Option<f64>,
    /// The id it carries in its source.
    pub reference: String,
    /// How many stakeholders are recorded as members.
    pub members: u64,
    /// What its headcount is made of.
    pub composition: Vec<CompositionLine>,
}

/// A part of a group's headcount.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CompositionLine {
    /// Job title.
    pub title: String,
    /// Grade.
    pub grade: String,
    /// Full-time equivalents.
    pub headcount: f64,
}

/// A membership to add.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MembershipAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<MembershipId>,
    /// The group.
    pub group: StakeholderId,
    /// The new member.
    pub member: StakeholderId,
    /// From this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub from_on: Option<NaiveDate>,
}

/// The membership that was added.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MembershipAdded {
    /// Its id.
    pub id: MembershipId,
}

/// The end of a membership.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MembershipEnd {
    /// The membership.
    pub id: MembershipId,
    /// The last day; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub until_on: Option<NaiveDate>,
}

/// `groups_list`.
pub fn list(look: Look<'_>, request: GroupsRequest) -> Result<Page<GroupRow>, Failure> {
    check_limit(request.limit)?;
    let as_of = look.date(request.as_of)?;
    let project = request.project.map(sql::Id);
    let which = "FROM stakeholder s WHERE s.kind = 'group' AND s.added_on <= ?2 AND (s.archived_on IS NULL OR s.archived_on > ?2) \
                 AND (?1 IS NULL OR s.id IN (SELECT stakeholder_id FROM stake WHERE project_id = ?1 AND added_on <= ?2))";
    let total = sql::one(look.conn, &format!("SELECT count(*) {which}"), (&project, as_of))?.unwrap_or(0);
    let mut items = sql::rows(
        look.conn,
        &format!(
            "SELECT s.id, s.name, (SELECT name FROM unit WHERE id = s.unit_id), s.headcount, s.reference, \
             (SELECT count(*) FROM membership m WHERE m.group_id = s.id AND m.from_on <= ?2 AND (m.until_on IS NULL OR m.until_on >= ?2)) \
             {which} ORDER BY s.name_key, s.id LIMIT ?3 OFFSET ?4"
        ),
        (&project, as_of, request.limit, request.offset),
        |row| {
            Ok(GroupRow {
                id: sql::id(row, 0)?,
                name: row.get(1)?,
                unit: row.get(2)?,
                headcount: row.get(3)?,
                reference: row.get(4)?,
                members: row.get(5)?,
                composition: Vec::new(),
            })
        },
    )?;
    for group in &mut items {
        group.composition = composition(look.conn, group.id)?;
    }
    Ok(Page { total, items })
}

/// What a group's headcount is made of, in the order of its source.
pub(crate) fn composition(conn: &Connection, group: StakeholderId) -> Result<Vec<CompositionLine>, Failure> {
    sql::rows(
        conn,
        "SELECT title, grade, headcount FROM composition WHERE group_id = ?1 ORDER BY position, id",
        [sql::Id(group)],
        |row| {
            Ok(CompositionLine {
                title: row.get(0)?,
                grade: row.get(1)?,
                headcount: row.get(2)?,
            })
        },
    )
}

/// Writes one line of a group's composition.
pub(crate) fn insert_composition(
    work: &Work<'_, '_>,
    group: StakeholderId,
    position: usize,
    line: &CompositionLine,
    reference: &str,
) -> Result<(), Failure> {
    sql::run(
        work,
        "INSERT INTO composition(id, group_id, position, title, grade, headcount, reference) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            sql::Id(CompositionId::new(work.context.now)),
            sql::Id(group),
            position as i64,
            &line.title,
            &line.grade,
            line.headcount,
            reference,
        ),
    )?;
    Ok(())
}

/// `membership_add`.
pub fn add_member(work: &mut Work<'_, '_>, request: MembershipAdd) -> Result<MembershipAdded, Failure> {
    let group =
        people::list::person(work.look(), request.group)?.ok_or_else(|| Failure::not_found("This group"))?;
    if group.kind != StakeholderKind::Group {
        return Err(Failure::field(
            "group",
            "is not a group; only groups have members.",
        ));
    }
    if request.group == request.member {
        return Err(Failure::field("member", "a group cannot be a member of itself."));
    }
    let member = people::edit::must_exist(work, "member", request.member)?;
    let from_on = request.from_on.unwrap_or(work.context.today);
    let already = sql::one::<i64>(
        work,
        "SELECT 1 FROM membership WHERE group_id = ?1 AND member_id = ?2 AND (until_on IS NULL OR until_on >= ?3)",
        (sql::Id(request.group), sql::Id(request.member), from_on),
    )?;
    if already.is_some() {
        return Err(Failure::new(
            crate::Code::Conflict,
            format!("{member} is a member of {} already.", group.name),
        ));
    }
    let id = request.id.unwrap_or_else(|| MembershipId::new(work.context.now));
    sql::refuse_taken(work, "membership", sql::Id(id))?;
    insert_membership(work, id, request.group, request.member, from_on)?;
    work.label(format!("Added {member} to {}", group.name));
    Ok(MembershipAdded { id })
}

/// Writes a membership.
pub(crate) fn insert_membership(
    conn: &Connection,
    id: MembershipId,
    group: StakeholderId,
    member: StakeholderId,
    from_on: NaiveDate,
) -> Result<(), Failure> {
    sql::run(
        conn,
        "INSERT INTO membership(id, group_id, member_id, from_on) VALUES (?1, ?2, ?3, ?4)",
        (sql::Id(id), sql::Id(group), sql::Id(member), from_on),
    )?;
    Ok(())
}

/// `membership_end`.
pub fn end_membership(work: &mut Work<'_, '_>, request: MembershipEnd) -> Result<Nothing, Failure> {
    let until = request.until_on.unwrap_or(work.context.today);
    let (from, member, group) = sql::rows(
        work,
        "SELECT m.from_on, s.name, g.name FROM membership m JOIN stakeholder s ON s.id = m.member_id \
         JOIN stakeholder g ON g.id = m.group_id WHERE m.id = ?1",
        [sql::Id(request.id)],
        |row| {
            Ok((
                row.get::<_, NaiveDate>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        },
    )?
    .pop()
    .ok_or_else(|| Failure::not_found("This membership"))?;
    if until < from {
        return Err(Failure::field(
            "until_on",
            format!("is before the membership began on {from}."),
        ));
    }
    sql::run(
        work,
        "UPDATE membership SET until_on = ?2 WHERE id = ?1",
        (sql::Id(request.id), until),
    )?;
    work.label(format!("Ended {member}’s membership of {group}"));
    Ok(Nothing {})
}
