//! The rows of a list, as they cross a wire, under a profile.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::redaction::Column;
use domain::{Holds, Profile, ProjectId, StakeholderId};
use serde_json::{Map, Value, json};

use super::engine::{Engine, Said};
use super::found::{TextPlace, Told, Wording};
use crate::{Context, Failure, Session};

/// Rows as they leave, and what was hidden for them.
#[derive(Debug, Clone, PartialEq)]
pub struct RedactedRows {
    /// The rows.
    pub items: Vec<Value>,
    /// Whether they are counts by kind, in place of a list of stakeholders.
    pub counted: bool,
    /// What was hidden.
    pub told: Told,
}

/// Lists whose `name` is that of the stakeholder a row is about.
const OF_STAKEHOLDERS: [&str; 3] = ["people_list", "groups_list", "network_view"];

/// What a field holds. Of whatever is not named here every text counts as somebody's words.
fn holds(operation: &str, field: &str) -> Holds {
    match field {
        "name" if OF_STAKEHOLDERS.contains(&operation) => Holds::Subject,
        "stakeholder_name" | "from_name" | "to_name" => Holds::Subject,
        "for_stakeholder_name" | "sponsor_name" => Holds::Stakeholder,
        // Of the register it is who looks after somebody, not who wrote the row.
        "owner" if OF_STAKEHOLDERS.contains(&operation) => Holds::Person,
        "author" | "assessor" | "requested_by" => Holds::Person,
        "owner" => Holds::Owner,
        // What the recorded ties come to (R7) is no opinion of anybody.
        "role" | "roles" | "degree" | "betweenness" | "ei" | "ties" | "component" | "before" | "after"
            if operation == "network_view" =>
        {
            Holds::Plain
        }
        "role" | "grade" | "title" => Holds::Position,
        "name" | "unit" | "unit_name" | "project" | "group" | "project_name" | "programme_name"
        | "service_name" | "family_name" | "axis_name" => Holds::Label,
        "low" | "high" if operation == "own_axes_list" => Holds::Label,
        // What the register tells of an axis of one's own.
        field if field.starts_with("axis:") => Holds::Opinion,
        "email" | "phone" | "reference" => Holds::Contact,
        "power" | "interest" | "quadrant" | "current" | "desired" | "attitude" | "gap" | "priority"
        | "disputed" | "not_assessed" => Holds::Opinion,
        "projects" => Holds::Label,
        "value" if operation == "assessments_list" => Holds::Opinion,
        "kind" | "status" | "state" | "family" | "axis" | "measure" | "origin" | "basis"
        | "first_barrier" | "rag" | "confidence" | "tags" | "id" | "at" | "stale" | "archived" | "part"
        | "faults" | "direction" => Holds::Plain,
        _ => Holds::Said,
    }
}

/// The field with the id of whoever a field names.
fn id_field(operation: &str, field: &str) -> Option<&'static str> {
    Some(match field {
        "name" if OF_STAKEHOLDERS.contains(&operation) => "id",
        "stakeholder_name" => "stakeholder",
        "from_name" => "from",
        "to_name" => "to",
        "for_stakeholder_name" => "for_stakeholder",
        "sponsor_name" => "sponsor",
        _ => return None,
    })
}

/// The rows that an operation listed, under a profile.
///
/// # Errors
/// When the workspace cannot be read, or the date lies in the future.
pub fn rows(
    session: &Session,
    context: &Context,
    profile: Profile,
    list: List<'_>,
    items: Vec<Value>,
) -> Result<RedactedRows, Failure> {
    session.read(context, |look| {
        let also: HashSet<&str> = items
            .iter()
            .filter_map(Value::as_object)
            .flat_map(|row| row.iter())
            .filter(|(field, _)| matches!(holds(list.operation, field), Holds::Person | Holds::Owner))
            .filter_map(|(_, value)| value.as_str())
            .collect();
        let as_of = look.date(list.as_of)?;
        let engine = Engine::new(look, profile, list.project, as_of, also, list.wordings)?;
        let of_others = engine.assessed_by_others(look, list.project)?;
        let redaction = Redaction {
            engine: &engine,
            operation: list.operation,
            of_others,
        };
        let (items, counted) = redaction.run(&items);
        Ok(RedactedRows {
            items,
            counted,
            told: engine.told(),
        })
    })
}

/// Which list the rows are of.
#[derive(Debug, Clone, Copy)]
pub struct List<'a> {
    /// The operation that listed them.
    pub operation: &'a str,
    /// Of which project, where it is of one.
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    pub as_of: Option<NaiveDate>,
    /// Other words for texts that are withheld.
    pub wordings: &'a [Wording],
}

struct Redaction<'a> {
    engine: &'a Engine,
    operation: &'a str,
    of_others: HashSet<StakeholderId>,
}

/// What the fields within a row have of the row.
#[derive(Clone, Copy)]
struct OfRow<'a> {
    id: &'a str,
    by: Option<&'a str>,
    subject: Option<StakeholderId>,
    may_say: bool,
}

impl Redaction<'_> {
    fn run(&self, items: &[Value]) -> (Vec<Value>, bool) {
        let profile = self.engine.profile;
        if profile == Profile::Full {
            return (items.to_vec(), false);
        }
        let (mut alone, mut unknown, mut of_stakeholders) = (HashSet::new(), 0, false);
        let mut out = Vec::new();
        let mut subject_field = None;
        for row in items.iter().filter_map(Value::as_object) {
            let by = ["assessor", "author", "requested_by", "owner"]
                .iter()
                .filter(|field| holds(self.operation, field) != Holds::Person || **field != "owner")
                .find_map(|field| row.get(*field)?.as_str());
            if profile == Profile::Own && by.is_some_and(|by| !self.engine.is_mine(by)) {
                self.engine.found.borrow_mut().rows_left_out += 1;
                continue;
            }
            let fields: Vec<&String> = row
                .keys()
                .filter(|field| holds(self.operation, field) == Holds::Subject)
                .collect();
            subject_field = subject_field.or_else(|| fields.first().map(|field| (*field).clone()));
            let subjects: Vec<StakeholderId> =
                fields.iter().filter_map(|field| self.id_of(row, field)).collect();
            if !fields.is_empty() {
                of_stakeholders = true;
                unknown += u32::from(subjects.is_empty());
                let hidden = subjects.iter().filter(|&&id| !self.engine.stands_alone(id));
                let hidden: Vec<StakeholderId> = hidden.copied().collect();
                if !hidden.is_empty() {
                    for &id in &subjects {
                        self.engine.stakeholder(id, "");
                    }
                    alone.extend(hidden);
                    continue;
                }
            }
            let subject = subjects.first().copied();
            let of_row = OfRow {
                id: row.get("id").and_then(Value::as_str).unwrap_or_default(),
                by,
                subject,
                may_say: profile != Profile::Own
                    || by.map_or_else(
                        || subject.is_some_and(|id| !self.of_others.contains(&id)),
                        |by| self.engine.is_mine(by),
                    ),
            };
            out.push(Value::Object(self.object(row, of_row)));
        }
        if profile == Profile::Counts && of_stakeholders {
            let kinds = self.engine.by_kind(&alone, unknown);
            let kinds = kinds
                .into_iter()
                .map(|(kind, count)| json!({ "kind": kind, "count": count }));
            return (kinds.collect(), true);
        }
        if let Some(field) = subject_field {
            let lines = self.engine.by_group(&alone);
            out.extend(lines.into_iter().map(|line| json!({ field.as_str(): line })));
        }
        (out, false)
    }

    fn id_of(&self, row: &Map<String, Value>, field: &str) -> Option<StakeholderId> {
        row.get(id_field(self.operation, field)?)?.as_str()?.parse().ok()
    }

    fn object(&self, row: &Map<String, Value>, of_row: OfRow<'_>) -> Map<String, Value> {
        let ids: HashSet<&str> = row
            .keys()
            .filter_map(|field| id_field(self.operation, field))
            .collect();
        row.iter()
            .map(|(field, value)| {
                // An identifier stands for a name: whoever has the workspace reads one as the other.
                let value = if self.engine.profile.hides_names() && ids.contains(field.as_str()) {
                    Value::Null
                } else {
                    self.value(field, value, row, of_row)
                };
                (field.clone(), value)
            })
            .collect()
    }

    fn value(&self, field: &str, value: &Value, row: &Map<String, Value>, of_row: OfRow<'_>) -> Value {
        let holds = holds(self.operation, field);
        if (holds == Holds::Opinion && !of_row.may_say)
            || (self.engine.profile.column(holds) == Column::LeftOut && !value.is_string())
        {
            return Value::Null;
        }
        match value {
            Value::String(text) => self.text(field, holds, text, row, of_row),
            Value::Array(values) => {
                let values = values.iter().map(|value| self.value(field, value, row, of_row));
                Value::Array(values.collect())
            }
            Value::Object(inner) => Value::Object(self.object(inner, of_row)),
            other => other.clone(),
        }
    }

    fn text(
        &self,
        field: &str,
        holds: Holds,
        text: &str,
        row: &Map<String, Value>,
        of_row: OfRow<'_>,
    ) -> Value {
        // Identifiers, dates and instants are nobody's words.
        if holds == Holds::Said && (text.parse::<StakeholderId>().is_ok() || is_date(text)) {
            return json!(text);
        }
        let key = format!("{}/{}/{field}", self.operation, of_row.id);
        let what = format!(
            "{} of {}",
            field.replace('_', " "),
            self.operation.replace('_', " ")
        );
        let said = Said {
            key: &key,
            what: &what,
            place: of_row
                .subject
                .map_or(TextPlace::Elsewhere, |_| TextPlace::Profile),
            stakeholder: of_row.subject,
            by: of_row.by,
        };
        let kept = self.engine.cell(holds, self.id_of(row, field), said, text);
        kept.map_or(Value::Null, |kept| match holds {
            Holds::Plain | Holds::Opinion => json!(self.engine.label(&kept)),
            _ => json!(kept),
        })
    }
}

fn is_date(text: &str) -> bool {
    text.parse::<NaiveDate>().is_ok() || chrono::DateTime::parse_from_rfc3339(text).is_ok()
}
