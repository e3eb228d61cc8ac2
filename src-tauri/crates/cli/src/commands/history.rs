//! `soundings undo`, `redo` and `history`

use std::path::{Path, PathBuf};

use clap::Args;
use ops::Context;
use serde_json::json;

use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::{table, workspace};

/// Take back the last change
#[derive(Args)]
pub(crate) struct Undo {
    /// The workspace
    file: PathBuf,
}

/// Do the last undone change again
#[derive(Args)]
pub(crate) struct Redo {
    /// The workspace
    file: PathBuf,
}

/// List what was changed, by whom and when, newest first
#[derive(Args)]
pub(crate) struct History {
    /// The workspace
    file: PathBuf,
    /// How many entries at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: u32,
    /// How many entries to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
}

impl Undo {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        travel(&self.file, "undo", "Undone", context, output)
    }
}

impl Redo {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        travel(&self.file, "redo", "Done again", context, output)
    }
}

fn travel(file: &Path, op: &str, said: &str, context: &Context, output: &Output) -> Result<Done, Refusal> {
    let travelled = workspace::with(file, context, |session| {
        Ok(session.call(context, op, json!({}))?)
    })?;
    let label = plain(travelled["label"].as_str().unwrap_or_default());
    output.answer(&travelled, |out| writeln!(out, "{said}: {label}"))?;
    Ok(Done::All)
}

impl History {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let request = json!({ "limit": self.limit, "offset": self.offset });
        let page = workspace::with(&self.file, context, |session| {
            Ok(session.call(context, "journal_list", request)?)
        })?;
        let rows = page["items"].as_array().cloned().unwrap_or_default();
        let total = page["total"].as_u64().unwrap_or_default();
        output.answer(&page, |out| {
            table::write(out, super::list::JOURNAL, &rows, output.on_terminal())?;
            if rows.len() as u64 != total {
                writeln!(out, "\n{} of {}", rows.len(), counted(total, "entry", "entries"))?;
            }
            Ok(())
        })?;
        Ok(Done::All)
    }
}
