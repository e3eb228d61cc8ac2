//! What to know before meeting somebody: who they are, where they stand and since when otherwise, what was said and
//! promised, what is wanted of them.

mod make;

use ::report::brief::PersonBrief;
use chrono::NaiveDate;
use domain::{CommitmentDirection, ExportKind, Profile, ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use self::make::Maker;
use super::profile::{ProfileRequest, profile};
use crate::door::Nothing;
use crate::exports::Leaving;
use crate::redact::Engine;
use crate::workspace::overview;
use crate::{Code, Context, Failure, Look, Session, projects, sql};

/// On whom.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BriefRequest {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Only about this project; about all of them when left out.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How much of people it shows: by name when left out, since whoever meets somebody knows whom. One that lets nobody
    /// stand alone is refused.
    #[serde(default = "full")]
    #[ts(optional, as = "Option<Profile>")]
    pub profile: Profile,
}

fn full() -> Profile {
    Profile::Full
}

/// A brief as a file.
#[derive(Debug, Clone)]
pub struct BriefPdf {
    /// The document: the same bytes for the same data, date and version.
    pub bytes: Vec<u8>,
    /// What it was made of.
    pub brief: PersonBrief,
    /// What to call it, with its ending.
    pub file_name: String,
}

/// `person_brief`.
pub fn brief(look: Look<'_>, request: BriefRequest) -> Result<PersonBrief, Failure> {
    if matches!(request.profile, Profile::Groups | Profile::Counts) {
        return Err(Failure::field(
            "profile",
            "lets nobody stand alone, and a brief is on one stakeholder: choose full, roles or own.",
        ));
    }
    let look = Look {
        own_only: request.profile == Profile::Own,
        ..look
    };
    let as_of = look.date(request.as_of)?;
    let known = profile(
        look,
        ProfileRequest {
            id: request.id,
            as_of: Some(as_of),
        },
    )?;
    let project = request
        .project
        .map(|project| projects::must_exist(look.conn, project));
    let project = project.transpose()?;
    let also: Vec<&str> = known
        .engagements
        .iter()
        .map(|row| row.author.as_str())
        .chain(
            known
                .commitments
                .iter()
                .flat_map(|row| [row.author.as_str(), row.owner.as_str()]),
        )
        .chain([known.person.owner.as_str()])
        .collect();
    let of = match request.project {
        Some(project) => Some(project),
        None => unnamed_in(look, request.id)?,
    };
    let engine = Engine::new(look, request.profile, of, as_of, also, &[])?;
    let workspace = overview(look, Nothing {})?;
    let maker = Maker {
        look,
        engine: &engine,
        id: request.id,
        only: request.project,
        as_of,
        known: &known,
    };
    let (stakes, more_stakes) = maker.stakes()?;
    let mut brief = PersonBrief {
        id: request.id.to_string(),
        name: engine
            .stakeholder(request.id, &known.person.name)
            .unwrap_or_default(),
        kind: known.person.kind.label().to_owned(),
        workspace: engine.label(&workspace.name),
        fiction: workspace.fiction,
        project: project.map(|name| engine.label(&name)),
        as_of,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        profile: engine.profile(),
        treatment: Vec::new(),
        who: maker.who(),
        posts: maker.posts(),
        last_met: maker.talks().first().map(|row| row.on_date),
        stakes,
        more_stakes,
        said: maker.said(),
        mood: maker.mood(),
        ours: maker.promised(CommitmentDirection::Ours),
        theirs: maker.promised(CommitmentDirection::Theirs),
        ties: maker.ties(),
        requests: maker.requests()?,
    };
    brief.treatment = engine.treatment();
    Ok(brief)
}

/// A brief as a PDF of one page. Of a project that is role-only nobody is named in it.
///
/// # Errors
/// `not_found` for somebody who is not in the workspace, `invalid` for a profile that lets nobody stand alone, `internal`
/// when the page cannot be made.
pub fn pdf(session: &Session, context: &Context, request: BriefRequest) -> Result<BriefPdf, Failure> {
    let answer = session.call(context, "person_brief", json!(request))?;
    let brief: PersonBrief = serde_json::from_value(answer)
        .map_err(|error| Failure::new(Code::Internal, format!("The brief could not be read: {error}")))?;
    let bytes = brief
        .pdf()
        .map_err(|error| Failure::new(Code::Internal, format!("The page could not be made: {error}")))?;
    Ok(BriefPdf {
        bytes,
        file_name: file_name(&brief),
        brief,
    })
}

/// How the record of what left speaks of a brief.
#[must_use]
pub fn leaving<'a>(made: &BriefPdf, what: &'a str, file_name: &'a str) -> Leaving<'a> {
    Leaving {
        kind: ExportKind::Report,
        what,
        profile: made.brief.profile,
        file_name,
    }
}

/// “Brief - Name - 2026-11-22.pdf”, without what file systems refuse.
fn file_name(brief: &PersonBrief) -> String {
    let refused = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let name: String = brief
        .name
        .chars()
        .map(|c| if refused(c) { '-' } else { c })
        .take(80)
        .collect();
    format!("Brief - {} - {}.pdf", name.trim().trim_matches('.'), brief.as_of)
}

/// A role-only project that a brief on somebody would tell of; where there is one, all of the brief names nobody.
fn unnamed_in(look: Look<'_>, id: StakeholderId) -> Result<Option<ProjectId>, Failure> {
    Ok(sql::rows(
        look.conn,
        "SELECT p.project_id FROM project_privacy p WHERE p.role_only = 1 AND (\
           EXISTS (SELECT 1 FROM stake k WHERE k.project_id = p.project_id AND k.stakeholder_id = ?1) \
           OR EXISTS (SELECT 1 FROM engagement_record e WHERE e.project_id = p.project_id AND e.stakeholder_id = ?1) \
           OR EXISTS (SELECT 1 FROM commitment c WHERE c.project_id = p.project_id AND c.stakeholder_id = ?1)) \
         ORDER BY p.project_id LIMIT 1",
        [sql::Id(id)],
        |row| sql::id(row, 0),
    )?
    .pop())
}
