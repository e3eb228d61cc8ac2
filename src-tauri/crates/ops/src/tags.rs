//! Tags on stakeholders. A tag is there for as long as somebody carries it.

use domain::{StakeholderId, TagId, TaggingId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, Nothing, Page, required_text};
use crate::{Failure, Look, Work, people, sql};

/// A tag, and how many carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TagRow {
    /// The tag.
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// How many stakeholders carry it.
    pub stakeholders: u64,
}

/// A tag on one stakeholder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TagOf {
    /// The tag.
    pub id: TagId,
    /// Its name.
    pub name: String,
}

/// A tag to put on stakeholders.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TagAdd {
    /// Its name; a tag of that name is used if there is one, whatever its case.
    pub name: String,
    /// On whom; those who carry it already are passed over.
    pub stakeholders: Vec<StakeholderId>,
}

/// What came of putting a tag on stakeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TagAdded {
    /// The tag.
    pub id: TagId,
    /// How many did not carry it before.
    pub tagged: u64,
}

/// A tag to take off stakeholders.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TagRemove {
    /// The tag.
    pub id: TagId,
    /// Off whom; off everybody when left out.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholders: Option<Vec<StakeholderId>>,
}

/// How many lost a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TagRemoved {
    /// Stakeholders that carried it.
    pub untagged: u64,
}

/// A new name for a tag.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TagRename {
    /// The tag.
    pub id: TagId,
    /// The name. If another tag has it, the two become one.
    pub name: String,
}

/// What came of renaming a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TagRenamed {
    /// The tag that has the name now.
    pub id: TagId,
    /// Whether it became one with another.
    pub merged: bool,
}

/// `tags_list`: by name.
pub fn list(look: Look<'_>, _: Nothing) -> Result<Page<TagRow>, Failure> {
    let items = sql::rows(
        look.conn,
        "SELECT id, name, (SELECT count(*) FROM tagging g WHERE g.tag_id = t.id) FROM tag t ORDER BY name_key, id",
        (),
        |row| {
            Ok(TagRow {
                id: sql::id(row, 0)?,
                name: row.get(1)?,
                stakeholders: row.get(2)?,
            })
        },
    )?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `tag_add`.
pub fn add(work: &mut Work<'_, '_>, request: TagAdd) -> Result<TagAdded, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    if request.stakeholders.is_empty() {
        return Err(Failure::field("stakeholders", "say who is to carry the tag."));
    }
    let mut tagged = 0;
    let mut last = String::new();
    for stakeholder in &request.stakeholders {
        last = people::edit::must_exist(work, "stakeholders", *stakeholder)?;
        tagged += u64::from(tag(work, *stakeholder, &name)?);
    }
    work.label(match request.stakeholders.len() {
        1 => format!("Tagged {last} {name}"),
        count => format!("Tagged {count} stakeholders {name}"),
    });
    let (id, _) = find(work, &name)?.ok_or_else(|| Failure::not_found("This tag"))?;
    Ok(TagAdded { id, tagged })
}

/// `tag_remove`.
pub fn remove(work: &mut Work<'_, '_>, request: TagRemove) -> Result<TagRemoved, Failure> {
    let name = must_exist(work, request.id)?;
    let untagged = match &request.stakeholders {
        Some(stakeholders) => {
            let mut untagged = 0;
            for stakeholder in stakeholders {
                untagged += sql::run(
                    work,
                    "DELETE FROM tagging WHERE tag_id = ?1 AND stakeholder_id = ?2",
                    (sql::Id(request.id), sql::Id(*stakeholder)),
                )?;
            }
            untagged
        }
        None => sql::run(
            work,
            "DELETE FROM tagging WHERE tag_id = ?1",
            [sql::Id(request.id)],
        )?,
    };
    drop_unused(work)?;
    work.label(match untagged {
        1 => format!("Took the tag {name} off one stakeholder"),
        count => format!("Took the tag {name} off {count} stakeholders"),
    });
    Ok(TagRemoved {
        untagged: untagged as u64,
    })
}

/// `tag_rename`.
pub fn rename(work: &mut Work<'_, '_>, request: TagRename) -> Result<TagRenamed, Failure> {
    let before = must_exist(work, request.id)?;
    let name = required_text("name", &request.name, NAME)?;
    let other = find(work, &name)?.filter(|(id, _)| *id != request.id);
    let renamed = match other {
        Some((id, _)) => {
            merge(work, request.id, id)?;
            TagRenamed { id, merged: true }
        }
        None => {
            sql::run(
                work,
                "UPDATE tag SET name = ?2, name_key = ?3 WHERE id = ?1",
                (sql::Id(request.id), &name, fold_key(&name)),
            )?;
            TagRenamed {
                id: request.id,
                merged: false,
            }
        }
    };
    work.label(if renamed.merged {
        format!("Merged the tag {before} into {name}")
    } else {
        format!("Renamed the tag {before} to {name}")
    });
    Ok(renamed)
}

/// Whoever carries one tag carries the other instead.
fn merge(work: &Work<'_, '_>, from: TagId, into: TagId) -> Result<(), Failure> {
    let both = (sql::Id(from), sql::Id(into));
    sql::run(
        work,
        "DELETE FROM tagging WHERE tag_id = ?1 AND stakeholder_id IN (SELECT stakeholder_id FROM tagging WHERE tag_id = ?2)",
        (&both.0, &both.1),
    )?;
    sql::run(
        work,
        "UPDATE tagging SET tag_id = ?2 WHERE tag_id = ?1",
        (&both.0, &both.1),
    )?;
    sql::run(work, "DELETE FROM tag WHERE id = ?1", [&both.0])?;
    Ok(())
}

/// Refuses when the tag is not there; its name otherwise.
pub(crate) fn must_exist(conn: &Connection, id: TagId) -> Result<String, Failure> {
    sql::one(conn, "SELECT name FROM tag WHERE id = ?1", [sql::Id(id)])?
        .ok_or_else(|| Failure::not_found("This tag"))
}

fn find(conn: &Connection, name: &str) -> Result<Option<(TagId, String)>, Failure> {
    Ok(sql::rows(
        conn,
        "SELECT id, name FROM tag WHERE name_key = ?1",
        [fold_key(name)],
        |row| Ok((sql::id(row, 0)?, row.get(1)?)),
    )?
    .pop())
}

/// Puts a tag on a stakeholder that is known to be there, making the tag if it is new; whether they did not carry it
/// before.
pub(crate) fn tag(work: &Work<'_, '_>, stakeholder: StakeholderId, name: &str) -> Result<bool, Failure> {
    let name = required_text("tag", name, NAME)?;
    let id = match find(work, &name)? {
        Some((id, _)) => id,
        None => {
            let id = TagId::new(work.context.now);
            sql::run(
                work,
                "INSERT INTO tag(id, name, name_key, added_on) VALUES (?1, ?2, ?3, ?4)",
                (sql::Id(id), &name, fold_key(&name), work.context.today),
            )?;
            id
        }
    };
    let changed = sql::run(
        work,
        "INSERT INTO tagging(id, tag_id, stakeholder_id) VALUES (?1, ?2, ?3) ON CONFLICT(stakeholder_id, tag_id) DO NOTHING",
        (
            sql::Id(TaggingId::new(work.context.now)),
            sql::Id(id),
            sql::Id(stakeholder),
        ),
    )?;
    Ok(changed > 0)
}

/// The tags of a stakeholder, by name.
pub(crate) fn of(conn: &Connection, stakeholder: StakeholderId) -> Result<Vec<TagOf>, Failure> {
    sql::rows(
        conn,
        "SELECT t.id, t.name FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.stakeholder_id = ?1 ORDER BY t.name_key, t.id",
        [sql::Id(stakeholder)],
        |row| {
            Ok(TagOf {
                id: sql::id(row, 0)?,
                name: row.get(1)?,
            })
        },
    )
}

/// Tags that nobody carries any longer go.
pub(crate) fn drop_unused(work: &Work<'_, '_>) -> Result<(), Failure> {
    sql::run(
        work,
        "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM tagging g WHERE g.tag_id = tag.id)",
        (),
    )?;
    Ok(())
}
