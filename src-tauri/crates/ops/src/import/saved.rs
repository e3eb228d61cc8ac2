//! Mappings kept for later: saved under a name, and remembered for files of the same shape.

use chrono::NaiveDate;
use domain::MappingId;
use exchange::Mapping;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, Nothing, Page, required_text};
use crate::{Code, Failure, Look, Work, sql};

/// A mapping saved under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SavedMapping {
    /// Its name.
    pub name: String,
    /// When it was saved last.
    pub saved_on: NaiveDate,
    /// What it says.
    pub mapping: Mapping,
}

/// A mapping to save.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MappingSave {
    /// The name; one of that name is replaced.
    pub name: String,
    /// What it says.
    pub mapping: Mapping,
}

/// Which mapping to delete.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MappingDelete {
    /// Its name.
    pub name: String,
}

/// `mappings_list`: by name.
pub fn list(look: Look<'_>, _: Nothing) -> Result<Page<SavedMapping>, Failure> {
    let kept = sql::rows(
        look.conn,
        "SELECT name, saved_on, body FROM mapping ORDER BY name_key",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)),
    )?;
    // One that a later version wrote in another form is not shown, and stays for that version.
    let items: Vec<SavedMapping> = kept
        .into_iter()
        .filter_map(|(name, saved_on, body)| {
            Some(SavedMapping {
                name,
                saved_on,
                mapping: read(&body)?,
            })
        })
        .collect();
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `mapping_save`.
pub fn save(work: &mut Work<'_, '_>, request: MappingSave) -> Result<Nothing, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    if request.mapping.sheets.iter().all(|sheet| sheet.about.is_none()) {
        return Err(Failure::field(
            "mapping",
            "takes in no sheet; say what the rows of one are about first.",
        ));
    }
    let body = write(&request.mapping)?;
    sql::run(
        work,
        "INSERT INTO mapping(id, name, name_key, shape, body, saved_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT(name_key) DO UPDATE SET name = excluded.name, shape = excluded.shape, body = excluded.body, \
         saved_on = excluded.saved_on WHERE name <> excluded.name OR body <> excluded.body",
        (
            sql::Id(MappingId::new(work.context.now)),
            &name,
            fold_key(&name),
            &request.mapping.shape,
            body,
            work.context.today,
        ),
    )?;
    work.label(format!("Saved the mapping {name}"));
    Ok(Nothing {})
}

/// `mapping_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: MappingDelete) -> Result<Nothing, Failure> {
    let gone = sql::run(
        work,
        "DELETE FROM mapping WHERE name_key = ?1",
        [fold_key(&request.name)],
    )?;
    if gone == 0 {
        return Err(Failure::not_found("This mapping"));
    }
    work.label(format!("Deleted the mapping {}", request.name.trim()));
    Ok(Nothing {})
}

/// The mapping of this name.
pub(super) fn named(look: Look<'_>, name: &str) -> Result<SavedMapping, Failure> {
    let key = fold_key(name);
    list(look, Nothing {})?
        .items
        .into_iter()
        .find(|saved| fold_key(&saved.name) == key)
        .ok_or_else(|| Failure::not_found("This mapping"))
}

/// What was last used for files of a shape.
pub(super) fn remembered(conn: &Connection, shape: &str) -> Result<Option<Mapping>, Failure> {
    let body: Option<String> = sql::one(
        conn,
        "SELECT body FROM remembered_mapping WHERE shape = ?1",
        [shape],
    )?;
    Ok(body.as_deref().and_then(read))
}

/// Remembers what was used. That is no change to the workspace: it is not journalled, and taking the import back does
/// not forget it.
pub(super) fn remember(
    workspace: &store::Workspace,
    mapping: &Mapping,
    used_on: NaiveDate,
) -> Result<(), Failure> {
    let body = write(mapping)?;
    Ok(workspace.remember_mapping(&mapping.shape, &body, used_on)?)
}

fn read(body: &str) -> Option<Mapping> {
    serde_json::from_str(body).ok()
}

fn write(mapping: &Mapping) -> Result<String, Failure> {
    serde_json::to_string(mapping).map_err(|_| {
        Failure::new(
            Code::Internal,
            "The mapping could not be written. Nothing was changed.",
        )
    })
}
