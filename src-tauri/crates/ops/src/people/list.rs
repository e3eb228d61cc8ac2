//! A window of the register under a filter and a sort. Nothing here loads all stakeholders to show thirty.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{Engagement, ProjectId, Quadrant, StakeholderId, StakeholderKind, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Row;
use ts_rs::TS;

use super::asked::Asked;
use super::columns::{Columns, More};
use super::filter::Where;
use crate::door::{Page, check_limit, default_limit};
use crate::{Failure, Look, sql};

/// What the register is sorted by. Ties go by name, then by id, so that the order never wavers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Best match first; only with a text, and then the default.
    Relevance,
    /// By name.
    Name,
    /// By role or job title.
    Role,
    /// By the unit's name; those without a unit last.
    Unit,
    /// By kind of stakeholder.
    Kind,
    /// By headcount; those without one last.
    Headcount,
    /// By the date they were added.
    AddedOn,
    /// By power in the project; not assessed last.
    Power,
    /// By interest in the project; not assessed last.
    Interest,
    /// By current engagement in the project; not assessed last.
    Current,
    /// By desired engagement in the project; not assessed last.
    Desired,
    /// By who looks after the relationship; nobody first.
    Owner,
    /// By when they were last verified; never first.
    VerifiedOn,
    /// By any field that `people_fields` lists, named by its id; what is not known last.
    Field(String),
}

/// Whether those who were archived are found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Archived {
    /// Only those who are not.
    #[default]
    Without,
    /// Everybody.
    With,
    /// Only those who are.
    Only,
}

/// Which stakeholders: the filter of the register.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// Only those with a stake in this project.
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only those in this unit or below it.
    #[ts(optional)]
    pub unit: Option<UnitId>,
    /// Only these kinds; all when empty.
    #[ts(optional, as = "Option<Vec<StakeholderKind>>")]
    pub kinds: Vec<StakeholderKind>,
    /// Words that all occur in name, role, e-mail, reference or notes, each as the beginning of a word; accents and
    /// case do not matter.
    #[ts(optional, as = "Option<String>")]
    pub text: String,
    /// As of this date: those added later are left out, and standings are as they were.
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// Whether those who were archived by then are found; they are not when left out, unless the condition asks for the
    /// archive.
    #[ts(optional, as = "Option<Archived>")]
    pub archived: Archived,
    /// Only those of whom this condition holds. What it says of standings is of the project named here.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    #[ts(optional, rename = "where")]
    pub condition: Option<Where>,
}

/// A window of the register.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// Which stakeholders.
    #[serde(default)]
    #[ts(optional, as = "Option<Filter>")]
    pub filter: Filter,
    /// In which order; by relevance when there is a text and by name otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub sort: Option<Sort>,
    /// Largest first.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub descending: bool,
    /// How many rows to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many rows at most, 1 to 100,000; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
    /// Fields that `people_fields` lists, by their ids, that every row carries in `more`: for those that are no fields of
    /// the row itself. At most 100.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub columns: Vec<String>,
    /// By which field the rows come in groups, the order holding within each; `people_groups` lists them.
    #[serde(default)]
    #[ts(optional)]
    pub group: Option<String>,
}

impl Query {
    /// A window of those who pass a filter, in the usual order.
    pub(crate) fn of(filter: Filter, limit: u32) -> Self {
        Self {
            filter,
            sort: None,
            descending: false,
            offset: 0,
            limit,
            columns: Vec::new(),
            group: None,
        }
    }
}

/// A row of the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonRow {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The name; of a role its title.
    pub name: String,
    /// Role or job title.
    pub role: String,
    /// Grade or band.
    pub grade: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// The home unit's id.
    pub unit_id: Option<UnitId>,
    /// The home unit's name.
    pub unit: Option<String>,
    /// Headcount in full-time equivalents, of groups and organisations.
    pub headcount: Option<f64>,
    /// The id it carries in its source.
    pub reference: String,
    /// When it was added.
    pub added_on: NaiveDate,
    /// Who looks after the relationship; empty when nobody is named.
    pub owner: String,
    /// When what is known of it was last looked over; none: never.
    pub verified_on: Option<NaiveDate>,
    /// After how many days that counts as stale, where it is not the house rule.
    pub verify_days: Option<u32>,
    /// Since when it is archived; none: it is in the register.
    pub archived_on: Option<NaiveDate>,
    /// In the project named: median power, 1–5 (R1).
    pub power: Option<f64>,
    /// In the project named: median interest, 1–5 (R1).
    pub interest: Option<f64>,
    /// In the project named: the quadrant (R1).
    pub quadrant: Option<Quadrant>,
    /// In the project named: current engagement (R4).
    pub current: Option<Engagement>,
    /// In the project named: desired engagement (R4).
    pub desired: Option<Engagement>,
    /// The columns asked for, by the ids of their fields; what is not known is left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, More>>")]
    pub more: BTreeMap<String, More>,
}

/// Where is this stakeholder under that filter and sort?
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Locate {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Filter and sort; offset and limit do not matter.
    pub query: Query,
}

/// A position in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Position {
    /// From 0; none when the filter leaves it out.
    pub position: Option<u32>,
}

/// A group of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PeopleGroup {
    /// What tells it from the others: an id, a stored word or a text; empty where nothing is known.
    pub key: String,
    /// What it is called; of kinds and quadrants the stored word; empty where nothing is known.
    pub label: String,
    /// How many are in it.
    pub count: u64,
    /// Where its first stands in the whole list, from 0.
    pub position: u64,
}

/// `people_groups`.
pub fn groups(look: Look<'_>, query: Query) -> Result<Page<PeopleGroup>, Failure> {
    let asked = Asked::new(look, &query)?;
    let items = asked.groups(look)?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `people_list`.
pub fn list(look: Look<'_>, query: Query) -> Result<Page<PersonRow>, Failure> {
    check_limit(query.limit)?;
    let columns = Columns::new(look, &query)?;
    let asked = Asked::new(look, &query)?;
    let total = asked.count(look)?;
    let mut items = asked.window(look, query.offset, query.limit)?;
    columns.fill(look, asked.project, &mut items)?;
    Ok(Page { total, items })
}

/// `people_locate`.
pub fn locate(look: Look<'_>, request: Locate) -> Result<Position, Failure> {
    let asked = Asked::new(look, &request.query)?;
    let position = asked.position(look, request.id)?;
    Ok(Position { position })
}

/// Every stakeholder that a filter lets through, in no particular order.
pub(crate) fn matching(look: Look<'_>, filter: &Filter) -> Result<Vec<StakeholderId>, Failure> {
    let mut query = Query::of(filter.clone(), 0);
    query.sort = Some(Sort::Name);
    let asked = Asked::new(look, &query)?;
    asked.all(look)
}

/// The columns of a [`PersonRow`], of a stakeholder `s` and its unit `u`.
pub(super) const COLUMNS: &str = "s.id, s.kind, s.name, s.role, s.grade, s.email, s.phone, s.unit_id, u.name, s.headcount, s.reference, s.added_on, \
     s.owner, s.verified_on, s.verify_days, s.archived_on";

pub(super) fn person_row(row: &Row<'_>) -> store::rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: sql::id(row, 0)?,
        kind: sql::word(row, 1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        grade: row.get(4)?,
        email: row.get(5)?,
        phone: row.get(6)?,
        unit_id: sql::maybe_id(row, 7)?,
        unit: row.get(8)?,
        headcount: row.get(9)?,
        reference: row.get(10)?,
        added_on: row.get(11)?,
        owner: row.get(12)?,
        verified_on: row.get(13)?,
        verify_days: row.get(14)?,
        archived_on: row.get(15)?,
        power: None,
        interest: None,
        quadrant: None,
        current: None,
        desired: None,
        more: BTreeMap::new(),
    })
}

/// One row of the register, without a standing.
pub(crate) fn person(look: Look<'_>, id: StakeholderId) -> Result<Option<PersonRow>, Failure> {
    let statement =
        format!("SELECT {COLUMNS} FROM stakeholder s LEFT JOIN unit u ON u.id = s.unit_id WHERE s.id = ?1");
    Ok(sql::rows(look.conn, &statement, [sql::Id(id)], person_row)?
        .into_iter()
        .next())
}
