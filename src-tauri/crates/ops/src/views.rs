//! Ways of looking at a place, kept in the workspace under a name.

use domain::{SavedViewId, ViewKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::fold_key;
use ts_rs::TS;

use crate::door::{NAME, Nothing, Page, required_text};
use crate::{Code, Failure, Look, Work, sql};

/// The largest body of a view, in bytes.
const LARGEST: usize = 200_000;
/// The most views one place may have.
const MOST_VIEWS: u64 = 200;

/// A way of looking at a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SavedViewRow {
    /// The view.
    pub id: SavedViewId,
    /// What it is called.
    pub name: String,
    /// What it holds, as the place wrote it; null where it cannot be read.
    pub body: Value,
}

/// Of which place.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedViewsRequest {
    /// The place.
    pub kind: ViewKind,
}

/// A view to keep, or to keep anew.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedViewSave {
    /// The view it takes the place of, or the id a new one shall have; a new one of its own when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<SavedViewId>,
    /// The place.
    pub kind: ViewKind,
    /// What it is called, at most 300 characters; no two of one place alike.
    pub name: String,
    /// What it holds, at most 200,000 bytes as JSON.
    pub body: Value,
}

/// The view that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SavedViewSaved {
    /// Its id.
    pub id: SavedViewId,
}

/// A new name.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedViewRename {
    /// The view.
    pub id: SavedViewId,
    /// What it shall be called.
    pub name: String,
}

/// A view to delete.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedViewDelete {
    /// The view.
    pub id: SavedViewId,
}

/// `saved_views_list`: by name.
pub fn list(look: Look<'_>, request: SavedViewsRequest) -> Result<Page<SavedViewRow>, Failure> {
    let items = sql::rows(
        look.conn,
        "SELECT id, name, body FROM saved_view WHERE kind = ?1 ORDER BY name_key, id",
        [request.kind.as_str()],
        |row| {
            Ok(SavedViewRow {
                id: sql::id(row, 0)?,
                name: row.get(1)?,
                body: serde_json::from_str(row.get_ref(2)?.as_str()?).unwrap_or_default(),
            })
        },
    )?;
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}

/// `saved_view_save`.
pub fn save(work: &mut Work<'_, '_>, request: SavedViewSave) -> Result<SavedViewSaved, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    let body = request.body.to_string();
    if body.len() > LARGEST {
        return Err(Failure::field(
            "body",
            "is too large to keep; leave something out.",
        ));
    }
    let id = request.id.unwrap_or_else(|| SavedViewId::new(work.context.now));
    refuse_taken(work, request.kind.as_str(), &name, id)?;
    let changed = sql::run(
        work,
        "UPDATE saved_view SET name = ?3, name_key = ?4, body = ?5, saved_on = ?6 WHERE id = ?1 AND kind = ?2",
        (
            sql::Id(id),
            request.kind.as_str(),
            &name,
            fold_key(&name),
            &body,
            work.context.today,
        ),
    )?;
    if changed == 0 {
        sql::refuse_taken(work, "saved_view", sql::Id(id))?;
        let statement = "SELECT count(*) FROM saved_view WHERE kind = ?1";
        let there: u64 = sql::one(work, statement, [request.kind.as_str()])?.unwrap_or(0);
        if there >= MOST_VIEWS {
            return Err(Failure::new(
                Code::Invalid,
                format!(
                    "There are {MOST_VIEWS} views already, which is the most there can be. Delete some first."
                ),
            ));
        }
        sql::run(
            work,
            "INSERT INTO saved_view(id, kind, name, name_key, body, saved_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                sql::Id(id),
                request.kind.as_str(),
                &name,
                fold_key(&name),
                &body,
                work.context.today,
            ),
        )?;
    }
    work.label(format!("Saved view {name}"));
    Ok(SavedViewSaved { id })
}

/// `saved_view_rename`.
pub fn rename(work: &mut Work<'_, '_>, request: SavedViewRename) -> Result<Nothing, Failure> {
    let name = required_text("name", &request.name, NAME)?;
    let kind: Option<String> = sql::one(
        work,
        "SELECT kind FROM saved_view WHERE id = ?1",
        [sql::Id(request.id)],
    )?;
    let kind = kind.ok_or_else(|| Failure::not_found("This view"))?;
    refuse_taken(work, &kind, &name, request.id)?;
    sql::run(
        work,
        "UPDATE saved_view SET name = ?2, name_key = ?3 WHERE id = ?1",
        (sql::Id(request.id), &name, fold_key(&name)),
    )?;
    work.label(format!("Renamed view {name}"));
    Ok(Nothing {})
}

/// `saved_view_delete`.
pub fn delete(work: &mut Work<'_, '_>, request: SavedViewDelete) -> Result<Nothing, Failure> {
    let name: Option<String> = sql::one(
        work,
        "SELECT name FROM saved_view WHERE id = ?1",
        [sql::Id(request.id)],
    )?;
    let name = name.ok_or_else(|| Failure::not_found("This view"))?;
    sql::run(
        work,
        "DELETE FROM saved_view WHERE id = ?1",
        [sql::Id(request.id)],
    )?;
    work.label(format!("Deleted view {name}"));
    Ok(Nothing {})
}

/// Refuses a name that another view of the place has.
fn refuse_taken(work: &Work<'_, '_>, kind: &str, name: &str, id: SavedViewId) -> Result<(), Failure> {
    let statement = "SELECT 1 FROM saved_view WHERE kind = ?1 AND name_key = ?2 AND id <> ?3";
    match sql::one::<i64>(work, statement, (kind, fold_key(name), sql::Id(id)))? {
        Some(_) => Err(Failure::field(
            "name",
            format!("there is a view “{name}” already; choose another name."),
        )),
        None => Ok(()),
    }
}
