//! Page one of a readiness report (R37): three bars, a proposed decision, and what stands in the way.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::readiness_index::{Components, weighted_mean};
use crate::rounding::reaches;
use crate::{BarKind, BarState, Component, Decision, Rag, Settings, StakeholderId};

/// A bar with what it should reach (R37).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Bar {
    /// Which one.
    pub kind: BarKind,
    /// Its value, 0–100; none where it was not assessed.
    pub value: Option<f64>,
    /// What it must reach (house rule).
    pub minimum: f64,
    /// What it should reach (house rule).
    pub target: f64,
    /// Where it stands.
    pub state: BarState,
}

/// A bar of this value (R37).
pub fn bar(kind: BarKind, value: Option<f64>, settings: &Settings) -> Bar {
    let (minimum, target) = (settings.bar_minimum, settings.bar_target);
    let state = match value {
        None => BarState::NotAssessed,
        Some(value) if reaches(value, target) => BarState::OnTarget,
        Some(value) if reaches(value, minimum) => BarState::BelowTarget,
        Some(_) => BarState::BelowMinimum,
    };
    Bar {
        kind,
        value,
        minimum,
        target,
        state,
    }
}

/// The value of the people bar for one group: the weighted mean of what is there of commitment, efficacy and adoption
/// (R37). Several groups are weighted by headcount ([`crate::readiness_index::weighted_by_headcount`]).
pub fn people(components: &Components, settings: &Settings) -> Option<f64> {
    let about_people = |component| {
        matches!(
            component,
            Component::Commitment | Component::Efficacy | Component::Adoption
        )
    };
    weighted_mean(&components.only(about_people), &settings.weights)
}

/// The decision an index proposes; none stands for insufficient data (R37). A named person decides.
pub const fn proposed_decision(rag: Option<Rag>) -> Decision {
    match rag {
        Some(Rag::Green) => Decision::Go,
        Some(Rag::Amber) | None => Decision::GoWithConditions,
        Some(Rag::Red) => Decision::Wait,
    }
}

/// The decision proposed for a project of several groups, and why it is not what the overall rating alone proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProposedDecision {
    /// The decision.
    pub decision: Decision,
    /// What keeps an overall green from being a go; empty where nothing does.
    pub conditions: Vec<Condition>,
}

/// What keeps an overall green from being a go (R37, house rule).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "condition", rename_all = "snake_case")]
pub enum Condition {
    /// Groups are red.
    RedGroups {
        /// How many.
        groups: u32,
    },
    /// Groups have no published index.
    GroupsWithoutIndex {
        /// How many.
        groups: u32,
    },
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (groups, one, several) = match self {
            Self::RedGroups { groups } => (*groups, "is red", "are red"),
            Self::GroupsWithoutIndex { groups } => {
                (*groups, "has insufficient data", "have insufficient data")
            }
        };
        if groups == 1 {
            write!(f, "1 group {one}")
        } else {
            write!(f, "{groups} groups {several}")
        }
    }
}

/// The decision proposed for a project from its overall rating and that of each of its groups, none standing for
/// insufficient data (R37). House rule: an average does not overrule a group, so an overall green proposes a go only
/// where every group has an index and none is red.
pub fn project_decision(overall: Option<Rag>, groups: &[Option<Rag>]) -> ProposedDecision {
    let decision = proposed_decision(overall);
    if decision != Decision::Go {
        return ProposedDecision {
            decision,
            conditions: Vec::new(),
        };
    }
    let count = |rag: Option<Rag>| {
        u32::try_from(groups.iter().filter(|&&group| group == rag).count()).unwrap_or(u32::MAX)
    };
    let mut conditions = Vec::new();
    if count(Some(Rag::Red)) > 0 {
        conditions.push(Condition::RedGroups {
            groups: count(Some(Rag::Red)),
        });
    }
    if count(None) > 0 {
        conditions.push(Condition::GroupsWithoutIndex { groups: count(None) });
    }
    ProposedDecision {
        decision: if conditions.is_empty() {
            Decision::Go
        } else {
            Decision::GoWithConditions
        },
        conditions,
    }
}

/// The components of one group, for its blockers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupComponents {
    /// The group.
    pub group: StakeholderId,
    /// Its headcount; none where it is not known.
    pub headcount: Option<f64>,
    /// Its components.
    pub components: Components,
}

/// A component of a group that is short of the target (R37).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Blocker {
    /// The group.
    pub group: StakeholderId,
    /// The component.
    pub component: Component,
    /// Its value, 0–100.
    pub value: f64,
    /// How far it is short of the target, in points.
    pub shortfall: f64,
    /// Its weight times shortfall times headcount, by which blockers are ordered; none where the headcount is not
    /// known.
    pub size: Option<f64>,
}

/// What stands in the way, the largest first (R37): component weight × shortfall to the target × headcount. What was
/// not assessed is no blocker, it is not assessed. Groups without a headcount come last, by weight × shortfall.
pub fn blockers(groups: &[GroupComponents], settings: &Settings) -> Vec<Blocker> {
    let mut found = Vec::new();
    for group in groups {
        for &component in Component::ALL {
            let Some(value) = group.components.of(component) else {
                continue;
            };
            let weight = settings.weights.of(component);
            if reaches(value, settings.bar_target) || weight <= 0.0 {
                continue;
            }
            let shortfall = settings.bar_target - value;
            let size = group.headcount.map(|headcount| weight * shortfall * headcount);
            let blocker = Blocker {
                group: group.group,
                component,
                value,
                shortfall,
                size,
            };
            found.push((weight * shortfall, blocker));
        }
    }
    // No size sorts below every size; equals keep the order of the groups and of the components.
    let key = |(per_head, blocker): &(f64, Blocker)| (blocker.size.unwrap_or(-1.0), *per_head);
    found.sort_by(|one, other| {
        let (one, other) = (key(one), key(other));
        other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1))
    });
    found.into_iter().map(|(_, blocker)| blocker).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn group(id: u8, headcount: Option<f64>, components: Components) -> GroupComponents {
        GroupComponents {
            group: StakeholderId::from_bytes([id; 16]),
            headcount,
            components,
        }
    }

    #[test]
    fn r37_the_people_bar_is_the_weighted_mean_of_commitment_efficacy_and_adoption() {
        let components = Components {
            commitment: Some(70.0),
            efficacy: Some(60.0),
            adoption: Some(56.0),
            alignment: Some(10.0),
            ..Components::default()
        };
        let mut settings = Settings::default();
        assert_eq!(people(&components, &settings), Some(62.0));
        settings.weights.commitment = 40.0;
        assert_eq!(people(&components, &settings), Some(64.0));
        assert_eq!(
            people(
                &Components {
                    efficacy: None,
                    ..components
                },
                &Settings::default()
            ),
            Some(63.0)
        );
        assert_eq!(people(&Components::default(), &settings), None);
    }

    #[test]
    fn r37_a_bar_is_measured_against_50_and_70() {
        let settings = Settings::default();
        let state = |value| bar(BarKind::People, value, &settings).state;
        assert_eq!(state(Some(70.0)), BarState::OnTarget);
        assert_eq!(state(Some(69.9)), BarState::BelowTarget);
        assert_eq!(state(Some(50.0)), BarState::BelowTarget);
        assert_eq!(state(Some(49.9)), BarState::BelowMinimum);
        assert_eq!(state(None), BarState::NotAssessed);
    }

    #[test]
    fn r37_green_is_go_amber_and_insufficient_are_go_with_conditions_and_red_is_wait() {
        assert_eq!(proposed_decision(Some(Rag::Green)), Decision::Go);
        assert_eq!(proposed_decision(Some(Rag::Amber)), Decision::GoWithConditions);
        assert_eq!(proposed_decision(None), Decision::GoWithConditions);
        assert_eq!(proposed_decision(Some(Rag::Red)), Decision::Wait);
    }

    #[test]
    fn r37_a_green_average_over_a_red_group_is_no_go() {
        let found = project_decision(Some(Rag::Green), &[Some(Rag::Green), Some(Rag::Red), None, None]);
        assert_eq!(found.decision, Decision::GoWithConditions);
        let said: Vec<String> = found.conditions.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["1 group is red", "2 groups have insufficient data"]);
    }

    #[test]
    fn r37_a_green_average_over_green_and_amber_groups_is_a_go() {
        let found = project_decision(Some(Rag::Green), &[Some(Rag::Green), Some(Rag::Amber)]);
        assert_eq!(
            found,
            ProposedDecision {
                decision: Decision::Go,
                conditions: vec![]
            }
        );
    }

    #[test]
    fn r37_blockers_are_ordered_by_weight_times_shortfall_times_headcount() {
        let groups = [
            group(
                1,
                Some(10.0),
                Components {
                    commitment: Some(60.0),
                    ..Components::default()
                },
            ),
            group(
                2,
                Some(100.0),
                Components {
                    capacity: Some(60.0),
                    ..Components::default()
                },
            ),
            group(
                3,
                Some(10.0),
                Components {
                    capacity: Some(20.0),
                    efficacy: Some(70.0),
                    ..Components::default()
                },
            ),
        ];
        let found = blockers(&groups, &Settings::default());
        let order: Vec<_> = found
            .iter()
            .map(|one| (one.group, one.component, one.size))
            .collect();
        assert_eq!(
            order,
            [
                (groups[1].group, Component::Capacity, Some(10_000.0)),
                (groups[2].group, Component::Capacity, Some(5_000.0)),
                (groups[0].group, Component::Commitment, Some(2_000.0)),
            ]
        );
    }

    #[test]
    fn r37_a_group_without_a_headcount_comes_last_and_is_not_dropped() {
        let low = Components {
            commitment: Some(0.0),
            capacity: Some(0.0),
            ..Components::default()
        };
        let slight = Components {
            capacity: Some(69.0),
            ..Components::default()
        };
        let groups = [group(1, None, low), group(2, Some(1.0), slight)];
        let found = blockers(&groups, &Settings::default());
        let order: Vec<_> = found.iter().map(|one| (one.group, one.component)).collect();
        assert_eq!(
            order,
            [
                (groups[1].group, Component::Capacity),
                (groups[0].group, Component::Commitment),
                (groups[0].group, Component::Capacity),
            ]
        );
    }

    #[test]
    fn r37_what_was_not_assessed_is_no_blocker() {
        assert_eq!(
            blockers(
                &[group(1, Some(50.0), Components::default())],
                &Settings::default()
            ),
            []
        );
    }

    proptest! {
        #[test]
        fn r37_blockers_fall_in_size_and_each_is_short_of_the_target(
            groups in vec((option::of(0.5..200.0_f64), option::of(0.0..=100.0_f64), option::of(0.0..=100.0_f64)), 0..10),
        ) {
            let groups: Vec<_> = (0..)
                .zip(groups)
                .map(|(id, (headcount, commitment, capacity))| {
                    group(id, headcount, Components { commitment, capacity, ..Components::default() })
                })
                .collect();
            let found = blockers(&groups, &Settings::default());
            prop_assert!(found.iter().all(|one| one.shortfall > 0.0));
            for pair in found.windows(2) {
                prop_assert!(pair[0].size.unwrap_or(-1.0) >= pair[1].size.unwrap_or(-1.0));
            }
        }

        #[test]
        fn r37_no_group_makes_the_proposal_bolder(
            overall in option::of(select(Rag::ALL)), groups in vec(option::of(select(Rag::ALL)), 0..6),
        ) {
            prop_assert!(project_decision(overall, &groups).decision >= proposed_decision(overall));
        }
    }
}
