//! Stakeholders added and changed.

use chrono::NaiveDate;
use domain::{ProjectId, Settings, StakeholderId, StakeholderKind, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use ts_rs::TS;

use crate::door::{NAME, NOTE, Nothing, given, optional_text, required_text};
use crate::{Failure, Work, projects, sql, stakes, units};

/// A stakeholder to add. Only a name is needed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeholderAdd {
    /// The id it shall have; a new one when left out.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<StakeholderId>,
    /// Person unless said otherwise.
    #[serde(default = "person")]
    #[ts(optional, as = "Option<StakeholderKind>")]
    pub kind: StakeholderKind,
    /// The name; of a role its title. At most 300 characters.
    pub name: String,
    /// Role or job title.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub role: String,
    /// Grade or band.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub grade: String,
    /// E-mail address.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub email: String,
    /// Telephone number.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub phone: String,
    /// The home unit.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<UnitId>,
    /// Headcount in full-time equivalents, above 0; groups and organisations only.
    #[serde(default)]
    #[ts(optional)]
    pub headcount: Option<f64>,
    /// The id it carries in its source.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reference: String,
    /// Notes.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub notes: String,
    /// Projects it has a stake in from the start.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ProjectId>>")]
    pub projects: Vec<ProjectId>,
    /// The date it counts as known from; today when left out, and never later than today.
    #[serde(default)]
    #[ts(optional)]
    pub added_on: Option<NaiveDate>,
}

fn person() -> StakeholderKind {
    StakeholderKind::Person
}

/// The stakeholder that was added.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Added {
    /// Its id.
    pub id: StakeholderId,
}

/// Changes to a stakeholder: what is left out stays, null clears.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct StakeholderChanges {
    /// Person, role, group or organisation.
    #[ts(optional)]
    pub kind: Option<StakeholderKind>,
    /// The name.
    #[ts(optional)]
    pub name: Option<String>,
    /// Role or job title.
    #[ts(optional)]
    pub role: Option<String>,
    /// Grade or band.
    #[ts(optional)]
    pub grade: Option<String>,
    /// E-mail address.
    #[ts(optional)]
    pub email: Option<String>,
    /// Telephone number.
    #[ts(optional)]
    pub phone: Option<String>,
    /// The home unit.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit: Option<Option<UnitId>>,
    /// Headcount in full-time equivalents.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub headcount: Option<Option<f64>>,
    /// The id it carries in its source.
    #[ts(optional)]
    pub reference: Option<String>,
    /// Notes.
    #[ts(optional)]
    pub notes: Option<String>,
    /// Who looks after the relationship; empty clears it.
    #[ts(optional)]
    pub owner: Option<String>,
    /// When what is known was last looked over, never later than today.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verified_on: Option<Option<NaiveDate>>,
    /// After how many days that counts as stale, 1–3,650; null: as the house rules say.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verify_days: Option<Option<u32>>,
    /// Since when it is archived, never later than today; null puts it back into the register.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub archived_on: Option<Option<NaiveDate>>,
}

/// Which stakeholder, and what changes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeholderEdit {
    /// The stakeholder.
    pub id: StakeholderId,
    /// What changes.
    pub changes: StakeholderChanges,
}

/// `stakeholder_add`.
pub fn add(work: &mut Work<'_, '_>, request: StakeholderAdd) -> Result<Added, Failure> {
    let id = request.id.unwrap_or_else(|| StakeholderId::new(work.context.now));
    let name = required_text("name", &request.name, NAME)?;
    let role = optional_text("role", &request.role, NAME)?;
    let added_on = request.added_on.unwrap_or(work.context.today);
    if added_on > work.context.today {
        return Err(Failure::field(
            "added_on",
            "is in the future; choose today or an earlier date.",
        ));
    }
    check_headcount(request.kind, request.headcount)?;
    if let Some(unit) = request.unit {
        units::must_exist(work, unit)?;
    }
    sql::refuse_taken(work, "stakeholder", sql::Id(id))?;
    insert(
        work,
        &NewStakeholder {
            id,
            kind: request.kind,
            name: &name,
            role: &role,
            grade: &optional_text("grade", &request.grade, NAME)?,
            email: &optional_text("email", &request.email, NAME)?,
            phone: &optional_text("phone", &request.phone, NAME)?,
            unit: request.unit,
            headcount: request.headcount,
            reference: &optional_text("reference", &request.reference, NAME)?,
            source: "",
            notes: &optional_text("notes", &request.notes, NOTE)?,
            added_on,
        },
    )?;
    for project in request.projects {
        projects::must_exist(work, project)?;
        stakes::give(work, id, project, added_on)?;
    }
    work.label(format!("Added {name}"));
    Ok(Added { id })
}

/// A stakeholder whose texts have been checked.
pub(crate) struct NewStakeholder<'a> {
    pub id: StakeholderId,
    pub kind: StakeholderKind,
    pub name: &'a str,
    pub role: &'a str,
    pub grade: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub unit: Option<UnitId>,
    pub headcount: Option<f64>,
    pub reference: &'a str,
    pub source: &'a str,
    pub notes: &'a str,
    pub added_on: NaiveDate,
}

/// Writes a new stakeholder.
pub(crate) fn insert(work: &Work<'_, '_>, new: &NewStakeholder<'_>) -> Result<(), Failure> {
    work.prepare_cached(
        "INSERT INTO stakeholder(id, kind, name, name_key, role, role_key, grade, email, phone, unit_id, headcount, \
         reference, source, notes, added_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(store::rusqlite::params![
        sql::Id(new.id),
        new.kind.as_str(),
        new.name,
        fold_key(new.name),
        new.role,
        fold_key(new.role),
        new.grade,
        new.email,
        new.phone,
        new.unit.map(sql::Id),
        new.headcount,
        new.reference,
        new.source,
        new.notes,
        new.added_on,
    ])?;
    Ok(())
}

/// `stakeholder_edit`.
pub fn edit(work: &mut Work<'_, '_>, request: StakeholderEdit) -> Result<Nothing, Failure> {
    let name = apply(work, request.id, &request.changes)?;
    work.label(format!("Changed {name}"));
    Ok(Nothing {})
}

/// Changes a stakeholder; the name it had.
pub(crate) fn apply(
    work: &Work<'_, '_>,
    id: StakeholderId,
    changes: &StakeholderChanges,
) -> Result<String, Failure> {
    let now = super::list::person(work.look(), id)?.ok_or_else(|| Failure::not_found("This stakeholder"))?;
    let set = |column: &str, value: &dyn store::rusqlite::ToSql| -> Result<(), Failure> {
        sql::run(
            work,
            &format!("UPDATE stakeholder SET {column} = ?2 WHERE id = ?1"),
            store::rusqlite::params![sql::Id(id), value],
        )?;
        Ok(())
    };
    let kind = changes.kind.unwrap_or(now.kind);
    let headcount = changes.headcount.unwrap_or(now.headcount);
    check_headcount(kind, headcount)?;
    if now.kind == StakeholderKind::Group && kind != now.kind {
        refuse_what_only_groups_have(work, id, &now.name)?;
    }
    if changes.kind.is_some() {
        set("kind", &kind.as_str())?;
    }
    if let Some(name) = &changes.name {
        let name = required_text("name", name, NAME)?;
        set("name", &name)?;
        set("name_key", &fold_key(&name))?;
    }
    for (column, key, text) in [
        ("role", "role_key", &changes.role),
        ("owner", "owner_key", &changes.owner),
    ] {
        if let Some(text) = text {
            let text = optional_text(column, text, NAME)?;
            set(column, &text)?;
            set(key, &fold_key(&text))?;
        }
    }
    for (column, text, most) in [
        ("grade", &changes.grade, NAME),
        ("email", &changes.email, NAME),
        ("phone", &changes.phone, NAME),
        ("reference", &changes.reference, NAME),
        ("notes", &changes.notes, NOTE),
    ] {
        if let Some(text) = text {
            set(column, &optional_text(column, text, most)?)?;
        }
    }
    if let Some(unit) = changes.unit {
        if let Some(unit) = unit {
            units::must_exist(work, unit)?;
        }
        set("unit_id", &unit.map(sql::Id))?;
    }
    if changes.headcount.is_some() {
        set("headcount", &headcount)?;
    }
    for (column, date) in [
        ("verified_on", changes.verified_on),
        ("archived_on", changes.archived_on),
    ] {
        if let Some(date) = date {
            not_later(column, date, work.context.today)?;
            set(column, &date)?;
        }
    }
    if let Some(days) = changes.verify_days {
        verify_days("verify_days", days)?;
        set("verify_days", &days)?;
    }
    Ok(now.name)
}

/// What has happened lies not in the future.
pub(super) fn not_later(field: &str, date: Option<NaiveDate>, today: NaiveDate) -> Result<(), Failure> {
    match date {
        Some(date) if date > today => Err(Failure::field(
            field,
            "is in the future; choose today or an earlier date.",
        )),
        _ => Ok(()),
    }
}

/// After how many days what is known is stale, within its bounds.
pub(super) fn verify_days(field: &str, days: Option<u32>) -> Result<(), Failure> {
    match days {
        Some(days) if !(1..=Settings::LONGEST_VERIFY_DAYS).contains(&days) => Err(Failure::field(
            field,
            "must be from 1 to 3,650 days; leave it out to go by the house rules.",
        )),
        _ => Ok(()),
    }
}

/// Members, judged scores and a composition would hang on something that is no group.
pub(super) fn refuse_what_only_groups_have(
    work: &Work<'_, '_>,
    id: StakeholderId,
    name: &str,
) -> Result<(), Failure> {
    for (table, what) in [
        ("membership", "members"),
        ("judged_score", "readiness scores"),
        ("composition", "a composition"),
    ] {
        let statement = format!("SELECT 1 FROM {table} WHERE group_id = ?1 LIMIT 1");
        if sql::one::<i64>(work, &statement, [sql::Id(id)])?.is_some() {
            return Err(Failure::field(
                "changes.kind",
                format!("{name} has {what}, which only a group has. Add another stakeholder instead."),
            ));
        }
    }
    Ok(())
}

/// Headcount is for groups and organisations, and above zero.
pub(crate) fn check_headcount(kind: StakeholderKind, headcount: Option<f64>) -> Result<(), Failure> {
    match headcount {
        Some(_) if !matches!(kind, StakeholderKind::Group | StakeholderKind::Organisation) => {
            Err(Failure::field(
                "headcount",
                "only groups and organisations have one; change the kind first.",
            ))
        }
        Some(headcount) if !(headcount.is_finite() && headcount > 0.0 && headcount <= 10_000_000.0) => {
            Err(Failure::field(
                "headcount",
                "must be above 0 and at most 10,000,000; leave it out if it is not known.",
            ))
        }
        _ => Ok(()),
    }
}

/// Refuses when the stakeholder is not there; its name otherwise.
pub(crate) fn must_exist(work: &Work<'_, '_>, field: &str, id: StakeholderId) -> Result<String, Failure> {
    sql::one(work, "SELECT name FROM stakeholder WHERE id = ?1", [sql::Id(id)])?.ok_or_else(|| {
        Failure::field(
            field,
            "is not in the workspace; it may have been deleted meanwhile.",
        )
    })
}
