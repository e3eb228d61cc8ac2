//! Keeps an eye on what the window would not hear of by itself: changes made by other programs.

use std::sync::{Arc, Weak};
use std::time::Duration;

use crate::shell::Shell;

const PAUSE: Duration = Duration::from_millis(500);

/// Looks around twice a second for as long as there is a shell.
pub(crate) fn start(shell: &Arc<Shell>) {
    let shell: Weak<Shell> = Arc::downgrade(shell);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(PAUSE);
            match shell.upgrade() {
                Some(shell) => shell.look_around(),
                None => return,
            }
        }
    });
}
