//! How the rows of a file are told apart in the account, whether they come in or stay out.

use domain::{AnyAxis, Axis, Engagement, Measure};
use exchange::{Proposal, Says};

use super::find::called;

/// What tells a stakeholder apart from others of its name: its role and its unit.
pub(super) fn detail(proposal: &Proposal) -> String {
    let unit = proposal.unit.join(" › ");
    let role = if proposal.role == proposal.name {
        ""
    } else {
        proposal.role.as_str()
    };
    match (role, unit.as_str()) {
        (role, "") => role.to_owned(),
        ("", unit) => unit.to_owned(),
        (role, unit) => format!("{role}, {unit}"),
    }
}

/// Whom or what a record is about, and what it says of it in short.
pub(super) fn name_and_detail(says: &Says) -> (&str, String) {
    match says {
        Says::Unit { path } => path
            .split_last()
            .map_or(("", String::new()), |(name, above)| (name, above.join(" › "))),
        Says::Project { name, programme, .. } => (name, programme.clone()),
        Says::Tie { from, to, kind, .. } => (
            called(from),
            format!("{} {}", kind.label().to_lowercase(), called(to)),
        ),
        Says::Assessment {
            stakeholder,
            project,
            values,
            ..
        } => (called(stakeholder), rated(values, project.as_deref())),
        Says::Engagement {
            stakeholder,
            on_date,
            channel,
            purpose,
            ..
        } => {
            let parts = [on_date.to_string(), channel.clone(), purpose.clone()];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (called(stakeholder), parts.join(", "))
        }
        Says::Commitment {
            stakeholder,
            direction,
            what,
            ..
        } => (called(stakeholder), format!("{}: {what}", direction.label())),
        Says::Readiness { group, scores, .. } => (called(group), scored(scores)),
        Says::PlanLine {
            project,
            service,
            what,
            ..
        } => {
            let name = if what.is_empty() { service } else { what };
            (name, project.clone().unwrap_or_default())
        }
    }
}

/// A value on an axis as a person reads it: engagement by its word, all others as the number.
pub(super) fn value_in_words(axis: AnyAxis, value: i64) -> String {
    let word = match axis.known() {
        Some(Axis::CurrentEngagement | Axis::DesiredEngagement) => Engagement::from_level(value),
        _ => None,
    };
    word.map_or_else(|| value.to_string(), |word| word.label().to_lowercase())
}

/// Values as a person reads them.
fn rated(values: &[(Axis, i64)], project: Option<&str>) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|(axis, value)| {
            format!(
                "{} {}",
                axis.label().to_lowercase(),
                value_in_words((*axis).into(), *value)
            )
        })
        .collect();
    match project {
        Some(project) => format!("{} in {project}", values.join(", ")),
        None => values.join(", "),
    }
}

/// Scores as a person reads them.
fn scored(scores: &[(Measure, f64)]) -> String {
    let scores: Vec<String> = scores
        .iter()
        .map(|(measure, score)| format!("{} {score}", measure.label().to_lowercase()))
        .collect();
    scores.join(", ")
}
