//! How the program is started for a journey.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::app::App;

/// How to start the program.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    pub(crate) arguments: Vec<OsString>,
    pub(crate) answers: Vec<String>,
    pub(crate) home: Option<PathBuf>,
    pub(crate) today: Option<String>,
    pub(crate) size: Option<(u32, u32)>,
    pub(crate) beside: bool,
    pub(crate) pictures: bool,
    pub(crate) variables: Vec<(&'static str, OsString)>,
}

impl Setup {
    /// A first start, with nothing there yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives the program this argument: a file, or `--sample`.
    #[must_use]
    pub fn argument(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// What the next file dialog answers; nothing for "cancelled".
    #[must_use]
    pub fn answer(mut self, path: impl AsRef<Path>) -> Self {
        self.answers.push(path.as_ref().display().to_string());
        self
    }

    /// Uses this folder for preferences, recent files and the sample instead of a new empty one.
    #[must_use]
    pub fn home(mut self, folder: impl Into<PathBuf>) -> Self {
        self.home = Some(folder.into());
        self
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn variable(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// The day it is for the program.
    #[must_use]
    pub fn today(mut self, date: &str) -> Self {
        self.today = Some(date.to_owned());
        self
    }

    /// The window's size.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = Some((width, height));
        self
    }

    /// Draws as on a real desktop, so that pictures can be taken; slower.
    #[must_use]
    pub fn pictures(mut self) -> Self {
        self.pictures = true;
        self
    }

    /// Starts beside another window of the same test, which has waited for its turn already.
    #[must_use]
    pub fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// Starts the program and waits for its page.
    ///
    /// # Panics
    /// When something that it needs is missing, or no page comes.
    pub fn start(self) -> App {
        App::start(self)
    }

    /// Starts the program and waits until an element for this selector stands in its page. The page itself watches for
    /// it: asked from outside time and again, it would be kept from its work, and nobody would know when it was done.
    ///
    /// # Panics
    /// When something that it needs is missing, or it does not come.
    pub fn start_until(self, selector: &str) -> App {
        App::start_until(self, selector)
    }
}
