//! What a file proposes, before anything is matched with a workspace or written.

use chrono::NaiveDate;
use domain::{Axis, CustomKind, CustomSubject, StakeholderKind};
use serde::Serialize;

use crate::Headcount;
use crate::mapping::{About, Field, Layout};
use crate::record::{CustomValue, Judgement, OwnRating, Record};

/// Where a row stands in its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Origin {
    /// The sheet, counted from 0 in the order of the file.
    pub sheet: usize,
    /// The line the row starts on, from 1; in a workbook, the row's number.
    pub line: u64,
}

/// A custom field that columns of the file fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustomColumn {
    /// What it belongs to.
    pub subject: CustomSubject,
    /// Its name.
    pub name: String,
    /// What it holds, where it has to be made.
    pub kind: CustomKind,
}

/// The meaning of a file: of every sheet that its mapping takes in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Draft {
    /// The sheets of the file, in its order; those that stay out have no rows.
    pub sheets: Vec<SheetDraft>,
    /// The stakeholders, in the order of the first row of each.
    pub proposals: Vec<Proposal>,
    /// What rows say that are not stakeholders, in the order of the file.
    pub records: Vec<Record>,
    /// The custom fields that columns fill.
    pub fields: Vec<CustomColumn>,
    /// The names of the axes of one's own that columns rate on (R2).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub axes: Vec<String>,
    /// Rows that say word for word what an earlier row says, in the order of the file. They come to nothing, and a
    /// note says of which row each is the copy.
    pub repeated: Vec<Origin>,
    /// The rows that cannot come in, in the order of the file.
    pub refused: Vec<Refusal>,
    /// What came in differently from what the file says, in the order of the file. Never a refusal.
    pub notes: Vec<Remark>,
}

/// One sheet of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetDraft {
    /// Its name; empty for delimited text.
    pub name: String,
    /// What its rows are about; none when it stays out.
    pub about: Option<About>,
    /// What it was recognised as.
    pub layout: Layout,
    /// A stable name for the register that the references belong to. It is the same for the same file wherever it
    /// lies, and the same for the senior and the staff organogram of one organisation, so that the groups of the
    /// second find the posts of the first.
    pub source: String,
    /// Data rows: every row between the headings and the last line of data that is not blank.
    pub rows: usize,
}

impl Draft {
    /// Data rows in all.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.rows).sum()
    }

    /// Rows found in proposals, records, repeated rows and refusals. Always equal to [`Draft::rows`]. Of several
    /// proposals or records of one row the first counts ([`Proposal::also`], [`Record::also`]).
    #[must_use]
    pub fn accounted_rows(&self) -> usize {
        let proposed: usize = self
            .proposals
            .iter()
            .filter(|proposal| !proposal.also)
            .map(|proposal| proposal.lines.len())
            .sum();
        let recorded = self.records.iter().filter(|record| !record.also).count();
        self.refused.len() + recorded + self.repeated.len() + proposed
    }

    /// The sum of all proposed headcounts, exact.
    #[must_use]
    pub fn headcount(&self) -> Headcount {
        self.proposals
            .iter()
            .filter_map(|proposal| proposal.headcount)
            .sum()
    }
}

/// One stakeholder that a row, or several rows together, describe. An empty text means that the file says nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proposal {
    /// The sheet it stands on, counted from 0 in the order of the file.
    pub sheet: usize,
    /// The line of every row this stakeholder is made of, ascending; never empty.
    pub lines: Vec<u64>,
    /// True for the second and every further stakeholder of a row that names several ("Ann Smith / Bob Jones"): the
    /// row is counted with the first.
    pub also: bool,
    /// True where an earlier row of the file looks the same (kind, name, unit) and speaks of somebody else: this one
    /// must not be taken for whom that row found or made.
    pub apart: bool,
    /// The line of an earlier row of the sheet that speaks of the same stakeholder, though neither a reference nor an
    /// address of their own says so: in another project, at another date, by another assessor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub again_of: Option<u64>,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The name; of a role, its title. Never empty.
    pub name: String,
    /// Job title.
    pub role: String,
    /// Grade or band.
    pub grade: String,
    /// E-mail address as written.
    pub email: String,
    /// True where rows about other stakeholders carry the same address (ignoring case): a shared mailbox, which must
    /// never be used to recognise anybody.
    pub email_shared: bool,
    /// Telephone number as written.
    pub phone: String,
    /// The organisation named in the row. Where it is not empty it is also the first step of [`Proposal::unit`].
    pub organisation: String,
    /// The way to the home unit from the top: organisation, then the units below it. Empty where none is named.
    pub unit: Vec<String>,
    /// Full-time equivalents; groups and organisations only.
    pub headcount: Option<Headcount>,
    /// The id in its register ([`SheetDraft::source`]), unique in the draft except where several rows name the same
    /// person. Where the register itself repeats a reference for different posts, `#` and what tells them apart
    /// follow it.
    pub reference: String,
    /// Free text, line breaks kept.
    pub notes: String,
    /// What a group's headcount is made of, in the order of the file. Empty for everything but staff groups.
    pub composition: Vec<CompositionLine>,
    /// Whom this stakeholder reports to.
    pub reports_to: Option<Pointer>,
    /// Its other ties: the column that says which, and the other end. [`Field::tie`] has what it means.
    pub ties: Vec<(Field, Pointer)>,
    /// Who looks after the relationship.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// When what is known was last looked over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<NaiveDate>,
    /// Tags.
    pub tags: Vec<String>,
    /// Its custom fields.
    pub custom: Vec<CustomValue>,
    /// Names of the groups this stakeholder is a member of.
    pub groups: Vec<String>,
    /// Name of the project this row is about.
    pub project: Option<String>,
    /// What the row states about the stakeholder in the project: at most one value an axis, each in its range.
    pub assessments: Vec<(Axis, i64)>,
    /// The same on axes of one's own: at most one value an axis, 1 to 5.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own_ratings: Vec<OwnRating>,
    /// By whom, when and on what grounds, for all of the assessments.
    pub judgement: Judgement,
}

impl Proposal {
    /// Whether the row rates the stakeholder on any axis.
    #[must_use]
    pub fn is_rated(&self) -> bool {
        !self.assessments.is_empty() || !self.own_ratings.is_empty()
    }

    /// A stakeholder of whom nothing is known but kind and name.
    pub(crate) fn new(kind: StakeholderKind, name: String) -> Self {
        Self {
            sheet: 0,
            lines: Vec::new(),
            also: false,
            apart: false,
            again_of: None,
            kind,
            name,
            role: String::new(),
            grade: String::new(),
            email: String::new(),
            email_shared: false,
            phone: String::new(),
            organisation: String::new(),
            unit: Vec::new(),
            headcount: None,
            reference: String::new(),
            notes: String::new(),
            composition: Vec::new(),
            reports_to: None,
            ties: Vec::new(),
            owner: String::new(),
            verified_on: None,
            tags: Vec::new(),
            custom: Vec::new(),
            groups: Vec::new(),
            project: None,
            assessments: Vec::new(),
            own_ratings: Vec::new(),
            judgement: Judgement::default(),
        }
    }
}

/// One row of a group's composition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompositionLine {
    /// The line of the row in the file.
    pub line: u64,
    /// Generic job title.
    pub title: String,
    /// Grade or band.
    pub grade: String,
    /// Full-time equivalents of this row.
    pub headcount: Headcount,
    /// The row in its source: the row number the register gives it, or else its line.
    pub reference: String,
}

/// How a row names another stakeholder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointer {
    /// By its reference in the same register ([`SheetDraft::source`]). It need not be in this draft.
    Reference(String),
    /// By name.
    Name(String),
    /// By an e-mail address, never one that is shared in this file.
    Email(String),
}

/// A row that cannot come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The row.
    pub origin: Origin,
    /// The heading of the column at fault, as written in the file.
    pub field: String,
    /// Why, and what would help.
    pub reason: String,
}

/// Something a user should know about a row that did come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The row; the headings' line where the remark concerns the whole sheet.
    pub origin: Origin,
    /// The heading of the column concerned, as written in the file; empty where it concerns the whole row or file.
    pub field: String,
    /// What was done and why.
    pub reason: String,
}
