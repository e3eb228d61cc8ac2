//! `soundings map FILE --project NAME --lens L --out X.svg`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use ops::domain::redaction::ROLE_ONLY;
use ops::domain::{AnyAxis, ExportKind, MapLens, NetworkGrouping, Profile};
use ops::exports::{self, Leaving};
use ops::map::picture::{PictureFile, PictureFormat, PictureRequest, file};
use ops::own_axes::axis_called;
use ops::report::write_file;
use ops::{Code, Context, Failure, Session};
use serde_json::json;

use super::import::id;
use super::profile::{self, Shown, file_name};
use crate::moment::date;
use crate::output::Output;
use crate::refusal::{Done, Refusal};
use crate::workspace;

/// Draw a lens of the map as a picture
#[derive(Args)]
pub(crate) struct Map {
    /// The workspace
    file: PathBuf,
    /// The project; the influence network is drawn of the whole programme without one
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// Through which lens
    #[arg(long, value_name = "LENS", value_parser = lens(), default_value = "power_interest")]
    lens: MapLens,
    /// The file to write: .svg for lines, .png for dots at 300 an inch
    #[arg(long, value_name = "FILE", required_unless_present = "preview")]
    out: Option<PathBuf>,
    /// Of two axes, the one to the right: power, interest, attitude … or the name of one of your own
    #[arg(long, value_name = "AXIS")]
    across: Option<String>,
    /// Of two axes, the one upwards
    #[arg(long, value_name = "AXIS")]
    up: Option<String>,
    /// As things stood on this date; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
    /// Of the network: what counts as a group: unit, top_unit or kind
    #[arg(long, value_name = "WHAT")]
    group_by: Option<NetworkGrouping>,
    /// For a wall: without what anybody thinks of anybody, beyond where they are placed
    #[arg(long)]
    discreet: bool,
    #[command(flatten)]
    shown: Shown,
}

fn lens() -> impl TypedValueParser<Value = MapLens> {
    let known = MapLens::ALL
        .iter()
        .map(|lens| PossibleValue::new(lens.as_str()).help(lens.label()));
    PossibleValuesParser::new(known).try_map(|word| word.parse::<MapLens>())
}

/// As what a file of this name is written.
fn format(path: &Path) -> Result<PictureFormat, Refusal> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    match ending.to_lowercase().as_str() {
        "svg" => Ok(PictureFormat::Svg),
        "png" => Ok(PictureFormat::Png),
        _ => Err(Refusal::Refused(Failure::new(
            Code::Invalid,
            format!(
                "{} ends in neither .svg nor .png. Name the file so that it does.",
                path.display()
            ),
        ))),
    }
}

impl Map {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let out = match &self.out {
            Some(path) if !self.shown.preview => Some((path, format(path)?)),
            _ => None,
        };
        let drawn = workspace::with(&self.file, context, |session| {
            let request = self.request(session, context)?;
            let drawn = file(
                session,
                context,
                &request,
                out.map_or(PictureFormat::Svg, |(_, format)| format),
            )?;
            if let Some((path, _)) = out {
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    std::fs::create_dir_all(folder).map_err(|error| Refusal::file(folder, &error))?;
                }
                write_file(path, &drawn.bytes)?;
                let leaving = Leaving {
                    kind: ExportKind::Map,
                    what: &drawn.title,
                    profile: drawn.told.profile,
                    file_name: &file_name(path),
                };
                exports::record(session, context, leaving)?;
            }
            Ok(drawn)
        })?;
        match out {
            Some((path, format)) => self.tell(output, context, &drawn, path, format)?,
            None => output.answer(&json!(drawn.told), |out| profile::write(out, &drawn.told))?,
        }
        Ok(Done::All)
    }

    fn request(&self, session: &Session, context: &Context) -> Result<PictureRequest, Refusal> {
        let project = self
            .project
            .as_ref()
            .map(|name| id(&workspace::project(session, context, name)?))
            .transpose()?;
        let axis = |field, name: &Option<String>| -> Result<Option<AnyAxis>, Refusal> {
            let found = name
                .as_ref()
                .map(|name| axis_called(session, context, field, name));
            Ok(found.transpose()?)
        };
        Ok(PictureRequest {
            profile: self.shown.or(Profile::Roles),
            as_of: self.as_of,
            across: axis("across", &self.across)?,
            up: axis("up", &self.up)?,
            group_by: self.group_by,
            discreet: self.discreet,
            ..PictureRequest::of(self.lens, project)
        })
    }

    fn tell(
        &self,
        output: &Output,
        context: &Context,
        drawn: &PictureFile,
        path: &Path,
        format: PictureFormat,
    ) -> Result<(), Refusal> {
        let document = json!({
            "lens": self.lens,
            "title": drawn.title,
            "as_of": self.as_of.unwrap_or(context.today),
            "profile": drawn.told.profile,
            "treatment": drawn.told.treatment,
            "files": [{ "path": path, "format": format, "bytes": drawn.bytes.len() }],
        });
        output.answer(&document, |out| {
            writeln!(out, "{}", path.display())?;
            if drawn.told.profile != self.shown.or(Profile::Roles) {
                writeln!(out, "{ROLE_ONLY}")?;
            }
            writeln!(
                out,
                "{}: {}",
                drawn.told.profile.label(),
                drawn.told.treatment.join(" ")
            )
        })
    }
}
