//! `soundings import FILE SOURCE`

use std::cell::RefCell;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ops::domain::ProjectId;
use ops::import::{ImportOptions, ImportOutcome, OnMatch, Progress, RowRemark};
use ops::{Code, Context, Failure};
use serde_json::{Value, json};

use crate::output::{Output, counted, grouped, plain};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Bring in a register from a CSV file, as one change that undoes as one
#[derive(Args)]
pub(crate) struct Import {
    /// The workspace
    file: PathBuf,
    /// The CSV file
    source: PathBuf,
    /// A project that everybody in it gets a stake in
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// What to do with those who are there already
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = Matched::Skip)]
    on_match: Matched,
}

#[derive(Clone, Copy, ValueEnum)]
enum Matched {
    /// Leave them as they are; with --project they get their stake, and nothing else
    Skip,
    /// Take over what the row says; what it leaves blank stays
    Update,
    /// Add another all the same
    Create,
}

impl Import {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let bytes = std::fs::read(&self.source).map_err(|error| Refusal::file(&self.source, &error))?;
        let name = self
            .source
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let bar = Bar::new(output.watched());
        let outcome = workspace::with(&self.file, context, |session| {
            let project = match &self.project {
                Some(project) => Some(id(&workspace::project(session, context, project)?)?),
                None => None,
            };
            let on_match = match self.on_match {
                Matched::Skip => OnMatch::Skip,
                Matched::Update => OnMatch::Update,
                Matched::Create => OnMatch::Create,
            };
            let options = ImportOptions {
                project,
                on_match,
                dry_run: self.dry_run,
            };
            Ok(ops::import::run(
                session,
                context,
                &bytes,
                &name,
                options,
                &|progress| bar.show(progress),
            )?)
        })?;
        bar.finish();
        let mut document = json!(outcome);
        document["dry_run"] = json!(self.dry_run);
        output.answer(&document, |out| self.tell(out, &outcome))?;
        Ok(if outcome.refused.is_empty() {
            Done::All
        } else {
            Done::ButSome
        })
    }

    fn tell(&self, out: &mut dyn Write, outcome: &ImportOutcome) -> io::Result<()> {
        let file = plain(&outcome.file_name);
        let verb = if self.dry_run { " would come in" } else { "" };
        writeln!(out, "{file}: {}{verb}", counted(outcome.rows, "row", "rows"))?;
        let refused = outcome.refused.len() as u64;
        let fates = [
            ("created", outcome.created),
            ("updated", outcome.updated),
            ("skipped", outcome.skipped),
            ("refused", refused),
        ];
        for (fate, count) in fates {
            writeln!(out, "  {fate:<8} {:>9}", grouped(count))?;
        }
        let made = &outcome.made;
        let things = [
            counted(made.people, "person", "people"),
            counted(made.roles, "role", "roles"),
            counted(made.groups, "group", "groups"),
            counted(made.organisations, "organisation", "organisations"),
            counted(made.units, "unit", "units"),
            counted(made.ties, "tie", "ties"),
            counted(made.assessments, "assessment", "assessments"),
        ];
        let things: Vec<String> = things
            .into_iter()
            .filter(|thing| !thing.starts_with("0 "))
            .collect();
        if !things.is_empty() {
            writeln!(out, "New: {}.", things.join(", "))?;
        }
        remarks(out, "Refused", &outcome.refused)?;
        remarks(out, "Notes", &outcome.notes)?;
        match (self.dry_run, outcome.change_set) {
            (true, _) => writeln!(out, "\nNothing was changed: this was a dry run."),
            (false, None) => writeln!(out, "\nNothing was changed."),
            (false, Some(_)) => writeln!(out, "\n`soundings undo` takes it all back."),
        }
    }
}

/// The most remarks a person is told; all of them are in the JSON document.
const TOLD: usize = 40;

fn remarks(out: &mut dyn Write, heading: &str, remarks: &[RowRemark]) -> io::Result<()> {
    if remarks.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}:")?;
    for remark in remarks.iter().take(TOLD) {
        let field = if remark.field.is_empty() {
            String::new()
        } else {
            format!(" {}:", plain(&remark.field))
        };
        writeln!(out, "  line {}:{field} {}", remark.line, plain(&remark.reason))?;
    }
    if remarks.len() > TOLD {
        writeln!(
            out,
            "  and {} more; --json lists all",
            grouped((remarks.len() - TOLD) as u64)
        )?;
    }
    Ok(())
}

/// The identifier of a project as it was listed.
pub(super) fn id(project: &Value) -> Result<ProjectId, Refusal> {
    project["id"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| {
            Refusal::Refused(Failure::new(
                Code::Internal,
                "The project's identifier could not be read. Nothing was changed.",
            ))
        })
}

/// Progress on a terminal; nothing elsewhere.
struct Bar {
    bar: RefCell<Option<ProgressBar>>,
    watched: bool,
}

impl Bar {
    fn new(watched: bool) -> Self {
        Self {
            bar: RefCell::new(None),
            watched,
        }
    }

    fn show(&self, progress: Progress) -> ControlFlow<()> {
        if self.watched {
            let mut bar = self.bar.borrow_mut();
            bar.get_or_insert_with(|| drawn(progress.total))
                .set_position(progress.done);
        }
        ControlFlow::Continue(())
    }

    fn finish(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}

fn drawn(total: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} rows, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_remarks_are_cut_and_say_so() {
        let remark = |line| RowRemark {
            line,
            field: "Name".into(),
            reason: "is empty".into(),
        };
        let all: Vec<RowRemark> = (1..=45).map(remark).collect();
        let mut out = Vec::new();
        remarks(&mut out, "Refused", &all).unwrap();
        let told = String::from_utf8(out).unwrap();
        assert!(told.contains("  line 40: Name: is empty\n  and 5 more; --json lists all\n"));
    }
}
