//! Registers with one stakeholder a row: ordinary lists, and organograms of senior posts.

use domain::{Axis, StakeholderKind};

use super::cells::{self, Holder};
use super::references::{self, Entry};
use super::{Harvest, ties, unit_path};
use crate::columns::{Columns, Field};
use crate::draft::{Layout, Proposal};
use crate::error::ReadError;
use crate::headcount::Headcount;
use crate::sheet::{Row, Sheet};
use crate::text::{key, listed, shortened, tidy};

/// The columns an assessment can stand in.
const AXES: [(Field, Axis); 5] = [
    (Field::Power, Axis::Power),
    (Field::Interest, Axis::Interest),
    (Field::CurrentEngagement, Axis::CurrentEngagement),
    (Field::DesiredEngagement, Axis::DesiredEngagement),
    (Field::Attitude, Axis::Attitude),
];

/// Which column says who a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// A name, a first and last name, or a job title.
    Holder,
    /// There are only groups: the column of groups, or the lowest column of units beside a headcount.
    Group(Field),
    /// There are only organisations.
    Organisation,
}

impl Subject {
    fn of(columns: &Columns) -> Option<Self> {
        let has = |field| columns.of_field(field).is_some();
        if [Field::Name, Field::FirstName, Field::LastName, Field::Role]
            .into_iter()
            .any(has)
        {
            Some(Self::Holder)
        } else if has(Field::Groups) {
            Some(Self::Group(Field::Groups))
        } else if has(Field::Headcount) && Field::UNITS.into_iter().any(has) {
            Field::UNITS
                .into_iter()
                .rfind(|field| has(*field))
                .map(Self::Group)
        } else if has(Field::Organisation) {
            Some(Self::Organisation)
        } else {
            None
        }
    }
}

/// One proposal a row, ties among the rows resolved.
pub(super) fn people(sheet: &Sheet, columns: &Columns, layout: Layout) -> Result<Harvest, ReadError> {
    let header = sheet.header();
    let Some(subject) = Subject::of(columns) else {
        let found: Vec<String> = columns
            .matches
            .iter()
            .map(|column| column.header.clone())
            .collect();
        let found: Vec<String> = found
            .into_iter()
            .filter(|heading| !heading.is_empty())
            .map(|h| shortened(&h))
            .collect();
        let found = if found.is_empty() {
            "there are none".to_owned()
        } else {
            format!("found: {}", listed(&found, 8))
        };
        return Err(ReadError::NoNameColumn {
            file: sheet.file_name().to_owned(),
            line: header.line(),
            found,
        });
    };
    let mut harvest = Harvest::default();
    let mut reader = RowReader {
        columns,
        layout,
        subject,
        posts_without_headcount: 0,
        harvest: &mut harvest,
    };
    let mut entries: Vec<Entry> = sheet.rows().map(|row| reader.entry(row)).collect();
    let uncounted = reader.posts_without_headcount;
    references::tell_apart(&mut entries, columns, &mut harvest);
    references::mark_shared_addresses(&mut entries);
    ties::resolve(&mut entries, columns, &mut harvest);
    if uncounted > 0 {
        let heading = columns.heading(Field::Headcount, "Headcount");
        let reason = format!(
            "A headcount belongs to a group or an organisation; {uncounted} rows about a person or a role came in without it."
        );
        harvest.note(header.line(), &heading, reason);
    }
    harvest
        .proposals
        .extend(entries.into_iter().filter_map(|entry| entry.proposal));
    harvest.refused.sort_by_key(|refusal| refusal.line);
    Ok(harvest)
}

struct RowReader<'a> {
    columns: &'a Columns,
    layout: Layout,
    subject: Subject,
    posts_without_headcount: usize,
    harvest: &'a mut Harvest,
}

impl RowReader<'_> {
    /// A row as an entry: with a proposal, eliminated, or refused on the spot.
    fn entry(&mut self, row: Row<'_>) -> Entry {
        let role = self.said(row, Field::Role);
        let mut entry = Entry {
            line: row.line(),
            reference: self.said(row, Field::Reference),
            title: role.clone(),
            manager: self.columns.cell(row, Field::ReportsTo),
            eliminated: false,
            proposal: None,
        };
        let name = self.name(row);
        let holder = cells::holder(&name);
        if holder == Holder::Eliminated {
            entry.eliminated = true;
            return entry;
        }
        let Some((kind, name)) = self.kind_and_name(row, holder, name, &role) else {
            return entry;
        };
        let (organisation, mut unit) = unit_path(self.columns, row);
        if kind == StakeholderKind::Organisation && unit.last() == Some(&name) {
            unit.pop();
        }
        let has_headcount = matches!(kind, StakeholderKind::Group | StakeholderKind::Organisation);
        let mut proposal = Proposal {
            lines: vec![row.line()],
            role: if kind == StakeholderKind::Role && role.is_empty() {
                name.clone()
            } else {
                role
            },
            grade: self.said(row, Field::Grade),
            email: self.email(row),
            phone: self.said(row, Field::Phone),
            headcount: self.headcount(row, has_headcount),
            organisation: if unit.is_empty() {
                String::new()
            } else {
                organisation
            },
            unit,
            reference: entry.reference.clone(),
            notes: self.notes(row),
            project: Some(self.said(row, Field::Project)).filter(|name| !name.is_empty()),
            assessments: self.assessments(row),
            ..Proposal::new(kind, name)
        };
        if self.subject != Subject::Group(Field::Groups) {
            proposal.groups = self.groups(row);
        }
        entry.proposal = Some(proposal);
        entry
    }

    /// A cell, empty where it holds a word for "nothing".
    fn said(&self, row: Row<'_>, field: Field) -> String {
        Some(self.columns.cell(row, field))
            .filter(|cell| !cells::says_nothing(cell))
            .unwrap_or_default()
    }

    fn name(&self, row: Row<'_>) -> String {
        match self.subject {
            Subject::Group(field) => self.columns.cell(row, field),
            Subject::Organisation => self.columns.cell(row, Field::Organisation),
            Subject::Holder => {
                let whole = self.columns.cell(row, Field::Name);
                if !whole.is_empty() {
                    return whole;
                }
                let [first, last] =
                    [Field::FirstName, Field::LastName].map(|field| self.columns.cell(row, field));
                tidy(&format!("{first} {last}"))
            }
        }
    }

    /// What kind of stakeholder the row is about, and what it is called; `None` if it was refused.
    fn kind_and_name(
        &mut self,
        row: Row<'_>,
        holder: Holder,
        name: String,
        role: &str,
    ) -> Option<(StakeholderKind, String)> {
        let stated = self.stated_kind(row);
        let named = holder == Holder::Named;
        let inferred = match self.subject {
            Subject::Group(_) => StakeholderKind::Group,
            Subject::Organisation => StakeholderKind::Organisation,
            Subject::Holder if !named => StakeholderKind::Role,
            Subject::Holder if self.is_crowd(row) => StakeholderKind::Group,
            Subject::Holder => StakeholderKind::Person,
        };
        if named {
            return Some((stated.unwrap_or(inferred), name));
        }
        if self.subject == Subject::Holder && !role.is_empty() {
            if stated == Some(StakeholderKind::Person) && holder == Holder::Silent {
                let heading = self.columns.heading(Field::Name, "Name");
                self.harvest.note(
                    row.line(),
                    &heading,
                    "The row gives no name; it came in as a role.",
                );
            }
            return Some((StakeholderKind::Role, role.to_owned()));
        }
        let reason = match (holder, self.columns.of_field(Field::Role)) {
            (Holder::Silent, Some(_)) => "The row has neither a name nor a job title.".to_owned(),
            (Holder::Silent, None) => "The row has no name.".to_owned(),
            (_, _) => format!(
                "“{}” is no name, and there is no job title to call the post by.",
                shortened(&name)
            ),
        };
        let field = match self.subject {
            Subject::Group(field) => self.columns.heading(field, "Group"),
            Subject::Organisation => self.columns.heading(Field::Organisation, "Organisation"),
            Subject::Holder => [Field::Name, Field::LastName, Field::FirstName, Field::Role]
                .into_iter()
                .find_map(|field| self.columns.of_field(field))
                .map_or_else(|| "Name".to_owned(), |column| column.header.clone()),
        };
        self.harvest.refuse(row.line(), &field, reason);
        None
    }

    /// The kind that the kind column states, with a remark where it states something unknown.
    fn stated_kind(&mut self, row: Row<'_>) -> Option<StakeholderKind> {
        let column = self.columns.of_field(Field::Kind)?;
        let cell = tidy(row.cell(column.index));
        if cells::says_nothing(&cell) {
            return None;
        }
        let kind = cells::kind(&cell);
        if kind.is_none() {
            let reason = format!(
                "“{}” is not one of person, role, group and organisation; the kind was told from the other columns.",
                shortened(&cell),
            );
            self.harvest.note(row.line(), &column.header, reason);
        }
        kind
    }

    /// True if a name must be that of a group: the heading says so, or more than one post stands behind it.
    fn is_crowd(&self, row: Row<'_>) -> bool {
        let headed = self
            .columns
            .of_field(Field::Name)
            .is_some_and(|column| key(&column.header) == "group name");
        let many = || {
            Headcount::parse(&self.columns.cell(row, Field::Headcount))
                .is_some_and(|count| count > Headcount::ONE)
        };
        headed || (self.layout == Layout::PlainList && many())
    }

    fn headcount(&mut self, row: Row<'_>, wanted: bool) -> Option<Headcount> {
        let column = self.columns.of_field(Field::Headcount)?;
        let cell = tidy(row.cell(column.index));
        if cells::says_nothing(&cell) {
            return None;
        }
        let value = Headcount::parse(&cell);
        if !wanted {
            self.posts_without_headcount += 1;
            return None;
        }
        if value.is_none() {
            let reason = format!(
                "“{}” is not a number of people; it was left out.",
                shortened(&cell)
            );
            self.harvest.note(row.line(), &column.header, reason);
        }
        value
    }

    fn email(&mut self, row: Row<'_>) -> String {
        let cell = self.said(row, Field::Email);
        let found = cells::email(&cell).unwrap_or_default().to_owned();
        if found != cell {
            let reason = if found.is_empty() {
                format!(
                    "“{}” is not an e-mail address; it was left out.",
                    shortened(&cell)
                )
            } else {
                "The cell holds more than one address; the first was taken.".to_owned()
            };
            let alone = cell.trim_start_matches("mailto:").trim_matches(['<', '>']) == found;
            if !alone {
                let heading = self.columns.heading(Field::Email, "E-mail");
                self.harvest.note(row.line(), &heading, reason);
            }
        }
        found
    }

    /// Free text: trimmed, line breaks and inner blanks kept.
    fn notes(&self, row: Row<'_>) -> String {
        self.columns
            .of_field(Field::Notes)
            .map_or_else(String::new, |column| row.cell(column.index).trim().to_owned())
    }

    /// Names of groups, separated by semicolons, bars or line breaks; a comma is part of a name.
    fn groups(&self, row: Row<'_>) -> Vec<String> {
        let Some(column) = self.columns.of_field(Field::Groups) else {
            return Vec::new();
        };
        let mut groups: Vec<String> = Vec::new();
        for name in row.cell(column.index).split([';', '|', '\n', '\r']).map(tidy) {
            if !cells::says_nothing(&name) && !groups.contains(&name) {
                groups.push(name);
            }
        }
        groups
    }

    fn assessments(&mut self, row: Row<'_>) -> Vec<(Axis, i64)> {
        let mut stated = Vec::new();
        for (field, axis) in AXES {
            let Some(column) = self.columns.of_field(field) else {
                continue;
            };
            let cell = tidy(row.cell(column.index));
            if cells::says_nothing(&cell) {
                continue;
            }
            if let Some(value) = cells::assessment(axis, &cell) {
                stated.push((axis, value));
            } else {
                let reason = format!(
                    "“{}” is not {}; it was left out.",
                    shortened(&cell),
                    cells::takes(axis)
                );
                self.harvest.note(row.line(), &column.header, reason);
            }
        }
        stated
    }
}
