//! Which column means what: headings matched by name and synonym, from tables.

use serde::Serialize;

use crate::draft::Layout;
use crate::headings::{HEADINGS, LEFT_OUT};
use crate::sheet::Row;
use crate::text::{key, tidy};

/// What a column says about a stakeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The whole name.
    Name,
    /// Given name, joined with [`Field::LastName`] where there is no whole name.
    FirstName,
    /// Family name.
    LastName,
    /// Person, role, group or organisation.
    Kind,
    /// Job title.
    Role,
    /// Grade or band.
    Grade,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// The organisation: the top of the way to the home unit.
    Organisation,
    /// A unit right below the organisation and above every other column of units.
    ParentUnit,
    /// A directorate or division.
    Directorate,
    /// A department.
    Department,
    /// A unit, without saying at which level.
    Unit,
    /// A section or branch.
    Section,
    /// A team.
    Team,
    /// Full-time equivalents.
    Headcount,
    /// The row's id in its register.
    Reference,
    /// Whom the row reports to, by reference, e-mail or name.
    ReportsTo,
    /// Free text.
    Notes,
    /// Groups the stakeholder is a member of.
    Groups,
    /// The project the row is about.
    Project,
    /// Power, 1 to 5.
    Power,
    /// Interest, 1 to 5.
    Interest,
    /// Engagement now, in words or 0 to 4.
    CurrentEngagement,
    /// Engagement wanted, in words or 2 to 4.
    DesiredEngagement,
    /// Attitude, -2 to 2.
    Attitude,
}

impl Field {
    /// The columns of units, from the top down.
    pub(crate) const UNITS: [Self; 6] = [
        Self::ParentUnit,
        Self::Directorate,
        Self::Department,
        Self::Unit,
        Self::Section,
        Self::Team,
    ];
}

/// What became of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnFate {
    /// Its cells are brought in.
    Matched,
    /// Its heading is not known.
    Unknown,
    /// Another column already says the same.
    Repeated,
    /// It has no heading.
    Untitled,
    /// It is known, and says nothing that belongs in a workspace (pay, for one).
    LeftOut,
}

/// One column of the header row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnMatch {
    /// The heading, tidied; empty where there is none.
    pub header: String,
    /// The column, counted from 0.
    pub index: usize,
    /// What it means; none if it is not brought in.
    pub field: Option<Field>,
    /// Why it is or is not brought in.
    pub fate: ColumnFate,
}

/// The keys a heading can be looked up by: all of it, then without what stands in brackets.
pub(crate) fn heading_keys(heading: &str) -> [String; 2] {
    let normal = |text: &str| {
        format!(" {} ", key(text))
            .replace(" e mail", " email")
            .trim()
            .to_owned()
    };
    let outside = heading.split(['(', '[']).next().unwrap_or_default();
    [normal(heading), normal(outside)]
}

/// The field a heading stands for and how good a name it is (0 is best).
fn field_of(heading: &str) -> Option<(Field, usize)> {
    heading_keys(heading)
        .iter()
        .filter(|key| !key.is_empty())
        .find_map(|wanted| {
            HEADINGS.iter().find_map(|(field, names)| {
                names
                    .split(", ")
                    .position(|name| name == wanted)
                    .map(|rank| (*field, rank))
            })
        })
}

/// True for a heading of an organogram that is known and left alone.
fn left_out(heading: &str, layout: Layout) -> bool {
    let known = |key: &String| LEFT_OUT.split(", ").any(|name| name == key);
    match layout {
        Layout::PlainList => false,
        Layout::StaffGroups => heading_keys(heading).iter().any(known),
        // A single post's working time is no headcount.
        Layout::PostsAndHolders => {
            heading_keys(heading).iter().any(known)
                || matches!(field_of(heading), Some((Field::Headcount, _)))
        }
    }
}

/// The layout that a header row announces.
pub(crate) fn layout_of(header: Row<'_>) -> Layout {
    let keys: Vec<String> = header.cells().flat_map(heading_keys).collect();
    let has = |name: &str| keys.iter().any(|key| key == name);
    if has("post unique reference") && has("name") && has("reports to senior post") {
        Layout::PostsAndHolders
    } else if has("reporting senior post") && has("unit") && (has("number of posts in fte") || has("fte")) {
        Layout::StaffGroups
    } else {
        Layout::PlainList
    }
}

/// The columns of a sheet, and which of them answer for each field.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) matches: Vec<ColumnMatch>,
}

impl Columns {
    /// Matches every heading; each field is given to one column at most.
    pub(crate) fn of(header: Row<'_>, layout: Layout) -> Self {
        let mut ranks = Vec::new();
        let mut matches = Vec::new();
        for (index, cell) in header.cells().enumerate() {
            let heading = tidy(cell);
            let left_out = left_out(&heading, layout);
            let found = if left_out { None } else { field_of(&heading) };
            let fate = match found {
                Some(_) => ColumnFate::Matched,
                None if heading.is_empty() => ColumnFate::Untitled,
                None if left_out => ColumnFate::LeftOut,
                None => ColumnFate::Unknown,
            };
            ranks.push(found.map_or(usize::MAX, |(_, rank)| rank));
            matches.push(ColumnMatch {
                header: heading,
                index,
                field: found.map(|(field, _)| field),
                fate,
            });
        }
        let mut columns = Self { matches };
        // Beside a first name, "Title" is Ms or Dr.
        if columns.of_field(Field::FirstName).is_some() {
            for column in &mut columns.matches {
                if column.field == Some(Field::Role) && key(&column.header) == "title" {
                    (column.field, column.fate) = (None, ColumnFate::Unknown);
                }
            }
        }
        let best = |column: &ColumnMatch| {
            let rivals = columns.matches.iter().filter(|other| other.field == column.field);
            rivals.map(|other| (ranks[other.index], other.index)).min()
                == Some((ranks[column.index], column.index))
        };
        let beaten: Vec<usize> = columns
            .matches
            .iter()
            .filter(|column| column.field.is_some() && !best(column))
            .map(|column| column.index)
            .collect();
        for index in beaten {
            let column = &mut columns.matches[index];
            (column.field, column.fate) = (None, ColumnFate::Repeated);
        }
        columns
    }

    /// The tidied cell that answers for a field; empty where there is no such column.
    pub(crate) fn cell(&self, row: Row<'_>, field: Field) -> String {
        self.of_field(field)
            .map_or_else(String::new, |column| tidy(row.cell(column.index)))
    }

    /// The column that answers for a field.
    pub(crate) fn of_field(&self, field: Field) -> Option<&ColumnMatch> {
        self.matches.iter().find(|column| column.field == Some(field))
    }

    /// The heading of a field's column as the file writes it, or else a plain word for it.
    pub(crate) fn heading(&self, field: Field, otherwise: &str) -> String {
        self.of_field(field)
            .map_or_else(|| otherwise.to_owned(), |column| column.header.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Field, HEADINGS, field_of, heading_keys};

    #[test]
    fn no_heading_means_two_things_and_each_can_be_reached() {
        let mut seen = BTreeMap::new();
        for (field, names) in HEADINGS {
            for name in names.split(", ") {
                assert_eq!(seen.insert(name, *field), None, "{name} is listed twice");
                assert_eq!(heading_keys(name)[0], name, "{name} is not written as a key");
            }
        }
    }

    #[test]
    fn case_punctuation_and_brackets_do_not_matter() {
        for (heading, field) in [
            ("E-mail", Field::Email),
            ("CONTACT E-MAIL", Field::Email),
            ("e_mail address:", Field::Email),
            ("Job-Title", Field::Role),
            ("Power (1–5)", Field::Power),
            ("Group(s)", Field::Groups),
            ("Line manager's e-mail", Field::ReportsTo),
            ("Grade (or equivalent)", Field::Grade),
            ("Employee #", Field::Name),
        ] {
            assert_eq!(
                field_of(heading).map(|(field, _)| field),
                Some(field),
                "{heading}"
            );
        }
        assert_eq!(field_of("Salary (£)"), None);
        assert_eq!(field_of(""), None);
    }
}
