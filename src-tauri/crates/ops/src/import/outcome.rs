//! What an import says it did, or would do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What an import did, or would do. Every data row is in exactly one of created, updated,
/// skipped, left out and refused.
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
    /// Rows left out by hand.
    pub left_out: u64,
    /// Rows that could not come in.
    pub refused: Vec<RowRemark>,
    /// Rows that came in differently from what the file says.
    pub notes: Vec<RowRemark>,
    /// The journal's id of the change; none when nothing changed, or in a dry run.
    #[ts(type = "string | null")]
    pub change_set: Option<Uuid>,
    /// What was made of the rows.
    pub made: Made,
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
    /// New projects.
    pub projects: u64,
    /// New tags.
    pub tags: u64,
    /// New custom fields.
    pub custom_fields: u64,
    /// New axes of one's own.
    pub own_axes: u64,
    /// New records of conversations.
    pub engagements: u64,
    /// New commitments.
    pub commitments: u64,
    /// New judged scores.
    pub judged_scores: u64,
    /// New plan lines.
    pub plan_lines: u64,
}

/// A row and what is to be known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RowRemark {
    /// The sheet's name; empty for delimited text.
    pub sheet: String,
    /// The line of the file where the row begins, from 1.
    pub line: u64,
    /// The column concerned.
    pub field: String,
    /// What, and what to do about it.
    pub reason: String,
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
    /// It was left out by hand.
    LeftOut,
}
