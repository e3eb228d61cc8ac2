//! The parts of a brief, each short enough for one page.

use ::report::brief::{BriefFact, BriefLine, BriefList, BriefStake};
use ::report::figures;
use chrono::NaiveDate;
use domain::{
    CommitmentDirection, CommitmentStatus, Holds, ProjectId, RequestStatus, StakeholderId, TieKind,
};
use store::fold_key;

use super::super::profile::PersonProfile;
use crate::commitments::list::CommitmentRow;
use crate::engagements::list::EngagementRow;
use crate::map::standing::{Placed, Standing, standing_of};
use crate::redact::{Engine, Said, TextPlace};
use crate::support::requests::{RequestsRequest, list as requests_list};
use crate::words::counted;
use crate::workspace::house_rules;
use crate::{Failure, Look};

const POSTS: usize = 4;
const STAKES: usize = 4;
const TALKS: usize = 3;
const PROMISES: usize = 4;
const TIES: usize = 6;
const NAMES: usize = 5;
const REQUESTS: usize = 3;
/// The most characters of a text of a conversation, and of any other.
const TALK: usize = 200;
const LINE: usize = 120;

/// What a brief is made from.
pub(super) struct Maker<'a, 'l> {
    pub(super) look: Look<'l>,
    pub(super) engine: &'a Engine,
    pub(super) id: StakeholderId,
    pub(super) only: Option<ProjectId>,
    pub(super) as_of: NaiveDate,
    pub(super) known: &'a PersonProfile,
}

/// A text within its measure, on one line.
fn short(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn line(head: impl Into<String>, text: impl Into<String>) -> BriefLine {
    BriefLine {
        head: head.into(),
        text: text.into(),
        late: false,
    }
}

fn first(mut lines: Vec<BriefLine>, most: usize) -> BriefList {
    let more = lines.len().saturating_sub(most);
    lines.truncate(most);
    BriefList {
        lines,
        more: u32::try_from(more).unwrap_or(u32::MAX),
    }
}

impl Maker<'_, '_> {
    fn is_meant(&self, project: Option<ProjectId>) -> bool {
        self.only.is_none() || project.is_none() || project == self.only
    }

    fn text<'s>(&self, key: &'s str, what: &'s str, by: &'s str) -> Said<'s> {
        Said {
            key,
            what,
            place: TextPlace::Profile,
            stakeholder: Some(self.id),
            by: Some(by),
        }
    }

    pub(super) fn who(&self) -> Vec<BriefFact> {
        let person = &self.known.person;
        let verified = person.verified_on.map(figures::date).unwrap_or_default();
        let path = self.known.unit_path.join(" › ");
        let cell = |name: &str, holds, text: &str| {
            let key = format!("brief.{name}");
            let said = Said {
                by: None,
                ..self.text(&key, name, "")
            };
            let value = self.engine.cell(holds, None, said, text)?;
            (!value.trim().is_empty()).then(|| BriefFact {
                name: name.to_owned(),
                value: short(&value, LINE),
            })
        };
        [
            cell("Role", Holds::Position, &person.role),
            cell("Unit", Holds::Label, &path),
            cell("Relationship owner", Holds::Owner, &person.owner),
            cell("E-mail", Holds::Contact, &person.email),
            cell("Telephone", Holds::Contact, &person.phone),
            cell("Verified", Holds::Plain, &verified),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Those held now, then those that ended, the last first.
    pub(super) fn posts(&self) -> BriefList {
        let mut posts: Vec<_> = self.known.roles.iter().collect();
        let over = |until: Option<NaiveDate>| until.filter(|until| *until < self.as_of);
        posts.sort_by_key(|post| {
            (
                over(post.until_on).is_some(),
                std::cmp::Reverse(post.until_on),
                std::cmp::Reverse(post.from_on),
            )
        });
        let said = posts.into_iter().map(|post| {
            let what = [Some(post.title.as_str()), post.unit.as_deref()];
            let what: Vec<String> = what
                .into_iter()
                .flatten()
                .map(|text| self.engine.label(text))
                .collect();
            let dates = match (post.from_on, post.until_on) {
                (Some(from), Some(until)) => format!("{} – {}", figures::date(from), figures::date(until)),
                (Some(from), None) => format!("since {}", figures::date(from)),
                (None, Some(until)) => format!("until {}", figures::date(until)),
                (None, None) => String::new(),
            };
            let what = short(&what.join(", "), LINE);
            line(what, dates)
        });
        first(said.collect(), POSTS)
    }

    /// Conversations about what is meant, newest first; of one's own only those.
    pub(super) fn talks(&self) -> Vec<&EngagementRow> {
        self.known
            .engagements
            .iter()
            .filter(|row| self.is_meant(row.project) && self.look.counts(&row.author))
            .collect()
    }

    pub(super) fn said(&self) -> BriefList {
        let lines = self.talks().into_iter().map(|row| {
            let texts = [
                ("purpose", "What a conversation was for", &row.purpose),
                ("shared", "What was shared in a conversation", &row.shared),
                ("issues", "Issues raised in a conversation", &row.issues),
                ("response", "The response in a conversation", &row.response),
            ];
            let said: Vec<String> = texts
                .into_iter()
                .filter(|(.., text)| !text.trim().is_empty())
                .filter_map(|(field, what, text)| {
                    let key = format!("engagement.{}.{field}", row.id);
                    self.engine.said(self.text(&key, what, &row.author), text)
                })
                .collect();
            let how = [row.channel.as_str(), row.project_name.as_deref().unwrap_or("")];
            let how: Vec<String> = how
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(|text| self.engine.label(text))
                .collect();
            let head = std::iter::once(figures::date(row.on_date)).chain(how);
            line(
                head.collect::<Vec<_>>().join(", "),
                short(&said.join(" · "), TALK),
            )
        });
        first(lines.collect(), TALKS)
    }

    pub(super) fn mood(&self) -> Option<String> {
        let rows: Vec<EngagementRow> = self.talks().into_iter().cloned().collect();
        let sentiment = crate::engagements::list::sentiment(&rows);
        let now = sentiment.now?;
        let trend = match sentiment.trend {
            Some(trend) if trend > 0.0 => ", better than before",
            Some(trend) if trend < 0.0 => ", worse than before",
            Some(_) => ", as before",
            None => "",
        };
        Some(format!(
            "How the last three conversations felt, from −2 to 2: {}{trend}.",
            figures::score(now)
        ))
    }

    pub(super) fn stakes(&self) -> Result<(Vec<BriefStake>, u32), Failure> {
        let met = self.talks().first().map(|row| row.on_date);
        let rules = house_rules(self.look.conn)?;
        let meant: Vec<_> = self
            .known
            .stakes
            .iter()
            .filter(|stake| self.is_meant(Some(stake.project)))
            .collect();
        let more = meant.len().saturating_sub(STAKES);
        let mut stakes = Vec::new();
        for stake in meant.into_iter().take(STAKES) {
            let now = &stake.standing;
            let change = match met.filter(|met| *met < self.as_of) {
                Some(met) => {
                    let then = standing_of(self.look, stake.project, met, self.id, &rules)?;
                    changed(&then, now).map(|change| format!("Since {}: {change}", figures::date(met)))
                }
                None => None,
            };
            stakes.push(BriefStake {
                project: self.engine.label(&stake.project_name),
                place: place(now),
                current: now.current.map(|level| level.label().to_owned()),
                desired: now.desired.map(|level| level.label().to_owned()),
                gap: gap(now),
                change,
                assessed_on: now.latest_on,
            });
        }
        Ok((stakes, u32::try_from(more).unwrap_or(u32::MAX)))
    }

    pub(super) fn promised(&self, direction: CommitmentDirection) -> BriefList {
        let is_open = |row: &&CommitmentRow| {
            row.direction == direction
                && row.status == CommitmentStatus::Open
                && self.is_meant(row.project)
                && self.look.counts(&row.author)
        };
        let open = self.known.commitments.iter().filter(is_open);
        let lines = open.map(|row| {
            let key = format!("commitment.{}.what", row.id);
            let what = self
                .engine
                .said(self.text(&key, "A commitment", &row.author), &row.what);
            let owner = self.engine.owner(&row.owner).filter(|owner| !owner.is_empty());
            let owner = owner.map(|owner| format!(" ({owner})")).unwrap_or_default();
            BriefLine {
                head: row.due_on.map_or_else(
                    || "no date".to_owned(),
                    |due| format!("by {}", figures::date(due)),
                ),
                text: format!("{}{owner}", short(&what.unwrap_or_default(), LINE)),
                late: row.overdue,
            }
        });
        first(lines.collect(), PROMISES)
    }

    pub(super) fn ties(&self) -> BriefList {
        let mut kinds: Vec<(&str, Vec<String>)> = Vec::new();
        for tie in &self.known.ties {
            let Some(name) = self.engine.stakeholder(tie.other, &tie.other_name) else {
                continue;
            };
            let said = tie_said(tie.kind, tie.outgoing);
            match kinds.iter_mut().find(|(kind, _)| *kind == said) {
                Some((_, names)) => names.push(name),
                None => kinds.push((said, vec![name])),
            }
        }
        let groups: Vec<String> = self
            .known
            .groups
            .iter()
            .filter_map(|group| self.engine.stakeholder(group.stakeholder, &group.name))
            .collect();
        if !groups.is_empty() {
            kinds.push(("Member of", groups));
        }
        let lines = kinds.into_iter().map(|(said, mut names)| {
            names.sort_by_key(|name| fold_key(name));
            let more = names.len().saturating_sub(NAMES);
            names.truncate(NAMES);
            let more = if more > 0 {
                format!(" and {}", counted(more as u64, "other", "others"))
            } else {
                String::new()
            };
            line(said, format!("{}{more}", short(&names.join(", "), LINE)))
        });
        first(lines.collect(), TIES)
    }

    pub(super) fn requests(&self) -> Result<BriefList, Failure> {
        let open = requests_list(
            self.look,
            RequestsRequest {
                project: self.only,
                status: Some(RequestStatus::Waiting),
                as_of: Some(self.as_of),
                offset: 0,
                limit: crate::door::MOST_ROWS,
            },
        )?;
        let lines = open
            .items
            .into_iter()
            .filter(|row| row.for_stakeholder == Some(self.id))
            .filter(|row| self.look.counts(&row.requested_by))
            .map(|row| {
                let key = format!("request.{}.why", row.id);
                let why = self
                    .engine
                    .said(
                        self.text(&key, "Why support is asked for", &row.requested_by),
                        &row.why,
                    )
                    .unwrap_or_default();
                let parts = [self.engine.label(&row.service_name), why];
                let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                BriefLine {
                    head: row.by_when.map_or_else(
                        || figures::date(row.requested_on),
                        |by| format!("by {}", figures::date(by)),
                    ),
                    text: short(&parts.join(": "), LINE),
                    late: row.by_when.is_some_and(|by| by < self.as_of),
                }
            });
        Ok(first(lines.collect(), REQUESTS))
    }
}

/// A tie as it reads from one end.
fn tie_said(kind: TieKind, outgoing: bool) -> &'static str {
    match (kind, outgoing) {
        (TieKind::ReportsTo, true) => "Reports to",
        (TieKind::ReportsTo, false) => "Reports from",
        (TieKind::Influences, true) => "Influences",
        (TieKind::Influences, false) => "Influenced by",
        (TieKind::ConsultedBy, true) => "Consulted by",
        (TieKind::ConsultedBy, false) => "Consults",
        (TieKind::Advises, true) => "Advises",
        (TieKind::Advises, false) => "Advised by",
        (TieKind::WorksWith, _) => "Works with",
    }
}

/// Power and interest and what they come to (R1).
fn place(standing: &Standing) -> Option<String> {
    let figure = |name: &str, placed: &Option<Placed>| {
        placed
            .as_ref()
            .map(|placed| format!("{name} {}", figures::score(placed.median)))
    };
    let figures: Vec<String> = [
        figure("power", &standing.power),
        figure("interest", &standing.interest),
    ]
    .into_iter()
    .flatten()
    .collect();
    let figures = figures.join(", ");
    match standing.quadrant {
        Some(quadrant) => {
            let disputed = if standing.disputed { ", disputed" } else { "" };
            Some(format!("{} ({figures}{disputed})", quadrant.label()))
        }
        None => (!figures.is_empty()).then_some(figures),
    }
}

/// How far it is from where they stand to where they are wanted (R4).
fn gap(standing: &Standing) -> Option<String> {
    let gap = standing.gap?;
    let steps = counted(u64::from(gap.unsigned_abs()), "step", "steps");
    let way = match gap {
        0 => return Some("none".to_owned()),
        1.. => "up",
        _ => "down",
    };
    let kind = standing
        .gap_kind
        .map(|kind| format!(": {}", kind.label().to_lowercase()))
        .unwrap_or_default();
    Some(format!("{steps} {way}{kind}"))
}

/// What is other than it was.
fn changed(then: &Standing, now: &Standing) -> Option<String> {
    let mut parts = Vec::new();
    if then.current != now.current
        && let (Some(was), Some(is)) = (then.current, now.current)
    {
        parts.push(format!(
            "{} → {}",
            was.label().to_lowercase(),
            is.label().to_lowercase()
        ));
    }
    for (name, was, is) in [
        ("power", &then.power, &now.power),
        ("interest", &then.interest, &now.interest),
    ] {
        if let (Some(was), Some(is)) = (was, is)
            && (was.median - is.median).abs() > f64::EPSILON
        {
            parts.push(format!(
                "{name} {} → {}",
                figures::score(was.median),
                figures::score(is.median)
            ));
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}
