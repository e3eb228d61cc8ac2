//! The fields of the register, one by one.

use domain::{CustomFieldId, Engagement, OwnAxisId, Quadrant, StakeDirection, StakeholderKind};

use super::How;
use super::fields::FieldHolds;

/// A field that can be tested, shown, sorted or grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::people) enum Field {
    Name,
    Kind,
    Role,
    Grade,
    Unit,
    Headcount,
    Email,
    Phone,
    Reference,
    Notes,
    AddedOn,
    Owner,
    VerifiedOn,
    VerifyDays,
    Stale,
    Archived,
    Tags,
    Projects,
    Power,
    Interest,
    Quadrant,
    Attitude,
    Current,
    Desired,
    Gap,
    Priority,
    Disputed,
    NotAssessed,
    Direction,
    /// What an axis of one's own says of somebody in a project (R2).
    Own(OwnAxisId),
    Custom(CustomFieldId),
}

/// Before the id of a custom field.
const CUSTOM: &str = "custom:";
/// Before the id of an axis of one's own.
const OWN: &str = "axis:";

/// Every field but the custom ones and the axes of one's own: its id, what it is called, what it holds.
const KNOWN: &[(Field, &str, &str, FieldHolds)] = &[
    (Field::Name, "name", "Name", FieldHolds::Text),
    (Field::Kind, "kind", "Kind", FieldHolds::Choice),
    (Field::Role, "role", "Role", FieldHolds::Text),
    (Field::Grade, "grade", "Grade", FieldHolds::Text),
    (Field::Unit, "unit", "Unit", FieldHolds::Unit),
    (Field::Headcount, "headcount", "Headcount", FieldHolds::Number),
    (Field::Email, "email", "E-mail", FieldHolds::Text),
    (Field::Phone, "phone", "Phone", FieldHolds::Text),
    (Field::Reference, "reference", "Reference", FieldHolds::Text),
    (Field::Notes, "notes", "Notes", FieldHolds::Text),
    (Field::AddedOn, "added_on", "Added", FieldHolds::Date),
    (Field::Owner, "owner", "Owner", FieldHolds::Text),
    (Field::VerifiedOn, "verified_on", "Verified", FieldHolds::Date),
    (
        Field::VerifyDays,
        "verify_days",
        "Days until stale",
        FieldHolds::Number,
    ),
    (Field::Stale, "stale", "Stale", FieldHolds::YesNo),
    (Field::Archived, "archived", "Archived", FieldHolds::YesNo),
    (Field::Tags, "tags", "Tag", FieldHolds::Tag),
    (Field::Projects, "projects", "Project", FieldHolds::Project),
    (Field::Power, "power", "Power", FieldHolds::Number),
    (Field::Interest, "interest", "Interest", FieldHolds::Number),
    (Field::Quadrant, "quadrant", "Quadrant", FieldHolds::Choice),
    (Field::Attitude, "attitude", "Attitude", FieldHolds::Number),
    (
        Field::Current,
        "current",
        "Current engagement",
        FieldHolds::Choice,
    ),
    (
        Field::Desired,
        "desired",
        "Desired engagement",
        FieldHolds::Choice,
    ),
    (Field::Gap, "gap", "Gap", FieldHolds::Number),
    (Field::Priority, "priority", "Priority", FieldHolds::Number),
    (Field::Disputed, "disputed", "Disputed", FieldHolds::YesNo),
    (
        Field::NotAssessed,
        "not_assessed",
        "Not assessed",
        FieldHolds::YesNo,
    ),
    (Field::Direction, "direction", "Direction", FieldHolds::Choice),
];

impl Field {
    /// Every field but the custom ones and the axes of one's own, in their order.
    pub(super) fn known() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|(field, ..)| *field)
    }

    /// The field with this id; none where there is no such field. Whether a custom field, or an axis
    /// of one's own, is still there is not asked.
    pub(in crate::people) fn of(id: &str) -> Option<Self> {
        if let Some(custom) = id.strip_prefix(CUSTOM) {
            return custom.parse().ok().map(Self::Custom);
        }
        if let Some(own) = id.strip_prefix(OWN) {
            return own.parse().ok().map(Self::Own);
        }
        KNOWN
            .iter()
            .find(|(_, known, ..)| *known == id)
            .map(|(field, ..)| *field)
    }

    /// Its id.
    pub(in crate::people) fn id(self) -> String {
        match self {
            Self::Custom(id) => format!("{CUSTOM}{id}"),
            Self::Own(id) => format!("{OWN}{id}"),
            known => KNOWN
                .iter()
                .find(|(field, ..)| *field == known)
                .map_or(String::new(), |(_, id, ..)| (*id).to_owned()),
        }
    }

    /// What it is called and what it holds; none of a custom field or an axis of one's own, which
    /// say that themselves.
    pub(super) fn says(self) -> Option<(&'static str, FieldHolds)> {
        let found = KNOWN.iter().find(|(field, ..)| *field == self);
        found.map(|(_, _, label, holds)| (*label, *holds))
    }

    /// Whether it is of a stakeholder in a project (R1, R4, R5, R6), and nothing without one.
    pub(in crate::people) fn needs_project(self) -> bool {
        matches!(
            self,
            Self::Power
                | Self::Interest
                | Self::Quadrant
                | Self::Attitude
                | Self::Current
                | Self::Desired
                | Self::Gap
                | Self::Priority
                | Self::Disputed
                | Self::NotAssessed
                | Self::Direction
                | Self::Own(_)
        )
    }

    /// Whether it tells who somebody is, which nobody is told of a project that is role-only (R34).
    pub(in crate::people) fn names(self) -> bool {
        matches!(
            self,
            Self::Name | Self::Email | Self::Phone | Self::Reference | Self::Notes | Self::Owner
        )
    }

    /// The words it is one of, as they are stored and as they are said; none where it is not one of a closed list.
    pub(super) fn words(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Kind => said(StakeholderKind::ALL, |word| (word.as_str(), word.label())),
            Self::Quadrant => said(Quadrant::ALL, |word| (word.as_str(), word.label())),
            Self::Direction => said(StakeDirection::ALL, |word| (word.as_str(), word.label())),
            Self::Current | Self::Desired => said(Engagement::ALL, |word| (word.as_str(), word.label())),
            _ => Vec::new(),
        }
    }

    /// The ways it can be tested.
    pub(super) fn hows(self, holds: FieldHolds) -> Vec<How> {
        let empty = [How::IsEmpty, How::IsNotEmpty];
        let mut hows = match holds {
            FieldHolds::Text => vec![How::Contains, How::Is, How::IsNot, How::StartsWith, How::OneOf],
            FieldHolds::Number => vec![How::AtLeast, How::AtMost, How::Is, How::IsNot, How::Between],
            FieldHolds::Date => vec![
                How::Before,
                How::After,
                How::Is,
                How::IsNot,
                How::Between,
                How::WithinLast,
                How::WithinNext,
            ],
            FieldHolds::Choice if matches!(self, Self::Current | Self::Desired) => {
                vec![How::Is, How::IsNot, How::OneOf, How::AtLeast, How::AtMost]
            }
            FieldHolds::Unit => vec![How::InOrBelow, How::Is, How::IsNot, How::OneOf],
            FieldHolds::Choice | FieldHolds::Tag | FieldHolds::Project => {
                vec![How::Is, How::IsNot, How::OneOf]
            }
            FieldHolds::YesNo => vec![How::Is],
        };
        let always = matches!(
            self,
            Self::Name | Self::Kind | Self::AddedOn | Self::Stale | Self::Archived
        ) || matches!(self, Self::Disputed | Self::NotAssessed);
        if !always {
            hows.extend(empty);
        }
        hows
    }
}

fn said<T: Copy>(
    words: &[T],
    say: impl Fn(T) -> (&'static str, &'static str),
) -> Vec<(&'static str, &'static str)> {
    words.iter().map(|word| say(*word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_id() {
        for field in Field::known() {
            assert_eq!(Field::of(&field.id()), Some(field));
            assert!(field.says().is_some());
        }
        let custom = "custom:0190a5c2-7c00-7000-8000-000000000001";
        assert_eq!(Field::of(custom).map(Field::id).as_deref(), Some(custom));
        let own = "axis:0190a5c2-7c00-7000-8000-000000000001";
        assert_eq!(Field::of(own).map(Field::id).as_deref(), Some(own));
        assert_eq!(Field::of("custom:x"), None);
        assert_eq!(Field::of("axis:x"), None);
        assert_eq!(Field::of("colour"), None);
    }
}
