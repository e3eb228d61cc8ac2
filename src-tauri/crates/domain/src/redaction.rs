//! What an output shows under each profile (R34): whom it names and how, and what becomes of what people wrote.

use crate::{Holds, Profile, StakeholderKind};

/// What stands for somebody whose position is not to be told either.
pub const SOMEBODY: &str = "somebody";

/// What an output says that comes from a project that is role-only.
pub const ROLE_ONLY: &str = "This project is role-only: nothing leaves it with names.";

/// How it calls people where positions stand for names: owners of actions as well, as far as they are in the register.
pub const BY_POSITION: &str =
    "People of the register are called by their positions, also where they own an action.";

/// How an output calls a stakeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// By name.
    Name,
    /// By position: the role, or where they are.
    Position,
    /// By the groups they belong to.
    Groups,
    /// Not at all: only counted.
    Counted,
}

/// What becomes of what somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// It stays as it is.
    Stays,
    /// It is withheld while it names somebody hidden.
    WithheldIfNaming,
    /// It is withheld unless whoever makes the output wrote it.
    OwnOnly,
    /// It is withheld.
    Withheld,
}

/// What becomes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Its cells stay, as far as each may.
    Stays,
    /// It is left out.
    LeftOut,
}

impl Profile {
    /// How a stakeholder of this kind is called.
    ///
    /// A post is held by somebody: where nobody stands alone, no post does.
    #[must_use]
    pub const fn called(self, kind: StakeholderKind) -> Called {
        let alone = matches!(kind, StakeholderKind::Person | StakeholderKind::Role);
        match (self, kind) {
            (Self::Roles, StakeholderKind::Person) => Called::Position,
            (Self::Full | Self::Own | Self::Roles, _) => Called::Name,
            (Self::Groups, _) if alone => Called::Groups,
            (Self::Groups, _) => Called::Name,
            (Self::Counts, _) => Called::Counted,
        }
    }

    /// What becomes of what somebody wrote.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Full => Text::Stays,
            Self::Roles | Self::Groups => Text::WithheldIfNaming,
            Self::Counts => Text::Withheld,
            Self::Own => Text::OwnOnly,
        }
    }

    /// What becomes of a column that holds this.
    #[must_use]
    pub const fn column(self, holds: Holds) -> Column {
        match (self, holds) {
            (Self::Roles | Self::Groups | Self::Counts, Holds::Contact)
            | (Self::Groups | Self::Counts, Holds::Person | Holds::Owner | Holds::Position)
            | (Self::Counts, Holds::Said | Holds::Subject | Holds::Stakeholder) => Column::LeftOut,
            _ => Column::Stays,
        }
    }

    /// Whether a name is hidden from anybody: where none is, no text has to be searched.
    #[must_use]
    pub const fn hides_names(self) -> bool {
        matches!(self, Self::Roles | Self::Groups | Self::Counts)
    }

    /// The profile under which something leaves, where the project may be role-only: what names people leaves with
    /// positions. None of one's own, which names people and quotes one's own words: it cannot be had there.
    #[must_use]
    pub const fn within(self, role_only: bool) -> Option<Self> {
        match (self, role_only) {
            (Self::Full, true) => Some(Self::Roles),
            (Self::Own, true) => None,
            _ => Some(self),
        }
    }

    /// What the profile does, in one sentence, as outputs print it.
    #[must_use]
    pub const fn means(self) -> &'static str {
        match self {
            Self::Full => "People are named.",
            Self::Roles => {
                "People are called by their positions; only the owners of actions are named, so that each action has one."
            }
            Self::Groups => {
                "Nobody stands alone: people and posts appear only as the groups they belong to, or are counted."
            }
            Self::Counts => {
                "Figures only: no stakeholder is listed, no mark is labelled and no text is quoted."
            }
            Self::Own => {
                "Only what whoever made this wrote or owns; what others said is withheld, and no figure rests on it."
            }
        }
    }
}

/// What stands where a text is withheld that names so many who are hidden.
#[must_use]
pub fn withheld(names: usize) -> String {
    match names {
        0 | 1 => "[withheld: names somebody hidden]".to_owned(),
        many => format!("[withheld: names {many} who are hidden]"),
    }
}

/// What stands where the words of somebody else are withheld.
pub const WITHHELD_OTHERS: &str = "[withheld: somebody else’s words]";

#[cfg(test)]
mod tests {
    use super::*;

    /// R34, the table of profiles as the rules print it.
    #[test]
    fn r34_who_is_called_what() {
        use Called::{Counted, Groups, Name, Position};
        let table = [
            (Profile::Full, [Name, Name, Name, Name]),
            (Profile::Roles, [Position, Name, Name, Name]),
            (Profile::Groups, [Groups, Groups, Name, Name]),
            (Profile::Counts, [Counted, Counted, Counted, Counted]),
            (Profile::Own, [Name, Name, Name, Name]),
        ];
        for (profile, expected) in table {
            let kinds = [
                StakeholderKind::Person,
                StakeholderKind::Role,
                StakeholderKind::Group,
                StakeholderKind::Organisation,
            ];
            assert_eq!(kinds.map(|kind| profile.called(kind)), expected, "{profile}");
        }
        assert_eq!(table.len(), Profile::ALL.len());
    }

    #[test]
    fn r34_from_a_project_that_is_role_only_nothing_leaves_that_names_people() {
        for &profile in Profile::ALL {
            assert_eq!(profile.within(false), Some(profile));
            if let Some(within) = profile.within(true) {
                assert!(within.hides_names(), "{profile}");
                assert!(within == profile || profile == Profile::Full, "{profile}");
            } else {
                assert_eq!(profile, Profile::Own);
            }
        }
    }

    #[test]
    fn r34_what_finds_a_person_leaves_only_where_names_do() {
        for &profile in Profile::ALL {
            assert_eq!(
                profile.column(Holds::Contact) == Column::Stays,
                profile.called(StakeholderKind::Person) == Called::Name,
                "{profile}"
            );
            assert_eq!(profile.column(Holds::Plain), Column::Stays, "{profile}");
        }
    }

    #[test]
    fn r34_a_withheld_text_says_how_many_it_names() {
        assert_eq!(withheld(1), "[withheld: names somebody hidden]");
        assert_eq!(withheld(3), "[withheld: names 3 who are hidden]");
    }
}
