//! `soundings list FILE KIND`

mod columns;
mod decisions;
mod fields;

use std::borrow::Cow;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use ops::domain::Profile;
use ops::{Context, MOST_ROWS, Session, redact};
use serde_json::{Map, Value, json};

use self::columns::COUNTS;
pub(super) use self::columns::JOURNAL;
use self::fields::{OfRegister, Understood, name_of, picked};
use super::import::id;
use super::profile::{self, Shown};
use crate::moment::date;
use crate::output::{Output, counted, grouped};
use crate::refusal::{Done, Refusal};
use crate::table;
use crate::workspace;

/// List what a workspace holds
#[derive(Args)]
pub(crate) struct List {
    /// The workspace
    file: PathBuf,
    /// What to list
    #[arg(value_enum)]
    kind: Kind,
    /// Only what belongs to this project
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// As things stood on this date; today when left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<NaiveDate>,
    /// Only those in whose name, role or notes these words occur
    #[arg(long, value_name = "WORDS")]
    find: Option<String>,
    /// How many at most; all when left out
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
    #[command(flatten)]
    of_register: OfRegister,
    #[command(flatten)]
    shown: Shown,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Kind {
    /// The register: people, roles, groups and organisations
    People,
    /// Groups with their headcount
    Groups,
    /// The organisation tree
    Units,
    /// Who reports to, influences or works with whom
    Ties,
    /// Projects with their programme
    Projects,
    /// Dated assessments, newest first
    Assessments,
    /// Axes of your own, with what their ends mean
    Axes,
    /// Groups by the five elements, with first barrier and index
    Readiness,
    /// What each project needs and wants, by family of services
    Needs,
    /// Requests for support
    Requests,
    /// Plan lines
    Plan,
    /// Decisions and deliverables, with who is responsible, accountable, consulted and informed
    Decisions,
    /// What was changed, newest first
    Journal,
    /// What left the workspace, newest first
    Exports,
}

impl Kind {
    fn operation(self) -> &'static str {
        match self {
            Self::People => "people_list",
            Self::Groups => "groups_list",
            Self::Units => "units_tree",
            Self::Ties => "ties_list",
            Self::Projects => "projects_list",
            Self::Assessments => "assessments_list",
            Self::Axes => "own_axes_list",
            Self::Readiness => "readiness_view",
            Self::Needs => "needs_list",
            Self::Requests => "requests_list",
            Self::Plan => "plan_list",
            Self::Decisions => "decisions_list",
            Self::Journal => "journal_list",
            Self::Exports => "exports_list",
        }
    }
}

impl List {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let asked = Asked::new(self)?;
        if self.of_register.wants_help() {
            return self.fields(context, output);
        }
        let profile = self.shown.or(Profile::Full);
        let (total, read, redacted, fields) = workspace::with(&self.file, context, |session| {
            let understood = self.of_register.understood(session, context)?;
            let (total, items) = asked.rows(session, context, &understood)?;
            let project = self
                .project
                .as_ref()
                .map(|name| workspace::project(session, context, name))
                .transpose()?;
            let list = redact::List {
                operation: self.kind.operation(),
                project: project.as_ref().map(id).transpose()?,
                as_of: self.as_of,
                wordings: &self.shown.wordings,
            };
            let read = items.len() as u64;
            let redacted = redact::rows(session, context, profile, list, items)?;
            Ok((total, read, redacted, understood.fields))
        })?;
        let told = &redacted.told;
        // A project that is role-only leaves under another profile than asked for, and says so.
        let profile = told.profile;
        if self.shown.preview {
            output.answer(&json!(told), |out| profile::write(out, told))?;
            return Ok(Done::All);
        }
        let fields = fields.filter(|_| !redacted.counted);
        let items = match &fields {
            Some(fields) => picked(&redacted.items, fields),
            None => redacted.items,
        };
        let mut document = json!({ "total": total, "items": items });
        if profile != Profile::Full {
            document["profile"] = json!(profile);
            document["treatment"] = json!(told.treatment);
            // What is counted is counted in these.
            document["of_rows"] = json!(read);
        }
        if let Some(note) = &asked.note {
            document["note"] = json!(note);
        }
        let columns = if redacted.counted {
            COUNTS
        } else {
            self.kind.columns(self.project.is_some())
        };
        output.answer(&document, |out| {
            if items.is_empty() && total == 0 {
                writeln!(out, "None.")?;
            } else if let Some(fields) = &fields {
                let columns: Vec<(&str, &str)> = fields
                    .iter()
                    .map(|field| (field.0.as_str(), name_of(field)))
                    .collect();
                table::write(out, &columns, &items, output.on_terminal())?;
            } else {
                table::write(out, columns, &self.told(&items), output.on_terminal())?;
            }
            if profile != Profile::Full {
                writeln!(out, "\n{}: {}", profile.label(), told.treatment.join(" "))?;
            }
            if read < total {
                writeln!(out, "\n{} of {}", grouped(read), counted(total, "row", "rows"))?;
            }
            asked.note.iter().try_for_each(|note| writeln!(out, "\n{note}"))
        })?;
        Ok(Done::All)
    }

    /// The fields of the register.
    fn fields(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let known = workspace::with(&self.file, context, |session| OfRegister::known(session, context))?;
        output.answer(&json!({ "total": known.len(), "items": known }), |out| {
            let columns = [
                ("field", "label"),
                ("holds", "holds"),
                ("words", "words_said"),
                ("id", "id"),
            ];
            table::write(out, &columns, &known, output.on_terminal())
        })?;
        Ok(Done::All)
    }

    /// As a person reads it: units as a tree, decisions with a column for each part; anything else as it is.
    fn told<'r>(&self, items: &'r [Value]) -> Cow<'r, [Value]> {
        match self.kind {
            Kind::Units => {}
            Kind::Decisions => return items.iter().map(decisions::told).collect(),
            _ => return Cow::Borrowed(items),
        }
        let indent = |unit: &Value| {
            let depth = unit["depth"].as_u64().unwrap_or_default() as usize;
            let mut unit = unit.clone();
            unit["name"] = json!(format!(
                "{}{}",
                "  ".repeat(depth),
                unit["name"].as_str().unwrap_or_default()
            ));
            unit
        };
        items.iter().map(indent).collect()
    }
}

/// What to ask of which operation.
struct Asked<'a> {
    list: &'a List,
    /// What the operation's own schema says it takes.
    takes: Takes,
    note: Option<String>,
}

/// The narrowing that an operation understands, and whether it stands in a filter of its own.
struct Takes {
    fields: Vec<String>,
    in_filter: Vec<String>,
}

impl Takes {
    fn of(operation: &str) -> Result<Self, Refusal> {
        let schema = json!((ops::operation(operation)?.request_schema)());
        let names = |fields: &Value| {
            fields
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone())
                .collect()
        };
        let fields: Vec<String> = names(&schema["properties"]);
        let in_filter = if fields.iter().any(|field| field == "filter") {
            names(&schema["$defs"]["Filter"]["properties"])
        } else {
            Vec::new()
        };
        Ok(Self { fields, in_filter })
    }

    fn directly(&self, field: &str) -> bool {
        self.fields.iter().any(|known| known == field)
    }

    fn at_all(&self, field: &str) -> bool {
        self.directly(field) || self.in_filter.iter().any(|known| known == field)
    }

    fn put(&self, request: &mut Map<String, Value>, field: &str, value: Value) {
        if self.directly(field) {
            request.insert(field.to_owned(), value);
        } else if let Value::Object(filter) = request.entry("filter").or_insert_with(|| json!({})) {
            filter.insert(field.to_owned(), value);
        }
    }
}

impl<'a> Asked<'a> {
    fn new(list: &'a List) -> Result<Self, Refusal> {
        let takes = Takes::of(list.kind.operation())?;
        let word = format!("{:?}", list.kind).to_lowercase();
        for (given, field, option) in [
            (list.project.is_some(), "project", "--project"),
            (list.find.is_some(), "text", "--find"),
        ] {
            if given && !takes.at_all(field) {
                return Err(Refusal::Usage(format!(
                    "{option} does not narrow a list of {word}."
                )));
            }
        }
        if list.of_register.is_asked() && list.kind != Kind::People {
            return Err(Refusal::Usage(format!(
                "--filter, --fields, --sort and --group-by are for people, not for a list of {word}."
            )));
        }
        let undated = list.as_of.is_some() && !takes.at_all("as_of");
        let note = undated.then(|| format!("A list of {word} carries no dates: this is how it stands now."));
        Ok(Self { list, takes, note })
    }

    fn rows(
        &self,
        session: &Session,
        context: &Context,
        understood: &Understood,
    ) -> Result<(u64, Vec<Value>), Refusal> {
        let project = self
            .list
            .project
            .as_ref()
            .map(|name| workspace::project(session, context, name))
            .transpose()?;
        if self.list.kind == Kind::Readiness {
            return self.readiness(session, context, project);
        }
        let mut request = understood.request.clone();
        let dated = self.list.as_of.filter(|_| self.takes.at_all("as_of"));
        let narrowed = [
            ("as_of", dated.map(|date| json!(date))),
            ("text", self.list.find.as_ref().map(|words| json!(words))),
            ("project", project.map(|project| project["id"].clone())),
        ];
        for (field, value) in narrowed {
            if let Some(value) = value {
                self.takes.put(&mut request, field, value);
            }
        }
        self.windows(session, context, &request)
    }

    /// A view has no windows of its own, and one project at a time.
    fn readiness(
        &self,
        session: &Session,
        context: &Context,
        project: Option<Value>,
    ) -> Result<(u64, Vec<Value>), Refusal> {
        let projects = match project {
            Some(project) => vec![project],
            None => workspace::projects(session, context)?,
        };
        let rows = super::readiness::rows(
            session,
            context,
            &projects,
            self.list.as_of.map(|date| json!(date)),
        )?;
        let total = rows.len() as u64;
        let window = rows.into_iter().skip(self.list.offset as usize);
        Ok((total, window.take(self.wanted()).collect()))
    }

    /// A list that is short enough to come at once.
    fn whole(
        &self,
        session: &Session,
        context: &Context,
        request: Map<String, Value>,
    ) -> Result<(u64, Vec<Value>), Refusal> {
        let mut page = session.call(context, self.list.kind.operation(), Value::Object(request))?;
        let total = page["total"].as_u64().unwrap_or_default();
        let rows = match page["items"].take() {
            Value::Array(rows) => rows,
            _ => Vec::new(),
        };
        let window = rows.into_iter().skip(self.list.offset as usize);
        Ok((total, window.take(self.wanted()).collect()))
    }

    fn wanted(&self) -> usize {
        self.list.limit.unwrap_or(u32::MAX) as usize
    }

    fn windows(
        &self,
        session: &Session,
        context: &Context,
        request: &Map<String, Value>,
    ) -> Result<(u64, Vec<Value>), Refusal> {
        let mut items = Vec::new();
        loop {
            let mut window = request.clone();
            if !self.takes.directly("limit") {
                return self.whole(session, context, window);
            }
            let offset = u64::from(self.list.offset) + items.len() as u64;
            window.insert("offset".to_owned(), json!(offset));
            window.insert(
                "limit".to_owned(),
                json!((self.wanted() - items.len()).min(MOST_ROWS as usize)),
            );
            let mut page = session.call(context, self.list.kind.operation(), Value::Object(window))?;
            let total = page["total"].as_u64().unwrap_or_default();
            let Value::Array(rows) = page["items"].take() else {
                return Ok((total, items));
            };
            let came = rows.len();
            items.extend(rows);
            if came == 0 || items.len() >= self.wanted() || offset + came as u64 >= total {
                return Ok((total, items));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_operation_and_its_columns() {
        for kind in Kind::value_variants() {
            assert!(ops::operation(kind.operation()).is_ok(), "{kind:?}");
            assert!(!kind.columns(false).is_empty(), "{kind:?}");
        }
    }

    #[test]
    fn what_narrows_a_list_is_put_where_its_operation_takes_it() {
        let mut request = Map::new();
        Takes::of("people_list")
            .unwrap()
            .put(&mut request, "project", json!("p"));
        Takes::of("groups_list")
            .unwrap()
            .put(&mut request, "as_of", json!("2026-03-31"));
        assert_eq!(
            Value::Object(request),
            json!({"filter": {"project": "p"}, "as_of": "2026-03-31"})
        );
    }

    #[test]
    fn every_list_but_those_without_dates_can_be_seen_as_of_a_date() {
        let undated: Vec<&Kind> = Kind::value_variants()
            .iter()
            .filter(|kind| !Takes::of(kind.operation()).unwrap().at_all("as_of"))
            .collect();
        assert_eq!(
            undated,
            [
                &Kind::Units,
                &Kind::Projects,
                &Kind::Axes,
                &Kind::Decisions,
                &Kind::Journal,
                &Kind::Exports
            ]
        );
    }
}
