//! All that is known of one stakeholder.

use chrono::NaiveDate;
use domain::conversations::Sentiment;
use domain::{
    AnyAxis, Basis, CustomSubject, MembershipId, ProjectId, StakeDirection, StakeholderId, TieId, TieKind,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asked::unnamed;
use super::list::{PersonRow, person};
use super::roles::{self, RoleHeldRow};
use crate::commitments::list::{CommitmentRow, CommitmentsKept};
use crate::custom::values::CustomValueRow;
use crate::decisions::list::OwnDecision;
use crate::engagements::list::EngagementRow;
use crate::groups::{CompositionLine, composition};
use crate::map::standing::{Standing, standing_of};
use crate::own_axes::OwnAxes;
use crate::tags::TagOf;
use crate::workspace::house_rules;
use crate::{Failure, Look, commitments, custom, decisions, engagements, sql, stakes, tags};

/// Whose profile.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileRequest {
    /// The stakeholder.
    pub id: StakeholderId,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
}

/// All that is known of a stakeholder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonProfile {
    /// Identity, as in the register (without a standing: those are in `stakes`).
    pub person: PersonRow,
    /// Notes.
    pub notes: String,
    /// The register it came from; empty when added by hand.
    pub source: String,
    /// The units from the root to the home unit.
    pub unit_path: Vec<String>,
    /// Its part in each project, with standing and history.
    pub stakes: Vec<StakeProfile>,
    /// Posts it holds or held beside the one in the register, those held longest first.
    pub roles: Vec<RoleHeldRow>,
    /// Groups it is a member of.
    pub groups: Vec<MembershipRow>,
    /// Members, of a group.
    pub members: Vec<MembershipRow>,
    /// What a group's headcount is made of.
    pub composition: Vec<CompositionLine>,
    /// Ties to and from others.
    pub ties: Vec<ProfileTie>,
    /// Tags, by name. Like custom fields they are not dated: they are those of today.
    pub tags: Vec<TagOf>,
    /// Every custom field of stakeholders, with or without a value.
    pub custom: Vec<CustomValueRow>,
    /// Conversations up to the date asked for, newest first.
    pub engagements: Vec<EngagementRow>,
    /// What the latest of them say of sentiment (R24).
    pub sentiment: Sentiment,
    /// Commitments agreed by the date asked for, as they stood then, those due first.
    pub commitments: Vec<CommitmentRow>,
    /// How many of them were kept (R25).
    pub kept: CommitmentsKept,
}

/// A stakeholder's part in one project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StakeProfile {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// Since when.
    pub added_on: NaiveDate,
    /// From which side they stand to it (R6), where that was said. Like the parts in decisions it is that of today.
    pub direction: Option<StakeDirection>,
    /// Their parts in its decisions and deliverables (R6), those due first.
    pub decisions: Vec<OwnDecision>,
    /// Where they stand as of the date asked for (R1, R4).
    pub standing: Standing,
    /// Every assessment up to that date, newest first.
    pub history: Vec<AssessmentEntry>,
}

/// One dated assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssessmentEntry {
    /// What was assessed; of an axis of one's own, its id.
    pub axis: AnyAxis,
    /// What the axis is called.
    pub axis_name: String,
    /// The value, on the axis's own scale.
    pub value: i64,
    /// The date it speaks of.
    pub on_date: NaiveDate,
    /// Who judged.
    pub assessor: String,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// A note.
    pub note: String,
}

/// A membership seen from either side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MembershipRow {
    /// The membership.
    pub id: MembershipId,
    /// The other side: the group, or the member.
    pub stakeholder: StakeholderId,
    /// Its name.
    pub name: String,
    /// From this date.
    pub from_on: NaiveDate,
    /// Until this date, inclusive.
    pub until_on: Option<NaiveDate>,
}

/// A tie seen from one end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProfileTie {
    /// The tie.
    pub id: TieId,
    /// Its kind.
    pub kind: TieKind,
    /// Whether it goes out from this stakeholder.
    pub outgoing: bool,
    /// The other end.
    pub other: StakeholderId,
    /// Its name.
    pub other_name: String,
    /// Where it was learnt.
    pub source: String,
}

/// `person_profile`.
pub fn profile(look: Look<'_>, request: ProfileRequest) -> Result<PersonProfile, Failure> {
    let as_of = look.date(request.as_of)?;
    let id = request.id;
    let person = person(look, id)?.ok_or_else(|| Failure::not_found("This stakeholder"))?;
    let (notes, source) = sql::rows(
        look.conn,
        "SELECT notes, source FROM stakeholder WHERE id = ?1",
        [sql::Id(id)],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?
    .pop()
    .unwrap_or_default();
    let unit_path = match person.unit_id {
        Some(unit) => crate::units::path(look.conn, unit)?,
        None => Vec::new(),
    };
    let engagements = engagements::list::of(look.conn, id, as_of)?;
    let commitments = commitments::list::of(look.conn, id, as_of)?;
    Ok(PersonProfile {
        stakes: stakes(look, id, as_of)?,
        roles: roles::of(look.conn, id, as_of)?,
        groups: memberships(look, id, as_of, "group_id", "member_id")?,
        members: memberships(look, id, as_of, "member_id", "group_id")?,
        composition: composition(look.conn, id)?,
        ties: ties(look, id, as_of)?,
        tags: tags::of(look.conn, id)?,
        custom: custom::values::all_of(look.conn, CustomSubject::Stakeholder, id.as_bytes())?,
        sentiment: engagements::list::sentiment(&engagements),
        engagements,
        kept: commitments::list::kept(&commitments, as_of),
        commitments,
        person,
        notes,
        source,
        unit_path,
    })
}

fn stakes(look: Look<'_>, id: StakeholderId, as_of: NaiveDate) -> Result<Vec<StakeProfile>, Failure> {
    let parts: Vec<(ProjectId, String, NaiveDate)> = sql::rows(
        look.conn,
        "SELECT p.id, p.name, k.added_on FROM stake k JOIN project p ON p.id = k.project_id \
         WHERE k.stakeholder_id = ?1 AND k.added_on <= ?2 ORDER BY p.name_key",
        (sql::Id(id), as_of),
        |row| Ok((sql::id(row, 0)?, row.get(1)?, row.get(2)?)),
    )?;
    let rules = house_rules(look.conn)?;
    let axes = OwnAxes::read(look.conn)?;
    let mut stakes = Vec::with_capacity(parts.len());
    for (project, project_name, added_on) in parts {
        let standing = standing_of(look, project, as_of, id, &rules)?;
        let history = sql::rows(
            look.conn,
            "SELECT axis, value, on_date, assessor, basis, note FROM assessment \
             WHERE stakeholder_id = ?1 AND project_id = ?2 AND on_date <= ?3 ORDER BY on_date DESC, recorded_at DESC, id DESC",
            (sql::Id(id), sql::Id(project), as_of),
            |row| {
                let axis = sql::word(row, 0)?;
                Ok(AssessmentEntry {
                    axis,
                    axis_name: axes.name(axis).to_owned(),
                    value: row.get(1)?,
                    on_date: row.get(2)?,
                    assessor: row.get(3)?,
                    basis: row.get::<_, Option<sql::Word<Basis>>>(4)?.map(|basis| basis.0),
                    note: row.get(5)?,
                })
            },
        )?;
        stakes.push(StakeProfile {
            project,
            project_name,
            added_on,
            direction: stakes::direction(look.conn, id, project)?,
            decisions: decisions::list::of(look.conn, id, project)?,
            standing,
            history,
        });
    }
    Ok(stakes)
}

fn memberships(
    look: Look<'_>,
    id: StakeholderId,
    as_of: NaiveDate,
    other: &str,
    this: &str,
) -> Result<Vec<MembershipRow>, Failure> {
    let statement = format!(
        "SELECT m.id, s.id, s.name, m.from_on, m.until_on FROM membership m JOIN stakeholder s ON s.id = m.{other} \
         WHERE m.{this} = ?1 AND m.from_on <= ?2 AND (m.until_on IS NULL OR m.until_on >= ?2) ORDER BY s.name_key, s.id"
    );
    let statement = unnamed(statement, look.by_position);
    sql::rows(look.conn, &statement, (sql::Id(id), as_of), |row| {
        Ok(MembershipRow {
            id: sql::id(row, 0)?,
            stakeholder: sql::id(row, 1)?,
            name: row.get(2)?,
            from_on: row.get(3)?,
            until_on: row.get(4)?,
        })
    })
}

fn ties(look: Look<'_>, id: StakeholderId, as_of: NaiveDate) -> Result<Vec<ProfileTie>, Failure> {
    let statement = "SELECT t.id, t.kind, 1, s.id, s.name, t.source, s.name_key FROM tie t JOIN stakeholder s ON s.id = t.to_id \
         WHERE t.from_id = ?1 AND t.from_on <= ?2 AND (t.until_on IS NULL OR t.until_on >= ?2) \
         UNION ALL \
         SELECT t.id, t.kind, 0, s.id, s.name, t.source, s.name_key FROM tie t JOIN stakeholder s ON s.id = t.from_id \
         WHERE t.to_id = ?1 AND t.from_on <= ?2 AND (t.until_on IS NULL OR t.until_on >= ?2) \
         ORDER BY 3 DESC, 2, 7, 4";
    sql::rows(
        look.conn,
        &unnamed(statement.to_owned(), look.by_position),
        (sql::Id(id), as_of),
        |row| {
            Ok(ProfileTie {
                id: sql::id(row, 0)?,
                kind: sql::word(row, 1)?,
                outgoing: row.get(2)?,
                other: sql::id(row, 3)?,
                other_name: row.get(4)?,
                source: row.get(5)?,
            })
        },
    )
}
