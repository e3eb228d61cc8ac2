//! Finding anything by name: for the palette.

use domain::{ProjectId, StakeholderId, StakeholderKind, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use ts_rs::TS;

use crate::door::Page;
use crate::people::list::{Archived, Filter, PersonRow, Query, list};
use crate::{Failure, Look, sql};

/// What is looked for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchRequest {
    /// Words, each the beginning of a word; accents and case do not matter.
    pub text: String,
    /// The most stakeholders to answer with, 1 to 100; 20 when left out.
    #[serde(default = "twenty")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

fn twenty() -> u32 {
    20
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SearchHits {
    /// Stakeholders, best match first.
    pub stakeholders: Vec<StakeholderHit>,
    /// How many stakeholders match in all.
    pub stakeholders_total: u64,
    /// Projects whose name contains the text.
    pub projects: Vec<ProjectHit>,
    /// Units whose name contains the text, at most ten.
    pub units: Vec<UnitHit>,
}

/// A stakeholder found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StakeholderHit {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Its kind.
    pub kind: StakeholderKind,
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Whether it is archived: the register leaves it out, the palette finds it.
    pub archived: bool,
}

/// A project found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProjectHit {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
}

/// A unit found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct UnitHit {
    /// The unit.
    pub id: UnitId,
    /// Its name.
    pub name: String,
}

/// `search_everywhere`.
pub fn everywhere(look: Look<'_>, request: SearchRequest) -> Result<SearchHits, Failure> {
    if !(1..=100).contains(&request.limit) {
        return Err(Failure::field("limit", "must be 1 to 100."));
    }
    let key = fold_key(&request.text);
    if key.is_empty() {
        return Ok(SearchHits {
            stakeholders: Vec::new(),
            stakeholders_total: 0,
            projects: Vec::new(),
            units: Vec::new(),
        });
    }
    let filter = Filter {
        text: request.text,
        archived: Archived::With,
        ..Filter::default()
    };
    let found: Page<PersonRow> = list(look, Query::of(filter, request.limit))?;
    Ok(SearchHits {
        stakeholders_total: found.total,
        stakeholders: found
            .items
            .into_iter()
            .map(|row| StakeholderHit {
                id: row.id,
                kind: row.kind,
                name: row.name,
                role: row.role,
                unit: row.unit,
                archived: row.archived_on.is_some(),
            })
            .collect(),
        projects: sql::rows(
            look.conn,
            "SELECT id, name FROM project WHERE instr(name_key, ?1) > 0 ORDER BY name_key LIMIT 10",
            [&key],
            |row| {
                Ok(ProjectHit {
                    id: sql::id(row, 0)?,
                    name: row.get(1)?,
                })
            },
        )?,
        units: sql::rows(
            look.conn,
            "SELECT id, name FROM unit WHERE instr(name_key, ?1) > 0 ORDER BY name_key LIMIT 10",
            [&key],
            |row| {
                Ok(UnitHit {
                    id: sql::id(row, 0)?,
                    name: row.get(1)?,
                })
            },
        )?,
    })
}
