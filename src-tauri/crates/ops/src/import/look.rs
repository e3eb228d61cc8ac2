//! What a file looks like before it is brought in: its sheets, its columns with what they were taken for, and the first
//! rows as they will become.

use domain::{CustomKind, CustomSubject};
use exchange::{About, Field, Mapping};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file looks like under a mapping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportLook {
    /// The file's name, without the folder.
    pub file_name: String,
    /// What kind of file it is, as a person says it: "Excel workbook", "text with semicolons, UTF-8".
    pub format: String,
    /// Its sheets, in its order.
    pub sheets: Vec<SheetLook>,
    /// The mapping the rest is said under: proposed, remembered, chosen by name, or mended by hand.
    pub mapping: Mapping,
    /// Where that mapping comes from.
    pub from: MappingOrigin,
    /// The name of the saved mapping; none when it is not a saved one.
    pub saved_as: Option<String>,
    /// Saved mappings that fit this file's shape, by name.
    pub fitting: Vec<String>,
    /// What has to be answered before rows can be read rightly.
    pub questions: Vec<ImportQuestion>,
    /// What is wrong with the mapping: a sheet without the columns its rows need, a field named twice. While there is
    /// any, nothing can be brought in.
    pub faults: Vec<MappingFault>,
    /// Custom fields the workspace has already.
    pub custom_fields: Vec<KnownField>,
    /// Axes of one's own that the workspace has already, by their names.
    pub own_axes: Vec<String>,
    /// Every field, with its label and what its sheet has to be about.
    pub fields: Vec<FieldChoice>,
}

/// Where a mapping comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MappingOrigin {
    /// Proposed from headings and cells.
    Proposed,
    /// What was used last for a file of this shape.
    Remembered,
    /// A saved mapping, chosen by name or given as a file.
    Saved,
    /// Mended by hand.
    ByHand,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SheetLook {
    /// Its name; empty for delimited text.
    pub name: String,
    /// Whether it is hidden in its program.
    pub hidden: bool,
    /// Rows that are not blank, whatever they hold.
    pub height: u64,
    /// Data rows under the mapping.
    pub rows: u64,
    /// The first lines as they stand in the file, at most twenty, so that another row of headings can be chosen.
    pub top: Vec<RawRow>,
    /// One entry a column, in the order of the mapping's columns.
    pub columns: Vec<ColumnLook>,
    /// The first rows as they will become, at most ten.
    pub becomes: Vec<BecomesRow>,
}

/// A line as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RawRow {
    /// The line, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ColumnLook {
    /// Its letters in a spreadsheet: A, B … AA.
    pub letters: String,
    /// Its first different values that say something, at most five.
    pub samples: Vec<String>,
    /// How many cells say something.
    pub filled: u64,
    /// Why it was taken for what it is taken for.
    pub why: ColumnReason,
    /// How many of its cells could not be read under the mapping.
    pub unreadable: u64,
    /// The first of those, at most five.
    pub unreadable_samples: Vec<String>,
}

/// Why a column was taken for what it is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnReason {
    /// Its heading is the field's name or a synonym.
    Heading,
    /// Its cells look like it.
    Content,
    /// The mapping came from elsewhere.
    Mapping,
    /// Its heading is not known: it becomes a text field, unless it is unticked.
    Unknown,
    /// It has no heading or no cells.
    Empty,
    /// Another column already says the same.
    Repeated,
    /// It is known and says nothing that belongs in a workspace (pay, for one).
    LeftOut,
}

/// A row as it will become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BecomesRow {
    /// The line in the file.
    pub line: u64,
    /// Field by field: the label, and the value as it will be kept.
    pub values: Vec<LabelledValue>,
    /// Why it cannot come in; empty when it can.
    pub refused: String,
}

/// A value with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LabelledValue {
    /// What it is: "Name", "Power in Leak Line".
    pub label: String,
    /// The value as it will be kept.
    pub value: String,
}

/// Something only a person knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "asks", rename_all = "snake_case")]
pub enum ImportQuestion {
    /// Is 03/04/2026 in April or in March? Answered by the column's `dates`.
    DateOrder {
        /// The sheet, counted from 0.
        sheet: u32,
        /// The column, counted from 0.
        column: u32,
        /// A date of the column that could be either.
        sample: String,
    },
    /// How are the column's ratings counted? Answered by the column's `scale`.
    Scale {
        /// The sheet, counted from 0.
        sheet: u32,
        /// The column, counted from 0.
        column: u32,
        /// A rating of the column.
        sample: String,
    },
}

/// What is wrong with a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct MappingFault {
    /// The sheet, counted from 0.
    pub sheet: u32,
    /// The column, counted from 0; none when the sheet as a whole is at fault.
    pub column: Option<u32>,
    /// What, and what would help.
    pub reason: String,
}

/// A custom field of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct KnownField {
    /// What it belongs to.
    pub subject: CustomSubject,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: CustomKind,
}

/// A field a column can be taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldChoice {
    /// What the rows of the sheet are about.
    pub about: About,
    /// The field.
    pub field: Field,
    /// As a person reads it.
    pub label: String,
}
