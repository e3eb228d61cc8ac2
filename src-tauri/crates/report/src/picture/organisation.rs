//! Units, and who is in each.

use serde_json::{Value, json};

use crate::figures::count;

/// Up to this many names are printed of one unit.
const NAMED: usize = 40;

/// A tree of units, from the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Each unit after the one it is in.
    pub units: Vec<UnitLine>,
    /// How many are not called anything under the profile.
    pub withheld: usize,
}

/// One unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitLine {
    /// Its name.
    pub name: String,
    /// How deep it lies; 0 at the top.
    pub depth: usize,
    /// How many stakeholders are in it and in all within it.
    pub within: usize,
    /// Of these, those with engagement to be raised; none where that is not shown.
    pub to_raise: Option<usize>,
    /// What those directly in it are called under the profile.
    pub labels: Vec<String>,
    /// How many are directly in it.
    pub here: usize,
}

impl Organisation {
    pub(super) fn alt(&self) -> String {
        format!(
            "{} as a tree, with the stakeholders in each.",
            count(self.units.len(), "unit", "units")
        )
    }

    pub(super) fn view(&self) -> Value {
        let units: Vec<Value> = self
            .units
            .iter()
            .map(|unit| {
                let shown = unit.labels.len().min(NAMED);
                let mut names = unit.labels[..shown].join("; ");
                if unit.labels.len() > shown {
                    names.push_str(&format!("; and {} more", unit.labels.len() - shown));
                }
                json!({
                    "name": unit.name,
                    "depth": unit.depth,
                    "within": count(unit.within, "stakeholder", "stakeholders"),
                    "to_raise": unit.to_raise.filter(|n| *n > 0).map(|n| format!("{n} to raise")),
                    "names": names,
                })
            })
            .collect();
        json!({ "units": units, "withheld": self.withheld })
    }
}
