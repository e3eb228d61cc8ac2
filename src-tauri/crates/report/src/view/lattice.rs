//! Marks that never hide one another: each takes the free place nearest to its rating.

/// Half a mark in steps: a mark keeps this distance from a line.
const CLEAR: f64 = 0.09;

/// A plane of steps, each a unit wide about its whole number, with the places marks may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// How many steps across and up.
    pub(crate) steps: (f64, f64),
    /// What parts low from high across and up, where something does: no mark crosses it.
    pub(crate) lines: (Option<f64>, Option<f64>),
    /// How many places across and up.
    pub(crate) places: (usize, usize),
}

/// A place for each wanted `(across, up)`. No two are the same while there are places, and none crosses a line.
pub(crate) fn spread(wanted: &[(f64, f64)], field: &Field) -> Vec<(f64, f64)> {
    let (across, up) = field.places;
    let clear = |at: f64, line: Option<f64>| line.is_none_or(|line| (at - line).abs() > CLEAR);
    let side = |at: f64, line: Option<f64>| line.is_some_and(|line| at > line);
    let places: Vec<(f64, f64)> = (0..across)
        .flat_map(|i| (0..up).map(move |j| (place(i, across, field.steps.0), place(j, up, field.steps.1))))
        .filter(|&(x, y)| clear(x, field.lines.0) && clear(y, field.lines.1))
        .collect();
    let mut taken = vec![false; places.len()];
    let mut out = Vec::with_capacity(wanted.len());
    for &(x, y) in wanted {
        let same_side = |&(px, py): &(f64, f64)| {
            side(px, field.lines.0) == side(x, field.lines.0)
                && side(py, field.lines.1) == side(y, field.lines.1)
        };
        let distance = |&(px, py): &(f64, f64)| {
            // The plot is wider than high: compare distances as they look.
            let (dx, dy) = (
                (px - x) / field.steps.0 * across as f64,
                (py - y) / field.steps.1 * up as f64,
            );
            dx * dx + dy * dy
        };
        let nearest = (0..places.len())
            .filter(|&at| !taken[at] && same_side(&places[at]))
            .min_by(|&a, &b| distance(&places[a]).total_cmp(&distance(&places[b])));
        match nearest {
            Some(at) => {
                taken[at] = true;
                out.push(places[at]);
            }
            // More marks than places: the caller draws clusters long before.
            None => out.push((x, y)),
        }
    }
    out
}

fn place(at: usize, of: usize, steps: f64) -> f64 {
    0.5 + steps * (at as f64 + 0.5) / of as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(line: f64) -> Field {
        Field {
            steps: (5.0, 5.0),
            lines: (Some(line), Some(line)),
            places: (34, 25),
        }
    }

    #[test]
    fn equal_ratings_get_places_of_their_own_on_their_side_of_the_line() {
        let wanted: Vec<(f64, f64)> = (0..90)
            .map(|n| if n % 2 == 0 { (4.0, 4.0) } else { (3.5, 3.5) })
            .collect();
        let spots = spread(&wanted, &field(3.75));
        for (at, spot) in spots.iter().enumerate() {
            assert!(!spots[..at].contains(spot), "{spot:?} twice");
            let high = wanted[at].0 >= 4.0;
            assert_eq!((spot.0 > 3.75, spot.1 > 3.75), (high, high));
        }
    }

    #[test]
    fn a_lone_mark_stands_where_it_was_rated() {
        for rating in [1.0, 2.0, 3.0, 4.0, 5.0] {
            let (x, y) = spread(&[(rating, rating)], &field(3.75))[0];
            assert!(
                (x - rating).abs() < 0.12 && (y - rating).abs() < 0.12,
                "{rating}: {x}, {y}"
            );
        }
    }
}
