//! Dated assessments: never overwritten, one row for each axis and assessor.

use chrono::NaiveDate;
use domain::{AnyAxis, AssessmentId, Axis, Basis, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::{NOTE, judge_named, optional_text};
use crate::own_axes::OwnAxes;
use crate::{Failure, Work, people, projects, sql, stakes};

/// A place on the power–interest map.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Who.
    pub stakeholder: StakeholderId,
    /// In which project.
    pub project: ProjectId,
    /// Power, 1–5.
    pub power: i64,
    /// Interest, 1–5.
    pub interest: i64,
    /// The date it speaks of; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
    /// Who judges; the author when left out.
    #[serde(default)]
    #[ts(optional)]
    pub assessor: Option<String>,
    /// A note.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// Assessments of a stakeholder in a project, on one date by one assessor.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Assess {
    /// Who.
    pub stakeholder: StakeholderId,
    /// In which project.
    pub project: ProjectId,
    /// What is assessed, each axis once.
    pub values: Vec<AxisValue>,
    /// The date it speaks of; today when left out, never later.
    #[serde(default)]
    #[ts(optional)]
    pub on_date: Option<NaiveDate>,
    /// Who judges; the author when left out.
    #[serde(default)]
    #[ts(optional)]
    pub assessor: Option<String>,
    /// What it rests on; an attitude always says so.
    #[serde(default)]
    #[ts(optional)]
    pub basis: Option<Basis>,
    /// A note.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// One axis and its value: power and interest 1–5; engagement 0 unaware to 4 leading, desired at least 2; attitude −2 to
/// 2; legitimacy and urgency 0 or 1; an axis of one's own 1–5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AxisValue {
    /// The axis; of one's own, its id.
    pub axis: AnyAxis,
    /// The value, on the axis's own scale.
    pub value: i64,
}

/// How many assessments were recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Assessed {
    /// Rows written; a value that says what the same assessor said on the same date already is not written again.
    pub recorded: u64,
}

/// `place`.
pub fn place(work: &mut Work<'_, '_>, request: Place) -> Result<Assessed, Failure> {
    let values = [
        (Axis::Power, request.power, "power"),
        (Axis::Interest, request.interest, "interest"),
    ];
    for (axis, value, field) in values {
        check_value(axis.into(), axis.label(), value).map_err(|message| Failure::field(field, message))?;
    }
    let assessed = assess(
        work,
        Assess {
            stakeholder: request.stakeholder,
            project: request.project,
            values: values
                .iter()
                .map(|(axis, value, _)| AxisValue {
                    axis: (*axis).into(),
                    value: *value,
                })
                .collect(),
            on_date: request.on_date,
            assessor: request.assessor,
            basis: None,
            note: request.note,
        },
    )?;
    let name = people::edit::must_exist(work, "stakeholder", request.stakeholder)?;
    work.label(format!(
        "Placed {name} at power {}, interest {}",
        request.power, request.interest
    ));
    Ok(assessed)
}

/// `assess`.
pub fn assess(work: &mut Work<'_, '_>, request: Assess) -> Result<Assessed, Failure> {
    projects::must_exist(work, request.project)?;
    let judged = judged(work, request.on_date, request.assessor.as_deref())?;
    let said = checked(
        work,
        &OwnAxes::read(work)?,
        "",
        Said {
            stakeholder: request.stakeholder,
            values: request.values,
            basis: request.basis,
            note: request.note,
        },
    )?;
    let recorded = write(work, request.project, &judged, &said)?;
    let name = people::edit::must_exist(work, "stakeholder", request.stakeholder)?;
    work.label(format!("Assessed {name}"));
    Ok(Assessed { recorded })
}

/// Who judges, and of which date.
pub(super) struct Judged {
    on_date: NaiveDate,
    assessor: String,
}

/// Today when no date is named, and never later; the author when no assessor is.
pub(super) fn judged(
    work: &Work<'_, '_>,
    on_date: Option<NaiveDate>,
    assessor: Option<&str>,
) -> Result<Judged, Failure> {
    let on_date = on_date.unwrap_or(work.context.today);
    if on_date > work.context.today {
        return Err(Failure::field(
            "on_date",
            "is in the future; an assessment speaks of today or an earlier date.",
        ));
    }
    let assessor = judge_named("assessor", assessor, &work.context.author)?;
    Ok(Judged { on_date, assessor })
}

/// What is said of one stakeholder.
pub(super) struct Said {
    pub stakeholder: StakeholderId,
    pub values: Vec<AxisValue>,
    pub basis: Option<Basis>,
    pub note: String,
}

/// The same once nothing is wrong with it. Faults name the field after `at`, which is empty or ends in a full stop.
pub(super) fn checked(
    work: &Work<'_, '_>,
    axes: &OwnAxes,
    at: &str,
    mut said: Said,
) -> Result<Said, Failure> {
    people::edit::must_exist(work, &format!("{at}stakeholder"), said.stakeholder)?;
    let attitude = said.values.iter().any(|entry| entry.axis == Axis::Attitude);
    if attitude && said.basis.is_none() {
        return Err(Failure::field(
            format!("{at}basis"),
            "say what the attitude rests on: stated, observed or inferred.",
        ));
    }
    if said.values.is_empty() {
        return Err(Failure::field(
            format!("{at}values"),
            "name at least one axis and its value.",
        ));
    }
    said.note = optional_text(&format!("{at}note"), &said.note, NOTE)?;
    for (index, entry) in said.values.iter().enumerate() {
        axes.check(&format!("{at}values[{index}].axis"), entry.axis)?;
        check_value(entry.axis, axes.name(entry.axis), entry.value)
            .map_err(|message| Failure::field(format!("{at}values[{index}].value"), message))?;
        if said.values[..index]
            .iter()
            .any(|earlier| earlier.axis == entry.axis)
        {
            return Err(Failure::field(
                format!("{at}values[{index}].axis"),
                "is named twice; each axis once.",
            ));
        }
    }
    Ok(said)
}

/// Writes what was checked, and that the stakeholder is in the project; how many rows said something new.
pub(super) fn write(
    work: &Work<'_, '_>,
    project: ProjectId,
    judged: &Judged,
    said: &Said,
) -> Result<u64, Failure> {
    stakes::give_since(work, said.stakeholder, project, judged.on_date)?;
    let mut recorded = 0;
    for entry in &said.values {
        recorded += u64::from(insert(
            work,
            &NewAssessment {
                stakeholder: said.stakeholder,
                project,
                axis: entry.axis,
                value: entry.value,
                on_date: judged.on_date,
                assessor: &judged.assessor,
                basis: said.basis,
                note: &said.note,
            },
        )?);
    }
    Ok(recorded)
}

/// What is wrong with a value on an axis, and what would be right.
pub(super) fn check_value(axis: AnyAxis, name: &str, value: i64) -> Result<(), String> {
    let range = axis.range();
    if range.contains(&value) {
        return Ok(());
    }
    Err(format!(
        "{value} is not on the scale of {}: {} to {}.",
        match axis {
            AnyAxis::Known(_) => name.to_lowercase(),
            AnyAxis::Own(_) => name.to_owned(),
        },
        range.start(),
        range.end()
    ))
}

/// An assessment whose parts have been checked.
pub(crate) struct NewAssessment<'a> {
    pub stakeholder: StakeholderId,
    pub project: ProjectId,
    pub axis: AnyAxis,
    pub value: i64,
    pub on_date: NaiveDate,
    pub assessor: &'a str,
    pub basis: Option<Basis>,
    pub note: &'a str,
}

/// Writes an assessment unless it says what the assessor's latest of that date says already; whether it was written.
pub(crate) fn insert(work: &Work<'_, '_>, new: &NewAssessment<'_>) -> Result<bool, Failure> {
    let said: Option<(i64, Option<String>, String)> = sql::rows(
        work,
        "SELECT value, basis, note FROM assessment WHERE project_id = ?1 AND stakeholder_id = ?2 AND axis = ?3 AND on_date = ?4 \
         AND assessor = ?5 ORDER BY recorded_at DESC, id DESC LIMIT 1",
        (sql::Id(new.project), sql::Id(new.stakeholder), new.axis.to_string(), new.on_date, new.assessor),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?
    .pop();
    let basis = new.basis.map(Basis::as_str);
    if said.is_some_and(|(value, said_basis, note)| {
        value == new.value && said_basis.as_deref() == basis && note == new.note
    }) {
        return Ok(false);
    }
    let recorded_at = sql::instant(work.context.now);
    // Said twice within one change, the later word counts: no instant would tell them apart.
    sql::run(
        work,
        "DELETE FROM assessment WHERE project_id = ?1 AND stakeholder_id = ?2 AND axis = ?3 AND on_date = ?4 AND assessor = ?5 \
         AND recorded_at = ?6",
        (
            sql::Id(new.project),
            sql::Id(new.stakeholder),
            new.axis.to_string(),
            new.on_date,
            new.assessor,
            &recorded_at,
        ),
    )?;
    record(work, new)?;
    Ok(true)
}

/// Writes an assessment that is known to say something new.
pub(crate) fn record(work: &Work<'_, '_>, new: &NewAssessment<'_>) -> Result<(), Failure> {
    sql::run(
        work,
        "INSERT INTO assessment(id, stakeholder_id, project_id, axis, value, on_date, assessor, basis, note, recorded_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            sql::Id(AssessmentId::new(work.context.now)),
            sql::Id(new.stakeholder),
            sql::Id(new.project),
            new.axis.to_string(),
            new.value,
            new.on_date,
            new.assessor,
            new.basis.map(Basis::as_str),
            new.note,
            sql::instant(work.context.now),
        ),
    )?;
    Ok(())
}

/// The latest value each assessor gave on each axis to one stakeholder of a project, or to every one, up to a date.
pub(crate) fn latest(
    conn: &Connection,
    project: ProjectId,
    as_of: NaiveDate,
    stakeholder: Option<StakeholderId>,
) -> Result<Vec<(StakeholderId, AnyAxis, super::standing::Voice)>, Failure> {
    let of = match stakeholder {
        Some(_) => "stakeholder_id = ?3",
        None => "?3 IS NULL",
    };
    let all = sql::rows(
        conn,
        &format!(
            "SELECT stakeholder_id, axis, value, on_date, assessor, basis, note FROM assessment \
             WHERE project_id = ?1 AND on_date <= ?2 AND {of} ORDER BY stakeholder_id, axis, assessor, on_date, recorded_at, id"
        ),
        (sql::Id(project), as_of, stakeholder.map(sql::Id)),
        |row| {
            Ok((
                sql::id::<StakeholderId>(row, 0)?,
                sql::word::<AnyAxis>(row, 1)?,
                super::standing::Voice {
                    value: row.get(2)?,
                    on_date: row.get(3)?,
                    assessor: row.get(4)?,
                    basis: row.get::<_, Option<sql::Word<Basis>>>(5)?.map(|basis| basis.0),
                    note: row.get(6)?,
                },
            ))
        },
    )?;
    let mut latest: Vec<(StakeholderId, AnyAxis, super::standing::Voice)> = Vec::with_capacity(all.len());
    for entry in all {
        match latest.last_mut() {
            Some(last) if (last.0, last.1, &last.2.assessor) == (entry.0, entry.1, &entry.2.assessor) => {
                *last = entry
            }
            _ => latest.push(entry),
        }
    }
    Ok(latest)
}
