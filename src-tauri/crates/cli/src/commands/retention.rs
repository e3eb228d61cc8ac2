//! `soundings retention FILE`

use std::io::{self, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use ops::{Context, MOST_ROWS};
use serde_json::{Value, json};

use crate::moment::date;
use crate::output::{Output, counted, plain};
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// List people whose data is kept only for closed projects, or for none, past the date until which it was to be kept
#[derive(Args)]
pub(crate) struct Retention {
    /// The workspace
    file: PathBuf,
    /// Seen from this date, which may lie ahead; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
}

impl Retention {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let request = json!({ "as_of": self.as_of, "limit": MOST_ROWS });
        let due = workspace::with(&self.file, context, |session| {
            Ok(session.call(context, "retention_due", request)?)
        })?;
        output.answer(&due, |out| tell(&due, out))?;
        Ok(if due["total"] == 0 {
            Done::All
        } else {
            Done::ButSome
        })
    }
}

fn tell(due: &Value, out: &mut dyn Write) -> io::Result<()> {
    let text = |value: &Value| plain(value.as_str().unwrap_or_default());
    let rows = due["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return writeln!(out, "Nobody is due for review.");
    }
    for row in rows {
        let role = text(&row["role"]);
        let who = match role.as_str() {
            "" => text(&row["name"]),
            role => format!("{}, {role}", text(&row["name"])),
        };
        writeln!(out, "{who}")?;
        writeln!(out, "  id {}", text(&row["id"]))?;
        writeln!(
            out,
            "  kept until {}; in the register since {}",
            text(&row["kept_until"]),
            text(&row["added_on"])
        )?;
        for project in row["projects"].as_array().into_iter().flatten() {
            writeln!(
                out,
                "  for {}, closed on {}",
                text(&project["project_name"]),
                text(&project["closed_on"])
            )?;
        }
        if !row["nowhere_since"].is_null() {
            writeln!(
                out,
                "  in no project; the latest that says anything of them is of {}",
                text(&row["nowhere_since"])
            )?;
        }
        let held = row["held"].as_array().into_iter().flatten();
        let held: Vec<String> = held
            .map(|kind| format!("{} {}", kind["rows"], text(&kind["what"])))
            .collect();
        if !held.is_empty() {
            writeln!(out, "  holds {}", held.join(", "))?;
        }
        if row["restricted"] == true {
            writeln!(out, "  marked as restricted: see why before anything is erased")?;
        }
        let open = row["open_requests"].as_u64().unwrap_or_default();
        if open > 0 {
            let requests = counted(open, "request of theirs is", "requests of theirs are");
            writeln!(out, "  {requests} open")?;
        }
    }
    let people = counted(
        due["total"].as_u64().unwrap_or_default(),
        "person is",
        "people are",
    );
    writeln!(
        out,
        "\n{people} due for review. Erase with `soundings erase-person`, or keep longer with"
    )?;
    writeln!(out, "`soundings apply` and the operation retention_keep.")
}
