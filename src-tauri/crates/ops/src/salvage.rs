//! Saving what can be read of a damaged workspace file into a new one.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::backups::part_of;
use crate::{Context, Failure, Unlock};

/// What was saved of a damaged file, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SalvageOutcome {
    /// Whether nothing at all is missing.
    pub complete: bool,
    /// Whether the file still said which workspace it is; if not, the new one is named after its file.
    pub named: bool,
    /// The parts of the workspace with something in them, or with a loss.
    pub parts: Vec<SavedPart>,
}

/// What was saved of one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SavedPart {
    /// The part, in words: people and groups, assessments.
    pub part: String,
    /// Entries in the new workspace.
    pub saved: u64,
    /// Entries that could not be read; none if nobody can tell how many those were.
    pub lost: Option<u64>,
    /// Entries that were read, but make no sense without one that was lost.
    pub dropped: u64,
    /// Entries that pointed to one that was lost, and point nowhere now.
    pub loosened: u64,
}

/// Saves what can be read of `from` into a new workspace at `to`, protected by the password that `from` has: under a key of
/// its own where that is given, else under the key that is. Never writes to `from`. Undo does not go back beyond this.
///
/// # Errors
/// `damaged` when nothing at all can be read: then only a backup helps. `exists` when there is a file at `to`, `locked`,
/// `wrong_password`, `io`.
pub fn salvage(
    from: &Path,
    to: &Path,
    unlock: Option<Unlock>,
    context: &Context,
) -> Result<SalvageOutcome, Failure> {
    let of = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    };
    // A beginning that was overwritten says nothing; what was not protected needs no password.
    let protected = store::is_protected(from).unwrap_or(false);
    let (key, new_key) = match unlock.filter(|_| protected) {
        Some(Unlock::Password(password)) => (
            store::Key::of(from, &password)?,
            Some(store::Key::new(&password)?),
        ),
        Some(Unlock::Key(key)) => (Some(key.clone()), Some(key)),
        None => (None, None),
    };
    let new = store::NewWorkspace {
        id: Uuid::now_v7(),
        name: of(to),
        purpose: String::new(),
        fiction: false,
        created_on: context.today,
        key: new_key,
    };
    let saved = store::salvage(from, key.as_ref(), to, &new, context.now)?;
    Ok(SalvageOutcome {
        complete: saved.is_complete(),
        named: saved.named,
        parts: parts(&saved.tables),
    })
}

fn parts(tables: &[store::SavedTable]) -> Vec<SavedPart> {
    let mut parts: Vec<SavedPart> = Vec::new();
    for table in tables {
        let part = match table.table.as_str() {
            "journal" => "history",
            table => part_of(table),
        };
        match parts.iter_mut().find(|known| known.part == part) {
            Some(known) => {
                known.saved += table.rows;
                known.lost = known.lost.zip(table.lost).map(|(one, other)| one + other);
                known.dropped += table.dropped;
                known.loosened += table.loosened;
            }
            None => parts.push(SavedPart {
                part: part.to_owned(),
                saved: table.rows,
                lost: table.lost,
                dropped: table.dropped,
                loosened: table.loosened,
            }),
        }
    }
    parts
}
