//! Current and desired engagement (R4).

use domain::{Engagement, GapKind, StakeholderKind};
use serde_json::{Value, json};

use super::shape;
use crate::figures::{count, trimmed};

/// The most lines that are drawn; the most pressing are.
const LINES: usize = 400;

/// A stakeholder a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The most pressing first.
    pub lines: Vec<MatrixLine>,
    /// How many are not shown alone under the profile.
    pub withheld: usize,
}

/// One stakeholder.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixLine {
    /// What to call it under the profile.
    pub label: String,
    /// What it is.
    pub kind: StakeholderKind,
    /// Where it stands now.
    pub current: Option<Engagement>,
    /// Where it is wanted.
    pub desired: Option<Engagement>,
    /// Desired less current.
    pub gap: Option<i32>,
    /// What kind of gap it is.
    pub gap_kind: Option<GapKind>,
    /// max(gap, 0) × power, 0–20.
    pub priority: Option<f64>,
}

impl Matrix {
    pub(super) fn alt(&self) -> String {
        let to_raise = self
            .lines
            .iter()
            .filter(|line| line.gap.is_some_and(|gap| gap > 0))
            .count();
        format!(
            "Current and desired engagement of {}; {to_raise} to be raised.",
            count(self.lines.len(), "stakeholder", "stakeholders")
        )
    }

    pub(super) fn view(&self) -> Value {
        let step = |level: Option<Engagement>| level.map(Engagement::level);
        let lines: Vec<Value> = self
            .lines
            .iter()
            .take(LINES)
            .map(|line| {
                json!({
                    "label": line.label,
                    "shape": shape(line.kind),
                    "current": step(line.current),
                    "desired": step(line.desired),
                    "gap": line.gap.map(|gap| match gap {
                        0 => "0".to_owned(),
                        up if up > 0 => format!("+{up}"),
                        down => format!("−{}", down.unsigned_abs()),
                    }),
                    "kind": line.gap_kind.map(GapKind::label),
                    "priority": line.priority.map(|priority| trimmed(priority, 1)),
                })
            })
            .collect();
        json!({
            "levels": Engagement::ALL.iter().map(|level| level.label()).collect::<Vec<_>>(),
            "lines": lines,
            "all": self.lines.len(),
            "left_out": self.lines.len().saturating_sub(LINES),
            "withheld": self.withheld,
        })
    }
}
