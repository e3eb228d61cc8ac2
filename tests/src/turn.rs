//! At most two windows at a time, over all test processes: each one brings a web engine and a display.

use std::fs::File;

use crate::wait;

const SIDE_BY_SIDE: usize = 2;

/// The right to have a window open; given back when dropped.
pub(crate) struct Turn {
    _held: File,
}

impl Turn {
    /// Waits for a place.
    pub(crate) fn take() -> Self {
        let folder = std::env::temp_dir().join("soundings-tests");
        std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
        let places: Vec<File> = (0..SIDE_BY_SIDE)
            .map(|place| File::create(folder.join(format!("turn-{place}"))).expect("a lock file can be made"))
            .collect();
        let held = wait::within(std::time::Duration::from_secs(600), || {
            places.iter().find(|place| place.try_lock().is_ok())
        })
        .expect("another test gives its place back within ten minutes");
        Self {
            _held: held.try_clone().expect("a lock file can be held"),
        }
    }
}
