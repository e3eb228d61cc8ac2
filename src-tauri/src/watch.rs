//! Keeps an eye on what the window would not hear of by itself: changes made by other programs, and that the computer
//! slept.

use std::sync::{Arc, Weak};
use std::time::{Duration, Instant, SystemTime};

use crate::shell::Shell;

const PAUSE: Duration = Duration::from_millis(500);
/// How often it is asked whether a backup is due.
const BETWEEN_BACKUPS: Duration = Duration::from_secs(60);
/// How far the time of day may run ahead of the time counted before the computer must have slept meanwhile.
const AHEAD: Duration = Duration::from_secs(5);
/// Where the time counted goes on during sleep, a pause that took so long says the same.
const LATE: Duration = Duration::from_secs(60);

/// Looks around twice a second for as long as there is a shell.
pub(crate) fn start(shell: &Arc<Shell>) {
    let shell: Weak<Shell> = Arc::downgrade(shell);
    std::thread::spawn(move || {
        let mut last = (SystemTime::now(), Instant::now());
        let mut backed_up = Instant::now();
        loop {
            let paused = SystemTime::now();
            std::thread::sleep(PAUSE);
            let Some(shell) = shell.upgrade() else {
                return;
            };
            let now = (SystemTime::now(), Instant::now());
            // A clock set back says nothing about sleep.
            let told = |since| now.0.duration_since(since).unwrap_or_default();
            if slept(told(last.0), now.1.duration_since(last.1), told(paused)) {
                shell.lock_if_protected();
            }
            last = now;
            shell.look_around();
            if now.1.duration_since(backed_up) >= BETWEEN_BACKUPS {
                backed_up = now.1;
                shell.back_up_if_due();
            }
        }
    });
}

/// Whether the computer slept, by what passed on the clock and what was counted since the last look, and by how long the
/// pause took. A clock set forward looks the same; locking once too often harms nobody.
fn slept(told: Duration, counted: Duration, pause: Duration) -> bool {
    told.saturating_sub(counted) > AHEAD || pause > LATE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_is_when_the_clock_ran_and_nothing_was_counted_or_nobody_looked() {
        let seconds = Duration::from_secs_f64;
        for (told, counted, pause, is) in [
            (0.5, 0.5, 0.5, false),
            (3.0, 0.5, 3.0, false),
            (30.0, 30.0, 30.0, false),
            (6.0, 0.5, 6.0, true),
            (3600.0, 0.5, 3600.0, true),
            (3600.0, 3600.0, 3600.0, true),
            // A long backup between two looks is no sleep.
            (3600.0, 3600.0, 0.5, false),
            (0.0, 0.5, 0.0, false),
        ] {
            let is_told = slept(seconds(told), seconds(counted), seconds(pause));
            assert_eq!(is_told, is, "{told} {counted} {pause}");
        }
    }
}
