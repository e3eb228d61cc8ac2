//! Everything held about one person, wherever it is, for them to read.

mod kinds;

use std::collections::BTreeSet;

use ::report::pack::{PackItem, PackSection, PackValue, PersonPack};
use domain::{CustomSubject, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::types::ValueRef;
use store::rusqlite::{Row, named_params};
use ts_rs::TS;

use self::kinds::{Is, KINDS, Kind};
use super::named::Named;
use crate::people::merge::merged_into;
use crate::{Code, Context, Failure, Look, Session, custom, sql, tags, units};

/// About whom.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonPackRequest {
    /// The stakeholder.
    pub id: StakeholderId,
}

/// More entries of the history than anybody has.
const ALL_ENTRIES: u64 = 1_000_000;

/// `person_pack`.
pub fn pack(look: Look<'_>, request: PersonPackRequest) -> Result<PersonPack, Failure> {
    let id = request.id;
    let name: String = sql::one(
        look.conn,
        "SELECT name FROM stakeholder WHERE id = ?1",
        [sql::Id(id)],
    )?
    .ok_or_else(|| Failure::not_found("This stakeholder"))?;
    let (workspace, purpose, fiction) = sql::rows(
        look.conn,
        "SELECT name, purpose, fiction FROM workspace",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?
    .pop()
    .unwrap_or_default();
    let named = Named::besides(look, id)?;
    let mut sections = Vec::new();
    for kind in KINDS {
        let mut section = of_kind(look, kind, id, &named)?;
        if kind.title == "Register" {
            register(look, id, &named, &mut section)?;
        }
        sections.push(section);
    }
    sections.push(elsewhere(look, id, &name, &named)?);
    sections.push(history(look, id, &named)?);
    let items = sections.iter().flat_map(|section| &section.items);
    let to_review = items.filter(|item| !item.others.is_empty()).count();
    Ok(PersonPack {
        id: id.to_string(),
        name,
        workspace,
        purpose,
        fiction,
        made_on: look.context.today,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sections,
        to_review: u32::try_from(to_review).unwrap_or(u32::MAX),
    })
}

/// A pack as a PDF.
#[derive(Debug, Clone)]
pub struct PackPdf {
    /// The document.
    pub bytes: Vec<u8>,
    /// What it was made of.
    pub pack: PersonPack,
    /// What to call it, without an ending.
    pub file_stem: String,
}

/// Everything held about one person as a PDF: the same bytes for the same data, date and version.
///
/// # Errors
/// `not_found` for somebody who is not in the workspace, `internal` when the pages cannot be made.
pub fn pdf(session: &Session, context: &Context, id: StakeholderId) -> Result<PackPdf, Failure> {
    let pack = session.read(context, |look| pack(look, PersonPackRequest { id }))?;
    let bytes = ::report::pack::pdf(&pack)
        .map_err(|error| Failure::new(Code::Internal, format!("The pages could not be made: {error}")))?;
    Ok(PackPdf {
        bytes,
        file_stem: file_stem(&pack),
        pack,
    })
}

/// “Held about - Name - 2026-11-22”, without what file systems refuse.
fn file_stem(pack: &PersonPack) -> String {
    format!(
        "Held about - {} - {}",
        crate::words::for_file(&pack.name),
        pack.made_on
    )
}

/// An item in the making.
#[derive(Default)]
struct Item {
    values: Vec<PackValue>,
    others: BTreeSet<String>,
}

impl Item {
    fn add(&mut self, named: &Named, is: Is, name: &str, value: String) {
        if value.is_empty() {
            return;
        }
        let value = match is {
            Is::Word(label) => label(&value),
            Is::YesNo => if value == "0" { "no" } else { "yes" }.to_owned(),
            Is::Person => {
                named.person(&value, &mut self.others);
                value
            }
            Is::Text => {
                named.within(&value, &mut self.others);
                value
            }
        };
        self.values.push(PackValue {
            name: name.to_owned(),
            value,
        });
    }

    fn end(self) -> PackItem {
        PackItem {
            values: self.values,
            others: self.others.into_iter().collect(),
        }
    }
}

fn of_kind(look: Look<'_>, kind: &Kind, id: StakeholderId, named: &Named) -> Result<PackSection, Failure> {
    let mut statement = look.conn.prepare_cached(kind.query)?;
    let mut rows = statement.query(named_params! { ":id": sql::Id(id) })?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let mut item = Item::default();
        for (column, (label, is)) in kind.columns.iter().enumerate() {
            item.add(named, *is, label, text(row, column)?);
        }
        items.push(item.end());
    }
    Ok(PackSection {
        title: kind.title.to_owned(),
        about: kind.about.to_owned(),
        items,
    })
}

fn text(row: &Row<'_>, column: usize) -> Result<String, Failure> {
    Ok(match row.get_ref(column)? {
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(_) => row.get(column)?,
    })
}

/// What stands in the register beside the row itself: the unit with those above it, tags and custom fields.
fn register(
    look: Look<'_>,
    id: StakeholderId,
    named: &Named,
    section: &mut PackSection,
) -> Result<(), Failure> {
    let mut item = Item::default();
    let unit = sql::one(
        look.conn,
        "SELECT unit_id FROM stakeholder WHERE id = ?1",
        [sql::Id(id)],
    )?;
    if let Some(Some(sql::Id(unit))) = unit {
        item.add(named, Is::Text, "Unit", units::path(look.conn, unit)?.join(" › "));
    }
    for tag in tags::of(look.conn, id)? {
        item.add(named, Is::Text, "Tag", tag.name);
    }
    for field in custom::values::all_of(look.conn, CustomSubject::Stakeholder, id.as_bytes())? {
        item.add(named, Is::Text, &field.name, field.value.unwrap_or_default());
    }
    let more = item.end();
    if let Some(first) = section.items.first_mut() {
        first.values.extend(more.values);
        first.others.extend(more.others);
        first.others.sort();
        first.others.dedup();
    }
    Ok(())
}

/// Texts of rows that are not about them and yet say their name.
fn elsewhere(look: Look<'_>, id: StakeholderId, name: &str, named: &Named) -> Result<PackSection, Failure> {
    let own = Named::only(name);
    let bytes = id.as_bytes().as_slice();
    let mut items = Vec::new();
    // What somebody keeps to themselves of others is nothing that is held about this person.
    let tables = store::RECORDED.iter().chain(store::NOT_UNDONE);
    for table in tables.filter(|&&table| table != "private_note") {
        let mut statement = look.conn.prepare(&format!("SELECT * FROM {table}"))?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        'rows: while let Some(row) = rows.next()? {
            let mut said = Vec::new();
            for (place, column) in columns.iter().enumerate() {
                match row.get_ref(place)? {
                    // It is about them, and listed above.
                    ValueRef::Blob(blob) if blob == bytes => continue 'rows,
                    ValueRef::Text(_) if !column.ends_with("_key") => {
                        let text: String = row.get(place)?;
                        let mut found = BTreeSet::new();
                        own.within(&text, &mut found);
                        if !found.is_empty() {
                            said.push((kinds::in_words(column), text));
                        }
                    }
                    _ => {}
                }
            }
            if !said.is_empty() {
                let mut item = Item::default();
                item.add(named, Is::Text, "Where", kinds::in_words(table));
                for (column, text) in said {
                    item.add(named, Is::Text, &column, text);
                }
                items.push(item.end());
            }
        }
    }
    Ok(PackSection {
        title: "Named elsewhere".to_owned(),
        about: "Texts about other things or people that say their name, and what they recorded themselves."
            .to_owned(),
        items,
    })
}

fn history(look: Look<'_>, id: StakeholderId, named: &Named) -> Result<PackSection, Failure> {
    let mut lines = Vec::new();
    for of in [vec![*id.as_bytes()], merged_into(look.conn, *id.as_bytes())?].concat() {
        lines.extend(look.workspace.journal_about(&of, ALL_ENTRIES)?.1);
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.seq));
    lines.dedup_by_key(|line| line.seq);
    let items = lines.into_iter().map(|line| {
        let mut item = Item::default();
        item.add(named, Is::Text, "What", line.label);
        item.add(
            named,
            Is::Text,
            "When",
            line.at.format("%Y-%m-%d %H:%M UTC").to_string(),
        );
        item.add(named, Is::Person, "By", line.author);
        item.end()
    });
    Ok(PackSection {
        title: "History".to_owned(),
        about: "Changes that touched them, newest first. Each is kept so that it can be taken back."
            .to_owned(),
        items: items.collect(),
    })
}
