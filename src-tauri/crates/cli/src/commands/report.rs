//! `soundings report FILE --project NAME --out DIR`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use ops::Context;
use ops::domain::redaction::ROLE_ONLY;
use ops::domain::{ExportKind, Profile};
use ops::exports::{self, Leaving};
use ops::redact::Told;
use ops::report::{ReportRequest, pdf, write_file};
use serde_json::json;

use super::import::id;
use super::profile::{self, Shown, file_name};
use crate::moment::date;
use crate::output::{Output, counted};
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
    #[arg(long, value_name = "DIR", required_unless_present = "preview")]
    out: Option<PathBuf>,
    /// As things stood on this date; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    shown: Shown,
}

impl Report {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let profile = self.shown.or(Profile::Roles);
        match &self.out {
            Some(folder) if !self.shown.preview => self.make(context, output, profile, folder),
            _ => self.preview(context, output, profile),
        }
    }

    fn make(
        &self,
        context: &Context,
        output: &Output,
        profile: Profile,
        folder: &Path,
    ) -> Result<Done, Refusal> {
        let (project, pdf, path) = workspace::with(&self.file, context, |session| {
            let project = workspace::project(session, context, &self.project)?;
            let request = ReportRequest {
                profile,
                as_of: self.as_of,
                wordings: self.shown.wordings.clone(),
                ..ReportRequest::of(id(&project)?)
            };
            let pdf = pdf(session, context, request)?;
            std::fs::create_dir_all(folder).map_err(|error| Refusal::file(folder, &error))?;
            let path = folder.join(format!("{}.pdf", pdf.file_stem));
            write_file(&path, &pdf.bytes)?;
            let leaving = Leaving {
                kind: ExportKind::Report,
                what: &pdf.file_stem,
                profile: pdf.profile,
                file_name: &file_name(&path),
            };
            exports::record(session, context, leaving)?;
            Ok((project, pdf, path))
        })?;
        let document = json!({
            "project": project["name"],
            "as_of": self.as_of.unwrap_or(context.today),
            "profile": pdf.profile,
            "withheld": pdf.withheld,
            "snapshot": pdf.snapshot,
            "files": [{ "path": path, "format": "pdf", "bytes": pdf.bytes.len() }],
        });
        output.answer(&document, |out| {
            writeln!(out, "{}", path.display())?;
            if pdf.profile != profile {
                writeln!(out, "{ROLE_ONLY}")?;
            }
            if pdf.withheld > 0 {
                let texts = counted(pdf.withheld, "text is", "texts are");
                writeln!(
                    out,
                    "{texts} withheld because of whom they name; --preview shows which."
                )?;
            }
            Ok(())
        })?;
        Ok(Done::All)
    }

    fn preview(&self, context: &Context, output: &Output, profile: Profile) -> Result<Done, Refusal> {
        let answer = workspace::with(&self.file, context, |session| {
            let project = workspace::project(session, context, &self.project)?;
            let mut of = json!({ "project": project["id"] });
            if let Some(date) = self.as_of {
                of["as_of"] = json!(date);
            }
            let request = json!({
                "of": { "report": of },
                "profile": profile,
                "wordings": self.shown.wordings,
            });
            Ok(session.call(context, "redaction_preview", request)?)
        })?;
        let told: Told =
            serde_json::from_value(answer.clone()).map_err(|error| Refusal::Usage(error.to_string()))?;
        output.answer(&answer, |out| profile::write(out, &told))?;
        Ok(Done::All)
    }
}
