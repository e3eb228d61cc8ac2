//! `soundings import FILE SOURCE`

mod bar;
mod told;
mod words;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use ops::backups::BackupReason;
use ops::domain::{ExportKind, Profile, ProjectId};
use ops::exports::{self, Leaving};
use ops::import::{
    DateOrder, ImportChoices, ImportOutcome, ImportQuestion, ImportRow, ImportRowsQuery, Mapping, OnMatch,
    Reader, RowAction, RowChoice, Staged,
};
use ops::{Code, Context, Failure, MOST_ROWS, Session, export};
use serde_json::{Value, json};

use super::profile::file_name;
use crate::output::{Output, counted, grouped, plain};
use crate::refusal::{Done, Refusal};
use crate::{moment, workspace};

use self::bar::Bar;
use self::told::{planned, remarks};
use self::words::{Dates, Matched, Ratings};

/// Bring in a spreadsheet, as one change that undoes as one; an export comes back whole into an empty workspace
#[derive(Args)]
pub(crate) struct Import {
    /// The workspace
    file: PathBuf,
    /// The spreadsheet (CSV, TSV, XLSX, XLS, ODS), or the folder of an export
    source: PathBuf,
    /// How to read it: a file as `soundings mapping suggest` writes it; found out when left out
    #[arg(long, value_name = "FILE", conflicts_with = "saved")]
    mapping: Option<PathBuf>,
    /// How to read it: a mapping saved in the workspace
    #[arg(long, value_name = "NAME")]
    saved: Option<String>,
    /// The project of rows that name none: everybody in it gets a stake, and ratings belong to it
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// Only say what would happen, row by row
    #[arg(long)]
    dry_run: bool,
    /// What to do with those who are there already
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = Matched::Skip)]
    on_match: Matched,
    /// The order of day and month in dates that could be read both ways
    #[arg(long, value_name = "ORDER", value_enum)]
    dates: Option<Dates>,
    /// How ratings are counted where that is not clear
    #[arg(long, value_name = "SCALE", value_enum)]
    ratings: Option<Ratings>,
    /// Rows to leave out: their lines, parted by commas; for another sheet than the first, SHEET:LINE
    #[arg(long, value_name = "LINES", value_delimiter = ',')]
    leave_out: Vec<String>,
    /// Do without the backup that is made before anything is brought in
    #[arg(long)]
    without_backup: bool,
    /// Write the refused rows into this file, ready to mend and bring in again
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
}

/// Says once that nobody has yet said what names are kept for.
fn without_purpose(session: &Session, context: &Context, output: &Output) -> Result<(), Refusal> {
    let overview = session.call(context, "workspace_overview", json!({}))?;
    if overview["purpose"] == "" {
        output.note(
            "Note: this workspace does not say yet what it keeps people's names for. Say so in Settings, or with \
             `soundings new --purpose` next time.",
        );
    }
    Ok(())
}

impl Import {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        if export::is_export(&self.source) {
            return self.restore(context, output);
        }
        let (bytes, name) = source(&self.source)?;
        let mapping = self.mapping.as_deref().map(mapping).transpose()?;
        let bar = Bar::new(output.watched());
        let show = |progress| bar.show(progress);
        let (outcome, rows, refused) = workspace::with(&self.file, context, |session| {
            without_purpose(session, context, output)?;
            let staged = Staged::open(session, context, &bytes, &name, &Reader::apart())?;
            if let Some(mapping) = mapping {
                staged.fit(session, context, &mapping)?;
            } else if let Some(saved) = &self.saved {
                staged.use_saved(session, context, saved)?;
            }
            self.answer(session, context, &staged)?;
            let choices = self.choices(session, context, &staged)?;
            let (outcome, rows) = if self.dry_run {
                staged.plan(session, context, &choices, &show)?;
                (staged.outcome(), every_row(&staged)?)
            } else {
                self.back_up(session, context)?;
                (Some(staged.run(session, context, &choices, &show)?), Vec::new())
            };
            let outcome = outcome
                .ok_or_else(|| Failure::new(Code::Internal, "The plan was lost. Nothing was changed."))?;
            let refused = staged.refused()?;
            if let (Some(path), Some(refused)) = (&self.refused, &refused) {
                ops::report::write_file(path, &refused.bytes)?;
                let leaving = Leaving {
                    kind: ExportKind::Table,
                    what: exports::REFUSED_ROWS,
                    profile: Profile::Full,
                    file_name: &file_name(path),
                };
                exports::record(session, context, leaving)?;
            }
            Ok((outcome, rows, refused))
        })?;
        bar.finish();
        let mut document = json!(outcome);
        document["dry_run"] = json!(self.dry_run);
        if self.dry_run {
            document["plan"] = json!(rows);
        }
        output.answer(&document, |out| {
            self.tell(out, &outcome)?;
            if self.dry_run {
                planned(out, &rows)?;
            }
            match (&self.refused, &refused) {
                (Some(path), Some(_)) => writeln!(out, "The refused rows are in {}.", path.display()),
                _ => Ok(()),
            }
        })?;
        Ok(if outcome.refused.is_empty() {
            Done::All
        } else {
            Done::ButSome
        })
    }

    /// Where this copy of the program keeps backups, as the window does.
    fn back_up(&self, session: &Session, context: &Context) -> Result<(), Refusal> {
        let folder = moment::backups().filter(|_| !self.without_backup);
        let Some(folder) = folder else { return Ok(()) };
        session
            .back_up(&folder, BackupReason::Import, context)
            .map_err(|failure| {
                Failure::new(
                    failure.code,
                    format!(
                        "There has to be a backup first, and it could not be made: {} Nothing was changed. Make room in {}, or say \
                         --without-backup.",
                        failure.message,
                        folder.display()
                    ),
                )
            })?;
        Ok(())
    }

    /// Answers what the file leaves open, or says what has to be answered.
    fn answer(&self, session: &Session, context: &Context, staged: &Staged) -> Result<(), Refusal> {
        let look = staged.look(session, context)?;
        let mut mapping = look.mapping.clone();
        let order = match self.dates {
            Some(Dates::DayFirst) => Some(DateOrder::DayFirst),
            Some(Dates::MonthFirst) => Some(DateOrder::MonthFirst),
            None => None,
        };
        for question in &look.questions {
            let (ImportQuestion::DateOrder {
                sheet,
                column,
                sample,
            }
            | ImportQuestion::Scale {
                sheet,
                column,
                sample,
            }) = question;
            let asked = mapping
                .sheets
                .get_mut(*sheet as usize)
                .and_then(|sheet| sheet.columns.iter_mut().find(|mapped| mapped.index == *column));
            let heading = asked
                .as_ref()
                .map(|asked| asked.header.clone())
                .unwrap_or_default();
            match (question, order, self.ratings, asked) {
                (ImportQuestion::DateOrder { .. }, Some(order), _, Some(asked)) => asked.dates = Some(order),
                (ImportQuestion::Scale { .. }, _, Some(ratings), Some(asked)) => {
                    asked.scale = Some(ratings.scale())
                }
                (ImportQuestion::DateOrder { .. }, ..) => {
                    return Err(asks(format!(
                        "The date order of “{heading}” is not clear: {sample} could be read both ways. Say --dates day-first \
                         or --dates month-first. Nothing was changed."
                    )));
                }
                (ImportQuestion::Scale { .. }, ..) => {
                    return Err(asks(format!(
                        "The scale of “{heading}” is not clear: {sample} could be on several. Say --ratings own, one-to-three, \
                         one-to-five, one-to-ten or percent. Nothing was changed."
                    )));
                }
            }
        }
        if !look.questions.is_empty() {
            staged.map(session, context, mapping)?;
        }
        Ok(())
    }

    fn choices(
        &self,
        session: &Session,
        context: &Context,
        staged: &Staged,
    ) -> Result<ImportChoices, Refusal> {
        let project = match &self.project {
            Some(project) => Some(id(&workspace::project(session, context, project)?)?),
            None => None,
        };
        let sheets: Vec<String> = staged
            .look(session, context)?
            .sheets
            .into_iter()
            .map(|sheet| sheet.name)
            .collect();
        let rows = self
            .leave_out
            .iter()
            .map(|row| left_out(row, &sheets))
            .collect::<Result<_, _>>()?;
        let on_match = match self.on_match {
            Matched::Skip => OnMatch::Skip,
            Matched::Update => OnMatch::Update,
            Matched::Create => OnMatch::Create,
        };
        Ok(ImportChoices {
            project,
            on_match,
            rows,
        })
    }

    /// An export comes back as it is: nothing is matched, and nothing of it is left out.
    fn restore(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let choosy = self.dry_run
            || self.mapping.is_some()
            || self.saved.is_some()
            || self.project.is_some()
            || !self.leave_out.is_empty();
        if choosy {
            return Err(Failure::new(
                Code::Invalid,
                "An export comes back whole into an empty workspace; leave the options out.",
            )
            .into());
        }
        let restored = workspace::with(&self.file, context, |session| {
            self.back_up(session, context)?;
            Ok(export::restore(session, context, &self.source)?)
        })?;
        output.answer(&json!(restored), |out| {
            writeln!(out, "Brought back {}.", counted(restored.rows, "row", "rows"))?;
            writeln!(out, "`soundings undo` takes it all back.")
        })?;
        Ok(Done::All)
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
            ("left out", outcome.left_out),
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
            counted(made.projects, "project", "projects"),
            counted(made.tags, "tag", "tags"),
            counted(made.custom_fields, "custom field", "custom fields"),
            counted(made.engagements, "conversation", "conversations"),
            counted(made.commitments, "commitment", "commitments"),
            counted(made.judged_scores, "judged score", "judged scores"),
            counted(made.plan_lines, "plan line", "plan lines"),
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

/// The bytes of a spreadsheet, and its name.
pub(super) fn source(path: &Path) -> Result<(Vec<u8>, String), Refusal> {
    let bytes = std::fs::read(path).map_err(|error| Refusal::file(path, &error))?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok((bytes, name))
}

/// A mapping as it was written into a file.
fn mapping(path: &Path) -> Result<Mapping, Refusal> {
    let text = std::fs::read_to_string(path).map_err(|error| Refusal::file(path, &error))?;
    serde_json::from_str(&text).map_err(|error| {
        let message = format!(
            "{} is not a mapping: {error}. `soundings mapping suggest SOURCE` writes one to begin with.",
            path.display()
        );
        Failure::new(Code::Invalid, message).into()
    })
}

/// Every row of the last plan.
fn every_row(staged: &Staged) -> Result<Vec<ImportRow>, Refusal> {
    let mut rows = Vec::new();
    loop {
        let window = ImportRowsQuery {
            offset: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            limit: MOST_ROWS,
            ..ImportRowsQuery::default()
        };
        let page = staged.rows(&window)?;
        let done = page.items.is_empty();
        rows.extend(page.items);
        if done || rows.len() as u64 >= page.total {
            return Ok(rows);
        }
    }
}

fn asks(message: String) -> Refusal {
    Failure::new(Code::Invalid, message).into()
}

/// A row to be left out: `LINE`, or `SHEET:LINE`.
fn left_out(text: &str, sheets: &[String]) -> Result<RowChoice, Refusal> {
    let wrong = |what: &str| -> Refusal {
        Failure::field("leave_out", format!("“{text}” {what}; write LINE or SHEET:LINE.")).into()
    };
    let (sheet, line) = match text.rsplit_once(':') {
        Some((name, line)) => {
            let at = sheets
                .iter()
                .position(|sheet| sheet.eq_ignore_ascii_case(name.trim()))
                .ok_or_else(|| wrong("names no sheet of this file"))?;
            (at, line)
        }
        None => (0, text),
    };
    Ok(RowChoice {
        sheet: u32::try_from(sheet).unwrap_or(u32::MAX),
        line: line.trim().parse().map_err(|_| wrong("is no line"))?,
        action: RowAction::LeaveOut,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_to_leave_out_is_a_line_or_a_sheet_and_a_line() {
        let sheets = ["People".to_owned(), "Ties: all".to_owned()];
        let row = |text| left_out(text, &sheets).map(|row| (row.sheet, row.line)).ok();
        assert_eq!(row("7"), Some((0, 7)));
        assert_eq!(row("ties: all: 12"), Some((1, 12)));
        assert_eq!(row("Pets:3"), None);
        assert_eq!(row("seven"), None);
    }
}
