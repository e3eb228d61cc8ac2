//! One group's readiness: the heatmap's row and the group's own section.

use chrono::NaiveDate;
use domain::{Component, ConfidenceLevel, Element, Measure, Rag};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A group as the report shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct GroupReadiness {
    /// The group's display name.
    pub name: String,
    /// The unit it belongs to.
    pub unit: Option<String>,
    /// People in it.
    pub headcount: Option<u32>,
    /// The five elements in their order (R8).
    pub elements: Vec<Cell>,
    /// The first barrier.
    pub first_barrier: FirstBarrier,
    /// Commitment (R11), 1–5.
    pub commitment: Cell,
    /// Efficacy (R11), 1–5.
    pub efficacy: Cell,
    /// The index (R32) with its parts.
    pub index: GroupIndex,
    /// The judged scores behind the cells.
    pub judgements: Vec<JudgementLine>,
    /// Anything to be said about the group in words: barrier, support plan, champions.
    pub notes: Vec<String>,
}

/// One measured or judged value of a group on its 1–5 scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Cell {
    /// What is measured.
    pub measure: Measure,
    /// 1–5: the median for an element, the mean for commitment and efficacy. `None`: not assessed or suppressed.
    pub value: Option<f64>,
    /// Answers behind it; `None` for a judged score.
    pub n: Option<u32>,
    /// Whether a named author judged it rather than a survey measured it.
    pub judged: bool,
    /// Why it is not shown although it exists (R15).
    pub suppressed: Option<String>,
    /// The evidence's date.
    pub on: Option<NaiveDate>,
}

impl Cell {
    /// A cell nothing is known about.
    pub fn not_assessed(measure: Measure) -> Self {
        Self {
            measure,
            value: None,
            n: None,
            judged: false,
            suppressed: None,
            on: None,
        }
    }
}

/// The first element that scores 3 or less (R8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
#[serde(rename_all = "snake_case", tag = "kind", content = "element")]
pub enum FirstBarrier {
    /// No element is low.
    None,
    /// A blank comes before any low score.
    Undetermined,
    /// This one.
    At(Element),
}

/// A group's readiness index (R32).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct GroupIndex {
    /// 0–100; `None`: insufficient data.
    pub value: Option<f64>,
    /// Colour after caps.
    pub rag: Option<Rag>,
    /// Why the colour is capped, or why there is no index; one sentence each.
    pub reasons: Vec<String>,
    /// Share of the weights that is there, in per cent.
    pub completeness: f64,
    /// How far it can be trusted.
    pub confidence: Option<ConfidenceLevel>,
    /// All components, also those that are missing.
    pub components: Vec<ComponentLine>,
    /// Against the previous report.
    pub trend: Option<TrendLine>,
    /// The range when each weight is halved and raised by half, and what flips.
    pub sensitivity: Option<super::Sensitivity>,
}

/// One component of the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct ComponentLine {
    /// Which one.
    pub component: Component,
    /// Its weight.
    pub weight: f64,
    /// 0–100; `None`: not assessed.
    pub value: Option<f64>,
    /// Its colour.
    pub rag: Option<Rag>,
    /// What it rests on: n, date, source; or why it is missing.
    pub basis: Option<String>,
    /// The evidence's date.
    pub on: Option<NaiveDate>,
}

/// Change since an earlier date on common components.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct TrendLine {
    /// Points gained or lost.
    pub change: f64,
    /// Improving, stable, declining.
    pub word: String,
    /// The earlier date.
    pub since: NaiveDate,
}

/// A judged score and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct JudgementLine {
    /// What was judged.
    pub measure: Measure,
    /// The score, 1–5.
    pub value: f64,
    /// When.
    pub on: NaiveDate,
    /// By whom: a role under the `roles` profile, or `None`: withheld.
    pub author: Option<String>,
    /// The reason, where the profile allows it.
    pub reason: Option<String>,
}
