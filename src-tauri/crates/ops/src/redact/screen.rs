//! What the window and the command line are answered of a project that is role-only (R34): every answer to a question
//! about it, and every row of it in any other answer, calls people by their positions.
//!
//! This stands behind every operation of the catalogue, whatever it answers, so that none can forget it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{ProjectId, StakeholderId, StakeholderKind};
use serde_json::{Map, Value};

use super::names::{Names, Row, everybody};
use crate::privacy::role_only;
use crate::{Code, Failure, FieldFault, Look, sql};

/// What hides names itself, by the profile it is made under; and what somebody is owed about themselves.
const BY_ITSELF: [&str; 3] = ["report_model", "report_pages", "person_pack"];
/// What finds a person.
const CONTACT: [&str; 3] = ["email", "phone", "reference"];
/// Fields that hold the name of something; a part of a name in them may well be something else.
const LABELS: [&str; 12] = [
    "kind",
    "unit",
    "unit_name",
    "unit_path",
    "project_name",
    "programme_name",
    "service_name",
    "family_name",
    "group",
    "role",
    "grade",
    "title",
];
/// What a person of the register is changed in that is not shown here.
const UNSEEN: [&str; 4] = ["name", "email", "phone", "reference"];

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
        }))
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
        let made = Arc::new(Screen::new(look, project)?);
        let mut known = screens.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(project, (last, Arc::clone(&made)));
        Ok(made)
    }

    /// The answer, with positions instead of names.
    pub(crate) fn answer(&self, look: Look<'_>, answer: &mut Value) -> Result<(), Failure> {
        match self.of {
            Some(project) => self.screen(look, project)?.value("", answer, &Sibling::default()),
            None => self.rows(look, answer)?,
        }
        Ok(())
    }

    /// Rows of a project that is role-only within an answer that is about others as well.
    fn rows(&self, look: Look<'_>, answer: &mut Value) -> Result<(), Failure> {
        match answer {
            Value::Array(items) => items.iter_mut().try_for_each(|item| self.rows(look, item)),
            Value::Object(fields) => {
                let of = fields.values().find_map(|value| id_in(value, &self.all));
                if let Some(project) = of {
                    self.screen(look, project)?.value("", answer, &Sibling::default());
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

    /// Refuses to write back what is only shown: a position in the place of a name.
    pub(crate) fn check(&self, look: Look<'_>, operation: &str, request: &Value) -> Result<(), Failure> {
        let Some(project) = self.of else {
            return Ok(());
        };
        let screen = self.screen(look, project)?;
        if operation == "stakeholder_edit" && is_person(&screen, request) {
            let changes = request.get("changes").and_then(Value::as_object);
            if let Some(field) = UNSEEN
                .iter()
                .find(|field| changes.is_some_and(|changes| changes.contains_key(**field)))
            {
                return Err(refused(
                    &format!("changes.{field}"),
                    "is not shown while this project is looked at, which is role-only; change it with the whole programme in view.",
                ));
            }
        }
        match screen.stands_in(request, String::new()) {
            Some(field) => Err(refused(
                &field,
                "holds a position in brackets that stands for a name here, and the name would be lost: this project is \
                 role-only. Change the text with the whole programme in view.",
            )),
            None => Ok(()),
        }
    }
}

fn refused(field: &str, message: &str) -> Failure {
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
}

/// What everybody is called in one project.
pub(crate) struct Screen {
    names: Names,
    people: HashMap<StakeholderId, Person>,
}

impl Screen {
    fn new(look: Look<'_>, project: ProjectId) -> Result<Self, Failure> {
        let rows: Vec<Row> = everybody(look)?;
        let names = Names::new(look, Some(project), &rows, [], true)?;
        let people = rows
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
        Ok(Self { names, people })
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
                let about = self.about(fields);
                for (field, value) in fields.iter_mut() {
                    self.value(field, value, &about);
                }
            }
            _ => {}
        }
    }

    fn about(&self, fields: &Map<String, Value>) -> Sibling<'_> {
        let people: Vec<(String, &Person)> = fields
            .iter()
            .filter_map(|(field, value)| Some((field.clone(), stakeholder(value, self)?)))
            .collect();
        Sibling {
            own: people
                .iter()
                .any(|(field, person)| (field == "id" || field == "stakeholder") && person.is_person),
            people,
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
        let shown = if LABELS.contains(&field) {
            self.names
                .of_register(text)
                .map_or_else(|| self.names.name(text), str::to_owned)
        } else {
            self.names.on_screen(text)
        };
        (shown != text).then_some(shown)
    }

    /// Where a request holds what only stands for a name.
    fn stands_in(&self, request: &Value, path: String) -> Option<String> {
        let deeper = |field: &str| match path.as_str() {
            "" => field.to_owned(),
            path => format!("{path}.{field}"),
        };
        match request {
            Value::String(text) if text.contains('[') => self
                .people
                .values()
                .filter(|person| person.is_person)
                .any(|person| text.contains(&format!("[{}]", person.label)))
                .then_some(path),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .find_map(|(at, item)| self.stands_in(item, format!("{path}[{at}]"))),
            Value::Object(fields) => fields
                .iter()
                .find_map(|(field, value)| self.stands_in(value, deeper(field))),
            _ => None,
        }
    }
}

/// Identifiers, dates and instants are nobody's words.
fn is_plain(text: &str) -> bool {
    text.parse::<StakeholderId>().is_ok()
        || text.parse::<chrono::NaiveDate>().is_ok()
        || chrono::DateTime::parse_from_rfc3339(text).is_ok()
}
