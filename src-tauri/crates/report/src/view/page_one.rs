//! Page one: what a committee reads in four minutes.

use serde_json::{Value, json};

use super::{heatmap, known, rag, support};
use crate::figures::{self, count};
use crate::model::{Bar, Blocker, Report, Summary};

const GROUPS_SHOWN: usize = 8;
const BLOCKERS_SHOWN: usize = 5;

pub(super) fn view(report: &Report) -> Value {
    let summary = &report.summary;
    let shown = report.groups.len().min(GROUPS_SHOWN);
    json!({
        "headline": summary.headline,
        "decision": decision(summary),
        "facts": facts(report),
        "bars": summary.bars.iter().map(bar).collect::<Vec<_>>(),
        "worst": report.groups[..shown].iter().map(heatmap::row).collect::<Vec<_>>(),
        "worst_title": if report.groups.len() > shown {
            format!("The {shown} least ready of {} groups", report.groups.len())
        } else {
            "Readiness by group".to_owned()
        },
        "rest": report.groups.len() - shown,
        "blockers": blockers(&report.blockers[..report.blockers.len().min(BLOCKERS_SHOWN)]),
        "more_blockers": report.blockers.len().saturating_sub(BLOCKERS_SHOWN),
        "asks": report.asks,
        "support": support::summary(&report.support),
    })
}

fn decision(summary: &Summary) -> Value {
    let proposal = &summary.proposal;
    let decided = proposal.decided.as_ref().map(|decided| {
        let differs = decided.decision != proposal.decision;
        json!({
            "word": decided.decision.label(),
            "line": format!("Decided by {} on {}", decided.by, figures::date(decided.on)),
            "note": decided.note,
            "differs": differs,
        })
    });
    json!({
        "key": proposal.decision.as_str(),
        "word": proposal.decision.label(),
        "reasons": proposal.reasons,
        "needed_by": proposal.needed_by.map(figures::date),
        "decided": decided,
    })
}

fn facts(report: &Report) -> Vec<Value> {
    let summary = &report.summary;
    let overall = &summary.overall;
    let days = match summary.days_to_go_live {
        Some(days) if days < 0 => format!("{} ago", count(days.unsigned_abs() as usize, "day", "days")),
        Some(days) => count(days as usize, "day", "days"),
        None => "not set".to_owned(),
    };
    let lowest = match (&overall.lowest_group, overall.lowest) {
        (Some(group), Some(value)) => format!("lowest: {group}, {}", figures::index(value)),
        _ => String::new(),
    };
    let covered = format!(
        "{} of {} people in {} of {}",
        overall.headcount_covered,
        overall.headcount,
        overall.groups_covered,
        count(report.groups.len(), "group", "groups")
    );
    json!([
        { "label": "To go-live", "value": days, "level": Value::Null,
          "notes": [summary.go_live.map(figures::date)] },
        { "label": "Readiness index", "value": known(overall.value, figures::index),
          "level": rag(overall.rag), "word": overall.rag.map(|rating| rating.label()),
          "change": overall.change.map(|change| format!("{} since last", figures::change(change))),
          "notes": [lowest, covered] },
        { "label": "Confidence", "value": summary.confidence.map_or("not assessed", |level| level.label()),
          "level": Value::Null, "notes": [] },
        { "label": "Data up to", "value": summary.data_to.map_or("no evidence yet".to_owned(), figures::short_date),
          "level": Value::Null,
          "notes": [summary.data_from.map(|day| format!("oldest {}", figures::short_date(day)))] },
    ])
    .as_array()
    .cloned()
    .unwrap_or_default()
}

fn bar(bar: &Bar) -> Value {
    let (level, word) = match bar.value {
        None => ("none", "Not assessed"),
        Some(value) if value < bar.minimum => ("red", "Below the minimum"),
        Some(value) if value < bar.target => ("amber", "Above the minimum, below the target"),
        Some(_) => ("green", "On target"),
    };
    let age = bar.evidence_days.map(|days| {
        format!(
            "evidence up to {} old",
            count(days.max(0) as usize, "day", "days")
        )
    });
    let value = known(bar.value, figures::index);
    let alt = format!(
        "{}: {value}. {word}. Minimum {}, target {}.",
        bar.kind.label(),
        figures::trimmed(bar.minimum, 1),
        figures::trimmed(bar.target, 1)
    );
    json!({
        "name": bar.kind.label(),
        "value": value,
        "at": bar.value.map(|value| value.clamp(0.0, 100.0)),
        "minimum": figures::trimmed(bar.minimum, 1),
        "minimum_at": bar.minimum,
        "target": figures::trimmed(bar.target, 1),
        "target_at": bar.target,
        "level": level,
        "word": word,
        "change": bar.change.map(|change| format!("{} since last", figures::change(change))),
        "age": age,
        "basis": bar.basis,
        "alt": alt,
    })
}

/// Blockers as rows.
pub(super) fn blockers(blockers: &[Blocker]) -> Vec<Value> {
    let row = |blocker: &Blocker| {
        json!({
            "group": blocker.group,
            "consequence": blocker.consequence,
            "component": blocker.component.label(),
            "shortfall": figures::index(blocker.shortfall),
            "headcount": super::or_blank(blocker.headcount.map(|n| n.to_string())),
            "owner": blocker.owner,
            "due": blocker.due.map(figures::short_date),
            "workaround": blocker.workaround,
        })
    };
    blockers.iter().map(row).collect()
}
