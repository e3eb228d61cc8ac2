//! The values of the house rules: no published source fixes them, so each is a setting with a default.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Component;

/// The house rules that can be changed, each with its default. Read from JSON, what is not there takes its default,
/// and what is not known is refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// R1: power or interest of at least this is high. 2–5, default 4.
    pub high_from: u8,
    /// R1: a low value of at least this is flagged borderline. 1–5, at most `high_from`, default 3.
    pub borderline_from: u8,
    /// R1: assessors who differ by at least this dispute a value. 1–4, default 2.
    pub disputed_from: u8,
    /// R15: figures about fewer people than this are hidden. At least 3, default 5.
    pub smallest_group: u32,
    /// R15: free text is shown from this many answers on. At least `smallest_group`, default 10.
    pub free_text_from: u32,
    /// R17: one champion for this many people. At least 1, default 30.
    pub people_per_champion: u32,
    /// R32: what each component of the readiness index weighs; together 100.
    pub weights: Weights,
    /// R32: the index is published from this weight of components on. 0–100, default 60.
    pub publish_from_weight: f64,
    /// R32: an index or component of at least this is green. 0–100, default 70.
    pub green_from: f64,
    /// R32: an index or component of at least this, and less than green, is amber; below it is red. Default 50.
    pub amber_from: f64,
    /// R32: red components that together weigh at least this make the index red. 0–100, default 40.
    pub red_from_weight: f64,
    /// R32: a difference of at least this many points is a trend. Above 0, default 5.
    pub trend_from: f64,
    /// R37: a bar below this is below its minimum. 0–100, default 50.
    pub bar_minimum: f64,
    /// R37: what a bar and a component should reach. At least `bar_minimum`, default 70.
    pub bar_target: f64,
    /// The register: what is known of a stakeholder is stale so many days after it was last verified, where the
    /// stakeholder has no number of its own. 1–3,650, default 180.
    pub verify_days: u32,
}

/// What each component of the readiness index weighs (R32).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// Default 20.
    pub commitment: f64,
    /// Default 20.
    pub efficacy: f64,
    /// Default 20.
    pub adoption: f64,
    /// Default 20.
    pub alignment: f64,
    /// Default 10.
    pub capacity: f64,
    /// Default 10.
    pub preparation: f64,
}

/// A setting outside what it may be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct SettingFault {
    /// The field, with a dot before a field inside: `weights.capacity`.
    pub field: &'static str,
    /// What it must be.
    pub message: &'static str,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            high_from: 4,
            borderline_from: 3,
            disputed_from: 2,
            smallest_group: 5,
            free_text_from: 10,
            people_per_champion: 30,
            weights: Weights::default(),
            publish_from_weight: 60.0,
            green_from: 70.0,
            amber_from: 50.0,
            red_from_weight: 40.0,
            trend_from: 5.0,
            bar_minimum: 50.0,
            bar_target: 70.0,
            verify_days: 180,
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            commitment: 20.0,
            efficacy: 20.0,
            adoption: 20.0,
            alignment: 20.0,
            capacity: 10.0,
            preparation: 10.0,
        }
    }
}

impl Weights {
    /// The weight of one component.
    pub const fn of(&self, component: Component) -> f64 {
        match component {
            Component::Commitment => self.commitment,
            Component::Efficacy => self.efficacy,
            Component::Adoption => self.adoption,
            Component::Alignment => self.alignment,
            Component::Capacity => self.capacity,
            Component::Preparation => self.preparation,
        }
    }

    /// The same weights with one of them multiplied by `factor`.
    #[must_use]
    pub fn with_scaled(mut self, component: Component, factor: f64) -> Self {
        let weight = match component {
            Component::Commitment => &mut self.commitment,
            Component::Efficacy => &mut self.efficacy,
            Component::Adoption => &mut self.adoption,
            Component::Alignment => &mut self.alignment,
            Component::Capacity => &mut self.capacity,
            Component::Preparation => &mut self.preparation,
        };
        *weight *= factor;
        self
    }

    /// What all components weigh together.
    pub fn total(&self) -> f64 {
        Component::ALL.iter().map(|&component| self.of(component)).sum()
    }
}

impl Settings {
    /// The lowest value `smallest_group` may have (R15).
    pub const SMALLEST_GROUP_FLOOR: u32 = 3;
    /// The most days `verify_days` may be, of the workspace or of one stakeholder.
    pub const LONGEST_VERIFY_DAYS: u32 = 3_650;

    /// Everything that is outside what it may be; empty if all is well.
    pub fn faults(&self) -> Vec<SettingFault> {
        let mut faults = Vec::new();
        let mut must = |holds: bool, field, message| {
            if !holds {
                faults.push(SettingFault { field, message });
            }
        };
        let percent = |value: f64| (0.0..=100.0).contains(&value);
        must(
            (2..=5).contains(&self.high_from),
            "high_from",
            "must be from 2 to 5",
        );
        must(
            (1..=self.high_from).contains(&self.borderline_from),
            "borderline_from",
            "must be from 1 to where high begins",
        );
        must(
            (1..=4).contains(&self.disputed_from),
            "disputed_from",
            "must be from 1 to 4",
        );
        must(
            self.smallest_group >= Self::SMALLEST_GROUP_FLOOR,
            "smallest_group",
            "must be at least 3",
        );
        must(
            self.free_text_from >= self.smallest_group,
            "free_text_from",
            "must be at least the smallest group",
        );
        must(
            (1..=Self::LONGEST_VERIFY_DAYS).contains(&self.verify_days),
            "verify_days",
            "must be from 1 to 3,650",
        );
        must(
            self.people_per_champion >= 1,
            "people_per_champion",
            "must be at least 1",
        );
        for (&component, field) in Component::ALL.iter().zip(WEIGHT_FIELDS) {
            must(
                percent(self.weights.of(component)),
                field,
                "must be from 0 to 100",
            );
        }
        must(
            (self.weights.total() - 100.0).abs() < 1e-6,
            "weights",
            "must add up to 100",
        );
        must(
            percent(self.publish_from_weight),
            "publish_from_weight",
            "must be from 0 to 100",
        );
        must(percent(self.green_from), "green_from", "must be from 0 to 100");
        must(
            percent(self.amber_from) && self.amber_from <= self.green_from,
            "amber_from",
            "must be from 0 to where green begins",
        );
        must(
            self.red_from_weight > 0.0 && percent(self.red_from_weight),
            "red_from_weight",
            "must be above 0, at most 100",
        );
        must(
            self.trend_from > 0.0 && percent(self.trend_from),
            "trend_from",
            "must be above 0, at most 100",
        );
        must(percent(self.bar_minimum), "bar_minimum", "must be from 0 to 100");
        must(
            percent(self.bar_target) && self.bar_target >= self.bar_minimum,
            "bar_target",
            "must be from the minimum bar to 100",
        );
        faults
    }
}

const WEIGHT_FIELDS: [&str; 6] = [
    "weights.commitment",
    "weights.efficacy",
    "weights.adoption",
    "weights.alignment",
    "weights.capacity",
    "weights.preparation",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_sound() {
        assert_eq!(Settings::default().faults(), []);
        assert_eq!(Weights::default().total(), 100.0);
    }

    #[test]
    fn what_is_not_said_takes_its_default() {
        let read: Settings =
            serde_json::from_str(r#"{"smallest_group": 7, "weights": {"capacity": 12.5}}"#).unwrap();
        let mut expected = Settings {
            smallest_group: 7,
            ..Settings::default()
        };
        expected.weights.capacity = 12.5;
        assert_eq!(read, expected);
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        assert!(serde_json::from_str::<Settings>(r#"{"high_form": 4}"#).is_err());
        assert!(serde_json::from_str::<Settings>(r#"{"weights": {"coverage": 4}}"#).is_err());
    }

    #[test]
    fn each_fault_names_its_field() {
        type Spoil = fn(&mut Settings);
        let cases: [(&str, Spoil); 13] = [
            ("high_from", |s| s.high_from = 1),
            ("borderline_from", |s| s.borderline_from = 5),
            ("disputed_from", |s| s.disputed_from = 0),
            ("smallest_group", |s| s.smallest_group = 2),
            ("free_text_from", |s| s.free_text_from = 4),
            ("people_per_champion", |s| s.people_per_champion = 0),
            ("weights", |s| s.weights.capacity = 11.0),
            ("publish_from_weight", |s| s.publish_from_weight = 101.0),
            ("green_from", |s| s.green_from = f64::NAN),
            ("amber_from", |s| s.amber_from = 71.0),
            ("red_from_weight", |s| s.red_from_weight = 0.0),
            ("trend_from", |s| s.trend_from = -5.0),
            ("bar_target", |s| s.bar_target = 49.0),
        ];
        for (field, spoil) in cases {
            let mut settings = Settings::default();
            spoil(&mut settings);
            let fields: Vec<_> = settings.faults().iter().map(|fault| fault.field).collect();
            assert!(fields.contains(&field), "{field}: {fields:?}");
        }
    }

    #[test]
    fn a_weight_below_nothing_is_a_fault_even_if_the_sum_is_right() {
        let mut settings = Settings::default();
        settings.weights.capacity = -10.0;
        settings.weights.preparation = 30.0;
        let faults = settings.faults();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].to_string(), "weights.capacity: must be from 0 to 100");
    }
}
