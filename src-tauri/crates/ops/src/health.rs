//! Is what is recorded fit to be relied on? The findings of the check, and beyond what is wrong what has gone stale, is
//! there twice, or has nobody who sees to it. Every finding says how many, names some, and where it is mended.

use chrono::{Days, NaiveDate};
use domain::{ProjectId, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::types::Value;
use ts_rs::TS;

use crate::check::{self, CheckKind};
use crate::people::asked::unnamed;
use crate::retention::due::due;
use crate::words::counted;
use crate::{Failure, Look, sql};

/// How many days an assessment of a running project stands before it counts as stale.
pub const STALE_AFTER_DAYS: u32 = 180;

/// How many examples a finding names at most.
const EXAMPLES: u32 = 20;

/// When to look from.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HealthRequest {
    /// The date that staleness, and who is due for review, are told from; today when left out. Everything else is told as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
}

/// How the data of the workspace is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Health {
    /// Whether nothing was found.
    pub ok: bool,
    /// How many findings there are.
    pub total: u64,
    /// After how many days an assessment of a running project counts as stale.
    pub stale_after_days: u32,
    /// What was found, the gravest first.
    pub items: Vec<HealthFinding>,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HealthFinding {
    /// What kind of thing.
    pub kind: HealthKind,
    /// How many records it concerns.
    pub count: u64,
    /// What was found, as a sentence.
    pub message: String,
    /// What to do about it, as a sentence.
    pub remedy: String,
    /// Where that is done.
    pub mend: HealthMend,
    /// The first of them by name; none where what was found has no name.
    pub examples: Vec<HealthExample>,
}

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum HealthKind {
    /// The file itself is damaged.
    Integrity,
    /// Records speak of something that is not there.
    Orphans,
    /// A value that a rule forbids.
    Rules,
    /// What people ask about their own data was not answered in time.
    RequestsOverdue,
    /// The latest assessment of a stakeholder in a running project is old.
    StaleEvidence,
    /// People with one e-mail address.
    SameEmail,
    /// Stakeholders of one kind with one name in one unit.
    SameName,
    /// Projects without a sponsor.
    ProjectsWithoutSponsor,
    /// Plan lines to be done that nobody owns.
    PlanLinesWithoutOwner,
    /// Open commitments that nobody owns.
    CommitmentsWithoutOwner,
    /// Follow-ups of conversations that nobody owns.
    FollowUpsWithoutOwner,
    /// Groups of whom it is not known how many they are.
    GroupsWithoutHeadcount,
    /// People whose data is kept only for projects that keep it no longer.
    RetentionDue,
}

/// Where a finding is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum HealthMend {
    /// An older state is put back, from the list of backups.
    Backup,
    /// In the register of people and groups.
    Register,
    /// In the profile of each.
    Profile,
    /// On the map of the project, by assessing anew.
    Map,
    /// On the support page.
    Support,
    /// By a spreadsheet brought in.
    Import,
    /// In the settings.
    Settings,
    /// On the page about privacy.
    Privacy,
    /// In the review of those who are due.
    Retention,
    /// By comparing who may be there twice.
    Twice,
}

/// One of those a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HealthExample {
    /// The stakeholder whose profile shows it.
    pub stakeholder: Option<StakeholderId>,
    /// The project it is in.
    pub project: Option<ProjectId>,
    /// What it is called.
    pub name: String,
    /// What of it, in a few words.
    pub detail: String,
    /// The e-mail address it is about; empty where it is about something else, or no address is shown.
    pub email: String,
}

/// That `b` is another than `s`, in the register, and not known to be somebody else: by hand, or by another reference in
/// the same register.
macro_rules! not_told_apart {
    () => {
        " AND b.id <> s.id AND b.archived_on IS NULL \
         AND NOT EXISTS (SELECT 1 FROM told_apart t WHERE t.first_id = min(s.id, b.id) AND t.second_id = max(s.id, b.id)) \
         AND (s.source <> b.source OR s.reference = '' OR b.reference = '' OR s.reference = b.reference)"
    };
}

/// What is looked for, as a set of records. `?1` is the date, `?2` the date before which evidence is stale.
struct Lookout {
    kind: HealthKind,
    mend: HealthMend,
    /// What it is to be one of them, and to be several.
    said: [&'static str; 2],
    remedy: &'static str,
    /// How many there are.
    count: &'static str,
    /// The first `?3` of them as stakeholder, project, name, detail and, of addresses, the address, in an order that never varies.
    examples: &'static str,
}

const LOOKOUTS: &[Lookout] = &[
    Lookout {
        kind: HealthKind::RequestsOverdue,
        mend: HealthMend::Privacy,
        said: [
            "request of somebody about their own data is overdue",
            "requests of people about their own data are overdue",
        ],
        remedy: "Answer it, or refuse it with a reason, under Privacy.",
        count: "SELECT count(*) FROM data_request WHERE status = 'open' AND due_on < ?1",
        examples: "SELECT s.id, NULL, coalesce(s.name, 'Somebody who is not in the file'), r.kind || ', due on ' || r.due_on \
                   FROM data_request r LEFT JOIN stakeholder s ON s.id = r.stakeholder_id \
                   WHERE r.status = 'open' AND r.due_on < ?1 ORDER BY r.due_on, r.received_on, r.id LIMIT ?3",
    },
    Lookout {
        kind: HealthKind::StaleEvidence,
        mend: HealthMend::Map,
        said: [
            "stakeholder of a running project was last assessed more than 180 days ago",
            "stakeholders of running projects were last assessed more than 180 days ago",
        ],
        remedy: "Assess them anew on the map of the project; what was recorded stays in the history.",
        count: "SELECT count(*) FROM project p JOIN (SELECT project_id, stakeholder_id, max(on_date) AS latest FROM assessment \
                WHERE on_date <= ?1 GROUP BY project_id, stakeholder_id) a ON a.project_id = p.id WHERE a.latest < ?2 \
                AND (p.starts_on IS NULL OR p.starts_on <= ?1) AND (p.goes_live_on IS NULL OR p.goes_live_on >= ?2)",
        examples: "SELECT s.id, p.id, s.name, p.name || ', last assessed on ' || a.latest FROM project p \
                   JOIN (SELECT project_id, stakeholder_id, max(on_date) AS latest FROM assessment WHERE on_date <= ?1 \
                   GROUP BY project_id, stakeholder_id) a ON a.project_id = p.id JOIN stakeholder s ON s.id = a.stakeholder_id \
                   WHERE a.latest < ?2 AND (p.starts_on IS NULL OR p.starts_on <= ?1) \
                   AND (p.goes_live_on IS NULL OR p.goes_live_on >= ?2) ORDER BY a.latest, s.name_key, s.id, p.id LIMIT ?3",
    },
    Lookout {
        kind: HealthKind::SameEmail,
        mend: HealthMend::Twice,
        said: [
            "person has the e-mail address of another",
            "people share an e-mail address with another",
        ],
        remedy: "If they are one person, merge them; if not, tell them apart or correct the address.",
        count: concat!(
            "SELECT count(*) FROM stakeholder s WHERE s.email <> '' AND s.kind = 'person' AND s.archived_on IS NULL \
             AND EXISTS (SELECT 1 FROM stakeholder b WHERE b.email = s.email COLLATE NOCASE AND b.email <> '' AND b.kind = 'person'",
            not_told_apart!(),
            ")"
        ),
        examples: concat!(
            "SELECT s.id, NULL, s.name, '', s.email FROM stakeholder s WHERE s.email <> '' AND s.kind = 'person' AND s.archived_on IS NULL \
             AND EXISTS (SELECT 1 FROM stakeholder b WHERE b.email = s.email COLLATE NOCASE AND b.email <> '' AND b.kind = 'person'",
            not_told_apart!(),
            ") ORDER BY s.email COLLATE NOCASE, s.name_key, s.id LIMIT ?3"
        ),
    },
    Lookout {
        kind: HealthKind::SameName,
        mend: HealthMend::Twice,
        said: [
            "stakeholder has the name of another in the same unit",
            "stakeholders share their name with another in the same unit",
        ],
        remedy: "If they are the same, merge them; if not, tell them apart.",
        count: concat!(
            "SELECT count(*) FROM stakeholder s WHERE s.archived_on IS NULL AND EXISTS (SELECT 1 FROM stakeholder b \
             WHERE b.name_key = s.name_key AND b.kind = s.kind AND b.unit_id IS s.unit_id",
            not_told_apart!(),
            ")"
        ),
        examples: concat!(
            "SELECT s.id, NULL, s.name, coalesce(u.name, s.role) FROM stakeholder s LEFT JOIN unit u ON u.id = s.unit_id \
             WHERE s.archived_on IS NULL AND EXISTS (SELECT 1 FROM stakeholder b \
             WHERE b.name_key = s.name_key AND b.kind = s.kind AND b.unit_id IS s.unit_id",
            not_told_apart!(),
            ") ORDER BY s.name_key, s.kind, s.unit_id, s.id LIMIT ?3"
        ),
    },
    Lookout {
        kind: HealthKind::ProjectsWithoutSponsor,
        mend: HealthMend::Import,
        said: ["project has no sponsor", "projects have no sponsor"],
        remedy: "Name one with the project in view, under Edit project, or in a spreadsheet of the projects.",
        count: "SELECT count(*) FROM project WHERE sponsor_id IS NULL",
        examples: "SELECT NULL, p.id, p.name, g.name FROM project p JOIN programme g ON g.id = p.programme_id \
                   WHERE p.sponsor_id IS NULL ORDER BY p.name_key, p.id LIMIT ?3",
    },
    Lookout {
        kind: HealthKind::PlanLinesWithoutOwner,
        mend: HealthMend::Support,
        said: [
            "plan line to be done has no owner",
            "plan lines to be done have no owner",
        ],
        remedy: "Name who sees to it on the Support page.",
        count: "SELECT count(*) FROM plan_line WHERE trim(owner) = '' AND status IN ('planned', 'under_way')",
        examples: "SELECT NULL, p.id, l.what, p.name || ', due on ' || l.due_on FROM plan_line l JOIN project p ON p.id = l.project_id \
                   WHERE trim(l.owner) = '' AND l.status IN ('planned', 'under_way') ORDER BY l.due_on, l.id LIMIT ?3",
    },
    Lookout {
        kind: HealthKind::CommitmentsWithoutOwner,
        mend: HealthMend::Profile,
        said: ["open commitment has no owner", "open commitments have no owner"],
        remedy: "Name who keeps it in the stakeholder's profile.",
        count: "SELECT count(*) FROM commitment WHERE trim(owner) = '' AND status = 'open'",
        examples: "SELECT s.id, c.project_id, s.name, c.what FROM commitment c JOIN stakeholder s ON s.id = c.stakeholder_id \
                   WHERE trim(c.owner) = '' AND c.status = 'open' ORDER BY c.due_on IS NULL, c.due_on, s.name_key, c.id LIMIT ?3",
    },
    Lookout {
        kind: HealthKind::FollowUpsWithoutOwner,
        mend: HealthMend::Profile,
        said: [
            "follow-up of a conversation has no owner",
            "follow-ups of conversations have no owner",
        ],
        remedy: "Name who follows up in the stakeholder's profile.",
        count: "SELECT count(*) FROM engagement_record e WHERE trim(e.follow_up_owner) = '' AND e.follow_up_on IS NOT NULL \
                AND NOT EXISTS (SELECT 1 FROM engagement_record l WHERE l.stakeholder_id = e.stakeholder_id \
                AND l.on_date >= e.follow_up_on AND l.id <> e.id)",
        examples: "SELECT s.id, e.project_id, s.name, 'to be followed up on ' || e.follow_up_on FROM engagement_record e \
                   JOIN stakeholder s ON s.id = e.stakeholder_id WHERE trim(e.follow_up_owner) = '' AND e.follow_up_on IS NOT NULL \
                   AND NOT EXISTS (SELECT 1 FROM engagement_record l WHERE l.stakeholder_id = e.stakeholder_id \
                   AND l.on_date >= e.follow_up_on AND l.id <> e.id) ORDER BY e.follow_up_on, s.name_key, e.id LIMIT ?3",
    },
    Lookout {
        kind: HealthKind::GroupsWithoutHeadcount,
        mend: HealthMend::Profile,
        said: [
            "group does not say how many people it has",
            "groups do not say how many people they have",
        ],
        remedy: "Enter the headcount in the group's profile.",
        count: "SELECT count(*) FROM stakeholder WHERE kind = 'group' AND headcount IS NULL",
        examples: "SELECT s.id, NULL, s.name, coalesce(u.name, '') FROM stakeholder s LEFT JOIN unit u ON u.id = s.unit_id \
                   WHERE s.kind = 'group' AND s.headcount IS NULL ORDER BY s.name_key, s.id LIMIT ?3",
    },
];

/// `health`.
pub fn health(look: Look<'_>, request: HealthRequest) -> Result<Health, Failure> {
    let date = look.date(request.as_of)?;
    let mut items = checked(look)?;
    items.extend(to_review(look, date)?);
    for lookout in LOOKOUTS {
        items.extend(seen(look, lookout, date)?);
    }
    Ok(Health {
        ok: items.is_empty(),
        total: items.len() as u64,
        stale_after_days: STALE_AFTER_DAYS,
        items,
    })
}

/// What the check found: the file first, then the references, then the rules.
fn checked(look: Look<'_>) -> Result<Vec<HealthFinding>, Failure> {
    let mut items: Vec<_> = check::found(look)?
        .into_iter()
        .map(|(count, finding)| {
            let (kind, mend) = match (finding.kind, finding.place.as_str()) {
                (CheckKind::Integrity, _) => (HealthKind::Integrity, HealthMend::Backup),
                (CheckKind::Orphan, _) => (HealthKind::Orphans, HealthMend::Backup),
                (CheckKind::Rule, "house rules") => (HealthKind::Rules, HealthMend::Settings),
                (CheckKind::Rule, "plan lines") => (HealthKind::Rules, HealthMend::Support),
                (CheckKind::Rule, "assessments" | "judged scores") => (HealthKind::Rules, HealthMend::Map),
                (CheckKind::Rule, _) => (HealthKind::Rules, HealthMend::Register),
            };
            HealthFinding {
                kind,
                count,
                message: finding.message,
                remedy: finding.remedy,
                mend,
                examples: Vec::new(),
            }
        })
        .collect();
    items.sort_by_key(|finding| match finding.kind {
        HealthKind::Integrity => 0,
        HealthKind::Orphans => 1,
        _ => 2,
    });
    Ok(items)
}

/// People who are due for review (R34).
fn to_review(look: Look<'_>, date: NaiveDate) -> Result<Option<HealthFinding>, Failure> {
    let (people, _) = due(look, date)?;
    let count = people.len() as u64;
    if count == 0 {
        return Ok(None);
    }
    let examples = people.into_iter().take(EXAMPLES as usize);
    Ok(Some(HealthFinding {
        kind: HealthKind::RetentionDue,
        count,
        message: format!(
            "{} kept only for closed projects, or for none, and past the date until which they were to be kept.",
            counted(count, "person is", "people are")
        ),
        remedy: "Decide of each in the review: erase, anonymise, or keep until a later date.".to_owned(),
        mend: HealthMend::Retention,
        examples: examples
            .map(|due| HealthExample {
                stakeholder: Some(due.person),
                project: None,
                name: due.name,
                detail: format!("kept until {}", due.kept_until),
                email: String::new(),
            })
            .collect(),
    }))
}

fn seen(look: Look<'_>, lookout: &Lookout, date: NaiveDate) -> Result<Option<HealthFinding>, Failure> {
    let stale_before = date - Days::new(u64::from(STALE_AFTER_DAYS));
    let given = [
        sql::day(date),
        sql::day(stale_before),
        Value::Integer(i64::from(EXAMPLES)),
    ];
    // SQLite counts parameters by the highest number a query speaks of.
    let take = |query: &str| {
        if query.contains("?3") {
            3
        } else if query.contains("?2") {
            2
        } else {
            usize::from(query.contains("?1"))
        }
    };
    let counted = &given[..take(lookout.count)];
    let count: u64 = sql::one(
        look.conn,
        lookout.count,
        store::rusqlite::params_from_iter(counted),
    )?
    .unwrap_or(0);
    if count == 0 {
        return Ok(None);
    }
    let examples = sql::rows(
        look.conn,
        &unnamed(lookout.examples.to_owned(), look.by_position),
        store::rusqlite::params_from_iter(&given[..take(lookout.examples)]),
        |row| {
            Ok(HealthExample {
                stakeholder: sql::maybe_id(row, 0)?,
                project: sql::maybe_id(row, 1)?,
                name: row.get(2)?,
                detail: row.get(3)?,
                // Only the query about addresses answers with one.
                email: if lookout.kind == HealthKind::SameEmail {
                    row.get(4)?
                } else {
                    String::new()
                },
            })
        },
    )?;
    let [one, many] = lookout.said;
    Ok(Some(HealthFinding {
        kind: lookout.kind,
        count,
        message: format!("{count} {}.", if count == 1 { one } else { many }),
        remedy: lookout.remedy.to_owned(),
        mend: lookout.mend,
        examples,
    }))
}
