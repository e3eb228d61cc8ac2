//! Conditions on stakeholders: a tree of tests, as the register, saved views and the command line ask them.

mod compile;
mod field;
mod fields;
mod standing;
mod text;
mod value;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(super) use compile::{Compile, column};
pub(super) use field::Field;
pub(super) use fields::CustomFields;
pub use fields::{FieldHolds, FieldRow, fields};
pub(super) use standing::{Stands, figure};
pub use text::{ConditionRead, ConditionText, read};

/// A condition: tests, put together by all of, any of and not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// All of these hold; everybody when there are none.
    All(Vec<Where>),
    /// At least one of these holds; nobody when there are none.
    Any(Vec<Where>),
    /// This does not hold.
    Not(Box<Where>),
    /// A test of one field.
    Test(Test),
}

impl Where {
    /// Whether a field is tested anywhere within.
    pub(super) fn asks(&self, field: &str) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.asks(field)),
            Self::Not(part) => part.asks(field),
            Self::Test(test) => test.field == field,
        }
    }
}

/// A test of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// The field, by its id as `people_fields` lists it: `name`, `power`, `custom:` and the id of a custom field.
    pub field: String,
    /// How it is tested; `people_fields` lists which ways each field has.
    pub how: How,
    /// What it is compared with: none for "is empty", two for "between", any number for "one of", one otherwise. Numbers as
    /// JSON writes them, dates as YYYY-MM-DD, yes or no as `yes` or `no`, units, tags and projects by their ids, words of a
    /// list as they are stored.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub values: Vec<String>,
}

/// How a field is tested. What is not known passes no test but "is not" and "is empty".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Is the same; of texts, whatever their case and accents. Of tags: carries it.
    Is,
    /// The opposite of "is".
    IsNot,
    /// One of several.
    OneOf,
    /// A unit, or one below it.
    InOrBelow,
    /// A text contains this.
    Contains,
    /// A text begins with this.
    StartsWith,
    /// Nothing is known.
    IsEmpty,
    /// Something is known.
    IsNotEmpty,
    /// This or more.
    AtLeast,
    /// This or less.
    AtMost,
    /// From one to another, both included.
    Between,
    /// A date before this.
    Before,
    /// A date after this.
    After,
    /// A date within so many days up to the date looked at, that day included.
    WithinLast,
    /// A date within so many days from the date looked at on, that day included.
    WithinNext,
}

impl How {
    /// Every way, with how it is said.
    pub(super) const SAID: &'static [(Self, &'static str)] = &[
        (Self::Is, "is"),
        (Self::IsNot, "is not"),
        (Self::OneOf, "one of"),
        (Self::InOrBelow, "in"),
        (Self::Contains, "contains"),
        (Self::StartsWith, "starts with"),
        (Self::IsEmpty, "is empty"),
        (Self::IsNotEmpty, "is not empty"),
        (Self::AtLeast, "at least"),
        (Self::AtMost, "at most"),
        (Self::Between, "between"),
        (Self::Before, "before"),
        (Self::After, "after"),
        (Self::WithinLast, "within the last … days"),
        (Self::WithinNext, "within the next … days"),
    ];

    /// How it is said.
    pub(super) fn said(self) -> &'static str {
        let found = Self::SAID.iter().find(|(how, _)| *how == self);
        found.map_or("", |(_, said)| said)
    }
}

/// How deep conditions may lie within one another.
const DEEPEST: usize = 20;
/// How many tests a condition may have.
const MOST_TESTS: usize = 200;
