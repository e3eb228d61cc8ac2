//! A cell that says something that cannot be read.

use crate::text::{shortened, tidy};

/// Why a cell cannot be read, and what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// What is wrong, to follow the cell's text: "is not a date".
    pub(crate) what: String,
    /// What would help, as a sentence.
    pub(crate) remedy: String,
}

impl Unreadable {
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// The reason to show beside the row: the cell's text, what is wrong with it, what would help.
    pub(crate) fn reason(&self, cell: &str) -> String {
        format!("“{}” {}. {}", shortened(&tidy(cell)), self.what, self.remedy)
    }

    /// The same without the remedy, for a row that comes in all the same: `“soon” is not a date`.
    pub(crate) fn wrong(&self, cell: &str) -> String {
        format!("“{}” {}", shortened(&tidy(cell)), self.what)
    }
}
