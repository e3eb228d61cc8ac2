//! A query of the register made ready: what it finds, in which order, and one window of it.

use chrono::NaiveDate;
use domain::{ProjectId, StakeholderId};
use store::rusqlite::params_from_iter;
use store::rusqlite::types::Value;

use super::list::{Archived, COLUMNS, PersonRow, Query, Sort, person, person_row};
use crate::map::standing::standings;
use crate::privacy::is_role_only;
use crate::{Failure, Look, sql};

/// Best match first.
const RANKED: &str = "f.rank, f.rowid";
/// In the order of the index.
const UNRANKED: &str = "f.rowid";
/// Ranking reads every match: up to this many it is not felt.
const RANKED_AT_MOST: usize = 2_000;
/// The condition that the text is found.
const MATCH: &str = "search MATCH ?";
/// Those who were archived by a date, by what a row of theirs is called: they are few, and read from an index of them.
const ARCHIVED: &str = "SELECT id FROM stakeholder WHERE archived_on IS NOT NULL AND archived_on <= ?";
const ARCHIVED_KEYS: &str = "SELECT x.key FROM stakeholder a JOIN search_key x ON x.stakeholder_id = a.id \
                             WHERE a.archived_on IS NOT NULL AND a.archived_on <= ?";

/// A query made ready: the parts of the statement and their values.
pub(super) struct Asked {
    from: String,
    condition: String,
    values: Vec<Value>,
    order: String,
    /// Whether the condition speaks of entries of the search index alone.
    by_text_alone: bool,
    /// Whether nobody is named, and so no order goes by names.
    by_position: bool,
    /// The project whose standings are shown, and the date they are of.
    pub(super) project: Option<(ProjectId, NaiveDate)>,
    /// Everything that is found, in order, where that had to be looked up anyway.
    found: Option<Found>,
}

/// Everything that is found, in order.
enum Found {
    /// As numbers of the search index.
    Keys(Vec<i64>),
    /// As stakeholders.
    Ids(Vec<StakeholderId>),
}

impl Asked {
    pub(super) fn new(look: Look<'_>, query: &Query) -> Result<Self, Failure> {
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
            conditions.push(MATCH.to_owned());
            values.push(Value::Text(terms.clone()));
        }
        if let Some(condition) = archived(look, filter.archived, terms.is_some())? {
            conditions.push(condition);
            values.push(sql::day(as_of));
        }
        let by_text_alone = terms.is_some() && filter.archived != Archived::Only;
        let beside_text = conditions.len();
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
        let by_text_alone = by_text_alone && conditions.len() == beside_text;
        let condition = if conditions.is_empty() {
            "1".to_owned()
        } else {
            conditions.join(" AND ")
        };
        // An order by names that are not shown would tell of them.
        let by_position = look.by_position || is_role_only(look.conn, filter.project)?;
        let sort = query.sort.unwrap_or(if text.is_empty() {
            Sort::Name
        } else {
            Sort::Relevance
        });
        let mut asked = Self {
            from,
            condition,
            values,
            order: unnamed(order(sort, query.descending, &terms, text), by_position),
            by_text_alone,
            by_position,
            project: filter.project.map(|project| (project, as_of)),
            found: None,
        };
        if matches!(sort, Sort::Power | Sort::Interest | Sort::Current | Sort::Desired) {
            asked.found = Some(Found::Ids(asked.rank(look, sort, query.descending)?));
        } else if asked.order == RANKED || asked.order == UNRANKED {
            asked.found = Some(asked.search(look)?);
        }
        Ok(asked)
    }

    fn nothing() -> Self {
        Self {
            from: "stakeholder s".to_owned(),
            condition: "0".to_owned(),
            values: Vec::new(),
            order: "s.id".to_owned(),
            by_text_alone: false,
            by_position: true,
            project: None,
            found: Some(Found::Ids(Vec::new())),
        }
    }

    /// What the text finds, by relevance. Looking up the beginning of a word that everybody has is what a search costs,
    /// so it is done once: how many there are, whether they are few enough to be ranked, and the window come from it.
    fn search(&self, look: Look<'_>) -> Result<Found, Failure> {
        if self.by_text_alone {
            let keys = |order: &str| {
                let statement = format!(
                    "SELECT f.rowid FROM search f WHERE {} ORDER BY {order}",
                    self.condition
                );
                sql::rows(look.conn, &statement, params_from_iter(&self.values), |row| {
                    row.get(0)
                })
            };
            let found: Vec<i64> = keys(UNRANKED)?;
            let ranked = self.order == RANKED && found.len() <= RANKED_AT_MOST;
            return Ok(Found::Keys(if ranked { keys(RANKED)? } else { found }));
        }
        let ranked = self.order == RANKED && !self.is_broad(look)?;
        let order = if ranked { RANKED } else { UNRANKED };
        self.ids(look, &format!("ORDER BY {order}")).map(Found::Ids)
    }

    /// Whether the text alone finds so many that ranking them would be felt; then the first words typed say little
    /// anyway.
    fn is_broad(&self, look: Look<'_>) -> Result<bool, Failure> {
        let statement = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)";
        let found: usize =
            sql::one(look.conn, statement, (self.values.first(), RANKED_AT_MOST + 1))?.unwrap_or(0);
        Ok(found > RANKED_AT_MOST)
    }

    /// Everything that is found, in no particular order.
    pub(super) fn all(&self, look: Look<'_>) -> Result<Vec<StakeholderId>, Failure> {
        self.ids(look, "")
    }

    fn ids(&self, look: Look<'_>, order: &str) -> Result<Vec<StakeholderId>, Failure> {
        let statement = format!("SELECT s.id FROM {} WHERE {} {order}", self.from, self.condition);
        sql::rows(look.conn, &statement, params_from_iter(&self.values), |row| {
            sql::id(row, 0)
        })
    }

    /// How many are found in all.
    pub(super) fn count(&self, look: Look<'_>) -> Result<u64, Failure> {
        match &self.found {
            Some(Found::Keys(keys)) => return Ok(keys.len() as u64),
            Some(Found::Ids(ids)) => return Ok(ids.len() as u64),
            None => {}
        }
        // Whoever is found by text alone is counted in the index alone.
        let statement = if self.by_text_alone {
            format!("SELECT count(*) FROM search f WHERE {}", self.condition)
        } else {
            format!("SELECT count(*) FROM {} WHERE {}", self.from, self.condition)
        };
        Ok(sql::one(look.conn, &statement, params_from_iter(&self.values))?.unwrap_or(0))
    }

    /// One window of what is found.
    pub(super) fn window(&self, look: Look<'_>, offset: u32, limit: u32) -> Result<Vec<PersonRow>, Failure> {
        let (offset, most) = (offset as usize, limit as usize);
        match &self.found {
            Some(Found::Keys(keys)) => {
                let statement = format!(
                    "SELECT {COLUMNS} FROM search_key k JOIN stakeholder s ON s.id = k.stakeholder_id \
                     LEFT JOIN unit u ON u.id = s.unit_id WHERE k.key = ?1"
                );
                let mut row = look.conn.prepare_cached(&statement)?;
                let window = keys.iter().skip(offset).take(most);
                return Ok(window
                    .map(|key| row.query_row([key], person_row))
                    .collect::<Result<_, _>>()?);
            }
            Some(Found::Ids(ids)) => {
                let window = ids.iter().skip(offset).take(most);
                return window.filter_map(|id| person(look, *id).transpose()).collect();
            }
            None => {}
        }
        // Passing over rows happens on the index; only the window itself is read in full.
        let statement = format!(
            "SELECT {COLUMNS} FROM (SELECT s.id AS chosen, row_number() OVER () AS place FROM (SELECT s.id AS id FROM {} \
             LEFT JOIN unit u ON u.id = s.unit_id WHERE {} ORDER BY {} LIMIT ? OFFSET ?) s) w \
             CROSS JOIN stakeholder s ON s.id = w.chosen LEFT JOIN unit u ON u.id = s.unit_id ORDER BY w.place",
            self.from, self.condition, self.order
        );
        let mut values = self.values.clone();
        values.push(Value::Integer(limit.into()));
        values.push(Value::Integer(offset as i64));
        sql::rows(look.conn, &statement, params_from_iter(&values), person_row)
    }

    /// Where somebody stands in it; none when they are not in it.
    pub(super) fn position(&self, look: Look<'_>, id: StakeholderId) -> Result<Option<u32>, Failure> {
        let at = |place: Option<usize>| place.map(|place| place as u32);
        match &self.found {
            Some(Found::Keys(keys)) => {
                let statement = "SELECT key FROM search_key WHERE stakeholder_id = ?1";
                let key: Option<i64> = sql::one(look.conn, statement, [sql::Id(id)])?;
                return Ok(at(key.and_then(|key| keys.iter().position(|found| *found == key))));
            }
            Some(Found::Ids(ids)) => return Ok(at(ids.iter().position(|found| *found == id))),
            None => {}
        }
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
        let mut ids = self.ids(
            look,
            &unnamed("ORDER BY s.name_key, s.id".to_owned(), self.by_position),
        )?;
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

/// The condition that keeps those apart who were archived by a date; none where it would leave out nobody.
fn archived(look: Look<'_>, which: Archived, by_text: bool) -> Result<Option<String>, Failure> {
    let any = "SELECT EXISTS (SELECT 1 FROM stakeholder WHERE archived_on IS NOT NULL)";
    Ok(match which {
        Archived::With => None,
        Archived::Only => Some(format!("s.id IN ({ARCHIVED})")),
        Archived::Without if !sql::one(look.conn, any, ())?.unwrap_or(false) => None,
        Archived::Without if by_text => Some(format!("f.rowid NOT IN ({ARCHIVED_KEYS})")),
        Archived::Without => Some(format!("s.id NOT IN ({ARCHIVED})")),
    })
}

/// The same order by positions in the place of names, where those are not shown.
pub(crate) fn unnamed(order: String, by_position: bool) -> String {
    if by_position {
        order.replace("s.name_key", "s.role_key")
    } else {
        order
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
        Sort::Owner => format!("s.owner_key {way}, s.name_key {way}, s.id {way}"),
        Sort::VerifiedOn => format!("s.verified_on {way}, s.name_key {way}, s.id {way}"),
        _ => format!("s.name_key {way}, s.id {way}"),
    }
}
