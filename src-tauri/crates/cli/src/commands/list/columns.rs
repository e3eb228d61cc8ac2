//! What is shown of each kind of list in a terminal.

use super::Kind;
use crate::table::Column;

/// Columns of the journal, which `history` shows as well.
pub(in crate::commands) const JOURNAL: &[Column] = &[
    ("no.", "seq"),
    ("at (UTC)", "at"),
    ("by", "author"),
    ("kind", "kind"),
    ("what", "label"),
    ("in force", "in_force"),
];

/// In place of a list of stakeholders, how many there are of each kind.
pub(super) const COUNTS: &[Column] = &[("kind", "kind"), ("number", "count")];

impl Kind {
    pub(super) fn columns(self, in_project: bool) -> &'static [Column] {
        match self {
            Self::People if in_project => &[
                ("name", "name"),
                ("kind", "kind"),
                ("role", "role"),
                ("unit", "unit"),
                ("headcount", "headcount"),
                ("power", "power"),
                ("interest", "interest"),
                ("quadrant", "quadrant"),
                ("current", "current"),
                ("desired", "desired"),
            ],
            Self::People => &[
                ("name", "name"),
                ("kind", "kind"),
                ("role", "role"),
                ("unit", "unit"),
                ("headcount", "headcount"),
            ],
            Self::Groups => &[
                ("name", "name"),
                ("unit", "unit"),
                ("headcount", "headcount"),
                ("members", "members"),
            ],
            Self::Units => &[
                ("name", "name"),
                ("stakeholders", "stakeholders"),
                ("with those below", "stakeholders_below"),
                ("headcount", "headcount_below"),
            ],
            Self::Ties => &[
                ("from", "from_name"),
                ("kind", "kind"),
                ("to", "to_name"),
                ("strength", "strength"),
            ],
            Self::Projects => &[
                ("name", "name"),
                ("programme", "programme_name"),
                ("sponsor", "sponsor_name"),
                ("starts", "starts_on"),
                ("goes live", "goes_live_on"),
                ("stakeholders", "stakeholders"),
                ("groups", "groups"),
            ],
            Self::Assessments => &[
                ("on", "on_date"),
                ("project", "project_name"),
                ("stakeholder", "stakeholder_name"),
                ("axis", "axis_name"),
                ("value", "value"),
                ("by", "assessor"),
                ("basis", "basis"),
            ],
            Self::Axes => &[
                ("name", "name"),
                ("1 is", "low"),
                ("5 is", "high"),
                ("assessments", "assessments"),
            ],
            Self::Readiness => crate::commands::readiness::COLUMNS,
            Self::Needs => &[
                ("project", "project_name"),
                ("family", "family_name"),
                ("level", "level"),
                ("wanted", "wanted"),
                ("state", "state"),
                ("service", "service_name"),
                ("on", "on_date"),
            ],
            Self::Requests => &[
                ("asked", "requested_on"),
                ("project", "project_name"),
                ("service", "service_name"),
                ("by", "requested_by"),
                ("why", "why"),
                ("value", "value"),
                ("for", "for_stakeholder_name"),
                ("by when", "by_when"),
                ("status", "status"),
            ],
            Self::Plan => &[
                ("due", "due_on"),
                ("project", "project_name"),
                ("what", "what"),
                ("service", "service_name"),
                ("value", "value"),
                ("for", "for_stakeholder_name"),
                ("owner", "owner"),
                ("status", "status"),
            ],
            Self::Decisions => super::decisions::COLUMNS,
            Self::Journal => JOURNAL,
            Self::Exports => &[
                ("at (UTC)", "at"),
                ("what", "what"),
                ("kind", "kind"),
                ("profile", "profile"),
                ("file", "file_name"),
                ("by", "author"),
            ],
        }
    }
}
