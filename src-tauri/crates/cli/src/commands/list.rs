//! `soundings list FILE KIND`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use ops::{Context, MOST_ROWS, Session};
use serde_json::{Map, Value, json};

use crate::moment::date;
use crate::output::{Output, counted, grouped};
use crate::refusal::{Done, Refusal};
use crate::table::{self, Column};
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
    /// Groups by the five elements, with first barrier and index
    Readiness,
    /// What each project needs and wants, by family of services
    Needs,
    /// Requests for support
    Requests,
    /// Plan lines
    Plan,
    /// What was changed, newest first
    Journal,
}

/// Columns of the journal, which `history` shows as well.
pub(super) const JOURNAL: &[Column] = &[
    ("no.", "seq"),
    ("at", "at"),
    ("by", "author"),
    ("kind", "kind"),
    ("what", "label"),
    ("in force", "in_force"),
];

impl Kind {
    fn operation(self) -> &'static str {
        match self {
            Self::People => "people_list",
            Self::Groups => "groups_list",
            Self::Units => "units_tree",
            Self::Ties => "ties_list",
            Self::Projects => "projects_list",
            Self::Assessments => "assessments_list",
            Self::Readiness => "readiness_view",
            Self::Needs => "needs_list",
            Self::Requests => "requests_list",
            Self::Plan => "plan_list",
            Self::Journal => "journal_list",
        }
    }
}

impl Kind {
    fn columns(self, in_project: bool) -> &'static [Column] {
        match self {
            Self::People if in_project => &[
                ("name", "name"),
                ("kind", "kind"),
                ("role", "role"),
                ("unit", "unit"),
                ("headcount", "headcount"),
                ("power", "power"),
                ("interest", "interest"),
                ("quadrant", "quadrant"),
                ("current", "current"),
                ("desired", "desired"),
            ],
            Self::People => &[
                ("name", "name"),
                ("kind", "kind"),
                ("role", "role"),
                ("unit", "unit"),
                ("headcount", "headcount"),
            ],
            Self::Groups => &[
                ("name", "name"),
                ("unit", "unit"),
                ("headcount", "headcount"),
                ("members", "members"),
            ],
            Self::Units => &[
                ("name", "name"),
                ("depth", "depth"),
                ("stakeholders", "stakeholders"),
                ("with those below", "stakeholders_below"),
                ("headcount", "headcount_below"),
            ],
            Self::Ties => &[
                ("from", "from_name"),
                ("kind", "kind"),
                ("to", "to_name"),
                ("strength", "strength"),
            ],
            Self::Projects => &[
                ("name", "name"),
                ("programme", "programme_name"),
                ("sponsor", "sponsor_name"),
                ("starts", "starts_on"),
                ("goes live", "goes_live_on"),
                ("stakeholders", "stakeholders"),
                ("groups", "groups"),
            ],
            Self::Assessments => &[
                ("on", "on_date"),
                ("project", "project_name"),
                ("stakeholder", "stakeholder_name"),
                ("axis", "axis"),
                ("value", "value"),
                ("by", "assessor"),
                ("basis", "basis"),
            ],
            Self::Readiness => &[],
            Self::Needs => &[
                ("project", "project_name"),
                ("family", "family_name"),
                ("level", "level"),
                ("wanted", "wanted"),
                ("state", "state"),
                ("service", "service_name"),
                ("on", "on_date"),
            ],
            Self::Requests => &[
                ("asked", "requested_on"),
                ("project", "project_name"),
                ("service", "service_name"),
                ("by", "requested_by"),
                ("why", "why"),
                ("value", "value"),
                ("for", "for_stakeholder_name"),
                ("by when", "by_when"),
                ("status", "status"),
            ],
            Self::Plan => &[
                ("due", "due_on"),
                ("project", "project_name"),
                ("what", "what"),
                ("service", "service_name"),
                ("value", "value"),
                ("for", "for_stakeholder_name"),
                ("owner", "owner"),
                ("status", "status"),
            ],
            Self::Journal => JOURNAL,
        }
    }
}

impl List {
    pub(crate) fn run(&self, context: &Context, output: &Output) -> Result<Done, Refusal> {
        let asked = Asked::new(self)?;
        let (total, items) = workspace::with(&self.file, context, |session| asked.rows(session, context))?;
        let mut document = json!({ "total": total, "items": items });
        if let Some(note) = &asked.note {
            document["note"] = json!(note);
        }
        let columns = self.kind.columns(self.project.is_some());
        output.answer(&document, |out| {
            if items.is_empty() && total == 0 {
                writeln!(out, "None.")?;
            } else {
                table::write(out, columns, &items, output.on_terminal())?;
            }
            if (items.len() as u64) < total {
                writeln!(
                    out,
                    "\n{} of {}",
                    grouped(items.len() as u64),
                    counted(total, "row", "rows")
                )?;
            }
            asked.note.iter().try_for_each(|note| writeln!(out, "\n{note}"))
        })?;
        Ok(Done::All)
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
        let undated = list.as_of.is_some() && !takes.at_all("as_of");
        let note = undated.then(|| format!("A list of {word} carries no dates: this is how it stands now."));
        Ok(Self { list, takes, note })
    }

    fn rows(&self, session: &Session, context: &Context) -> Result<(u64, Vec<Value>), Refusal> {
        let mut request = Map::new();
        if let Some(date) = self.list.as_of.filter(|_| self.takes.at_all("as_of")) {
            self.takes.put(&mut request, "as_of", json!(date));
        }
        if let Some(words) = &self.list.find {
            self.takes.put(&mut request, "text", json!(words));
        }
        if let Some(name) = &self.list.project {
            let project = workspace::project(session, context, name)?;
            self.takes.put(&mut request, "project", project["id"].clone());
        }
        let wanted = self.list.limit.unwrap_or(u32::MAX) as usize;
        let mut items = Vec::new();
        loop {
            let mut window = request.clone();
            let offset = u64::from(self.list.offset) + items.len() as u64;
            window.insert("offset".to_owned(), json!(offset));
            window.insert(
                "limit".to_owned(),
                json!((wanted - items.len()).min(MOST_ROWS as usize)),
            );
            let page = session.call(context, self.list.kind.operation(), Value::Object(window))?;
            let total = page["total"].as_u64().unwrap_or_default();
            let Value::Array(rows) = page["items"].clone() else {
                return Ok((total, items));
            };
            let came = rows.len();
            items.extend(rows);
            if came == 0 || items.len() >= wanted || offset + came as u64 >= total {
                return Ok((total, items));
            }
        }
    }
}
