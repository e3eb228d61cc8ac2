//! What the sheets and columns of a file mean: a mapping, proposed from its headings and cells, mended by hand, saved and
//! used again for files of the same shape.

mod assign;
mod check;
mod describe;
mod field;
mod fit;
mod headed;
mod lists;
mod locate;
pub(crate) mod looks;
mod purpose;
mod questions;
mod shape;
mod suggest;
pub(crate) mod synonyms;

pub use check::{Fault, check};
pub use describe::{ColumnDescription, SheetDescription, describe};
pub use field::{About, Field};
pub use fit::fit;
pub use questions::{Question, questions};
pub use shape::shape;
pub use suggest::{KnownColumn, Reason, Suggested, renew, suggest};

use std::collections::BTreeMap;

use domain::CustomKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the sheets and columns of a file mean. As JSON it is what `soundings mapping suggest` prints and
/// `soundings import --mapping` reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ImportMapping")]
pub struct Mapping {
    /// The version of this form; 1.
    pub version: u32,
    /// A fingerprint of the headings; files with the same one are of the same shape.
    pub shape: String,
    /// One entry a sheet, in the order of the file. Of delimited text there is one, with an empty name.
    pub sheets: Vec<SheetMapping>,
}

/// What one sheet means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ImportSheet")]
pub struct SheetMapping {
    /// The sheet's name; empty for delimited text.
    pub sheet: String,
    /// What a row of it is about; none when the sheet stays out.
    pub about: Option<About>,
    /// The line of the (last) row of headings, from 1; 0 when there is none and columns go by their letters.
    pub header_line: u64,
    /// How many rows the headings take, 1 to 3; rows above the last one are merged headings.
    pub header_rows: u8,
    /// The line of the last row of data; none when the data ends with the sheet. Totals below it stay out.
    pub last_line: Option<u64>,
    /// How its rows are laid out; a plain list where nothing is said.
    #[serde(default, skip_serializing_if = "Layout::is_plain")]
    #[ts(optional, as = "Option<Layout>")]
    pub layout: Layout,
    /// One entry a column, in the order of the sheet.
    pub columns: Vec<ColumnMapping>,
}

/// How the rows of a sheet are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportLayout")]
pub enum Layout {
    /// An ordinary spreadsheet: one thing a row.
    #[default]
    PlainList,
    /// A published organogram of senior posts: one post a row, with its holder or a word such as "N/D" or "Vacant".
    PostsAndHolders,
    /// A published organogram of staff: rows of a grade and title with a number of posts, under a senior post. The
    /// rows of a unit under one post are gathered into a group.
    StaffGroups,
}

impl Layout {
    fn is_plain(&self) -> bool {
        *self == Self::PlainList
    }
}

/// What one column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ImportColumn")]
pub struct ColumnMapping {
    /// The column, counted from 0.
    pub index: u32,
    /// Its heading, tidied; empty where there is none.
    pub header: String,
    /// What becomes of its cells.
    pub target: Target,
    /// What separates several values in one cell (`;`, `,`, `/`, `|`, a line break); none when a cell is one value.
    #[serde(default)]
    #[ts(optional)]
    pub split: Option<String>,
    /// The order of day, month and year in its dates.
    #[serde(default)]
    #[ts(optional)]
    pub dates: Option<DateOrder>,
    /// How its ratings are written.
    #[serde(default)]
    #[ts(optional)]
    pub scale: Option<Scale>,
    /// What single values mean, where that was said by hand: as written → as Soundings writes it. An empty meaning
    /// says nothing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub values: BTreeMap<String, String>,
}

/// What becomes of a column's cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
#[ts(rename = "ImportTarget")]
pub enum Target {
    /// They stay out.
    LeaveOut,
    /// They fill a field.
    Field {
        /// Which.
        field: Field,
    },
    /// They are kept in a custom field of the stakeholder or project.
    Custom {
        /// The field's name, by which it is found or made.
        name: String,
        /// What it holds, where it is made.
        kind: CustomKind,
    },
    /// They rate the stakeholder in the project on an axis of one's own (R2).
    Axis {
        /// The axis's name, by which it is found or made.
        name: String,
    },
}

impl Target {
    /// What its cells rate; none where they rate nothing. An axis of one's own counts as power does.
    pub(crate) fn rated(&self) -> Option<crate::values::Rated> {
        match self {
            Self::Field { field } => crate::values::Rated::of(*field),
            Self::Axis { .. } => Some(crate::values::Rated::Axis(domain::Axis::Power)),
            Self::Custom { .. } | Self::LeaveOut => None,
        }
    }
}

/// The order of the parts of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 31/12/2026.
    DayFirst,
    /// 12/31/2026.
    MonthFirst,
    /// 2026-12-31.
    YearFirst,
}

/// How ratings are written. Each is brought onto the axis's own scale; the file never needs to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RatingScale")]
pub enum Scale {
    /// As the axis itself counts (power 1–5, attitude −2…+2, engagement 0–4), or in its words.
    Own,
    /// High, medium, low (H, M, L), with "very" and "none" at the ends.
    Words,
    /// 1 to 3.
    OneToThree,
    /// 1 to 5, on an axis that counts otherwise: engagement, attitude, sentiment.
    OneToFive,
    /// 1 to 10.
    OneToTen,
    /// 0 to 100, with or without the sign.
    Percent,
}
