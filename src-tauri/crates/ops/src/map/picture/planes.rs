//! Planes of two axes (R1, R2), and those of the cube (R5).

use ::report::picture::{Look as Looks, PlaneAxis, PlaneMark, Planes, Side};
use domain::{Axis, Engagement, MapLens, Profile, Quadrant};

use super::super::standing::{Placed, Standing};
use super::super::view::{MapMark, MapView};
use super::PictureRequest;
use crate::redact::Engine;

/// The axes of the picture: to the right, and upwards.
pub(super) fn axes(request: &PictureRequest) -> (Axis, Axis) {
    match request.lens {
        MapLens::Axes => (
            request.across.unwrap_or(Axis::Interest),
            request.up.unwrap_or(Axis::Power),
        ),
        _ => (Axis::Interest, Axis::Power),
    }
}

/// Where somebody stands on an axis; none where that was not assessed.
pub(super) fn on(standing: &Standing, axis: Axis) -> Option<&Placed> {
    match axis {
        Axis::Power => standing.power.as_ref(),
        Axis::Interest => standing.interest.as_ref(),
        Axis::CurrentEngagement => standing.current_placed.as_ref(),
        Axis::DesiredEngagement => standing.desired_placed.as_ref(),
        Axis::Attitude => standing.attitude.as_ref(),
        Axis::Legitimacy => standing.legitimacy.as_ref(),
        Axis::Urgency => standing.urgency.as_ref(),
    }
}

fn plane_axis(axis: Axis, high_from: u8) -> PlaneAxis {
    let step = |value: i64| match axis {
        Axis::Power | Axis::Interest => value.to_string(),
        Axis::CurrentEngagement | Axis::DesiredEngagement => {
            Engagement::from_level(value).map_or_else(String::new, |level| level.label().to_owned())
        }
        Axis::Attitude => match value {
            -2 => "Strong opponent",
            -1 => "Opponent",
            0 => "Neither",
            1 => "Advocate",
            _ => "Strong advocate",
        }
        .to_owned(),
        Axis::Legitimacy | Axis::Urgency => if value == 0 { "No" } else { "Yes" }.to_owned(),
    };
    PlaneAxis {
        name: axis.label().to_owned(),
        lowest: *axis.range().start(),
        steps: axis.range().map(step).collect(),
        high_from: matches!(axis, Axis::Power | Axis::Interest).then(|| f64::from(high_from)),
    }
}

pub(super) fn drawing(map: &MapView, engine: &Engine, request: &PictureRequest) -> Planes {
    let (across, up) = axes(request);
    let place = |mark: &MapMark| {
        Some((
            on(&mark.standing, across)?.clone(),
            on(&mark.standing, up)?.clone(),
        ))
    };
    let mut withheld = 0;
    let placed: Vec<(&MapMark, PlaneMark)> = map
        .marks
        .iter()
        .filter_map(|mark| {
            let (x, y) = place(mark)?;
            if request.lens == MapLens::Cube && mark.standing.attitude.is_none() {
                return None;
            }
            let label = engine.stakeholder(mark.id, &mark.name).unwrap_or_default();
            // Under counts nobody is called anything, and all are counted.
            if engine.profile() != Profile::Counts && !engine.stands_alone(mark.id) {
                withheld += 1;
                return None;
            }
            let spread = |placed: &Placed| {
                (placed.disputed && !request.discreet)
                    .then_some((placed.lowest as f64, placed.highest as f64))
            };
            let drawn = PlaneMark {
                label,
                kind: mark.kind,
                x: x.median,
                y: y.median,
                spread_x: spread(&x),
                spread_y: spread(&y),
                look: if request.discreet {
                    Looks::Plain
                } else {
                    Looks::of(mark.standing.current, mark.standing.desired)
                },
            };
            Some((mark, drawn))
        })
        .collect();
    let not_placed = map.marks.len() - placed.len() - withheld;
    let sides = if request.lens == MapLens::Cube {
        sides(placed)
    } else {
        vec![Side {
            title: String::new(),
            marks: placed.into_iter().map(|(_, drawn)| drawn).collect(),
        }]
    };
    let quadrants = (across, up) == (Axis::Interest, Axis::Power) && request.lens != MapLens::Cube;
    Planes {
        across: plane_axis(across, map.high_from),
        up: plane_axis(up, map.high_from),
        quarters: quadrants.then(|| {
            [
                Quadrant::Monitor,
                Quadrant::KeepInformed,
                Quadrant::KeepSatisfied,
                Quadrant::ManageClosely,
            ]
            .map(|quadrant| quadrant.label().to_owned())
        }),
        sides,
        not_placed,
        withheld,
    }
}

/// Against, neither, for: the two halves of the cube, and what has no type.
fn sides(placed: Vec<(&MapMark, PlaneMark)>) -> Vec<Side> {
    let mut sides = ["Against", "Neither for nor against", "For"].map(|title| Side {
        title: title.to_owned(),
        marks: Vec::new(),
    });
    for (mark, drawn) in placed {
        let attitude = mark
            .standing
            .attitude
            .as_ref()
            .map_or(0.0, |attitude| attitude.median);
        let side = if attitude < 0.0 {
            0
        } else if attitude > 0.0 {
            2
        } else {
            1
        };
        sides[side].marks.push(drawn);
    }
    sides.into()
}
