//! The six components of the readiness index and what each is worked out from (R32).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Component;
use crate::median::mean;

/// The components of one group and change, each 0–100 or missing (R32). A suppressed survey is missing (R15).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS, JsonSchema)]
pub struct Components {
    /// The commitment score, rescaled (R11, R16).
    pub commitment: Option<f64>,
    /// The efficacy score, rescaled (R11, R16).
    pub efficacy: Option<f64>,
    /// The five elements: [`crate::adoption::adoption`].
    pub adoption: Option<f64>,
    /// [`alignment`].
    pub alignment: Option<f64>,
    /// [`capacity`].
    pub capacity: Option<f64>,
    /// [`preparation`].
    pub preparation: Option<f64>,
}

impl Components {
    /// The value of one component.
    pub const fn of(&self, component: Component) -> Option<f64> {
        match component {
            Component::Commitment => self.commitment,
            Component::Efficacy => self.efficacy,
            Component::Adoption => self.adoption,
            Component::Alignment => self.alignment,
            Component::Capacity => self.capacity,
            Component::Preparation => self.preparation,
        }
    }

    /// The same with only those components `keep` says yes to.
    #[must_use]
    pub fn only(&self, keep: impl Fn(Component) -> bool) -> Self {
        let kept = |component| self.of(component).filter(|_| keep(component));
        Self {
            commitment: kept(Component::Commitment),
            efficacy: kept(Component::Efficacy),
            adoption: kept(Component::Adoption),
            alignment: kept(Component::Alignment),
            capacity: kept(Component::Capacity),
            preparation: kept(Component::Preparation),
        }
    }
}

/// A stakeholder for the alignment of a group: both assessed, or the stakeholder is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aligned {
    /// Power, 1–5.
    pub power: f64,
    /// Desired less current engagement (R4).
    pub gap: i32,
}

/// Stakeholder alignment: 100·Σ power·(1 − max(gap, 0)/4) / Σ power (R32); none without anybody assessed.
pub fn alignment(stakeholders: &[Aligned]) -> Option<f64> {
    let power: f64 = stakeholders.iter().map(|one| one.power).sum();
    let aligned: f64 = stakeholders
        .iter()
        .map(|one| one.power * (1.0 - f64::from(one.gap.clamp(0, 4)) / 4.0))
        .sum();
    (power > 0.0).then(|| 100.0 * aligned / power)
}

/// Capacity from the peak saturation of the next three months: 100·clamp((1.25 − peak)/.75, 0, 1) (R32).
pub fn capacity(peak_saturation: f64) -> f64 {
    100.0 * ((1.25 - peak_saturation) / 0.75).clamp(0.0, 1.0)
}

/// Preparation: the mean of what is there of coverage, due plan items done and champions, each in per cent and at
/// most 100 (R32).
pub fn preparation(coverage: Option<f64>, plan_done: Option<f64>, champions: Option<f64>) -> Option<f64> {
    let there: Vec<f64> = [coverage, plan_done, champions]
        .into_iter()
        .flatten()
        .map(|percent| percent.min(100.0))
        .collect();
    mean(&there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounding;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn r32_powers_5_3_2_with_gaps_1_0_3_are_aligned_at_72_5() {
        let group = [(5.0, 1), (3.0, 0), (2.0, 3)].map(|(power, gap)| Aligned { power, gap });
        assert_eq!(alignment(&group), Some(72.5));
    }

    #[test]
    fn r32_over_engagement_neither_adds_to_alignment_nor_takes_from_it() {
        assert_eq!(alignment(&[Aligned { power: 4.0, gap: -2 }]), Some(100.0));
        assert_eq!(alignment(&[]), None);
    }

    #[test]
    fn r32_a_saturation_of_0_95_leaves_a_capacity_of_40() {
        assert_eq!(rounding::index(capacity(0.95)), "40.0");
        assert_eq!((capacity(0.2), capacity(1.5)), (100.0, 0.0));
    }

    #[test]
    fn r32_preparation_is_the_mean_of_what_is_there() {
        assert_eq!(preparation(Some(60.0), None, Some(120.0)), Some(80.0));
        assert_eq!(preparation(None, None, None), None);
        assert_eq!(preparation(None, Some(0.0), None), Some(0.0));
    }

    proptest! {
        #[test]
        fn r32_alignment_lies_from_0_to_100(group in vec((1.0..=5.0_f64, -2..=4_i32), 1..20)) {
            let group: Vec<Aligned> = group.into_iter().map(|(power, gap)| Aligned { power, gap }).collect();
            let found = alignment(&group).unwrap();
            prop_assert!((-1e-9..=100.0 + 1e-9).contains(&found));
        }
    }
}
