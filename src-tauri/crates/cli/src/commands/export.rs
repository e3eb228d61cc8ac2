//! `soundings export FILE --out DIR` and `soundings starter --out FILE`

use std::path::PathBuf;

use clap::Args;
use ops::domain::{ExportKind, Profile};
use ops::export::Private;
use ops::exports::{self, Leaving};
use ops::{Context, export};
use serde_json::json;

use super::profile::file_name;
use crate::output::{Output, counted};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Write the whole workspace, names and all, as JSON and CSV, ready to come back into an empty one
#[derive(Args)]
pub(crate) struct Export {
    /// The workspace
    file: PathBuf,
    /// The folder to write it in; it must be new or empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Private notes as well, which are left out otherwise
    #[arg(long)]
    with_private_notes: bool,
}

impl Export {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let exported = workspace::with(&self.file, context, |session| {
            let private = if self.with_private_notes {
                Private::Included
            } else {
                Private::LeftOut
            };
            let exported = export::write(session, context, &self.out, private)?;
            let leaving = Leaving {
                kind: ExportKind::Whole,
                what: if self.with_private_notes {
                    "Whole workspace, private notes included"
                } else {
                    "Whole workspace"
                },
                profile: Profile::Full,
                file_name: &file_name(&exported.folder),
            };
            exports::record(session, context, leaving)?;
            Ok(exported)
        })?;
        output.answer(&json!(exported), |out| {
            let rows = counted(exported.rows, "row", "rows");
            writeln!(out, "Wrote {rows} into {}.", exported.folder.display())?;
            writeln!(
                out,
                "A whole export names everybody, whatever the profile of other outputs: keep it as you would keep the workspace."
            )?;
            if !self.with_private_notes {
                writeln!(out, "Private notes are left out; --with-private-notes takes them along.")?;
            }
            Ok(())
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
