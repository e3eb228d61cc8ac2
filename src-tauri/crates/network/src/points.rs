//! Articulation points (R7): those without whom a part falls away.

use std::hash::Hash;

use domain::network::Network;
use petgraph::algo::articulation_points::articulation_points as found;
use petgraph::graph::UnGraph;

/// Of each whether a part falls away without it: a single point of failure (R7).
pub fn articulation_points<G: Eq + Hash>(network: &Network<G>) -> Vec<bool> {
    let mut graph = UnGraph::<(), ()>::with_capacity(network.len(), network.pairs());
    let places: Vec<_> = (0..network.len()).map(|_| graph.add_node(())).collect();
    for one in 0..network.len() {
        for &other in network.neighbours(one).iter().filter(|other| one < **other) {
            graph.add_edge(places[one], places[other], ());
        }
    }
    let mut points = vec![false; network.len()];
    for at in found(&graph) {
        points[at.index()] = true;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn r7_the_points_of_joined_triangles() {
        let ties = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (4, 6)];
        let points = articulation_points(&Network::new(vec![None::<u8>; 7], ties));
        assert_eq!(points, [false, false, true, true, true, false, false]);
    }

    #[test]
    fn r7_a_long_line_has_every_inner_one_and_no_deep_call() {
        let n = 50_000;
        let points = articulation_points(&Network::new(vec![None::<u8>; n], (1..n).map(|at| (at - 1, at))));
        assert_eq!(points.iter().filter(|point| **point).count(), n - 2);
    }

    fn parts(network: &Network<u8>) -> usize {
        network.parts().into_iter().collect::<BTreeSet<_>>().len()
    }

    proptest! {
        #[test]
        fn r7_a_point_is_one_without_whom_there_are_more_parts(
            n in 1..12_usize, ties in vec((0..12_usize, 0..12_usize), 0..24),
        ) {
            let network = Network::new(vec![None::<u8>; n], ties);
            let points = articulation_points(&network);
            for (at, point) in points.iter().enumerate() {
                let (left, _) = network.without(&BTreeSet::from([at]));
                // Whoever is a part alone takes it along.
                prop_assert_eq!(*point, parts(&left) > parts(&network), "{}", at);
            }
        }
    }
}
