//! The organisation tree.

use domain::UnitId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, Nothing, Page, given, required_text};
use crate::{Failure, Look, Work, sql};

/// Which part of the tree.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct TreeRequest {
    /// How many units to pass over.
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; all when left out.
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitNode {
    /// The unit.
    pub id: UnitId,
    /// The unit above it.
    pub parent: Option<UnitId>,
    /// Its name.
    pub name: String,
    /// 0 at the root.
    pub depth: u32,
    /// Stakeholders whose home it is, not counting those of units below.
    pub stakeholders: u64,
    /// Stakeholders in it and below.
    pub stakeholders_below: u64,
    /// Headcount of the groups in it and below, in full-time equivalents.
    pub headcount_below: f64,
}

/// A unit to add.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnitAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<UnitId>,
    /// Its name, unlike its siblings'.
    pub name: String,
    /// The unit above it; a root when left out.
    #[serde(default)]
    #[ts(optional)]
    pub parent: Option<UnitId>,
}

/// The unit that was added.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitAdded {
    /// Its id.
    pub id: UnitId,
}

/// Changes to a unit: what is left out stays; a null parent makes it a root.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnitEdit {
    /// The unit.
    pub id: UnitId,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// A new place.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub parent: Option<Option<UnitId>>,
}

/// Which unit to delete.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnitDelete {
    /// The unit.
    pub id: UnitId,
}

/// `units_tree`: parents before children, siblings by name.
pub fn tree(look: Look<'_>, request: TreeRequest) -> Result<Page<UnitNode>, Failure> {
    struct Flat {
        id: UnitId,
        parent: Option<UnitId>,
        name: String,
        stakeholders: u64,
        headcount: f64,
    }
    let flat = sql::rows(
        look.conn,
        // Counted on one index and summed on another: the register itself is not read.
        "WITH size AS MATERIALIZED (SELECT unit_id, count(*) AS n FROM stakeholder WHERE unit_id IS NOT NULL GROUP BY unit_id), \
         heads AS MATERIALIZED (SELECT unit_id, total(headcount) AS n FROM stakeholder INDEXED BY stakeholder_headcount \
         WHERE headcount > 0 AND unit_id IS NOT NULL GROUP BY unit_id) \
         SELECT u.id, u.parent_id, u.name, coalesce(size.n, 0), coalesce(heads.n, 0.0) FROM unit u \
         LEFT JOIN size ON size.unit_id = u.id LEFT JOIN heads ON heads.unit_id = u.id ORDER BY u.name_key, u.id",
        (),
        |row| {
            Ok(Flat {
                id: sql::id(row, 0)?,
                parent: sql::maybe_id(row, 1)?,
                name: row.get(2)?,
                stakeholders: row.get(3)?,
                headcount: row.get(4)?,
            })
        },
    )?;
    let mut children: std::collections::HashMap<Option<UnitId>, Vec<&Flat>> =
        std::collections::HashMap::new();
    for unit in &flat {
        children.entry(unit.parent).or_default().push(unit);
    }
    fn walk(
        parent: Option<UnitId>,
        depth: u32,
        children: &std::collections::HashMap<Option<UnitId>, Vec<&Flat>>,
        nodes: &mut Vec<UnitNode>,
    ) -> (u64, f64) {
        let mut below = (0, 0.0);
        for unit in children.get(&parent).into_iter().flatten() {
            let at = nodes.len();
            nodes.push(UnitNode {
                id: unit.id,
                parent: unit.parent,
                name: unit.name.clone(),
                depth,
                stakeholders: unit.stakeholders,
                stakeholders_below: 0,
                headcount_below: 0.0,
            });
            let deeper = walk(Some(unit.id), depth + 1, children, nodes);
            nodes[at].stakeholders_below = unit.stakeholders + deeper.0;
            nodes[at].headcount_below = ((unit.headcount + deeper.1) * 1e6).round() / 1e6;
            below.0 += nodes[at].stakeholders_below;
            below.1 += unit.headcount + deeper.1;
        }
        below
    }
    let mut nodes = Vec::with_capacity(flat.len());
    walk(None, 0, &children, &mut nodes);
    let total = nodes.len() as u64;
    let limit = request.limit.map_or(usize::MAX, |limit| limit as usize);
    Ok(Page {
        total,
        items: nodes
            .into_iter()
            .skip(request.offset as usize)
            .take(limit)
            .collect(),
    })
}

/// `unit_add`.
pub fn add(work: &mut Work<'_, '_>, request: UnitAdd) -> Result<UnitAdded, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    if let Some(parent) = request.parent {
        must_exist(work, parent)?;
    }
    if find(work, request.parent, &name)?.is_some() {
        return Err(Failure::field(
            "name",
            "is taken by a unit in the same place; choose another.",
        ));
    }
    let id = request.id.unwrap_or_else(|| UnitId::new(work.context.now));
    sql::refuse_taken(work, "unit", sql::Id(id))?;
    insert(work, id, request.parent, &name)?;
    work.label(format!("Added unit {name}"));
    Ok(UnitAdded { id })
}

/// `unit_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: UnitEdit) -> Result<Nothing, Failure> {
    let called = must_exist(work, request.id)?;
    let name = match &request.name {
        Some(name) => required_text("name", name, NAME)?,
        None => called.clone(),
    };
    let parent = match request.parent {
        Some(parent) => parent,
        None => sql::rows(
            work,
            "SELECT parent_id FROM unit WHERE id = ?1",
            [sql::Id(request.id)],
            |row| sql::maybe_id(row, 0),
        )?
        .pop()
        .flatten(),
    };
    if let Some(parent) = parent {
        must_exist(work, parent)?;
        let above = sql::one::<i64>(
            work,
            "WITH RECURSIVE below(id) AS (VALUES(?1) UNION SELECT c.id FROM unit c JOIN below ON c.parent_id = below.id) \
             SELECT 1 FROM below WHERE id = ?2",
            (sql::Id(request.id), sql::Id(parent)),
        )?;
        if above.is_some() {
            return Err(Failure::field(
                "parent",
                "lies within this unit; a unit cannot be below itself.",
            ));
        }
    }
    if find(work, parent, &name)?.is_some_and(|found| found != request.id) {
        return Err(Failure::field(
            "name",
            "is taken by a unit in the same place; choose another.",
        ));
    }
    sql::run(
        work,
        "UPDATE unit SET name = ?2, name_key = ?3, parent_id = ?4 WHERE id = ?1",
        (sql::Id(request.id), &name, fold_key(&name), parent.map(sql::Id)),
    )?;
    work.label(if request.parent.is_some() {
        format!("Moved unit {name}")
    } else {
        format!("Renamed unit {called} to {name}")
    });
    Ok(Nothing {})
}

/// `unit_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: UnitDelete) -> Result<Nothing, Failure> {
    let name = must_exist(work, request.id)?;
    let parent: Option<UnitId> = sql::rows(
        work,
        "SELECT parent_id FROM unit WHERE id = ?1",
        [sql::Id(request.id)],
        |row| sql::maybe_id(row, 0),
    )?
    .pop()
    .flatten();
    let twin: Option<String> = sql::one(
        work,
        "SELECT below.name FROM unit below JOIN unit beside ON beside.parent_id IS ?2 AND beside.name_key = below.name_key \
         WHERE below.parent_id = ?1 AND beside.id <> ?1 LIMIT 1",
        (sql::Id(request.id), parent.map(sql::Id)),
    )?;
    if let Some(twin) = twin {
        return Err(Failure::new(
            crate::Code::Conflict,
            format!(
                "{twin} would move up to where there is a unit of that name already; rename one of them first."
            ),
        ));
    }
    for (table, column) in [
        ("unit", "parent_id"),
        ("stakeholder", "unit_id"),
        ("role_held", "unit_id"),
    ] {
        sql::run(
            work,
            &format!("UPDATE {table} SET {column} = ?2 WHERE {column} = ?1"),
            (sql::Id(request.id), parent.map(sql::Id)),
        )?;
    }
    sql::run(work, "DELETE FROM unit WHERE id = ?1", [sql::Id(request.id)])?;
    work.label(format!("Deleted unit {name}"));
    Ok(Nothing {})
}

/// Writes a new unit.
pub(crate) fn insert(
    conn: &Connection,
    id: UnitId,
    parent: Option<UnitId>,
    name: &str,
) -> Result<(), Failure> {
    sql::run(
        conn,
        "INSERT INTO unit(id, parent_id, name, name_key) VALUES (?1, ?2, ?3, ?4)",
        (sql::Id(id), parent.map(sql::Id), name, fold_key(name)),
    )?;
    Ok(())
}

/// The unit of this name (accents and case ignored) below `parent`.
pub(crate) fn find(conn: &Connection, parent: Option<UnitId>, name: &str) -> Result<Option<UnitId>, Failure> {
    let found: Option<sql::Id<UnitId>> = sql::one(
        conn,
        "SELECT id FROM unit WHERE parent_id IS ?1 AND name_key = ?2",
        (parent.map(sql::Id), fold_key(name)),
    )?;
    Ok(found.map(|id| id.0))
}

/// The names from the root down to this unit.
pub(crate) fn path(conn: &Connection, unit: UnitId) -> Result<Vec<String>, Failure> {
    sql::rows(
        conn,
        "WITH RECURSIVE above(id, parent_id, name, height) AS (SELECT id, parent_id, name, 0 FROM unit WHERE id = ?1 \
         UNION ALL SELECT u.id, u.parent_id, u.name, height + 1 FROM unit u JOIN above ON u.id = above.parent_id WHERE height < 200) \
         SELECT name FROM above ORDER BY height DESC",
        [sql::Id(unit)],
        |row| row.get(0),
    )
}

/// Refuses when the unit is not there; its name otherwise.
pub(crate) fn must_exist(conn: &Connection, unit: UnitId) -> Result<String, Failure> {
    sql::one(conn, "SELECT name FROM unit WHERE id = ?1", [sql::Id(unit)])?.ok_or_else(|| {
        Failure::field(
            "unit",
            "is not in the workspace; it may have been deleted meanwhile.",
        )
    })
}
