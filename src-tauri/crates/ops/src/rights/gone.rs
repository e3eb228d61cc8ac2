//! Who was deleted and is in the history still, so that they can be erased.

use domain::StakeholderId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use ts_rs::TS;

use crate::door::{Nothing, Page};
use crate::{Failure, Look};

/// A person who is in the register no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct GonePerson {
    /// The id they had.
    pub id: StakeholderId,
    /// The name they had last.
    pub name: String,
}

/// `gone_people`: by name, then by who was added first; by that alone where nobody is named.
pub fn list(look: Look<'_>, _: Nothing) -> Result<Page<GonePerson>, Failure> {
    let gone = look.workspace.gone_people()?.into_iter();
    let mut items: Vec<GonePerson> = gone
        .map(|(id, name)| GonePerson {
            id: StakeholderId::from_bytes(id),
            name,
        })
        .collect();
    if !look.by_position {
        items.sort_by_cached_key(|person| fold_key(&person.name));
    }
    Ok(Page {
        total: items.len() as u64,
        items,
    })
}
