//! Planes of two axes (R1, R2), and those of the cube (R5).

use ::report::picture::{Look as Looks, PlaneAxis, PlaneMark, Planes, Side};
use domain::{AnyAxis, Axis, Engagement, MapLens, OWN_RANGE, OwnAxisId, Profile, Quadrant};

use super::super::standing::Placed;
use super::super::view::{MapMark, MapView};
use super::PictureRequest;
use crate::own_axes::OwnAxes;
use crate::redact::Engine;

/// The axes of the picture: to the right, and upwards.
pub(super) fn axes(request: &PictureRequest) -> (AnyAxis, AnyAxis) {
    match request.lens {
        MapLens::Axes => (
            request.across.unwrap_or(Axis::Interest.into()),
            request.up.unwrap_or(Axis::Power.into()),
        ),
        _ => (Axis::Interest.into(), Axis::Power.into()),
    }
}

/// An axis of one's own: its steps are numbers, with the words of its ends at the ends.
fn own_axis(axis: OwnAxisId, engine: &Engine, axes: &OwnAxes) -> PlaneAxis {
    let own = axes.get(axis);
    let (low, high) = own.map_or(("", ""), |own| (&own.low, &own.high));
    let end = |value: i64, word: &str| match word {
        "" => value.to_string(),
        word => format!("{value} · {}", engine.label(word)),
    };
    PlaneAxis {
        name: engine.label(axes.name(axis.into())),
        lowest: *OWN_RANGE.start(),
        steps: OWN_RANGE
            .map(|value| match value {
                _ if value == *OWN_RANGE.start() => end(value, low),
                _ if value == *OWN_RANGE.end() => end(value, high),
                _ => value.to_string(),
            })
            .collect(),
        high_from: None,
    }
}

fn plane_axis(axis: AnyAxis, high_from: u8, engine: &Engine, axes: &OwnAxes) -> PlaneAxis {
    let axis = match axis {
        AnyAxis::Known(axis) => axis,
        AnyAxis::Own(id) => return own_axis(id, engine, axes),
    };
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

pub(super) fn drawing(map: &MapView, engine: &Engine, own: &OwnAxes, request: &PictureRequest) -> Planes {
    let (across, up) = axes(request);
    let place = |mark: &MapMark| Some((mark.standing.on(across)?.clone(), mark.standing.on(up)?.clone()));
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
    let quadrants = across == Axis::Interest && up == Axis::Power && request.lens != MapLens::Cube;
    Planes {
        across: plane_axis(across, map.high_from, engine, own),
        up: plane_axis(up, map.high_from, engine, own),
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
