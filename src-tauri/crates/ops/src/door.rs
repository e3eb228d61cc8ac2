//! The door: how a request becomes a typed one, and what a verb is handed to work with.

use std::ops::Deref;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::Value;
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::{Code, Context, Failure, FieldFault};

/// What a read is handed: a consistent snapshot and the moment.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The snapshot.
    pub conn: &'a Connection,
    /// Who asks, and when.
    pub context: &'a Context,
    /// The open file, for what lies outside a snapshot (its name, whether it can be written).
    pub workspace: &'a store::Workspace,
    /// Whether opinions count only where whoever asks recorded them (R34, a report of one's own).
    pub own_only: bool,
    /// Whether nobody is named in the answer (R34): then no order goes by names either.
    pub by_position: bool,
}

impl Look<'_> {
    /// Whether an opinion of this author counts.
    pub fn counts(&self, author: &str) -> bool {
        !self.own_only || store::fold_key(author) == store::fold_key(&self.context.author)
    }

    /// The date a view is asked for: today unless an earlier one is named. Later dates are refused.
    pub fn date(&self, as_of: Option<NaiveDate>) -> Result<NaiveDate, Failure> {
        match as_of {
            Some(date) if date > self.context.today => Err(Failure::field(
                "as_of",
                format!("{date} is in the future; choose today or an earlier date."),
            )),
            Some(date) => Ok(date),
            None => Ok(self.context.today),
        }
    }
}

/// What a write is handed: the change being recorded and the moment.
pub struct Work<'a, 'c> {
    /// The change to run SQL on.
    pub(crate) change: &'a store::Change<'c>,
    /// What the history will call it.
    pub(crate) label: String,
    /// Who asks, and when.
    pub context: &'a Context,
    /// The open file.
    pub workspace: &'a store::Workspace,
}

impl Work<'_, '_> {
    /// The same moment, to call a read from within a write.
    pub fn look(&self) -> Look<'_> {
        Look {
            conn: self.change,
            context: self.context,
            workspace: self.workspace,
            own_only: false,
            by_position: false,
        }
    }

    /// Names the change, as undo and the history will show it.
    pub fn label(&mut self, label: impl Into<String>) {
        self.label = label.into();
    }
}

impl Deref for Work<'_, '_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.change
    }
}

/// Does the work to learn what it would do, then takes it back within the same transaction.
pub(crate) fn rehearse<T>(
    work: &mut Work<'_, '_>,
    act: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    work.execute_batch("SAVEPOINT rehearsal")?;
    let outcome = act(work);
    work.execute_batch("ROLLBACK TO rehearsal; RELEASE rehearsal")?;
    outcome
}

/// A request that asks nothing in particular.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A window of a list: the rows asked for, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Page<T> {
    /// How many rows the whole list has.
    pub total: u64,
    /// The rows of this window, in order.
    pub items: Vec<T>,
}

/// The most rows one window may ask for.
pub const MOST_ROWS: u32 = 100_000;

/// How many rows a window has when it does not say.
pub(crate) fn default_limit() -> u32 {
    100
}

/// Refuses windows larger than [`MOST_ROWS`].
pub(crate) fn check_limit(limit: u32) -> Result<(), Failure> {
    if limit > MOST_ROWS {
        return Err(Failure::field(
            "limit",
            format!("at most {MOST_ROWS} rows at a time; ask for the rest by offset."),
        ));
    }
    Ok(())
}

/// For a field that can be left alone (absent), cleared (null) or set: absent → `None`, null → `Some(None)`.
pub(crate) fn given<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

/// Reads a request, naming the field at fault.
pub(crate) fn parse<T: DeserializeOwned>(request: Value) -> Result<T, Failure> {
    serde_path_to_error::deserialize(request).map_err(|error| {
        let path = error.path().to_string();
        let message = error.into_inner().to_string();
        let field = if path == "." { "request".to_owned() } else { path };
        Failure {
            code: Code::Invalid,
            message: format!("The request is not understood: {field}: {message}"),
            fields: Some(vec![FieldFault { field, message }]),
        }
    })
}

/// Writes a response.
pub(crate) fn answer<T: Serialize>(response: T) -> Result<Value, Failure> {
    serde_json::to_value(response).map_err(|_| {
        Failure::new(
            Code::Internal,
            "The answer could not be written. Nothing was changed.",
        )
    })
}

/// A required text: trimmed, not empty, within `most` characters.
pub(crate) fn required_text(field: &str, text: &str, most: usize) -> Result<String, Failure> {
    let text = optional_text(field, text, most)?;
    if text.is_empty() {
        return Err(Failure::field(field, "please fill this in."));
    }
    Ok(text)
}

/// Who judges: the one named, or the author of the change.
pub(crate) fn judge_named(field: &str, named: Option<&str>, author: &str) -> Result<String, Failure> {
    let name = named.unwrap_or(author);
    if name.trim().is_empty() {
        return Err(Failure::field(
            field,
            "say who judges: give a name here, or put yours into Settings.",
        ));
    }
    required_text(field, name, NAME)
}

/// A text that may be empty: trimmed, within `most` characters, without NUL.
pub(crate) fn optional_text(field: &str, text: &str, most: usize) -> Result<String, Failure> {
    let text = text.trim();
    if text.contains('\0') {
        return Err(Failure::field(
            field,
            "contains a NUL character, which no text may; remove it.",
        ));
    }
    let length = text.chars().count();
    if length > most {
        return Err(Failure::field(
            field,
            format!("{length} characters; at most {most} fit."),
        ));
    }
    Ok(text.to_owned())
}

/// The longest name, title or label, in characters.
pub(crate) const NAME: usize = 300;
/// The longest note, reason or description, in characters.
pub(crate) const NOTE: usize = 20_000;
