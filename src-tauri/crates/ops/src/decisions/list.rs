//! The decisions of projects, those due first, each with its parts and with what is wrong with them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::raci::faults;
use domain::{DecisionId, DecisionKind, ProjectId, RaciFault, RaciPart, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::{Connection, Row};
use ts_rs::TS;

use crate::door::{Page, check_limit, default_limit};
use crate::people::asked::unnamed;
use crate::privacy::is_role_only;
use crate::{Failure, Look, projects, sql};

/// Which decisions.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionsRequest {
    /// Only of this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only those in which this stakeholder has a part.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// Only those with something wrong (R6).
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub with_faults: bool,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// A decision or deliverable of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionRow {
    /// The decision.
    pub id: DecisionId,
    /// Of which project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// A decision or a deliverable.
    pub kind: DecisionKind,
    /// What is to be decided or delivered.
    pub what: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// A note.
    pub note: String,
    /// Who has which part: responsible, accountable, consulted, informed, and within each by name.
    pub parts: Vec<DecisionPart>,
    /// What is wrong with that (R6).
    pub faults: Vec<RaciFault>,
}

/// A part of somebody in a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionPart {
    /// Which.
    pub part: RaciPart,
    /// Whose.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub stakeholder_name: String,
    /// Whether they are archived.
    pub archived: bool,
}

/// The part of one stakeholder in a decision of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OwnDecision {
    /// The decision.
    pub id: DecisionId,
    /// A decision or a deliverable.
    pub kind: DecisionKind,
    /// What is to be decided or delivered.
    pub what: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Their parts, in the order of the letters.
    pub parts: Vec<RaciPart>,
}

/// `decisions_list`: by due date, those without one last.
pub fn list(look: Look<'_>, request: DecisionsRequest) -> Result<Page<DecisionRow>, Failure> {
    check_limit(request.limit)?;
    if let Some(project) = request.project {
        projects::must_exist(look.conn, project)?;
    }
    let of = (request.project.map(sql::Id), request.stakeholder.map(sql::Id));
    let mut items = sql::rows(
        look.conn,
        &format!(
            "{ROWS} WHERE (?1 IS NULL OR d.project_id = ?1) AND (?2 IS NULL OR EXISTS \
             (SELECT 1 FROM decision_part h WHERE h.decision_id = d.id AND h.stakeholder_id = ?2)) {DUE_FIRST}"
        ),
        (&of.0, &of.1),
        row,
    )?;
    let by_position = look.by_position || is_role_only(look.conn, request.project)?;
    let mut held = held(look, request.project, by_position)?;
    for item in &mut items {
        item.parts = held.remove(&item.id).unwrap_or_default();
        item.faults = faults(item.parts.iter().map(|part| part.part))
            .into_iter()
            .collect();
    }
    if request.with_faults {
        items.retain(|item| !item.faults.is_empty());
    }
    let total = items.len() as u64;
    let window = items.into_iter().skip(request.offset as usize);
    Ok(Page {
        total,
        items: window.take(request.limit as usize).collect(),
    })
}

/// The parts of a stakeholder in the decisions of a project, those due first.
pub(crate) fn of(
    conn: &Connection,
    stakeholder: StakeholderId,
    project: ProjectId,
) -> Result<Vec<OwnDecision>, Failure> {
    let mut own: Vec<OwnDecision> = Vec::new();
    for (id, kind, what, due_on, part) in sql::rows(
        conn,
        &format!(
            "SELECT d.id, d.kind, d.title, d.due_on, h.part FROM decision_part h JOIN decision d ON d.id = h.decision_id \
             WHERE h.stakeholder_id = ?1 AND d.project_id = ?2 ORDER BY {DUE}, {LETTERS}"
        ),
        (sql::Id(stakeholder), sql::Id(project)),
        |row| {
            Ok((
                sql::id(row, 0)?,
                sql::word(row, 1)?,
                row.get(2)?,
                row.get(3)?,
                sql::word(row, 4)?,
            ))
        },
    )? {
        match own.last_mut().filter(|last| last.id == id) {
            Some(last) => last.parts.push(part),
            None => own.push(OwnDecision {
                id,
                kind,
                what,
                due_on,
                parts: vec![part],
            }),
        }
    }
    Ok(own)
}

/// What is wrong with one decision (R6).
pub(super) fn faults_of(conn: &Connection, id: DecisionId) -> Result<Vec<RaciFault>, Failure> {
    let parts: Vec<RaciPart> = sql::rows(
        conn,
        "SELECT part FROM decision_part WHERE decision_id = ?1",
        [sql::Id(id)],
        |row| sql::word(row, 0),
    )?;
    Ok(faults(parts).into_iter().collect())
}

/// One decision, without its parts.
pub(super) fn get(conn: &Connection, id: DecisionId) -> Result<DecisionRow, Failure> {
    sql::rows(conn, &format!("{ROWS} WHERE d.id = ?1"), [sql::Id(id)], row)?
        .pop()
        .ok_or_else(|| Failure::not_found("This decision"))
}

const ROWS: &str = "SELECT d.id, p.id, p.name, d.kind, d.title, d.due_on, d.note FROM decision d JOIN project p ON p.id = d.project_id";
const DUE: &str = "d.due_on IS NULL, d.due_on, d.position, d.id";
const DUE_FIRST: &str = "ORDER BY d.due_on IS NULL, d.due_on, p.name_key, d.position, d.id";
const LETTERS: &str =
    "CASE h.part WHEN 'responsible' THEN 0 WHEN 'accountable' THEN 1 WHEN 'consulted' THEN 2 ELSE 3 END";

fn row(row: &Row<'_>) -> store::rusqlite::Result<DecisionRow> {
    Ok(DecisionRow {
        id: sql::id(row, 0)?,
        project: sql::id(row, 1)?,
        project_name: row.get(2)?,
        kind: sql::word(row, 3)?,
        what: row.get(4)?,
        due_on: row.get(5)?,
        note: row.get(6)?,
        parts: Vec::new(),
        faults: Vec::new(),
    })
}

/// Who has which part in each decision.
fn held(
    look: Look<'_>,
    project: Option<ProjectId>,
    by_position: bool,
) -> Result<HashMap<DecisionId, Vec<DecisionPart>>, Failure> {
    // Nobody of a project that is role-only is named, and so none of its decisions goes by names.
    let order = format!("ORDER BY {LETTERS}, iif(r.role_only, s.role_key, s.name_key), s.id");
    let statement = format!(
        "SELECT h.decision_id, h.part, s.id, s.name, s.archived_on IS NOT NULL AND s.archived_on <= ?2 FROM decision_part h \
         JOIN decision d ON d.id = h.decision_id JOIN stakeholder s ON s.id = h.stakeholder_id \
         LEFT JOIN project_privacy r ON r.project_id = d.project_id WHERE (?1 IS NULL OR d.project_id = ?1) {}",
        unnamed(order, by_position)
    );
    let mut held: HashMap<DecisionId, Vec<DecisionPart>> = HashMap::new();
    for (decision, part) in sql::rows(
        look.conn,
        &statement,
        (project.map(sql::Id), look.context.today),
        |row| {
            let part = DecisionPart {
                part: sql::word(row, 1)?,
                stakeholder: sql::id(row, 2)?,
                stakeholder_name: row.get(3)?,
                archived: row.get(4)?,
            };
            Ok((sql::id(row, 0)?, part))
        },
    )? {
        held.entry(decision).or_default().push(part);
    }
    Ok(held)
}
