//! A tree of squares, by which those far away repel as one (after Barnes and Hut).

use super::Spot;

/// A square counts as one from where it looks no wider than this.
const WIDE: f64 = 0.9;
/// No square is halved more often; those in it lie in one place.
const DEEPEST: u32 = 40;
const NONE: u32 = u32::MAX;

struct Square {
    /// The four quarters.
    quarters: [u32; 4],
    /// How many are in it.
    count: f64,
    /// The middle of them.
    middle: Spot,
    /// How wide it is.
    wide: f64,
}

impl Square {
    fn new(wide: f64) -> Self {
        Self {
            quarters: [NONE; 4],
            count: 0.0,
            middle: Spot::default(),
            wide,
        }
    }

    fn is_leaf(&self) -> bool {
        self.quarters == [NONE; 4]
    }

    fn take(&mut self, spot: Spot, count: f64) {
        let all = self.count + count;
        self.middle.x += (spot.x - self.middle.x) * count / all;
        self.middle.y += (spot.y - self.middle.y) * count / all;
        self.count = all;
    }
}

pub(super) struct Tree {
    squares: Vec<Square>,
}

impl Tree {
    pub(super) fn of(spots: impl Iterator<Item = Spot> + Clone) -> Self {
        let edge = |way: fn(Spot) -> f64| {
            spots
                .clone()
                .map(way)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), at| {
                    (least.min(at), most.max(at))
                })
        };
        let ((left, right), (top, low)) = (edge(|spot| spot.x), edge(|spot| spot.y));
        let wide = (right - left).max(low - top).max(1.0) * 1.001;
        let mut tree = Self {
            squares: vec![Square::new(wide)],
        };
        for spot in spots {
            tree.add(spot, left, top);
        }
        tree
    }

    fn add(&mut self, spot: Spot, mut left: f64, mut top: f64) {
        let mut at = 0;
        for depth in 0.. {
            let square = &mut self.squares[at];
            let half = square.wide / 2.0;
            let before = (square.is_leaf() && square.count > 0.0).then_some((square.middle, square.count));
            square.take(spot, 1.0);
            // Alone in it, or too near to whoever is.
            if (before.is_none() && square.is_leaf()) || depth >= DEEPEST {
                return;
            }
            let quarter = |of: Spot| usize::from(of.x >= left + half) + 2 * usize::from(of.y >= top + half);
            if let Some((middle, count)) = before {
                let place = quarter(middle);
                self.quarter(at, place, half);
                let below = self.squares[at].quarters[place] as usize;
                self.squares[below].take(middle, count);
            }
            let place = quarter(spot);
            self.quarter(at, place, half);
            at = self.squares[at].quarters[place] as usize;
            left += half * (place % 2) as f64;
            top += half * (place / 2) as f64;
        }
    }

    fn quarter(&mut self, at: usize, place: usize, wide: f64) {
        if self.squares[at].quarters[place] == NONE {
            self.squares[at].quarters[place] = self.squares.len() as u32;
            self.squares.push(Square::new(wide));
        }
    }

    /// What all together do to one here.
    pub(super) fn repels(&self, here: Spot, strength: f64) -> Spot {
        let mut force = Spot::default();
        let mut waiting = vec![0];
        while let Some(at) = waiting.pop() {
            let square = &self.squares[at as usize];
            let (dx, dy) = (here.x - square.middle.x, here.y - square.middle.y);
            let away = dx * dx + dy * dy;
            if square.is_leaf() || square.wide * square.wide < WIDE * WIDE * away {
                // Itself, or exactly where it is: there is no way to go.
                if away > 1e-9 {
                    let push = strength * square.count / away.max(1.0);
                    force.x += dx * push;
                    force.y += dy * push;
                }
            } else {
                waiting.extend(square.quarters.iter().filter(|quarter| **quarter != NONE));
            }
        }
        force
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spots() -> Vec<Spot> {
        (0..200)
            .map(|at| Spot {
                x: f64::from(at * 37 % 101),
                y: f64::from(at * 53 % 97),
            })
            .collect()
    }

    #[test]
    fn many_together_repel_nearly_as_one_by_one() {
        let (spots, here) = (spots(), Spot { x: -40.0, y: 30.0 });
        let told = Tree::of(spots.iter().copied()).repels(here, 10.0);
        let mut alone = Spot::default();
        for spot in &spots {
            let (dx, dy) = (here.x - spot.x, here.y - spot.y);
            let push = 10.0 / (dx * dx + dy * dy).max(1.0);
            alone.x += dx * push;
            alone.y += dy * push;
        }
        assert!(
            (told.x - alone.x).abs() < 0.05 * alone.x.abs(),
            "{told:?} {alone:?}"
        );
    }

    #[test]
    fn those_in_one_place_are_all_counted() {
        let same = vec![Spot { x: 3.0, y: 4.0 }; 50];
        let tree = Tree::of(same.into_iter());
        assert_eq!(tree.squares[0].count, 50.0);
        let force = tree.repels(Spot { x: 13.0, y: 4.0 }, 1.0);
        assert!((force.x - 5.0).abs() < 1e-9 && force.y.abs() < 1e-9, "{force:?}");
    }
}
