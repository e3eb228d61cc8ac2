//! What the shell says to the window, behind a trait so that tests can listen instead.

use serde::Serialize;
use tauri::{AppHandle, Emitter, EventTarget, WebviewWindow};
use ts_rs::TS;

use crate::desk::preferences::Theme;

/// The event `changed`: parts of the workspace to read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct Changed {
    /// The parts that changed.
    pub(crate) tags: Vec<String>,
    /// Whether another program changed them.
    pub(crate) elsewhere: bool,
}

/// The event `progress`: how far a long piece of work is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct Progress {
    /// The work, as it was announced.
    pub(crate) token: String,
    /// How much is done.
    pub(crate) done: u64,
    /// How much there is.
    pub(crate) total: u64,
    /// What is being done.
    pub(crate) what: String,
}

/// What the shell has to say.
pub(crate) trait Tell: Send + Sync {
    /// Something was committed.
    fn changed(&self, changed: &Changed);
    /// A long piece of work went on.
    fn progress(&self, progress: &Progress);
    /// The state of the desk is another one.
    fn desk(&self);
    /// The window's title.
    fn title(&self, title: &str);
    /// The frame the system draws around the window.
    fn theme(&self, theme: Theme);
}

/// The real window.
pub(crate) struct Window {
    app: AppHandle,
    window: WebviewWindow,
}

impl Window {
    pub(crate) fn new(app: AppHandle, window: WebviewWindow) -> Self {
        Self { app, window }
    }

    fn emit<S: Serialize + Clone>(&self, event: &str, payload: S) {
        // A window that has just gone needs no news.
        self.app
            .emit_to(EventTarget::webview_window(crate::window::MAIN), event, payload)
            .ok();
    }
}

impl Tell for Window {
    fn changed(&self, changed: &Changed) {
        self.emit("changed", changed);
    }

    fn progress(&self, progress: &Progress) {
        self.emit("progress", progress);
    }

    fn desk(&self) {
        self.emit("desk", ());
    }

    fn title(&self, title: &str) {
        self.window.set_title(title).ok();
    }

    fn theme(&self, theme: Theme) {
        self.window.set_theme(theme.of_the_frame()).ok();
    }
}
