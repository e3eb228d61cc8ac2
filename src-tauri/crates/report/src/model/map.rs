//! Stakeholders: the power–interest map, gaps by role, and the full list.

use domain::{Engagement, GapDirection, GapKind, Quadrant};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The power–interest map (R1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct PowerInterestMap {
    /// The placed stakeholders.
    pub marks: Vec<Mark>,
    /// Stakeholders of the project that nobody has placed yet.
    pub not_placed: u32,
    /// Placed stakeholders that the profile does not show singly.
    pub withheld: u32,
    /// From which rating power and interest count as high.
    pub high_from: f64,
}

/// One stakeholder on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Mark {
    /// What to call it under the report's profile: a role, not a name, under `roles`. Empty where no mark has a label.
    pub label: String,
    /// Power, 1–5.
    pub power: f64,
    /// Interest, 1–5.
    pub interest: f64,
    /// The quadrant.
    pub quadrant: Quadrant,
    /// Close to the line between two quadrants.
    pub borderline: bool,
    /// Current engagement.
    pub current: Option<Engagement>,
    /// Desired engagement.
    pub desired: Option<Engagement>,
    /// Assessors differ by two or more.
    pub disputed: bool,
}

/// Current against desired engagement of everybody in one role (R4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct GapLine {
    /// The role.
    pub role: String,
    /// Stakeholders in it.
    pub people: u32,
    /// Of these, assessed.
    pub assessed: u32,
    /// Current engagement (lower median).
    pub current: Option<Engagement>,
    /// Desired engagement (lower median).
    pub desired: Option<Engagement>,
    /// What to do.
    pub direction: Option<GapDirection>,
    /// What kind of gap.
    pub kind: Option<GapKind>,
    /// Largest priority in the role, 0–20.
    pub priority: Option<f64>,
}

/// One stakeholder in the appendix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct StakeholderLine {
    /// What to call it under the report's profile.
    pub label: String,
    /// The unit or group.
    pub unit: Option<String>,
    /// Power, 1–5.
    pub power: Option<f64>,
    /// Interest, 1–5.
    pub interest: Option<f64>,
    /// The quadrant, once placed.
    pub quadrant: Option<Quadrant>,
    /// Current engagement.
    pub current: Option<Engagement>,
    /// Desired engagement.
    pub desired: Option<Engagement>,
    /// Desired − current.
    pub gap: Option<i8>,
}
