//! How the figures came about: what an executive may challenge.

use chrono::NaiveDate;
use domain::{Component, Rag};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Method, limits and what is missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Method {
    /// Stakeholders in the project's scope, listed or not.
    pub in_scope: u32,
    /// What the redaction profile does and what it hid, in sentences (R34).
    pub treatment: Vec<String>,
    /// Surveys and judgements the figures rest on.
    pub sources: Vec<SurveyLine>,
    /// The smallest group whose answers are shown.
    pub minimum_n: u32,
    /// Cells withheld because of it.
    pub suppressed_cells: u32,
    /// Weights of the index.
    pub weights: Vec<WeightLine>,
    /// How the project's figure reacts to other weights.
    pub sensitivity: Option<Sensitivity>,
    /// Settings nobody published: the house chose them.
    pub house_rules: Vec<HouseRule>,
    /// The rules used, by plain names.
    pub rules: Vec<RuleNote>,
    /// Limits printed beside every index; [`Method::standing_caveats`] has them.
    pub caveats: Vec<String>,
    /// What was not assessed, one item each.
    pub not_assessed: Vec<String>,
}

impl Method {
    /// The limits of any readiness index (R32).
    pub fn standing_caveats() -> Vec<String> {
        [
            "The weights are judgements, not measurements.",
            "Components compensate for one another: a strong one can hide a weak one, so read them singly.",
            "The index has not been validated as a prediction of adoption.",
            "The answers are ordinal; means of them are a convenience.",
            "Any figure that decides something can be gamed; ask for the evidence behind it.",
        ]
        .map(String::from)
        .to_vec()
    }
}

/// One source of figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct SurveyLine {
    /// What it is: "Judged scores", "Pulse, round 2".
    pub name: String,
    /// Values or answers.
    pub n: u32,
    /// People asked, for a survey.
    pub asked: Option<u32>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// A component's weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct WeightLine {
    /// The component.
    pub component: Component,
    /// Its weight.
    pub weight: f64,
    /// What goes into it, in one phrase.
    pub input: String,
    /// In how many groups it is there.
    pub groups: u32,
}

/// What other weights would have shown (R32).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Sensitivity {
    /// Lowest index with one weight halved or raised by half.
    pub low: f64,
    /// Highest index.
    pub high: f64,
    /// Components whose weight changes the colour, and to what.
    pub flips: Vec<Flip>,
    /// The geometric mean, as a check on compensation.
    pub geometric: Option<f64>,
}

/// A colour that another weight would have given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Flip {
    /// The component whose weight was changed.
    pub component: Component,
    /// The factor: 0.5 or 1.5.
    pub factor: f64,
    /// The colour it would be.
    pub to: Rag,
}

/// A setting the house chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct HouseRule {
    /// What it sets.
    pub name: String,
    /// Its value as text.
    pub value: String,
}

/// A rule in plain words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct RuleNote {
    /// Its plain name.
    pub name: String,
    /// What it does, one or two sentences.
    pub text: String,
}
