//! Current against desired engagement, by role and for everybody.

use domain::Engagement;
use serde_json::{Value, json};

use super::{BLANK, NOT_ASSESSED, or_blank};
use crate::figures;
use crate::model::{GapLine, StakeholderLine};

pub(super) fn view(lines: &[GapLine]) -> Vec<Value> {
    lines.iter().map(line).collect()
}

fn line(gap: &GapLine) -> Value {
    json!({
        "role": gap.role,
        "people": gap.people,
        "assessed": gap.assessed,
        "current": word(gap.current),
        "desired": word(gap.desired),
        "from": gap.current.map(Engagement::level),
        "to": gap.desired.map(Engagement::level),
        "direction": gap.direction.map_or(BLANK, |direction| direction.label()),
        "kind": gap.kind.map_or(BLANK, |kind| kind.label()),
        "priority": or_blank(gap.priority.map(|priority| figures::trimmed(priority, 1))),
    })
}

pub(super) fn everybody(lines: &[StakeholderLine]) -> Vec<Value> {
    let row = |line: &StakeholderLine| {
        json!([
            line.label,
            or_blank(line.unit.clone()),
            or_blank(line.power.map(|rating| figures::trimmed(rating, 1))),
            or_blank(line.interest.map(|rating| figures::trimmed(rating, 1))),
            line.quadrant.map_or("Not placed", |quadrant| quadrant.label()),
            line.current.map_or(BLANK, |level| level.label()),
            line.desired.map_or(BLANK, |level| level.label()),
            or_blank(line.gap.map(gap)),
        ])
    };
    lines.iter().map(row).collect()
}

fn gap(gap: i8) -> String {
    match gap {
        0 => "0".to_owned(),
        gap if gap > 0 => format!("+{gap}"),
        gap => format!("−{}", gap.unsigned_abs()),
    }
}

fn word(level: Option<Engagement>) -> &'static str {
    level.map_or(NOT_ASSESSED, |level| level.label())
}
