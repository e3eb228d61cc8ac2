//! `soundings duplicates FILE`, `soundings merge-people FILE`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ops::Context;
use ops::domain::{AlikeBecause, Likelihood};
use ops::rights::find;
use serde_json::{Value, json};

use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::table::{self, Column};
use crate::workspace;

/// List stakeholders that may be there twice: by e-mail, reference, name and similar spelling
#[derive(Args)]
pub(crate) struct Duplicates {
    /// The workspace
    file: PathBuf,
    /// Only those with this stakeholder
    #[arg(long, value_name = "NAME|ID")]
    person: Option<String>,
    /// Those that were told apart, in the place of those that were not
    #[arg(long)]
    told_apart: bool,
    /// How many at most; all when left out
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
}

const COLUMNS: &[Column] = &[
    ("likelihood", "likelihood"),
    ("one", "first"),
    ("the other", "second"),
    ("why", "because"),
    ("id of one", "first_id"),
    ("id of the other", "second_id"),
];

impl Duplicates {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let found = workspace::with(&self.file, context, |session| {
            let only = self
                .person
                .as_ref()
                .map(|words| find(session, context, words))
                .transpose()?;
            let request = json!({
                "stakeholder": only,
                "told_apart": self.told_apart,
                "limit": self.limit.unwrap_or(ops::MOST_ROWS),
            });
            Ok(session.call(context, "alike_list", request)?)
        })?;
        let total = found["total"].as_u64().unwrap_or_default();
        let pairs = found["items"].as_array().cloned().unwrap_or_default();
        output.answer(&found, |out| {
            if pairs.is_empty() {
                return writeln!(
                    out,
                    "{}",
                    if self.told_apart {
                        "No pair has been told apart."
                    } else {
                        "Nobody seems to be there twice."
                    }
                );
            }
            let rows: Vec<Value> = pairs.iter().map(told).collect();
            table::write(out, COLUMNS, &rows, output.on_terminal())?;
            writeln!(out, "\n{}", counted(total, "pair", "pairs"))
        })?;
        Ok(if pairs.is_empty() {
            Done::All
        } else {
            Done::ButSome
        })
    }
}

/// A pair as a row of words.
fn told(pair: &Value) -> Value {
    let who = |side: &str| {
        let person = &pair[side];
        let word = |field: &str| person[field].as_str().filter(|text| !text.is_empty());
        [word("name"), word("role"), word("unit")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    };
    let why: Vec<String> = pair["because"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|why| why.as_str()?.parse::<AlikeBecause>().ok())
        .map(|why| why.label().to_lowercase())
        .collect();
    let likelihood = pair["likelihood"]
        .as_str()
        .and_then(|word| word.parse::<Likelihood>().ok());
    json!({
        "likelihood": likelihood.map(Likelihood::label),
        "first": who("first"),
        "second": who("second"),
        "because": why.join(", "),
        "first_id": pair["first"]["id"],
        "second_id": pair["second"]["id"],
    })
}

/// Merge two stakeholders into one, with everything that is recorded of either
#[derive(Args)]
pub(crate) struct Merge {
    /// The workspace
    file: PathBuf,
    /// Who stays, by name or id
    #[arg(long, value_name = "NAME|ID")]
    keep: String,
    /// Who goes, by name or id
    #[arg(long, value_name = "NAME|ID")]
    merge: String,
    /// Fields for which the value of the one who goes stands; of all others that of the one who stays, where there is one
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    take: Vec<Field>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Field {
    Name,
    Role,
    Grade,
    Email,
    Phone,
    Unit,
    Headcount,
    Reference,
    Owner,
}

impl Merge {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let take: Vec<String> = self
            .take
            .iter()
            .filter_map(|field| Some(field.to_possible_value()?.get_name().to_owned()))
            .collect();
        let merged = workspace::with(&self.file, context, |session| {
            let (keep, merge) = (
                find(session, context, &self.keep)?,
                find(session, context, &self.merge)?,
            );
            let request = json!({ "keep": keep, "merge": merge, "take": take });
            Ok(session.call(context, "stakeholders_merge", request)?)
        })?;
        output.answer(&merged, |out| {
            let count = |field: &str| merged[field].as_u64().unwrap_or_default();
            writeln!(
                out,
                "Merged: {} moved, {} were there on both sides. `soundings undo` takes it back.",
                counted(count("moved"), "record", "records"),
                count("folded"),
            )?;
            merged["noted"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .try_for_each(|noted| writeln!(out, "  kept in the notes: {}", plain(noted)))
        })?;
        Ok(Done::All)
    }
}
