//! Taking somebody out of the rows, the history and the search index of one file. Rows stay, and so do their ids.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, params, params_from_iter};
use serde_json::Value as Json;

use super::HowMuch;
use super::past;
use super::person::{MARKS, Person};
use super::trace::{Enough, Finder};
use crate::backup::quoted;
use crate::{fold_key, search};

/// What was said to or by them, or about them, in words of somebody's own. It goes with them.
const ABOUT_THEM: [&str; 13] = [
    "UPDATE assessment SET note = '' WHERE stakeholder_id = ?1 AND note <> ''",
    "UPDATE engagement_record SET place = '', purpose = '', attendees = '', shared = '', issues = '', response = ''
       WHERE stakeholder_id = ?1 AND place || purpose || attendees || shared || issues || response <> ''",
    "UPDATE commitment SET what = 'Erased' WHERE stakeholder_id = ?1 AND what <> 'Erased'",
    "UPDATE request SET why = 'Erased', value = 'Erased', decision_note = ''
       WHERE for_stakeholder_id = ?1 AND (why <> 'Erased' OR value <> 'Erased' OR decision_note <> '')",
    "UPDATE plan_line SET what = 'Erased', value = 'Erased', outcome = ''
       WHERE for_stakeholder_id = ?1 AND (what <> 'Erased' OR value <> 'Erased' OR outcome <> '')",
    "UPDATE tie SET source = '' WHERE (from_id = ?1 OR to_id = ?1) AND source <> ''",
    "UPDATE data_request SET note = '' WHERE stakeholder_id = ?1 AND note <> ''",
    "UPDATE mark SET about = '', note = '' WHERE stakeholder_id = ?1 AND about || note <> ''",
    "DELETE FROM custom_values WHERE subject_id = ?1",
    "DELETE FROM private_note WHERE stakeholder_id = ?1",
    "DELETE FROM kept_longer WHERE stakeholder_id = ?1",
    "DELETE FROM told_apart WHERE first_id = ?1 OR second_id = ?1",
    "UPDATE stakeholder SET email = '', phone = '', reference = '', source = '', notes = ''
       WHERE id = ?1 AND email || phone || reference || source || notes <> ''",
];

/// What tells somebody apart though nobody is named by it.
const TELLING: [&str; 7] = [
    "DELETE FROM tie WHERE from_id = ?1 OR to_id = ?1",
    "DELETE FROM tagging WHERE stakeholder_id = ?1",
    "DELETE FROM mark WHERE stakeholder_id = ?1",
    "DELETE FROM role_held WHERE stakeholder_id = ?1",
    "DELETE FROM decision_part WHERE stakeholder_id = ?1",
    "DELETE FROM network_place WHERE stakeholder_id = ?1",
    "UPDATE stakeholder SET role = '', role_key = '', grade = '', unit_id = NULL
       WHERE id = ?1 AND (role || grade <> '' OR unit_id IS NOT NULL)",
];

/// Columns that name something: there, a part of a name may well be something else.
const NAMING: [&str; 12] = [
    "name",
    "name_key",
    "role",
    "role_key",
    "grade",
    "title",
    "title_key",
    "choices",
    "shape",
    "source",
    "reference",
    "channel",
];
/// Columns that hold words of the program's own, never of a person: none of them is anybody's name.
pub(super) const CODES: [&str; 15] = [
    "kind",
    "state",
    "family",
    "axis",
    "measure",
    "status",
    "origin",
    "direction",
    "part",
    "basis",
    "subject",
    "mode",
    "profile",
    "key",
    "tags",
];
/// Columns that name people: there, a word that may mean something else means them.
const PEOPLE: [&str; 8] = [
    "owner",
    "owner_key",
    "follow_up_owner",
    "requested_by",
    "assessor",
    "author",
    "attendees",
    "whose",
];
/// Columns whose texts are read by the program: words of its own stand in them beside those of people.
pub(super) const READ_BY_US: [(&str, &str); 4] = [
    ("setting", "value"),
    ("mapping", "body"),
    ("remembered_mapping", "body"),
    ("saved_view", "body"),
];
/// Settings that hold sentences of somebody's own, or names that they gave.
pub(super) const PROSE: [&str; 3] = ["information_notice", "dpia_worksheet", "holidays"];

/// What was, or would be, changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Rows, by their table.
    pub(super) rows: BTreeMap<String, u64>,
    /// Entries of the history whose change-set went.
    pub(super) entries: u64,
}

impl Tally {
    fn add(&mut self, table: &str, rows: u64) {
        if rows > 0 {
            *self.rows.entry(table.to_owned()).or_default() += rows;
        }
    }

    /// Whether there was nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.entries == 0
    }
}

/// Takes somebody out of everything in the file. The caller has a transaction, and rewrites the file afterwards.
pub(super) fn scrub(conn: &Connection, person: &Person, much: HowMuch) -> rusqlite::Result<Tally> {
    let mut tally = Tally::default();
    let more: &[&str] = if much == HowMuch::Erase { &TELLING } else { &[] };
    for sql in ABOUT_THEM.iter().chain(more) {
        let table = table_of(sql);
        if exists(conn, table)? {
            tally.add(table, conn.execute(sql, [person.id])? as u64);
        }
    }
    if much == HowMuch::Erase && exists(conn, "tag")? {
        let unused = "DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM tagging)";
        tally.add("tag", conn.execute(unused, [])? as u64);
    }
    let renamed = "UPDATE stakeholder SET name = ?2, name_key = ?3 WHERE id = ?1 AND name <> ?2";
    let key = fold_key(&person.called);
    let renamed = conn.execute(renamed, params![person.id, person.called, key])?;
    tally.add("stakeholder", renamed as u64);
    for table in tables(conn)? {
        texts(conn, &table, person, &mut tally)?;
    }
    tally.entries = past::scrub(conn, person)?;
    if !tally.is_empty() {
        search::rebuild(conn)?;
    }
    Ok(tally)
}

/// The table that a statement changes.
fn table_of(sql: &str) -> &str {
    let rest = sql
        .strip_prefix("UPDATE ")
        .or_else(|| sql.strip_prefix("DELETE FROM "));
    rest.and_then(|rest| rest.split_whitespace().next())
        .unwrap_or_default()
}

/// Whether the file, which may be of an older format, has this table.
pub(super) fn exists(conn: &Connection, table: &str) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)")?
        .query_row([table], |row| row.get(0))
}

/// Every table that holds texts: all but the change-sets and the search index, which are not rows to change.
pub(super) fn tables(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    conn.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1
         AND name NOT IN ('search_key', 'journal_change_set') ORDER BY name",
    )?
    .query_map([], |row| row.get(0))?
    .collect()
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    text: bool,
    key: bool,
}

pub(super) fn columns(conn: &Connection, table: &str) -> rusqlite::Result<Vec<Column>> {
    conn.prepare_cached("SELECT name, type = 'TEXT', pk > 0 FROM pragma_table_info(?1) ORDER BY cid")?
        .query_map([table], |row| {
            Ok(Column {
                name: row.get(0)?,
                text: row.get(1)?,
                key: row.get(2)?,
            })
        })?
        .collect()
}

/// The key of a row, and its new texts by the place of their column.
type Rewritten = (Vec<Value>, Vec<(usize, String)>);

/// Replaces the name in every text of a table.
fn texts(conn: &Connection, table: &str, person: &Person, tally: &mut Tally) -> rusqlite::Result<()> {
    let columns = columns(conn, table)?;
    let keys: Vec<usize> = places(&columns, |column| column.key);
    let texts: Vec<usize> = places(&columns, |column| column.text);
    if texts.is_empty() {
        return Ok(());
    }
    // The names of other people are theirs, and so is what they are reached by.
    let theirs = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Option<(bool, bool)>> {
        let id = row.get_ref("id")?.as_blob()?;
        let is_person = row.get_ref("kind")?.as_str()? == "person";
        Ok((id != person.id).then(|| (is_person, is_person && person.is_akin(id, None))))
    };
    let mut changes: Vec<Rewritten> = Vec::new();
    let mut statement = conn.prepare(&format!("SELECT * FROM {}", quoted(table)))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let theirs = if table == "stakeholder" {
            theirs(row)?
        } else {
            None
        };
        let about = keys.iter().any(|&key| {
            row.get_ref(key)
                .is_ok_and(|id| id.as_blob().is_ok_and(|id| person.rows.contains(id)))
        });
        let finder = if about { &person.here } else { &person.elsewhere };
        let mut changed = Vec::new();
        for &place in &texts {
            let column = columns[place].name.as_str();
            if CODES.contains(&column) {
                continue;
            }
            let Some(text) = row.get_ref(place)?.as_str_or_null()? else {
                continue;
            };
            let key = match keys[..] {
                [key] if table == "setting" => row.get_ref(key)?.as_str().unwrap_or_default(),
                _ => "",
            };
            let new = match theirs {
                Some((true, _)) if matches!(column, "name" | "name_key") => None,
                Some((_, true)) if MARKS.contains(&column) => None,
                Some(_) if MARKS.contains(&column) => person.out_of_mark(text),
                _ => in_column(finder, table, column, key, text),
            };
            changed.extend(new.map(|text| (place, text)));
        }
        if !changed.is_empty() {
            let key = keys
                .iter()
                .map(|&key| row.get(key))
                .collect::<rusqlite::Result<_>>()?;
            changes.push((key, changed));
        }
    }
    for (key, changed) in &changes {
        update(conn, table, &columns, &keys, key, changed)?;
    }
    tally.add(table, changes.len() as u64);
    Ok(())
}

fn places(columns: &[Column], which: impl Fn(&Column) -> bool) -> Vec<usize> {
    columns
        .iter()
        .enumerate()
        .filter(|(_, column)| which(column))
        .map(|(place, _)| place)
        .collect()
}

/// What a column of a row of this key holds without them, if it names them.
fn in_column(finder: &Finder, table: &str, column: &str, key: &str, text: &str) -> Option<String> {
    let read_by_us = READ_BY_US.contains(&(table, column)) && !PROSE.contains(&key);
    let whole = NAMING.contains(&column) || read_by_us;
    let enough = if whole { Enough::Whole } else { Enough::Part };
    let without = in_text(finder, enough, text);
    let alone = by_itself(finder, table, column, without.as_deref().unwrap_or(text));
    match alone.or(without) {
        Some(text) if column.ends_with("_key") => Some(fold_key(&text)),
        other => other,
    }
}

/// What a column that names people holds without them, where it is nothing but their name.
pub(super) fn by_itself(finder: &Finder, table: &str, column: &str, text: &str) -> Option<String> {
    match (table, column) {
        ("export_record", "what" | "file_name") => finder.replaced_about(text),
        (_, column) if PEOPLE.contains(&column) => finder.replaced_alone(text),
        _ => None,
    }
}

/// What a text says without them, if it names them; of JSON, what its texts say.
pub(super) fn in_text(finder: &Finder, enough: Enough, text: &str) -> Option<String> {
    if text.starts_with(['{', '['])
        && let Ok(json) = serde_json::from_str::<Json>(text)
    {
        return in_json(finder, enough, &json).map(|json| json.to_string());
    }
    finder.replaced(text, enough)
}

fn in_json(finder: &Finder, enough: Enough, json: &Json) -> Option<Json> {
    let text = |text: &str| finder.replaced(text, enough);
    match json {
        Json::String(said) => text(said).map(Json::String),
        Json::Array(list) => {
            let new: Vec<Option<Json>> = list.iter().map(|item| in_json(finder, enough, item)).collect();
            new.iter().any(Option::is_some).then(|| {
                let list = list.iter().zip(new);
                list.map(|(old, new)| new.unwrap_or_else(|| old.clone()))
                    .collect()
            })
        }
        Json::Object(fields) => {
            let mut found = false;
            let mut other = serde_json::Map::new();
            for (name, value) in fields {
                let (new_name, new_value) = (text(name), in_json(finder, enough, value));
                found |= new_name.is_some() || new_value.is_some();
                other.insert(
                    new_name.unwrap_or_else(|| name.clone()),
                    new_value.unwrap_or_else(|| value.clone()),
                );
            }
            found.then_some(Json::Object(other))
        }
        _ => None,
    }
}

/// Writes the changed texts of a row. Where a rule lets no two rows share a text, a number behind it keeps them apart.
fn update(
    conn: &Connection,
    table: &str,
    columns: &[Column],
    keys: &[usize],
    key: &[Value],
    changed: &[(usize, String)],
) -> rusqlite::Result<()> {
    let name = |place: &usize| quoted(&columns[*place].name);
    let sets: Vec<String> = changed
        .iter()
        .map(|(place, _)| format!("{} = ?", name(place)))
        .collect();
    let wheres: Vec<String> = keys.iter().map(|place| format!("{} = ?", name(place))).collect();
    let sql = format!(
        "UPDATE {} SET {} WHERE {}",
        quoted(table),
        sets.join(", "),
        wheres.join(" AND ")
    );
    let mut statement = conn.prepare_cached(&sql)?;
    for again in 1_u32.. {
        let texts = changed.iter().map(|(place, text)| match again {
            1 => text.clone(),
            _ if NAMING.contains(&columns[*place].name.as_str()) || columns[*place].key => {
                format!("{text} {again}")
            }
            _ => text.clone(),
        });
        let values = texts.map(Value::Text).chain(key.iter().cloned());
        match statement.execute(params_from_iter(values)) {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) && again < 1_000 => {}
            outcome => return outcome.map(drop),
        }
    }
    Ok(())
}

/// Whether anything in the file still names them or stands open; to be sure before it counts.
pub(super) fn is_clean(conn: &Connection, person: &Person, much: HowMuch) -> rusqlite::Result<bool> {
    conn.execute_batch("SAVEPOINT once_more")?;
    let again = scrub(conn, person, much);
    conn.execute_batch("ROLLBACK TO once_more; RELEASE once_more")?;
    Ok(again?.is_empty())
}
