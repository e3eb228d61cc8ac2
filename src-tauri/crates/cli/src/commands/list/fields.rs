//! Which of the register is listed, with which fields and in which order: `--filter`, `--fields`, `--sort`, `--group-by`.

use clap::Args;
use ops::{Context, Session};
use serde_json::{Map, Value, json};

use crate::refusal::Refusal;

/// What every row has itself; all else is asked for beside it.
const OF_THE_ROW: [&str; 18] = [
    "name",
    "kind",
    "role",
    "grade",
    "unit",
    "headcount",
    "email",
    "phone",
    "reference",
    "added_on",
    "owner",
    "verified_on",
    "verify_days",
    "power",
    "interest",
    "quadrant",
    "current",
    "desired",
];

/// What can be asked of the register.
#[derive(Args, Default)]
pub(super) struct OfRegister {
    /// Only those of whom this holds, such as: power >= 4 and (unit in "Finance" or tag = key) and not archived
    #[arg(long, value_name = "CONDITION")]
    filter: Option<String>,
    /// Which fields to show, separated by commas, such as: name,unit,owner,tags,"Shift"; `help` lists them
    #[arg(long, value_name = "FIELDS")]
    fields: Option<String>,
    /// In the order of this field
    #[arg(long, value_name = "FIELD")]
    sort: Option<String>,
    /// Largest or latest first
    #[arg(long, requires = "sort")]
    descending: bool,
    /// In groups by this field: unit, kind, quadrant, owner, tag or a custom field with choices
    #[arg(long, value_name = "FIELD")]
    group_by: Option<String>,
}

/// A field as it is shown: its heading, and its id.
pub(super) type Shown = (String, String);

/// What is asked of the register, understood.
#[derive(Default)]
pub(super) struct Understood {
    /// What the request says of it.
    pub(super) request: Map<String, Value>,
    /// The fields to show; none where they were not named.
    pub(super) fields: Option<Vec<Shown>>,
}

impl OfRegister {
    /// Whether anything is asked.
    pub(super) fn is_asked(&self) -> bool {
        self.filter.is_some() || self.fields.is_some() || self.sort.is_some() || self.group_by.is_some()
    }

    /// Whether the fields there are shall be listed.
    pub(super) fn wants_help(&self) -> bool {
        self.fields.as_deref().map(str::trim) == Some("help")
    }

    /// The fields there are.
    pub(super) fn known(session: &Session, context: &Context) -> Result<Vec<Value>, Refusal> {
        let mut known = session.call(context, "people_fields", json!({}))?;
        match known["items"].take() {
            Value::Array(items) => Ok(items),
            _ => Ok(Vec::new()),
        }
    }

    pub(super) fn understood(&self, session: &Session, context: &Context) -> Result<Understood, Refusal> {
        if !self.is_asked() {
            return Ok(Understood::default());
        }
        let known = Self::known(session, context)?;
        let mut request = Map::new();
        if let Some(text) = &self.filter {
            let read = session.call(context, "people_condition_read", json!({ "text": text }));
            let mut read = read.map_err(|failure| {
                let message = failure.message.replacen("text: ", "", 1);
                Refusal::Usage(format!("--filter: {message}"))
            })?;
            request.insert("filter".to_owned(), json!({ "where": read["condition"].take() }));
        }
        if let Some(name) = &self.sort {
            let (_, id) = field(&known, "--sort", name)?;
            request.insert("sort".to_owned(), json!({ "field": id }));
            request.insert("descending".to_owned(), json!(self.descending));
        }
        let mut fields = self.shown(&known)?;
        if let Some(name) = &self.group_by {
            let group = field(&known, "--group-by", name)?;
            request.insert("group".to_owned(), json!(group.1));
            // Whoever reads the list sees which group a row is of.
            let shown = fields.get_or_insert_with(|| usual(&known));
            shown.retain(|(_, id)| *id != group.1);
            shown.insert(0, group);
        }
        let beside: Vec<&String> = fields
            .iter()
            .flatten()
            .map(|(_, id)| id)
            .filter(|id| !OF_THE_ROW.contains(&id.as_str()))
            .collect();
        if !beside.is_empty() {
            request.insert("columns".to_owned(), json!(beside));
        }
        Ok(Understood { request, fields })
    }

    fn shown(&self, known: &[Value]) -> Result<Option<Vec<Shown>>, Refusal> {
        let Some(names) = &self.fields else {
            return Ok(None);
        };
        let names = apart(names);
        let fields = names.iter().map(|name| field(known, "--fields", name));
        fields.collect::<Result<Vec<_>, _>>().map(Some)
    }
}

/// The fields a list has that were not named.
fn usual(known: &[Value]) -> Vec<Shown> {
    let usual = ["name", "kind", "role", "unit", "headcount"];
    let all = known.iter().map(shown);
    all.filter(|(_, id)| usual.contains(&id.as_str())).collect()
}

fn shown(field: &Value) -> Shown {
    let text = |name: &str| field[name].as_str().unwrap_or_default().to_owned();
    let label = text("label");
    let heading = if field["custom"] == json!(true) {
        label
    } else {
        label.to_lowercase()
    };
    (heading, text("id"))
}

/// Names separated by commas; a comma within quotes is part of a name.
fn apart(names: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut quoted = false;
    for c in names.chars() {
        match (c, all.last_mut()) {
            ('"', _) => quoted = !quoted,
            (',', _) if !quoted => all.push(String::new()),
            (c, Some(last)) => last.push(c),
            _ => {}
        }
    }
    let all = all.into_iter().map(|name| name.trim().to_owned());
    all.filter(|name| !name.is_empty()).collect()
}

/// The field that is called so, or has this id; its case does not count, nor does an s behind it.
fn field(known: &[Value], option: &str, name: &str) -> Result<Shown, Refusal> {
    let plain = |text: &str| text.to_lowercase().replace(['_', '-'], " ");
    let (wanted, several) = (plain(name), plain(&format!("{name}s")));
    let called = |field: &&Value, way: &str| {
        let is = |text: &str| field[text].as_str().is_some_and(|text| plain(text) == way);
        is("id") || is("label")
    };
    let found = known.iter().find(|field| called(field, &wanted));
    let found = found.or_else(|| known.iter().find(|field| called(field, &several)));
    found.map(shown).ok_or_else(|| {
        Refusal::Usage(format!(
            "{option}: there is no field “{name}”. `--fields help` lists those there are."
        ))
    })
}

/// How a document names a field: by its id, or a custom field as it is called.
pub(super) fn name_of((heading, id): &Shown) -> &str {
    if id.starts_with("custom:") { heading } else { id }
}

/// Rows with just these fields, in their order.
pub(super) fn picked(rows: &[Value], fields: &[Shown]) -> Vec<Value> {
    let pick = |row: &Value| {
        let cells = fields.iter().map(|field| {
            let id = &field.1;
            let beside = row["more"].get(id);
            (
                name_of(field).to_owned(),
                beside.or_else(|| row.get(id)).cloned().unwrap_or_default(),
            )
        });
        let id = row.get("id").map(|id| ("id".to_owned(), id.clone()));
        Value::Object(id.into_iter().chain(cells).collect())
    };
    rows.iter().map(pick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_apart_by_commas_outside_quotes() {
        assert_eq!(
            apart("name, \"Shift, night\",,tags"),
            ["name", "Shift, night", "tags"]
        );
    }

    #[test]
    fn a_field_is_found_by_what_it_is_called_and_by_its_id() {
        let known = [
            json!({ "id": "added_on", "label": "Added" }),
            json!({ "id": "tags", "label": "Tag" }),
        ];
        for (name, id) in [
            ("ADDED", "added_on"),
            ("added_on", "added_on"),
            ("tag", "tags"),
            ("tags", "tags"),
        ] {
            assert_eq!(field(&known, "--sort", name).unwrap().1, id);
        }
        assert!(field(&known, "--sort", "colour").is_err());
    }
}
