//! `soundings notice FILE --out DIR`, `soundings dpia FILE --out DIR`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ops::Context;
use ops::domain::{PaperFormat, PaperKind};
use ops::exports;
use ops::papers::out::{file, leaving};
use ops::report::write_file;
use serde_json::json;

use crate::output::{Output, counted};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// What to write a paper as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// Pages to print
    Pdf,
    /// Text with marks
    Markdown,
    /// Text without marks
    Text,
}

impl From<As> for PaperFormat {
    fn from(format: As) -> Self {
        match format {
            As::Pdf => Self::Pdf,
            As::Markdown => Self::Markdown,
            As::Text => Self::Text,
        }
    }
}

#[derive(Args)]
struct Where {
    /// The workspace
    file: PathBuf,
    /// The folder to write it in; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// As what; given several times, as each
    #[arg(long = "format", value_enum, default_value = "pdf")]
    formats: Vec<As>,
}

/// Write the notice that tells people what is kept about them: a help, not legal advice
#[derive(Args)]
pub(crate) struct Notice {
    #[command(flatten)]
    place: Where,
}

impl Notice {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        self.place.write(PaperKind::Notice, context, output)
    }
}

/// Write the worksheet for a data protection impact assessment: a help, not legal advice
#[derive(Args)]
pub(crate) struct Dpia {
    #[command(flatten)]
    place: Where,
}

impl Dpia {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        self.place.write(PaperKind::Worksheet, context, output)
    }
}

impl Where {
    fn write(&self, paper: PaperKind, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let (mut files, mut to_fill) = (Vec::new(), 0);
        workspace::with(&self.file, context, |session| {
            for &format in &self.formats {
                let format = PaperFormat::from(format);
                let made = file(session, context, paper, format)?;
                std::fs::create_dir_all(&self.out).map_err(|error| Refusal::file(&self.out, &error))?;
                let path = self.out.join(&made.file_name);
                write_file(&path, &made.bytes)?;
                exports::record(session, context, leaving(paper, &made.file_name))?;
                files.push((path, format, made.bytes.len()));
                to_fill = made.to_fill;
            }
            Ok(())
        })?;
        let listed: Vec<_> = files
            .iter()
            .map(|(path, format, bytes)| json!({ "path": path, "format": format, "bytes": bytes }))
            .collect();
        let document = json!({ "paper": paper, "to_fill": to_fill, "files": listed });
        output.answer(&document, |out| {
            for (path, ..) in &files {
                writeln!(out, "{}", path.display())?;
            }
            if to_fill > 0 {
                let places = counted(u64::from(to_fill), "place waits", "places wait");
                writeln!(
                    out,
                    "{places} to be filled in, in square brackets: in the window under Privacy, or with `soundings apply` and paper_edit."
                )?;
            }
            writeln!(out, "The standard text is a help and not legal advice.")
        })?;
        Ok(Done::All)
    }
}
