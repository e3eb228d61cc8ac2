//! `soundings schema [OP]`

use clap::Args;
use ops::{Kind, OPERATIONS, Operation};
use serde_json::{Value, json};

use crate::output::Output;
use crate::refusal::{Done, Refusal};
use crate::table;

/// Print every operation, or one with the JSON Schema of its request and response
#[derive(Args)]
pub(crate) struct Schema {
    /// The operation
    op: Option<String>,
}

impl Schema {
    pub(crate) fn run(&self, output: &Output) -> Result<Done, Refusal> {
        match &self.op {
            Some(name) => {
                let operation = ops::operation(name).map_err(|failure| Refusal::Usage(failure.message))?;
                let document = in_full(operation);
                output.answer(&document, |out| {
                    serde_json::to_writer_pretty(&mut *out, &document)?;
                    writeln!(out)
                })?;
            }
            None => {
                let items: Vec<Value> = OPERATIONS.iter().map(in_full).collect();
                let document = json!({ "total": items.len(), "items": items });
                let columns = [("operation", "name"), ("kind", "kind"), ("what it does", "doc")];
                output.answer(&document, |out| table::write(out, &columns, &items, false))?;
            }
        }
        Ok(Done::All)
    }
}

fn in_full(operation: &Operation) -> Value {
    let kind = match operation.kind {
        Kind::Read => "read",
        Kind::Write => "write",
        Kind::Travel => "travel",
    };
    let tags: Vec<&str> = operation.tags.iter().map(|tag| tag.as_str()).collect();
    json!({
        "name": operation.name,
        "doc": operation.doc,
        "kind": kind,
        "tags": tags,
        "request": (operation.request_schema)(),
        "response": (operation.response_schema)(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_a_sentence_and_both_schemas() {
        for operation in OPERATIONS {
            let told = in_full(operation);
            assert!(
                told["doc"].as_str().is_some_and(|doc| doc.ends_with('.')),
                "{}",
                operation.name
            );
            assert!(
                told["request"].is_object() && told["response"].is_object(),
                "{}",
                operation.name
            );
        }
    }
}
