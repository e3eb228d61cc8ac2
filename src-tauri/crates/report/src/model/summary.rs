//! Page one: the decision asked for and what it rests on.

use chrono::NaiveDate;
use domain::{Component, ConfidenceLevel, Decision, Rag};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The first page's figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Summary {
    /// One sentence that says where the project stands.
    pub headline: String,
    /// The decision the figures propose, and the one taken.
    pub proposal: Proposal,
    /// The go-live date.
    pub go_live: Option<NaiveDate>,
    /// Days from the report's date to go-live; negative once it has passed.
    pub days_to_go_live: Option<i64>,
    /// How far the figures can be trusted (R32), over all groups.
    pub confidence: Option<ConfidenceLevel>,
    /// Oldest evidence used.
    pub data_from: Option<NaiveDate>,
    /// Newest evidence used: the data's date.
    pub data_to: Option<NaiveDate>,
    /// People, leadership, capacity, in this order.
    pub bars: Vec<Bar>,
    /// The project's figure over its groups.
    pub overall: Overall,
}

/// The proposed decision (R37) beside the one taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Proposal {
    /// What the figures propose.
    pub decision: Decision,
    /// Why, one sentence each, the most important first.
    pub reasons: Vec<String>,
    /// By when the decision is needed.
    pub needed_by: Option<NaiveDate>,
    /// The decision taken, once there is one. Until then a line to sign is printed.
    pub decided: Option<Decided>,
}

/// A decision taken by a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Decided {
    /// What was decided.
    pub decision: Decision,
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// Why, above all where it differs from the proposal.
    pub note: Option<String>,
}

/// One of the three bars of page one (R37).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Bar {
    /// Which bar.
    pub kind: BarKind,
    /// 0–100, or `None`: not assessed.
    pub value: Option<f64>,
    /// The minimum bar.
    pub minimum: f64,
    /// The target.
    pub target: f64,
    /// Change since the previous report.
    pub change: Option<f64>,
    /// Age of the oldest evidence in days.
    pub evidence_days: Option<i64>,
    /// What it rests on, or why it is not assessed.
    pub basis: Option<String>,
}

/// What a bar measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
#[serde(rename_all = "snake_case")]
pub enum BarKind {
    /// Commitment, efficacy and adoption.
    People,
    /// The sponsor check.
    Leadership,
    /// Room for the change.
    Capacity,
}

impl BarKind {
    /// The bar's name.
    pub fn label(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Leadership => "Leadership",
            Self::Capacity => "Capacity",
        }
    }
}

/// The project's figure: headcount-weighted over the groups that publish one (R32, portfolio).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Overall {
    /// The weighted index; `None` where no group publishes one.
    pub value: Option<f64>,
    /// Its colour after caps.
    pub rag: Option<Rag>,
    /// The lowest group's index: always named beside the weighted one.
    pub lowest: Option<f64>,
    /// The lowest group.
    pub lowest_group: Option<String>,
    /// Headcount of the groups that publish an index.
    pub headcount_covered: u32,
    /// Headcount of all groups.
    pub headcount: u32,
    /// Groups that publish an index.
    pub groups_covered: u32,
    /// Change of the weighted index since the previous report, on common components.
    pub change: Option<f64>,
}

/// Something that stands in the way, ordered by component weight × shortfall × headcount (R37).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Blocker {
    /// The group it concerns.
    pub group: String,
    /// What follows if nothing is done, one sentence.
    pub consequence: String,
    /// The component that falls short.
    pub component: Component,
    /// Points below the target.
    pub shortfall: f64,
    /// People concerned.
    pub headcount: Option<u32>,
    /// Who owns the way out.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// What is done meanwhile.
    pub workaround: Option<String>,
}
