//! The influence network (R7): who is tied to whom, and what that makes of each.
//!
//! What takes many steps to find – who lies between whom, and without whom a part falls away – comes in as an argument.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::Hash;

use crate::NetworkRole;

/// What stands beside every measure of a network (R7).
pub const CAPTION: &str = "From recorded ties; missing ties change the result.";

/// Who is tied to whom (R7). Stakeholders go by their places 0 to n − 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network<G> {
    /// Of each those it is tied to, in ascending order, each once and never itself.
    neighbours: Vec<Vec<usize>>,
    /// The group of each; one without is a group alone.
    groups: Vec<Option<G>>,
}

impl<G: Eq + Hash> Network<G> {
    /// A network of as many stakeholders as there are groups given. Ties are taken as undirected, several between the
    /// same two as one (R7); one that leads nowhere, or to where it comes from, is left out.
    pub fn new(groups: Vec<Option<G>>, ties: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut neighbours = vec![Vec::new(); groups.len()];
        for (one, other) in ties {
            if one != other && one < groups.len() && other < groups.len() {
                neighbours[one].push(other);
                neighbours[other].push(one);
            }
        }
        for tied in &mut neighbours {
            tied.sort_unstable();
            tied.dedup();
        }
        Self { neighbours, groups }
    }

    /// How many stakeholders: n.
    pub fn len(&self) -> usize {
        self.neighbours.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.neighbours.is_empty()
    }

    /// How many pairs are tied.
    pub fn pairs(&self) -> usize {
        self.neighbours.iter().map(Vec::len).sum::<usize>() / 2
    }

    /// Those that one is tied to, in ascending order.
    pub fn neighbours(&self, of: usize) -> &[usize] {
        self.neighbours.get(of).map_or(&[], Vec::as_slice)
    }

    /// Those tied to directly ÷ (n − 1), from 0 to 1; 0 if n < 2 (R7).
    pub fn degree(&self, of: usize) -> f64 {
        match self.len() {
            0 | 1 => 0.0,
            n => self.neighbours(of).len() as f64 / (n - 1) as f64,
        }
    }

    /// The E-I index, from −1, all ties within the group, to +1, all to others; none without ties (R7).
    pub fn external_internal(&self, of: usize) -> Option<f64> {
        let tied = self.neighbours(of);
        let external = tied.iter().filter(|other| !self.same_group(of, **other)).count() as f64;
        let internal = tied.len() as f64 - external;
        (!tied.is_empty()).then(|| (external - internal) / (external + internal))
    }

    fn same_group(&self, one: usize, other: usize) -> bool {
        self.groups[one].is_some() && self.groups[one] == self.groups[other]
    }

    /// How many groups other than its own one is tied to; each without a group counts as one (R7).
    fn other_groups(&self, of: usize) -> usize {
        let others = self
            .neighbours(of)
            .iter()
            .filter(|other| !self.same_group(of, **other));
        let (mut alone, mut groups) = (0, HashSet::new());
        for other in others {
            match &self.groups[*other] {
                Some(group) => {
                    groups.insert(group);
                }
                None => alone += 1,
            }
        }
        alone + groups.len()
    }

    /// The roles of each, the most telling first (R7). `articulation` says of each whether a part falls away without it.
    pub fn roles(&self, articulation: &[bool]) -> Vec<Vec<NetworkRole>> {
        let most = self.neighbours.iter().map(Vec::len).max().unwrap_or(0);
        (0..self.len())
            .map(|at| {
                let ties = self.neighbours(at).len();
                let spans =
                    self.external_internal(at).is_some_and(|index| index > 0.0) && self.other_groups(at) >= 2;
                let found = [
                    (NetworkRole::Broker, articulation.get(at) == Some(&true)),
                    (NetworkRole::Connector, ties > 0 && ties == most),
                    (NetworkRole::Spanner, spans),
                    (NetworkRole::Peripheral, ties <= 1),
                ];
                found
                    .into_iter()
                    .filter_map(|(role, is)| is.then_some(role))
                    .collect()
            })
            .collect()
    }

    /// The part that each belongs to: those of a part reach one another over ties (R7). Parts count from 0, by their
    /// first member.
    pub fn parts(&self) -> Vec<usize> {
        let mut parts = vec![usize::MAX; self.len()];
        let mut count = 0;
        for start in 0..self.len() {
            if parts[start] != usize::MAX {
                continue;
            }
            for (reached, _) in self.reach(start, usize::MAX) {
                parts[reached] = count;
            }
            count += 1;
        }
        parts
    }

    /// Those within so many steps, itself first, nearest first, each with its number of steps (R7).
    pub fn reach(&self, from: usize, steps: usize) -> Vec<(usize, usize)> {
        if from >= self.len() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut seen: HashSet<usize> = HashSet::from([from]);
        let mut waiting = VecDeque::from([(from, 0)]);
        while let Some((at, away)) = waiting.pop_front() {
            found.push((at, away));
            if away < steps {
                let next = self.neighbours(at).iter().filter(|next| seen.insert(**next));
                waiting.extend(next.map(|next| (*next, away + 1)));
            }
        }
        found
    }
}

impl<G: Eq + Hash + Clone> Network<G> {
    /// The network as if these had left (R7), and the former place of each who stays.
    pub fn without(&self, gone: &BTreeSet<usize>) -> (Self, Vec<usize>) {
        let stay: Vec<usize> = (0..self.len()).filter(|at| !gone.contains(at)).collect();
        let mut place = vec![None; self.len()];
        for (now, before) in stay.iter().enumerate() {
            place[*before] = Some(now);
        }
        let moved = |tied: &Vec<usize>| tied.iter().filter_map(|other| place[*other]).collect();
        let left = Self {
            neighbours: stay.iter().map(|at| moved(&self.neighbours[*at])).collect(),
            groups: stay.iter().map(|at| self.groups[*at].clone()).collect(),
        };
        (left, stay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use NetworkRole::{Broker, Connector, Peripheral, Spanner};
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn path() -> Network<u8> {
        Network::new(vec![Some(1); 5], [(0, 1), (1, 2), (2, 3), (3, 4)])
    }

    /// Triangles ABC and EFG, joined C–D–E; D is a group alone.
    fn triangles() -> Network<char> {
        let groups = [
            Some('a'),
            Some('a'),
            Some('a'),
            None,
            Some('e'),
            Some('e'),
            Some('e'),
        ];
        let ties = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (4, 6)];
        Network::new(groups.to_vec(), ties)
    }

    #[test]
    fn r7_the_degrees_of_a_path() {
        let degrees: Vec<f64> = (0..5).map(|at| path().degree(at)).collect();
        assert_eq!(degrees, [0.25, 0.5, 0.5, 0.5, 0.25]);
    }

    #[test]
    fn r7_the_e_i_index_of_joined_triangles() {
        let network = triangles();
        assert!((network.external_internal(2).unwrap() + 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(network.external_internal(3), Some(1.0));
        assert_eq!(network.external_internal(0), Some(-1.0));
    }

    #[test]
    fn r7_the_roles_of_joined_triangles() {
        let points = [false, false, true, true, true, false, false];
        let roles = triangles().roles(&points);
        assert_eq!(roles[0], []);
        assert_eq!(roles[2], [Broker, Connector]);
        assert_eq!(roles[3], [Broker, Spanner]);
    }

    #[test]
    fn r7_ties_to_one_other_group_alone_span_nothing() {
        let network = Network::new(vec![Some(1), Some(2), Some(2)], [(0, 1), (0, 2)]);
        assert_eq!(network.external_internal(0), Some(1.0));
        assert_eq!(network.roles(&[true, false, false])[0], [Broker, Connector]);
        let three = Network::new(vec![Some(1), Some(2), None, None], [(0, 1), (0, 2), (0, 3)]);
        assert_eq!(three.other_groups(0), 3);
    }

    #[test]
    fn r7_without_ties_there_is_no_e_i_index_and_nobody_is_a_connector() {
        let network: Network<u8> = Network::new(vec![Some(1), None], []);
        assert_eq!(network.external_internal(0), None);
        assert_eq!(network.roles(&[false, false]), [[Peripheral], [Peripheral]]);
        assert_eq!(Network::<u8>::new(vec![None], []).degree(0), 0.0);
    }

    #[test]
    fn r7_several_ties_between_the_same_two_count_once_and_none_leads_to_itself() {
        let network = Network::new(vec![Some(1); 3], [(0, 1), (1, 0), (0, 1), (2, 2), (0, 9)]);
        assert_eq!(
            (network.pairs(), network.degree(0), network.degree(2)),
            (1, 0.5, 0.0)
        );
    }

    #[test]
    fn r7_one_who_leaves_takes_their_ties_along() {
        let (left, stay) = path().without(&BTreeSet::from([2]));
        assert_eq!(stay, [0, 1, 3, 4]);
        assert_eq!(left.parts(), [0, 0, 1, 1]);
        assert_eq!(left.degree(0), 1.0 / 3.0);
    }

    #[test]
    fn r7_steps_are_counted_from_the_nearest() {
        assert_eq!(path().reach(0, 2), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(path().reach(7, 2), []);
    }

    proptest! {
        #[test]
        fn r7_parts_are_those_who_reach_one_another(
            n in 1..14_usize, ties in vec((0..14_usize, 0..14_usize), 0..30),
        ) {
            let network = Network::new(vec![None::<u8>; n], ties);
            // Floyd and Warshall: slow, and nothing in common with a search.
            let mut reaches: Vec<Vec<bool>> = (0..n)
                .map(|one| (0..n).map(|other| one == other || network.neighbours(one).contains(&other)).collect())
                .collect();
            for middle in 0..n {
                for one in 0..n {
                    for other in 0..n {
                        reaches[one][other] |= reaches[one][middle] && reaches[middle][other];
                    }
                }
            }
            let parts = network.parts();
            for one in 0..n {
                for other in 0..n {
                    prop_assert_eq!(parts[one] == parts[other], reaches[one][other]);
                }
                let index = network.external_internal(one);
                prop_assert!(index.is_none_or(|index| (-1.0..=1.0).contains(&index)));
                prop_assert!((0.0..=1.0).contains(&network.degree(one)));
            }
        }
    }
}
