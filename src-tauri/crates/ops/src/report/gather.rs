//! The figures of a readiness report, gathered from the same views the window shows.

mod groups;
mod method;
mod stakeholders;
mod summary;

use domain::Profile;
use report::model as page;
use report::model::Report;

use self::groups::{group_page, ordered};
use self::method::method;
use self::stakeholders::{everybody, gaps_by_role, map_page, support_page};
use self::summary::{asks, bars, headline, lowest_confidence, obstacles, overall, proposal};
use super::ReportRequest;
use crate::door::Nothing;
use crate::map::view::{MapRequest, MapView};
use crate::readiness::view::{ReadinessRequest, ReadinessView};
use crate::redact::{Engine, Told};
use crate::support::view::{SupportRequest, SupportView};
use crate::{Failure, Look, map, projects, readiness, support, workspace};

/// Everything a report of this project says under its profile, and what was hidden for it.
pub(super) fn gather(look: Look<'_>, request: &ReportRequest) -> Result<(Report, Told), Failure> {
    // Of one's own, no figure rests on what others recorded.
    let look = Look {
        own_only: request.profile == Profile::Own,
        ..look
    };
    let project = request.project;
    let as_of = look.date(request.as_of)?;
    let row = projects::project(look, project)?;
    let workspace = workspace::overview(look, Nothing {})?;
    let mut readiness = readiness::view::view(
        look,
        ReadinessRequest {
            project,
            as_of: Some(as_of),
            since: None,
        },
    )?;
    let mut map = map::view::view(
        look,
        MapRequest {
            project,
            as_of: Some(as_of),
            axes: Vec::new(),
        },
    )?;
    let mut support = support::view::view(
        look,
        SupportRequest {
            project: Some(project),
            as_of: Some(as_of),
        },
    )?;
    let names = named(&readiness, &map, &support);
    let engine = Engine::new(
        look,
        request.profile,
        Some(project),
        as_of,
        names,
        &request.wordings,
    )?;
    if request.profile == Profile::Own {
        support
            .requests
            .retain(|asked| engine.is_mine(&asked.requested_by));
        support.plan.retain(|line| engine.is_mine(&line.owner));
    }
    for group in &mut readiness.groups {
        group.name = engine.label(&group.name);
        group.unit = group.unit.as_deref().map(|unit| engine.label(unit));
    }
    for mark in &mut map.marks {
        mark.unit = mark.unit.as_deref().map(|unit| engine.label(unit));
    }
    for asked in &mut support.requests {
        asked.service_name = engine.label(&asked.service_name);
    }
    let groups = ordered(&readiness);
    let overall = overall(&readiness);
    let obstacles = obstacles(&readiness, &groups);
    let mut report = Report {
        header: page::Header {
            workspace: engine.label(&workspace.name),
            fiction: workspace.fiction,
            programme: Some(engine.label(&row.programme_name)),
            project: engine.label(&row.name),
            change: None,
            as_of,
            made_on: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            classification: page::DEFAULT_CLASSIFICATION.to_owned(),
            profile: engine.profile(),
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
            .map(|group| group_page(group, &readiness, &engine))
            .collect(),
        asks: asks(&readiness, &support, &obstacles),
        blockers: obstacles,
        support: support_page(&support, &engine),
        engagement: gaps_by_role(&map, &engine, readiness.rules.smallest_group),
        stakeholders: everybody(&map, &engine),
        map: map_page(&map, &engine),
        method: method(&readiness, &map),
    };
    report.method.treatment = engine.treatment();
    Ok((report.sealed(), engine.told()))
}

/// Whoever is named in a field of their own: they need be no stakeholders.
fn named<'v>(
    readiness: &'v ReadinessView,
    map: &'v MapView,
    support: &'v SupportView,
) -> impl Iterator<Item = &'v str> {
    let judges = readiness
        .groups
        .iter()
        .flat_map(|group| &group.cells)
        .filter_map(|cell| cell.judged.as_ref())
        .map(|judged| judged.author.as_str());
    let assessors = map
        .marks
        .iter()
        .flat_map(|mark| mark.standing.power.iter().chain(&mark.standing.interest))
        .flat_map(|placed| &placed.voices)
        .map(|voice| voice.assessor.as_str());
    let asked = support
        .requests
        .iter()
        .map(|request| request.requested_by.as_str());
    let owners = support.plan.iter().map(|line| line.owner.as_str());
    judges.chain(assessors).chain(asked).chain(owners)
}
