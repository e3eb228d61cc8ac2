//! `soundings diagnostics [FILE]`

use std::path::PathBuf;

use clap::Args;
use ops::diagnostics::{Diagnostics, as_text, of_the_program};
use ops::{Code, Context, Failure};
use serde_json::json;

use crate::output::Output;
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Tell versions, sizes, counts and kinds of trouble, for whoever mends the program: no names, no content
#[derive(Args)]
pub(crate) struct Tell {
    /// A workspace to tell of; without one, of the program alone
    file: Option<PathBuf>,
}

impl Tell {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let told: Diagnostics = match &self.file {
            None => of_the_program(context.now, None),
            Some(file) => {
                let asked = workspace::with(file, context, |session| {
                    Ok(session.call(context, "diagnostics", json!({}))?)
                });
                match asked {
                    Ok(told) => serde_json::from_value(told)
                        .map_err(|error| Failure::new(Code::Internal, error.to_string()))?,
                    // A file that cannot be opened is what is to be told.
                    Err(Refusal::Refused(failure)) => of_the_program(context.now, Some(failure.code)),
                    Err(refused) => return Err(refused),
                }
            }
        };
        output.answer(&json!(told), |out| out.write_all(as_text(&told).as_bytes()))?;
        Ok(Done::All)
    }
}
