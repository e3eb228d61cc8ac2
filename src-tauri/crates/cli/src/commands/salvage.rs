//! `soundings salvage FILE --out NEW`

use std::path::PathBuf;

use clap::Args;
use ops::salvage::{SavedPart, salvage};
use ops::{Code, Context};
use serde_json::json;

use crate::output::{Output, grouped, plain};
use crate::refusal::{Done, Refusal};
use crate::secret;

/// Save what can be read of a damaged workspace into a new one; the damaged file is never written to
#[derive(Args)]
pub(crate) struct Salvage {
    /// The damaged workspace
    file: PathBuf,
    /// The new workspace; a file that is there already is never touched
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Salvage {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        // A beginning that is lost says no more which key it is for.
        let unlock = match secret::opens(&self.file) {
            Err(Refusal::Refused(failure)) if failure.code == Code::NotAWorkspace => None,
            unlock => unlock?,
        };
        let saved = salvage(&self.file, &self.out, unlock, context).map_err(secret::told)?;
        let mut document = json!(saved);
        document["file"] = json!(self.out.display().to_string());
        output.answer(&document, |out| {
            let file = plain(&self.out.to_string_lossy());
            if saved.complete {
                writeln!(out, "All of it could be read; it is in {file}.")?;
            } else {
                writeln!(out, "What could be read is in {file}:")?;
            }
            if !saved.named {
                writeln!(out, "  its name was lost; it is called after the new file")?;
            }
            saved
                .parts
                .iter()
                .try_for_each(|part| writeln!(out, "  {}", told(part)))
        })?;
        Ok(if saved.complete { Done::All } else { Done::ButSome })
    }
}

fn told(part: &SavedPart) -> String {
    let mut said = format!("{}: {} saved", part.part, grouped(part.saved));
    match part.lost {
        None => said.push_str(", more lost, nobody can tell how many"),
        Some(0) => {}
        Some(lost) => said.push_str(&format!(", {} lost", grouped(lost))),
    }
    if part.dropped > 0 {
        said.push_str(&format!(
            ", {} left out because what they belong to was lost",
            grouped(part.dropped)
        ));
    }
    if part.loosened > 0 {
        said.push_str(&format!(
            ", {} no longer say what they pointed to",
            grouped(part.loosened)
        ));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loss_is_told_as_it_is_known() {
        let part = |lost| SavedPart {
            part: "ties".into(),
            saved: 1_200,
            lost,
            dropped: 2,
            loosened: 0,
        };
        assert_eq!(
            told(&part(Some(3))),
            "ties: 1,200 saved, 3 lost, 2 left out because what they belong to was lost"
        );
        assert!(told(&part(None)).contains("nobody can tell"));
        assert!(!told(&part(Some(0))).contains("lost,"));
    }
}
