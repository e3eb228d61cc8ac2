//! What the journal says of a stakeholder: fields changed, with what stood there before, and who recorded what.

use chrono::NaiveDate;
use domain::{ProjectId, StakeholderId, StakeholderKind, UnitId};
use store::rusqlite::types::Value;
use store::{ColumnChange, EntryAbout, JournalLine, RowChange, RowDid};

use super::{TimelineEntry, TimelineEvent, TimelineKind};
use crate::{Failure, Look, sql};

/// Columns that only serve the order, or say where a reference comes from.
const BESIDE: [&str; 5] = ["id", "name_key", "role_key", "owner_key", "source"];
/// What tells who somebody is, which is not told where nobody is named.
const TELLING: [&str; 4] = ["name", "email", "phone", "reference"];
/// Tables whose rows are told of on their own.
const TOLD: [&str; 8] = [
    "stakeholder",
    "stake",
    "assessment",
    "engagement_record",
    "commitment",
    "role_held",
    "tie",
    "membership",
];

/// What the journal holds of a stakeholder, oldest first.
pub(super) struct Recorded(Vec<EntryAbout>);

impl Recorded {
    pub(super) fn of(look: Look<'_>, id: StakeholderId) -> Result<Self, Failure> {
        let mut ids = vec![*id.as_bytes()];
        // What is only ended is changed by its own id.
        ids.extend(sql::rows(
            look.conn,
            "SELECT id FROM role_held WHERE stakeholder_id = ?1 AND until_on IS NOT NULL \
             UNION ALL SELECT id FROM tie WHERE (from_id = ?1 OR to_id = ?1) AND until_on IS NOT NULL \
             UNION ALL SELECT id FROM membership WHERE (group_id = ?1 OR member_id = ?1) AND until_on IS NOT NULL",
            [sql::Id(id)],
            |row| row.get::<_, [u8; 16]>(0),
        )?);
        Ok(Self(look.workspace.changes_about(&ids)?))
    }

    /// The entry by which a row came.
    pub(super) fn came(&self, id: &[u8; 16]) -> Option<&JournalLine> {
        self.find(|row| row.id == Some(*id) && row.did == RowDid::Came)
    }

    /// The last entry that said this of a row.
    pub(super) fn said_last(&self, id: &[u8; 16], column: &str) -> Option<&JournalLine> {
        let says = |row: &RowChange| {
            row.column(column)
                .is_some_and(|column| !matches!(column.new, None | Some(Value::Null)))
        };
        self.find(|row| row.id == Some(*id) && says(row))
    }

    fn find(&self, is_meant: impl Fn(&RowChange) -> bool) -> Option<&JournalLine> {
        let entries = self.0.iter().rev();
        entries
            .filter(|entry| entry.rows.iter().any(&is_meant))
            .map(|entry| &entry.line)
            .next()
    }

    /// Says who recorded it, and when.
    pub(super) fn sign(&self, entry: &mut TimelineEntry, line: Option<&JournalLine>) {
        entry.at = line.map(|line| line.at);
        entry.author = line.map(|line| line.author.clone()).unwrap_or_default();
    }

    /// Fields changed, projects joined, and what else is recorded and not told of anywhere else.
    pub(super) fn edits(&self, look: Look<'_>, id: StakeholderId) -> Result<Vec<TimelineEntry>, Failure> {
        let mut edits = Vec::new();
        for entry in &self.0 {
            let on_date = look.context.date_of(entry.line.at);
            let mut told = false;
            for row in &entry.rows {
                told = told || TOLD.contains(&row.table.as_str());
                let mut found = match (row.table.as_str(), row.did) {
                    ("stakeholder", RowDid::Came) if row.id == Some(*id.as_bytes()) => {
                        vec![added(row, on_date)]
                    }
                    ("stakeholder", RowDid::Changed) if row.id == Some(*id.as_bytes()) => {
                        changed(look, row, on_date)?
                    }
                    ("stake", RowDid::Came) => staked(look, row, on_date)?.into_iter().collect(),
                    _ => Vec::new(),
                };
                for edit in &mut found {
                    self.sign(edit, Some(&entry.line));
                }
                edits.extend(found);
            }
            if !told && !entry.rows.is_empty() {
                let mut edit = TimelineEntry::of(TimelineKind::Edit, TimelineEvent::Recorded, on_date);
                edit.what.clone_from(&entry.line.label);
                self.sign(&mut edit, Some(&entry.line));
                edits.push(edit);
            }
        }
        Ok(edits)
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    match value {
        Some(Value::Text(text)) if !text.is_empty() => Some(text.clone()),
        Some(Value::Integer(number)) => Some(number.to_string()),
        Some(Value::Real(number)) => Some(number.to_string()),
        _ => None,
    }
}

fn day(column: Option<&ColumnChange>) -> Option<NaiveDate> {
    text(column?.new.as_ref())?.parse().ok()
}

/// They came into the register: on the day they are known from, or the day of the entry.
fn added(row: &RowChange, on_date: NaiveDate) -> TimelineEntry {
    let on_date = day(row.column("added_on")).unwrap_or(on_date);
    TimelineEntry::of(TimelineKind::Edit, TimelineEvent::Added, on_date)
}

/// One a field that is other than it was.
fn changed(look: Look<'_>, row: &RowChange, on_date: NaiveDate) -> Result<Vec<TimelineEntry>, Failure> {
    let mut entries = Vec::new();
    for column in row
        .columns
        .iter()
        .filter(|column| !BESIDE.contains(&column.column.as_str()) && column.new.is_some())
    {
        let mut entry = TimelineEntry::of(TimelineKind::Edit, TimelineEvent::Changed, on_date);
        let field = column.column.as_str();
        entry.field = Some(field.trim_end_matches("_id").to_owned());
        if !(look.by_position && TELLING.contains(&field)) {
            entry.old = said(look, field, column.old.as_ref())?;
            entry.new = said(look, field, column.new.as_ref())?;
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// A value as it is read.
fn said(look: Look<'_>, field: &str, value: Option<&Value>) -> Result<Option<String>, Failure> {
    Ok(match (field, value) {
        ("unit_id", Some(Value::Blob(blob))) => {
            let unit = <[u8; 16]>::try_from(blob.as_slice()).map(UnitId::from_bytes).ok();
            let name = unit.map(|unit| {
                sql::one::<String>(look.conn, "SELECT name FROM unit WHERE id = ?1", [sql::Id(unit)])
            });
            Some(
                name.transpose()?
                    .flatten()
                    .unwrap_or_else(|| "a unit that is gone".to_owned()),
            )
        }
        ("kind", value) => {
            let word = text(value);
            let kind = word
                .as_deref()
                .and_then(|word| word.parse::<StakeholderKind>().ok());
            kind.map(|kind| kind.label().to_owned()).or(word)
        }
        (_, value) => text(value),
    })
}

/// They came into a project that is there still.
fn staked(look: Look<'_>, row: &RowChange, on_date: NaiveDate) -> Result<Option<TimelineEntry>, Failure> {
    let project = row.column("project_id").and_then(|column| match &column.new {
        Some(Value::Blob(blob)) => <[u8; 16]>::try_from(blob.as_slice()).ok(),
        _ => None,
    });
    let Some(project) = project.map(ProjectId::from_bytes) else {
        return Ok(None);
    };
    let name = sql::one::<String>(
        look.conn,
        "SELECT name FROM project WHERE id = ?1",
        [sql::Id(project)],
    )?;
    Ok(name.map(|name| {
        let on_date = day(row.column("added_on")).unwrap_or(on_date);
        let mut entry = TimelineEntry::of(TimelineKind::Edit, TimelineEvent::Staked, on_date);
        entry.project = Some(project);
        entry.project_name = Some(name);
        entry
    }))
}
