//! `soundings new FILE [--sample | --from EXPORT] [--encrypt]`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use ops::{Context, Session, sample};
use serde_json::{Value, json};

use crate::commands::password::take_new;
use crate::moment::date;
use crate::output::{Output, counted};
use crate::refusal::{Done, Refusal};

/// Make a new workspace
#[derive(Args)]
pub(crate) struct New {
    /// The file to make; a file that is there already is never touched
    file: PathBuf,
    /// Fill it with the sample: an invented water company moving to agile delivery
    #[arg(long)]
    sample: bool,
    /// Fill it with what `soundings export` wrote: its folder, or the file workspace.json in it
    #[arg(long, value_name = "EXPORT", conflicts_with_all = ["sample", "name", "as_of"])]
    from: Option<PathBuf>,
    /// Its name; the file's name when left out
    #[arg(long, value_name = "NAME", conflicts_with = "sample")]
    name: Option<String>,
    /// What the names in it are kept for, as it is shown beside judgements
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["sample", "from"])]
    purpose: Option<String>,
    /// The date from which the sample's dates are counted back; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
    /// Protect it with a password: from SOUNDINGS_NEW_PASSWORD, --new-password-fd or the terminal. If it is forgotten, the
    /// content is lost
    #[arg(long)]
    encrypt: bool,
    /// Read the new password from this file descriptor, to its end, without a line end
    #[arg(long, value_name = "N", requires = "encrypt")]
    new_password_fd: Option<u32>,
}

impl New {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let as_of = self.as_of.unwrap_or(context.today);
        let context = Context {
            today: as_of,
            ..context.clone()
        };
        let new = if self.encrypt {
            let words = [self.name(), context.author.clone()];
            Some(take_new(self.new_password_fd, &[&words[0], &words[1]], output)?)
        } else {
            None
        };
        let (file, password) = (&self.file, new.as_ref().map(|(password, _)| password));
        let session = if let Some(from) = &self.from {
            ops::export::create_from_protected(file, from, password, &context)?
        } else if self.sample {
            sample::create_protected(file, as_of, password, &context)?
        } else {
            let purpose = self.purpose.as_deref().unwrap_or_default();
            Session::create_for(file, &self.name(), purpose, password, &context)?
        };
        let overview = session.call(&context, "workspace_overview", json!({}));
        session.close()?;
        let overview = overview?;
        let document = json!({
            "file": self.file.display().to_string(),
            "name": overview["name"],
            "purpose": overview["purpose"],
            "sample": self.sample,
            "encrypted": overview["encrypted"],
            "strength": new.map(|(_, strength)| strength),
            "counts": overview["counts"],
            "projects": overview["projects"].as_array().map(Vec::len),
        });
        output.answer(&document, |out| {
            writeln!(out, "Made {}{}.", self.file.display(), self.contents(&overview))
        })?;
        Ok(Done::All)
    }

    fn name(&self) -> String {
        let stem = || {
            self.file
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
        };
        self.name.clone().or_else(stem).unwrap_or_default()
    }

    fn contents(&self, overview: &Value) -> String {
        if !self.sample && self.from.is_none() {
            return String::new();
        }
        let count = |field: &str| overview["counts"][field].as_u64().unwrap_or_default();
        let stakeholders = ["people", "roles", "groups", "organisations"]
            .iter()
            .map(|kind| count(kind))
            .sum();
        let projects = overview["projects"]
            .as_array()
            .map_or(0, |projects| projects.len() as u64);
        let whose = if self.sample {
            " of an invented company"
        } else {
            ""
        };
        format!(
            " with {} and {}{whose}",
            counted(stakeholders, "stakeholder", "stakeholders"),
            counted(projects, "project", "projects")
        )
    }
}
