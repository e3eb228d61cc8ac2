//! Which stakeholders something is done to.

use std::collections::HashSet;

use domain::StakeholderId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{Filter, matching};
use crate::{Failure, Work};

/// Which stakeholders: named, or all that a filter lets through but a few.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Selection {
    /// These.
    Ids(Vec<StakeholderId>),
    /// All that match.
    Matching {
        /// The filter.
        filter: Filter,
        /// But not these.
        #[serde(default)]
        except: Vec<StakeholderId>,
    },
}

impl Selection {
    /// Their ids, each once.
    pub(super) fn ids(self, work: &Work<'_, '_>) -> Result<Vec<StakeholderId>, Failure> {
        let mut ids = match self {
            Self::Ids(ids) => ids,
            Self::Matching { filter, except } => {
                // In a list of operations, those before it may have added who is looked for.
                work.change.index()?;
                let except: HashSet<_> = except.into_iter().collect();
                matching(work.look(), &filter)?
                    .into_iter()
                    .filter(|id| !except.contains(id))
                    .collect()
            }
        };
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }
}
