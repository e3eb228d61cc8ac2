//! What an import says it did, or would do.

use domain::StakeholderKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What an import did, or would do. Every data row is in exactly one of created, updated, skipped and refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportOutcome {
    /// The file's name.
    pub file_name: String,
    /// Data rows of the file.
    pub rows: u64,
    /// Rows that became a stakeholder, or part of a new group.
    pub created: u64,
    /// Rows that changed somebody who was there.
    pub updated: u64,
    /// Rows that say nothing new.
    pub skipped: u64,
    /// Rows that could not come in.
    pub refused: Vec<RowRemark>,
    /// Rows that came in differently from what the file says.
    pub notes: Vec<RowRemark>,
    /// The journal's id of the change; none when nothing changed, or in a dry run.
    #[ts(type = "string | null")]
    pub change_set: Option<Uuid>,
    /// What was made of the rows.
    pub made: Made,
    /// The columns and what they were taken for.
    pub columns: Vec<ColumnUse>,
    /// The first rows as they come in, at most fifty.
    pub preview: Vec<PreviewRow>,
}

/// What was made of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Made {
    /// New persons.
    pub people: u64,
    /// New posts without a named person.
    pub roles: u64,
    /// New groups.
    pub groups: u64,
    /// New organisations.
    pub organisations: u64,
    /// New units.
    pub units: u64,
    /// New ties.
    pub ties: u64,
    /// New assessments.
    pub assessments: u64,
}

/// A row and what is to be known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RowRemark {
    /// The line of the file where the row begins, from 1.
    pub line: u64,
    /// The column concerned.
    pub field: String,
    /// What, and what to do about it.
    pub reason: String,
}

/// A column and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ColumnUse {
    /// Its heading.
    pub header: String,
    /// What it was taken for; none when it was left out.
    pub field: Option<String>,
}

/// A row as it comes in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PreviewRow {
    /// The line of the file where the row begins.
    pub line: u64,
    /// What happens with it.
    pub fate: RowFate,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The units from the root.
    pub unit: Vec<String>,
    /// Headcount of a group.
    pub headcount: Option<f64>,
}

/// What happens with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowFate {
    /// It becomes somebody new.
    Created,
    /// It changes somebody.
    Updated,
    /// It says nothing new.
    Skipped,
    /// It cannot come in.
    Refused,
}
