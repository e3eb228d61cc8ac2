//! All that happened with a stakeholder, in one row of dates: what was said, promised, judged, held and changed.

mod edits;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{AnyAxis, ProjectId, StakeholderId, TieKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Row;
use ts_rs::TS;

use self::edits::Recorded;
use crate::door::{check_limit, default_limit};
use crate::own_axes::OwnAxes;
use crate::{Failure, Look, sql};

/// Whose timeline, and which part of it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineRequest {
    /// The stakeholder.
    pub id: StakeholderId,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// Only these; all when empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<TimelineKind>>")]
    pub kinds: Vec<TimelineKind>,
    /// How many to pass over, newest first.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most, 1 to 100,000; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// A conversation.
    Conversation,
    /// Something promised, by us or by them.
    Commitment,
    /// Something judged.
    Assessment,
    /// A post.
    Post,
    /// A tie or a membership.
    Tie,
    /// A change of what stands in the register.
    Edit,
}

impl TimelineKind {
    /// Every kind, in the order they are offered in.
    pub const ALL: &[Self] = &[
        Self::Conversation,
        Self::Commitment,
        Self::Assessment,
        Self::Post,
        Self::Tie,
        Self::Edit,
    ];
}

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineEvent {
    /// A conversation was held.
    Held,
    /// Something was promised by us.
    WePromised,
    /// Something was promised by them.
    TheyPromised,
    /// A promise was kept.
    Done,
    /// Something was judged.
    Assessed,
    /// A post or tie began.
    Began,
    /// It ended.
    Ended,
    /// Somebody joined a group.
    Joined,
    /// Somebody left a group.
    Left,
    /// They came into the register.
    Added,
    /// They came into a project.
    Staked,
    /// A field was changed.
    Changed,
    /// Something else was recorded, told by its label.
    Recorded,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TimelineEntry {
    /// What kind of thing.
    pub kind: TimelineKind,
    /// What happened to it.
    pub event: TimelineEvent,
    /// The day it happened on, or speaks of.
    pub on_date: NaiveDate,
    /// When it was recorded, where that is known.
    pub at: Option<DateTime<Utc>>,
    /// Who recorded it; empty where that is not known.
    pub author: String,
    /// The project it belongs to.
    pub project: Option<ProjectId>,
    /// Its name.
    pub project_name: Option<String>,
    /// What it was, as it was written: purpose, promise, title, note, label.
    pub what: String,
    /// The axis that was judged; of one's own, its id.
    pub axis: Option<AnyAxis>,
    /// What that axis is called.
    pub axis_name: Option<String>,
    /// The field that was changed, as the register calls it.
    pub field: Option<String>,
    /// What stood there before, of a value that replaced one.
    pub old: Option<String>,
    /// What stands there from then on.
    pub new: Option<String>,
    /// The kind of the tie; none for a membership.
    pub tie: Option<TieKind>,
    /// Whether the tie leads away from this stakeholder, or the membership is in that group.
    pub outgoing: bool,
    /// The other end of the tie, or the group or member.
    pub other: Option<StakeholderId>,
    /// Its name.
    pub other_name: Option<String>,
}

/// How many there are of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TimelineCount {
    /// The kind.
    pub kind: TimelineKind,
    /// How many.
    pub count: u64,
}

/// A window of a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonTimeline {
    /// How many entries of the kinds asked for there are.
    pub total: u64,
    /// Those of this window, newest first.
    pub items: Vec<TimelineEntry>,
    /// How many there are of each kind, whichever were asked for.
    pub counts: Vec<TimelineCount>,
}

impl TimelineEntry {
    fn of(kind: TimelineKind, event: TimelineEvent, on_date: NaiveDate) -> Self {
        Self {
            kind,
            event,
            on_date,
            at: None,
            author: String::new(),
            project: None,
            project_name: None,
            what: String::new(),
            axis: None,
            axis_name: None,
            field: None,
            old: None,
            new: None,
            tie: None,
            outgoing: false,
            other: None,
            other_name: None,
        }
    }
}

/// `person_timeline`.
pub fn timeline(look: Look<'_>, request: TimelineRequest) -> Result<PersonTimeline, Failure> {
    check_limit(request.limit)?;
    let as_of = look.date(request.as_of)?;
    let id = request.id;
    sql::one::<i64>(
        look.conn,
        "SELECT 1 FROM stakeholder WHERE id = ?1",
        [sql::Id(id)],
    )?
    .ok_or_else(|| Failure::not_found("This stakeholder"))?;
    let mut entries = conversations(look, id)?;
    entries.extend(commitments(look, id)?);
    entries.extend(assessments(look, id)?);
    let recorded = Recorded::of(look, id)?;
    entries.extend(posts(look, id, &recorded)?);
    entries.extend(ties(look, id, &recorded)?);
    entries.extend(recorded.edits(look, id)?);
    entries.retain(|entry| entry.on_date <= as_of);
    // Stable: what happened on one day stays in the order of its kind where nothing tells when it was recorded.
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.on_date, entry.at)));
    let counts = TimelineKind::ALL
        .iter()
        .map(|kind| TimelineCount {
            kind: *kind,
            count: entries.iter().filter(|entry| entry.kind == *kind).count() as u64,
        })
        .collect();
    entries.retain(|entry| request.kinds.is_empty() || request.kinds.contains(&entry.kind));
    Ok(PersonTimeline {
        total: entries.len() as u64,
        items: entries
            .into_iter()
            .skip(request.offset as usize)
            .take(request.limit as usize)
            .collect(),
        counts,
    })
}

/// The project of a row, in two columns from this one on.
fn project(entry: &mut TimelineEntry, row: &Row<'_>, at: usize) -> store::rusqlite::Result<()> {
    entry.project = sql::maybe_id(row, at)?;
    entry.project_name = row.get(at + 1)?;
    Ok(())
}

fn conversations(look: Look<'_>, id: StakeholderId) -> Result<Vec<TimelineEntry>, Failure> {
    sql::rows(
        look.conn,
        "SELECT e.on_date, e.recorded_at, e.author, p.id, p.name, e.channel, e.purpose, e.response, e.shared, e.issues \
         FROM engagement_record e LEFT JOIN project p ON p.id = e.project_id WHERE e.stakeholder_id = ?1 ORDER BY e.id",
        [sql::Id(id)],
        |row| {
            let mut entry = TimelineEntry::of(TimelineKind::Conversation, TimelineEvent::Held, row.get(0)?);
            entry.at = row.get(1)?;
            entry.author = row.get(2)?;
            project(&mut entry, row, 3)?;
            // How and what for; without either, what was said.
            let said = (5..10)
                .map(|at| row.get::<_, String>(at))
                .collect::<store::rusqlite::Result<Vec<_>>>()?;
            let (head, rest) = said.split_at(2);
            let filled = |texts: &[String]| {
                texts
                    .iter()
                    .filter(|text| !text.is_empty())
                    .cloned()
                    .collect::<Vec<_>>()
            };
            entry.what = filled(head).join(": ");
            entry.new = filled(rest).into_iter().next();
            Ok(entry)
        },
    )
}

fn commitments(look: Look<'_>, id: StakeholderId) -> Result<Vec<TimelineEntry>, Failure> {
    let found = sql::rows(
        look.conn,
        "SELECT c.agreed_on, c.recorded_at, c.author, p.id, p.name, c.what, c.direction = 'ours', \
         CASE WHEN c.status = 'done' THEN c.done_on END \
         FROM commitment c LEFT JOIN project p ON p.id = c.project_id WHERE c.stakeholder_id = ?1 ORDER BY c.id",
        [sql::Id(id)],
        |row| {
            let event = if row.get(6)? {
                TimelineEvent::WePromised
            } else {
                TimelineEvent::TheyPromised
            };
            let mut entry = TimelineEntry::of(TimelineKind::Commitment, event, row.get(0)?);
            entry.at = row.get(1)?;
            entry.author = row.get(2)?;
            project(&mut entry, row, 3)?;
            entry.what = row.get(5)?;
            Ok((entry, row.get::<_, Option<NaiveDate>>(7)?))
        },
    )?;
    let mut entries = Vec::with_capacity(found.len());
    for (entry, done_on) in found {
        if let Some(on_date) = done_on {
            entries.push(TimelineEntry {
                event: TimelineEvent::Done,
                on_date,
                at: None,
                author: String::new(),
                ..entry.clone()
            });
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// Each with what the same assessor said of the same before.
fn assessments(look: Look<'_>, id: StakeholderId) -> Result<Vec<TimelineEntry>, Failure> {
    let axes = OwnAxes::read(look.conn)?;
    sql::rows(
        look.conn,
        "SELECT a.on_date, a.recorded_at, a.assessor, p.id, p.name, a.note, a.axis, a.value, \
         lag(a.value) OVER (PARTITION BY a.project_id, a.axis, a.assessor ORDER BY a.on_date, a.recorded_at, a.id) \
         FROM assessment a JOIN project p ON p.id = a.project_id WHERE a.stakeholder_id = ?1 ORDER BY a.id",
        [sql::Id(id)],
        |row| {
            let mut entry = TimelineEntry::of(TimelineKind::Assessment, TimelineEvent::Assessed, row.get(0)?);
            entry.at = row.get(1)?;
            entry.author = row.get(2)?;
            project(&mut entry, row, 3)?;
            entry.what = row.get(5)?;
            let axis = sql::word(row, 6)?;
            entry.axis = Some(axis);
            entry.axis_name = Some(axes.name(axis).to_owned());
            entry.new = Some(row.get::<_, i64>(7)?.to_string());
            entry.old = row.get::<_, Option<i64>>(8)?.map(|value| value.to_string());
            Ok(entry)
        },
    )
}

fn posts(look: Look<'_>, id: StakeholderId, recorded: &Recorded) -> Result<Vec<TimelineEntry>, Failure> {
    let found = sql::rows(
        look.conn,
        "SELECT r.id, r.title, u.name, r.from_on, r.until_on FROM role_held r LEFT JOIN unit u ON u.id = r.unit_id \
         WHERE r.stakeholder_id = ?1 ORDER BY r.id",
        [sql::Id(id)],
        |row| {
            Ok((
                row.get::<_, [u8; 16]>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Option<String>>(2)?,
                row.get::<_, Option<NaiveDate>>(3)?,
                row.get::<_, Option<NaiveDate>>(4)?,
            ))
        },
    )?;
    let mut entries = Vec::new();
    for (post, title, unit, from_on, until_on) in found {
        let what = match unit {
            Some(unit) => format!("{title}, {unit}"),
            None => title,
        };
        let came = recorded.came(&post);
        // Without a date it is told when it was recorded.
        if let Some(on_date) = from_on.or_else(|| came.map(|line| look.context.date_of(line.at))) {
            let mut entry = TimelineEntry::of(TimelineKind::Post, TimelineEvent::Began, on_date);
            entry.what.clone_from(&what);
            recorded.sign(&mut entry, came);
            entries.push(entry);
        }
        if let Some(on_date) = until_on {
            let mut entry = TimelineEntry::of(TimelineKind::Post, TimelineEvent::Ended, on_date);
            entry.what = what;
            recorded.sign(&mut entry, recorded.said_last(&post, "until_on"));
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// Ties in either direction, and memberships in either.
fn ties(look: Look<'_>, id: StakeholderId, recorded: &Recorded) -> Result<Vec<TimelineEntry>, Failure> {
    let found = sql::rows(
        look.conn,
        "SELECT t.id, t.kind, t.from_id = ?1, s.id, s.name, t.from_on, t.until_on FROM tie t \
         JOIN stakeholder s ON s.id = iif(t.from_id = ?1, t.to_id, t.from_id) WHERE t.from_id = ?1 OR t.to_id = ?1 \
         UNION ALL \
         SELECT m.id, NULL, m.member_id = ?1, s.id, s.name, m.from_on, m.until_on FROM membership m \
         JOIN stakeholder s ON s.id = iif(m.member_id = ?1, m.group_id, m.member_id) \
         WHERE m.group_id = ?1 OR m.member_id = ?1 ORDER BY 1",
        [sql::Id(id)],
        |row| {
            let mut entry = TimelineEntry::of(TimelineKind::Tie, TimelineEvent::Began, row.get(5)?);
            entry.tie = row.get::<_, Option<sql::Word<TieKind>>>(1)?.map(|kind| kind.0);
            entry.outgoing = row.get(2)?;
            entry.other = Some(sql::id(row, 3)?);
            entry.other_name = Some(row.get(4)?);
            Ok((
                row.get::<_, [u8; 16]>(0)?,
                entry,
                row.get::<_, Option<NaiveDate>>(6)?,
            ))
        },
    )?;
    let mut entries = Vec::new();
    for (tie, mut entry, until_on) in found {
        let (began, ended) = if entry.tie.is_some() {
            (TimelineEvent::Began, TimelineEvent::Ended)
        } else {
            (TimelineEvent::Joined, TimelineEvent::Left)
        };
        entry.event = began;
        if let Some(on_date) = until_on {
            let mut end = TimelineEntry {
                event: ended,
                on_date,
                ..entry.clone()
            };
            recorded.sign(&mut end, recorded.said_last(&tie, "until_on"));
            entries.push(end);
        }
        recorded.sign(&mut entry, recorded.came(&tie));
        entries.push(entry);
    }
    Ok(entries)
}
