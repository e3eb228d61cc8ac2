//! A window of the register under a filter and a sort. Nothing here loads all stakeholders to show thirty.

use chrono::NaiveDate;
use domain::{Engagement, ProjectId, Quadrant, StakeholderId, StakeholderKind, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::types::Value;
use store::rusqlite::{Row, params_from_iter};
use ts_rs::TS;

use crate::door::{Page, check_limit, default_limit};
use crate::map::standing::{standing_of, standings};
use crate::workspace::house_rules;
use crate::{Failure, Look, sql};

/// What the register is sorted by. Ties go by name, then by id, so that the order never wavers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
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

/// `people_list`.
pub fn list(look: Look<'_>, query: Query) -> Result<Page<PersonRow>, Failure> {
    check_limit(query.limit)?;
    let asked = Asked::new(look, &query)?;
    let total = asked.count(look)?;
    let mut items = match &asked.ranked {
        Some(ids) => {
            let window = ids.iter().skip(query.offset as usize).take(query.limit as usize);
            window
                .filter_map(|id| person(look, *id).transpose())
                .collect::<Result<Vec<_>, _>>()?
        }
        None => asked.window(look, query.offset, query.limit)?,
    };
    if let Some((project, as_of)) = asked.project {
        let rules = house_rules(look.conn)?;
        for item in &mut items {
            let standing = standing_of(look, project, as_of, item.id, &rules)?;
            item.power = standing.power.map(|placed| placed.median);
            item.interest = standing.interest.map(|placed| placed.median);
            item.quadrant = standing.quadrant;
            item.current = standing.current;
            item.desired = standing.desired;
        }
    }
    Ok(Page { total, items })
}

/// `people_locate`.
pub fn locate(look: Look<'_>, request: Locate) -> Result<Position, Failure> {
    let asked = Asked::new(look, &request.query)?;
    let position = match &asked.ranked {
        Some(ids) => ids
            .iter()
            .position(|id| *id == request.id)
            .map(|position| position as u32),
        None => asked.position(look, request.id)?,
    };
    Ok(Position { position })
}

/// Every stakeholder that a filter lets through, in no particular order.
pub(crate) fn matching(look: Look<'_>, filter: &Filter) -> Result<Vec<StakeholderId>, Failure> {
    let query = Query {
        filter: filter.clone(),
        sort: Some(Sort::Name),
        descending: false,
        offset: 0,
        limit: 0,
    };
    let asked = Asked::new(look, &query)?;
    let statement = format!("SELECT s.id FROM {} WHERE {}", asked.from, asked.condition);
    sql::rows(look.conn, &statement, params_from_iter(&asked.values), |row| {
        sql::id(row, 0)
    })
}

const COLUMNS: &str = "s.id, s.kind, s.name, s.role, s.grade, s.email, s.phone, s.unit_id, u.name, s.headcount, s.reference, s.added_on";

fn person_row(row: &Row<'_>) -> store::rusqlite::Result<PersonRow> {
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
        power: None,
        interest: None,
        quadrant: None,
        current: None,
        desired: None,
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

/// Best match first.
const RANKED: &str = "f.rank, f.rowid";
/// In the order of the index.
const UNRANKED: &str = "f.rowid";
/// Ranking reads every match: up to this many it is not felt.
const RANKED_AT_MOST: u64 = 2_000;

/// A query made ready: the parts of the statement and their values.
struct Asked {
    from: String,
    condition: String,
    values: Vec<Value>,
    order: String,
    /// The project whose standings are shown, and the date they are of.
    project: Option<(ProjectId, NaiveDate)>,
    /// Sorted by a standing: the whole order, which a project's stakes are few enough for.
    ranked: Option<Vec<StakeholderId>>,
}

impl Asked {
    fn new(look: Look<'_>, query: &Query) -> Result<Self, Failure> {
        let filter = &query.filter;
        let as_of = look.date(filter.as_of)?;
        let mut from = "stakeholder s".to_owned();
        let mut conditions = Vec::new();
        let mut values = Vec::new();
        let text = filter.text.trim();
        let terms = store::search_terms(text);
        if !text.is_empty() {
            let Some(terms) = &terms else {
                return Ok(Self::nothing());
            };
            from =
                "search f JOIN search_key k ON k.key = f.rowid JOIN stakeholder s ON s.id = k.stakeholder_id"
                    .to_owned();
            conditions.push("search MATCH ?".to_owned());
            values.push(Value::Text(terms.clone()));
        }
        if let Some(project) = filter.project {
            conditions.push(
                "s.id IN (SELECT stakeholder_id FROM stake WHERE project_id = ? AND added_on <= ?)"
                    .to_owned(),
            );
            values.push(sql::blob(project.as_bytes()));
            values.push(sql::day(as_of));
        }
        if let Some(unit) = filter.unit {
            conditions.push(
                "s.unit_id IN (WITH RECURSIVE below(id) AS (VALUES(?) UNION SELECT c.id FROM unit c JOIN below ON c.parent_id = below.id) \
                 SELECT id FROM below)"
                    .to_owned(),
            );
            values.push(sql::blob(unit.as_bytes()));
        }
        if !filter.kinds.is_empty() {
            let marks = vec!["?"; filter.kinds.len()].join(", ");
            conditions.push(format!("s.kind IN ({marks})"));
            values.extend(
                filter
                    .kinds
                    .iter()
                    .map(|kind| Value::Text(kind.as_str().to_owned())),
            );
        }
        if filter.as_of.is_some_and(|date| date < look.context.today) {
            conditions.push("s.added_on <= ?".to_owned());
            values.push(sql::day(as_of));
        }
        let condition = if conditions.is_empty() {
            "1".to_owned()
        } else {
            conditions.join(" AND ")
        };
        let sort = query.sort.unwrap_or(if text.is_empty() {
            Sort::Name
        } else {
            Sort::Relevance
        });
        let mut asked = Self {
            from,
            condition,
            values,
            order: order(sort, query.descending, &terms, text),
            project: filter.project.map(|project| (project, as_of)),
            ranked: None,
        };
        if asked.order == RANKED && asked.is_broad(look)? {
            UNRANKED.clone_into(&mut asked.order);
        }
        if matches!(sort, Sort::Power | Sort::Interest | Sort::Current | Sort::Desired) {
            asked.ranked = Some(asked.rank(look, sort, query.descending)?);
        }
        Ok(asked)
    }

    fn nothing() -> Self {
        Self {
            from: "stakeholder s".to_owned(),
            condition: "0".to_owned(),
            values: Vec::new(),
            order: "s.id".to_owned(),
            project: None,
            ranked: None,
        }
    }

    /// Whether so many match that ranking them would be felt; then the first words typed say little anyway.
    fn is_broad(&self, look: Look<'_>) -> Result<bool, Failure> {
        let statement = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)";
        let found: u64 =
            sql::one(look.conn, statement, (self.values.first(), RANKED_AT_MOST + 1))?.unwrap_or(0);
        Ok(found > RANKED_AT_MOST)
    }

    fn count(&self, look: Look<'_>) -> Result<u64, Failure> {
        // Whoever is found by text alone is counted in the index alone.
        let statement = if self.condition == "search MATCH ?" {
            "SELECT count(*) FROM search WHERE search MATCH ?".to_owned()
        } else {
            format!("SELECT count(*) FROM {} WHERE {}", self.from, self.condition)
        };
        Ok(sql::one(look.conn, &statement, params_from_iter(&self.values))?.unwrap_or(0))
    }

    fn window(&self, look: Look<'_>, offset: u32, limit: u32) -> Result<Vec<PersonRow>, Failure> {
        // Passing over rows happens on the index; only the window itself is read in full.
        let statement = format!(
            "SELECT {COLUMNS} FROM (SELECT s.id AS chosen, row_number() OVER () AS place FROM (SELECT s.id AS id FROM {} \
             LEFT JOIN unit u ON u.id = s.unit_id WHERE {} ORDER BY {} LIMIT ? OFFSET ?) s) w \
             CROSS JOIN stakeholder s ON s.id = w.chosen LEFT JOIN unit u ON u.id = s.unit_id ORDER BY w.place",
            self.from, self.condition, self.order
        );
        let mut values = self.values.clone();
        values.push(Value::Integer(i64::from(limit)));
        values.push(Value::Integer(i64::from(offset)));
        sql::rows(look.conn, &statement, params_from_iter(&values), person_row)
    }

    fn position(&self, look: Look<'_>, id: StakeholderId) -> Result<Option<u32>, Failure> {
        let statement = format!(
            "SELECT place FROM (SELECT s.id AS id, row_number() OVER (ORDER BY {}) - 1 AS place FROM {} \
             LEFT JOIN unit u ON u.id = s.unit_id WHERE {}) WHERE id = ?",
            self.order, self.from, self.condition
        );
        let mut values = self.values.clone();
        values.push(sql::blob(id.as_bytes()));
        sql::one(look.conn, &statement, params_from_iter(&values))
    }

    fn rank(&self, look: Look<'_>, sort: Sort, descending: bool) -> Result<Vec<StakeholderId>, Failure> {
        let Some((project, as_of)) = self.project else {
            return Err(Failure::field(
                "sort",
                "this order needs a project; choose one first.",
            ));
        };
        let standings = standings(look, project, as_of)?;
        let statement = format!(
            "SELECT s.id FROM {} WHERE {} ORDER BY s.name_key, s.id",
            self.from, self.condition
        );
        let mut ids: Vec<StakeholderId> =
            sql::rows(look.conn, &statement, params_from_iter(&self.values), |row| {
                sql::id(row, 0)
            })?;
        let value = |id: &StakeholderId| -> Option<f64> {
            let standing = standings.get(id)?;
            match sort {
                Sort::Power => standing.power.as_ref().map(|placed| placed.median),
                Sort::Interest => standing.interest.as_ref().map(|placed| placed.median),
                Sort::Current => standing.current.map(|engagement| engagement.level() as f64),
                Sort::Desired => standing.desired.map(|engagement| engagement.level() as f64),
                _ => None,
            }
        };
        // A stable sort keeps the order by name; what is not assessed stays last either way.
        ids.sort_by(|a, b| match (value(a), value(b)) {
            (Some(a), Some(b)) if descending => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => std::cmp::Ordering::Equal,
        });
        Ok(ids)
    }
}

/// Ranking reads every match, so it waits until each word has three letters; before that the index's own order will do.
fn order(sort: Sort, descending: bool, terms: &Option<String>, text: &str) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    match sort {
        Sort::Relevance
            if terms.is_some() && text.split_whitespace().all(|word| word.chars().count() >= 3) =>
        {
            RANKED.to_owned()
        }
        Sort::Relevance if terms.is_some() => UNRANKED.to_owned(),
        Sort::Role => format!("s.role_key {way}, s.name_key {way}, s.id {way}"),
        Sort::Unit => {
            format!("u.name_key IS NULL, u.name_key {way}, s.unit_id {way}, s.name_key {way}, s.id {way}")
        }
        Sort::Kind => format!("s.kind {way}, s.name_key {way}, s.id {way}"),
        Sort::Headcount if descending => "s.headcount DESC, s.name_key DESC, s.id DESC".to_owned(),
        Sort::Headcount => "s.headcount ASC NULLS LAST, s.name_key ASC, s.id ASC".to_owned(),
        Sort::AddedOn => format!("s.added_on {way}, s.name_key {way}, s.id {way}"),
        _ => format!("s.name_key {way}, s.id {way}"),
    }
}
