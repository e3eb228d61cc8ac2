//! Who waits for an answer that takes long: a later question of the same asker stops the one before.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use network::{Stop, Stopped};
use uuid::Uuid;

use crate::{Code, Failure};

type Waiting = HashMap<Uuid, (u64, Stop)>;

static WAITING: LazyLock<Mutex<(u64, Waiting)>> = LazyLock::new(Mutex::default);

/// A question that is being answered.
pub(super) struct Asked {
    by: Option<(Uuid, u64)>,
    pub(super) stop: Stop,
}

impl Asked {
    /// Stops what this asker asked before.
    pub(super) fn by(asker: Option<Uuid>) -> Self {
        let stop = Stop::default();
        let by = asker.map(|asker| {
            let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.0 += 1;
            let number = waiting.0;
            if let Some((_, before)) = waiting.1.insert(asker, (number, stop.clone())) {
                before.stop();
            }
            (asker, number)
        });
        Self { by, stop }
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if let Some((asker, number)) = self.by {
            let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.1.get(&asker).is_some_and(|(last, _)| *last == number) {
                waiting.1.remove(&asker);
            }
        }
    }
}

/// The answer is wanted no longer.
pub(super) fn stopped(_: Stopped) -> Failure {
    Failure::new(
        Code::Cancelled,
        "The network was asked for again before this answer was ready; nothing was changed.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::network::Network;

    fn goes_on(asked: &Asked) -> bool {
        let network = Network::new(vec![None::<u8>; 3], [(0, 1)]);
        network::betweenness(&network, &asked.stop).is_ok()
    }

    #[test]
    fn a_later_question_of_the_same_asker_stops_the_one_before() {
        let (one, other) = (Uuid::new_v4(), Uuid::new_v4());
        let first = Asked::by(Some(one));
        let of_another = Asked::by(Some(other));
        let of_nobody = Asked::by(None);
        let second = Asked::by(Some(one));
        assert!(!goes_on(&first));
        assert!(goes_on(&second) && goes_on(&of_another) && goes_on(&of_nobody));
        // The end of the first takes nothing from the second.
        drop(first);
        let third = Asked::by(Some(one));
        assert!(!goes_on(&second) && goes_on(&third));
    }
}
