//! `soundings mapping suggest SOURCE`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use ops::import::Reader;
use serde_json::json;

use super::import::source;
use crate::output::Output;
use crate::refusal::{Done, Refusal};

/// How spreadsheets are read
#[derive(Args)]
pub(crate) struct MappingCommand {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Print how a spreadsheet would be read, as JSON to mend and give to `import --mapping`
    Suggest {
        /// The spreadsheet
        source: PathBuf,
        /// Write it into this file instead
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

impl MappingCommand {
    pub(crate) fn run(&self, output: &Output) -> Result<Done, Refusal> {
        let Verb::Suggest { source: path, out } = &self.verb;
        let (bytes, name) = source(path)?;
        let mapping = ops::import::suggest(&bytes, &name, &Reader::apart())?;
        let document = json!(mapping);
        let text = format!("{document:#}\n");
        match out {
            Some(file) => {
                ops::report::write_file(file, text.as_bytes())?;
                let written = json!({ "file": file, "sheets": mapping.sheets.len() });
                output.answer(&written, |out| writeln!(out, "{}", file.display()))?;
            }
            None => output.answer(&document, |out| write!(out, "{text}"))?,
        }
        Ok(Done::All)
    }
}
