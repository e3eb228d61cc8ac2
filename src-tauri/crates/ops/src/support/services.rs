//! The service menu: what a project can ask for, by family.

use chrono::NaiveDate;
use domain::{ServiceFamily, ServiceId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, NOTE, Nothing, Page, optional_text, required_text};
use crate::{Failure, Look, Work, sql};

/// A service of the menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ServiceRow {
    /// The service.
    pub id: ServiceId,
    /// Its family.
    pub family: ServiceFamily,
    /// The family in words.
    pub family_name: String,
    /// What it is called.
    pub name: String,
    /// What a project gets, in a sentence or two.
    pub summary: String,
    /// Whether it is on the menu now.
    pub offered: bool,
    /// 1, and one more each time its name or summary changes.
    pub version: u32,
    /// Since when it is there.
    pub added_on: NaiveDate,
    /// How often it was asked for.
    pub requests: u32,
    /// Plan lines that use it.
    pub plan_lines: u32,
}

/// A service to put on the menu.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ServiceAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<ServiceId>,
    /// Its family.
    pub family: ServiceFamily,
    /// What it is called, unlike any other of the family.
    pub name: String,
    /// What a project gets, in a sentence or two.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub summary: String,
}

/// The service that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ServiceAdded {
    /// Its id.
    pub id: ServiceId,
}

/// Changes to a service: what is left out stays. Another name or summary makes its next version.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ServiceEdit {
    /// The service.
    pub id: ServiceId,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// What a project gets.
    #[serde(default)]
    #[ts(optional)]
    pub summary: Option<String>,
    /// Whether it is on the menu. Off it, it can no longer be asked for; what was asked for and planned stays.
    #[serde(default)]
    #[ts(optional)]
    pub offered: Option<bool>,
}

/// `services_list`: the whole menu, families in their order, then by name.
pub fn list(look: Look<'_>, _: Nothing) -> Result<Page<ServiceRow>, Failure> {
    let mut items = sql::rows(
        look.conn,
        "SELECT s.id, s.family, s.name, s.summary, s.offered, s.version, s.added_on, \
         (SELECT count(*) FROM request r WHERE r.service_id = s.id), \
         (SELECT count(*) FROM plan_line l WHERE l.service_id = s.id) FROM service s",
        (),
        |row| {
            let family: ServiceFamily = sql::word(row, 1)?;
            Ok(ServiceRow {
                id: sql::id(row, 0)?,
                family,
                family_name: family.label().to_owned(),
                name: row.get(2)?,
                summary: row.get(3)?,
                offered: row.get(4)?,
                version: row.get(5)?,
                added_on: row.get(6)?,
                requests: row.get(7)?,
                plan_lines: row.get(8)?,
            })
        },
    )?;
    items.sort_by_cached_key(|service| (service.family, fold_key(&service.name), service.id));
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `service_add`.
pub fn add(work: &mut Work<'_, '_>, request: ServiceAdd) -> Result<ServiceAdded, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    let summary = optional_text("summary", &request.summary, NOTE)?;
    refuse_taken_name(work, request.family, &name, None)?;
    let id = request.id.unwrap_or_else(|| ServiceId::new(work.context.now));
    if find(work, id)?.is_some() {
        return Err(Failure::field(
            "id",
            "is taken already; leave it out to get a new one.",
        ));
    }
    insert(work, id, request.family, &name, &summary, work.context.today)?;
    work.label(format!("Added service {name}"));
    Ok(ServiceAdded { id })
}

/// Writes a service whose texts have been checked, unless it is there already.
pub(super) fn insert(
    conn: &Connection,
    id: ServiceId,
    family: ServiceFamily,
    name: &str,
    summary: &str,
    added_on: NaiveDate,
) -> Result<(), Failure> {
    sql::run(
        conn,
        "INSERT INTO service(id, family, name, summary, added_on) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(id) DO NOTHING",
        (sql::Id(id), family.as_str(), name, summary, added_on),
    )?;
    Ok(())
}

/// `service_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: ServiceEdit) -> Result<Nothing, Failure> {
    let now = find(work, request.id)?.ok_or_else(|| Failure::not_found("This service"))?;
    let name = match &request.name {
        Some(name) => required_text("name", name, NAME)?,
        None => now.name.clone(),
    };
    let summary = match &request.summary {
        Some(summary) => optional_text("summary", summary, NOTE)?,
        None => now.summary.clone(),
    };
    let offered = request.offered.unwrap_or(now.offered);
    refuse_taken_name(work, now.family, &name, Some(request.id))?;
    let next = u32::from(name != now.name || summary != now.summary);
    sql::run(
        work,
        "UPDATE service SET name = ?2, summary = ?3, offered = ?4, version = version + ?5 WHERE id = ?1",
        (sql::Id(request.id), &name, &summary, offered, next),
    )?;
    work.label(match (next, now.offered, offered) {
        (0, true, false) => format!("Took {name} off the menu"),
        (0, false, true) => format!("Put {name} back on the menu"),
        _ => format!("Changed service {name}"),
    });
    Ok(Nothing {})
}

fn refuse_taken_name(
    conn: &Connection,
    family: ServiceFamily,
    name: &str,
    but: Option<ServiceId>,
) -> Result<(), Failure> {
    let key = fold_key(name);
    let names = sql::rows(
        conn,
        "SELECT id, name FROM service WHERE family = ?1",
        [family.as_str()],
        |row| Ok((sql::id::<ServiceId>(row, 0)?, row.get::<_, String>(1)?)),
    )?;
    if names
        .iter()
        .any(|(id, taken)| Some(*id) != but && fold_key(taken) == key)
    {
        return Err(Failure::field(
            "name",
            "is taken by another service of this family; choose another.",
        ));
    }
    Ok(())
}

/// What others need to know of a service.
pub(super) struct Service {
    pub family: ServiceFamily,
    pub name: String,
    summary: String,
    pub offered: bool,
}

fn find(conn: &Connection, id: ServiceId) -> Result<Option<Service>, Failure> {
    Ok(sql::rows(
        conn,
        "SELECT family, name, summary, offered FROM service WHERE id = ?1",
        [sql::Id(id)],
        |row| {
            Ok(Service {
                family: sql::word(row, 0)?,
                name: row.get(1)?,
                summary: row.get(2)?,
                offered: row.get(3)?,
            })
        },
    )?
    .pop())
}

/// Refuses when the service is not there.
pub(super) fn must_exist(conn: &Connection, id: ServiceId) -> Result<Service, Failure> {
    find(conn, id)?.ok_or_else(|| {
        Failure::field(
            "service",
            "is not in the workspace; choose one of the menu (`services_list`).",
        )
    })
}

/// Refuses when the service is not there or no longer offered.
pub(super) fn must_be_offered(conn: &Connection, id: ServiceId) -> Result<Service, Failure> {
    let service = must_exist(conn, id)?;
    if !service.offered {
        return Err(Failure::field(
            "service",
            format!(
                "{} is no longer on the menu; choose another or put it back first.",
                service.name
            ),
        ));
    }
    Ok(service)
}
