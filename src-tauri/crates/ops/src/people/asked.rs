//! A query of the register made ready: what it finds, in which order, and one window of it.

mod grouped;

use std::cell::OnceCell;

use chrono::NaiveDate;
use domain::{ProjectId, Quadrant, StakeholderId};
use store::rusqlite::params_from_iter;
use store::rusqlite::types::Value;

use super::filter::{Compile, CustomFields, Field, Stands};
use super::list::{Archived, COLUMNS, PersonRow, Query, Sort, person, person_row};
use super::order::{Groups, RANKED, UNRANKED, way};
use crate::privacy::is_role_only;
use crate::{Failure, Look, sql};

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
    /// The project whose standings are shown, and the date they are of.
    pub(super) project: Option<(ProjectId, NaiveDate)>,
    /// Everything that is found, in order, where that had to be looked up anyway.
    found: Option<Found>,
    /// Where everybody stands in the project, where that had to be read.
    stands: OnceCell<Stands>,
    group: Option<Groups>,
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
        // A condition that speaks of the archive says itself who is meant.
        let kept_apart = match &filter.condition {
            Some(condition) if condition.asks("archived") => Archived::With,
            _ => filter.archived,
        };
        if let Some(condition) = archived(look, kept_apart, terms.is_some())? {
            conditions.push(condition);
            values.push(sql::day(as_of));
        }
        let by_text_alone = terms.is_some() && kept_apart != Archived::Only;
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
        // An order by names that are not shown would tell of them.
        let by_position = look.by_position || is_role_only(look.conn, filter.project)?;
        let customs = if filter.condition.is_some() || query.group.is_some() || by_id(query) {
            CustomFields::read(look.conn)?
        } else {
            CustomFields::default()
        };
        let stands = OnceCell::new();
        let mut is_slow = false;
        if let Some(condition) = &filter.condition {
            let of = (filter.project, as_of);
            let compile = Compile::new(look, of, by_position, &customs, &stands);
            let compiled = compile.run("filter.where", condition)?;
            conditions.push(compiled.sql);
            values.extend(compiled.values);
            is_slow = compiled.is_slow;
        }
        let by_text_alone = by_text_alone && conditions.len() == beside_text;
        let condition = if conditions.is_empty() {
            "1".to_owned()
        } else {
            conditions.join(" AND ")
        };
        let group = match &query.group {
            Some(id) => Some(Groups::by(id, &customs, by_position)?),
            None => None,
        };
        let usual = if text.is_empty() || group.is_some() {
            Sort::Name
        } else {
            Sort::Relevance
        };
        let sort = query.sort.clone().unwrap_or(usual);
        let (order, stood) = way(&sort, query.descending, by_position, &customs, (&terms, text))?;
        let order = unnamed(order, by_position);
        let mut asked = Self {
            from,
            condition,
            values,
            order: match &group {
                Some(group) => group.before(order),
                None => order,
            },
            by_text_alone,
            project: filter.project.map(|project| (project, as_of)),
            found: None,
            stands,
            group,
        };
        let by_quadrant = asked.group.as_ref().is_some_and(|group| group.key.is_none());
        if stood.is_some() || by_quadrant {
            asked.found = Some(Found::Ids(asked.rank(look, stood, query.descending)?));
        } else if asked.order == RANKED || asked.order == UNRANKED {
            asked.found = Some(asked.search(look)?);
        } else if is_slow {
            asked.found = Some(Found::Ids(asked.in_order(look)?));
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
            project: None,
            found: Some(Found::Ids(Vec::new())),
            stands: OnceCell::new(),
            group: None,
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

    /// Everything that is found, in the order asked for.
    fn in_order(&self, look: Look<'_>) -> Result<Vec<StakeholderId>, Failure> {
        let statement = format!(
            "SELECT s.id FROM {} LEFT JOIN unit u ON u.id = s.unit_id WHERE {} ORDER BY {}",
            self.from, self.condition, self.order
        );
        sql::rows(look.conn, &statement, params_from_iter(&self.values), |row| {
            sql::id(row, 0)
        })
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

    /// In the order of what they stand at in the project, group by group; what is not assessed stays last either way.
    fn rank(
        &self,
        look: Look<'_>,
        by: Option<Field>,
        descending: bool,
    ) -> Result<Vec<StakeholderId>, Failure> {
        let Some((project, as_of)) = self.project else {
            return Err(Failure::field(
                if by.is_some() { "sort" } else { "group" },
                "this order needs a project; choose one first.",
            ));
        };
        if self.stands.get().is_none() {
            self.stands.set(Stands::read(look, project, as_of)?).ok();
        }
        let figure = |field: Field, id| self.stands.get().and_then(|stands| stands.figure(field, id));
        let key = self.group.as_ref().and_then(|group| group.key.as_deref());
        let statement = format!(
            "SELECT s.id, {} FROM {} LEFT JOIN unit u ON u.id = s.unit_id WHERE {} ORDER BY {}",
            key.unwrap_or("NULL"),
            self.from,
            self.condition,
            self.order
        );
        let found = sql::rows(look.conn, &statement, params_from_iter(&self.values), |row| {
            Ok((sql::id::<StakeholderId>(row, 0)?, row.get::<_, Value>(1)?))
        })?;
        let (mut group, mut last) = (0, None);
        let mut all: Vec<(usize, Option<f64>, StakeholderId)> = Vec::with_capacity(found.len());
        for (id, key) in found {
            let place = if self.group.as_ref().is_some_and(|group| group.key.is_none()) {
                figure(Field::Quadrant, id).map_or(Quadrant::ALL.len(), |place| place as usize)
            } else {
                group += usize::from(last.as_ref().is_some_and(|last| *last != key));
                last = Some(key);
                group
            };
            all.push((place, by.and_then(|field| figure(field, id)), id));
        }
        // A stable sort keeps the order by name.
        all.sort_by(|(one, a, _), (other, b, _)| {
            one.cmp(other).then_with(|| match (a, b) {
                (Some(a), Some(b)) if descending => b.total_cmp(a),
                (Some(a), Some(b)) => a.total_cmp(b),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => std::cmp::Ordering::Equal,
            })
        });
        Ok(all.into_iter().map(|(_, _, id)| id).collect())
    }
}

/// Whether the order goes by a field named by its id.
fn by_id(query: &Query) -> bool {
    matches!(query.sort, Some(Sort::Field(_)))
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
