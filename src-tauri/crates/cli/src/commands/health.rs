//! `soundings health FILE`

use std::path::PathBuf;

use clap::Args;
use ops::Context;
use serde_json::{Value, json};

use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Say how the data of a workspace is: what is wrong, stale, there twice or without an owner
#[derive(Args)]
pub(crate) struct Health {
    /// The workspace
    file: PathBuf,
}

impl Health {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let found = workspace::with(&self.file, context, |session| {
            Ok(session.call(context, "health", json!({}))?)
        })?;
        let items = found["items"].as_array().cloned().unwrap_or_default();
        output.answer(&found, |out| {
            if items.is_empty() {
                return writeln!(out, "Nothing found: the data is sound, current and seen to.");
            }
            writeln!(out, "{}:", counted(items.len() as u64, "finding", "findings"))?;
            items
                .iter()
                .try_for_each(|item| writeln!(out, "  {}", told(item)))
        })?;
        Ok(if items.is_empty() {
            Done::All
        } else {
            Done::ButSome
        })
    }
}

/// What was found, the first three by name, and what to do.
fn told(item: &Value) -> String {
    let word = |field: &str| plain(item[field].as_str().unwrap_or_default());
    let all = item["examples"].as_array().map_or(0, Vec::len);
    let mut names: Vec<_> = (0..all.min(3))
        .map(|at| plain(item["examples"][at]["name"].as_str().unwrap_or_default()))
        .collect();
    if item["count"].as_u64().unwrap_or_default() > names.len() as u64 && !names.is_empty() {
        names.push("\u{2026}".into());
    }
    if names.is_empty() {
        format!("{} {}", word("message"), word("remedy"))
    } else {
        format!("{} ({}) {}", word("message"), names.join(", "), word("remedy"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_what_who_and_what_to_do() {
        let item = json!({
            "message": "4 groups do not say.", "remedy": "Enter it.", "count": 4,
            "examples": [{"name": "A"}, {"name": "B"}, {"name": "C"}, {"name": "D"}]
        });
        assert_eq!(told(&item), "4 groups do not say. (A, B, C, \u{2026}) Enter it.");
        let item = json!({ "message": "The file.", "remedy": "Restore.", "count": 1, "examples": [] });
        assert_eq!(told(&item), "The file. Restore.");
    }
}
