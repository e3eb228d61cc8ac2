//! Who comes up for review (R34): people whose data is kept only for projects that keep it no longer, or for none at all.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{ProjectId, StakeholderId, retention};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keep::{self, KeptLonger};
use super::{Closed, rule, sorted};
use crate::door::{check_limit, default_limit};
use crate::people::asked::unnamed;
use crate::{Failure, Look, sql};

/// Who is due on which date.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RetentionDueRequest {
    /// Seen from this date; today when left out. It may lie ahead. What is recorded is seen as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How many rows to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many rows at most, 1 to 100,000; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// Who is due for review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RetentionDue {
    /// The date it is seen from.
    pub as_of: NaiveDate,
    /// How many months after its close a project keeps its people, where it says nothing else.
    pub months: u32,
    /// How many people are due.
    pub total: u64,
    /// The people of this window, those due longest first.
    pub items: Vec<RetentionRow>,
}

/// Somebody who is due for review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RetentionRow {
    /// The person.
    pub id: StakeholderId,
    /// The name.
    pub name: String,
    /// Role or job title.
    pub role: String,
    /// The home unit's name.
    pub unit: Option<String>,
    /// Since when they are in the register.
    pub added_on: NaiveDate,
    /// The latest date that anything recorded of them speaks of.
    pub latest_on: Option<NaiveDate>,
    /// The last day on which anything kept them; they are due since the day after.
    pub kept_until: NaiveDate,
    /// The closed projects they are kept for; none if they were never in a project.
    pub projects: Vec<PastProject>,
    /// Of somebody who was never in a project, the date that the months are counted from: the latest of when they were
    /// added and of what is recorded of them.
    pub nowhere_since: Option<NaiveDate>,
    /// What is held about them: how many of each kind.
    pub held: Vec<HeldOf>,
    /// Whether their data is marked as restricted: it may have to stay where it is.
    pub restricted: bool,
    /// How many of their own requests about their data are open.
    #[ts(type = "number")]
    pub open_requests: u64,
    /// What was decided of them before, the latest first.
    pub decided: Vec<KeptLonger>,
}

/// A project that keeps its people no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PastProject {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// When it was closed.
    pub closed_on: NaiveDate,
    /// The last day on which it kept its people.
    pub keep_until: NaiveDate,
}

/// How many records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HeldOf {
    /// What they are, in words that agree with how many.
    pub what: String,
    /// How many.
    #[ts(type = "number")]
    pub rows: u64,
}

/// What ties a person to a project: a stake, a group with a stake, being its sponsor, or anything recorded for it. Who has
/// left such a group is kept by it no longer, and is held for it all the same.
const LINKS: &str = "\
    SELECT stakeholder_id AS person, project_id AS project, 1 AS keeps FROM stake \
    UNION SELECT m.member_id, k.project_id, m.until_on IS NULL OR m.until_on >= :day \
      FROM membership m JOIN stake k ON k.stakeholder_id = m.group_id \
    UNION SELECT sponsor_id, id, 1 FROM project WHERE sponsor_id IS NOT NULL \
    UNION SELECT stakeholder_id, project_id, 1 FROM assessment \
    UNION SELECT stakeholder_id, project_id, 1 FROM engagement_record WHERE project_id IS NOT NULL \
    UNION SELECT stakeholder_id, project_id, 1 FROM commitment WHERE project_id IS NOT NULL \
    UNION SELECT for_stakeholder_id, project_id, 1 FROM request WHERE for_stakeholder_id IS NOT NULL \
    UNION SELECT for_stakeholder_id, project_id, 1 FROM plan_line WHERE for_stakeholder_id IS NOT NULL";

/// Who is tied to somebody with a stake in a project that keeps its people.
const TIED: &str = "\
    SELECT t.from_id FROM tie t JOIN stake k ON k.stakeholder_id = t.to_id AND k.project_id IN (SELECT id FROM keeping) \
      WHERE t.until_on IS NULL OR t.until_on >= :day \
    UNION SELECT t.to_id FROM tie t JOIN stake k ON k.stakeholder_id = t.from_id AND k.project_id IN (SELECT id FROM keeping) \
      WHERE t.until_on IS NULL OR t.until_on >= :day";

/// What is counted of each: in words for one and for several, and where.
const HELD: &[(&str, &str, &str)] = &[
    (
        "note",
        "notes",
        "SELECT count(*) FROM stakeholder WHERE id = ?1 AND notes <> ''",
    ),
    (
        "part in a project",
        "parts in projects",
        "SELECT count(*) FROM stake WHERE stakeholder_id = ?1",
    ),
    (
        "assessment",
        "assessments",
        "SELECT count(*) FROM assessment WHERE stakeholder_id = ?1",
    ),
    (
        "conversation",
        "conversations",
        "SELECT count(*) FROM engagement_record WHERE stakeholder_id = ?1",
    ),
    (
        "commitment",
        "commitments",
        "SELECT count(*) FROM commitment WHERE stakeholder_id = ?1",
    ),
    (
        "part in a decision",
        "parts in decisions",
        "SELECT count(*) FROM decision_part WHERE stakeholder_id = ?1",
    ),
    (
        "private note",
        "private notes",
        "SELECT count(*) FROM private_note WHERE stakeholder_id = ?1",
    ),
    (
        "tie",
        "ties",
        "SELECT count(*) FROM tie WHERE from_id = ?1 OR to_id = ?1",
    ),
    (
        "membership",
        "memberships",
        "SELECT count(*) FROM membership WHERE member_id = ?1",
    ),
    (
        "tag",
        "tags",
        "SELECT count(*) FROM tagging WHERE stakeholder_id = ?1",
    ),
    (
        "custom field",
        "custom fields",
        "SELECT count(*) FROM custom_values v, json_each(v.body) WHERE v.subject_id = ?1",
    ),
    (
        "request for support",
        "requests for support",
        "SELECT count(*) FROM request WHERE for_stakeholder_id = ?1",
    ),
    (
        "plan line",
        "plan lines",
        "SELECT count(*) FROM plan_line WHERE for_stakeholder_id = ?1",
    ),
    (
        "data request",
        "data requests",
        "SELECT count(*) FROM data_request WHERE stakeholder_id = ?1",
    ),
    (
        "mark",
        "marks",
        "SELECT count(*) FROM mark WHERE stakeholder_id = ?1",
    ),
];

/// The latest date that anything recorded of somebody speaks of.
const LATEST: &str = "SELECT max(on_date) FROM (SELECT on_date FROM assessment WHERE stakeholder_id = ?1 \
    UNION ALL SELECT on_date FROM engagement_record WHERE stakeholder_id = ?1 \
    UNION ALL SELECT agreed_on FROM commitment WHERE stakeholder_id = ?1 \
    UNION ALL SELECT on_date FROM private_note WHERE stakeholder_id = ?1)";

/// Whom nothing holds in a project, now or before, with the latest date of what says anything of them.
const NOWHERE: &str = "SELECT s.id, s.name, max(s.added_on, \
      coalesce((SELECT max(on_date) FROM assessment WHERE stakeholder_id = s.id), ''), \
      coalesce((SELECT max(on_date) FROM engagement_record WHERE stakeholder_id = s.id), ''), \
      coalesce((SELECT max(agreed_on) FROM commitment WHERE stakeholder_id = s.id), ''), \
      coalesce((SELECT max(on_date) FROM private_note WHERE stakeholder_id = s.id), '')), \
      (SELECT max(until_on) FROM kept_longer WHERE stakeholder_id = s.id), s.name_key \
    FROM stakeholder s WHERE s.kind = 'person' AND s.id NOT IN (SELECT person FROM link) \
      AND s.id NOT IN (SELECT person FROM kept)";

/// Somebody who is due, and for which of the closed projects, or since when for none.
pub(crate) struct Due {
    pub(crate) person: StakeholderId,
    pub(crate) name: String,
    pub(crate) kept_until: NaiveDate,
    projects: Vec<usize>,
    nowhere_since: Option<NaiveDate>,
    /// By what those due since the same day are in order: the name, or the position where no names are shown.
    key: String,
}

/// Everybody who is due on a date, those due longest first, and the projects that keep them no longer.
pub(crate) fn due(look: Look<'_>, as_of: NaiveDate) -> Result<(Vec<Due>, Vec<Closed>), Failure> {
    let (past, keeping) = sorted(look, as_of)?;
    let values = |ids: &mut dyn Iterator<Item = ProjectId>| {
        let ids: Vec<String> = ids.map(|id| format!("(x'{}')", hex(id.as_bytes()))).collect();
        if ids.is_empty() {
            "SELECT NULL WHERE 0".to_owned()
        } else {
            format!("VALUES {}", ids.join(", "))
        }
    };
    let past_values = values(&mut past.iter().map(|closed| closed.project));
    let keeping_values = values(&mut keeping.into_iter());
    let with = format!(
        "WITH past(id) AS ({past_values}), keeping(id) AS ({keeping_values}), link AS MATERIALIZED ({LINKS}), \
         kept(person) AS (SELECT person FROM link WHERE keeps AND project IN (SELECT id FROM keeping) UNION {TIED} \
           UNION SELECT stakeholder_id FROM kept_longer WHERE until_on >= :day \
           UNION SELECT stakeholder_id FROM erasure)"
    );
    let key = if look.by_position { "role_key" } else { "name_key" };
    let day = sql::day(as_of);
    let found: Vec<(StakeholderId, String, ProjectId, Option<NaiveDate>, String)> = sql::rows(
        look.conn,
        &format!(
            "{with} SELECT DISTINCT s.id, s.name, l.project, \
               (SELECT max(until_on) FROM kept_longer WHERE stakeholder_id = s.id), s.{key} \
             FROM link l JOIN stakeholder s ON s.id = l.person AND s.kind = 'person' \
             WHERE l.project IN (SELECT id FROM past) AND s.id NOT IN (SELECT person FROM kept) ORDER BY s.id"
        ),
        &[(":day", &day)],
        |row| {
            Ok((
                sql::id(row, 0)?,
                row.get(1)?,
                sql::id(row, 2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        },
    )?;
    let months = rule::months(look.conn)?;
    let nowhere: Vec<Due> = sql::rows(
        look.conn,
        &format!("{with} {}", unnamed(NOWHERE.to_owned(), look.by_position)),
        &[(":day", &day)],
        |row| {
            let (since, decided): (NaiveDate, Option<NaiveDate>) = (row.get(2)?, row.get(3)?);
            let until = retention::keep_until(since, months, None);
            Ok(Due {
                person: sql::id(row, 0)?,
                name: row.get(1)?,
                kept_until: decided.map_or(until, |day| day.max(until)),
                projects: Vec::new(),
                nowhere_since: Some(since),
                key: row.get(4)?,
            })
        },
    )?;
    let place: BTreeMap<ProjectId, usize> = past
        .iter()
        .enumerate()
        .map(|(at, closed)| (closed.project, at))
        .collect();
    let mut people: Vec<Due> = Vec::new();
    for (person, name, project, decided, key) in found {
        let Some(&at) = place.get(&project) else {
            continue;
        };
        let until = decided.map_or(past[at].keep_until, |day| day.max(past[at].keep_until));
        match people.last_mut() {
            Some(last) if last.person == person => {
                last.kept_until = last.kept_until.max(until);
                last.projects.push(at);
            }
            _ => people.push(Due {
                person,
                name,
                kept_until: until,
                projects: vec![at],
                nowhere_since: None,
                key,
            }),
        }
    }
    for one in &mut people {
        one.projects.sort_unstable();
    }
    people.extend(
        nowhere
            .into_iter()
            .filter(|due| retention::is_past(due.kept_until, as_of)),
    );
    people.sort_by(|one, other| {
        (one.kept_until, &one.key, one.person).cmp(&(other.kept_until, &other.key, other.person))
    });
    Ok((people, past))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `retention_due`.
pub fn list(look: Look<'_>, request: RetentionDueRequest) -> Result<RetentionDue, Failure> {
    check_limit(request.limit)?;
    let as_of = request.as_of.unwrap_or(look.context.today);
    let (people, past) = due(look, as_of)?;
    let window = people
        .iter()
        .skip(request.offset as usize)
        .take(request.limit as usize);
    Ok(RetentionDue {
        as_of,
        months: rule::months(look.conn)?,
        total: people.len() as u64,
        items: window
            .map(|due| row(look, due, &past))
            .collect::<Result<_, _>>()?,
    })
}

fn row(look: Look<'_>, due: &Due, past: &[Closed]) -> Result<RetentionRow, Failure> {
    let id = sql::Id(due.person);
    let count = |query: &str| Ok::<_, Failure>(sql::one::<u64>(look.conn, query, [&id])?.unwrap_or_default());
    let (role, unit, added_on) = sql::rows(
        look.conn,
        "SELECT s.role, u.name, s.added_on FROM stakeholder s LEFT JOIN unit u ON u.id = s.unit_id WHERE s.id = ?1",
        [&id],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?
    .pop()
    .ok_or_else(|| Failure::not_found("This stakeholder"))?;
    let mut held = Vec::new();
    for (one, several, query) in HELD {
        let rows = count(query)?;
        if rows > 0 {
            held.push(HeldOf {
                what: (if rows == 1 { *one } else { *several }).to_owned(),
                rows,
            });
        }
    }
    Ok(RetentionRow {
        id: due.person,
        name: due.name.clone(),
        role,
        unit,
        added_on,
        latest_on: sql::one::<Option<NaiveDate>>(look.conn, LATEST, [&id])?.flatten(),
        kept_until: due.kept_until,
        projects: due
            .projects
            .iter()
            .map(|&at| PastProject {
                project: past[at].project,
                project_name: past[at].name.clone(),
                closed_on: past[at].closed_on,
                keep_until: past[at].keep_until,
            })
            .collect(),
        nowhere_since: due.nowhere_since,
        held,
        restricted: count("SELECT count(*) FROM mark WHERE stakeholder_id = ?1 AND kind = 'restricted'")? > 0,
        open_requests: count(
            "SELECT count(*) FROM data_request WHERE stakeholder_id = ?1 AND status = 'open'",
        )?,
        decided: keep::of(look, due.person)?,
    })
}
