//! Betweenness (R7), after U. Brandes, A faster algorithm for betweenness centrality (2001).

use std::hash::Hash;

use domain::network::Network;
use rayon::prelude::*;

use crate::flat::Flat;
use crate::{Stop, Stopped};

/// So many starts are added up together. The sums do not depend on how many cores there are.
const TOGETHER: usize = 64;
const UNSEEN: u32 = u32::MAX;

/// What is known of one while the ways from one start are followed.
#[derive(Clone, Copy)]
struct Seen {
    /// Steps from the start.
    away: u32,
    /// Shortest ways from the start.
    ways: f64,
    /// Its share of the ways to those beyond it.
    share: f64,
}

const NOT_YET: Seen = Seen {
    away: UNSEEN,
    ways: 0.0,
    share: 0.0,
};

/// How often each lies on the shortest ways between two others, from 0 to 1; 0 if n < 3 (R7).
///
/// # Errors
/// When it was stopped.
pub fn betweenness<G: Eq + Hash>(network: &Network<G>, stop: &Stop) -> Result<Vec<f64>, Stopped> {
    let n = network.len();
    if n < 3 {
        return Ok(vec![0.0; n]);
    }
    let ties = Flat::of(network);
    let starts: Vec<u32> = (0..n as u32).collect();
    // As many sums at a time as there is memory for, always added in the same order.
    let mut total = vec![0.0; n];
    for some in starts.chunks(TOGETHER * 32) {
        let sums: Vec<Vec<f64>> = some
            .par_chunks(TOGETHER)
            .map(|starts| from_these(&ties, n, starts, stop))
            .collect::<Result<_, _>>()?;
        for sum in sums {
            for (total, more) in total.iter_mut().zip(sum) {
                *total += more;
            }
        }
    }
    // Each pair was met from both its ends.
    let pairs = (n - 1) as f64 * (n - 2) as f64;
    Ok(total.into_iter().map(|sum| sum / pairs).collect())
}

fn from_these(ties: &Flat, n: usize, starts: &[u32], stop: &Stop) -> Result<Vec<f64>, Stopped> {
    let mut sum = vec![0.0; n];
    let mut seen = vec![NOT_YET; n];
    let mut order: Vec<u32> = Vec::with_capacity(n);
    // Each step of a shortest way, those nearer to the start first.
    let mut steps: Vec<(u32, u32)> = Vec::new();
    for &start in starts {
        stop.check()?;
        for at in order.drain(..) {
            seen[at as usize] = NOT_YET;
        }
        steps.clear();
        order.push(start);
        seen[start as usize] = Seen {
            away: 0,
            ways: 1.0,
            share: 0.0,
        };
        let mut next = 0;
        while let Some(&at) = order.get(next) {
            next += 1;
            let Seen { away, ways, .. } = seen[at as usize];
            for &other in ties.tied(at as usize) {
                let beyond = &mut seen[other as usize];
                if beyond.away == UNSEEN {
                    beyond.away = away + 1;
                    order.push(other);
                }
                if beyond.away == away + 1 {
                    beyond.ways += ways;
                    steps.push((at, other));
                }
            }
        }
        for &(at, beyond) in steps.iter().rev() {
            let Seen { ways, share, .. } = seen[beyond as usize];
            let each = (1.0 + share) / ways;
            let before = &mut seen[at as usize];
            before.share += before.ways * each;
        }
        for &at in &order[1..] {
            sum[at as usize] += seen[at as usize].share;
        }
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn of(n: usize, ties: &[(usize, usize)]) -> Vec<f64> {
        let network = Network::new(vec![None::<u8>; n], ties.iter().copied());
        betweenness(&network, &Stop::default()).unwrap()
    }

    fn near(found: &[f64], expected: &[f64]) -> bool {
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    #[test]
    fn r7_the_betweenness_of_a_path() {
        let found = of(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
        assert!(near(&found, &[0.0, 0.5, 2.0 / 3.0, 0.5, 0.0]), "{found:?}");
    }

    #[test]
    fn r7_the_betweenness_of_joined_triangles() {
        let found = of(
            7,
            &[(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (4, 6)],
        );
        let (side, middle) = (8.0 / 15.0, 0.6);
        assert!(
            near(&found, &[0.0, 0.0, side, middle, side, 0.0, 0.0]),
            "{found:?}"
        );
    }

    #[test]
    fn r7_of_fewer_than_three_nobody_lies_between() {
        assert_eq!(of(2, &[(0, 1)]), [0.0, 0.0]);
        assert_eq!(of(0, &[]), [0.0; 0]);
    }

    #[test]
    fn what_is_stopped_has_no_answer() {
        let stop = Stop::default();
        stop.stop();
        let network = Network::new(vec![None::<u8>; 3], [(0, 1), (1, 2)]);
        assert_eq!(betweenness(&network, &stop), Err(Stopped));
    }

    #[test]
    fn a_second_run_says_exactly_the_same() {
        let ties: Vec<(usize, usize)> = (0..900).map(|at| (at * 7 % 300, at * 11 % 300)).collect();
        assert_eq!(of(300, &ties), of(300, &ties));
    }

    /// All shortest ways, written out one by one: of each pair, how many lead over whom.
    fn written_out(n: usize, network: &Network<u8>) -> Vec<f64> {
        fn ways(
            network: &Network<u8>,
            so_far: &mut Vec<usize>,
            to: usize,
            longest: usize,
            found: &mut Vec<Vec<usize>>,
        ) {
            let at = *so_far.last().unwrap();
            if at == to {
                found.push(so_far.clone());
            } else if so_far.len() <= longest {
                for &next in network.neighbours(at) {
                    if !so_far.contains(&next) {
                        so_far.push(next);
                        ways(network, so_far, to, longest, found);
                        so_far.pop();
                    }
                }
            }
        }
        let mut sums = vec![0.0; n];
        for from in 0..n {
            for to in from + 1..n {
                let mut shortest = Vec::new();
                for longest in 1..n {
                    ways(network, &mut vec![from], to, longest, &mut shortest);
                    if !shortest.is_empty() {
                        break;
                    }
                }
                for way in &shortest {
                    for &over in &way[1..way.len() - 1] {
                        sums[over] += 1.0 / shortest.len() as f64;
                    }
                }
            }
        }
        let scale = if n < 3 {
            0.0
        } else {
            2.0 / ((n - 1) as f64 * (n - 2) as f64)
        };
        sums.into_iter().map(|sum| sum * scale).collect()
    }

    proptest! {
        #[test]
        fn r7_betweenness_is_that_of_all_shortest_ways_written_out(
            n in 1..8_usize, ties in vec((0..8_usize, 0..8_usize), 0..20),
        ) {
            let network = Network::new(vec![None::<u8>; n], ties);
            let found = betweenness(&network, &Stop::default()).unwrap();
            let expected = written_out(n, &network);
            prop_assert!(near(&found, &expected), "{found:?} {expected:?}");
        }
    }
}
