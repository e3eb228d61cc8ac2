//! The figures of a readiness report, gathered from the same views the window shows.

mod groups;
mod method;
mod stakeholders;
mod summary;

use chrono::NaiveDate;
use domain::ProjectId;
use report::model as page;
use report::model::Report;

use self::groups::{group_page, ordered};
use self::method::method;
use self::stakeholders::{everybody, gaps_by_role, map_page, support_page};
use self::summary::{asks, bars, headline, lowest_confidence, obstacles, overall, proposal};
use super::redact::Redaction;
use crate::door::Nothing;
use crate::map::view::MapRequest;
use crate::readiness::view::ReadinessRequest;
use crate::support::view::SupportRequest;
use crate::{Failure, Look, map, projects, readiness, support, workspace};

/// Everything a report of this project says, under the profile “roles instead of names”.
pub(super) fn gather(
    look: Look<'_>,
    project: ProjectId,
    as_of: Option<NaiveDate>,
) -> Result<Report, Failure> {
    let as_of = look.date(as_of)?;
    let row = projects::project(look, project)?;
    let workspace = workspace::overview(look, Nothing {})?;
    let readiness = readiness::view::view(
        look,
        ReadinessRequest {
            project,
            as_of: Some(as_of),
            since: None,
        },
    )?;
    let map = map::view::view(
        look,
        MapRequest {
            project,
            as_of: Some(as_of),
        },
    )?;
    let support = support::view::view(
        look,
        SupportRequest {
            project: Some(project),
            as_of: Some(as_of),
        },
    )?;
    let redaction = Redaction::roles(&map.marks);
    let groups = ordered(&readiness);
    let overall = overall(&readiness);
    let obstacles = obstacles(&readiness, &groups);
    let report = Report {
        header: page::Header {
            workspace: workspace.name,
            fiction: workspace.fiction,
            programme: Some(row.programme_name),
            project: row.name,
            change: None,
            as_of,
            made_on: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            classification: page::DEFAULT_CLASSIFICATION.to_owned(),
            profile: page::Profile::Roles,
            snapshot: String::new(),
            paper: page::Paper::A4,
        },
        summary: page::Summary {
            headline: headline(&overall, &readiness),
            proposal: proposal(&readiness, row.goes_live_on),
            go_live: row.goes_live_on,
            days_to_go_live: row.goes_live_on.map(|date| (date - as_of).num_days()),
            confidence: lowest_confidence(&readiness),
            data_from: readiness.groups.iter().filter_map(|group| group.oldest_on).min(),
            data_to: readiness
                .groups
                .iter()
                .filter_map(|group| group.latest_on)
                .chain(map.latest_on)
                .max(),
            bars: bars(&readiness, as_of),
            overall,
        },
        groups: groups
            .iter()
            .map(|group| group_page(group, &readiness, &redaction))
            .collect(),
        asks: asks(&readiness, &support, &obstacles),
        blockers: obstacles,
        support: support_page(&support, &redaction),
        engagement: gaps_by_role(&map, &redaction),
        stakeholders: everybody(&map, &redaction),
        map: map_page(&map, &redaction),
        method: method(&readiness, &map),
    };
    Ok(report.sealed())
}
