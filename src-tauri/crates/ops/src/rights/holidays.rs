//! The days on which nobody works, beside weekends: a list the user keeps, by which requests are due (R33).

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use domain::DataRequestId;
use domain::duties::due_on;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NAME, Nothing, required_text};
use crate::{Code, Failure, Look, Work, sql};

/// A day on which nobody works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The day, in the years 1900 to 2199.
    pub on: NaiveDate,
    /// What it is called, up to 300 characters. A list of an older version of the program may have days without.
    pub name: String,
}

/// The days on which nobody works, beside weekends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// The days, up to 5,000, each once; earliest first when they are read.
    pub days: Vec<Holiday>,
}

/// The list as it is now, and what came of changing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HolidaysChanged {
    /// The days, earliest first.
    pub days: Vec<Holiday>,
    /// How many open requests are due on another day now.
    pub moved: u64,
}

const HOLIDAYS: &str = "holidays";
/// More than a user could keep by hand.
const MOST_HOLIDAYS: usize = 5_000;

/// A day as the file may hold it: older versions kept no names.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Named(Holiday),
    Day(NaiveDate),
}

/// The list by day.
fn kept(conn: &Connection) -> Result<BTreeMap<NaiveDate, String>, Failure> {
    let Some(text) = sql::one::<String>(conn, "SELECT value FROM setting WHERE key = ?1", [HOLIDAYS])? else {
        return Ok(BTreeMap::new());
    };
    let days: Vec<Stored> = serde_json::from_str(&text).map_err(|_| {
        Failure::new(
            Code::Damaged,
            "The list of holidays cannot be read; set it again under Privacy.",
        )
    })?;
    Ok(days
        .into_iter()
        .map(|day| match day {
            Stored::Named(day) => (day.on, day.name),
            Stored::Day(on) => (on, String::new()),
        })
        .collect())
}

/// The days alone.
pub(super) fn days(conn: &Connection) -> Result<BTreeSet<NaiveDate>, Failure> {
    Ok(kept(conn)?.into_keys().collect())
}

fn listed(days: BTreeMap<NaiveDate, String>) -> Vec<Holiday> {
    days.into_iter().map(|(on, name)| Holiday { on, name }).collect()
}

/// `holidays_read`.
pub fn read(look: Look<'_>, _: Nothing) -> Result<Holidays, Failure> {
    Ok(Holidays {
        days: listed(kept(look.conn)?),
    })
}

/// `holidays_change`: what is still open is dated anew.
pub fn change(work: &mut Work<'_, '_>, request: Holidays) -> Result<HolidaysChanged, Failure> {
    if request.days.len() > MOST_HOLIDAYS {
        return Err(Failure::field(
            "days",
            format!("at most {MOST_HOLIDAYS} days fit."),
        ));
    }
    // A list that cannot be read any more is replaced by what is given.
    let before = kept(work).unwrap_or_default();
    let mut after = BTreeMap::new();
    for (at, day) in request.days.into_iter().enumerate() {
        let field = |name: &str| format!("days[{at}].{name}");
        if !(1900..2200).contains(&day.on.year()) {
            return Err(Failure::field(
                field("on"),
                format!("{} is outside the years 1900 to 2199.", day.on),
            ));
        }
        let name = if day.name.is_empty() && before.get(&day.on).is_some_and(String::is_empty) {
            String::new()
        } else {
            required_text(&field("name"), &day.name, NAME)?
        };
        if after.insert(day.on, name).is_some() {
            return Err(Failure::field(
                field("on"),
                format!("{} is on the list already.", day.on),
            ));
        }
    }
    work.label(label(&before, &after));
    let days: BTreeSet<NaiveDate> = after.keys().copied().collect();
    let listed = listed(after);
    let text = serde_json::to_string(&listed).map_err(|_| {
        Failure::new(
            Code::Internal,
            "The list could not be written. Nothing was changed.",
        )
    })?;
    sql::run(
        work,
        "INSERT INTO setting(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (HOLIDAYS, text),
    )?;
    Ok(HolidaysChanged {
        days: listed,
        moved: date_anew(work, &days)?,
    })
}

/// Dates what is open anew; says of how much that is another day.
fn date_anew(conn: &Connection, days: &BTreeSet<NaiveDate>) -> Result<u64, Failure> {
    let open: Vec<(DataRequestId, NaiveDate, NaiveDate)> = sql::rows(
        conn,
        "SELECT id, received_on, due_on FROM data_request WHERE status = 'open'",
        (),
        |row| Ok((sql::id(row, 0)?, row.get(1)?, row.get(2)?)),
    )?;
    let mut moved = 0;
    for (id, received_on, was_due) in open {
        let due = due_on(received_on, days);
        if due != was_due {
            sql::run(
                conn,
                "UPDATE data_request SET due_on = ?2 WHERE id = ?1",
                (sql::Id(id), due),
            )?;
            moved += 1;
        }
    }
    Ok(moved)
}

/// After an older change was taken back alone: what is open goes by the list as it is then, though it was recorded or
/// opened again under another. One that cannot be read dates nothing. Gives whether anything is due on another day.
pub(crate) fn follow(conn: &Connection) -> Result<bool, Failure> {
    match days(conn) {
        Ok(days) => Ok(date_anew(conn, &days)? > 0),
        Err(failure) if failure.code == Code::Damaged => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// What the change is called: the one day it is about, or the list.
fn label(before: &BTreeMap<NaiveDate, String>, after: &BTreeMap<NaiveDate, String>) -> String {
    let added: Vec<_> = after.iter().filter(|(on, _)| !before.contains_key(on)).collect();
    let gone: Vec<_> = before.iter().filter(|(on, _)| !after.contains_key(on)).collect();
    let called = |on: &NaiveDate, name: &str| match name {
        "" => format!("the holiday on {on}"),
        name => format!("the holiday {name} on {on}"),
    };
    match (added.as_slice(), gone.as_slice()) {
        ([(on, name)], []) => format!("Added {}", called(on, name)),
        ([], [(on, name)]) => format!("Took {} off the list", called(on, name)),
        _ => "Changed the list of holidays".to_owned(),
    }
}
