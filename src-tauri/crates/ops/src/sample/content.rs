//! The content as the files beside this one hold it. Days are counted from the sample's date.

use std::collections::BTreeMap;

use domain::{
    Basis, CommitmentDirection, CustomKind, CustomSubject, Engagement, Measure, PlanStatus, RequestOrigin,
    RequestStatus, ServiceFamily, StakeholderKind, TieKind,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{Code, Failure};

/// Days from the sample's date: below zero earlier, above zero later.
pub(super) type Day = i64;

/// The short name by which the files speak of one another's entries.
pub(super) type Key = String;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub name: String,
    pub purpose: String,
    pub begins: Day,
    pub programme: String,
    pub units: Vec<Unit>,
    pub project: Vec<Project>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    pub key: Key,
    pub name: String,
    pub under: Option<Key>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Project {
    pub key: Key,
    pub name: String,
    pub day: Day,
    pub summary: String,
    pub sponsor: Key,
    pub starts: Day,
    pub live: Day,
    pub team: u32,
    #[serde(default)]
    pub pilot: bool,
    pub stakes: Vec<Stakes>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stakes {
    pub day: Day,
    pub who: Vec<Key>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    pub stakeholders: Vec<Stakeholder>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stakeholder {
    pub key: Key,
    pub kind: Option<StakeholderKind>,
    pub name: String,
    #[serde(default)]
    pub role: String,
    #[serde(default)]
    pub grade: String,
    pub email: Option<String>,
    #[serde(default)]
    pub phone: String,
    pub unit: Option<Key>,
    pub headcount: Option<f64>,
    #[serde(default)]
    pub notes: String,
    pub to: Option<Key>,
    pub day: Option<Day>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Groups {
    pub groups: Vec<Group>,
    pub left: Vec<Left>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub key: Key,
    pub name: String,
    pub unit: Key,
    pub members: Vec<Key>,
    pub day: Option<Day>,
    pub of: Vec<Part>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub title: String,
    pub grade: String,
    pub headcount: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Left {
    pub group: Key,
    pub who: Key,
    pub from: Day,
    pub until: Day,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ties {
    pub ties: Vec<Tie>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tie {
    pub from: Key,
    pub kind: TieKind,
    pub to: Key,
    pub strength: u8,
    pub day: Day,
    pub source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessments {
    pub assessments: Vec<Assessment>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessment {
    pub who: Key,
    pub day: Day,
    pub by: Key,
    pub power: Option<i64>,
    pub interest: Option<i64>,
    pub now: Option<Engagement>,
    pub want: Option<Engagement>,
    pub attitude: Option<i64>,
    pub legitimate: Option<bool>,
    pub urgent: Option<bool>,
    pub basis: Basis,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Readiness {
    pub judged: Vec<Judged>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judged {
    pub project: Key,
    pub group: Key,
    pub day: Day,
    pub by: Key,
    #[serde(default)]
    pub all: Vec<f64>,
    #[serde(default)]
    pub some: BTreeMap<Measure, f64>,
    pub why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Needs {
    pub needs: Vec<Need>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Need {
    pub project: Key,
    pub family: ServiceFamily,
    pub day: Day,
    pub by: Key,
    pub level: u8,
    pub wanted: bool,
    pub service: Option<String>,
    pub hours: Option<f64>,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Requests {
    pub requests: Vec<Request>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    pub key: Key,
    pub project: Key,
    pub service: String,
    pub origin: Option<RequestOrigin>,
    pub by: Key,
    pub day: Day,
    pub why: String,
    pub value: String,
    #[serde(rename = "for")]
    pub for_whom: Key,
    pub by_when: Day,
    #[serde(default)]
    pub steps: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub day: Day,
    pub to: RequestStatus,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub plan: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub project: Key,
    pub request: Option<Key>,
    pub service: Option<String>,
    pub what: String,
    pub value: String,
    #[serde(rename = "for")]
    pub for_whom: Key,
    pub owner: Key,
    pub day: Day,
    pub due: Day,
    pub status: Option<PlanStatus>,
    pub done: Option<Ending>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ending {
    pub day: Day,
    pub status: PlanStatus,
    pub outcome: String,
    pub satisfaction: Option<u8>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Records {
    pub fields: Vec<Field>,
    pub values: Vec<Value>,
    pub tags: Vec<Tag>,
    pub conversations: Vec<Conversation>,
    pub commitments: Vec<Promise>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Own {
    pub axes: Vec<OwnAxis>,
    pub said: Vec<OwnSaid>,
    pub views: Vec<View>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnAxis {
    pub key: Key,
    pub name: String,
    pub low: String,
    pub high: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnSaid {
    pub axis: Key,
    pub project: Key,
    pub values: Vec<OwnValue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnValue {
    pub who: Key,
    pub day: Day,
    pub by: Key,
    pub value: i64,
    #[serde(default)]
    pub note: String,
}

/// Of the register; a column `axis:key` is that of an axis of one's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct View {
    pub name: String,
    pub by: Key,
    pub day: Day,
    #[serde(default)]
    pub kinds: Vec<StakeholderKind>,
    pub group: Option<String>,
    pub sort: String,
    #[serde(default)]
    pub descending: bool,
    pub shown: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub key: Key,
    pub of: CustomSubject,
    pub name: String,
    pub kind: CustomKind,
    #[serde(default)]
    pub choices: Vec<String>,
}

/// Of a stakeholder or of a project, as the field says; a text, or a day.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Value {
    pub who: Key,
    pub project: Key,
    pub field: Key,
    pub value: String,
    pub day: Option<Day>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tag {
    pub name: String,
    pub day: Day,
    pub by: Key,
    pub who: Vec<Key>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Conversation {
    pub with: Key,
    pub project: Option<Key>,
    pub day: Day,
    pub by: Key,
    #[serde(default)]
    pub channel: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub purpose: String,
    #[serde(default)]
    pub attendees: Vec<Key>,
    #[serde(default)]
    pub shared: String,
    #[serde(default)]
    pub issues: String,
    #[serde(default)]
    pub response: String,
    pub sentiment: Option<i64>,
    pub basis: Option<Basis>,
    pub follow_up: Option<Key>,
    pub follow_up_by: Option<Day>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Promise {
    pub with: Key,
    pub project: Option<Key>,
    pub whose: CommitmentDirection,
    pub what: String,
    pub owner: Option<Key>,
    pub by: Key,
    pub agreed: Day,
    pub due: Day,
    pub done: Option<Day>,
    #[serde(default)]
    pub withdrawn: bool,
}

/// One file of content.
pub(super) fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Failure> {
    toml::from_str(text).map_err(|error| {
        Failure::new(
            Code::Internal,
            format!("The sample’s {name} cannot be read: {error}"),
        )
    })
}
