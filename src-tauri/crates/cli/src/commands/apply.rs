//! `soundings apply FILE OPS.json`

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use ops::{Call, Code, Context, Failure, Kind, Session};
use serde_json::{Value, json};

use crate::output::{Output, counted};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Make any operations, as one change that undoes as one
#[derive(Args)]
pub(crate) struct Apply {
    /// The workspace
    file: PathBuf,
    /// A JSON list of {"op", "request"}; - reads it from standard input. `soundings schema` lists the operations
    #[arg(value_name = "OPS.json")]
    calls: PathBuf,
}

impl Apply {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let calls = parse(&read(&self.calls)?)?;
        let count = calls.len() as u64;
        let applied = workspace::with(&self.file, context, |session| apply(session, context, calls))?;
        output.answer(&applied, |out| {
            for result in applied["results"].as_array().into_iter().flatten() {
                serde_json::to_writer_pretty(&mut *out, result)?;
                writeln!(out)?;
            }
            match applied["change_set"].as_str() {
                Some(id) => writeln!(
                    out,
                    "{} made as one change, {id}.",
                    counted(count, "operation", "operations")
                ),
                None => Ok(()),
            }
        })?;
        Ok(Done::All)
    }
}

/// A step along the journal stands for itself; anything else is part of one change.
fn apply(session: &Session, context: &Context, calls: Vec<Call>) -> Result<Value, Refusal> {
    if let [call] = calls.as_slice()
        && ops::operation(&call.op)?.kind != Kind::Write
    {
        let answer = session.call(context, &call.op, call.request.clone())?;
        return Ok(json!({ "results": [answer], "change_set": null }));
    }
    let applied = session.apply(context, calls)?;
    Ok(json!({ "results": applied.results, "change_set": applied.change_set }))
}

fn read(path: &Path) -> Result<String, Refusal> {
    if path == Path::new("-") {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        return read
            .map(|_| text)
            .map_err(|error| Refusal::file(Path::new("The standard input"), &error));
    }
    std::fs::read_to_string(path).map_err(|error| Refusal::file(path, &error))
}

fn parse(text: &str) -> Result<Vec<Call>, Refusal> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let message = format!(
            "The operations are not a JSON list of {{\"op\", \"request\"}}: {error}. Nothing was changed."
        );
        Refusal::Refused(Failure::new(Code::Invalid, message))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_a_list_and_a_request_may_be_left_out() {
        let calls =
            parse(r#"[{"op": "unit_add", "request": {"name": "Depots"}}, {"op": "undo_state"}]"#).unwrap();
        assert_eq!(calls[0].request["name"], "Depots");
        assert_eq!(calls[1].request, json!({}));
    }

    #[test]
    fn anything_else_is_refused_with_its_place() {
        for wrong in ["{}", "[{\"op\": \"x\", \"reqest\": {}}]", "no json", ""] {
            let refusal = parse(wrong).unwrap_err();
            assert_eq!(refusal.exit_code(), 3);
            assert!(refusal.failure().message.contains("line"), "{wrong}");
        }
    }
}
