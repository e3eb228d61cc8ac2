//! Marks that never hide one another: each takes the free place nearest to its rating.

/// Places along the interest axis, over ratings 0.5–5.5.
const ACROSS: usize = 34;
/// Places along the power axis.
const UP: usize = 25;
/// Half a mark in ratings: a mark keeps this distance from the line between quadrants.
const CLEAR: f64 = 0.09;

/// A place for each wanted `(interest, power)`, in ratings. No two are the same, and none crosses `line`,
/// which parts high from low on both axes.
pub(super) fn spread(wanted: &[(f64, f64)], line: f64) -> Vec<(f64, f64)> {
    let places: Vec<(f64, f64)> = (0..ACROSS)
        .flat_map(|i| (0..UP).map(move |j| (place(i, ACROSS), place(j, UP))))
        .filter(|&(x, y)| (x - line).abs() > CLEAR && (y - line).abs() > CLEAR)
        .collect();
    let mut taken = vec![false; places.len()];
    let mut out = Vec::with_capacity(wanted.len());
    for &(x, y) in wanted {
        let same_side = |&(px, py): &(f64, f64)| (px > line) == (x > line) && (py > line) == (y > line);
        let distance = |&(px, py): &(f64, f64)| {
            // The plot is wider than high: compare distances as they look.
            let (dx, dy) = ((px - x) * ACROSS as f64, (py - y) * UP as f64);
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

fn place(at: usize, of: usize) -> f64 {
    0.5 + 5.0 * (at as f64 + 0.5) / of as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ratings_get_places_of_their_own_on_their_side_of_the_line() {
        let wanted: Vec<(f64, f64)> = (0..90)
            .map(|n| if n % 2 == 0 { (4.0, 4.0) } else { (3.5, 3.5) })
            .collect();
        let spots = spread(&wanted, 3.75);
        for (at, spot) in spots.iter().enumerate() {
            assert!(!spots[..at].contains(spot), "{spot:?} twice");
            let high = wanted[at].0 >= 4.0;
            assert_eq!((spot.0 > 3.75, spot.1 > 3.75), (high, high));
        }
    }

    #[test]
    fn a_lone_mark_stands_where_it_was_rated() {
        for rating in [1.0, 2.0, 3.0, 4.0, 5.0] {
            let (x, y) = spread(&[(rating, rating)], 3.75)[0];
            assert!(
                (x - rating).abs() < 0.12 && (y - rating).abs() < 0.12,
                "{rating}: {x}, {y}"
            );
        }
    }
}
