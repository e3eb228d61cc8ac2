//! `soundings report FILE --project NAME --out DIR`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use ops::Context;
use ops::report::{ReportRequest, pdf, write_file};
use serde_json::json;

use super::import::id;
use crate::moment::date;
use crate::output::Output;
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Write the readiness report of a project as a PDF
#[derive(Args)]
pub(crate) struct Report {
    /// The workspace
    file: PathBuf,
    /// The project
    #[arg(long, value_name = "NAME")]
    project: String,
    /// The folder to write it in; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// As things stood on this date; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
}

impl Report {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let (project, pdf) = workspace::with(&self.file, context, |session| {
            let project = workspace::project(session, context, &self.project)?;
            let request = ReportRequest {
                project: id(&project)?,
                as_of: self.as_of,
            };
            Ok((project, pdf(session, context, request)?))
        })?;
        std::fs::create_dir_all(&self.out).map_err(|error| Refusal::file(&self.out, &error))?;
        let path = self.out.join(format!("{}.pdf", pdf.file_stem));
        write_file(&path, &pdf.bytes)?;
        let document = json!({
            "project": project["name"],
            "as_of": self.as_of.unwrap_or(context.today),
            "snapshot": pdf.snapshot,
            "files": [{ "path": path, "format": "pdf", "bytes": pdf.bytes.len() }],
        });
        output.answer(&document, |out| writeln!(out, "{}", path.display()))?;
        Ok(Done::All)
    }
}
