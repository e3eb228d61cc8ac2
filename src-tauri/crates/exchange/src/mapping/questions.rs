//! What only a person knows about a file.

use crate::book::Book;
use crate::mapping::looks::Cells;
use crate::mapping::{ColumnMapping, Field, Mapping, Target};
use crate::table::Table;
use crate::values::{self, DateOrderFound, ScaleFound};

/// Something only a person knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Is 03/04/2026 in April or in March? Answered by the column's [`ColumnMapping::dates`].
    DateOrder {
        /// The sheet, counted from 0.
        sheet: usize,
        /// The column, counted from 0.
        column: usize,
        /// A date of the column that could be either.
        sample: String,
    },
    /// How are the column's ratings counted? Answered by the column's [`ColumnMapping::scale`].
    Scale {
        /// The sheet, counted from 0.
        sheet: usize,
        /// The column, counted from 0.
        column: usize,
        /// A rating of the column.
        sample: String,
    },
}

/// What only a person knows about a file under a mapping: the order of dates and the scale of ratings where neither the
/// cells nor the mapping tell.
#[must_use]
pub fn questions(book: &Book, mapping: &Mapping) -> Vec<Question> {
    let mut questions = Vec::new();
    for (sheet, (file, mapping)) in book.sheets().iter().zip(&mapping.sheets).enumerate() {
        if mapping.about.is_none() {
            continue;
        }
        let table = Table::new(file, mapping);
        for column in table.columns() {
            let at = column.index as usize;
            if column.dates.is_none() && column.holds_dates() {
                // Whether a file leaves the order open is a question of all its cells.
                let cells = table.rows().iter().map(|row| (row.cell(at), row.kind(at)));
                if let DateOrderFound::Unclear { sample } = values::order_of(cells) {
                    questions.push(Question::DateOrder {
                        sheet,
                        column: at,
                        sample,
                    });
                }
            }
            if let Some(rated) = column.target.rated().filter(|_| column.scale.is_none()) {
                let cells = Cells::of(table.rows(), at);
                if let ScaleFound::Unclear { sample, .. } =
                    values::scale_of(rated, cells.cells.iter().copied())
                {
                    questions.push(Question::Scale {
                        sheet,
                        column: at,
                        sample,
                    });
                }
            }
        }
    }
    questions
}

impl ColumnMapping {
    /// Whether its cells are dates.
    pub(crate) fn holds_dates(&self) -> bool {
        match &self.target {
            Target::LeaveOut | Target::Axis { .. } => false,
            Target::Custom { kind, .. } => *kind == domain::CustomKind::Date,
            Target::Field { field } => field.is_date(),
        }
    }
}

impl Field {
    /// Whether it is filled with dates.
    pub(crate) fn is_date(self) -> bool {
        matches!(
            self,
            Self::Date
                | Self::StartsOn
                | Self::EndsOn
                | Self::GoesLiveOn
                | Self::FollowUpOn
                | Self::DueOn
                | Self::DoneOn
                | Self::VerifiedOn
        )
    }
}
