//! Waiting for something to become true, with a deadline instead of a guess.

use std::time::{Duration, Instant};

/// How long a journey waits for anything before it says what it missed.
pub fn patience() -> Duration {
    Duration::from_secs(15)
}

/// Asks again and again until there is an answer; none when the deadline passes first.
pub(crate) fn within<T>(deadline: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + deadline;
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if Instant::now() >= end {
            return None;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
}

/// Asks again and again until there is an answer.
///
/// # Panics
/// When the deadline passes first, naming `what` was awaited.
pub fn eventually<T>(what: &str, ask: impl FnMut() -> Option<T>) -> T {
    within(patience(), ask).unwrap_or_else(|| panic!("waited {:?} for {what}", patience()))
}
