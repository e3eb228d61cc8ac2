//! Columns under the name of something that the workspace has already.

use domain::CustomSubject;

use super::{Assigning, scaled};
use crate::draft::CustomColumn;
use crate::mapping::{About, KnownColumn, Layout};
use crate::text::folded;
use crate::values::Rated;

impl<'s> Assigning<'s, '_> {
    /// Whether a heading names something that the workspace has.
    pub(super) fn is_known_custom(&self, at: usize) -> bool {
        self.known_custom(at).is_some() || self.known_axis(at).is_some()
    }

    /// The axis of one's own that a heading names, where the cells can be ratings on it.
    pub(super) fn known_axis(&self, at: usize) -> Option<&'s str> {
        if self.about != About::Stakeholders || self.layout != Layout::PlainList {
            return None;
        }
        let heading = folded(self.heading(at));
        let named = self.known.iter().find_map(|known| match known {
            KnownColumn::Axis(name) if folded(name) == heading => Some(name.as_str()),
            _ => None,
        })?;
        scaled(Rated::Axis(domain::Axis::Power), &self.cells[at]).then_some(named)
    }

    /// The custom field of the workspace that a heading names.
    pub(super) fn known_custom(&self, at: usize) -> Option<&'s CustomColumn> {
        let subject = match self.about {
            About::Stakeholders => CustomSubject::Stakeholder,
            About::Projects => CustomSubject::Project,
            _ => return None,
        };
        let heading = folded(self.heading(at));
        self.known.iter().find_map(|known| match known {
            KnownColumn::Field(known) if known.subject == subject && folded(&known.name) == heading => {
                Some(known)
            }
            _ => None,
        })
    }
}
