//! In which order the register comes, by any of its fields, and in which groups.

use store::rusqlite::types::Value;

use super::filter::{CustomFields, Field, column};
use super::list::Sort;
use crate::Failure;

/// Best match first.
pub(super) const RANKED: &str = "f.rank, f.rowid";
/// In the order of the index.
pub(super) const UNRANKED: &str = "f.rowid";
/// The tags somebody carries, by name.
const TAGS: &str = "coalesce((SELECT group_concat(t.name, ', ' ORDER BY t.name_key) FROM tagging g JOIN tag t \
                    ON t.id = g.tag_id WHERE g.stakeholder_id = s.id), '')";

/// The value of a custom field.
fn custom_value(field: &str) -> String {
    format!("(SELECT custom(v.body, '{field}') FROM custom_values v WHERE v.subject_id = s.id)")
}

/// An order in SQL by a field that has a value there; ties by name, then by id. What is not known comes last.
fn by_field(field: Field, descending: bool, customs: &CustomFields) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    let by = match field {
        Field::Custom(id) => {
            let value = custom_value(&id.to_string());
            let key = match customs.get(id).map(|custom| custom.kind) {
                Some(domain::CustomKind::Number) => format!("CAST({value} AS REAL)"),
                Some(domain::CustomKind::Choice) => place_among(&value, field, customs),
                Some(domain::CustomKind::Text) => format!("fold({value})"),
                _ => value.clone(),
            };
            format!("{value} IS NULL, {key} {way}")
        }
        Field::Tags => format!("{TAGS} = '', fold({TAGS}) {way}"),
        Field::Grade | Field::Email | Field::Phone | Field::Reference | Field::Notes => {
            let column = column(field);
            format!("{column} = '', fold({column}) {way}")
        }
        Field::VerifyDays => format!("s.verify_days IS NULL, s.verify_days {way}"),
        Field::Archived => format!("s.archived_on IS NULL, s.archived_on {way}"),
        // As `domain::staleness::holds_until` has it: what does not hold any more first.
        Field::Stale => format!(
            "date(coalesce(s.verified_on, s.added_on), '+' || coalesce(s.verify_days, (SELECT json_extract(value, \
             '$.verify_days') FROM setting WHERE key = 'house_rules'), {}) || ' days') {way}",
            domain::Settings::default().verify_days
        ),
        Field::Projects => format!("(SELECT count(*) FROM stake k WHERE k.stakeholder_id = s.id) {way}"),
        _ => format!("s.name_key {way}"),
    };
    format!("{by}, s.name_key {way}, s.id {way}")
}

/// The place of a word in the list of its field.
fn place_among(value: &str, field: Field, customs: &CustomFields) -> String {
    let mut places = String::new();
    for (at, (word, _)) in customs.words(field).into_iter().enumerate() {
        places.push_str(&format!(" WHEN '{}' THEN {at}", word.replace('\'', "''")));
    }
    if places.is_empty() {
        return format!("coalesce({value}, '')");
    }
    format!("CASE {value}{places} END")
}

/// The order in SQL, and by which standing it goes where it goes by one.
pub(super) fn way(
    sort: &Sort,
    descending: bool,
    by_position: bool,
    customs: &CustomFields,
    (terms, text): (&Option<String>, &str),
) -> Result<(String, Option<Field>), Failure> {
    let by_name = || order(&Sort::Name, false, terms, text);
    let stood = match sort {
        Sort::Power => Some(Field::Power),
        Sort::Interest => Some(Field::Interest),
        Sort::Current => Some(Field::Current),
        Sort::Desired => Some(Field::Desired),
        Sort::Owner if by_position => return Ok((by_name(), None)),
        Sort::Field(id) => {
            let field = customs.named("sort", id)?;
            if by_position && field.names() {
                return Ok((by_name(), None));
            }
            match plain(field) {
                Some(sort) => return Ok((order(&sort, descending, terms, text), None)),
                None if !field.needs_project() => return Ok((by_field(field, descending, customs), None)),
                None => Some(field),
            }
        }
        _ => None,
    };
    Ok(match stood {
        Some(field) => (by_name(), Some(field)),
        None => (order(sort, descending, terms, text), None),
    })
}

/// Ranking reads every match, so it waits until each word has three letters; before that the index's own order will do.
fn order(sort: &Sort, descending: bool, terms: &Option<String>, text: &str) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    match sort {
        Sort::Relevance
            if terms.is_some() && text.split_whitespace().all(|word| word.chars().count() >= 3) =>
        {
            RANKED.to_owned()
        }
        Sort::Relevance if terms.is_some() => UNRANKED.to_owned(),
        Sort::Role => format!("s.role_key {way}, s.name_key {way}, s.id {way}"),
        Sort::Unit => {
            format!("u.name_key IS NULL, u.name_key {way}, s.unit_id {way}, s.name_key {way}, s.id {way}")
        }
        Sort::Kind => format!("s.kind {way}, s.name_key {way}, s.id {way}"),
        Sort::Headcount if descending => "s.headcount DESC, s.name_key DESC, s.id DESC".to_owned(),
        Sort::Headcount => "s.headcount ASC NULLS LAST, s.name_key ASC, s.id ASC".to_owned(),
        Sort::AddedOn => format!("s.added_on {way}, s.name_key {way}, s.id {way}"),
        Sort::Owner => format!("s.owner_key {way}, s.name_key {way}, s.id {way}"),
        Sort::VerifiedOn => format!("s.verified_on {way}, s.name_key {way}, s.id {way}"),
        _ => format!("s.name_key {way}, s.id {way}"),
    }
}

/// What a field sorts by that the register always had; none of any other.
fn plain(field: Field) -> Option<Sort> {
    Some(match field {
        Field::Name => Sort::Name,
        Field::Role => Sort::Role,
        Field::Unit => Sort::Unit,
        Field::Kind => Sort::Kind,
        Field::Headcount => Sort::Headcount,
        Field::AddedOn => Sort::AddedOn,
        Field::Owner => Sort::Owner,
        Field::VerifiedOn => Sort::VerifiedOn,
        _ => return None,
    })
}

/// How the register is put into groups: what tells one from another, and in which order they come.
pub(super) struct Groups {
    /// Equal within a group; none of a field that is not in the file as it is.
    pub(super) key: Option<String>,
    /// What the group is called, of any one in it.
    pub(super) label: String,
    order: String,
}

impl Groups {
    /// By a field.
    ///
    /// # Errors
    /// Where it is not there, or has too many values to group by.
    pub(super) fn by(id: &str, customs: &CustomFields, by_position: bool) -> Result<Self, Failure> {
        let field = customs.named("group", id)?;
        if !customs.groups(field) {
            return Err(Failure::field(
                "group",
                "cannot be grouped by this field; choose the unit, kind, quadrant, owner, tags or a custom field with choices.",
            ));
        }
        if by_position && field.names() {
            return Err(Failure::field(
                "group",
                "tells who somebody is, which is not shown of a project that is role-only; choose another field.",
            ));
        }
        let as_is = |key: &str, label: &str, order: &str| Self {
            key: Some(key.to_owned()),
            label: label.to_owned(),
            order: order.to_owned(),
        };
        Ok(match field {
            Field::Kind => as_is("s.kind", "s.kind", "s.kind"),
            Field::Owner => as_is("s.owner_key", "s.owner", "s.owner_key = '', s.owner_key"),
            Field::Unit => as_is(
                "s.unit_id",
                "coalesce(u.name, '')",
                "u.name_key IS NULL, u.name_key, s.unit_id",
            ),
            Field::Tags => as_is(TAGS, TAGS, &format!("{TAGS} = '', fold({TAGS}), {TAGS}")),
            Field::Custom(id) => {
                let value = format!("coalesce({}, '')", custom_value(&id.to_string()));
                let place = place_among(&value, field, customs);
                as_is(&value, &value, &format!("{value} = '', {place}, {value}"))
            }
            _ => Self {
                key: None,
                label: "''".to_owned(),
                order: String::new(),
            },
        })
    }

    /// An order within the order of the groups.
    pub(super) fn before(&self, order: String) -> String {
        match self.key {
            Some(_) => format!("{}, {order}", self.order),
            None => order,
        }
    }

    /// The order of the groups alone.
    pub(super) fn order(&self) -> &str {
        &self.order
    }
}

/// A key as it crosses the wire.
pub(super) fn key_text(key: Value) -> String {
    match key {
        Value::Blob(bytes) => uuid::Uuid::from_slice(&bytes).map_or(String::new(), |id| id.to_string()),
        Value::Text(text) => text,
        _ => String::new(),
    }
}
