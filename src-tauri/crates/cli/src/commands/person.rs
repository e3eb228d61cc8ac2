//! `soundings person-pack FILE`, `soundings erase-person FILE`, `soundings requests-due FILE`

use std::io::{self, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use ops::Context;
use ops::domain::{ErasureMode, ExportKind, Profile};
use ops::exports::{self, Leaving};
use ops::people::brief::{self, BriefRequest};
use ops::report::write_file;
use ops::rights::erase::{ErasePerson, ErasedPerson, erase_with};
use ops::rights::{find, find_to_erase, pack};
use serde_json::json;

use super::backup::Place;
use super::import::id;
use super::profile::{file_name, profile};
use crate::moment::{self, date};
use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Write everything that is held about one person, as a PDF and as JSON
#[derive(Args)]
pub(crate) struct PersonPack {
    /// The workspace
    file: PathBuf,
    /// Whom, by name or id
    #[arg(long, value_name = "NAME|ID")]
    person: String,
    /// The folder to write it in; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl PersonPack {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let mut files = Vec::new();
        let made = workspace::with(&self.file, context, |session| {
            let id = find(session, context, &self.person)?;
            let made = pack::pdf(session, context, id)?;
            std::fs::create_dir_all(&self.out).map_err(|error| Refusal::file(&self.out, &error))?;
            let json = serde_json::to_vec_pretty(&made.pack)
                .map_err(|error| Refusal::file(&self.out, &io::Error::other(error)))?;
            for (format, bytes) in [("pdf", &made.bytes), ("json", &json)] {
                let path = self.out.join(format!("{}.{format}", made.file_stem));
                write_file(&path, bytes)?;
                let leaving = Leaving {
                    kind: ExportKind::PersonPack,
                    what: &format!("Everything about {}", made.pack.name),
                    profile: Profile::Full,
                    file_name: &file_name(&path),
                };
                exports::record(session, context, leaving)?;
                files.push(json!({ "path": path, "format": format, "bytes": bytes.len() }));
            }
            Ok(made)
        })?;
        let held: usize = made.pack.sections.iter().map(|section| section.items.len()).sum();
        let document = json!({
            "id": made.pack.id,
            "items": held,
            "to_review": made.pack.to_review,
            "files": files,
        });
        output.answer(&document, |out| {
            for file in &files {
                writeln!(out, "{}", plain(file["path"].as_str().unwrap_or_default()))?;
            }
            let review = u64::from(made.pack.to_review);
            if review > 0 {
                let items = counted(review, "item names", "items name");
                writeln!(
                    out,
                    "{items} somebody else: look at them before you hand this over."
                )?;
            }
            Ok(())
        })?;
        Ok(Done::All)
    }
}

/// Write what to know before meeting somebody, as a PDF of one page
#[derive(Args)]
pub(crate) struct Brief {
    /// The workspace
    file: PathBuf,
    /// On whom, by name or id
    #[arg(long, value_name = "NAME|ID")]
    person: String,
    /// Only about this project
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// As things stood on this date; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
    /// How much of people it shows: full, roles or own; full when left out
    #[arg(long, value_name = "PROFILE", value_parser = profile())]
    profile: Option<Profile>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Brief {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let made = workspace::with(&self.file, context, |session| {
            let project = self
                .project
                .as_ref()
                .map(|name| workspace::project(session, context, name))
                .transpose()?;
            let request = BriefRequest {
                id: find(session, context, &self.person)?,
                project: project.as_ref().map(id).transpose()?,
                as_of: self.as_of,
                profile: self.profile.unwrap_or(Profile::Full),
            };
            let made = brief::pdf(session, context, request)?;
            write_file(&self.out, &made.bytes)?;
            let what = format!("Brief on {}", made.brief.name);
            exports::record(
                session,
                context,
                brief::leaving(&made, &what, &file_name(&self.out)),
            )?;
            Ok(made)
        })?;
        let document = json!({
            "path": self.out,
            "bytes": made.bytes.len(),
            "brief": made.brief,
        });
        output.answer(&document, |out| {
            writeln!(out, "{}", plain(&self.out.to_string_lossy()))
        })?;
        Ok(Done::All)
    }
}

/// Erase a person from the workspace, its history and its backups, for good
#[derive(Args)]
pub(crate) struct Erase {
    /// The workspace
    file: PathBuf,
    /// Whom, by name or id; who was deleted is found in the history
    #[arg(long, value_name = "NAME|ID")]
    person: String,
    /// Keep role, grade, unit, tags and ties, without saying whose they are
    #[arg(long)]
    anonymise: bool,
    /// Why; kept with the date, without the name
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Delete this damaged file that was kept aside from the workspace, as --dry-run names it; may be given again
    #[arg(long, value_name = "NAME")]
    delete_kept: Vec<String>,
    /// Only say what would change
    #[arg(long)]
    dry_run: bool,
    /// Do it: there is no way back
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
    #[command(flatten)]
    place: Place,
}

impl Erase {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        if !self.yes && !self.dry_run {
            return Err(Refusal::Usage(
                "erasing cannot be taken back: see with --dry-run what it would change, then give --yes"
                    .into(),
            ));
        }
        let mut folders = self.place.every()?;
        folders.extend(moment::every_backups());
        // The window's own folder is made with the first backup; one that was chosen and is not there is out of reach.
        let own = moment::own_backups();
        folders.retain(|folder| Some(folder) != own.as_ref() || folder.is_dir());
        folders.sort();
        folders.dedup();
        let erased = workspace::with(&self.file, context, |session| {
            let request = ErasePerson {
                id: find_to_erase(session, context, &self.person)?,
                mode: if self.anonymise {
                    ErasureMode::Anonymise
                } else {
                    ErasureMode::Erase
                },
                reason: self.reason.clone(),
                delete_kept: self.delete_kept.clone(),
                dry_run: self.dry_run,
            };
            Ok(erase_with(session, context, request, folders)?)
        })?;
        output.answer(&json!(erased), |out| self.tell(&erased, out))?;
        let kept = erased.kept_aside.len() + erased.kept_doubtful.len();
        let left = !erased.backups_left.is_empty() || kept > 0;
        let all = self.dry_run || (erased.finished && !left);
        Ok(if all { Done::All } else { Done::ButSome })
    }

    fn tell(&self, erased: &ErasedPerson, out: &mut dyn Write) -> io::Result<()> {
        if self.dry_run {
            writeln!(
                out,
                "They would be called {} from then on. This would change:",
                erased.called
            )?;
        } else {
            writeln!(out, "They are called {} now. This was changed:", erased.called)?;
        }
        for rows in &erased.rows {
            writeln!(out, "  {:>7}  {}", rows.rows, rows.what)?;
        }
        let entries = counted(erased.entries, "entry", "entries");
        writeln!(
            out,
            "  {entries} of the history can no longer be taken back, and undo stops here."
        )?;
        let backups = counted(erased.backups.len() as u64, "backup", "backups");
        if self.dry_run {
            writeln!(out, "  {backups} would be looked through.")?;
        } else {
            writeln!(out, "  {backups} made anew.")?;
        }
        if erased.namesakes > 0 {
            let others = counted(erased.namesakes, "other has", "others have");
            writeln!(
                out,
                "{others} the same name: where a text may mean them, the name stays."
            )?;
        }
        if !erased.common.is_empty() {
            let words = erased.common.iter().map(|word| plain(word)).collect::<Vec<_>>();
            writeln!(
                out,
                "These may mean something else and stay in sentences; look for them there: {}",
                words.join(", ")
            )?;
        }
        for name in &erased.backups_left {
            writeln!(
                out,
                "This cannot be opened and may still name them; bring it within reach, or delete it: {}",
                plain(name)
            )?;
        }
        for name in &erased.deleted {
            writeln!(out, "Deleted, with what was beside it: {}", plain(name))?;
        }
        for name in &erased.kept_aside {
            let name = plain(name);
            if self.delete_kept.contains(&name) {
                writeln!(out, "This damaged file would be deleted: {name}")?;
            } else {
                writeln!(
                    out,
                    "This damaged file was kept aside and may still name them; --delete-kept deletes it: {name}"
                )?;
            }
        }
        for name in &erased.kept_doubtful {
            let name = plain(name);
            if self.delete_kept.contains(&name) {
                writeln!(
                    out,
                    "This damaged file would be deleted, be it of this workspace or another: {name}"
                )?;
            } else {
                writeln!(
                    out,
                    "This damaged file may be of this workspace under an earlier name, and name them, or be another's; \
                     --delete-kept deletes it: {name}"
                )?;
            }
        }
        if !self.dry_run {
            if !erased.finished {
                writeln!(
                    out,
                    "Another program has the workspace open, so traces are left in the file: close it there and do this again."
                )?;
            }
            writeln!(out, "Copies that were made by hand are yours to delete.")?;
        }
        Ok(())
    }
}

/// List what people ask about their own data, with the day by which each is due
#[derive(Args)]
pub(crate) struct RequestsDue {
    /// The workspace
    file: PathBuf,
    /// Seen from this date; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
}

impl RequestsDue {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let request = json!({ "as_of": self.as_of });
        let page = workspace::with(&self.file, context, |session| {
            Ok(session.call(context, "requests_due", request)?)
        })?;
        let rows = page["items"].as_array().cloned().unwrap_or_default();
        output.answer(&page, |out| {
            if rows.is_empty() {
                writeln!(out, "Nothing is open.")?;
            }
            for row in &rows {
                let text =
                    |field: &str| plain(row[field].as_str().unwrap_or("somebody who is not in the file"));
                let left = row["days_left"].as_i64().unwrap_or_default();
                let days = counted(left.unsigned_abs(), "day", "days");
                let when = match left {
                    0 => "due today".to_owned(),
                    1.. => format!("{days} left"),
                    _ => format!("{days} overdue"),
                };
                writeln!(
                    out,
                    "{}  {:<13}  {:<14}  {}",
                    text("due_on"),
                    text("kind"),
                    when,
                    text("stakeholder_name")
                )?;
            }
            Ok(())
        })?;
        Ok(Done::All)
    }
}
