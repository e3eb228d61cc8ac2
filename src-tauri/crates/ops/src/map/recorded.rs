//! Every assessment that was recorded, by the name of its axis.

use chrono::NaiveDate;
use domain::{AnyAxis, AssessmentId, Basis, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::door::{Page, check_limit, default_limit};
use crate::own_axes::OwnAxes;
use crate::{Failure, Look, sql};

/// Which assessments.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AssessmentsRequest {
    /// Only in this project.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Only of this stakeholder.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// Up to this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// One assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssessmentRow {
    /// The assessment.
    pub id: AssessmentId,
    /// Of whom.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub stakeholder_name: String,
    /// In which project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// What was assessed; of an axis of one's own, its id.
    pub axis: AnyAxis,
    /// What the axis is called.
    pub axis_name: String,
    /// The value, on the axis's own scale.
    pub value: i64,
    /// The date it speaks of.
    pub on_date: NaiveDate,
    /// Who judged.
    pub assessor: String,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// A note.
    pub note: String,
}

/// `assessments_list`: newest first.
pub fn list(look: Look<'_>, request: AssessmentsRequest) -> Result<Page<AssessmentRow>, Failure> {
    check_limit(request.limit)?;
    let as_of = look.date(request.as_of)?;
    let (project, stakeholder) = (request.project.map(sql::Id), request.stakeholder.map(sql::Id));
    let which =
        "(?1 IS NULL OR a.project_id = ?1) AND (?2 IS NULL OR a.stakeholder_id = ?2) AND a.on_date <= ?3";
    let axes = OwnAxes::read(look.conn)?;
    let total = sql::one(
        look.conn,
        &format!("SELECT count(*) FROM assessment a WHERE {which}"),
        (&project, &stakeholder, as_of),
    )?
    .unwrap_or(0);
    let items = sql::rows(
        look.conn,
        &format!(
            "SELECT a.id, s.id, s.name, p.id, p.name, a.axis, a.value, a.on_date, a.assessor, a.basis, a.note FROM assessment a \
             JOIN stakeholder s ON s.id = a.stakeholder_id JOIN project p ON p.id = a.project_id WHERE {which} \
             ORDER BY a.on_date DESC, a.recorded_at DESC, a.id DESC LIMIT ?4 OFFSET ?5"
        ),
        (&project, &stakeholder, as_of, request.limit, request.offset),
        |row| {
            let axis = sql::word(row, 5)?;
            Ok(AssessmentRow {
                id: sql::id(row, 0)?,
                stakeholder: sql::id(row, 1)?,
                stakeholder_name: row.get(2)?,
                project: sql::id(row, 3)?,
                project_name: row.get(4)?,
                axis,
                axis_name: axes.name(axis).to_owned(),
                value: row.get(6)?,
                on_date: row.get(7)?,
                assessor: row.get(8)?,
                basis: row.get::<_, Option<sql::Word<Basis>>>(9)?.map(|basis| basis.0),
                note: row.get(10)?,
            })
        },
    )?;
    Ok(Page { total, items })
}
