//! Who the rows of a sheet are about.

use crate::mapping::Field;
use crate::table::Table;

/// Which column says who a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A name, a first and last name, or a job title.
    Holder,
    /// There are only groups: the column of groups, or the lowest column of units.
    Group(Field),
    /// There are only organisations.
    Organisation,
}

impl Subject {
    pub(super) fn of(table: &Table<'_>) -> Option<Self> {
        let lowest = Field::UNITS.into_iter().rfind(|field| table.has(*field));
        let counted = lowest.filter(|_| table.has(Field::Headcount));
        if [Field::Name, Field::FirstName, Field::LastName, Field::Role]
            .into_iter()
            .any(|field| table.has(field))
        {
            Some(Self::Holder)
        } else if table.has(Field::Groups) {
            Some(Self::Group(Field::Groups))
        } else if let Some(unit) = counted {
            Some(Self::Group(unit))
        } else if table.has(Field::Organisation) {
            Some(Self::Organisation)
        } else {
            lowest.map(Self::Group)
        }
    }

    /// The heading of the column at fault where a row names nobody.
    pub(super) fn heading(self, table: &Table<'_>) -> String {
        match self {
            Self::Group(field) => table.heading(field),
            Self::Organisation => table.heading(Field::Organisation),
            Self::Holder => [Field::Name, Field::LastName, Field::FirstName, Field::Role]
                .into_iter()
                .find(|field| table.has(*field))
                .map_or_else(|| Field::Name.label().to_owned(), |field| table.heading(field)),
        }
    }
}
