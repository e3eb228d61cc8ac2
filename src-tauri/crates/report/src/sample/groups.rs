//! Groups of an invented project, each a little different.

use domain::{Component, ConfidenceLevel, Element, Measure, Rag};
use report::model::*;

use super::{Dice, day};

const GROUPS: [(&str, &str, u32); 20] = [
    ("Field crews North", "Network operations", 140),
    ("Control room", "Network operations", 36),
    ("Leakage team", "Network operations", 58),
    ("Customer contact", "Customer", 165),
    ("Billing", "Customer", 74),
    ("Water quality laboratory", "Science", 41),
    ("Planned maintenance", "Asset management", 88),
    ("Asset planners", "Asset management", 29),
    ("Capital delivery", "Engineering", 63),
    ("Design office", "Engineering", 37),
    ("Procurement", "Finance", 22),
    ("Depot supervisors", "Network operations", 19),
    ("Digital services", "Technology", 52),
    ("Health and safety", "People", 4),
    ("Treatment works East", "Production", 95),
    ("Treatment works West", "Production", 81),
    ("Sewerage crews", "Waste water", 120),
    ("Sludge treatment", "Waste water", 47),
    ("Catchment advisers", "Science", 15),
    ("Developer services", "Customer", 33),
];

fn rating(value: f64) -> Rag {
    match value {
        v if v >= 70.0 => Rag::Green,
        v if v >= 50.0 => Rag::Amber,
        _ => Rag::Red,
    }
}

/// The group at this place of the list.
pub(super) fn group(at: usize, dice: &mut Dice) -> GroupReadiness {
    let (name, unit, headcount) = GROUPS[at];
    let small = headcount < 5;
    let known = at % 5 != 4;
    let judged = !at.is_multiple_of(3);
    let cell = |measure: Measure, dice: &mut Dice| {
        let value = 1.5 + 0.5 * dice.roll(8) as f64;
        let skip = !known && dice.roll(3) > 0;
        Cell {
            measure,
            value: (!small && !skip).then_some(value.min(5.0)),
            n: (!judged).then_some(6 + dice.roll(30) as u32),
            judged: judged && !skip && !small,
            suppressed: small.then(|| "fewer than 5 answers".to_owned()),
            on: (!skip).then(|| day(3 + dice.roll(4) as u32, 1 + dice.roll(27) as u32)),
        }
    };
    let elements: Vec<Cell> = Element::ALL
        .iter()
        .map(|&element| cell(element.into(), dice))
        .collect();
    let first_barrier = match elements.iter().position(|c| c.value.is_none_or(|v| v <= 3.0)) {
        None => FirstBarrier::None,
        Some(low) if elements[low].value.is_none() => FirstBarrier::Undetermined,
        Some(low) => FirstBarrier::At(Element::ALL[low]),
    };
    let value = 38.0 + 2.3 * at as f64 + dice.roll(20) as f64 / 10.0;
    let publishes = known && !small;
    let judgements = elements
        .iter()
        .filter(|c| c.judged)
        .map(|c| JudgementLine {
            measure: c.measure,
            value: c.value.unwrap_or(1.0),
            on: day(6, 12),
            author: Some("Change manager".into()),
            reason: Some(
                dice.pick(&[
                    "Two ride-alongs; crews explain the change in their own words",
                    "Shift briefings attended by most, questions were about pay, not about the reason",
                    "Nobody has yet run a week of their own",
                    "Practised in the pilot depot only",
                ])
                .into(),
            ),
        })
        .collect();
    let component = |component: Component, weight: f64, dice: &mut Dice| {
        let value = (publishes && !(component == Component::Capacity && at.is_multiple_of(2)))
            .then(|| (value - 14.0 + dice.roll(300) as f64 / 10.0).clamp(0.0, 100.0));
        ComponentLine {
            component,
            weight,
            value,
            rag: value.map(rating),
            basis: Some(match value {
                Some(_) => dice
                    .pick(&["Judged by the change manager", "n 14 of 22", "11 stakeholders"])
                    .into(),
                None => "No load has been recorded".to_owned(),
            }),
            on: value.map(|_| day(6, 12)),
        }
    };
    GroupReadiness {
        name: name.into(),
        unit: Some(unit.into()),
        headcount: Some(headcount),
        first_barrier,
        commitment: cell(Measure::Commitment, dice),
        efficacy: cell(Measure::Efficacy, dice),
        index: GroupIndex {
            value: publishes.then_some(value),
            rag: publishes.then(|| rating(value)),
            reasons: if publishes {
                if at % 4 == 1 {
                    vec!["Capped at amber: capacity is red.".into()]
                } else {
                    vec![]
                }
            } else {
                vec!["Insufficient data: less than 60 of the weights is known.".into()]
            },
            completeness: if publishes { 90.0 } else { 40.0 },
            confidence: publishes.then_some(if at.is_multiple_of(2) {
                ConfidenceLevel::Medium
            } else {
                ConfidenceLevel::Low
            }),
            components: [
                (Component::Commitment, 20.0),
                (Component::Efficacy, 20.0),
                (Component::Adoption, 20.0),
                (Component::Alignment, 20.0),
                (Component::Capacity, 10.0),
                (Component::Preparation, 10.0),
            ]
            .map(|(part, weight)| component(part, weight, dice))
            .to_vec(),
            trend: publishes.then(|| TrendLine {
                change: dice.roll(160) as f64 / 10.0 - 6.0,
                word: "improving".into(),
                since: day(5, 20),
            }),
            sensitivity: publishes.then(|| Sensitivity {
                low: value - 1.4,
                high: value + 1.9,
                flips: if at == 5 {
                    vec![Flip {
                        component: Component::Capacity,
                        factor: 1.5,
                        to: Rag::Red,
                    }]
                } else {
                    vec![]
                },
                geometric: Some(value - 0.9),
            }),
        },
        elements,
        judgements,
        notes: vec![],
    }
}
