//! `soundings check FILE`

use std::path::PathBuf;

use clap::Args;
use ops::{Code, Context, Failure};
use serde_json::{Value, json};

use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Check a workspace: the file, the rules, and that nothing hangs in the air
#[derive(Args)]
pub(crate) struct Check {
    /// The workspace
    file: PathBuf,
}

impl Check {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let checked = workspace::with(&self.file, context, |session| {
            Ok(session.call(context, "check", json!({}))?)
        });
        let checked = match checked {
            Err(Refusal::Refused(failure)) if output.is_json() && failure.code == Code::Damaged => {
                // What cannot be opened is the gravest finding of all, and told like the others.
                output.answer(&damaged(&failure), |_| Ok(()))?;
                return Ok(Done::Damaged);
            }
            checked => checked?,
        };
        let findings = checked["findings"].as_array().cloned().unwrap_or_default();
        output.answer(&checked, |out| {
            if findings.is_empty() {
                return writeln!(out, "Nothing found: the workspace is sound.");
            }
            writeln!(out, "{}:", counted(findings.len() as u64, "finding", "findings"))?;
            findings
                .iter()
                .try_for_each(|finding| writeln!(out, "  {}", told(finding)))
        })?;
        Ok(if checked["ok"] == true {
            Done::All
        } else {
            Done::ButSome
        })
    }
}

fn damaged(failure: &Failure) -> Value {
    let finding = json!({ "kind": "integrity", "place": "file", "message": failure.message, "remedy": "" });
    json!({ "ok": false, "findings": [finding] })
}

fn told(finding: &Value) -> String {
    let word = |field: &str| plain(finding[field].as_str().unwrap_or_default());
    format!("{}: {} {}", word("place"), word("message"), word("remedy"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_where_what_and_what_to_do() {
        let finding =
            json!({"kind": "rule", "place": "units", "message": "2 units hang.", "remedy": "Move one."});
        assert_eq!(told(&finding), "units: 2 units hang. Move one.");
    }
}
