//! What the window and the command line are answered of a project that is role-only (R34): every answer to a question
//! about it, and every row of it in any other answer, calls people by their positions.
//!
//! This stands behind every operation of the catalogue, whatever it answers, so that none can forget it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use domain::redaction::SOMEBODY;
use domain::{ProjectId, StakeholderId, StakeholderKind};
use serde_json::{Map, Value};

use super::names::{Before, Names};
use super::order::by_what_is_shown;
use super::people::{Row, everybody};
use super::written::{Stored, times};
use crate::privacy::role_only;
use crate::{Code, Failure, FieldFault, Look, sql};

/// What hides names itself, by the profile it is made under; and what somebody is owed about themselves.
const BY_ITSELF: [&str; 4] = ["map_picture", "report_model", "report_pages", "person_pack"];
/// What finds a person.
const CONTACT: [&str; 3] = ["email", "phone", "reference"];
/// Fields that hold a role, or the name of a group or a unit.
const LABELS: [&str; 8] = [
    "kind",
    "unit",
    "unit_name",
    "unit_path",
    "group",
    "role",
    "grade",
    "title",
];
/// Fields that hold the name of something else; a part of a name in them may well be something else, too.
const THINGS: [&str; 4] = ["project_name", "programme_name", "service_name", "family_name"];
/// What answers with the names of such things: workspace, projects, services, holidays.
const OF_THINGS: [&str; 5] = [
    "workspace_overview",
    "projects_list",
    "services_list",
    "support_view",
    "holidays_read",
];
/// What a person of the register is changed in that is not shown here.
const UNSEEN: [&str; 4] = ["name", "email", "phone", "reference"];

/// Why that is not changed here.
const NOT_SHOWN: &str = "is not shown while this project is looked at, which is role-only; change it with the whole programme in view.";

/// What everybody is called in each project that was asked about, as of an entry of the history. To know a large register
/// takes longer than to answer from it.
#[derive(Default)]
pub(crate) struct Screens(Mutex<HashMap<ProjectId, AsOfEntry>>);

/// The last entry of the history then, and the screen.
type AsOfEntry = (Vec<u8>, Arc<Screen>);

/// Which projects an answer may name nobody of.
pub(crate) struct Shown<'s> {
    /// The whole answer is about this one.
    of: Option<ProjectId>,
    /// All that are role-only.
    all: Vec<ProjectId>,
    /// What is known from before; nothing within a change, of which others see nothing yet.
    known: Option<&'s Screens>,
    own: Screens,
    /// Who was called what before the change that is answered.
    before: Option<(ProjectId, Arc<Screen>)>,
    operation: String,
}

impl<'s> Shown<'s> {
    /// What has to be hidden in the answer to a request; nothing where no project is role-only. A request is about a
    /// project if it speaks of it anywhere, or was made while looking at it.
    pub(crate) fn of(
        look: Look<'_>,
        operation: &str,
        request: &Value,
        within: Option<ProjectId>,
        known: Option<&'s Screens>,
    ) -> Result<Option<Self>, Failure> {
        if BY_ITSELF.contains(&operation) {
            return Ok(None);
        }
        let all = role_only(look.conn)?;
        if all.is_empty() {
            return Ok(None);
        }
        let of = within
            .filter(|project| all.contains(project))
            .or_else(|| mentioned(request, &all));
        Ok(Some(Self {
            of,
            all,
            known,
            own: Screens::default(),
            before: None,
            operation: operation.to_owned(),
        }))
    }

    /// After a change, whoever it deleted or renamed still is not named; one that renames nobody leaves all as it was.
    pub(crate) fn after(mut self, before: Option<(ProjectId, Arc<Screen>)>, renames: bool) -> Self {
        match before {
            Some((project, screen)) if !renames => {
                let own = self.own.0.get_mut().unwrap_or_else(PoisonError::into_inner);
                own.insert(project, (Vec::new(), screen));
            }
            before => self.before = before,
        }
        self
    }

    fn screen(&self, look: Look<'_>, project: ProjectId) -> Result<Arc<Screen>, Failure> {
        // Whatever changes, the history has a last entry of its own for it.
        let last = match self.known {
            Some(_) => sql::one(look.conn, "SELECT id FROM journal ORDER BY seq DESC LIMIT 1", ())?,
            None => None,
        };
        let screens = self.known.unwrap_or(&self.own);
        let last: Vec<u8> = last.unwrap_or_default();
        let held = |screens: &Screens| {
            let known = screens.0.lock().unwrap_or_else(PoisonError::into_inner);
            let (of, screen) = known.get(&project)?;
            (*of == last).then(|| Arc::clone(screen))
        };
        if let Some(screen) = held(screens) {
            return Ok(screen);
        }
        let before = self.before.as_ref().filter(|(of, _)| *of == project);
        let before = before.map(|(_, screen)| &**screen);
        let made = Arc::new(Screen::new(look, project, before)?);
        let mut known = screens.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(project, (last, Arc::clone(&made)));
        Ok(made)
    }

    /// The answer, with positions instead of names.
    pub(crate) fn answer(&self, look: Look<'_>, answer: &mut Value) -> Result<(), Failure> {
        match self.of {
            Some(project) => {
                self.screen(look, project)?.value("", answer, &self.nobody());
                by_what_is_shown(&self.operation, answer);
            }
            None => self.rows(look, answer)?,
        }
        Ok(())
    }

    /// Whether the whole answer is about a project that is role-only.
    pub(crate) fn is_of_one(&self) -> bool {
        self.of.is_some()
    }

    fn nobody(&self) -> Sibling<'static> {
        Sibling {
            of_things: OF_THINGS.contains(&self.operation.as_str()),
            ..Sibling::default()
        }
    }

    /// Rows of a project that is role-only within an answer that is about others as well.
    fn rows(&self, look: Look<'_>, answer: &mut Value) -> Result<(), Failure> {
        match answer {
            Value::Array(items) => items.iter_mut().try_for_each(|item| self.rows(look, item)),
            Value::Object(fields) => {
                let of = fields.values().find_map(|value| id_in(value, &self.all));
                if let Some(project) = of {
                    self.screen(look, project)?.value("", answer, &self.nobody());
                    return Ok(());
                }
                fields.values_mut().try_for_each(|value| self.rows(look, value))
            }
            _ => Ok(()),
        }
    }

    /// A line of the history, as it is kept from now on.
    pub(crate) fn label(&self, look: Look<'_>, label: String) -> Result<String, Failure> {
        Ok(match self.of {
            Some(project) => self.screen(look, project)?.names.on_screen(&label),
            None => label,
        })
    }

    /// Why something was refused.
    pub(crate) fn failure(&self, look: Look<'_>, mut failure: Failure) -> Failure {
        if let Some(project) = self.of
            && let Ok(screen) = self.screen(look, project)
        {
            failure.message = screen.names.on_screen(&failure.message);
            for fault in failure.fields.iter_mut().flatten() {
                fault.message = screen.names.on_screen(&fault.message);
            }
        }
        failure
    }

    /// Refuses to write back what is only shown in the place of a name; a text that is as it was shown is changed to what
    /// it stands for. Gives back who is called what until then.
    pub(crate) fn check(
        &self,
        look: Look<'_>,
        operation: &str,
        request: &mut Value,
    ) -> Result<Option<(ProjectId, Arc<Screen>)>, Failure> {
        let stored = Stored::of(look, request, &self.all)?;
        let Some(project) = self.of.or(stored.project) else {
            return Ok(None);
        };
        let screen = self.screen(look, project)?;
        if self.of.is_some() && operation == "stakeholder_edit" && is_person(&screen, request) {
            let changes = request.get("changes").and_then(Value::as_object);
            if let Some(field) = UNSEEN
                .iter()
                .find(|field| changes.is_some_and(|changes| changes.contains_key(**field)))
            {
                return Err(refused(&format!("changes.{field}"), NOT_SHOWN));
            }
        }
        if self.of.is_some() && operation == "stakeholders_set" {
            refuse_unseen(&screen, request)?;
        }
        stored.taken_back(&screen, "", "", request)?;
        Ok(Some((project, screen)))
    }
}

/// Refuses cells that are not shown of a person, each row on its own.
fn refuse_unseen(screen: &Screen, request: &Value) -> Result<(), Failure> {
    for (at, row) in request["rows"].as_array().into_iter().flatten().enumerate() {
        let changes = row["changes"].as_object().filter(|_| is_person(screen, row));
        if let Some(field) = UNSEEN
            .iter()
            .find(|field| changes.is_some_and(|changes| changes.contains_key(**field)))
        {
            return Err(refused(&format!("rows[{at}].changes.{field}"), NOT_SHOWN));
        }
    }
    Ok(())
}

pub(super) fn refused(field: &str, message: &str) -> Failure {
    Failure {
        code: Code::Invalid,
        message: format!("{field}: {message}"),
        fields: Some(vec![FieldFault {
            field: field.to_owned(),
            message: message.to_owned(),
        }]),
    }
}

fn is_person(screen: &Screen, request: &Value) -> bool {
    request
        .get("id")
        .and_then(|id| stakeholder(id, screen))
        .is_some_and(|person| person.is_person)
}

/// The first project of these that is spoken of.
fn mentioned(request: &Value, all: &[ProjectId]) -> Option<ProjectId> {
    match request {
        Value::Array(items) => items.iter().find_map(|item| mentioned(item, all)),
        Value::Object(fields) => fields.values().find_map(|field| mentioned(field, all)),
        text => id_in(text, all),
    }
}

fn id_in(value: &Value, all: &[ProjectId]) -> Option<ProjectId> {
    let id = value.as_str()?.parse::<ProjectId>().ok()?;
    all.contains(&id).then_some(id)
}

fn stakeholder<'s>(value: &Value, screen: &'s Screen) -> Option<&'s Person> {
    let id = value.as_str()?.parse::<StakeholderId>().ok()?;
    screen.people.get(&id)
}

struct Person {
    is_person: bool,
    name: String,
    label: String,
}

/// Whom the fields of one row are about.
#[derive(Default)]
struct Sibling<'s> {
    people: Vec<(String, &'s Person)>,
    /// Whether the row is somebody of the register, with an address of their own.
    own: bool,
    of_things: bool,
}

/// What everybody is called in one project.
pub(crate) struct Screen {
    names: Names,
    people: HashMap<StakeholderId, Person>,
    /// What stands for names.
    labels: HashSet<String>,
}

impl Screen {
    fn new(look: Look<'_>, project: ProjectId, before: Option<&Self>) -> Result<Self, Failure> {
        let rows: Vec<Row> = everybody(look)?;
        let gone = before.map(|before| before.not_in(&rows)).unwrap_or_default();
        let names = Names::new(look, Some(project), &rows, [], true, &gone)?;
        let people: HashMap<StakeholderId, Person> = rows
            .into_iter()
            .map(|row| {
                let is_person = row.kind == StakeholderKind::Person;
                let label = if is_person {
                    names.position(&row)
                } else {
                    names.name(&row.name)
                };
                let person = Person {
                    is_person,
                    name: row.name,
                    label,
                };
                (row.id, person)
            })
            .collect();
        let labels = people.values().filter(|person| person.is_person);
        let labels = labels.map(|person| person.label.clone());
        Ok(Self {
            labels: labels.chain([SOMEBODY.to_owned()]).collect(),
            names,
            people,
        })
    }

    /// Whoever is known here and has another name now, or none any more.
    fn not_in(&self, rows: &[Row]) -> Vec<Before> {
        let now: HashMap<StakeholderId, &str> = rows.iter().map(|row| (row.id, row.name.as_str())).collect();
        let mut gone: Vec<Before> = self
            .people
            .iter()
            .filter(|(id, person)| person.is_person && now.get(id) != Some(&person.name.as_str()))
            .map(|(_, person)| Before {
                name: person.name.clone(),
                label: person.label.clone(),
                near: self.names.has_part(&person.name),
            })
            .collect();
        gone.sort_by(|a, b| a.name.cmp(&b.name));
        gone
    }

    /// Whether what is stored is shown so.
    pub(super) fn shows(&self, stored: &str, text: &str) -> bool {
        let labels = [self.names.name(stored), self.names.thing(stored)];
        stored != text && (self.names.on_screen(stored) == text || labels.iter().any(|label| label == text))
    }

    /// Whether a text keeps something that stands for a name, and more often than the texts that are stored in its place.
    pub(super) fn kept(&self, text: &str, stored: &[&str]) -> bool {
        let more = |piece: &str| {
            let said = times(text, piece);
            said > 0 && stored.iter().all(|stored| times(stored, piece) < said)
        };
        let in_brackets = text.contains('[') && self.labels.iter().any(|label| more(&format!("[{label}]")));
        // A field that is a name alone is shown without brackets.
        let mut alone = stored.iter().filter_map(|stored| self.names.of_register(stored));
        in_brackets || alone.any(more)
    }

    fn value(&self, field: &str, value: &mut Value, about: &Sibling<'_>) {
        match value {
            Value::String(text) => {
                if let Some(shown) = self.text(field, text, about) {
                    *text = shown;
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(field, item, about)),
            Value::Object(fields) => {
                let about = self.about(fields, about.of_things);
                for (field, value) in fields.iter_mut() {
                    self.value(field, value, &about);
                }
            }
            _ => {}
        }
    }

    fn about(&self, fields: &Map<String, Value>, of_things: bool) -> Sibling<'_> {
        let people: Vec<(String, &Person)> = fields
            .iter()
            .filter_map(|(field, value)| Some((field.clone(), stakeholder(value, self)?)))
            .collect();
        Sibling {
            own: people
                .iter()
                .any(|(field, person)| (field == "id" || field == "stakeholder") && person.is_person),
            people,
            of_things,
        }
    }

    /// What stands in the place of a text; none where it stays.
    fn text(&self, field: &str, text: &str, about: &Sibling<'_>) -> Option<String> {
        if text.is_empty() || is_plain(text) {
            return None;
        }
        if about.own && CONTACT.contains(&field) {
            return Some(String::new());
        }
        // The name of whom a field beside it identifies: `name` of `id`, `sponsor_name` of `sponsor`.
        let of = field.strip_suffix("_name").unwrap_or("id");
        let named = about
            .people
            .iter()
            .filter(|(_, person)| person.name == text)
            .max_by_key(|(beside, _)| beside == of);
        if let Some((_, person)) = named {
            return Some(person.label.clone());
        }
        let is_thing = THINGS.contains(&field) || (about.of_things && field == "name");
        let shown = if is_thing || LABELS.contains(&field) {
            let label = if is_thing { Names::thing } else { Names::name };
            self.names
                .of_register(text)
                .map_or_else(|| label(&self.names, text), str::to_owned)
        } else {
            self.names.on_screen(text)
        };
        (shown != text).then_some(shown)
    }
}

/// Identifiers, dates and instants are nobody's words.
pub(super) fn is_plain(text: &str) -> bool {
    text.parse::<StakeholderId>().is_ok()
        || text.parse::<chrono::NaiveDate>().is_ok()
        || chrono::DateTime::parse_from_rfc3339(text).is_ok()
}
