//! Which column means what: headings matched by name and synonym, from tables.

use serde::Serialize;

use crate::draft::Layout;
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

/// Headings by meaning, as [`heading_keys`] writes them. Within a field the earlier heading is the better one: where two
/// columns claim a field, it wins.
const HEADINGS: &[(Field, &[&str])] = &[
    (
        Field::Name,
        &[
            "name",
            "full name",
            "fullname",
            "stakeholder name",
            "stakeholder",
            "person name",
            "person",
            "contact name",
            "employee name",
            "staff name",
            "display name",
            "name of post holder",
            "post holder",
            "postholder",
            "contact",
            "employee",
            "group name",
            "title and name",
            "who",
        ],
    ),
    (
        Field::FirstName,
        &[
            "first name",
            "firstname",
            "given name",
            "given names",
            "forename",
            "forenames",
            "first",
        ],
    ),
    (
        Field::LastName,
        &[
            "last name",
            "lastname",
            "surname",
            "family name",
            "second name",
            "last",
        ],
    ),
    (
        Field::Kind,
        &[
            "kind",
            "stakeholder kind",
            "stakeholder type",
            "type of stakeholder",
            "type",
        ],
    ),
    (
        Field::Role,
        &[
            "role",
            "job title",
            "position",
            "position title",
            "post title",
            "title of post",
            "job role",
            "role title",
            "job",
            "jobtitle",
            "designation",
            "occupation",
            "post",
            "generic job title",
            "title",
            "function",
        ],
    ),
    (
        Field::Grade,
        &[
            "grade",
            "band",
            "pay band",
            "grade or equivalent",
            "job grade",
            "level",
            "pay grade",
        ],
    ),
    (
        Field::Email,
        &[
            "email",
            "email address",
            "contact email",
            "work email",
            "business email",
            "primary email",
            "emails",
            "mail",
            "emailaddress",
            "contact email address",
        ],
    ),
    (
        Field::Phone,
        &[
            "phone",
            "contact phone",
            "telephone",
            "phone number",
            "telephone number",
            "tel",
            "work phone",
            "mobile",
            "mobile phone",
            "mobile number",
            "contact number",
            "business phone",
            "tel no",
            "extension",
        ],
    ),
    (
        Field::Organisation,
        &[
            "organisation",
            "organization",
            "company",
            "employer",
            "organisation name",
            "company name",
            "organization name",
            "org",
            "agency",
            "firm",
        ],
    ),
    (
        Field::ParentUnit,
        &[
            "parent unit",
            "parent department",
            "parent team",
            "parent directorate",
            "part of",
            "parent",
            "business group",
        ],
    ),
    (
        Field::Directorate,
        &["directorate", "division", "directorate division", "business unit"],
    ),
    (
        Field::Department,
        &["department", "dept", "department name", "service"],
    ),
    (
        Field::Unit,
        &[
            "unit",
            "organisational unit",
            "organizational unit",
            "unit name",
            "business area",
            "area",
            "org unit",
            "home unit",
            "office",
        ],
    ),
    (
        Field::Section,
        &["section", "branch", "subunit", "sub unit", "sub department"],
    ),
    (Field::Team, &["team", "team name", "squad"]),
    (
        Field::Headcount,
        &[
            "headcount",
            "head count",
            "number of posts in fte",
            "fte",
            "ftes",
            "number of posts",
            "number of staff",
            "full time equivalent",
            "full time equivalents",
            "number of people",
            "people",
            "posts",
            "staff count",
            "size",
            "team size",
            "group size",
            "no of posts",
            "no of staff",
            "staff numbers",
        ],
    ),
    (
        Field::Reference,
        &[
            "post unique reference",
            "employee number",
            "employee id",
            "staff number",
            "staff id",
            "payroll number",
            "personnel number",
            "post reference",
            "post number",
            "position number",
            "position id",
            "reference",
            "stakeholder reference",
            "unique reference",
            "reference number",
            "ref",
            "ref no",
            "stakeholder id",
            "id",
            "identifier",
            "person id",
            "employee no",
            "staff no",
            "unique id",
            "uid",
            "key",
        ],
    ),
    (
        Field::ReportsTo,
        &[
            "reports to senior post",
            "reporting senior post",
            "reports to",
            "line manager",
            "manager",
            "reports to post",
            "reports to reference",
            "manager id",
            "manager reference",
            "manager number",
            "line manager id",
            "line manager reference",
            "line manager number",
            "manager employee number",
            "manager email",
            "line manager email",
            "manager email address",
            "line manager email address",
            "manager name",
            "line manager name",
            "managers name",
            "managers email",
            "line managers name",
            "line managers email",
            "reporting to",
            "supervisor",
            "boss",
            "reports to name",
            "reports to email",
            "reports to id",
        ],
    ),
    (
        Field::Notes,
        &[
            "notes",
            "note",
            "comments",
            "comment",
            "remarks",
            "remark",
            "further information",
            "additional information",
        ],
    ),
    (
        Field::Groups,
        &[
            "groups",
            "group",
            "group s",
            "stakeholder group",
            "stakeholder groups",
            "member of",
            "membership",
            "memberships",
            "group membership",
            "group memberships",
            "member of groups",
        ],
    ),
    (
        Field::Project,
        &["project", "project name", "programme project", "initiative"],
    ),
    (
        Field::Power,
        &[
            "power",
            "influence",
            "power score",
            "power rating",
            "level of power",
            "level of influence",
        ],
    ),
    (
        Field::Interest,
        &[
            "interest",
            "interest score",
            "interest rating",
            "level of interest",
        ],
    ),
    (
        Field::CurrentEngagement,
        &[
            "current engagement",
            "engagement",
            "engagement now",
            "current engagement level",
            "engagement level",
            "current level of engagement",
            "current",
        ],
    ),
    (
        Field::DesiredEngagement,
        &[
            "desired engagement",
            "target engagement",
            "desired engagement level",
            "engagement wanted",
            "wanted engagement",
            "desired level of engagement",
            "desired",
        ],
    ),
    (
        Field::Attitude,
        &["attitude", "attitude score", "attitude rating"],
    ),
];

/// Headings of organograms that are known and left alone: pay, running numbers, the department above the organisation,
/// and the working time of a single post (which is no headcount).
const LEFT_OUT: &[&str] = &[
    "parent department",
    "job team function",
    "salary cost of reports",
    "actual pay floor",
    "actual pay ceiling",
    "payscale minimum",
    "payscale maximum",
    "professional occupational group",
    "valid",
];

/// The keys a heading can be looked up by: all of it, then without what stands in brackets.
fn heading_keys(heading: &str) -> [String; 2] {
    let normal = |text: &str| {
        let key = key(text);
        let mut out = format!(" {key} ")
            .replace(" e mail ", " email ")
            .replace(" e mails ", " emails ");
        for (long, short) in [
            (" e mailaddress ", " email address "),
            (" programme ", " programme "),
        ] {
            out = out.replace(long, short);
        }
        out.trim().to_owned()
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
                    .iter()
                    .position(|name| name == wanted)
                    .map(|rank| (*field, rank))
            })
        })
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
        let organogram = layout != Layout::PlainList;
        let mut ranks = Vec::new();
        let mut matches: Vec<ColumnMatch> = Vec::new();
        for (index, cell) in header.cells().enumerate() {
            let heading = tidy(cell);
            let left_out = organogram
                && (heading_keys(&heading)
                    .iter()
                    .any(|key| LEFT_OUT.contains(&key.as_str()))
                    || (layout == Layout::PostsAndHolders
                        && matches!(field_of(&heading), Some((Field::Headcount, _)))));
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
        for index in 0..matches.len() {
            let Some(field) = matches[index].field else {
                continue;
            };
            let rivals = (0..matches.len()).filter(|at| matches[*at].field == Some(field));
            if rivals.min_by_key(|at| (ranks[*at], *at)) != Some(index) {
                matches[index].fate = ColumnFate::Repeated;
            }
        }
        for column in &mut matches {
            if column.fate == ColumnFate::Repeated {
                column.field = None;
            }
        }
        Self { matches }
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
            for name in *names {
                assert_eq!(seen.insert(*name, *field), None, "{name} is listed twice");
                assert_eq!(heading_keys(name)[0], *name, "{name} is not written as a key");
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
