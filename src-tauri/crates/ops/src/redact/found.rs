//! What a redaction hid, to be shown before anything leaves.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Profile, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A name that is hidden, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HiddenName {
    /// As it is recorded.
    pub before: String,
    /// As the output has it; none where nothing stands there.
    pub after: Option<String>,
    /// How often it is hidden.
    pub times: u32,
}

/// The place of the window where a text stands and can be edited.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum TextPlace {
    /// The profile of a stakeholder.
    Profile,
    /// The readiness of groups.
    Readiness,
    /// Requests and plan.
    Support,
    /// The history, where nothing is edited.
    History,
    /// Elsewhere.
    Elsewhere,
}

/// A text that is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Withheld {
    /// Tells the text apart from every other: a wording for it is given under this.
    pub key: String,
    /// What text it is, in words.
    pub what: String,
    /// As it is written.
    pub text: String,
    /// Whom of those hidden it names.
    pub names: Vec<String>,
    /// Where it can be edited.
    pub place: TextPlace,
    /// Whose profile that is, where it is a profile.
    pub stakeholder: Option<StakeholderId>,
    /// The other words that were given for it and name somebody hidden as well.
    pub refused: Option<String>,
}

/// Other words for a text that is withheld, for one output. The text itself stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Which text.
    pub key: String,
    /// What to print instead.
    pub text: String,
}

/// What an output hides, told before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Told {
    /// The profile.
    pub profile: Profile,
    /// What it does and what it did, in sentences.
    pub treatment: Vec<String>,
    /// What is left out beside names and texts that name somebody, in sentences.
    pub left_out: Vec<String>,
    /// Every name that is hidden, with what stands in its place.
    pub hidden: Vec<HiddenName>,
    /// Names that stay, since they own actions.
    pub kept: Vec<String>,
    /// Texts that are withheld because of whom they name.
    pub withheld: Vec<Withheld>,
}

/// Gathers what is hidden as it goes.
#[derive(Debug, Default)]
pub(super) struct Found {
    hidden: BTreeMap<(String, Option<String>), u32>,
    pub(super) kept: BTreeSet<String>,
    pub(super) withheld: BTreeMap<String, Withheld>,
    pub(super) worded: u32,
    pub(super) others_words: u32,
    pub(super) texts: u32,
    pub(super) rows_left_out: u64,
}

impl Found {
    pub(super) fn hide(&mut self, before: &str, after: Option<&str>) {
        if before != after.unwrap_or_default() && !before.trim().is_empty() {
            *self
                .hidden
                .entry((before.to_owned(), after.map(str::to_owned)))
                .or_default() += 1;
        }
    }

    pub(super) fn hidden(&self) -> Vec<HiddenName> {
        let name = |((before, after), &times): (&(String, Option<String>), &u32)| HiddenName {
            before: before.clone(),
            after: after.clone(),
            times,
        };
        self.hidden.iter().map(name).collect()
    }
}
