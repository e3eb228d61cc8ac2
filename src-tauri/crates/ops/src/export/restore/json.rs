//! The JSON file of an export, read as it goes.

use std::fmt;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use super::super::form::{TABLES, VERSION};
use super::{Filler, fault};
use crate::{Code, Failure, Work};

/// Reads the file that holds everything into the tables; the rows of all.
pub(super) fn from_json(work: &Work<'_, '_>, path: &Path) -> Result<u64, Failure> {
    let unreadable = |what: &dyn fmt::Display| {
        Failure::new(
            Code::Invalid,
            format!(
                "{} could not be read: {what}. Nothing was changed.",
                path.display()
            ),
        )
    };
    let open = || -> std::io::Result<_> { Ok(BufReader::with_capacity(256 * 1024, File::open(path)?)) };
    // The fields of a JSON object have no order, so the form is looked up first.
    let head: Head = serde_json::from_reader(open().map_err(|error| unreadable(&error))?)
        .map_err(|error| unreadable(&error))?;
    if head.version != u64::from(VERSION) {
        return Err(Failure::new(
            Code::NewerVersion,
            format!(
                "This export has form {}, and this version of Soundings reads form {VERSION}. Update Soundings, or export \
                 the workspace again with this version. Nothing was changed.",
                head.version
            ),
        ));
    }
    let reader = open().map_err(|error| unreadable(&error))?;
    let mut deserializer = serde_json::Deserializer::from_reader(reader);
    let mut refusal = None;
    let whole = Whole {
        work,
        refusal: &mut refusal,
    };
    let read = deserializer
        .deserialize_map(whole)
        .and_then(|rows| deserializer.end().map(|()| rows));
    match (read, refusal) {
        (_, Some(refusal)) => Err(refusal),
        (Ok(rows), None) => Ok(rows),
        (Err(error), None) => Err(unreadable(&error)),
    }
}

/// What an export says of itself.
#[derive(Deserialize)]
struct Head {
    version: u64,
}

/// Reads the file that holds everything as it goes, so that a large one needs little memory. What the workspace refuses
/// is kept aside, since the reader's own errors can carry text only.
struct Whole<'r, 'w, 'a, 'c> {
    work: &'w Work<'a, 'c>,
    refusal: &'r mut Option<Failure>,
}

impl<'de> Visitor<'de> for Whole<'_, '_, '_, '_> {
    type Value = u64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an exported workspace")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<u64, M::Error> {
        let mut rows = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "tables" {
                rows = Some(map.next_value_seed(Tables {
                    work: self.work,
                    refusal: &mut *self.refusal,
                })?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        rows.ok_or_else(|| M::Error::custom("it holds no tables"))
    }
}

struct Tables<'r, 'w, 'a, 'c> {
    work: &'w Work<'a, 'c>,
    refusal: &'r mut Option<Failure>,
}

impl<'de> DeserializeSeed<'de> for Tables<'_, '_, '_, '_> {
    type Value = u64;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<u64, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_, '_, '_, '_> {
    type Value = u64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the tables of a workspace")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<u64, M::Error> {
        let mut rows = 0;
        let mut missing: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        while let Some(name) = map.next_key::<String>()? {
            let Some(table) = TABLES.iter().find(|table| table.name == name) else {
                return Err(M::Error::custom(format_args!(
                    "form {VERSION} knows no table “{name}”"
                )));
            };
            missing.retain(|other| *other != table.name);
            rows += map.next_value_seed(Rows {
                filler: Filler::new(self.work, table),
                refusal: &mut *self.refusal,
            })?;
        }
        match missing[..] {
            [] => Ok(rows),
            [first, ..] => Err(M::Error::custom(format_args!("the table {first} is missing"))),
        }
    }
}

struct Rows<'r, 'w, 'a, 'c> {
    filler: Filler<'w, 'a, 'c>,
    refusal: &'r mut Option<Failure>,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_, '_, '_> {
    type Value = u64;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<u64, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_, '_, '_> {
    type Value = u64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the rows of a table")
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut seq: S) -> Result<u64, S::Error> {
        while let Some(row) = seq.next_element::<Map<String, Json>>()? {
            let table = self.filler.table;
            let unknown = row
                .keys()
                .find(|key| !table.written().any(|column| column.name == key.as_str()));
            let put = match unknown {
                Some(key) => Err(fault(
                    table.name,
                    Some(self.filler.rows + 1),
                    &format!("has a field “{key}” that form {VERSION} does not know"),
                )),
                None => self.filler.put(|column| {
                    row.get(column.name)
                        .cloned()
                        .ok_or_else(|| "is missing".to_owned())
                }),
            };
            if let Err(failure) = put {
                *self.refusal = Some(failure);
                return Err(S::Error::custom("refused"));
            }
        }
        Ok(self.filler.rows)
    }
}
