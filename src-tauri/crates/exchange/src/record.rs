//! What rows say that are not about a stakeholder alone: units, projects, ties, judgements, conversations, promises, plan
//! lines.

use chrono::NaiveDate;
use domain::{Axis, Basis, CommitmentDirection, CommitmentStatus, Measure, PlanStatus, TieKind};
use serde::Serialize;

use crate::draft::{Origin, Pointer};

/// A value for a custom field, in the form it is kept in: a number as JSON writes it, a date as YYYY-MM-DD, yes or no as
/// `yes` or `no`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustomValue {
    /// Which of [`Draft::fields`](crate::Draft::fields).
    pub field: usize,
    /// The value; never empty.
    pub value: String,
}

/// A value on an axis of one's own (R2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OwnRating {
    /// Which of [`Draft::axes`](crate::Draft::axes).
    pub axis: usize,
    /// The value, 1 to 5.
    pub value: i64,
}

/// Where a judgement comes from: its date, its author and what it rests on. What is not said is filled in by who
/// brings the file in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// The date it speaks of.
    pub on_date: Option<NaiveDate>,
    /// Who judged; empty where the file does not say.
    pub author: String,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// A note or reason.
    pub reason: String,
}

/// What one row says that is not about a stakeholder alone. A row that names several stakeholders gives several, one right
/// after the other, that differ in nothing else.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// The sheet and line of the row.
    pub origin: Origin,
    /// True for the second and every further record of a row that names several ("Ann Smith / Bob Jones"): the row is
    /// counted with the first. A tie from several to several gives one record for each pair.
    pub also: bool,
    /// What it says.
    pub says: Says,
}

/// What a row says. Texts are tidied; an empty text means that the file says nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// A unit exists.
    Unit {
        /// The way to it from the top; never empty.
        path: Vec<String>,
    },
    /// A project exists.
    Project {
        /// Its name; never empty.
        name: String,
        /// Its programme.
        programme: String,
        /// Its summary.
        summary: String,
        /// Its sponsor.
        sponsor: Option<Pointer>,
        /// When it starts.
        starts_on: Option<NaiveDate>,
        /// When it goes live.
        goes_live_on: Option<NaiveDate>,
        /// How many are in its team.
        team_size: Option<u32>,
        /// Whether it is a pilot.
        pilot: Option<bool>,
        /// Its custom fields.
        custom: Vec<CustomValue>,
    },
    /// One stakeholder is tied to another.
    Tie {
        /// From whom.
        from: Pointer,
        /// To whom.
        to: Pointer,
        /// How.
        kind: TieKind,
        /// How strongly, 1 to 5.
        strength: Option<i64>,
        /// Since when.
        starts_on: Option<NaiveDate>,
        /// Until when.
        ends_on: Option<NaiveDate>,
    },
    /// A stakeholder was assessed.
    Assessment {
        /// Who.
        stakeholder: Pointer,
        /// In which project; none for the one chosen for the import.
        project: Option<String>,
        /// At most one value an axis, each in its range; never empty.
        values: Vec<(Axis, i64)>,
        /// By whom, when, on what.
        judgement: Judgement,
    },
    /// Somebody talked with a stakeholder (R24).
    Engagement {
        /// With whom.
        stakeholder: Pointer,
        /// About which project.
        project: Option<String>,
        /// When.
        on_date: NaiveDate,
        /// How.
        channel: String,
        /// Where.
        place: String,
        /// What for.
        purpose: String,
        /// Who else was there.
        attendees: String,
        /// What was shared.
        shared: String,
        /// What issues were raised.
        issues: String,
        /// What the response was.
        response: String,
        /// Sentiment, -2 to 2.
        sentiment: Option<i64>,
        /// What the sentiment rests on.
        basis: Option<Basis>,
        /// Who follows up.
        follow_up_owner: String,
        /// By when.
        follow_up_on: Option<NaiveDate>,
        /// Who held it; empty where the file does not say.
        author: String,
    },
    /// Something was promised (R25).
    Commitment {
        /// To or by whom.
        stakeholder: Pointer,
        /// About which project.
        project: Option<String>,
        /// Ours or theirs.
        direction: CommitmentDirection,
        /// What; never empty.
        what: String,
        /// Who answers for it.
        owner: String,
        /// When it was agreed.
        agreed_on: Option<NaiveDate>,
        /// By when.
        due_on: Option<NaiveDate>,
        /// How it stands.
        status: CommitmentStatus,
        /// When it was done.
        done_on: Option<NaiveDate>,
        /// Who recorded it; empty where the file does not say.
        author: String,
    },
    /// A group was judged (R8, R11).
    Readiness {
        /// The group.
        group: Pointer,
        /// For which project.
        project: Option<String>,
        /// At most one score a measure, 1 to 5; never empty.
        scores: Vec<(Measure, f64)>,
        /// By whom, when, why.
        judgement: Judgement,
    },
    /// A project is to be supported (R26).
    PlanLine {
        /// The project.
        project: Option<String>,
        /// The service, by name, or the family it belongs to.
        service: String,
        /// What is delivered.
        what: String,
        /// The value expected.
        value: String,
        /// For whom.
        stakeholder: Option<Pointer>,
        /// Who answers for it.
        owner: String,
        /// By when.
        due_on: Option<NaiveDate>,
        /// How it stands.
        status: PlanStatus,
        /// What came of it.
        outcome: String,
        /// Satisfaction, 1 to 5.
        satisfaction: Option<i64>,
        /// When it was done.
        done_on: Option<NaiveDate>,
    },
}
