//! The one model of the readiness report: every figure and word that any format shows.
//!
//! It holds values, not sentences about values, so that each format rounds in the same place
//! ([`crate::figures`]). A value that is not there is `None` and is shown as "not assessed"; it is never 0.

mod group;
mod map;
mod method;
mod snapshot;
mod summary;
mod support;

pub use group::{Cell, ComponentLine, FirstBarrier, GroupIndex, GroupReadiness, JudgementLine, TrendLine};
pub use map::{GapLine, Mark, PowerInterestMap, StakeholderLine};
pub use method::{Flip, HouseRule, Method, RuleNote, Sensitivity, SurveyLine, WeightLine};
pub use summary::{Bar, BarKind, Blocker, Decided, Overall, Proposal, Summary};
pub use support::{FamilyLine, PlanLine, RequestLine, Support};

use chrono::NaiveDate;
pub use domain::Profile;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The readiness report for one project as of one date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Report {
    /// What the report is about and under which conditions it was made.
    pub header: Header,
    /// Page one: headline, proposed decision, bars.
    pub summary: Summary,
    /// The groups the change touches, in the order to show them: the least ready first.
    pub groups: Vec<GroupReadiness>,
    /// What stands in the way, most pressing first (R37). All of them; page one shows five.
    pub blockers: Vec<Blocker>,
    /// What leaders are asked to do, one sentence each. May be empty.
    pub asks: Vec<String>,
    /// Support asked for and given.
    pub support: Support,
    /// The power–interest map.
    pub map: PowerInterestMap,
    /// Current against desired engagement, summed by role.
    pub engagement: Vec<GapLine>,
    /// Every stakeholder of the project by role, for the appendix.
    pub stakeholders: Vec<StakeholderLine>,
    /// How the figures came about.
    pub method: Method,
}

/// What the report is about and under which conditions it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
pub struct Header {
    /// The workspace's name.
    pub workspace: String,
    /// Whether the workspace is invented: shown on every page.
    pub fiction: bool,
    /// The programme the project belongs to.
    pub programme: Option<String>,
    /// The project.
    pub project: String,
    /// The change that lands on the groups, when the project names one.
    pub change: Option<String>,
    /// The date whose state of knowledge is shown.
    pub as_of: NaiveDate,
    /// The day the report was made, to be printed. `None` keeps the pages the same on whatever day they are made.
    pub made_on: Option<NaiveDate>,
    /// The program's version.
    pub version: String,
    /// The classification label, in the house's own words.
    pub classification: String,
    /// How names are treated.
    pub profile: Profile,
    /// Content hash of the figures; see [`Report::sealed`].
    pub snapshot: String,
    /// The paper the pages are made for.
    pub paper: Paper,
}

/// Paper size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export_to = "report/")]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// ISO A4.
    #[default]
    A4,
    /// US Letter.
    UsLetter,
}

/// The classification label of a report nobody has labelled.
pub const DEFAULT_CLASSIFICATION: &str = "Internal";
