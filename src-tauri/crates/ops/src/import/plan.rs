//! What bringing a file in will do, row by row, before it is done.

use domain::{ProjectId, StakeholderId};
use exchange::About;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, OnMatch, RowFate, RowRemark};

/// How a file is to be brought in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ImportChoices {
    /// The project that rows belong to which name none: stakeholders get a stake in it, ratings belong to it.
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// What to do with those who are there already.
    #[ts(optional, as = "Option<OnMatch>")]
    pub on_match: OnMatch,
    /// Rows that are to be treated differently.
    #[ts(optional, as = "Option<Vec<RowChoice>>")]
    pub rows: Vec<RowChoice>,
}

/// A row that is to be treated differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RowChoice {
    /// The sheet, counted from 0.
    pub sheet: u32,
    /// The line in the file.
    pub line: u64,
    /// What to do with it.
    pub action: RowAction,
}

/// What to do with one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowAction {
    /// Leave it out.
    LeaveOut,
    /// Leave whom it matches as they are.
    Skip,
    /// Change whom it matches.
    Update,
    /// Add somebody all the same.
    Create,
}

/// What bringing a file in will do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportPlan {
    /// The file's name.
    pub file_name: String,
    /// Data rows. Every one is in exactly one of the five counts below.
    pub rows: u64,
    /// Rows that become something new.
    pub created: u64,
    /// Rows that change something.
    pub updated: u64,
    /// Rows that say nothing new, or that are to be skipped.
    pub skipped: u64,
    /// Rows that cannot come in.
    pub refused: u64,
    /// Rows left out by hand.
    pub left_out: u64,
    /// What will be made.
    pub made: Made,
    /// What concerns the whole file or sheet rather than a row.
    pub notes: Vec<RowRemark>,
}

/// Which rows of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ImportRowsQuery {
    /// Only these fates; all when empty.
    #[ts(optional, as = "Option<Vec<RowFate>>")]
    pub fates: Vec<RowFate>,
    /// Only rows with a remark.
    #[ts(optional, as = "Option<bool>")]
    pub remarked: bool,
    /// Only this sheet, counted from 0.
    #[ts(optional)]
    pub sheet: Option<u32>,
    /// Only rows that hold this text in their name, detail or reasons; accents and case do not matter.
    #[ts(optional, as = "Option<String>")]
    pub text: String,
    /// How many rows to pass over.
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many rows at most; 100 when 0.
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// A row of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportRow {
    /// The sheet, counted from 0.
    pub sheet: u32,
    /// The line in the file.
    pub line: u64,
    /// What will happen with it.
    pub fate: RowFate,
    /// What it is about.
    pub about: About,
    /// Whom or what it names.
    pub name: String,
    /// What else tells it apart: role and unit; the two ends of a tie.
    pub detail: String,
    /// Whom it matches; none when it is new.
    pub matched: Option<ImportMatch>,
    /// What it changes, field by field.
    pub changes: Vec<FieldChange>,
    /// Why it is refused, or what comes in differently from what it says.
    pub remarks: Vec<FieldRemark>,
}

/// Whom a row matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportMatch {
    /// The stakeholder; none when the row is about something else.
    pub stakeholder: Option<StakeholderId>,
    /// Its name in the workspace.
    pub name: String,
    /// What told it.
    pub by: ImportMatchedBy,
}

/// What told that a row is about somebody who is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportMatchedBy {
    /// The id or reference.
    Reference,
    /// An e-mail address that is theirs alone.
    Email,
    /// Name and unit.
    NameAndUnit,
    /// The name, where the row names no unit and nobody else is called so.
    Name,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldChange {
    /// Its label.
    pub field: String,
    /// As it is; empty when there is nothing.
    pub old: String,
    /// As it will be.
    pub new: String,
}

/// Something about one field of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldRemark {
    /// The heading of the column; empty where it concerns the whole row.
    pub field: String,
    /// What, and what to do about it.
    pub reason: String,
}
