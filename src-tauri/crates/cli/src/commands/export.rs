//! `soundings export FILE --out DIR` and `soundings starter --out FILE`

use std::path::PathBuf;

use clap::Args;
use ops::{Context, export};
use serde_json::json;

use crate::output::{Output, counted};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Write the whole workspace as JSON and CSV, ready to come back into an empty one
#[derive(Args)]
pub(crate) struct Export {
    /// The workspace
    file: PathBuf,
    /// The folder to write it in; it must be new or empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Export {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let exported = workspace::with(&self.file, context, |session| {
            Ok(export::write(session, context, &self.out)?)
        })?;
        output.answer(&json!(exported), |out| {
            let rows = counted(exported.rows, "row", "rows");
            writeln!(out, "Wrote {rows} into {}.", exported.folder.display())?;
            writeln!(
                out,
                "It holds names and what was said of them: keep it as you would keep the workspace."
            )
        })?;
        Ok(Done::All)
    }
}

/// Write a spreadsheet to hand to a colleague, who fills it in; it imports as it is
#[derive(Args)]
pub(crate) struct Starter {
    /// The file to make, ending in .xlsx; a file that is there already is never touched
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Starter {
    pub(crate) fn run(&self, output: &Output) -> Result<Done, Refusal> {
        let bytes = export::starter().map_err(ops::Failure::from)?;
        if self.out.exists() {
            let there = std::io::Error::new(std::io::ErrorKind::AlreadyExists, "there is a file already");
            return Err(Refusal::file(&self.out, &there));
        }
        ops::report::write_file(&self.out, &bytes)?;
        let document = json!({ "file": self.out, "bytes": bytes.len() });
        output.answer(&document, |out| writeln!(out, "{}", self.out.display()))?;
        Ok(Done::All)
    }
}
