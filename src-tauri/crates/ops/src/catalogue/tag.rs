//! The parts of a workspace that operations read and change.

/// A part of the workspace that reads provide and writes change. An operation with an unknown tag does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    /// Name, purpose and counts.
    Workspace,
    /// Stakeholders and memberships.
    People,
    /// The organisation tree.
    Units,
    /// Ties between stakeholders.
    Ties,
    /// Programmes, projects, changes and stakes.
    Projects,
    /// Assessments of stakeholders.
    Assessments,
    /// Judged scores of groups.
    Readiness,
    /// Services, needs, requests and plan lines.
    Support,
    /// Conversations and commitments.
    Engagement,
    /// Custom fields and tags: what there is, and what has which.
    Fields,
    /// The journal itself: every change touches it.
    Journal,
    /// House rules.
    Settings,
    /// What people ask about their data, and marks on it.
    Privacy,
    /// Private notes.
    Notes,
    /// What left the workspace.
    Exports,
    /// Decisions, and who has which part in them.
    Decisions,
}

impl Tag {
    /// Every tag.
    pub const ALL: &[Self] = &[
        Self::Workspace,
        Self::People,
        Self::Units,
        Self::Ties,
        Self::Projects,
        Self::Assessments,
        Self::Readiness,
        Self::Support,
        Self::Engagement,
        Self::Fields,
        Self::Journal,
        Self::Settings,
        Self::Privacy,
        Self::Notes,
        Self::Exports,
        Self::Decisions,
    ];

    /// As it crosses to the window.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::People => "people",
            Self::Units => "units",
            Self::Ties => "ties",
            Self::Projects => "projects",
            Self::Assessments => "assessments",
            Self::Readiness => "readiness",
            Self::Support => "support",
            Self::Engagement => "engagement",
            Self::Fields => "fields",
            Self::Journal => "journal",
            Self::Settings => "settings",
            Self::Privacy => "privacy",
            Self::Notes => "notes",
            Self::Exports => "exports",
            Self::Decisions => "decisions",
        }
    }
}
