//! What was chosen for the whole file and for single rows.

use std::collections::HashMap;

use domain::ProjectId;

use super::OnMatch;
use super::plan::{ImportChoices, RowAction};

/// The choices, at hand for each row.
#[derive(Debug)]
pub(super) struct Choices {
    /// The project that rows belong to which name none.
    pub(super) project: Option<ProjectId>,
    on_match: OnMatch,
    rows: HashMap<(usize, u64), RowAction>,
}

impl Choices {
    pub(super) fn of(choices: &ImportChoices) -> Self {
        Self {
            project: choices.project,
            on_match: choices.on_match,
            rows: choices
                .rows
                .iter()
                .map(|row| ((row.sheet as usize, row.line), row.action))
                .collect(),
        }
    }

    /// Whether a row was left out by hand.
    pub(super) fn leaves_out(&self, sheet: usize, line: u64) -> bool {
        self.rows.get(&(sheet, line)) == Some(&RowAction::LeaveOut)
    }

    /// What to do where these rows speak of somebody who is there: as chosen for the first of them that something was
    /// chosen for, else as chosen for the file.
    pub(super) fn on_match(&self, sheet: usize, lines: &[u64]) -> OnMatch {
        lines
            .iter()
            .find_map(|line| match self.rows.get(&(sheet, *line))? {
                RowAction::LeaveOut => None,
                RowAction::Skip => Some(OnMatch::Skip),
                RowAction::Update => Some(OnMatch::Update),
                RowAction::Create => Some(OnMatch::Create),
            })
            .unwrap_or(self.on_match)
    }
}
