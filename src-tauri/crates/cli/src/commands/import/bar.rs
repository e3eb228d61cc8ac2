//! How far an import is, on a terminal.

use std::cell::RefCell;
use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ops::import::Progress;

/// Progress on a terminal; nothing elsewhere.
pub(super) struct Bar {
    bar: RefCell<Option<ProgressBar>>,
    watched: bool,
}

impl Bar {
    pub(super) fn new(watched: bool) -> Self {
        Self {
            bar: RefCell::new(None),
            watched,
        }
    }

    pub(super) fn show(&self, progress: Progress) -> ControlFlow<()> {
        if self.watched {
            let mut bar = self.bar.borrow_mut();
            bar.get_or_insert_with(|| drawn(progress.total))
                .set_position(progress.done);
        }
        ControlFlow::Continue(())
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}

fn drawn(total: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} rows, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
