//! Support asked for and given: pull, never push.

use chrono::NaiveDate;
use domain::{NeedState, PlanStatus, RequestOrigin, RequestStatus, ServiceFamily};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the project asked for, what it got, and what is open to it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Support {
    /// The project's requests, newest first.
    pub requests: Vec<RequestLine>,
    /// The support plan, by due date.
    pub plan: Vec<PlanLine>,
    /// The seven service families and where the project stands with each.
    pub families: Vec<FamilyLine>,
}

/// A request for support.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct RequestLine {
    /// The service asked for.
    pub service: String,
    /// Its family.
    pub family: ServiceFamily,
    /// Who asked, as the profile allows.
    pub asked_by: Option<String>,
    /// When.
    pub asked_on: NaiveDate,
    /// Whether the project came of itself.
    pub origin: RequestOrigin,
    /// Why.
    pub why: Option<String>,
    /// The value expected.
    pub value: Option<String>,
    /// For which stakeholder.
    pub for_whom: Option<String>,
    /// By when.
    pub by_when: Option<NaiveDate>,
    /// Where it stands.
    pub status: RequestStatus,
}

/// A line of the support plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct PlanLine {
    /// What is done.
    pub what: String,
    /// The value expected, and for whom.
    pub value: Option<String>,
    /// Who owns it: owners of actions may be named.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub status: PlanStatus,
    /// What it changed.
    pub outcome: Option<String>,
}

/// A service family and the project's need of it (R26).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct FamilyLine {
    /// The family.
    pub family: ServiceFamily,
    /// Wanted, invitation open, … An open invitation is a neutral offer, never a lapse.
    pub state: NeedState,
    /// Need, 0–3.
    pub need: Option<u8>,
}
