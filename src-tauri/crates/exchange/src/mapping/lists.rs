//! Fields of which a cell may hold several, and the ties that those which name others make.

use domain::TieKind;

use super::Field;

impl Field {
    /// The tie that a column of others makes, and whether it leads from them to the row's stakeholder.
    #[must_use]
    pub fn tie(self) -> Option<(TieKind, bool)> {
        Some(match self {
            Self::ReportsTo => (TieKind::ReportsTo, false),
            Self::Influences => (TieKind::Influences, false),
            Self::InfluencedBy => (TieKind::Influences, true),
            Self::ConsultedBy => (TieKind::ConsultedBy, false),
            Self::Consults => (TieKind::ConsultedBy, true),
            Self::Advises => (TieKind::Advises, false),
            Self::AdvisedBy => (TieKind::Advises, true),
            Self::WorksWith => (TieKind::WorksWith, false),
            _ => return None,
        })
    }

    /// Whether one cell may hold several values of it.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::Tags
                | Self::Groups
                | Self::Influences
                | Self::InfluencedBy
                | Self::ConsultedBy
                | Self::Consults
                | Self::Advises
                | Self::AdvisedBy
                | Self::WorksWith
        )
    }
}
