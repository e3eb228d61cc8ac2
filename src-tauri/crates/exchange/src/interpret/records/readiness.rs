//! Rows about the readiness of groups (R8, R11).

use domain::Measure;

use super::Said;
use super::reading::Reading;
use crate::mapping::{About, Field};
use crate::record::Says;
use crate::values::Rated;

pub(super) fn read(reading: &mut Reading<'_, '_>) -> Said {
    let groups = reading.somebody(
        Field::Group,
        "The row does not say which group was judged. Write its name here.",
    )?;
    let judgement = reading.judgement()?;
    let columns: Vec<(Field, Measure)> = About::Readiness
        .fields()
        .iter()
        .filter_map(|field| match Rated::of(*field) {
            Some(Rated::Measure(measure)) => Some((*field, measure)),
            _ => None,
        })
        .collect();
    let scores = reading.ratings(
        &columns,
        |cell, measure| cell.measure(measure),
        "The row holds no score. Fill in one of the columns of scores, or delete the row.",
    )?;
    let project = reading.project();
    let says = groups.into_iter().map(|group| Says::Readiness {
        group,
        project: project.clone(),
        scores: scores.clone(),
        judgement: judgement.clone(),
    });
    Ok(says.collect())
}
