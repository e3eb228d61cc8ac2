//! Where to draw each: those tied attract, all repel one another, and a network that was drawn before stays where it was.
//!
//! Made here, not in the page: the window, the command line and a picture in a report then show the same places.

mod tree;

use std::collections::HashMap;
use std::hash::Hash;

use domain::network::Network;
use rayon::prelude::*;

use self::tree::Tree;
use crate::flat::Flat;
use crate::{Stop, Stopped};

/// A place in the picture: any unit, x to the right and y down.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// How far apart two who are tied lie at best.
const LENGTH: f64 = 60.0;
/// How strongly any two repel one another.
const REPELLED: f64 = 420.0;
/// How strongly all are drawn to the middle, so that parts do not drift away.
const DRAWN_IN: f64 = 0.06;
/// How much of a movement goes on in the next step.
const GOES_ON: f64 = 0.6;
/// How many steps.
const STEPS: i32 = 300;
/// What the forces of the last step have left of those of the first.
const AT_LAST: f64 = 0.001;
/// The angle at which the next of a spiral lies, so that none covers another.
const TURN: f64 = 2.399_963_229_728_653;
/// How far apart those without a tie lie.
const APART: f64 = 52.0;
/// No two lie nearer than this.
const NEAREST: f64 = 40.0;
/// How often those too near are pushed apart at most.
const PUSHES: usize = 60;

/// Where each lies, the same for the same network every time. Those with a spot keep it. Those without a tie stand in
/// rows below the others.
///
/// # Errors
/// When it was stopped.
pub fn layout<G: Eq + Hash>(
    network: &Network<G>,
    kept: &[Option<Spot>],
    stop: &Stop,
) -> Result<Vec<Spot>, Stopped> {
    laid(&Flat::of(network), kept, stop)
}

fn laid(network: &Flat, kept: &[Option<Spot>], stop: &Stop) -> Result<Vec<Spot>, Stopped> {
    let n = network.len();
    let kept = |at: usize| kept.get(at).copied().flatten();
    let mut spots = starts(network, &kept);
    let moving: Vec<usize> = (0..n)
        .filter(|&at| kept(at).is_none() && !network.tied(at).is_empty())
        .collect();
    let drawn: Vec<usize> = (0..n)
        .filter(|&at| kept(at).is_some() || !network.tied(at).is_empty())
        .collect();
    let middle = if moving.len() == drawn.len() {
        Spot::default()
    } else {
        mean(drawn.iter().map(|&at| spots[at]))
    };
    let mut speeds = vec![Spot::default(); n];
    let cooling = AT_LAST.powf(1.0 / f64::from(STEPS));
    let mut heat = 1.0;
    for _ in 0..if moving.is_empty() { 0 } else { STEPS } {
        stop.check()?;
        heat *= cooling;
        let tree = Tree::of(drawn.iter().map(|&at| spots[at]));
        let forces: Vec<Spot> = moving
            .par_iter()
            .map(|&at| force(network, &spots, &tree, middle, at))
            .collect();
        for (&at, force) in moving.iter().zip(&forces) {
            let speed = &mut speeds[at];
            speed.x = (speed.x + force.x * heat) * GOES_ON;
            speed.y = (speed.y + force.y * heat) * GOES_ON;
            spots[at].x += speed.x;
            spots[at].y += speed.y;
        }
    }
    apart(&moving, &drawn, &mut spots);
    in_rows(network, &kept, &drawn, &mut spots);
    Ok(spots)
}

/// Pushes apart those that lie too near; whoever was drawn before stays.
fn apart(moving: &[usize], drawn: &[usize], spots: &mut [Spot]) {
    let mut moves = vec![false; spots.len()];
    for &at in moving {
        moves[at] = true;
    }
    let cell = |spot: Spot| {
        (
            (spot.x / NEAREST).floor() as i64,
            (spot.y / NEAREST).floor() as i64,
        )
    };
    for _ in 0..PUSHES {
        let mut cells: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
        for &at in drawn {
            cells.entry(cell(spots[at])).or_default().push(at);
        }
        let mut pushed = false;
        for &at in drawn {
            let (column, row) = cell(spots[at]);
            let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
            let near: Vec<usize> = near.filter_map(|of| cells.get(&of)).flatten().copied().collect();
            for other in near.into_iter().filter(|&other| other > at) {
                let (one, two) = (f64::from(u8::from(moves[at])), f64::from(u8::from(moves[other])));
                let (dx, dy) = (spots[other].x - spots[at].x, spots[other].y - spots[at].y);
                let away = dx.hypot(dy);
                if away >= NEAREST - 0.01 || one + two == 0.0 {
                    continue;
                }
                // Exactly in one place they part along the spiral.
                let turned = TURN * other as f64;
                let (dx, dy) = if away < 1e-6 {
                    (turned.cos(), turned.sin())
                } else {
                    (dx / away, dy / away)
                };
                let push = (NEAREST - away) / (one + two);
                spots[at].x -= dx * push * one;
                spots[at].y -= dy * push * one;
                spots[other].x += dx * push * two;
                spots[other].y += dy * push * two;
                pushed = true;
            }
        }
        if !pushed {
            return;
        }
    }
}

/// What moves one in a step.
fn force(network: &Flat, spots: &[Spot], tree: &Tree, middle: Spot, at: usize) -> Spot {
    let here = spots[at];
    let mut force = tree.repels(here, REPELLED);
    force.x += (middle.x - here.x) * DRAWN_IN;
    force.y += (middle.y - here.y) * DRAWN_IN;
    let ties = network.tied(at).len() as f64;
    for &other in network.tied(at) {
        let other = other as usize;
        let theirs = network.tied(other).len() as f64;
        let (dx, dy) = (spots[other].x - here.x, spots[other].y - here.y);
        let away = dx.hypot(dy).max(1e-6);
        // Whoever has few ties moves, whoever has many stays.
        let pull = (away - LENGTH) / away / ties.min(theirs) * theirs / (ties + theirs);
        force.x += dx * pull;
        force.y += dy * pull;
    }
    force
}

/// Where each begins: in a spiral, those near in the network near one another; those to be added beside whom they are tied to.
fn starts(network: &Flat, kept: &impl Fn(usize) -> Option<Spot>) -> Vec<Spot> {
    let n = network.len();
    let mut spots = vec![Spot::default(); n];
    let mut seen = vec![false; n];
    let mut count = 0_u32;
    let mut order = Vec::with_capacity(n);
    for first in 0..n {
        if !std::mem::replace(&mut seen[first], true) {
            order.push(first);
        }
        while let Some(&at) = order.get(count as usize) {
            for &other in network.tied(at) {
                if !std::mem::replace(&mut seen[other as usize], true) {
                    order.push(other as usize);
                }
            }
            count += 1;
            let beside: Vec<Spot> = network
                .tied(at)
                .iter()
                .filter_map(|&other| kept(other as usize))
                .collect();
            let (around, wide) = if beside.is_empty() {
                (Spot::default(), LENGTH * 0.5 * f64::from(count).sqrt())
            } else {
                (mean(beside.into_iter()), LENGTH * 0.5)
            };
            let turned = TURN * f64::from(count);
            spots[at] = kept(at).unwrap_or(Spot {
                x: around.x + wide * turned.cos(),
                y: around.y + wide * turned.sin(),
            });
        }
    }
    spots
}

fn mean(spots: impl Iterator<Item = Spot>) -> Spot {
    let (mut sum, mut count) = (Spot::default(), 0.0);
    for spot in spots {
        sum = Spot {
            x: sum.x + spot.x,
            y: sum.y + spot.y,
        };
        count += 1.0;
    }
    if count == 0.0 {
        return sum;
    }
    Spot {
        x: sum.x / count,
        y: sum.y / count,
    }
}

/// Those without a tie, in rows below the others.
fn in_rows(network: &Flat, kept: &impl Fn(usize) -> Option<Spot>, drawn: &[usize], spots: &mut [Spot]) {
    let alone: Vec<usize> = (0..network.len())
        .filter(|&at| kept(at).is_none() && network.tied(at).is_empty())
        .collect();
    let of = |way: fn(&Spot) -> f64, start: f64, pick: fn(f64, f64) -> f64| {
        drawn.iter().map(|&at| way(&spots[at])).fold(start, pick)
    };
    let (left, right) = (
        of(|spot| spot.x, f64::INFINITY, f64::min),
        of(|spot| spot.x, f64::NEG_INFINITY, f64::max),
    );
    let low = of(|spot| spot.y, f64::NEG_INFINITY, f64::max);
    let (left, wide, low) = if drawn.is_empty() {
        (0.0, 0.0, -APART)
    } else {
        (left, right - left, low)
    };
    let square = (alone.len() as f64).sqrt().ceil() * 1.6;
    let columns = (wide / APART).floor().max(square).max(1.0) as usize;
    for (place, at) in alone.into_iter().enumerate() {
        spots[at] = Spot {
            x: left + (place % columns) as f64 * APART,
            y: low + APART * (1.5 + (place / columns) as f64),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(n: usize, ties: &[(usize, usize)]) -> Network<u8> {
        Network::new(vec![None; n], ties.iter().copied())
    }

    fn away(one: Spot, other: Spot) -> f64 {
        (one.x - other.x).hypot(one.y - other.y)
    }

    fn two_rings() -> Network<u8> {
        let ring = |from: usize| (0..10).map(move |at| (from + at, from + (at + 1) % 10));
        let ties: Vec<(usize, usize)> = ring(0).chain(ring(10)).chain([(0, 10)]).collect();
        network(21, &ties)
    }

    fn drawn(of: &Network<u8>, kept: &[Option<Spot>]) -> Vec<Spot> {
        layout(of, kept, &Stop::default()).unwrap()
    }

    #[test]
    fn the_same_network_lies_the_same_every_time() {
        assert_eq!(drawn(&two_rings(), &[]), drawn(&two_rings(), &[]));
    }

    #[test]
    fn none_covers_another_and_those_tied_are_near() {
        let (network, spots) = (two_rings(), drawn(&two_rings(), &[]));
        for one in 0..21 {
            for other in one + 1..21 {
                assert!(away(spots[one], spots[other]) > 0.9 * NEAREST, "{one} {other}");
            }
            for &other in network.neighbours(one) {
                assert!(away(spots[one], spots[other]) < 3.0 * LENGTH, "{one} {other}");
            }
        }
    }

    #[test]
    fn whoever_has_no_tie_stands_below() {
        let spots = drawn(&two_rings(), &[]);
        let low = spots[..20]
            .iter()
            .map(|spot| spot.y)
            .fold(f64::NEG_INFINITY, f64::max);
        assert!(spots[20].y > low + APART);
    }

    #[test]
    fn whoever_was_drawn_stays_and_a_new_one_comes_beside_whom_it_is_tied_to() {
        let before = drawn(&two_rings(), &[]);
        let mut ties: Vec<(usize, usize)> = (0..20)
            .flat_map(|at| {
                two_rings()
                    .neighbours(at)
                    .iter()
                    .map(|&other| (at, other))
                    .collect::<Vec<_>>()
            })
            .collect();
        ties.push((21, 3));
        let kept: Vec<Option<Spot>> = before.iter().copied().map(Some).chain([None]).collect();
        let after = drawn(&network(22, &ties), &kept);
        assert_eq!(after[..21], before[..]);
        assert!(away(after[21], after[3]) < 3.0 * LENGTH && away(after[21], after[3]) > 10.0);
    }

    #[test]
    fn nobody_and_one_alone_are_drawn_as_well() {
        assert_eq!(drawn(&network(0, &[]), &[]), []);
        assert_eq!(drawn(&network(1, &[]), &[]).len(), 1);
        let stop = Stop::default();
        stop.stop();
        assert_eq!(layout(&two_rings(), &[], &stop), Err(Stopped));
    }
}
