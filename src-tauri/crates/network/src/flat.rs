//! Ties in one flat list, quick to go along.

use std::hash::Hash;

use domain::network::Network;

pub(crate) struct Flat {
    from: Vec<usize>,
    to: Vec<u32>,
}

impl Flat {
    pub(crate) fn of<G: Eq + Hash>(network: &Network<G>) -> Self {
        let (mut from, mut to) = (vec![0], Vec::new());
        for at in 0..network.len() {
            to.extend(network.neighbours(at).iter().map(|&other| other as u32));
            from.push(to.len());
        }
        Self { from, to }
    }

    pub(crate) fn len(&self) -> usize {
        self.from.len() - 1
    }

    /// Those that one is tied to.
    pub(crate) fn tied(&self, at: usize) -> &[u32] {
        &self.to[self.from[at]..self.from[at + 1]]
    }
}
